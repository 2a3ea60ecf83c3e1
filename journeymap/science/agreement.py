"""Agreement: do the people who rated the same thing mean the same?"""

from collections.abc import Callable
from typing import Literal, TypeAlias

import numpy as np

from journeymap.science.floats import Floats, choice, ratio

Metric: TypeAlias = Literal["nominal", "ordinal", "interval", "ratio"]
"""What a difference of two ratings means."""


def within_group_agreement(ratings: Floats, categories: int) -> Floats:
    """How much less raters differ than people who answer at random would (r_wg), 0 to 1.

    ``1 - s² / ((A² - 1) / 12)``, where s² is the variance of the ratings and A the number of answer
    categories; 0 where they differ as much as random answers, or more. It needs no other thing to
    compare with, so it can be told for each. James, Demaree & Wolf (1984).

    Args:
        ratings: one for each rater along the last axis, ``nan`` where somebody gave none.
        categories: answers to choose from, at least 2.

    Returns:
        The shape of `ratings` without its last axis; ``nan`` for fewer than two ratings.

    >>> print(within_group_agreement(np.array([4.0, 4.0, 5.0, 3.0, 4.0]), categories=5))
    0.75
    """
    given = ~np.isnan(ratings)
    raters = given.sum(axis=-1, keepdims=True)
    mean = ratio(np.where(given, ratings, 0).sum(axis=-1, keepdims=True), raters)
    squares = np.square(np.where(given, ratings - mean, 0)).sum(axis=-1)
    variance = ratio(squares, raters[..., 0] - 1)
    at_random = (categories**2 - 1) / 12
    agreement: Floats = np.maximum(1 - variance / at_random, 0)
    return agreement


def krippendorff_alpha(ratings: Floats, metric: Metric = "ordinal") -> float:
    """Agreement of all raters over all units, beyond what chance would give (α).

    1 is perfect agreement, 0 is chance, below 0 is opposition. Raters may skip units.
    Krippendorff (2011).

    Args:
        ratings: units (rows) by raters (columns), ``nan`` where somebody gave none.
        metric: what a difference means: ``nominal`` ratings are the same or not, ``ordinal`` ones
            differ by the ratings that lie between them, ``interval`` ones by their distance,
            ``ratio`` ones (of at least 0) by their distance relative to their sum.

    Returns:
        α; ``nan`` where it is not defined: no unit has two ratings, or all ratings are equal.

    Raises:
        ValueError: a negative rating, with the ratio metric.

    >>> unanimous = np.array([[1.0, 1.0], [2.0, 2.0], [3.0, np.nan]])
    >>> krippendorff_alpha(unanimous)
    1.0
    """
    values, counts = _counts(ratings)
    per_unit = counts.sum(axis=1)
    counts, per_unit = counts[per_unit >= 2], per_unit[per_unit >= 2]
    shared = counts / (per_unit - 1)[:, np.newaxis]
    pairs = counts.T @ shared - np.diag(shared.sum(axis=0))
    frequency = counts.sum(axis=0)
    difference = DIFFERENCES[metric](values, frequency)
    by_chance = np.outer(frequency, frequency) / max(frequency.sum() - 1, 1)
    return float(1 - ratio((pairs * difference).sum(), (by_chance * difference).sum()))


def _counts(ratings: Floats) -> tuple[Floats, Floats]:
    """The ratings that occur, in order, and how often each occurs in each unit."""
    unit, _ = given = np.nonzero(~np.isnan(ratings))
    values, position = np.unique(ratings[given], return_inverse=True)
    counts = np.zeros((len(ratings), len(values)))
    np.add.at(counts, (unit, position), 1)
    return values, counts


def _nominal(values: Floats, _: Floats) -> Floats:
    return 1 - np.eye(len(values))


def _interval(values: Floats, _: Floats) -> Floats:
    squared: Floats = np.square(np.subtract.outer(values, values))
    return squared


def _ordinal(_: Floats, frequency: Floats) -> Floats:
    """The distance of two ratings is that of their mean ranks among all ratings."""
    return _interval(np.cumsum(frequency) - frequency / 2, frequency)


def _ratio(values: Floats, frequency: Floats) -> Floats:
    if (values < 0).any():
        raise ValueError("a ratio scale has no ratings below 0")
    sums = np.add.outer(values, values)
    return choice(sums > 0, ratio(_interval(values, frequency), np.square(sums)), 0)


DIFFERENCES: dict[Metric, Callable[[Floats, Floats], Floats]] = {
    "nominal": _nominal,
    "ordinal": _ordinal,
    "interval": _interval,
    "ratio": _ratio,
}
"""Squared difference of every two ratings, from the ratings and how often each occurs."""
