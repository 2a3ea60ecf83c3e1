"""Improvements: who does them, and whether they improve anything."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from journeymap.lint.subject import Hit, Subject


def without_owner(of: Subject) -> Iterator[Hit]:
    """Actions that nobody does."""
    for number, each in enumerate(of.journey.actions):
        if not each.owner:
            yield of.hit(("actions", number), name=each.title or each.id)


def without_effect(of: Subject) -> Iterator[Hit]:
    """Actions that change no touchpoint."""
    for number, each in enumerate(of.journey.actions):
        if not any(change for _, change in (*each.experience, *each.expectation)):
            yield of.hit(("actions", number), name=each.title or each.id)


def backwards(of: Subject) -> Iterator[Hit]:
    """Changes that make an experience worse or an expectation harder to meet: a slip of the sign.

    Where more is worse (Kano reverse) either sign may be meant.
    """
    better = of.journey.scale.better
    upwards = 1 if better == "high" else -1
    known = {each.id: each for _, each in of.touchpoints}
    for number, action in enumerate(of.journey.actions):
        helping = (("experience", action.experience, 1), ("expectation", action.expectation, -1))
        for field, changes, direction in helping:
            for name, change in changes:
                kano = known[name].kano
                is_reverse = kano is not None and kano.category == "reverse"
                if change * upwards * direction < 0 and not is_reverse:
                    yield of.hit(
                        ("actions", number, field, name),
                        action=action.title or action.id,
                        name=known[name].name,
                        field=field,
                        change=change,
                        better=better,
                    )
