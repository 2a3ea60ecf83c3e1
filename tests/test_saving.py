"""Saving: whole or not at all, and never over what somebody else has saved."""

import errno
import multiprocessing
import os
import random
import resource
import signal
import stat
import struct
import time
from pathlib import Path

import pytest

from journeymap import saving
from journeymap.problems import JourneyError
from journeymap.saving import NOTHING, digest, save

FORK = multiprocessing.get_context("fork")


def told(raised):
    return [each.code for each in raised.value.problems]


def test_a_file_that_is_still_the_one_that_was_read_gets_its_new_content(tmp_path):
    file = tmp_path / "a.yaml"
    file.write_bytes(b"old")
    file.chmod(0o640)
    save(file, b"new", digest(b"old"))
    assert file.read_bytes() == b"new"
    assert file.stat().st_mode & 0o777 == 0o640
    assert list(tmp_path.iterdir()) == [file]


def test_a_file_that_was_changed_meanwhile_is_left_alone(tmp_path):
    file = tmp_path / "a.yaml"
    file.write_bytes(b"theirs")
    with pytest.raises(JourneyError) as raised:
        save(file, b"new", digest(b"old"))
    assert told(raised) == ["changed-meanwhile"]
    assert file.read_bytes() == b"theirs"


def test_a_new_file_is_made_unless_one_has_come_meanwhile(tmp_path):
    file = tmp_path / "a.yaml"
    save(file, b"new", NOTHING)
    assert file.read_bytes() == b"new"
    with pytest.raises(JourneyError) as raised:
        save(file, b"newer", NOTHING)
    assert told(raised) == ["changed-meanwhile"]
    assert file.read_bytes() == b"new"


def test_a_link_stays_a_link(tmp_path):
    (tmp_path / "real").mkdir()
    file, link = tmp_path / "real" / "a.yaml", tmp_path / "a.yaml"
    file.write_bytes(b"old")
    link.symlink_to(file)
    save(link, b"new", digest(b"old"))
    assert link.is_symlink()
    assert file.read_bytes() == b"new"


def test_a_file_that_may_not_be_written_is_left_alone(tmp_path, monkeypatch):
    file = tmp_path / "a.yaml"
    file.write_bytes(b"old")
    monkeypatch.setattr(os, "access", lambda *_: False)  # root may write to every file
    with pytest.raises(JourneyError) as raised:
        save(file, b"new", digest(b"old"))
    assert told(raised) == ["not-saved"]
    assert file.read_bytes() == b"old"


def test_a_full_disk_leaves_the_old_file_whole_and_nothing_beside_it(tmp_path):
    file = tmp_path / "a.yaml"
    file.write_bytes(b"old")

    def save_on_a_full_disk():
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))
        try:
            save(file, b"new" * 100_000, digest(b"old"))
        except JourneyError as error:
            os._exit(0 if error.problems[0].values["reason"] == os.strerror(errno.EFBIG) else 2)
        os._exit(1)

    child = FORK.Process(target=save_on_a_full_disk)
    child.start()
    child.join()
    assert child.exitcode == 0
    assert file.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [file]


def test_what_was_left_by_one_who_was_stopped_is_swept(tmp_path):
    file, other = tmp_path / "a.yaml", tmp_path / f".b.yaml.0{saving.UNFINISHED}"
    file.write_bytes(b"old")
    (tmp_path / f".a.yaml.1234{saving.UNFINISHED}").write_bytes(b"hal")
    other.write_bytes(b"another file's")
    save(file, b"new", digest(b"old"))
    assert sorted(tmp_path.iterdir()) == sorted([file, other])


def contents(number):
    return f"{number} ".encode() * 40_000


def save_again_and_again(file, begun):
    for number in range(1_000_000):
        save(file, contents(number % 10), digest(file.read_bytes()))
        begun.set()


def test_whoever_is_killed_while_saving_leaves_a_whole_file(tmp_path):
    """Two hundred times: naive writing leaves nine in ten of them broken."""
    file = tmp_path / "a.yaml"
    file.write_bytes(contents(0))
    whole = {contents(number) for number in range(10)}
    moment = random.Random(7)
    for _ in range(200):
        begun = FORK.Event()
        child = FORK.Process(target=save_again_and_again, args=(file, begun))
        child.start()
        assert begun.wait(timeout=60)
        time.sleep(moment.uniform(0, 0.01))
        os.kill(child.pid, signal.SIGKILL)
        child.join()
        assert file.read_bytes() in whole
    save(file, b"end", digest(file.read_bytes()))
    assert list(tmp_path.iterdir()) == [file]


def add_lines(file, name, count):
    added = 0
    while added < count:
        data = file.read_bytes()
        try:
            save(file, data + f"{name}{added}\n".encode(), digest(data))
        except JourneyError as error:
            if error.problems[0].code != "changed-meanwhile":
                raise
        else:
            added += 1


def test_two_who_save_one_file_lose_nothing_of_each_other(tmp_path):
    """Four hundred edits of two writers: naive saving loses most of them."""
    file = tmp_path / "a.yaml"
    file.write_bytes(b"")
    writers = [FORK.Process(target=add_lines, args=(file, name, 200)) for name in "ab"]
    for each in writers:
        each.start()
    for each in writers:
        each.join()
    lines = file.read_text("ascii").split()
    for name in "ab":
        assert [line for line in lines if line[0] == name] == [f"{name}{n}" for n in range(200)]


def test_a_lock_that_nobody_gives_back_is_told_after_a_while(tmp_path, monkeypatch):
    monkeypatch.setattr(saving, "PATIENCE", 0.05)
    file = tmp_path / "a.yaml"
    with saving._locked(tmp_path), pytest.raises(JourneyError) as raised:
        save(file, b"new", NOTHING)
    assert raised.value.told() == (
        f"{file}: another program holds the folder\n"
        "  nothing was changed; try again when that program is done"
    )
    assert not Path(file).exists()


# Whose a file is, and who may read it


def watched(monkeypatch, file):
    """The rights of all that is in a file's folder but the file, before each call that may take
    long or change them."""
    seen = set()

    def watching(call):
        def look(*given):
            others = (each for each in file.parent.iterdir() if each != file)
            seen.update(stat.S_IMODE(each.stat().st_mode) for each in others)
            return call(*given)

        return look

    for name in ("fsync", "fchown", "fchmod"):
        monkeypatch.setattr(os, name, watching(getattr(os, name)))
    return seen


def test_a_private_file_is_at_no_time_readable_by_others(tmp_path, monkeypatch):
    file = tmp_path / "a.yaml"
    file.write_bytes(b"old")
    file.chmod(0o600)
    seen = watched(monkeypatch, file)
    save(file, b"new", digest(b"old"))
    assert seen == {0o600}
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_a_new_file_has_the_rights_that_new_files_have(tmp_path):
    (tmp_path / "usual").touch()
    save(tmp_path / "a.yaml", b"new", NOTHING)
    assert (tmp_path / "a.yaml").stat().st_mode == (tmp_path / "usual").stat().st_mode


IS_ROOT = hasattr(os, "getuid") and os.getuid() == 0


@pytest.mark.skipif(not IS_ROOT, reason="only root may give files away")
def test_a_file_stays_its_owners_and_its_groups(tmp_path):
    file = tmp_path / "a.yaml"
    file.write_bytes(b"old")
    os.chown(file, 1000, 1001)
    file.chmod(0o640)
    save(file, b"new", digest(b"old"))
    after = file.stat()
    assert (after.st_uid, after.st_gid, stat.S_IMODE(after.st_mode)) == (1000, 1001, 0o640)


@pytest.mark.parametrize(
    ("may_keep_group", "before", "after"),
    [
        (True, 0o664, 0o664),
        (False, 0o664, 0o604),
        (False, 0o640, 0o600),
        (False, 0o606, 0o600),  # the group had no right to what all others may
        (True, 0o6755, 0o755),
        (False, 0o6755, 0o705),
    ],
)
def test_where_an_owner_cannot_be_kept_nobody_gets_more_rights(
    tmp_path, monkeypatch, may_keep_group, before, after
):
    file = tmp_path / "a.yaml"
    file.write_bytes(b"old")
    file.chmod(before)

    def refusing(descriptor, owner, group):
        if owner != -1 or not may_keep_group:
            raise PermissionError

    monkeypatch.setattr(os, "fchown", refusing)
    save(file, b"new", digest(b"old"))
    assert (file.read_bytes(), oct(stat.S_IMODE(file.stat().st_mode))) == (b"new", oct(after))


def access_list(user):
    """Read and write for the owner, one more and the mask, nothing for the group and all others."""
    entries = [(0x01, 6, -1), (0x02, 6, user), (0x04, 0, -1), (0x10, 6, -1), (0x20, 0, -1)]
    return struct.pack("<I", 2) + b"".join(struct.pack("<HHi", *each) for each in entries)


@pytest.mark.skipif(not hasattr(os, "setxattr"), reason="only Linux tells of access lists so")
@pytest.mark.parametrize("may_copy", [True, False])
def test_a_file_keeps_its_access_list_or_else_its_group_gains_nothing(
    tmp_path, monkeypatch, may_copy
):
    file = tmp_path / "a.yaml"
    file.write_bytes(b"old")
    try:
        os.setxattr(file, saving.ACCESS_LIST, access_list(1000))
    except OSError:
        pytest.skip("this file system has no access lists")
    if not may_copy:
        monkeypatch.setattr(os, "setxattr", lambda *_: os.open("", 0))
    save(file, b"new", digest(b"old"))
    if may_copy:
        assert os.getxattr(file, saving.ACCESS_LIST) == access_list(1000)
    else:
        assert oct(stat.S_IMODE(file.stat().st_mode)) == "0o600"


def test_another_name_of_the_same_file_keeps_what_it_held(tmp_path):
    file, other = tmp_path / "a.yaml", tmp_path / "b.yaml"
    file.write_bytes(b"old")
    other.hardlink_to(file)
    save(file, b"new", digest(b"old"))
    assert (file.read_bytes(), other.read_bytes()) == (b"new", b"old")
