"""How sure a number is: standard errors, intervals, tests, many tests at once, shrinkage.

A standard error or a degree of freedom that is ``nan`` means that the data cannot tell; what is
built on it is ``nan`` too.
"""

import numpy as np
import numpy.typing as npt
from scipy.special import ndtri, stdtr, stdtrit

from journeymap.science.floats import Floats, Numbers, choice, floats, ratio

LEVEL = 0.95
"""Level of every interval that nobody asked to be another."""

EQUAL_ANSWERS = 1e-9
"""A standard deviation below this part of an answer step is rounding: all answered the same."""


def floor_sd(sd: Numbers, step: Numbers) -> Floats:
    """The standard deviation, and where all gave the same answer, that of rounding to a step.

    Equal answers do not mean equal customers: each lies somewhere within half an answer step, which
    has the standard deviation ``step / √12``. Any other spread is left alone. Unit: that of `step`.

    >>> print(round(floor_sd(0.0, 1), 4), floor_sd(0.2, 1))
    0.2887 0.2
    """
    smallest = floats(step)
    return choice(floats(sd) <= EQUAL_ANSWERS * smallest, smallest / np.sqrt(12), sd)


def standard_error(sd: Numbers, n: Numbers) -> Floats:
    """Standard error of a mean of `n` answers: ``sd / √n``, in the unit of `sd`.

    ``nan`` for fewer than two answers: one answer says nothing about the next.

    >>> print(standard_error(12.0, 144))
    1.0
    """
    answers = floats(n)
    return floats(sd) / np.sqrt(choice(answers >= 2, answers, np.nan))


def standard_error_paired(sd: Numbers, n: Numbers) -> Floats:
    """Standard error of a mean difference within `n` respondents, in the unit of `sd`.

    Args:
        sd: standard deviation of the differences, one for each respondent.
        n: respondents who gave both answers.

    >>> print(round(standard_error_paired(0.53454, 51), 4))
    0.0749
    """
    return standard_error(sd, n)


def degrees_of_freedom(n: Numbers) -> Floats:
    """Degrees of freedom of one mean or of paired differences: ``n - 1``, ``nan`` below two.

    >>> print(degrees_of_freedom(22))
    21.0
    """
    answers = floats(n)
    return choice(answers >= 2, answers - 1, np.nan)


def welch(sd_a: Numbers, n_a: Numbers, sd_b: Numbers, n_b: Numbers) -> tuple[Floats, Floats]:
    """Standard error and degrees of freedom of the difference of two separate means.

    Neither the spreads nor the numbers of answers need to be equal. Welch (1947).
    Both ``nan`` where either side has fewer than two answers; the degrees alone where neither
    side varies.

    >>> error, degrees = welch(3.0, 9, 4.0, 16)
    >>> print(round(error, 4), round(degrees, 3))
    1.4142 20.87
    """
    variance_a = np.square(standard_error(sd_a, n_a))
    variance_b = np.square(standard_error(sd_b, n_b))
    both = variance_a + variance_b
    # Shares of the variance, not its square, so that tiny spreads do not vanish.
    share_a, share_b = ratio(variance_a, both), ratio(variance_b, both)
    lost = np.square(share_a) / degrees_of_freedom(n_a)
    lost += np.square(share_b) / degrees_of_freedom(n_b)
    return np.sqrt(both), ratio(1.0, lost)


def t_interval(
    estimate: Numbers, se: Numbers, df: Numbers, level: float = LEVEL
) -> tuple[Floats, Floats]:
    """Student's interval around an estimate, both ends in the estimate's unit.

    >>> low, high = t_interval(10, 1.82574, 119)
    >>> print(round(low, 3), round(high, 3))
    6.385 13.615
    """
    middle = floats(estimate)
    half = stdtrit(floats(df), (1 + level) / 2) * floats(se)
    return middle - half, middle + half


def t_test_p(estimate: Numbers, se: Numbers, df: Numbers) -> Floats:
    """Two-sided p value of Student's test that the true value is 0.

    ``nan`` where the standard error is 0, which says that none is known.

    >>> print(round(t_test_p(-1.58, 0.38896, 9), 4))
    0.0028
    """
    t = ratio(np.abs(floats(estimate)), se)
    p: Floats = 2 * stdtr(floats(df), -t)
    return p


def benjamini_hochberg(p: Floats) -> Floats:
    """The p values of many tests, adjusted so that their false discovery rate is known.

    Calling all of them real whose adjusted value q is below .05 makes one in twenty of the calls
    false, on average. ``nan`` is no test and counts for nothing. Benjamini & Hochberg (1995).

    >>> print(benjamini_hochberg(np.array([0.01, np.nan, 0.04])))
    [0.02  nan 0.04]
    """
    tested = np.flatnonzero(~np.isnan(p))
    largest_first = tested[np.argsort(p[tested], kind="stable")[::-1]]
    rank = np.arange(len(tested), 0, -1)
    q = np.full(p.shape, np.nan)
    q[largest_first] = np.minimum.accumulate(p[largest_first] * (len(tested) / rank))
    return q


def wilson(successes: Numbers, n: Numbers, level: float = LEVEL) -> tuple[Floats, Floats]:
    """Interval of a share, such as that of the two top answers, 0 to 1.

    It stays inside 0 and 1, and has a width even where all or nobody agreed. ``nan`` without
    answers. Wilson (1927).

    >>> low, high = wilson(81, 263)
    >>> print(round(low, 4), round(high, 4))
    0.2553 0.3662
    """
    yes, answers = floats(successes), floats(n)
    return _wilson_low(yes, answers, level), 1 - _wilson_low(answers - yes, answers, level)


def _wilson_low(successes: Floats, n: Floats, level: float) -> Floats:
    """Lower end, written as a quotient so that no success gives 0 without a rounding error."""
    z = ndtri((1 + level) / 2)
    share = ratio(successes, n)
    root = np.sqrt(z * z / 4 + successes * (1 - share))
    return successes * share / (successes + z * z / 2 + z * root)


def net_promoter_interval(
    promoters: Numbers, passives: Numbers, detractors: Numbers, level: float = LEVEL
) -> tuple[Floats, Floats, Floats]:
    """Low end, centre and high end of a Net Promoter Score, in points from -100 to 100.

    Adjusted Wald: three imagined answers, of which ¾ promote and ¾ detract, keep small samples
    honest; they also pull the centre towards 0. ``nan`` without answers. Rocks (2016).

    Args:
        promoters: how many answered 9 or 10.
        passives: how many answered 7 or 8.
        detractors: how many answered 0 to 6.
        level: of the interval.

    >>> print(*(round(end, 2) for end in net_promoter_interval(50, 30, 20)))
    14.05 29.13 44.2
    """
    for_it, against = floats(promoters), floats(detractors)
    counted = for_it + floats(passives) + against
    answers = choice(counted > 0, counted + 3, np.nan)
    promoting, detracting = (for_it + 0.75) / answers, (against + 0.75) / answers
    centre = promoting - detracting
    variance = promoting + detracting - np.square(centre)
    half = ndtri((1 + level) / 2) * np.sqrt(variance / answers)
    low: Floats = np.maximum(100 * (centre - half), -100)
    high: Floats = np.minimum(100 * (centre + half), 100)
    return low, 100 * centre, high


def precision_weighted_mean(
    effects: Floats, standard_errors: Floats, tau2: float = 0.0
) -> tuple[float, float]:
    """Mean of effects, each weighted by its precision ``1 / (se² + τ²)``, and its standard error.

    Effects without a standard error above 0 are left out; ``nan`` where none remains.

    >>> mean, error = precision_weighted_mean(np.array([1.0, 4.0]), np.array([1.0, 1.0]))
    >>> print(round(mean, 3), round(error, 3))
    2.5 0.707
    """
    known = _known(effects, standard_errors)
    precision = 1 / (np.square(standard_errors[known]) + tau2)
    total = precision.sum()
    return float(ratio(precision @ effects[known], total)), float(np.sqrt(ratio(1.0, total)))


def _known(effects: Floats, standard_errors: Floats) -> npt.NDArray[np.bool_]:
    return (standard_errors > 0) & ~np.isnan(effects)


def paule_mandel(effects: Floats, standard_errors: Floats) -> float:
    """Variance τ² of the true effects, beyond what their standard errors explain.

    The τ² at which the effects scatter around their precision-weighted mean exactly as much as
    they should: ``Σ (gᵢ - μ)² / (seᵢ² + τ²) = k - 1``. 0 where they scatter less, and for fewer
    than two effects with a standard error. Unit: that of the effects, squared. Paule & Mandel
    (1982).

    >>> round(paule_mandel(np.array([-10.0, 0.0, 10.0]), np.array([1.0, 1.0, 1.0])), 6)
    99.0
    """
    known = _known(effects, standard_errors)
    effect, variance = effects[known], np.square(standard_errors[known])
    tau2 = 0.0
    # Newton's method. The scatter falls ever more slowly as tau2 grows, so each step stops short of
    # the root, and one far below it about doubles tau2: a hundred steps span thirty digits.
    for _ in range(100):
        precision = 1 / (variance + tau2)
        residual = effect - ratio(precision @ effect, precision.sum())
        excess = precision @ np.square(residual) - (len(effect) - 1)
        if len(effect) < 2 or excess <= 0:
            break
        step = float(excess / (np.square(precision) @ np.square(residual)))
        tau2 += step
        if step <= 1e-12 * tau2:
            break
    return tau2


def shrunk(gaps: Floats, standard_errors: Floats) -> tuple[float, float, Floats]:
    """τ², the common mean μ, and every gap drawn towards it as far as it is uncertain.

    ``μ + (1 - B)(g - μ)`` with ``B = se² / (se² + τ²)``: an extreme gap of few answers is partly
    luck, and will look tamer the next time. ``nan`` where a gap or its standard error is not known.
    Morris (1983).

    Returns:
        τ² in squared points, μ in points (``nan`` if no gap has a standard error), gaps in points.

    >>> tau2, mu, calm = shrunk(np.array([-10.0, 10.0]), np.array([5.0, 5.0]))
    >>> print(round(tau2), round(mu), calm.round(2))
    175 0 [-8.75  8.75]
    """
    tau2 = paule_mandel(gaps, standard_errors)
    mu, _ = precision_weighted_mean(gaps, standard_errors, tau2)
    variance = choice(standard_errors > 0, np.square(standard_errors), np.nan)
    return tau2, mu, mu + tau2 / (variance + tau2) * (gaps - mu)
