"""Mermaid `journey` → journey file.

Mermaid knows one score a task, from 1 to 5: it is read as the experience, since the faces it draws
say how a task feels; what was expected nobody knows. Whoever takes part in every task is whose
journey it is; all others are met there, by or through them: they become the touchpoint's channels.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from journeymap.language.notations import diagram
from journeymap.language.notations.account import Note
from journeymap.language.notations.draft import Imported, imported
from journeymap.language.notations.names import Names, id_from
from journeymap.language.tree import normal
from journeymap.model import DEFAULT_EXITS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from journeymap.language.editing.written import Plain
    from journeymap.language.notations.diagram import Diagram, Section, Task

LOWEST, HIGHEST = 1, 5


def read(text: str, name: str, fallback: str = "journey") -> Imported:
    """The journey file that a Mermaid journey makes; `fallback` is its title if it has none.

    Raises:
        JourneyError: Mermaid could not draw it, or it is something else.
    """
    found = diagram.read(text, name)
    persona = _persona(found)
    draft = _Draft(persona)
    title = found.title or found.accessible_title
    data: dict[str, Plain] = {"journey": id_from(title) or id_from(fallback) or "journey"}
    if title:
        data["title"] = title
    if persona:
        data["persona"] = persona
    data["scale"] = {"min": LOWEST, "max": HIGHEST}
    data["stages"] = [draft.stage(section) for section in found.sections]
    return imported(data, (*_about_whole(found, persona), *draft.notes))


def _persona(found: Diagram) -> str:
    """Who takes part in every task that can be one, or the only one who takes part at all."""
    tasks = [task for task in found.tasks if not _is_stray(task)]
    everyone = dict.fromkeys(person for task in tasks for person in task.people)
    if len(everyone) == 1:
        return next(iter(everyone))
    throughout = set.intersection(*(set(task.people) for task in tasks)) if tasks else set()
    return next((each for each in everyone if each in throughout), "")


def _is_stray(task: Task) -> bool:
    """Whether a line only happens to look like a task: no score and nobody in it."""
    return task.score is not None and math.isnan(task.score) and not task.people


def _about_whole(found: Diagram, persona: str) -> Iterator[Note]:
    """What is to be said of the diagram as a whole."""
    if any(task.score is not None and _is_on_scale(task.score) for task in found.tasks):
        yield Note("mermaid-expectation")
    others = list(
        dict.fromkeys(each for task in found.tasks for each in task.people if each != persona)
    )
    if persona:
        yield Note("mermaid-persona", {"name": persona})
    if others:
        yield Note("mermaid-channels", {"names": tuple(others)})
    if found.accessible_title and found.title:
        yield Note("mermaid-accessible-title", {"title": found.accessible_title})
    if found.description:
        yield Note("mermaid-description", {"text": found.description})
    if found.has_settings:
        yield Note("mermaid-settings")
    if found.comments:
        yield Note("comments-left-out", {"count": found.comments})


def _is_on_scale(score: float) -> bool:
    return LOWEST <= score <= HIGHEST


class _Draft:
    """Makes stages and touchpoints, and keeps the account of what was not as expected."""

    def __init__(self, persona: str) -> None:
        self._persona = persona
        self._stages = Names()
        self._touchpoints = Names(each.id for each in DEFAULT_EXITS)
        self.notes: list[Note] = []

    def stage(self, section: Section) -> dict[str, Plain]:
        """The stage that a section makes; one without a task gets an unscored touchpoint."""
        stage = _named("stage", section.name, self._stages, "stage")
        if not section.name:
            self.notes.append(Note("mermaid-no-section", {"name": stage["stage"]}, section.line))
        touchpoints: list[Plain] = [self._touchpoint(task) for task in section.tasks]
        if not touchpoints:
            self.notes.append(Note("mermaid-no-task", {"name": section.name}, section.line))
            touchpoints.append(_named("touchpoint", section.name, self._touchpoints, "touchpoint"))
        return {**stage, "touchpoints": touchpoints}

    def _touchpoint(self, task: Task) -> dict[str, Plain]:
        touchpoint = _named("touchpoint", task.name, self._touchpoints, "touchpoint")
        others = [each for each in task.people if each != self._persona]
        if others:
            touchpoint["channels"] = list(dict.fromkeys(map(normal, others)))
        if task.beyond:
            values = {"name": task.name, "text": task.beyond}
            self.notes.append(Note("mermaid-beyond", values, task.line))
        if task.score is not None and _is_on_scale(task.score):
            touchpoint["experience"] = task.score
        else:
            self._note_score(task)
        return touchpoint

    def _note_score(self, task: Task) -> None:
        values = {"name": task.name, "score": task.given}
        if task.score is None:
            code = "mermaid-without-score"
        else:
            code = "mermaid-no-number" if math.isnan(task.score) else "mermaid-off-scale"
        self.notes.append(Note(code, values, task.line))


def _named(field: str, title: str, names: Names, fallback: str) -> dict[str, Plain]:
    """The id and the title of a thing; a title that is its own id is not said twice."""
    name = names.given(id_from(title) or fallback)
    return {field: name, "title": title} if title and title != name else {field: name}
