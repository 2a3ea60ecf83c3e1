"""Finding journeys in a folder and loading them, with whatever stands beside them."""

from __future__ import annotations

import errno
import os
import stat
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from journeymap.language import decode, located, looks_like_journey, read
from journeymap.language.near import nearest
from journeymap.language.places import mark_of_field, shortened
from journeymap.problems import JourneyError, Mark, Problem, shown

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import BinaryIO

    from journeymap.language import Located
    from journeymap.model import Journey

MEGABYTE = 1_000_000
LIMIT = 5.0
"""Megabytes beyond which a file is not read unless asked for: no journey by hand is that large."""

ENDINGS = (".yaml", ".yml")

MOST_LIKE = 1_000
"""Files of a folder among which one is looked for that a missing name may have meant."""


def load(path: str | Path, limit: float = LIMIT) -> Journey:
    """The journey in a file, with the scores file beside it where it names one.

    Raises:
        JourneyError: with every problem of the file, or of the scores file, or that there is none.
    """
    text = text_of(path, limit)
    return with_scores_beside(read(text, str(path)), text, path, _reading(limit))


def load_located(path: str | Path, limit: float = LIMIT) -> Located:
    """The same journey beside its text and tree, so that its parts have places.

    Raises:
        JourneyError: as `load`.
    """
    found = located(text_of(path, limit), str(path))
    journey = with_scores_beside(found.journey, found.text, path, _reading(limit))
    return replace(found, journey=journey)


def text_of(path: str | Path, limit: float = LIMIT) -> str:
    """The text of a file that is a journey or stands beside one: the one way to read such.

    Raises:
        JourneyError: as `data_of`; or it is no UTF-8, or a link that leads out of its folder.
    """
    data = data_of(Path(path), limit)
    refuse_link_outside(path)
    return decode(data, str(path))


def refuse_link_outside(path: str | Path) -> None:
    """Stop at a link that leads out of its folder: whoever put it here may have no right there.

    Raises:
        JourneyError: it does.
    """
    file = Path(path)
    if file.is_symlink() and not _is_inside(file):
        raise _error("link-outside", path)


def _reading(limit: float) -> Callable[[Path], str]:
    return lambda file: text_of(file, limit)


def with_scores_beside(
    journey: Journey, text: str, path: str | Path, text_of: Callable[[Path], str]
) -> Journey:
    """A journey with the scores of the file it names, if it names one.

    Raises:
        JourneyError: there is no such file beside the journey, or it is not sound.
    """
    if not journey.scores:
        return journey
    file = Path(path)
    named = mark_of_field(text, "scores", str(path))
    beside = scores_file(file, journey.scores)
    if beside is None:
        raise JourneyError([Problem("scores-outside", named, {"name": shortened(journey.scores)})])
    if not stat.S_ISREG(_mode(beside)):
        raise JourneyError([Problem("scores-missing", named, {"name": shortened(journey.scores)})])
    from journeymap.language.scores import with_scores  # noqa: PLC0415 - few journeys name a table

    return with_scores(journey, text_of(beside), str(beside))


def _is_inside(link: Path) -> bool:
    """Whether a link leads to a file in its own folder, or in one inside it."""
    return Path(os.path.realpath(link)).is_relative_to(os.path.realpath(link.parent))


def scores_file(journey_file: Path, name: str) -> Path | None:
    """The scores file a journey names, or None where that would leave the journey's folder."""
    folder = journey_file.parent.resolve()
    try:
        beside = (folder / name).resolve()
    except (OSError, RuntimeError):  # links that lead in a circle; Python 3.13 raises no more
        return None
    return journey_file.parent / name if beside.parent == folder else None


def _mode(path: Path) -> int:
    """What kind of thing a path leads to, as `stat` says it; 0 where it leads nowhere."""
    try:
        return path.stat().st_mode
    except OSError:  # also a name too long for the file system
        return 0


def data_of(file: Path, limit: float) -> bytes:
    """The content of a file of up to so many megabytes.

    Raises:
        JourneyError: there is none, it cannot be read, or it is larger.
    """
    most = int(limit * MEGABYTE)
    try:
        with opened_file(file) as opened:
            data = opened.read(most + 1)
            size = max(len(data), os.fstat(opened.fileno()).st_size)
    except FileNotFoundError:
        if file.is_symlink():
            raise _error("link-nowhere", file) from None
        raise _error("no-file", file, near=_nearest(file)) from None
    except IsADirectoryError:
        raise _error("is-folder", file) from None
    except OSError as error:
        if error.errno == errno.ELOOP:
            raise _error("link-nowhere", file) from None
        raise _error("unreadable", file, reason=error.strerror or str(error)) from None
    if len(data) > most:
        raise _error("too-large", file, size=size / MEGABYTE, limit=limit)
    return data


def _nearest(file: Path) -> str:
    """The journey file beside a missing one that is called most like it; "" where none is."""
    try:
        beside = islice(file.parent.iterdir(), MOST_LIKE)
        names = {each.stem: each.name for each in beside if each.suffix in ENDINGS}
    except OSError:
        return ""
    near = file.stem if file.stem in names else nearest(file.stem, names)
    return str(file.with_name(names[near])) if near else ""


def opened_file(file: Path) -> BinaryIO:
    """A file open for reading, at once: a pipe would be waited for, a device has no end.

    Raises:
        OSError: it cannot be opened, or is no ordinary file.
    """
    without_waiting = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    descriptor = os.open(file, os.O_RDONLY | without_waiting)
    mode = os.fstat(descriptor).st_mode
    if stat.S_ISREG(mode):
        return os.fdopen(descriptor, "rb")
    os.close(descriptor)
    if stat.S_ISDIR(mode):
        raise IsADirectoryError
    raise OSError(errno.EINVAL, "not an ordinary file")


def _error(code: str, path: str | Path, **values: object) -> JourneyError:
    return JourneyError([Problem(code, Mark(str(path)), values)])


@dataclass(frozen=True, slots=True)
class Folder:
    """The journey files of a folder by name; how many other files and folders it holds."""

    journeys: tuple[Path, ...]
    others: int
    folders: int


def folder(path: str | Path) -> Folder:
    """The files of a folder that have a top-level `journey:`, sound or not, and what else it holds.

    Folders inside are not looked at, hidden files and folders not even counted. A link that leads
    nowhere may have been a journey, and is told when it is read.

    Raises:
        JourneyError: there is no such folder.
    """
    try:
        shown = sorted(each for each in Path(path).iterdir() if not each.name.startswith("."))
        modes = {each: _mode(each) for each in shown}
        files = [each for each in shown if _is_file_or_broken_link(each, modes[each])]
    except FileNotFoundError:
        raise _error("no-folder", path) from None
    except OSError as error:
        raise _error("unreadable", path, reason=error.strerror or str(error)) from None
    journeys = tuple(each for each in files if each.suffix in ENDINGS and _is_journey(each))
    folders = sum(map(stat.S_ISDIR, modes.values()))
    return Folder(journeys, len(files) - len(journeys), folders)


def _is_file_or_broken_link(path: Path, mode: int) -> bool:
    return stat.S_ISREG(mode) or (not mode and path.is_symlink())


def _is_journey(file: Path) -> bool:
    """Whether the file looks like a journey; one that cannot be read may be one, and is told."""
    try:
        with opened_file(file) as opened:
            start = opened.read(int(LIMIT * MEGABYTE))
    except OSError:
        return True
    encoding = "utf-16" if start.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8"
    return looks_like_journey(start.decode(encoding, errors="replace"))


def repeated_ids(loaded: Sequence[tuple[Path, Journey]]) -> list[Problem]:
    """Journeys of one folder that bear an id which an earlier file has."""
    first: dict[tuple[Path, str], Path] = {}
    problems = []
    for path, journey in loaded:
        other = first.setdefault((path.parent, journey.id), path)
        if other != path:
            values = {"name": journey.id, "other": shown(other.name)}
            problems.append(Problem("repeated-journey", Mark(str(path)), values))
    return problems


def examples() -> Path:
    """The folder of example journeys: inside the package, or beside it in a checkout."""
    package = Path(__file__).parent
    inside = package / "journeys"
    return inside if inside.is_dir() else package.parent / "journeys"


def templates() -> Path:
    """The folder of journeys to begin from, with one folder for each language."""
    return Path(__file__).parent / "templates"


def schema_file() -> Path:
    """The JSON Schema of a journey file: inside the package, or beside it in a checkout."""
    package = Path(__file__).parent
    name = Path("schema") / "journey.schema.json"
    return package / name if (package / name).is_file() else package.parent / name
