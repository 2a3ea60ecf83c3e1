r"""Changes to a text that leave all else of it as its author wrote it.

A splice puts other signs in place of a stretch of the text. A Pen says which splices turn a written
value into another; nothing is laid out anew that need not be, and comments stay.

>>> from journeymap.language.places import Report
>>> from journeymap.language.tree import tree
>>> text = "call: {mean: 5,  n: 80}   # by phone\n"
>>> whole = Spot(tree(Report("", text)))
>>> print(spliced(text, Pen(text).changed(whole, {"call": {"mean": 6, "n": 80}})), end="")
call: {mean: 6,  n: 80}   # by phone
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from yaml.events import ScalarEvent

from journeymap.language.editing import spans, written
from journeymap.language.editing.spans import Span
from journeymap.language.editing.written import is_list, is_mapping
from journeymap.language.tree import Items, Mapping, end_of, index_of, normal

if TYPE_CHECKING:
    from collections import abc
    from collections.abc import Iterable, Iterator, Sequence, Set

    from typing_extensions import TypeIs

    from journeymap.language.editing.written import Plain, Single
    from journeymap.language.tree import Node

Path: TypeAlias = "tuple[str | int, ...]"
Order: TypeAlias = Callable[[Path], "Sequence[str]"]
"""The order of the fields of the mapping at a path; none where the author's counts."""


class Splice(NamedTuple):
    """What takes the place of a stretch of the text."""

    start: int
    end: int
    text: str


class Gone(Enum):
    """Stands for a field that is to go."""

    GONE = "gone"


GONE = Gone.GONE


class UnusualError(Exception):
    """A way of writing YAML that is sound but cannot be edited here: its place."""


def spliced(text: str, splices: Iterable[Splice]) -> str:
    """The text with all splices done; what is put at the same place keeps its order.

    What is taken out twice is taken out once.

    Raises:
        ValueError: two of them want the same stretch.
    """
    parts, at = [], 0
    for each in sorted(splices, key=lambda splice: (splice.start, splice.end)):
        if each.start < at and each.text:
            message = f"two splices at {each.start}"
            raise ValueError(message)
        parts += [text[at : each.start], each.text]
        at = max(at, each.end)
    return "".join([*parts, text[at:]])


def plain(node: Node) -> Plain:
    """A written value as plain data: scalars as their texts, what was left empty as None."""
    if isinstance(node, Mapping):
        return {name: plain(each) for name, each in node.fields.items()}
    if isinstance(node, Items):
        return [plain(each) for each in node.items]
    if isinstance(node, ScalarEvent):
        return None if not node.value and not node.style else str(node.value)
    message = "what was refused is never edited"
    raise TypeError(message)


def as_read(value: Plain) -> Plain:
    """A value as it will be once written and read: every scalar a text."""
    if is_mapping(value):
        return {normal(name): as_read(each) for name, each in value.items()}
    if is_list(value):
        return [as_read(each) for each in value]
    return None if value is None else written.text_of(value)


@dataclass(frozen=True, slots=True)
class Spot:
    """A value within a text, and what must be known of where it stands.

    `lead` is where the name, dash or comma before it ends, and `glue` what must come between;
    `column` is that of its name or dash; `is_inside` says whether braces or brackets are around it;
    `path` leads to it from the whole.
    """

    node: Node
    path: Path = ()
    lead: int = 0
    glue: str = ""
    column: int = -2
    is_inside: bool = False


_COLON = re.compile(r"[ \t]*:")
_UP_TO_COMMA = re.compile(r"(?:\s|#[^\r\n]*)*")


def _no_order(_: Path) -> Sequence[str]:
    return ()


@dataclass(frozen=True, slots=True)
class Pen:
    """Finds the splices of a text; new fields go to their place in an order."""

    text: str
    order: Order = _no_order

    @property
    def line_sign(self) -> str:
        """What ends the lines of the text."""
        found = re.search(r"\r\n|[\r\n]", self.text)
        return found[0] if found else "\n"

    def inner(self, spot: Spot, step: str | int) -> Spot:
        """The value of a field or item of a value.

        Raises:
            KeyError, IndexError: there is none.
            UnusualError: the name is written with a question mark before it.
        """
        text, node, path = self.text, spot.node, (*spot.path, step)
        is_inside = self.is_inside(spot)
        if isinstance(node, Mapping) and isinstance(step, str):
            key = node.keys[step]
            colon = _COLON.match(text, end_of(key))
            if not colon and not is_inside:
                raise UnusualError(index_of(key))
            lead, glue = (colon.end(), " ") if colon else (end_of(key), ": ")
            column = spans.indent(text, index_of(key))
            return Spot(node.fields[step], path, lead, glue, column, is_inside)
        if isinstance(node, Items) and isinstance(step, int):
            child = node.items[step]
            if is_inside:
                return Spot(child, path, index_of(child), "", 0, is_inside)
            dash = spans.dash(text, node, step)
            return Spot(child, path, dash + 1, " ", spans.indent(text, dash), is_inside)
        raise KeyError(step)

    def at(self, root: Node, path: Path) -> Spot:
        """The value at a path from the whole."""
        spot = Spot(root)
        for step in path:
            spot = self.inner(spot, step)
        return spot

    def is_inside(self, spot: Spot) -> bool:
        """Whether what is within a value is within braces or brackets."""
        return spot.is_inside or spans.is_inline(self.text, spot.node)

    def changed(self, spot: Spot, value: Plain) -> Iterator[Splice]:
        """What turns a written value into another; what is the same already stays untouched."""
        node = spot.node
        if isinstance(node, Mapping) and is_mapping(value) and node.fields.keys() & value.keys():
            gone = {name: GONE for name in node.fields if name not in value}
            yield from self.patched(spot, {**value, **gone})
        elif isinstance(node, Items) and is_list(value) and node.items and value:
            yield from self._changed_items(spot, value)
        elif plain(node) != as_read(value):
            yield from self._rewritten(spot, value)

    # Mappings

    def patched(self, spot: Spot, patch: abc.Mapping[str, Plain | Gone]) -> Iterator[Splice]:
        """Change, add and take out fields of a mapping, at least one of which stays."""
        node = _fields(spot)
        gone = {name for name, value in patch.items() if isinstance(value, Gone)}
        yield from self._without_fields(spot, node, gone & node.fields.keys())
        added = {}
        for name, value in patch.items():
            if not isinstance(value, Gone) and name in node.fields:
                yield from self.changed(self.inner(spot, name), value)
            elif not isinstance(value, Gone):
                added[name] = value
        yield from self._with_fields(spot, node, added, gone)

    def _with_fields(
        self, spot: Spot, node: Mapping, added: abc.Mapping[str, Plain], gone: Set[str]
    ) -> Iterator[Splice]:
        """New fields, each behind the last one that stays and comes before it in order."""
        ranks = {name: rank for rank, name in enumerate(self.order(spot.path))}
        kept = [name for name in node.fields if name not in gone]
        for name in sorted(added, key=lambda name: ranks.get(name, len(ranks))):
            rank = ranks.get(name, len(ranks))
            earlier = [each for each in kept if ranks.get(each, -1) < rank]
            before = (earlier or kept[:1])[-1]
            yield self._field_behind(spot, node, before, {name: added[name]})

    def _field_behind(
        self, spot: Spot, node: Mapping, before: str, added: abc.Mapping[str, Plain]
    ) -> Splice:
        at, last = index_of(node.keys[before]), node.fields[before]
        if self.is_inside(spot):
            end = spans.end(self.text, last)
            return Splice(end, end, f", {written.flow(added)[1:-1]}")
        column = spans.indent(self.text, at)
        lines = written.indented(written.block(added, written.WIDTH - column), column)
        return self._lines_behind(spans.entry(self.text, at, last).end, lines)

    def _without_fields(self, spot: Spot, node: Mapping, gone: Set[str]) -> Iterator[Splice]:
        """Take fields out of a mapping that keeps at least one."""
        if not gone:
            return
        starts = {name: index_of(key) for name, key in node.keys.items()}
        if self.is_inside(spot):
            entries = [
                Span(starts[name], spans.end(self.text, each)) for name, each in node.fields.items()
            ]
            yield from self._without_inline(entries, [name in gone for name in node.fields])
            return
        kept = min(start for name, start in starts.items() if name not in gone)
        floor = index_of(node)
        for name, start in starts.items():
            is_behind_dash = not spans.starts_line(self.text, index_of(node))
            if name in gone and is_behind_dash and start < kept:
                # The field behind a dash leaves its place to the first that stays.
                if start == index_of(node):
                    yield Splice(start, kept, "")
            elif name in gone:
                span = spans.entry(self.text, start, node.fields[name], floor)
                yield self._without_lines(span, floor)
            floor = max(start, spans.end(self.text, node.fields[name]))

    # Lists

    def _changed_items(self, spot: Spot, value: Sequence[Plain]) -> Iterator[Splice]:
        node = _items(spot)
        before = [repr(plain(each)) for each in node.items]
        after = [repr(as_read(each)) for each in value]
        gone: set[int] = set()
        added: list[tuple[int, Plain]] = []
        matches = SequenceMatcher(None, before, after, autojunk=False)
        for _, start, stop, new_start, new_stop in matches.get_opcodes():
            common = min(stop - start, new_stop - new_start)
            for offset in range(common):
                yield from self.changed(self.inner(spot, start + offset), value[new_start + offset])
            gone.update(range(start + common, stop))
            added += [(start + common, each) for each in value[new_start + common : new_stop]]
        yield from self.without_items(spot, gone)
        for number, each in added:
            yield self.item_before(spot, number, each)

    def without_items(self, spot: Spot, gone: Set[int]) -> Iterator[Splice]:
        """Take items out of a list that keeps at least one."""
        node = _items(spot)
        if gone and self.is_inside(spot):
            entries = [Span(index_of(each), spans.end(self.text, each)) for each in node.items]
            yield from self._without_inline(entries, [n in gone for n in range(len(entries))])
            return
        for number in sorted(gone):
            span = spans.item(self.text, node, number)
            if number == 0 and not spans.is_blank_before(self.text, span.start):
                # What parted it from the next one would part that from the list's name.
                span = span._replace(end=spans.blank_behind(self.text, span.end))
            floor = spans.end(self.text, node.items[number - 1]) if number else 0
            yield self._without_lines(span, floor)

    def item_before(self, spot: Spot, number: int, value: Plain, *, apart: bool = False) -> Splice:
        """A new item before the one of a number, or behind the last."""
        node = _items(spot)
        if self.is_inside(spot):
            new = written.flow([value])[1:-1]
            if number == 0:
                start = index_of(node.items[0])
                return Splice(start, start, f"{new}, ")
            end = spans.end(self.text, node.items[number - 1])
            return Splice(end, end, f", {new}")
        first = node.items[0]
        if isinstance(first, Mapping) and spans.is_inline(self.text, first):
            return self.lines_before(spot, number, [f"- {written.flow(value)}"], apart=apart)
        column = spans.indent(self.text, index_of(node))
        lines = written.item(value, written.WIDTH - column)
        return self.lines_before(spot, number, lines, apart=apart)

    def lines_before(
        self, spot: Spot, number: int, lines: Sequence[str], *, apart: bool = False
    ) -> Splice:
        """The lines of a new item of a block list, before the item of a number or behind the last.

        An empty line parts it from the others as they are parted; `apart` says so of a single one.

        Raises:
            UnusualError: the list begins in the line of another's dash.
        """
        node = _items(spot)
        at = index_of(node)
        lines = written.indented(lines, spans.indent(self.text, at))
        blank = [""] if self.are_apart(node) or (apart and len(node.items) == 1) else []
        if number:
            behind = spans.item(self.text, node, number - 1)
            return self._lines_behind(behind.end, [*blank, *lines])
        if not spans.starts_line(self.text, at):
            raise UnusualError(at)
        start = spans.item(self.text, node, 0).start
        return Splice(start, start, self.line_sign.join([*lines, *blank, ""]))

    def are_apart(self, node: Items) -> bool:
        """Whether an empty line stands between the first items of a list."""
        starts = [spans.item(self.text, node, n).start for n in range(1, min(len(node.items), 4))]
        return bool(starts) and all(spans.is_blank_before(self.text, start) for start in starts)

    # Lines and commas

    def _lines_behind(self, end: int, lines: Sequence[str]) -> Splice:
        """New lines behind the line that ends at a place."""
        is_last = spans.next_line(self.text, end) == end
        tail = self.line_sign if is_last else ""
        return Splice(end, end, self.line_sign + self.line_sign.join(lines) + tail)

    def _without_lines(self, span: Span, floor: int) -> Splice:
        """Take whole lines out; of empty lines before and behind them, the one before, too.

        From the end of the line before, so that new lines behind them find their place. An empty
        line that begins before `floor` is some of the text above.
        """
        text, start = self.text, span.start
        if start == 0:
            return Splice(0, spans.next_line(text, span.end), "")
        behind = spans.next_line(text, span.end)
        is_last = not text[behind : spans.next_line(text, behind)].strip()
        if spans.is_blank_before(text, start) and is_last:
            blank = spans.line_start(text, spans.line_before(text, start))
            start = blank if blank > floor else start
        return Splice(spans.line_before(text, start) if start else 0, span.end, "")

    def _without_inline(self, entries: Sequence[Span], gone: Sequence[bool]) -> Iterator[Splice]:
        """Take entries out from between commas; comments between them stay."""
        last_kept = max(number for number, is_gone in enumerate(gone) if not is_gone)
        for number, span in enumerate(entries):
            if gone[number] and number < last_kept:
                stop = self._comma_behind(span.end) + 1
                while self.text[stop : stop + 1] in {" ", "\t"}:
                    stop += 1
                yield Splice(span.start, stop, "")
            elif gone[number]:
                comma = self._comma_behind(entries[number - 1].end)
                has_comment = "#" in self.text[comma : span.start]
                yield Splice(comma, comma + 1 if has_comment else span.start, "")
                yield Splice(span.start, span.end, "")

    def _comma_behind(self, end: int) -> int:
        found = _UP_TO_COMMA.match(self.text, end)
        return found.end() if found else end

    # Single values, and what changes its form

    def _rewritten(self, spot: Spot, value: Plain) -> Iterator[Splice]:
        """Write a value anew in the place of another, and its comments behind it."""
        node, text = spot.node, self.text
        start, stop = index_of(node), max(spot.lead, spans.end(text, node))
        if (
            isinstance(node, ScalarEvent)
            and start < stop
            and _is_single(value)
            and spans.is_line(node)
        ):
            quote = node.style or ""
            yield Splice(start, stop, written.scalar(value, quote=quote, is_inside=spot.is_inside))
            return
        lost = spans.comments(text, node, spot.lead)
        if spot.is_inside:
            indent = f"{self.line_sign}{' ' * spans.indent(text, start)}"
            behind = "".join(f"  {each}{indent}" for each in lost)
            yield Splice(spot.lead, stop, f"{spot.glue}{written.flow(value)}{behind}")
            return
        first, *rest = written.field("", value, written.WIDTH - spot.column)
        end = stop
        if rest or lost:
            end = spans.line_end(text, stop)
            lost += [tail] if (tail := text[stop:end].strip()) else []
        # Not as far in as the lines of a text, or they would be some of them.
        comments = [f"{' ' * (spot.column + 1)}{each}" for each in lost]
        lines = [first.removeprefix('"":'), *written.indented(rest, spot.column), *comments]
        yield Splice(spot.lead, end, self.line_sign.join(lines))


def _items(spot: Spot) -> Items:
    if not isinstance(spot.node, Items):
        raise UnusualError(index_of(spot.node))
    return spot.node


def _fields(spot: Spot) -> Mapping:
    if not isinstance(spot.node, Mapping):
        raise UnusualError(index_of(spot.node))
    return spot.node


def _is_single(value: Plain) -> TypeIs[Single]:
    """Whether a value is a single one that fits on one line."""
    return not (is_mapping(value) or is_list(value) or len(written.field("", value)) > 1)
