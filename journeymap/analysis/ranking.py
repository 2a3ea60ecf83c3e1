"""Rank stability: whether the ranking would hold if others had answered."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from journeymap.analysis.parts import rated
from journeymap.analysis.undefined import column
from journeymap.science import stability

if TYPE_CHECKING:
    from collections.abc import Sequence

    from journeymap.analysis.results import Analysis
    from journeymap.model import Journey
    from journeymap.science import Floats

TIE = 0.95
"""Two touchpoints are told apart where one is the worse in at least this share of the draws."""


@dataclass(frozen=True, slots=True)
class RankStability:
    """Whether the ranking would hold if others had answered: shares of seeded draws by touchpoint.

    `ties` are neighbours in the order of contributions that the data cannot tell apart.
    """

    p_worst: dict[str, float]
    p_critical: dict[str, float]
    balance_ci95: tuple[float, float] | None
    ties: tuple[tuple[str, str], ...]
    draws: int


def rank_stability(journey: Journey, analysis: Analysis) -> RankStability:
    """How stable a journey's ranking by contribution is, from seeded draws; always the same.

    The analysis is the journey's own, for all customers or for a segment: how many meet what is
    taken from it, so that nothing is solved twice.
    """
    ratings = rated(journey, analysis.segment)
    numbers, found = ratings.columns, analysis.touchpoints
    drawn = stability.rank_stability(
        factor=ratings.factor(column(each.reach for each in found)),
        experience=numbers.experience,
        adequate=numbers.adequate,
        desired=numbers.desired,
        loss_aversion=analysis.loss_aversion,
        gain=numbers.gain,
        loss=numbers.loss,
        se=ratings.se,
        df=ratings.df,
        stakes_share=column(each.stakes_share for each in found),
        critical_threshold=np.nan if analysis.threshold is None else analysis.threshold,
    )
    names = [each.touchpoint for each in found]
    neighbours = zip(drawn.order, drawn.order[1:], drawn.p_order.tolist(), strict=False)
    low, high = drawn.balance_ci95
    return RankStability(
        p_worst=_by_name(names, drawn.p_worst),
        p_critical=_by_name(names, drawn.p_critical),
        balance_ci95=None if np.isnan(low) else (low, high),
        ties=tuple((names[a], names[b]) for a, b, share in neighbours if share < TIE),
        draws=drawn.draws,
    )


def _by_name(names: Sequence[str], shares: Floats) -> dict[str, float]:
    return {
        name: share
        for name, share in zip(names, shares.tolist(), strict=True)
        if not np.isnan(share)
    }
