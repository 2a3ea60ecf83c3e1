"""From a journey to its Analysis."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, Any

import numpy as np

from journeymap import moments
from journeymap.analysis.oddities import oddities
from journeymap.analysis.parts import SAME, parts, unrounded
from journeymap.analysis.readings import attributes, channels
from journeymap.analysis.results import Analysis, PathMemory, TouchpointAnalysis
from journeymap.analysis.undefined import pairs, plain, plainly, total
from journeymap.garbage import without_garbage_collection
from journeymap.science import memory, uncertainty, value
from journeymap.science.gap import gap

if TYPE_CHECKING:
    from collections.abc import Sequence

    from journeymap.analysis.parts import Parts
    from journeymap.model import Journey
    from journeymap.science import Floats
    from journeymap.scores import Flags

LOSS_AVERSIONS = (1.0, 2.0, 3.0)
"""The order of losses is always told for these, since λ is an estimate and not a constant."""


def analyze(journey: Journey, segment: str | None = None) -> Analysis:
    """What a journey's scores and flow imply, for all customers or for one segment alone.

    Garbage collection pauses: nothing made on the way is garbage before the end.

    Raises:
        KeyError: for a segment that the journey does not have.
        JourneyError: for a journey made without the reader whose customers would vanish or never
            leave, or go round in too many ways to work out.
    """
    with without_garbage_collection():
        return _assembled(parts(journey, segment))


def _assembled(met: Parts) -> Analysis:
    facts, chain, numbers = met.facts, met.chain, met.rated.columns
    journey, names, counted = met.rated.journey, chain.flow.touchpoints, facts.counted
    aware = _dispersion_aware(met)
    has_spread = bool(np.any(counted & ~np.isnan(met.rated.spread)))
    passing = numbers.weight * chain.passage * facts.value
    by_lambda = {
        f"{each:g}": met.factor * met.rated.felt(numbers.experience, each)
        for each in LOSS_AVERSIONS
    }
    remembered = memory.peak_end(facts.value[list(met.path)])
    return Analysis(
        journey=journey.id,
        segment=met.rated.segment,
        loss_aversion=journey.settings.loss_aversion,
        balance_of_completers=total(passing),
        balance=total(facts.contribution),
        balance_dispersion_aware=total(aware) if has_spread else None,
        balance_by_lambda={name: total(column) for name, column in by_lambda.items()},
        completion=chain.completion,
        coverage=_coverage(numbers.weight * chain.reach, counted),
        exit_shares=dict(zip(chain.flow.exits, chain.exit_shares, strict=True)),
        expected_steps=chain.expected_steps,
        unavoidable=tuple(names[each] for each in sorted(facts.unavoidable)),
        loops=tuple(tuple(names[each] for each in loop) for loop in chain.loops),
        peak_end=PathMemory(
            path=tuple(names[each] for each in met.path),
            **{each.name: plain(getattr(remembered, each.name)) for each in fields(remembered)},
        ),
        near_misses=moments.near_misses(facts, names),
        oddities=oddities(chain),
        order_by_loss_aversion={name: _losses(names, column) for name, column in by_lambda.items()},
        ranking_changes_with_dispersion=(
            _order_changes(facts.contribution, aware) if has_spread else None
        ),
        threshold=plain(facts.threshold),
        touchpoints=_touchpoints(met, aware),
    )


def _coverage(met: Floats, counted: Flags) -> float | None:
    """The part of all weight that customers meet which is scored; undefined where there is none."""
    everything = met.sum()
    return float(met[counted].sum() / everything) if everything > 0 else None


def _dispersion_aware(met: Parts) -> Floats:
    """Contributions with felt value averaged over customers; plain where no spread is known."""
    numbers = met.rated.columns
    felt = value.expected_value(
        numbers.experience,
        met.rated.spread,
        numbers.adequate,
        numbers.desired,
        met.rated.journey.settings.loss_aversion,
        numbers.gain,
        numbers.loss,
    )
    return met.factor * unrounded(felt)


def _ranked(contribution: Floats) -> Floats:
    """Contributions in which equal ones are equal, whatever rounding did to them."""
    known = np.nan_to_num(contribution)
    largest = np.abs(known).max()
    return np.round(known / largest, 9) if largest > 0 else known


def _losses(names: Sequence[str], contribution: Floats) -> tuple[str, ...]:
    """Touchpoints with a negative contribution, the largest loss first; equals as declared."""
    ranked = _ranked(contribution)
    worst = np.argsort(ranked, kind="stable")
    return tuple(names[each] for each in worst[ranked[worst] < 0].tolist())


def _order_changes(contribution: Floats, aware: Floats) -> bool:
    """Whether two touchpoints that lose change places once customers are taken to differ.

    What does not lose is no matter of order. Two orders that agree, but for ties in either, come
    out the same when each breaks its ties by the other.
    """
    alike, spread = (np.minimum(_ranked(each), 0) for each in (contribution, aware))
    return not np.array_equal(np.lexsort((spread, alike)), np.lexsort((alike, spread)))


def _touchpoints(met: Parts, aware: Floats) -> tuple[TouchpointAnalysis, ...]:
    columns = _told_columns(met) | _numeric_columns(met, aware)
    return tuple(map(TouchpointAnalysis, *(columns[each] for each in _TOUCHPOINT_FIELDS)))


_TOUCHPOINT_FIELDS = [each.name for each in fields(TouchpointAnalysis)]


def _told_columns(met: Parts) -> dict[str, Sequence[Any]]:
    """Every field of `TouchpointAnalysis` that is no number, one entry for each touchpoint."""
    ratings, facts = met.rated, met.facts
    journey, touchpoints = ratings.journey, tuple(ratings.journey.touchpoints)
    read = tuple(zip(touchpoints, ratings.scored, strict=True))
    evidence = np.where(facts.tested, "measured", "assumed")
    return {
        "touchpoint": [each.id for each in touchpoints],
        "title": [each.name for each in touchpoints],
        "stage": [stage.id for stage in journey.stages for _ in stage.touchpoints],
        "evidence": np.where(facts.scored, evidence, "none").tolist(),
        "moment": moments.moments(facts),
        "channels": [channels(ratings, *each) if each[0].channels else () for each in read],
        "attributes": [attributes(journey, *each) if each[0].attributes else () for each in read],
        "scores_beside": facts.beside,
    }


def _numeric_columns(met: Parts, aware: Floats) -> dict[str, Sequence[Any]]:
    """Every numeric field of `TouchpointAnalysis`, one entry for each touchpoint."""
    ratings, facts, chain, factor = met.rated, met.facts, met.chain, met.factor
    numbers, loss_aversion = ratings.columns, ratings.journey.settings.loss_aversion
    low, high = uncertainty.t_interval(numbers.experience, ratings.se, ratings.df)
    gap_low, gap_high = (gap(end, numbers.adequate, numbers.desired) for end in (low, high))
    felt_low, felt_high = (ratings.felt(end, loss_aversion) for end in (low, high))
    has_zone = numbers.desired - numbers.adequate > SAME
    to_best = value.best_value(numbers.desired, numbers.gain) - facts.value
    shrunk = uncertainty.shrunk(facts.gap, ratings.se)[2]
    disappointed = value.share_disappointed(numbers.experience, ratings.spread, numbers.adequate)
    is_paired = ~np.isnan(numbers.paired_sd) | np.isnan(numbers.experience_n)
    answers = np.where(is_paired, numbers.paired_n, numbers.experience_n)
    return {
        "weight": plainly(numbers.weight),
        "reach": plainly(chain.reach),
        "visits": plainly(chain.visits),
        "expectation": plainly(numbers.desired),
        "adequate": plainly(numbers.adequate, has_zone),
        "experience": plainly(numbers.experience),
        "experience_ci95": pairs(low, high, facts.counted),
        "gap": plainly(facts.gap),
        "gap_ci95": pairs(gap_low, gap_high, facts.counted),
        "q": plainly(facts.q),
        "value": plainly(facts.value),
        "contribution": plainly(facts.contribution),
        "contribution_ci95": pairs(factor * felt_low, factor * felt_high, facts.counted),
        "stakes": plainly(facts.stakes),
        "stakes_share": plainly(facts.stakes_share),
        "contribution_share": plainly(facts.contribution_share),
        "headroom": plainly(factor * to_best),
        "share_disappointed": plainly(disappointed, facts.counted),
        "contribution_dispersion_aware": plainly(aware, ~np.isnan(ratings.spread)),
        "gap_shrunk": plainly(shrunk, facts.counted),
        "passage_of_completers": plainly(chain.passage),
        "dropoffs_per_100": plainly(chain.dropoffs),
        "n": [None if each is None else int(each) for each in plainly(answers)],
    }
