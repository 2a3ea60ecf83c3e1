"""Kano's categories: whether customers feel a surplus, a shortfall, both or neither."""

from journeymap.science.floats import Floats, Numbers, floats

NONE_GIVEN = (1.0, 1.0)
"""Surplus and shortfall both count, as far as nobody says otherwise."""

COEFFICIENTS: dict[str, tuple[float, float]] = {
    "must-be": (0.0, 1.0),
    "one-dimensional": (1.0, 1.0),
    "attractive": (1.0, 0.0),
    "indifferent": (0.0, 0.0),
    "reverse": (1.0, 1.0),
}
"""How much of a surplus (gain) and of a shortfall (loss) is felt, by category; Kano (1984).

For reverse, mirror the scores first: there less is more."""


def mirrored(
    experience: Numbers, adequate: Numbers, desired: Numbers
) -> tuple[Floats, Floats, Floats]:
    """Experience, adequate and desired level seen from the other end of the scale, in points.

    What a reverse quality needs: having little of it is good. The zone's edges change places.

    >>> print(*mirrored(90, 20, 40))
    10.0 60.0 80.0
    """
    return 100 - floats(experience), 100 - floats(desired), 100 - floats(adequate)
