"""Whether a journey file is still the one that was read: hashes to compare, for whoever watches."""

from __future__ import annotations

import hashlib
import os
from typing import TYPE_CHECKING

from journeymap.files import LIMIT, MEGABYTE, opened_file

if TYPE_CHECKING:
    from pathlib import Path


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
