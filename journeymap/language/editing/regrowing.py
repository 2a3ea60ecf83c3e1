"""The tree of an edited text: the old one, with the one part anew in which all changes lie.

Reading a whole file again to see what became of one touchpoint would double what an edit costs.
Most places in the new tree are those of the old text, and those of a new part lie behind its end:
they hold within `Regrown.text`, but must not be told.
"""

from __future__ import annotations

from bisect import bisect_right
from copy import copy
from typing import TYPE_CHECKING, NamedTuple

from yaml import Mark
from yaml.events import ScalarEvent

from journeymap.language.editing import spans
from journeymap.language.editing.spans import Span
from journeymap.language.editing.splices import Path, Splice, spliced
from journeymap.language.places import Report
from journeymap.language.tree import (
    Items,
    Mapping,
    Node,
    at,
    end_of,
    index_of,
    is_on_one_line,
    tree,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence, Set

    from journeymap.language.editing.document import Document


WHOLE: Path = ()

MOST_PARTS = 200
"""Beyond, it costs less to read the whole again."""


class Regrown(NamedTuple):
    """A tree, and the text in which its places are true: the old one, then each new part."""

    root: Mapping
    text: str


def regrown(document: Document, splices: Sequence[Splice]) -> Regrown | None:
    """The tree of the text after splices, or None where the parts they lie in can't be told."""
    parts = [_part_of(document, each) for each in splices]
    known = set(parts)
    if WHOLE in known or len(known) > MOST_PARTS:
        return None
    changes: dict[Path, list[Splice]] = {}
    for path, splice in zip(parts, splices, strict=True):
        changes.setdefault(_outermost(path, known), []).append(splice)
    root, texts, length = document.root, [document.text], len(document.text)
    # From the end on, since one part may become two.
    for path in sorted(changes, key=lambda path: _lines(document, path).start, reverse=True):
        text = _changed(document, path, changes[path])
        report = Report(document.name, text)
        part = tree(report)
        grown = None if part is None or report.found else grafted(root, path, _moved(part, length))
        if not isinstance(grown, Mapping):
            return None
        root, length = grown, length + len(text)
        texts.append(text)
    return Regrown(root, "".join(texts))


def _outermost(path: Path, known: Set[Path]) -> Path:
    """The largest known part that a part lies in, or itself."""
    return next(path[:length] for length in range(1, len(path) + 1) if path[:length] in known)


def _part_of(document: Document, splice: Splice) -> Path:
    """The smallest part that holds all of a splice."""
    for path in _parts(document.root, splice.start):
        span = _lines(document, path)
        if span.start <= splice.start and splice.end <= span.end:
            return path
    return WHOLE


def _changed(document: Document, path: Path, splices: Sequence[Splice]) -> str:
    """The text of a part after the splices that lie in it."""
    span = _lines(document, path)
    moved = [Splice(each.start - span.start, each.end - span.start, each.text) for each in splices]
    return spliced(document.text[span.start : span.end], moved)


def _moved(node: Node, by: int) -> Node:
    """A tree that was just grown, with all its places so much farther behind."""
    if isinstance(node, Mapping):
        inside = [*node.keys.values(), *node.fields.values()]
    else:
        inside = node.items if isinstance(node, Items) else []
    for each in inside:
        _moved(each, by)
    if isinstance(node, ScalarEvent):
        lines = 0 if is_on_one_line(node) else 1
        node.end_mark = Mark("", end_of(node) + by, lines, 0, None, 0)
    node.start_mark = Mark("", index_of(node) + by, 0, 0, None, 0)
    return node


def _parts(root: Mapping, place: int) -> Iterator[Path]:
    """The parts around a place of the text that may be whole lines, the smallest first."""
    fields = list(root.keys)
    field = fields[
        max(0, bisect_right(fields, place, key=lambda name: index_of(root.keys[name])) - 1)
    ]
    stages = root.fields[field]
    if field == "stages" and isinstance(stages, Items):
        stage = _number_at(stages, place)
        touchpoints = at(stages, (stage, "touchpoints"))
        if isinstance(touchpoints, Items):
            yield ("stages", stage, "touchpoints", _number_at(touchpoints, place))
        yield ("stages", stage)
    yield (field,)


def _number_at(items: Items, place: int) -> int:
    return max(0, bisect_right(items.items, place, key=index_of) - 1)


def _lines(document: Document, path: Path) -> Span:
    """The lines of an entry, or none where it is not made of whole lines."""
    text, *owner, last = document.text, *path
    node = at(document.root, tuple(owner))
    if node is None or spans.is_inline(text, node):
        return Span(0, -1)
    if isinstance(node, Items) and isinstance(last, int):
        place, span = spans.dash(text, node, last), spans.item(text, node, last)
    elif isinstance(node, Mapping) and isinstance(last, str):
        place = index_of(node.keys[last])
        span = spans.entry(text, place, node.fields[last])
    else:
        return Span(0, -1)
    if not spans.starts_line(text, place):
        return Span(0, -1)
    return Span(span.start, spans.next_line(text, span.end))


def grafted(node: Node, path: Path, part: Node) -> Node | None:
    """A tree with one entry replaced by those of a part; what does not change is shared."""
    first, *rest = path
    if rest:
        inner = _child(node, first)
        new = inner and grafted(inner, tuple(rest), part)
        return new and _with_child(node, first, new)
    return _with_entries(node, first, part)


def _child(node: Node, step: str | int) -> Node | None:
    return at(node, (step,))


def _with_child(node: Node, step: str | int, child: Node) -> Node:
    grown = copy(node)
    if isinstance(grown, Mapping) and isinstance(step, str):
        grown.fields = {**grown.fields, step: child}
    elif isinstance(grown, Items) and isinstance(step, int):
        grown.items = [*grown.items[:step], child, *grown.items[step + 1 :]]
    return grown


def _with_entries(node: Node, step: str | int, part: Node) -> Node | None:
    """A mapping or list in which the entries of another stand in the place of one."""
    grown = copy(node)
    if isinstance(grown, Items) and isinstance(part, Items) and isinstance(step, int):
        grown.items = [*grown.items[:step], *part.items, *grown.items[step + 1 :]]
        return grown
    if isinstance(grown, Mapping) and isinstance(part, Mapping):
        others = {name: each for name, each in grown.fields.items() if name != step}
        if others.keys().isdisjoint(part.fields):
            grown.fields = others | part.fields
            grown.keys = {
                name: each for name, each in grown.keys.items() if name != step
            } | part.keys
            return grown
    return None
