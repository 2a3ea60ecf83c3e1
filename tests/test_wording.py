"""Every sentence is there in both languages, says the same values, and is used."""

import ast
import re
from pathlib import Path
from string import Formatter

import pytest

import journeymap
from journeymap import wording
from journeymap.problems import JourneyError, Mark, Problem
from journeymap.wording import moments, notations, phrases, problems

PACKAGE = Path(journeymap.__file__).parent
NOTING = {"add", "note", "Refused", "_error", "_told", "Problem", "Slip"}
CHINESE_CHARACTER = re.compile("[\u4e00-\u9fff]")
HALF_WIDTH_AFTER_CHINESE = re.compile("[\u4e00-\u9fff][,;:!?()]")


def sources(*places):
    """The syntax trees of the modules in some places of the package, those of wording aside."""
    return [
        ast.parse(path.read_text("utf-8"))
        for place in places or ("**",)
        for path in sorted(PACKAGE.glob(f"{place}/*.py" if "*" in place else place))
        if "wording" not in path.parts
    ]


READING = ("language/**", "files.py")
"""Where problems are found in files."""


def texts(node):
    """All texts within a piece of source."""
    found = (each.value for each in ast.walk(node) if isinstance(each, ast.Constant))
    return {each for each in found if isinstance(each, str)}


def noted():
    """The codes that are handed to what notes problems, as far as they stand there in words."""
    found = set()
    for tree in sources(*READING):
        for call in ast.walk(tree):
            if isinstance(call, ast.Call) and call.args:
                name = getattr(call.func, "attr", None) or getattr(call.func, "id", None)
                if name in NOTING:
                    found |= texts(call.args[0])
    return {each for each in found if re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", each)}


def assigned():
    """The codes that a variable named `code` gets before it is noted, or that a rule yields."""
    found = set()
    for tree in sources(*READING):
        for node in ast.walk(tree):
            if isinstance(node, ast.Assign) and "code" in {
                getattr(each, "id", "") for each in node.targets
            }:
                found |= texts(node.value)
            if isinstance(node, ast.Yield) and isinstance(node.value, ast.Tuple):
                found |= texts(node.value.elts[0])
    return {each for each in found if "-" in each}


def placeholders(text):
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def values(text):
    """Placeholders with the way their numbers are written."""
    return {(name, form) for _, name, form, _ in Formatter().parse(text) if name is not None}


@pytest.mark.parametrize("code", problems.PROBLEMS)
def test_both_languages_tell_the_same_values(code):
    for english, chinese in zip(*problems.PROBLEMS[code], strict=True):
        assert values(english) == values(chinese)


@pytest.mark.parametrize("code", problems.PROBLEMS)
def test_every_value_of_a_sentence_has_a_name(code):
    for telling in problems.PROBLEMS[code]:
        assert all(name.isidentifier() for text in telling for name in placeholders(text))


def test_every_code_stands_in_the_table_once():
    (table,) = (
        node.value
        for node in ast.parse((PACKAGE / "wording" / "problems.py").read_text("utf-8")).body
        if isinstance(node, ast.AnnAssign) and getattr(node.target, "id", "") == "PROBLEMS"
    )
    assert len(table.keys) == len(problems.PROBLEMS)


@pytest.mark.parametrize(
    ("table", "code"),
    [
        (table, code)
        for table in (phrases.PHRASES, notations.NOTES, moments.MARKS)
        for code in table
    ],
    ids=lambda each: each if isinstance(each, str) else "",
)
def test_a_phrase_tells_the_same_values_in_both_languages(table, code):
    english, chinese = table[code]
    assert placeholders(english) == placeholders(chinese)


def test_every_problem_that_is_noted_has_a_sentence():
    told = set(problems.PROBLEMS) | set(notations.NOTES)
    assert noted() - told == set()
    assert assigned() - told == set()
    assert len(noted() & set(problems.PROBLEMS)) > 80


def test_every_sentence_is_used():
    known = set().union(*(texts(tree) for tree in sources()))
    assert set(problems.PROBLEMS) - known == set()


def pieced_together():
    """Patterns of the codes that the package makes of a fixed part and a changing one."""
    for tree in sources():
        for node in ast.walk(tree):
            if isinstance(node, ast.JoinedStr) and len(node.values) == 2:
                parts = [getattr(part, "value", None) for part in node.values]
                fixed = next((part for part in parts if isinstance(part, str)), "")
                if re.fullmatch("[a-z]+-|-[a-z]+", fixed):
                    yield "".join(part if part == fixed else ".+" for part in parts)


@pytest.mark.parametrize(
    "table",
    [phrases.PHRASES, notations.NOTES, moments.CLAUSES, moments.KINDS, moments.MARKS],
    ids=len,
)
def test_every_phrase_is_used(table):
    known = set().union(*(texts(tree) for tree in sources()))
    patterns = re.compile("|".join(pieced_together()))
    assert [code for code in table if code not in known and not patterns.fullmatch(code)] == []


def test_no_two_phrases_say_the_same():
    told = [*phrases.PHRASES.values(), *notations.NOTES.values()]
    assert [each for each in set(told) if told.count(each) > 1] == []


def test_a_touchpoint_that_nearly_half_meet_is_not_called_rare():
    for language in wording.LANGUAGES:
        told = wording.moment("pain", ("rare but severe",), language)
        told += wording.mark("rare but severe", language)
        assert not re.search("rare|少见|罕见", told)
    assert wording.moment("pain", ("rare but severe",)) == "Moment of pain, severe for some"


@pytest.mark.parametrize("other", ["门槛", "阈值", "全程影响力", "重要程度"])
def test_what_rides_on_a_touchpoint_and_its_fair_share_have_one_name_in_chinese(other):
    tables = (phrases.PHRASES, notations.NOTES, moments.CLAUSES, moments.KINDS, moments.MARKS)
    told = [each[1] for table in tables for each in table.values()]
    assert [each for each in told if other in each] == []
    assert wording.phrase("stakes", "zh") == wording.phrase("rule-stakes", "zh") == "影响力"
    assert wording.fair_share("17%", 1, "zh") == "平均份额（17%）"


@pytest.mark.parametrize("code", problems.EXPECTED)
def test_every_shape_is_named_in_both_languages(code):
    english, chinese = problems.EXPECTED[code]
    assert CHINESE_CHARACTER.search(chinese) or chinese.startswith("Kano")
    assert not CHINESE_CHARACTER.search(english)


def test_every_shape_of_the_grammar_has_a_name():
    from journeymap.language import fields, grammar, ids, lists, values

    expected = {
        each.expects
        for module in (grammar, ids, values, lists, fields)
        for each in vars(module).values()
        if isinstance(getattr(each, "expects", None), str)
    }
    assert expected - set(problems.EXPECTED) == set()


@pytest.mark.parametrize("code", problems.PROBLEMS)
def test_a_sentence_has_no_full_stop_and_begins_as_part_of_a_line(code):
    for english, chinese in zip(*problems.PROBLEMS[code], strict=True):
        assert not english.endswith((".", "!", " "))
        assert not chinese.endswith(("。", ".", "！", " "))
        assert english[0] in "`'{%" or english[0].islower() or english.split()[0].isupper()
        assert english.count("`") % 2 == 0


@pytest.mark.parametrize("code", problems.PROBLEMS)
def test_a_chinese_sentence_is_chinese_in_its_punctuation_too(code):
    for text in problems.PROBLEMS[code][1]:
        assert CHINESE_CHARACTER.search(text)
        assert not HALF_WIDTH_AFTER_CHINESE.search(re.sub("“[^”]*”|\\[[^]]*\\]", "", text))


HALF_WIDTH_BESIDE_CHINESE = re.compile(r"[\u4e00-\u9fff”}）][,;:!?()]|[,;:!?()][\u4e00-\u9fff“{]")


@pytest.mark.parametrize(
    ("table", "code"),
    [
        (table, code)
        for table in (
            phrases.PHRASES,
            notations.NOTES,
            moments.KINDS,
            moments.MARKS,
            problems.EXPECTED,
        )
        for code in table
    ],
    ids=lambda each: each if isinstance(each, str) else "",
)
def test_a_chinese_phrase_is_chinese_in_its_punctuation_too(table, code):
    plain = re.sub("“journey: 名称”|`[^`]*`", "", table[code][1])
    assert not HALF_WIDTH_BESIDE_CHINESE.search(plain)


@pytest.mark.parametrize("code", problems.PROBLEMS)
def test_an_english_sentence_holds_no_chinese(code):
    assert not CHINESE_CHARACTER.search("".join(problems.PROBLEMS[code][0]))


def test_a_language_is_chosen_by_its_tag():
    problem = Problem("no-file", Mark("a.yaml"), {})
    assert problem.what("zh-CN") == problem.what("zh") == "没有这个文件"
    assert problem.what("fr") == problem.what("en") == "there is no such file"


def test_a_near_name_takes_the_place_of_the_remedy():
    values = {"name": "borow", "near": "borrow"}
    problem = Problem("unknown-target", Mark("a.yaml", 3, 4), values)
    assert problem.told() == (
        "a.yaml:3:4: next leads to 'borow', which is no touchpoint or exit\n  did you mean 'borrow'?"
    )
    assert problem.remedy("zh") == wording.phrase("did-you-mean", "zh", near="borrow")


def test_lists_of_names_are_joined_as_the_language_does():
    problem = Problem("loop-without-exit", Mark("a.yaml"), {"names": ("a", "b")})
    assert problem.what() == "nobody who comes to a, b can ever leave"
    assert problem.what("zh") == "到达 a、b 的人永远出不来"


def test_an_error_counts_what_it_leaves_out_in_both_languages():
    error = JourneyError([Problem("empty", Mark("a.yaml", 1, 1), {})], more=7)
    assert error.told("en").splitlines()[-1] == wording.phrase("more-problems", count=7)
    assert error.told("zh").splitlines()[-1] == wording.phrase("more-problems", "zh", count=7)
    assert (error.more, len(error.problems)) == (7, 1)


def test_braces_in_what_the_author_wrote_are_no_placeholders():
    problem = Problem("unknown-target", Mark("a.yaml"), {"name": "{field}"})
    assert "'{field}'" in problem.what()
