"""What the page does in the browser beside what Streamlit does: the one script of the page.

It hears clicks on links to a touchpoint, which would otherwise load the page anew, shows the
chosen touchpoint on a curve that scrolls and its detail after a click, and names the language of
the page. No text of a file is ever part of it.
"""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from journeymap.app.address import look_at, looked_at
from journeymap.figures.curve import LEFT, RIGHT

TAGS = {"en": "en", "zh": "zh-CN"}
"""What a browser calls a language."""

SCRIPT = Path(__file__).with_suffix(".js").read_text("utf-8")

_mount = st.components.v2.component("journeymap.behaviour", js=SCRIPT, isolate_styles=False)


def behave(language: str, place: float | None = None) -> None:
    """Let the browser do its part; `place` is where the chosen touchpoint stands on the curve.

    It is a share of the plot's width, None where no touchpoint is chosen or no curve is drawn.
    """
    with st.container(key="behaviour"):
        _mount(
            key="script",
            data={
                "language": TAGS[language],
                "chosen": looked_at("touchpoint"),
                "place": place,
                "left": LEFT,
                "right": RIGHT,
                "clicks": st.session_state.get("clicks", 0),
            },
            on_followed_change=_follow,
        )


def choose(touchpoint: str) -> None:
    """Look at the touchpoint that was clicked, or let it go where it is looked at already."""
    look_at(touchpoint=None if touchpoint == looked_at("touchpoint") else touchpoint)
    st.session_state["clicks"] = st.session_state.get("clicks", 0) + 1


def _follow() -> None:
    choose(str(st.session_state["script"].followed))
