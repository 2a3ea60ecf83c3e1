"""The scores file beside a journey: measured scores as CSV, which win over those in the journey.

One line a score: `touchpoint,score,segment,channel,mean,sd,n,from`, the score being `expectation`,
`experience` or `paired` (sd and n of the differences alone). An empty segment means everyone, an
empty channel all of them.
"""

from __future__ import annotations

import csv
import io
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, NamedTuple

from journeymap.language import slips
from journeymap.language.checks.ratings import RatingRules
from journeymap.language.near import Suggestions
from journeymap.language.places import LONGEST_VALUE, SHOWN_AT_MOST, mark, shortened
from journeymap.language.syntax import UNFIT
from journeymap.language.tree import normal
from journeymap.language.values import LARGEST, number
from journeymap.model import Channel, Paired, Rating, SegmentScores
from journeymap.problems import JourneyError, Mark, Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from journeymap.model import Journey, Touchpoint

COLUMNS = ("touchpoint", "score", "segment", "channel", "mean", "sd", "n", "from")
REQUIRED = ("touchpoint", "score")
KINDS = ("expectation", "experience", "paired")

MOST_COLUMNS = 50
"""Columns of a table of which each is told; one with more is no scores file."""

MOST_CHANNELS = 50
"""Channels of a touchpoint that each segment with a line of its own takes over."""


class Row(NamedTuple):
    """The cells of one row by column, and the line it begins in."""

    line: int
    cells: dict[str, str]


@dataclass(frozen=True, slots=True)
class Score:
    """One row, read and found sound; the rating is None for a paired spread."""

    touchpoint: str
    kind: str
    segment: str
    channel: str
    rating: Rating | None
    paired: Paired | None

    @property
    def key(self) -> tuple[str, ...]:
        """What is scored: one score of one touchpoint, for a segment or channel or for all."""
        return self.touchpoint, self.kind, self.segment, self.channel


def with_scores(journey: Journey, text: str, name: str) -> Journey:
    """The journey with the scores of a file's text in place of its own.

    A score that is replaced takes the file's paired spread with it: that belonged to other data.

    Raises:
        JourneyError: with every problem of the scores file.
    """
    reader = _Reader(journey, name)
    scores = reader.scores(text.lstrip("\ufeff"))
    if reader.problems:
        raise JourneyError(reader.problems, more=reader.count - len(reader.problems))
    by_touchpoint = _grouped(scores, lambda score: score.touchpoint)
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
    """Reads the rows and notes what is wrong: the first problems, and how many there are."""

    def __init__(self, journey: Journey, name: str) -> None:
        self._name = name
        self._touchpoints = {each.id: each for each in journey.touchpoints}
        self._segments = {each.id: None for each in journey.segments}
        self._channels: dict[str, dict[str, dict[str, None]]] = {}
        self._suggestions = Suggestions()
        self._rules = RatingRules.of(journey, self._suggestions)
        self.problems: list[Problem] = []
        self.count = 0

    def note(
        self,
        code: str,
        line: int,
        among: Iterable[str] = (),
        /,
        **values: Any,  # noqa: ANN401 - whatever the sentence needs
    ) -> None:
        """Note a problem; beyond those that are shown, they are only counted."""
        self.count += 1
        if len(self.problems) == SHOWN_AT_MOST:
            return
        if among and (near := self._suggestions.nearest(values.get("name", ""), among)):
            values["near"] = near
        told = {n: shortened(each) if isinstance(each, str) else each for n, each in values.items()}
        self.problems.append(Problem(code, Mark(self._name, line, 1), told))

    def scores(self, text: str) -> list[Score]:
        """The scores of a text, in its order; those of a text with problems are of no use."""
        if unfit := UNFIT.search(text):
            line = mark(text, unfit.start(), self._name).line
            self.note("unfit-character", line, character=slips.shown(unfit[0]))
            return []
        first: dict[tuple[str, ...], int] = {}
        found = []
        for row in self._rows(text):
            score = self._score(row)
            if score is None:
                continue
            if score.key in first:
                self.note("scores-repeated", row.line, line=first[score.key])
            first.setdefault(score.key, row.line)
            found.append(score)
        return found

    def _rows(self, text: str) -> Iterator[Row]:
        rows = csv.reader(io.StringIO(text, newline=""), strict=True)
        line = 1
        try:
            header = [cell.strip() for cell in next(rows, [])]
            if not self._header_is_sound(header):
                return
            line = rows.line_num + 1
            for cells in rows:
                if any(cell.strip() for cell in cells):
                    if len(cells) == len(header):
                        stripped = (cell.strip() for cell in cells)
                        yield Row(line, dict(zip(header, stripped, strict=True)))
                    else:
                        self.note("scores-cells", line, given=len(cells), expected=len(header))
                line = rows.line_num + 1
        except csv.Error:
            self.note("scores-broken", line)

    def _header_is_sound(self, header: Sequence[str]) -> bool:
        before = self.count
        if not any(header):
            self.note("scores-empty", 1)
        elif "\t" in header[0]:
            self.note("scores-tabs", 1)
        elif separator := next((each for each in ";|，；" if each in header[0]), None):
            self.note("scores-separator", 1, separator=separator)
        elif len(header) > MOST_COLUMNS:
            self.note("scores-wide", 1, given=len(header))
        else:
            self._check_columns(Counter(header))
        return self.count == before

    def _check_columns(self, columns: Counter[str]) -> None:
        unknown = [each for each in columns if each not in COLUMNS]
        for column in unknown:
            self.note("scores-column", 1, COLUMNS, name=column)
        for column, times in columns.items():
            if times > 1:
                self.note("scores-column-twice", 1, name=column)
        meant = {self._suggestions.nearest(each, REQUIRED) for each in unknown}
        for column in REQUIRED:
            if column not in columns and column not in meant:
                self.note("scores-header", 1, name=column)

    def _score(self, row: Row) -> Score | None:
        before = self.count
        given = dict.fromkeys(COLUMNS, "") | row.cells
        touchpoint, kind = normal(given["touchpoint"]), given["score"]
        segment, channel = normal(given["segment"]), normal(given["channel"])
        self._check_names(row.line, touchpoint, segment, channel)
        if kind not in KINDS:
            self.note("scores-score", row.line, KINDS, name=kind)
        mean, sd, n = (self._number(given[each], each, row.line) for each in ("mean", "sd", "n"))
        if self.count > before:
            return None
        count = None if n is None else int(n)
        rating = paired = None
        if kind == "paired":
            if sd is None or count is None or mean is not None or channel:
                self.note("scores-paired", row.line)
                return None
            paired = Paired(sd, count, given["from"], beside=True)
        elif mean is None:
            self.note("scores-mean", row.line)
            return None
        else:
            rating = Rating(mean, sd=sd, n=count, source=given["from"], beside=True)
        score = Score(touchpoint, kind, segment, channel, rating, paired)
        self._check_values(row.line, score)
        return score

    def _check_names(self, line: int, touchpoint: str, segment: str, channel: str) -> None:
        known = self._touchpoints.get(touchpoint)
        if known is None:
            self.note("scores-touchpoint", line, self._touchpoints, name=touchpoint)
        elif channel:
            self._check_channel(line, known, segment, channel)
        if segment and segment not in self._segments:
            self.note("scores-segment", line, self._segments, name=segment)

    def _check_channel(self, line: int, touchpoint: Touchpoint, segment: str, channel: str) -> None:
        """A segment has the touchpoint's channels unless it has its own."""
        if touchpoint.id not in self._channels:
            self._channels[touchpoint.id] = _channel_names(touchpoint)
        names = self._channels[touchpoint.id]
        if channel not in (known := names.get(segment, names[""])):
            self.note("scores-channel", line, known, name=channel)
        elif segment not in names and len(known) > MOST_CHANNELS:
            self.note("scores-channels", line, most=MOST_CHANNELS)

    def _check_values(self, line: int, score: Score) -> None:
        if score.rating:
            for code, _, values in self._rules.problems(score.rating):
                self.note(code, line, **values)
        if score.paired:
            for code, _, values in self._rules.paired_problems(score.paired):
                self.note(code, line, **values)

    def _number(self, cell: str, column: str, line: int) -> float | None:
        if not cell:
            return None
        value = number(cell)
        whole = column == "n"
        minimum = {"n": 1.0, "sd": 0.0}.get(column, -LARGEST)
        if value is None or (whole and value != int(value)):
            short = cell if len(cell) <= LONGEST_VALUE else ""
            plain = slips.plain(short).replace(",", ".")
            near = {"near": plain} if number(plain) is not None and not whole else {}
            expected = "whole" if whole else "number"
            self.note("not-a-value", line, value=cell, expected=expected, **near)
        elif value < minimum:
            self.note("too-small", line, value=cell, minimum=minimum)
        elif value > LARGEST:
            self.note("number-too-large", line, value=cell, maximum=LARGEST)
        return value


def _channel_names(touchpoint: Touchpoint) -> dict[str, dict[str, None]]:
    """The names of a touchpoint's channels, under "", and those of segments that have their own."""
    names = {"": touchpoint.channels} | {
        each.segment: each.channels for each in touchpoint.segments if each.channels
    }
    return {segment: {each.name: None for each in own} for segment, own in names.items()}


def _grouped(scores: Iterable[Score], by: Callable[[Score], str]) -> dict[str, list[Score]]:
    groups: dict[str, list[Score]] = {}
    for score in scores:
        groups.setdefault(by(score), []).append(score)
    return groups


def _scored(touchpoint: Touchpoint, scores: Iterable[Score]) -> Touchpoint:
    by_segment = _grouped(scores, lambda score: score.segment)
    changes = _changes(by_segment.pop("", ()), touchpoint.channels)
    if by_segment:
        segments = {each.segment: each for each in touchpoint.segments}
        bare = tuple(Channel(each.name) for each in touchpoint.channels)
        for segment, own in by_segment.items():
            given = segments.get(segment, SegmentScores(segment))
            segments[segment] = replace(given, **_changes(own, given.channels or bare))
        changes["segments"] = tuple(segments.values())
    return replace(touchpoint, **changes)


def _changes(scores: Iterable[Score], channels: Iterable[Channel]) -> dict[str, Any]:
    """What scores replace of a touchpoint or of what one of its segments has of its own."""
    by_channel = _grouped(scores, lambda score: score.channel)
    own = {score.kind: score for score in by_channel.pop("", ())}
    changes = _ratings(own.values())
    if "paired" in own:
        changes["paired"] = own["paired"].paired
    elif own:
        changes["paired"] = None
    if by_channel:
        changes["channels"] = tuple(
            replace(each, **_ratings(by_channel.get(each.name, ()))) for each in channels
        )
    return changes


def _ratings(scores: Iterable[Score]) -> dict[str, Any]:
    return {score.kind: score.rating for score in scores if score.rating}
