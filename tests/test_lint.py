"""Lint: what is sound but unwise. The pages' examples are the journeys that are tried here."""

import json
import re
import shutil
import sys
from string import Formatter

import pytest
from click.testing import CliRunner
from hypothesis import given

from journeymap import lint, wording
from journeymap.cli import main
from journeymap.language import located
from journeymap.language.places import marks
from journeymap.problems import JourneyError
from journeymap.wording.lint import RULES as WORDS
from tests.browser import JOURNEYS, PROJECT
from tests.yaml_text import journeys_as_text

PAGE = (PROJECT / "docs" / "lint.md").read_text(encoding="utf-8")
SECTIONS = {
    found[1]: found[2]
    for found in re.finditer(r"^### ([\w-]+)\n(.*?)(?=^##|\Z)", PAGE, re.MULTILINE | re.DOTALL)
}
FRAME = {
    "journey": "journey: frame",
    "persona": "persona: Somebody with an appointment",
    "exits": "exits: [done, gives-up]",
    "stages": """stages:
  - stage: all
    touchpoints:
      - {touchpoint: visit, title: I visit, next: {done: 90%, gives-up: rest}}""",
}
TOUCHPOINT = {
    "title": "title: I visit",
    "owner": "owner: Reception",
    "next": "next: {phone: 90%, gives-up: rest}",
}


@pytest.fixture(autouse=True)
def english(monkeypatch):
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)


def framed(fragment, frame):
    given = set(re.findall(r"^(\w+):", fragment, flags=re.MULTILINE))
    return "\n".join([fragment.rstrip(), *(frame[each] for each in frame if each not in given)])


def journey_of(kind, fragment):
    """A journey without findings around a fragment of it, or around fields of a touchpoint."""
    if kind == "journey":
        return framed(fragment, FRAME)
    fields = framed(fragment, TOUCHPOINT).replace("\n", "\n        ")
    return framed(
        "stages:\n  - stage: all\n    touchpoints:\n"
        f"      - touchpoint: visit\n        {fields}\n"
        "      - {touchpoint: phone, title: I phone, owner: Reception}",
        FRAME,
    )


def found(text, *off):
    return lint.findings(located(text, "visit.yaml"), off)


def rules(text):
    return {each.rule for each in found(text)}


def examples():
    for rule, section in SECTIONS.items():
        pattern = r"^```yaml (journey|touchpoint) (found|fine)\n(.*?)^```$"
        for kind, verdict, text in re.findall(pattern, section, re.MULTILINE | re.DOTALL):
            yield pytest.param(rule, verdict, journey_of(kind, text), id=f"{rule}-{verdict}")


def many(count):
    """A journey of so many touchpoints in a row."""
    touchpoints = "\n".join(
        f"      - {{touchpoint: t{each}, title: I go on, next: {{t{each + 1}: 99%, gives-up: rest}}}}"
        for each in range(count - 1)
    )
    last = f"      - {{touchpoint: t{count - 1}, title: I arrive}}"
    return journey_of(
        "journey", f"stages:\n  - stage: all\n    touchpoints:\n{touchpoints}\n{last}\n"
    )


# Rules


@pytest.mark.parametrize(("rule", "verdict", "text"), list(examples()))
def test_a_rule_finds_its_first_example_alone_and_leaves_the_second_in_peace(rule, verdict, text):
    assert rules(text) == ({rule} if verdict == "found" else set())


def test_more_than_sixty_touchpoints_are_too_many_for_one_map():
    assert rules(many(60)) == set()
    (only,) = found(many(61))
    assert only.what() == "the journey has 61 touchpoints, more than 60"


def test_every_rule_has_a_section_and_every_section_is_a_rules():
    assert list(SECTIONS) == list(lint.RULES) == list(WORDS)


@pytest.mark.parametrize("rule", lint.RULES)
def test_the_page_says_why_and_what_to_do_as_the_command_does(rule):
    section = " ".join(SECTIONS[rule].split())
    for sentence in WORDS[rule][0][1:]:
        shown = "".join(
            text + ("…" if name is not None else "")
            for text, name, _, _ in Formatter().parse(sentence)
        )
        assert shown[1:] in section


@pytest.mark.parametrize("rule", [each for each in lint.RULES if each != "too-many-touchpoints"])
def test_every_rule_is_tried_both_ways(rule):
    tried = [each.values[1] for each in examples() if each.values[0] == rule]
    assert tried == ["found", "fine"]


@pytest.mark.parametrize("rule", lint.RULES)
def test_both_languages_tell_the_same_values_and_end_without_a_full_stop(rule):
    english, chinese = WORDS[rule]
    for one, other in zip(english, chinese, strict=True):
        assert not one.endswith(".")
        assert not other.endswith("。")
        assert not re.search("[\u4e00-\u9fff]", one)
        assert re.search("[\u4e00-\u9fff]", other)
        assert not re.search(r"[\u4e00-\u9fff”][,;:!?()]", other)
    assert values(english.what) == values(chinese.what)
    for part in (*english[1:], *chinese[1:]):
        assert values(part) <= values(english.what) | {
            ("target", ""),
            ("better", ""),
            ("parts", ""),
        }


def values(text):
    return {(name, form) for _, name, form, _ in Formatter().parse(text) if name is not None}


# What one rule tells, and what it leaves alone


def test_a_segments_experience_wants_evidence_too():
    text = journey_of(
        "journey",
        """segments: {families: Families}
stages:
  - stage: all
    touchpoints:
      - touchpoint: visit
        title: I visit
        experience: {mean: 6, n: 48}
        segments: {families: {experience: 5}}
        next: {done: 90%, gives-up: rest}
""",
    )
    (only,) = found(text)
    assert (only.rule, only.mark.line, only.mark.column) == ("no-evidence", 8, 31)


def test_paired_answers_are_evidence_for_both_scores():
    text = "expectation: 8\nexperience: 6\npaired: {sd: 1.2, n: 40}"
    assert rules(journey_of("touchpoint", text)) == set()


def test_an_action_on_the_expectation_answers_one_that_is_out_of_reach():
    text = journey_of("touchpoint", "expectation: {mean: 9, from: interviews}\nbenchmark: 7")
    told = "actions: [{action: say-so, owner: Marketing, %s: {visit: %s}}]\n"
    assert rules(told % ("expectation", "-1") + text) == set()
    assert rules(told % ("experience", "+1") + text) == {"out-of-reach"}


def test_on_a_scale_where_low_is_good_lower_is_out_of_reach():
    for benchmark, expected in ((4, {"out-of-reach"}), (1, set())):
        given = f"expectation: {{mean: 2, from: interviews}}\nbenchmark: {benchmark}"
        text = "scale: {better: low}\n" + journey_of("touchpoint", given)
        assert rules(text) == expected


def test_a_touchpoint_that_only_a_segment_reaches_is_reached():
    text = journey_of("touchpoint", "next: {done: 90%, gives-up: rest}")
    way = "segments: {few: {next: {phone: 90%, gives-up: rest}}}"
    own = journey_of("touchpoint", f"next: {{done: 90%, gives-up: rest}}\n{way}")
    assert rules(text) == {"unreached"}
    assert rules("segments: {few: Some}\n" + own) == set()


def test_who_writes_next_only_where_customers_part_hears_nothing():
    ways = {
        "find": "",
        "wait": ", next: {talk: 90%, gives-up: rest}",
        "talk": "",
        "pay": "",
        "leave": ", next: {done: 90%, gives-up: rest}",
    }
    touchpoints = [f"{{touchpoint: {name}, title: I go on{way}}}" for name, way in ways.items()]
    stages = f"stages: [{{stage: all, touchpoints: [{', '.join(touchpoints)}]}}]"
    assert rules(journey_of("journey", stages)) == set()


@pytest.mark.parametrize(
    "text",
    [
        "doing: I wait   # four seats",
        "doing: I wait # four seats",
        "next: {phone: 90%, gives-up: rest} #4",
        "emotion: 1 #4",
        "doing: 'I wait' #4",
    ],
)
def test_what_is_a_comment_by_its_look_cuts_nothing(text):
    assert rules(journey_of("touchpoint", text)) == set()


@pytest.mark.parametrize(
    ("text", "half"),
    [
        ("pains: [排队长, 没有座位,态度差]", "态度差"),
        ("quotes: [No, not again, Nobody looked up]", "not again"),
        ("gains: [师傅很好, 但是来得晚]", "但是来得晚"),
    ],
)
def test_a_text_that_a_comma_cut_is_told_by_its_second_half(text, half):
    (only,) = found(journey_of("touchpoint", text))
    assert (only.rule, only.values["name"]) == ("cut-by-comma", half)


@pytest.mark.parametrize(
    "text",
    [
        "pains: [排队长,没有座位,态度差]",
        "pains: [asked again and again, nothing of it reaches the hotline]",
        "pains: [Long queue, no seats]",
        "quotes: [Nobody looked up, Twelve minutes!]",
        "pains: 排队长，没有座位",
        "pains: ['排队长，没有座位']",
    ],
)
def test_items_that_are_items_are_left_alone(text):
    assert rules(journey_of("touchpoint", text)) == set()


@pytest.mark.parametrize("title", ["I'm told", "Our food comes", "等我的号", "排队时我看手机"])
def test_a_title_in_the_customers_voice_is_fine(title):
    assert rules(journey_of("touchpoint", f"title: {title}")) == set()


def test_a_title_in_a_language_that_we_do_not_speak_is_left_alone():
    text = journey_of("touchpoint", "title: Anmeldung").replace("title: I phone", "title: Anruf")
    assert rules("language: de\n" + text) == set()
    assert {each.values["name"] for each in found(text)} == {"Anmeldung", "Anruf"}


def test_the_default_exits_are_nobodys_idea():
    text = journey_of(
        "journey", "exits:\nstages: [{stage: all, touchpoints: [{touchpoint: call}]}]"
    )
    (only,) = found(text)
    assert (only.rule, str(only.mark)) == ("nobody-leaves", "visit.yaml:3:1")


# Order, places, switching off

UNWISE = """journey: small
persona: Somebody
exits: [done, gives-up]
lint: {off: [%s]}
stages:
  - stage: all
    touchpoints:
      - touchpoint: wait
        title: Waiting
        next: [talk, gives-up]
        experience: 5
      - touchpoint: talk
        title: Talking
"""


def test_findings_come_in_the_order_of_the_file_with_line_and_column():
    told = [(each.rule, str(each.mark)) for each in found(UNWISE % "no-persona")]
    assert told == [
        ("first-person", "visit.yaml:9:16"),
        ("shares-assumed", "visit.yaml:10:9"),
        ("no-evidence", "visit.yaml:11:9"),
        ("first-person", "visit.yaml:13:16"),
    ]


def test_places_are_the_same_whichever_way_lines_end():
    for ending in ("\r\n", "\r"):
        text = (UNWISE % "no-persona").replace("\n", ending)
        assert [str(each.mark) for each in found(text)][-1] == "visit.yaml:13:16"


def test_a_rule_is_switched_off_in_the_file_or_by_the_caller():
    assert [each.rule for each in found(UNWISE % "first-person, no-evidence")] == ["shares-assumed"]
    assert found(UNWISE % "first-person, no-evidence", "shares-assumed") == ()


def test_a_rule_that_there_is_not_is_told_with_the_nearest():
    (only, *_) = found(UNWISE % "frist-person")
    assert only.told() == (
        "visit.yaml:4:14: lint has no rule 'frist-person' [unknown-rule]\n"
        "  a misspelt rule switches nothing off\n  did you mean 'first-person'?"
    )


def test_what_an_author_wrote_is_no_placeholder():
    (only,) = found(journey_of("touchpoint", 'title: "{name}: registration"'))
    assert only.what() == "the title '{name}: registration' isn't told in the customer's voice"


def test_the_lines_of_a_file_are_counted_once_and_not_for_every_finding(monkeypatch):
    walks = []

    def counted(text, indexes, name):
        walks.append(name)
        return marks(text, indexes, name)

    monkeypatch.setattr("journeymap.lint.inspection.marks", counted)
    text = many(2_000).replace("title: I go on", "title: Next")
    assert len([each for each in found(text) if each.rule == "first-person"]) == 1_999
    assert walks == ["visit.yaml"]


def crowded(count):
    """A journey with much to remark on at each of so many touchpoints."""
    fields = """title: Next
        expectation: 9
        experience: 4
        benchmark: 5
        emotion: 1
        doing: I look for room #4
        pains: [slow, but friendly]
        promises: [{promise: fast}]
        segments: {few: {experience: 5}}"""
    touchpoints = "\n".join(
        f"      - touchpoint: t{each}\n        {fields}\n"
        f"        next: {{t{each + 1}: 66%, gives-up: 33%}}"
        for each in range(count)
    )
    last = f"      - {{touchpoint: t{count}}}"
    return (
        "segments: {few: Some}\nmeasurements: {survey: }\n"
        f"{FRAME['journey']}\n{FRAME['exits']}\n"
        f"stages:\n  - stage: all\n    touchpoints:\n{touchpoints}\n{last}\n"
    )


def calls(work):
    """How many functions a piece of work calls."""
    count = 0

    def called(_frame, event, _function):
        nonlocal count
        count += event in {"call", "c_call"}

    sys.setprofile(called)
    try:
        work()
    finally:
        sys.setprofile(None)
    return count


def test_twice_the_touchpoints_take_twice_the_steps():
    few, more = located(crowded(200)), located(crowded(400))
    assert len(lint.findings(few)) > 200 * 8
    steps = calls(lambda: lint.findings(few))
    assert calls(lambda: lint.findings(more)) < 2.1 * steps


@given(journeys_as_text())
def test_every_sound_journey_can_be_looked_at_and_places_are_in_its_text_and_in_order(drawn):
    _, text = drawn
    lines = re.split(r"\r\n|[\r\n]", text.lstrip("\ufeff"))
    told = found(text)
    assert {each.rule for each in told} <= set(lint.RULES)
    places = [(each.mark.line, each.mark.column) for each in told]
    assert places == sorted(places)
    assert all(column <= len(lines[line - 1]) for line, column in places)
    assert all(each.told(language) for each in told for language in wording.LANGUAGES)


# Projects


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "team").mkdir()
    (tmp_path / "team" / "visit.yaml").write_text(UNWISE % "no-evidence", encoding="utf-8")
    return tmp_path


def journeymap(*words):
    return CliRunner().invoke(main, [str(each) for each in words])


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("journeymap.toml", 'lint.off = ["first-person", "shares-assumed"]'),
        ("pyproject.toml", '[tool.journeymap]\nlint.off = ["first-person", "shares-assumed"]'),
        ("pyproject.toml", '[tool.journeymap.lint]\noff = ["first-person", "shares-assumed"]'),
    ],
)
def test_a_project_switches_rules_off_for_all_journeys_below(folder, name, text):
    (folder / name).write_text(text, encoding="utf-8")
    answer = journeymap("lint", "team")
    assert (answer.exit_code, answer.output) == (0, "Nothing to remark on: 1\n")


def test_the_nearest_settings_count_and_a_pyproject_without_any_is_passed_over(folder):
    (folder / "journeymap.toml").write_text('lint.off = ["first-person"]', encoding="utf-8")
    (folder / "team" / "pyproject.toml").write_text("[tool.ruff]\n", encoding="utf-8")
    assert lint.project(folder / "team").off == ("first-person",)
    (folder / "team" / "journeymap.toml").write_text("lint.off = []", encoding="utf-8")
    assert lint.project(folder / "team").off == ()


def test_the_rules_are_listed_without_the_values_of_any_case():
    answer = journeymap("lint", "--rules").output
    assert not re.search(r"\{\w+\}", answer)
    assert "write next: …" in answer


def test_a_projects_unknown_rule_is_told_once_with_its_place(folder):
    (folder / "other").mkdir()
    shutil.copy(folder / "team" / "visit.yaml", folder / "other" / "visit.yaml")
    (folder / "team" / "other.yaml").write_text(
        (UNWISE % "").replace("small", "other"), encoding="utf-8"
    )
    settings = folder / "journeymap.toml"
    settings.write_text('lint.off = [\n  "frist-person",\n]', encoding="utf-8")
    answer = journeymap("lint", "team", "other").output
    assert answer.count("frist-person") == 1
    assert f"{settings}:2:3: lint has no rule 'frist-person' [unknown-rule]" in answer


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("lint.off = first-person", "the settings cannot be read: Invalid value"),
        ('lint.off = "first-person"', "lint.off is no list of texts"),
        ("lint = 3", "lint is no list of texts"),
        ('lint.of = ["first-person"]', "lint has no setting 'of'"),
    ],
)
def test_settings_that_make_no_sense_are_a_problem(folder, text, what):
    (folder / "journeymap.toml").write_text(text, encoding="utf-8")
    with pytest.raises(JourneyError) as caught:
        lint.project(folder)
    assert caught.value.problems[0].what().startswith(what)
    assert journeymap("lint", "team").exit_code == 1


# The command


def test_problems_come_first_and_findings_of_the_sound_files_after(folder):
    (folder / "team" / "broken.yaml").write_text("journey: broken\nstage: all\n", encoding="utf-8")
    answer = journeymap("lint", "team")
    assert answer.exit_code == 1
    assert answer.output.splitlines()[0].startswith("team/broken.yaml:")
    assert answer.output.splitlines()[-2:] == ["Problems found: 2", "Findings: 3"]


@pytest.mark.parametrize(
    ("written", "parts"),
    [
        ("channels: phone, email, chat", "[phone, email, chat]"),
        ("channels: 电话、微信、到店", "[电话, 微信, 到店]"),
        ("channels:\n  - phone, email", "[phone, email]"),
        ("pains: 排队长、太贵", "[排队长, 太贵]"),
        ("gains: 快；便宜", "[快, 便宜]"),
    ],
)
def test_several_in_one_text_are_told_with_the_list_they_would_be(written, parts):
    (only,) = found(journey_of("touchpoint", written))
    assert only.rule == "several-in-one"
    assert only.remedy() == f"write {parts}; put it in quotes if it is one"
    assert only.remedy("zh") == f"请写成 {parts}；如果确实是一项，请加引号"


@pytest.mark.parametrize(
    "written",
    [
        'channels: "Bar, first floor"',
        "channels: {Bar、Café: }",
        "pains: slow, and dear",
        "pains: 太慢，也太贵",
        "channels: 电话",
    ],
)
def test_one_text_in_quotes_and_a_sentence_with_a_comma_are_left_alone(written):
    assert rules(journey_of("touchpoint", written)) == set()


def test_the_channels_of_a_segment_may_be_several_in_one_too():
    way = "segments: {few: {channels: 电话、微信}}"
    text = "segments: {few: Some}\n" + journey_of("touchpoint", way)
    assert rules(text) == {"several-in-one"}


def test_why_a_rule_matters_is_said_once(folder):
    answer = journeymap("lint", "team/visit.yaml")
    assert answer.output.count(wording.advice("first-person").why) == 1
    assert answer.output.count("[first-person]") == 2


def test_of_a_file_with_hundreds_of_findings_a_person_sees_fifty(folder):
    (folder / "many.yaml").write_text(many(90).replace("I go on", "Next"), encoding="utf-8")
    answer = journeymap("lint", "many.yaml").output
    assert answer.count("\nmany.yaml:") + answer.startswith("many.yaml:") == 50
    assert answer.splitlines()[-2:] == ["… and 40 more findings", "Findings: 90"]
    assert (
        len(json.loads(journeymap("lint", "many.yaml", "--format", "json").output)["findings"])
        == 90
    )


def test_json_tells_place_rule_why_and_remedy(folder):
    answer = journeymap("lint", "team", "--format", "json")
    data = json.loads(answer.output)
    assert (answer.exit_code, data["journeys"], data["problems"]) == (1, 1, [])
    assert data["findings"][1] == {
        "file": "team/visit.yaml",
        "line": 10,
        "column": 9,
        "code": "shares-assumed",
        "what": "nobody said how many go to talk, gives-up, so equal shares are assumed",
        "why": "reach and completion rest on it",
        "remedy": "give shares, or counted customers as n",
    }


def test_check_speaks_json_and_github_too(folder):
    (folder / "broken.yaml").write_text(
        "journey: broken\nstages: [{stage: all, touchpoints: [{touchpoint: call, titel: 100%}]}]\n",
        encoding="utf-8",
    )
    data = json.loads(journeymap("check", "broken.yaml", "--format", "json").output)
    assert [(each["line"], each["code"]) for each in data["problems"]] == [(2, "unknown-field")]
    lines = journeymap("check", "broken.yaml", "--format", "github").output.splitlines()
    assert lines[0] == (
        "::error file=broken.yaml,line=2,col=56,title=unknown-field::"
        "'titel' is no field that can stand here%0Adid you mean 'title'?"
    )
    missing = journeymap("check", "nowhere.yaml", "--format", "json")
    assert (missing.exit_code, json.loads(missing.output)["problems"][0]["line"]) == (1, None)


def test_a_finding_is_a_warning_on_github(folder):
    lines = journeymap("lint", "team", "--format", "github").output.splitlines()
    assert lines[1] == (
        "::warning file=team/visit.yaml,line=10,col=9,title=shares-assumed::"
        "nobody said how many go to talk, gives-up, so equal shares are assumed%0A"
        "give shares, or counted customers as n"
    )


@pytest.mark.parametrize("command", ["check", "lint"])
def test_a_format_that_there_is_not_is_a_slip_of_the_command(command):
    assert journeymap(command, "--format", "xml").exit_code == 2


def test_the_rules_are_listed_in_either_language():
    lines = journeymap("lint", "--rules").output.splitlines()
    assert lines[::3] == list(lint.RULES)
    chinese = journeymap("lint", "--rules", "--language", "zh").output.splitlines()
    assert chinese[0:2] == ["no-evidence", "无法与猜测区分，差距也无法检验".rjust(17)]


def test_the_page_shows_what_the_command_prints(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "visit.yaml").write_text(
        framed(
            "stages:\n  - stage: all\n    touchpoints:\n      - touchpoint: wait\n"
            "        title: I wait\n        experience: 6\n        next: {done: 90%, gives-up: rest}",
            {key: FRAME[key] for key in ("journey", "persona", "exits")},
        ),
        encoding="utf-8",
    )
    told = journeymap("lint", "visit.yaml").output
    (shown,) = re.findall(r"^```text\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
    assert re.sub(r":\d+:\d+:", ":", told) == re.sub(r":\d+:\d+:", ":", shown)


def test_the_shipped_journeys_have_nothing_to_remark_on():
    answer = journeymap("lint", JOURNEYS)
    assert (answer.exit_code, answer.output.splitlines()[0]) == (0, "Nothing to remark on: 7")
