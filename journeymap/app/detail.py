"""What is known about one touchpoint: its numbers in words, then the author's own lines."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from journeymap import tables, wording
from journeymap.analysis import because
from journeymap.app import markup
from journeymap.app.markup import isolated
from journeymap.app.notes import amount, indicator
from journeymap.flow import flow, transitions
from journeymap.wording import numbers
from journeymap.wording.numbers import MINUS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from journeymap.analysis import Analysis, TouchpointAnalysis
    from journeymap.model import Action, Cause, Journey, Promise, Quote, Standard, Touchpoint

SIDES = {"pain": "short", "irritant": "short", "delight": "beyond", "bonus": "beyond"}
"""The colour of a kind, as on the curve: a moment to hold has none."""


def line(each: TouchpointAnalysis, language: str) -> markup.Line:
    """A touchpoint as the moment it is, with its because."""
    return _line(each, because(each, language), language)


def short_line(each: TouchpointAnalysis, language: str) -> markup.Line:
    """A touchpoint that is no moment of truth, in a few words."""
    felt = tables.felt(each, language)
    if each.evidence == "assumed":
        felt += f" · {wording.mark('assumed', language)}"
    return _line(each, felt, language)


def _line(each: TouchpointAnalysis, text: str, language: str) -> markup.Line:
    word = wording.moment(each.kind, each.marks, language)
    return markup.Line(each.touchpoint, each.kind, side(each), word, each.title, text)


def side(each: TouchpointAnalysis) -> str:
    """Whether it reliably lies short of expectation, beyond it, or neither."""
    return SIDES.get(each.kind or "", "even")


def detail(journey: Journey, found: Analysis, chosen: str, language: str) -> str:
    """All that is known of a touchpoint, as HTML."""
    each = next(one for one in found.touchpoints if one.touchpoint == chosen)
    touchpoint = next(one for one in journey.touchpoints if one.id == chosen)

    def said(code: str) -> str:
        return wording.phrase(code, language, loss_aversion=f"{found.loss_aversion:g}")

    groups = (
        ("", _felt(journey, found, each, language)),
        (said("customer"), _customer(touchpoint, language)),
        (said("service"), _service(each, touchpoint, journey.actions, language)),
        (said("arithmetic"), _arithmetic(journey, found.segment, touchpoint, each, language)),
    )
    return markup.moment(line(each, language)) + markup.facts(
        (name, [(said(code), value) for code, value in rows]) for name, rows in groups
    )


def _felt(
    journey: Journey, found: Analysis, each: TouchpointAnalysis, language: str
) -> Iterator[tuple[str, str]]:
    yield "meet", numbers.percent(each.reach)
    yield "against", _against(each)
    yield "gap", _interval(each.gap, each.gap_ci95)
    yield "stakes", _percent(each.stakes_share)
    yield "disappointed", _percent(each.share_disappointed)
    if each.dropoffs_per_100:
        yield "leave", numbers.points(each.dropoffs_per_100)
    yield "then", wording.listed(_next(journey, found.segment, each.touchpoint, language), language)
    evidence = wording.phrase(f"evidence-{each.evidence}", language, n=each.n)
    beside = [wording.phrase("beside", language)] if each.scores_beside else []
    yield "evidence", wording.listed([evidence, *beside], language)
    marks = [wording.mark(mark, language) for mark in each.marks]
    yield "marks", wording.listed(marks, language)


def _against(each: TouchpointAnalysis) -> str:
    if each.expectation is None and each.experience is None:
        return ""
    expected = _points(each.expectation)
    if each.adequate is not None:
        expected = f"{_points(each.adequate)}–{expected}"
    return f"{expected} → {_points(each.experience)}"


def _next(journey: Journey, segment: str | None, touchpoint: str, language: str) -> list[str]:
    """Where customers go from here, what share of them, and after what time."""
    steps = flow(journey, segment)
    ends = {each.id: each.title or each.id for each in journey.exits}
    titles = ends | {each.id: each.name for each in journey.touchpoints}
    names = (*steps.touchpoints, *steps.exits)
    number = steps.touchpoints.index(touchpoint)
    ways = next(islice(transitions(journey, segment), number, None))
    waits = {each.target: each.after for each in ways if each.after}

    def told(name: str, share: float) -> str:
        text = f"{isolated(titles[name])} {numbers.percent(share)}"
        if name not in waits:
            return text
        wait = wording.phrase("after", language, time=isolated(waits[name]))
        return _bracketed(text, [wait], language)

    return [told(names[target], share) for target, share in steps.steps[number]]


def _customer(touchpoint: Touchpoint, language: str) -> Iterator[tuple[str, str]]:
    """The author's lines; a quote is shown here because the team reads its own file."""
    yield "doing", touchpoint.doing
    yield "thinking", touchpoint.thinking
    drawn = [] if touchpoint.emotion is None else [_drawn(touchpoint.emotion)]
    yield "feeling", _bracketed(isolated(touchpoint.feeling), drawn, language)
    yield "quotes", _listed([_quote(one, language) for one in touchpoint.quotes], language)
    yield "pains", wording.listed([*map(isolated, touchpoint.pains)], language)
    yield "gains", wording.listed([*map(isolated, touchpoint.gains)], language)
    sources = [
        f"{wording.phrase(source, language)} {numbers.percent(share)}"
        for source, share in touchpoint.expectation_from
    ]
    yield "expectation-from", wording.listed(sources, language)


def _quote(each: Quote, language: str) -> str:
    approved = [wording.phrase("approved", language)] if each.approved else []
    return _bracketed(f"“{isolated(each.text)}”", approved, language)


def _drawn(emotion: float) -> str:
    return f"{emotion:+g}".replace("-", MINUS).replace("+0", "0")


def _service(
    each: TouchpointAnalysis, touchpoint: Touchpoint, actions: Iterable[Action], language: str
) -> Iterator[tuple[str, str]]:
    channels = [_with(one.channel, one.experience, numbers.points) for one in each.channels]
    yield "channel", wording.listed(channels, language)
    attributes = [_with(one.title, one.gap, numbers.signed) for one in each.attributes]
    yield "attribute", wording.listed(attributes, language)
    yield "promises", _listed([_promise(one, language) for one in touchpoint.promises], language)
    yield "standards", _listed([_standard(one, language) for one in touchpoint.standards], language)
    yield "causes", _listed([_cause(one, language) for one in touchpoint.causes], language)
    yield "physical-evidence", touchpoint.physical_evidence
    yield "frontstage", touchpoint.frontstage
    yield "backstage", touchpoint.backstage
    yield "support", touchpoint.support
    yield "script", touchpoint.script
    yield "kpis", _listed([indicator(one, language) for one in touchpoint.kpis], language)
    yield "owner", touchpoint.owner
    meant = [one for one in actions if touchpoint.id in dict(one.experience + one.expectation)]
    yield "actions", _listed([_action(one, language) for one in meant], language)
    yield "opens", touchpoint.opens


def _with(name: str, value: float | None, told: Callable[[float], str]) -> str:
    """A name, and its number where it has one."""
    return isolated(name) if value is None else f"{isolated(name)} {told(value)}"


def _promise(each: Promise, language: str) -> str:
    told = [isolated(each.where)] if each.where else []
    if each.kept is not None:
        told.append(wording.phrase("kept", language, share=numbers.percent(each.kept)))
    return _bracketed(isolated(each.says or each.id), told, language)


def _action(each: Action, language: str) -> str:
    told = [isolated(one) for one in (each.owner, each.status) if one]
    if each.due:
        told.insert(1, wording.phrase("due", language, date=each.due.isoformat()))
    return _bracketed(isolated(each.title or each.id), told, language)


def _cause(each: Cause, language: str) -> str:
    cause = wording.phrase(each.cause, language)
    return _bracketed(isolated(each.note), [cause], language) if each.note else cause


def _standard(each: Standard, language: str) -> str:
    target = isolated(each.metric)
    for sign, limit in (("≤", each.at_most), ("≥", each.at_least)):
        if limit is not None:
            target += f" {sign} {amount(limit, each.unit)}"
    told = []
    if each.actual is not None:
        told.append(wording.phrase("now", language, value=amount(each.actual, each.unit)))
    if each.met is not None:
        told.append(wording.phrase("met", language, share=numbers.percent(each.met)))
    return _bracketed(target, told, language)


def _bracketed(text: str, told: Sequence[str], language: str) -> str:
    """A text, and what else is known of it in brackets."""
    if not told:
        return text
    listed = wording.listed(told, language)
    return wording.phrase("in-brackets", language, text=text, told=listed).strip()


def _arithmetic(
    journey: Journey,
    segment: str | None,
    touchpoint: Touchpoint,
    each: TouchpointAnalysis,
    language: str,
) -> Iterator[tuple[str, str]]:
    yield "native", tables.as_scored(journey, touchpoint, segment, language)
    yield "weight", numbers.percent(each.weight)
    if touchpoint.kano and touchpoint.kano.category:
        yield "kano", wording.phrase(touchpoint.kano.category, language)
    yield "value", _interval(each.value, None)
    yield "contribution", _interval(each.contribution, each.contribution_ci95)
    yield "headroom", "" if each.headroom is None else numbers.points(each.headroom)
    yield "passage_of_completers", _percent(each.passage_of_completers)
    if touchpoint.benchmark is not None:
        yield "benchmark", tables.on_scale(f"{touchpoint.benchmark:g}", journey.scale, language)
    yield "mot", touchpoint.mot


def _listed(parts: Sequence[str], language: str) -> str:
    """Parts that may hold commas themselves, as one list."""
    return wording.listed(parts, language, wording.BROAD_SEPARATORS)


def _points(value: float | None) -> str:
    return numbers.UNDEFINED if value is None else numbers.points(value)


def _percent(share: float | None) -> str:
    return "" if share is None else numbers.percent(share)


def _interval(value: float | None, ends: tuple[float, float] | None) -> str:
    if value is None:
        return ""
    if ends is None:
        return numbers.signed(value)
    return f"{numbers.signed(value)} [{numbers.signed(ends[0])}, {numbers.signed(ends[1])}]"
