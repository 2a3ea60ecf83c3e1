"""What a journey is: immutable values, in the author's own scale and as the author wrote them.

Nothing is computed here and nothing is filled in: a touchpoint without `next` has no transitions
(`journeymap.flow` knows what follows then), a score without spread has none.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

NEWEST_FORMAT = 1

Better = Literal["high", "low"]
State = Literal["current", "planned"]
KANO_CATEGORIES = ("must-be", "one-dimensional", "attractive", "indifferent", "reverse")
SERVQUAL_DIMENSIONS = ("tangibles", "reliability", "responsiveness", "assurance", "empathy")
CAUSES = (
    "information",
    "communication",
    "resources",
    "technology",
    "management",
    "skills",
    "market",
    "delivery",
    "other",
)
EXPECTATION_SOURCES = (
    "past experience",
    "word of mouth",
    "marketing",
    "personal need",
    "industry standard",
    "promise",
)


@dataclass(frozen=True, slots=True)
class Scale:
    """The scale that scores are given on, and its smallest answer step.

    `better` says which end is good; an effort score, say, is better low.
    """

    minimum: float = 0.0
    maximum: float = 10.0
    step: float = 1.0
    better: Better = "high"


@dataclass(frozen=True, slots=True)
class Rating:
    """A score in its own scale, with the spread and number of answers where they are known.

    An expectation may be a zone of tolerance (Zeithaml, Berry & Parasuraman 1993): `mean` is then
    the desired level and `adequate` the least that is still acceptable. `source` names a
    measurement or says in words where the score is from; `beside` is true where it comes from the
    scores file beside the journey.
    """

    mean: float
    adequate: float | None = None
    sd: float | None = None
    n: int | None = None
    counts: tuple[tuple[float, int], ...] = ()
    source: str = ""
    beside: bool = False


@dataclass(frozen=True, slots=True)
class Paired:
    """Spread of the differences experience - expectation within the same respondents."""

    sd: float
    n: int
    source: str = ""
    beside: bool = False


@dataclass(frozen=True, slots=True)
class Kano:
    """How a touchpoint's quality acts on satisfaction (Kano 1984).

    `better` and `worse` are coefficients measured by a questionnaire, worse at or below zero.
    """

    category: str = ""
    better: float | None = None
    worse: float | None = None


@dataclass(frozen=True, slots=True)
class Transition:
    """A step to a touchpoint or an exit.

    `share` is the part of customers who take it, 0 to 1; None where the author gave none. `rest`
    takes what the other transitions leave.
    """

    target: str
    share: float | None = None
    rest: bool = False
    after: str = ""
    n: int | None = None


@dataclass(frozen=True, slots=True)
class Start:
    """A touchpoint where customers enter, and the share of them who do."""

    touchpoint: str
    share: float | None = None
    rest: bool = False


@dataclass(frozen=True, slots=True)
class Channel:
    """A way in which the touchpoint happens, with scores of its own where they were taken."""

    name: str
    expectation: Rating | None = None
    experience: Rating | None = None


@dataclass(frozen=True, slots=True)
class Attribute:
    """One weighted dimension of what customers expect at a touchpoint."""

    id: str
    title: str = ""
    weight: float = 1.0
    servqual: str = ""
    dimension: str = ""
    expectation: Rating | None = None
    experience: Rating | None = None


@dataclass(frozen=True, slots=True)
class Promise:
    """What customers were told, where, and how often it is kept (a measured share)."""

    id: str
    says: str = ""
    where: str = ""
    kept: float | None = None


@dataclass(frozen=True, slots=True)
class Standard:
    """A service standard: the target, the actual value and the share of cases that meet it."""

    metric: str
    at_most: float | None = None
    at_least: float | None = None
    actual: float | None = None
    unit: str = ""
    met: float | None = None
    priority: int | None = None


@dataclass(frozen=True, slots=True)
class Cause:
    """Why expectation and experience part, in the team's judgement."""

    cause: str
    note: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Quote:
    """A customer's words; only an approved one may leave the team."""

    text: str
    approved: date | None = None


@dataclass(frozen=True, slots=True)
class Indicator:
    """A measured figure: of a touchpoint (KPI) or of the whole journey (outcome).

    A percentage keeps its number and has the unit `%`.
    """

    metric: str
    value: float | None = None
    unit: str = ""
    n: int | None = None
    source: str = ""


@dataclass(frozen=True, slots=True)
class SegmentScores:
    """What differs at a touchpoint for one segment; all else is inherited without its spread."""

    segment: str
    expectation: Rating | None = None
    experience: Rating | None = None
    paired: Paired | None = None
    importance: float | None = None
    kano: Kano | None = None
    next: tuple[Transition, ...] = ()
    channels: tuple[Channel, ...] = ()


@dataclass(frozen=True, slots=True)
class Touchpoint:
    """A moment at which the customer meets the service."""

    id: str
    title: str = ""
    channels: tuple[Channel, ...] = ()
    mot: str = ""
    importance: float | None = None
    kano: Kano | None = None
    expectation: Rating | None = None
    experience: Rating | None = None
    paired: Paired | None = None
    benchmark: float | None = None
    next: tuple[Transition, ...] = ()
    attributes: tuple[Attribute, ...] = ()
    expectation_from: tuple[tuple[str, float], ...] = ()
    promises: tuple[Promise, ...] = ()
    standards: tuple[Standard, ...] = ()
    causes: tuple[Cause, ...] = ()
    segments: tuple[SegmentScores, ...] = ()
    emotion: float | None = None
    doing: str = ""
    thinking: str = ""
    feeling: str = ""
    quotes: tuple[Quote, ...] = ()
    pains: tuple[str, ...] = ()
    gains: tuple[str, ...] = ()
    physical_evidence: str = ""
    frontstage: str = ""
    backstage: str = ""
    support: str = ""
    script: str = ""
    owner: str = ""
    kpis: tuple[Indicator, ...] = ()
    opens: str = ""

    @property
    def name(self) -> str:
        """What people call it: the title, or the id where there is none."""
        return self.title or self.id

    def for_segment(self, segment: str | None) -> SegmentScores | None:
        """What differs here for a segment; None where nothing does, and for all customers."""
        return next((own for own in self.segments if own.segment == segment), None)


@dataclass(frozen=True, slots=True)
class Stage:
    """A phase of the journey."""

    id: str
    title: str = ""
    lifecycle: str = ""
    touchpoints: tuple[Touchpoint, ...] = ()

    @property
    def name(self) -> str:
        """What people call it: the title, or the id where there is none."""
        return self.title or self.id


@dataclass(frozen=True, slots=True)
class Exit:
    """A way in which the journey ends."""

    id: str
    title: str = ""


@dataclass(frozen=True, slots=True)
class Segment:
    """A group of customers who expect, meet or take something else; share is of all customers."""

    id: str
    title: str = ""
    share: float | None = None


@dataclass(frozen=True, slots=True)
class Measurement:
    """Where scores come from, and the scale they were asked on if it is not the journey's."""

    id: str
    source: str = ""
    date: date | None = None
    metric: str = ""
    scale: Scale | None = None


@dataclass(frozen=True, slots=True)
class Settings:
    """Two conventions a team may change: see `docs/science.md`."""

    loss_aversion: float = 2.0
    critical_share: float = 1.0


@dataclass(frozen=True, slots=True)
class Action:
    """An improvement: by how much it changes experience or expectation, in the file's scale."""

    id: str
    title: str = ""
    experience: tuple[tuple[str, float], ...] = ()
    expectation: tuple[tuple[str, float], ...] = ()
    cost: float | None = None
    owner: str = ""
    due: date | None = None
    status: str = ""


DEFAULT_EXITS = (Exit("done"),)


@dataclass(frozen=True, slots=True)
class Journey:
    """A customer journey: stages of touchpoints, ways in and out, and what is known of them."""

    id: str
    stages: tuple[Stage, ...]
    title: str = ""
    format: int = NEWEST_FORMAT
    state: State = "current"
    persona: str = ""
    language: str = "en"
    scale: Scale = Scale()
    starts: tuple[Start, ...] = ()
    exits: tuple[Exit, ...] = DEFAULT_EXITS
    success: tuple[str, ...] = ()
    neutral: tuple[str, ...] = ()
    settings: Settings = Settings()
    segments: tuple[Segment, ...] = ()
    measurements: tuple[Measurement, ...] = ()
    outcomes: tuple[Indicator, ...] = ()
    scores: str = ""
    lint_off: tuple[str, ...] = ()
    actions: tuple[Action, ...] = ()

    @property
    def name(self) -> str:
        """What people call it: the title, or the id where there is none."""
        return self.title or self.id

    @property
    def touchpoints(self) -> Iterator[Touchpoint]:
        """All touchpoints in declared order."""
        for stage in self.stages:
            yield from stage.touchpoints

    @property
    def success_exits(self) -> tuple[str, ...]:
        """The exits that count as completion; the first declared one where none is named."""
        return self.success or (self.exits[0].id,)
