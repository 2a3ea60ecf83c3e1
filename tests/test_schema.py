"""The schema of the journey language: it refuses what `check` refuses for its shape, no more."""

import json
import re
import sys
import unicodedata
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from yaml.events import ScalarEvent

from journeymap import files
from journeymap.cli import main
from journeymap.language import patterns
from journeymap.language.handbook import handbook
from journeymap.language.ids import LONGEST_ID, is_id
from journeymap.language.outline import default, example, made_of, name_of, parts
from journeymap.language.places import Report
from journeymap.language.plain import data, typed
from journeymap.language.reading import decode, journey_of
from journeymap.language.schema import SHAPE_PROBLEMS, SLIPS, as_json, schema
from journeymap.language.tree import Items, Mapping, is_blank, tree
from journeymap.language.values import LARGEST, OneOf, number
from journeymap.problems import JourneyError
from journeymap.wording.fields import FIELDS, MAPPINGS
from journeymap.wording.problems import PROBLEMS
from tests.browser import PROJECT
from tests.yaml_text import journeys_as_text

SCHEMA = schema()
VALIDATOR = Draft202012Validator(SCHEMA)
FOLDER = Path(__file__).parent / "journeys"
SHIPPED = sorted(files.examples().glob("*.yaml"))
SOUND = [*sorted((FOLDER / "good").glob("*.yaml")), FOLDER / "every-field.yaml", *SHIPPED]
ALL = [(part, name) for part in parts() for name in part.fields.fields]
"""Every field of the grammar, with the mapping it stands in."""


def strings(node):
    """The data of a tree with every text as its author wrote it; None where a value is empty."""
    if type(node) is Mapping:
        return {name: strings(value) for name, value in node.fields.items()}
    if type(node) is Items:
        return [strings(each) for each in node.items]
    return node.value if type(node) is ScalarEvent and not is_blank(node) else None


def refused(node):
    """Whether the schema refuses a tree: as texts, and as YAML 1.2 types them."""
    return [not VALIDATOR.is_valid(each) for each in (strings(node), data(node))]


def report_of(path):
    return Report(path.name, decode(path.read_bytes(), path.name).lstrip("\ufeff"))


# What it accepts and refuses


def test_the_schema_is_one_by_the_rules_of_its_dialect():
    Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("path", SOUND, ids=lambda path: path.name)
def test_a_sound_file_is_accepted_as_texts_and_as_an_editor_types_it(path):
    node = tree(report_of(path))
    assert refused(node) == [False, False]


@given(journeys_as_text())
def test_any_sound_journey_is_accepted(case):
    _, text = case
    assert refused(tree(Report("any", text.lstrip("\ufeff")))) == [False, False]


def read_by_yaml():
    """The broken files that are sound YAML, with their trees and what `check` says of them."""
    for path in sorted((FOLDER / "broken").glob("*.yaml")):
        try:
            report = report_of(path)
        except JourneyError:  # no text at all
            continue
        node = tree(report)
        if node is not None and not report.found:
            journey_of(node, report)
            codes = {each.code for each in report.found}
            if "later-format" not in codes:  # whose fields may be others
                yield pytest.param(node, codes, id=path.name)


@pytest.mark.parametrize(("node", "codes"), list(read_by_yaml()))
def test_a_broken_file_is_refused_if_and_only_if_its_shape_is_wrong(node, codes):
    assert codes <= set(PROBLEMS)
    refusals = refused(node)
    assert refusals[0] == refusals[1]
    if codes & SHAPE_PROBLEMS:
        assert refusals == [True, True]
    elif not codes & SLIPS:
        assert refusals == [False, False]


def test_every_problem_of_shape_is_seen_in_a_broken_file():
    seen = set().union(*(case.values[1] for case in read_by_yaml()))
    assert set(PROBLEMS) >= SHAPE_PROBLEMS | SLIPS
    assert SHAPE_PROBLEMS - seen == {"empty"}
    assert refused(tree(Report("blank", "---"))) == [True, True]


def touchpoint(line):
    return f"journey: a\nstages: [{{stage: s, touchpoints: [{{touchpoint: t, {line}}}]}}]"


@pytest.mark.parametrize(
    "line",
    [
        *("title: 404", "title: no", "title: true", "title: 3.10", "title: 0x10", "title: "),
        *("experience: ", 'experience: "4.9"', "experience: +4.9", "experience: {mean: }"),
        *("next: t", "next: {t: rest, done: 3%}", "next: {t: 0.97, done: }", "next: [t, done]"),
        *("next: {404: 1, true: }", "channels: [no, 1:30]", "channels: {404: {experience: 4}}"),
        *("kano: ", "kano: must-be", "kano: {category: }", "paired: ", "segments: {a: }"),
        *("quotes: no", "quotes: [404, {text: no, approved: 2024-02-29}]", "pains: [true, 1e3]"),
        *(
            "expectation: {counts: {1: 3, 2.5: 4}}",
            "opens: 404",
            'kpis: [{metric: a, value: "3%"}]',
        ),
    ],
)
def test_what_editors_type_otherwise_is_accepted(line):
    assert refused(tree(Report("a", touchpoint(line)))) == [False, False]


@pytest.mark.parametrize(
    "line",
    [
        *("title: [a]", "title: {a: b}", "experience: true", "experience: 4,9", 'experience: ""'),
        *("experience: {mean: 4, sdd: 1}", "importance: -1", 'importance: "-1"', "emotion: 2.1"),
        *("next: {t: 70}", 'next: {t: "101%"}', "next: {t: [a]}", "next: a b", "next: [{t: 1}]"),
        *("kano: best", "kano: {category: best}", "kano: {better: 1.1}", "paired: {sd: 1, n: 1.5}"),
        *("quotes: {txt: a}", "quotes: [{text: a, approved: 2023-02-29}]", "paired: {sd: }"),
        *("expectation: {counts: {a: 3}}", "expectation_from: {luck: 3%}", "attributes: {}"),
        *("attributes: [{attribute: }]", "kpis: [{metric: a}]", "kpis: [{metric: a, value: b}]"),
        *(
            "titel: a",
            "touchpoints: []",
            "causes: [{cause: fate}]",
            "segments: [a]",
            "next: {t: 1.01}",
        ),
    ],
)
def test_what_has_another_shape_is_refused(line):
    assert refused(tree(Report("a", touchpoint(line)))) == [True, True]


def test_an_empty_item_of_a_list_is_refused():
    assert refused(
        tree(
            Report(
                "a",
                "journey: a\nlint:\n  off:\n    - \nstages: [{stage: s, touchpoints: [{touchpoint: t}]}]",
            )
        )
    ) == [True, True]


# The patterns

BOUNDS = [
    *((-LARGEST, LARGEST, False), (0, LARGEST, False), (-2, 2, False), (0, 1, False)),
    *((-1, 0, False), (0.1, 10, False), (0, LARGEST, True), (1, LARGEST, True)),
]
NUMERALS = st.from_regex(r"[ ]?[+-]?[0-9]{0,2}[0-9.]{1,3}0{0,15}[ ]?", fullmatch=True)


@given(st.sampled_from(BOUNDS), NUMERALS)
def test_a_text_is_accepted_as_a_number_if_check_takes_it_for_one(bounds, text):
    minimum, maximum, whole = bounds
    value = number(text)
    is_meant = value is not None and minimum <= value <= maximum
    is_meant = is_meant and (not whole or value == int(value))
    pattern = patterns.number(minimum, maximum, whole=whole)
    assert (re.search(pattern, text) is not None) == is_meant


def test_every_id_of_one_letter_is_accepted_and_no_known_punctuation():
    pattern = re.compile(patterns.identifier())
    for character in map(chr, range(sys.maxunicode + 1)):
        if is_id(character):
            assert pattern.search(character), hex(ord(character))
        elif unicodedata.ucd_3_2_0.category(character) in {"Pe", "Ps", "Pd", "Zs", "Cc"}:
            is_far = ord(character) > 0xFFFF
            assert is_far or not pattern.search(character) or character == "_", hex(ord(character))


def test_an_id_may_be_as_long_as_check_lets_it_be():
    assert SCHEMA["$defs"]["id"]["maxLength"] == LONGEST_ID


@pytest.mark.parametrize(
    ("text", "value"),
    [
        *(("", None), ("NULL", None), ("False", False), ("+7", 7), ("0o17", 15), ("1e3", 1000.0)),
        *((".5", 0.5), ("-.inf", float("-inf")), ("1_000", "1_000"), ("2026-01-01", "2026-01-01")),
    ],
)
def test_a_plain_text_is_typed_as_yaml_1_2_says(text, value):
    assert typed(text) == value


# What it tells


def written(part, name):
    """A field in the schema; what several share is filled in."""
    inside = SCHEMA if part.name == "journey" else SCHEMA["$defs"][part.name]
    return inside["properties"][name]


def names(fields):
    return [f"{part.name}.{name}" for part, name in fields]


@pytest.mark.parametrize(("part", "name"), ALL, ids=names(ALL))
def test_every_field_has_a_description_and_examples(part, name):
    told = FIELDS[f"{part.name}.{name}"]
    given_here = written(part, name)
    assert given_here["description"] == told.what
    assert told.what[0].isupper()
    assert told.what[-1] in ".`"
    shown = given_here.get("examples", []) + given_here.get("else", {}).get("examples", [])
    assert sorted(map(str, shown)) == sorted(str(example(each)) for each in told.examples)
    assert shown


def test_nothing_is_described_that_is_no_field():
    assert set(FIELDS) == set(names(ALL))
    assert set(MAPPINGS) == {part.name for part in parts()}


@pytest.mark.parametrize(("part", "name"), ALL, ids=names(ALL))
def test_every_example_is_accepted(part, name):
    inside = {**written(part, name), "$defs": SCHEMA["$defs"]}
    for text in FIELDS[f"{part.name}.{name}"].examples:
        assert Draft202012Validator(inside).is_valid(example(text)), text


@pytest.mark.parametrize(("part", "name"), ALL, ids=names(ALL))
def test_every_word_to_choose_from_is_offered(part, name):
    here = written(part, name)
    enum = [each for form in [here, *here.get("anyOf", [])] for each in form.get("enum", [])]
    offered = {*enum, *map(str, here.get("examples", ()))}
    for shape in made_of(part.fields.fields[name].shape):
        if isinstance(shape, OneOf):
            assert set(shape.words) <= offered | set(here.get("properties", ()))


def test_the_required_fields_are_those_of_the_grammar():
    for part in parts():
        inside = SCHEMA if part.name == "journey" else SCHEMA["$defs"][part.name]
        assert tuple(inside.get("required", ())) == part.fields.required


def test_required_fields_say_so_and_only_they():
    for part, name in ALL:
        is_required = name in part.fields.required
        assert (FIELDS[f"{part.name}.{name}"].default == "required") == is_required


def test_a_default_of_the_model_is_the_schemas():
    given_here = {f"{part.name}.{name}": default(part.fields, name) for part, name in ALL}
    assert {path: value for path, value in given_here.items() if value is not None} == {
        "journey.format": 1,
        "journey.state": "current",
        "journey.language": "en",
        "scale.min": 0,
        "scale.max": 10,
        "scale.step": 1,
        "scale.better": "high",
        "settings.loss_aversion": 2,
        "settings.critical_share": 1,
        "attribute.weight": 1,
    }
    for part, name in ALL:
        assert written(part, name).get("default") == default(part.fields, name)


def test_no_field_offers_null_or_true_as_a_value():
    """An editor would offer what is listed as a type; both words are never meant."""

    def types(value):
        if isinstance(value, dict):
            for key, each in value.items():
                if key == "type" and not isinstance(each, dict):
                    yield from [each] if isinstance(each, str) else each
                elif key not in {"if", "not"}:
                    yield from types(each)
        elif isinstance(value, list):
            for each in value:
                yield from types(each)

    assert set(types(SCHEMA)) == {"string", "number", "integer", "array", "object"}


def test_a_mapping_has_one_name_and_a_name_one_mapping():
    of_names = {}
    for part, name in ALL:
        of_names.setdefault(name_of(part.name, name), set()).add(name)
    assert of_names["figure"] == {"kpis", "outcomes"}
    assert of_names["segment"] == of_names["segment-scores"] == {"segments"}


# What is committed


def test_the_committed_schema_is_that_of_the_grammar():
    committed = (PROJECT / "schema" / "journey.schema.json").read_text("utf-8")
    assert committed == as_json() + "\n", "write it anew: make schema"


def test_the_committed_page_of_fields_is_that_of_the_grammar():
    committed = (PROJECT / "docs" / "fields.md").read_text("utf-8")
    assert committed == handbook(), "write it anew: make schema"


def test_the_page_has_a_section_for_every_field():
    headings = re.findall(r"^### (.+)$", handbook(), flags=re.MULTILINE)
    assert headings == names(ALL)


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.name)
def test_a_shipped_journey_names_the_schema_in_its_first_line(path):
    first = path.read_text("utf-8").split("\n")[0]
    assert first == "# yaml-language-server: $schema=../schema/journey.schema.json"
    assert (path.parent / "../schema/journey.schema.json").is_file()


def test_the_command_prints_the_schema_and_the_page():
    printed = CliRunner().invoke(main, ["schema"])
    assert (printed.exit_code, json.loads(printed.stdout)) == (0, SCHEMA)
    page = CliRunner().invoke(main, ["schema", "--fields"])
    assert (page.exit_code, page.stdout) == (0, handbook())
