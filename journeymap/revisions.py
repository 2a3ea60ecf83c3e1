"""Whether a journey file is still the one that was read, for whoever watches.

A stamp is what the system says of a file without a look into it, a revision a hash of what it
holds. While the stamps of a folder stay and are settled, nothing in it need be opened.
"""

from __future__ import annotations

import hashlib
import os
import time
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from journeymap.files import LIMIT, MEGABYTE, opened_file

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

SETTLED = 3_000_000_000
"""Nanoseconds after which a file that is written again also gets another time, on any disk."""


@dataclass(frozen=True, slots=True, order=True)
class Stamp:
    """What of a file changes when it is written or replaced, also through a link to it."""

    name: str
    number: int
    size: int
    modified: int
    changed: int


def stamps(folder: Path) -> tuple[Stamp, ...]:
    """The stamps of all that is in a folder; none where it can't be looked into."""
    with suppress(OSError), os.scandir(folder) as entries:
        return tuple(sorted(map(_stamp, entries)))
    return ()


def _stamp(entry: os.DirEntry[str]) -> Stamp:
    try:
        at = entry.stat()
    except OSError:  # it has just gone, or is a link that leads nowhere
        return Stamp(entry.path, 0, 0, 0, 0)
    return Stamp(entry.path, at.st_ino, at.st_size, at.st_mtime_ns, at.st_ctime_ns)


def are_settled(found: Iterable[Stamp]) -> bool:
    """Whether the last writing is long enough ago to be told from another one."""
    newest = max((max(each.modified, each.changed) for each in found), default=0)
    return time.time_ns() - newest > SETTLED


def revision(path: Path, tables: str | None = None) -> str:
    """A hash that changes when the file does, or a table beside it, which may hold its scores.

    `tables` is the state of the tables beside it (`tables_of`) where the caller knows it already:
    one look at a folder serves all its journeys.
    """
    digest = hashlib.sha256()
    try:
        with opened_file(path) as opened:
            state = os.fstat(opened.fileno())
            digest.update(f"{state.st_size}\0{state.st_mtime_ns}\0".encode())
            digest.update(opened.read(int(LIMIT * MEGABYTE)))
    except OSError:
        digest.update(b"unreadable")
    digest.update((tables_of(path.parent) if tables is None else tables).encode())
    return digest.hexdigest()


def tables_of(folder: Path) -> str:
    """A hash of the tables in a folder by name, size and time: they may be large, and are many."""
    digest = hashlib.sha256()
    for table in sorted(folder.glob("*.csv")):
        try:
            state = table.stat()
            digest.update(os.fsencode(table.name))
            digest.update(f"\0{state.st_size}\0{state.st_mtime_ns}\0".encode())
        except OSError:
            digest.update(b"unreadable")
    return digest.hexdigest()
