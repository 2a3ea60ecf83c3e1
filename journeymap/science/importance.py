"""Importance: how much of the whole each touchpoint is worth to customers."""

import numpy as np

from journeymap.science.floats import Floats


def weights(importance: Floats) -> Floats:
    """Stated importance as shares that add up to 1; equal ones where none is stated.

    Args:
        importance: one number of at least 0 for each touchpoint, or ``nan`` for all of them.

    Raises:
        ValueError: some are stated and some not, one is negative, or all are 0: then nothing
            says what a touchpoint is worth.

    >>> print(weights(np.array([3.0, 1.0])))
    [0.75 0.25]
    >>> print(weights(np.array([np.nan, np.nan])))
    [0.5 0.5]
    """
    stated = np.asarray(importance, dtype=np.float64)
    missing = np.isnan(stated)
    if missing.all():
        stated = np.ones(stated.shape)
    elif missing.any():
        raise ValueError("importance is stated for some touchpoints and not for others")
    if stated.size == 0:
        return stated
    largest = stated.max()
    if stated.min() < 0 or not 0 < largest < np.inf:
        raise ValueError("importance needs numbers of at least 0, and one above 0")
    # By the largest first, so that no sum of huge numbers overflows.
    relative = stated / largest
    shares: Floats = relative / relative.sum()
    return shares
