"""Who goes where: the shares of customers between touchpoints, completed from what the author gave.

A journey says only what its author knows. This room fills in the rest by rule (the next touchpoint
in the file, equal shares, the rest) and says where it did. Standard library only, so that checking
a file costs no numeric library.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, replace
from itertools import chain
from typing import TYPE_CHECKING, Literal

from journeymap.model import Start, Transition

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from journeymap.model import Journey

    Row = tuple[tuple[int, float], ...]

Basis = Literal["stated", "counted", "rounded", "assumed", "wrong"]

ROUNDING = 0.01
"""Shares given in whole percent may miss 100 % by this much; they are then scaled."""

NOBODY = 1e-12
"""A share that is left over by less than this is a rounding error of the others."""


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
        own = touchpoint.for_segment(segment)
        yield (own and own.next) or touchpoint.next or (Transition(default),)


@dataclass(frozen=True, slots=True)
class Flow:
    """A journey's steps by number: touchpoints from 0 in declared order, then the exits.

    `steps[i]` are the (target, share) of touchpoint i that anyone takes, each target once; each
    row's shares sum to 1. `assumed[i]` says that equal shares were put where the author gave none,
    `assumed_starts` the same of the shares of customers who enter.
    """

    touchpoints: tuple[str, ...]
    exits: tuple[str, ...]
    starts: Row
    steps: tuple[Row, ...]
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


def flow(journey: Journey, segment: str | None = None) -> Flow:
    """The journey's steps with every share completed.

    Ids that name nothing are passed over, so that a file with such a problem can still be searched
    for others.
    """
    touchpoints = tuple(each.id for each in journey.touchpoints)
    exits = tuple(each.id for each in journey.exits)
    number = _numbers(touchpoints, exits)
    rows = [_row(given, number) for given in transitions(journey, segment)]
    starts = journey.starts or (Start(touchpoints[0]),)
    completed = shares(starts)
    return Flow(
        touchpoints,
        exits,
        _numbered([each.touchpoint for each in starts], completed.values, number),
        tuple(row for row, _ in rows),
        tuple(assumed for _, assumed in rows),
        completed.basis == "assumed",
    )


def segment_flows(journey: Journey, everyone: Flow) -> Iterator[tuple[str, Flow]]:
    """The flow of each segment that has a way of its own, in the order in which they first have.

    Everyone's flow is built once and a segment's own rows are put in its place, since a file may
    have thousands of segments.
    """
    number = _numbers(everyone.touchpoints, everyone.exits)
    own: dict[str, dict[int, tuple[Row, bool]]] = {}
    for here, touchpoint in enumerate(journey.touchpoints):
        for each in touchpoint.segments:
            if each.next:
                rows = own.setdefault(each.segment, {})
                rows.setdefault(here, _row(each.next, number))
    for segment, rows in own.items():
        steps, assumed = list(everyone.steps), list(everyone.assumed)
        for here, row in rows.items():
            steps[here], assumed[here] = row
        yield segment, replace(everyone, steps=tuple(steps), assumed=tuple(assumed))


def _numbers(touchpoints: Sequence[str], exits: Sequence[str]) -> dict[str, int]:
    return {name: index for index, name in enumerate((*touchpoints, *exits))}


def _row(given: Sequence[Transition], number: dict[str, int]) -> tuple[Row, bool]:
    """A touchpoint's steps by number, and whether their shares are assumed."""
    completed = shares(given)
    row = _numbered([each.target for each in given], completed.values, number)
    return row, completed.basis == "assumed"


def _numbered(names: Sequence[str], parts: Sequence[float], number: dict[str, int]) -> Row:
    taken: dict[int, float] = {}
    for name, part in zip(names, parts, strict=True):
        if part > 0 and name in number:
            there = number[name]
            taken[there] = taken[there] + part if there in taken else part
    return tuple(taken.items())
