"""What changed between two analyses: moments that came and went, the worst, the headline.

Touchpoints are matched by their ids. The second analysis is usually of the same file after an edit,
but may be of another segment or of another journey.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, get_args

from journeymap import wording
from journeymap.moments import MARGIN
from journeymap.wording import numbers

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from journeymap.analysis import Analysis, TouchpointAnalysis

Code = Literal["newly-critical", "no-longer-critical", "kind", "added", "removed"]
"""How a touchpoint changed, in the order in which changes are told."""

HEADLINE = ("balance_of_completers", "completion")
"""The numbers of a journey that are always read together."""

WORST = 3
"""So many of the heaviest losses are worth an order; what follows them is noise."""


@dataclass(frozen=True, slots=True)
class TouchpointChange:
    """A touchpoint that is not the moment it was; None on the side where it isn't there."""

    code: Code
    before: TouchpointAnalysis | None
    after: TouchpointAnalysis | None


@dataclass(frozen=True, slots=True)
class OrderChange:
    """The touchpoints that lose most, the largest loss first, where they or their order changed."""

    before: tuple[TouchpointAnalysis, ...]
    after: tuple[TouchpointAnalysis, ...]


@dataclass(frozen=True, slots=True)
class NumberChange:
    """A number of the journey by its name, in its own unit; None where it isn't defined."""

    number: str
    before: float | None
    after: float | None


@dataclass(frozen=True, slots=True)
class Changes:
    """What changed, without what did not; false where that is nothing."""

    touchpoints: tuple[TouchpointChange, ...] = ()
    worst: OrderChange | None = None
    headline: tuple[NumberChange, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.touchpoints or self.worst or self.headline)


def changes(before: Analysis, after: Analysis) -> Changes:
    """What changed from one analysis to another; swapped, everything is told the other way round.

    Touchpoints by what happened to them, then as declared, removed ones last.
    """
    found = sorted(_touchpoints(before, after), key=lambda each: get_args(Code).index(each.code))
    return Changes(tuple(found), _worst(before, after), tuple(_headline(before, after)))


def _touchpoints(before: Analysis, after: Analysis) -> Iterator[TouchpointChange]:
    old = {each.touchpoint: each for each in before.touchpoints}
    new = {each.touchpoint: each for each in after.touchpoints}
    for name in new | old:
        was, now = old.get(name), new.get(name)
        if code := _code(was, now):
            yield TouchpointChange(code, was, now)


def _code(before: TouchpointAnalysis | None, after: TouchpointAnalysis | None) -> Code | None:
    if before is None:
        return "added"
    if after is None:
        return "removed"
    if bool(before.critical) != bool(after.critical):
        return "newly-critical" if after.critical else "no-longer-critical"
    return "kind" if before.kind != after.kind else None


def _worst(before: Analysis, after: Analysis) -> OrderChange | None:
    was, now = _losses(before)[:WORST], _losses(after)[:WORST]
    is_same = [each.touchpoint for each in was] == [each.touchpoint for each in now]
    return None if is_same else OrderChange(was, now)


def _losses(analysis: Analysis) -> tuple[TouchpointAnalysis, ...]:
    """The touchpoints that lose, the largest loss first; equals as declared, despite rounding."""
    losing = [(each.contribution or 0.0, each) for each in analysis.touchpoints]
    losing = [(lost, each) for lost, each in losing if lost < 0]
    largest = min((lost for lost, _ in losing), default=-1.0)
    ranked = sorted(losing, key=lambda pair: -round(pair[0] / largest, 9))
    return tuple(each for _, each in ranked)


def _headline(before: Analysis, after: Analysis) -> Iterator[NumberChange]:
    for number in HEADLINE:
        was, now = getattr(before, number), getattr(after, number)
        is_same = was == now if was is None or now is None else abs(was - now) <= MARGIN
        if not is_same:
            yield NumberChange(number, was, now)


# In words -----------------------------------------------------------------------------------------


def told(found: Changes, language: str = "en") -> tuple[str, ...]:
    """What changed, one line each; a number that reads as it did is not told."""
    lines = [_touchpoint_told(each, language) for each in found.touchpoints]
    if worst := found.worst:
        before, after = _titles(worst.before, language), _titles(worst.after, language)
        lines.append(wording.phrase("change-worst", language, before=before, after=after))
    for each in found.headline:
        before, after = (_number(each.number, value) for value in (each.before, each.after))
        if before != after:
            label = wording.phrase(each.number, language)
            values = {"label": label, "before": before, "after": after}
            lines.append(wording.phrase(f"change-{_UNITS[each.number]}", language, **values))
    return tuple(lines)


_UNITS = {"balance_of_completers": "points", "completion": "share"}


def _touchpoint_told(change: TouchpointChange, language: str) -> str:
    title = next(each.title for each in (change.after, change.before) if each)
    before, after = (
        wording.moment(each.kind, each.marks, language) if each else ""
        for each in (change.before, change.after)
    )
    return wording.phrase(
        f"change-{change.code}", language, title=title, before=before, after=after
    )


def _titles(touchpoints: Sequence[TouchpointAnalysis], language: str) -> str:
    if not touchpoints:
        return wording.phrase("nobody-loses", language)
    return wording.listed([each.title for each in touchpoints], language)


def _number(name: str, value: float | None) -> str:
    if value is None:
        return numbers.UNDEFINED
    return numbers.percent(value) if name == "completion" else numbers.signed(value)
