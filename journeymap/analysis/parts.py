"""The columns an analysis is assembled from: what the scores say, what the flow does to it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from journeymap import graph
from journeymap.flow import flow
from journeymap.moments import Facts
from journeymap.science import memory, uncertainty, value
from journeymap.science.gap import edge, gap
from journeymap.scores import columns, scored

if TYPE_CHECKING:
    from journeymap.graph import Chain, Structure
    from journeymap.model import Journey
    from journeymap.science import Floats
    from journeymap.scores import Columns, Flags, Scored

SAME = 1e-9
"""Points that differ by less differ by rounding alone."""


@dataclass(frozen=True, slots=True, eq=False)
class Rated:
    """What the scores of a journey say before anybody walks it.

    `se` and `df` are those of the gap, nan where there is no test, `spread` its standard deviation
    over customers.
    """

    journey: Journey
    segment: str | None
    scored: tuple[Scored, ...]
    columns: Columns
    se: Floats
    df: Floats
    spread: Floats

    def factor(self, reach: Floats) -> Floats:
        """Weight times reach: times a felt value it gives a contribution.

        nan where a touchpoint is not scored or nobody reaches it.
        """
        numbers = self.columns
        is_scored = ~np.isnan(numbers.experience) & ~np.isnan(numbers.desired)
        return np.where(is_scored & (reach > 0), numbers.weight * reach, np.nan)

    def felt(self, experience: Floats, loss_aversion: float) -> Floats:
        """Felt value of an experience at each touchpoint."""
        numbers = self.columns
        felt = value.felt_value(
            experience, numbers.adequate, numbers.desired, loss_aversion, numbers.gain, numbers.loss
        )
        return unrounded(felt)


def unrounded(points: Floats) -> Floats:
    """Points without what rounding alone put there: equal scores on two scales have no gap."""
    return np.where(np.abs(points) <= SAME, 0.0, points)


def rated(journey: Journey, segment: str | None) -> Rated:
    """The scores in effect, with what is known of their spread.

    Raises:
        KeyError: for a segment that the journey does not have.
    """
    if segment is not None and segment not in {each.id for each in journey.segments}:
        raise KeyError(segment)
    effective = scored(journey, segment)
    numbers = columns(journey, effective)
    return Rated(journey, segment, effective, numbers, *_standard_error(numbers), _spread(numbers))


def _standard_error(numbers: Columns) -> tuple[Floats, Floats]:
    """Standard error of the gap with its degrees of freedom; nan where there is no test.

    Paired where it can be, else Welch's, else that of the experience alone, whose expectation is
    then a fixed standard.
    """
    se = uncertainty.standard_error(numbers.experience_sd, numbers.experience_n)
    df = uncertainty.degrees_of_freedom(numbers.experience_n)
    welch = uncertainty.welch(
        numbers.experience_sd, numbers.experience_n, numbers.expectation_sd, numbers.expectation_n
    )
    paired = (
        uncertainty.standard_error_paired(numbers.paired_sd, numbers.paired_n),
        uncertainty.degrees_of_freedom(numbers.paired_n),
    )
    for better_se, better_df in (welch, paired):
        known = ~np.isnan(better_se)
        se, df = np.where(known, better_se, se), np.where(known, better_df, df)
    is_scored: Flags = ~np.isnan(numbers.experience) & ~np.isnan(numbers.desired)
    tested = is_scored & ~numbers.stands_in & ~np.isnan(se) & ~np.isnan(df)
    return np.where(tested, se, np.nan), np.where(tested, df, np.nan)


def _spread(numbers: Columns) -> Floats:
    """The standard deviation of the gap over customers, as far as it is known."""
    both = np.hypot(numbers.expectation_sd, numbers.experience_sd)
    unpaired = np.where(np.isnan(both), numbers.experience_sd, both)
    return np.where(np.isnan(numbers.paired_sd), unpaired, numbers.paired_sd)


@dataclass(frozen=True, slots=True, eq=False)
class Parts:
    """What the scores say, what the flow does, and the facts that follow from both."""

    rated: Rated
    chain: Chain
    path: tuple[int, ...]
    factor: Floats
    facts: Facts


def parts(journey: Journey, segment: str | None) -> Parts:
    """All that an analysis is assembled from.

    Raises:
        KeyError: for a segment that the journey does not have.
        JourneyError: for a flow that cannot be solved.
    """
    ratings = rated(journey, segment)
    chain = graph.chain(flow(journey, segment), journey.success_exits, journey.neutral, journey.id)
    structure = graph.structure(chain)
    factor = ratings.factor(chain.reach)
    facts = _facts(ratings, chain, structure, factor)
    return Parts(ratings, chain, structure.path, factor, facts)


def _facts(ratings: Rated, chain: Chain, structure: Structure, factor: Floats) -> Facts:
    numbers, settings = ratings.columns, ratings.journey.settings
    path, counted = structure.path, ~np.isnan(factor)
    felt = ratings.felt(numbers.experience, settings.loss_aversion)
    felt = np.where(counted, felt, np.nan)
    swing = value.swing(
        numbers.adequate, numbers.desired, settings.loss_aversion, numbers.gain, numbers.loss
    )
    beyond = numbers.experience - edge(numbers.experience, numbers.adequate, numbers.desired)
    p = uncertainty.t_test_p(beyond, ratings.se, ratings.df)
    is_tested = zip((~np.isnan(p)).tolist(), ratings.scored, strict=True)
    plain_gap = gap(numbers.experience, numbers.adequate, numbers.desired)
    on_path = felt[list(path)]
    peak = memory.peak_position(on_path)
    ends = [here for here in path if counted[here]]
    entries = [start for start, _ in chain.flow.starts]
    assumed_flow = list(chain.flow.assumed)
    for start in entries if chain.flow.assumed_starts else ():
        assumed_flow[start] = True
    return Facts(
        weight=numbers.weight,
        reach=chain.reach,
        desired=numbers.desired,
        adequate=numbers.adequate,
        experience=numbers.experience,
        gap=np.where(counted, unrounded(plain_gap), np.nan),
        value=felt,
        contribution=factor * felt,
        stakes=factor * swing,
        q=uncertainty.benjamini_hochberg(np.where(counted, p, np.nan)),
        tested=~np.isnan(p),
        assumption=["" if tested else each.assumption for tested, each in is_tested],
        kano=[each.kano.category if each.kano else "" for each in ratings.scored],
        beside=[each.beside for each in ratings.scored],
        unavoidable=frozenset(structure.unavoidable),
        entries=frozenset(entries),
        assumed_flow=assumed_flow,
        dropoffs=chain.dropoffs,
        peak=None if peak is None or on_path[peak] == 0 else path[peak],
        end=ends[-1] if ends else None,
        critical_share=settings.critical_share,
    )
