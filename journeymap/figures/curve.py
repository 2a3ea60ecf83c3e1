"""The experience curve: what customers expect and what they meet, touchpoint by touchpoint.

Expectation is dashed, experience solid, the gap between them shaded: vermilion where it falls
short, blue where it goes beyond. Critical moments are filled marks with a shape inside and
words beside them; all else is quiet. What nobody measured is not drawn.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any, Final

import pandas as pd
import plotly.graph_objects as go

from journeymap.figures import text
from journeymap.figures.blocks import LEFT_ALIGNED, TYPES, Block, Role
from journeymap.figures.geometry import Point, areas, strokes
from journeymap.figures.labels import NEUTRAL, POINT, TICKS, mark_size
from journeymap.figures.layout import BAND_GAP, COLUMN, Layout, layout
from journeymap.figures.legend import Legend, legend
from journeymap.figures.look import FONT, Look, Words, mixed
from journeymap.figures.rows import Row, lines, rows

LEFT: Final = 44
RIGHT: Final = 12
FOOT: Final = 8
USUAL_WIDTH: Final = 960
"""A page's width in pixels, where none is told."""

LEGEND_WIDTH: Final = 1080
"""A legend no wider than this is seen whole before a long curve is scrolled."""

HOVER_WIDTH: Final = 380
HOVER_SIZE: Final = 12

RING: Final = 10
"""How much wider than its mark the ring around a selected touchpoint is, in pixels."""

BOLD: Final = 650
NORMAL: Final = 400
DIGITS: Final = 4
TRANSPARENT: Final = "rgba(0,0,0,0)"

GLYPHS: Final = {"pain": "triangle-down", "guard": "diamond", "delight": "triangle-up"}


def draw(
    table: pd.DataFrame,
    look: Look,
    words: Words,
    *,
    width: int = USUAL_WIDTH,
    selected: str | None = None,
) -> go.Figure:
    """The curve of a table of touchpoints (`rows.COLUMNS`), at least `width` pixels wide.

    With many touchpoints it is wider: `figure.layout.width`, the least it may be shown at, is
    then `width_of(table)`. Shown wider, its columns spread and nothing meets. Every touchpoint
    can be clicked; its id is the first of the point's `customdata`. `selected` is the id of the
    touchpoint that is ringed from the start.
    """
    found = rows(table)
    count = max(1, len(found))
    column = max(COLUMN, (width - LEFT - RIGHT) / count)
    placed = layout(found, column, not_measured=words.not_measured, assumed=words.assumed)
    traces = [
        *_areas(found, look),
        *_lines(found, look),
        _marks(found, look),
        _bars(found, look),
        _glyphs(found, look),
        *_texts(found, placed, look),
        *_targets(found, placed, look, selected),
    ]
    keys = legend(found, look, words, min(column * count, LEGEND_WIDTH))
    frame = _frame(placed, count, keys, look, words)
    shapes = [*_bands(placed, look), _neutral(look), *_dotted(found, look), *keys.shapes]
    return go.Figure(data=traces, layout={**frame, "shapes": shapes})


def width_of(table: pd.DataFrame) -> int:
    """Least width in pixels at which a table's curve can be read."""
    return round(LEFT + RIGHT + COLUMN * max(1, len(table)))


def _areas(found: Sequence[Row], look: Look) -> Iterator[go.Scatter]:
    """The zone of tolerance, and the gap: where experience falls short, and where it exceeds."""
    drawn = lines(found)
    yield _area(areas(drawn.ceiling, drawn.floor), look.zone, look.zone_fill)
    yield _area(areas(drawn.floor, drawn.experience), look.short, look.fill)
    yield _area(areas(drawn.experience, drawn.ceiling), look.beyond, look.fill)


def _area(polygons: Sequence[Sequence[Point]], colour: str, opacity: float) -> go.Scatter:
    return go.Scatter(
        **_path(polygons),
        mode="lines",
        line={"width": 0},
        fill="toself",
        fillcolor=colour,
        opacity=opacity,
        hoverinfo="skip",
    )


def _lines(found: Sequence[Row], look: Look) -> Iterator[go.Scatter]:
    drawn = lines(found)
    for values, width, dash in (
        (drawn.ceiling, 1.5, "6px,4px"),
        (drawn.experience, 2.5, "solid"),
    ):
        line = {"color": look.line, "width": width, "dash": dash}
        yield go.Scatter(**_path(strokes(values)), mode="lines", line=line, hoverinfo="skip")


def _path(found: Sequence[Sequence[Point]]) -> dict[str, list[float | None]]:
    """Separate strokes or polygons as one trace, a None between them."""
    across: list[float | None] = []
    up: list[float | None] = []
    for stroke in found:
        if across:
            across.append(None)
            up.append(None)
        across.extend(round(x, DIGITS) for x, _ in stroke)
        up.extend(round(y, DIGITS) for _, y in stroke)
    return {"x": across, "y": up}


def _marks(found: Sequence[Row], look: Look) -> go.Scatter:
    """One mark for each point that was measured, and the bar of its interval."""
    shown = [(index, row) for index, row in enumerate(found) if row.experience is not None]
    return go.Scatter(
        x=[index for index, _ in shown],
        y=[_rounded(row.experience) for _, row in shown],
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
        unselected={"marker": {"opacity": 1}},
        cliponaxis=False,
        hoverinfo="skip",
    )


def _bars(found, look):
    shown = [(index, row) for index, row in enumerate(found) if row.experience is not None]
    bars = [_arms(row) for _, row in shown]
    return go.Scatter(x=[i for i,_ in shown],y=[r.experience for _,r in shown],mode="markers",marker={"opacity":0},unselected={"marker":{"opacity":0}},
        error_y={
            "type": "data",
            "array": [up for _, up in bars],
            "arrayminus": [down for down, _ in bars],
            "color": look.line,
            "thickness": 1.3,
            "width": 5,
        },
hoverinfo="skip")


def _glyphs(found: Sequence[Row], look: Look) -> go.Scatter:
    """The shape inside a critical moment's mark, which says without colour what it is."""
    shown = [(i, row) for i, row in enumerate(found) if row.critical and row.scored]
    return go.Scatter(
        x=[index for index, _ in shown],
        y=[_rounded(row.experience) for _, row in shown],
        mode="markers",
        marker={
            "symbol": [GLYPHS.get(row.kind, "diamond") for _, row in shown],
            "size": [round(_diameter(row) * 0.46, 1) for _, row in shown],
            "color": [_hue(row, look) if row.assumed else _on_mark(row, look) for _, row in shown],
            "opacity": 1,
        },
        unselected={"marker": {"opacity": 1}},
        cliponaxis=False,
        hoverinfo="skip",
    )


def _arms(row: Row) -> tuple[float | None, float | None]:
    """How far an interval's bar reaches down and up from its point."""
    if row.interval is None or row.experience is None:
        return None, None
    low, high = row.interval
    return _rounded(row.experience - low), _rounded(high - row.experience)


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
    return mixed(_hue(row, look), look.background, 0.2) if row.assumed else _hue(row, look)


def _on_mark(row: Row, look: Look) -> str:
    return look.background if _hue(row, look) == look.text else look.on_mark


def _texts(found: Sequence[Row], placed: Layout, look: Look) -> Iterator[go.Scatter]:
    """All text on the plot: one trace for each role and colour."""

    def kind(piece: Block) -> tuple[Role, str, int]:
        row = found[piece.column]
        return piece.role, _ink(piece.role, row, look), _weight(piece.role, row)

    for (role, colour, weight), pieces in groupby(sorted(placed.blocks, key=kind), key=kind):
        yield _text(role, colour, weight, tuple(pieces), placed.column)


def _weight(role: Role, row: Row) -> int:
    """Bold for what must be found first: the titles of critical touchpoints and their words."""
    loud = TYPES[role].bold and (row.critical or role is Role.STAGE)
    return BOLD if loud else NORMAL


def _text(
    role: Role, colour: str, weight: int, pieces: Sequence[Block], column: float
) -> go.Scatter:
    left = role in LEFT_ALIGNED
    font = TYPES[role]
    across = [box.left if left else (box.left + box.right) / 2 for box in (p.box for p in pieces)]
    return go.Scatter(
        x=[round(x / column - 0.5, DIGITS) for x in across],
        y=[round(piece.box.top / POINT, 2) for piece in pieces],
        text=[text.broken(piece.lines) for piece in pieces],
        mode="text",
        textposition="bottom right" if left else "bottom center",
        textfont={
            "size": font.size,
            "color": colour,
            "weight": weight,
            "style": "italic" if role is Role.ABSENT else "normal",
        },
        # Naming the colour of selected text is what keeps all other text from fading.
        selected={"textfont": {"color": colour}},
        cliponaxis=False,
        hoverinfo="skip",
    )


def _ink(role: Role, row: Row, look: Look) -> str:
    if role is Role.WORD:
        return {"pain": look.short_word, "delight": look.beyond_word}.get(row.kind, look.text)
    return look.text if role is Role.TITLE else look.muted


def _targets(
    found: Sequence[Row], placed: Layout, look: Look, selected: str | None
) -> Iterator[go.Scatter]:
    """What answers to hover and click: an unseen ring on every touchpoint, seen when selected."""
    absent = {p.column: p.box for p in placed.blocks if p.role is Role.ABSENT}
    for scored in (True, False):
        shown = [(index, row) for index, row in enumerate(found) if row.scored is scored]
        heights = [
            row.experience if row.experience is not None else absent[index].bottom / POINT
            for index, row in shown
        ]
        sizes = [
            _diameter(row) + RING
            if row.experience is not None
            else absent[index].right - absent[index].left
            for index, row in shown
        ]
        symbols = ["circle-open" if r.experience is not None else "line-ew-open" for _, r in shown]
        chosen = [n for n, (_, row) in enumerate(shown) if row.touchpoint == selected]
        yield go.Scatter(
            x=[index for index, _ in shown],
            y=[_rounded(height) for height in heights],
            customdata=[[row.touchpoint] for _, row in shown],
            hovertext=[_hover(row) for _, row in shown],
            hoverinfo="text",
            mode="markers",
            marker={
                "symbol": symbols,
                "size": [round(size, 1) for size in sizes],
                "color": look.text,
                "line": {"width": 2},
                "opacity": 0,
            },
            selectedpoints=chosen or None,
            selected={"marker": {"opacity": 1}},
            unselected={"marker": {"opacity": 0}},
            cliponaxis=False,
        )


def _hover(row: Row) -> str:
    """All that is known about a touchpoint, as one label; nobody's text is read as HTML."""
    facts = " · ".join(filter(None, (row.native, f"n = {row.n:g}" if row.n is not None else "")))
    heading = "<br>".join(f"<b>{line}</b>" for line in _hover_lines(row.title))
    place = " · ".join(filter(None, (row.stage_title, row.channels)))
    moment = " · ".join(filter(None, (row.word, row.felt)))
    return "<br>".join(
        (
            heading,
            *(line for part in (place, moment, row.because, facts) for line in _hover_lines(part)),
        )
    )


def _hover_lines(part: str) -> Iterable[str]:
    return map(text.escaped, text.wrapped(part, HOVER_WIDTH, HOVER_SIZE))


def _bands(placed: Layout, look: Look) -> Iterator[dict[str, Any]]:
    """The stages as translucent rectangles, by turns a little stronger and weaker."""
    gap = BAND_GAP / 2 / placed.column
    for number, band in enumerate(placed.bands):
        yield {
            "type": "rect",
            "layer": "below",
            "x0": round(band.first - 0.5 + gap, DIGITS),
            "x1": round(band.last + 0.5 - gap, DIGITS),
            "y0": _rounded(placed.bottom / POINT),
            "y1": _rounded(placed.top / POINT),
            "fillcolor": look.band,
            "opacity": look.band_weak if number % 2 else look.band_strong,
            "line": {"width": 0},
        }


def _neutral(look: Look) -> dict[str, Any]:
    """The line of a score that is neither good nor bad."""
    return {
        "type": "line",
        "layer": "between",
        "xref": "paper",
        "x0": 0,
        "x1": 1,
        "y0": NEUTRAL,
        "y1": NEUTRAL,
        "line": {"color": look.neutral, "width": 1.5},
    }


def _dotted(found: Sequence[Row], look: Look) -> Iterator[dict[str, Any]]:
    """The outline of marks that are assumed: no marker of Plotly's can be dotted."""
    for index, row in enumerate(found):
        if row.assumed:
            radius = _diameter(row) / 2
            yield {
                "type": "circle",
                "xsizemode": "pixel",
                "ysizemode": "pixel",
                "xanchor": index,
                "yanchor": _rounded(row.experience),
                "x0": -radius,
                "x1": radius,
                "y0": -radius,
                "y1": radius,
                "line": {"color": _hue(row, look), "width": 2, "dash": "2px,3px"},
            }


def _frame(placed: Layout, count: int, keys: Legend, look: Look, words: Words) -> dict[str, Any]:
    """Size, axes, legend and behaviour."""
    return {
        "template": {"layout": _template(look)},
        "width": round(LEFT + RIGHT + placed.column * count),
        "height": round(keys.height + placed.top - placed.bottom + FOOT),
        "margin": {"l": LEFT, "r": RIGHT, "t": keys.height, "b": FOOT, "autoexpand": False},
        "xaxis": {"range": [-0.5, count - 0.5], "visible": False, "fixedrange": True},
        "yaxis": {
            "range": [_rounded(placed.bottom / POINT), _rounded(placed.top / POINT)],
            "tickvals": list(TICKS),
            "fixedrange": True,
            "gridcolor": look.grid,
            "zeroline": False,
        },
        "annotations": [*keys.annotations, _unit(look, words)],
    }


def _unit(look: Look, words: Words) -> dict[str, Any]:
    """What the scale's numbers are, above the highest of them."""
    unit = text.shortened(words.points, LEFT - 8, TYPES[Role.TICK].size, 1)
    return {
        "text": text.broken(unit),
        "xref": "paper",
        "x": 0,
        "y": 100,
        "xanchor": "right",
        "yanchor": "bottom",
        "yshift": 5,
        "showarrow": False,
        "font": {"size": TYPES[Role.TICK].size, "color": look.muted},
    }


def _template(look: Look) -> dict[str, Any]:
    """The small template that stands in for Plotly's own, most of a figure's bytes."""
    return {
        "font": {"family": FONT, "size": 12, "color": look.text},
        "paper_bgcolor": TRANSPARENT,
        "plot_bgcolor": TRANSPARENT,
        "hovermode": "closest",
        "hoverdistance": 24,
        "clickmode": "event+select",
        "dragmode": False,
        "hoverlabel": {
            "align": "left",
            "bgcolor": look.hover,
            "bordercolor": look.hover_border,
            "font": {"family": FONT, "size": HOVER_SIZE, "color": look.text},
        },
        "showlegend": False,
        "yaxis": {"tickfont": {"size": TYPES[Role.TICK].size, "color": look.muted}},
    }


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, DIGITS)
