"""The gap between what was expected and what was experienced, with a zone of tolerance.

An expectation is a zone from the *adequate* level (what will do) to the *desired* one (what is
hoped for). One number is the zone whose two edges are the same.
Zeithaml, Berry & Parasuraman (1993); the plain gap is Oliver's (1980).
"""

import numpy as np

from journeymap.science.floats import Floats, Numbers, choice, floats

SAME = 1e-9
"""Distances closer than this, in points, differ by rounding alone."""


def superiority(experience: Numbers, desired: Numbers) -> Floats:
    """How far experience lies above what was desired (MSS), in points; negative is below.

    >>> print(superiority(70, 80))
    -10.0
    """
    return floats(experience) - floats(desired)


def adequacy(experience: Numbers, adequate: Numbers) -> Floats:
    """How far experience lies above what would just do (MSA), in points; negative is below.

    >>> print(adequacy(70, 60))
    10.0
    """
    return floats(experience) - floats(adequate)


def gap(experience: Numbers, adequate: Numbers, desired: Numbers) -> Floats:
    """Distance of experience to the edge of the zone it lies beyond, in points.

    Positive above the desired level, negative below the adequate one, 0 inside. Where both levels
    are the same it is plain expectation disconfirmation, experience minus expectation. It rises
    with experience, so an interval of experience is pushed through it end by end.

    >>> print(gap(65, 80, 80))
    -15.0
    >>> print(gap(65, 60, 80))
    0.0
    """
    above: Floats = np.maximum(superiority(experience, desired), 0)
    below: Floats = np.maximum(-adequacy(experience, adequate), 0)
    return above - below


def edge(experience: Numbers, adequate: Numbers, desired: Numbers) -> Floats:
    """The level that experience is tested against, in points.

    Beyond the zone it is the edge that experience lies beyond, inside the nearer one; at the same
    distance from both, the adequate level. ``nan`` where anything is not given.

    >>> print(edge(90, 60, 80), edge(62, 60, 80), edge(70, 60, 80))
    80.0 60.0 60.0
    """
    to_adequate = adequacy(experience, adequate)
    to_desired = -superiority(experience, desired)
    nearer = choice(to_desired < to_adequate - SAME, desired, adequate)
    return choice(np.isnan(to_adequate + to_desired), np.nan, nearer)


def reliability_of_difference(
    reliability_a: Numbers, reliability_b: Numbers, correlation: Numbers
) -> Floats:
    """How reliable the difference of two scores is, given the reliability of each (0 to 1).

    Two scores that correlate share what is true in them, so their difference keeps mostly noise:
    the reason to show experience beside the gap. For scores of equal variance and a correlation
    below 1. Peter, Churchill & Brown (1993).

    >>> print(round(reliability_of_difference(0.8, 0.8, 0.6), 3))
    0.5
    """
    together = floats(correlation)
    return ((floats(reliability_a) + floats(reliability_b)) / 2 - together) / (1 - together)
