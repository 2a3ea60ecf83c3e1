"""Who goes where: the shares of customers between touchpoints, completed from what the author gave.

A journey says only what its author knows. This room fills in the rest by rule (the next touchpoint
in the file, equal shares, the rest) and says where it did, and it finds the loops: those nobody
ever leaves and those that practically nobody leaves. Standard library only, so that checking a file
costs no numeric library.
"""

from __future__ import annotations

import heapq
from collections import deque
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, Literal

from journeymap.model import Start, Transition

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from journeymap.model import Journey, Touchpoint

Basis = Literal["stated", "counted", "rounded", "assumed", "wrong"]

ROUNDING = 0.01
"""Shares given in whole percent may miss 100 % by this much; they are then scaled."""

NOBODY = 1e-12
"""A share that is left over by less than this is a rounding error of the others."""

ENDLESS = 1e6
"""A loop walked more often than this by the customers who enter it practically never ends."""


NAMES_SHOWN = 5
"""Touchpoints of a loop that a problem names."""


@dataclass(frozen=True, slots=True)
class Shares:
    """Shares that sum to 1, and what they rest on.

    `stated` by the author, `counted` from numbers of customers, `rounded` where the stated ones
    missed 1 and were scaled, `assumed` equal where none were given, `wrong` where the stated ones
    cannot be meant (`total` then says what they come to).
    """

    values: tuple[float, ...]
    basis: Basis
    total: float = 1.0


def shares(given: Sequence[Transition | Start]) -> Shares:
    """The shares of transitions or starts, completed by rule.

    >>> shares((Transition("room", 0.97), Transition("left", rest=True))).values[1]
    0.030000000000000027
    >>> shares((Transition("web"), Transition("shop")))
    Shares(values=(0.5, 0.5), basis='assumed', total=1.0)
    """
    stated = [each.share for each in given if each.share is not None]
    unstated = len(given) - len(stated)
    if not stated and not any(each.rest for each in given):
        return _unstated(given)
    total = sum(stated)
    if total > 1 + ROUNDING + 1e-9 or (not unstated and total < 1 - ROUNDING - 1e-9):
        return Shares(tuple(each.share or 0.0 for each in given), "wrong", total)
    scale = 1 / total if total > 1 or not unstated else 1.0
    # 70 % + 20 % + 10 % miss 1 by a hair as floats, and nobody was meant to take the rest.
    left = (1 - total) / unstated if unstated and total < 1 - NOBODY else 0.0
    values = tuple([left if each.share is None else each.share * scale for each in given])
    if abs(scale - 1) > 1e-9:
        return Shares(values, "rounded", total)
    return Shares(values, "assumed" if unstated > 1 else "stated")


def _unstated(given: Sequence[Transition | Start]) -> Shares:
    counts = [each.n for each in given if isinstance(each, Transition) and each.n is not None]
    if len(counts) == len(given) and sum(counts) > 0:
        return Shares(tuple(count / sum(counts) for count in counts), "counted")
    basis: Basis = "assumed" if len(given) > 1 else "stated"
    return Shares((1 / len(given),) * len(given), basis)


def transitions(journey: Journey, segment: str | None = None) -> Iterator[tuple[Transition, ...]]:
    """Each touchpoint's transitions in declared order, for everyone or as one segment takes them.

    Without `next` the next touchpoint in the file follows, and the first success exit after the
    last one.
    """
    touchpoints = tuple(journey.touchpoints)
    following = chain((each.id for each in touchpoints[1:]), journey.success_exits)
    # Not strict: where several exits are successes, the first one follows the last touchpoint.
    for touchpoint, default in zip(touchpoints, following, strict=False):
        given = _own_next(touchpoint, segment) or touchpoint.next
        yield given or (Transition(default),)


def _own_next(touchpoint: Touchpoint, segment: str | None) -> tuple[Transition, ...]:
    if segment is None:
        return ()
    return next((own.next for own in touchpoint.segments if own.segment == segment), ())


@dataclass(frozen=True, slots=True)
class Flow:
    """A journey's steps by number: touchpoints from 0 in declared order, then the exits.

    `steps[i]` are the (target, share) of touchpoint i that anyone takes, each target once; each
    row's shares sum to 1. `assumed[i]` says that equal shares were put where the author gave none,
    `assumed_starts` the same of the shares of customers who enter.
    """

    touchpoints: tuple[str, ...]
    exits: tuple[str, ...]
    starts: tuple[tuple[int, float], ...]
    steps: tuple[tuple[tuple[int, float], ...], ...]
    assumed: tuple[bool, ...]
    assumed_starts: bool = False

    @property
    def reached(self) -> list[bool]:
        """Whether anybody meets each touchpoint."""
        size = len(self.touchpoints)
        seen = [False] * size
        waiting = deque(start for start, share in self.starts if share > 0)
        while waiting:
            here = waiting.popleft()
            if not seen[here]:
                seen[here] = True
                waiting.extend(there for there, _ in self.steps[here] if there < size)
        return seen

    @property
    def escapes(self) -> list[bool]:
        """Whether an exit can be reached from each touchpoint."""
        size = len(self.touchpoints)
        before: list[list[int]] = [[] for _ in range(size + len(self.exits))]
        for here, row in enumerate(self.steps):
            for there, _ in row:
                before[there].append(here)
        seen = [False] * size + [True] * len(self.exits)
        waiting = deque(range(size, len(seen)))
        while waiting:
            for here in before[waiting.popleft()]:
                if not seen[here]:
                    seen[here] = True
                    waiting.append(here)
        return seen[:size]


def flow(journey: Journey, segment: str | None = None) -> Flow:
    """The journey's steps with every share completed.

    Ids that name nothing are passed over, so that a file with such a problem can still be searched
    for others.
    """
    touchpoints = tuple(each.id for each in journey.touchpoints)
    exits = tuple(each.id for each in journey.exits)
    number = {name: index for index, name in enumerate((*touchpoints, *exits))}
    steps: list[tuple[tuple[int, float], ...]] = []
    assumed: list[bool] = []
    for given in transitions(journey, segment):
        completed = shares(given)
        steps.append(_numbered([each.target for each in given], completed.values, number))
        assumed.append(completed.basis == "assumed")
    starts = journey.starts or (Start(touchpoints[0]),)
    completed = shares(starts)
    entering = _numbered([each.touchpoint for each in starts], completed.values, number)
    entering_is_assumed = completed.basis == "assumed"
    return Flow(touchpoints, exits, entering, tuple(steps), tuple(assumed), entering_is_assumed)


def _numbered(
    names: Sequence[str], parts: Sequence[float], number: dict[str, int]
) -> tuple[tuple[int, float], ...]:
    taken: dict[int, float] = {}
    for name, part in zip(names, parts, strict=True):
        if part > 0 and name in number:
            there = number[name]
            taken[there] = taken[there] + part if there in taken else part
    return tuple(taken.items())


def listed(flow: Flow, touchpoints: Sequence[int]) -> str:
    """The names of some touchpoints, as a problem tells them: the first few, and how many more."""
    names = ", ".join(flow.touchpoints[each] for each in touchpoints[:NAMES_SHOWN])
    more = len(touchpoints) - NAMES_SHOWN
    return f"{names} … (+{more})" if more > 0 else names


def loops(flow: Flow) -> list[tuple[int, ...]]:
    """The strongly connected parts that hold a cycle, each in declared order (Tarjan 1972)."""
    size = len(flow.touchpoints)
    inner = [tuple(there for there, _ in row if there < size) for row in flow.steps]
    if all(there > here for here, row in enumerate(inner) for there in row):
        return []
    found = [
        tuple(sorted(component))
        for component in _components(inner)
        if len(component) > 1 or component[0] in inner[component[0]]
    ]
    return sorted(found)


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


def visits_per_arrival(flow: Flow, loop: Sequence[int], most_work: int) -> list[float] | None:
    """How often one who arrives at each touchpoint of a loop is there before leaving for good.

    These are the diagonal entries of the fundamental matrix N = (I - Q)⁻¹ of the absorbing chain
    (Grinstead & Snell, ch. 11), in the loop's order; infinite where the way out is lost in
    rounding. Touchpoints are taken out one by one, the least connected first, and N is filled in
    backwards, only where two touchpoints are neighbours. Every pivot is a sum of outflows and never
    1 - x, so exits however rare keep their digits (Grassmann, Taksar & Heyman 1985). Work grows
    with the square of the neighbours met; None where it would exceed `most_work`, as it does in a
    large loop in which everything leads everywhere.
    """
    local = {touchpoint: index for index, touchpoint in enumerate(loop)}
    out: list[dict[int, float]] = []
    leaving = []
    for index, touchpoint in enumerate(loop):
        row: dict[int, float] = {}
        away = 0.0
        for there, share in flow.steps[touchpoint]:
            target = local.get(there)
            if target is None:
                away += share
            elif target != index:
                row[target] = row.get(target, 0.0) + share
        out.append(row)
        leaving.append(away)
    return _selected_inverse(out, leaving, most_work)


def _selected_inverse(
    out: list[dict[int, float]], leaving: list[float], most_work: int
) -> list[float] | None:
    into: list[set[int]] = [set() for _ in out]
    for here, row in enumerate(out):
        for there in row:
            into[there].add(here)
    near = [set(row) | into[here] for here, row in enumerate(out)]
    least = [(len(neighbours), here) for here, neighbours in enumerate(near)]
    heapq.heapify(least)
    taken: list[tuple[int, float, dict[int, float], dict[int, float], set[int]]] = []
    done = [False] * len(out)
    while least:
        degree, here = heapq.heappop(least)
        if done[here] or degree != len(near[here]):
            continue
        most_work -= degree * degree
        if most_work < 0:
            return None
        done[here] = True
        onward, neighbours = out[here], near[here]
        arriving = {before: out[before].pop(here) for before in into[here]}
        pivot = sum(onward.values()) + leaving[here]
        if pivot == 0:
            return [float("inf")] * len(out)
        taken.append((here, pivot, onward, arriving, neighbours))
        _bridge(out, into, leaving, taken[-1])
        for other in neighbours:
            near[other] |= neighbours
            near[other] -= {here, other}
            heapq.heappush(least, (len(near[other]), other))
    return _filled_in(taken)


def _bridge(
    out: list[dict[int, float]],
    into: list[set[int]],
    leaving: list[float],
    taken: tuple[int, float, dict[int, float], dict[int, float], set[int]],
) -> None:
    """Lead those who came through the touchpoint that is taken out straight to where they go."""
    here, pivot, onward, arriving, _ = taken
    for before, share in arriving.items():
        row = out[before]
        for there, part in onward.items():
            if there != before:
                row[there] = row.get(there, 0.0) + share * part / pivot
                into[there].add(before)
        leaving[before] += share * leaving[here] / pivot
    for there in onward:
        into[there].discard(here)


def _filled_in(
    taken: Sequence[tuple[int, float, dict[int, float], dict[int, float], set[int]]],
) -> list[float]:
    known: list[dict[int, float]] = [{} for _ in taken]
    for here, pivot, onward, arriving, neighbours in reversed(taken):
        from_here = {
            there: sum(share * known[via][there] for via, share in onward.items()) / pivot
            for there in neighbours
        }
        for before in neighbours:
            row = known[before]
            row[here] = sum(row[via] * share for via, share in arriving.items()) / pivot
        again = sum(share * known[there][here] for there, share in onward.items())
        from_here[here] = (1 + again) / pivot
        known[here] = from_here
    return [row[here] for here, row in enumerate(known)]
