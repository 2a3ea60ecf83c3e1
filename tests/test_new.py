"""`journeymap new`: what it asks, what it writes, and the templates it begins from."""

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest
import yaml
from click.testing import CliRunner

from journeymap import desk, files
from journeymap.analysis import analyze
from journeymap.cli import main
from journeymap.language import read
from journeymap.language.editing.formatting import formatted
from journeymap.model import Scale
from journeymap.problems import JourneyError
from tests.browser import PROJECT
from tests.builders import told

TEMPLATES = [(name, language) for name in desk.TEMPLATES for language in ("en", "zh")]


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """An empty folder one stands in, in English."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def journeymap(folder):
    """Run the command in this process, where nobody can answer a question."""
    return lambda *words: CliRunner().invoke(main, [str(word) for word in words])


@pytest.fixture
def answering(folder, monkeypatch):
    """Run `new` for a person who gives some answers; what they were asked is printed."""

    def run(*words, answers):
        from journeymap.cli import new

        class Terminal(io.StringIO):
            def isatty(self):
                return True

        monkeypatch.setattr(new.sys, "stdin", Terminal("".join(f"{each}\n" for each in answers)))
        out = io.StringIO()
        monkeypatch.setattr(new.sys, "stdout", out)
        path = Path(words[0]) if words else None
        try:
            code = new.run(new.Wish(path))
        except SystemExit as stopped:
            code = stopped.code
        return code, out.getvalue()

    return run


# The templates


@pytest.mark.parametrize(("name", "language"), TEMPLATES)
def test_a_template_is_sound_canonical_and_says_where_customers_go(name, language):
    text = desk.template(name, language)
    journey = read(text, f"{name}.yaml")
    assert formatted(text, name) == text
    assert 5 <= len(tuple(journey.touchpoints)) <= 9
    assert journey.language.startswith(language)
    assert journey.scale == Scale(0, 10, 1)
    analysis = analyze(journey)
    assert min(each.reach for each in analysis.touchpoints) > 0
    assert min(analysis.exit_shares.values()) > 0
    assert analysis.oddities == ()


@pytest.mark.parametrize(("name", "language"), TEMPLATES)
def test_a_template_invents_no_score_and_leaves_room_for_each(name, language):
    text = desk.template(name, language)
    touchpoints = tuple(read(text).touchpoints)
    assert {(each.expectation, each.experience) for each in touchpoints} == {(None, None)}
    for field in ("expectation:", "experience:"):
        lines = [line.strip() for line in text.splitlines() if line.strip().startswith(field)]
        assert len(lines) == len(touchpoints)
        assert lines[0].startswith(f"{field}  #")


@pytest.mark.parametrize(("name", "language"), TEMPLATES)
def test_a_colleague_would_remark_on_nothing(journeymap, folder, name, language):
    (folder / "new.yaml").write_text(desk.template(name, language), "utf-8")
    answer = journeymap("lint", "new.yaml", "--language", "en")
    assert (answer.exit_code, answer.output) == (0, "Nothing to remark on: 1\n")


@pytest.mark.parametrize(("name", "language"), TEMPLATES)
def test_no_id_of_a_template_means_two_things(name, language):
    journey = read(desk.template(name, language))
    ids = [journey.id, *(each.id for each in (*journey.stages, *journey.touchpoints))]
    ids += [each.id for each in journey.exits]
    assert len(ids) == len(set(ids)) or name in {"onboarding", "complaint"}
    stages, touchpoints = (
        {each.id for each in part} for part in (journey.stages, journey.touchpoints)
    )
    assert stages & touchpoints == set()


@pytest.mark.parametrize("name", desk.TEMPLATES)
def test_both_languages_tell_the_same_journey(name):
    english, chinese = (read(desk.template(name, language)) for language in ("en", "zh"))
    shapes = [
        (
            [len(stage.touchpoints) for stage in journey.stages],
            [len(each.next) for each in journey.touchpoints],
            len(journey.exits),
            round(analyze(journey).completion, 9),
        )
        for journey in (english, chinese)
    ]
    assert shapes[0] == shapes[1]


def test_the_command_offers_every_template_that_there_is():
    option = next(each for each in main.commands["new"].params if each.name == "template")
    assert tuple(option.type.choices) == desk.TEMPLATES
    for language in ("en", "zh"):
        there = {path.stem for path in (files.templates() / language).iterdir()}
        assert there == set(desk.TEMPLATES)


# Without questions


def test_without_a_terminal_nothing_is_asked_and_the_next_steps_are_told(journeymap, folder):
    answer = journeymap("new")
    assert (answer.exit_code, answer.output.splitlines()) == (
        0,
        [
            "Saved my-journey.yaml: My journey, 5 touchpoints",
            "Put your own words and scores into it, with any text editor. Then, or instead:",
            "  score a touchpoint  journeymap set my-journey.yaml hear.expectation 7 hear.experience 5",
            "  find mistakes       journeymap check my-journey.yaml",
            "  see what decides    journeymap score my-journey.yaml",
            "  see it drawn        journeymap app .",
        ],
    )
    assert journeymap("check", ".").output == "Sound journeys: 1\n"


def test_the_next_steps_can_be_typed_as_they_are_told(journeymap, folder):
    import shlex

    lines = journeymap("new", "a visit.yaml", "--scale", "1-5").output.splitlines()[2:5]
    for line in lines:
        words = shlex.split(line[line.index("journeymap ") :])
        assert journeymap(*words[1:]).exit_code == 0
    hear = told(analyze(files.load("a visit.yaml")), "hear")
    assert (hear.expectation, hear.experience) == (75, 50)


def test_options_say_what_the_journey_is_like(journeymap, folder):
    words = ("--title", "Bread: fresh, daily", "--template", "shop", "--scale", "1-7")
    answer = journeymap("new", "bakery.yaml", *words)
    journey = files.load("bakery.yaml")
    assert answer.exit_code == 0
    assert (journey.id, journey.title) == ("bakery", "Bread: fresh, daily")
    assert journey.scale == Scale(1, 7, 1)
    assert [each.id for each in journey.touchpoints][:3] == ["find", "enter", "search"]


def test_in_chinese_everything_is_chinese(journeymap, folder):
    answer = journeymap("new", "--language", "zh", "--template", "shop")
    assert answer.output.splitlines()[0] == "已保存 到店购物.yaml：到店购物，7 个触点"
    assert files.load("到店购物.yaml").id == "到店购物"
    assert "journeymap set 到店购物.yaml 查找.expectation 7" in answer.output


@pytest.mark.parametrize("scale", ["7-1", "1", "a-b", "5-5", "1-7-9"])
def test_a_scale_that_is_none_is_refused(journeymap, folder, scale):
    answer = journeymap("new", "--scale", scale)
    assert answer.exit_code == 2
    assert f"'{scale}' is no scale; write it like 1-7, the lower end first" in answer.output
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize(
    ("scale", "ends"), [("0-100", (0, 100)), ("-2–2", (-2, 2)), ("1 to 5", (1, 5))]
)
def test_a_scale_may_be_written_in_several_ways(journeymap, folder, scale, ends):
    assert journeymap("new", "a", f"--scale={scale}").exit_code == 0
    found = files.load("a.yaml").scale
    assert (found.minimum, found.maximum) == ends


# The file


def test_a_file_that_is_there_is_not_written_over_unless_forced(journeymap, folder):
    (folder / "visit.yaml").write_text("mine\n", "utf-8")
    answer = journeymap("new", "visit")
    assert (answer.exit_code, answer.output.splitlines()) == (
        1,
        [
            "visit.yaml: there is something of this name already",
            "  choose another name, or let --force write over it",
        ],
    )
    assert (folder / "visit.yaml").read_text("utf-8") == "mine\n"
    assert journeymap("new", "visit", "--force").exit_code == 0
    assert files.load("visit.yaml").id == "visit"


def test_without_a_name_the_first_free_one_after_the_title_is_taken(journeymap, folder):
    told = [journeymap("new", "--title", "Our shop!").output.splitlines()[0] for _ in range(2)]
    assert told == [
        "Saved our-shop.yaml: Our shop!, 5 touchpoints",
        "Saved our-shop-2.yaml: Our shop!, 5 touchpoints",
    ]
    assert journeymap("check", ".").output == "Sound journeys: 2\n"


def test_it_goes_to_the_folder_where_the_other_commands_look(journeymap, folder):
    (folder / "journeys").mkdir()
    assert journeymap("new").output.splitlines()[0].startswith("Saved journeys/my-journey.yaml")
    assert journeymap("check").output == "Sound journeys: 1\n"


def test_a_folder_stands_for_a_new_file_in_it_and_folders_are_made(journeymap, folder):
    (folder / "team").mkdir()
    assert "team/my-journey.yaml" in journeymap("new", "team").output
    assert journeymap("new", "far/away/visit.v2").exit_code == 0
    assert files.load("far/away/visit.v2.yaml").id == "visit-v2"


def test_its_id_is_one_that_no_other_journey_of_the_folder_has(journeymap, folder):
    small = "journey: visit\nstages: [{stage: s, touchpoints: [{touchpoint: t}]}]\n"
    (folder / "old.yaml").write_text(small, "utf-8")
    (folder / "broken.yaml").write_text("journey: [\n", "utf-8")
    journeymap("new", "visit.yaml")
    assert files.load("visit.yaml").id == "visit-2"
    assert journeymap("new", "visit.yaml", "--force").exit_code == 0
    assert files.load("visit.yaml").id == "visit-2"


@pytest.mark.parametrize("title", ["…", "#1", "a\nb", "- x", "   "])
def test_any_title_makes_a_sound_file(journeymap, folder, title):
    assert journeymap("new", "--title", title).exit_code == 0
    (file,) = folder.glob("*.yaml")
    assert files.load(file).name == (title.strip() or "My journey")


def test_a_file_in_the_way_of_a_folder_is_told(journeymap, folder):
    (folder / "visit").write_text("mine\n", "utf-8")
    answer = journeymap("new", "visit/first.yaml")
    assert answer.exit_code == 1
    assert answer.output.startswith("visit/first.yaml: the file cannot be saved: ")


# The schema


def test_the_file_begins_with_the_line_by_which_editors_find_the_schema_beside_it(
    journeymap, folder
):
    journeymap("new", "visit.yaml")
    first = (folder / "visit.yaml").read_text("utf-8").splitlines()[0]
    assert first == "# yaml-language-server: $schema=.journeymap/journey.schema.json"
    named = folder / first.partition("$schema=")[2]
    assert named.read_bytes() == files.schema_file().read_bytes()
    assert journeymap("check", ".").output == "Sound journeys: 1\n"
    assert journeymap("fmt", "--check", ".").exit_code == 0


def test_an_older_schema_makes_way_for_the_newer_and_the_same_stays(journeymap, folder):
    (folder / ".journeymap").mkdir()
    file = folder / desk.SCHEMA_FILE
    file.write_text("{}", "utf-8")
    journeymap("new", "visit.yaml")
    assert file.read_bytes() == files.schema_file().read_bytes()
    written = file.stat()
    journeymap("new", "second.yaml")
    assert (file.stat().st_ino, file.stat().st_mtime_ns) == (written.st_ino, written.st_mtime_ns)


@pytest.fixture(scope="module")
def validator():
    return jsonschema.Draft202012Validator(json.loads(files.schema_file().read_text("utf-8")))


@pytest.mark.parametrize(("name", "language"), TEMPLATES)
def test_the_schema_finds_nothing_wrong_with_a_template(validator, name, language):
    document = yaml.safe_load(desk.template(name, language))
    assert [each.message for each in validator.iter_errors(document)] == []


# Questions


def test_a_person_is_asked_four_short_questions_each_with_a_default(answering, folder):
    code, told = answering(answers=["", "", "", ""])
    questions = told.split("Saved")[0]
    assert code == 0
    assert questions == (
        "Language, 语言: 1 English · 2 简体中文 [1] "
        "Begin with: 1 a blank journey · 2 a shop · 3 an appointment · 4 a product's first weeks"
        " · 5 a complaint [1] "
        "What is the journey called? [My journey] "
        "Save it as [my-journey.yaml] "
    )
    assert files.load("my-journey.yaml").title == "My journey"


def test_the_language_that_is_chosen_first_is_that_of_the_other_questions(answering, folder):
    code, told = answering(answers=["2", "投诉", "complaint", "退货", ""])
    assert code == 0
    assert told.count("从哪个模板开始") == 2, "a word that is no choice is asked for again"
    assert "旅程叫什么？ [一次投诉]" in told
    assert files.load("退货.yaml").language == "zh-CN"


def test_a_file_that_is_named_is_not_asked_for(answering, folder):
    code, told = answering("visit.yaml", answers=["en", "3", "Our practice"])
    assert code == 0
    assert "Save it as" not in told
    assert files.load("visit.yaml").title == "Our practice"


def test_a_name_that_is_taken_is_told_before_anything_is_asked(answering, folder, capsys):
    (folder / "visit.yaml").write_text("mine\n", "utf-8")
    code, told = answering("visit.yaml", answers=["", "", ""])
    assert (code, told) == (1, "")
    assert "there is something of this name already" in capsys.readouterr().err


def test_who_stops_answering_gets_no_file(answering, folder):
    code, _ = answering(answers=["1", "2"])
    assert code == 1
    assert list(folder.iterdir()) == []


# What comes next


@pytest.mark.parametrize(
    ("language", "line"),
    [
        (
            "en",
            "Begin with 'I look up the opening hours': give it an expectation and an experience",
        ),
        (
            "zh",
            "请从“我查营业时间和地址”开始，按 1 到 7 分填写 expectation（期望）和 experience（体验）",
        ),
    ],
)
def test_the_first_score_says_kindly_what_to_fill_in_next(journeymap, folder, language, line):
    journeymap("new", "shop.yaml", "--template", "shop", "--scale", "1-7", "--language", language)
    answer = journeymap("score", "shop.yaml", "--language", language)
    assert answer.exit_code == 0
    assert line.replace(" ", "") in answer.output.replace("\n", "").replace(" ", "")
    assert "No touchpoint stands out" not in answer.output


def test_scores_can_be_filled_in_where_the_file_has_room_for_them(journeymap, folder):
    journeymap("new", "shop.yaml", "--template", "shop")
    answer = journeymap("set", "shop.yaml", "find.expectation", "7", "find.experience", "5")
    assert answer.exit_code == 0
    assert "+        expectation: 7  # what customers expect here" in answer.output
    assert told(files.load("shop.yaml"), "find").gap == -20


def test_beginning_over_a_file_that_somebody_saves_meanwhile_is_refused(folder, monkeypatch):
    file = folder / "visit.yaml"
    monkeypatch.setattr(desk, "template", lambda *_: _saved_meanwhile(file))
    with pytest.raises(JourneyError) as caught:
        desk.begin(file, desk.Beginning())
    assert caught.value.problems[0].code == "changed-meanwhile"
    assert file.read_text("utf-8") == "theirs\n"


def _saved_meanwhile(file):
    file.write_text("theirs\n", "utf-8")
    return "journey: a\nstages: [{stage: s, touchpoints: [{touchpoint: t}]}]\n"


def test_a_process_without_a_terminal_never_waits_for_an_answer(folder):
    done = subprocess.run(
        [sys.executable, "-m", "journeymap", "new", "--language", "en"],
        stdin=subprocess.PIPE,
        capture_output=True,
        timeout=60,
        check=False,
        env=os.environ | {"PYTHONPATH": str(PROJECT)},
    )
    assert done.returncode == 0
    assert (folder / "my-journey.yaml").exists()
