"""The journeys of a folder as they stand now, and as each last was sound."""

from __future__ import annotations

import time
from dataclasses import dataclass
from threading import Lock
from typing import TYPE_CHECKING

import streamlit as st

from journeymap import files, revisions
from journeymap.analysis import analyze, rank_stability
from journeymap.problems import JourneyError, shown

if TYPE_CHECKING:
    from pathlib import Path

    from journeymap.analysis import Analysis, RankStability
    from journeymap.model import Journey
    from journeymap.revisions import Stamp

State = tuple[tuple[str, str], ...]
"""The name and the revision of every journey file of a folder."""

LOOKED_LATELY = 0.4
"""Seconds for which one look at the folder serves everyone who watches it."""

BLINK = 0.15
"""Seconds in which an editor that saves by renaming has put the file back."""


@dataclass(frozen=True, slots=True)
class Sound:
    """A journey that can be trusted, and the revision of the file it was read from."""

    journey: Journey
    revision: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One file: its journey as it last was sound (None if it never was) and what is wrong now."""

    path: Path
    revision: str
    sound: Sound | None
    error: JourneyError | None

    @property
    def name(self) -> str:
        """What the file is called, as it may be shown."""
        return shown(self.path.name)


class Shelf:
    """Reads each file of a folder once for each state it is in; shared by everyone who looks."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._entries: dict[str, Entry] = {}
        self._state: State = ()
        self._stamps: tuple[Stamp, ...] | None = None
        self._looked = 0.0
        self._lock = Lock()

    def state(self) -> State:
        """What the files held a moment ago; changes when one of them does."""
        with self._lock:
            if time.monotonic() - self._looked > LOOKED_LATELY:
                self._look()
            return self._state

    def entries(self) -> tuple[Entry, ...]:
        """Every journey file as it stands now, by name."""
        with self._lock:
            self._look()
            self._entries = {name: self._entry(name, revision) for name, revision in self._state}
            return tuple(self._entries.values())

    def _look(self) -> None:
        self._looked = time.monotonic()
        stamps = revisions.stamps(self._folder)
        if stamps == self._stamps and revisions.are_settled(stamps):
            return
        self._stamps = stamps
        names = self._names()
        if any(name not in names for name, _ in self._state):
            time.sleep(BLINK)
            names = self._names()
        tables = revisions.tables_of(self._folder)
        self._state = tuple(
            (name, revisions.revision(self._folder / name, tables)) for name in names
        )

    def _names(self) -> list[str]:
        """The journey files; one that was a journey stays one while it is there, however broken."""
        try:
            found = {each.name for each in files.folder(self._folder).journeys}
        except JourneyError:
            return []
        known = {name for name, _ in self._state} - found
        return sorted(found | {name for name in known if (self._folder / name).is_file()})

    def _entry(self, name: str, revision: str) -> Entry:
        known = self._entries.get(name)
        if known is not None and known.revision == revision:
            return known
        path = self._folder / name
        try:
            return Entry(path, revision, Sound(files.load(path), revision), None)
        except JourneyError as error:
            return Entry(path, revision, known.sound if known else None, error)


@st.cache_resource
def shelf(folder: Path) -> Shelf:
    """The one shelf of this server for a folder."""
    return Shelf(folder)


@dataclass(frozen=True, slots=True)
class Reading:
    """What a journey's numbers say, and how sure their order is."""

    analysis: Analysis
    stability: RankStability


@st.cache_resource(max_entries=200, show_spinner=False)
def reading(path: Path, revision: str, segment: str | None, _journey: Journey) -> Reading:
    """The analysis of a journey in this revision, kept while it is looked at.

    Raises:
        JourneyError: the flow of the segment can't be trusted.
    """
    del path, revision  # they tell the journeys apart, which would be slow to compare
    analysis = analyze(_journey, segment)
    return Reading(analysis, rank_stability(_journey, analysis))
