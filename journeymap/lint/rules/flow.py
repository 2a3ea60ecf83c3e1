"""Who goes where: what nobody said, and what nobody reaches."""

from __future__ import annotations

from itertools import islice, pairwise
from typing import TYPE_CHECKING

from journeymap import flow
from journeymap.model import DEFAULT_EXITS, Start, Transition

if TYPE_CHECKING:
    from collections.abc import Iterator

    from journeymap.lint.subject import Hit, Subject

MOST_STEPS_OF_SEGMENTS = 200_000
"""Touchpoints times segments that are followed to see whether some segment reaches a touchpoint."""

NAMES_TOLD = 3

LEAST_SAID = 2
"""How many touchpoints must say a `next` that they could leave out, before it is a habit."""


def unreached(of: Subject) -> Iterator[Hit]:
    """Touchpoints that nobody meets, whichever segment they belong to."""
    missed = {here for here, is_met in enumerate(of.flow.reached) if not is_met}
    if missed:
        most = max(1, MOST_STEPS_OF_SEGMENTS // len(of.touchpoints))
        for _, own in islice(flow.segment_flows(of.journey, of.flow), most):
            missed -= {here for here, is_met in enumerate(own.reached) if is_met}
    for here in sorted(missed):
        path, touchpoint = of.touchpoints[here]
        yield of.hit((*path, "touchpoint"), at_name=True, name=touchpoint.name)


def next_left_out(of: Subject) -> Iterator[Hit]:
    """Touchpoints without `next` among others that say it even where it could be left out.

    One file can't show that a touchpoint was put between two others. What it shows is a habit: who
    writes `next` where the file's order would do relies on it, and the one without is the odd one.
    """
    said, unsaid = 0, []
    for (path, touchpoint), (_, following) in pairwise(of.touchpoints):
        if not touchpoint.next:
            unsaid.append((path, touchpoint.name, following.id))
        elif [each.target for each in touchpoint.next] == [following.id]:
            said += 1
    if said >= LEAST_SAID and 2 * len(unsaid) <= said:
        for path, name, target in unsaid:
            yield of.hit((*path, "touchpoint"), at_name=True, name=name, target=target)


def shares_assumed(of: Subject) -> Iterator[Hit]:
    """Equal shares that stand in for what nobody said."""
    for path, given in of.ways:
        if flow.shares(given).basis == "assumed":
            names = [_goal(each) for each in given[:NAMES_TOLD]]
            more = ["…"] if len(given) > NAMES_TOLD else []
            yield of.hit(path, at_name=True, names=", ".join([*names, *more]))


def _goal(way: Transition | Start) -> str:
    return way.target if isinstance(way, Transition) else way.touchpoint


def shares_rounded(of: Subject) -> Iterator[Hit]:
    """Shares that miss 100 % by rounding."""
    for path, given in of.ways:
        found = flow.shares(given)
        if found.basis == "rounded":
            yield of.hit(path, at_name=True, total=100 * found.total)


def unused_exit(of: Subject) -> Iterator[Hit]:
    """Exits that were thought of and that nobody takes."""
    if of.journey.exits is DEFAULT_EXITS:
        return
    taken = {_goal(each) for _, given in of.ways for each in given}
    if not of.touchpoints[-1][1].next:
        taken.add(of.journey.success_exits[0])
    for number, each in enumerate(of.journey.exits):
        if each.id not in taken:
            yield of.hit(("exits", (each.id, number)), at_name=True, name=each.id)


def nobody_leaves(of: Subject) -> Iterator[Hit]:
    """A journey on which all that enter succeed, for want of another way out."""
    journey = of.journey
    fine = {*journey.success_exits, *journey.neutral}
    if all(each.id in fine for each in journey.exits):
        place = "journey" if journey.exits is DEFAULT_EXITS else "exits"
        yield of.hit((place,), at_name=True)
