"""Where everything on a curve stands before anything is drawn: bands, titles, labels, ticks."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from journeymap.figures.blocks import Block, Box, Role, block, height, shortened
from journeymap.figures.geometry import extent
from journeymap.figures.labels import PADDING, POINT, TICKS, labels
from journeymap.figures.rows import Row, lines

COLUMN: Final = 124.0
"""Least width of a column in pixels: a moment's words still fit on a few lines."""

MARGIN: Final = 15.0
"""Above the highest and below the lowest thing drawn, in pixels."""

BAND_GAP: Final = 6.0
"""Between two stages, in pixels."""

LINE_AIR: Final = 3.0
"""Between a number of the scale and a line."""

TITLE_LINES: Final = 3
STAGE_LINES: Final = 2
CHANNEL_LINES: Final = 1

SCROLLED: Final = 1000.0
"""A curve of least columns wider than this is seen part by part; stage titles and the scale's
numbers come again in it."""

WORTH_REPEATING: Final = 3
"""With fewer columns left the next stage's title is near enough."""

TICKS_APART: Final = 4
"""Columns between two places where the scale's numbers stand."""

REPEAT: Final = 900.0
"""So many pixels after a stage's title it comes again."""


@dataclass(frozen=True, slots=True)
class Band:
    """A stage: its first and last column, and its title."""

    first: int
    last: int
    title: str


@dataclass(frozen=True, slots=True)
class Layout:
    """A curve's geometry in pixels; `bottom`, `header` and `top` are heights above the 0.

    `header` is where the titles end and the drawing begins.
    """

    column: float
    bottom: float
    header: float
    top: float
    bands: tuple[Band, ...]
    blocks: tuple[Block, ...]


def layout(rows: Sequence[Row], column: float, *, not_measured: str, assumed: str) -> Layout:
    """Every text of a curve in its place, for columns of a width in pixels."""
    found = bands(rows)
    words = labels(rows, column, not_measured=not_measured, assumed=assumed)
    bottom = min([0.0, *(piece.box.bottom for piece in words)]) - MARGIN
    header = max([100 * POINT, *(piece.box.top for piece in words)]) + MARGIN
    scrolled = column <= COLUMN and len(rows) * column > SCROLLED
    step = int(REPEAT // column) if scrolled else len(rows)
    hung = tuple(_heads(rows, found, column, step))
    top = header - min((piece.box.bottom for piece in hung), default=0.0)
    heads = tuple(piece.raised(top) for piece in hung)
    starts = [piece.column for piece in hung if piece.role is Role.STAGE]
    ticks = tuple(_ticks(rows, _spaced(starts), column, words)) if scrolled else ()
    return Layout(column, bottom, header, top, found, (*heads, *words, *ticks))


def bands(rows: Sequence[Row]) -> tuple[Band, ...]:
    """The stages in declared order, each with its run of columns."""
    found: list[Band] = []
    for index, row in enumerate(rows):
        if index and rows[index - 1].stage == row.stage:
            found[-1] = Band(found[-1].first, index, row.stage_title)
        else:
            found.append(Band(index, index, row.stage_title))
    return tuple(found)


def _heads(rows: Sequence[Row], found: Sequence[Band], column: float, step: int) -> Iterator[Block]:
    """Titles of stages and touchpoints and the channels, hung from a top at 0."""
    stages = [piece for band in found for piece in _stage(band, column, step)]
    yield from stages
    below = min((piece.box.bottom for piece in stages), default=0.0) - 10
    room = column - 2 * PADDING
    for index, row in enumerate(rows):
        centre = (index + 0.5) * column
        title = shortened(Role.TITLE, row.title, room, TITLE_LINES)
        yield block(Role.TITLE, index, title, centre, below)
        if channels := shortened(Role.CHANNELS, row.channels, room, CHANNEL_LINES):
            under = below - height(Role.TITLE, title) - 4
            yield block(Role.CHANNELS, index, channels, centre, under)


def _stage(band: Band, column: float, step: int) -> Iterator[Block]:
    """A stage's title at its left edge, and again after every `step` columns."""
    for first in range(band.first, band.last + 1, step):
        columns = min(step, band.last + 1 - first)
        if first > band.first and columns < WORTH_REPEATING:
            return
        room = columns * column - BAND_GAP - 2 * PADDING
        title = shortened(Role.STAGE, band.title, room, STAGE_LINES)
        yield block(Role.STAGE, first, title, first * column + BAND_GAP / 2 + PADDING, -8)


def _spaced(starts: Sequence[int]) -> tuple[int, ...]:
    """The places of stage titles that lie far enough from the scale seen last."""
    kept = [0]
    for start in starts:
        if start - kept[-1] >= TICKS_APART:
            kept.append(start)
    return tuple(kept[1:])


def _ticks(
    rows: Sequence[Row], again: Sequence[int], column: float, words: Sequence[Block]
) -> Iterator[Block]:
    """The scale's numbers once more wherever a stage's title stands, if they hit nothing."""
    drawn = lines(rows)
    for first in again:
        left = first * column + BAND_GAP / 2 + 2
        for tick in TICKS:
            number = (str(tick),)
            top = tick * POINT + 2 + height(Role.TICK, number)
            piece = block(Role.TICK, first, number, left, top)
            around = replace(piece.box, right=piece.box.right + 2 * PADDING)
            free = not any(around.overlaps(word.box) for word in words)
            if free and not any(
                _crosses(values, piece.box, column)
                for values in (drawn.ceiling, drawn.floor, drawn.experience)
            ):
                yield piece


def _crosses(values: Sequence[float | None], box: Box, column: float) -> bool:
    seen = extent(values, box.left / column - 0.5, box.right / column - 0.5)
    return seen is not None and (
        seen[0] * POINT < box.top + LINE_AIR and box.bottom - LINE_AIR < seen[1] * POINT
    )
