"""Mermaid journeys in and out, and flowcharts out; what Mermaid itself says of them."""

import json
import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journeymap import files, wording
from journeymap.analysis import analyze
from journeymap.export import writing
from journeymap.export.levels import mermaid_levels
from journeymap.language import read
from journeymap.language.notations import diagram, flowchart, from_diagram, to_diagram
from journeymap.language.notations.account import told
from journeymap.language.notations.diagram import as_number
from journeymap.language.notations.mermaid import decoded, encoded
from journeymap.problems import JourneyError
from tests import node
from tests.browser import JOURNEYS
from tests.journey_data import AWKWARD

DENTIST = """\
---
title: A visit to the dentist
config: {journey: {maxLabelWidth: 200}}
---
%% drawn in a workshop
journey
    accDescr: From the reminder to the bill
    section Before
      I get a reminder: 4: Patient
      I call: 2: Patient, Receptionist
    section There #amp; then
      I wait #58; long: 1.5: Patient
      My tooth is filled:5:Patient,Dentist , Assistant
"""


def imported(text):
    return from_diagram.read(text, "visit.mmd", "visit")


def said(journey):
    """Stages with their touchpoints: name, experience, channels."""
    return [
        (
            stage.name,
            [
                (
                    each.name,
                    each.experience and each.experience.mean,
                    [c.name for c in each.channels],
                )
                for each in stage.touchpoints
            ],
        )
        for stage in journey.stages
    ]


def noted(text):
    return [(note.code, note.line) for note in imported(text).notes]


def problems(text):
    with pytest.raises(JourneyError) as caught:
        imported(text)
    return [(each.code, each.mark.line, each.mark.column) for each in caught.value.problems]


def one_line(line):
    return f"journey\nsection Visit\n{line}\n"


# In


def test_a_diagram_becomes_a_journey_with_its_sections_tasks_scores_and_actors():
    journey = imported(DENTIST).journey
    assert (journey.id, journey.title) == ("a-visit-to-the-dentist", "A visit to the dentist")
    assert journey.persona == "Patient"
    assert (journey.scale.minimum, journey.scale.maximum) == (1, 5)
    assert said(journey) == [
        ("Before", [("I get a reminder", 4, []), ("I call", 2, ["Receptionist"])]),
        (
            "There & then",
            [("I wait : long", 1.5, []), ("My tooth is filled", 5, ["Dentist", "Assistant"])],
        ),
    ]
    assert [each.id for each in journey.touchpoints] == [
        "i-get-a-reminder",
        "i-call",
        "i-wait-long",
        "my-tooth-is-filled",
    ]


OTHERS = (
    "others who take part stand under `channels`, as whom customers meet there: "
    "Receptionist, Dentist, Assistant"
)


def test_the_account_says_what_was_assumed_and_what_was_left_out():
    made = imported(DENTIST)
    assert told(made.notes) == [
        "Mermaid's one score, 1 to 5, is read as the experience; what was expected is unknown",
        "'Patient' takes part throughout, so the journey is theirs: `persona`",
        OTHERS,
        "the description has no place in a journey: 'From the reminder to the bill'",
        "settings of the drawing were left out",
        "comments left out: 1",
    ]
    head = made.file("dentist.mmd").partition("\n\n")[0].splitlines()
    assert head[0] == "# Imported from dentist.mmd"
    assert head[1:] == [f"# - {line}" for line in told(made.notes)]
    assert read(made.file("dentist.mmd")) == made.journey


@pytest.mark.parametrize(
    ("line", "name", "score", "people"),
    [
        ("Make tea: 5: Me", "Make tea", 5, ("Me",)),
        ("Make tea:5:Me,Cat", "Make tea", 5, ("Me", "Cat")),
        ("  Make tea : 5 :  Me ,  Cat  ", "Make tea", 5, ("Me", "Cat")),
        ("Make tea: 5", "Make tea", 5, ()),
        ("Make tea: 5:", "Make tea", 5, ()),
        ("Make tea: 3.5: , Me,", "Make tea", 3.5, ("Me",)),
        ("Make tea: : Me", "Make tea", None, ("Me",)),
        ("Make tea: 5: Me: and more", "Make tea", 5, ("Me",)),
        ("Make#58; tea#35;1: 5: A#44; B", "Make: tea#1", 5, ("A, B",)),
        ("#quot;Tea#quot;<br>now: 5", '"Tea"\nnow', 5, ()),
        ("买菜: 2: 我, 猫", "买菜", 2, ("我", "猫")),
        ("Make tea: 5: Me # with milk", "Make tea", 5, ("Me",)),
        ("Make tea: 5: Me, Me", "Make tea", 5, ("Me",)),
        ("Make tea: 0x3", "Make tea", 3, ()),
    ],
)
def test_every_form_of_a_task_is_read(line, name, score, people):
    (task,) = diagram.read(one_line(line), "visit.mmd").tasks
    assert (task.name, task.score, task.people) == (name, score, people)


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("Pay: 7: Me", "mermaid-off-scale"),
        ("Pay: 0: Me", "mermaid-off-scale"),
        ("Pay: -1: Me", "mermaid-off-scale"),
        ("Pay: Infinity: Me", "mermaid-off-scale"),
        ("Pay: five: Me", "mermaid-no-number"),
        ("Pay: by card: 5: Me", "mermaid-no-number"),
        ("Pay: : Me", "mermaid-without-score"),
        ("Pay: 5: Me: Cat", "mermaid-beyond"),
    ],
)
def test_a_score_that_cannot_be_one_is_kept_aside_and_told_with_its_line(line, code):
    made = imported(one_line(line))
    (pay,) = made.journey.touchpoints
    assert (pay.experience is None) == (code != "mermaid-beyond")
    assert (code, 3) in [(note.code, note.line) for note in made.notes]
    assert line.split(":")[1].strip() in made.file("visit.mmd")


def test_a_section_without_tasks_keeps_its_place_by_a_touchpoint_without_score():
    made = imported("journey\ntitle Order\nsection Look<br/>around\nsection Pay\n  Card: 4\n")
    assert said(made.journey) == [
        ("Look\naround", [("Look\naround", None, [])]),
        ("Pay", [("Card", 4, [])]),
    ]
    assert ("mermaid-no-task", 3) in [(note.code, note.line) for note in made.notes]


def test_tasks_before_any_section_have_a_stage_of_their_own():
    made = imported("journey\nCall: 3\nsection Later\nGo: 4\n")
    assert [(stage.id, stage.title) for stage in made.journey.stages] == [
        ("stage", ""),
        ("later", "Later"),
    ]
    assert ("mermaid-no-section", 2) in [(note.code, note.line) for note in made.notes]


def test_names_that_come_again_get_ids_of_their_own():
    made = imported("journey\nsection A\nPay: 1\nPay: 2\nDone!: 3\n…: 4\nsection A\npay: 5\n")
    assert [each.id for each in made.journey.touchpoints] == [
        "pay",
        "pay-2",
        "done-2",
        "touchpoint",
        "pay-3",
    ]
    assert [stage.id for stage in made.journey.stages] == ["a", "a-2"]


@pytest.mark.parametrize(
    ("tasks", "persona", "channels"),
    [
        (["a: 1: Me", "b: 2: Me, Cat"], "Me", [[], ["Cat"]]),
        (["a: 1: Dad, Mum", "b: 2: Mum"], "Mum", [["Dad"], []]),
        (["a: 1: Dad", "b: 2: Mum"], "", [["Dad"], ["Mum"]]),
        (["a: 1: Me", "b: 2"], "Me", [[], []]),
        (["a: 1: Me, Cat", "b: 2"], "", [["Me", "Cat"], []]),
        (["a: 1: Me, Cat", "b: 2: Me", "size: 2rem"], "Me", [["Cat"], [], []]),
        (["a: 1", "b: 2"], "", [[], []]),
    ],
)
def test_who_takes_part_throughout_is_the_persona_and_the_others_are_met(tasks, persona, channels):
    journey = imported("journey\nsection A\n" + "\n".join(tasks)).journey
    assert journey.persona == persona
    assert [[each.name for each in one.channels] for one in journey.touchpoints] == channels


def test_titles_come_from_the_diagram_its_front_matter_or_its_file():
    task = "section A\nx: 1\n"
    assert (
        imported(f"---\ntitle: Front\n---\njourney\ntitle In it\n{task}").journey.title == "In it"
    )
    assert imported(f"---\ntitle: Front\n---\njourney\n{task}").journey.title == "Front"
    assert imported(f"journey\naccTitle: For ears\n{task}").journey.title == "For ears"
    nameless = imported(f"journey\n{task}").journey
    assert (nameless.id, nameless.title) == ("visit", "")


def test_a_diagram_in_a_document_is_found_with_its_lines():
    document = "# A page\n\n```mermaid\nflowchart LR\n  a --> b\n```\n\n```mermaid\n{}\n```\n"
    made = imported(document.format("journey\nsection A\nPay: 9"))
    assert [each.name for each in made.journey.touchpoints] == ["Pay"]
    assert ("mermaid-off-scale", 11) in [(note.code, note.line) for note in made.notes]
    assert problems(document.format("journey\nsection A\nPay")) == [("mermaid-no-score", 11, 1)]


@pytest.mark.parametrize("ends", ["\r\n", "\r"])
def test_lines_may_end_in_any_way(ends):
    text = DENTIST.replace("\n", ends)
    assert imported(text).journey == imported(DENTIST).journey
    assert problems(text + f"nothing{ends}") == [("mermaid-no-score", 14, 1)]


# What is refused


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("flowchart LR\n  a --> b\n", [("mermaid-other", 1, 1)]),
        ("---\ntitle: user-journey\n---\n  sequenceDiagram\n", [("mermaid-other", 4, 3)]),
        ("%%{init: {'theme': 'dark'}}%%\ngraph TD\n", [("mermaid-other", 2, 1)]),
        ("journeyman\n", [("mermaid-other", 1, 1)]),
        ("Journey\nsection A\n", [("mermaid-capital", 1, 1)]),
        ("", [("mermaid-none", 1, 1)]),
        ("# A document without a diagram\n", [("mermaid-none", 1, 1)]),
        ("journey\n  title Nothing\n", [("mermaid-empty", 1, 1)]),
        ("journey: visit\nstages: []\n", [("already-journey", 1, 1)]),
        ("# mine\nformat: 1\njourney: visit\n", [("already-journey", 1, 1)]),
        ("journey\nsection A\nx: 1\0\n", [("unfit-character", 3, 5)]),
        ("---\ntitle: &a A\n---\njourney\nsection A\n", [("anchor", 2, 8)]),
        ("journey\nsection A\n  " + "y" * 20_000 + ": 1\n", [("too-long", 3, 3)]),
        ("journey\nsection " + "y" * 20_001 + "\n", [("too-long", 2, 1)]),
        (
            "```mermaid\njourney\nx: 1\n```\n```mermaid\njourney\ny: 1\n```\n",
            [("mermaid-several", 6, 1)],
        ),
    ],
)
def test_what_is_something_else_is_refused_with_its_place(text, found):
    assert problems(text) == found


def test_all_that_mermaid_could_not_draw_is_told_at_once():
    text = (
        "journey\nsection Before: now\n  I call\n  : 5: Me\n  Room #4: 3\n  a; b: 3\n"
        "  journey on: 4\n  fine: 3\naccDescr {\n"
    )
    assert problems(text) == [
        ("mermaid-colon", 2, 15),
        ("mermaid-no-score", 3, 3),
        ("mermaid-no-name", 4, 3),
        ("mermaid-hash", 5, 3),
        ("mermaid-semicolon", 6, 4),
        ("mermaid-word", 7, 3),
        ("mermaid-open", 9, 1),
    ]


def test_a_remedy_says_what_to_write_in_both_languages():
    with pytest.raises(JourneyError) as caught:
        imported("flowchart LR\n")
    assert caught.value.told() == (
        "visit.mmd:1:1: this is 'flowchart', not a Mermaid journey\n"
        "  only diagrams that begin with `journey` tell of touchpoints and their scores"
    )
    assert "不是 Mermaid journey" in caught.value.told("zh")


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("5", 5),
        (" +.5e1 ", 5),
        ("0b11", 3),
        ("0O7", 7),
        ("-Infinity", -math.inf),
        ("0x" + 300 * "f", math.inf),
        ("", None),
        ("  ", None),
    ],
)
def test_a_number_is_what_javascript_takes_for_one(text, number):
    assert as_number(text) == number


@pytest.mark.parametrize("text", ["five", "5 5", "1_000", "٥", "nan", "0x", "1e", "Infinity!"])
def test_what_is_no_number_to_javascript_is_none_here(text):
    assert math.isnan(as_number(text))


# Out


HOTEL = files.load(JOURNEYS / "hotel-stay.yaml")


def test_a_journey_becomes_a_diagram():
    journey = read(
        "journey: visit\ntitle: 'A visit: short'\npersona: Patient, 40\nscale: {min: 1, max: 5}\n"
        "stages:\n  - {stage: before, touchpoints: [{touchpoint: call, title: Journey by bus,"
        " channels: [phone, 'a, b'], experience: 4.5}]}\n"
        "  - {stage: there, title: There, touchpoints: [{touchpoint: wait}]}\n"
    )
    assert to_diagram.diagram(journey, mermaid_levels(journey)) == (
        "journey\n"
        "    title A visit#58; short\n"
        "    section before\n"
        "      #74;ourney by bus: 4.5: Patient#44; 40, phone, a#44; b\n"
        "    section There\n"
        "      wait: ?: Patient#44; 40\n"
    )


def test_experience_is_converted_to_mermaids_scale_and_effort_is_turned_round():
    journey = read(
        "journey: visit\nscale: {min: 0, max: 10}\n"
        "measurements: {effort: {scale: {min: 1, max: 7, better: low}}}\n"
        "stages: [{stage: all, touchpoints: [{touchpoint: a, experience: 7.5},"
        " {touchpoint: b, experience: {mean: 1, from: effort}}, {touchpoint: c},"
        " {touchpoint: d, attributes: [{attribute: x, experience: 2}, {attribute: y, experience: 4}]}]}]\n"
    )
    assert mermaid_levels(journey) == (4.0, 5.0, None, 2.2)


@pytest.mark.parametrize(("score", "level"), [("3.2857142857142856", 3.29), ("4.1", 4.1), ("5", 5)])
def test_a_score_on_mermaids_own_scale_stays_to_a_hundredth(score, level):
    journey = read(
        "journey: v\nscale: {min: 1, max: 5}\n"
        f"stages: [{{stage: a, touchpoints: [{{touchpoint: a, experience: {score}}}]}}]"
    )
    assert mermaid_levels(journey) == (level,)
    (back,) = imported(to_diagram.diagram(journey, mermaid_levels(journey))).journey.touchpoints
    assert abs(back.experience.mean - float(score)) <= 0.005


@pytest.mark.parametrize(
    ("scale", "level"), [("{min: 0, max: 10}", 1.8), ("{min: 0, max: 10, better: low}", 4.2)]
)
def test_a_face_is_turned_round_where_less_is_better(scale, level):
    text = (
        f"journey: v\nscale: {scale}\nstages: [{{stage: a, touchpoints: ["
        "{touchpoint: a, kano: reverse, expectation: 3, experience: 8},"
        " {touchpoint: b, kano: reverse}]}]"
    )
    journey = read(text)
    assert mermaid_levels(journey) == (level, None)
    made = writing.exported(writing.Source(text, journey), "mermaid")
    assert f"a: {level}\n".encode() in made.data
    told_of = {note.code: note.values for note in made.notes}
    assert told_of["to-reverse"] == {"count": 1}


def test_a_flowchart_shows_who_goes_where_and_which_moments_decide():
    kinds = {each.touchpoint: each.kind for each in analyze(HOTEL).critical}
    lines = flowchart.flowchart(HOTEL, kinds).splitlines()
    assert lines[:8] == [
        "---",
        'title: "A night at a boutique hotel"',
        "---",
        "flowchart LR",
        '  subgraph s1["Before the stay"]',
        '    n0["▲ I book a room"]',
        "  end",
        '  subgraph s2["Arriving"]',
    ]
    assert '  n6(["Stay completed"])' in lines
    assert '  n1 -->|"97%"| n2' in lines
    assert "  n5 --> n6" in lines
    assert "  class n1,n2 pain" in lines


def test_several_ways_in_are_drawn_with_their_shares():
    journey = read(
        "journey: v\nstarts: {a: 80%, b: rest}\nstages: [{stage: s, touchpoints: [{touchpoint: a}, {touchpoint: b}]}]"
    )
    lines = flowchart.flowchart(journey, {}).splitlines()
    assert [line for line in lines if "start" in line] == [
        "  start((( )))",
        '  start -->|"80%"| n0',
        '  start -->|"20%"| n1',
    ]
    assert flowchart.edges(journey) == 4


def exported(path, notation):
    source = writing.Source(path.read_text("utf-8"), files.load(path))
    return writing.exported(source, notation)


def test_the_account_of_a_diagram_says_what_it_could_not_hold():
    notes = {
        note.code: note.values for note in exported(JOURNEYS / "hotel-stay.yaml", "mermaid").notes
    }
    assert notes.keys() == {"to-expectation", "to-scale", "to-flow", "to-segments", "to-left-out"}
    assert {"importance", "kano", "doing", "quotes"} <= set(notes["to-left-out"]["names"])
    assert "channels" not in notes["to-left-out"]["names"]
    chart = {note.code for note in exported(JOURNEYS / "hotel-stay.yaml", "flowchart").notes}
    assert chart == {"to-segments", "to-left-out"}


def test_a_journey_too_large_for_mermaid_is_told_so():
    touchpoints = ", ".join(f"{{touchpoint: t{n}, title: {'I do this ' * 12}}}" for n in range(501))
    text = f"journey: long\nstages: [{{stage: all, touchpoints: [{touchpoints}]}}]"
    notes = {
        note.code: note.values
        for note in writing.exported(writing.Source(text, read(text)), "flowchart").notes
    }
    assert notes["to-many-edges"]["count"] == 501
    assert notes["to-many-characters"]["most"] == 50_000


# What Mermaid itself reads


def mermaid(*texts):
    return json.loads(node.run("mermaid.mjs", stdin=json.dumps(texts)))


NAMES = AWKWARD.map(lambda text: text.strip()).filter(
    lambda text: decoded(encoded(text)) == text != ""
)
LEVELS = st.sampled_from([1, 1.5, 2, 3, 4, 5])


@st.composite
def small_journeys(draw):
    """Journeys of awkward names, on Mermaid's scale."""
    stages = []
    for number in range(draw(st.integers(1, 2))):
        touchpoints = [
            {
                "touchpoint": f"t{number}{place}",
                "title": draw(NAMES),
                "experience": draw(LEVELS),
                "channels": draw(st.lists(NAMES, max_size=2, unique=True)),
            }
            for place in range(draw(st.integers(1, 3)))
        ]
        stages.append({"stage": f"s{number}", "title": draw(NAMES), "touchpoints": touchpoints})
    scale = {"min": 1, "max": 5}
    return {
        "journey": "j",
        "title": draw(NAMES),
        "persona": draw(NAMES),
        "scale": scale,
        "stages": stages,
    }


def journey_of(data):
    return read(json.dumps(data, ensure_ascii=False).replace("\x7f", ""))


@given(small_journeys())
def test_what_is_exported_is_imported_as_the_same_story(data):
    journey = journey_of(data)
    back = imported(to_diagram.diagram(journey, mermaid_levels(journey))).journey
    assert (back.name, back.scale) == (journey.name, journey.scale)
    others = [
        (
            stage,
            [
                (name, score, [c for c in channels if c != journey.persona])
                for name, score, channels in inside
            ],
        )
        for stage, inside in said(journey)
    ]
    if back.persona == journey.persona:
        assert said(back) == others


@pytest.mark.node
def test_mermaid_reads_every_example_as_it_was_meant():
    journeys = [files.load(path) for path in sorted(JOURNEYS.glob("*.yaml"))]
    texts = [to_diagram.diagram(each, mermaid_levels(each)) for each in journeys]
    for journey, read_there in zip(journeys, mermaid(*texts), strict=True):
        assert read_there["type"] == "journey"
        assert read_there["title"] == journey.name
        assert read_there["sections"] == [stage.name for stage in journey.stages]
        levels = mermaid_levels(journey)
        expected = [
            {
                "section": stage.name,
                "task": each.name,
                "people": [
                    name for name in [journey.persona, *(c.name for c in each.channels)] if name
                ],
            }
            for stage in journey.stages
            for each in stage.touchpoints
        ]
        scores = [task.pop("score") for task in read_there["tasks"]]
        assert read_there["tasks"] == expected
        assert scores == ["NaN" if level is None else level for level in levels]


@pytest.mark.node
def test_mermaid_draws_every_example_as_a_flowchart():
    journeys = [files.load(path) for path in sorted(JOURNEYS.glob("*.yaml"))]
    analyses = [analyze(each) for each in journeys]
    kinds = [{each.touchpoint: each.kind for each in found.critical} for found in analyses]
    texts = [flowchart.flowchart(*each) for each in zip(journeys, kinds, strict=True)]
    for journey, critical, drawn in zip(journeys, kinds, mermaid(*texts), strict=True):
        touchpoints = list(journey.touchpoints)
        nodes = {each["id"]: each for each in drawn["nodes"]}
        assert drawn["type"] == "flowchart-v2"
        assert len(drawn["subgraphs"]) == len(journey.stages)
        assert len(drawn["edges"]) == flowchart.edges(journey)
        for number, each in enumerate(touchpoints):
            shown = nodes[f"n{number}"]
            sign = wording.sign(critical.get(each.id))
            assert shown["text"].replace("<br>", "\n") == f"{sign} {each.name}".strip()
            assert shown["classes"] == ([critical[each.id]] if sign else [])


@pytest.mark.node
@settings(max_examples=5)
@given(st.lists(small_journeys(), min_size=30, max_size=30))
def test_mermaid_reads_awkward_names_as_they_are(several):
    journeys = [journey_of(each) for each in several]
    diagrams = [to_diagram.diagram(each, mermaid_levels(each)) for each in journeys]
    charts = [flowchart.flowchart(each, {}) for each in journeys]
    found = mermaid(*diagrams, *charts)
    for journey, told_there in zip(journeys, found, strict=False):
        names = [each.name for each in journey.touchpoints]
        assert [task["task"] for task in told_there["tasks"]] == names
        assert told_there["sections"] == [stage.name for stage in journey.stages]
        assert told_there["title"] == journey.name
    for journey, chart in zip(journeys, found[len(journeys) :], strict=True):
        names = [each.name.replace("\n", "<br>") for each in journey.touchpoints]
        assert [each["text"] for each in chart["nodes"][: len(names)]] == names


PIECES = st.sampled_from(
    [
        "journey",
        "title ",
        "section ",
        "accTitle: x",
        "accDescr: y",
        "accDescr {z}",
        " ",
        ": ",
        ":",
        "5",
        "3",
        "Me",
        "Cat",
        ",",
        "#",
        "#58;",
        ";",
        "%%",
        "%",
        "\n",
        "\n",
        "\n",
        "\n  ",
        "<br>",
        "Task",
        "买菜",
        "x: 5: A, B",
        "y:3",
        "z: 2:",
        "section S1",
        "title T",
        "-",
        "0x3",
        "1e1",
        "Title ",
        "SECTION x",
        "\t",
        '"',
        "&",
        "NaN",
        "---",
    ]
)
BEGINNINGS = st.sampled_from(
    ["journey\n", "journey\nsection A\nq: 4: Me\n", "---\ntitle: F\n---\njourney\n"]
)
DIAGRAMS = st.tuples(BEGINNINGS, st.lists(PIECES, max_size=14).map("".join)).map("".join)


def as_mermaid_says(read_here):
    return [
        (
            section.name,
            task.name,
            "NaN" if task.score is not None and math.isnan(task.score) else task.score or 0,
            set(task.people),
        )
        for section in read_here.sections
        for task in section.tasks
    ]


@pytest.mark.node
@settings(max_examples=5)
@given(st.lists(DIAGRAMS, min_size=100, max_size=100))
def test_any_diagram_is_read_or_refused_as_mermaid_does(texts):
    for text, there in zip(texts, mermaid(*texts), strict=True):
        try:
            here = diagram.read(text, "any.mmd")
        except JourneyError as error:
            codes = {each.code for each in error.problems}
            assert "error" in there or codes == {"mermaid-empty"}, (text, codes)
            continue
        assert "error" not in there, (text, there)
        assert as_mermaid_says(here) == [
            (
                decoded(task["section"]),
                decoded(task["task"]),
                task["score"],
                {decoded(name) for name in task["people"]} - {""},
            )
            for task in there["tasks"]
        ]


def test_every_note_is_told_in_both_languages():
    for code in ("mermaid-expectation", "mermaid-settings", "to-flow"):
        assert wording.note(code, {}) != wording.note(code, {}, "zh")
