"""Loops: where customers may come back to, and how often they do before they leave for good.

A loop is a strongly connected part of the flow. Nobody ever leaves some, practically nobody leaves
others, and in a crowded one everything leads everywhere, which costs more to solve than a journey
is worth. Standard library only, so that checking a file costs no numeric library.
"""

from __future__ import annotations

import heapq
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from journeymap import wording

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from journeymap.flow import Flow

    Loop = tuple[int, ...]

ENDLESS = 1e6
"""A loop walked more often than this by the customers who enter it practically never ends."""

MOST_WORK = 5_000_000
"""Pairs of neighbours looked at while the loops of a file are unwound: about a second."""

LARGEST_CROWD = 2_000
"""Touchpoints of the largest crowded loop that is solved, or of several that cost as much."""

SPEED_OF_INVERSES = 2_000
"""How much faster a numeric library inverts a loop than plain Python unwinds it."""

SMALL = 10_000
"""Work for which no numeric library is called: 30 touchpoints, each leading to all others."""

STEPS_AHEAD = 10
"""Steps after which a loop that is left at all is seen to be left; few lead further astray."""


@dataclass(slots=True)
class Budget:
    """Work that may still be spent."""

    left: int

    def spend(self, work: int) -> bool:
        """Take the work out of what is left; false where it is not enough."""
        enough = work <= self.left
        self.left -= min(work, self.left)
        return enough


def parts(flow: Flow) -> list[Loop]:
    """The strongly connected parts of a flow, each in declared order, none before one upstream.

    Tarjan (1972).
    """
    size = len(flow.touchpoints)
    inner = [tuple(there for there, _ in row if there < size) for row in flow.steps]
    if all(there > here for here, row in enumerate(inner) for there in row):
        return [(here,) for here in range(size)]
    found = [tuple(sorted(component)) for component in _components(inner)]
    return found[::-1]


def is_loop(flow: Flow, part: Loop) -> bool:
    """Whether one may come back to a part: it is more than one touchpoint that leads on."""
    return len(part) > 1 or any(there == part[0] for there, _ in flow.steps[part[0]])


def loops(flow: Flow) -> list[Loop]:
    """The parts that hold a cycle, in declared order."""
    return sorted(part for part in parts(flow) if is_loop(flow, part))


def leads_out(flow: Flow, loop: Loop) -> bool:
    """Whether any step leaves the loop; whoever is trapped is trapped in one that none leaves."""
    members = set(loop)
    return any(there not in members for here in loop for there, _ in flow.steps[here])


def named(flow: Flow, loop: Loop) -> tuple[str, ...]:
    """A loop's touchpoints as a problem tells them: the first few, and how many more."""
    return wording.first_few([flow.touchpoints[each] for each in loop])


def _components(successors: Sequence[Sequence[int]]) -> Iterator[list[int]]:
    """Strongly connected components, by an explicit stack: a journey may be a long chain."""
    size = len(successors)
    order = [-1] * size
    low = [0] * size
    on_stack = [False] * size
    stack: list[int] = []
    counter = 0
    for root in range(size):
        if order[root] >= 0:
            continue
        walk = [(root, iter(successors[root]))]
        order[root] = low[root] = counter
        counter += 1
        stack.append(root)
        on_stack[root] = True
        while walk:
            here, following = walk[-1]
            for there in following:
                if order[there] < 0:
                    order[there] = low[there] = counter
                    counter += 1
                    stack.append(there)
                    on_stack[there] = True
                    walk.append((there, iter(successors[there])))
                    break
                if on_stack[there]:
                    low[here] = min(low[here], order[there])
            else:
                walk.pop()
                if walk:
                    low[walk[-1][0]] = min(low[walk[-1][0]], low[here])
                if low[here] == order[here]:
                    yield _popped(stack, on_stack, here)


def _popped(stack: list[int], on_stack: list[bool], root: int) -> list[int]:
    component: list[int] = []
    while not component or component[-1] != root:
        component.append(stack.pop())
        on_stack[component[-1]] = False
    return component


# Unwinding a loop ---------------------------------------------------------------------------------


class Removal(NamedTuple):
    """A touchpoint taken out of its loop, and what the loop looked like just then.

    `pivot` is the share of those here who do not stay, `onward` where they go within the loop,
    `arriving` who comes from where; `neighbours` are those that one or other leads to or from.
    """

    touchpoint: int
    pivot: float
    onward: dict[int, float]
    arriving: dict[int, float]
    neighbours: set[int]


@dataclass(frozen=True, slots=True)
class Unwound:
    """A loop with its touchpoints taken out one by one, so that it can be solved.

    With N = (I - Q)⁻¹ the fundamental matrix of the loop's touchpoints (Grinstead & Snell, ch. 11):
    `per_arrival` is its diagonal, how often one who arrives at each touchpoint is there before
    leaving for good, in the loop's order; infinite where the way out is lost in rounding.
    """

    removals: tuple[Removal, ...]
    per_arrival: tuple[float, ...]

    def count_visits(self, arrived: list[float]) -> None:
        """Turn arrivals at the loop's touchpoints from elsewhere into visits: v ← v N."""
        for each in self.removals:
            if came := arrived[each.touchpoint] / each.pivot:
                for there, share in each.onward.items():
                    arrived[there] += came * share
        for each in reversed(self.removals):
            back = sum([arrived[before] * share for before, share in each.arriving.items()])
            arrived[each.touchpoint] = (arrived[each.touchpoint] + back) / each.pivot

    def look_ahead(self, gained: list[float]) -> None:
        """Turn what leaving at each touchpoint gains into what is gained in the end: g ← N g."""
        for each in self.removals:
            if gain := gained[each.touchpoint] / each.pivot:
                for before, share in each.arriving.items():
                    gained[before] += share * gain
        for each in reversed(self.removals):
            later = sum([share * gained[there] for there, share in each.onward.items()])
            gained[each.touchpoint] = (gained[each.touchpoint] + later) / each.pivot


def unwound(flow: Flow, loop: Loop, budget: Budget, most: int | None = None) -> Unwound | None:
    """The loop taken apart; None where it would take more work than `most` or than there is left.

    Touchpoints are taken out one by one, the least connected first, and N is filled in backwards,
    only where two touchpoints are neighbours. Every pivot is a sum of outflows and never 1 - x, so
    exits however rare keep their digits (Grassmann, Taksar & Heyman 1985). Work grows with the
    square of the neighbours met.
    """
    allowed = budget.left if most is None else min(most, budget.left)
    members = set(loop)
    out: dict[int, dict[int, float]] = {}
    leaving: dict[int, float] = {}
    for here in loop:
        onward: dict[int, float] = {}
        away = 0.0
        for there, share in flow.steps[here]:
            if there not in members:
                away += share
            elif there != here:
                onward[there] = share
        out[here], leaving[here] = onward, away
    removals, work = _removals(out, leaving, allowed)
    budget.spend(work)
    if removals is None:
        return None
    if len(removals) < len(loop):
        return Unwound((), (float("inf"),) * len(loop))
    diagonal = _diagonal(removals)
    return Unwound(tuple(removals), tuple([diagonal[here] for here in loop]))


def _removals(
    out: dict[int, dict[int, float]], leaving: dict[int, float], most: int
) -> tuple[list[Removal] | None, int]:
    """All touchpoints taken out, or those before the first that nobody leaves, and the work of it.

    None where the work would be more than `most`.
    """
    into: dict[int, set[int]] = {here: set() for here in out}
    for here, row in out.items():
        for there in row:
            into[there].add(here)
    near = {here: row.keys() | into[here] for here, row in out.items()}
    least = [(len(neighbours), here) for here, neighbours in near.items()]
    heapq.heapify(least)
    removals: list[Removal] = []
    work = 0
    while least:
        degree, here = heapq.heappop(least)
        if here not in near or degree != len(near[here]):
            continue
        # Its neighbours all become neighbours of each other, and to take those out costs this much.
        if work + max(degree**2, degree**3 // 3) > most:
            return None, most
        work += degree**2
        onward, neighbours = out[here], near.pop(here)
        arriving = {before: out[before].pop(here) for before in into[here]}
        pivot = sum(onward.values()) + leaving[here]
        if pivot == 0:
            break
        removals.append(Removal(here, pivot, onward, arriving, neighbours))
        _bridge(out, into, leaving, removals[-1])
        for other in neighbours:
            near[other] |= neighbours
            near[other] -= {here, other}
            heapq.heappush(least, (len(near[other]), other))
    return removals, work


def _bridge(
    out: dict[int, dict[int, float]],
    into: dict[int, set[int]],
    leaving: dict[int, float],
    removed: Removal,
) -> None:
    """Lead those who came through the touchpoint that is taken out straight to where they go."""
    here, onward = removed.touchpoint, removed.onward
    for before, share in removed.arriving.items():
        row = out[before]
        for there, part in onward.items():
            if there != before:
                row[there] = row.get(there, 0.0) + share * part / removed.pivot
                into[there].add(before)
        leaving[before] += share * leaving[here] / removed.pivot
    for there in onward:
        into[there].discard(here)


def _diagonal(removals: Sequence[Removal]) -> dict[int, float]:
    """N filled in where two touchpoints are neighbours (a selected inverse), for its diagonal."""
    known: dict[int, dict[int, float]] = {each.touchpoint: {} for each in removals}
    for each in reversed(removals):
        here, onward, arriving = each.touchpoint, each.onward, each.arriving
        from_here = {
            there: sum([share * known[via][there] for via, share in onward.items()]) / each.pivot
            for there in each.neighbours
        }
        for before in each.neighbours:
            row = known[before]
            row[here] = sum([row[via] * share for via, share in arriving.items()]) / each.pivot
        again = sum([share * known[there][here] for there, share in onward.items()])
        from_here[here] = (1 + again) / each.pivot
        known[here] = from_here
    return {here: row[here] for here, row in known.items()}


# Whether everybody can leave ----------------------------------------------------------------------


def worth(loop: Loop) -> int:
    """The work up to which a loop is sooner unwound than inverted."""
    return SMALL + len(loop) ** 3 // SPEED_OF_INVERSES


def surely_ends(flow: Flow, loop: Loop) -> bool:
    """Whether a few steps show already that nobody walks a loop a million times.

    If at most a share s of those anywhere in the loop are still in it after k steps, then nobody
    takes more than k / (1 - s) steps in it on average.
    """
    still = dict.fromkeys(loop, 1.0)
    for ahead in range(1, STEPS_AHEAD + 1):
        still = {
            here: sum([share * still[there] for there, share in flow.steps[here] if there in still])
            for here in loop
        }
        if ahead <= ENDLESS * (1 - max(still.values())):
            return True
    return False


def faults(flow: Flow, budget: Budget) -> Iterator[tuple[str, Loop]]:
    """Every loop that cannot be trusted, with the code of why; nobody leaves it, or practically.

    What is not told here can be solved, and soon.
    """
    reached = flow.reached
    inverses = Budget(LARGEST_CROWD**3)
    for loop in loops(flow):
        if reached[loop[0]] and (code := _fault(flow, loop, budget, inverses)):
            yield code, loop


def _fault(flow: Flow, loop: Loop, budget: Budget, inverses: Budget) -> str:
    if not leads_out(flow, loop):
        return "loop-without-exit"
    found = unwound(flow, loop, budget, worth(loop))
    if found is None:
        if not inverses.spend(len(loop) ** 3):
            return "crowded-loop"
        if surely_ends(flow, loop):
            return ""
        found = unwound(flow, loop, budget)
    if found is None:
        return "crowded-loop"
    return "endless-loop" if max(found.per_arrival) > ENDLESS else ""
