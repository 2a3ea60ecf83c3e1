"""Ways through the journey: shares that add up, and a way out of every loop."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeymap import flow
from journeymap.language.checks import references
from journeymap.loops import MOST_WORK, Budget, faults, named

if TYPE_CHECKING:
    from collections.abc import Sequence

    from journeymap.language.checks.checker import Checker
    from journeymap.language.tree import Path
    from journeymap.loops import Loop
    from journeymap.model import Start, Transition

MOST_STEPS_OF_SEGMENTS = 1_000_000
"""Touchpoints and transitions of all segments with ways of their own that are looked at."""

OF_A_SEGMENT = {
    "loop-without-exit": "segment-loop-without-exit",
    "endless-loop": "segment-endless-loop",
    "crowded-loop": "segment-crowded-loop",
}


def shares(checker: Checker) -> None:
    """The shares of customers who go each way add up to all of them."""
    given: list[tuple[Path, Sequence[Transition | Start]]] = list(checker.transitions())
    if checker.journey.starts:
        given.append((("starts",), checker.journey.starts))
    for path, each in given:
        if len(each) == 1 and each[0].share is None:
            continue
        completed = flow.shares(each)
        if completed.basis == "wrong" and checker.is_whole(path, each):
            code = "shares-leave-no-rest" if any(way.rest for way in each) else "shares-sum"
            checker.note(code, path, total=completed.total)


def were_all_read(checker: Checker) -> bool:
    """Whether everything that says who goes where could be read."""
    if not checker.is_doubtful:
        return True
    journey = checker.journey
    parts: list[tuple[Path, Sequence[object]]] = [
        (("starts",), journey.starts),
        (("success",), journey.success),
        *(((*path, "next"), each.next) for path, each in checker.touchpoints),
        *(((*path, "next"), own.next) for path, _, own in checker.segment_scores),
    ]
    return all(checker.is_whole(*part) for part in parts) and not references.ids_are_hidden(checker)


def out(checker: Checker) -> None:
    """Everybody who enters can leave, does so within a million rounds, and soon enough for us."""
    everyone = flow.flow(checker.journey)
    work, steps = Budget(MOST_WORK), Budget(MOST_STEPS_OF_SEGMENTS)
    told: set[Loop] = set()
    for code, loop in faults(everyone, work):
        told.add(loop)
        checker.note(code, _way(checker, loop), names=named(everyone, loop))
    for segment, own in flow.segment_flows(checker.journey, everyone):
        if not steps.spend(len(own.steps) + sum(map(len, own.steps))):
            checker.note("too-many-ways", _first_way(checker, segment), most=MOST_STEPS_OF_SEGMENTS)
            return
        for code, loop in faults(own, work):
            if loop not in told:
                told.add(loop)
                names = named(own, loop)
                way = _way(checker, loop, segment)
                checker.note(OF_A_SEGMENT[code], way, names=names, segment=segment)


def _way(checker: Checker, loop: Loop, segment: str | None = None) -> Path:
    """Where the file says how customers of a segment, or all, go on from a loop's beginning."""
    path, touchpoint = checker.touchpoints[loop[0]]
    own = touchpoint.for_segment(segment)
    return (*path, "segments", own.segment, "next") if own and own.next else (*path, "next")


def _first_way(checker: Checker, segment: str) -> Path:
    """Where a segment first goes a way of its own."""
    own = ((path, each) for path, _, each in checker.segment_scores if each.next)
    return (*next(path for path, each in own if each.segment == segment), "next")
