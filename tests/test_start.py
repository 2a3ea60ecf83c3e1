"""docs/start.md: who follows it gets, at every step, the answer that is printed there."""

import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

from journeymap import files, wording
from journeymap.cli import main
from journeymap.cli.watch import INDENT, Watch
from tests.browser import PROJECT
from tests.test_docs import blocks

START = (PROJECT / "docs" / "start.md").read_text(encoding="utf-8")
FILE = Path("bakery.yaml")


def answer(command):
    """What the command prints to somebody who reads English."""
    program, *words = shlex.split(command)
    assert program == "journeymap"
    return CliRunner().invoke(main, [*words, "--language", "en"]).output


def matches(printed, told):
    """Whether an answer is as printed; a line that is `…` stands for any lines."""
    parts = (re.escape(each) for each in f"\n{printed}".split("\n…\n"))
    return re.fullmatch("\n(?:.*\n)*".join(parts), f"\n{told}") is not None


def follow_console(block, _):
    typed, _, printed = block.text.replace("\\\n", "").partition("\n")
    told = answer(typed.removeprefix("$ "))
    assert matches(printed, told), f"{typed}\n{told}"


def follow_diff(block, _):
    """Do by hand what a reader does in the editor: lines that go, each with the one that comes."""
    lines = block.text.splitlines()
    text = FILE.read_text("utf-8")
    for old, new in zip(lines[::2], lines[1::2], strict=True):
        assert (old[0], new[0], text.count(f"{old[1:]}\n")) == ("-", "+", 1)
        text = text.replace(old[1:], new[1:])
    FILE.write_text(text, "utf-8")


def follow_text(block, watches):
    """What the second terminal shows; the times are the page's own."""
    if watches:
        assert watches[0].news() == []
    else:
        watches.append(Watch([FILE], "en", files.LIMIT))
    told = [line for news in watches[0].news() for line in news]
    if "Watching." in block.text:
        told.append(wording.phrase("watch-begins"))
    assert [line[len(INDENT) :] for line in block.text.splitlines()] == told


def follow_sh(block, _):
    """What opens a page or goes on for ever is only looked up."""
    program, name, *_ = shlex.split(block.text)
    assert program == "journeymap"
    assert name in {"app", "watch"}


FOLLOWING = {
    "console": follow_console,
    "diff": follow_diff,
    "text": follow_text,
    "sh": follow_sh,
}


def test_every_step_of_the_tutorial_gets_the_answer_that_is_printed(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    watches = []
    steps = blocks(START)
    for block in steps:
        FOLLOWING[block.kind](block, watches)
    assert len(steps) == 18
    assert len(watches) == 1


@pytest.mark.parametrize(
    ("printed", "told", "does"),
    [
        ("a\nb\n", "a\nb\n", True),
        ("…\nb\n", "x\ny\nb\n", True),
        ("a\n…\nb\n", "a\nb\n", True),
        ("…\nb\n…\n", "x\nb\ny\n", True),
        ("a\n", "a\nb\n", False),
        ("…\nb\n", "x\ny\n", False),
    ],
)
def test_left_out_lines_stand_for_any(printed, told, does):
    assert matches(printed, told) == does
