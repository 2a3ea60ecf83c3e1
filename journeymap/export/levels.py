"""What a Mermaid diagram shows of a journey's scores."""

from __future__ import annotations

from math import isnan
from typing import TYPE_CHECKING

from journeymap.language.notations.from_diagram import HIGHEST, LOWEST
from journeymap.scores import levels, scored

if TYPE_CHECKING:
    from journeymap.model import Journey

DECIMALS = 2
"""Of a level that was converted: nobody sees a hundredth of Mermaid's five steps."""


def has_its_scale(journey: Journey) -> bool:
    """Whether every score is on Mermaid's own scale as it stands."""
    scales = [journey.scale, *(each.scale for each in journey.measurements if each.scale)]
    ends = {(each.minimum, each.maximum, each.better) for each in scales}
    return ends == {(LOWEST, HIGHEST, "high")}


def mermaid_levels(journey: Journey) -> tuple[float | None, ...]:
    """The experience of each touchpoint from 1 to 5, more being better; None where unscored."""
    ratings = [each.experience for each in scored(journey)]
    if has_its_scale(journey):
        return tuple(None if each is None else each.mean for each in ratings)
    points = levels(journey, ratings).mean.tolist()
    step = (HIGHEST - LOWEST) / 100
    return tuple(None if isnan(each) else round(LOWEST + each * step, DECIMALS) for each in points)
