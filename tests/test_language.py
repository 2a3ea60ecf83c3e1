"""Reading: what a text becomes, and what its author is told when it cannot be trusted."""

import datetime as dt
import difflib
import json
import random
import re
import subprocess
import sys
import unicodedata
from math import sqrt
from pathlib import Path
from types import SimpleNamespace

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from journeymap import files
from journeymap.flow import flow, shares
from journeymap.language import (
    complaints,
    decode,
    looks_like_journey,
    near,
    read,
    slips,
    synonyms,
    syntax,
    tree,
)
from journeymap.language.grammar import JOURNEY
from journeymap.language.lines import FAR_ABOVE
from journeymap.language.near import LONGEST, MOST_WORK, SEARCHED_AT_MOST, Suggestions, nearest
from journeymap.language.places import KEPT_AT_MOST, SHOWN_AT_MOST, Mend, Mended, Report
from journeymap.language.signs import MOST_TOLD, everywhere
from journeymap.language.tree import LEAST_PART, MOST_PARTS
from journeymap.model import (
    Action,
    Attribute,
    Cause,
    Channel,
    Exit,
    Indicator,
    Journey,
    Kano,
    Measurement,
    Paired,
    Promise,
    Quote,
    Rating,
    Scale,
    Segment,
    SegmentScores,
    Settings,
    Stage,
    Standard,
    Start,
    Touchpoint,
    Transition,
)
from journeymap.problems import JourneyError, Mark
from tests.yaml_text import journeys_as_text

FOLDER = Path(__file__).parent / "journeys"
BROKEN = FOLDER / "broken"
GOOD = FOLDER / "good"
SHIPPED = files.examples()


def names(folder):
    return sorted(path.name for path in folder.glob("*.yaml"))


def journey(*lines, top=(), end=()):
    """The text of a journey of two touchpoints, search and borrow; lines belong to the first."""
    return "\n".join(
        [
            "journey: library-visit",
            *top,
            "stages:",
            "  - stage: visit",
            "    touchpoints:",
            "      - touchpoint: search",
            *(f"        {line}" for line in lines),
            "      - touchpoint: borrow",
            *end,
            "",
        ]
    )


def first(*lines, **others):
    """The first touchpoint of such a journey, read."""
    return read(journey(*lines, **others)).stages[0].touchpoints[0]


def error(text):
    """What is wrong with a text."""
    with pytest.raises(JourneyError) as caught:
        read(text, "visit.yaml")
    return caught.value


def codes(text):
    return [problem.code for problem in error(text).problems]


def place(text):
    """Line and column of the only problem."""
    (problem,) = error(text).problems
    return problem.mark.line, problem.mark.column


# Broken files


@pytest.mark.parametrize("name", names(BROKEN))
def test_a_broken_file_gets_its_message(name, monkeypatch):
    monkeypatch.chdir(BROKEN)
    with pytest.raises(JourneyError) as caught:
        files.load(name)
    assert caught.value.told() + "\n" == Path(name).with_suffix(".txt").read_text("utf-8")


@pytest.mark.parametrize("name", [path.name for path in sorted(BROKEN.glob("*.zh.txt"))])
def test_a_broken_file_gets_its_message_in_chinese(name, monkeypatch):
    monkeypatch.chdir(BROKEN)
    with pytest.raises(JourneyError) as caught:
        files.load(name.replace(".zh.txt", ".yaml"))
    assert caught.value.told("zh") + "\n" == Path(name).read_text("utf-8")


def test_every_message_belongs_to_a_broken_file():
    messages = {path.name.split(".txt")[0].removesuffix(".zh") for path in BROKEN.glob("*.txt")}
    assert messages == {path.stem for path in BROKEN.glob("*.yaml")}


def test_the_message_has_place_what_and_remedy():
    told = error(journey("next: borow")).told()
    assert told == (
        "visit.yaml:6:15: next leads to 'borow', which is no touchpoint or exit\n"
        "  did you mean 'borrow'?"
    )


def test_an_error_says_how_many_problems_it_leaves_out():
    text = journey("pains: [" + ", ".join("{a: b}" for _ in range(70)) + "]")
    caught = error(text)
    assert (len(caught.problems), caught.more) == (SHOWN_AT_MOST, 20)
    assert caught.told().splitlines()[-1] == "… and 20 more problems"
    assert str(caught) == caught.told()


def test_problems_are_told_in_the_order_of_the_file():
    lines = [
        problem.mark.line for problem in error((BROKEN / "many-at-once.yaml").read_text()).problems
    ]
    assert lines == [1, 2, 6, 7, 8, 10]


# One mistake, told once


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (journey("experience: {mean: high, sd: 1.2}"), ["not-a-value"]),
        (journey("experience: {medium: 5, sd: 1.2}"), ["unknown-field-of-few"]),
        (journey("next: {borrow: 50%, borrow: 50%}"), ["repeated-field"]),
        (journey("next: {borrow: x, done: 3%}"), ["not-a-value"]),
        (journey("importance: much", end=["        importance: 5"]), ["not-a-value"]),
        (journey("segments: {a: {experience: 3}}", top=["segments: [a, b]"]), ["not-fields"]),
        (journey("experience: {counts: {12: 3}}"), ["off-scale"]),
        (journey("expectation: 8", top=["scale: {min: 9, max: 1}"]), ["scale-upside-down"]),
        (journey("next: {<<: *base, done: 3%}"), ["merge"]),
        (journey("kano: {better: much, worse: -0.5}"), ["not-a-value"]),
        (journey(top=["success: don, e"]), ["list-without-brackets"]),
        ("journey: x\nstages: [{stage: a, touchpoints: []}]\nstarts: a", ["empty-list"]),
        ("journey: x\nstages: &a [*a]", ["anchor", "alias"]),
        (
            "journey: x\nstages: [*a, {stage: s, touchpoints: [{touchpoint: t, next: u}]}]",
            ["alias"],
        ),
    ],
)
def test_what_follows_from_a_mistake_is_not_told_beside_it(text, told):
    assert codes(text) == told


def test_a_loop_is_told_beside_mistakes_that_have_nothing_to_do_with_the_flow():
    text = journey("next: search", "expectation: 12", "titel: I search")
    assert codes(text) == ["loop-without-exit", "off-scale", "unknown-field"]
    text = journey(
        "next: search", "channels: [a, a]", end=["actions: [{action: a, experience: {x: 1}}]"]
    )
    assert codes(text) == ["loop-without-exit", "repeated-item", "unknown-touchpoint"]


def test_nothing_is_said_about_loops_while_a_next_cannot_be_read():
    assert codes(journey("next: *elsewhere")) == ["alias"]
    looped = ["        next: {search: 50%, done: half}"]
    assert codes(journey(end=looped)) == ["not-a-value"]


def test_a_loop_that_two_segments_share_is_told_once():
    own = "segments: {a: {next: search}, b: {next: search}}"
    assert codes(journey(own, top=["segments: {a: A, b: B}"])) == ["segment-loop-without-exit"]


def test_loops_of_different_segments_are_told_each():
    own = "segments: {a: {next: search}, b: {next: borrow}}"
    end = ["        segments: {b: {next: search}}"]
    problems = error(journey(own, top=["segments: {a: A, b: B}"], end=end)).problems
    assert [problem.values["segment"] for problem in problems] == ["a", "b"]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("next: borrow 80%, done 20%", "next: {borrow: 80%, done: 20%}"),
        ("next: 80% to borrow；20% done", "next: {borrow: 80%, done: 20%}"),
        ("next: borrow (0.8), done rest", "next: {borrow: 0.8, done: rest}"),
        ("experience: 7 (n=12)", "experience: {mean: 7, n: 12}"),
        ("experience: 7.5（SD 1.2，n 48）", "experience: {mean: 7.5, sd: 1.2, n: 48}"),
        ("causes: [too few staff]", "causes: [{cause: information, note: too few staff}]"),
        ("causes: too few staff", "causes: [{cause: information, note: too few staff}]"),
        ("promises: [Back, soon]", "promises: [{promise: back, says: Back}]"),
        ("promises: 'No: never'", "promises: [{promise: a-name, says: 'No: never'}]"),
        ("standards: [wait]", "standards: [{metric: wait}]"),
    ],
)
def test_a_remedy_that_shows_how_to_write_a_value_works_when_followed(written, meant):
    _, _, value = meant.partition(": ")
    value = value.removeprefix("[").removesuffix("]") if ": [" in written else value
    told = error(journey(written)).problems[0]
    assert value in told.remedy()
    assert value in told.remedy("zh")
    first(meant)


@pytest.mark.parametrize(
    ("written", "meant"),
    [("1-7", (1, 7)), ("1–7", (1, 7)), ("1 to 7", (1, 7)), ("0至10", (0, 10)), ("-2..2", (-2, 2))],
)
def test_a_scale_written_as_a_range_is_told_with_its_fields(written, meant):
    (problem,) = error(journey(top=[f"scale: {written}"])).problems
    assert problem.values["plain"] == "{{min: {}, max: {}}}".format(*meant)
    scale = read(journey(top=[f"scale: {problem.values['plain']}"])).scale
    assert (scale.minimum, scale.maximum) == meant


@pytest.mark.parametrize("written", ["7-1", "Likert", "7", "1-7 and more"])
def test_no_other_text_is_taken_for_a_scale(written):
    assert codes(journey(top=[f"scale: {written}"])) == ["not-fields"]


@pytest.mark.parametrize("written", ["7 (good)", "7 (n=12, n=13)", "about 7", "7 (n=12"])
def test_a_score_with_other_words_is_no_number_of_answers(written):
    told = error(journey(f"experience: {written}")).problems[0]
    assert told.code == ("written-in-short" if written == "7 (n=12" else "not-a-value")


@pytest.mark.parametrize(
    ("written", "number", "unit"),
    [("3 days", "3", "days"), ("5%", "5", '"%"'), ("3天", "3", "天"), ("2.5 h", "2.5", "h")],
)
def test_a_number_with_its_unit_is_told_how_to_part_them(written, number, unit):
    (problem,) = error(journey(f"standards: [{{metric: wait, at_most: {written}}}]")).problems
    assert (problem.code, problem.values["plain"]) == ("number-with-unit", number)
    assert problem.values["unit"] == unit
    mended = first(f"standards: [{{metric: wait, at_most: {number}, unit: {unit}}}]")
    assert mended.standards[0].unit == unit.strip('"')


def test_an_id_may_not_be_taken_for_a_share_where_none_may_stand():
    assert codes(journey(end=["      - touchpoint: save 20%"])) == ["character-in-id"]


def test_a_deeper_line_is_more_of_the_text_above_unless_it_begins_with_a_field():
    assert codes(journey("thinking: I wonder", "  whether: this works")) == ["colon-in-next-line"]
    assert codes(journey("thinking: 我想", "  问题：大: 小")) == ["colon-in-next-line"]
    assert codes(journey("thinking: I wonder", "  feeling: calm")) == ["too-deep-indent"]
    assert codes(journey("  titel: I search")) == ["too-deep-indent"]


def test_a_dash_is_out_of_line_only_beside_another_one_that_is_not():
    off = "      - touchpoint: search\n         title: a"
    alone = f"journey: a\nstages:\n  - stage: b\n    touchpoints:\n{off}"
    assert codes(alone) == ["too-deep-indent"]
    assert codes(f"{alone}\n       - touchpoint: borrow") == ["dash-out-of-line"]


def test_a_note_is_told_to_be_a_comment_only_where_no_field_takes_one():
    (problem,) = error(journey("causes: [{cause: other, comment: TODO}]")).problems
    assert problem.values["near"] == "note"
    (problem,) = error(journey("TODO: ask")).problems
    assert problem.remedy() == "write it as a comment: `# ask`"


def test_an_item_without_its_dash_is_read_as_the_item_it_was_meant_to_be():
    text = journey("touchpoint: ask", "next: borow", "touchpoint: wait", "next: ask")
    assert codes(text) == ["dash-missing", "unknown-target", "dash-missing"]
    assert codes(journey("title: I search", "title: I ask")) == ["repeated-field"]


def test_a_list_whose_dash_is_missing_is_read_as_a_list_of_one():
    text = "journey: x\nstages:\n  stage: a\n  touchpoints:\n    - {touchpoint: t, next: u, emotion: 9}"
    assert codes(text) == ["dash-missing", "unknown-target", "out-of-range"]
    assert codes(journey("kpis: {metric: loans, value: many}")) == ["dash-missing", "not-a-value"]


def test_an_unknown_field_stands_for_a_known_one_only_if_what_it_holds_fits():
    (problem,) = error(
        journey(top=["setings: {loss_aversoin: 3}"], end=["scores: a.csv"])
    ).problems[:1]
    assert problem.values["near"] == "settings"
    assert codes(journey(top=["setings: {happy: 3}"])) == ["unknown-field"]
    assert codes(journey("next: gone", top=["setings: {happy: 3}"]))[0] == "unknown-field"


def test_names_that_a_comma_cut_off_are_told_once_for_each_text():
    assert codes(journey("promises: [{promise: p, says: one, two, three, kept: 9%}]")) == [
        "cut-by-comma"
    ]
    assert codes(journey(top=["exits: {done: one, two, three, left: A, B}"])) == ["cut-name"] * 2


def test_an_exit_in_braces_without_a_colon_is_one_unless_a_title_stands_before_it():
    assert read(journey(top=["exits: {done, left: Leaves}"])).exits == (
        Exit("done"),
        Exit("left", "Leaves"),
    )
    assert codes(journey(top=["exits: {left: Leaves, done}"])) == ["cut-name"]
    assert first("next: {borrow: 90%, done}").next[1] == Transition("done")
    assert read(journey(top=['exits: {left: "Leaves", done}'])).exits[1] == Exit("done")


def test_no_exit_that_can_be_read_is_no_exit_at_all():
    assert codes(journey(top=["exits: [[done]]", "neutral: left"])) == ["wrong-form"]
    assert codes(journey(top=["exits: {}", "success: left"])) == ["no-exits"]


def test_exits_that_are_not_listed_are_one_problem_where_there_are_several_uses():
    assert codes(journey("next: quits")) == ["unknown-target"]
    (problem,) = error(journey("next: [quits, late, left]", end=["        next: quits"])).problems
    assert (problem.code, problem.values["names"]) == ("exits-missing", ("quits", "late", "left"))
    assert (problem.mark.line, problem.mark.column) == (6, 16)


def test_very_many_unknown_targets_are_no_exits():
    names = [f"wherever-{number}" for number in range(21)]
    assert codes(journey(f"next: [{', '.join(names)}]")) == ["unknown-target"] * 21
    assert codes(journey(f"next: [{', '.join(names[:20])}]")) == ["exits-missing"]


def test_a_title_in_place_of_an_id_is_told_with_the_id():
    end = ["        title: I borrow it", "        next: i  borrow IT"]
    (problem,) = error(journey("title: I search", end=end)).problems
    assert (problem.code, problem.values["ids"]) == ("title-for-id", ("borrow",))
    (problem,) = error(journey("next: I borow it", end=end[:1])).problems
    assert (problem.code, problem.values["ids"]) == ("title-for-id", ("borrow",))
    (problem,) = error(journey("next: bor row", end=end[:1])).problems
    assert problem.what() == "the name 'bor row' holds a space"


def test_of_many_things_with_one_title_the_first_five_ids_are_told():
    many = [f"      - {{touchpoint: t{number}, title: Same}}" for number in range(9)]
    (problem,) = error(journey("next: Same", end=many)).problems
    assert problem.values["ids"] == ("t0", "t1", "t2", "t3", "t4")


def test_a_name_that_is_no_id_is_told_where_it_stands_in_a_list():
    text = journey("next: [[x], a b, borrow, a.b]", top=["success: [done, done d]"])
    found = [(each.code, each.mark.line, each.mark.column) for each in error(text).problems]
    assert found == [
        ("space-in-id", 2, 17),
        ("wrong-form", 7, 16),
        ("space-in-id", 7, 21),
        ("character-in-id", 7, 34),
    ]


def test_segments_may_be_named_by_their_titles_in_error_too():
    own = "segments: {Young readers: {experience: 5}}"
    (problem,) = error(journey(own, top=["segments: {young: Young readers}"])).problems
    assert (problem.code, problem.values["ids"]) == ("title-for-id", ("young",))


# Reading on behind a slip

SOUND = (
    "journey: library-visit\n"
    "title: A visit\n"
    "stages:\n"
    "  - stage: arrive\n"
    "    title: I arrive\n"
    "    touchpoints:\n"
    "      - touchpoint: search\n"
    "        title: I look for a book\n"
    "        expectation: 7\n"
    "        channels: [desk, web]\n"
    "      - touchpoint: ask\n"
    "        title: I ask\n"
    "  - stage: leave\n"
    "    touchpoints:\n"
    "      - touchpoint: borrow\n"
    "        next: {done: 90%, ask: rest}\n"
    "        experience: 6\n"
)
_FIELD = r"^([ ]*(?:-[ ])?[a-z]+)"
SLIPS = {
    "no-space": (rf"{_FIELD}:[ ](?=\S)", r"\1:"),
    "full-width-colon": (rf"{_FIELD}:[ ](?=\S)", r"\1："),
    "colon-missing": (rf"{_FIELD}:(?=[ ](?![\[{{])|\n)", r"\1"),
    "needs-quotes": (rf"{_FIELD}:[ ](?=I )", r"\1: @"),
    "unquoted-colon": (rf"({_FIELD}:[ ]I [^\n]*)", r"\1: slowly"),
    "text-after-quote": (rf"{_FIELD}:[ ]I ([a-z]+)", r'\1: "I" \2'),
    "dash-without-space": (r"^([ ]*)-[ ]", r"\1-"),
    "dash-missing": (r"^([ ]*)-[ ]", r"\1"),
    "bullet": (r"^([ ]*)-[ ]", r"\1• "),
    "list-name-missing": (r"\n[ ]*(?:stages|touchpoints):(?=\n)", ""),
    "tab": (r"^[ ]{8}(?=\S)|^[ ]{8}", "\t"),
}


def slipped(code):
    """The sound text with one slip, once for each place where it can be made."""
    pattern, instead = SLIPS[code]
    for found in re.finditer(pattern, SOUND, re.MULTILINE):
        yield SOUND[: found.start()] + found.expand(instead) + SOUND[found.end() :]


@pytest.mark.parametrize("code", SLIPS)
def test_a_slip_in_a_sound_file_is_told_alone(code):
    texts = list(slipped(code))
    assert len(texts) > 1
    for text in texts:
        assert codes(text) == [code], text


@pytest.mark.parametrize("code", SLIPS)
def test_what_is_wrong_behind_a_slip_is_told_where_it_was_written(code):
    for text in slipped(code):
        problem = error(f"{text}        emotion: 9\n").problems[-1]
        place_told = problem.mark.line, problem.mark.column
        assert (problem.code, *place_told) == ("out-of-range", text.count("\n") + 1, 18)


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        (["title:a", "owner:b", "doing:c"], [("no-space", n) for n in (6, 7, 8)]),
        (["title a", "owner b", "doing c"], [("colon-missing", n) for n in (6, 7, 8)]),
        (["title: a: b", "emotion: ?", "pains: [a,, b]"], [
            ("unquoted-colon", 6), ("lone-sign", 7), ("nothing-between-commas", 8)]),
        (["title: @a", "\tbad", "owner:b"], [("needs-quotes", 6), ("tab", 7)]),
        (["title:a", "channels: [a, b", "owner:b"], [("no-space", 6), ("unclosed-bracket", 7)]),
        (['title: "\\d"', "titel: b", "emotion: 9"], [
            ("unknown-escape", 6), ("unknown-field", 7), ("out-of-range", 8)]),
    ],
)  # fmt: skip
def test_slips_are_told_until_one_is_not_plain_to_mend(lines, told):
    problems = error(journey(*lines)).problems
    assert [(problem.code, problem.mark.line) for problem in problems] == told


@pytest.mark.parametrize("width", [2, 4, 8])
def test_a_file_indented_with_tabs_is_read_as_it_looks(width):
    def tabbed(indent):
        return "\t" * (len(indent[0]) // width) + " " * (len(indent[0]) % width)

    text = re.sub("^ +", tabbed, SOUND.replace("search", "search it"), flags=re.MULTILINE)
    assert codes(text).count("tab") == len(re.findall("^ *\t", text, re.MULTILINE))
    assert set(codes(text)) == {"tab", "space-in-id"}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("journey a\nstages: b", ("colon-missing", 1, 1)),
        ("jurney a\nstages: b", ("no-colon", 1, 1)),
        (journey("title: I go", "  and note", "  this: x"), ("colon-in-next-line", 8, 11)),
        (journey("experience:{mean: 4, sd: 1}"), ("no-space", 6, 19)),
        (journey(end=["      -touchpoint: ask"]), ("dash-without-space", 7, 7)),
        (journey(end=["      • touchpoint: ask"]), ("bullet", 7, 7)),
    ],
)
def test_a_slip_is_told_where_it_is_and_not_where_the_parser_gave_up(text, told):
    problem = error(text).problems[0]
    assert (problem.code, problem.mark.line, problem.mark.column) == told


def test_shares_that_leave_nothing_for_the_rest_are_told_so():
    text = journey("next: {borrow: 40%, search: rest, done: 65%}")
    (problem,) = error(text).problems
    assert problem.what() == "the shares beside `rest` add up to 105.0%, more than 100%"


@pytest.mark.parametrize(("most", "readings"), [(12_000_000, 50), (1_000, 4), (0, 1)])
def test_a_text_is_read_again_behind_so_many_slips_and_so_many_characters(
    most, readings, monkeypatch
):
    asked = []
    diagnosis = complaints.diagnosis
    monkeypatch.setattr(tree, "MOST_READ_AGAIN", most)
    monkeypatch.setattr(
        complaints, "diagnosis", lambda *given: asked.append(given) or diagnosis(*given)
    )
    error(journey(*(f"x{number}:a" for number in range(1_000))))
    assert len(asked) == readings


@given(
    st.text("ab\n", min_size=1, max_size=30),
    st.lists(st.tuples(st.integers(0, 30), st.integers(0, 3), st.text("xyz", max_size=4))),
)
def test_all_that_was_not_mended_keeps_its_place(written, wanted):
    mended = Mended(written)
    for start, length, text in wanted:
        at = min(start, len(mended.text))
        mended.mend([Mend(at, min(at + length, len(mended.text)), text)])
    kept = [index for index, each in enumerate(mended.text) if each in "ab\n"]
    places = [mended.written_at(index) for index in kept]
    assert [written[place] for place in places] == [mended.text[index] for index in kept]
    assert places == sorted(set(places))
    assert not any(mended.is_mended(place) for place in places)


# Signs of another keyboard


def told(text, name, language):
    """What is told of a text, or that it is sound."""
    try:
        read(text, name)
    except JourneyError as caught:
        return caught.told(language)
    return "sound"


SIGNS = [*"：，、；％－（）“”‘’「」｛｝【】［］\u3000•·–—*●?７", "82,5%", "- ", "？"]


def test_no_more_than_two_hundred_signs_of_another_keyboard_are_told():
    found = error("title：a\n" * 1_000)
    assert len(found.problems) + found.more == MOST_TOLD


def test_signs_in_quotes_comments_and_texts_are_none_to_tell():
    lines = [
        '"title：a，persona：b"',
        "# title：a",
        "doing: 我说，title 就是：这样",
        "thinking: 【试行】供暖",
        "gains: 「好」",
    ]
    assert [code for code, _, _ in everywhere("\n".join(lines))] == []


def test_every_full_width_sign_of_a_name_is_told_with_its_place():
    told_of = error(
        journey("channels: [前台，热线、网站]", "next: {borrow：9％，done：rest}")
    ).problems
    assert [(each.mark.line, each.mark.column) for each in told_of] == [
        *((6, column) for column in (22, 25)),
        *((7, column) for column in (22, 25, 30)),
    ]


def test_quotes_that_are_never_closed_are_looked_at_once_each(monkeypatch):
    asked = []
    closes = slips.closes
    monkeypatch.setattr(slips, "closes", lambda *given: asked.append(given) or closes(*given))
    assert len(first(f"pains: [{'“a, ' * 500} b]").pains) == 501
    assert len(asked) <= 2 * 501


@pytest.mark.parametrize("name", ["every-field.yaml", "good/chinese.yaml", "good/styles.yaml"])
@pytest.mark.parametrize("sign", SIGNS)
def test_a_sign_of_another_keyboard_anywhere_is_read_or_told(name, sign):
    text = (FOLDER / name).read_text("utf-8")
    for place in range(0, len(text), max(1, len(text) // 40)):
        damaged = text[:place] + sign + text[place:]
        for language in ("en", "zh"):
            assert told(damaged, name, language).startswith((f"{name}:", "sound"))


def test_every_synonym_stands_for_a_field_or_a_word_of_the_format():
    fields, words = set(), set()

    def visit(shape):
        for name, each in getattr(shape, "fields", {}).items():
            fields.add(name)
            visit(each.shape)
        words.update(getattr(shape, "words", ()))
        for part in ("shape", "item", "name", "value", "scalar", "items", "mapping"):
            if (inner := getattr(shape, part, None)) is not None:
                visit(inner)

    visit(JOURNEY)
    assert set(synonyms.FIELDS) - fields == set()
    assert set(synonyms.WORDS) - words == set()


# Places


def test_places_are_counted_as_editors_do():
    assert place(journey("title: 我在找书，", "next: nowhere")) == (7, 15)
    assert place(journey("doing: 👩‍👧 search", "next: nowhere")) == (7, 15)
    assert place(journey('title: "👩‍👧"', "next: {borrow: 9%, nowhere: rest}")) == (7, 28)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_line_end_counts_once(end):
    assert place(journey("title: x", "next: nowhere").replace("\n", end)) == (7, 15)


@pytest.mark.parametrize("mark", ["", "\ufeff", "\ufeff\ufeff"])
def test_a_byte_order_mark_moves_nothing(mark):
    assert place(mark + "journey: a b\nstages: [{stage: s, touchpoints: [{touchpoint: t}]}]") == (
        1,
        10,
    )


@pytest.mark.parametrize("character", ["\u2028", "\u2029", "\u0085"])
def test_a_line_end_that_editors_do_not_know_is_a_space(character):
    text = journey(f"doing: I{character}look", f'thinking: "Where{character}?"', "next: nowhere")
    assert place(text) == (8, 15)
    read_anyway = read(text.replace("nowhere", "borrow")).stages[0].touchpoints[0]
    assert (read_anyway.doing, read_anyway.thinking) == ("I look", "Where ?")


def test_the_place_of_a_wrong_encoding_counts_characters():
    data = journey("title: Größe, naïve").encode() + "title: Größe".encode("latin-1")
    with pytest.raises(JourneyError) as caught:
        decode(b"\xef\xbb\xbf" + data, "a.yaml")
    assert caught.value.problems[0].mark == Mark("a.yaml", 8, 10)
    with pytest.raises(JourneyError) as caught:
        decode("titel: Ä".encode() + "Ö".encode("latin-1"), "a.yaml")
    assert caught.value.problems[0].mark == Mark("a.yaml", 1, 9)


@pytest.mark.parametrize(
    ("text", "encoding", "code"),
    [
        ("title: 我在图书馆找书", "gbk", "gbk"),
        ("title: 我在图书馆找书，找了“很久”", "gb18030", "gbk"),
        ("title: 我在圖書館找書", "big5", "not-utf-8"),
        ("title: Ищу книгу", "cp1251", "not-utf-8"),
        ("title: 本を探す", "shift-jis", "not-utf-8"),
        ("title: Größe, Maß und Übergang", "latin-1", "not-utf-8"),
        ("title: I’m here", "cp1252", "not-utf-8"),
        ("title: here", "utf-16-be", "wide-encoding"),
        ("title: here", "utf-32-le", "wide-encoding"),
    ],
)
def test_other_encodings_are_told_by_name_where_they_can_be(text, encoding, code):
    with pytest.raises(JourneyError) as caught:
        decode(text.encode(encoding), "a.yaml")
    assert [problem.code for problem in caught.value.problems] == [code]


# Refusal is quick: what is counted stays small however large the file


@pytest.fixture
def compared(monkeypatch):
    """Pairs of characters of the names that have been compared with one another."""
    counted = []

    class Counting(difflib.SequenceMatcher):
        def ratio(self):
            counted.append(len(self.a) * len(self.b))
            return super().ratio()

    monkeypatch.setattr(difflib, "SequenceMatcher", Counting)
    return counted


def shuffled(letters, count):
    """Names of the same letters, each in an order of its own."""
    chance = random.Random(letters)
    return ["".join(chance.sample(letters, len(letters))) for _ in range(count)]


ALIKE = shuffled("abcdefghijklmnopqrstuvwxyz0123456789abcdefghijklmnopqrstuvwx", 1_000)


@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "? ", "{{"])
def test_deep_nesting_is_refused_at_the_41st_level(opening):
    (problem,) = error(opening * 30_000).problems
    assert problem.code == "too-deep"
    depth = 41 if len(opening) != 2 or opening in {"- ", "? "} else 21
    assert problem.mark.column == 1 + len(opening) * (depth - 1)


def test_forty_levels_are_not_too_deep():
    assert codes("journey: x\ntitle: " + "[" * 39 + "]" * 39) == ["missing-field", "not-a-text"]


def test_an_alias_bomb_is_refused_without_unfolding():
    lines = ["a: &a [x, x, x, x, x, x, x, x, x]"]
    for here, before in zip("bcdefghi", "abcdefgh", strict=True):
        lines.append(f"{here}: &{here} [{', '.join([f'*{before}'] * 9)}]")
    found = error("\n".join(lines))
    # 9 anchors, 9 × 8 aliases, 9 unknown fields, and no journey and stages.
    assert len(found.problems) + found.more == 9 + 72 + 9 + 2


def test_merges_are_refused_where_they_stand():
    lines = [f"m{i}: {{<<: [*a, *a, *a]}}" for i in range(100)]
    found = error("\n".join(["journey: x", "stages: []", *lines]))
    assert len(found.problems) + found.more == 1 + 100 + 100


def test_ten_thousand_misspelt_ids_get_fifty_suggestions(compared):
    touchpoints = [
        f"      - touchpoint: touchpoint-{i}\n        next: tuochpoint-{i}" for i in range(10_000)
    ]
    found = error(journey(end=touchpoints))
    assert (len(found.problems), found.more) == (50, 9_950)
    assert [each.values["near"] for each in found.problems] == [
        f"touchpoint-{i}" for i in range(50)
    ]
    assert sum(compared) < MOST_WORK / 2


def test_names_that_are_all_alike_are_compared_until_the_files_work_is_spent(compared):
    known = [f"      - touchpoint: {name}" for name in ALIKE[:500]]
    first, *others = ALIKE[500:]
    last = [f"        next: {name}" for name in (ALIKE[0][:-1], first, *others, ALIKE[1][:-1])]
    lines = [f"      - touchpoint: t{i}\n{line}" for i, line in enumerate(last)]
    found = error(journey(end=known + lines))
    assert (len(found.problems), found.more) == (50, 452)
    assert [each.values.get("near") for each in found.problems[:2]] == [ALIKE[0], None]
    assert sum(compared) <= MOST_WORK + LONGEST**2


def test_sources_and_fields_and_targets_share_the_work_of_one_file(compared):
    measurements = ", ".join(f"{name}: {{metric: CSAT}}" for name in ALIKE[:500])
    touchpoints = [
        f"      - touchpoint: t{i}\n        next: {name}\n        experience: {{mean: 5, from: {name}}}"
        for i, name in enumerate(ALIKE[500:])
    ]
    known = [f"      - touchpoint: {name}" for name in ALIKE[:500]]
    fields = [f"expectaton{i}: 5" for i in range(10_000)]
    text = journey(*fields, top=[f"measurements: {{{measurements}}}"], end=known + touchpoints)
    found = error(text)
    assert len(found.problems) + found.more == 10_500
    assert sum(compared) <= MOST_WORK + LONGEST**2


def test_names_that_differ_only_in_case_are_folded_until_the_files_work_is_spent(monkeypatch):
    folded = []

    def counting(form, name):
        folded.append(len(name))
        return unicodedata.normalize(form, name)

    monkeypatch.setattr(near, "unicodedata", SimpleNamespace(normalize=counting))
    chance = random.Random("case")
    known = {"".join(chance.choice((x, x.upper())) for x in "abcdefghij" * 3) for _ in range(9_000)}
    lines = [f"      - touchpoint: {name}" for name in sorted(known)]
    lines += [
        f"      - touchpoint: t{i}\n        next: {name[:30]}" for i, name in enumerate(ALIKE)
    ]
    assert len(error(journey(end=lines)).problems) == 50
    assert sum(folded) <= MOST_WORK + LONGEST


def test_a_file_of_many_unknown_names_is_looked_through_a_few_times():
    class Names(dict):
        looked_at = 0

        def __iter__(self):
            for name in super().__iter__():
                Names.looked_at += 1
                yield name

    known = Names.fromkeys(f"{number:07}" for number in range(100_000))
    suggestions = Suggestions()
    assert {suggestions.nearest(name, known) for name in ALIKE} == {""}
    assert Names.looked_at <= MOST_WORK


def test_a_near_name_asked_for_again_is_the_same_and_costs_nothing(compared):
    known, suggestions = ["check-in", "check-out"], Suggestions()
    assert [suggestions.nearest("chekout", known) for _ in range(9)] == ["check-out"] * 9
    assert len(compared) <= 2


def test_a_near_name_is_looked_for_among_the_first_names_only(compared):
    known = [f"step-{number:05}" for number in range(10_000)]
    assert nearest("stepp-00003", known) == "step-00003"
    assert nearest("step-09999", known) in known[:SEARCHED_AT_MOST]
    assert len(compared) <= 2 * SEARCHED_AT_MOST


@pytest.mark.parametrize("end", ["\n", "\r", "\r\n"])
@pytest.mark.parametrize("line", ["", "# a comment", "  "])
def test_the_line_above_is_found_over_blank_lines_unless_it_is_far_away(line, end):
    text = end.join(["journey: x", "...", *[line] * 300, "journey: y"])
    assert codes(text) == ["several-documents"]
    lines = FAR_ABOVE // len(line + end) + 1
    text = end.join(["journey: x", "...", *[line] * lines, "journey: y"])
    assert codes(text) == ["bad-indent"]


@pytest.mark.parametrize("end", ["\n", "\r", "\r\n"])
def test_an_instruction_to_yaml_is_told_after_any_number_of_blank_lines_and_comments(end):
    text = end.join(["", "  # 50 %", "\t", *[""] * 500_000, "%x", "---", "journey: x"])
    assert (codes(text), place(text)) == (["directive"], (500_004, 1))
    assert codes(f"# 100%{end} %x") == ["needs-quotes"]


@pytest.mark.parametrize("before", ["", "%YAML 1.2\n", "journey: x\n...\n", "journey: x\r"])
def test_names_for_tags_are_refused_wherever_they_stand(before):
    assert codes(f"{before}%TAG !a! tag:\n---\njourney: x") == ["directive"]
    assert first('title: "100', '  %TAG"').title == "100 %TAG"


@pytest.mark.parametrize(("letters", "is_ordered"), [(198, True), (199, True), (201, False)])
def test_the_marks_of_a_text_too_long_for_a_name_are_not_put_in_order(letters, is_ordered):
    written = "\u0301\u0316" * letters
    ordered = "\u0316" * letters + "\u0301" * letters
    assert tree.normal(written) == (ordered if is_ordered else written)


def test_five_unfit_characters_are_looked_for_and_no_more(monkeypatch):
    looked_at = []

    class Unfit:
        search = syntax.UNFIT.search

        def finditer(self, text):
            for found in syntax_unfit.finditer(text):
                looked_at.append(found)
                yield found

    syntax_unfit = syntax.UNFIT
    monkeypatch.setattr(syntax, "UNFIT", Unfit())
    assert codes("\0" * 1_000) == ["unfit-character"] * 5
    assert len(looked_at) == 5


@pytest.mark.parametrize(
    ("text", "column"),
    [
        ("- a\n" * 100, 3),
        ("- \n" * 100, 2),
        ("[" + "[]," * 100 + "]", 147),
        ("journey: x\nstages: [" + "{}," * 100 + "]", 149),
        ("journey: [" + "a," * 100 + "]", 201),
        ("\n".join(f"a{i}:" for i in range(100)), 5),
    ],
)
def test_a_text_of_too_many_parts_is_read_no_further(text, column, monkeypatch):
    monkeypatch.setattr(tree, "MOST_PARTS", 100)
    monkeypatch.setattr(tree, "LEAST_PART", 100)
    (problem,) = error(text).problems
    assert (problem.code, problem.values["most"]) == ("too-many-parts", 100)
    assert problem.mark.column == column


def parts(text):
    return sum(1 for _ in yaml.parse(text))


@pytest.mark.parametrize(("most", "told"), [(0, []), (-1, ["too-many-parts"])])
def test_a_text_may_have_as_many_parts_as_are_allowed(most, told, monkeypatch):
    monkeypatch.setattr(tree, "MOST_PARTS", parts(journey()) + most)
    assert (codes(journey()) if told else read(journey()).id) == (told or "library-visit")


@pytest.mark.parametrize("path", [FOLDER / "every-field.yaml", *sorted(SHIPPED.glob("*.yaml"))])
def test_a_journey_of_any_length_written_by_hand_stays_within_the_allowed_parts(path):
    text = path.read_text("utf-8")
    assert parts(text) < len(text) / LEAST_PART
    assert 5_000_000 / (len(text) / parts(text)) < MOST_PARTS


def test_of_ten_thousand_problems_the_first_of_the_file_are_kept_and_all_are_counted():
    report = Report("visit.yaml", "x" * 10_000)
    for index in reversed(range(10_000)):
        report.add("tab", index)
        assert len(report.found) <= KEPT_AT_MOST
    found = report.error()
    assert [problem.mark.column for problem in found.problems] == list(range(1, 51))
    assert found.more == 9_950


def test_what_a_refused_merge_holds_is_not_told_even_where_very_much_was_told_before():
    found = error("journey: x\nstages: [" + "*a, " * 1_000 + "{<<: [*a, *a]}]")
    assert len(found.problems) + found.more == 1_001


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("journey: [", ("unclosed-bracket", 10, "[")),
        ("journey: {", ("unclosed-bracket", 10, "{")),
        ("journey: [ # search", ("unclosed-bracket", 10, "[")),
        ("journey: [a,", ("unclosed-bracket", 10, "[")),
        ("journey: [a, {b: c,", ("unclosed-bracket", 14, "{")),
        ("journey: [a, {b: [c], d: ", ("unclosed-bracket", 14, "{")),
        ("journey: [a: ", ("unclosed-bracket", 10, "[")),
        ("[a]: b\ntitle: {c: ", ("unclosed-bracket", 8, "{")),
        ("journey: {a: ]", ("wrong-bracket", 14, None)),
        ("journey: [a, }", ("wrong-bracket", 14, None)),
    ],
)
def test_a_bracket_left_open_is_told_where_it_opens(text, told):
    problem = error(text).problems[-1]
    assert (problem.code, problem.mark.column, problem.values.get("bracket")) == told


def test_exits_that_are_success_and_neutral_are_looked_up_once_each(monkeypatch):
    asked = []
    original = Journey.success_exits.fget
    counting = property(lambda journey: asked.append(journey) or original(journey))
    monkeypatch.setattr(Journey, "success_exits", counting)
    names = ", ".join(f"x{number}" for number in range(1_000))
    lists = [f"{field}: [{names}]" for field in ("exits", "success", "neutral")]
    found = error(journey(top=lists))
    assert len(found.problems) + found.more == 1_000
    assert len(asked) < 10


def test_what_the_author_wrote_is_shortened_in_messages():
    problems = error((BROKEN / "long-values.yaml").read_text()).problems
    assert max(len(line) for problem in problems for line in problem.told().splitlines()) < 130


def test_a_message_is_not_turned_around_by_what_it_repeats():
    (problem,) = error(journey("emotion: \u202eevitagen")).problems
    assert problem.what() == "'evitagen' is not a number"


# The parser in pure Python, where PyYAML comes without libyaml

PURE = """
import json, pathlib, sys
sys.modules["yaml.cyaml"] = None
from journeymap import files
from journeymap.language import tree
from journeymap.problems import JourneyError

def outcome(path):
    try:
        return repr(files.load(path))
    except JourneyError as error:
        return error.told()

assert tree.CParser.__module__ == "journeymap.language.tree"
print(json.dumps([outcome(path) for path in json.load(sys.stdin)]))
"""


def without_libyaml(paths):
    """What becomes of files where PyYAML came without libyaml."""
    done = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", PURE],
        input=json.dumps(paths),
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return json.loads(done.stdout)


def test_without_libyaml_every_file_is_read_and_refused_alike():
    paths = [
        str(path)
        for folder in (BROKEN, GOOD, FOLDER, SHIPPED)
        for path in sorted(folder.glob("*.yaml"))
    ]
    outcomes = dict(zip(paths, without_libyaml(paths), strict=True))
    assert outcomes == {path: outcome(path) for path in paths}
    assert len(paths) > 100


def test_without_libyaml_a_text_that_holds_every_private_character_is_read_alike(tmp_path):
    path = tmp_path / "private.yaml"
    path.write_text(journey(f"title: Why? {''.join(map(chr, range(0xE000, 0xF900)))}"), "utf-8")
    assert without_libyaml([str(path)]) == [outcome(path)]


def outcome(path):
    try:
        return repr(files.load(path))
    except JourneyError as caught:
        return caught.told()


# What is accepted


def good(name):
    return files.load(GOOD / name)


@pytest.mark.parametrize("name", names(GOOD))
def test_a_good_file_is_read(name):
    assert good(name).stages[0].touchpoints


def test_three_lines_are_a_journey_with_every_default():
    assert good("three-lines.yaml") == Journey(
        id="three-lines",
        stages=(
            Stage(
                "all",
                touchpoints=(Touchpoint("call", expectation=Rating(7.0), experience=Rating(5.0)),),
            ),
        ),
        title="",
        format=1,
        state="current",
        persona="",
        language="en",
        scale=Scale(0.0, 10.0, 1.0, "high"),
        starts=(),
        exits=(Exit("done", ""),),
        success=(),
        neutral=(),
        settings=Settings(2.0, 1.0),
    )


@pytest.mark.parametrize("name", ["bom.yaml", "crlf.yaml", "bom-and-crlf.yaml", "cr.yaml"])
def test_byte_order_mark_and_line_ends_change_nothing(name):
    visit = good(name)
    assert visit.id == "library-visit"
    (search, borrow) = visit.stages[0].touchpoints
    assert search.doing == "I look\nand look\n"
    assert search.next == (Transition("borrow"), Transition("done"))
    assert borrow == Touchpoint("borrow")


def test_chinese_is_read():
    library = good("chinese.yaml")
    (search, borrow) = library.stages[0].touchpoints
    assert library.title == "供暖：一个季节（“试行”）"
    assert library.starts == (Start("查找", 0.6), Start("借阅_2", rest=True))
    assert search.pains == ("排队久，没人理", "太吵")
    assert search.channels == (Channel("前台"), Channel("手机 App"))
    assert search.next == (Transition("借阅_2", 0.97), Transition("done", 0.03))
    assert borrow.thinking == "\u3000终于借到了！"


def test_right_to_left_is_read():
    museum = good("right-to-left.yaml")
    assert [each.id for each in museum.touchpoints] == ["تذكرة", "می\u200cخواهم", "יציאה"]
    assert next(museum.touchpoints).next == (Transition("می\u200cخواهم"),)
    assert list(museum.touchpoints)[1].thinking == "\u202bשלום\u202c"


def test_emoji_may_be_ids():
    (coffee, family) = good("emoji.yaml").touchpoints
    assert (coffee.id, family.id) == ("☕", "👩\u200d👧")
    assert coffee.next == (Transition(family.id),)


def test_combining_marks_may_be_in_ids():
    ids = [each.id for each in good("combining-marks.yaml").touchpoints]
    assert ids == ["क्\u200dया", "ร้านน้ำ", "café"]


def test_ids_are_equal_after_nfc():
    (_, thai, cafe) = good("combining-marks.yaml").touchpoints
    assert thai.next == (Transition("caf\u00e9"),)
    assert cafe.id == "caf\u00e9"
    assert read(journey("next: {bo\u0308rse: 3%, done: rest}", top=["exits: [done, börse]"]))


def test_scalars_are_read_as_the_author_wrote_them():
    odd = good("plain-texts.yaml")
    assert (odd.id, odd.title, odd.stages[0].id, odd.stages[0].title) == (
        "no",
        "1:30",
        "on",
        "3.10",
    )
    (touchpoint,) = odd.touchpoints
    assert (touchpoint.id, touchpoint.title, touchpoint.doing) == ("404", "012", "~")
    assert (touchpoint.thinking, touchpoint.feeling) == ("null", "yes")
    assert (touchpoint.support, touchpoint.owner) == ("0x10", "2026-01-01")
    assert [each.name for each in touchpoint.channels] == ["no", "1:30", "off"]
    assert touchpoint.pains == ("1e3", ".5", "true")


def test_quoted_keys_flow_style_and_comments_are_yaml_as_any():
    styled = good("styles.yaml")
    assert (styled.id, styled.title, styled.persona) == (
        "library-visit",
        "A visit to the library",
        "it's me",
    )
    (search, borrow) = styled.touchpoints
    assert (search.thinking, search.doing) == ('Two "quotes" and é', "http://a.b/c#d")
    assert (borrow.title, borrow.experience) == ("I borrow it", Rating(5.0))
    assert borrow.pains == ("Where is it?", "What? Nobody knows")


def test_a_field_left_empty_counts_as_not_given():
    assert good("blanks.yaml") == Journey(
        "library-visit",
        (
            Stage(
                "visit",
                touchpoints=(
                    Touchpoint(
                        "search",
                        channels=(Channel("desk"), Channel("app")),
                        segments=(SegmentScores("students"),),
                    ),
                ),
            ),
        ),
        segments=(Segment("students"), Segment("members")),
    )


def test_segments_may_overlap_so_their_shares_may_exceed_the_whole():
    assert [each.share for each in good("segments.yaml").segments] == [0.8, 0.7]


def test_a_paired_spread_without_scores_waits_for_them():
    touchpoint = next(good("segments.yaml").touchpoints)
    assert touchpoint.paired == Paired(1.2, 30)
    assert (touchpoint.expectation, touchpoint.experience) == (None, None)


@pytest.mark.parametrize(
    "text",
    [
        "\ufeffjourney: x",
        "a: b\njourney : x",
        "'journey': x",
        "{journey: x}",
        "journey：x",
        "\n journey: x",
    ],
)
def test_a_journey_is_known_by_its_first_field(text):
    assert looks_like_journey(text) == ("\n " not in text)


def test_a_text_may_begin_with_a_dash():
    assert first("pains: -5 degrees", "  outside").pains == ("-5 degrees outside",)
    assert first("pains:", "  - -5 degrees").pains == ("-5 degrees",)


# Every field


def test_every_field_fills_its_attribute():
    text = (FOLDER / "every-field.yaml").read_text("utf-8")
    museum = read(text, "every-field.yaml")
    (inside, empty_handed) = museum.stages
    (ticket, cloakroom) = inside.touchpoints
    assert (museum.id, museum.title, museum.format) == (
        "city-museum",
        "An afternoon in the city museum",
        1,
    )
    assert (museum.state, museum.language) == ("planned", "de-CH")
    assert museum.persona == "Family with two children, first visit"
    assert museum.scale == Scale(1.0, 7.0, 0.5, "high")
    assert museum.starts == (Start("ticket", 0.9), Start("cloakroom", rest=True))
    assert museum.exits == (
        Exit("enjoyed", "Saw what they came for"),
        Exit("gave-up", "Turns back"),
        Exit("early", "Leaves early"),
        Exit("closed", "Found it closed"),
    )
    assert (museum.success, museum.neutral) == (("enjoyed", "early"), ("closed",))
    assert museum.settings == Settings(2.5, 1.2)
    assert museum.segments == (
        Segment("schools", "School classes", 0.35),
        Segment("members", "Friends of the museum"),
        Segment("locals"),
    )
    assert museum.measurements == (
        Measurement(
            "exit-poll", "Poll at the door", dt.date(2026, 5, 31), "CSAT", Scale(0.0, 10.0, 1.0)
        ),
        Measurement("cards", "Comment cards"),
    )
    assert museum.outcomes == (
        Indicator("NPS", -12.0, "", 230, "exit-poll"),
        Indicator("came back within a year", 18.5, "%"),
        Indicator("takings", 41200.0, "CHF"),
    )
    assert museum.scores == "every-field.scores.csv"
    assert museum.lint_off == ("first-person", "long-titles")
    assert museum.actions == (
        Action(
            "second-desk",
            "A second desk on Sundays",
            experience=(("ticket", 0.6), ("cloakroom", 0.2)),
            cost=25.0,
            owner="Front of house",
            due=dt.date(2026, 12, 1),
            status="planned",
        ),
        Action("honest-times", "Say ten minutes", expectation=(("ticket", -0.5),)),
    )
    assert (inside.id, inside.title, inside.lifecycle) == ("inside", "Coming in", "onboarding")
    assert empty_handed == Stage(
        "empty-handed",
        touchpoints=(
            Touchpoint(
                "shop",
                importance=5.0,
                kano=Kano("", 0.0, 0.0),
                segments=(SegmentScores("schools", importance=0.0),),
            ),
        ),
    )
    assert cloakroom == Touchpoint(
        "cloakroom",
        channels=(Channel("cloakroom"),),
        importance=10.0,
        kano=Kano("", 0.2, -0.7),
        expectation=Rating(5.5),
        experience=Rating(8.0, sd=1.5, n=60, source="exit-poll"),
        next=(Transition("enjoyed"),),
        segments=(SegmentScores("schools", importance=5.0),),
        quotes=(Quote("Warm hands"),),
    )
    assert ticket == Touchpoint(
        id="ticket",
        title="We buy tickets",
        channels=(
            Channel("ticket desk", Rating(6.0), Rating(5.2)),
            Channel("machine", None, Rating(4.1, sd=1.2, n=31)),
            Channel("web shop"),
        ),
        mot="FMOT",
        importance=20.0,
        kano=Kano("one-dimensional", 0.55, -0.62),
        expectation=Rating(6.0, adequate=4.5, sd=0.9, n=88, source="cards"),
        experience=Rating(
            4.88,
            sd=pytest.approx(sqrt((4 * 2.88**2 + 10 * 0.88**2 + 20 * 0.12**2 + 16 * 1.12**2) / 49)),
            n=50,
            counts=((2.0, 4), (4.0, 10), (5.0, 20), (6.0, 16)),
            source="cards",
        ),
        paired=Paired(1.4, 50, "cards"),
        benchmark=5.5,
        next=(
            Transition("cloakroom", 0.92, after="4 min", n=460),
            Transition("gave-up", rest=True),
            Transition("closed", 0.01),
        ),
        attributes=(
            Attribute(
                "waiting", "Waiting time", 3.0, "responsiveness", "", Rating(6.0), Rating(4.0)
            ),
            Attribute("price", "", 1.0, "", "value for money", Rating(5.0), Rating(4.5, n=12)),
        ),
        expectation_from=(
            ("past experience", 0.1),
            ("word of mouth", 0.4),
            ("marketing", 0.2),
            ("personal need", 0.1),
            ("industry standard", 0.05),
            ("promise", 0.15),
        ),
        promises=(Promise("no-queue", "Straight in with a web ticket", "web shop", 0.61),),
        standards=(
            Standard("waiting time", 5.0, None, 12.0, "min", 0.48, 1),
            Standard("open desks", at_least=2.0),
        ),
        causes=(Cause("resources", "one desk on Sundays", "rota"), Cause("other")),
        segments=(
            SegmentScores(
                "schools",
                Rating(5.0),
                Rating(4.0, sd=1.1, n=22),
                Paired(1.3, 22),
                30.0,
                Kano("must-be"),
                (Transition("cloakroom"), Transition("gave-up")),
                (Channel("group desk"),),
            ),
            SegmentScores("members"),
        ),
        emotion=-1.0,
        doing="We queue and read the price list",
        thinking="Which ticket is for us?",
        feeling="impatient",
        quotes=(Quote("Nobody told us"), Quote("The machine was broken!", dt.date(2026, 6, 2))),
        pains=("queue", "unclear prices"),
        gains=("free entry for children",),
        physical_evidence="tickets, price list",
        frontstage="sells, explains",
        backstage="changes the rolls of paper",
        support="ticketing system",
        script="Ask for the children's ages",
        owner="Front of house",
        kpis=(
            Indicator("queue length", 7.0, "", 40, "camera"),
            Indicator("sold online", 46.0, "%"),
        ),
        opens="group-booking",
    )


def test_every_field_of_the_format_is_in_that_file():
    from journeymap.language.grammar import ATTRIBUTE, JOURNEY, STAGE, TOUCHPOINT

    text = (FOLDER / "every-field.yaml").read_text("utf-8")
    for shape in (JOURNEY, STAGE, TOUCHPOINT, ATTRIBUTE):
        assert [name for name in shape.fields if f"{name}:" not in text] == []


def test_signs_of_other_keyboards_are_welcome_in_texts():
    (search, borrow) = good("signs-in-texts.yaml").touchpoints
    assert (search.title, borrow.title) == ("「我找书」", "“I borrow it”, he said")
    assert [each.name for each in search.channels] == ["【前台】", "‘web’"]
    assert (search.doing, search.feeling) == ("• I look", "–")
    assert (search.pains, search.gains) == (("「排队久，没人理」",), ("【很快】",))
    assert search.quotes == (Quote("‘tis quiet"), Quote("it’s warm"))
    assert good("signs-in-texts.yaml").exits == (Exit("done"), Exit("left", "“Leaves” early"))


def test_a_spread_without_a_number_of_answers_is_kept_and_the_other_way_round():
    search = next(good("signs-in-texts.yaml").touchpoints)
    assert (search.expectation, search.experience) == (Rating(7.0, sd=1.2), Rating(6.0, n=30))


def test_a_segment_may_have_measured_kano_coefficients_or_a_category_of_its_own():
    (search, _) = good("kano-of-segments.yaml").touchpoints
    assert [own.kano for own in search.segments] == [
        Kano("must-be", 0.1, -0.9),
        Kano("must-be"),
        None,
    ]


def test_paired_answers_may_come_from_a_survey_of_their_own():
    assert [each.paired for each in good("paired.yaml").touchpoints] == [
        Paired(1.2, 164),
        Paired(1.2, 25),
    ]


# Numbers, shares, scores


@pytest.mark.parametrize(
    ("written", "share"),
    [
        ("70%", 0.7),
        ("0.7", 0.7),
        ("70 %", 0.7),
        ("7e-1", 0.7),
        ("100%", 1.0),
        ("1", 1.0),
        ("0", 0.0),
    ],
)
def test_a_share_is_percent_or_a_part_of_one(written, share):
    assert first(f"promises: [{{promise: p, kept: {written}}}]").promises[0].kept == share


@pytest.mark.parametrize(
    "written", ["70", "-1%", "101%", "1.01", "half", "70%%", "7O%", "%", "nan", "１"]
)
def test_anything_else_is_no_share(written):
    assert len(codes(journey(f'promises: [{{promise: p, kept: "{written}"}}]'))) == 1


def test_rest_takes_what_the_others_leave():
    (given,) = {first("next: {borrow: 92%, search: 5%, done: rest}").next}
    assert shares(given).values == pytest.approx((0.92, 0.05, 0.03))
    assert shares(given).basis == "stated"


@pytest.mark.parametrize(("parts", "basis"), [((33, 33, 33), "rounded"), ((34, 34, 33), "rounded")])
def test_a_rounding_miss_of_one_percent_is_scaled(parts, basis):
    (borrow, search, done) = parts
    given = first(f"next: {{borrow: {borrow}%, search: {search}%, done: {done}%}}").next
    assert shares(given).basis == basis
    assert sum(shares(given).values) == pytest.approx(1)


@pytest.mark.parametrize("done", ["30%", "32.9%", "35.2%"])
def test_a_larger_miss_is_a_problem(done):
    assert codes(journey(f"next: {{borrow: 33%, search: 33%, done: {done}}}")) == ["shares-sum"]


def test_a_list_of_targets_is_shared_alike_and_marked_assumed():
    steps = flow(read(journey("next: [borrow, done]")))
    assert steps.steps[0] == ((1, 0.5), (2, 0.5))
    assert steps.assumed == (True, False)


def test_counted_customers_make_the_shares():
    given = first("next: {borrow: {n: 30}, done: {n: 10}}").next
    assert shares(given) == shares((Transition("borrow", n=30), Transition("done", n=10)))
    assert (shares(given).values, shares(given).basis) == ((0.75, 0.25), "counted")


def test_without_next_the_next_touchpoint_follows_and_success_at_the_end():
    steps = flow(read(journey(top=["exits: [left, done]", "success: done"])))
    assert steps.steps == (((1, 1.0),), ((3, 1.0),))


@pytest.mark.parametrize(
    ("written", "rating"),
    [
        ("5", Rating(5.0)),
        ("5.5", Rating(5.5)),
        ("+5", Rating(5.0)),
        ("{mean: 5}", Rating(5.0)),
        (
            "{mean: 5, sd: 1.5, n: 20, from: interviews}",
            Rating(5.0, None, 1.5, 20, (), "interviews"),
        ),
        ("{counts: {4: 1, 6: 1}}", Rating(5.0, None, sqrt(2), 2, ((4.0, 1), (6.0, 1)))),
        ("{counts: {4: 0, 6: 1}}", Rating(6.0, None, None, 1, ((4.0, 0), (6.0, 1)))),
        (
            "{counts: {4: 2, 5: 1}, mean: 4.33, sd: 0.58, n: 3}",
            Rating(4.33, None, 0.58, 3, ((4.0, 2), (5.0, 1))),
        ),
        (
            "{counts: {4: 2, 5: 1}, sd: 0.47}",
            Rating(pytest.approx(13 / 3), None, 0.47, 3, ((4.0, 2), (5.0, 1))),
        ),
    ],
)
def test_an_experience_is_a_number_or_what_is_known_of_it(written, rating):
    assert first(f"experience: {written}").experience == rating


@pytest.mark.parametrize(
    ("written", "rating"),
    [
        ("{adequate: 4, desired: 6}", Rating(6.0, 4.0)),
        ("{adequate: 4, mean: 6, sd: 1, n: 9}", Rating(6.0, 4.0, 1.0, 9)),
        ("{adequate: 6, desired: 6}", Rating(6.0, 6.0)),
        ("{desired: 6}", Rating(6.0)),
    ],
)
def test_an_expectation_may_be_a_zone(written, rating):
    assert first(f"expectation: {written}").expectation == rating


def test_a_zone_runs_the_other_way_where_low_is_good():
    low = ["scale: {better: low}"]
    assert first("expectation: {adequate: 6, desired: 4}", top=low).expectation == Rating(4.0, 6.0)


@pytest.mark.parametrize(
    ("stated", "field"),
    [
        ("n: 4", "n"),
        ("mean: 4.3, n: 3", None),
        ("mean: 4.4", "mean"),
        ("sd: 0.6", None),
        ("sd: 0.65", "sd"),
    ],
)
def test_what_is_stated_beside_counts_may_differ_by_rounding_alone(stated, field):
    text = journey(f"experience: {{counts: {{4: 2, 5: 1}}, {stated}}}")
    if field is None:
        assert read(text)
    else:
        (problem,) = error(text).problems
        assert (problem.code, problem.values["field"]) == ("counts-disagree", field)


def test_the_largest_spread_there_can_be_is_accepted():
    assert first("experience: {counts: {0: 1, 10: 1}}").experience.sd == pytest.approx(sqrt(50))
    assert first("experience: {mean: 5, sd: 7.07, n: 2}").experience.sd == 7.07
    assert first("paired: {sd: 14.1, n: 2}").paired == Paired(14.1, 2)
    assert codes(journey("experience: {mean: 5, sd: 7.2}")) == ["impossible-spread"]


def test_a_score_is_checked_on_the_scale_of_its_measurement():
    top = ["scale: {min: 1, max: 5}", "measurements: {poll: {scale: {max: 10}}}"]
    assert first("experience: {mean: 8, from: poll}", top=top).experience.mean == 8.0
    assert codes(journey("experience: {mean: 8, from: words}", top=top)) == ["off-scale"]


def test_a_source_may_be_words():
    top = ["measurements: {interviews-2025: {source: Talks}, q3: {source: Poll}}"]
    for source in ("interviews", "the survey of 2024", "q4", "interviews with staff"):
        assert (
            first(f"experience: {{mean: 5, from: {source}}}", top=top).experience.source == source
        )


@pytest.mark.parametrize("written", ["1", "1.0", "01"])
def test_the_format_may_be_named(written):
    assert read(f"format: {written}\n" + journey()).format == 1


@pytest.mark.parametrize("written", ["2", "2.0", "99999999999", "1.5"])
def test_a_later_format_is_refused_kindly_and_read_no_further(written):
    assert codes(f"format: {written}\nwhatever: new") == ["later-format"]


# Names


@pytest.mark.parametrize(
    "name",
    [
        "a",
        "A_b-1",
        "-a",
        "入住",
        "ticket②",
        "Ａ",
        "é",
        "e\u0301",
        "ß",
        "ก็",
        "हिन्दी",
        "תל־אביב"[:2],
        "🚆",
        "❤️",
        "👨‍👩‍👧‍👦",
        "نمی‌دانم",
    ],
)
def test_an_id_may_hold_letters_of_any_script_digits_and_two_signs(name):
    assert read(journey(f"next: {name}", top=[f"exits: [{name}, done]"]))


@pytest.mark.parametrize(
    "name",
    [
        "a b",
        "a.b",
        "a/b",
        "a,b",
        "a\u00a0b",
        "a\u3000b",
        "a\u200bb",
        "a\u200db",
        "a\u2066b",
        "\u3164",
        "a\ufe0f",
        "\u200d🚆",
        "🚆\u200d",
        "x" * 101,
        "a\u00ad",
        "\ue000",
    ],
)
def test_an_id_holds_nothing_else(name):
    assert len(codes(f'journey: "{name}"\n' + journey().split("\n", 1)[1])) == 1


@pytest.mark.parametrize(
    ("name", "among", "near"),
    [
        ("chekout", ["check-in", "check-out"], "check-out"),
        ("CheckIn", ["checkin", "check-in"], "checkin"),
        ("check_in", ["check-in"], "check-in"),
        ("ｔｉｔｌｅ", ["title"], "title"),
        ("x", ["y"], ""),
        ("", ["y"], ""),
        ("y" * 61, ["y" * 60], ""),
    ],
)
def test_the_nearest_name_is_suggested(name, among, near):
    assert nearest(name, among) == near


# Properties


@settings(max_examples=200)
@given(journeys_as_text())
def test_a_journey_is_read_as_it_was_written_in_any_style(pair):
    expected, text = pair
    assert read(text) == expected
