"""The words beside each point, at the nearest place where they hit nothing.

Each touchpoint owns a column and its words stay inside it, so neighbours cannot meet. Within
the column a label goes above or below the point, clear of the lines, the bar and the mark.

A place found for one column width holds for every greater one: columns only spread, and a
label then covers less of the lines beside it.
"""

from collections.abc import Iterator, Sequence
from math import sqrt
from typing import Final

from journeymap.figures import text
from journeymap.figures.blocks import TYPES, Block, Role, block, height, width, wrapped
from journeymap.figures.geometry import extent
from journeymap.figures.rows import Lines, Row, lines

POINT: Final = 3.2
"""Height of one point of the scale, in pixels."""

ROOMY: Final = 132.0
"""From this column width on, what is not critical keeps its words beside it too."""

TICKS: Final = (0, 25, 50, 75, 100)
NEUTRAL: Final = 50

LARGEST_MARK: Final = 26.0
SMALLEST_CRITICAL: Final = 15.0
SMALLEST_MARK: Final = 10.0
"""Below these diameters the shape inside, or hollowness, could no longer be told."""

PADDING: Final = 4.0
"""From a column's edge to its text."""

UNSCORED_MARK: Final = 8.0

CLEAR: Final = 6.0
"""Free space around lines, bars and marks."""

AIR: Final = 0.8
"""Between letters and a grid line."""

LEADING: Final = 2.0
"""Between a moment's word and the line under it."""

NUDGES: Final = tuple(range(15))
"""A little farther away may spare a grid line."""

WRONG_SIDE: Final = 18.0
INSIDE_THE_GAP: Final = 40.0
ON_THE_NEUTRAL: Final = 24.0
ON_THE_GRID: Final = 6.0
OFF_THE_SCALE: Final = 0.3
"""What a flaw of a place weighs against a pixel of distance from the point."""

Interval = tuple[float, float]
Part = tuple[Role, tuple[str, ...]]


def mark_size(row: Row) -> float:
    """Diameter of a touchpoint's mark in pixels: its area grows with reach, down to a least size.

    What is measured but not scored, having no expectation, gets the least one.
    """
    least = SMALLEST_CRITICAL if row.critical else SMALLEST_MARK
    return max(least, LARGEST_MARK * sqrt(row.reach)) if row.scored else UNSCORED_MARK


def labels(
    rows: Sequence[Row], column: float, *, not_measured: str, assumed: str
) -> tuple[Block, ...]:
    """The words of every touchpoint, in columns of a width in pixels."""
    drawn = lines(rows)
    return tuple(
        piece
        for index, row in enumerate(rows)
        for piece in _label(row, index, _parts(row, column, not_measured, assumed), drawn, column)
    )


def occupied(row: Row, drawn: Lines, index: int, half: float) -> Iterator[Interval]:
    """What lines, bar and mark take of a column's height, `half` a width around its middle."""
    for values in (drawn.ceiling, drawn.floor, drawn.experience):
        seen = extent(values, index - half, index + half)
        if seen:
            yield seen[0] * POINT, seen[1] * POINT
    if row.interval:
        yield row.interval[0] * POINT, row.interval[1] * POINT
    yield _mark(row)


def _mark(row: Row) -> Interval:
    """Lower and upper edge of a point's mark; the neutral line where there is no point."""
    if row.experience is None:
        return NEUTRAL * POINT, NEUTRAL * POINT
    radius = mark_size(row) / 2
    return row.experience * POINT - radius, row.experience * POINT + radius


def _parts(row: Row, column: float, not_measured: str, assumed: str) -> tuple[Part, ...]:
    room = column - 2 * PADDING
    if row.experience is None:
        return ((Role.ABSENT, wrapped(Role.ABSENT, not_measured, room)),)
    if not row.critical and column < ROOMY:
        return ()
    role = Role.WORD if row.critical else Role.QUIET_WORD
    felt = " · ".join(filter(None, (row.felt, assumed if row.assumed else "")))
    return (
        (role, wrapped(role, row.word, room)),
        (Role.FELT, text.clauses(text.plain(felt), room, TYPES[Role.FELT].size)),
    )


def _label(
    row: Row, index: int, parts: Sequence[Part], drawn: Lines, column: float
) -> Iterator[Block]:
    shown = [part for part in parts if part[1]]
    if not shown:
        return
    half = max(width(*part) for part in shown) / 2 + 2
    taken = tuple(occupied(row, drawn, index, half / column))
    top = _free_top(row, taken, tuple(_letters(shown)))
    for role, words in shown:
        yield block(role, index, words, (index + 0.5) * column, top)
        top -= height(role, words) + LEADING


def _letters(shown: Sequence[Part]) -> Iterator[Interval]:
    """Lower and upper edge of each line's letters, below a label's top; the last is its bottom."""
    top = 0.0
    for role, words in shown:
        for low, high in text.ink(len(words), TYPES[role].size):
            yield top + low, top + high
        top -= height(role, words) + LEADING
    yield top + LEADING, top + LEADING


def _free_top(row: Row, taken: Sequence[Interval], letters: Sequence[Interval]) -> float:
    """Where a label is hung: the least flawed place that hits nothing.

    The places right above the highest and right below the lowest of `taken` are always free.
    """
    tall = -letters[-1][0]
    clear = CLEAR - 1e-6  # adding and taking away the height leaves a rounding error
    above = (high + CLEAR + nudge + tall for _, high in taken for nudge in NUDGES)
    below = (low - CLEAR - nudge for low, _ in taken for nudge in NUDGES)
    free = (
        top
        for top in (*above, *below)
        if all(top - tall >= high + clear or top <= low - clear for low, high in taken)
    )
    return min(free, key=lambda top: _flaw(row, top, letters))


def _flaw(row: Row, top: float, letters: Sequence[Interval]) -> float:
    low, high = _mark(row)
    bottom = top + letters[-1][0]
    wanted_below = row.gap is not None and row.gap < 0
    return (
        max(bottom - high, low - top)
        + WRONG_SIDE * ((top <= low) != wanted_below)
        + INSIDE_THE_GAP * _inside_the_gap(row, bottom, top)
        + sum(
            ON_THE_NEUTRAL if tick == NEUTRAL else ON_THE_GRID
            for tick in TICKS
            if any(top + under - AIR < tick * POINT < top + over + AIR for under, over in letters)
        )
        + OFF_THE_SCALE * (max(0.0, top - 100 * POINT) + max(0.0, -bottom))
    )


def _inside_the_gap(row: Row, bottom: float, top: float) -> bool:
    edges = [v for v in (row.experience, row.expectation, row.floor) if v is not None]
    middle = (bottom + top) / 2 / POINT
    return bool(edges) and min(edges) < middle < max(edges)
