"""The scale of a table's scores: where it is stated, and what was taken."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from journeymap.language.editing.written import is_mapping, text_of
from journeymap.language.notations import cells
from journeymap.language.notations.account import Note
from journeymap.language.notations.label_scales import stated
from journeymap.language.notations.lanes import OF_JOURNEY, ON_SCALE
from journeymap.language.notations.table import place_of
from journeymap.language.values import number
from journeymap.model import Scale
from journeymap.problems import JourneyError, Mark, Problem

if TYPE_CHECKING:
    from collections.abc import Mapping

    from journeymap.language.notations.table import Columns, Table
    from journeymap.language.notations.table_writing import Said

Ends: TypeAlias = "tuple[float, float]"
"""The lowest and the highest score."""

_CELL = f"{OF_JOURNEY}scale"


def scale_of(
    table: Table, columns: Columns, whole: Said
) -> tuple[Mapping[str, str], tuple[Note, ...]]:
    """The scale of the scores if it is stated, and the account of where it was found.

    A cell says it best, then who imports the table, then a label; who says otherwise is told of.

    Raises:
        JourneyError: two labels state different scales.
    """
    labels = _of_labels(table, columns)
    in_cell = whole.get(_CELL)
    found = {
        **({_CELL: _ends(_of_cell(in_cell))} if isinstance(in_cell, str) else {}),
        **({"scale": _ends(columns.scale)} if columns.scale else {}),
        **dict([*labels.items()][:1]),
    }
    if not found:
        return columns.scale, ()
    (taken, (low, high)), *others = found.items()
    differ = tuple(
        Note(
            "table-scale-differs", _told(name, ends) | {"low": text_of(low), "high": text_of(high)}
        )
        for name, ends in others
        if ends != (low, high)
    )
    if taken not in labels:
        return columns.scale, differ
    scale = {"min": text_of(low), "max": text_of(high)}
    return scale, (Note("table-scale-of-label", _told(taken, (low, high))),)


def _told(name: str, ends: Ends) -> dict[str, object]:
    return {"name": name, "minimum": text_of(ends[0]), "maximum": text_of(ends[1])}


def _of_labels(table: Table, columns: Columns) -> dict[str, Ends]:
    """The scale that labels state, each with it."""
    found = {
        label: ends
        for label, lane in columns.lanes.items()
        if lane in ON_SCALE and (ends := stated(label))
    }
    first = next(iter(found), "")
    others = (label for label, ends in found.items() if ends != found[first])
    if problems := [_two_scales(table, first, label, found) for label in others]:
        raise JourneyError(problems)
    return found


def _of_cell(text: str) -> Mapping[str, str]:
    """The scale that a cell says; where it cannot be read, that is told later."""
    try:
        given = cells.value(_CELL, text)
    except cells.BrokenCellError:
        return {}
    return {name: str(each) for name, each in given.items()} if is_mapping(given) else {}


def _two_scales(table: Table, first: str, label: str, found: Mapping[str, Ends]) -> Problem:
    row, column = place_of(table, label)
    values = {
        "name": label,
        "scale": "–".join(map(text_of, found[label])),
        "cell": table.cell(*place_of(table, first)),
        "other": first,
        "other_scale": "–".join(map(text_of, found[first])),
    }
    return Problem("table-scales", Mark(table.name, table.lines[row], column + 1), values)


def _ends(scale: Mapping[str, str]) -> Ends:
    """The ends of a scale that is given, as a journey has them where one is left out."""
    minimum, maximum = (number(scale.get(name, "")) for name in ("min", "max"))
    usual = Scale()
    return (
        usual.minimum if minimum is None else minimum,
        usual.maximum if maximum is None else maximum,
    )
