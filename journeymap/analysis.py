"""The one place where the parts meet: journey → flow → scores → moments → Analysis.

`analyze` is what the app, the terminal and every export show. Names and units are a contract:
`docs/science.md` defines each of them.
"""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING, Any

import numpy as np

from journeymap import graph, moments, wording
from journeymap.flow import flow
from journeymap.moments import Facts, Moment, NearMiss
from journeymap.science import memory, stability, uncertainty, value
from journeymap.science.gap import gap, tested_edge
from journeymap.scores import Columns, Levels, Scored, columns, levels, scored

if TYPE_CHECKING:
    from collections.abc import Sequence

    from journeymap.graph import Chain
    from journeymap.model import Journey, Touchpoint
    from journeymap.science import Floats

LOSS_AVERSIONS = (1.0, 2.0, 3.0)
"""The order of losses is always told for these, since λ is an estimate and not a constant."""

SAME_ORDER = 1e-9


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

    None is a number that is not defined. `evidence` is `measured` where the gap can be tested,
    `assumed` where it is scored without spread, `none` where it is not scored.
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
    coverage: float
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

    Raises:
        KeyError: for a segment that the journey does not have.
    """
    parts = _parts(journey, segment)
    return _assembled(journey, segment, parts)


def rank_stability(journey: Journey, segment: str | None = None) -> RankStability:
    """How stable the ranking by contribution is, from seeded draws; the same at every call.

    Raises:
        KeyError: for a segment that the journey does not have.
    """
    parts = _parts(journey, segment)
    facts, numbers = parts.facts, parts.columns
    drawn = stability.rank_stability(
        factor=numbers.weight * np.where(facts.counted, facts.reach, np.nan),
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
    """The columns an analysis is assembled from."""

    scored: tuple[Scored, ...]
    columns: Columns
    chain: Chain
    facts: Facts
    se: Floats
    df: Floats
    spread: Floats
    path: tuple[int, ...]


def _parts(journey: Journey, segment: str | None) -> _Parts:
    if segment is not None and segment not in {each.id for each in journey.segments}:
        raise KeyError(segment)
    effective = scored(journey, segment)
    numbers = columns(journey, effective)
    chain = graph.chain(flow(journey, segment), journey.success_exits, journey.neutral)
    likely = graph.most_likely_path(chain)
    path = likely.touchpoints if likely else ()
    se, df = _standard_error(numbers)
    facts = _facts(journey, effective, numbers, chain, path, (se, df))
    return _Parts(effective, numbers, chain, facts, se, df, _spread(numbers), path)


def _standard_error(numbers: Columns) -> tuple[Floats, Floats]:
    """Of the gap, with its degrees of freedom: paired where it can be, else Welch, else of the
    experience alone, whose expectation is then a fixed standard. nan where there is no spread.
    """
    own_sd = uncertainty.floor_sd(numbers.experience_sd, numbers.step)
    expected_sd = uncertainty.floor_sd(numbers.expectation_sd, numbers.step)
    paired_sd = uncertainty.floor_sd(numbers.paired_sd, numbers.step)
    se = uncertainty.standard_error(own_sd, numbers.experience_n)
    df = uncertainty.degrees_of_freedom(numbers.experience_n)
    both_se, both_df = uncertainty.welch(
        own_sd, numbers.experience_n, expected_sd, numbers.expectation_n
    )
    paired_se = uncertainty.standard_error_paired(paired_sd, numbers.paired_n)
    paired_df = uncertainty.degrees_of_freedom(numbers.paired_n)
    for better_se, better_df in ((both_se, both_df), (paired_se, paired_df)):
        known = ~np.isnan(better_se)
        se, df = np.where(known, better_se, se), np.where(known, better_df, df)
    scored = ~np.isnan(numbers.experience) & ~np.isnan(numbers.desired)
    tested = scored & ~np.isnan(se) & ~np.isnan(df)
    return np.where(tested, se, np.nan), np.where(tested, df, np.nan)


def _spread(numbers: Columns) -> Floats:
    """The standard deviation of the gap over customers, as far as it is known."""
    both = np.hypot(numbers.expectation_sd, numbers.experience_sd)
    unpaired = np.where(np.isnan(both), numbers.experience_sd, both)
    return np.where(np.isnan(numbers.paired_sd), unpaired, numbers.paired_sd)


def _felt(numbers: Columns, experience: Floats, loss_aversion: float) -> Floats:
    return value.felt_value(
        experience, numbers.adequate, numbers.desired, loss_aversion, numbers.gain, numbers.loss
    )


def _facts(  # noqa: PLR0913, PLR0917 - one argument for each part that meets here
    journey: Journey,
    effective: Sequence[Scored],
    numbers: Columns,
    chain: Chain,
    path: tuple[int, ...],
    error: tuple[Floats, Floats],
) -> Facts:
    loss_aversion = journey.settings.loss_aversion
    felt = _felt(numbers, numbers.experience, loss_aversion)
    reached = np.where(chain.visits > 0, chain.reach, np.nan)
    factor = numbers.weight * reached
    swing = value.swing(
        numbers.adequate, numbers.desired, loss_aversion, numbers.gain, numbers.loss
    )
    edge = tested_edge(numbers.experience, numbers.adequate, numbers.desired)
    p = uncertainty.t_test_p(numbers.experience - edge, *error)
    on_path = felt[list(path)] if path else np.array([])
    peak = memory.peak_position(on_path)
    ends = [here for here in path if not np.isnan(felt[here])]
    dropoffs = chain.dropoffs
    return Facts(
        weight=numbers.weight,
        reach=chain.reach,
        desired=numbers.desired,
        adequate=numbers.adequate,
        experience=numbers.experience,
        gap=gap(numbers.experience, numbers.adequate, numbers.desired),
        value=np.where(np.isnan(reached), np.nan, felt),
        contribution=factor * felt,
        stakes=np.where(np.isnan(felt), np.nan, factor * swing),
        q=uncertainty.benjamini_hochberg(np.where(np.isnan(reached), np.nan, p)),
        attractive=np.array(
            [each.kano is not None and each.kano.category == "attractive" for each in effective]
        ),
        beside=np.array([each.beside for each in effective]),
        unavoidable=frozenset(graph.unavoidable(chain)),
        entries=frozenset(start for start, _ in chain.flow.starts),
        assumed_flow=chain.flow.assumed,
        leak=int(np.argmax(dropoffs)) if dropoffs.max() > 0 else None,
        peak=None if peak is None or on_path[peak] == 0 else path[peak],
        end=ends[-1] if ends else None,
        critical_share=journey.settings.critical_share,
    )


# Assembly -----------------------------------------------------------------------------------------


def _assembled(journey: Journey, segment: str | None, parts: _Parts) -> Analysis:
    facts, numbers, chain = parts.facts, parts.columns, parts.chain
    names = chain.flow.touchpoints
    counted = facts.counted
    aware = _dispersion_aware(journey, parts)
    has_spread = bool(np.any(counted & ~np.isnan(parts.spread)))
    weighted = numbers.weight * chain.reach
    passing = numbers.weight * np.nan_to_num(chain.passage) * np.nan_to_num(facts.value)
    orders = {
        f"{loss_aversion:g}": _losses(names, _contribution(parts, loss_aversion))
        for loss_aversion in LOSS_AVERSIONS
    }
    remembered = memory.peak_end(facts.value[list(parts.path)])
    return Analysis(
        journey=journey.id,
        segment=segment,
        loss_aversion=journey.settings.loss_aversion,
        balance_of_completers=(
            float(passing[counted].sum()) if counted.any() and chain.completion > 0 else None
        ),
        balance=_total(facts.contribution),
        balance_dispersion_aware=_total(aware) if has_spread else None,
        balance_by_lambda={
            f"{each:g}": _total(_contribution(parts, each)) for each in LOSS_AVERSIONS
        },
        completion=chain.completion,
        coverage=float(weighted[counted].sum() / weighted.sum()),
        exit_shares=dict(zip(chain.flow.exits, chain.exit_shares, strict=True)),
        expected_steps=chain.expected_steps,
        unavoidable=tuple(names[each] for each in sorted(facts.unavoidable)),
        loops=tuple(tuple(names[each] for each in loop) for loop in chain.loops),
        peak_end=PathMemory(
            path=tuple(names[each] for each in parts.path),
            **{each.name: _number(getattr(remembered, each.name)) for each in fields(remembered)},
        ),
        near_misses=moments.near_misses(facts, names),
        order_by_loss_aversion=orders,
        ranking_changes_with_dispersion=(
            _order_changes(facts.contribution, aware) if has_spread else None
        ),
        threshold=_number(facts.threshold),
        touchpoints=_touchpoints(journey, segment, parts, aware),
    )


def _contribution(parts: _Parts, loss_aversion: float) -> Floats:
    felt = _felt(parts.columns, parts.columns.experience, loss_aversion)
    counted = np.where(parts.facts.counted, parts.facts.reach, np.nan)
    return parts.columns.weight * counted * felt


def _dispersion_aware(journey: Journey, parts: _Parts) -> Floats:
    numbers = parts.columns
    expected = value.expected_value(
        numbers.experience,
        parts.spread,
        numbers.adequate,
        numbers.desired,
        journey.settings.loss_aversion,
        numbers.gain,
        numbers.loss,
    )
    counted = np.where(parts.facts.counted, parts.facts.reach, np.nan)
    return numbers.weight * counted * expected


def _losses(names: Sequence[str], contribution: Floats) -> tuple[str, ...]:
    """Touchpoints with a negative contribution, the largest loss first; equals as declared."""
    worst = np.argsort(np.nan_to_num(contribution), kind="stable").tolist()
    return tuple(names[each] for each in worst if contribution[each] < -SAME_ORDER)


def _order_changes(contribution: Floats, aware: Floats) -> bool:
    """Whether weighing by spread would put the touchpoints that lose in another order."""
    lost = np.flatnonzero(np.nan_to_num(contribution) < -SAME_ORDER)
    by_mean = lost[np.argsort(contribution[lost], kind="stable")]
    by_spread = lost[np.argsort(aware[lost], kind="stable")]
    return by_mean.tolist() != by_spread.tolist()


def _touchpoints(
    journey: Journey, segment: str | None, parts: _Parts, aware: Floats
) -> tuple[TouchpointAnalysis, ...]:
    facts, numbers, chain = parts.facts, parts.columns, parts.chain
    loss_aversion = journey.settings.loss_aversion
    half = parts.se * _critical_t(parts.df)
    low, high = numbers.experience - half, numbers.experience + half
    gaps = [gap(end, numbers.adequate, numbers.desired) for end in (low, high)]
    ends = [_felt(numbers, end, loss_aversion) for end in (low, high)]
    factor = numbers.weight * np.where(facts.counted, facts.reach, np.nan)
    has_zone = np.abs(numbers.desired - numbers.adequate) > SAME_ORDER
    best = value.best_value(numbers.desired, numbers.gain)
    shrunk = uncertainty.shrunk(np.where(facts.counted, facts.gap, np.nan), parts.se)[2]
    answers = np.where(np.isnan(numbers.paired_n), numbers.experience_n, numbers.paired_n)
    disappointed = value.share_disappointed(numbers.experience, parts.spread, numbers.adequate)
    nowhere = np.full(len(facts.gap), np.nan)
    numeric = {
        "weight": numbers.weight,
        "reach": chain.reach,
        "visits": chain.visits,
        "expectation": numbers.desired,
        "adequate": np.where(has_zone, numbers.adequate, nowhere),
        "experience": numbers.experience,
        "gap": facts.gap,
        "q": facts.q,
        "value": facts.value,
        "contribution": facts.contribution,
        "stakes": facts.stakes,
        "stakes_share": np.where(facts.counted, facts.stakes_share, nowhere),
        "contribution_share": np.where(facts.counted, facts.contribution_share, nowhere),
        "headroom": np.where(facts.counted, factor * (best - facts.value), nowhere),
        "share_disappointed": disappointed,
        "contribution_dispersion_aware": np.where(np.isnan(parts.spread), nowhere, aware),
        "gap_shrunk": np.where(np.isnan(parts.se), nowhere, shrunk),
        "passage_of_completers": chain.passage,
        "dropoffs_per_100": chain.dropoffs,
    }
    listed = {name: _numbers(column) for name, column in numeric.items()}
    pairs = {
        "gap_ci95": _pairs(gaps[0], gaps[1]),
        "contribution_ci95": _pairs(factor * ends[0], factor * ends[1]),
    }
    counts = [None if each is None else int(each) for each in _numbers(answers)]
    found = moments.moments(facts)
    staged = [(stage.id, each) for stage in journey.stages for each in stage.touchpoints]
    rows = zip(*listed.values(), strict=True)
    intervals = zip(*pairs.values(), strict=True)
    return tuple(
        TouchpointAnalysis(
            touchpoint=touchpoint.id,
            title=touchpoint.name,
            stage=stage,
            **dict(zip(listed, row, strict=True)),
            **dict(zip(pairs, interval, strict=True)),
            evidence=_evidence(moment),
            n=n,
            moment=moment,
            channels=_channels(journey, touchpoint, segment) if touchpoint.channels else (),
            attributes=_attributes(journey, touchpoint) if touchpoint.attributes else (),
            scores_beside=in_effect.beside,
        )
        for (stage, touchpoint), row, interval, n, moment, in_effect in zip(
            staged, rows, intervals, counts, found, parts.scored, strict=True
        )
    )


def _critical_t(df: Floats) -> Floats:
    low, high = uncertainty.t_interval(0.0, 1.0, df)
    return (high - low) / 2


def _evidence(moment: Moment) -> str:
    if "unscored" in moment.marks:
        return "none"
    return "assumed" if "assumed" in moment.marks else "measured"


def _channels(
    journey: Journey, touchpoint: Touchpoint, segment: str | None
) -> tuple[ChannelReading, ...]:
    own = next((each.channels for each in touchpoint.segments if each.segment == segment), ())
    channels = own or touchpoint.channels
    if not any(each.experience or each.expectation for each in channels):
        return tuple(ChannelReading(each.name, None, None, None, None) for each in channels)
    expectation = levels(journey, [each.expectation or touchpoint.expectation for each in channels])
    experience = levels(journey, [each.experience for each in channels])
    rows = zip(channels, _readings(expectation, experience), _numbers(experience.n), strict=True)
    return tuple(
        ChannelReading(channel.name, *reading, None if n is None else int(n))
        for channel, reading, n in rows
    )


def _attributes(journey: Journey, touchpoint: Touchpoint) -> tuple[AttributeReading, ...]:
    expectation = levels(journey, [each.expectation for each in touchpoint.attributes])
    experience = levels(journey, [each.experience for each in touchpoint.attributes])
    total = sum(each.weight for each in touchpoint.attributes)
    return tuple(
        AttributeReading(
            each.id,
            each.title or each.id,
            each.weight / total if total else 0.0,
            each.servqual,
            each.dimension,
            *reading,
        )
        for each, reading in zip(
            touchpoint.attributes, _readings(expectation, experience), strict=True
        )
    )


def _readings(
    expectation: Levels, experience: Levels
) -> list[tuple[float | None, float | None, float | None]]:
    gaps = gap(experience.mean, expectation.adequate, expectation.mean)
    columns = (expectation.mean, experience.mean, gaps)
    return list(zip(*(_numbers(column) for column in columns), strict=True))


# Numbers that are not defined -------------------------------------------------------------------


def _number(number: float) -> float | None:
    return None if np.isnan(number) else float(number)


def _numbers(column: Floats) -> list[Any]:
    """The column as plain numbers, None where not defined."""
    return [None if each != each else each for each in column.tolist()]


def _pairs(low: Floats, high: Floats) -> list[tuple[float, float] | None]:
    ends = zip(low.tolist(), high.tolist(), strict=True)
    return [None if a != a or b != b else (a, b) for a, b in ends]


def _total(contribution: Floats) -> float | None:
    known = contribution[~np.isnan(contribution)]
    return float(known.sum()) if len(known) else None


# As plain data ------------------------------------------------------------------------------------


def because(each: TouchpointAnalysis, language: str = "en") -> str:
    """Why a touchpoint is the moment it is, in words."""
    return wording.because(
        [(reason.code, reason.values) for reason in each.moment.reasons], language
    )


def as_data(analysis: Analysis, language: str = "en") -> dict[str, Any]:
    """The analysis as plain data for JSON: the names of the contract, None for what is undefined."""
    data = _plain(replace(analysis, touchpoints=()))
    data["touchpoints"] = [_touchpoint_data(each, language) for each in analysis.touchpoints]
    data["near_misses"] = [
        _plain(each) | {"short_by": each.short_by} for each in analysis.near_misses
    ]
    return data


def _touchpoint_data(each: TouchpointAnalysis, language: str) -> dict[str, Any]:
    data = _plain(each)
    del data["moment"]
    return data | {
        "kind": each.kind,
        "critical": each.critical,
        "marks": list(each.marks),
        "because": because(each, language),
    }


def stability_data(found: RankStability) -> dict[str, Any]:
    """Rank stability as plain data for JSON."""
    return _plain(found)


def _plain(thing: Any) -> Any:  # noqa: ANN401 - any value of an analysis
    if hasattr(thing, "__dataclass_fields__"):
        return {each.name: _plain(getattr(thing, each.name)) for each in fields(thing)}
    if isinstance(thing, tuple | list):
        return [_plain(each) for each in thing]
    if isinstance(thing, dict):
        return {name: _plain(each) for name, each in thing.items()}
    return thing
