"""Felt value: what customers make of a gap, in points.

`gain` and `loss` say how much of a surplus and of a shortfall is felt (see `kano`), and
`loss_aversion` how much heavier a shortfall weighs (2 by default; 1.955 in the meta-analysis of
Brown et al. 2024). Linear on purpose: with a power, results would depend on the unit.
"""

import numpy as np
from scipy.special import ndtr

from journeymap.science.floats import Floats, Numbers, choice, floats, ratio
from journeymap.science.gap import adequacy, superiority

NO_SPREAD = 1e-9
"""A standard deviation below this, in points, is none."""


def felt_value(  # noqa: PLR0913 - the formula has these six symbols
    experience: Numbers,
    adequate: Numbers,
    desired: Numbers,
    loss_aversion: Numbers,
    gain: Numbers,
    loss: Numbers,
) -> Floats:
    """What an experience is worth against its expectation, in points; negative is a loss.

    A surplus above the desired level counts as it is, a shortfall below the adequate level
    `loss_aversion` times; inside the zone nothing is felt. It never falls as experience rises.

    >>> print(felt_value(65, 80, 80, loss_aversion=2, gain=1, loss=1))
    -30.0
    """
    surplus: Floats = np.maximum(superiority(experience, desired), 0)
    shortfall: Floats = np.maximum(-adequacy(experience, adequate), 0)
    return floats(gain) * surplus - floats(loss_aversion) * floats(loss) * shortfall


def expected_value(  # noqa: PLR0913 - the formula has these seven symbols
    experience: Numbers,
    sd: Numbers,
    adequate: Numbers,
    desired: Numbers,
    loss_aversion: Numbers,
    gain: Numbers,
    loss: Numbers,
) -> Floats:
    """Mean of the felt values of customers who differ, in points.

    The value of the mean hides the disappointed behind the delighted. Here experience is normal
    around its mean with the standard deviation `sd`; without one (``nan`` or 0) the plain felt
    value comes back.

    >>> print(round(expected_value(50, 25, 50, 50, loss_aversion=2, gain=1, loss=1), 4))
    -9.9736
    """
    surplus = _mean_above_zero(superiority(experience, desired), sd)
    shortfall = _mean_above_zero(-adequacy(experience, adequate), sd)
    return floats(gain) * surplus - floats(loss_aversion) * floats(loss) * shortfall


def _mean_above_zero(mean: Floats, sd: Numbers) -> Floats:
    """E[max(0, g)] for g normal with this mean and sd: mean·Φ(mean/sd) + sd·φ(mean/sd)."""
    spread = choice(floats(sd) > NO_SPREAD, sd, np.nan)
    standardised = ratio(mean, spread)
    density = np.exp(-np.square(standardised) / 2) / np.sqrt(2 * np.pi)
    above = np.maximum(mean * ndtr(standardised) + spread * density, 0)
    return choice(np.isnan(spread), np.maximum(mean, 0), above)


def share_disappointed(experience: Numbers, sd: Numbers, adequate: Numbers) -> Floats:
    """Share of customers whose experience falls short of what would do, 0 to 1.

    Experience is normal around its mean with the standard deviation `sd`. ``nan`` where no spread
    is given: a mean alone cannot tell. A spread of 0 puts all customers on one side.

    >>> print(round(share_disappointed(80, 20, 70), 4))
    0.3085
    """
    margin = adequacy(experience, adequate)
    spread = floats(sd)
    share: Floats = ndtr(-ratio(margin, choice(spread > NO_SPREAD, spread, np.nan)))
    together = choice(np.isnan(margin), np.nan, choice(margin < 0, 1.0, 0.0))
    return choice(spread <= NO_SPREAD, together, share)


def swing(
    adequate: Numbers, desired: Numbers, loss_aversion: Numbers, gain: Numbers, loss: Numbers
) -> Floats:
    """From the worst experience to the best: how much felt value could move, in points.

    Whatever today's score is. Stakes are this times weight and reach.

    >>> print(swing(70, 70, loss_aversion=2, gain=1, loss=1))
    170.0
    """
    best = best_value(desired, gain)
    return best + floats(loss_aversion) * floats(loss) * floats(adequate)


def best_value(desired: Numbers, gain: Numbers) -> Floats:
    """Felt value of a perfect experience, in points.

    >>> print(best_value(70, gain=1))
    30.0
    """
    return floats(gain) * (100 - floats(desired))
