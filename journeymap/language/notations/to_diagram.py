"""Journey → Mermaid `journey`: stages as sections, touchpoints as tasks with their experience."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from journeymap.language.editing.written import text_of
from journeymap.language.notations.mermaid import encoded

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from journeymap.model import Journey, Touchpoint

UNSCORED = "?"
"""Stands for a score that there is not: Mermaid then draws the task without a face."""

_MEANS_SOMETHING = re.compile(r"(?:journey|title|section|acctitle|accdescr)", re.IGNORECASE)


def diagram(journey: Journey, levels: Sequence[float | None]) -> str:
    """The diagram of a journey; `levels` are the experiences from 1 to 5, in declared order.

    Who takes part in a task: whose journey it is, and the channels.
    """
    return "".join(f"{line}\n" for line in _lines(journey, levels))


def _lines(journey: Journey, levels: Sequence[float | None]) -> Iterator[str]:
    level = iter(levels)
    yield "journey"
    yield f"    title {encoded(journey.name)}"
    for stage in journey.stages:
        yield f"    section {encoded(stage.name)}"
        for touchpoint in stage.touchpoints:
            yield f"      {_task(touchpoint, next(level), journey.persona)}"


def _task(touchpoint: Touchpoint, level: float | None, persona: str) -> str:
    score = UNSCORED if level is None else text_of(float(level))
    named = dict.fromkeys([persona, *(each.name for each in touchpoint.channels)])
    people = ", ".join(encoded(each, also=",") for each in named if each)
    return f"{_beginning_safely(encoded(touchpoint.name))}: {score}{people and f': {people}'}"


def _beginning_safely(name: str) -> str:
    """A task whose first letters Mermaid does not take for a word of its own."""
    return f"#{ord(name[0])};{name[1:]}" if _MEANS_SOMETHING.match(name) else name
