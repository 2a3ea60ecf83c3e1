"""Pure functions over numbers: scale, gap, Kano, felt value, importance, uncertainty, agreement.

Arrays in, arrays of the same shape out; plain numbers work too. ``nan`` means *not given*, and
what follows from something not given is ``nan`` as well: never 0, never a warning.
Everything between the scale and the contribution is in points, 0 to 100.
"""

from journeymap.science.floats import Floats, Numbers

__all__ = ["Floats", "Numbers"]
