r"""Where the parts of a written journey begin and end: values, and entries with their comments.

An entry is a field of a mapping or an item of a list. In block style it owns whole lines: its own,
the comments that stand directly above it in its column, and those below it that stand further in.
In braces and brackets it owns what lies between the commas.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from yaml.events import ScalarEvent

from journeymap.language.syntax import prepared
from journeymap.language.tree import Items, Mapping, end_of, index_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from journeymap.language.tree import Node

_GAP = re.compile(r"(?:[\s,]|#[^\r\n]*)*")
_LINE_END = re.compile(r"\r\n|[\r\n]|\Z")
_COMMENT = re.compile(r"(?:^|(?<=\s))#[^\r\n]*")
_KEEPS_ALL = re.compile(r"[|>][1-9]?\+")
_FIRST_SIGN = re.compile(r"[^ \r\n]")

_SPACE = " \t\r\n"
"""What says nothing; a wide or unbreakable space may be all that a line of a text says."""

_NEAR = 128
"""Characters among which the beginning of a line is looked for at first."""


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
    if _KEEPS_ALL.match(text, start):
        return start + len(text[start:after].removesuffix("\n").removesuffix("\r"))
    header, *content = lines(text[start:after])
    within = block_indent(node, content)
    # Spaces further in than the text are some of it.
    while content and is_empty(content[-1], within):
        del content[-1]
    if not content:
        return start + len(header.rstrip())
    at = start
    for _ in content:
        at = next_line(text, at)
    return line_end(text, at)


def block_indent(node: ScalarEvent, content: Sequence[str]) -> int:
    """How far in the lines of a block begin to be text: what stands further in is that text's own.

    Of the first line that says anything, the text tells how many of its spaces are its own.
    """
    value: str = node.value
    for line in map(prepared, content):
        if line.strip(" "):
            first = _FIRST_SIGN.search(value)
            own = first.start() - (value.rfind("\n", 0, first.start()) + 1) if first else 0
            return len(line) - len(line.lstrip(" ")) - own
    longest = max(map(len, content), default=0)
    return longest - max(map(len, value.split("\n")))


def is_empty(line: str, within: int) -> bool:
    """Whether a line of a block whose text begins so far in is an empty one of that text."""
    return len(line) <= within and not prepared(line).strip(" ")


def is_line(node: ScalarEvent) -> bool:
    """Whether a scalar is no block of lines after `|` or `>`."""
    return node.style not in {"|", ">"}


def _parts(node: Node) -> Iterator[Node]:
    """The last of the values within a value, after its name."""
    if isinstance(node, Mapping):
        for name in islice(reversed(node.fields), 1):
            yield node.keys[name]
            yield node.fields[name]
    elif isinstance(node, Items) and node.items:
        yield node.items[-1]


def lines(text: str) -> list[str]:
    """The lines of a text as editors see them."""
    return re.split(r"\r\n|[\r\n]", text)


def line_start(text: str, index: int) -> int:
    """Where the line of a character begins.

    Looked for nearby first: the sign that ends no line of the text would be looked for all the way.
    """
    width = _NEAR
    while True:
        start = max(0, index - width)
        found = max(text.rfind("\n", start, index), text.rfind("\r", start, index))
        if found >= 0 or not start:
            return found + 1
        width *= 2


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
    return start > 0 and not text[line_start(text, line_before(text, start)) : start].strip(_SPACE)


def blank_behind(text: str, end: int) -> int:
    """Where the last empty line behind a line ends; the line's own end where there is none."""
    while (start := next_line(text, end)) < len(text) and not text[
        start : (stop := line_end(text, start))
    ].strip(_SPACE):
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
