"""Writing a file: whole or not at all, and never over what somebody else has saved.

A file is written beside the old one, forced to disk and then given its name, so that whoever pulls
the plug finds the old file or the new one. Before that, under a lock that every saving of ours in
that folder takes, the old file is looked at once more: it must still be the one that was read.
"""

from __future__ import annotations

import errno
import hashlib
import os
import secrets
import stat
import time
from contextlib import contextmanager, suppress
from glob import escape
from pathlib import Path
from typing import TYPE_CHECKING

from journeymap.problems import JourneyError, Mark, Problem

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]
    import msvcrt

if TYPE_CHECKING:
    from collections.abc import Iterator

UNFINISHED = ".unfinished"
"""The ending of a file that is being written; one that is there under the lock was left behind."""

PATIENCE = 10.0
"""Seconds to wait for another program that is saving in the folder."""

PAUSE = 0.005

NOTHING = ""
"""The digest of a file that is not there."""


def digest(data: bytes) -> str:
    """What tells one content of a file from another: SHA-256 in hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


def save(path: Path, data: bytes, before: str) -> None:
    """Give a file new content, if its content still has the digest `before`.

    A link is followed: what it leads to is written, and the link stays. Rights stay as they are.

    Raises:
        JourneyError: the file has changed, come or gone since it was read, or cannot be written;
            then nothing has changed.
    """
    file = Path(os.path.realpath(path))
    try:
        with _locked(file.parent):
            _sweep(file)
            if _digest_of(file) != before:
                raise _error("changed-meanwhile", path)
            _replace(file, data)
    except OSError as error:
        raise _error("not-saved", path, reason=error.strerror or str(error)) from None


def _error(code: str, path: Path, **values: object) -> JourneyError:
    return JourneyError([Problem(code, Mark(str(path)), values)])


def _digest_of(file: Path) -> str:
    try:
        return digest(file.read_bytes())
    except FileNotFoundError:
        return NOTHING


def _replace(file: Path, data: bytes) -> None:
    mode = _mode(file)
    fresh = file.with_name(f".{file.name}.{secrets.token_hex(4)}{UNFINISHED}")
    try:
        with fresh.open("xb") as opened:
            opened.write(data)
            opened.flush()
            os.fsync(opened.fileno())
        if mode is not None:
            fresh.chmod(mode)
        fresh.replace(file)
    except BaseException:
        with suppress(OSError):
            fresh.unlink()
        raise
    _force_names(file.parent)


def _mode(file: Path) -> int | None:
    """The rights of a file that is there, which must be one that may be written."""
    try:
        mode = stat.S_IMODE(file.stat().st_mode)
    except FileNotFoundError:
        return None
    # Giving a name needs no right to the file that bears it: it has to be asked for.
    if not os.access(file, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    return mode


def _force_names(folder: Path) -> None:
    """Force the names in a folder to disk, where that can be asked for."""
    if fcntl is None:
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _sweep(file: Path) -> None:
    """Take away what somebody who was stopped in the middle has left."""
    for left in file.parent.glob(f".{escape(file.name)}.*{UNFINISHED}"):
        with suppress(OSError):
            left.unlink()


@contextmanager
def _locked(folder: Path) -> Iterator[None]:
    """Hold the folder's lock; the system takes it back from whoever is stopped."""
    descriptor = _opened_for_lock(folder)
    try:
        _wait_for_lock(descriptor)
        yield
    finally:
        os.close(descriptor)


def _opened_for_lock(folder: Path) -> int:
    if fcntl is not None:
        return os.open(folder, os.O_RDONLY)
    return os.open(folder / ".journeymap.lock", os.O_RDWR | os.O_CREAT)


def _wait_for_lock(descriptor: int) -> None:
    deadline = time.monotonic() + PATIENCE
    while True:
        try:
            if fcntl is not None:
                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            else:
                msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError as error:
            is_taken = error.errno in {errno.EAGAIN, errno.EACCES, errno.EDEADLK}
            if not is_taken or time.monotonic() > deadline:
                raise
            time.sleep(PAUSE)
        else:
            return
