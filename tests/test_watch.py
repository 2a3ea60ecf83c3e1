"""`journeymap watch`: what is told after a save, and that nothing else is."""

import os
import queue
import re
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from journeymap import files, revisions
from journeymap.cli import watch
from journeymap.cli.watch import Watch
from tests.browser import PROJECT

VISIT = """journey: visit
title: A visit
stages:
  - stage: all
    touchpoints:
      - {touchpoint: wait, title: I wait, expectation: 7, experience: 5}
      - {touchpoint: pay, title: I pay, expectation: 7, experience: 7}
"""
SHORT = "Felt against expectation, by those who complete: "


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A folder one stands in, with one journey."""
    monkeypatch.chdir(tmp_path)
    save(VISIT)
    return tmp_path


def save(text, name="visit.yaml"):
    Path(name).write_text(text, "utf-8")


def watching(*given, language="en"):
    """A watch that has told what there is at first."""
    found = Watch([Path(each) for each in given or (".",)], language, files.LIMIT)
    first = found.news()
    return found, first


def news(found):
    """What is told at the second look: a change must have stayed that long."""
    assert found.news() == []
    return found.news()


# At first


def test_at_first_the_moments_are_told_one_line_each(folder):
    _, first = watching()
    assert first == [
        [
            "visit.yaml: A visit · −20.0 points felt against expectation · 100% complete",
            "▼ Moment of pain  I wait  20 short of expectation · everyone meets it",
        ]
    ]


def test_in_chinese_too(folder):
    _, first = watching(language="zh")
    assert first == [
        [
            "visit.yaml：A visit · 总体感受差距 −20.0 分 · 完成率 100%",
            "▼ 痛点时刻  I wait  比期望低 20 分 · 每位客户都遇到",
        ]
    ]


def test_a_journey_without_scores_is_told_where_to_begin(folder):
    save(re.sub("expectation.*}", "}", VISIT))
    _, first = watching()
    assert first[0][0] == "visit.yaml: A visit · 100% complete"
    assert first[0][1].startswith("No touchpoint is scored yet. Begin with 'I wait'")


def test_where_nothing_stands_out_that_is_said(folder):
    save(VISIT.replace("experience: 5", "experience: 7").replace("I pay, expectation: 7", "I pay"))
    _, first = watching("visit.yaml")
    assert first[0][1:] == ["No touchpoint stands out."]


def test_what_is_wrong_at_first_is_told(folder):
    save("journey: [\n", "broken.yaml")
    _, first = watching("broken.yaml", "nowhere.yaml")
    assert [each[0] for each in first] == [
        "broken.yaml: problems: 1",
        "nowhere.yaml: problems: 1",
    ]
    assert first[1][1:] == [
        "nowhere.yaml: there is no such file",
        "  check the name and the folder",
    ]


# After a save


def test_a_save_is_answered_with_what_changed(folder):
    found, _ = watching()
    save(VISIT.replace("experience: 5", "experience: 9"))
    assert news(found) == [
        [
            "visit.yaml: what changed",
            "I wait: Moment of pain → Moment of delight",
            "What hurts most, in order: nothing (before: I wait)",
            f"{SHORT}−20.0 → +10.0 points",
        ]
    ]
    assert news(found) == []


def test_a_save_that_changes_no_moment_is_answered_too(folder):
    found, _ = watching()
    save(VISIT + "# a comment\n")
    assert news(found) == [["visit.yaml: saved, no moment changed"]]


def test_each_change_is_told_against_the_save_before(folder):
    found, _ = watching()
    save(VISIT.replace("experience: 5", "experience: 6"))
    assert news(found)[0][1:] == [f"{SHORT}−20.0 → −10.0 points"]
    save(VISIT)
    assert news(found)[0][1:] == [f"{SHORT}−10.0 → −20.0 points"]


def test_a_file_is_read_when_it_has_stayed_the_same_for_two_looks(folder):
    found, _ = watching()
    for text in ("", VISIT[:40], VISIT[:90], VISIT.replace("experience: 5", "experience: 6")):
        save(text)
        assert found.news() == []
    assert found.news()[0][1:] == [f"{SHORT}−20.0 → −10.0 points"]


def test_an_editor_that_renames_is_not_caught_in_between(folder):
    found, _ = watching()
    Path("visit.yaml").replace("visit.yaml~")
    assert found.news() == []
    save(VISIT.replace("experience: 5", "experience: 6"))
    assert found.news() == []
    assert found.news() == [["visit.yaml: what changed", f"{SHORT}−20.0 → −10.0 points"]]


def test_a_change_that_keeps_size_and_time_is_seen(folder):
    found, _ = watching()
    before = Path("visit.yaml").stat()
    save(VISIT.replace("experience: 5", "experience: 6"))
    os.utime("visit.yaml", ns=(before.st_atime_ns, before.st_mtime_ns))
    assert news(found)[0][1:] == [f"{SHORT}−20.0 → −10.0 points"]


def test_a_save_that_breaks_the_file_is_told_and_so_is_that_it_is_mended(folder):
    found, _ = watching()
    save(VISIT.replace("experience: 5", "experience: 50"))
    assert news(found) == [
        [
            "visit.yaml: problems: 1. The moments stay as they last were sound",
            "visit.yaml:6:71: 50 lies off the scale from 0 to 10",
            "  correct the score, or the scale",
        ]
    ]
    save(VISIT.replace("experience: 5", "experience: 6"))
    assert news(found) == [["visit.yaml: mended", f"{SHORT}−20.0 → −10.0 points"]]


def test_a_file_that_was_never_sound_is_told_whole_once_it_is_mended(folder):
    save(VISIT.replace("experience: 5", "experience: 50"))
    found, _ = watching()
    save(VISIT)
    assert news(found) == [
        [
            "visit.yaml: mended",
            "visit.yaml: A visit · −20.0 points felt against expectation · 100% complete",
            "▼ Moment of pain  I wait  20 short of expectation · everyone meets it",
        ]
    ]


def test_files_that_come_and_go_and_come_back_are_told(folder):
    found, _ = watching()
    save(VISIT.replace("journey: visit", "journey: other"), "other.yaml")
    assert news(found)[0][0].startswith("other.yaml: A visit")
    Path("visit.yaml").replace("visit.away")
    assert news(found) == [["visit.yaml: gone"]]
    Path("visit.away").replace("visit.yaml")
    assert news(found) == [["visit.yaml: back"]]


def test_a_named_file_that_is_not_there_yet_is_told_when_it_comes(folder):
    found, _ = watching("later.yaml")
    save(VISIT, "later.yaml")
    (told,) = news(found)
    assert told[0] == "later.yaml: A visit · −20.0 points felt against expectation · 100% complete"


def test_a_folder_that_is_empty_or_gone_may_fill(folder):
    (folder / "team").mkdir()
    found, first = watching("team")
    assert first[0][0] == "team: this folder holds no journey"
    (folder / "team").rmdir()
    assert news(found)[0][0] == "team: problems: 1"
    (folder / "team").mkdir()
    save(VISIT, "team/visit.yaml")
    (told,) = news(found)
    assert told[0].startswith("team/visit.yaml: A visit")


def test_two_files_that_come_to_share_an_id_are_told_once(folder):
    found, _ = watching()
    save(VISIT, "zoo.yaml")
    assert news(found)[-1] == [
        "zoo.yaml: the journey 'visit' is also in visit.yaml",
        "  give one of the two another id",
    ]
    assert news(found) == []


def test_a_table_matters_to_the_journey_whose_scores_it_may_hold_alone(folder):
    save(VISIT.replace("title: A visit", "title: A visit\nscores: visit.csv"), "scored.yaml")
    save("touchpoint,score,mean\nwait,experience,5\n", "visit.csv")
    found, first = watching("scored.yaml", "visit.yaml")
    assert len(first) == 3
    save("touchpoint,score,mean\nwait,experience,6\n", "visit.csv")
    assert news(found) == [["scored.yaml: what changed", f"{SHORT}−20.0 → −10.0 points"]]


def test_signs_that_steer_a_terminal_are_not_told(folder):
    found, _ = watching()
    save(VISIT.replace("title: I wait", 'title: "I \\u001b[31mwait"'))
    assert news(found) != []
    save(VISIT.replace("title: I wait, expectation: 7, experience: 5", 'title: "\\u202ewait"'))
    told = "".join(line for each in news(found) for line in each)
    assert "\x1b" not in told
    assert "\u202e" not in told


# What it costs


def test_a_look_at_files_that_stay_reads_no_journey(folder, monkeypatch):
    found, _ = watching()
    monkeypatch.setattr(watch.files, "load", lambda *_: pytest.fail("read though nothing changed"))
    assert [found.news() for _ in range(3)] == [[], [], []]


def test_a_look_at_files_that_have_long_been_the_same_does_not_even_open_them(folder, monkeypatch):
    long_ago = 1_700_000_000
    monkeypatch.setattr(watch.revisions, "SETTLED", -(10**18))
    os.utime("visit.yaml", (long_ago, long_ago))
    found, _ = watching()
    monkeypatch.setattr(watch.revisions, "revision", lambda *_: pytest.fail("opened"))
    assert [found.news() for _ in range(3)] == [[], [], []]


def test_a_file_that_has_just_been_saved_is_looked_into_whatever_its_stamp(folder, monkeypatch):
    found, _ = watching()
    looked_into = []
    revision = revisions.revision
    monkeypatch.setattr(
        watch.revisions, "revision", lambda *words: looked_into.append(words) or revision(*words)
    )
    assert [found.news(), len(looked_into)] == [[], 1]


def test_the_rest_after_a_look_grows_with_its_cost_while_a_save_is_answered_within_a_second(
    folder, monkeypatch
):
    found, _ = watching()
    clock = iter((0.0, 0.001, 1.0, 1.01, 2.0, 2.1))
    monkeypatch.setattr(watch.time, "process_time", lambda: next(clock))
    pauses = []
    for _ in range(3):
        found.news()
        pauses.append(found.pause)
    assert pauses == [watch.PAUSE, pytest.approx(0.6), watch.LONG_PAUSE]
    assert watch.LONG_PAUSE + watch.SHORT_PAUSE < 1


def test_a_file_that_has_changed_is_looked_at_again_soon(folder):
    found, _ = watching()
    save(VISIT + "# more\n")
    found.news()
    assert found.pause == watch.SHORT_PAUSE


# As a person runs it


@pytest.fixture
def running(folder):
    """The command in a process of its own: `running()` gives it with the lines it prints."""
    started = []

    def start(*words):
        process = subprocess.Popen(
            [sys.executable, "-m", "journeymap", "watch", *words, "--language", "en"],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            env=os.environ | {"PYTHONPATH": str(PROJECT), "PYTHONIOENCODING": "utf-8"},
        )
        lines = queue.Queue()
        reader = threading.Thread(
            target=lambda: [lines.put(line.rstrip("\n")) for line in process.stdout], daemon=True
        )
        reader.start()
        started.append((process, reader))
        return process, lines

    yield start
    for process, reader in started:
        process.kill()
        process.wait()
        reader.join()
        process.stdout.close()


def until(lines, text):
    """Read lines until one holds a text; that line, and all before it."""
    read = []
    while True:
        try:
            read.append(lines.get(timeout=60))
        except queue.Empty:
            pytest.fail(f"never told: {text}\n" + "\n".join(read), pytrace=False)
        if text in read[-1]:
            return read


@pytest.mark.skipif(os.name != "posix", reason="has no Ctrl+C that a program can send")
def test_saves_of_a_file_are_answered_until_ctrl_c(running):
    process, lines = running("visit.yaml")
    first = until(lines, "Watching.")
    assert re.fullmatch(r"\d\d:\d\d:\d\d  visit\.yaml: A visit · −20\.0 .*", first[0])
    assert (
        first[1]
        == " " * 10 + "▼ Moment of pain  I wait  20 short of expectation · everyone meets it"
    )

    save(VISIT.replace("experience: 5", "experience: 9"))
    assert "Moment of pain → Moment of delight" in "\n".join(until(lines, "points"))

    save(VISIT.replace("experience: 5", "expereince: 5"))
    assert "visit.yaml: problems: 1" in until(lines, "did you mean")[0]

    Path("fresh").write_text(VISIT, "utf-8")
    Path("fresh").replace("visit.yaml")
    assert "visit.yaml: mended" in until(lines, "points")[0]

    Path("visit.yaml").unlink()
    until(lines, "visit.yaml: gone")
    save(VISIT)
    until(lines, "visit.yaml: back")

    process.send_signal(signal.SIGINT)
    assert process.wait(timeout=60) == 0
