"""The experience curve on the page: its legend, the curve itself, and what a click on it does."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import streamlit as st

from journeymap import tables, wording
from journeymap.app import markup
from journeymap.app.behaviour import choose
from journeymap.app.style import curve_style
from journeymap.figures.curve import draw
from journeymap.figures.legend import entries
from journeymap.figures.look import CONFIG, Look, Words
from journeymap.figures.rows import rows

if TYPE_CHECKING:
    import plotly.graph_objects as go

    from journeymap.analysis import Analysis
    from journeymap.model import Journey


def show_curve(
    journey: Journey, found: Analysis, chosen: str, look: Look, language: str
) -> float | None:
    """Draw the curve; where on it the chosen touchpoint stands, as a share of the plot's width.

    A click on a point chooses its touchpoint, a second one lets it go. The legend stands outside,
    so that it stays in sight where a long curve scrolls.
    """
    table = tables.curve(journey, found, language)
    words = _words(language)
    figure = _clickable(draw(table, look, words, selected=chosen or None, with_legend=False))
    st.html(markup.legend(entries(rows(table), words)) + curve_style(int(figure.layout.width)))
    with st.container(key="curve"):
        st.plotly_chart(
            figure,
            theme=None,
            key="chart",
            on_select=_choose_clicked,
            selection_mode="points",
            config=CONFIG,
            alt=wording.phrase("curve-alt", language, title=journey.name, count=len(table)),
        )
    columns = [each.touchpoint for each in found.touchpoints]
    return (columns.index(chosen) + 0.5) / len(columns) if chosen in columns else None


def _choose_clicked() -> None:
    event: Any = st.session_state["chart"]
    for point in event["selection"]["points"]:
        choose(point["customdata"][0])


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
