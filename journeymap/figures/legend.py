"""What the signs of a curve mean: a legend drawn in pixels, above the plot.

Plotly's own legend cannot show a dotted outline or two sizes, and nobody knows how many rows
it will take before a browser has drawn it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from journeymap.figures import text
from journeymap.figures.look import Look, Words
from journeymap.figures.rows import Row, lines

ROW: Final = 20
ABOVE: Final = 4
BELOW: Final = 10
SIZE: Final = 11
SIGN: Final = 24
"""Width of a sign, in pixels."""

BEFORE_WORD: Final = 6
AFTER_WORD: Final = 14
INDENT: Final = 3


@dataclass(frozen=True, slots=True)
class Key:
    """One entry: its word and the shapes of its sign, in pixels right of and above its place."""

    word: str
    sign: tuple[dict[str, Any], ...]


@dataclass(frozen=True, slots=True)
class Legend:
    """A legend's shapes and annotations for Plotly, and its height in pixels."""

    shapes: tuple[dict[str, Any], ...]
    annotations: tuple[dict[str, Any], ...]
    height: float


def legend(rows: Sequence[Row], look: Look, words: Words, room: float) -> Legend:
    """The legend of what occurs in these rows, in as many lines as `room` pixels ask for."""
    shapes: list[dict[str, Any]] = []
    annotations: list[dict[str, Any]] = []
    keys = [key for key in _keys(rows, look, words) if key.word]
    across, down = 0.0, 0
    for key in keys:
        wide = SIGN + BEFORE_WORD + text.text_width(key.word, SIZE) + AFTER_WORD
        if across and across + wide - AFTER_WORD > room:
            across, down = 0.0, down + 1
        up = BELOW + ROW * 0.5 - ROW * down
        shapes += [_moved(shape, INDENT + across, up) for shape in key.sign]
        annotations.append(_word(key.word, INDENT + across + SIGN + BEFORE_WORD, up, look))
        across += wide
    lift = ROW * down
    raised = (_moved(shape, 0, lift) for shape in shapes)
    lifted = ({**each, "yshift": each["yshift"] + lift} for each in annotations)
    return Legend(tuple(raised), tuple(lifted), ABOVE + ROW * (down + 1) + BELOW)


def _keys(rows: Sequence[Row], look: Look, words: Words) -> Iterator[Key]:
    drawn = lines(rows)
    pairs = list(zip(drawn.ceiling, drawn.floor, drawn.experience, strict=True))
    yield Key(words.expectation, (_stroke(look.line, 1.5, "6px,4px"),))
    yield Key(words.experience, (_stroke(look.line, 2.5),))
    if any(floor is not None and met is not None and met < floor for _, floor, met in pairs):
        yield Key(words.short, (_patch(look.short, look.fill),))
    if any(most is not None and met is not None and met > most for most, _, met in pairs):
        yield Key(words.beyond, (_patch(look.beyond, look.fill),))
    if any(row.adequate is not None for row in rows):
        yield Key(words.zone, (_patch(look.zone, look.zone_fill),))
    if any(row.critical for row in rows):
        yield Key(words.critical, (_disc(12, 6, look.text, look.text),))
    if any(row.scored for row in rows):
        small = _disc(5, 3.5, look.muted, look.background)
        yield Key(words.size, (small, _disc(17, 7, look.muted, look.background)))
    if any(row.interval for row in rows):
        caps = (_segment(8, 16, -7, -7, look.line), _segment(8, 16, 7, 7, look.line))
        yield Key(words.interval, (_segment(12, 12, -7, 7, look.line), *caps))
    if any(row.assumed for row in rows):
        yield Key(words.assumed, (_disc(12, 6.5, look.muted, look.background, "2px,3px"),))


def _stroke(colour: str, width: float, dash: str = "solid") -> dict[str, Any]:
    return _segment(0, SIGN, 0, 0, colour) | {
        "line": {"color": colour, "width": width, "dash": dash}
    }


def _segment(left: float, right: float, low: float, high: float, colour: str) -> dict[str, Any]:
    line = {"color": colour, "width": 1.3}
    return {"type": "line", "x0": left, "x1": right, "y0": low, "y1": high, "line": line}


def _patch(colour: str, opacity: float) -> dict[str, Any]:
    shape = {"type": "rect", "x0": 0, "x1": SIGN, "y0": -6, "y1": 6}
    return shape | {"fillcolor": colour, "opacity": opacity, "line": {"width": 0}}


def _disc(
    centre: float, radius: float, outline: str, inside: str, dash: str = "solid"
) -> dict[str, Any]:
    return {
        "type": "circle",
        "x0": centre - radius,
        "x1": centre + radius,
        "y0": -radius,
        "y1": radius,
        "fillcolor": inside,
        "line": {"color": outline, "width": 1.5, "dash": dash},
    }


def _moved(shape: dict[str, Any], right: float, up: float) -> dict[str, Any]:
    return {
        **shape,
        "xref": "paper",
        "yref": "paper",
        "xsizemode": "pixel",
        "ysizemode": "pixel",
        "xanchor": 0,
        "yanchor": 1,
        "x0": round(shape["x0"] + right, 1),
        "x1": round(shape["x1"] + right, 1),
        "y0": round(shape["y0"] + up, 1),
        "y1": round(shape["y1"] + up, 1),
    }


def _word(word: str, right: float, up: float, look: Look) -> dict[str, Any]:
    return {
        "text": text.escaped(word),
        "xref": "paper",
        "yref": "paper",
        "x": 0,
        "y": 1,
        "xanchor": "left",
        "yanchor": "middle",
        "xshift": round(right, 1),
        "yshift": up,
        "showarrow": False,
        "font": {"size": SIZE, "color": look.muted},
    }
