"""Points: every scale's scores as 0 to 100, so that scores of different scales can meet."""

from journeymap.science.floats import Floats, Numbers, floats


def points(score: Numbers, minimum: Numbers, maximum: Numbers, better_low: bool = False) -> Floats:
    """Where a score lies on its scale: 0 at the worst end, 100 at the best.

    Args:
        score: scores in the scale's own unit.
        minimum: the smallest score of the scale.
        maximum: the largest score of the scale, above `minimum`.
        better_low: a low score is the good one (effort, waiting); points are then mirrored.

    >>> print(points(4.0, 1, 7))
    50.0
    >>> print(points(2.0, 0, 10, better_low=True))
    80.0
    """
    # The fraction first: the scale's own ends then give 0 and 100 without a rounding error.
    upward = 100 * ((floats(score) - floats(minimum)) / (floats(maximum) - floats(minimum)))
    return 100 - upward if better_low else upward


def width(difference: Numbers, minimum: Numbers, maximum: Numbers) -> Floats:
    """A difference or a spread of native units, in points.

    The scale's direction plays no part: a spread has none.

    >>> print(width(1.5, 1, 7))
    25.0
    """
    return 100 * (floats(difference) / (floats(maximum) - floats(minimum)))
