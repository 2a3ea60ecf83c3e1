"""Solving a flow: from those who enter to visits, and back from exits to those who get there.

The parts of a flow are solved one after the other. A touchpoint that is in no loop hands on its
customers and is done; a loop is unwound, or inverted where it is too crowded for that. With
N = (I - Q)⁻¹ over all touchpoints, visits are s N and what is gained in the end N g.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

import numpy as np

from journeymap.loops import (
    ENDLESS,
    LARGEST_CROWD,
    MOST_WORK,
    Budget,
    is_loop,
    leads_out,
    named,
    parts,
    unwound,
    worth,
)
from journeymap.problems import JourneyError, Mark, Problem

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

    from journeymap.flow import Flow, Row
    from journeymap.loops import Loop

    Numbers = npt.NDArray[np.floating]
    Part = tuple[tuple[tuple[int, Row], ...], "Solved | None"]

COUNTLESS = 1e15
"""Rounds of a loop beyond what floats can count: its way out is lost in rounding."""

HARDLY_ONCE = 0.99
"""Who arrives is there once at least; below, an inverse has lost all its digits."""


class Solved(Protocol):
    """A loop that is solved: see `loops.Unwound`."""

    @property
    def per_arrival(self) -> Sequence[float]:
        """The diagonal of N over the loop."""

    def count_visits(self, arrived: list[float]) -> None:
        """Turn arrivals into visits."""

    def look_ahead(self, gained: list[float]) -> None:
        """Turn what is gained by leaving into what is gained in the end."""


@dataclass(frozen=True, slots=True, eq=False)
class Inverted:
    """A crowded loop with its part of N in full."""

    loop: Loop
    inverse: Numbers

    @property
    def per_arrival(self) -> Sequence[float]:
        """The diagonal of N over the loop."""
        diagonal: list[float] = self.inverse.diagonal().tolist()
        return diagonal

    def count_visits(self, arrived: list[float]) -> None:
        """Turn arrivals into visits."""
        self._replace(arrived, np.array([arrived[here] for here in self.loop]) @ self.inverse)

    def look_ahead(self, gained: list[float]) -> None:
        """Turn what is gained by leaving into what is gained in the end."""
        self._replace(gained, self.inverse @ np.array([gained[here] for here in self.loop]))

    def _replace(self, numbers: list[float], solved: Numbers) -> None:
        for here, number in zip(self.loop, solved.tolist(), strict=True):
            numbers[here] = number


@dataclass(frozen=True, slots=True, eq=False)
class Solver:
    """The parts of a flow that somebody reaches, upstream first, and each loop's solution.

    A part is the steps that lead out of it, touchpoint by touchpoint, with the solution if it is a
    loop. `size` counts touchpoints and exits.
    """

    size: int
    parts: tuple[Part, ...]
    loops: dict[Loop, Solved]

    def visits(self, entering: dict[int, float]) -> list[float]:
        """Visits to each touchpoint and each exit of those who enter at touchpoints by number."""
        visits = [0.0] * self.size
        for here, share in entering.items():
            visits[here] += share
        for rows, loop in self.parts:
            if loop:
                loop.count_visits(visits)
            for here, row in rows:
                if number := visits[here]:
                    for there, share in row:
                        visits[there] += number * share
        return visits

    def gained(self, at_exits: dict[int, float]) -> list[float]:
        """What those at each touchpoint gain in the end, if exits by number gain them something."""
        gained = [0.0] * self.size
        for number, gain in at_exits.items():
            gained[number] = gain
        for rows, loop in reversed(self.parts):
            for here, row in rows:
                gained[here] = sum([share * gained[there] for there, share in row])
            if loop:
                loop.look_ahead(gained)
        return gained


def solver(flow: Flow, reached: Sequence[bool], name: str) -> Solver:
    """Take the reached touchpoints of a flow apart into what can be solved.

    Raises:
        JourneyError: about `name`, for a loop that nobody or practically nobody ever leaves, or
            that is too crowded to be solved.
    """
    order = [part for part in parts(flow) if reached[part[0]]]
    plain, inverses = Budget(MOST_WORK), Budget(LARGEST_CROWD**3)
    solved = {
        part: _solved(flow, part, name, plain, inverses)
        for part in sorted(part for part in order if is_loop(flow, part))
    }
    size = len(flow.touchpoints) + len(flow.exits)
    return Solver(size, tuple([_part(flow, part, solved.get(part)) for part in order]), solved)


def _part(flow: Flow, part: Loop, solved: Solved | None) -> Part:
    if solved is None:
        return ((part[0], flow.steps[part[0]]),), None
    members = set(part)
    rows = [(here, [step for step in flow.steps[here] if step[0] not in members]) for here in part]
    return tuple((here, tuple(row)) for here, row in rows), solved


def _solved(flow: Flow, loop: Loop, name: str, plain: Budget, inverses: Budget) -> Solved:
    """A loop unwound or inverted, unless it is one that nobody can trust."""
    if not leads_out(flow, loop):
        raise problem("loop-without-exit", name, names=named(flow, loop))
    found: Solved | None = unwound(flow, loop, plain, worth(loop))
    if found is None:
        if not inverses.spend(len(loop) ** 3):
            raise problem("crowded-loop", name, names=named(flow, loop))
        found = _inverted(flow, loop)
    if found is None or min(found.per_arrival) < HARDLY_ONCE:
        raise problem("endless-loop", name, names=named(flow, loop), rounds=COUNTLESS)
    if (most := max(found.per_arrival)) > ENDLESS:
        rounds = min(most, COUNTLESS)
        raise problem("endless-loop", name, names=named(flow, loop), rounds=rounds)
    return found


def _inverted(flow: Flow, loop: Loop) -> Inverted | None:
    """A loop's part of N; None where the way out is lost in rounding."""
    place = {touchpoint: index for index, touchpoint in enumerate(loop)}
    staying = np.zeros((len(loop), len(loop)))
    for here, index in place.items():
        for there, share in flow.steps[here]:
            if there != here:
                staying[index, index] += share
                if there in place:
                    staying[index, place[there]] -= share
    try:
        return Inverted(loop, np.linalg.inv(staying))
    except np.linalg.LinAlgError:
        return None


def problem(code: str, name: str, **values: object) -> JourneyError:
    """What is wrong with the flow of a journey that was made without the reader."""
    return JourneyError([Problem(code, Mark(name), values)])
