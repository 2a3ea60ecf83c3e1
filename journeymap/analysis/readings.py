"""What stands beside a touchpoint's own scores: those by channel, and those of its attributes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from journeymap.analysis.results import AttributeReading, ChannelReading
from journeymap.analysis.undefined import plainly
from journeymap.science.gap import gap
from journeymap.scores import facing_up, is_reverse, levels, without_spread

if TYPE_CHECKING:
    from collections.abc import Sequence

    from journeymap.analysis.parts import Rated
    from journeymap.model import Journey, Kano, Rating, Touchpoint
    from journeymap.scores import Scored


def channels(
    ratings: Rated, touchpoint: Touchpoint, in_effect: Scored
) -> tuple[ChannelReading, ...]:
    """The channels' own scores, against the touchpoint's expectation where they have none.

    A segment that has no channels of its own takes over everyone's, without their spread.
    """
    own = touchpoint.for_segment(ratings.segment)
    given = (own and own.channels) or touchpoint.channels
    if not any(each.experience or each.expectation for each in given):
        return tuple(ChannelReading(each.name, None, None, None, None) for each in given)
    taken_over = ratings.segment is not None and given is touchpoint.channels
    experiences = [_taken_over(each.experience, taken_over) for each in given]
    readings = _readings(
        ratings.journey,
        [each.expectation or in_effect.expectation for each in given],
        experiences,
        in_effect.kano,
    )
    return tuple(
        ChannelReading(channel.name, *reading, experience.n if experience else None)
        for channel, reading, experience in zip(given, readings, experiences, strict=True)
    )


def _taken_over(rating: Rating | None, is_taken_over: bool) -> Rating | None:
    return without_spread(rating) if is_taken_over else rating


def attributes(
    journey: Journey, touchpoint: Touchpoint, in_effect: Scored
) -> tuple[AttributeReading, ...]:
    """The attributes with their own scores, and their weights as shares."""
    given = touchpoint.attributes
    readings = _readings(
        journey,
        [each.expectation for each in given],
        [each.experience for each in given],
        in_effect.kano,
    )
    total = sum(each.weight for each in given)
    return tuple(
        AttributeReading(
            each.id,
            each.title or each.id,
            each.weight / total if total else 0.0,
            each.servqual,
            each.dimension,
            *reading,
        )
        for each, reading in zip(given, readings, strict=True)
    )


def _readings(
    journey: Journey,
    expectations: Sequence[Rating | None],
    experiences: Sequence[Rating | None],
    kano: Kano | None,
) -> list[tuple[float | None, float | None, float | None]]:
    """Expectation, experience and gap in points, mirrored with a reverse quality."""
    expectation, experience = levels(journey, expectations), levels(journey, experiences)
    met, adequate, desired = facing_up(
        (experience.mean, expectation.adequate, expectation.mean),
        np.full(len(expectations), is_reverse(kano)),
    )
    columns = (desired, met, gap(met, adequate, desired))
    return list(zip(*(plainly(column) for column in columns), strict=True))
