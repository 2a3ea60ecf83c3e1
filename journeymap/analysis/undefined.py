"""Numbers that may not be defined: nan in a column, None for whoever reads them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable

    from journeymap.science import Floats
    from journeymap.scores import Flags


def plain(number: float) -> float | None:
    """The number, None where not defined."""
    return None if np.isnan(number) else float(number)


def plainly(column: Floats, defined: Flags | None = None) -> list[Any]:
    """The column as plain numbers, None where not defined."""
    known = ~np.isnan(column) if defined is None else defined & ~np.isnan(column)
    numbers: list[Any] = column.tolist()
    for undefined in np.flatnonzero(~known).tolist():
        numbers[undefined] = None
    return numbers


def pairs(low: Floats, high: Floats, defined: Flags) -> list[tuple[float, float] | None]:
    """Intervals from the columns of their ends, None where either is not defined."""
    ends = zip(plainly(low, defined), plainly(high, defined), strict=True)
    return [None if a is None or b is None else (a, b) for a, b in ends]


def total(column: Floats) -> float | None:
    """The sum of what is defined; None where nothing is."""
    known = column[~np.isnan(column)]
    return float(known.sum()) if len(known) else None


def column(numbers: Iterable[float | None]) -> Floats:
    """Plain numbers as a column again, nan for None."""
    return np.array(list(numbers), dtype=np.float64)
