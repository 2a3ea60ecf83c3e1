"""What is wrong in meaning: references that lead nowhere, shares that do not add up, scores off the
scale, loops without a way out. Each check reads the model and notes problems by their path in the
file.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import isfinite
from typing import TYPE_CHECKING

from journeymap import flow
from journeymap.language.tree import place
from journeymap.model import Scale

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from journeymap.language.places import Report
    from journeymap.language.tree import Node, Path
    from journeymap.model import (
        Attribute,
        Channel,
        Journey,
        Rating,
        SegmentScores,
        Start,
        Touchpoint,
        Transition,
    )

MOST_WORK_ON_LOOPS = 5_000_000
"""Steps spent on finding out how often loops are walked; beyond, the analysis finds out."""

NAMES_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Checker:
    """A journey, and where to note what is wrong with it."""

    journey: Journey
    root: Node
    report: Report

    def note(self, code: str, path: Path, among: Iterable[str] = (), **values: object) -> None:
        """Note a problem at a path of the file."""
        self.report.add(code, place(self.root, path), among, **values)

    def note_name(self, code: str, path: Path, among: Iterable[str] = (), **values: object) -> None:
        """Note a problem with a name that a mapping or list at the path's end uses."""
        self.report.add(code, place(self.root, path, at_name=True), among, **values)

    def touchpoints(self) -> Iterator[tuple[Path, Touchpoint]]:
        """Every touchpoint with its path."""
        for stage_number, stage in enumerate(self.journey.stages):
            for number, touchpoint in enumerate(stage.touchpoints):
                yield ("stages", stage_number, "touchpoints", number), touchpoint


def check(journey: Journey, root: Node, report: Report) -> None:
    """Note everything that is wrong with the journey's meaning."""
    checker = Checker(journey, root, report)
    flow_is_sound = _names_once(checker) & _references(checker) & _shares(checker)
    for each in (_scales, _scores, _importance, _kano, _segments):
        each(checker)
    if flow_is_sound:
        _ways_out(checker)


# Names --------------------------------------------------------------------------------------------


def _names_once(checker: Checker) -> bool:
    """Touchpoints and exits share one space of names; stages, actions and attributes have theirs."""
    before = len(checker.report.found)
    journey = checker.journey
    steps = [((*path, "touchpoint"), each.id) for path, each in checker.touchpoints()]
    steps += [(("exits", each.id), each.id) for each in journey.exits]
    _once(checker, steps)
    _once(checker, [(("stages", i, "stage"), each.id) for i, each in enumerate(journey.stages)])
    _once(checker, [(("actions", i, "action"), each.id) for i, each in enumerate(journey.actions)])
    for path, touchpoint in checker.touchpoints():
        attributes = enumerate(touchpoint.attributes)
        _once(checker, [((*path, "attributes", i), each.id) for i, each in attributes])
    return len(checker.report.found) == before


def _once(checker: Checker, named: Iterable[tuple[Path, str]]) -> None:
    seen: set[str] = set()
    for path, name in named:
        if name in seen and name:
            checker.note_name("repeated-id", path, name=name)
        seen.add(name)


def _references(checker: Checker) -> bool:
    before = len(checker.report.found)
    journey = checker.journey
    touchpoints = {each.id: None for each in journey.touchpoints}
    exits = {each.id: None for each in journey.exits}
    targets = touchpoints | exits
    for path, given in _all_transitions(checker):
        for each in given:
            if each.target not in targets:
                at = (*path, each.target)
                checker.note_name("unknown-target", at, targets, name=each.target)
    for start in journey.starts:
        if start.touchpoint not in touchpoints:
            at = ("starts", start.touchpoint)
            checker.note_name("unknown-start", at, touchpoints, name=start.touchpoint)
    for field in ("success", "neutral"):
        for name in getattr(journey, field):
            if name not in exits:
                checker.note("unknown-exit", (field, name), exits, name=name, field=field)
    for name in set(journey.success_exits) & set(journey.neutral):
        checker.note("success-and-neutral", ("neutral",), name=name)
    sound = len(checker.report.found) == before
    segments = {each.id: None for each in journey.segments}
    for path, touchpoint in checker.touchpoints():
        for own in touchpoint.segments:
            if own.segment not in segments:
                at = (*path, "segments", own.segment)
                checker.note_name("unknown-segment", at, segments, name=own.segment)
    for number, action in enumerate(journey.actions):
        for field in ("experience", "expectation"):
            for name, _ in getattr(action, field):
                if name not in touchpoints:
                    at = ("actions", number, field, name)
                    checker.note_name("unknown-touchpoint", at, touchpoints, name=name)
    return sound


def _all_transitions(checker: Checker) -> Iterator[tuple[Path, tuple[Transition, ...]]]:
    for path, touchpoint in checker.touchpoints():
        if touchpoint.next:
            yield (*path, "next"), touchpoint.next
        for own in touchpoint.segments:
            if own.next:
                yield (*path, "segments", own.segment, "next"), own.next


# Flow ---------------------------------------------------------------------------------------------


def _shares(checker: Checker) -> bool:
    before = len(checker.report.found)
    given: list[tuple[Path, Sequence[Transition | Start]]] = list(_all_transitions(checker))
    if checker.journey.starts:
        given.append((("starts",), checker.journey.starts))
    for path, each in given:
        if len(each) == 1 and each[0].share is None:
            continue
        completed = flow.shares(each)
        if completed.basis == "wrong":
            checker.note("shares-sum", path, total=completed.total)
    return len(checker.report.found) == before


def _ways_out(checker: Checker) -> None:
    """Everybody who enters can leave, and does so within a million rounds of any loop."""
    journey = checker.journey
    checker_paths = [path for path, _ in checker.touchpoints()]
    segments = [each.id for each in journey.segments if _has_own_flow(journey, each.id)]
    for segment in (None, *segments):
        steps = flow.flow(journey, segment)
        loops = flow.loops(steps)
        reached, escapes = steps.reached, steps.escapes
        told = False
        for loop in loops:
            if not reached[loop[0]]:
                continue
            values = {"names": _some(steps.touchpoints[each] for each in loop)}
            if not escapes[loop[0]]:
                checker.note("loop-without-exit", checker_paths[loop[0]], **values)
                told = True
            elif (rounds := _rounds(steps, loop)) > flow.ENDLESS:
                checker.note("endless-loop", checker_paths[loop[0]], **values, rounds=rounds)
                told = True
        if told:
            return


def _has_own_flow(journey: Journey, segment: str) -> bool:
    return any(
        own.next for each in journey.touchpoints for own in each.segments if own.segment == segment
    )


def _rounds(steps: flow.Flow, loop: tuple[int, ...]) -> float:
    visits = flow.visits_per_arrival(steps, loop, MOST_WORK_ON_LOOPS)
    return max(visits) if visits else 0.0


def _some(names: Iterable[str]) -> str:
    listed = list(names)
    more = f" … (+{len(listed) - NAMES_SHOWN})" if len(listed) > NAMES_SHOWN else ""
    return ", ".join(listed[:NAMES_SHOWN]) + more


# Scores -------------------------------------------------------------------------------------------


def _scales(checker: Checker) -> None:
    journey = checker.journey
    scales: list[tuple[Path, Scale | None]] = [(("scale",), journey.scale)]
    scales += [(("measurements", each.id, "scale"), each.scale) for each in journey.measurements]
    for path, scale in scales:
        if scale and scale.minimum >= scale.maximum:
            checker.note("scale-upside-down", path, minimum=scale.minimum, maximum=scale.maximum)
        elif scale and not 0 < scale.step <= scale.maximum - scale.minimum:
            checker.note("scale-step", (*path, "step"), step=scale.step)


def _scores(checker: Checker) -> None:
    for path, touchpoint in checker.touchpoints():
        _expectation_and_experience(checker, path, touchpoint)
        for channel in touchpoint.channels:
            _expectation_and_experience(checker, (*path, "channels", channel.name), channel)
        for number, attribute in enumerate(touchpoint.attributes):
            _expectation_and_experience(checker, (*path, "attributes", number), attribute)
        for own in touchpoint.segments:
            _expectation_and_experience(checker, (*path, "segments", own.segment), own)
        if touchpoint.benchmark is not None:
            _on_scale(checker, (*path, "benchmark"), touchpoint.benchmark, checker.journey.scale)
        total = sum(share for _, share in touchpoint.expectation_from)
        if total > 1 + flow.ROUNDING:
            checker.note("parts-sum", (*path, "expectation_from"), total=total)


def _expectation_and_experience(
    checker: Checker, path: Path, scored: Touchpoint | Channel | Attribute | SegmentScores
) -> None:
    for field in ("expectation", "experience"):
        rating: Rating | None = getattr(scored, field)
        if rating is not None and (rating.adequate, rating.counts, rating.source) == (None, (), ""):
            _on_scale(checker, (*path, field), rating.mean, checker.journey.scale)
        elif rating is not None:
            rating_problems(
                checker.journey,
                rating,
                lambda code, part, path=(*path, field), **values: checker.note(  # type: ignore[misc]
                    code, (*path, *part), **values
                ),
            )


def rating_problems(journey: Journey, rating: Rating, note: Callable[..., None]) -> None:
    """What is wrong with a score that is more than a number: `note(code, part, **values)`."""
    named = {each.id: each for each in journey.measurements}
    scale = journey.scale
    if measurement := named.get(rating.source):
        scale = measurement.scale or scale
        if measurement.metric.upper() == "NPS":
            note("nps-is-no-score", ("from",), name=rating.source)
    elif rating.source and (near := _misspelt(rating.source, named)):
        note("unknown-measurement", ("from",), name=rating.source, near=near)
    values = [(("mean",), rating.mean)]
    if rating.adequate is not None:
        values = [(("desired",), rating.mean), (("adequate",), rating.adequate)]
        if rating.adequate != rating.mean and (
            (rating.adequate > rating.mean) == (scale.better == "high")
        ):
            note("zone-upside-down", (), adequate=rating.adequate, desired=rating.mean)
    for part, value in values:
        if not scale.minimum <= value <= scale.maximum:
            note("off-scale", part, **_off(value, scale))
    for answer, _ in rating.counts:
        if not scale.minimum <= answer <= scale.maximum:
            note("off-scale", ("counts",), **_off(answer, scale))


def _misspelt(source: str, named: Iterable[str]) -> str:
    from journeymap.language.near import nearest  # noqa: PLC0415 - free words are the rarer case

    return nearest(source, named)


def _on_scale(checker: Checker, path: Path, value: float, scale: Scale) -> None:
    if not scale.minimum <= value <= scale.maximum:
        checker.note("off-scale", path, **_off(value, scale))


def _off(value: float, scale: Scale) -> dict[str, float]:
    return {"value": value, "minimum": scale.minimum, "maximum": scale.maximum}


# All or none --------------------------------------------------------------------------------------


def _importance(checker: Checker) -> None:
    given = [(path, each.importance) for path, each in checker.touchpoints()]
    _all_or_none(checker, given, "importance-for-some", None)
    for segment in checker.journey.segments:
        own = []
        for path, touchpoint in checker.touchpoints():
            scores = next((s for s in touchpoint.segments if s.segment == segment.id), None)
            own.append((path, scores.importance if scores else None))
        _all_or_none(checker, own, "segment-importance-for-some", segment.id)


def _all_or_none(
    checker: Checker, given: list[tuple[Path, float | None]], code: str, segment: str | None
) -> None:
    missing = [path for path, value in given if value is None]
    if missing and len(missing) < len(given):
        values = {"missing": len(missing), "of": len(given), "segment": segment or ""}
        checker.note(code, missing[0], **values)
    elif not missing and given and not any(value for _, value in given):
        checker.note("importance-all-zero", (*given[0][0], "importance"))


def _kano(checker: Checker) -> None:
    measured, other = [], []
    for path, touchpoint in checker.touchpoints():
        kano = touchpoint.kano
        if kano and (kano.better is None) != (kano.worse is None):
            checker.note("kano-one-coefficient", (*path, "kano"))
        (measured if kano and kano.better is not None else other).append(path)
    if measured and other:
        checker.note("kano-for-some", (*other[0], "kano"), missing=len(other))


def _segments(checker: Checker) -> None:
    total = sum(each.share or 0.0 for each in checker.journey.segments)
    if isfinite(total) and total > 1 + flow.ROUNDING:
        checker.note("parts-sum", ("segments",), total=total)
