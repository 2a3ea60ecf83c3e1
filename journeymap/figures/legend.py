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
class Legend:
    """A legend's shapes and annotations for Plotly, and its height in pixels."""

    shapes: tuple[dict[str, Any], ...]
    annotations: tuple[dict[str, Any], ...]
    height: float


NO_LEGEND: Final = Legend((), (), 0.0)


def legend(rows: Sequence[Row], look: Look, words: Words, room: float) -> Legend:
    """The legend of what occurs in these rows, in as many lines as `room` pixels ask for."""
    shapes: list[dict[str, Any]] = []
    annotations: list[dict[str, Any]] = []
    across, down = 0.0, 0
    for sign, word in entries(rows, words):
        wide = SIGN + BEFORE_WORD + text.text_width(word, SIZE) + AFTER_WORD
        if across and across + wide - AFTER_WORD > room:
            across, down = 0.0, down + 1
        up = BELOW + ROW * 0.5 - ROW * down
        shapes += [_moved(shape, INDENT + across, up) for shape in _sign(sign, look)]
        annotations.append(_word(word, INDENT + across + SIGN + BEFORE_WORD, up, look))
        across += wide
    lift = ROW * down
    raised = (_moved(shape, 0, lift) for shape in shapes)
    lifted = ({**each, "yshift": each["yshift"] + lift} for each in annotations)
    return Legend(tuple(raised), tuple(lifted), ABOVE + ROW * (down + 1) + BELOW)


def entries(rows: Sequence[Row], words: Words) -> tuple[tuple[str, str], ...]:
    """The signs that occur in these rows, each with its word; one without a word is left out."""
    said = ((sign, getattr(words, sign)) for sign in _occurring(rows))
    return tuple((sign, word) for sign, word in said if word)


def _occurring(rows: Sequence[Row]) -> Iterator[str]:
    """What is drawn of these rows, by the names of its words."""
    drawn = lines(rows)
    pairs = list(zip(drawn.ceiling, drawn.floor, drawn.experience, strict=True))
    yield "expectation"
    yield "experience"
    if any(floor is not None and met is not None and met < floor for _, floor, met in pairs):
        yield "short"
    if any(most is not None and met is not None and met > most for most, _, met in pairs):
        yield "beyond"
    if any(row.adequate is not None for row in rows):
        yield "zone"
    if any(row.critical for row in rows):
        yield "critical"
    if any(row.scored for row in rows):
        yield "size"
    if any(row.interval for row in rows):
        yield "interval"
    if any(row.assumed for row in rows):
        yield "assumed"


def _sign(sign: str, look: Look) -> tuple[dict[str, Any], ...]:
    """The shapes of a sign, in pixels right of and above its place."""
    ink, paper = look.muted, look.background
    signs = {
        "expectation": (_stroke(look.line, 1.5, "6px,4px"),),
        "experience": (_stroke(look.line, 2.5),),
        "short": (_patch(look.short, look.fill),),
        "beyond": (_patch(look.beyond, look.fill),),
        "zone": (_segment(0, SIGN, 6, 6, look.line, "6px,4px"), *_hatch(look)),
        "critical": (_disc(12, 6, look.text, look.text),),
        "size": (_disc(5, 3.5, ink, paper), _disc(17, 7, ink, paper)),
        "interval": (
            _segment(12, 12, -7, 7, look.line),
            _segment(8, 16, -7, -7, look.line),
            _segment(8, 16, 7, 7, look.line),
        ),
        "assumed": (_disc(12, 6.5, ink, paper, "2px,3px"),),
    }
    return signs[sign]


def _hatch(look: Look) -> Iterator[dict[str, Any]]:
    """What a zone of tolerance is filled with, and its lower edge."""
    for left in range(0, SIGN - 5, 6):
        yield _segment(left, left + 6, 5, -5, look.zone)
    yield _segment(0, SIGN, -6, -6, look.zone)


def _stroke(colour: str, width: float, dash: str = "solid") -> dict[str, Any]:
    return _segment(0, SIGN, 0, 0, colour) | {
        "line": {"color": colour, "width": width, "dash": dash}
    }


def _segment(  # noqa: PLR0913 - two ends have four coordinates
    left: float, right: float, low: float, high: float, colour: str, dash: str = "solid"
) -> dict[str, Any]:
    line = {"color": colour, "width": 1.3, "dash": dash}
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
