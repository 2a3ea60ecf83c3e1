"""The lines around a place in a text, as far as they are near it."""

from __future__ import annotations

import re

FAR_ABOVE = 20_000
"""Characters; lines apart by more, if only by comments, have nothing to do with one another."""

LONGEST_LINE = 2_000
"""Characters of a line that are looked at."""

SAYING = re.compile(r"(?:^|(?<=\r))(?![ \t]*+(?:#|[\r\n]|\Z))", re.MULTILINE)
"""The beginning of a line that holds more than spaces and a comment."""

_DASHES = re.compile(r"[ ]*(?:-[ ]+)*")


def line_start(text: str, index: int) -> int:
    """Where the line of a character begins."""
    return max(text.rfind("\n", 0, index), text.rfind("\r", 0, index)) + 1


def line_at(text: str, start: int) -> str:
    """The rest of a line, without its end."""
    return re.split(r"[\r\n]", text[start : start + LONGEST_LINE], maxsplit=1)[0]


def first_visible(text: str, start: int) -> int:
    """Where something begins in the line that starts there."""
    line = line_at(text, start)
    return start + len(line) - len(line.lstrip())


def lines_above(text: str, start: int) -> list[str]:
    """The lines above, as far as they are near."""
    return re.split(r"[\r\n]+", text[max(0, start - FAR_ABOVE) : start])


def line_above(text: str, start: int) -> int | None:
    """The beginning of the nearest line above that says something, unless it is far away."""
    above = list(SAYING.finditer(text, max(0, start - FAR_ABOVE), start))
    return above[-1].start() if above else None


def indent_of(line: str) -> int:
    """The column in which a line begins, from 0.

    >>> indent_of("  - title: a"), column_of("  - title: a")
    (2, 4)
    """
    return len(line) - len(line.lstrip(" "))


def column_of(line: str) -> int:
    """The column in which a line says something behind its dashes, from 0."""
    found = _DASHES.match(line)
    return found.end() if found else 0


def says(line: str) -> bool:
    """Whether a line holds more than spaces and a comment."""
    return line.lstrip()[:1] not in {"", "#"}
