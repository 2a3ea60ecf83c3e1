"""The page: choose a journey and a segment, see its curve, its moments and every number."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import streamlit as st

from journeymap import files, tables, wording
from journeymap.app import markup
from journeymap.app.address import look_at, looked_at
from journeymap.app.choices import (
    choose_journey,
    choose_language,
    choose_segment,
    choose_touchpoint,
    shown_journey,
)
from journeymap.app.detail import detail, line, short_line
from journeymap.app.notes import notes
from journeymap.app.shelf import reading, shelf
from journeymap.figures.curve import draw
from journeymap.figures.look import CONFIG, Look, Words
from journeymap.problems import JourneyError, shown
from journeymap.wording import numbers

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    import plotly.graph_objects as go

    from journeymap.analysis import Analysis
    from journeymap.app.shelf import Entry, Reading, State
    from journeymap.model import Journey
    from journeymap.problems import Mark

LOOK_EVERY = 0.8
"""Seconds between two looks at the folder: a saved file shows within two."""


def show(folder: Path) -> None:
    """Draw the page for the journeys of a folder."""
    st.set_page_config(page_title="journeymap", page_icon=markup.ICON, layout="wide")
    is_dark = st.context.theme.type == "dark"
    look = Look.dark() if is_dark else Look.light()
    language = wording.chosen(looked_at("language") or st.context.locale or "en")
    st.html(markup.style(look))
    entries = {entry.name: entry for entry in shelf(folder).entries()}
    seen = tuple((entry.name, entry.revision) for entry in entries.values())
    _watch(folder, seen, is_dark=is_dark)
    if entries:
        _journeys(entries, look, language)
    else:
        _nothing(folder, language)


@st.fragment(run_every=LOOK_EVERY)
def _watch(folder: Path, seen: State, *, is_dark: bool) -> None:
    """Draw the page anew when a file was saved, or the light changed, since it was drawn."""
    if shelf(folder).state() != seen or (st.context.theme.type == "dark") != is_dark:
        st.rerun()


def _nothing(folder: Path, language: str) -> None:
    """What to do where there is no journey."""
    code = "folder-empty" if folder.is_dir() else "folder-gone"
    with st.container(horizontal=True, horizontal_alignment="distribute"):
        st.html(
            markup.title(wording.phrase(code, language, folder=shown(folder.name)))
            + markup.quiet(wording.phrase(f"{code}-help", language, place=folder))
        )
        choose_language(language)
    if code == "folder-empty":
        st.code(_example(language), language="yaml")


def _example(language: str) -> str:
    """The smallest journey that shows something."""
    title, call, answer = (
        wording.phrase(f"example-{name}", language) for name in ("title", "call", "answer")
    )
    return f"""journey: first
title: {title}
stages:
  - stage: all
    touchpoints:
      - {{touchpoint: call, title: {call}, expectation: 7, experience: 5}}
      - {{touchpoint: answer, title: {answer}, expectation: 8, experience: 9}}
"""


def _journeys(entries: Mapping[str, Entry], look: Look, language: str) -> None:
    name = shown_journey(list(entries))
    entry = entries[name]
    segment = None
    with st.container(horizontal=True, horizontal_alignment="distribute"):
        with st.container(horizontal=True, width="content"):
            choose_journey(entries, name, language)
            if entry.sound:
                segment = choose_segment(entry.sound.journey, language)
        choose_language(language)
    # A place of its own: when problems come and go, nothing below is drawn anew.
    with st.container():
        _problems(entries, entry, language)
    if entry.sound:
        st.set_page_config(page_title=f"{entry.sound.journey.name} · journeymap")
        try:
            found = reading(entry.path, entry.sound.revision, segment, entry.sound.journey)
        except JourneyError as error:
            st.html(_banner("broken-first", entry.name, error, language))
        else:
            _journey(entry.sound.journey, found, look, language)


# Problems -----------------------------------------------------------------------------------------


def _problems(entries: Mapping[str, Entry], entry: Entry, language: str) -> None:
    """What stands between the reader and the files as they are."""
    if entry.error:
        code = "broken-heading" if entry.sound else "broken-first"
        st.html(_banner(code, entry.name, entry.error, language))
    elif error := _repeated(entries, entry):
        st.html(_banner("repeated-heading", entry.name, error, language))
    if remarks := list(_remarks(entries, entry, language)):
        st.html(markup.quiet(*remarks))


def _remarks(entries: Mapping[str, Entry], entry: Entry, language: str) -> Iterator[str]:
    """What is to be said of other files than the one that is shown."""
    asked = looked_at("journey")
    if asked and asked not in entries:
        yield wording.phrase("file-gone", language, file=asked, shown=entry.name)
    others = [each.name for each in entries.values() if each.error and each is not entry]
    if others:
        listed = wording.listed(others, language)
        yield wording.phrase("broken-others", language, files=listed)


def _repeated(entries: Mapping[str, Entry], entry: Entry) -> JourneyError | None:
    """That an earlier file has the same id."""
    sound = [(each.path, each.sound.journey) for each in entries.values() if each.sound]
    found = [each for each in files.repeated_ids(sound) if each.mark.name == str(entry.path)]
    return JourneyError(found) if found else None


def _banner(code: str, file: str, error: JourneyError, language: str) -> str:
    problems = [
        (_place(each.mark), each.what(language), each.remedy(language)) for each in error.problems
    ]
    more = wording.phrase("more-problems", language, count=error.more) if error.more else ""
    return markup.banner(wording.phrase(code, language, file=file), problems, more)


def _place(mark: Mark) -> str:
    """Where to look, without the folder, which is the same for all."""
    return str(replace(mark, name=Path(mark.name).name))


# The journey --------------------------------------------------------------------------------------


def _journey(journey: Journey, found: Reading, look: Look, language: str) -> None:
    analysis = found.analysis
    chosen = looked_at("touchpoint")
    st.html(_headline(journey, analysis, language))
    _curve(journey, analysis, chosen, look, language)
    words, beside = st.columns([3, 2], gap="large")
    with words:
        st.html(_moments(analysis, chosen, language))
        if rest := _others(analysis, chosen, language):
            st.html(rest)
        st.html(
            markup.heading(wording.phrase("notes-heading", language))
            + markup.quiet(*notes(journey, analysis, found.stability, language))
        )
    with beside, st.container(key="detail"):
        st.html(markup.heading(wording.phrase("choose-touchpoint", language)))
        if touchpoint := choose_touchpoint(journey, language):
            st.html(detail(journey, analysis, touchpoint, language))
            _bring_into_view()
    with st.expander(wording.phrase("table-heading", language)):
        _table(analysis, language)


def _headline(journey: Journey, found: Analysis, language: str) -> str:
    def said(code: str, **values: object) -> str:
        return wording.phrase(code, language, **values)

    scale = said(
        "scale-line", minimum=f"{journey.scale.minimum:g}", maximum=f"{journey.scale.maximum:g}"
    )
    planned = said("planned") if journey.state == "planned" else ""
    felt = found.balance_of_completers
    measured = sum(each.evidence == "measured" for each in found.touchpoints)
    return markup.headline(
        journey.name,
        (planned, journey.persona, scale),
        (
            markup.Number(
                said("balance_of_completers"),
                "–" if felt is None else said("points", value=numbers.signed(felt)),
                said("felt-help", loss_aversion=f"{found.loss_aversion:g}"),
                "short" if felt and felt < 0 else "beyond" if felt else "even",
            ),
            markup.Number(
                said("completion"), numbers.percent(found.completion), said("completion-help")
            ),
            markup.Number(
                said("coverage"),
                said("measured-short", measured=measured, of=len(found.touchpoints)),
                said("coverage-help", coverage=numbers.percent(found.coverage)),
            ),
        ),
    )


def _curve(journey: Journey, found: Analysis, chosen: str, look: Look, language: str) -> None:
    """Draw the curve; a click on a point chooses its touchpoint, a second one lets it go."""
    table = tables.curve(journey, found, language)
    figure = _clickable(draw(table, look, _words(language), selected=chosen or None))

    def choose() -> None:
        event: Any = st.session_state["chart"]
        for point in event["selection"]["points"]:
            clicked = point["customdata"][0]
            look_at(touchpoint=None if clicked == chosen else clicked)
            st.session_state["clicked"] = st.session_state.get("clicks", 0) + 1

    st.html(markup.curve_style(int(figure.layout.width)))
    with st.container(key="curve"):
        st.plotly_chart(
            figure,
            theme=None,
            key="chart",
            on_select=choose,
            selection_mode="points",
            config=CONFIG,
            alt=wording.phrase("curve-alt", language, title=journey.name, count=len(table)),
        )


def _bring_into_view() -> None:
    """Scroll to the detail after a click on the curve, and never while a file is being edited."""
    if number := st.session_state.pop("clicked", 0):
        st.session_state["clicks"] = number
        # A script that is the same as before would not run again.
        st.html(f"{markup.BRING}<!-- {number} -->", unsafe_allow_javascript=True)


def _clickable(figure: go.Figure) -> go.Figure:
    """The figure with its ring drawn, and not selected in Plotly's sense.

    A click on a point that Plotly holds to be selected would come to us as no click at all.
    """
    for trace in figure.data:
        if trace.selectedpoints:
            shown = set(trace.selectedpoints)
            trace.marker.opacity = [float(each in shown) for each in range(len(trace.x))]
            trace.selectedpoints = None
    return figure


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


def _moments(found: Analysis, chosen: str, language: str) -> str:
    """The moments of truth in order, each with its because."""
    head = markup.heading(wording.phrase("moments-heading", language))
    if not found.critical:
        return head + markup.quiet(wording.phrase("nothing-stands-out", language))
    return head + markup.moments(
        line(each, language, chosen=each.touchpoint == chosen) for each in found.critical
    )


def _others(found: Analysis, chosen: str, language: str) -> str:
    """The other touchpoints in the same order, those without scores last."""
    unscored = [each for each in found.touchpoints if each.critical is None]
    lines = [
        short_line(each, language, chosen=each.touchpoint == chosen)
        for each in (*found.others, *unscored)
    ]
    if not lines:
        return ""
    return markup.heading(wording.phrase("others-heading", language)) + markup.others(lines)


FORMATS = {"points": "%.1f", "percent": "%.0f%%", "count": "%.0f"}
"""How the table writes what a column holds."""


def _table(found: Analysis, language: str) -> None:
    kinds = tables.named(tables.KINDS, found, language)
    columns = {
        name: st.column_config.TextColumn(pinned=number == 0)
        if kind == "text"
        else st.column_config.NumberColumn(format=FORMATS[kind])
        for number, (name, kind) in enumerate(kinds.items())
    }
    table = tables.touchpoints(found, language)
    st.dataframe(table, hide_index=True, column_config=columns, placeholder="–")
