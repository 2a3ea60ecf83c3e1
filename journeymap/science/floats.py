"""The two types every formula here speaks, and division that knows what it may not divide."""

from typing import TypeAlias

import numpy as np
import numpy.typing as npt

Floats: TypeAlias = npt.NDArray[np.float64]
"""Numbers of any shape. A single number comes back as numpy's float64, which is a float."""

Numbers: TypeAlias = float | Floats
"""What a formula accepts: one number, or an array of them; ``nan`` where none was given."""


def floats(numbers: Numbers) -> Floats:
    """The numbers as an array of float64; a single number has the shape ``()``."""
    return np.asarray(numbers, dtype=np.float64)


def choice(condition: npt.NDArray[np.bool_], yes: Numbers, no: Numbers) -> Floats:
    """`yes` where the condition holds, `no` elsewhere; a single number stays a number."""
    chosen: Floats = np.where(condition, yes, no)[()]
    return chosen


def ratio(numerator: Numbers, denominator: Numbers) -> Floats:
    """Numerator by denominator; ``nan`` where the denominator is not above zero.

    >>> ratio(np.array([1.0, 1.0, 1.0]), np.array([2.0, 0.0, np.nan]))
    array([0.5, nan, nan])
    """
    above, below = np.broadcast_arrays(floats(numerator), floats(denominator))
    undefined = np.full(above.shape, np.nan)
    quotient: Floats = np.divide(above, below, out=undefined, where=below > 0)[()]
    return quotient
