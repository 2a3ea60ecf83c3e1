"""What is wrong with a journey file, and where.

A Problem means the file cannot be trusted; it carries a code, the values of the case and the
place. The sentence a person reads is made from them by `journeymap.wording`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from journeymap import wording

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


def shown(name: str) -> str:
    r"""A file's name as it may be shown: signs that would steer a terminal or hide become codes.

    Names come from whoever made the file; one that is no Unicode at all holds surrogates.

    >>> shown("供暖季.yaml"), shown("a" + chr(27) + "[31m.yaml")
    ('供暖季.yaml', 'a\\x1b[31m.yaml')
    """
    if name.isprintable():
        return name
    return "".join(
        each if each.isprintable() or each == "\u3000" else each.encode("unicode_escape").decode()
        for each in name
    )


@dataclass(frozen=True, slots=True)
class Mark:
    """A place in a text: the name of the file, then line and column counted from 1.

    Line 0 means the file as a whole.
    """

    name: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        name = shown(self.name)
        return f"{name}:{self.line}:{self.column}" if self.line else name


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to mend: a code, the values its sentence needs, and the place."""

    code: str
    mark: Mark
    values: Mapping[str, object]

    def what(self, language: str = "en") -> str:
        """What is wrong, as one sentence without a full stop."""
        return wording.problem(self.code, _listed(self.values, language), language)

    def remedy(self, language: str = "en") -> str:
        """What to do about it, the nearest name first where one was found."""
        return wording.remedy(self.code, _listed(self.values, language), language)

    def told(self, language: str = "en") -> str:
        """Place, what and remedy, as an editor or a terminal shows them."""
        return f"{self.mark}: {self.what(language)}\n  {self.remedy(language)}"


def _listed(values: Mapping[str, object], language: str) -> dict[str, object]:
    """The values of a problem with each list of names as one text."""
    return {
        name: wording.listed(value, language) if isinstance(value, tuple) else value
        for name, value in values.items()
    }


class JourneyError(Exception):
    """A file that cannot be trusted: all its problems at once, in the order of the file.

    `more` counts further problems that are left out.
    """

    def __init__(self, problems: Sequence[Problem], more: int = 0) -> None:
        super().__init__(problems, more)
        self.problems = tuple(problems)
        self.more = more

    def told(self, language: str = "en") -> str:
        """Every problem with place and remedy, and how many more there are."""
        lines = [problem.told(language) for problem in self.problems]
        if self.more:
            lines.append(wording.phrase("more-problems", language, count=self.more))
        return "\n".join(lines)

    def __str__(self) -> str:
        return self.told()
