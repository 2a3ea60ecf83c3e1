"""The experience curve: what customers expect and what they meet, touchpoint by touchpoint.

Expectation is dashed, experience solid, the gap between them shaded: vermilion where it falls
short, blue where it goes beyond. Critical moments are filled marks with a shape inside and
words beside them; all else is quiet. What nobody measured is not drawn.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any, Final

import pandas as pd
import plotly.graph_objects as go

from journeymap.figures import text
from journeymap.figures.blocks import LEFT_ALIGNED, TYPES, Block, Role
from journeymap.figures.geometry import Point, areas, strokes
from journeymap.figures.labels import NEUTRAL, POINT, TICKS
from journeymap.figures.layout import BAND_GAP, COLUMN, Layout, layout
from journeymap.figures.legend import NO_LEGEND, Legend, legend
from journeymap.figures.look import FONT, Look, Words
from journeymap.figures.points import DIGITS, HOVER_SIZE, dotted, glyphs, marks, rounded, targets
from journeymap.figures.rows import Row, lines, rows

LEFT: Final = 44
RIGHT: Final = 12
FOOT: Final = 8
USUAL_WIDTH: Final = 960
"""A page's width in pixels, where none is told."""

LEGEND_WIDTH: Final = 1080
"""A legend no wider than this is seen whole before a long curve is scrolled."""

HATCH: Final = 7
"""Pixels from one line of a hatching to the next."""

HATCH_SHARE: Final = 0.2
"""How much of its ground a hatching covers."""

BOLD: Final = 650
NORMAL: Final = 400
TRANSPARENT: Final = "rgba(0,0,0,0)"


def draw(  # noqa: PLR0913 - by name, what differs from picture to picture
    table: pd.DataFrame,
    look: Look,
    words: Words,
    *,
    width: int = USUAL_WIDTH,
    selected: str | None = None,
    with_legend: bool = True,
) -> go.Figure:
    """The curve of a table of touchpoints (`rows.COLUMNS`), at least `width` pixels wide.

    With many touchpoints it is wider: `figure.layout.width`, the least it may be shown at, is
    then `width_of(table)`. Shown wider, its columns spread and nothing meets. Every touchpoint
    can be clicked; its id is the first of the point's `customdata`. `selected` is the id of the
    touchpoint that is ringed from the start. Without its legend it wants one beside it
    (`legend.entries`). A column the table lacks is a KeyError.
    """
    found = rows(table)
    count = max(1, len(found))
    column = max(COLUMN, (width - LEFT - RIGHT) / count)
    placed = layout(found, column, not_measured=words.not_measured, assumed=words.assumed)
    absent = {piece.column: piece.box for piece in placed.blocks if piece.role is Role.ABSENT}
    traces = [
        *_zone(found, look),
        *_areas(found, look),
        *_lines(found, look),
        marks(found, look),
        glyphs(found, look),
        *_texts(found, placed, look),
        *targets(found, absent, look, words, selected),
    ]
    room = min(column * count, LEGEND_WIDTH)
    keys = legend(found, look, words, room) if with_legend else NO_LEGEND
    frame = _frame(placed, count, keys, look, words)
    shapes = [*_bands(placed, look), _neutral(look), *dotted(found, look), *keys.shapes]
    return go.Figure(data=traces, layout={**frame, "shapes": shapes})


def width_of(table: pd.DataFrame) -> int:
    """Least width in pixels at which a table's curve can be read."""
    return round(LEFT + RIGHT + COLUMN * max(1, len(table)))


def _areas(found: Sequence[Row], look: Look) -> Iterator[go.Scatter]:
    """The gap: where experience falls short, and where it exceeds."""
    drawn = lines(found)
    for polygons, colour in (
        (areas(drawn.floor, drawn.experience), look.short),
        (areas(drawn.experience, drawn.ceiling), look.beyond),
    ):
        if polygons:
            yield _area(polygons, fillcolor=colour, line={"width": 0}, opacity=look.fill)


def _zone(found: Sequence[Row], look: Look) -> Iterator[go.Scatter]:
    """The zone of tolerance: hatched, since the bands behind it are grey too."""
    drawn = lines(found)
    polygons = areas(drawn.ceiling, drawn.floor)
    if polygons:
        hatch = {"shape": "\\", "size": HATCH, "solidity": HATCH_SHARE, "fgcolor": look.zone}
        edge = {"color": look.zone, "width": 1}
        yield _area(polygons, fillpattern=hatch, line=edge, opacity=look.zone_fill)


def _area(polygons: Sequence[Sequence[Point]], **filling: object) -> go.Scatter:
    path = _path(polygons)
    return go.Scatter(**path, mode="lines", fill="toself", hoverinfo="skip", **filling)


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


def _bands(placed: Layout, look: Look) -> Iterator[dict[str, Any]]:
    """The stages as translucent rectangles, by turns a little stronger and weaker."""
    gap = BAND_GAP / 2 / placed.column
    for number, band in enumerate(placed.bands):
        yield {
            "type": "rect",
            "layer": "below",
            "x0": round(band.first - 0.5 + gap, DIGITS),
            "x1": round(band.last + 0.5 - gap, DIGITS),
            "y0": rounded(placed.bottom / POINT),
            "y1": rounded(placed.top / POINT),
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


def _frame(placed: Layout, count: int, keys: Legend, look: Look, words: Words) -> dict[str, Any]:
    """Size, axes, legend and behaviour."""
    return {
        "template": {"layout": _template(look)},
        "width": round(LEFT + RIGHT + placed.column * count),
        "height": round(keys.height + placed.top - placed.bottom + FOOT),
        "margin": {"l": LEFT, "r": RIGHT, "t": keys.height, "b": FOOT, "autoexpand": False},
        "xaxis": {"range": [-0.5, count - 0.5], "visible": False, "fixedrange": True},
        "yaxis": {
            "range": [rounded(placed.bottom / POINT), rounded(placed.top / POINT)],
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
