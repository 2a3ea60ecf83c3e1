"""A table and what its labels mean, however it is laid out.

Long: a row for each value, with the columns touchpoint, lane and value. Rows: a row for each
touchpoint, a column for each lane. Wide: a column for each touchpoint, a row for each lane, as a
map hangs on the wall. There may be a heading above the labels.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING, Literal, TypeAlias

from journeymap.language.notations.cells import restored
from journeymap.language.notations.lanes import JOURNEY_RANKS, LANE, TOUCHPOINT_LANE, VALUE, meaning
from journeymap.language.tree import normal
from journeymap.problems import JourneyError, Mark, Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    Row = Sequence[str]

Layout = Literal["long", "rows", "wide"]
LAYOUTS: tuple[Layout, ...] = ("long", "rows", "wide")

OF_LONG = (TOUCHPOINT_LANE, LANE, VALUE)
_OF_COLUMNS = (LANE, VALUE)
"""What only the columns of a long table mean."""

NEAR = 10
"""Rows among which those with labels are looked for; the table's heading may stand above."""

FIRST_LABELS = 1_000
"""Different cells of a row or column that are tried to see whether it holds labels."""

FIRST_COLUMNS, FIRST_ROWS = 3, 60
"""Columns that may hold the labels of a wide table, and the rows that show it."""


MOST_ROWS, MOST_COLUMNS = 50_000, 16_384
MOST_CELLS = 1_000_000
"""The bounds of a table, filled or not: ten thousand touchpoints may have a hundred lanes each."""

MOST_VALUES = 200_000
"""Filled cells that mean something; ten thousand touchpoints may have twenty lanes each."""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells, and the line of the file in which each row begins.

    `decimal_commas` says that a comma parts no cells, so that one in a number is a decimal one.
    `is_sheet` says that empty rows are left out and that lines are the numbers of rows.

    Raises:
        JourneyError: it is larger than a map of any journey.
    """

    name: str
    rows: Sequence[Row]
    lines: Sequence[int]
    decimal_commas: bool = False
    is_sheet: bool = False

    def __post_init__(self) -> None:
        widest = max(map(len, self.rows), default=0)
        if len(self.rows) > MOST_ROWS or widest > MOST_COLUMNS:
            values: dict[str, object] = {"rows": MOST_ROWS, "columns": MOST_COLUMNS}
            raise JourneyError([Problem("table-long", Mark(self.name), values)])
        # A column of a wide table is looked for in every row, however short that is.
        if len(self.rows) * widest > MOST_CELLS:
            raise JourneyError([Problem("table-large", Mark(self.name), {"most": MOST_CELLS})])

    def cell(self, row: int, column: int) -> str:
        """What a spreadsheet calls the cell of that row and column, from 0."""
        return cell_name(self.lines[row] - 1 if self.is_sheet else row, column)


@dataclass(frozen=True, slots=True)
class Columns:
    """What the labels of a table mean: a lane each, or "" for what is left out.

    `scale` is that of its scores where the table does not say it itself.
    """

    layout: Layout
    lanes: Mapping[str, str]
    scale: Mapping[str, str] = field(default_factory=dict)

    def means(self, label: str) -> str:
        """The lane that a label means, or ""."""
        return self.lanes.get(normal(label), "")


Key: TypeAlias = "str | int"
"""A touchpoint of a table: its name, row or column; "" means the journey as a whole."""

Entry: TypeAlias = "tuple[Key, str, str, int, int]"
"""One filled cell: of which touchpoint, which lane, what, in which row and column from 0."""


Means: TypeAlias = "Callable[[str], str]"
"""The lane that a label means, or ""."""


def proposed(table: Table) -> Columns | None:
    """What the labels of a table most likely mean; None where it shows no touchpoints."""
    rows = table.rows
    at = _header(rows, meaning)
    header = _meanings(rows[at]) if rows else {}
    if set(OF_LONG) <= set(header.values()):
        lanes = _column(rows[at + 1 :], _at(rows[at], meaning, LANE))
        return Columns("long", _meanings(lanes) | header)
    labels = _labels(rows, meaning)
    if _known(_column(rows[:FIRST_ROWS], labels), meaning) > max(1, _known(header, meaning)):
        return Columns("wide", of_layout("wide", _meanings(_column(rows, labels))))
    if TOUCHPOINT_LANE not in header.values():
        header = {k: TOUCHPOINT_LANE if lane == "title" else lane for k, lane in header.items()}
    shows_touchpoints = TOUCHPOINT_LANE in header.values() and _known(header, meaning) > 1
    return Columns("rows", of_layout("rows", header)) if shows_touchpoints else None


def of_layout(layout: Layout, lanes: Mapping[str, str]) -> dict[str, str]:
    """What labels mean in a layout: `lane` and `value` mean something in long tables alone."""
    of_none = () if layout == "long" else _OF_COLUMNS
    return {label: "" if lane in of_none else lane for label, lane in lanes.items()}


def unnamed(table: Table) -> Columns:
    """The labels of a table that shows no touchpoints, for somebody to say what they mean."""
    rows = table.rows
    labels = next((row for row in rows if any(map(restored, row))), [])
    return Columns("rows", dict.fromkeys(_meanings(labels), ""))


def _meanings(cells: Iterable[str]) -> dict[str, str]:
    """What each label means."""
    labels = dict.fromkeys(normal(restored(cell)) for cell in dict.fromkeys(cells))
    return {label: meaning(label) for label in labels if label}


def _known(cells: Iterable[str], means: Means) -> int:
    """How many lanes the labels name."""
    labels = islice(dict.fromkeys(map(restored, cells)), FIRST_LABELS)
    return len({lane for label in labels if label and (lane := means(label))})


def _column(rows: Iterable[Row], column: int) -> Iterator[str]:
    return (row[column] for row in rows if column < len(row))


def _header(rows: Sequence[Row], means: Means) -> int:
    """The row that most likely holds labels."""
    return max(range(min(NEAR, len(rows))), key=lambda n: _known(rows[n], means), default=0)


def _labels(rows: Sequence[Row], means: Means) -> int:
    """The column that most likely holds labels."""
    first = rows[:FIRST_ROWS]
    return max(range(FIRST_COLUMNS), key=lambda n: _known(_column(first, n), means))


def _at(row: Row, means: Means, lane: str) -> int:
    """The first column of a row of labels that means a lane; -1 where none does."""
    found = (number for number, cell in enumerate(row) if means(restored(cell)) == lane)
    return next(found, -1)


# What the cells say -------------------------------------------------------------------------------


def entries(table: Table, columns: Columns) -> Iterator[Entry]:
    """The filled cells of a table whose label means something, touchpoint by touchpoint.

    Where no touchpoint is named, as in cells that were merged, the one before goes on.
    """
    return _READERS[columns.layout](table.rows, columns.means, columns.means)


def homeless(table: Table, columns: Columns) -> Iterator[Entry]:
    """The filled cells whose label means nothing here, likewise; in place of the lane, the label.

    A column of touchpoints' rows without a label is called by its letters.
    """
    is_of_rows = columns.layout == "rows"

    def lane_of(label: str) -> str:
        if (lane := columns.means(label)) and lane not in _OF_COLUMNS:
            return lane
        return _HOMELESS + label if label or is_of_rows else ""

    found = _READERS[columns.layout](table.rows, columns.means, lane_of)
    for key, lane, text, row, column in found:
        if lane.startswith(_HOMELESS):
            yield key, lane.removeprefix(_HOMELESS) or _letters(column), text, row, column


_HOMELESS = "\0"
"""Before a label that is no lane, while the cells are gone through."""


def above(table: Table, columns: Columns) -> list[list[str]]:
    """What stands in the rows above the labels: the filled cells of each."""
    rows, means = table.rows, columns.means
    first = _header(rows, means)
    if columns.layout == "wide":
        labels = _labels(rows, means)
        names = _names_row(rows, means, labels)
        meant = (
            n for n, row in enumerate(rows) if labels < len(row) and means(restored(row[labels]))
        )
        first = min(names, next(meant, names))
    found = ([restored(cell) for cell in row if restored(cell)] for row in rows[:first])
    return [row for row in found if row]


def place_of(table: Table, label: str) -> tuple[int, int]:
    """The row and column of a label, from 0; those of the first cell where there is none."""
    found = (
        (row, column)
        for row, cells in enumerate(table.rows)
        for column, cell in enumerate(cells)
        if normal(restored(cell)) == label
    )
    return next(found, (0, 0))


def cell_name(row: int, column: int) -> str:
    """What a spreadsheet calls a cell.

    >>> cell_name(0, 0), cell_name(2, 25), cell_name(0, 26), cell_name(9, 702)
    ('A1', 'Z3', 'AA1', 'AAA10')
    """
    return f"{_letters(column)}{row + 1}"


def _letters(column: int) -> str:
    letters, rest = "", column + 1
    while rest:
        rest, place = divmod(rest - 1, 26)
        letters = chr(ord("A") + place) + letters
    return letters


def left_out(table: Table, columns: Columns) -> tuple[str, ...]:
    """The labels that mean nothing here, though something stands in their row or column."""
    unknown = (label for label, lane in columns.lanes.items() if not lane)
    if columns.layout != "wide":
        return tuple(unknown)
    labels = _labels(table.rows, columns.means)
    names = _names_row(table.rows, columns.means, labels)
    beside = {
        normal(restored(row[labels]))
        for number, row in enumerate(table.rows)
        if number != names and any(map(restored, row[labels + 1 :]))
    }
    return tuple(label for label in unknown if label in beside)


def _of_long(rows: Sequence[Row], means: Means, lane_of: Means) -> Iterator[Entry]:
    header = _header(rows, means)
    place, lanes, values = (_at(rows[header], means, each) for each in OF_LONG)
    meant = {cell: lane_of(restored(cell)) for cell in set(_column(rows, lanes))}
    name, widest = "", max(place, lanes, values)
    for number in range(header + 1, len(rows)):
        row = rows[number]
        if len(row) <= widest:
            continue
        name = restored(row[place]) or name
        text, lane = restored(row[values]), meant[row[lanes]]
        if text and lane and lane not in _OF_COLUMNS:
            yield "" if lane in JOURNEY_RANKS else name, lane, text, number, values


def _of_rows(rows: Sequence[Row], means: Means, lane_of: Means) -> Iterator[Entry]:
    header = _header(rows, means)
    meant = [(n, lane) for n, cell in enumerate(rows[header]) if (lane := lane_of(restored(cell)))]
    place = _at(rows[header], means, TOUCHPOINT_LANE)
    touchpoint = -1
    for number in range(header + 1, len(rows)):
        row = rows[number]
        if touchpoint < 0 or (place < len(row) and restored(row[place])):
            touchpoint = number
        for column, lane in meant:
            if column < len(row) and (text := restored(row[column])):
                yield "" if lane in JOURNEY_RANKS else touchpoint, lane, text, number, column


def _of_wide(rows: Sequence[Row], means: Means, lane_of: Means) -> Iterator[Entry]:
    labels = _labels(rows, means)
    names = _names_row(rows, means, labels)
    labelled = ((n, restored(row[labels])) for n, row in enumerate(rows) if labels < len(row))
    meant = [
        (number, lane)
        for number, label in labelled
        if (lane := means(label) or _NAMES.get(number - names) or lane_of(label))
    ]
    touchpoint = -1
    for column in range(labels + 1, max(map(len, rows))):
        if touchpoint < 0 or (column < len(rows[names]) and restored(rows[names][column])):
            touchpoint = column
        for number, lane in meant:
            row = rows[number]
            if column < len(row) and (text := restored(row[column])):
                yield "" if lane in JOURNEY_RANKS else touchpoint, lane, text, number, column


_NAMES = {0: TOUCHPOINT_LANE}
"""What the row of names means, whatever its label says."""

_READERS = {"long": _of_long, "rows": _of_rows, "wide": _of_wide}


def _names_row(rows: Sequence[Row], means: Means, labels: int) -> int:
    """The row of a wide table that names the touchpoints: so labelled, or the first filled one."""
    filled = [n for n, row in enumerate(rows) if any(map(restored, row[labels + 1 :]))]
    named = (n for n in filled if means(restored(rows[n][labels])) == TOUCHPOINT_LANE)
    unlabelled = (n for n in filled if not means(restored(rows[n][labels])))
    return next(named, next(unlabelled, 0))
