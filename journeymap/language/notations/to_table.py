"""A journey's data → a table, in one of the three layouts that are read.

Everything a journey file says has its place: a score's parts have lanes of their own, what has
fields stands in its cell as in the file, and what belongs to the whole journey stands first.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from journeymap.language.editing.written import is_mapping
from journeymap.language.grammar import TOUCHPOINT
from journeymap.language.notations import cells
from journeymap.language.notations.lanes import (
    JOURNEY_LANES,
    LANES,
    OF_JOURNEY,
    OF_STAGE,
    PARTS,
    TOUCHPOINT_LANE,
)
from journeymap.language.notations.table import OF_LONG
from journeymap.model import Scale

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from journeymap.language.editing.written import Plain
    from journeymap.language.notations.table import Layout

    Filled = dict[str, list[str]]
    """The cells of a touchpoint by lane, in the order of lanes."""


def rows(data: Mapping[str, Any], layout: Layout) -> list[list[str]]:
    """The rows of a table, labels first; cells are texts as they are read, not yet protected."""
    whole, touchpoints = _whole(data), list(_touchpoints(data))
    if layout == "long":
        return [list(OF_LONG), *_of_whole(whole), *_of_touchpoints(touchpoints)]
    touchpoints[0] |= whole
    used = {lane for each in touchpoints for lane in each}
    lanes = [lane for lane in (*_ORDER, *JOURNEY_LANES) if lane in used]
    filled = [lanes, *(["\n".join(each.get(lane, [])) for lane in lanes] for each in touchpoints)]
    return filled if layout == "rows" else [list(row) for row in zip(*filled, strict=True)]


DEFAULT = Scale()
_ORDER = (TOUCHPOINT_LANE, *(lane for lane in LANES if lane != TOUCHPOINT_LANE))


def _of_whole(whole: Filled) -> Iterator[list[str]]:
    for lane, filled in whole.items():
        yield from (["", lane, cell] for cell in filled)


def _of_touchpoints(touchpoints: Iterable[Filled]) -> Iterator[list[str]]:
    for each in touchpoints:
        (name,) = each[TOUCHPOINT_LANE]
        for lane, filled in each.items():
            yield from ([name, lane, cell] for cell in filled if lane != TOUCHPOINT_LANE)


def _whole(data: Mapping[str, Any]) -> Filled:
    """What is said of the journey itself, its scale in any case: a score needs one to be read."""
    data = {"scale": {"min": DEFAULT.minimum, "max": DEFAULT.maximum}, **data}
    return _filled((lane, data.get(lane.removeprefix(OF_JOURNEY))) for lane in JOURNEY_LANES)


def _touchpoints(data: Mapping[str, Any]) -> Iterator[Filled]:
    """What is said of each touchpoint; the first of a stage also says what is said of that."""
    for stage in data["stages"]:
        of_stage = [
            (f"{OF_STAGE}{name}", value)
            for name, value in stage.items()
            if name not in {"stage", "touchpoints"}
        ]
        for each in stage["touchpoints"]:
            yield _filled([("stage", stage["stage"]), *of_stage, *_lanes(each)])
            of_stage = []


def _lanes(touchpoint: Mapping[str, Any]) -> Iterator[tuple[str, Plain]]:
    """The lanes of a touchpoint with their values: of a score, each part has one."""
    for name in TOUCHPOINT.fields:
        value = touchpoint.get(name)
        if name not in PARTS or not is_mapping(value):
            yield name, value
            continue
        yield name, value.get("mean") or value.get("desired")
        yield from ((f"{name}.{part}", value.get(part)) for part in PARTS[name])


def _filled(values: Iterable[tuple[str, Plain]]) -> Filled:
    found = ((lane, cells.cells(lane, value)) for lane, value in values)
    return {lane: filled for lane, filled in found if filled and filled != [""]}
