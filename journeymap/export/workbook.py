"""XLSX ⇄ the rows of a table, with openpyxl.

A workbook is a zip archive of XML: how much there is in it is looked at before it is unpacked.
"""

from __future__ import annotations

import io
import re
import warnings
import zipfile
import zlib
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any, TypeAlias
from xml.etree.ElementTree import ParseError

from openpyxl import Workbook, load_workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font
from openpyxl.utils.exceptions import InvalidFileException

from journeymap.language import slips
from journeymap.language.editing.written import text_of
from journeymap.language.notations.account import Note
from journeymap.language.notations.cells import protected
from journeymap.language.notations.lanes import holds_number
from journeymap.language.notations.table import OF_LONG, Table, proposed
from journeymap.language.syntax import UNFIT
from journeymap.language.values import number
from journeymap.problems import JourneyError, Mark, Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from journeymap.language.notations.table import Layout

Values: TypeAlias = "tuple[object, ...]"
"""The values of a row's cells."""

MEGABYTE = 1_000_000
MOST_UNPACKED = 100
"""Megabytes of a workbook once it is unpacked; a journey's tables seldom come to ten."""

MOST_CELLS = 2_000_000
"""Cells of a sheet; a journey of ten thousand touchpoints has half a million."""

LONGEST_CELL = 32_767
MOST_COLUMNS = 16_384
"""What a sheet can hold."""

_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    InvalidFileException,
    ParseError,
    AttributeError,
    EOFError,
    IndexError,
    KeyError,
    NotImplementedError,
    RuntimeError,
    TypeError,
    ValueError,
)
"""What openpyxl and zipfile raise, among much else, over a file that is no workbook."""


# Reading ------------------------------------------------------------------------------------------


def table(data: bytes, name: str, sheet: str | None = None) -> tuple[Table, tuple[Note, ...]]:
    """The rows of a sheet: the one named, else the first that tells of touchpoints.

    Raises:
        JourneyError: this is no workbook, is too large, or has no such sheet.
    """
    has_formulas, comments = _look_into(data, name)
    sheets = _sheets(data, name)
    if sheet is not None and sheet not in sheets:
        raise _error("no-sheet", name, {"name": sheet, "allowed": tuple(sheets)})
    tables = {title: _table(rows, name) for title, rows in sheets.items() if sheet in {None, title}}
    first = next(iter(tables))
    chosen = next((title for title, each in tables.items() if proposed(each)), first)
    notes = []
    if others := tuple(title for title in sheets if title != chosen):
        notes.append(Note("table-sheet", {"name": chosen, "others": others}))
    if has_formulas and (count := _unstored(sheets[chosen], _sheets(data, name, False)[chosen])):
        notes.append(Note("table-formulas", {"count": count}))
    if comments:
        notes.append(Note("table-comments", {"count": comments}))
    return tables[chosen], tuple(notes)


def _error(code: str, name: str, values: Mapping[str, object]) -> JourneyError:
    return JourneyError([Problem(code, Mark(name), values)])


_COMMENTS = re.compile(r"xl/(?:comments/)?comments?\d*\.xml")


def _look_into(data: bytes, name: str) -> tuple[bool, int]:
    """Whether there are formulas in it, and how many comments on cells, of whichever sheet.

    A workbook that would burst is refused.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            size = sum(each.file_size for each in archive.infolist())
            if size > MOST_UNPACKED * MEGABYTE:
                values = {"size": size / MEGABYTE, "most": MOST_UNPACKED}
                raise _error("workbook-large", name, values)
            names = archive.namelist()
            sheets = [each for each in names if each.startswith("xl/worksheets/")]
            comments = (archive.read(each) for each in names if _COMMENTS.fullmatch(each))
            return (
                any(b"<f" in archive.read(each) for each in sheets),
                sum(each.count(b"<comment ") for each in comments),
            )
    except _BROKEN:
        raise _error("not-xlsx", name, {}) from None


def _sheets(data: bytes, name: str, results: bool = True) -> dict[str, list[Values]]:
    """The rows of every sheet by its title, with the results of formulas or the formulas."""
    try:
        with warnings.catch_warnings(action="ignore"):  # of drawings and rules that are left out
            workbook: Any = load_workbook(  # the stubs know only sheets that are read at once
                io.BytesIO(data), read_only=True, data_only=results, keep_links=False
            )
            return {each.title: _rows(each, name) for each in workbook.worksheets}
    except _BROKEN:
        raise _error("not-xlsx", name, {}) from None


def _rows(sheet: Any, name: str) -> list[Values]:  # noqa: ANN401 - as above
    sheet.reset_dimensions()  # a file may claim any
    rows, count = [], 0
    for row in sheet.iter_rows(values_only=True):
        rows.append(row)
        count += len(row) + 1
        if count > MOST_CELLS:
            raise _error("table-large", name, {"most": MOST_CELLS})
    return rows


def _table(found: Iterable[Values], name: str) -> Table:
    rows = []
    for number_of_row, values in enumerate(found, start=1):
        row = [_text(each) for each in values]
        for column, cell in enumerate(row, start=1):
            if unfit := UNFIT.search(cell):
                told = {"character": slips.shown(unfit[0])}
                mark = Mark(name, number_of_row, column)
                raise JourneyError([Problem("unfit-character", mark, told)])
        rows.append(row)
    return Table(name, rows, range(1, len(rows) + 1))


def _unstored(results: Iterable[Values], formulas: Iterable[Values]) -> int:
    """Formulas whose result no program has stored, so that nobody knows it here."""
    return sum(
        result is None and formula is not None
        for row, beside in zip(results, formulas, strict=True)
        for result, formula in zip(row, beside, strict=True)
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
