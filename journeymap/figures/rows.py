"""The table of touchpoints as plain values: what every function of a curve is given."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields
from typing import Any, Final

import pandas as pd

from journeymap.figures.geometry import Values


@dataclass(frozen=True, slots=True)
class Row:
    """One touchpoint: scores in points, texts as a person reads them, None for no number.

    Its fields are the columns a table must have, one row per touchpoint in declared order.
    """

    stage: str
    stage_title: str
    touchpoint: str
    title: str
    channels: str
    expectation: float | None
    adequate: float | None
    experience: float | None
    experience_low: float | None
    experience_high: float | None
    gap: float | None
    reach: float
    kind: str
    critical: bool
    evidence: str
    n: float | None
    word: str
    felt: str
    because: str
    native: str

    @property
    def scored(self) -> bool:
        """Whether it has a kind, and so both an expectation and an experience."""
        return bool(self.kind) and self.expectation is not None and self.experience is not None

    @property
    def assumed(self) -> bool:
        """Whether its scores are somebody's word rather than a measurement."""
        return self.scored and self.evidence == "assumed"

    @property
    def floor(self) -> float | None:
        """Lower edge of what is tolerated: the expectation itself where there is no zone."""
        return self.expectation if self.adequate is None else self.adequate

    @property
    def interval(self) -> tuple[float, float] | None:
        """The experience's 95 % interval against its expectation, kept on the scale of 0 to 100."""
        if self.experience_low is None or self.experience_high is None:
            return None
        return max(0.0, self.experience_low), min(100.0, self.experience_high)


@dataclass(frozen=True, slots=True)
class Lines:
    """A curve's lines, one value per column: what is desired, what is adequate, what is met."""

    ceiling: Values
    floor: Values
    experience: Values


COLUMNS: Final = tuple(field.name for field in fields(Row))


def rows(table: pd.DataFrame) -> tuple[Row, ...]:
    """The table's touchpoints; a missing column is a KeyError that names it."""
    cells = zip(*(map(_READ[field.type], table[field.name]) for field in fields(Row)), strict=True)
    return tuple(Row(*values) for values in cells)


def lines(found: Sequence[Row]) -> Lines:
    """The three lines through all touchpoints."""
    return Lines(
        ceiling=tuple(row.expectation for row in found),
        floor=tuple(row.floor for row in found),
        experience=tuple(row.experience for row in found),
    )


def _text(value: object) -> str:
    return "" if _missing(value) else str(value)


def _number(value: Any) -> float | None:  # noqa: ANN401  a cell of a table has no narrower type
    return None if _missing(value) else float(value)


def _share(value: Any) -> float:  # noqa: ANN401  as above
    return _number(value) or 0.0


def _flag(value: object) -> bool:
    return not _missing(value) and bool(value)


def _missing(value: object) -> bool:
    # A missing cell is None, NaN or pandas' NA, by the column's kind; only NaN differs from itself.
    return value is None or value is pd.NA or value != value  # noqa: PLR0124


_READ: Final[dict[Any, Callable[[Any], Any]]] = {
    str: _text,
    float: _share,
    float | None: _number,
    bool: _flag,
}
"""What makes a field of a cell, by the field's type."""
