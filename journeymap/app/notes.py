"""What else a reader should know of a journey: its end, what is nearly so, what can't be told."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from journeymap import wording
from journeymap.app.markup import isolated
from journeymap.wording import numbers
from journeymap.wording.numbers import MINUS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from journeymap.analysis import Analysis, Oddity, RankStability, TouchpointAnalysis
    from journeymap.model import Indicator, Journey
    from journeymap.moments import NearMiss

T = TypeVar("T")


NOTES = 5
"""Notes of one kind that are read; a journey of thousands of touchpoints has thousands."""


def notes(
    journey: Journey, found: Analysis, stability: RankStability, language: str
) -> Iterator[str]:
    """The notes at the foot of the page, each one sentence."""
    titles = {each.touchpoint: isolated(each.title) for each in found.touchpoints}
    critical = {each.touchpoint for each in found.critical}

    def near_miss(miss: NearMiss) -> str:
        (share,), threshold = numbers.apart([miss.share], miss.threshold)
        return wording.phrase(
            "near-miss",
            language,
            title=titles[miss.touchpoint],
            share=share,
            threshold=wording.fair_share(threshold, journey.settings.critical_share, language),
            rule=wording.phrase(f"rule-{miss.rule}", language),
        )

    def leak(each: TouchpointAnalysis) -> str:
        count = numbers.points(each.dropoffs_per_100)
        return wording.phrase("leak", language, title=titles[each.touchpoint], count=count)

    def odd(each: Oddity) -> str:
        return wording.phrase(
            f"oddity-{each.oddity}",
            language,
            title=titles.get(each.touchpoint or "", ""),
            count=f"{each.value:,.0f}",
            share=numbers.percent(each.value),
        )

    def tie(pair: tuple[str, str]) -> str:
        first, second = pair
        return wording.phrase(
            "tie",
            language,
            first=titles[first],
            second=titles[second],
            p_first=numbers.percent(stability.p_worst.get(first, 0.0)),
            p_second=numbers.percent(stability.p_worst.get(second, 0.0)),
        )

    leaks = [each for each in found.touchpoints if "leak" in each.marks]
    ties = [pair for pair in stability.ties if critical.issuperset(pair)]
    yield from _facts(journey, found, language)
    yield from _first(found.near_misses, near_miss, language)
    yield from _first(leaks, leak, language)
    yield from _first(found.oddities, odd, language)
    yield from _first(ties, tie, language)
    yield from _doubts(found, titles, language)


def _first(found: Sequence[T], told: Callable[[T], str], language: str) -> Iterator[str]:
    """The first few notes of a kind, and how many more there would be."""
    yield from map(told, found[:NOTES])
    if len(found) > NOTES:
        yield wording.phrase("more-notes", language, count=len(found) - NOTES)


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


def _doubts(found: Analysis, titles: dict[str, str], language: str) -> Iterator[str]:
    """What the order of the moments of truth depends on."""
    if found.ranking_changes_with_dispersion:
        yield wording.phrase("dispersion-changes", language)
    orders = found.order_by_loss_aversion
    if len({order[:2] for order in orders.values()}) > 1:
        listed = " · ".join(
            f"λ = {name} {wording.listed([titles[each] for each in order[:3]], language)}"
            for name, order in orders.items()
        )
        yield wording.phrase("order-depends", language, orders=listed)
