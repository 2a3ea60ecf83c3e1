"""The journeys of a folder as they stand now, and as each last was sound."""

from __future__ import annotations

from dataclasses import dataclass
from threading import Lock
from typing import TYPE_CHECKING

import streamlit as st

from journeymap import files
from journeymap.analysis import analyze
from journeymap.problems import JourneyError

if TYPE_CHECKING:
    from pathlib import Path

    from journeymap.analysis import Analysis
    from journeymap.model import Journey


@dataclass(frozen=True, slots=True)
class Entry:
    """One file: its journey as it last was sound (None if it never was) and what is wrong now."""

    path: Path
    revision: str
    journey: Journey | None
    error: JourneyError | None


class Shelf:
    """Reads each file once for each state it is in; shared by everyone who looks at the folder."""

    def __init__(self) -> None:
        self._entries: dict[Path, Entry] = {}
        self._lock = Lock()

    def entry(self, path: Path) -> Entry:
        """The file as it stands now."""
        revision = files.revision(path)
        with self._lock:
            known = self._entries.get(path)
            if known is None or known.revision != revision:
                known = _read(path, revision, known.journey if known else None)
                self._entries[path] = known
            return known


def _read(path: Path, revision: str, last_sound: Journey | None) -> Entry:
    try:
        return Entry(path, revision, files.load(path), None)
    except JourneyError as error:
        return Entry(path, revision, last_sound, error)


@st.cache_resource
def shelf() -> Shelf:
    """The one shelf of this server."""
    return Shelf()


@st.cache_data(max_entries=200, show_spinner=False)
def analysis(path: Path, revision: str, segment: str | None, _journey: Journey) -> Analysis:
    """The analysis of a journey in this state, kept while it is looked at."""
    del path, revision  # they tell the states apart
    return analyze(_journey, segment)


def state_of(folder: Path) -> tuple[tuple[str, str], ...]:
    """What all journey files hold, to notice that one of them changed."""
    try:
        return tuple((each.name, files.revision(each)) for each in files.folder(folder).journeys)
    except JourneyError:
        return ()
