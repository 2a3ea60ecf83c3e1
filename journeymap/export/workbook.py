"""XLSX ⇄ the rows of a table, with openpyxl."""

from __future__ import annotations

import io
import re
import warnings
import zipfile
from datetime import date, datetime, time
from itertools import islice, zip_longest
from typing import TYPE_CHECKING, Any, TypeAlias
from xml.etree.ElementTree import ParseError

from openpyxl import Workbook, load_workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font
from openpyxl.utils.exceptions import InvalidFileException

from journeymap.export import archive
from journeymap.language import slips
from journeymap.language.editing.written import text_of
from journeymap.language.notations.account import Note
from journeymap.language.notations.cells import protected
from journeymap.language.notations.lanes import holds_number
from journeymap.language.notations.table import FIRST_ROWS, OF_LONG, Table, proposed
from journeymap.language.syntax import UNFIT
from journeymap.language.values import number
from journeymap.problems import JourneyError, Mark, Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from journeymap.language.notations.table import Layout

Values: TypeAlias = "tuple[object, ...]"
"""The values of a row's cells."""

NumberedRow: TypeAlias = "tuple[int, Values]"
"""The number of a row, from 1, and its values."""

MOST_ROWS = 1_048_576
MOST_CELLS = 1_000_000
"""Rows that are gone through, as many as a sheet can have, and cells of these, filled or not."""

LONGEST_CELL = 32_767
MOST_COLUMNS = 16_384
"""What a sheet can hold."""

_BROKEN = (
    InvalidFileException,
    ParseError,
    ArithmeticError,
    AttributeError,
    EOFError,
    LookupError,
    OSError,
    RuntimeError,
    TypeError,
    ValueError,
    zipfile.BadZipFile,
)
"""What openpyxl raises, among much else, over a file that is no workbook: only its calls are within
such a try, since any of these raised by us is a mistake of ours."""


# Reading ------------------------------------------------------------------------------------------


def table(data: bytes, name: str, sheet: str | None = None) -> tuple[Table, tuple[Note, ...]]:
    """The rows of a sheet: the one named, else the first that tells of touchpoints.

    Raises:
        JourneyError: this is no workbook, is too large, or has no such sheet.
    """
    parts = archive.unpacked(data, name)
    sheets = _sheets(parts, name)
    if not sheets:
        raise _error("not-xlsx", name, {})
    if sheet is not None and sheet not in sheets:
        raise _error("no-sheet", name, {"name": sheet, "allowed": tuple(sheets)})
    chosen = sheet or _telling(sheets, name)
    rows = _rows(sheets[chosen], name)
    notes = []
    if others := tuple(title for title in sheets if title != chosen):
        notes.append(Note("table-sheet", {"name": chosen, "others": others}))
    if archive.has_formulas(parts):
        formulas = _rows(_sheets(parts, name, results=False)[chosen], name)
        if count := _unstored(dict(rows), formulas):
            notes.append(Note("table-formulas", {"count": count}))
    if count := archive.comments(parts):
        notes.append(Note("table-comments", {"count": count}))
    return _table(rows, name), tuple(notes)


def _error(code: str, name: str, values: Mapping[str, object]) -> JourneyError:
    return JourneyError([Problem(code, Mark(name), values)])


def _sheets(parts: Mapping[str, bytes], name: str, *, results: bool = True) -> dict[str, Any]:
    """The sheets by their titles, with the results of formulas or the formulas."""
    file = archive.Measured(archive.packed(parts))
    try:
        with warnings.catch_warnings(action="ignore"):  # of drawings and rules that are left out
            workbook: Any = load_workbook(  # the stubs know only sheets that are read at once
                file, read_only=True, data_only=results, keep_links=False
            )
            return {each.title: each for each in workbook.worksheets}
    except _BROKEN:
        raise _error("not-xlsx", name, {}) from None


def _telling(sheets: Mapping[str, Any], name: str) -> str:
    """The first sheet whose beginning tells of touchpoints, else the first of all."""
    for title, each in sheets.items():
        if proposed(_table(_rows(each, name, FIRST_ROWS), name)):
            return title
    return next(iter(sheets))


def _rows(
    sheet: Any,  # noqa: ANN401 - as above
    name: str,
    most: int | None = None,
) -> list[NumberedRow]:
    """The filled rows of a sheet with their numbers; of as many as asked, counted by number."""
    rows, cells = [], 0
    with warnings.catch_warnings(action="ignore"):
        for number_of_row, values in enumerate(_values(sheet, name, most), start=1):
            cells += len(values)
            if number_of_row > MOST_ROWS or cells > MOST_CELLS:
                raise _error("table-large", name, {"most": MOST_CELLS})
            if any(value is not None for value in values):
                rows.append((number_of_row, values))
    return rows


def _values(sheet: Any, name: str, most: int | None) -> Iterator[Values]:  # noqa: ANN401 - as above
    """The values of row after row; there are empty ones where a number is left out."""
    try:
        sheet.reset_dimensions()  # a file may claim any
        yield from islice(sheet.iter_rows(values_only=True), most)
    except _BROKEN:
        raise _error("not-xlsx", name, {}) from None


def _table(found: Iterable[NumberedRow], name: str) -> Table:
    rows, numbers = [], []
    for number_of_row, values in found:
        row = [_text(each) for each in values]
        for column, cell in enumerate(row, start=1):
            if unfit := UNFIT.search(cell):
                told = {"character": slips.shown(unfit[0])}
                mark = Mark(name, number_of_row, column)
                raise JourneyError([Problem("unfit-character", mark, told)])
        rows.append(row)
        numbers.append(number_of_row)
    return Table(name, rows, numbers, is_sheet=True)


def _unstored(results: Mapping[int, Values], formulas: Iterable[NumberedRow]) -> int:
    """Formulas whose result no program has stored, so that nobody knows it here."""
    return sum(
        formula is not None and result is None
        for number_of_row, row in formulas
        for formula, result in zip_longest(row, results.get(number_of_row, ()))
    )


def _text(value: object) -> str:
    """What a cell holds, as a person would have typed it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int | float):
        return text_of(value)
    if isinstance(value, datetime):
        return (value.date() if value.time() == time() else value).isoformat()
    return value.isoformat() if isinstance(value, date | time) else _unescaped(str(value))


# Writing ------------------------------------------------------------------------------------------


def written(
    rows: Sequence[Sequence[str]], layout: Layout, title: str, name: str
) -> tuple[bytes, int]:
    """A workbook of one sheet of that title, and how many of its cells had to be cut.

    Numbers are numbers there; no text of it is taken for a formula.

    Raises:
        JourneyError: the table has more columns than a sheet.
    """
    widest = max(map(len, rows))
    if widest > MOST_COLUMNS:
        values: dict[str, object] = {"given": widest, "most": MOST_COLUMNS}
        raise _error("too-many-columns", name, values)
    workbook = Workbook(write_only=True)
    sheet = workbook.create_sheet(_SHEET_SIGNS.sub(" ", title)[:31].strip("' ") or "journey")
    sheet.freeze_panes = "B2"
    bold, wrapped = Font(bold=True), Alignment(wrap_text=True, vertical="top")
    cut = 0
    for place, row in enumerate(rows):
        cells = []
        for column, text in enumerate(row):
            value = _value(text, _lane(rows, layout, place, column))
            cut += isinstance(value, str) and len(value) > LONGEST_CELL
            cell = WriteOnlyCell(sheet, value[:LONGEST_CELL] if isinstance(value, str) else value)
            cell.alignment = wrapped
            if place == 0 or (column == 0 and layout != "long"):
                cell.font = bold
            cells.append(cell)
        sheet.append(cells)
    data = io.BytesIO()
    workbook.save(data)
    return data.getvalue(), cut


_SHEET_SIGNS = re.compile(r"[\\*?:/\[\]\s]+")


def _lane(rows: Sequence[Sequence[str]], layout: Layout, row: int, column: int) -> str:
    """The lane of a cell; "" where it holds a label."""
    if row == 0:
        return ""
    if layout == "long":
        return rows[row][1] if OF_LONG[column] == "value" else ""
    return rows[0][column] if layout == "rows" else (rows[row][0] if column else "")


def _value(text: str, lane: str) -> str | float | None:
    if not text:
        return None
    value = number(text) if lane and holds_number(lane) else None
    return _escaped(protected(text)) if value is None else value


_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")


def _escaped(text: str) -> str:
    """A text in which only returns, which XML loses, look like a character by number."""
    return _ESCAPE.sub(r"_x005F_x\1_", text).replace("\r", "_x000D_")


def _unescaped(text: str) -> str:
    return _ESCAPE.sub(lambda found: chr(int(found[1], 16)), text) if "_x" in text else text
