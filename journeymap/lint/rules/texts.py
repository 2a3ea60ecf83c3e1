"""Texts: whose voice they have, and whether a sign of YAML cut them."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from yaml.events import ScalarEvent

from journeymap.language.editing.structure import bare, inner_shape
from journeymap.language.forms import Forms
from journeymap.language.grammar import JOURNEY
from journeymap.language.lists import ListOf
from journeymap.language.tree import Items, Mapping, end_of, index_of
from journeymap.language.values import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from journeymap.language.shapes import Shape
    from journeymap.language.tree import Node
    from journeymap.lint.subject import Hit, Subject

_HAN = re.compile(r"[\u3400-\u9fff]")
_CUSTOMER_IN_CHINESE = re.compile("[我咱俺]")
_CUSTOMER_IN_ENGLISH = re.compile(
    r"\b(?:i|me|my|mine|myself|we|us|our|ours|ourselves)\b", re.IGNORECASE
)


def first_person(of: Subject) -> Iterator[Hit]:
    """Titles of touchpoints in which no customer speaks, in Chinese and English."""
    is_english = of.journey.language.lower().startswith("en")
    for path, touchpoint in of.touchpoints:
        title = touchpoint.title
        if _HAN.search(title):
            is_told = _CUSTOMER_IN_CHINESE.search(title) is not None
        else:
            is_told = not is_english or _CUSTOMER_IN_ENGLISH.search(title) is not None
        if title and not is_told:
            yield of.hit((*path, "title"), name=title)


_HASH = re.compile(r"(?<=[^\s#]) #(?=[^\s#])")
"""One space, the sign, and no space: a number or a name. A comment has a space after it."""


def cut_by_hash(of: Subject) -> Iterator[Hit]:
    """Texts without quotes that end where ` #4` or the like begins."""
    text = of.located.text
    cuts = {found.start() for found in _HASH.finditer(text)}
    if not cuts:
        return
    for node in _texts(of.located.root):
        end = end_of(node)
        if end in cuts and not node.style:
            rest = text[end + 2 : end + 2 + len(node.value) + 20].split("\n")[0].strip()
            yield of.hit_at(index_of(node), name=node.value, rest=rest)


def _texts(root: Node) -> Iterator[ScalarEvent]:
    """Every scalar of the file that is a text by the grammar."""
    waiting: list[tuple[Node, Shape | None]] = [(root, JOURNEY)]
    while waiting:
        node, shape = waiting.pop()
        if shape is None:
            continue
        if isinstance(node, Mapping):
            waiting += [(each, inner_shape(shape, name)) for name, each in node.fields.items()]
        elif isinstance(node, Items):
            waiting += [(each, inner_shape(shape, 0)) for each in node.items]
        elif isinstance(node, ScalarEvent) and _takes_text(shape):
            yield node


def _takes_text(shape: Shape) -> bool:
    shape = bare(shape)
    if isinstance(shape, ListOf):
        return shape.or_one and _takes_text(shape.item)
    if isinstance(shape, Forms):
        return shape.scalar is not None and _takes_text(shape.scalar)
    return isinstance(shape, Text)


_LISTS = ("quotes", "pains", "gains")
_HALF = re.compile(
    r"(?:but|and|or|nor|yet|because|although|though|which)\b|但|不过|而且|却|所以|因为"
)
"""How the second half of a sentence begins, and hardly ever an item of a list."""

_SENTENCE = re.compile(r"[A-Z]|I\b")


def cut_by_comma(of: Subject) -> Iterator[Hit]:
    """Items in brackets that look like the second half of the one before them.

    They begin as no item does (`but …`, `但…`); or follow their comma without a space where other
    items of the list have one; or are a quote in lower case after one that begins a sentence.
    """
    for path, touchpoint in of.touchpoints:
        for field in _LISTS:
            if len(getattr(touchpoint, field)) > 1:
                node = of.node((*path, field))
                if isinstance(node, Items) and of.located.text[index_of(node)] == "[":
                    yield from _halves(of, node.items, is_spoken=field == "quotes")


def _halves(of: Subject, items: list[Node], *, is_spoken: bool) -> Iterator[Hit]:
    pairs = [
        (before, item)
        for before, item in pairwise(items)
        if isinstance(before, ScalarEvent) and isinstance(item, ScalarEvent)
    ]
    tight = [_follows_at_once(of.located.text, *each) for each in pairs]
    for (before, item), is_tight in zip(pairs, tight, strict=True):
        is_half = (
            _HALF.match(item.value)
            or (is_tight and not all(tight))
            or (is_spoken and _SENTENCE.match(before.value) and item.value[:1].islower())
        )
        if is_half and not before.style and not item.style:
            yield of.hit_at(index_of(item), name=item.value, before=before.value)


def _follows_at_once(text: str, before: ScalarEvent, item: ScalarEvent) -> bool:
    return not any(each.isspace() for each in text[end_of(before) : index_of(item)])


_FULL_WIDTH = re.compile("[，、]")


def joined_by_comma(of: Subject) -> Iterator[Hit]:
    """Brackets around one text that holds full-width commas: they part nothing."""
    for path, touchpoint in of.touchpoints:
        for field in ("pains", "gains"):
            texts = getattr(touchpoint, field)
            if len(texts) == 1 and _FULL_WIDTH.search(texts[0]):
                node = of.node((*path, field))
                if isinstance(node, Items) and of.located.text[index_of(node)] == "[":
                    (item,) = node.items
                    if isinstance(item, ScalarEvent) and not item.style:
                        yield of.hit_at(index_of(item), name=item.value)


_BETWEEN_SEVERAL = {
    "channels": re.compile("[ ]*[,;，、；][ ]*"),
    "pains": re.compile("[ ]*[、；][ ]*"),
    "gains": re.compile("[ ]*[、；][ ]*"),
}
"""A comma is part of a sentence, and hardly ever of a channel's name."""


def several_in_one(of: Subject) -> Iterator[Hit]:
    """Texts without quotes and brackets that look like several: `phone, email`, `排队长、太贵`."""
    places = [path for path, _ in of.touchpoints]
    for path in (*places, *(path for path, _, _ in of.segment_scores)):
        for field, between in _BETWEEN_SEVERAL.items():
            node = of.node((*path, field))
            if isinstance(node, Items) and of.located.text[index_of(node)] == "[":
                continue
            for each in node.items if isinstance(node, Items) else [node]:
                if isinstance(each, ScalarEvent) and not each.style:
                    parts = list(filter(None, between.split(each.value)))
                    if len(parts) > 1:
                        listed = f"[{', '.join(parts)}]"
                        yield of.hit_at(index_of(each), name=each.value, parts=listed)
