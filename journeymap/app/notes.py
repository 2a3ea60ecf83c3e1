"""What else a reader should know of a journey: its end, what is nearly so, what can't be told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeymap import wording
from journeymap.app.markup import isolated
from journeymap.wording import numbers
from journeymap.wording.numbers import MINUS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from journeymap.analysis import Analysis, RankStability
    from journeymap.model import Indicator, Journey


def notes(
    journey: Journey, found: Analysis, stability: RankStability, language: str
) -> Iterator[str]:
    """The notes at the foot of the page, each one sentence."""
    yield from _facts(journey, found, language)
    titles = {each.touchpoint: isolated(each.title) for each in found.touchpoints}
    for miss in found.near_misses:
        (share,), threshold = numbers.apart([miss.share], miss.threshold)
        yield wording.phrase(
            "near-miss",
            language,
            title=titles[miss.touchpoint],
            share=share,
            threshold=threshold,
            rule=wording.phrase(f"rule-{miss.rule}", language),
        )
    for each in found.touchpoints:
        if "leak" in each.marks:
            count = numbers.points(each.dropoffs_per_100)
            title = titles[each.touchpoint]
            yield wording.phrase("leak", language, title=title, count=count)
    yield from _doubts(found, stability, titles, language)


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


def _doubts(
    found: Analysis, stability: RankStability, titles: dict[str, str], language: str
) -> Iterator[str]:
    """What the order of the moments of truth depends on."""
    critical = {each.touchpoint for each in found.critical}
    for first, second in stability.ties:
        if critical >= {first, second}:
            yield wording.phrase(
                "tie",
                language,
                first=titles[first],
                second=titles[second],
                p_first=numbers.percent(stability.p_worst.get(first, 0.0)),
                p_second=numbers.percent(stability.p_worst.get(second, 0.0)),
            )
    if found.ranking_changes_with_dispersion:
        yield wording.phrase("dispersion-changes", language)
    orders = found.order_by_loss_aversion
    if len({order[:2] for order in orders.values()}) > 1:
        listed = " · ".join(
            f"λ = {name} {wording.listed([titles[each] for each in order[:3]], language)}"
            for name, order in orders.items()
        )
        yield wording.phrase("order-depends", language, orders=listed)
