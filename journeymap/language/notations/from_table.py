"""A table → journey file, by what its labels mean."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from journeymap.language.notations.account import Note
from journeymap.language.notations.draft import Imported
from journeymap.language.notations.lanes import OF_JOURNEY, PARTS
from journeymap.language.notations.table import entries, left_out
from journeymap.language.notations.table_writing import Fault, Writer
from journeymap.language.places import SHOWN_AT_MOST
from journeymap.language.reading import read
from journeymap.language.tree import without_garbage_collection
from journeymap.language.values import number
from journeymap.problems import JourneyError, Mark, Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from journeymap.language.notations.table import Columns, Entry, Key, Table
    from journeymap.language.notations.table_writing import Said

Places: TypeAlias = "dict[tuple[Key, str], tuple[int, int]]"
"""The row and column of a touchpoint's cell by lane; of its first cell by the lane ""."""


def imported(table: Table, columns: Columns, fallback: str) -> Imported:
    """The journey file that a table makes; `fallback` is its title if the table has none.

    Raises:
        JourneyError: with every problem, each with its line and the number of its column.
    """
    with without_garbage_collection():
        said = gathered(entries(table, columns))
        whole = said.pop("", {})
        if not said:
            raise JourneyError([Problem("table-empty", Mark(table.name), {})])
        about_moods = _moods_as_feelings(said.values())
        is_line = f"{OF_JOURNEY}starts" not in whole and not any(
            "next" in each for each in said.values()
        )
        about_flow = (Note("table-flow"),) if is_line else ()
        writer = Writer(columns, fallback)
        text = writer.text(whole, said)
        faults, more = writer.faults, 0
        try:
            journey = read(text, table.name)
        except JourneyError as error:
            faults = [*faults, *(_fault(writer, each) for each in error.problems)]
            more = error.more
        if faults:
            raise _told(table, columns, faults, more)
    notes = (*_about_labels(table, columns), *about_moods, *about_flow, *writer.notes)
    return Imported(text, journey, notes)


def gathered(found: Iterable[Entry]) -> dict[Key, Said]:
    """What the cells say, touchpoint by touchpoint and lane by lane."""
    everything: dict[Key, Said] = {}
    for key, lane, text, _, _ in found:
        said = everything.get(key)
        if said is None:
            said = everything[key] = {}
        held = said.get(lane)
        if held is None:
            said[lane] = text
        elif isinstance(held, list):
            held.append(text)
        else:
            said[lane] = [held, text]
    return everything


def _moods_as_feelings(touchpoints: Iterable[Said]) -> tuple[Note, ...]:
    """Put moods into the lane of feelings where they are words: the emotion is a number."""
    moods = [each for each in touchpoints if "emotion" in each]
    if all(isinstance(each["emotion"], str) and _is_number(each["emotion"]) for each in moods):
        return ()
    for each in moods:
        each["feeling"] = [*_several(each.get("feeling", [])), *_several(each.pop("emotion"))]
    return (Note("table-emotion"),)


def _is_number(text: str | list[str]) -> bool:
    return isinstance(text, str) and number(text) is not None


def _several(text: str | list[str]) -> list[str]:
    return text if isinstance(text, list) else [text]


_LAYOUTS = {"long": "table-long", "rows": "table-rows", "wide": "table-wide"}


def _about_labels(table: Table, columns: Columns) -> Iterator[Note]:
    """How the table was read."""
    yield Note(_LAYOUTS[columns.layout])
    named = columns.lanes.items()
    if read_as := tuple(f"{label} → {lane}" for label, lane in named if lane and lane != label):
        yield Note("table-labels", {"names": read_as})
    if unknown := left_out(table, columns):
        yield Note("table-left-out", {"names": unknown})


# Problems and their cells -------------------------------------------------------------------------


def _fault(writer: Writer, problem: Problem) -> Fault:
    """A problem of the file that was written, as one of what the table says."""
    key, lane = writer.owner(problem.mark.line)
    return Fault(key, lane, problem.code, problem.values)


def _told(table: Table, columns: Columns, faults: Sequence[Fault], more: int) -> JourneyError:
    """The faults as problems in the order of the table, each at its cell."""
    places: Places = {}
    for key, lane, _, row, column in entries(table, columns):
        places.setdefault((key, lane), (row, column))
        places.setdefault((key, ""), (row, column))
    problems = [Problem(each.code, _mark(table, places, each), each.values) for each in faults]
    problems.sort(key=lambda problem: (problem.mark.line, problem.mark.column))
    shown = problems[:SHOWN_AT_MOST]
    return JourneyError(shown, more + len(problems) - len(shown))


def _mark(table: Table, places: Places, fault: Fault) -> Mark:
    """The cell of a fault: of its lane or of a part of it, else the touchpoint's first."""
    parts = (f"{fault.lane}.{part}" for part in PARTS.get(fault.lane, ()))
    for lane in (fault.lane, *parts, ""):
        if place := places.get((fault.key, lane)):
            return Mark(table.name, table.lines[place[0]], place[1] + 1)
    return Mark(table.name)
