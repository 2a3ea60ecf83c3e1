"""A score given with its spread, or by how often each answer was chosen."""

from __future__ import annotations

from math import fsum, sqrt
from typing import TYPE_CHECKING, NamedTuple

from journeymap.language.fields import Refused
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

    Refused where the fields name no score at all, or two (a zone's desired level is its score), or
    where the counts say something else than what is stated beside them.
    """
    if mean is not None and desired is not None:
        return Refused("mean-and-desired", at="mean")
    if sum(count for _, count in counts) > 0:
        of_counts = _of_counts(counts)
        if disagreement := _disagreement(of_counts, mean, sd, n):
            return disagreement
        mean = of_counts.mean if mean is None else mean
        sd = of_counts.sd if sd is None else sd
        n = of_counts.n
    level = mean if desired is None else desired
    if level is None:
        return Refused("rating-without-score" if adequate is None else "zone-without-desired")
    return Rating(level, adequate, sd, n, tuple(counts), source)


class _Described(NamedTuple):
    """Mean, sample standard deviation (None for one answer) and number of answers."""

    mean: float
    sd: float | None
    n: int


def _of_counts(counts: Sequence[tuple[float, int]]) -> _Described:
    n = sum(count for _, count in counts)
    mean = fsum(score * count for score, count in counts) / n
    squares = fsum(count * (score - mean) ** 2 for score, count in counts)
    return _Described(mean, sqrt(squares / (n - 1)) if n > 1 else None, n)


def _disagreement(
    counted: _Described, mean: float | None, sd: float | None, n: int | None
) -> Refused | None:
    """Where the stated values are not those of the counts, rounding aside.

    A stated sd may be that of the sample or, as some spreadsheets give it, of the answers alone.
    """
    if n is not None and n != counted.n:
        return _differs("n", n, counted.n)
    if mean is not None and not _rounds_to(counted.mean, mean):
        return _differs("mean", mean, counted.mean)
    if sd is None or counted.sd is None:
        return None
    population = counted.sd * sqrt((counted.n - 1) / counted.n)
    if _rounds_to(counted.sd, sd) or _rounds_to(population, sd):
        return None
    return _differs("sd", sd, counted.sd)


def _differs(field: str, stated: float, counted: float) -> Refused:
    values = (("field", field), ("stated", stated), ("counted", counted))
    return Refused("counts-disagree", at=field, values=values)


def _rounds_to(value: float, stated: float) -> bool:
    """Whether a value is the stated one within half a unit of its last digit.

    >>> _rounds_to(4.449, 4.4), _rounds_to(4.46, 4.4), _rounds_to(4.5, 5)
    (True, False, True)
    """
    digits = len(f"{stated:.12f}".rstrip("0").partition(".")[2])
    return abs(value - stated) <= 0.5 * 10.0**-digits * (1 + 1e-9)
