"""What is found: values with the names and units of `docs/science.md`, for whoever shows them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from journeymap.moments import Moment, NearMiss


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
class Oddity:
    """Something in the flow that may be so and is hardly meant.

    `rounds`: whoever comes to the touchpoint is there `value` times on average; told once for each
    loop. `completion`: only the share `value` of customers completes.
    """

    oddity: Literal["rounds", "completion"]
    touchpoint: str | None
    value: float


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
    oddities: tuple[Oddity, ...]
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
