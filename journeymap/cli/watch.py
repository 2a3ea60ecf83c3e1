"""`journeymap watch`: after every save, what changed among the moments or what is wrong.

Files are looked at again and again, since no notice of the system's is the same everywhere, and
read once they have stayed the same for two looks: an editor that empties, writes or renames a file
step by step is not caught in between.
"""

from __future__ import annotations

import os
import sys
import time
from dataclasses import dataclass, field, replace
from itertools import chain
from typing import TYPE_CHECKING

from journeymap import files, revisions, wording
from journeymap.analysis import analyze, nothing_scored
from journeymap.changes import changes, told
from journeymap.cli import console
from journeymap.cli.inputs import inputs, usual_folder
from journeymap.figures.text import plain
from journeymap.problems import JourneyError, shown
from journeymap.wording import numbers

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from journeymap.analysis import Analysis, TouchpointAnalysis
    from journeymap.model import Journey
    from journeymap.revisions import Stamp

PAUSE = 0.25
"""Seconds between two looks."""

SHORT_PAUSE = 0.1
"""Seconds until a file that has changed is looked at again."""

LONG_PAUSE = 0.7
"""Seconds that a look may be put off, so that a save is answered within one."""

REST = 60
"""A look is followed by so many times its own time of rest, as long as a save is answered soon."""

INDENT = " " * len("hh:mm:ss  ")


def run(given: Sequence[Path], language: str, limit: float) -> int:
    """Tell the moments now, and what changes, until Ctrl+C."""
    watch = Watch(given, language, limit)
    try:
        _say(watch.news())
        console.say(INDENT + wording.phrase("watch-begins", language))
        while True:
            time.sleep(watch.pause)
            _say(watch.news())
    except KeyboardInterrupt:
        if console.is_terminal(sys.stdout):
            console.say("")
        return 0


def _say(news: Sequence[Sequence[str]]) -> None:
    """Each piece of news: the time and a line, and the lines that belong to it."""
    now = time.strftime("%H:%M:%S")
    for first, *rest in news:
        console.say("\n".join([f"{now}  {first}", *(INDENT + each for each in rest)]))


@dataclass(frozen=True, slots=True)
class _Revision:
    """What tells one state of a file from another: its own, and that of the tables beside it."""

    file: str
    tables: str


@dataclass(frozen=True, slots=True)
class _Look:
    """What one look found: the files that are there, and what else is to be said."""

    revisions: dict[Path, _Revision]
    complaints: tuple[str, ...]
    stamps: tuple[Stamp, ...] = field(compare=False)


@dataclass(frozen=True, slots=True)
class _Known:
    """What is known of a file: its journey as it last was sound; whether it is sound, and there."""

    revision: _Revision
    journey: Journey | None
    analysis: Analysis | None
    is_sound: bool = True
    is_there: bool = True

    def is_same(self, one: _Revision | None, other: _Revision | None) -> bool:
        """Whether two states are alike in what matters: tables do if they may hold the scores."""
        if one is None or other is None:
            return one is other
        heeds_tables = self.journey is None or self.journey.scores or not self.is_sound
        return one.file == other.file and (one.tables == other.tables or not heeds_tables)


class Watch:
    """What is known of the watched files; each call of `news` looks at them once.

    `pause` is for how many seconds to leave them alone then.
    """

    def __init__(self, given: Sequence[Path], language: str, limit: float) -> None:
        self.pause = PAUSE
        self._given = given
        self._language = language
        self._limit = limit
        self._known: dict[Path, _Known] = {}
        self._last: _Look | None = None
        self._complained: tuple[str, ...] = ()

    def news(self) -> list[list[str]]:
        """What is new since the last call, each piece as lines; at first, all there is."""
        begun = time.process_time()
        look = self._look()
        cost = time.process_time() - begun
        last = self._last or look
        self._last = look
        is_calm = look == last
        self.pause = min(max(PAUSE, REST * cost), LONG_PAUSE) if is_calm else SHORT_PAUSE
        found = [
            lines
            for path in {**look.revisions, **self._known}
            if self._is_steady(path, last, look)
            and (lines := self._news_of(path, look.revisions.get(path)))
        ]
        complaints = (
            *(each for each in look.complaints if each in last.complaints),
            *self._repeats(),
        )
        found += [each.splitlines() for each in complaints if each not in self._complained]
        self._complained = complaints
        return found

    def _look(self) -> _Look:
        """What is there; the last look again where no file can have changed since."""
        stamps = _stamps(self._given or [usual_folder()])
        if self._last and stamps == self._last.stamps and revisions.are_settled(stamps):
            return self._last
        given = inputs(self._given)
        there = [
            each for each in given.journeys if each not in self._known or os.path.lexists(each)
        ]
        tables = {each: revisions.tables_of(each) for each in {path.parent for path in there}}
        found = {
            each: _Revision(revisions.revision(each, ""), tables[each.parent]) for each in there
        }
        complaints = tuple(error.told(self._language) for error in given.errors)
        return _Look(found, complaints, stamps)

    def _is_steady(self, path: Path, last: _Look, look: _Look) -> bool:
        before, now = last.revisions.get(path), look.revisions.get(path)
        known = self._known.get(path)
        return known.is_same(before, now) if known else before == now

    def _news_of(self, path: Path, revision: _Revision | None) -> list[str]:
        """What there is to tell of one file, if anything."""
        known = self._known.get(path)
        if revision is None:
            if known is None or not known.is_there:
                return []
            self._known[path] = replace(known, is_there=False)
            return [self._phrase("watch-gone", path)]
        if known and known.is_there and known.is_same(known.revision, revision):
            return []
        try:
            journey = files.load(path, self._limit)
            analysis = analyze(journey)
        except JourneyError as error:
            return self._broken(path, revision, error)
        self._known[path] = _Known(revision, journey, analysis)
        if known is None or known.analysis is None:
            was_broken = known is not None and known.is_there
            mended = [self._phrase("watch-mended", path)] if was_broken else []
            return [*mended, *self._moments(path, journey, analysis)]
        lines = [plain(each) for each in told(changes(known.analysis, analysis), self._language)]
        return [self._phrase(_what_happened(known, lines), path), *lines]

    def _broken(self, path: Path, revision: _Revision, error: JourneyError) -> list[str]:
        known = self._known.get(path)
        journey, analysis = (known.journey, known.analysis) if known else (None, None)
        is_there = os.path.lexists(path)
        self._known[path] = _Known(revision, journey, analysis, is_sound=False, is_there=is_there)
        code = "watch-broken" if analysis else "watch-broken-first"
        count = len(error.problems) + error.more
        return [self._phrase(code, path, count=count), *error.told(self._language).splitlines()]

    def _moments(self, path: Path, journey: Journey, analysis: Analysis) -> Iterator[str]:
        """The moments as they are now, the headline first."""
        language, felt = self._language, analysis.balance_of_completers
        completion = numbers.percent(analysis.completion)
        headline = [self._phrase("watch-file", path, title=plain(journey.name))]
        if felt is not None:
            headline.append(wording.phrase("watch-felt", language, felt=numbers.signed(felt)))
        headline.append(wording.phrase("watch-completion", language, completion=completion))
        yield " · ".join(headline)
        if unscored := nothing_scored(journey, analysis, language):
            yield plain(unscored)
        elif not analysis.critical:
            yield wording.phrase("nothing-stands-out", language)
        for each in analysis.critical:
            yield _moment(each, language)

    def _repeats(self) -> list[str]:
        """Ids that two sound journeys of one folder share."""
        sound = [
            (path, each.journey)
            for path, each in self._known.items()
            if each.journey and each.is_sound and each.is_there
        ]
        return [each.told(self._language) for each in files.repeated_ids(sound)]

    def _phrase(self, code: str, path: Path, **values: object) -> str:
        return wording.phrase(code, self._language, file=shown(str(path)), **values)


def _stamps(given: Sequence[Path]) -> tuple[Stamp, ...]:
    """The stamps of all files in the folders that are watched, or hold a watched file."""
    folders = {path if path.is_dir() else path.parent for path in given}
    return tuple(chain.from_iterable(revisions.stamps(each) for each in sorted(folders)))


def _what_happened(known: _Known, lines: Sequence[str]) -> str:
    if not known.is_there:
        return "watch-back"
    if not known.is_sound:
        return "watch-mended"
    return "watch-changed" if lines else "watch-same"


def _moment(each: TouchpointAnalysis, language: str) -> str:
    name = wording.moment(each.kind, each.marks, language)
    felt = wording.felt(each.gap or 0.0, each.reach, language, has_zone=each.adequate is not None)
    return f"{wording.sign(each.kind)} {name}  {plain(each.title)}  {felt}"
