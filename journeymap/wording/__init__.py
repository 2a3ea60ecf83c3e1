"""Every sentence a person reads, in English and Chinese: codes and numbers in, words out.

The two languages stand side by side and are complete: a test compares their codes and the values
they use. Any language but `zh…` is told in English.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeymap.wording import phrases, problems

if TYPE_CHECKING:
    from collections.abc import Mapping

LANGUAGES = ("en", "zh")


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
    return phrases.PHRASES[code][LANGUAGES.index(chosen(language))].format(**values)


def problem(code: str, values: Mapping[str, object], language: str = "en") -> str:
    """What is wrong, without a full stop."""
    return _telling(code, language).what.format(**_worded(values, language))


def remedy(code: str, values: Mapping[str, object], language: str = "en") -> str:
    """What to do: the nearest known name where there is one, else the general remedy."""
    if near := values.get("near"):
        return phrase("did-you-mean", language, near=near)
    return _telling(code, language).remedy.format(**_worded(values, language))


def _telling(code: str, language: str) -> problems.Telling:
    table = problems.CHINESE if chosen(language) == "zh" else problems.ENGLISH
    return table[code]


def _worded(values: Mapping[str, object], language: str) -> dict[str, object]:
    """Values whose own value is a code, in words."""
    index = LANGUAGES.index(chosen(language))
    worded = dict(values)
    for name in ("expected", "form"):
        if (code := worded.get(name)) in problems.EXPECTED:
            worded[name] = problems.EXPECTED[str(code)][index]
    return worded
