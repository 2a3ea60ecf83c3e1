"""Changing journey files: read, edit, save; what refers to a renamed thing from outside follows.

A change is done to a file that is still the one that was read, or not at all. A scores file beside
a journey, and journeys of the same folder that open it, are changed with it; they are saved before
the journey itself, so that whoever is stopped between the two finds names that `check` tells of.

A new file begins from a template, and nothing is written over unasked.
"""

from __future__ import annotations

import time
from contextlib import suppress
from dataclasses import dataclass, replace
from random import SystemRandom
from typing import TYPE_CHECKING

from journeymap.files import (
    LIMIT,
    folder,
    load,
    refuse_link_outside,
    schema_file,
    scores_file,
    templates,
    text_of,
    with_scores_beside,
)
from journeymap.language import read
from journeymap.language.editing import Edited, Rename, Set, edited
from journeymap.language.editing.document import opened
from journeymap.language.editing.formatting import formatted
from journeymap.language.editing.renaming import followed, kind_and_id
from journeymap.language.editing.scores import with_name
from journeymap.language.notations.names import Names, id_from
from journeymap.problems import JourneyError, Mark, Problem
from journeymap.saving import NOTHING, digest, save
from journeymap.wording import chosen

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from journeymap.language.editing import Edit
    from journeymap.model import Journey

ATTEMPTS = 40
"""How often an edit is done again because somebody else has saved meanwhile."""

SHORT_PAUSE, LONGEST_PAUSE = 0.01, 0.2
"""Seconds left to the others before it is done again: more with every time, by chance, so that two
who get into each other's way do not do so again and again."""

CHANCE = SystemRandom()


@dataclass(frozen=True, slots=True)
class Change:
    """The text of a file before and after."""

    path: Path
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Changes:
    """What edits do to a journey file and to the files that follow it, the journey last."""

    files: tuple[Change, ...]
    journey: Journey

    @property
    def made(self) -> tuple[Change, ...]:
        """The files that do change."""
        return tuple(each for each in self.files if each.after != each.before)


def edit(path: Path, edits: Sequence[Edit], limit: float = LIMIT) -> Changes:
    """Do edits to a file, and save it with those that follow.

    Done anew where somebody else has saved the file meanwhile: an edit says what is meant, whatever
    else has changed.

    Raises:
        JourneyError: as `changes`; or a file cannot be written, or never stays still.
    """
    for attempt in range(ATTEMPTS):
        time.sleep(CHANCE.uniform(0, min(LONGEST_PAUSE, attempt * SHORT_PAUSE)))
        found = changes(path, edits, limit)
        try:
            write(found.made)
        except JourneyError as error:
            is_conflict = error.problems[0].code == "changed-meanwhile"
            if not is_conflict or attempt == ATTEMPTS - 1:
                raise
        else:
            return found
    raise AssertionError


def changes(path: Path, edits: Sequence[Edit], limit: float = LIMIT) -> Changes:
    """What edits would do to a file, and to those that follow it; nothing is saved.

    Raises:
        JourneyError: the file, or the scores file, is not sound or would not be so any more, or an
            edit makes no sense in it.
    """
    own = _unchanged(path, limit)
    result = edited(own.before, edits, str(path))
    followers: dict[Path, Change] = {}
    for each in edits:
        if isinstance(each, Rename):
            _follow(path, own.before, each, limit, followers)

    def text_now(file: Path) -> str:
        return followers[file].after if file in followers else text_of(file, limit)

    journey = with_scores_beside(result.journey, result.text, path, text_now)
    return Changes((*followers.values(), replace(own, after=result.text)), journey)


def format_file(path: Path, limit: float = LIMIT) -> Change:
    """A file in its canonical form; nothing is saved.

    Raises:
        JourneyError: the file cannot be read, or is no sound journey.
    """
    own = _unchanged(path, limit)
    read(own.before, str(path))
    return replace(own, after=formatted(own.before, str(path)))


def write(changes: Iterable[Change]) -> None:
    """Save all files or none: where the last cannot be, those before are put back.

    Raises:
        JourneyError: a file has changed since it was read, or cannot be written.
    """
    done: list[Change] = []
    try:
        for each in changes:
            save(each.path, each.after.encode(), digest(each.before.encode()))
            done.append(each)
    except JourneyError:
        for each in reversed(done):
            save(each.path, each.before.encode(), digest(each.after.encode()))
        raise


def _follow(
    path: Path, text: str, edit: Rename, limit: float, followers: dict[Path, Change]
) -> None:
    """Let what names a renamed thing from outside follow: scores, journeys that open this one."""
    kind, old = kind_and_id(opened(text, str(path)), edit.old)
    if kind == "journey":
        others = (each for each in folder(path.parent).journeys if each.name != path.name)
    else:
        others = (each for each in _scores_beside(path, text))
    for other in others:
        change = followers[other] if other in followers else _unchanged(other, limit)
        if kind == "journey":
            after = followed(change.after, kind, old, edit.new, str(other))
        else:
            after = with_name(change.after, kind, old, edit.new)
        followers[other] = replace(change, after=after)


def _unchanged(path: Path, limit: float) -> Change:
    text = text_of(path, limit)
    return Change(path, text, text)


def _scores_beside(path: Path, text: str) -> list[Path]:
    named = read(text, str(path)).scores
    beside = scores_file(path, named) if named else None
    return [beside] if beside is not None and beside.is_file() else []


# Beginning a file ---------------------------------------------------------------------------------

TEMPLATES = ("blank", "shop", "service", "onboarding", "complaint")
"""What a journey may begin from; each is there in every language."""

SCHEMA_FILE = ".journeymap/journey.schema.json"
"""Where editors find the schema, seen from the journey: see docs/decisions."""


@dataclass(frozen=True, slots=True)
class Beginning:
    """How a new journey begins: an empty title is the template's, no scale too."""

    template: str = TEMPLATES[0]
    language: str = "en"
    title: str = ""
    scale: tuple[float, float] | None = None


def template(name: str, language: str) -> str:
    """The text of a template."""
    return (templates() / chosen(language) / f"{name}.yaml").read_text("utf-8")


def begin(path: Path, beginning: Beginning, *, over: bool = False) -> Journey:
    """Save a new journey made from a template; its id is made from the file's name.

    Raises:
        JourneyError: the name is taken, or the file cannot be saved.
    """
    before = there(path, over=over)
    text = template(beginning.template, beginning.language)
    edits: list[Edit] = [_named(read(text), id_from(path.stem) or "journey")]
    edits += [Set("title", beginning.title)] if beginning.title else []
    ends = zip(("scale.min", "scale.max"), beginning.scale or (), strict=False)
    edits += [Set(end, value) for end, value in ends]
    return keep(path, edited(text, edits, str(path)), before)


def keep(path: Path, made: Edited, before: str) -> Journey:
    """Save a new journey, with its schema, in place of what was `there`.

    Its id gets a number where another journey of the folder has it. Folders on the way are made.

    Raises:
        JourneyError: somebody else has saved there meanwhile, or the file cannot be saved.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        free = Names(_ids_beside(path)).given(made.journey.id)
        if free != made.journey.id:
            made = edited(made.text, [_named(made.journey, free)], str(path))
        save(path, (_modeline(path.parent) + made.text).encode(), before)
    except OSError as error:
        values = {"reason": error.strerror or str(error)}
        raise JourneyError([Problem("not-saved", Mark(str(path)), values)]) from None
    return made.journey


def _named(journey: Journey, name: str) -> Rename:
    return Rename(f"journey.{journey.id}", name)


def there(path: Path, *, over: bool) -> str:
    """The digest of what bears a name, which may only be something where it is written `over`.

    Raises:
        JourneyError: the name is taken, or what bears it cannot be read or lies elsewhere.
    """
    if not over and is_taken(path):
        raise JourneyError([Problem("file-there", Mark(str(path)), {})])
    refuse_link_outside(path)
    try:
        return digest(path.read_bytes()) if path.is_file() else NOTHING
    except OSError as error:
        values = {"reason": error.strerror or str(error)}
        raise JourneyError([Problem("not-saved", Mark(str(path)), values)]) from None


def is_taken(path: Path) -> bool:
    """Whether something bears the name already, were it a link that leads nowhere."""
    return path.exists() or path.is_symlink()


def _ids_beside(path: Path) -> Iterator[str]:
    """The ids of the other journeys in a file's folder, as far as they can be read."""
    for other in folder(path.parent).journeys:
        if other.name != path.name:
            with suppress(JourneyError):
                yield load(other).id


def _modeline(beside: Path) -> str:
    """The line by which editors find the schema, which is put there; "" where a link stands there.

    Nobody has said that what the link leads to may be written over.
    """
    file = beside / SCHEMA_FILE
    if file.is_symlink() or file.parent.is_symlink():
        return ""
    file.parent.mkdir(exist_ok=True)
    before = file.read_bytes() if file.is_file() else None
    content = schema_file().read_bytes()
    if before != content:
        save(file, content, NOTHING if before is None else digest(before))
    return f"# yaml-language-server: $schema={SCHEMA_FILE}\n"
