"""The journey as a whole: how much of it there is, and whose it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from journeymap.lint.subject import Hit, Subject

MOST_TOUCHPOINTS = 60
"""What one map can hold and a person still follows. Our convention."""


def too_many_touchpoints(of: Subject) -> Iterator[Hit]:
    """More touchpoints than can be read on one map."""
    count = len(of.touchpoints)
    if count > MOST_TOUCHPOINTS:
        yield of.hit(("stages",), at_name=True, count=count, most=MOST_TOUCHPOINTS)


def no_persona(of: Subject) -> Iterator[Hit]:
    """A journey of nobody in particular."""
    if not of.journey.persona:
        yield of.hit(("journey",), at_name=True)
