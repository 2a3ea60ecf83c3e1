"""The scores file beside a journey: measured scores as CSV, which win over those in the journey.

One line a score: `touchpoint,score,segment,channel,mean,sd,n,from`, the score being `expectation`,
`experience` or `paired` (sd and n of the differences alone). An empty segment means everyone, an
empty channel all of them.
"""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from journeymap.language import slips
from journeymap.language.checks import RatingRules
from journeymap.language.near import nearest
from journeymap.language.places import SHOWN_AT_MOST, shortened
from journeymap.language.shapes import LARGEST, number
from journeymap.language.syntax import UNFIT
from journeymap.language.tree import normal
from journeymap.model import Channel, Paired, Rating, SegmentScores, Touchpoint
from journeymap.problems import JourneyError, Mark, Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from journeymap.model import Journey

COLUMNS = ("touchpoint", "score", "segment", "channel", "mean", "sd", "n", "from")
REQUIRED = ("touchpoint", "score")
KINDS = ("expectation", "experience", "paired")

Scores = TypeVar("Scores", Touchpoint, SegmentScores)

_LINE_END = re.compile("\r\n|\n|\r")


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
        shown = reader.problems[:SHOWN_AT_MOST]
        raise JourneyError(shown, more=len(reader.problems) - len(shown))
    by_touchpoint: dict[str, list[Score]] = {}
    for score in scores:
        by_touchpoint.setdefault(score.touchpoint, []).append(score)
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
    """Reads the rows and notes what is wrong with each."""

    def __init__(self, journey: Journey, name: str) -> None:
        self._name = name
        self._touchpoints = {each.id: each for each in journey.touchpoints}
        self._segments = {each.id: None for each in journey.segments}
        self._rules = RatingRules.of(journey)
        self.problems: list[Problem] = []

    def note(
        self,
        code: str,
        line: int,
        among: Iterable[str] = (),
        /,
        **values: Any,  # noqa: ANN401 - whatever the sentence needs
    ) -> None:
        """Note a problem; beyond those that are shown, no near name is looked for."""
        if among and len(self.problems) < SHOWN_AT_MOST:
            near = nearest(values.get("name", ""), among)
            values |= {"near": near} if near else {}
        told = {n: shortened(each) if isinstance(each, str) else each for n, each in values.items()}
        self.problems.append(Problem(code, Mark(self._name, line, 1), told))

    def scores(self, text: str) -> list[Score]:
        """The scores of a text, in its order; those of a text with problems are of no use."""
        if unfit := UNFIT.search(text):
            line = len(_LINE_END.findall(text, 0, unfit.start())) + 1
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
        before = len(self.problems)
        if not any(header):
            self.note("scores-empty", 1)
        elif "\t" in header[0]:
            self.note("scores-tabs", 1)
        elif separator := next((each for each in ";|，；" if each in header[0]), None):
            self.note("scores-separator", 1, separator=separator)
        else:
            unknown = [each for each in header if each not in COLUMNS]
            for column in unknown:
                self.note("scores-column", 1, COLUMNS, name=column)
            for column in dict.fromkeys(each for each in header if header.count(each) > 1):
                self.note("scores-column-twice", 1, name=column)
            meant = {nearest(each, REQUIRED) for each in unknown}
            for column in REQUIRED:
                if column not in header and column not in meant:
                    self.note("scores-header", 1, name=column)
        return len(self.problems) == before

    def _score(self, row: Row) -> Score | None:
        before = len(self.problems)
        given = dict.fromkeys(COLUMNS, "") | row.cells
        touchpoint, kind = normal(given["touchpoint"]), given["score"]
        segment, channel = normal(given["segment"]), normal(given["channel"])
        self._check_names(row.line, touchpoint, segment, channel)
        if kind not in KINDS:
            self.note("scores-score", row.line, KINDS, name=kind)
        mean, sd, n = (self._number(given[each], each, row.line) for each in ("mean", "sd", "n"))
        if len(self.problems) > before:
            return None
        count = None if n is None else int(n)
        score = Score(touchpoint, kind, segment, channel, None, None)
        if kind == "paired":
            if sd is None or count is None or mean is not None or channel:
                self.note("scores-paired", row.line)
                return None
            score = replace(score, paired=Paired(sd, count, given["from"], beside=True))
        elif mean is None:
            self.note("scores-mean", row.line)
            return None
        else:
            rating = Rating(mean, sd=sd, n=count, source=given["from"], beside=True)
            score = replace(score, rating=rating)
        self._check_values(row.line, score)
        return score

    def _check_names(self, line: int, touchpoint: str, segment: str, channel: str) -> None:
        known = self._touchpoints.get(touchpoint)
        if known is None:
            self.note("scores-touchpoint", line, self._touchpoints, name=touchpoint)
        elif channel and channel not in (names := _channel_names(known, segment)):
            self.note("scores-channel", line, names, name=channel)
        if segment and segment not in self._segments:
            self.note("scores-segment", line, self._segments, name=segment)

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
            plain = slips.plain(cell).replace(",", ".")
            near = {"near": plain} if number(plain) is not None and not whole else {}
            expected = "whole" if whole else "number"
            self.note("not-a-value", line, value=cell, expected=expected, **near)
        elif value < minimum:
            self.note("too-small", line, value=cell, minimum=minimum)
        elif value > LARGEST:
            self.note("number-too-large", line, value=cell, maximum=LARGEST)
        return value


def _channel_names(touchpoint: Touchpoint, segment: str) -> list[str]:
    """The channels in which a touchpoint happens: for a segment its own, where it has such."""
    own = (each.channels for each in touchpoint.segments if each.segment == segment)
    return [each.name for each in next(own, ()) or touchpoint.channels]


def _scored(touchpoint: Touchpoint, scores: Sequence[Score]) -> Touchpoint:
    everyone = [score for score in scores if not score.segment]
    segments = {each.segment: each for each in touchpoint.segments}
    for segment in dict.fromkeys(score.segment for score in scores if score.segment):
        own = [score for score in scores if score.segment == segment]
        given = segments.get(segment, SegmentScores(segment))
        bare = tuple(Channel(each.name) for each in touchpoint.channels)
        segments[segment] = _replaced(given, own, given.channels or bare)
    replaced = _replaced(touchpoint, everyone, touchpoint.channels) if everyone else touchpoint
    return replace(replaced, segments=tuple(segments.values()))


def _replaced(given: Scores, scores: Sequence[Score], channels: Sequence[Channel]) -> Scores:
    by_kind = {score.kind: score for score in scores if not score.channel}
    ratings = {
        kind: by_kind[kind].rating for kind in ("expectation", "experience") if kind in by_kind
    }
    changes: dict[str, Any] = dict(ratings)
    if "paired" in by_kind:
        changes["paired"] = by_kind["paired"].paired
    elif ratings:
        changes["paired"] = None
    if any(score.channel for score in scores):
        changes["channels"] = tuple(_channel(each, scores) for each in channels)
    return replace(given, **changes)


def _channel(channel: Channel, scores: Sequence[Score]) -> Channel:
    own = {score.kind: score.rating for score in scores if score.channel == channel.name}
    return replace(
        channel,
        expectation=own.get("expectation", channel.expectation),
        experience=own.get("experience", channel.experience),
    )
