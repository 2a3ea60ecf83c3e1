r"""CSV ⇄ rows of cells, as spreadsheets in all countries write it.

Read are UTF-8, UTF-16 with its mark and GB18030, parted by commas, semicolons or tabs. Written is
UTF-8 with a byte order mark, which Excel needs to know it by, and with `\r\n` line ends.
"""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from itertools import islice
from typing import TYPE_CHECKING

from journeymap.language import slips
from journeymap.language.notations.account import Note
from journeymap.language.notations.cells import FORMULA, protected
from journeymap.language.notations.table import MOST_ROWS, Table
from journeymap.language.places import mark
from journeymap.language.reading import decode
from journeymap.language.syntax import UNFIT
from journeymap.problems import JourneyError, Mark, Problem

if TYPE_CHECKING:
    from _csv import Reader
    from collections.abc import Iterable, Sequence

SEPARATORS = ",;\t|"
_LEAVES_COMMAS = ";\t"
"""Separators of spreadsheets in whose countries a comma stands in decimal numbers."""

_QUOTED = re.compile(r'"(?:[^"]|"")*"')
_DECLARED = re.compile(r"sep=(.)\r?\n")
LOOKED_AT = 10_000
LINES_LOOKED_AT = 10
"""Characters at the beginning of a file, and lines of these, that show what parts its cells."""


def decoded(data: bytes, name: str) -> tuple[str, tuple[Note, ...]]:
    """The text of a table's bytes, and what is to be said of its encoding.

    Raises:
        JourneyError: it is in none of the encodings that are read.
    """
    try:
        return decode(data, name).removeprefix("\ufeff"), ()
    except JourneyError as error:
        code = error.problems[0].code
        if code == "gbk":
            return data.decode("gb18030"), (Note("table-gb18030"),)
        if code == "wide-encoding" and data.startswith((b"\xff\xfe", b"\xfe\xff")):
            return data.decode("utf-16", errors="replace"), ()
        raise


def table(text: str, name: str) -> Table:
    """The rows of a CSV text.

    Raises:
        JourneyError: with the place from which it is no table, or where it holds what no text may.
    """
    if found := UNFIT.search(text):
        values = {"character": slips.shown(found[0])}
        raise JourneyError([Problem("unfit-character", mark(text, found.start(), name), values)])
    separator, start = _separator(text)
    first = 2 if start else 1
    reader = csv.reader(io.StringIO(text[start:], newline=""), delimiter=separator, strict=True)
    try:
        if '"' not in text:
            rows = list(islice(reader, MOST_ROWS + 1))
            lines: Sequence[int] = range(first, first + len(rows))
        else:
            rows, lines = _of_several_lines(reader, first)
    except csv.Error:
        place = Mark(name, first + max(0, reader.line_num - 1), 1)
        raise JourneyError([Problem("table-broken", place, {})]) from None
    if _GUARDED.search(text):
        rows = [[_GUARDED.sub(r"\1", cell) for cell in row] for row in rows]
    return Table(name, rows, lines, decimal_commas=separator in _LEAVES_COMMAS)


def _of_several_lines(reader: Reader, line: int) -> tuple[list[list[str]], list[int]]:
    """The rows of a table in which a cell may go over several lines, and where each begins."""
    lines, rows, first = [], [], line
    for row in islice(reader, MOST_ROWS + 1):
        rows.append(row)
        lines.append(line)
        line = first + reader.line_num
    return rows, lines


def _separator(text: str) -> tuple[str, int]:
    """What parts the cells, and where they begin."""
    declared = _DECLARED.match(text)
    if declared:
        return declared[1], declared.end()
    start = _QUOTED.sub("", text[:LOOKED_AT])
    lines = [line for line in re.split(r"[\r\n]+", start) if line.strip()][:LINES_LOOKED_AT]
    first = lines[0] if lines else ""
    # A heading may have no separator, or commas of its own: what parts most lines alike wins.
    return max(SEPARATORS, key=lambda sign: (_alike(lines, sign), first.count(sign))), 0


def _alike(lines: Sequence[str], sign: str) -> int:
    """How many lines a sign parts into equally many cells."""
    counts = Counter(line.count(sign) for line in lines if sign in line)
    return max(counts.values(), default=0)


# Writing ------------------------------------------------------------------------------------------

_PARTS = r"[;\t|\r\n]"
"""What ends a cell or a row for one reader or another, even within quotes that begin behind a
comma: where commas part no cells, such quotes mean nothing."""

_BEGINS_FORMULA = rf"(?:[^\S\t\r\n]|['\"])*+[{re.escape(''.join(FORMULA).strip())}]"
_OPEN = re.compile(rf"{_PARTS}(?={_BEGINS_FORMULA})")
_GUARDED = re.compile(rf"({_PARTS})'(?={_BEGINS_FORMULA})")
_QUOTING = re.compile(r"[,;\t|\"\r\n]")


def written(rows: Iterable[Sequence[str]]) -> bytes:
    """The bytes of a CSV file; no cell of it is taken for a formula, whatever parts the cells."""
    lines = (",".join(map(_quoted, map(guarded, row))) or '""' for row in rows)
    return "".join(f"{line}\r\n" for line in lines).encode("utf-8-sig")


def guarded(text: str) -> str:
    """A text as it is put into a cell of CSV, where a part of it may become a cell of its own.

    >>> guarded("=A1"), guarded("Hi;=HYPERLINK(A1)"), guarded("1 = 1; 2")
    ("'=A1", "Hi;'=HYPERLINK(A1)", '1 = 1; 2')
    """
    return _OPEN.sub(r"\g<0>'", protected(text))


def _quoted(cell: str) -> str:
    escaped = cell.replace('"', '""')
    return f'"{escaped}"' if _QUOTING.search(cell) else cell
