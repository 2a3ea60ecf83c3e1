"""An analysis in words: why a moment of truth is one, and what else a reader should know."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from journeymap import wording
from journeymap.scores import is_reverse
from journeymap.wording import numbers

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from journeymap.analysis.ranking import RankStability
    from journeymap.analysis.results import Analysis, Oddity, TouchpointAnalysis
    from journeymap.model import Journey, Touchpoint
    from journeymap.moments import NearMiss

T = TypeVar("T")


def because(each: TouchpointAnalysis, language: str = "en") -> str:
    """Why a touchpoint is the moment it is, in words."""
    moment = each.moment
    return wording.because([(code, moment.numbers) for code in moment.reasons], language)


def nothing_scored(journey: Journey, analysis: Analysis, language: str = "en") -> str:
    """What to fill in first where no touchpoint is scored; empty where one is."""
    touchpoints = analysis.touchpoints
    if any(each.evidence != "none" for each in touchpoints):
        return ""
    experienced = [each for each in touchpoints if each.experience is not None]
    expected = [each for each in touchpoints if each.expectation is not None]
    code = "nothing-scored"
    if experienced or expected:
        code = "nothing-expected" if experienced else "nothing-experienced"
    return wording.phrase(
        code,
        language,
        title=(experienced or expected or touchpoints)[0].title,
        minimum=f"{journey.scale.minimum:g}",
        maximum=f"{journey.scale.maximum:g}",
    )


def _is_turned(touchpoint: Touchpoint, segment: str | None) -> bool:
    own = touchpoint.for_segment(segment)
    return is_reverse((own and own.kano) or touchpoint.kano)


@dataclass(frozen=True, slots=True)
class Notes:
    """What else a reader of an analysis should know, each as one sentence.

    `titles` holds the touchpoints' titles by id, as they may be shown where the notes stand.
    """

    journey: Journey
    analysis: Analysis
    titles: Mapping[str, str]
    language: str = "en"

    def told(self, most: int, stability: RankStability | None = None) -> Iterator[str]:
        """What is nearly a moment, where customers leave, what is hardly meant or can't be told.

        Of each kind `most` are told and the others counted: a journey of thousands of touchpoints
        has thousands.
        """
        leaks = [each for each in self.analysis.touchpoints if "leak" in each.marks]
        yield from self._turned()
        yield from self._first(most, self.analysis.near_misses, self._near_miss)
        yield from self._first(most, leaks, self._leak)
        yield from self._first(most, self.analysis.oddities, self._oddity)
        if stability:
            yield from self._ties(most, stability)
        yield from self._doubts()

    def _say(self, code: str, **values: object) -> str:
        return wording.phrase(code, self.language, **values)

    def _first(self, most: int, found: Sequence[T], told: Callable[[T], str]) -> Iterator[str]:
        yield from map(told, found[:most])
        if len(found) > most:
            yield self._say("more-notes", count=len(found) - most)

    def _turned(self) -> Iterator[str]:
        """The touchpoints whose numbers would surprise whoever knows the scores of the file."""
        scored = {each.touchpoint for each in self.analysis.touchpoints if each.evidence != "none"}
        turned = [
            self.titles[each.id]
            for each in self.journey.touchpoints
            if each.id in scored and _is_turned(each, self.analysis.segment)
        ]
        if turned:
            listed = wording.listed(wording.first_few(turned), self.language)
            yield self._say("turned", titles=listed)

    def _near_miss(self, miss: NearMiss) -> str:
        (share,), threshold = numbers.apart([miss.share], miss.threshold)
        fair = self.journey.settings.critical_share
        return self._say(
            "near-miss",
            title=self.titles[miss.touchpoint],
            share=share,
            threshold=wording.fair_share(threshold, fair, self.language),
            rule=self._say(f"rule-{miss.rule}"),
        )

    def _leak(self, each: TouchpointAnalysis) -> str:
        count = numbers.points(each.dropoffs_per_100)
        return self._say("leak", title=self.titles[each.touchpoint], count=count)

    def _oddity(self, each: Oddity) -> str:
        return self._say(
            f"oddity-{each.oddity}",
            title=self.titles.get(each.touchpoint or "", ""),
            count=f"{each.value:,.0f}",
            share=numbers.percent(each.value),
        )

    def _ties(self, most: int, stability: RankStability) -> Iterator[str]:
        """The moments of truth whose order may be chance."""

        def tie(pair: tuple[str, str]) -> str:
            (first, p_first), (second, p_second) = (
                (self.titles[each], numbers.percent(stability.p_worst.get(each, 0.0)))
                for each in pair
            )
            names = {"first": first, "second": second}
            if not any(map(stability.p_worst.get, pair)):
                return self._say("tie-alone", **names)
            return self._say("tie", **names, p_first=p_first, p_second=p_second)

        critical = {each.touchpoint for each in self.analysis.critical}
        ties = [pair for pair in stability.ties if critical.issuperset(pair)]
        yield from self._first(most, ties, tie)

    def _doubts(self) -> Iterator[str]:
        """What the order of the moments of truth depends on."""
        orders = self.analysis.order_by_loss_aversion
        if len({order[:2] for order in orders.values()}) > 1:
            listed = " · ".join(
                f"λ = {name} "
                + wording.listed([self.titles[each] for each in order[:3]], self.language)
                for name, order in orders.items()
            )
            yield self._say("order-depends", orders=listed)
        if self.analysis.ranking_changes_with_dispersion:
            yield self._say("dispersion-changes")
