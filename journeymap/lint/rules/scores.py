"""Scores: what they rest on, and whether they can be met at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeymap.science.scale import points

if TYPE_CHECKING:
    from collections.abc import Iterator

    from journeymap.lint.subject import Hit, Subject
    from journeymap.model import Paired, Rating

FAR_ABOVE = 10.0
"""Points by which an expectation must pass the benchmark to be out of reach: a tenth of the scale.
Our convention."""


def no_evidence(of: Subject) -> Iterator[Hit]:
    """Experiences of a current journey of which nobody says who answered.

    An expectation may be a standard that was set; an experience is always somebody's.
    """
    return _without_source(of) if of.is_current else iter(())


def planned_experience(of: Subject) -> Iterator[Hit]:
    """Experiences of a planned journey that come from no prototype test."""
    return iter(()) if of.is_current else _without_source(of)


def _without_source(of: Subject) -> Iterator[Hit]:
    for path, touchpoint, own in of.given_scores():
        if own.experience and not _is_evident(own.experience) and not own.paired:
            yield of.hit((*path, "experience"), at_name=True, name=touchpoint.name)


def _is_evident(rating: Rating | Paired) -> bool:
    """Whether it says how many answered, or who said so."""
    return rating.n is not None or bool(rating.source)


def guessed_expectations(of: Subject) -> Iterator[Hit]:
    """A journey of which no expectation says where it comes from; told once."""
    given = [
        (path, own) for path, _, own in of.given_scores() if own.expectation and own.experience
    ]
    if given and not any(own.paired or _has_source(own.expectation) for _, own in given):
        yield of.hit((*given[0][0], "expectation"), at_name=True)


def _has_source(rating: Rating | None) -> bool:
    return rating is not None and _is_evident(rating)


def out_of_reach(of: Subject) -> Iterator[Hit]:
    """Expectations that comparable services don't come near, where no action changes them."""
    scale = of.journey.scale
    eased = {name for action in of.journey.actions for name, _ in action.expectation}
    for path, touchpoint, result in of.analyzed:
        is_reverse = touchpoint.kano is not None and touchpoint.kano.category == "reverse"
        if touchpoint.benchmark is None or result.expectation is None or is_reverse:
            continue
        reached = points(touchpoint.benchmark, scale.minimum, scale.maximum, scale.better == "low")
        ahead = result.expectation - float(reached)
        if ahead > FAR_ABOVE + 1e-9 and touchpoint.id not in eased:
            place = (*path, "expectation")
            yield of.hit(place, at_name=True, name=touchpoint.name, ahead=ahead)


def equal_importance(of: Subject) -> Iterator[Hit]:
    """Weights that are all the same."""
    given = [each.importance for _, each in of.touchpoints]
    if len(given) > 1 and given[0] is not None and len(set(given)) == 1:
        yield of.hit((*of.touchpoints[0][0], "importance"), at_name=True, count=len(given))
