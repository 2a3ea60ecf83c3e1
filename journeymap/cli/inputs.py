"""The files a command is about: named ones, those of a folder, or the folder one stands in."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from journeymap import files
from journeymap.problems import JourneyError, Mark, Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from journeymap.model import Journey


@dataclass(frozen=True, slots=True)
class Inputs:
    """Journey files in order, what could not be found, and what else the folders hold.

    `others` counts other files, `inside` folders inside; `several` says whether more than one
    journey was asked for.
    """

    journeys: tuple[Path, ...]
    errors: tuple[JourneyError, ...]
    others: int
    inside: int
    several: bool


def inputs(given: Sequence[Path]) -> Inputs:
    """The journey files that the arguments stand for."""
    found: list[Path] = []
    errors: list[JourneyError] = []
    folders: list[files.Folder] = []
    asked = given or [usual_folder()]
    for path in asked:
        if not path.is_dir():
            found.append(path)
            continue
        try:
            folders.append(_folder(path))
            found.extend(folders[-1].journeys)
        except JourneyError as error:
            errors.append(error)
    # A file may be named twice, by itself and by its folder.
    journeys: dict[tuple[str, str], Path] = {}
    for path in found:
        journeys.setdefault((os.path.realpath(path.parent), path.name), path)
    return Inputs(
        tuple(journeys.values()),
        tuple(errors),
        others=sum(each.others for each in folders),
        inside=sum(each.folders for each in folders),
        several=len(journeys) > 1 or any(path.is_dir() for path in asked),
    )


def _folder(path: Path) -> files.Folder:
    """What a folder holds.

    Raises:
        JourneyError: it can't be read, or holds no journey.
    """
    folder = files.folder(path)
    if not folder.journeys:
        code = "no-journey-on-top" if folder.folders else "no-journey"
        name = path if path.name else path.resolve()
        raise JourneyError([Problem(code, Mark(str(name)), {})])
    return folder


def usual_folder() -> Path:
    """The folder `journeys` where there is one, or the one we stand in."""
    journeys = Path("journeys")
    return journeys if journeys.is_dir() else Path()


def loaded(
    given: Inputs, limit: float, broken: Callable[[JourneyError], None]
) -> list[tuple[Path, Journey]]:
    """The journeys that are sound; every file that is not goes to `broken`, also a repeated id."""
    return each_sound(given, lambda path: files.load(path, limit), broken)


def each_sound(
    given: Inputs, look: Callable[[Path], Journey], broken: Callable[[JourneyError], None]
) -> list[tuple[Path, Journey]]:
    """The journeys that `look` gets out of the files, one after the other; `broken` as above."""
    for error in given.errors:
        broken(error)
    sound = []
    for path in given.journeys:
        try:
            sound.append((path, look(path)))
        except JourneyError as error:
            broken(error)
    repeated: list[Problem] = files.repeated_ids(sound)
    for problem in repeated:
        broken(JourneyError([problem]))
    return sound
