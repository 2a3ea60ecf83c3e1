"""Where in the text a thing stands, and the list of what is wrong with it.

Places are kept as plain indexes into the text and turned into line and column for the few problems
that are shown: a file with ten thousand mistakes must not cost minutes to complain about.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from journeymap.language.near import nearest
from journeymap.problems import JourneyError, Mark, Problem

if TYPE_CHECKING:
    from collections.abc import Iterable

SHOWN_AT_MOST = 50
"""Problems told of one file; a file with thousands repeats a few mistakes, and 50 show which."""


def mark(text: str, index: int, name: str) -> Mark:
    """The place of a character: lines end where editors end them, at line feeds alone.

    >>> mark("journey: a\\n  b", 13, "a.yaml")
    Mark(name='a.yaml', line=2, column=3)
    """
    line_start = text.rfind("\n", 0, index) + 1
    return Mark(name, text.count("\n", 0, index) + 1, index - line_start + 1)


@dataclass(slots=True)
class Found:
    """A problem before it is shown: names to suggest from are kept, not yet searched."""

    code: str
    index: int
    values: dict[str, object]
    among: Iterable[str]


@dataclass(slots=True)
class Report:
    """All problems of one text, gathered while it is read."""

    name: str
    text: str
    found: list[Found] = field(default_factory=list)

    def add(self, code: str, index: int, among: Iterable[str] = (), **values: object) -> None:
        """Note a problem; `among` are names of which the nearest to `values["name"]` may help."""
        self.found.append(Found(code, index, values, among))

    def error(self) -> JourneyError:
        """The first fifty problems by place, and how many more there are."""
        in_order = sorted(self.found, key=lambda found: found.index)
        shown = [self._problem(found) for found in in_order[:SHOWN_AT_MOST]]
        return JourneyError(shown, more=len(in_order) - len(shown))

    def _problem(self, found: Found) -> Problem:
        near = nearest(str(found.values.get("name", "")), found.among)
        values = found.values | ({"near": near} if near else {})
        return Problem(found.code, mark(self.text, found.index, self.name), values)
