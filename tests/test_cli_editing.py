"""Changing journey files from the command line."""

import re
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

import journeymap as jm
from journeymap.cli import main
from tests.browser import JOURNEYS


@pytest.fixture
def hotel(tmp_path):
    """A hotel's journey of one's own."""
    return shutil.copy(JOURNEYS / "hotel-stay.yaml", tmp_path)


@pytest.fixture
def journeymap(monkeypatch):
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    return lambda *words: CliRunner().invoke(main, [str(word) for word in words])


def test_what_is_set_is_shown_as_a_difference_and_saved(journeymap, hotel):
    answer = journeymap("set", hotel, "checkin.experience", "5.2", "checkin.emotion", "-2")
    assert answer.exit_code == 0
    lines = answer.output.splitlines()
    assert "-        experience: 4.9" in lines
    assert "+        experience: 5.2" in lines
    assert "+        emotion: -2" in lines
    assert lines[-1] == f"saved {hotel}"
    checkin = next(each for each in jm.load(hotel).touchpoints if each.id == "checkin")
    assert (checkin.experience.mean, checkin.emotion) == (5.2, -2)


def test_a_dry_run_shows_and_saves_nothing(journeymap, hotel):
    before = Path(hotel).read_bytes()
    answer = journeymap("set", hotel, "checkin.next.left", "5%", "--dry-run")
    assert "+        next: {room: rest, left: 5%}" in answer.output.splitlines()
    assert answer.output.splitlines()[-1] == f"not saved, only shown: {hotel}"
    assert Path(hotel).read_bytes() == before


def test_a_value_without_a_part_is_told(journeymap, hotel):
    answer = journeymap("set", hotel, "checkin.experience")
    assert answer.exit_code == 2
    assert "'checkin.experience' has no value after it" in answer.output


def test_what_cannot_be_done_is_told_with_its_remedy_and_changes_nothing(journeymap, hotel):
    before = Path(hotel).read_bytes()
    answer = journeymap("remove", hotel, "room")
    assert answer.exit_code == 1
    text = before.decode().splitlines()
    lines = [str(n) for n, line in enumerate(text, 1) if re.search(r"\{room:|room: [+-]", line)]
    assert f"'room' is still referred to; line {', '.join(lines)}" in answer.output
    assert "let that lead elsewhere first" in answer.output
    answer = journeymap("set", hotel, "chekin.owner", "Front")
    assert "nothing in the file has the id 'chekin'" in answer.output
    assert "did you mean 'checkin'?" in answer.output
    answer = journeymap("set", hotel, "checkin.experience", "9", "--language", "zh")
    assert "没有修改：改后旅程会有问题" in answer.output
    assert Path(hotel).read_bytes() == before


def test_a_touchpoint_that_nobody_reaches_is_added_and_told(journeymap, hotel):
    answer = journeymap(
        "add", hotel, "lift", "title", "I take the lift", "importance", "5", "--after", "checkin"
    )
    assert "nobody reaches lift yet" in answer.output
    assert [each.id for each in jm.load(hotel).touchpoints][2] == "lift"


def test_a_move_tells_where_customers_go_now(journeymap, tmp_path):
    file = tmp_path / "a.yaml"
    file.write_text(
        "journey: a\nstages:\n  - stage: s\n    touchpoints:\n"
        "      - touchpoint: one\n      - touchpoint: two\n      - touchpoint: three\n"
    )
    answer = journeymap("move", file, "three", "--before", "two")
    assert sorted(answer.output.splitlines()[-4:-1]) == [
        "one leads to three 100% now, as no `next` says otherwise",
        "three leads to two 100% now, as no `next` says otherwise",
        "two leads to done 100% now, as no `next` says otherwise",
    ]
    assert "say where to" in journeymap("move", file, "three").output
    answer = journeymap("move", file, "three", "--before", "one")
    assert "customers begin at three now, as no `starts` says otherwise" in answer.output


def test_a_field_is_taken_out_by_its_name(journeymap, hotel):
    answer = journeymap("remove", hotel, "checkin.pains")
    assert [line for line in answer.output.splitlines() if line.startswith("-  ")] == [
        "-        pains: [queue of 12 min after a long trip, spelling my name although they have it]"
    ]


def test_a_new_name_is_told_in_every_file_that_changes(journeymap, hotel):
    answer = journeymap("rename", hotel, "checkin", "check-in")
    assert answer.exit_code == 0
    assert "+      - touchpoint: check-in" in answer.output
    again = journeymap("rename", hotel, "check-in", "room")
    assert "something in the file has the id 'room' already" in again.output


def test_fmt_brings_files_into_canonical_form_once(journeymap, tmp_path):
    file = tmp_path / "a.yaml"
    file.write_text("stages: [{touchpoints: [{touchpoint: t}],stage: s}]\njourney:   a  # mine\n")
    answer = journeymap("fmt", "--check", file)
    assert answer.exit_code == 1
    assert "is not in canonical form" in answer.output
    assert journeymap("fmt", file).exit_code == 0
    assert (
        file.read_text()
        == "journey: a  # mine\nstages: [{stage: s, touchpoints: [{touchpoint: t}]}]\n"
    )
    assert journeymap("fmt", "--check", file).exit_code == 0
    assert journeymap("fmt", file).output == "nothing to change\n"


def test_fmt_passes_over_what_it_cannot_read_and_says_so(journeymap, tmp_path):
    (tmp_path / "a.yaml").write_text("journey: [")
    (tmp_path / "b.yaml").write_text(
        "journey:  b\nstages: [{stage: s, touchpoints: [{touchpoint: t}]}]\n"
    )
    answer = journeymap("fmt", tmp_path)
    assert answer.exit_code == 1
    assert "a.yaml:1" in answer.output
    assert (tmp_path / "b.yaml").read_text().startswith("journey: b\n")
    (tmp_path / "b.yaml").unlink()
    assert "nothing to change" not in journeymap("fmt", tmp_path).output


def test_a_text_that_would_steer_the_terminal_is_shown_harmless(journeymap, hotel):
    answer = journeymap("set", hotel, "checkin.owner", "\u202eevil\u2069")
    assert "\u202e" not in answer.output


def test_a_change_that_mends_a_broken_file_is_saved_and_said(journeymap, tmp_path):
    file = tmp_path / "a.yaml"
    touchpoints = "[{touchpoint: a, importance: 3}, {touchpoint: b}]"
    file.write_text(f"journey: a\nstages: [{{stage: s, touchpoints: {touchpoints}}}]\n", "utf-8")
    assert journeymap("check", file).exit_code == 1
    answer = journeymap("set", file, "b.importance", "2")
    assert (answer.exit_code, answer.output.splitlines()[-1]) == (0, f"saved {file}")
    assert journeymap("check", file).exit_code == 0


def test_a_number_in_the_place_of_a_measurement_is_told(journeymap, tmp_path):
    file = tmp_path / "a.yaml"
    touchpoint = "{touchpoint: a, experience: {mean: 4, sd: 1, n: 80}}"
    file.write_text(f"journey: a\nstages: [{{stage: s, touchpoints: [{touchpoint}]}}]\n", "utf-8")
    told = "a.experience was measured and is an assumption now; a.experience.mean changes the mean"
    assert told in journeymap("set", file, "a.experience", "5", "--dry-run").output
    assert told not in journeymap("set", file, "a.experience.mean", "5").output


def test_two_places_at_once_are_no_place(journeymap, hotel):
    for words in (("move", hotel, "room"), ("add", hotel, "lift")):
        answer = journeymap(*words, "--before", "checkin", "--after", "booking")
        assert (answer.exit_code, "say one place" in answer.output) == (2, True)
