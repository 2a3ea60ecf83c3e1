"""Memory: a journey as it is remembered, a second reading beside the plain sum.

People remember an episode by its strongest moment and its end (Kahneman et al. 1993); over many
studies that predicts no better than the plain mean, and how long it took hardly matters (Alaybek
et al. 2022). Hence never the headline.
"""

from dataclasses import dataclass

import numpy as np

from journeymap.science.floats import Floats, ratio

SAME_DECIMALS = 9
"""Values that agree to this many decimals differ by rounding alone."""


@dataclass(frozen=True, slots=True)
class PeakEnd:
    """What stays of a path: felt values in points; ``nan`` where the path cannot tell."""

    peak: float
    """The value largest in size, good or bad; the first of equals."""
    end: float
    """The last value."""
    peak_end: float
    """The mean of peak and end."""
    mean: float
    """The plain mean, which predicts memory as well."""
    trend_per_step: float
    """Slope of the straight line through the values, in points per step; ``nan`` for one value."""


def peak_position(values: Floats) -> int | None:
    """Where on a path the value largest in size stands, counted from 0; the first of equals.

    ``None`` where no value is given.

    >>> peak_position(np.array([10.0, np.nan, -30.0, 30.0]))
    2
    """
    given = np.flatnonzero(~np.isnan(values))
    if len(given) == 0:
        return None
    sizes = np.abs(values[given]).round(SAME_DECIMALS)
    return int(given[np.argmax(sizes)])


def peak_end(values: Floats) -> PeakEnd:
    """How a path of felt values is remembered.

    Args:
        values: felt values in points, in the order of the path. A ``nan`` (an unscored touchpoint)
            leaves no memory, though the step counts for the trend.

    >>> peak_end(np.array([10.0, -30.0, 2.0]))
    PeakEnd(peak=-30.0, end=2.0, peak_end=-14.0, mean=-6.0, trend_per_step=-4.0)
    """
    position = peak_position(values)
    if position is None:
        return PeakEnd(np.nan, np.nan, np.nan, np.nan, np.nan)
    steps = np.flatnonzero(~np.isnan(values))
    given = values[steps]
    peak, end, mean = float(values[position]), float(given[-1]), float(given.mean())
    from_middle = steps - steps.mean()
    trend = float(ratio(from_middle @ (given - mean), from_middle @ from_middle))
    return PeakEnd(peak, end, (peak + end) / 2, mean, trend)
