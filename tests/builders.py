"""Tiny journeys for tests, in Python: written by hand in a line or two, or drawn by Hypothesis.

Scores are on a scale from 0 to 100 unless a test says otherwise, so that they are points already.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import numpy as np
from hypothesis import strategies as st

from journeymap import graph
from journeymap.analysis import Analysis, TouchpointAnalysis, analyze
from journeymap.flow import Flow, flow
from journeymap.model import (
    KANO_CATEGORIES,
    Attribute,
    Exit,
    Journey,
    Kano,
    Paired,
    Rating,
    Scale,
    Segment,
    SegmentScores,
    Settings,
    Stage,
    Start,
    Touchpoint,
    Transition,
)

POINTS = Scale(0, 100, 1)

Next = str | Sequence[str] | Mapping[str, float | str | None]


# By hand ------------------------------------------------------------------------------------------


def steps(given: Next) -> tuple[Transition, ...]:
    """Transitions as a file writes them: an id, ids that share alike, or ids with shares."""
    if isinstance(given, str):
        return (Transition(given),)
    if not isinstance(given, Mapping):
        return tuple(Transition(target) for target in given)
    return tuple(
        Transition(target, rest=True) if share == "rest" else Transition(target, share)
        for target, share in given.items()
    )


def score(given: Any) -> Rating | None:
    """A rating from a number, a `(mean, sd, n)`, or a rating that stays as it is."""
    if given is None or isinstance(given, Rating):
        return given
    return Rating(given[0], sd=given[1], n=given[2]) if isinstance(given, tuple) else Rating(given)


def zone(adequate: float, desired: float, **spread: Any) -> Rating:
    """A zone of tolerance."""
    return Rating(desired, adequate, **spread)


def scores(fields: dict[str, Any]) -> dict[str, Any]:
    """Fields of a touchpoint or a segment's scores, short forms turned into the model's."""
    given = dict(fields)
    for name in ("expectation", "experience"):
        given[name] = score(given.get(name))
    if isinstance(given.get("kano"), str):
        given["kano"] = Kano(given["kano"])
    if isinstance(given.get("paired"), tuple):
        given["paired"] = Paired(*given["paired"])
    given["next"] = steps(given.pop("to", ()))
    return given


def touchpoint(
    name: str, expectation: Any = None, experience: Any = None, **fields: Any
) -> Touchpoint:
    """A touchpoint; `to` is where it leads, `few` what differs for the segment of that name."""
    own = [
        SegmentScores(segment, **scores(fields.pop(segment)))
        for segment in ("few", "many")
        if segment in fields
    ]
    given = scores(fields | {"expectation": expectation, "experience": experience})
    return Touchpoint(name, segments=tuple(own), **given)


def journey(*touchpoints: Touchpoint, starts: Any = (), **fields: Any) -> Journey:
    """A journey of one stage; exits are `done` (the success), `left` (a drop-off) and `unfit`."""
    if isinstance(starts, Mapping):
        starts = tuple(Start(name, share) for name, share in starts.items())
    elif starts:
        starts = tuple(Start(name) for name in starts)
    usual: dict[str, Any] = {
        "scale": POINTS,
        "exits": (Exit("done"), Exit("left"), Exit("unfit")),
        "success": ("done",),
        "neutral": ("unfit",),
        "segments": (Segment("few"), Segment("many")),
    }
    settings = {
        name: fields.pop(name) for name in ("loss_aversion", "critical_share") if name in fields
    }
    stage = Stage("all", touchpoints=touchpoints)
    return Journey(
        "tiny", (stage,), starts=starts, settings=Settings(**settings), **(usual | fields)
    )


def told(found: Journey | Analysis, name: str, segment: str | None = None) -> TouchpointAnalysis:
    """What is found about one touchpoint."""
    analysis = analyze(found, segment) if isinstance(found, Journey) else found
    return next(each for each in analysis.touchpoints if each.touchpoint == name)


def changed(found: Journey, name: str, **fields: Any) -> Journey:
    """The journey with other fields in one touchpoint."""
    stages = tuple(
        replace(
            stage,
            touchpoints=tuple(
                replace(each, **fields) if each.id == name else each for each in stage.touchpoints
            ),
        )
        for stage in found.stages
    )
    return replace(found, stages=stages)


def a_flow(
    rows: Sequence[Mapping[int, float]],
    exits: Sequence[str] = ("done", "left"),
    starts: Mapping[int, float] | None = None,
) -> Flow:
    """A flow by number: one row of shares for each touchpoint, exits numbered after them."""
    return Flow(
        touchpoints=tuple(f"t{number}" for number in range(len(rows))),
        exits=tuple(exits),
        starts=tuple((starts or {0: 1.0}).items()),
        steps=tuple(tuple(row.items()) for row in rows),
        assumed=(False,) * len(rows),
    )


def chain(found: Journey | Flow, success: Sequence[str] = ("done",), **options: Any) -> graph.Chain:
    """The chain of a journey or of a flow."""
    if isinstance(found, Journey):
        return graph.chain(flow(found), found.success_exits, found.neutral, found.id)
    return graph.chain(found, success, options.get("neutral", ()))


def dense(found: Flow) -> tuple[np.ndarray, np.ndarray]:
    """Q and R of all touchpoints as plain matrices."""
    size = len(found.touchpoints)
    matrix = np.zeros((size, size + len(found.exits)))
    for here, row in enumerate(found.steps):
        for there, share in row:
            matrix[here, there] += share
    return matrix[:, :size], matrix[:, size:]


# Drawn --------------------------------------------------------------------------------------------


@st.composite
def flows(draw: st.DrawFn, most: int = 7, exits: int = 3) -> Flow:
    """Flows with branches, loops, self-loops and leaks, from which everybody can leave.

    Each touchpoint leads to some later touchpoint or exit, and perhaps to any others.
    """
    size = draw(st.integers(1, most))
    rows = []
    for here in range(size):
        onward = draw(st.integers(here + 1, size + exits - 1))
        weights = {onward: draw(st.integers(1, 5))}
        for there in draw(st.lists(st.integers(0, size + exits - 1), max_size=4)):
            weights[there] = weights.get(there, 0) + draw(st.integers(1, 5))
        total = sum(weights.values())
        rows.append({there: weight / total for there, weight in weights.items()})
    entering = draw(st.dictionaries(st.integers(0, size - 1), st.integers(1, 5), min_size=1))
    total = sum(entering.values())
    starts = {start: weight / total for start, weight in entering.items()}
    return a_flow(rows, ("done", "left", "unfit")[:exits], starts)


SCALES = st.sampled_from(
    [POINTS, Scale(1, 7), Scale(0, 10), Scale(1, 5, 0.5, "low"), Scale(-3, 3, 1, "low")]
)


@st.composite
def ratings(draw: st.DrawFn, scale: Scale, with_zone: bool = False) -> Rating:
    """A score on a scale, with or without spread, perhaps with a zone."""
    level = st.integers(0, 20).map(
        lambda part: scale.minimum + part / 20 * (scale.maximum - scale.minimum)
    )
    mean, adequate = draw(level), None
    if with_zone and draw(st.booleans()):
        adequate, mean = sorted((mean, draw(level)), reverse=scale.better == "low")
    spread = draw(st.sampled_from(("none", "none", "sd", "n", "both", "same", "single")))
    width = scale.maximum - scale.minimum
    sd = {"sd": 0.2 * width, "both": 0.15 * width, "same": 0.0, "single": 0.1 * width}.get(spread)
    n = {"n": 12, "both": draw(st.integers(2, 200)), "same": 9, "single": 1}.get(spread)
    return Rating(mean, adequate, sd, n)


@st.composite
def scored_touchpoints(
    draw: st.DrawFn, name: str, scale: Scale, weighted: bool, measured: bool
) -> dict[str, Any]:
    """The scores of a touchpoint, all sorts of them missing at times."""
    given: dict[str, Any] = {}
    if draw(st.integers(0, 5)):
        given["expectation"] = draw(ratings(scale, with_zone=True))
    if draw(st.integers(0, 5)):
        given["experience"] = draw(ratings(scale))
    if draw(st.booleans()):
        width = scale.maximum - scale.minimum
        given["paired"] = Paired(
            draw(st.sampled_from((0.0, 0.1, 0.3))) * width, draw(st.integers(1, 90))
        )
    category = draw(st.sampled_from(("", *KANO_CATEGORIES)))
    coefficient = st.integers(0, 10).map(lambda part: part / 10)
    if measured:
        given["kano"] = Kano(category, draw(coefficient), -draw(coefficient))
    elif category:
        given["kano"] = Kano(category)
    if draw(st.integers(0, 3)) == 0:
        given["attributes"] = tuple(
            Attribute(
                f"{name}-{number}",
                weight=draw(st.integers(0, 3)),
                expectation=draw(st.none() | ratings(scale, with_zone=True)),
                experience=draw(st.none() | ratings(scale)),
            )
            for number in range(draw(st.integers(1, 3)))
        )
    if weighted:
        given["importance"] = draw(st.integers(0, 9).map(float))
    return given


@st.composite
def journeys(draw: st.DrawFn, most: int = 6) -> Journey:
    """Journeys of every kind: flows as `flows` draws them, and scores of all sorts on any scale.

    Starts, next and success are given, so that nothing depends on the order of declaration.
    """
    found = draw(flows(most))
    scale = draw(SCALES)
    weighted, measured = draw(st.booleans()), draw(st.booleans())
    names = (*found.touchpoints, *found.exits)
    touchpoints = []
    for here, name in enumerate(found.touchpoints):
        following = tuple(Transition(names[there], share) for there, share in found.steps[here])
        given = draw(scored_touchpoints(name, scale, weighted, measured))
        if draw(st.booleans()):
            own = SegmentScores(
                "few",
                expectation=draw(st.none() | ratings(scale, with_zone=True)),
                experience=draw(st.none() | ratings(scale)),
            )
            given["segments"] = (own,)
        touchpoints.append(Touchpoint(name, next=following, **given))
    if weighted and not any(each.importance for each in touchpoints):
        touchpoints[0] = replace(touchpoints[0], importance=1.0)
    success = draw(st.lists(st.sampled_from(found.exits), min_size=1, max_size=2, unique=True))
    others = [each for each in found.exits if each not in success]
    neutral = draw(st.lists(st.sampled_from(others), unique=True, max_size=1)) if others else []
    return journey(
        *touchpoints,
        starts={names[start]: share for start, share in found.starts},
        exits=tuple(Exit(each) for each in found.exits),
        success=tuple(success),
        neutral=tuple(neutral),
        scale=scale,
        loss_aversion=draw(st.sampled_from((1.0, 2.0, 3.0))),
        critical_share=draw(st.sampled_from((0.5, 1.0, 1.5))),
    )
