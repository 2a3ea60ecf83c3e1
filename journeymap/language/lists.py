"""Many values of one kind: lists, and mappings from names to values."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, TypeGuard

from yaml.events import ScalarEvent

from journeymap.language import slips
from journeymap.language.cuts import take_out_numbers, take_out_texts
from journeymap.language.shapes import ABSENT, Shape, in_one, other_form, shape_class, slip_in
from journeymap.language.tree import (
    Broken,
    Items,
    Mapping,
    Node,
    index_of,
    is_blank,
    is_on_one_line,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from journeymap.language.places import Report
    from journeymap.language.shapes import Value


@shape_class
class ListOf:
    """A list of one shape, as a tuple; `or_one` also takes a single value without the dash.

    `instead` stands for an item that could not be read, so that the places of the others stay.
    In brackets, items that are `names` hold no full-width comma: it was meant to part two of them.
    """

    item: Shape
    or_one: bool = False
    at_least_one: bool = False
    names: bool = False
    instead: Any = ABSENT
    expects: str = "list"

    def read(self, node: Node, report: Report) -> Value:
        """The values that could be read, in order."""
        if type(node) is not Items:
            return self._single(node, report)
        if self.at_least_one and not node.items:
            report.add("empty-list", index_of(node))
        read = self.item.read
        values = []
        torn: set[int] = set()
        if report.text[index_of(node)] == "[":
            torn = _note_torn_quotes(node, report)
            if self.names:
                _note_full_width_commas(node, report)
        for number, each in enumerate(node.items):
            if is_blank(each):
                report.add("blank-item", index_of(each))
                value = ABSENT
            else:
                value = ABSENT if number in torn else read(each, report)
            value = self.instead if value is ABSENT else value
            if value is not ABSENT:
                values.append(value)
        return tuple(values)

    def _single(self, node: Node, report: Report) -> Value:
        """The list of a value that stands without brackets and dashes."""
        if self._is_item_as_text(node):
            from journeymap.language import shorthands  # noqa: PLC0415 - a sound file pays nothing

            item: Any = self.item
            shorthands.note_item(node, item, report, is_alone=True)
            return ABSENT
        if not self.or_one or type(node) is Broken:
            return other_form(self, node, report)
        if type(node) is ScalarEvent and is_unlisted(node, is_list=True, is_text=True):
            return note_unlisted(node, report)
        if _is_dashes(node, report.text):
            report.add("dash-without-space", index_of(node))
            return ABSENT
        value = self.item.read(node, report)
        return ABSENT if value is ABSENT else (value,)

    def _is_item_as_text(self, node: Node) -> TypeGuard[ScalarEvent]:
        """Whether a text stands alone for an item that has fields."""
        return (
            type(node) is ScalarEvent
            and len(getattr(self.item, "required", ())) == 1
            and is_on_one_line(node)
            and not slip_in(node)
        )

    def itemised(self, node: Mapping, report: Report) -> Node:
        """A single item whose dash is missing, as the list that was meant; noted."""
        required = getattr(self.item, "required", ())
        if not required or required[0] not in node.fields:
            return node
        first = next(iter(node.keys.values()))
        report.add("dash-missing", index_of(first), name=first.value)
        items = Items(node)
        items.items.extend((node, *node.more))
        return items


def is_unlisted(node: ScalarEvent, *, is_list: bool, is_text: bool = False) -> bool:
    """Whether a plain text was meant to be several values: behind bullets, in odd brackets.

    A text may well stand in corner brackets, which are quotes in some places.
    """
    text = node.value
    if node.style or text[:1] not in slips.BEFORE_SEVERAL:
        return False
    if is_list and slips.bullet(text):
        return True
    return slips.is_bracketed(text) and (text[0] != "「" or (is_list and not is_text))


def note_unlisted(node: ScalarEvent, report: Report) -> Any:  # noqa: ANN401 - always ABSENT
    """Note the sign that keeps a text from being several values, and those between them."""
    text, index = node.value, index_of(node)
    if slip := slips.bullet(text):
        report.add(slip.code, index + slip.offset, character=slip.character)
        return ABSENT
    report.add("full-width-bracket", index, character=text[0])
    for slip in slips.all_in_name(text):
        if slip.code in slips.OF_ANOTHER_KEYBOARD:
            report.add(slip.code, index + slip.offset, character=slip.character)
    return ABSENT


def _note_torn_quotes(node: Items, report: Report) -> set[int]:
    """Note texts in curly quotes that a comma tore into items; gives the items' numbers."""
    torn: set[int] = set()
    if not any(type(each) is ScalarEvent and each.value[:1] in slips.CURLY for each in node.items):
        return torn
    items = [
        each.value if type(each) is ScalarEvent and not each.style else "" for each in node.items
    ]
    start = -1
    for number, text in enumerate(items):
        if start >= 0 and slips.closes(text, items[start][0]):
            report.add("curly-quotes", index_of(node.items[start]), character=items[start][0])
            torn.update(range(start, number + 1))
            start = -1
        elif slips.is_left_open(text):
            start = number
    return torn


def _note_full_width_commas(node: Items, report: Report) -> None:
    for each in node.items:
        if type(each) is ScalarEvent and not each.style:
            for slip in slips.all_in_name(each.value):
                if slip.code == "full-width-comma":
                    report.add(slip.code, index_of(each) + slip.offset, character=slip.character)


def _has_empty(values: Iterable[Node]) -> bool:
    """Whether a value was perhaps left empty."""
    return any(type(each) is ScalarEvent and not each.value for each in values)


_DASHES = re.compile(r"-[^\r\n]*[\r\n]\s*-")


def _is_dashes(node: Node, text: str) -> bool:
    """Whether lines that begin with a dash were read as one text, for want of a space after it."""
    return (
        type(node) is ScalarEvent
        and not node.style
        and not is_on_one_line(node)
        and _DASHES.match(text, index_of(node)) is not None
    )


@shape_class
class Named:
    """A mapping from names to values; `make(name, value)` builds each, in order, as a tuple.

    Where `bare` is given, a value left empty means `bare(name)`, which also stands for a value that
    could not be read. Where the values are `texts`, a name in braces without a colon is none: a
    comma cut it off from the text before it.
    """

    name: Shape
    value: Shape
    make: Callable[[Any, Any], Any]
    bare: Callable[[Any], Any] | None = None
    texts: bool = False
    expects: str = "mapping"

    def read(self, node: Node, report: Report) -> Value:
        """The values that could be read, in order."""
        mapping = node if type(node) is Mapping else in_one(node, report)
        if mapping is None:
            return other_form(self, node, report)
        if not mapping.is_whole or _has_empty(mapping.fields.values()):
            take_out_numbers(mapping, report)
            if self.texts:
                take_out_texts(mapping, report)
        values = []
        seen: set[object] = set()
        for written, child in mapping.fields.items():
            key = mapping.keys[written]
            name = self.name.read(key, report)
            if name is ABSENT:
                continue
            if name in seen:
                report.add("repeated-item", index_of(key), name=written)
            elif (value := self._value(name, child, key, report)) is not ABSENT:
                values.append(value)
            seen.add(name)
        return tuple(values)

    def _value(self, name: Value, child: Node, key: ScalarEvent, report: Report) -> Value:
        """What is made of a name and its value, or of the name alone."""
        if is_blank(child):
            if not self.bare:
                report.add("blank-value", index_of(key), name=key.value)
        elif (value := self.value.read(child, report)) is not ABSENT:
            return self.make(name, value)
        return self.bare(name) if self.bare else ABSENT
