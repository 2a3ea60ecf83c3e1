"""The one room that touches the journey folder: finding journeys and loading them."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from journeymap.language import decode, looks_like_journey, read
from journeymap.language.scores import with_scores
from journeymap.problems import JourneyError, Mark, Problem

if TYPE_CHECKING:
    from collections.abc import Sequence

    from journeymap.model import Journey

MEGABYTE = 1_000_000
LIMIT = 5.0
"""Megabytes beyond which a file is not read unless asked for: no journey by hand is that large."""

ENDINGS = (".yaml", ".yml")


def load(path: str | Path, limit: float = LIMIT) -> Journey:
    """The journey in a file, with the scores file beside it where it names one.

    Raises:
        JourneyError: with every problem of the file, or of the scores file, or that there is none.
    """
    file = Path(path)
    text = decode(_bytes(file, limit), str(path))
    journey = read(text, str(path))
    if not journey.scores:
        return journey
    beside = scores_file(file, journey.scores)
    if beside is None:
        raise _error("scores-outside", path, name=journey.scores)
    if not beside.is_file():
        raise _error("scores-missing", path, name=journey.scores)
    return with_scores(journey, decode(_bytes(beside, limit), str(beside)), str(beside))


def scores_file(journey_file: Path, name: str) -> Path | None:
    """The scores file a journey names, or None where that would leave the journey's folder."""
    folder = journey_file.parent.resolve()
    beside = (folder / name).resolve()
    return journey_file.parent / name if beside.parent == folder else None


def _bytes(file: Path, limit: float) -> bytes:
    try:
        size = file.stat().st_size / MEGABYTE
        if size > limit:
            raise _error("too-large", file, size=size, limit=limit)
        return file.read_bytes()
    except FileNotFoundError:
        raise _error("no-file", file) from None
    except OSError as error:
        raise _error("unreadable", file, reason=error.strerror or str(error)) from None


def _error(code: str, path: str | Path, **values: object) -> JourneyError:
    return JourneyError([Problem(code, Mark(str(path)), values)])


@dataclass(frozen=True, slots=True)
class Folder:
    """The journey files of a folder by name, and how many other files it holds."""

    journeys: tuple[Path, ...]
    others: int


def folder(path: str | Path) -> Folder:
    """The files of a folder that have a top-level `journey:`, sound or not, and the other files.

    Folders within and hidden files are passed over.

    Raises:
        JourneyError: there is no such folder.
    """
    try:
        files = sorted(each for each in Path(path).iterdir() if _is_shown(each))
    except FileNotFoundError:
        raise _error("no-folder", path) from None
    except OSError as error:
        raise _error("unreadable", path, reason=error.strerror or str(error)) from None
    journeys = tuple(each for each in files if each.suffix in ENDINGS and _is_journey(each))
    return Folder(journeys, len(files) - len(journeys))


def _is_shown(path: Path) -> bool:
    return path.is_file() and not path.name.startswith(".")


def _is_journey(file: Path) -> bool:
    """Whether the file looks like a journey; one that cannot be read may be one, and is told."""
    try:
        return looks_like_journey(file.read_bytes().decode("utf-8", errors="replace"))
    except OSError:
        return True


def repeated_ids(loaded: Sequence[tuple[Path, Journey]]) -> list[Problem]:
    """Journeys of one folder that bear an id which an earlier file has."""
    first: dict[tuple[Path, str], Path] = {}
    problems = []
    for path, journey in loaded:
        other = first.setdefault((path.parent, journey.id), path)
        if other != path:
            values = {"name": journey.id, "other": other.name}
            problems.append(Problem("repeated-journey", Mark(str(path)), values))
    return problems


def revision(path: Path) -> str:
    """What a file and the files beside it hold, as a hash that changes when any of them does."""
    digest = hashlib.sha256()
    for each in (path, *sorted(path.parent.glob("*.csv"))):
        try:
            digest.update(each.read_bytes())
        except OSError:
            digest.update(b"unreadable")
    return digest.hexdigest()


def examples() -> Path:
    """The folder of example journeys: inside the package, or beside it in a checkout."""
    package = Path(__file__).parent
    inside = package / "journeys"
    return inside if inside.is_dir() else package.parent / "journeys"
