"""What an editor shows while one writes a journey: asked of the real yaml-language-server."""

from pathlib import Path

import pytest

from journeymap import files
from journeymap.language import read
from journeymap.language.grammar import JOURNEY, TOUCHPOINT
from journeymap.model import CAUSES, KANO_CATEGORIES, SERVQUAL_DIMENSIONS
from journeymap.problems import JourneyError
from journeymap.wording.fields import FIELDS
from tests.browser import JOURNEYS
from tests.language_server import editor

FOLDER = Path(__file__).parent / "journeys"
GOOD = sorted(set((FOLDER / "good").glob("*.yaml")) - {FOLDER / "good" / "cr.yaml"})
"""Sound files; the server doesn't know the line ends of a Macintosh of 1999."""

MODELINE = "# yaml-language-server: $schema=../schema/journey.schema.json\n"
BEGUN = f"""{MODELINE}journey: visit
stages:
  - stage: all
    touchpoints:
      - touchpoint: call
"""
INSIDE = " " * 8


@pytest.fixture(scope="module")
def opened():
    """One language server for all tests of this file."""
    with editor() as running:
        yield running


def at_touchpoint(line):
    """A journey whose only touchpoint ends with a line."""
    return f"{BEGUN}{INSIDE}{line}\n"


# Squiggles


def with_modeline(path):
    """A file's text with the schema named in its first line, where it names none."""
    text = path.read_bytes().decode("utf-8").removeprefix("\ufeff")
    return text if "yaml-language-server" in text.split("\n")[0] else MODELINE + text


@pytest.mark.parametrize(
    "path", [*sorted(files.examples().glob("*.yaml")), *GOOD], ids=lambda path: path.name
)
def test_nothing_is_underlined_in_a_sound_file(opened, path):
    assert opened.problems(with_modeline(path), JOURNEYS) == []


@pytest.mark.parametrize("line", ["title: 404", "title: no", "title: true", "title:", "kano:"])
def test_texts_that_look_like_something_else_and_empty_fields_are_not_underlined(opened, line):
    assert opened.problems(at_touchpoint(line), JOURNEYS) == []


WRONG = {
    "experience: 4,9": "4,9",
    "experience: [4]": "[4]",
    "experience: {mean: 5, sdd: 2}": "sdd",
    "expection: 7": "expection",
    "kano: must": "must",
    "title: [a]": "[a]",
    "emotion: 3": "3",
    "next: {done: 70}": "70",
    "next: {done: 120%}": "120%",
    "paired: {sd: 1, n: 1.5}": "1.5",
    "causes: [{cause: fate}]": "fate",
    "quotes: [{text: a, approved: 1.5.2026}]": "1.5.2026",
    "next: two words": "two words",
    "importance: -1": "-1",
}
"""Lines in a touchpoint, and what is underlined in each."""


@pytest.mark.parametrize(("line", "underlined"), WRONG.items())
def test_what_check_refuses_is_underlined_where_check_says(opened, line, underlined):
    text = at_touchpoint(line)
    with pytest.raises(JourneyError) as caught:
        read(text)
    (problem,) = caught.value.problems
    (row, words, _) = opened.problems(text, JOURNEYS)[0]
    assert (row, words) == (problem.mark.line, underlined)
    column = text.split("\n")[row - 1].index(underlined) + 1
    assert problem.mark.column == column


def test_a_missing_field_is_underlined(opened):
    text = f"{MODELINE}journey: visit\nstages:\n  - stage: all\n    title: All\n"
    assert [message for *_, message in opened.problems(text, JOURNEYS)] == [
        'Missing property "touchpoints".'
    ]


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("experience: 4,9", "a number such as 4.9 is meant here; decimals take a point"),
        ("next: {call: 70 percent}", "a share is meant here, such as 70% or 0.7, or the word rest"),
        ("next: a b", "an id holds letters, digits, - and _, and no spaces"),
        ("title: [a]", "Incorrect type. Expected one of string, number."),
    ],
)
def test_a_squiggle_says_what_is_meant(opened, line, message):
    assert [told for *_, told in opened.problems(at_touchpoint(line), JOURNEYS)] == [message]


# Completion


def test_a_touchpoints_fields_are_completed(opened):
    offered = opened.completions(at_touchpoint("¦"), JOURNEYS)
    assert sorted(set(offered)) == sorted(set(TOUCHPOINT.fields) - {"touchpoint"})


def test_the_fields_of_a_score_are_completed(opened):
    offered = opened.completions(at_touchpoint(f"experience:\n{INSIDE}  ¦"), JOURNEYS)
    assert set(offered) == {"mean", "sd", "n", "counts", "from"}


def test_the_journeys_fields_are_completed(opened):
    offered = opened.completions(f"{BEGUN}¦\n", JOURNEYS)
    assert set(JOURNEY.fields) - {"journey", "stages"} <= set(offered)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (at_touchpoint("kano: ¦"), KANO_CATEGORIES),
        (at_touchpoint("kano: {category: ¦}"), KANO_CATEGORIES),
        (at_touchpoint(f"causes:\n{INSIDE}  - cause: ¦"), CAUSES),
        (
            at_touchpoint(f"attributes:\n{INSIDE}  - attribute: a\n{INSIDE}    servqual: ¦"),
            SERVQUAL_DIMENSIONS,
        ),
        (f"{MODELINE}journey: visit\nstate: ¦\n", ("current", "planned")),
        (f"{MODELINE}journey: visit\nscale: {{better: ¦}}\n", ("high", "low")),
        (at_touchpoint(f"next:\n{INSIDE}  call: ¦"), ("60%", "rest")),
    ],
)
def test_the_words_to_choose_from_are_completed_and_no_others(opened, text, words):
    assert sorted(opened.completions(text, JOURNEYS)) == sorted(words)


def test_names_to_choose_from_are_completed(opened):
    offered = opened.completions(at_touchpoint(f"expectation_from:\n{INSIDE}  ¦"), JOURNEYS)
    assert {"past experience", "promise", "word of mouth"} <= set(offered)


@pytest.mark.parametrize("name", ["title", "experience", "importance", "next", "paired", "owner"])
def test_null_and_true_and_things_without_a_name_are_never_offered(opened, name):
    offered = set(opened.completions(at_touchpoint(f"{name}: ¦"), JOURNEYS))
    assert offered & {"null", "true", "false", "[object Object]"} == set()


# Hover


@pytest.mark.parametrize(
    ("line", "path"),
    [
        ("ka¦no: must-be", "touchpoint.kano"),
        ("ne¦xt: {done: 40%}", "touchpoint.next"),
        ("expe¦rience: 4.9", "touchpoint.experience"),
        ("experience: {me¦an: 4}", "experience.mean"),
        ("expectation: {ade¦quate: 4, desired: 6}", "expectation.adequate"),
        ("paired: {s¦d: 1, n: 9}", "paired.sd"),
        ("quotes: [{text: a, app¦roved: 2026-10-02}]", "quote.approved"),
        ("segments: {a: {imp¦ortance: 3}}", "segment-scores.importance"),
        ("kpis: [{met¦ric: queue, value: 7}]", "figure.metric"),
    ],
)
def test_a_field_is_explained_with_an_example(opened, line, path):
    shown = opened.hover(at_touchpoint(line), JOURNEYS)
    assert FIELDS[path].what in shown
    assert "Example:" in shown


def test_a_way_on_and_an_item_of_a_list_are_explained(opened):
    assert "One way on" in opened.hover(at_touchpoint("next: {do¦ne: 40%}"), JOURNEYS)
    assert "One side of" in opened.hover(at_touchpoint("attributes: [¦{attribute: a}]"), JOURNEYS)
