"""The scores that count: of everyone or of one segment, as columns of numbers in points.

Here it is settled whose score stands for a touchpoint (its own, the segment's, or its attributes'
weighted mean), on which scale it was given and with what spread, and what is good: after this room
more is always better, whatever the file's scale and the Kano category.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from journeymap.model import Rating
from journeymap.science import kano as kano_science
from journeymap.science.importance import weights
from journeymap.science.scale import points, width

if TYPE_CHECKING:
    from collections.abc import Sequence

    from journeymap.model import (
        Attribute,
        Journey,
        Kano,
        Paired,
        Scale,
        SegmentScores,
        Touchpoint,
    )
    from journeymap.science import Floats

NAN = float("nan")


@dataclass(frozen=True, slots=True)
class Scored:
    """One touchpoint's scores in effect, still in native units.

    `stands_in` is true where attributes give the expectation or the experience.
    """

    expectation: Rating | None
    experience: Rating | None
    paired: Paired | None
    kano: Kano | None
    importance: float | None
    stands_in: bool = False

    @property
    def beside(self) -> bool:
        """Whether a score comes from the scores file beside the journey."""
        return any(each is not None and each.beside for each in (self.expectation, self.experience))


@dataclass(frozen=True, slots=True, eq=False)
class Columns:
    """The scores of all touchpoints in points, one number each; nan where none is given.

    `expectation_sd`, `experience_sd`, `paired_sd` and `step` are widths in points. `gain` and
    `loss` are the Kano coefficients. `weight` sums to 1.
    """

    weight: Floats
    desired: Floats
    adequate: Floats
    expectation_sd: Floats
    expectation_n: Floats
    experience: Floats
    experience_sd: Floats
    experience_n: Floats
    paired_sd: Floats
    paired_n: Floats
    step: Floats
    gain: Floats
    loss: Floats


def scored(journey: Journey, segment: str | None = None) -> tuple[Scored, ...]:
    """Each touchpoint's scores in effect, in declared order.

    A segment's own scores count with their own spread; what it inherits is taken without spread.
    """
    own_weights = segment is not None and any(
        own.importance is not None
        for each in journey.touchpoints
        for own in each.segments
        if own.segment == segment
    )
    return tuple(
        _of_all(each) if segment is None else _of_segment(each, segment, own_weights)
        for each in journey.touchpoints
    )


def _of_all(touchpoint: Touchpoint) -> Scored:
    scored = Scored(
        touchpoint.expectation,
        touchpoint.experience,
        touchpoint.paired,
        touchpoint.kano,
        touchpoint.importance,
    )
    return _completed(scored, touchpoint.attributes) if touchpoint.attributes else scored


def _of_segment(touchpoint: Touchpoint, segment: str, own_weights: bool) -> Scored:
    everyone = _of_all(touchpoint)
    own = next((each for each in touchpoint.segments if each.segment == segment), None)
    inherited = Scored(
        _without_spread(everyone.expectation),
        _without_spread(everyone.experience),
        None,
        everyone.kano,
        None if own_weights else everyone.importance,
        everyone.stands_in,
    )
    return inherited if own is None else _overridden(inherited, own)


def _overridden(inherited: Scored, own: SegmentScores) -> Scored:
    both = own.expectation is not None and own.experience is not None
    return Scored(
        own.expectation or inherited.expectation,
        own.experience or inherited.experience,
        own.paired,
        own.kano or inherited.kano,
        inherited.importance if own.importance is None else own.importance,
        inherited.stands_in and not both,
    )


def _without_spread(rating: Rating | None) -> Rating | None:
    if rating is None or (rating.sd is None and rating.n is None):
        return rating
    return Rating(rating.mean, rating.adequate, source=rating.source, beside=rating.beside)


def _completed(scored: Scored, attributes: Sequence[Attribute]) -> Scored:
    """With the weighted means of the attributes where a score of its own is missing.

    Their spread is unknown, since one person rated them all; the result is an assumption.
    """
    expectation = scored.expectation or _mean(attributes, "expectation")
    experience = scored.experience or _mean(attributes, "experience")
    if expectation is scored.expectation and experience is scored.experience:
        return scored
    return Scored(
        expectation, experience, None, scored.kano, scored.importance, stands_in=True
    )


def _mean(attributes: Sequence[Attribute], field: str) -> Rating | None:
    rated: list[tuple[float, Rating]] = [
        (each.weight, rating) for each in attributes if (rating := getattr(each, field)) is not None
    ]
    total = sum(weight for weight, _ in rated)
    if len(rated) < len(attributes) or total == 0:
        return None
    first = rated[0][1]
    mean = sum(weight * rating.mean for weight, rating in rated) / total
    adequate = None
    if any(rating.adequate is not None for _, rating in rated):
        lower = (
            weight * (rating.mean if rating.adequate is None else rating.adequate)
            for weight, rating in rated
        )
        adequate = sum(lower) / total
    return Rating(mean, adequate, source=first.source, beside=first.beside)


# Into points --------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, eq=False)
class Levels:
    """Ratings in points, one number each: the mean (desired level), the adequate level (the mean
    where there is no zone), the spread, the number of answers and the answer step.
    """

    mean: Floats
    adequate: Floats
    sd: Floats
    n: Floats
    step: Floats


def levels(journey: Journey, ratings: Sequence[Rating | None]) -> Levels:
    """Ratings in points, each on the scale of its measurement or of the journey."""
    own = {each.id: each.scale for each in journey.measurements if each.scale}
    ends = {name: _ends(scale) for name, scale in own.items()}
    usual = _ends(journey.scale)
    rows = [
        _NOT_GIVEN
        if rating is None
        else (
            rating.mean,
            rating.mean if rating.adequate is None else rating.adequate,
            NAN if rating.sd is None else rating.sd,
            NAN if rating.n is None else rating.n,
            *(ends.get(rating.source, usual) if ends else usual),
        )
        for rating in ratings
    ]
    mean, adequate, sd, n, worst, best, step = np.array(rows, dtype=np.float64).reshape(-1, 7).T
    return Levels(
        mean=points(mean, worst, best),
        adequate=points(adequate, worst, best),
        sd=np.abs(width(sd, worst, best)),
        n=n,
        step=np.abs(width(step, worst, best)),
    )


_NOT_GIVEN = (NAN, NAN, NAN, NAN, 0.0, 1.0, NAN)


def _ends(scale: Scale) -> tuple[float, float, float]:
    """The worst score, the best and the answer step: with them, more is always better."""
    if scale.better == "low":
        return (scale.maximum, scale.minimum, scale.step)
    return (scale.minimum, scale.maximum, scale.step)


def columns(journey: Journey, effective: Sequence[Scored]) -> Columns:
    """The scores in effect as columns in points, more being better."""
    expectation = levels(journey, [each.expectation for each in effective])
    experience = levels(journey, [each.experience for each in effective])
    paired = levels(journey, [_as_rating(each) for each in effective])
    met, adequate, desired = experience.mean, expectation.adequate, expectation.mean
    reverse = np.array([each.kano is not None and each.kano.category == "reverse" for each in effective])
    if reverse.any():
        mirrored = kano_science.mirrored(met, adequate, desired)
        met, adequate, desired = (
            np.where(reverse, other, one)
            for other, one in zip(mirrored, (met, adequate, desired), strict=True)
        )
    gain, loss = np.array([_coefficients(each.kano) for each in effective]).T
    importance = [NAN if each.importance is None else each.importance for each in effective]
    return Columns(
        weight=weights(np.array(importance)),
        desired=desired,
        adequate=adequate,
        expectation_sd=expectation.sd,
        expectation_n=expectation.n,
        experience=met,
        experience_sd=experience.sd,
        experience_n=experience.n,
        paired_sd=paired.sd,
        paired_n=paired.n,
        step=experience.step,
        gain=gain,
        loss=loss,
    )


def _as_rating(each: Scored) -> Rating | None:
    """Paired differences are on the scale of the experience unless they name a measurement."""
    if each.paired is None or each.experience is None:
        return None
    source = each.paired.source or each.experience.source
    return Rating(0.0, sd=each.paired.sd, n=each.paired.n, source=source)


def _coefficients(kano: Kano | None) -> tuple[float, float]:
    if kano is None:
        return kano_science.NONE_GIVEN
    if kano.better is not None and kano.worse is not None:
        return (kano.better, -kano.worse)
    return kano_science.COEFFICIENTS.get(kano.category, kano_science.NONE_GIVEN)
