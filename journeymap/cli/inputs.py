"""The files a command is about: named ones, those of a folder, or the folder one stands in."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from journeymap import files
from journeymap.problems import JourneyError, Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from journeymap.model import Journey


@dataclass(frozen=True, slots=True)
class Inputs:
    """Journey files in order, what could not be found, and how many other files were passed."""

    journeys: tuple[Path, ...]
    errors: tuple[JourneyError, ...]
    others: int
    folders: int


def inputs(given: Sequence[Path]) -> Inputs:
    """The journey files that the arguments stand for."""
    found: list[Path] = []
    errors: list[JourneyError] = []
    others = folders = 0
    for path in given or [usual_folder()]:
        if not path.is_dir():
            found.append(path)
            continue
        try:
            folder = files.folder(path)
        except JourneyError as error:
            errors.append(error)
            continue
        found.extend(folder.journeys)
        others += folder.others
        folders += 1
    return Inputs(tuple(found), tuple(errors), others, folders)


def usual_folder() -> Path:
    """The folder `journeys` where there is one, or the one we stand in."""
    journeys = Path("journeys")
    return journeys if journeys.is_dir() else Path()


def loaded(
    given: Inputs, limit: float, broken: Callable[[JourneyError], None]
) -> list[tuple[Path, Journey]]:
    """The journeys that are sound; every file that is not goes to `broken`, also a repeated id."""
    for error in given.errors:
        broken(error)
    sound = []
    for path in given.journeys:
        try:
            sound.append((path, files.load(path, limit)))
        except JourneyError as error:
            broken(error)
    repeated: list[Problem] = files.repeated_ids(sound)
    for problem in repeated:
        broken(JourneyError([problem]))
    return sound
