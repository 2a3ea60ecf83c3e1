"""Names in the scores file beside a journey follow those in the journey."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from journeymap.language.editing.spans import line_end, lines, next_line
from journeymap.language.editing.splices import Splice, spliced
from journeymap.language.tree import normal

if TYPE_CHECKING:
    from collections.abc import Iterator

COLUMNS = {"touchpoint": "touchpoint", "segment": "segment", "measurement": "from"}
"""In which column things of a kind are named."""

_CELL = re.compile(r'[ \t]*(?:"(?P<quoted>(?:[^"]|"")*)"|(?P<plain>[^,\r\n]*))')


def with_name(text: str, kind: str, old: str, new: str) -> str:
    """The text of a scores file in which a thing bears another name; all else stays as it was."""
    if kind not in COLUMNS:
        return text
    sound = text.lstrip("\ufeff")
    header, *_ = lines(sound)
    names = [cell.strip().strip('"').casefold() for cell in header.split(",")]
    if COLUMNS[kind] not in names:
        return text
    column = names.index(COLUMNS[kind])
    splices = [
        Splice(start, end, new) for start, end, name in _cells(sound, column) if normal(name) == old
    ]
    return text[: len(text) - len(sound)] + spliced(sound, splices)


def _cells(text: str, column: int) -> Iterator[tuple[int, int, str]]:
    """The cells of one column, each with its place; quotes and space around a name stay."""
    at = next_line(text, 0)
    while at < len(text):
        number = 0
        while True:
            found = _CELL.match(text, at)
            if found is None:
                return
            if number == column:
                group = "quoted" if found["quoted"] is not None else "plain"
                value = found[group]
                start = found.start(group) + len(value) - len(value.lstrip())
                yield start, start + len(value.strip()), value.strip()
            at, number = found.end(), number + 1
            if text[at : at + 1] != ",":
                break
            at += 1
        at = next_line(text, line_end(text, at))
