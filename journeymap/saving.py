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
    from typing import BinaryIO

UNFINISHED = ".unfinished"
"""The ending of a file that is being written; one that is there under the lock was left behind."""

PATIENCE = 10.0
"""Seconds to wait for another program that is saving in the folder."""

PAUSE = 0.005

ACCESS_LIST = "system.posix_acl_access"
"""Under which name Linux keeps who has rights besides owner, group and all others."""

NOTHING = ""
"""The digest of a file that is not there."""


def digest(data: bytes) -> str:
    """What tells one content of a file from another: SHA-256 in hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


def save(path: Path, data: bytes, before: str) -> None:
    """Give a file new content, if its content still has the digest `before`.

    A link is followed: what it leads to is written, and the link stays. Owner, group and rights
    stay as they are; where the owner or group cannot be kept, nobody gets more rights than before.

    Raises:
        JourneyError: the file has changed, come or gone since it was read, or cannot be written, or
            another program holds its folder; then nothing has changed.
    """
    file = Path(os.path.realpath(path))
    try:
        with _locked(file.parent):
            _sweep(file)
            if _digest_of(file) != before:
                raise _error("changed-meanwhile", path)
            _replace(file, data)
    except TimeoutError:
        raise _error("folder-held", path) from None
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
    before = _before(file)
    fresh = file.with_name(f".{file.name}.{secrets.token_hex(4)}{UNFINISHED}")
    try:
        with _opened_fresh(fresh, 0o666 if before is None else 0o600) as opened:
            opened.write(data)
            opened.flush()
            if before is not None:
                _hand_over(file, before, opened.fileno())
            os.fsync(opened.fileno())
        fresh.replace(file)
    except BaseException:
        with suppress(OSError):
            fresh.unlink()
        raise
    _force_names(file.parent)


def _opened_fresh(file: Path, mode: int) -> BinaryIO:
    """A new file, open for writing, that at no time grants more than its rights."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    return os.fdopen(os.open(file, flags, mode), "wb")


def _before(file: Path) -> os.stat_result | None:
    """Owner and rights of a file that is there, which must be one that may be written."""
    try:
        before = file.stat()
    except FileNotFoundError:
        return None
    # Giving a name needs no right to the file that bears it: it has to be asked for.
    if not os.access(file, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    return before


def _hand_over(file: Path, before: os.stat_result, descriptor: int) -> None:
    """Give a new file the owner, group and rights of the old one, as far as that may be.

    Setuid and setgid never stay: writing into the file would have taken them away, too.
    """
    if fcntl is None:
        return
    rights = stat.S_IMODE(before.st_mode) & 0o777
    if _gives_group(descriptor, before) and _copies_access_list(file, descriptor):
        os.fchmod(descriptor, rights)
    else:
        # Those of the old group are among all others now.
        os.fchmod(descriptor, rights & (stat.S_IRWXU | (rights >> 3 & stat.S_IRWXO)))


def _gives_group(descriptor: int, before: os.stat_result) -> bool:
    """Give a file to an owner and a group, or only to the group where that is all that may be."""
    for owner in (before.st_uid, -1):
        with suppress(OSError):
            os.fchown(descriptor, owner, before.st_gid)
            return True
    return False


def _copies_access_list(file: Path, descriptor: int) -> bool:
    """Copy who else has rights, if a file says so: without that the group's would mean another."""
    if not hasattr(os, "getxattr"):  # macOS
        return True
    try:
        who = os.getxattr(file, ACCESS_LIST)
    except OSError:  # there is none, or there are none in this file system
        return True
    try:
        os.setxattr(descriptor, ACCESS_LIST, who)
    except OSError:
        return False
    return True


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
    """Hold the folder's lock; the system takes it back from whoever is stopped.

    Raises:
        TimeoutError: another program holds it, and goes on to.
    """
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
            if error.errno not in {errno.EAGAIN, errno.EACCES, errno.EDEADLK}:
                raise
            if time.monotonic() > deadline:
                raise TimeoutError from None
            time.sleep(PAUSE)
        else:
            return
