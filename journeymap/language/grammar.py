"""The journey file, declared once: every field, its shape and where it goes in the model.

`docs/format.md` says the same in words.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from journeymap.language.fields import Field, Fields
from journeymap.language.forms import As, Forms, NotEmpty, one
from journeymap.language.ids import Id
from journeymap.language.lists import ListOf, Named
from journeymap.language.shapes import ABSENT
from journeymap.language.spread import described
from journeymap.language.tree import normal
from journeymap.language.values import (
    Amount,
    Day,
    Number,
    OneOf,
    Share,
    ShareOrRest,
    Text,
)
from journeymap.model import (
    CAUSES,
    EXPECTATION_SOURCES,
    KANO_CATEGORIES,
    SERVQUAL_DIMENSIONS,
    Action,
    Attribute,
    Cause,
    Channel,
    Exit,
    Indicator,
    Journey,
    Kano,
    Measurement,
    Paired,
    Promise,
    Quote,
    Rating,
    Scale,
    Segment,
    SegmentScores,
    Settings,
    Stage,
    Standard,
    Start,
    Touchpoint,
    Transition,
)

if TYPE_CHECKING:
    from journeymap.language.shapes import Shape, Value

TEXT = Text()
STEP = Id(("touchpoint", "exit"), later=True)
TOUCHPOINT_ID = Id(("touchpoint",), later=True)
EXIT_ID = Id(("exit",), later=True)
SEGMENT_ID = Id(("segment",), later=True)
SOURCE = Text(("measurement",))


def _given(kind: str) -> Id:
    return Id((kind,), gives=True)


NUMBER = Number()
LEVEL = Number(kind="level")
MEASURED = Number(kind="measured")
NOT_NEGATIVE = Number(minimum=0)
COUNT = Number(minimum=1, whole=True)
COUNT_OR_NONE = Number(minimum=0, whole=True)
SHARE = Share()
DAY = Day()
TEXTS = ListOf(TEXT, or_one=True)


def fields(make: Any, /, **shapes: Shape | Field) -> Fields:  # noqa: ANN401 - a model's class
    """A mapping whose fields fill the attributes of the same name unless they say otherwise."""
    named = {
        name.rstrip("_"): each if isinstance(each, Field) else Field(each, name.rstrip("_"))
        for name, each in shapes.items()
    }
    return Fields(make, named)


def _pair(name: Value, value: Value) -> tuple[Any, Any]:
    return (name, value)


# Scores -------------------------------------------------------------------------------------------

_SPREAD: dict[str, Shape | Field] = {
    "mean": LEVEL,
    "sd": NOT_NEGATIVE,
    "n": COUNT,
    "counts": Named(NUMBER, COUNT_OR_NONE, _pair),
    "from_": Field(SOURCE, "source"),
}
PLAIN = As(Number(kind="score"), Rating)
EXPERIENCE = Forms("score", scalar=PLAIN, mapping=fields(described, **_SPREAD))
EXPECTATION = Forms(
    "score",
    scalar=PLAIN,
    mapping=fields(described, adequate=LEVEL, desired=LEVEL, **_SPREAD),
)
PAIRED = fields(
    Paired,
    sd=Field(NOT_NEGATIVE, "sd", required=True),
    n=Field(COUNT, "n", required=True),
    from_=Field(SOURCE, "source"),
)


def _unless_empty(kano: Kano) -> Kano:
    """A Kano category without any field counts as not given, so that a segment inherits one."""
    return ABSENT if kano == Kano() else kano


CATEGORY = OneOf(KANO_CATEGORIES)
KANO = Forms(
    "kano",
    scalar=As(CATEGORY, Kano),
    mapping=As(
        fields(Kano, category=CATEGORY, better=Number(0, 1), worse=Number(-1, 0)), _unless_empty
    ),
)
SCALE = fields(
    Scale,
    min=Field(NUMBER, "minimum"),
    max=Field(NUMBER, "maximum"),
    step=NOT_NEGATIVE,
    better=OneOf(("high", "low")),
)

# Flow ---------------------------------------------------------------------------------------------


def _flow(make: Any, mapping: Shape) -> Forms:  # noqa: ANN401 - Transition or Start
    """One id, a list of ids that share alike, or a mapping from ids to shares."""
    step = As(STEP if make is Transition else TOUCHPOINT_ID, make)
    return Forms("flow", scalar=As(step, one), items=ListOf(step), mapping=mapping)


def _taken(share: dict[str, Any] | None = None, **rest: Value) -> dict[str, Any]:
    return (share or {}) | rest


def _transition(target: str, given: dict[str, Any]) -> Transition:
    return Transition(target, **given)


def _start(touchpoint: str, given: dict[str, Any]) -> Start:
    return Start(touchpoint, **given)


NEXT = _flow(
    Transition,
    Named(
        STEP,
        Forms(
            "transition",
            scalar=ShareOrRest(),
            mapping=fields(_taken, share=ShareOrRest(), after=TEXT, n=COUNT_OR_NONE),
        ),
        _transition,
        bare=Transition,
    ),
)
STARTS = _flow(Start, Named(TOUCHPOINT_ID, ShareOrRest(), _start, bare=Start))

# Touchpoints --------------------------------------------------------------------------------------


def _channel(name: str, given: dict[str, Any]) -> Channel:
    return Channel(name, **given)


CHANNEL_NAME = As(TEXT, normal)
CHANNELS = Forms(
    "channels",
    scalar=As(As(CHANNEL_NAME, Channel), one),
    items=ListOf(As(CHANNEL_NAME, Channel), names=True),
    mapping=Named(
        CHANNEL_NAME,
        fields(dict, expectation=EXPECTATION, experience=EXPERIENCE),
        _channel,
        bare=Channel,
    ),
)
ATTRIBUTE = fields(
    Attribute,
    attribute=Field(_given("attribute"), "id", required=True, instead=""),
    title=TEXT,
    weight=NOT_NEGATIVE,
    servqual=OneOf(SERVQUAL_DIMENSIONS),
    dimension=TEXT,
    expectation=EXPECTATION,
    experience=EXPERIENCE,
)
PROMISE = fields(
    Promise,
    promise=Field(_given("promise"), "id", required=True),
    says=TEXT,
    where=TEXT,
    kept=SHARE,
)
STANDARD = fields(
    Standard,
    metric=Field(TEXT, "metric", required=True),
    at_most=MEASURED,
    at_least=MEASURED,
    actual=MEASURED,
    unit=TEXT,
    met=SHARE,
    priority=COUNT,
)
CAUSE = fields(
    Cause,
    cause=Field(OneOf(CAUSES), "cause", required=True),
    note=TEXT,
    from_=Field(SOURCE, "source"),
)
QUOTE = Forms(
    "quote",
    scalar=As(TEXT, Quote),
    mapping=fields(Quote, text=Field(TEXT, "text", required=True), approved=DAY),
)


def _indicator(
    amount: tuple[float, str] = (0.0, ""),
    unit: str = "",
    **rest: Value,
) -> Indicator:
    return Indicator(value=amount[0], unit=amount[1] or unit, **rest)


INDICATOR = fields(
    _indicator,
    metric=Field(TEXT, "metric", required=True),
    value=Field(Amount(), "amount", required=True),
    unit=TEXT,
    n=COUNT,
    from_=Field(SOURCE, "source"),
)
SEGMENT_SCORES = Named(
    SEGMENT_ID,
    fields(
        dict,
        channels=CHANNELS,
        importance=NOT_NEGATIVE,
        kano=KANO,
        expectation=EXPECTATION,
        experience=EXPERIENCE,
        paired=PAIRED,
        next=NEXT,
    ),
    lambda segment, given: SegmentScores(segment, **given),
    bare=SegmentScores,
)
TOUCHPOINT = fields(
    Touchpoint,
    touchpoint=Field(_given("touchpoint"), "id", required=True, instead=""),
    title=TEXT,
    channels=CHANNELS,
    mot=TEXT,
    importance=NOT_NEGATIVE,
    kano=KANO,
    expectation=EXPECTATION,
    experience=EXPERIENCE,
    paired=PAIRED,
    benchmark=LEVEL,
    next=NEXT,
    attributes=ListOf(ATTRIBUTE, instead=Attribute("")),
    expectation_from=Named(OneOf(EXPECTATION_SOURCES), SHARE, _pair),
    promises=ListOf(PROMISE),
    standards=ListOf(STANDARD),
    causes=ListOf(CAUSE),
    segments=SEGMENT_SCORES,
    emotion=Number(-2, 2),
    doing=TEXT,
    thinking=TEXT,
    feeling=TEXT,
    quotes=ListOf(QUOTE, or_one=True),
    pains=TEXTS,
    gains=TEXTS,
    physical_evidence=TEXT,
    frontstage=TEXT,
    backstage=TEXT,
    support=TEXT,
    script=TEXT,
    owner=TEXT,
    kpis=ListOf(INDICATOR),
    opens=Id(("journey",)),
)

# The journey --------------------------------------------------------------------------------------

STAGE = fields(
    Stage,
    stage=Field(_given("stage"), "id", required=True, instead=""),
    title=TEXT,
    lifecycle=TEXT,
    touchpoints=Field(
        ListOf(TOUCHPOINT, at_least_one=True, instead=Touchpoint("")),
        "touchpoints",
        required=True,
        instead=(),
    ),
)
CHANGES = Named(TOUCHPOINT_ID, NUMBER, _pair)
ACTION = fields(
    Action,
    action=Field(_given("action"), "id", required=True, instead=""),
    title=TEXT,
    experience=CHANGES,
    expectation=CHANGES,
    cost=NOT_NEGATIVE,
    owner=TEXT,
    due=DAY,
    status=TEXT,
)
EXIT_IDS = ListOf(EXIT_ID, or_one=True)
JOURNEY = fields(
    Journey,
    format=Number(minimum=1, whole=True),
    journey=Field(_given("journey"), "id", required=True, instead=""),
    title=TEXT,
    state=OneOf(("current", "planned")),
    persona=TEXT,
    language=TEXT,
    scale=SCALE,
    starts=STARTS,
    exits=NotEmpty(
        Forms(
            "exits",
            scalar=As(As(_given("exit"), Exit), one),
            items=ListOf(As(_given("exit"), Exit)),
            mapping=Named(_given("exit"), TEXT, Exit, bare=Exit, texts=True),
        ),
        "no-exits",
    ),
    success=EXIT_IDS,
    neutral=EXIT_IDS,
    settings=fields(Settings, loss_aversion=Number(0.1, 10), critical_share=Number(0.1, 10)),
    segments=Named(
        _given("segment"),
        Forms(
            "segment",
            scalar=As(TEXT, lambda title: {"title": title}),
            mapping=fields(dict, title=TEXT, share=SHARE),
        ),
        lambda segment, given: Segment(segment, **given),
        bare=Segment,
        texts=True,
    ),
    measurements=Named(
        _given("measurement"),
        fields(dict, source=TEXT, date=DAY, metric=TEXT, scale=SCALE),
        lambda measurement, given: Measurement(measurement, **given),
        bare=Measurement,
    ),
    outcomes=ListOf(INDICATOR),
    scores=TEXT,
    lint=Field(As(fields(dict, off=TEXTS), lambda lint: lint.get("off", ())), "lint_off"),
    stages=Field(
        ListOf(STAGE, at_least_one=True, instead=Stage("")), "stages", required=True, instead=()
    ),
    actions=ListOf(ACTION, instead=Action("")),
)
