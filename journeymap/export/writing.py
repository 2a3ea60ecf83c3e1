"""Journey file → other notations: the one way out, each with an account of what it left out."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from journeymap.analysis import analyze
from journeymap.export import graphml, held
from journeymap.export.levels import has_its_scale, mermaid_levels, reverse_levels
from journeymap.language.notations import csv_text, flowchart, json_text, to_diagram, to_table
from journeymap.language.notations.account import Note
from journeymap.language.notations.cells import protected
from journeymap.language.notations.comments import comments
from journeymap.language.notations.plain_data import data_of
from journeymap.language.notations.sharing import approved
from journeymap.problems import JourneyError, Mark, Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from journeymap.language.notations.table import Layout
    from journeymap.model import Journey

Notation = Literal["mermaid", "flowchart", "csv", "xlsx", "json", "graphml"]
ENDINGS: dict[Notation, str] = {
    "mermaid": ".mmd",
    "flowchart": ".mmd",
    "csv": ".csv",
    "xlsx": ".xlsx",
    "json": ".json",
    "graphml": ".graphml",
}


def usual_name(stem: str, notation: Notation) -> str:
    """What the file of a journey is called in a notation: two that end alike differ before that.

    >>> usual_name("visit", "mermaid"), usual_name("visit", "flowchart")
    ('visit.mmd', 'visit-flowchart.mmd')
    """
    return f"{stem}{'-flowchart' if notation == 'flowchart' else ''}{ENDINGS[notation]}"


def notation_of(name: str) -> Notation:
    """The notation that a file's ending stands for.

    Raises:
        JourneyError: the ending says nothing.
    """
    ending = Path(name).suffix.lower()
    found = next((notation for notation, each in ENDINGS.items() if each == ending), None)
    if found is None:
        raise JourneyError([Problem("no-such-target", Mark(name), {"allowed": tuple(ENDINGS)})])
    return found


@dataclass(frozen=True, slots=True)
class Exported:
    """A file in another notation, and the account of it."""

    data: bytes
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class Source:
    """A sound journey: its file's text, and what it describes with the scores beside it.

    `name` is what the file is called in a complaint. `all_quotes` also lets go what customers said
    and nobody approved for others.
    """

    text: str
    journey: Journey
    layout: Layout = "long"
    all_quotes: bool = False
    name: str = "journey"


def exported(source: Source, notation: Notation) -> Exported:
    """A journey in another notation.

    Raises:
        JourneyError: its numbers can't be computed, or the notation can't hold so much.
    """
    return _WRITERS[notation](source)


# Diagrams and graphs ------------------------------------------------------------------------------


def _mermaid(source: Source) -> Exported:
    journey = source.journey
    levels = mermaid_levels(journey)
    text = to_diagram.diagram(journey, levels)
    notes = []
    if any(each.expectation for each in journey.touchpoints):
        notes.append(Note("to-expectation"))
    if not has_its_scale(journey) and any(each is not None for each in levels):
        notes.append(Note("to-scale"))
    if count := reverse_levels(journey):
        notes.append(Note("to-reverse", {"count": count}))
    if count := levels.count(None):
        notes.append(Note("to-unscored", {"count": count}))
    if journey.starts or any(each.next for each in journey.touchpoints):
        notes.append(Note("to-flow"))
    notes += [*_about_size(text), *_about_beside(source), *_left_out(source, held.MERMAID)]
    return Exported(text.encode(), tuple(notes))


def _flowchart(source: Source) -> Exported:
    journey = source.journey
    kinds = {each.touchpoint: each.kind or "" for each in analyze(journey).critical}
    text = flowchart.flowchart(journey, kinds)
    notes = [*_about_size(text)]
    if (count := flowchart.edges(journey)) > flowchart.MOST_EDGES:
        notes.append(Note("to-many-edges", {"count": count, "most": flowchart.MOST_EDGES}))
    notes += _left_out(source, held.FLOWCHART)
    return Exported(text.encode(), tuple(notes))


def _about_size(text: str) -> Iterator[Note]:
    if len(text) > flowchart.MOST_CHARACTERS:
        values = {"count": len(text), "most": flowchart.MOST_CHARACTERS}
        yield Note("to-many-characters", values)


def _graphml(source: Source) -> Exported:
    data = graphml.written(source.journey, analyze(source.journey))
    notes = (Note("to-numbers"), *_about_beside(source), *_left_out(source, held.GRAPHML))
    return Exported(data, notes)


def _about_beside(source: Source) -> Iterator[Note]:
    if source.journey.scores:
        yield Note("to-scores-beside", {"name": source.journey.scores})


def _left_out(source: Source, fields: frozenset[str]) -> Iterator[Note]:
    """What a notation that holds these fields has no place for."""
    if source.journey.segments:
        yield Note("to-segments")
    if names := held.left_out(data_of(source.text, source.journey), fields):
        yield Note("to-left-out", {"names": names})


# Tables and JSON ----------------------------------------------------------------------------------


def _json(source: Source) -> Exported:
    data, notes = _shared(source)
    return Exported(json_text.text_of(data).encode(), tuple(notes))


def _csv(source: Source) -> Exported:
    data, notes = _shared(source)
    rows = to_table.rows(data, source.layout)
    about_formulas = _about_formulas(rows, csv_text.guarded)
    return Exported(csv_text.written(rows), (*notes, *about_formulas))


def _xlsx(source: Source) -> Exported:
    from journeymap.export import workbook  # noqa: PLC0415 - an extra, which may be missing

    data, notes = _shared(source)
    rows = to_table.rows(data, source.layout)
    written, cut = workbook.written(rows, source.layout, source.journey.name, source.name)
    if cut:
        notes.append(Note("to-cut", {"count": cut, "most": workbook.LONGEST_CELL}))
    return Exported(written, (*notes, *_about_formulas(rows, protected)))


def _about_formulas(
    rows: Iterable[Iterable[str]], as_written: Callable[[str], str]
) -> Iterator[Note]:
    if any(as_written(cell) != cell for row in rows for cell in row):
        yield Note("to-escaped")


def _shared(source: Source) -> tuple[dict[str, Any], list[Note]]:
    """A journey's data as far as it may leave the team, and what is to be said of it."""
    data = data_of(source.text, source.journey)
    notes = [*_about_beside(source)]
    if not source.all_quotes:
        data, count = approved(data)
        notes += [Note("to-quotes", {"count": count})] if count else []
    if count := comments(source.text):
        notes.append(Note("comments-left-out", {"count": count}))
    return data, notes


_WRITERS: dict[Notation, Callable[[Source], Exported]] = {
    "mermaid": _mermaid,
    "flowchart": _flowchart,
    "csv": _csv,
    "xlsx": _xlsx,
    "json": _json,
    "graphml": _graphml,
}
