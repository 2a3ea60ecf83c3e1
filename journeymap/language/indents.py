"""Where a line was meant to begin that is indented with tabs or wide spaces.

Nobody sees how many plain spaces they stand for. What stands around the line tells most: what is
open above it, and how deep the next line is; then how wide editors show a tab.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from journeymap.language import slips
from journeymap.language.lines import (
    column_of,
    indent_of,
    line_above,
    line_at,
    lines_above,
    says,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

FIELD = re.compile(r"(?:-[ ]+)*([^\W\d][\w-]*)[ ]*[:：]")
_ITEM_OR_FIELD = re.compile(rf"[ ]*(?:-[ ]|{FIELD.pattern})")
_ODD_INDENT = re.compile(f"[ \\t{slips.WIDE_SPACES}]*")
_BULLET = re.compile(f"(?:-|{slips.BULLET})[ {slips.WIDE_SPACES}]+")
_TAB_WIDTHS = (8, 4, 2)
"""Columns to whose multiples a tab may go on, by what editors show."""


def column_meant(text: str, start: int, line: str) -> int | None:
    """The column that fits what is open above a line, by what stands around it and by its looks."""
    said, above = line[odd_indent(line) :], line_above(text, start)
    field = FIELD.match(said)
    is_item = _BULLET.match(said) is not None
    if above is None or not (is_item or field):
        return None
    shown = [indent_of(_plainly_indented(line, width)) for width in _TAB_WIDTHS]
    like_it = [each for each in open_above(text, start) if each.is_item == is_item]
    line_of_above = _plainly_indented(line_at(text, above))
    below = line_below(text, start + len(line))
    if is_item:
        name = field[1] if field else ""
        return _column_of_item(name, shown, like_it, line_of_above, below)
    columns = [each.column for each in like_it]
    return _column_of_field(shown, columns, line_of_above, below, holds=_holds(said))


def _column_of_item(
    name: str, shown: list[int], like_it: list[Open], above: str, below: str
) -> int:
    """The column of a dash: of an item that begins so, too, or of the list that begins there."""
    nearest = column_of(above)
    if _holds(above):
        if column_of(below) >= nearest + 2 and _ITEM_OR_FIELD.match(below):
            return column_of(below) - 2
        return min((each for each in shown if each > nearest), default=nearest + 2)
    alike = [each.column for each in like_it if name and each.name == name]
    fitting = [each.column for each in like_it if each.column in shown]
    return (*alike, *fitting, *(each.column for each in like_it), nearest)[0]


def _column_of_field(
    shown: list[int], columns: list[int], above: str, below: str, *, holds: bool
) -> int:
    """The column of a field: of one above, or of what the field above it holds."""
    nearest, next_column = column_of(above), column_of(below)
    if _holds(above) and indent_of(below) > nearest and not holds:
        return indent_of(below)
    fitting = [each for each in shown if each in columns]
    likely = [each for each in fitting if holds == (each < next_column)]
    if likely and not (_holds(above) and next_column > nearest):
        return likely[0]
    if _holds(above):
        return min((each for each in shown if each > nearest), default=nearest + 2)
    return nearest if nearest == next_column and not holds else (*fitting, nearest)[0]


def _holds(line: str) -> bool:
    """Whether what a field holds begins below its line."""
    return line.rstrip()[-1:] in set(":：")


def odd_indent(line: str) -> int:
    """How many spaces and tabs of any kind a line begins with."""
    found = _ODD_INDENT.match(line)
    return found.end() if found else 0


def _plainly_indented(line: str, width: int = _TAB_WIDTHS[0]) -> str:
    r"""A line as an editor shows it, with a dash for another bullet: a full-width space takes two.

    >>> _plainly_indented("\t• slow", 4), _plainly_indented("\u3000title: a")
    ('    - slow', '  title: a')
    """
    end = odd_indent(line)
    spaces = ("  " if each == "\u3000" else each if each == "\t" else " " for each in line[:end])
    bullet = _BULLET.match(line, end)
    said = f"- {line[bullet.end() :]}" if bullet else line[end:]
    return "".join(spaces).expandtabs(width) + said


class Open(NamedTuple):
    """A column in which fields or items may go on, and the field that a line has there."""

    column: int
    name: str
    is_item: bool


def open_above(text: str, start: int) -> Iterator[Open]:
    """What is open above a line, the innermost first."""
    limit = start
    for line in map(_plainly_indented, filter(says, reversed(lines_above(text, start)))):
        begins, column = indent_of(line), column_of(line)
        if begins < limit:
            field = FIELD.match(line, begins)
            name = field[1] if field else ""
            if begins < column < limit:
                yield Open(column, name, is_item=False)
            limit = begins
            yield Open(begins, name, is_item=begins < column)


def line_below(text: str, end: int) -> str:
    """The next line that says something, if it is near."""
    below = re.split(r"[\r\n]+", text[end : end + slips.LONGEST_LINE])[1:]
    return next(filter(says, below), "")
