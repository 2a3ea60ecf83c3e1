"""A table → journey file, by what its labels mean."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

from journeymap.garbage import without_garbage_collection
from journeymap.language.notations.account import Note
from journeymap.language.notations.cells import with_point
from journeymap.language.notations.draft import Imported
from journeymap.language.notations.lanes import OF_JOURNEY, holds_number
from journeymap.language.notations.table import (
    MOST_VALUES,
    above,
    entries,
    homeless,
    left_out,
)
from journeymap.language.notations.table_faults import fault, told
from journeymap.language.notations.table_scale import scale_of
from journeymap.language.notations.table_writing import Writer
from journeymap.language.reading import read
from journeymap.language.values import number
from journeymap.problems import JourneyError, Mark, Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from journeymap.language.notations.table import Columns, Entry, Key, Table
    from journeymap.language.notations.table_writing import Remarks, Said


MOST_KEPT = 50_000
"""Characters that are kept as comments of what has no place in a journey."""

MOST_IN_BRACKETS = 300_000
"""Characters of cells that are read as fields or lists; each costs ten times what others cost."""

LONGEST_TITLE = 200
"""Characters of a heading that can be a title."""


def imported(
    table: Table, columns: Columns, fallback: str, *, keeps_others: bool = True
) -> Imported:
    """The journey file that a table makes; `fallback` is its title if the table has none.

    What stands under a label that means nothing here is kept as a comment if `keeps_others`, and
    it is not too much.

    Raises:
        JourneyError: with every problem, each with its line and the number of its column.
    """
    with without_garbage_collection():
        found = list(islice(entries(table, columns), MOST_VALUES + 1))
        if len(found) > MOST_VALUES:
            raise JourneyError([Problem("table-full", Mark(table.name), {"most": MOST_VALUES})])
        if sum(len(text) for _, _, text, _, _ in found if text[0] in "{[") > MOST_IN_BRACKETS:
            values: dict[str, object] = {"most": MOST_IN_BRACKETS}
            raise JourneyError([Problem("table-fields", Mark(table.name), values)])
        said = gathered(found)
        whole = said.pop("", {})
        if not said:
            raise JourneyError([Problem("table-empty", Mark(table.name), {})])
        others = list(homeless(table, columns))
        remarks = _remarks(others) if keeps_others else {}
        about_labels = tuple(_about_labels(table, columns, others, is_kept=bool(remarks)))
        scale, about_scale = scale_of(table, columns, whole)
        columns = replace(columns, scale=scale)
        about_heading = _take_heading(whole, above(table, columns))
        about_commas = _write_points(said.values()) if table.decimal_commas else ()
        about_moods = _moods_as_feelings(said.values())
        is_line = f"{OF_JOURNEY}starts" not in whole and not any(
            "next" in each for each in said.values()
        )
        about_flow = (Note("table-flow"),) if is_line else ()
        writer = Writer(columns, fallback)
        text = writer.text(whole, said, remarks)
        faults, more = writer.faults, 0
        try:
            journey = read(text, table.name)
        except JourneyError as error:
            faults = [*faults, *(fault(writer, each) for each in error.problems)]
            more = error.more
        if faults:
            raise told(table, columns, faults, more)
    notes = (
        *about_labels,
        *about_heading,
        *about_scale,
        *about_commas,
        *about_moods,
        *about_flow,
        *writer.notes,
    )
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


def _remarks(others: Sequence[Entry]) -> Remarks:
    """What stands under labels that mean nothing here, by touchpoint; nothing if it is too much."""
    remarks: Remarks = {}
    if sum(len(label) + len(text) for _, label, text, _, _ in others) <= MOST_KEPT:
        for key, label, text, _, _ in others:
            remarks.setdefault(key, []).append((label, text))
    return remarks


def _take_heading(whole: Said, rows: Sequence[list[str]]) -> tuple[Note, ...]:
    """Make what stands above the table the title, where it can be one and there is none."""
    texts = [text for row in rows for text in row]
    if not texts:
        return ()
    title = " ".join(texts[0].split())
    is_alone = len(rows[0]) == 1 and len(title) <= LONGEST_TITLE
    if not is_alone or {"journey", f"{OF_JOURNEY}title"} & whole.keys():
        return (Note("table-above", {"names": tuple(texts)}),)
    whole[f"{OF_JOURNEY}title"] = title
    about_rest = (Note("table-above", {"names": tuple(texts[1:])}),) if texts[1:] else ()
    return (Note("table-heading", {"text": title}), *about_rest)


def _write_points(touchpoints: Iterable[Said]) -> tuple[Note, ...]:
    """Write the numbers that have a decimal comma with a point."""
    count = 0
    for said in touchpoints:
        for lane, text in said.items():
            if isinstance(text, str) and "," in text and holds_number(lane):
                said[lane] = with_point(text)
                count += said[lane] != text
    return (Note("table-decimal-commas", {"count": count}),) if count else ()


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


def _about_labels(
    table: Table, columns: Columns, others: Sequence[Entry], *, is_kept: bool
) -> Iterator[Note]:
    """How the table was read; `others` are the cells whose label means nothing here."""
    yield Note(_LAYOUTS[columns.layout])
    named = columns.lanes.items()
    if read_as := tuple(f"{label} → {lane}" for label, lane in named if lane and lane != label):
        yield Note("table-labels", {"names": read_as})
    counts = Counter(label for _, label, _, _, _ in others)
    if unknown := tuple(dict.fromkeys((*left_out(table, columns), *counts))):
        names = tuple(f"{each} ({counts[each]})" if counts[each] else each for each in unknown)
        yield Note("table-kept" if is_kept else "table-left-out", {"names": names})
