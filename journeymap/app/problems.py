"""What stands between the reader and the files as they are."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st

from journeymap import files, wording
from journeymap.app import markup
from journeymap.app.address import looked_at
from journeymap.problems import JourneyError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from journeymap.app.shelf import Entry
    from journeymap.problems import Mark


def show_problems(entries: Mapping[str, Entry], entry: Entry, language: str) -> None:
    """Tell what is wrong with the file that is shown, and that others have problems."""
    if entry.error:
        code = "broken-heading" if entry.sound else "broken-first"
        st.html(banner(code, entry.name, entry.error, language))
    elif error := _repeated(entries, entry):
        st.html(banner("repeated-heading", entry.name, error, language))
    if remarks := list(_remarks(entries, entry, language)):
        st.html(markup.quiet(*remarks))


def banner(code: str, file: str, error: JourneyError, language: str) -> str:
    """A file's problems under a heading that counts them, as HTML."""
    problems = [
        (_place(each.mark), each.what(language), each.remedy(language)) for each in error.problems
    ]
    more = wording.phrase("more-problems", language, count=error.more) if error.more else ""
    count = len(error.problems) + error.more
    heading = wording.phrase(code, language, file=file, count=count)
    return markup.banner(heading, problems, more, alone=code == "broken-first")


def _place(mark: Mark) -> str:
    """Where to look, without the folder, which is the same for all."""
    return str(replace(mark, name=Path(mark.name).name))


def _repeated(entries: Mapping[str, Entry], entry: Entry) -> JourneyError | None:
    """That an earlier file has the same id."""
    sound = [(each.path, each.sound.journey) for each in entries.values() if each.sound]
    found = [each for each in files.repeated_ids(sound) if each.mark.name == str(entry.path)]
    return JourneyError(found) if found else None


def _remarks(entries: Mapping[str, Entry], entry: Entry, language: str) -> Iterator[str]:
    """What is to be said of other files than the one that is shown."""
    asked = looked_at("journey")
    if asked and asked not in entries:
        yield wording.phrase("file-gone", language, file=asked, shown=entry.name)
    others = [each.name for each in entries.values() if each.error and each is not entry]
    if others:
        listed = wording.listed(wording.first_few(others), language)
        yield wording.phrase("broken-others", language, files=listed)
