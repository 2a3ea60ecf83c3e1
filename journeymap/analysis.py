"""The one place where the parts meet: journey → flow → scores → moments → Analysis.

`analyze` is what the app, the terminal and every export show. Names and units are a contract:
`docs/science.md` defines each of them.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from operator import attrgetter
from typing import TYPE_CHECKING, Any

import numpy as np

from journeymap import graph, moments, wording
from journeymap.flow import flow
from journeymap.language.tree import without_garbage_collection
from journeymap.moments import Facts, Moment, NearMiss
from journeymap.science import memory, stability, uncertainty, value
from journeymap.science.gap import gap, tested_edge
from journeymap.scores import (
    columns,
    facing_up,
    is_reverse,
    levels,
    scored,
    without_spread,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from journeymap.graph import Chain, Structure
    from journeymap.model import Channel, Journey, Kano, Rating, Touchpoint
    from journeymap.science import Floats
    from journeymap.scores import Columns, Flags, Scored

LOSS_AVERSIONS = (1.0, 2.0, 3.0)
"""The order of losses is always told for these, since λ is an estimate and not a constant."""

SAME = 1e-9
"""Points that differ by less differ by rounding alone."""


@dataclass(frozen=True, slots=True)
class ChannelReading:
    """A channel's own scores in points, shown beside the touchpoint's and never part of them."""

    channel: str
    expectation: float | None
    experience: float | None
    gap: float | None
    n: int | None


@dataclass(frozen=True, slots=True)
class AttributeReading:
    """One expected dimension in points; `weight` is its share among the touchpoint's attributes."""

    attribute: str
    title: str
    weight: float
    servqual: str
    dimension: str
    expectation: float | None
    experience: float | None
    gap: float | None


@dataclass(frozen=True, slots=True)
class TouchpointAnalysis:
    """A touchpoint's numbers: shares from 0 to 1, scores and what follows from them in points.

    None is a number that is not defined; a touchpoint that nobody reaches has its scores and no
    number of what follows from them. `evidence` is `measured` where the gap can be tested,
    `assumed` where it is scored and cannot, `none` where it is not scored.
    """

    touchpoint: str
    title: str
    stage: str
    weight: float
    reach: float
    visits: float
    expectation: float | None
    adequate: float | None
    experience: float | None
    experience_ci95: tuple[float, float] | None
    gap: float | None
    gap_ci95: tuple[float, float] | None
    q: float | None
    value: float | None
    contribution: float | None
    contribution_ci95: tuple[float, float] | None
    stakes: float | None
    stakes_share: float | None
    contribution_share: float | None
    headroom: float | None
    share_disappointed: float | None
    contribution_dispersion_aware: float | None
    gap_shrunk: float | None
    passage_of_completers: float | None
    dropoffs_per_100: float
    evidence: str
    n: int | None
    moment: Moment
    channels: tuple[ChannelReading, ...]
    attributes: tuple[AttributeReading, ...]
    scores_beside: bool

    @property
    def kind(self) -> str | None:
        """The kind of moment, or None where it is not scored."""
        return self.moment.kind

    @property
    def critical(self) -> bool | None:
        """Whether it is a moment of truth, or None where it is not scored."""
        return self.moment.critical

    @property
    def marks(self) -> tuple[str, ...]:
        """What else is to be said of it."""
        return self.moment.marks


@dataclass(frozen=True, slots=True)
class PathMemory:
    """Peak and end on the most likely path, in points: a second reading, never the headline."""

    path: tuple[str, ...]
    peak: float | None
    end: float | None
    peak_end: float | None
    mean: float | None
    trend_per_step: float | None


@dataclass(frozen=True, slots=True)
class Analysis:
    """What a journey's scores and flow imply, for all customers or for one segment."""

    journey: str
    segment: str | None
    loss_aversion: float
    balance_of_completers: float | None
    balance: float | None
    balance_dispersion_aware: float | None
    balance_by_lambda: dict[str, float | None]
    completion: float
    coverage: float | None
    exit_shares: dict[str, float]
    expected_steps: float
    unavoidable: tuple[str, ...]
    loops: tuple[tuple[str, ...], ...]
    peak_end: PathMemory
    near_misses: tuple[NearMiss, ...]
    order_by_loss_aversion: dict[str, tuple[str, ...]]
    ranking_changes_with_dispersion: bool | None
    threshold: float | None
    touchpoints: tuple[TouchpointAnalysis, ...]

    @property
    def critical(self) -> tuple[TouchpointAnalysis, ...]:
        """The moments of truth: losses first, the largest contribution in size first."""
        found = (each for each in self.touchpoints if each.critical)
        return tuple(sorted(found, key=_rank))

    @property
    def others(self) -> tuple[TouchpointAnalysis, ...]:
        """Scored touchpoints that are no moment of truth, in the same order."""
        found = (each for each in self.touchpoints if each.critical is False)
        return tuple(sorted(found, key=_rank))


def _rank(each: TouchpointAnalysis) -> tuple[bool, float]:
    contribution = each.contribution or 0.0
    return (contribution >= 0, -abs(contribution))


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


TIE = 0.95
"""Two touchpoints are told apart where one is the worse in at least this share of the draws."""


def analyze(journey: Journey, segment: str | None = None) -> Analysis:
    """What a journey's scores and flow imply, for all customers or for one segment alone.

    Garbage collection pauses: nothing made on the way is garbage before the end.

    Raises:
        KeyError: for a segment that the journey does not have.
        JourneyError: for a journey made without the reader whose customers would vanish or never
            leave.
    """
    with without_garbage_collection():
        return _assembled(_parts(journey, segment))


def rank_stability(journey: Journey, segment: str | None = None) -> RankStability:
    """How stable the ranking by contribution is, from seeded draws; the same at every call.

    Raises:
        KeyError: for a segment that the journey does not have.
        JourneyError: as `analyze`.
    """
    parts = _parts(journey, segment)
    facts, numbers = parts.facts, parts.columns
    drawn = stability.rank_stability(
        factor=parts.factor,
        experience=numbers.experience,
        adequate=numbers.adequate,
        desired=numbers.desired,
        loss_aversion=journey.settings.loss_aversion,
        gain=numbers.gain,
        loss=numbers.loss,
        se=parts.se,
        df=parts.df,
        stakes_share=facts.stakes_share,
        critical_threshold=facts.threshold,
    )
    names = parts.chain.flow.touchpoints
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


# The parts ----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, eq=False)
class _Parts:
    """The columns an analysis is assembled from.

    `factor` is weight times reach over the touchpoints that are scored and reached, nan elsewhere:
    times a felt value it gives a contribution. `se` and `df` are those of the gap, `spread` its
    standard deviation over customers.
    """

    journey: Journey
    segment: str | None
    scored: tuple[Scored, ...]
    columns: Columns
    chain: Chain
    path: tuple[int, ...]
    factor: Floats
    se: Floats
    df: Floats
    spread: Floats
    facts: Facts


def _parts(journey: Journey, segment: str | None) -> _Parts:
    if segment is not None and segment not in {each.id for each in journey.segments}:
        raise KeyError(segment)
    effective = scored(journey, segment)
    numbers = columns(journey, effective)
    chain = graph.chain(flow(journey, segment), journey.success_exits, journey.neutral, journey.id)
    structure = graph.structure(chain)
    is_scored = ~np.isnan(numbers.experience) & ~np.isnan(numbers.desired)
    factor = np.where(is_scored & (chain.reach > 0), numbers.weight * chain.reach, np.nan)
    error = _standard_error(numbers, is_scored & ~numbers.stands_in)
    return _Parts(
        journey=journey,
        segment=segment,
        scored=effective,
        columns=numbers,
        chain=chain,
        path=structure.path,
        factor=factor,
        se=error[0],
        df=error[1],
        spread=_spread(numbers),
        facts=_facts(journey, effective, numbers, chain, structure, factor, error),
    )


def _standard_error(numbers: Columns, testable: Flags) -> tuple[Floats, Floats]:
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
    tested = testable & ~np.isnan(se) & ~np.isnan(df)
    return np.where(tested, se, np.nan), np.where(tested, df, np.nan)


def _spread(numbers: Columns) -> Floats:
    """The standard deviation of the gap over customers, as far as it is known."""
    both = np.hypot(numbers.expectation_sd, numbers.experience_sd)
    unpaired = np.where(np.isnan(both), numbers.experience_sd, both)
    return np.where(np.isnan(numbers.paired_sd), unpaired, numbers.paired_sd)


def _felt(numbers: Columns, experience: Floats, loss_aversion: float) -> Floats:
    felt = value.felt_value(
        experience, numbers.adequate, numbers.desired, loss_aversion, numbers.gain, numbers.loss
    )
    return _unrounded(felt)


def _unrounded(points: Floats) -> Floats:
    """Points without what rounding alone put there: equal scores on two scales have no gap."""
    return np.where(np.abs(points) <= SAME, 0.0, points)


def _facts(  # noqa: PLR0913 - one argument for each part that meets here
    journey: Journey,
    effective: Sequence[Scored],
    numbers: Columns,
    chain: Chain,
    structure: Structure,
    factor: Floats,
    error: tuple[Floats, Floats],
) -> Facts:
    loss_aversion = journey.settings.loss_aversion
    path = structure.path
    counted = ~np.isnan(factor)
    felt = np.where(counted, _felt(numbers, numbers.experience, loss_aversion), np.nan)
    swing = value.swing(
        numbers.adequate, numbers.desired, loss_aversion, numbers.gain, numbers.loss
    )
    edge = tested_edge(numbers.experience, numbers.adequate, numbers.desired)
    p = uncertainty.t_test_p(numbers.experience - edge, *error)
    is_tested = zip((~np.isnan(p)).tolist(), effective, strict=True)
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
        gap=np.where(counted, _unrounded(plain_gap), np.nan),
        value=felt,
        contribution=factor * felt,
        stakes=factor * swing,
        q=uncertainty.benjamini_hochberg(np.where(counted, p, np.nan)),
        tested=~np.isnan(p),
        assumption=["" if tested else each.assumption for tested, each in is_tested],
        kano=[each.kano.category if each.kano else "" for each in effective],
        beside=[each.beside for each in effective],
        unavoidable=frozenset(structure.unavoidable),
        entries=frozenset(entries),
        assumed_flow=assumed_flow,
        dropoffs=chain.dropoffs,
        peak=None if peak is None or on_path[peak] == 0 else path[peak],
        end=ends[-1] if ends else None,
        critical_share=journey.settings.critical_share,
    )


# Assembly -----------------------------------------------------------------------------------------


def _assembled(parts: _Parts) -> Analysis:
    facts, numbers, chain = parts.facts, parts.columns, parts.chain
    journey, names, counted = parts.journey, chain.flow.touchpoints, facts.counted
    aware = _dispersion_aware(parts)
    has_spread = bool(np.any(counted & ~np.isnan(parts.spread)))
    passing = numbers.weight * chain.passage * facts.value
    by_lambda = {f"{each:g}": _contribution(parts, each) for each in LOSS_AVERSIONS}
    remembered = memory.peak_end(facts.value[list(parts.path)])
    return Analysis(
        journey=journey.id,
        segment=parts.segment,
        loss_aversion=journey.settings.loss_aversion,
        balance_of_completers=_total(passing),
        balance=_total(facts.contribution),
        balance_dispersion_aware=_total(aware) if has_spread else None,
        balance_by_lambda={name: _total(column) for name, column in by_lambda.items()},
        completion=chain.completion,
        coverage=_coverage(numbers.weight * chain.reach, counted),
        exit_shares=dict(zip(chain.flow.exits, chain.exit_shares, strict=True)),
        expected_steps=chain.expected_steps,
        unavoidable=tuple(names[each] for each in sorted(facts.unavoidable)),
        loops=tuple(tuple(names[each] for each in loop) for loop in chain.loops),
        peak_end=PathMemory(
            path=tuple(names[each] for each in parts.path),
            **{each.name: _number(getattr(remembered, each.name)) for each in fields(remembered)},
        ),
        near_misses=moments.near_misses(facts, names),
        order_by_loss_aversion={name: _losses(names, column) for name, column in by_lambda.items()},
        ranking_changes_with_dispersion=(
            _order_changes(facts.contribution, aware) if has_spread else None
        ),
        threshold=_number(facts.threshold),
        touchpoints=_touchpoints(parts, aware),
    )


def _coverage(met: Floats, counted: Flags) -> float | None:
    """The part of all weight that customers meet which is scored; undefined where there is none."""
    total = met.sum()
    return float(met[counted].sum() / total) if total > 0 else None


def _contribution(parts: _Parts, loss_aversion: float) -> Floats:
    return parts.factor * _felt(parts.columns, parts.columns.experience, loss_aversion)


def _dispersion_aware(parts: _Parts) -> Floats:
    """Contributions with felt value averaged over customers; plain where no spread is known."""
    numbers = parts.columns
    felt = value.expected_value(
        numbers.experience,
        parts.spread,
        numbers.adequate,
        numbers.desired,
        parts.journey.settings.loss_aversion,
        numbers.gain,
        numbers.loss,
    )
    return parts.factor * _unrounded(felt)


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
    plain, spread = (np.minimum(_ranked(each), 0) for each in (contribution, aware))
    return not np.array_equal(np.lexsort((spread, plain)), np.lexsort((plain, spread)))


def _touchpoints(parts: _Parts, aware: Floats) -> tuple[TouchpointAnalysis, ...]:
    columns = _told_columns(parts) | _numeric_columns(parts, aware)
    return tuple(map(TouchpointAnalysis, *(columns[each] for each in _TOUCHPOINT_FIELDS)))


_TOUCHPOINT_FIELDS = [each.name for each in fields(TouchpointAnalysis)]


def _told_columns(parts: _Parts) -> dict[str, Sequence[Any]]:
    """Every field of `TouchpointAnalysis` that is no number, one entry for each touchpoint."""
    journey, facts = parts.journey, parts.facts
    touchpoints = tuple(journey.touchpoints)
    read = tuple(zip(touchpoints, parts.scored, strict=True))
    evidence = np.where(facts.tested, "measured", "assumed")
    return {
        "touchpoint": [each.id for each in touchpoints],
        "title": [each.name for each in touchpoints],
        "stage": [stage.id for stage in journey.stages for _ in stage.touchpoints],
        "evidence": np.where(facts.scored, evidence, "none").tolist(),
        "moment": moments.moments(facts),
        "channels": [_channels(parts, *each) if each[0].channels else () for each in read],
        "attributes": [_attributes(parts, *each) if each[0].attributes else () for each in read],
        "scores_beside": facts.beside,
    }


def _numeric_columns(parts: _Parts, aware: Floats) -> dict[str, Sequence[Any]]:
    """Every numeric field of `TouchpointAnalysis`, one entry for each touchpoint."""
    facts, numbers, chain, factor = parts.facts, parts.columns, parts.chain, parts.factor
    loss_aversion = parts.journey.settings.loss_aversion
    low, high = uncertainty.t_interval(numbers.experience, parts.se, parts.df)
    gap_low, gap_high = (gap(end, numbers.adequate, numbers.desired) for end in (low, high))
    felt_low, felt_high = (_felt(numbers, end, loss_aversion) for end in (low, high))
    has_zone = numbers.desired - numbers.adequate > SAME
    to_best = value.best_value(numbers.desired, numbers.gain) - facts.value
    shrunk = uncertainty.shrunk(facts.gap, parts.se)[2]
    disappointed = value.share_disappointed(numbers.experience, parts.spread, numbers.adequate)
    is_paired = ~np.isnan(numbers.paired_sd) | np.isnan(numbers.experience_n)
    answers = np.where(is_paired, numbers.paired_n, numbers.experience_n)
    return {
        "weight": _numbers(numbers.weight),
        "reach": _numbers(chain.reach),
        "visits": _numbers(chain.visits),
        "expectation": _numbers(numbers.desired),
        "adequate": _numbers(numbers.adequate, has_zone),
        "experience": _numbers(numbers.experience),
        "experience_ci95": _pairs(low, high, facts.counted),
        "gap": _numbers(facts.gap),
        "gap_ci95": _pairs(gap_low, gap_high, facts.counted),
        "q": _numbers(facts.q),
        "value": _numbers(facts.value),
        "contribution": _numbers(facts.contribution),
        "contribution_ci95": _pairs(factor * felt_low, factor * felt_high, facts.counted),
        "stakes": _numbers(facts.stakes),
        "stakes_share": _numbers(facts.stakes_share),
        "contribution_share": _numbers(facts.contribution_share),
        "headroom": _numbers(factor * to_best),
        "share_disappointed": _numbers(disappointed, facts.counted),
        "contribution_dispersion_aware": _numbers(aware, ~np.isnan(parts.spread)),
        "gap_shrunk": _numbers(shrunk, facts.counted),
        "passage_of_completers": _numbers(chain.passage),
        "dropoffs_per_100": _numbers(chain.dropoffs),
        "n": [None if each is None else int(each) for each in _numbers(answers)],
    }


# Channels and attributes --------------------------------------------------------------------------


def _channels(
    parts: _Parts, touchpoint: Touchpoint, in_effect: Scored
) -> tuple[ChannelReading, ...]:
    """The channels' own scores, against the touchpoint's expectation where they have none.

    A segment that has no channels of its own takes over everyone's, without their spread.
    """
    own = _own_channels(touchpoint, parts.segment) if parts.segment else ()
    channels = own or touchpoint.channels
    if not any(each.experience or each.expectation for each in channels):
        return tuple(ChannelReading(each.name, None, None, None, None) for each in channels)
    taken_over = parts.segment is not None and not own
    experiences = [_taken_over(each.experience, taken_over) for each in channels]
    readings = _readings(
        parts.journey,
        [each.expectation or in_effect.expectation for each in channels],
        experiences,
        in_effect.kano,
    )
    return tuple(
        ChannelReading(channel.name, *reading, experience.n if experience else None)
        for channel, reading, experience in zip(channels, readings, experiences, strict=True)
    )


def _own_channels(touchpoint: Touchpoint, segment: str) -> tuple[Channel, ...]:
    return next((own.channels for own in touchpoint.segments if own.segment == segment), ())


def _taken_over(rating: Rating | None, is_taken_over: bool) -> Rating | None:
    return without_spread(rating) if is_taken_over else rating


def _attributes(
    parts: _Parts, touchpoint: Touchpoint, in_effect: Scored
) -> tuple[AttributeReading, ...]:
    attributes = touchpoint.attributes
    readings = _readings(
        parts.journey,
        [each.expectation for each in attributes],
        [each.experience for each in attributes],
        in_effect.kano,
    )
    total = sum(each.weight for each in attributes)
    return tuple(
        AttributeReading(
            each.id,
            each.title or each.id,
            each.weight / total if total else 0.0,
            each.servqual,
            each.dimension,
            *reading,
        )
        for each, reading in zip(attributes, readings, strict=True)
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
    return list(zip(*(_numbers(column) for column in columns), strict=True))


# Numbers that are not defined -------------------------------------------------------------------


def _number(number: float) -> float | None:
    return None if np.isnan(number) else float(number)


def _numbers(column: Floats, defined: Flags | None = None) -> list[Any]:
    """The column as plain numbers, None where not defined."""
    known = ~np.isnan(column) if defined is None else defined & ~np.isnan(column)
    numbers: list[Any] = column.tolist()
    for undefined in np.flatnonzero(~known).tolist():
        numbers[undefined] = None
    return numbers


def _pairs(low: Floats, high: Floats, defined: Flags) -> list[tuple[float, float] | None]:
    ends = zip(_numbers(low, defined), _numbers(high, defined), strict=True)
    return [None if a is None or b is None else (a, b) for a, b in ends]


def _total(column: Floats) -> float | None:
    known = column[~np.isnan(column)]
    return float(known.sum()) if len(known) else None


# As plain data ------------------------------------------------------------------------------------


def because(each: TouchpointAnalysis, language: str = "en") -> str:
    """Why a touchpoint is the moment it is, in words."""
    moment = each.moment
    return wording.because([(code, moment.numbers) for code in moment.reasons], language)


def as_data(analysis: Analysis, language: str = "en") -> dict[str, Any]:
    """The analysis as plain data for JSON: the contract's names, None for what is undefined."""
    data = {
        each.name: _plain(getattr(analysis, each.name))
        for each in fields(analysis)
        if each.name != "touchpoints"
    }
    near_misses = analysis.near_misses
    data["near_misses"] = [_plain(each) | {"short_by": each.short_by} for each in near_misses]
    data["touchpoints"] = [_touchpoint_data(each, language) for each in analysis.touchpoints]
    return data


def _touchpoint_data(each: TouchpointAnalysis, language: str) -> dict[str, Any]:
    data = dict(zip(_IN_DATA, _data_of(each), strict=True))
    data |= {name: _plain(held) for name, held in data.items() if isinstance(held, tuple)}
    data["kind"], data["critical"] = each.kind, each.critical
    data["marks"], data["because"] = list(each.marks), because(each, language)
    return data


_IN_DATA = [name for name in _TOUCHPOINT_FIELDS if name != "moment"]
_data_of = attrgetter(*_IN_DATA)


def stability_data(found: RankStability) -> dict[str, Any]:
    """Rank stability as plain data for JSON."""
    return {each.name: _plain(getattr(found, each.name)) for each in fields(found)}


def _plain(thing: Any) -> Any:  # noqa: ANN401 - any value of an analysis
    if thing is None or isinstance(thing, float | int | str):
        return thing
    if isinstance(thing, tuple):
        return [_plain(each) for each in thing]
    if isinstance(thing, dict):
        return {name: _plain(each) for name, each in thing.items()}
    return {each.name: _plain(getattr(thing, each.name)) for each in fields(thing)}
