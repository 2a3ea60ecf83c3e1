"""Where scores come from, and whose they are."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from journeymap.language.tree import Path
    from journeymap.lint.subject import Hit, Subject
    from journeymap.model import Attribute, Channel, SegmentScores, Touchpoint

    Scored = Touchpoint | Channel | Attribute | SegmentScores

STALE_AFTER = 24
"""Months by which a measurement may be older than the newest of its file. Our convention."""

DAYS_OF_A_MONTH = 30.44


def unused_measurement(of: Subject) -> Iterator[Hit]:
    """Measurements from which no score, figure or cause comes."""
    if not of.journey.measurements:
        return
    used = {source for _, source in _score_sources(of)}
    used.update(each.source for each in of.journey.outcomes)
    for _, touchpoint in of.touchpoints:
        used.update(each.source for each in touchpoint.causes)
        used.update(each.source for each in touchpoint.kpis)
    for each in of.journey.measurements:
        if each.id not in used:
            yield of.hit(("measurements", each.id), at_name=True, name=each.id)


def loose_source(of: Subject) -> Iterator[Hit]:
    """Sources of scores in words that all but name a measurement.

    One that is a letter or two away is a problem already; these are a little further off.
    """
    known = {each.id: None for each in of.journey.measurements}
    described = {_plain(each.source): each.id for each in of.journey.measurements if each.source}
    words = {_plain(each): each for each in known}
    if not known:
        return
    for path, source in _score_sources(of):
        if source and source not in known:
            meant = (
                described.get(_plain(source))
                or next((words[each] for each in _words(source) if each in words), "")
                or of.suggestions.nearest(source, known)
            )
            if meant:
                yield of.hit((*path, "from"), name=source, measurement=meant)


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())


def _words(text: str) -> list[str]:
    return re.findall(r"[\w-]+", _plain(text))


def _score_sources(of: Subject) -> Iterator[tuple[Path, str]]:
    """The source of every score in the file or beside it, with the score's path."""
    for path, _, own in of.given_scores():
        yield from _sources(path, own)
        if own.paired:
            yield (*path, "paired"), own.paired.source
        for channel in own.channels:
            yield from _sources((*path, "channels", channel.name), channel)
    for path, touchpoint in of.touchpoints:
        for number, attribute in enumerate(touchpoint.attributes):
            yield from _sources((*path, "attributes", number), attribute)


def _sources(path: Path, scored: Scored) -> Iterator[tuple[Path, str]]:
    if scored.expectation:
        yield (*path, "expectation"), scored.expectation.source
    if scored.experience:
        yield (*path, "experience"), scored.experience.source


def undated_measurement(of: Subject) -> Iterator[Hit]:
    """Measurements of which nobody can tell how old they are."""
    for each in of.journey.measurements:
        if each.date is None:
            yield of.hit(("measurements", each.id), at_name=True, name=each.id)


def stale_measurement(of: Subject) -> Iterator[Hit]:
    """Measurements much older than the newest of the file.

    Not older than today: the same file must not pass on one day and fail on the next.
    """
    dates = [each.date for each in of.journey.measurements if each.date]
    for each in of.journey.measurements:
        if each.date is None:
            continue
        months = (max(dates) - each.date).days / DAYS_OF_A_MONTH
        if months > STALE_AFTER:
            place = ("measurements", each.id, "date")
            yield of.hit(place, name=each.id, date=each.date.isoformat(), months=round(months))


def unused_segment(of: Subject) -> Iterator[Hit]:
    """Segments of which no touchpoint says anything."""
    differing = {own.segment for _, _, own in of.segment_scores}
    for each in of.journey.segments:
        if each.id not in differing:
            yield of.hit(("segments", each.id), at_name=True, name=each.id)
