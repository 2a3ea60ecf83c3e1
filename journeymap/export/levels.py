"""What a Mermaid diagram shows of a journey's scores."""

from __future__ import annotations

from math import isnan
from typing import TYPE_CHECKING

from journeymap.language.notations.from_diagram import HIGHEST, LOWEST
from journeymap.scores import is_reverse, levels, scored

if TYPE_CHECKING:
    from journeymap.model import Journey

DECIMALS = 2
"""Of a level: nobody sees a hundredth of Mermaid's five steps."""


def has_its_scale(journey: Journey) -> bool:
    """Whether every score is on Mermaid's own scale as it stands."""
    scales = [journey.scale, *(each.scale for each in journey.measurements if each.scale)]
    ends = {(each.minimum, each.maximum, each.better) for each in scales}
    return ends == {(LOWEST, HIGHEST, "high")}


def mermaid_levels(journey: Journey) -> tuple[float | None, ...]:
    """The experience of each touchpoint from 1 to 5, more being better; None where unscored.

    Where little of something is good, a high score makes a sad face, as it makes a pain in the
    analysis.
    """
    effective = scored(journey)
    points = levels(journey, [each.experience for each in effective]).mean.tolist()
    facing_up = (
        100 - point if is_reverse(each.kano) else point
        for each, point in zip(effective, points, strict=True)
    )
    step = (HIGHEST - LOWEST) / 100
    return tuple(
        None if isnan(point) else round(LOWEST + point * step, DECIMALS) for point in facing_up
    )


def reverse_levels(journey: Journey) -> int:
    """How many scored touchpoints are turned round, as less is better there."""
    return sum(each.experience is not None and is_reverse(each.kano) for each in scored(journey))
