"""JSON out and in: the same shape, the same journey, and every problem with its place."""

import json
from dataclasses import replace

import pytest
from hypothesis import given

from journeymap import files
from journeymap.language import read
from journeymap.language.notations import json_text
from journeymap.language.notations.plain_data import data_of
from journeymap.problems import JourneyError
from tests.browser import JOURNEYS
from tests.journey_data import journeys

SMALL = '{"journey": "visit", "stages": [{"stage": "all", "touchpoints": [%s]}]}'


def as_json(text):
    return json_text.text_of(data_of(text, read(text)))


def problems(text):
    """The code and the line and column of each problem of a JSON text."""
    with pytest.raises(JourneyError) as caught:
        json_text.read(text, "visit.json")
    return [(each.code, each.mark.line, each.mark.column) for each in caught.value.problems]


@given(journeys())
def test_what_is_written_is_read_as_the_same_journey(data):
    first = json_text.read(json.dumps(data, ensure_ascii=False), "visit.json")
    again = json_text.read(as_json(first.text), "visit.json")
    assert again.journey == first.journey == read(first.text)


@pytest.mark.parametrize("path", sorted(JOURNEYS.glob("*.yaml")), ids=lambda path: path.stem)
def test_every_example_comes_back_from_json_with_its_scores_from_beside(path):
    journey = files.load(path)
    text = json_text.text_of(data_of(path.read_text("utf-8"), journey))
    back = json_text.read(text, "back.json").journey
    told = repr(replace(journey, scores="")).replace("beside=True", "beside=False")
    assert repr(back) == told


def test_numbers_are_numbers_and_texts_are_texts():
    written = as_json(
        "journey: visit\ntitle: 404\nexits: {done: no}\nsegments: {few: {share: 30%}}\n"
        "outcomes: [{metric: NPS, value: 31}, {metric: back, value: 22%}]\n"
        "stages: [{stage: all, touchpoints: [{touchpoint: 7, experience: {mean: 4.90, n: 80},"
        " expectation: 5, next: {done: rest}, quotes: {text: Oh, approved: 2026-10-02}}]}]\n"
    )
    assert json.loads(written) == {
        "journey": "visit",
        "title": "404",
        "exits": {"done": "no"},
        "segments": {"few": {"share": 0.3}},
        "outcomes": [{"metric": "NPS", "value": 31}, {"metric": "back", "value": "22%"}],
        "stages": [
            {
                "stage": "all",
                "touchpoints": [
                    {
                        "touchpoint": "7",
                        "expectation": 5,
                        "experience": {"mean": 4.9, "n": 80},
                        "next": {"done": "rest"},
                        "quotes": {"text": "Oh", "approved": "2026-10-02"},
                    }
                ],
            }
        ],
    }


def test_fields_come_in_the_order_of_the_format_whatever_their_order_in_the_json():
    text = '{"stages": [{"touchpoints": [{"experience": 5, "touchpoint": "a"}], "stage": "s"}], "journey": "j"}'
    assert json_text.read(text, "j.json").text == (
        "journey: j\nstages:\n  - stage: s\n    touchpoints:\n      - touchpoint: a\n"
        "        experience: 5\n"
    )


def test_all_problems_are_told_at_once_with_their_places_in_the_json():
    text = (
        '{"journey": "visit", "stages": [{"stage": "all", "touchpoints": [\n'
        '  {"touchpoint": "a", "experience": 12, "nxt": "b"},\n'
        '  {"touchpoint": "a", "next": "c", "title": "\\u0007"},\n'
        '  {"touchpoint": "b", "n": 1, "n": 2}]}]}'
    )
    assert problems(text) == [
        ("off-scale", 2, 37),
        ("unknown-field", 2, 41),
        ("repeated-id", 3, 18),
        ("unknown-target", 3, 31),
        ("unfit-character", 3, 45),
        ("unknown-field", 4, 23),
        ("repeated-field", 4, 31),
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", ("json-broken", 1, 1)),
        ('{"journey": "a",\n "stages": [,]}', ("json-broken", 2, 13)),
        ("{'journey': 'a'}", ("json-broken", 1, 2)),
        ('{"journey": "a"} // mine', ("json-broken", 1, 18)),
        ("[" * 100_000, ("too-deep", 1, 1)),
        (
            SMALL % ('{"touchpoint": "a", "title": ' + "[" * 50 + "]" * 50 + "}"),
            ("not-a-text", 1, 95),
        ),
        ("[1, 2]", ("json-other", 1, 1)),
        ('{"name": "a-package", "version": "1.0"}', ("json-other", 1, 1)),
        ("journey: visit\nstages: []", ("already-journey", 1, 1)),
        ('{"journey": "a", "stages": 1' + "0" * 5000 + "}", ("not-a-list", 1, 28)),
        (SMALL % '{"touchpoint": "a", "experience": NaN}', ("not-a-value", 1, 100)),
        (SMALL % '{"touchpoint": "a", "title": "\\ud800"}', ("unfit-character", 1, 95)),
    ],
)
def test_what_is_no_journey_gets_one_clear_problem(text, found):
    assert problems(text)[0] == found


def test_nothing_stands_for_a_field_left_empty():
    read_back = json_text.read(SMALL % '{"touchpoint": "a", "title": null}', "a.json")
    assert read_back.journey.touchpoints.__next__().title == ""


def test_a_scores_file_that_the_json_names_is_left_out_and_told():
    made = json_text.read(
        SMALL.replace("{", '{"scores": "visit.csv", ', 1) % '{"touchpoint": "a"}', "a.json"
    )
    assert made.journey.scores == ""
    assert [(note.code, note.values["name"]) for note in made.notes] == [
        ("json-scores", "visit.csv")
    ]
