"""What is wrong in meaning: references that lead nowhere, shares that do not add up, no way out.

Each check reads the model and notes problems by their path in the file. Where something was refused
while reading, nothing is said about what may only follow from it: one mistake is told once.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from math import sqrt
from typing import TYPE_CHECKING, Any, NamedTuple

from journeymap import flow
from journeymap.language.near import nearest
from journeymap.language.places import Line
from journeymap.language.shapes import is_id
from journeymap.language.tree import Items, Mapping, at, is_blank, place
from journeymap.model import DEFAULT_EXITS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from journeymap.language.places import Report
    from journeymap.language.tree import Node, Path
    from journeymap.model import (
        Attribute,
        Channel,
        Journey,
        Kano,
        Measurement,
        Paired,
        Rating,
        Scale,
        SegmentScores,
        Start,
        Touchpoint,
        Transition,
    )

    Scored = Touchpoint | Channel | Attribute | SegmentScores

MOST_WORK_ON_LOOPS = 5_000_000
"""Steps spent on finding out how often loops are walked; beyond, the analysis finds out."""

MOST_STEPS_OF_SEGMENTS = 200_000
"""Touchpoints times segments whose ways out are looked for; beyond, the analysis finds out."""

SAME_MEASUREMENT = 0.8
"""How like a measurement's name a source must be to be that name misspelt; sources may be words."""

FINEST_STEP = 1e-6
"""The finest answer step there can be, in lengths of the scale; nobody answers more exactly."""

WIDEST_SPREAD = sqrt(0.5)
"""The largest sample sd there can be, in lengths of the scale: two answers, one at either end."""

WIDEST_PAIRED_SPREAD = sqrt(2)
"""The same of differences, which reach from one scale's length below zero to one above."""


@dataclass(slots=True)
class Checker:
    """A journey, its tree, and where to note what is wrong with it."""

    journey: Journey
    root: Node
    report: Report
    touchpoints: list[tuple[Path, Touchpoint]] = field(init=False)
    segment_scores: list[tuple[Path, Touchpoint, SegmentScores]] = field(init=False)
    is_doubtful: bool = field(init=False)

    def __post_init__(self) -> None:
        self.touchpoints = [
            (("stages", stage_number, "touchpoints", number), touchpoint)
            for stage_number, stage in enumerate(self.journey.stages)
            for number, touchpoint in enumerate(stage.touchpoints)
        ]
        self.segment_scores = [
            ((*path, "segments", own.segment), touchpoint, own)
            for path, touchpoint in self.touchpoints
            for own in touchpoint.segments
        ]
        self.is_doubtful = bool(self.report.found)

    def note(
        self,
        code: str,
        path: Path,
        among: Iterable[str] = (),
        /,
        *,
        at_name: bool = False,
        **values: Any,  # noqa: ANN401 - whatever the sentence needs
    ) -> None:
        """Note a problem at a path of the file, or at the name the path's end bears there."""
        self.report.add(code, place(self.root, path, at_name=at_name), among, **values)

    def is_given(self, path: Path) -> bool:
        """Whether something was written there, even if it could not be read."""
        node = at(self.root, path) if self.is_doubtful else None
        return node is not None and not is_blank(node)

    def is_whole(self, path: Path, read: Sequence[object]) -> bool:
        """Whether all that was written in a list or mapping could be read."""
        node = at(self.root, path) if self.is_doubtful else None
        if isinstance(node, Mapping):
            return node.is_whole and len(node.fields) == len(read)
        if isinstance(node, Items):
            return len(node.items) == len(read)
        return node is None or is_blank(node) or bool(read)


def check(journey: Journey, root: Node, report: Report) -> None:
    """Note everything that is wrong with the journey's meaning."""
    checker = Checker(journey, root, report)
    _scales(checker)
    if not checker.touchpoints:
        return
    before = len(report.found)
    for each in (_steps_once, _steps_lead_on, _shares):
        each(checker)
    flow_is_sound = len(report.found) == before and _all_flow_was_read(checker)
    for each in (_others_once, _others_are_known, _scores, _importance, _kano):
        each(checker)
    if flow_is_sound:
        _ways_out(checker)


def _all_flow_was_read(checker: Checker) -> bool:
    if not checker.is_doubtful:
        return True
    journey = checker.journey
    parts: list[tuple[Path, Sequence[object]]] = [
        (("starts",), journey.starts),
        (("success",), journey.success),
        *(((*path, "next"), each.next) for path, each in checker.touchpoints),
        *(((*path, "next"), own.next) for path, _, own in checker.segment_scores),
    ]
    return all(checker.is_whole(*part) for part in parts) and not _unreadable_ids(checker)


# Names --------------------------------------------------------------------------------------------


def _steps_once(checker: Checker) -> None:
    """Touchpoints and exits share one space of names; a list names a step once."""
    journey = checker.journey
    first = _once(checker, [((*path, "touchpoint"), each.id) for path, each in checker.touchpoints])
    for number, each in enumerate(journey.exits):
        if each.id and each.id in first:
            _name_of_both(checker, each.id, ("exits", (each.id, number)), first[each.id])
    _listed_once(checker, ("exits",), [each.id for each in journey.exits])
    _listed_once(checker, ("starts",), [each.touchpoint for each in journey.starts])
    for path, given in _all_transitions(checker):
        _listed_once(checker, path, [each.target for each in given])


def _others_once(checker: Checker) -> None:
    """Stages, actions, a touchpoint's attributes and its channels each have names of their own."""
    journey = checker.journey
    lists: list[tuple[Path, str, Sequence[Any]]] = [
        (("stages",), "stage", journey.stages),
        (("actions",), "action", journey.actions),
        *(
            ((*path, "attributes"), "attribute", each.attributes)
            for path, each in checker.touchpoints
        ),
    ]
    for path, field_name, items in lists:
        _once(checker, [((*path, i, field_name), item.id) for i, item in enumerate(items)])
    for path, touchpoint in checker.touchpoints:
        _listed_once(checker, (*path, "channels"), [each.name for each in touchpoint.channels])


def _once(checker: Checker, named: Iterable[tuple[Path, str]]) -> dict[str, Path]:
    """Note every name that an earlier one already is; gives the place of each name's first use."""
    first: dict[str, Path] = {}
    for path, name in named:
        if name in first and name:
            earlier = Line(place(checker.root, first[name]))
            checker.note("repeated-id", path, name=name, line=earlier)
        first.setdefault(name, path)
    return first


def _listed_once(checker: Checker, path: Path, names: Sequence[str]) -> None:
    """Note every name that stands in one list twice."""
    if len(names) > 1 and len(set(names)) < len(names):
        seen: set[str] = set()
        for number, name in enumerate(names):
            if name in seen:
                checker.note("repeated-item", (*path, number), name=name)
            seen.add(name)


def _name_of_both(checker: Checker, name: str, exit_path: Path, touchpoint_path: Path) -> None:
    if checker.journey.exits is DEFAULT_EXITS:
        checker.note("id-of-default-exit", touchpoint_path, name=name)
    else:
        line = Line(place(checker.root, touchpoint_path))
        checker.note("id-of-touchpoint", exit_path, at_name=True, name=name, line=line)


def _unreadable_ids(checker: Checker) -> bool:
    """Whether a touchpoint or an exit may exist under a name that could not be read."""
    if not checker.is_doubtful:
        return False
    exits = checker.journey.exits
    if exits is DEFAULT_EXITS:
        exits_were_read = not checker.is_given(("exits",))
    else:
        exits_were_read = checker.is_whole(("exits",), exits)
    all_stages_were_read = all(stage.touchpoints for stage in checker.journey.stages)
    all_ids_were_read = all_stages_were_read and all(each.id for _, each in checker.touchpoints)
    return not (exits_were_read and all_ids_were_read)


def _steps_lead_on(checker: Checker) -> None:
    """Every transition, start and exit that is named exists."""
    journey = checker.journey
    touchpoints = {each.id: None for _, each in checker.touchpoints}
    exits = {each.id: None for each in journey.exits}
    targets = touchpoints | exits
    known = _Known(checker, _unreadable_ids(checker))
    for path, given in _all_transitions(checker):
        for number, each in enumerate(given):
            known.check("unknown-target", (*path, (each.target, number)), each.target, targets)
    for number, start in enumerate(journey.starts):
        path = ("starts", (start.touchpoint, number))
        known.check("unknown-start", path, start.touchpoint, touchpoints)
    for name_of_field in ("success", "neutral"):
        for number, name in enumerate(getattr(journey, name_of_field)):
            known.check("unknown-exit", (name_of_field, number), name, exits, field=name_of_field)
    _successes(checker)


def _others_are_known(checker: Checker) -> None:
    """Every touchpoint that an action changes and every segment that is scored exists."""
    touchpoints = {each.id: None for _, each in checker.touchpoints}
    known = _Known(checker, _unreadable_ids(checker))
    for number, action in enumerate(checker.journey.actions):
        for name_of_field in ("experience", "expectation"):
            for name, _ in getattr(action, name_of_field):
                changed = ("actions", number, name_of_field, name)
                known.check("unknown-touchpoint", changed, name, touchpoints)
    segments = {each.id: None for each in checker.journey.segments}
    known = _Known(checker, not segments and checker.is_given(("segments",)))
    for path, _, own in checker.segment_scores:
        known.check("unknown-segment", path, own.segment, segments)


class _Known(NamedTuple):
    """Checks that names are known; where some could not be read, only those that look misspelt.

    A name that breaks the rule for ids has been told already.
    """

    checker: Checker
    some_unreadable: bool

    def check(
        self, code: str, path: Path, name: str, among: dict[str, None], **values: str
    ) -> None:
        if name in among or not is_id(name):
            return
        if not self.some_unreadable or self.checker.report.guess(name, among):
            self.checker.note(code, path, among, at_name=True, name=name, **values)


def _successes(checker: Checker) -> None:
    """An exit is a success or neutral, not both."""
    journey = checker.journey
    code = "success-and-neutral" if journey.success else "first-exit-neutral"
    for number, name in enumerate(journey.neutral):
        if name in journey.success_exits:
            checker.note(code, ("neutral", number), name=name)


def _all_transitions(checker: Checker) -> Iterator[tuple[Path, tuple[Transition, ...]]]:
    for path, touchpoint in checker.touchpoints:
        if touchpoint.next:
            yield (*path, "next"), touchpoint.next
    for path, _, own in checker.segment_scores:
        if own.next:
            yield (*path, "next"), own.next


# Flow ---------------------------------------------------------------------------------------------


def _shares(checker: Checker) -> None:
    given: list[tuple[Path, Sequence[Transition | Start]]] = list(_all_transitions(checker))
    if checker.journey.starts:
        given.append((("starts",), checker.journey.starts))
    for path, each in given:
        if len(each) == 1 and each[0].share is None:
            continue
        completed = flow.shares(each)
        if completed.basis == "wrong" and checker.is_whole(path, each):
            checker.note("shares-sum", path, total=completed.total)


def _ways_out(checker: Checker) -> None:
    """Everybody who enters can leave, and does so within a million rounds of any loop."""
    told: set[tuple[int, ...]] = set()
    for segment in (None, *_segments_with_own_flow(checker)):
        steps = flow.flow(checker.journey, segment)
        reached, escapes = steps.reached, steps.escapes
        for loop in flow.loops(steps):
            if loop in told or not reached[loop[0]]:
                continue
            code = ""
            if not escapes[loop[0]]:
                code = "loop-without-exit" if segment is None else "segment-loop-without-exit"
            elif _rounds(steps, loop) > flow.ENDLESS:
                code = "endless-loop" if segment is None else "segment-endless-loop"
            if code:
                told.add(loop)
                _note_loop(checker, code, loop, segment)


def _note_loop(checker: Checker, code: str, loop: tuple[int, ...], segment: str | None) -> None:
    path, touchpoint = checker.touchpoints[loop[0]]
    of_segment = (*path, "segments", segment or "", "next")
    has_own = any(own.segment == segment and own.next for own in touchpoint.segments)
    names = [checker.touchpoints[each][1].id for each in loop]
    shown = tuple(names[: flow.NAMES_SHOWN])
    if len(names) > flow.NAMES_SHOWN:
        shown += (f"… (+{len(names) - flow.NAMES_SHOWN})",)
    values: dict[str, Any] = {"names": shown, "segment": segment or ""}
    checker.note(code, of_segment if has_own else (*path, "next"), **values)


def _segments_with_own_flow(checker: Checker) -> list[str]:
    own_flow = dict.fromkeys(own.segment for _, _, own in checker.segment_scores if own.next)
    most = MOST_STEPS_OF_SEGMENTS // len(checker.touchpoints)
    return list(own_flow)[: max(1, most)]


def _rounds(steps: flow.Flow, loop: tuple[int, ...]) -> float:
    visits = flow.visits_per_arrival(steps, loop, MOST_WORK_ON_LOOPS)
    return max(visits) if visits else 0.0


# Scores -------------------------------------------------------------------------------------------


def _scales(checker: Checker) -> None:
    journey = checker.journey
    scales: list[tuple[Path, Scale | None]] = [(("scale",), journey.scale)]
    scales += [(("measurements", each.id, "scale"), each.scale) for each in journey.measurements]
    for path, scale in scales:
        if scale and scale.minimum >= scale.maximum:
            checker.note("scale-upside-down", path, minimum=scale.minimum, maximum=scale.maximum)
        elif scale and not FINEST_STEP <= scale.step / (scale.maximum - scale.minimum) <= 1:
            checker.note("scale-step", (*path, "step"), step=scale.step)


def _scores(checker: Checker) -> None:
    rules = RatingRules.of(checker.journey)
    for path, touchpoint in checker.touchpoints:
        _ratings(checker, rules, path, touchpoint)
        _paired(checker, rules, path, touchpoint.paired)
        for channel in touchpoint.channels:
            _ratings(checker, rules, (*path, "channels", channel.name), channel)
        for number, attribute in enumerate(touchpoint.attributes):
            _ratings(checker, rules, (*path, "attributes", number), attribute)
        if touchpoint.benchmark is not None:
            for code, _, values in rules.off_scale(touchpoint.benchmark, rules.scale, ()):
                checker.note(code, (*path, "benchmark"), **values)
        total = sum(share for _, share in touchpoint.expectation_from)
        if total > 1 + flow.ROUNDING:
            checker.note("parts-sum", (*path, "expectation_from"), total=total)
    for path, _, own in checker.segment_scores:
        _ratings(checker, rules, path, own)
        _paired(checker, rules, path, own.paired)
        for channel in own.channels:
            _ratings(checker, rules, (*path, "channels", channel.name), channel)


def _ratings(checker: Checker, rules: RatingRules, path: Path, scored: Scored) -> None:
    for name_of_field in ("expectation", "experience"):
        rating: Rating | None = getattr(scored, name_of_field)
        if rating is not None:
            for code, part, values in rules.problems(rating):
                checker.note(code, (*path, name_of_field, *part), **values)


def _paired(checker: Checker, rules: RatingRules, path: Path, paired: Paired | None) -> None:
    if paired is not None:
        for code, part, values in rules.paired_problems(paired):
            checker.note(code, (*path, "paired", *part), **values)


Told = tuple[str, "Path", dict[str, Any]]
"""A code, the path from the score on, and the values of the case."""


@dataclass(frozen=True, slots=True)
class RatingRules:
    """What a journey's scores must keep to: its scale, and those of its measurements."""

    scale: Scale
    measurements: dict[str, Measurement]
    guesses: dict[str, str]

    @classmethod
    def of(cls, journey: Journey) -> RatingRules:
        """The rules for one journey."""
        return cls(journey.scale, {each.id: each for each in journey.measurements}, {})

    def problems(self, rating: Rating) -> Iterator[Told]:
        """What is wrong with a score."""
        scale = self.scale
        if rating.source:
            yield from self._source(rating.source)
            measurement = self.measurements.get(rating.source)
            scale = (measurement and measurement.scale) or scale
        if scale.minimum >= scale.maximum:
            return
        yield from self._counts(rating, scale) if rating.counts else self._mean(rating, scale)
        if rating.adequate is not None:
            yield from self._zone(rating.mean, rating.adequate, scale)

    def paired_problems(self, paired: Paired) -> Iterator[Told]:
        """What is wrong with a spread of differences."""
        scale = self.scale
        if paired.source:
            yield from self._source(paired.source)
            measurement = self.measurements.get(paired.source)
            scale = (measurement and measurement.scale) or scale
        if scale.minimum < scale.maximum:
            yield from self._spread(paired.sd, WIDEST_PAIRED_SPREAD, scale)

    def off_scale(self, value: float, scale: Scale, part: Path) -> Iterator[Told]:
        """A value that lies off a scale."""
        if not scale.minimum <= value <= scale.maximum:
            limits = {"minimum": scale.minimum, "maximum": scale.maximum}
            yield "off-scale", part, {"value": value, **limits}

    def _source(self, source: str) -> Iterator[Told]:
        measurement = self.measurements.get(source)
        if measurement is None and self.measurements and " " not in source:
            if source not in self.guesses and len(self.guesses) < MOST_GUESSES:
                self.guesses[source] = nearest(source, self.measurements, SAME_MEASUREMENT)
            if near := self.guesses.get(source):
                yield "unknown-measurement", ("from",), {"name": source, "near": near}
        elif measurement and measurement.metric.upper() == "NPS":
            yield "nps-is-no-score", ("from",), {"name": source}

    def _mean(self, rating: Rating, scale: Scale) -> Iterator[Told]:
        yield from self.off_scale(rating.mean, scale, (("desired", "mean"),))
        if rating.sd is not None:
            yield from self._spread(rating.sd, WIDEST_SPREAD, scale)

    def _counts(self, rating: Rating, scale: Scale) -> Iterator[Told]:
        """The first answer off the scale; mean and sd follow from the answers."""
        for number, (answer, _) in enumerate(rating.counts):
            if not scale.minimum <= answer <= scale.maximum:
                yield from self.off_scale(answer, scale, ("counts", number))
                return

    def _zone(self, desired: float, adequate: float, scale: Scale) -> Iterator[Told]:
        yield from self.off_scale(adequate, scale, ("adequate",))
        if adequate != desired and (adequate > desired) == (scale.better == "high"):
            yield "zone-upside-down", ("adequate",), {"adequate": adequate, "desired": desired}

    def _spread(self, sd: float, widest: float, scale: Scale) -> Iterator[Told]:
        limit = widest * (scale.maximum - scale.minimum)
        if sd > limit * (1 + ROUNDING_OF_SPREAD):
            limits = {"minimum": scale.minimum, "maximum": scale.maximum}
            yield "impossible-spread", ("sd",), {"sd": sd, "limit": limit, **limits}


MOST_GUESSES = 100
ROUNDING_OF_SPREAD = 0.01


# All or none --------------------------------------------------------------------------------------


def _importance(checker: Checker) -> None:
    given = [(path, each.importance) for path, each in checker.touchpoints]
    _all_or_none(checker, given, "importance-for-some")
    own = {(each.id, scores.segment): scores for _, each, scores in checker.segment_scores}
    weighted = dict.fromkeys(s.segment for s in own.values() if s.importance is not None)
    for segment in list(weighted)[: max(1, MOST_STEPS_OF_SEGMENTS // len(given))]:
        of_segment = []
        for path, touchpoint in checker.touchpoints:
            scores = own.get((touchpoint.id, segment))
            at_segment = (*path, "segments", segment) if scores else path
            of_segment.append((at_segment, scores.importance if scores else None))
        _all_or_none(checker, of_segment, "segment-importance-for-some", segment=segment)


def _all_or_none(
    checker: Checker,
    given: list[tuple[Path, float | None]],
    code: str,
    **values: Any,  # noqa: ANN401 - whatever the sentence needs
) -> None:
    missing = [path for path, value in given if value is None]
    if missing and len(missing) < len(given):
        missing = [path for path in missing if not checker.is_given((*path, "importance"))]
    if missing and len(missing) < len(given):
        checker.note(code, missing[0], missing=len(missing), of=len(given), **values)
    elif not any(value is None or value > 0 for _, value in given):
        checker.note("importance-all-zero", (*given[0][0], "importance"))


def _kano(checker: Checker) -> None:
    measured: list[Path] = []
    other: list[Path] = []
    for path, touchpoint in checker.touchpoints:
        kano = touchpoint.kano
        if _has_one_coefficient(checker, path, kano):
            checker.note("kano-one-coefficient", (*path, "kano"))
        elif kano and kano.better is not None:
            measured.append(path)
        elif not checker.is_given((*path, "kano", "better")):
            other.append(path)
    if measured and other:
        path = (*other[0], "kano")
        checker.note("kano-for-some", path, missing=len(other), of=len(checker.touchpoints))
    for path, _, own in checker.segment_scores:
        if _has_one_coefficient(checker, path, own.kano):
            checker.note("kano-one-coefficient", (*path, "kano"))


def _has_one_coefficient(checker: Checker, path: Path, kano: Kano | None) -> bool:
    if kano is None or (kano.better is None) == (kano.worse is None):
        return False
    missing = "better" if kano.better is None else "worse"
    return not checker.is_given((*path, "kano", missing))
