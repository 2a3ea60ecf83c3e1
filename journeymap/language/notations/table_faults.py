"""Problems of a journey file that was made of a table → problems of the table, each at its cell."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from journeymap.language.notations.examples import example
from journeymap.language.notations.lanes import PARTS
from journeymap.language.notations.table import entries
from journeymap.language.notations.table_writing import Fault
from journeymap.language.places import SHOWN_AT_MOST
from journeymap.problems import JourneyError, Mark, Problem

if TYPE_CHECKING:
    from collections.abc import Sequence

    from journeymap.language.notations.table import Columns, Key, Table
    from journeymap.language.notations.table_writing import Writer

Places: TypeAlias = "dict[tuple[Key, str], tuple[int, int]]"
"""The row and column of a touchpoint's cell by lane; of its first cell by the lane ""."""


def fault(writer: Writer, problem: Problem) -> Fault:
    """A problem of the file that was written, as one of what the table says."""
    key, lane = writer.owner(problem.mark.line)
    return Fault(key, lane, problem.code, problem.values)


def told(table: Table, columns: Columns, faults: Sequence[Fault], more: int) -> JourneyError:
    """The faults as problems in the order of the table, each at its cell."""
    places: Places = {}
    for key, lane, _, row, column in entries(table, columns):
        places.setdefault((key, lane), (row, column))
        places.setdefault((key, ""), (row, column))
    problems = [_problem(table, places, each) for each in faults]
    problems.sort(key=lambda problem: (problem.mark.line, problem.mark.column))
    shown = problems[:SHOWN_AT_MOST]
    return JourneyError(shown, more + len(problems) - len(shown))


_CODES = dict.fromkeys(
    ("not-a-value", "number-with-unit", "score-of-top", "written-in-short"), "table-value"
) | dict.fromkeys(
    (
        "blank-field",
        "bullet",
        "cut-by-comma",
        "dash-missing",
        "dash-without-space",
        "no-space",
        "not-a-list",
        "not-a-text",
        "not-fields",
        "other-form",
        "pairs-in-list",
        "table-form",
        "text-for-fields",
        "text-for-item",
        "text-for-kind",
        "text-in-brackets",
        "unquoted-colon",
        "wrong-form",
    ),
    "table-form",
)
"""Problems of how a value is written, whose remedies are for those who write a journey file, and
which of a table's is told instead."""


def _problem(table: Table, places: Places, fault: Fault) -> Problem:
    """A fault at its cell, told to somebody who has a spreadsheet before them."""
    place = _place(places, fault)
    if place is None:
        return Problem(fault.code, Mark(table.name), fault.values)
    mark = Mark(table.name, table.lines[place[0]], place[1] + 1)
    if not fault.lane or fault.code not in _CODES:
        return Problem(fault.code, mark, fault.values)
    about = {"cell": table.cell(*place), "lane": fault.lane, "example": example(fault.lane)}
    return Problem(_CODES[fault.code], mark, {**fault.values, **about})


def _place(places: Places, fault: Fault) -> tuple[int, int] | None:
    """The cell of a fault: of its lane or of a part of it, else the touchpoint's first."""
    parts = (f"{fault.lane}.{part}" for part in PARTS.get(fault.lane, ()))
    found = (places.get((fault.key, lane)) for lane in (fault.lane, *parts, ""))
    return next((place for place in found if place), None)
