"""The journeymap command, as a person types it."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

import journeymap as package
from journeymap.cli import main
from journeymap.cli.paragraph import wrapped
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


def command(*words, stderr=subprocess.PIPE, **environment):
    """Run the command in a process of its own, with the bytes it prints."""
    return subprocess.run(
        [sys.executable, "-m", "journeymap", *map(str, words)],
        stdout=subprocess.PIPE,
        stderr=stderr,
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
    assert answer.output.splitlines() == [
        f"{folder}: this folder holds no journey",
        "  begin one with `journeymap new`, or see the examples: `journeymap app`",
        "Problems found: 1",
    ]


@pytest.mark.parametrize("words", [("check",), ("score",), ("score", "--json")])
def test_a_folder_named_like_a_file_is_told_to_be_a_folder(journeymap, folder, words):
    (folder / "visit.yaml").mkdir()
    answer = journeymap(*words, "visit.yaml")
    assert answer.exit_code == 1
    assert answer.output.splitlines()[0] == "visit.yaml: this folder holds no journey"


def test_journeys_in_folders_inside_are_not_looked_at_and_that_is_said(journeymap, folder):
    (folder / "team" / "hotel").mkdir(parents=True)
    (folder / "team" / ".git").mkdir()
    (folder / "team" / "hotel" / "small.yaml").write_text(SMALL, encoding="utf-8")
    answer = journeymap("check", "team")
    assert answer.exit_code == 1
    assert answer.output.splitlines()[:2] == [
        "team: this folder holds no journey, and folders inside it are not looked at",
        "  name the folder that holds the journeys",
    ]
    (folder / "team" / "small.yaml").write_text(SMALL, encoding="utf-8")
    sound = journeymap("check", "team")
    assert sound.exit_code == 0
    assert sound.output == "Sound journeys: 1\nFolders inside, not looked at: 1\n"


def test_one_empty_folder_among_others_is_a_problem(journeymap, folder):
    (folder / "empty").mkdir()
    answer = journeymap("check", HOTEL, "empty")
    assert answer.exit_code == 1
    assert answer.output.splitlines()[0] == "empty: this folder holds no journey"


def test_a_file_that_is_named_twice_is_read_once(journeymap, folder):
    (folder / "small.yaml").write_text(SMALL, encoding="utf-8")
    assert journeymap("check", folder / "small.yaml", ".").output == "Sound journeys: 1\n"


@pytest.mark.skipif(os.name != "posix", reason="links are not for everyone elsewhere")
def test_a_link_that_leads_out_of_its_folder_or_nowhere_is_told(journeymap, folder):
    (folder / "outside.yaml").write_text(SMALL, encoding="utf-8")
    (folder / "team").mkdir()
    (folder / "team" / "away.yaml").symlink_to("../outside.yaml")
    (folder / "team" / "circle.yaml").symlink_to("circle.yaml")
    (folder / "team" / "gone.yaml").symlink_to("nowhere.yaml")
    (folder / "team" / "near.yaml").write_text(SMALL, encoding="utf-8")
    answer = journeymap("check", "team")
    assert answer.exit_code == 1
    assert answer.output.splitlines() == [
        "team/away.yaml: this link leads out of its folder",
        "  name the file it leads to, or put a copy here",
        "team/circle.yaml: this link leads to no file",
        "  mend the link, or put the file itself here",
        "team/gone.yaml: this link leads to no file",
        "  mend the link, or put the file itself here",
        "Problems found: 3",
    ]


@pytest.mark.skipif(os.name != "posix", reason="links are not for everyone elsewhere")
def test_a_link_within_the_folder_is_followed(journeymap, folder):
    (folder / "archive").mkdir()
    (folder / "archive" / "small.yaml").write_text(SMALL, encoding="utf-8")
    (folder / "now.yaml").symlink_to("archive/small.yaml")
    assert journeymap("check", "now.yaml").output == "Sound journeys: 1\n"


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


@pytest.mark.parametrize("limit", ["0", "-1", "nan", "inf"])
def test_a_limit_that_is_no_size_is_refused(journeymap, limit):
    answer = journeymap("check", HOTEL, "--limit", limit)
    assert answer.exit_code == 2
    assert "choose a size of up to 1000 megabytes, such as 20" in answer.stderr


@pytest.mark.skipif(os.name != "posix", reason="elsewhere there is no such terminal")
@pytest.mark.parametrize(
    ("words", "advice"),
    [
        (("check", "my visit.yaml"), "next: journeymap score 'my visit.yaml'"),
        (("check",), "next: journeymap score"),
        (("score", "my visit.yaml"), "next: journeymap app ."),
        (("score", "my visit.yaml", "--json"), ""),
        (("check", "broken.yaml"), ""),
    ],
)
def test_a_person_is_told_what_comes_next_and_a_script_is_not(folder, words, advice):
    (folder / "my visit.yaml").write_text(SMALL, encoding="utf-8")
    if "broken.yaml" in words:
        (folder / "broken.yaml").write_text(BROKEN, encoding="utf-8")
    script = command(*words, LANG="C.UTF-8")
    assert script.stderr == b""
    ours, theirs = os.openpty()
    person = command(*words, stderr=theirs, LANG="C.UTF-8")
    os.write(theirs, b"\n")
    told = os.read(ours, 1_000).decode()
    os.close(ours)
    os.close(theirs)
    assert person.stdout == script.stdout
    assert told.strip() == advice


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


def test_texts_of_a_file_cannot_steer_the_terminal_or_turn_the_line(journeymap, folder):
    steering = r'"I\tcall\r\nagain\u202etxet\u2066\x85."'
    text = (
        f"title: {steering}\npersona: {steering}\nsegments: {{guests: {steering}}}\n"
        + SMALL.replace("touchpoint: call", f"touchpoint: call, title: {steering}")
    )
    (folder / "small.yaml").write_text(text, encoding="utf-8")
    output = journeymap("score", "small.yaml", "--segment", "guests").output
    assert output.count("I call againtxet .") == 4
    assert not any(each in output for each in "\t\r\u202e\u2066\x85")


def many(critical, of):
    """A journey in which some touchpoints fall short by more and more, the others not at all."""
    lines = "".join(
        f"      - {{touchpoint: t{number}, expectation: 9, "
        f"experience: {5 - number / 10 if number < critical else 9}}}\n"
        for number in range(of)
    )
    return f"journey: many\nstages:\n  - stage: all\n    touchpoints:\n{lines}"


def test_of_many_moments_the_strongest_are_explained_and_the_others_counted(journeymap, folder):
    (folder / "many.yaml").write_text(many(18, of=28), encoding="utf-8")
    lines = [line.rstrip() for line in journeymap("score", "many.yaml").output.splitlines()]
    told = [line.split()[-1] for line in lines if line.startswith("▼")]
    assert told == ["t17", "t16", "t15", "t14", "t13", "t12", "t11"]
    assert "… and 11 more: the table lists all moments of truth, --all explains them" in lines
    assert sum("Almost a moment of truth" in line for line in lines) == 7
    assert "• … 3 more of this kind" in lines
    assert sum(line.startswith("t") and "Moment of pain" in line for line in lines) == 18
    all_told = journeymap("score", "many.yaml", "--all").output
    assert (all_told.count("\n▼"), all_told.count("• Almost"), "…" in all_told) == (18, 10, False)
    data = json.loads(journeymap("score", "many.yaml", "--json").output)
    assert sum(bool(each["critical"]) for each in data["touchpoints"]) == 18


def test_seven_moments_are_all_explained(journeymap, folder):
    (folder / "many.yaml").write_text(many(7, of=12), encoding="utf-8")
    output = journeymap("score", "many.yaml").output
    assert (output.count("\n▼"), "…" in output) == (7, False)


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("width", range(76, 110, 3))
def test_the_table_is_whole_or_leaves_columns_out_and_never_cuts_one(
    journeymap, monkeypatch, width, language
):
    monkeypatch.setenv("COLUMNS", str(width))
    answer = journeymap("score", JOURNEYS / "hotel-stay.yaml", "--language", language).output
    head = answer[answer.index({"en": "\nTouchpoint", "zh": "\n触点"}[language]) :].splitlines()[1]
    last = {"en": ("Meet it", "Rides on it"), "zh": ("遇到率", "影响力")}[language]
    assert head.endswith(last)


def test_of_a_great_many_touchpoints_the_first_are_listed_unless_all_are_asked_for(
    journeymap, folder
):
    (folder / "many.yaml").write_text(many(3, of=240), encoding="utf-8")
    answer = journeymap("score", "many.yaml").output
    assert answer.rstrip().endswith("… and 40 more touchpoints: --all lists them")
    assert sum(line.startswith("t") for line in answer.splitlines()) == 200
    assert "--all lists them" not in journeymap("score", "many.yaml", "--all").output


@pytest.mark.parametrize("columns", ["0", "99999999999", "-5", "wide"])
def test_a_width_that_makes_no_sense_is_nobodys(journeymap, monkeypatch, columns):
    usual = journeymap("score", HOTEL).output
    monkeypatch.setenv("COLUMNS", columns)
    assert journeymap("score", HOTEL).output == usual


@pytest.mark.skipif(os.name != "posix", reason="other systems close and fill otherwise")
def test_an_answer_that_nobody_can_read_is_no_bug_of_ours():
    for closing, code in ((">&-", 0), (">/dev/full", 1)):
        script = f"{sys.executable} -m journeymap score {HOTEL} {closing}"
        done = subprocess.run(["bash", "-c", script], capture_output=True, text=True, check=False)
        assert "Traceback" not in done.stderr
        assert done.returncode == code
        assert ("No space left" in done.stderr) == (code == 1)


def test_the_answer_is_as_wide_as_columns_says(journeymap, monkeypatch):
    monkeypatch.setenv("COLUMNS", "80")
    lines = journeymap("score", HOTEL).output.splitlines()
    assert max(map(len, lines)) == 80
    assert (
        "Felt against expectation, by those who complete  −12.0 points (losses count 2×)" in lines
    )


def test_chinese_lines_are_as_long_as_they_can_be_and_break_where_they_may(journeymap, monkeypatch):
    monkeypatch.setenv("COLUMNS", "80")
    output = journeymap("score", JOURNEYS / "供暖季.yaml", "--language", "zh").output
    told = [line for line in output.splitlines() if line.startswith("  ")]
    assert max(map(cell_len, told)) <= 80
    assert not any(line.strip()[0] in "，。；）" or line.endswith(("（", "q <")) for line in told)
    within = [line for line in told if not line.endswith("。")]
    assert min(map(cell_len, within)) > 66


@given(st.text(alphabet="ab 期望（）。，“”q<=.0519分\u0301", max_size=60), st.integers(4, 30))
def test_a_paragraph_keeps_every_word_and_its_width(text, width):
    plain = " ".join(text.split())
    lines = wrapped(plain, width).splitlines()
    assert "".join(lines).replace(" ", "") == plain.replace(" ", "")
    too_wide = [line for line in lines if cell_len(line) > width]
    assert [wrapped(line, 1) for line in too_wide] == too_wide


def test_almost_a_moment_of_truth_is_told_with_the_fair_share_it_misses(journeymap):
    note = (
        "Almost a moment of truth: I ask for something, with {} of all that is felt, not above {}"
    )
    told = note.format("15%", "its fair share of 17%")
    assert told in journeymap("score", HOTEL).output


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
    script = f"'{sys.executable}' -m journeymap score '{JOURNEYS}' --json | head -1"
    done = subprocess.run(["bash", "-c", script], capture_output=True, text=True, check=False)
    assert "Traceback" not in done.stderr


def test_the_version_is_told(journeymap):
    assert journeymap("--version").output == f"journeymap, version {package.__version__}\n"


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_a_shell_can_be_taught_to_complete(journeymap, shell):
    assert "_JOURNEYMAP_COMPLETE" in journeymap("completion", shell).output


def test_the_command_alone_says_what_to_do_next(journeymap):
    answer = journeymap()
    assert "journeymap app" in answer.output
    assert "journeymap check visit.yaml" in answer.output


def test_the_commands_are_listed_in_the_order_one_needs_them(journeymap):
    listed = journeymap("--help").output.partition("Commands:\n")[2].splitlines()
    names = [line.split()[0] for line in listed]
    assert names[:6] == ["new", "check", "lint", "score", "watch", "app"]
    assert names[-1] == "completion"


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        (("scroe",), "Did you mean 'score'?"),
        (("visit.yaml",), "Did you mean 'journeymap score visit.yaml'?"),
        ((JOURNEYS,), f"Did you mean 'journeymap score {JOURNEYS}'?"),
        (("score", "--jsn"), "Did you mean '--json'?"),
        (("app", "--port", "99999"), "99999 is not in the range"),
    ],
)
def test_a_slip_on_the_command_line_is_told_with_what_was_meant(journeymap, words, hint):
    answer = journeymap(*words)
    assert answer.exit_code == 2
    assert hint in answer.stderr


def test_the_package_is_run_like_the_command():
    done = command("--help")
    assert done.returncode == 0
    assert done.stdout.startswith(b"Usage: python -m journeymap [OPTIONS]")


def test_a_command_works_from_any_folder(tmp_path):
    done = subprocess.run(
        [sys.executable, "-m", "journeymap", "check", str(HOTEL)],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (0, "Sound journeys: 1\n")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no such file names")
def test_a_file_name_that_is_no_unicode_is_told_and_no_traceback(tmp_path):
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.yaml")).write_bytes(b"journey: [")
    done = command("check", tmp_path, PYTHONIOENCODING="utf-8:strict")
    assert done.returncode == 1
    assert b"caf\\udce9.yaml:1:" in done.stdout
    assert b"Traceback" not in done.stderr
