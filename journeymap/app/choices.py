"""The choices at hand: journey, segment, touchpoint, language.

Each shows what the address says and writes a choice into it. The labels of a box travel to the
browser and back instead of the values, so no two of them may be equal; they are shown as plain
text.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import streamlit as st

from journeymap import wording
from journeymap.app.address import look_at, looked_at
from journeymap.wording import numbers

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from journeymap.analysis import TouchpointAnalysis
    from journeymap.app.shelf import Entry
    from journeymap.model import Journey

WIDTH = 372
"""The width of a box in pixels, where the page is wide enough."""

LANGUAGES = {"en": "English", "zh": "中文"}


def shown_journey(names: Sequence[str], preferred: str = "") -> str:
    """The file that is shown: the one asked for, else the one this visit began with.

    A visit begins with the preferred one where it is there, else with the first by name.
    """
    asked = looked_at("journey")
    if asked in names:
        return asked
    begin = preferred if preferred in names else names[0]
    first: str = st.session_state.setdefault("first", begin)
    return first if first in names else names[0]


def choose_journey(entries: Mapping[str, Entry], shown: str, language: str) -> None:
    """Let another journey be chosen; its segment and touchpoint begin anew."""
    labels = distinct({name: _label(name, entry) for name, entry in entries.items()})
    key, choose = _box("journey", labels, shown, segment=None, touchpoint=None)
    st.selectbox(
        wording.phrase("choose-journey", language),
        list(labels),
        index=list(labels).index(shown),
        format_func=labels.__getitem__,
        key=key,
        label_visibility="collapsed",
        on_change=choose,
        width=WIDTH,
    )


def _label(name: str, entry: Entry) -> str:
    title = entry.sound.journey.name if entry.sound else name
    return f"⚠ {title}" if entry.error else title


def choose_segment(journey: Journey, language: str) -> str | None:
    """The segment that is looked at, or None for all customers; let another be chosen."""
    if not journey.segments:
        return None
    titles = {"": wording.phrase("everyone", language)}
    for each in journey.segments:
        titles[each.id] = each.title or each.id
        if each.share is not None:
            share = numbers.percent(each.share)
            titles[each.id] = wording.phrase(
                "segment-share", language, segment=titles[each.id], share=share
            )
    labels = distinct(titles)
    asked = looked_at("segment")
    shown = asked if asked in labels else ""
    key, choose = _box("segment", labels, shown)
    st.selectbox(
        wording.phrase("choose-segment", language),
        list(labels),
        index=list(labels).index(shown),
        format_func=labels.__getitem__,
        key=key,
        label_visibility="collapsed",
        on_change=choose,
        width=WIDTH,
    )
    return shown or None


def choose_touchpoint(found: Sequence[TouchpointAnalysis], hint: str, language: str) -> str | None:
    """The touchpoint that is looked at, if one is; let it be chosen without the curve, too."""
    titles = {each.touchpoint: each.title for each in found}
    labels = distinct({"": wording.phrase("no-touchpoint", language)} | titles)
    asked = looked_at("touchpoint")
    shown = asked if asked in titles else None
    key, choose = _box("touchpoint", labels, shown)
    # Set like this, and with no value to begin with, it can be cleared.
    st.session_state.setdefault(key, shown)
    st.selectbox(
        wording.phrase("touchpoint", language),
        list(labels),
        index=None,
        format_func=labels.__getitem__,
        key=key,
        placeholder=wording.phrase(hint, language),
        label_visibility="collapsed",
        on_change=choose,
    )
    return shown


def choose_language(language: str) -> None:
    """Let the other language be chosen."""
    key, choose = _box("language", LANGUAGES, language)
    st.segmented_control(
        wording.phrase("choose-language", language),
        list(LANGUAGES),
        default=language,
        format_func=LANGUAGES.__getitem__,
        required=True,
        key=key,
        label_visibility="collapsed",
        on_change=choose,
    )


def _box(
    part: str, labels: Mapping[str, str], shown: str | None, **reset: None
) -> tuple[str, Callable[[], None]]:
    """The key of the box for a part of the address, and what a choice in it does.

    A box whose labels change, or whose value is changed from elsewhere, gets a new key: a browser
    that has not heard of it yet would report what the old one holds as if it were a choice.
    """
    number, known = st.session_state.get(part, (0, labels))
    if known != labels or st.session_state.get(f"{part}-{number}", shown) != shown:
        number += 1
    st.session_state[part] = (number, labels)
    key = f"{part}-{number}"

    def choose() -> None:
        if st.session_state[part][0] == number:
            look_at(**{part: st.session_state[key], **reset})

    return key, choose


def distinct(titles: Mapping[str, str]) -> dict[str, str]:
    """Titles by id, no two alike: the id behind those that several have.

    >>> distinct({"a": "Call", "b": "Call", "c": "Visit"})
    {'a': 'Call (a)', 'b': 'Call (b)', 'c': 'Visit'}
    >>> distinct({"a": "Call", "b": "Call", "c": "Call (a)"})
    {'a': 'Call (a) (a)', 'b': 'Call (b)', 'c': 'Call (a)'}
    """
    often = Counter(titles.values())
    taken = {title for title, times in often.items() if times == 1}
    labels = {}
    for name, title in titles.items():
        label = title
        while often[title] > 1 and (label == title or label in taken):
            label += f" ({name})"
        taken.add(label)
        labels[name] = label
    return labels
