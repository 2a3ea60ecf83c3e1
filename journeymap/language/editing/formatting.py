r"""A journey file in canonical form: fields in the order of the format, even spacing.

Every value, every comment and the choice between lines and braces stay. A comment goes with the
entry it stands above, behind or, further in, below; those before the first entry stay on top.

>>> formatted("journey:  a   # mine", "a.yaml")
'journey: a   # mine\n'
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import dropwhile
from typing import TYPE_CHECKING, NamedTuple

from yaml.events import ScalarEvent

from journeymap.garbage import without_garbage_collection
from journeymap.language.editing import spans
from journeymap.language.editing.document import opened
from journeymap.language.editing.spans import lines as lines_of
from journeymap.language.editing.splices import Spot
from journeymap.language.editing.structure import fields_of, inner_shape
from journeymap.language.grammar import JOURNEY
from journeymap.language.tree import (
    Items,
    Mapping,
    end_of,
    index_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from journeymap.language.editing.document import Document
    from journeymap.language.shapes import Shape
    from journeymap.language.tree import Node

STEP = 2
"""Spaces by which each level stands further in."""

_EXPLICIT = re.compile(r"[|>][+-]?[1-9]")
_CHOMPING = re.compile(r"(?<=[|>])([1-9]?)\+?([1-9]?)")
_COLON = re.compile(" *:")


def formatted(text: str, name: str) -> str:
    """The text in canonical form; its lines end as its first one does.

    Raises:
        JourneyError: with the problems that leave the form of the text in doubt.
    """
    with without_garbage_collection():
        return _formatted(text, name)


def _formatted(text: str, name: str) -> str:
    # A function of its own, so that the tree is gone before garbage collection looks around.
    document = opened(text, name)
    return document.marks + document.pen.line_sign.join([*_whole(document), ""])


def _whole(document: Document) -> list[str]:
    text, root = document.text, document.root
    head = lines_of(text[: spans.line_start(text, index_of(root))])[:-1]
    if spans.is_inline(text, root):
        body, end = lines_of(text[index_of(root) : spans.end(text, root)]), spans.end(text, root)
    else:
        entries = _Formatter(document).fields(Spot(root), JOURNEY, index_of(root), 0)
        body, end = _all_lines(entries), max(each.end for each in entries)
    behind, *after = lines_of(text[end:])
    body[-1] = f"{body[-1]}{_behind(behind)}"
    # Empty lines at the end may be those of a text that keeps them.
    while after and not after[-1].strip():
        del after[-1]
    lines = [*_apart(head, 0), *body, *_apart(after, 0)]
    return list(dropwhile(lambda line: not line, lines))


class _Entry(NamedTuple):
    """A field or item in canonical form: what stands above it, its lines, where it ended before."""

    above: list[str]
    lines: list[str]
    end: int


def _all_lines(entries: Iterable[_Entry]) -> list[str]:
    return [line for each in entries for line in (*each.above, *each.lines)]


@dataclass(frozen=True, slots=True)
class _Formatter:
    """Writes the entries of a document anew."""

    document: Document

    def fields(self, spot: Spot, shape: Shape | None, start: int, column: int) -> list[_Entry]:
        """The fields of a block mapping in canonical order; what is theirs begins at `start`."""
        node, entries = spot.node, dict[str, _Entry]()
        for name, key in node.keys.items() if isinstance(node, Mapping) else ():
            inner = self.document.pen.inner(spot, name)
            head = f"{self.document.text[index_of(key) : end_of(key)]}:"
            known = inner_shape(shape, name) if shape else None
            entries[name] = self._entry(inner, known, head, (start, index_of(key)), column)
            start = entries[name].end
        return [entries[name] for name in _in_order(entries, shape)]

    def items(self, spot: Spot, shape: Shape | None, start: int, column: int) -> list[_Entry]:
        """The items of a block list."""
        node, entries = spot.node, list[_Entry]()
        for number in range(len(node.items) if isinstance(node, Items) else 0):
            inner = self.document.pen.inner(spot, number)
            known = inner_shape(shape, number) if shape else None
            entries.append(self._entry(inner, known, "-", (start, inner.lead - 1), column))
            start = entries[-1].end
        return entries

    def _entry(
        self, spot: Spot, shape: Shape | None, head: str, at: tuple[int, int], column: int
    ) -> _Entry:
        """One entry: `at` is where the one before ended, and where its own name or dash stands."""
        text, node, (start, place) = self.document.text, spot.node, at
        line_start = max(start, spans.line_start(text, place))
        above = _apart(lines_of(text[start:line_start])[1:-1], column)
        end = spans.entry(text, place, node).end
        if isinstance(node, ScalarEvent) or spans.is_inline(text, node):
            between = _apart(lines_of(text[spot.lead : index_of(node)]), column)
            stop = spans.end(text, node)
            line_end = spans.line_end(text, stop)
            first, *lines = self._value(spot, shape, column)
            # Not as far in as the lines of a text, or it would be one of them.
            further = column + (1 if _is_block_of_lines(node) else STEP)
            below = _apart(lines_of(text[line_end:end])[1:], further)
            behind = _behind(text[stop:line_end])
            whole = [f"{' ' * column}{head}{first}", *lines]
            whole[-1] += behind
            comments = [line for line in between if line]
            return _Entry([*above, *comments], [*whole, *below], end)
        return self._collection(spot, shape, _Entry(above, [head], end), column)

    def _collection(self, spot: Spot, shape: Shape | None, entry: _Entry, column: int) -> _Entry:
        """An entry whose value is a mapping or list in lines of its own."""
        text, node = self.document.text, spot.node
        (head,) = entry.lines
        line_end = spans.line_end(text, spot.lead)
        begins_behind = index_of(node) < line_end
        behind = "" if begins_behind else _behind(text[spot.lead : line_end])
        start = index_of(node) if begins_behind else line_end
        inside = self.fields if isinstance(node, Mapping) else self.items
        entries = inside(spot, shape, start, column + STEP)
        last = max(each.end for each in entries)
        below = _apart(lines_of(text[last : entry.end])[1:], column + STEP)
        if head != "-":
            lines = [f"{' ' * column}{head}{behind}", *_all_lines(entries), *below]
            return _Entry(entry.above, lines, entry.end)
        first, *others = entries
        hoisted = [behind.strip(), *(line.strip() for line in first.above)]
        above = [*entry.above, *(f"{' ' * column}{line}" for line in hoisted if line)]
        first_line, *lines = first.lines
        compact = f"{' ' * column}- {first_line.lstrip()}"
        return _Entry(above, [compact, *lines, *_all_lines(others), *below], entry.end)

    def _value(self, spot: Spot, shape: Shape | None, column: int) -> list[str]:
        """What follows a name or dash in its line, and the lines after that."""
        text, node = self.document.text, spot.node
        first, *rest = lines_of(text[index_of(node) : spans.end(text, node)])
        shift = column - spot.column
        if not first:
            return [""]
        if not isinstance(node, ScalarEvent):
            lines = [f" {first}", *(_shifted(line, shift) for line in rest)]
            return lines if rest else [f" {self._flow(node, shape)}"]
        if _is_block_of_lines(node):
            return [f" {_ended(first, node)}", *_block(node, first, rest, spot, column)]
        # A space before the end of a line may be one that a backslash keeps.
        space = " \t" if not node.style else ""
        inner = (line.lstrip(" \t").rstrip(space) for line in rest)
        return [f" {first}", *_indented(inner, column + STEP)]

    def _flow(self, node: Node, shape: Shape | None) -> str:
        """A value in braces or brackets on one line, evenly spaced."""
        text = self.document.text
        if isinstance(node, Items):
            known = inner_shape(shape, 0) if shape else None
            return f"[{', '.join(self._flow(each, known) for each in node.items)}]"
        if not isinstance(node, Mapping):
            return text[index_of(node) : end_of(node)]
        fields = []
        for name in _in_order(node.fields, shape):
            key, value = node.keys[name], node.fields[name]
            known = inner_shape(shape, name) if shape else None
            colon = ": " if _COLON.match(text, end_of(key)) else ""
            fields.append(f"{text[index_of(key) : end_of(key)]}{colon}{self._flow(value, known)}")
        return f"{{{', '.join(fields)}}}"


def _in_order(names: Iterable[str], shape: Shape | None) -> list[str]:
    """Names of fields in the order of the format, or as they are where it has none."""
    ranks = {name: rank for rank, name in enumerate(fields_of(shape))}
    return sorted(names, key=lambda name: ranks.get(name, len(ranks)))


def _is_block_of_lines(node: Node) -> bool:
    return isinstance(node, ScalarEvent) and not spans.is_line(node)


def _apart(lines: Sequence[str], column: int) -> list[str]:
    """Comments and empty lines between entries, in a column, never two empty lines together."""
    stripped = [line.strip() for line in lines]
    kept = [
        line for number, line in enumerate(stripped) if line or number == 0 or stripped[number - 1]
    ]
    return _indented(kept, column)


def _indented(lines: Iterable[str], column: int) -> list[str]:
    return [f"{' ' * column}{line}" if line else "" for line in lines]


def _block(
    node: ScalarEvent, header: str, lines: Sequence[str], spot: Spot, column: int
) -> list[str]:
    """The lines of a block whose name or dash goes to a column; what they say is left alone."""
    before = spans.block_indent(node, lines)
    # Where the header says how far in the text is, that is counted from the name.
    after = before + column - spot.column if _EXPLICIT.match(header) else column + STEP
    return [
        "" if spans.is_empty(line, before) else f"{' ' * after}{line[before:]}" for line in lines
    ]


def _ended(header: str, node: ScalarEvent) -> str:
    """A block's header; a text that ends with the file, before any line does, now has to say so."""
    is_cut = "-" not in header[:3] and node.value and not node.value.endswith("\n")
    return _CHOMPING.sub(r"\1\2-", header, count=1) if is_cut else header


def _shifted(line: str, by: int) -> str:
    """A line moved to the right, or to the left as far as there is space."""
    if by >= 0:
        return f"{' ' * by}{line}" if line.strip() else line
    return line[min(-by, len(line) - len(line.lstrip(" "))) :]


def _behind(comment: str) -> str:
    """A comment in the line of what it is about; further off where its author put it there.

    What may be the end of a text that a `#` cut, as in `room #4`, goes on looking like that.
    """
    gap = comment[: len(comment) - len(comment.lstrip())]
    is_cut = comment[len(gap) + 1 : len(gap) + 2].strip(" \t#")
    return f"{gap if len(gap) > 1 or is_cut else '  '}{comment.strip()}" if comment.strip() else ""
