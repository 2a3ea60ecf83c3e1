"""The points of a curve: marks, the shapes inside them, their bars, and what can be clicked.

A critical moment is a filled disc with a white shape in it: a triangle down for pain, up for
delight, a diamond for what must be held. All else is hollow and grey. What is assumed has a
dotted outline. An interval narrower than its mark hides behind it; hovering tells the numbers.
"""

from collections.abc import Iterator, Sequence
from typing import Any, Final

import plotly.graph_objects as go

from journeymap.figures import text
from journeymap.figures.blocks import Box
from journeymap.figures.labels import NEUTRAL, POINT, mark_size
from journeymap.figures.look import Look, Words, mixed
from journeymap.figures.rows import Row

GLYPHS: Final = {"pain": "triangle-down", "guard": "diamond", "delight": "triangle-up"}
GLYPH_SHARE: Final = 0.46
"""Size of the shape inside a mark, as a share of the mark's."""

ASSUMED_TINT: Final = 0.2
"""How much of its colour is left inside a critical mark that is only assumed."""

RING: Final = 10
"""How much wider than its mark the ring around a selected touchpoint is, in pixels."""

STROKE_SHARE: Final = 1.4
"""How much longer than its size plotly.js draws the symbol of a level stroke."""

HOVER_WIDTH: Final = 380
HOVER_SIZE: Final = 12
HOVER_LINES: Final = 8
DIGITS: Final = 4


def marks(found: Sequence[Row], look: Look) -> go.Scatter:
    """One mark for each point that was measured, and the bar of its interval."""
    shown = [(index, row) for index, row in enumerate(found) if row.experience is not None]
    bars = [_arms(row) for _, row in shown]
    return go.Scatter(
        x=[index for index, _ in shown],
        y=[rounded(row.experience) for _, row in shown],
        mode="markers",
        marker={
            "size": [_diameter(row) for _, row in shown],
            "color": [_inside(row, look) for _, row in shown],
            "line": {
                "color": [_hue(row, look) for _, row in shown],
                "width": [0 if row.assumed or row.critical else 1.5 for _, row in shown],
            },
            "opacity": 1,
        },
        error_y={
            "type": "data",
            "array": [up for _, up in bars],
            "arrayminus": [down for down, _ in bars],
            "color": look.line,
            "thickness": 1.3,
            "width": 5,
        },
        unselected={"marker": {"opacity": 1}},
        cliponaxis=False,
        hoverinfo="skip",
    )


def glyphs(found: Sequence[Row], look: Look) -> go.Scatter:
    """The shape inside a critical moment's mark, which says without colour what it is."""
    shown = [(i, row) for i, row in enumerate(found) if row.critical and row.scored]
    return go.Scatter(
        x=[index for index, _ in shown],
        y=[rounded(row.experience) for _, row in shown],
        mode="markers",
        marker={
            "symbol": [GLYPHS.get(row.kind, "diamond") for _, row in shown],
            "size": [round(_diameter(row) * GLYPH_SHARE, 1) for _, row in shown],
            "color": [_hue(row, look) if row.assumed else _on_mark(row, look) for _, row in shown],
            "line": {"width": 0},
            "opacity": 1,
        },
        unselected={"marker": {"opacity": 1}},
        cliponaxis=False,
        hoverinfo="skip",
    )


def dotted(found: Sequence[Row], look: Look) -> Iterator[dict[str, Any]]:
    """The outline of marks that are assumed: no marker of Plotly's can be dotted."""
    for index, row in enumerate(found):
        if row.assumed:
            radius = _diameter(row) / 2
            yield {
                "type": "circle",
                "xsizemode": "pixel",
                "ysizemode": "pixel",
                "xanchor": index,
                "yanchor": rounded(row.experience),
                "x0": -radius,
                "x1": radius,
                "y0": -radius,
                "y1": radius,
                "line": {"color": _hue(row, look), "width": 2, "dash": "2px,3px"},
            }


def targets(
    found: Sequence[Row], absent: dict[int, Box], look: Look, words: Words, selected: str | None
) -> Iterator[go.Scatter]:
    """What answers to hover and click: a ring on every touchpoint, seen only when selected.

    The scored touchpoints come as one trace and all others as a second one. Where nothing was
    measured the words that say so are underlined instead; `absent` are their boxes.
    """
    for scored in (True, False):
        shown = [(index, row) for index, row in enumerate(found) if row.scored is scored]
        places = [_target(row, absent.get(index)) for index, row in shown]
        chosen = [n for n, (_, row) in enumerate(shown) if row.touchpoint == selected]
        if shown:
            yield go.Scatter(
                x=[index for index, _ in shown],
                y=[rounded(height) for height, _, _ in places],
                customdata=[[row.touchpoint] for _, row in shown],
                hovertext=[_hover(row, words) for _, row in shown],
                hoverinfo="text",
                mode="markers",
                marker={
                    "symbol": [symbol for _, _, symbol in places],
                    "size": [round(size, 1) for _, size, _ in places],
                    "color": look.text,
                    "line": {"width": 2},
                    "opacity": 0,
                },
                selectedpoints=chosen or None,
                selected={"marker": {"opacity": 1}},
                unselected={"marker": {"opacity": 0}},
                cliponaxis=False,
            )


def _target(row: Row, absent: Box | None) -> tuple[float, float, str]:
    """Height, size and symbol of what is clicked."""
    if row.experience is not None:
        return row.experience, _diameter(row) + RING, "circle-open"
    if absent is None:
        return NEUTRAL, _diameter(row) + RING, "circle-open"
    return absent.bottom / POINT, (absent.right - absent.left) / STROKE_SHARE, "line-ew-open"


def _hover(row: Row, words: Words) -> str:
    """All that is known about a touchpoint, as one label; nobody's text is read as HTML."""
    absent = words.not_measured if row.experience is None else ""
    moment = (row.word or absent, row.felt, words.assumed if row.assumed else "")
    size = f"n = {row.n:g}" if row.n is not None else ""
    parts = ((row.stage_title, row.channels), moment, (row.because,), (row.native, size))
    told = (line for part in parts for line in _hover_lines(" · ".join(filter(None, part))))
    return "<br>".join((*(f"<b>{line}</b>" for line in _hover_lines(row.title)), *told))


def _hover_lines(part: str) -> Iterator[str]:
    return map(text.escaped, text.shortened(part, HOVER_WIDTH, HOVER_SIZE, HOVER_LINES))


def _arms(row: Row) -> tuple[float | None, float | None]:
    """How far an interval's bar reaches down and up from its point."""
    if row.interval is None or row.experience is None:
        return None, None
    low, high = row.interval
    return rounded(row.experience - low), rounded(high - row.experience)


def _diameter(row: Row) -> float:
    return round(mark_size(row), 1)


def _hue(row: Row, look: Look) -> str:
    if not row.critical:
        return look.muted
    return {"pain": look.short, "delight": look.beyond}.get(row.kind, look.text)


def _inside(row: Row, look: Look) -> str:
    if not row.scored:
        return look.muted
    if not row.critical:
        return look.background
    return mixed(_hue(row, look), look.background, ASSUMED_TINT) if row.assumed else _hue(row, look)


def _on_mark(row: Row, look: Look) -> str:
    return look.background if _hue(row, look) == look.text else look.on_mark


def rounded(value: float | None) -> float | None:
    """A number with as many digits as a picture shows."""
    return None if value is None else round(value, DIGITS)
