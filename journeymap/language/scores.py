"""The scores file beside a journey: measured scores as CSV, which win over those in the journey.

One line a score: `touchpoint,score,segment,channel,mean,sd,n,from`, the score being `expectation`,
`experience` or `paired` (sd and n of the differences alone). An empty segment means everyone, an
empty channel all of them.
"""

from __future__ import annotations

import csv
import io
import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeVar

from journeymap.language.checks import rating_problems
from journeymap.language.near import nearest
from journeymap.language.shapes import normal
from journeymap.model import Channel, Paired, Rating, SegmentScores, Touchpoint
from journeymap.problems import JourneyError, Mark, Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from journeymap.model import Journey

COLUMNS = ("touchpoint", "score", "segment", "channel", "mean", "sd", "n", "from")
REQUIRED = ("touchpoint", "score")
KINDS = ("expectation", "experience", "paired")
SHOWN_AT_MOST = 50

Scores = TypeVar("Scores", Touchpoint, SegmentScores)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the file, read and found sound; the rating is None for a paired spread."""

    touchpoint: str
    kind: str
    segment: str
    channel: str
    rating: Rating | None
    paired: Paired | None


def with_scores(journey: Journey, text: str, name: str) -> Journey:
    """The journey with the scores of a file's text in place of its own.

    A score that is replaced takes the file's paired spread with it: that belonged to other data.

    Raises:
        JourneyError: with every problem of the scores file.
    """
    reader = _Reader(journey, name)
    lines = reader.lines(text.removeprefix("\ufeff"))
    if reader.problems:
        shown = reader.problems[:SHOWN_AT_MOST]
        raise JourneyError(shown, more=len(reader.problems) - len(shown))
    by_touchpoint: dict[str, list[Line]] = {}
    for line in lines:
        by_touchpoint.setdefault(line.touchpoint, []).append(line)
    stages = tuple(
        replace(
            stage,
            touchpoints=tuple(
                _scored(each, by_touchpoint[each.id]) if each.id in by_touchpoint else each
                for each in stage.touchpoints
            ),
        )
        for stage in journey.stages
    )
    return replace(journey, stages=stages)


class _Reader:
    """Reads the lines and notes what is wrong with each."""

    def __init__(self, journey: Journey, name: str) -> None:
        self._journey = journey
        self._name = name
        self._touchpoints = {each.id: each for each in journey.touchpoints}
        self._segments = {each.id for each in journey.segments}
        self.problems: list[Problem] = []

    def note(self, code: str, line: int, among: Iterable[str] = (), **values: object) -> None:
        near = nearest(str(values.get("name", "")), among) if self._few else ""
        values = values | ({"near": near} if near else {})
        self.problems.append(Problem(code, Mark(self._name, line, 1), values))

    @property
    def _few(self) -> bool:
        return len(self.problems) < SHOWN_AT_MOST

    def lines(self, text: str) -> list[Line]:
        rows = csv.reader(io.StringIO(text, newline=""), strict=True)
        found: list[Line] = []
        seen: set[tuple[str, ...]] = set()
        try:
            header = [cell.strip() for cell in next(rows, [])]
            if not self._header_is_sound(header):
                return []
            for cells in rows:
                if not any(cell.strip() for cell in cells):
                    continue
                if len(cells) != len(header):
                    values = {"given": len(cells), "expected": len(header)}
                    self.note("scores-cells", rows.line_num, **values)
                    continue
                row = dict(zip(header, (cell.strip() for cell in cells), strict=True))
                line = self._line(row, rows.line_num)
                if line is None:
                    continue
                key = (line.touchpoint, line.kind, line.segment, line.channel)
                if key in seen:
                    self.note("scores-repeated", rows.line_num)
                seen.add(key)
                found.append(line)
        except csv.Error as error:
            self.note("scores-broken", rows.line_num, detail=str(error))
        return found

    def _header_is_sound(self, header: Sequence[str]) -> bool:
        before = len(self.problems)
        for column in REQUIRED:
            if column not in header:
                self.note("scores-header", 1, name=column)
        for column in header:
            if column not in COLUMNS or header.count(column) > 1:
                self.note("scores-column", 1, COLUMNS, name=column)
        return len(self.problems) == before

    def _line(self, row: dict[str, str], number: int) -> Line | None:
        before = len(self.problems)
        touchpoint, kind = normal(row["touchpoint"]), row["score"]
        segment, channel = normal(row.get("segment", "")), row.get("channel", "")
        known = self._touchpoints.get(touchpoint)
        if known is None:
            self.note("scores-touchpoint", number, self._touchpoints, name=touchpoint)
        elif channel and channel not in (names := {each.name for each in known.channels}):
            self.note("scores-channel", number, names, name=channel)
        if segment and segment not in self._segments:
            self.note("scores-segment", number, self._segments, name=segment)
        if kind not in KINDS:
            self.note("scores-score", number, KINDS, name=kind)
        mean, sd, n = (
            self._number(row.get(each, ""), each, number) for each in ("mean", "sd", "n")
        )
        source = row.get("from", "")
        if len(self.problems) > before:
            return None
        if kind == "paired":
            if sd is None or n is None or mean is not None or channel:
                self.note("scores-paired", number)
                return None
            paired = Paired(sd, int(n), source, beside=True)
            return Line(touchpoint, kind, segment, channel, None, paired)
        if mean is None:
            self.note("missing-field", number, field="mean")
            return None
        rating = Rating(mean, sd=sd, n=None if n is None else int(n), source=source, beside=True)
        rating_problems(
            self._journey, rating, lambda code, _, **values: self.note(code, number, **values)
        )
        return Line(touchpoint, kind, segment, channel, rating, None)

    def _number(self, cell: str, column: str, line: int) -> float | None:
        if not cell:
            return None
        try:
            value = float(cell)
        except ValueError:
            value = math.nan
        whole = column == "n"
        if not math.isfinite(value) or (whole and value != int(value)):
            expected = "whole" if whole else "number"
            self.note("not-a-value", line, value=cell[:60], expected=expected)
        elif (column == "sd" and value < 0) or (whole and value < 1):
            self.note("too-small", line, value=cell, minimum=1.0 if whole else 0.0)
        return value


def _scored(touchpoint: Touchpoint, lines: Sequence[Line]) -> Touchpoint:
    everyone = [line for line in lines if not line.segment]
    segments = {each.segment: each for each in touchpoint.segments}
    for segment in dict.fromkeys(line.segment for line in lines if line.segment):
        own = [line for line in lines if line.segment == segment]
        given = segments.get(segment, SegmentScores(segment))
        channels = given.channels or touchpoint.channels
        segments[segment] = _with_lines(given, own, channels)
    replaced = _with_lines(touchpoint, everyone, touchpoint.channels) if everyone else touchpoint
    return replace(replaced, segments=tuple(segments.values()))


def _with_lines(scores: Scores, lines: Sequence[Line], channels: Sequence[Channel]) -> Scores:
    by_kind = {line.kind: line for line in lines if not line.channel}
    ratings = {
        kind: by_kind[kind].rating for kind in ("expectation", "experience") if kind in by_kind
    }
    changes: dict[str, object] = dict(ratings)
    if "paired" in by_kind:
        changes["paired"] = by_kind["paired"].paired
    elif ratings:
        changes["paired"] = None
    if any(line.channel for line in lines):
        changes["channels"] = tuple(_channel(each, lines) for each in channels)
    return replace(scores, **changes)  # type: ignore[arg-type]  # fields chosen by name just above


def _channel(channel: Channel, lines: Sequence[Line]) -> Channel:
    own = {line.kind: line.rating for line in lines if line.channel == channel.name}
    return replace(
        channel,
        expectation=own.get("expectation", channel.expectation),
        experience=own.get("experience", channel.experience),
    )
