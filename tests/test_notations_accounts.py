"""What a notation has no place for is named in its account, down to the parts of a score."""

import json

import pytest
import yaml

from journeymap import files
from journeymap.export import writing
from journeymap.language import read
from journeymap.language.editing import written
from journeymap.language.notations.account import told
from journeymap.language.notations.comments import comments
from journeymap.language.notations.plain_data import data_of
from journeymap.problems import JourneyError
from tests.browser import PROJECT

EVERY = PROJECT / "tests" / "journeys" / "every-field.yaml"
DATA = data_of(EVERY.read_text("utf-8"), files.load(EVERY))


def source_of(data):
    text = "\n".join(written.block(data))
    return writing.Source(text, read(text))


def exported(data, notation):
    return writing.exported(source_of(data), notation)


def places(value, path=()):
    """Every place of some data that holds a field or an item, the outer ones first."""
    inner = {dict: dict.items, list: enumerate}.get(type(value), lambda _: ())
    for step, each in inner(value):
        yield (*path, step)
        yield from places(each, (*path, step))


def without(data, path):
    copy = json.loads(json.dumps(data))
    inner = copy
    for step in path[:-1]:
        inner = inner[step]
    del inner[path[-1]]
    return copy


def goes_without_saying(data, path):
    """Whether a place says what is so in any case: a share that is the rest, a usual value."""
    value = data
    for step in path:
        value = value[step]
    return value == "rest" or source_of(without(data, path)).journey == source_of(data).journey


def is_named(path, names):
    """Whether a place lies in one of the fields that are named, such as `experience.sd`."""
    steps = [step for step in path if isinstance(step, str)]
    return any(
        steps[start : start + len(parts)] == parts or _within(steps[start:], parts)
        for parts in (name.split(".") for name in names)
        for start in range(len(steps))
    )


def _within(steps, parts):
    """Whether the parts stand among the steps in order, with the names of authors between."""
    rest = iter(steps)
    return steps[:1] == parts[:1] and all(part in rest for part in parts)


@pytest.mark.parametrize("notation", ["mermaid", "flowchart", "graphml"])
def test_what_can_be_taken_away_unseen_is_named_in_the_account(notation):
    whole = exported(DATA, notation)
    notes = {note.code: note.values for note in whole.notes}
    named = {*notes["to-left-out"]["names"], "format"}  # which is about the file
    assert "to-segments" in notes
    unseen, seen = [], 0
    for path in places(DATA):
        try:
            same = exported(without(DATA, path), notation).data == whole.data
        except JourneyError:
            continue
        if same and not is_named(path, named) and not goes_without_saying(DATA, path):
            unseen.append(path)
        seen += not same
    assert unseen == []
    assert seen > 10


@pytest.mark.parametrize(
    ("notation", "names"),
    [
        (
            "mermaid",
            {"experience.sd", "experience.n", "experience.from", "experience.counts", "starts"}
            | {"channels.expectation", "channels.experience", "expectation", "next", "exits"},
        ),
        ("flowchart", {"expectation", "experience", "next.after", "next.n", "scale", "segments"}),
        ("graphml", {"expectation.sd", "experience.n", "experience.counts", "next.after"}),
    ],
)
def test_parts_are_named_too(notation, names):
    notes = {note.code: note.values for note in exported(DATA, notation).notes}
    assert names <= set(notes["to-left-out"]["names"])


@pytest.mark.parametrize("notation", ["mermaid", "graphml"])
def test_scores_from_beside_are_told_wherever_they_count(notation):
    source = writing.Source(EVERY.read_text("utf-8"), files.load(EVERY))
    lines = told(writing.exported(source, notation).notes)
    assert "the scores of every-field.scores.csv were put in" in lines


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("# one\njourney: a # two\n\n  # three # still three\n", 3),
        ("title: '# none'\ndoing: \"a # none\" # one\nscript: no#ne\n", 1),
        ("doing: | # one\n  # none\n  text # none\n# two\n", 2),
        ("pains: [a, # one\n  '# none'] # two\nnext: {a: 1%, # three\n  b: rest}\n", 3),
        ("doing: first\n  second # one\nscript: >-\n  x # none\n\n  y\n", 1),
        ("# yaml-language-server: $schema=x\njourney: a\r\n# one\r\n", 1),
        ("\ufeff# one\n'a # none': 1\n", 1),
    ],
)
def test_all_comments_are_counted_and_nothing_else(text, count):
    assert comments(text) == count
    assert yaml.safe_load(text.lstrip("\ufeff"))
