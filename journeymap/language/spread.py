"""A score given with its spread, or by how often each answer was chosen."""

from __future__ import annotations

from math import fsum, sqrt
from typing import TYPE_CHECKING

from journeymap.language.shapes import Refused
from journeymap.model import Rating

if TYPE_CHECKING:
    from collections.abc import Sequence


def described(  # noqa: PLR0913 - the fields of a score
    mean: float | None = None,
    sd: float | None = None,
    n: int | None = None,
    counts: Sequence[tuple[float, int]] = (),
    source: str = "",
    adequate: float | None = None,
    desired: float | None = None,
) -> Rating | Refused:
    """A rating from the fields of a score; counts give the mean, sd and n that are not stated.

    Refused where the fields name no score at all, or two: a zone's desired level is its score.
    """
    if mean is not None and desired is not None:
        return Refused("mean-and-desired")
    if sum(count for _, count in counts) > 0:
        of_counts = _of_counts(counts)
        mean = of_counts[0] if mean is None else mean
        sd = of_counts[1] if sd is None else sd
        n = of_counts[2] if n is None else n
    level = mean if desired is None else desired
    if level is None:
        return Refused("rating-without-score")
    return Rating(level, adequate, sd, n, tuple(counts), source)


def _of_counts(counts: Sequence[tuple[float, int]]) -> tuple[float, float | None, int]:
    """Mean, sample standard deviation (None for one answer) and number of answers."""
    n = sum(count for _, count in counts)
    mean = fsum(score * count for score, count in counts) / n
    squares = fsum(count * (score - mean) ** 2 for score, count in counts)
    return mean, sqrt(squares / (n - 1)) if n > 1 else None, n
