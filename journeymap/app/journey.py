"""One journey on the page: its headline, curve, moments, the detail of one, and the table."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import streamlit as st

from journeymap import tables, wording
from journeymap.analysis import nothing_scored
from journeymap.app import markup
from journeymap.app.address import looked_at
from journeymap.app.choices import choose_touchpoint
from journeymap.app.curve import show_curve
from journeymap.app.detail import detail
from journeymap.app.moments import moments, others
from journeymap.app.notes import notes
from journeymap.wording import numbers

if TYPE_CHECKING:
    from journeymap.analysis import Analysis, TouchpointAnalysis
    from journeymap.app.shelf import Reading
    from journeymap.figures.look import Look
    from journeymap.model import Journey

    Touchpoints = tuple[TouchpointAnalysis, ...]

LARGE = 1_000
"""Touchpoints beyond which a curve is no picture any more, and a list of all is of no use."""


def show_journey(
    journey: Journey, found: Reading, file: str, look: Look, language: str
) -> float | None:
    """Show a journey; where on its curve the chosen touchpoint stands, as a share of its width."""
    analysis = found.analysis
    chosen = looked_at("touchpoint")
    unscored = [each for each in analysis.touchpoints if each.critical is None]
    ranked = (*analysis.critical, *analysis.others, *unscored)
    st.html(_headline(journey, analysis, file, language))
    place = None
    if len(ranked) > LARGE:
        st.html(markup.quiet(wording.phrase("curve-left-out", language, count=len(ranked))))
    else:
        place = show_curve(journey, analysis, chosen, look, language)
    words, beside = st.columns([3, 2], gap="large")
    with words:
        first = nothing_scored(journey, analysis, language)
        st.html(moments(ranked, chosen, language, first))
        if rest := others(ranked, chosen, language):
            st.html(rest)
        st.html(
            markup.heading(wording.phrase("notes-heading", language))
            + markup.quiet(*notes(journey, analysis, found.stability, language))
        )
    with beside, st.container(key="detail"):
        st.html(markup.heading(wording.phrase("touchpoint", language)))
        if touchpoint := _choose_touchpoint(analysis, ranked, chosen, language):
            st.html(detail(journey, analysis, touchpoint, language))
    _table(analysis, ranked, language)
    return place


def _choose_touchpoint(
    found: Analysis, ranked: Touchpoints, chosen: str, language: str
) -> str | None:
    """Let a touchpoint be chosen by name; of too many the first in rank, and the chosen one."""
    if len(ranked) <= LARGE:
        return choose_touchpoint(found.touchpoints, "detail-hint", language)
    beyond = [each for each in ranked[LARGE:] if each.touchpoint == chosen]
    return choose_touchpoint((*ranked[:LARGE], *beyond), "detail-hint-large", language)


def _headline(journey: Journey, found: Analysis, file: str, language: str) -> str:
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
        file,
        (planned, journey.persona, scale),
        (
            markup.Number(
                said("balance_of_completers"),
                numbers.UNDEFINED if felt is None else said("points", value=numbers.signed(felt)),
                said("felt-help", loss_aversion=f"{found.loss_aversion:g}"),
                "short" if felt and felt < 0 else "beyond" if felt else "even",
            ),
            markup.Number(
                said("completion"), numbers.percent(found.completion), said("completion-help")
            ),
            markup.Number(
                said("evidence"),
                said("measured-short", measured=measured, of=len(found.touchpoints)),
                said("coverage-help", coverage=numbers.percent(found.coverage)),
            ),
        ),
    )


FORMATS = {"points": "%.1f", "percent": "%.0f%%", "count": "%.0f"}
"""How the table writes what a column holds."""


def _table(found: Analysis, ranked: Touchpoints, language: str) -> None:
    """The numbers of all touchpoints in declared order; of too many those of the first in rank."""
    heading = wording.phrase("table-heading", language)
    if len(ranked) > LARGE:
        found = replace(found, touchpoints=ranked[:LARGE])
        heading = wording.phrase("table-first", language, shown=LARGE, count=len(ranked))
    kinds = tables.named(tables.KINDS, found, language)
    columns = {
        name: st.column_config.TextColumn(pinned=number == 0)
        if kind == "text"
        else st.column_config.NumberColumn(format=FORMATS[kind])
        for number, (name, kind) in enumerate(kinds.items())
    }
    table = tables.touchpoints(found, language)
    with st.expander(heading):
        st.dataframe(table, hide_index=True, column_config=columns, placeholder=numbers.UNDEFINED)
