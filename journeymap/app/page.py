"""The page: choose a journey and a segment, see its curve, its moments and every number."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import streamlit as st

from journeymap import files, wording
from journeymap.app import markup
from journeymap.app.address import looked_at
from journeymap.app.behaviour import behave
from journeymap.app.choices import (
    choose_journey,
    choose_language,
    choose_segment,
    shown_journey,
)
from journeymap.app.journey import show_journey
from journeymap.app.problems import banner, show_problems
from journeymap.app.shelf import reading, shelf
from journeymap.app.style import style
from journeymap.figures.look import Look
from journeymap.problems import JourneyError, shown

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from journeymap.app.shelf import Entry, State

FIRST_EXAMPLE = "hotel-stay.yaml"
"""The example that is understood at once; one's own files come by name."""

LOOK_EVERY = 0.8
"""Seconds between two looks at the folder: a saved file shows within two."""


LET_OUT = 0.05
"""Seconds a run still lasts when all is drawn.

Where the next look is asked for in the instant in which a run ends, Streamlit drops what that run
sent last; by then it has gone out.
"""


def show(folder: Path) -> None:
    """Draw the page for the journeys of a folder."""
    st.set_page_config(page_title="journeymap", page_icon=markup.ICON, layout="wide")
    is_dark = st.context.theme.type == "dark"
    look = Look.dark() if is_dark else Look.light()
    language = wording.chosen(looked_at("language") or st.context.locale or "en")
    st.html(style(look))
    entries = {entry.name: entry for entry in shelf(folder).entries()}
    seen = tuple((entry.name, entry.revision) for entry in entries.values())
    _watch(folder, seen, is_dark=is_dark)
    place = None
    if entries:
        first = FIRST_EXAMPLE if is_examples(folder) else ""
        place = _journeys(entries, first, look, language)
    else:
        _nothing(folder, language)
    behave(language, place)
    time.sleep(LET_OUT)


def is_examples(folder: Path) -> bool:
    """Whether these are not one's own journeys."""
    return folder.resolve() == files.examples().resolve()


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


def _journeys(entries: Mapping[str, Entry], first: str, look: Look, language: str) -> float | None:
    """Show one journey and let others be chosen; the place of the touchpoint on its curve."""
    name = shown_journey(list(entries), first)
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
        show_problems(entries, entry, language)
        if first and not looked_at("journey"):
            st.html(markup.quiet(wording.phrase("begin-own", language)))
    if not entry.sound:
        return None
    journey = entry.sound.journey
    st.set_page_config(page_title=f"{journey.name} · journeymap")
    try:
        found = reading(entry.path, entry.sound.revision, segment, journey)
    except JourneyError as error:
        st.html(banner("broken-first", entry.name, error, language))
        return None
    return show_journey(journey, found, entry.name, look, language)
