"""Every sentence a person reads, in English and Chinese: codes and numbers in, words out.

The two languages stand side by side and are complete: a test compares their codes and the values
they use. Any language but `zh…` is told in English. A table is opened when it is first spoken from:
a sound file need not pay for a thousand lines about broken ones.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from journeymap.wording import lint, problems

LANGUAGES = ("en", "zh")

SEPARATORS = (", ", "、")
"""Between the parts of a list, in either language."""

BROAD_SEPARATORS = ("; ", "；")
"""Between parts that may hold commas themselves."""


def chosen(language: str) -> str:
    """The language that is spoken for a tag such as `zh-CN`: `zh` or `en`.

    >>> chosen("zh-Hans"), chosen("fr")
    ('zh', 'en')
    """
    return "zh" if language.lower().startswith("zh") else "en"


def phrase(code: str, language: str = "en", **values: object) -> str:
    """A phrase with its values filled in.

    >>> phrase("more-problems", count=3)
    '… and 3 more problems'
    """
    from journeymap.wording import phrases

    return phrases.PHRASES[code][_index(language)].format(**values)


def _index(language: str) -> int:
    return LANGUAGES.index(chosen(language))


def because(reasons: Sequence[tuple[str, Mapping[str, float | str]]], language: str = "en") -> str:
    """Why a touchpoint is the moment it is: its reasons as whole sentences."""
    from journeymap.wording import moments

    return moments.because(reasons, _index(language))


def moment(kind: str | None, marks: Sequence[str], language: str = "en") -> str:
    """A moment's name as people read it.

    >>> moment("guard", ()), moment("guard", (), "zh")
    ('Moment of truth: hold it', '关键时刻·守住')
    """
    from journeymap.wording import moments

    return moments.word(kind, marks, _index(language))


def sign(kind: str | None) -> str:
    """The sign before a moment of truth, which tells its kind without a colour; else nothing."""
    from journeymap.wording import moments

    return moments.SIGNS.get(kind or "", "")


def mark(code: str, language: str = "en") -> str:
    """A mark beside a moment, in words."""
    from journeymap.wording import moments

    return moments.MARKS[code][_index(language)]


def fair_share(threshold: str, critical_share: float, language: str = "en") -> str:
    """The share above which a touchpoint is a moment of truth, as a part of a sentence."""
    from journeymap.wording import moments

    return moments.fair_share(threshold, critical_share, _index(language))


def felt(gap: float, reach: float, language: str = "en", *, has_zone: bool = False) -> str:
    """The gap and how many meet it, as the line under a moment's name."""
    from journeymap.wording import moments

    return moments.felt(gap, reach, _index(language), has_zone=has_zone)


def note(code: str, values: Mapping[str, object], language: str = "en") -> str:
    """What is to be said of an import or export."""
    from journeymap.wording import notations

    return notations.NOTES[code][_index(language)].format(**values)


def listed(
    parts: Sequence[str], language: str = "en", separators: tuple[str, str] = SEPARATORS
) -> str:
    """Several texts as one list.

    >>> listed(["web", "app"]), listed(["网站", "热线"], "zh")
    ('web, app', '网站、热线')
    """
    return separators[_index(language)].join(parts)


NAMES_SHOWN = 5
"""Names that a sentence lists; the others it counts."""


def first_few(names: Sequence[str]) -> tuple[str, ...]:
    """The names a sentence lists, and how many more there are.

    >>> first_few("abcdefg")
    ('a', 'b', 'c', 'd', 'e', '… (+2)')
    """
    more = len(names) - NAMES_SHOWN
    return (*names[:NAMES_SHOWN], f"… (+{more})") if more > 0 else tuple(names)


def problem(code: str, values: Mapping[str, object], language: str = "en") -> str:
    """What is wrong, without a full stop."""
    return _telling(code, language).what.format(**_worded(values, language))


def remedy(code: str, values: Mapping[str, object], language: str = "en") -> str:
    """What to do: the nearest known name where there is one, else the general remedy."""
    if near := values.get("near"):
        return phrase("did-you-mean", language, near=near)
    return _telling(code, language).remedy.format(**_worded(values, language))


def advice(rule: str, language: str = "en") -> lint.Advice:
    """What a rule of lint tells, why, and what to do: sentences still without their values.

    >>> advice("no-persona").remedy
    'add persona: who they are and what they came for'
    """
    from journeymap.wording import lint

    return lint.RULES[rule][_index(language)]


def _telling(code: str, language: str) -> problems.Telling:
    from journeymap.wording import problems

    return problems.PROBLEMS[code][_index(language)]


def _worded(values: Mapping[str, object], language: str) -> dict[str, object]:
    """Values whose own value is a code, in words."""
    from journeymap.wording import problems

    index = _index(language)
    worded = dict(values)
    for name in ("expected", "form"):
        if (code := worded.get(name)) in problems.EXPECTED:
            worded[name] = problems.EXPECTED[str(code)][index]
    return worded
