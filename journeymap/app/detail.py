"""What is known about one touchpoint: its numbers in words, then the author's own lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeymap import wording
from journeymap.app import markup
from journeymap.wording import numbers

if TYPE_CHECKING:
    from collections.abc import Iterator

    from journeymap.analysis import TouchpointAnalysis
    from journeymap.model import Standard, Touchpoint


def detail(each: TouchpointAnalysis, touchpoint: Touchpoint, because: str, language: str) -> str:
    """The detail of a touchpoint as HTML."""
    word = wording.moment(each.kind, each.marks, language)
    return markup.moment(side(each), word, each.title, because) + markup.facts(
        [
            (wording.phrase(name, language), value)
            for name, value in (*_numbers(each, language), *_told(each, touchpoint, language))
        ]
    )


def side(each: TouchpointAnalysis) -> str:
    """Whether it lies short of expectation, beyond it, or neither."""
    if not each.value:
        return "even"
    return "short" if each.value < 0 else "beyond"


def _numbers(each: TouchpointAnalysis, language: str) -> Iterator[tuple[str, str]]:
    yield "meet", numbers.percent(each.reach)
    if each.stakes_share is not None:
        yield "rides", numbers.percent(each.stakes_share)
    if each.gap is not None:
        gap = numbers.signed(each.gap)
        if each.gap_ci95:
            low, high = (numbers.signed(end) for end in each.gap_ci95)
            gap += f" [{low}, {high}]"
        yield "gap", gap
    if each.share_disappointed is not None:
        yield "disappointed", numbers.percent(each.share_disappointed)
    if each.dropoffs_per_100:
        yield "leave", numbers.points(each.dropoffs_per_100)
    yield "evidence", wording.phrase(f"evidence-{each.evidence}", language, n=each.n)
    marks = [wording.mark(mark, language) for mark in each.marks]
    yield "marks", wording.listed(marks, language)


def _told(
    each: TouchpointAnalysis, touchpoint: Touchpoint, language: str
) -> Iterator[tuple[str, str]]:
    """The author's lines; a quote is shown here because the team reads its own file."""
    channels = [
        one.channel
        if one.experience is None
        else f"{one.channel} {numbers.points(one.experience)}"
        for one in each.channels
    ]
    yield "channel", wording.listed(channels, language)
    attributes = [
        one.title if one.gap is None else f"{one.title} {numbers.signed(one.gap)}"
        for one in each.attributes
    ]
    yield "attribute", wording.listed(attributes, language)
    yield "doing", touchpoint.doing
    yield "thinking", touchpoint.thinking
    yield "feeling", touchpoint.feeling
    yield "quotes", " · ".join(quote.text for quote in touchpoint.quotes)
    yield "pains", wording.listed(touchpoint.pains, language)
    yield "gains", wording.listed(touchpoint.gains, language)
    causes = [cause.note or cause.cause for cause in touchpoint.causes]
    yield "causes", wording.listed(causes, language)
    promises = [
        (promise.says or promise.id)
        + (
            ""
            if promise.kept is None
            else f" ({wording.phrase('kept', language, share=numbers.percent(promise.kept))})"
        )
        for promise in touchpoint.promises
    ]
    yield "promises", wording.listed(promises, language)
    standards = [_standard(standard, language) for standard in touchpoint.standards]
    yield "standards", wording.listed(standards, language)
    yield "owner", touchpoint.owner


def _standard(standard: Standard, language: str) -> str:
    unit = f" {standard.unit}" if standard.unit else ""
    target = standard.metric
    for sign, limit in (("≤", standard.at_most), ("≥", standard.at_least)):
        if limit is not None:
            target += f" {sign} {limit:g}{unit}"
    if standard.actual is not None:
        now = wording.phrase("now", language, value=f"{standard.actual:g}{unit}")
        target += f" ({now})"
    if standard.met is not None:
        target += f" ({wording.phrase('met', language, share=numbers.percent(standard.met))})"
    return target
