"""The notes at the foot of the page: how the journey ends, then those of its analysis."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeymap import wording
from journeymap.analysis import Notes
from journeymap.app.markup import isolated
from journeymap.wording import numbers
from journeymap.wording.numbers import MINUS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from journeymap.analysis import Analysis, RankStability
    from journeymap.model import Indicator, Journey

MOST = 5
"""Notes of one kind that are read."""


def notes(
    journey: Journey, found: Analysis, stability: RankStability, language: str
) -> Iterator[str]:
    """The notes at the foot of the page, each one sentence."""
    titles = {each.touchpoint: isolated(each.title) for each in found.touchpoints}
    yield from _facts(journey, found, language)
    yield from Notes(journey, found, titles, language).told(MOST, stability)


def _facts(journey: Journey, found: Analysis, language: str) -> Iterator[str]:
    names = {each.id: isolated(each.title or each.id) for each in journey.exits}
    exits = [f"{names[name]} {numbers.percent(share)}" for name, share in found.exit_shares.items()]
    yield wording.phrase("ends", language, exits=wording.listed(exits, language))
    outcomes = [indicator(each, language) for each in journey.outcomes]
    if outcomes:
        listed = wording.listed(outcomes, language)
        yield wording.phrase("outcomes", language, outcomes=listed)


def indicator(each: Indicator, language: str) -> str:
    """A measured figure in words: its value and number of answers as far as known."""
    text = isolated(each.metric)
    if each.value is not None:
        text += f" {amount(each.value, each.unit)}"
    if each.n is None:
        return text
    return wording.phrase("in-brackets", language, text=text, told=f"n = {each.n}")


def amount(value: float, unit: str) -> str:
    """A value with its unit.

    >>> amount(12, "min"), amount(58, "%"), amount(-6, "")
    ('12 min', '58%', '−6')
    """
    space = "" if unit in {"", "%"} else " "
    sign = MINUS if value < 0 else ""
    return f"{sign}{abs(value):g}{space}{isolated(unit)}"
