"""The page: choose a journey and a segment, see its curve, its moments and every number."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import streamlit as st

from journeymap import files, tables, wording
from journeymap.analysis import because
from journeymap.app import markup
from journeymap.app.detail import detail, side
from journeymap.app.shelf import Entry, analysis, shelf, state_of
from journeymap.figures.curve import draw
from journeymap.figures.look import CONFIG, Look, Words
from journeymap.problems import JourneyError
from journeymap.wording import numbers

if TYPE_CHECKING:
    from journeymap.analysis import Analysis, TouchpointAnalysis
    from journeymap.model import Journey

LOOK_EVERY = 1.0
"""Seconds between two looks at the folder: a saved file shows within two."""

FIRST_JOURNEY = """journey: first
stages:
  - stage: all
    touchpoints:
      - {touchpoint: call, title: I call, expectation: 7, experience: 5}
      - {touchpoint: answer, title: I get an answer, expectation: 8, experience: 9}
"""

LANGUAGES = {"en": "English", "zh": "中文"}


def show(folder: Path) -> None:
    """Draw the page for the journeys of a folder."""
    st.set_page_config(page_title="journeymap", layout="wide")
    st.html(markup.STYLE)
    language = _language()
    seen = state_of(folder)
    _watch(folder, seen)
    entries = [shelf().entry(folder / name) for name, _ in seen]
    if not entries:
        _empty(folder, language)
        return
    with st.container(horizontal=True, vertical_alignment="bottom"):
        entry = _choose_journey(entries, language)
        segment = _choose_segment(entry.journey, language)
        st.segmented_control(
            wording.phrase("choose-language", language),
            list(LANGUAGES),
            format_func=LANGUAGES.__getitem__,
            default=language,
            required=True,
            key="language",
        )
    _problems(entry, language)
    if entry.journey is not None:
        _journey(entry, entry.journey, segment, language)


def _language() -> str:
    """The language that was chosen, or else the browser's."""
    chosen = st.session_state.get("language") or st.context.locale or "en"
    return wording.chosen(chosen)


@st.fragment(run_every=LOOK_EVERY)
def _watch(folder: Path, seen: tuple[tuple[str, str], ...]) -> None:
    """Draw the page anew when a file was saved since it was drawn."""
    if state_of(folder) != seen:
        st.rerun()


def _empty(folder: Path, language: str) -> None:
    code = "folder-empty" if folder.is_dir() else "folder-gone"
    st.html(markup.title(wording.phrase(code, language, folder=folder.name), ()))
    st.html(markup.quiet(wording.phrase("folder-empty-help", language)))
    st.code(FIRST_JOURNEY, language="yaml")


# Choosing -----------------------------------------------------------------------------------------


def _choose_journey(entries: list[Entry], language: str) -> Entry:
    by_name = {entry.path.name: entry for entry in entries}

    def label(name: str) -> str:
        entry = by_name[name]
        title = entry.journey.name if entry.journey else name
        return f"⚠ {title}" if entry.error else title

    name = st.selectbox(
        wording.phrase("choose-journey", language), list(by_name), format_func=label, key="journey"
    )
    return by_name[name]


def _choose_segment(journey: Journey | None, language: str) -> str | None:
    if journey is None or not journey.segments:
        return None
    titles = {each.id: each.title or each.id for each in journey.segments}
    everyone = wording.phrase("everyone", language)
    chosen: str = st.selectbox(
        wording.phrase("choose-segment", language),
        ["", *titles],
        format_func=lambda segment: titles.get(segment, everyone),
        key=f"segment-{journey.id}",
    )
    return chosen or None


# Showing ------------------------------------------------------------------------------------------


def _problems(entry: Entry, language: str) -> None:
    if entry.error is None:
        return
    code = "broken-heading" if entry.journey else "broken-first"
    problems = [
        (f"{each.mark.line}:{each.mark.column}", each.what(language), each.remedy(language))
        for each in entry.error.problems
    ]
    st.html(markup.banner(wording.phrase(code, language, file=entry.path.name), problems))


def _journey(entry: Entry, journey: Journey, segment: str | None, language: str) -> None:
    found = analysis(entry.path, entry.revision, segment, journey)
    _headline(journey, found, language)
    selected = _curve(entry, journey, found, language)
    moments, beside = st.columns([3, 2], gap="large")
    with moments:
        _moments(found, language)
    with beside:
        _detail(journey, found, selected, language)
    with st.expander(wording.phrase("table-heading", language)):
        st.dataframe(tables.touchpoints(found, language), hide_index=True)


def _headline(journey: Journey, found: Analysis, language: str) -> None:
    measured = sum(each.evidence == "measured" for each in found.touchpoints)
    scale = wording.phrase(
        "scale-line",
        language,
        minimum=f"{journey.scale.minimum:g}",
        maximum=f"{journey.scale.maximum:g}",
    )
    felt = found.balance_of_completers
    name, figures = st.columns([3, 2], vertical_alignment="center")
    name.html(markup.title(journey.name, (journey.persona, scale)))
    figures.html(
        markup.numbers(
            (
                (
                    wording.phrase("balance_of_completers", language),
                    "–" if felt is None else numbers.signed(felt),
                    wording.phrase("felt-help", language, loss_aversion=f"{found.loss_aversion:g}"),
                ),
                (
                    wording.phrase("completion", language),
                    numbers.percent(found.completion),
                    wording.phrase("completion-help", language),
                ),
                (
                    wording.phrase("coverage", language),
                    wording.phrase(
                        "measured-short",
                        language,
                        measured=measured,
                        of=len(found.touchpoints),
                    ),
                    wording.phrase(
                        "coverage-help", language, coverage=numbers.percent(found.coverage)
                    ),
                ),
            )
        )
    )


def _curve(entry: Entry, journey: Journey, found: Analysis, language: str) -> str | None:
    """Draw the curve; the touchpoint that was clicked."""
    table = tables.curve(journey, found, language)
    look = Look.dark() if st.context.theme.type == "dark" else Look.light()
    figure = draw(table, look, _words(language))
    width = int(figure.layout.width)
    st.html(
        "<style>.st-key-curve{overflow-x:auto;overflow-y:hidden}"
        f".st-key-curve>div{{min-width:{width}px}}</style>"
    )
    alt = wording.phrase("curve-alt", language, title=journey.name, count=len(table))
    with st.container(key="curve"):
        event: Any = st.plotly_chart(
            figure,
            width="stretch",
            theme=None,
            key=f"curve-{entry.path.name}-{found.segment}",
            on_select="rerun",
            selection_mode="points",
            config=CONFIG,
            alt=alt,
        )
    points = event["selection"]["points"]
    return str(points[0]["customdata"][0]) if points else None


def _words(language: str) -> Words:
    def said(code: str) -> str:
        return wording.phrase(code, language)

    return Words(
        expectation=said("expectation"),
        experience=said("experience"),
        short=said("curve-short"),
        beyond=said("curve-beyond"),
        interval=said("curve-interval"),
        size=said("curve-size"),
        points=said("curve-points"),
        not_measured=said("curve-not-measured"),
        assumed=said("curve-assumed"),
        zone=said("curve-zone"),
        critical=said("curve-critical"),
    )


def _moments(found: Analysis, language: str) -> None:
    st.html(markup.heading(wording.phrase("moments-heading", language)))
    if not found.critical:
        st.html(markup.quiet(wording.phrase("nothing-stands-out", language)))
    st.html("".join(_moment(each, language) for each in found.critical) or markup.quiet(""))


def _moment(each: TouchpointAnalysis, language: str) -> str:
    word = wording.moment(each.kind, each.marks, language)
    return markup.moment(side(each), word, each.title, because(each, language))


def _detail(journey: Journey, found: Analysis, selected: str | None, language: str) -> None:
    st.html(markup.heading(wording.phrase("detail-heading", language)))
    each = next((one for one in found.touchpoints if one.touchpoint == selected), None)
    if each is None:
        st.html(markup.quiet(wording.phrase("detail-hint", language)))
        return
    touchpoint = next(one for one in journey.touchpoints if one.id == selected)
    st.html(detail(each, touchpoint, because(each, language), language))
