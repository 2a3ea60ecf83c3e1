"""The straight lines of a curve and the areas between them, gaps left open.

Values stand at the whole numbers 0, 1, 2 … (one column each); None is what nobody measured.
Lines join neighbours only: nothing bridges a missing value. A value without neighbours
becomes a short level stroke, so that it can be seen at all.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import ceil, floor
from typing import Final

STUB: Final = 0.16
"""Half the length of a level stroke for a value without neighbours, in columns."""

Values = Sequence[float | None]
Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Span:
    """Where two lines lie at one place: `x` in columns, `upper` and `lower` in points."""

    x: float
    upper: float
    lower: float

    @property
    def difference(self) -> float:
        """How far the first line lies above the second one."""
        return self.upper - self.lower


def strokes(values: Values) -> tuple[tuple[Point, ...], ...]:
    """The polylines through all neighbouring values.

    >>> strokes([70, 80, None, 60])
    (((0, 70), (1, 80)), ((2.84, 60), (3.16, 60)))
    """
    return tuple(tuple((span.x, span.upper) for span in run) for run in _runs(values, values))


def areas(upper: Values, lower: Values) -> tuple[tuple[Point, ...], ...]:
    """The polygons in which the first line lies above the second, cut at exact crossings.

    >>> areas([10, 0], [0, 10])
    (((0, 10), (0.5, 5.0), (0, 0)),)
    """
    found: list[tuple[Point, ...]] = []
    for run in _runs(upper, lower):
        piece: list[Span] = []
        for span in _with_crossings(run):
            if span.difference >= 0:
                piece.append(span)
            if span.difference <= 0:
                found.extend(_polygon(piece))
                piece = [span] if span.difference == 0 else []
        found.extend(_polygon(piece))
    return tuple(found)


def extent(values: Values, start: float, end: float) -> tuple[float, float] | None:
    """Lowest and highest value that the drawn line takes between two places, in columns.

    None where nothing is drawn there.

    >>> extent([50, 60, 100], 0.5, 1.5)
    (55.0, 80.0)
    >>> extent([50, None, 100], 0.9, 1.1) is None
    True
    """
    # Only the columns around matter; one more on each side tells a stub from a line's end.
    first = max(0, floor(start) - 1)
    near = strokes(values[first : ceil(end) + 2])
    heights: list[float] = []
    for one, other in (pair for stroke in near for pair in pairwise(stroke)):
        left, right = max(start - first, one[0]), min(end - first, other[0])
        if left <= right:
            heights += [_height(one, other, left), _height(one, other, right)]
    return (min(heights), max(heights)) if heights else None


def _height(one: Point, other: Point, x: float) -> float:
    return one[1] + (other[1] - one[1]) * (x - one[0]) / (other[0] - one[0])


def _runs(upper: Values, lower: Values) -> tuple[tuple[Span, ...], ...]:
    runs: list[tuple[Span, ...]] = []
    current: list[Span] = []
    for x, (above, below) in enumerate(zip(upper, lower, strict=True)):
        if above is None or below is None:
            runs.append(tuple(current))
            current = []
        else:
            current.append(Span(x, above, below))
    runs.append(tuple(current))
    return tuple(_visible(run) for run in runs if run)


def _visible(run: tuple[Span, ...]) -> tuple[Span, ...]:
    if len(run) > 1:
        return run
    (only,) = run
    return (
        Span(only.x - STUB, only.upper, only.lower),
        Span(only.x + STUB, only.upper, only.lower),
    )


def _with_crossings(run: tuple[Span, ...]) -> tuple[Span, ...]:
    spans = [run[0]]
    for before, after in pairwise(run):
        if before.difference * after.difference < 0:
            spans.append(_crossing(before, after))
        spans.append(after)
    return tuple(spans)


def _crossing(before: Span, after: Span) -> Span:
    share = before.difference / (before.difference - after.difference)
    height = before.upper + share * (after.upper - before.upper)
    return Span(before.x + share * (after.x - before.x), height, height)


def _polygon(piece: Sequence[Span]) -> tuple[tuple[Point, ...], ...]:
    """One polygon, or none where the piece has no area."""
    if len(piece) < 2 or all(span.difference == 0 for span in piece):
        return ()
    there = [(span.x, span.upper) for span in piece]
    back = [(span.x, span.lower) for span in reversed(piece) if span.difference > 0]
    return (tuple(there + back),)
