"""The scores that count: of everyone or of one segment, as columns of numbers in points.

Here it is settled whose score stands for a touchpoint (its own, the segment's, or its attributes'
weighted mean), on which scale it was given and with what spread, and what is good: after this room
more is always better, whatever the file's scale and the Kano category.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import numpy as np

from journeymap.model import Rating
from journeymap.science import kano as kano_science
from journeymap.science.importance import weights
from journeymap.science.scale import points, width
from journeymap.science.uncertainty import floor_sd

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

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

    Flags = npt.NDArray[np.bool_]

NAN = float("nan")

Origin = Literal["own", "inherited", "attributes"]
"""Whose score stands for a touchpoint: its own (or the segment's), that of all customers for a
segment that has none, or the weighted mean of the touchpoint's attributes."""


@dataclass(frozen=True, slots=True)
class Scored:
    """One touchpoint's scores in effect, still in native units, and where they are from."""

    expectation: Rating | None
    experience: Rating | None
    paired: Paired | None
    kano: Kano | None
    importance: float | None
    expectation_origin: Origin = "own"
    experience_origin: Origin = "own"

    @property
    def beside(self) -> bool:
        """Whether a score comes from the scores file beside the journey."""
        return any(each is not None and each.beside for each in (self.expectation, self.experience))

    @property
    def stands_in(self) -> bool:
        """Whether attributes give the expectation or the experience: an assumption, then."""
        return "attributes" in (self.expectation_origin, self.experience_origin)

    @property
    def assumption(self) -> str:
        """Why the gap cannot be tested, where it cannot."""
        if self.stands_in:
            return "attributes"
        if self.experience_origin == "inherited":
            return "inherited"
        counted = [each.n for each in (self.experience, self.paired) if each is not None]
        return "one-answer" if 1 in counted else "no-spread"


@dataclass(frozen=True, slots=True, eq=False)
class Columns:
    """The scores of all touchpoints in points, one number each; nan where none is given.

    More is better: scores are mirrored where low is good or the quality is a reverse one.
    `expectation_sd`, `experience_sd` and `paired_sd` are widths in points. `gain` and `loss` are
    the Kano coefficients. `weight` sums to 1. `stands_in` where
    attributes stand in for a score.
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
    gain: Floats
    loss: Floats
    stands_in: Flags


def scored(journey: Journey, segment: str | None = None) -> tuple[Scored, ...]:
    """Each touchpoint's scores in effect, in declared order.

    A segment's own scores count with their own spread; what it inherits is taken without spread.
    """
    everyone = (_of_all(journey, each) for each in journey.touchpoints)
    if segment is None:
        return tuple(everyone)
    own = [each.for_segment(segment) for each in journey.touchpoints]
    own_weights = any(each is not None and each.importance is not None for each in own)
    return tuple(_of_segment(*scores, own_weights) for scores in zip(everyone, own, strict=True))


def _of_all(journey: Journey, touchpoint: Touchpoint) -> Scored:
    scores = Scored(
        touchpoint.expectation,
        touchpoint.experience,
        touchpoint.paired,
        touchpoint.kano,
        touchpoint.importance,
    )
    return _completed(journey, scores, touchpoint.attributes) if touchpoint.attributes else scores


def _of_segment(everyone: Scored, own: SegmentScores | None, own_weights: bool) -> Scored:
    inherited = Scored(
        without_spread(everyone.expectation),
        without_spread(everyone.experience),
        None,
        everyone.kano,
        None if own_weights else everyone.importance,
        "inherited" if everyone.expectation_origin == "own" else everyone.expectation_origin,
        "inherited" if everyone.experience_origin == "own" else everyone.experience_origin,
    )
    return inherited if own is None else _overridden(inherited, own)


def _overridden(inherited: Scored, own: SegmentScores) -> Scored:
    return Scored(
        own.expectation or inherited.expectation,
        own.experience or inherited.experience,
        own.paired,
        own.kano or inherited.kano,
        inherited.importance if own.importance is None else own.importance,
        "own" if own.expectation else inherited.expectation_origin,
        "own" if own.experience else inherited.experience_origin,
    )


def without_spread(rating: Rating | None) -> Rating | None:
    """The score as someone else takes it over: its spread and answers are not theirs."""
    if rating is None or (rating.sd is None and rating.n is None):
        return rating
    return Rating(rating.mean, rating.adequate, source=rating.source, beside=rating.beside)


def _completed(journey: Journey, scores: Scored, attributes: Sequence[Attribute]) -> Scored:
    """With the weighted means of the attributes where a score of its own is missing.

    Their spread is unknown, since one person rated them all; the result is an assumption.
    """
    expectation = scores.expectation or _mean(journey, attributes, "expectation")
    experience = scores.experience or _mean(journey, attributes, "experience")
    if expectation is scores.expectation and experience is scores.experience:
        return scores
    return Scored(
        expectation,
        experience,
        None,
        scores.kano,
        scores.importance,
        "own" if scores.expectation else "attributes",
        "own" if scores.experience else "attributes",
    )


def _mean(
    journey: Journey, attributes: Sequence[Attribute], field: Literal["expectation", "experience"]
) -> Rating | None:
    """The weighted mean of the attributes' scores on the journey's scale, if all have one."""
    counted = [each for each in attributes if each.weight > 0]
    ratings = [rating for each in counted if (rating := getattr(each, field)) is not None]
    if not counted or len(ratings) < len(counted):
        return None
    on_scale = [_on_journey_scale(journey, rating) for rating in ratings]
    weighted = [each.weight for each in counted]
    has_zone = any(rating.adequate is not None for rating in ratings)
    return Rating(
        _weighted_mean(weighted, [desired for desired, _ in on_scale]),
        _weighted_mean(weighted, [adequate for _, adequate in on_scale]) if has_zone else None,
        beside=any(rating.beside for rating in ratings),
    )


def _weighted_mean(weighted: Sequence[float], levels: Sequence[float]) -> float:
    pairs = zip(weighted, levels, strict=True)
    return sum(weight * level for weight, level in pairs) / sum(weighted)


def _on_journey_scale(journey: Journey, rating: Rating) -> tuple[float, float]:
    """Desired and adequate level, the same where there is no zone, as the journey would ask it."""
    adequate = rating.mean if rating.adequate is None else rating.adequate
    own = _own_scales(journey).get(rating.source)
    if own is None:
        return rating.mean, adequate
    worst, best = _ends(own)
    journey_worst, journey_best = _ends(journey.scale)
    stretch = (journey_best - journey_worst) / (best - worst)
    desired, adequate = (
        journey_worst + (level - worst) * stretch for level in (rating.mean, adequate)
    )
    return desired, adequate


# Into points --------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, eq=False)
class Levels:
    """Ratings in points, one number each: level, spread and number of answers.

    `mean` is the desired level of a zone and `adequate` its adequate one, the same without a zone.
    The spread of equal answers is that of their rounding; that of a single answer is not known.
    """

    mean: Floats
    adequate: Floats
    sd: Floats
    n: Floats


def levels(journey: Journey, ratings: Sequence[Rating | None]) -> Levels:
    """Ratings in points, each on the scale of its measurement or of the journey."""
    own = {name: (*_ends(scale), scale.step) for name, scale in _own_scales(journey).items()}
    usual = (*_ends(journey.scale), journey.scale.step)
    given = [rating or _NOT_GIVEN for rating in ratings]
    scales = [own.get(each.source, usual) for each in given] if own else [usual]
    worst, best, step = np.array(scales, dtype=np.float64).T
    mean = _column([each.mean for each in given])
    adequate = _column([each.adequate for each in given])
    sd, n = _column([each.sd for each in given]), _column([each.n for each in given])
    return Levels(
        mean=points(mean, worst, best),
        adequate=points(np.where(np.isnan(adequate), mean, adequate), worst, best),
        sd=np.where(n < 2, np.nan, np.abs(width(floor_sd(sd, step), worst, best))),
        n=n,
    )


_NOT_GIVEN = Rating(NAN)


def _column(numbers: Sequence[float | None]) -> Floats:
    """Numbers as a column, nan where there is none."""
    return np.array(numbers, dtype=np.float64)


def _own_scales(journey: Journey) -> dict[str, Scale]:
    """The scales of the measurements that name one."""
    return {each.id: each.scale for each in journey.measurements if each.scale}


def _ends(scale: Scale) -> tuple[float, float]:
    """The worst score and the best: with them in this order, more is always better."""
    if scale.better == "low":
        return (scale.maximum, scale.minimum)
    return (scale.minimum, scale.maximum)


def columns(journey: Journey, effective: Sequence[Scored]) -> Columns:
    """The scores in effect as columns in points, more being better."""
    expectation = levels(journey, [each.expectation for each in effective])
    experience = levels(journey, [each.experience for each in effective])
    paired = levels(journey, [_as_rating(each) for each in effective])
    reverse = np.array([is_reverse(each.kano) for each in effective])
    met, adequate, desired = facing_up(
        (experience.mean, expectation.adequate, expectation.mean), reverse
    )
    gain, loss = np.array([_coefficients(each.kano) for each in effective]).T
    return Columns(
        weight=weights(_column([each.importance for each in effective])),
        desired=desired,
        adequate=adequate,
        expectation_sd=expectation.sd,
        expectation_n=expectation.n,
        experience=met,
        experience_sd=experience.sd,
        experience_n=experience.n,
        paired_sd=paired.sd,
        paired_n=paired.n,
        gain=gain,
        loss=loss,
        stands_in=np.array([each.stands_in for each in effective]),
    )


def is_reverse(kano: Kano | None) -> bool:
    """Whether less of it is better."""
    return kano is not None and kano.category == "reverse"


def facing_up(
    levels: tuple[Floats, Floats, Floats], reverse: Flags
) -> tuple[Floats, Floats, Floats]:
    """Experience, adequate and desired level, mirrored where the quality is a reverse one."""
    if not reverse.any():
        return levels
    mirrored = zip(kano_science.mirrored(*levels), levels, strict=True)
    met, adequate, desired = (np.where(reverse, other, one) for other, one in mirrored)
    return met, adequate, desired


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
