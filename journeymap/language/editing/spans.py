r"""Where the parts of a written journey begin and end: values, and entries with their comments.

An entry is a field of a mapping or an item of a list. In block style it owns whole lines: its own,
the comments that stand directly above it in its column, and those below it that stand further in.
In braces and brackets it owns what lies between the commas.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from yaml.events import ScalarEvent

from journeymap.language.tree import Items, Mapping, end_of, index_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from journeymap.language.tree import Node

_GAP = re.compile(r"(?:[\s,]|#[^\r\n]*)*")
_LINE_END = re.compile(r"\r\n|[\r\n]|\Z")
_COMMENT = re.compile(r"(?:^|(?<=\s))#[^\r\n]*")


class Span(NamedTuple):
    """A stretch of the text, its end left out."""

    start: int
    end: int


def is_inline(text: str, node: Node) -> bool:
    """Whether a mapping or list is written in braces or brackets."""
    return text[index_of(node)] in "{["


def end(text: str, node: Node) -> int:
    """Where a value ends: after its closing sign, or after the last thing within it."""
    if isinstance(node, ScalarEvent):
        return _end_of_scalar(text, node)
    inside = list(_parts(node))
    start = index_of(node)
    last = max(end(text, inside[-1]), start + 1) if inside else start + 1
    if not is_inline(text, node):
        return last
    found = _GAP.match(text, last)
    return (found.end() if found else last) + 1


def _end_of_scalar(text: str, node: ScalarEvent) -> int:
    """Where a scalar ends; a block of lines goes on to the next thing, but its last sign counts.

    Empty lines behind it count only where its author asked to keep them, with `|+`.
    """
    start, after = index_of(node), end_of(node)
    if is_line(node):
        return after
    if "+" in text[start : start + 3]:
        return after - (2 if text.endswith("\r\n", start, after) else 1)
    return start + len(text[start:after].rstrip())


def is_line(node: ScalarEvent) -> bool:
    """Whether a scalar is no block of lines after `|` or `>`."""
    return node.style not in {"|", ">"}


def _parts(node: Node) -> Iterator[Node]:
    """The values within a value, each after its name."""
    if isinstance(node, Mapping):
        *_, name = node.keys.values() if node.keys else (None,)
        if name is not None:
            yield name
            yield node.fields[next(reversed(node.fields))]
    elif isinstance(node, Items) and node.items:
        yield node.items[-1]


def lines(text: str) -> list[str]:
    """The lines of a text as editors see them."""
    return re.split(r"\r\n|[\r\n]", text)


def line_start(text: str, index: int) -> int:
    """Where the line of a character begins."""
    return max(text.rfind("\n", 0, index), text.rfind("\r", 0, index)) + 1


def line_end(text: str, index: int) -> int:
    """Where the line of a character ends, before what ends it."""
    found = _LINE_END.search(text, index)
    return found.start() if found else len(text)


def next_line(text: str, index: int) -> int:
    """Where the line after that of a character begins; the text's end where there is none."""
    found = _LINE_END.search(text, index)
    return found.end() if found else len(text)


def indent(text: str, index: int) -> int:
    """How many characters stand before a character in its line."""
    return index - line_start(text, index)


def starts_line(text: str, index: int) -> bool:
    """Whether nothing but space stands before a character in its line."""
    return not text[line_start(text, index) : index].strip()


def dash(text: str, items: Items, number: int) -> int:
    """Where the dash of a block list's item stands."""
    if number == 0:
        return index_of(items)
    found = _GAP.match(text, end(text, items.items[number - 1]))
    return found.end() if found else index_of(items)


def entry(text: str, at: int, value: Node, floor: int = 0) -> Span:
    """The lines of an entry in block style whose name or dash is at `at`, comments included.

    An entry that begins behind a dash begins there. What lies before `floor` is another's.
    """
    column = indent(text, at)
    start = _above(text, line_start(text, at), column, floor) if starts_line(text, at) else at
    return Span(start, _below(text, line_end(text, max(end(text, value), at)), column))


def item(text: str, items: Items, number: int) -> Span:
    """The lines of an item of a block list, comments included."""
    floor = end(text, items.items[number - 1]) if number else 0
    return entry(text, dash(text, items, number), items.items[number], floor)


def is_blank_before(text: str, start: int) -> bool:
    """Whether the line before a line is empty."""
    return start > 0 and not text[line_start(text, line_before(text, start)) : start].strip()


def blank_behind(text: str, end: int) -> int:
    """Where the last empty line behind a line ends; the line's own end where there is none."""
    while (start := next_line(text, end)) < len(text) and not text[
        start : (stop := line_end(text, start))
    ].strip():
        end = stop
    return end


def line_before(text: str, start: int) -> int:
    """The last place of the line before the one that begins at a place, before what ends it."""
    return start - (2 if text[start - 2 : start] == "\r\n" else 1)


def _above(text: str, start: int, column: int, floor: int) -> int:
    """The beginning of the comments directly above a line that stand in its column."""
    while start > floor:
        before = line_start(text, line_before(text, start))
        is_comment = (
            text.startswith("#", before + column) and not text[before : before + column].strip()
        )
        if before < floor or not is_comment:
            break
        start = before
    return start


def _below(text: str, stop: int, column: int) -> int:
    """The end of the comments below a line that stand further in than a column."""
    while (start := next_line(text, stop)) < len(text):
        blank = re.compile(r"(?:[ \t]*(?:\r\n|[\r\n]))*[ \t]*").match(text, start)
        at = blank.end() if blank else start
        if not text.startswith("#", at) or indent(text, at) <= column:
            break
        stop = line_end(text, at)
    return stop


def comments(text: str, node: Node, start: int) -> list[str]:
    """The comments from a place to the end of a value, outside all its texts."""
    found, at = [], start
    for leaf in _leaves(node):
        # Behind the sign that begins a block of lines there may be one.
        header = index_of(leaf) if is_line(leaf) else line_end(text, index_of(leaf))
        found += _COMMENT.findall(text, at, max(at, header))
        at = max(at, end_of(leaf))
    return found + _COMMENT.findall(text, at, max(at, end(text, node)))


def _leaves(node: Node) -> Iterator[ScalarEvent]:
    if isinstance(node, ScalarEvent):
        yield node
    elif isinstance(node, Mapping):
        for name, key in node.keys.items():
            yield key
            yield from _leaves(node.fields[name])
    elif isinstance(node, Items):
        for each in node.items:
            yield from _leaves(each)
