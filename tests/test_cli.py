"""The journeymap command, as a person types it."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from journeymap.cli import main
from tests.browser import JOURNEYS

HOTEL = JOURNEYS / "hotel-stay.yaml"
SMALL = """journey: small
stages: [{stage: all, touchpoints: [{touchpoint: call, expectation: 7, experience: 5}]}]
"""
BROKEN = """journey: small
stages: [{stage: all, touchpoints: [{touchpoint: call, expection: 7, next: dome}]}]
"""


@pytest.fixture
def journeymap(monkeypatch):
    """Run the command in this process; the terminal speaks English unless a test says otherwise."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    return lambda *words: CliRunner().invoke(main, [str(word) for word in words])


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """An empty folder one stands in."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def command(*words, **environment):
    """Run the command in a process of its own, with the bytes it prints."""
    return subprocess.run(
        [sys.executable, "-m", "journeymap.cli", *map(str, words)],
        capture_output=True,
        check=False,
        env=os.environ | environment,
    )


# check


def test_a_sound_file_is_said_to_be_sound(journeymap):
    answer = journeymap("check", HOTEL)
    assert (answer.exit_code, answer.output) == (0, "Sound journeys: 1\n")


def test_every_problem_is_told_with_place_and_remedy_and_the_exit_code_is_1(journeymap, folder):
    (folder / "small.yaml").write_text(BROKEN, encoding="utf-8")
    answer = journeymap("check", "small.yaml")
    assert answer.exit_code == 1
    assert answer.output.splitlines() == [
        "small.yaml:2:56: 'expection' is no field that can stand here",
        "  did you mean 'expectation'?",
        "small.yaml:2:76: next leads to 'dome', which is no touchpoint or exit",
        "  did you mean 'done'?",
        "Problems found: 2",
    ]


def test_a_folder_means_its_files_with_a_top_level_journey_and_counts_the_others(
    journeymap, folder
):
    (folder / "small.yaml").write_text(SMALL, encoding="utf-8")
    (folder / "settings.yaml").write_text("colour: blue\n", encoding="utf-8")
    (folder / "notes.md").write_text("journey: no\n", encoding="utf-8")
    answer = journeymap("check", ".")
    assert answer.exit_code == 0
    assert answer.output == "Sound journeys: 1\nOther files passed over: 2\n"


def test_without_an_argument_the_folder_journeys_is_meant(journeymap, folder):
    (folder / "journeys").mkdir()
    (folder / "journeys" / "small.yaml").write_text(SMALL, encoding="utf-8")
    assert journeymap("check").output == "Sound journeys: 1\n"


def test_a_folder_without_journeys_teaches_what_a_journey_is(journeymap, folder):
    answer = journeymap("check")
    assert answer.exit_code == 1
    assert "begins with `journey: a-name`" in answer.output


def test_a_missing_file_is_a_problem_and_not_a_traceback(journeymap, folder):
    answer = journeymap("check", "nowhere.yaml")
    assert answer.exit_code == 1
    assert answer.output.splitlines()[0] == "nowhere.yaml: there is no such file"


def test_two_files_of_a_folder_with_one_id_are_told_apart(journeymap, folder):
    for name in ("a.yaml", "b.yaml"):
        (folder / name).write_text(SMALL, encoding="utf-8")
    answer = journeymap("check", ".")
    assert answer.exit_code == 1
    assert answer.output.splitlines()[0] == "b.yaml: the journey 'small' is also in a.yaml"


def test_a_file_over_the_limit_is_refused_and_the_limit_can_be_raised(journeymap, folder):
    (folder / "large.yaml").write_text(SMALL + "#" * 2_000_000, encoding="utf-8")
    refused = journeymap("check", "large.yaml", "--limit", "1")
    assert refused.exit_code == 1
    assert "the file has 2.0 MB, more than the limit of 1 MB" in refused.output
    assert journeymap("check", "large.yaml", "--limit", "3").exit_code == 0


def test_problems_are_told_in_chinese_where_the_terminal_is(journeymap, folder, monkeypatch):
    (folder / "small.yaml").write_text(BROKEN, encoding="utf-8")
    monkeypatch.setenv("LANG", "zh_CN.UTF-8")
    answer = journeymap("check", "small.yaml")
    assert "是不是“expectation”" in answer.output


def test_check_loads_no_computing_package():
    script = (
        "import sys; sys.argv = ['journeymap', 'check', sys.argv[1]]\n"
        "from journeymap.cli import main\n"
        "try: main()\n"
        "except SystemExit as end: assert end.code == 0\n"
        "heavy = {'numpy', 'scipy', 'networkx', 'pandas', 'plotly', 'streamlit', 'rich'}\n"
        "print(sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(HOTEL)], capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines()[-1] == "[]"


# score


def test_the_moments_come_first_each_with_its_because(journeymap):
    lines = [line.rstrip() for line in journeymap("score", HOTEL).output.splitlines()]
    first = lines.index("▼ Moment of pain  I check in")
    assert "falls 15 points short of expectation (65 against 80)" in lines[first + 1]
    assert [line for line in lines if line.startswith(("▼", "▲", "◆"))] == [
        "▼ Moment of pain  I check in",
        "▼ Moment of pain  I settle into my room",
        "▲ Moment of delight  I book a room",
    ]
    assert (
        "Felt against expectation, by those who complete  −12.0 points (losses count 2×)" in lines
    )


def test_no_touchpoint_stands_out_where_none_does(journeymap, folder):
    (folder / "small.yaml").write_text(SMALL, encoding="utf-8")
    assert "No touchpoint stands out." in journeymap("score", "small.yaml").output


def test_json_of_one_file_is_one_object_with_the_names_of_the_contract(journeymap):
    data = json.loads(journeymap("score", HOTEL, "--json").output)
    assert data["journey"] == "hotel-stay"
    assert data["completion"] == pytest.approx(0.6665, abs=1e-3)
    by_id = {each["touchpoint"]: each for each in data["touchpoints"]}
    assert by_id["checkin"]["kind"] == "pain"
    assert by_id["checkin"]["contribution"] == pytest.approx(-4.2)


def test_json_of_a_folder_is_a_list(journeymap, folder):
    (folder / "small.yaml").write_text(SMALL, encoding="utf-8")
    data = json.loads(journeymap("score", ".", "--json").output)
    assert [each["journey"] for each in data] == ["small"]


def test_a_broken_file_does_not_keep_the_others_from_being_scored(journeymap, folder):
    (folder / "broken.yaml").write_text(BROKEN.replace("small", "broken"), encoding="utf-8")
    (folder / "small.yaml").write_text(SMALL, encoding="utf-8")
    answer = journeymap("score", ".", "--json")
    assert answer.exit_code == 1
    assert [each["journey"] for each in json.loads(answer.stdout)] == ["small"]
    assert answer.stderr.startswith("broken.yaml:2:56:")


def test_a_segment_is_scored_by_itself(journeymap):
    everyone = json.loads(journeymap("score", HOTEL, "--json").output)
    families = json.loads(journeymap("score", HOTEL, "--segment", "families", "--json").output)
    assert families["segment"] == "families"
    assert families["balance"] != everyone["balance"]


def test_an_unknown_segment_is_told_with_those_there_are(journeymap):
    answer = journeymap("score", HOTEL, "--segment", "familes")
    assert answer.exit_code == 1
    assert "'familes' is no segment of the journey; it has: families" in answer.stderr
    assert "did you mean 'families'?" in answer.stderr


def test_stability_says_what_cannot_be_told_apart(journeymap):
    answer = journeymap("score", HOTEL, "--stability")
    assert "Cannot be told apart: I check in" in answer.output
    data = json.loads(journeymap("score", HOTEL, "--stability", "--json").output)
    assert data["rank_stability"]["p_worst"]["checkin"] == pytest.approx(0.541, abs=0.03)


def test_the_answer_can_be_had_in_chinese(journeymap):
    output = journeymap("score", HOTEL, "--language", "zh").output
    assert "▼ 痛点时刻  I check in" in output
    assert "完成者总体感受差距" in output


def test_texts_of_a_file_are_printed_as_they_are(journeymap, folder):
    text = SMALL.replace("touchpoint: call", "touchpoint: call, title: '[red]:smile: \\x1b'")
    (folder / "small.yaml").write_text(text, encoding="utf-8")
    assert "[red]:smile: \\x1b" in journeymap("score", "small.yaml").output


# The terminal


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp1252", "gbk", "utf-8"])
def test_a_terminal_that_cannot_show_everything_is_survived(encoding):
    for words in (("score", JOURNEYS / "供暖季.yaml", "--language", "zh"), ("score", HOTEL)):
        done = command(*words, PYTHONIOENCODING=encoding)
        assert done.returncode == 0, done.stderr
        assert done.stdout.decode(encoding)
    assert "-12.0 points (losses count 2" in done.stdout.decode(encoding).replace("−", "-")


@pytest.mark.parametrize("encoding", ["ascii", "gbk", "utf-8"])
def test_json_is_json_on_every_terminal(encoding):
    done = command("score", JOURNEYS / "供暖季.yaml", "--json", PYTHONIOENCODING=encoding)
    assert json.loads(done.stdout.decode(encoding))["journey"] == "供暖季"


def test_a_pipe_that_closes_early_is_no_traceback():
    script = f"'{sys.executable}' -m journeymap.cli score '{JOURNEYS}' --json | head -1"
    done = subprocess.run(["bash", "-c", script], capture_output=True, text=True, check=False)
    assert "Traceback" not in done.stderr


def test_the_version_is_told(journeymap):
    assert journeymap("--version").output == "journeymap, version 0.1.0\n"


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_a_shell_can_be_taught_to_complete(journeymap, shell):
    assert "_JOURNEYMAP_COMPLETE" in journeymap("completion", shell).output


def test_the_command_alone_says_what_to_do_next(journeymap):
    answer = journeymap()
    assert "journeymap app" in answer.output
    assert "journeymap check FILE" in answer.output


def test_a_command_works_from_any_folder(tmp_path):
    done = subprocess.run(
        [sys.executable, "-m", "journeymap.cli", "check", str(HOTEL)],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert Path(tmp_path).is_dir()
    assert done.returncode == 0


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no such file names")
def test_a_file_name_that_is_no_unicode_is_told_and_no_traceback(tmp_path):
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.yaml")).write_bytes(b"journey: [")
    done = command("check", tmp_path, PYTHONIOENCODING="utf-8:strict")
    assert done.returncode == 1
    assert b"caf\\udce9.yaml:1:" in done.stdout
    assert b"Traceback" not in done.stderr
