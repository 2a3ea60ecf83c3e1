"""Tables in and out: three layouts, labels in two languages, safe cells, every problem at its cell."""

import csv
import io
import json
import zipfile
from dataclasses import replace

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeymap import files
from journeymap.export import reading, workbook, writing
from journeymap.language import read
from journeymap.language.notations import cells, csv_text, from_table, json_text, mapping, to_table
from journeymap.language.notations.lanes import JOURNEY_LANES, LANES, meaning
from journeymap.language.notations.plain_data import data_of
from journeymap.language.notations.table import LAYOUTS, Columns, proposed
from journeymap.problems import JourneyError
from tests.browser import JOURNEYS
from tests.journey_data import AWKWARD, journeys

ROWS = """\
触点,阶段,期望,体验,痛点,备注
到店,入住,8,6,排队；没人管,a
办理入住!,,7,5.5,,b
,,,,太慢,
离店,离店,6,7,,c
"""
LONG = """\
touchpoint,lane,value
,journey.scale,"{min: 1, max: 7}"
I call,stage,Before
I call,expectation,5.5
I call,pains,long queue
I call,pains,"no, not again"
I visit,stage,There
I visit,experience,6
I visit,experience.sd,1.2
I visit,experience.n,40
"""
WIDE = """\
Our map,,,
Phase,Before,,After
Step,Find it,Wait!,Repair
Expected,5,6,7
Perceived,4,5,6
Pain points,"dear
slow",,
Ideas,x,,y
"""


def table(text, name="map.csv"):
    return csv_text.table(text, name)


def imported(text, columns=None, name="map.csv"):
    found = table(text, name)
    return from_table.imported(found, columns or proposed(found), "map")


def said(journey):
    """Stages with their touchpoints: name, expectation, experience and pains."""
    return [
        (
            stage.name,
            [
                (
                    each.name,
                    each.expectation and each.expectation.mean,
                    each.experience and each.experience.mean,
                    list(each.pains),
                )
                for each in stage.touchpoints
            ],
        )
        for stage in journey.stages
    ]


def notes(made):
    return {note.code: dict(note.values) for note in made.notes}


def problems(text, columns=None):
    with pytest.raises(JourneyError) as caught:
        imported(text, columns)
    return [(each.code, each.mark.line, each.mark.column) for each in caught.value.problems]


# The three layouts


def test_a_table_with_a_row_for_each_touchpoint():
    made = imported(ROWS)
    assert said(made.journey) == [
        (
            "入住",
            [
                ("到店", 8, 6, ["排队", "没人管"]),
                ("办理入住!", 7, 5.5, ["太慢"]),
            ],
        ),
        ("离店", [("离店", 6, 7, [])]),
    ]
    assert [each.id for each in made.journey.touchpoints] == ["到店", "办理入住", "离店"]
    assert notes(made)["table-kept"] == {"names": ("备注 (3)",)}
    assert "触点 → touchpoint" in notes(made)["table-labels"]["names"]


def test_a_table_with_a_row_for_each_value():
    made = imported(LONG)
    assert said(made.journey) == [
        ("Before", [("I call", 5.5, None, ["long queue", "no, not again"])]),
        ("There", [("I visit", None, 6, [])]),
    ]
    visit = list(made.journey.touchpoints)[1]
    assert (visit.experience.sd, visit.experience.n) == (1.2, 40)
    assert made.journey.scale.maximum == 7
    assert "table-scale" not in notes(made)


def test_a_table_with_a_column_for_each_touchpoint_and_a_heading():
    made = imported(WIDE)
    assert said(made.journey) == [
        ("Before", [("Find it", 5, 4, ["dear", "slow"]), ("Wait!", 6, 5, [])]),
        ("After", [("Repair", 7, 6, [])]),
    ]
    assert notes(made)["table-kept"] == {"names": ("Ideas (2)",)}


def test_the_account_tells_what_a_table_left_open():
    made = imported("触点,体验\na,5\nb,6\n")
    assert notes(made).keys() == {
        "table-rows",
        "table-labels",
        "table-flow",
        "table-scale",
        "table-one-stage",
    }
    assert made.journey.stages[0].id == "all"
    assert "量表" in made.file("map.csv", "zh")


def test_where_customers_go_may_be_said_by_name():
    made = imported("step,next,doing\nI call!,I visit!,x\nI visit!,I call!; done,y\n")
    first, second = made.journey.touchpoints
    assert [each.target for each in first.next] == ["i-visit"]
    assert [each.target for each in second.next] == ["i-call", "done"]


def test_moods_in_words_are_feelings_and_numbers_are_emotions():
    words = imported("step,emotion,feeling\na,sad,tired\nb,2,\n")
    assert [each.feeling for each in words.journey.touchpoints] == ["tired\nsad", "2"]
    assert "table-emotion" in notes(words)
    numbers = imported("step,emotion,doing\na,-2,x\nb,2,y\n")
    assert [each.emotion for each in numbers.journey.touchpoints] == [-2, 2]


def test_a_name_that_comes_again_gets_an_id_of_its_own_and_so_does_a_stage():
    made = imported("step,stage,doing\npay,A,x\npay,B,y\ndone,A,z\n")
    assert [each.id for each in made.journey.touchpoints] == ["pay", "pay-2", "done-2"]
    assert [stage.id for stage in made.journey.stages] == ["A", "B", "A-2"]
    assert {"table-renamed", "table-stage-again"} <= notes(made).keys()


def test_categories_may_be_said_in_chinese():
    made = imported("触点,卡诺\na,必备\nb,魅力型\n")
    assert [each.kano.category for each in made.journey.touchpoints] == ["must-be", "attractive"]


@pytest.mark.parametrize(
    ("label", "lane"),
    [
        ("触点", "touchpoint"),
        ("期望", "expectation"),
        ("体验", "experience"),
        ("痛点", "pains"),
        ("用户痛点", "pains"),
        ("泳道", "lane"),
        ("值", "value"),
        ("阶段", "stage"),
        ("渠道", "channels"),
        ("Pain points", "pains"),
        (" Touch-points: ", "touchpoint"),
        ("Experience (1-7)", "experience"),
        ("体验标准差", "experience.sd"),
        ("SD of experience", "experience.sd"),
        ("expectation [n]", "expectation.n"),
        ("expectation_from", "expectation_from"),
        ("expectation.from", "expectation.from"),
        ("Weather", ""),
        ("", ""),
    ],
)
def test_a_label_means_a_lane_in_both_languages(label, lane):
    assert meaning(label) == lane


@pytest.mark.parametrize("lane", [*LANES, *JOURNEY_LANES])
def test_every_lane_is_called_by_its_own_name(lane):
    assert meaning(lane) == lane


# Problems


def test_every_problem_is_told_at_its_cell_and_all_at_once():
    text = (
        "step,expectation,experience,next,kano,doing\n"
        'a,12,"5,5",b,pleasing,fine\n'
        ',,,,,"and, so on"\n'
        "b,3,n/a,nowhere,,\n"
        'c,,"{mean: 4, sd: }","{d: 50%",,\n'
    )
    assert problems(text) == [
        ("off-scale", 2, 2),
        ("decimal-comma", 2, 3),
        ("not-one-of", 2, 5),
        ("not-known-yet", 4, 3),
        ("unknown-target", 4, 4),
        ("table-form", 5, 4),
    ]


def test_a_cell_of_several_lines_does_not_shift_the_places_after_it():
    assert problems('step,doing,experience\na,"one\ntwo",5\nb,x,99\n') == [("off-scale", 4, 3)]


def test_what_can_be_said_once_is_not_taken_twice():
    assert problems("step,experience,doing\na,5,x\n,6,y\n") == [("table-twice", 2, 2)]
    assert problems("touchpoint,lane,value\na,kano,must-be\na,kano,attractive\n") == [
        ("table-twice", 2, 3)
    ]


def test_a_touchpoint_without_a_name_is_told():
    assert problems("step,experience\n,5\na,6\n") == [("table-no-name", 2, 2)]


@pytest.mark.parametrize("text", ["step,experience\n", "touchpoint,lane,value\n,journey,a\n"])
def test_a_table_without_touchpoints_is_told(text):
    assert [code for code, *_ in problems(text)] == ["table-empty"]


def refused(data, name="map.csv"):
    with pytest.raises(JourneyError) as caught:
        reading.imported(data, name)
    return [(each.code, each.mark.line) for each in caught.value.problems]


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (b"", [("table-none", 0)]),
        (b"case,activity,timestamp\n1,call,2026-01-01\n", [("table-none", 0)]),
        (b"a;b\n1;2\n", [("table-none", 0)]),
        (b"touchpoint,score,mean,sd,n\ncall,experience,5,1,9\n", [("table-is-scores", 0)]),
        (b'step,experience\n"a,5\n', [("table-broken", 2)]),
        (b"step,doing\na,x\nb,\x07\n", [("unfit-character", 3)]),
        (b"step,doing\na,caf\xe9\n", [("not-utf-8", 2)]),
    ],
)
def test_what_is_no_map_is_refused(data, found):
    assert refused(data) == found


def test_a_file_named_by_nothing_is_asked_for_and_a_journey_file_needs_no_import():
    assert refused(b"x", "map.bin") == [("unknown-notation", 0)]
    assert refused(b"journey: x", "visit.yaml") == [("already-journey", 0)]


# CSV as spreadsheets write it


@pytest.mark.parametrize(
    ("data", "noted"),
    [
        (ROWS.encode(), False),
        (ROWS.encode("utf-8-sig"), False),
        (ROWS.encode("utf-16"), False),
        (ROWS.encode("gb18030"), True),
        (ROWS.replace(",", ";").encode(), False),
        (ROWS.replace(",", "\t").encode("utf-16"), False),
        (ROWS.replace("\n", "\r\n").encode(), False),
        (ROWS.replace("\n", "\r").encode(), False),
        (("sep=;\n" + ROWS.replace(",", ";")).encode(), False),
    ],
)
def test_every_encoding_separator_and_line_end_gives_the_same_journey(data, noted):
    made = reading.imported(data, "map.csv")
    assert made.journey == imported(ROWS).journey
    assert ("table-gb18030" in notes(made)) == noted


def test_a_csv_file_begins_with_a_mark_and_quotes_what_must_be_quoted():
    written = csv_text.written([["a", "b,c"], ["one\rtwo", 'say "x"'], ["two\nlines", "=1+1"]])
    assert written == (b'\xef\xbb\xbfa,"b,c"\r\n"one\rtwo","say ""x"""\r\n"two\nlines",\'=1+1\r\n')


@pytest.mark.parametrize(
    "text",
    ["=1", "+1", "-1", "@x", "\tx", "\rx", " x", "x ", "'=1", "''-", "'", "it's", "'tis", "x"],
)
def test_a_cell_is_no_formula_and_comes_back_as_it_was(text):
    cell = cells.protected(text)
    assert not cell.startswith(cells.FORMULA)
    assert cells.restored(cell) == text
    assert (cell == text) == (text in {"'", "it's", "'tis", "x"})


@given(AWKWARD)
def test_any_text_comes_back_from_its_cell(text):
    assert cells.restored(cells.protected(text)) == text


@given(
    st.lists(st.lists(AWKWARD, min_size=2, max_size=4), min_size=1, max_size=5).filter(
        lambda rows: len({len(row) for row in rows}) == 1
    )
)
def test_any_rows_come_back_from_csv(rows):
    text, _ = csv_text.decoded(csv_text.written(rows), "any.csv")
    plain = list(csv.reader(io.StringIO(text, newline="")))
    assert [[cells.restored(cell) for cell in row] for row in plain] == rows
    assert not any(cell.startswith(cells.FORMULA) for row in plain for cell in row)


# Out and in


def data_and_journey(drawn):
    made = json_text.read(json.dumps(drawn, ensure_ascii=False), "drawn.json")
    return data_of(made.text, made.journey), made.journey


@given(journeys(), st.sampled_from(LAYOUTS))
def test_a_journey_comes_back_from_csv_in_every_layout(drawn, layout):
    data, journey = data_and_journey(drawn)
    written = csv_text.written(to_table.rows(data, layout))
    text, _ = csv_text.decoded(written, "back.csv")
    found = table(text, "back.csv")
    columns = proposed(found)
    assert columns.layout == layout
    assert from_table.imported(found, columns, "back").journey == journey


@given(journeys(), st.sampled_from(LAYOUTS))
def test_a_journey_comes_back_from_a_workbook_in_every_layout(drawn, layout):
    data, journey = data_and_journey(drawn)
    written, cut = workbook.written(to_table.rows(data, layout), layout, journey.name, "a.yaml")
    found, _ = workbook.table(written, "back.xlsx")
    assert cut == 0
    assert from_table.imported(found, proposed(found), "back").journey == journey


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("path", sorted(JOURNEYS.glob("*.yaml")), ids=lambda path: path.stem)
def test_every_example_comes_back_with_its_scores_from_beside(path, layout):
    journey = files.load(path)
    source = writing.Source(path.read_text("utf-8"), journey, layout, all_quotes=True)
    told = repr(replace(journey, scores="")).replace("beside=True", "beside=False")
    for notation in ("csv", "xlsx"):
        data = writing.exported(source, notation).data
        assert repr(reading.imported(data, f"back.{notation}").journey) == told


HOTEL = JOURNEYS / "hotel-stay.yaml"


def hotel(notation, **options):
    return writing.exported(
        writing.Source(HOTEL.read_text("utf-8"), files.load(HOTEL), **options), notation
    )


def test_the_account_of_a_table_says_what_stays_and_what_was_changed():
    made = hotel("csv")
    found = {note.code: dict(note.values) for note in made.notes}
    assert found.keys() == {"to-quotes", "comments-left-out", "to-escaped"}
    assert found["to-quotes"] == {"count": 2}
    beside = JOURNEYS / "online-order.yaml"
    online = writing.exported(writing.Source(beside.read_text("utf-8"), files.load(beside)), "csv")
    assert online.notes[0].values == {"name": "online-order.scores.csv"}


@pytest.mark.parametrize("notation", ["csv", "json", "mermaid", "flowchart", "graphml"])
def test_a_quote_that_nobody_approved_never_leaves(notation):
    secret = "Frau Canary of Elm Street 7"
    text = (
        "journey: v\nstages: [{stage: s, touchpoints: [{touchpoint: a, experience: 5, expectation: 6,\n"
        f"  quotes: [{secret}, {{text: Nice, approved: 2026-01-01}}]}}, {{touchpoint: b, quotes: {secret}}}]}}]"
    )
    source = writing.Source(text, read(text))
    made = writing.exported(source, notation)
    assert secret.encode() not in made.data
    if notation in {"csv", "json"}:
        assert b"Nice" in made.data
        assert secret.encode() in writing.exported(replace(source, all_quotes=True), notation).data


def test_a_quote_that_nobody_approved_is_in_no_part_of_a_workbook():
    secret = "Frau Canary of Elm Street 7"
    text = f"journey: v\nstages: [{{stage: s, touchpoints: [{{touchpoint: a, quotes: {secret}}}]}}]"
    made = writing.exported(writing.Source(text, read(text)), "xlsx")
    with zipfile.ZipFile(io.BytesIO(made.data)) as archive:
        assert not any(secret.encode() in archive.read(name) for name in archive.namelist())


# Workbooks


def book(*rows, title="Map", others=()):
    """A workbook as a person makes it."""
    made = openpyxl.Workbook()
    for name in others:
        made.create_sheet(name, 0)
    sheet = made.worksheets[-1]
    sheet.title = title
    for row in rows:
        sheet.append(row)
    data = io.BytesIO()
    made.save(data)
    return data.getvalue()


def test_numbers_dates_and_formulas_of_a_workbook_are_read_as_a_person_sees_them():
    import datetime as dt

    data = book(
        ["触点", "体验", "期望", "负责人", "行为"],
        ["到店", 6.5, 7, dt.datetime.fromisoformat("2026-09-30"), True],
        ["离店", "=3+3", 8, dt.date(2026, 9, 1), None],
    )
    made = reading.imported(data, "map.xlsx")
    first, second = made.journey.touchpoints
    assert (first.experience.mean, first.expectation.mean) == (6.5, 7)
    assert (first.owner, first.doing, second.owner) == ("2026-09-30", "true", "2026-09-01")
    assert second.experience is None
    assert notes(made)["table-formulas"] == {"count": 1}


def test_the_sheet_that_tells_of_touchpoints_is_chosen_or_the_one_that_is_named():
    data = book(["step", "experience"], ["a", 5], others=["Cover", "Notes"])
    made = reading.imported(data, "map.xlsx")
    assert notes(made)["table-sheet"] == {"name": "Map", "others": ("Notes", "Cover")}
    with pytest.raises(JourneyError) as caught:
        reading.sheet(data, "map.xlsx", "xlsx", "Mpa")
    assert caught.value.problems[0].code == "no-sheet"
    with pytest.raises(JourneyError) as caught:
        reading.of_table(reading.sheet(data, "map.xlsx", "xlsx", "Notes"), "map.xlsx")
    assert caught.value.problems[0].code == "table-none"


def test_a_problem_in_a_workbook_is_told_with_row_and_column():
    with pytest.raises(JourneyError) as caught:
        reading.imported(book(["step", "experience"], ["a", 5], ["b", 50]), "map.xlsx")
    assert caught.value.told() == (
        "map.xlsx:3:2: 50 lies off the scale from 0 to 10\n  correct the score, or the scale"
    )


def bomb():
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * 101_000_000)
    return data.getvalue()


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"not a workbook", "not-xlsx"),
        (book(["step"])[:-200], "not-xlsx"),
        (bomb(), "workbook-large"),
    ],
    ids=["text", "cut", "bomb"],
)
def test_what_is_no_workbook_or_would_burst_is_refused(data, code):
    assert refused(data, "map.xlsx") == [(code, 0)]


def test_a_workbook_of_another_kind_is_refused():
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr("word/document.xml", "<w/>")
    assert refused(data.getvalue(), "map.xlsx") == [("not-xlsx", 0)]


def test_numbers_are_numbers_in_a_workbook_and_no_text_is_a_formula():
    data = hotel("xlsx", layout="rows").data
    sheet = openpyxl.load_workbook(io.BytesIO(data)).active
    labels = [cell.value for cell in sheet[1]]
    experience = [row[labels.index("experience")].value for row in sheet.iter_rows(min_row=2)]
    emotion = [row[labels.index("emotion")].value for row in sheet.iter_rows(min_row=2)]
    assert experience == [5.8, 4.9, 5.6, 5.9, 4.2, 5.5]
    assert emotion == [1, -1, 0, 2, -2, 0]
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "n"}
    assert (sheet.freeze_panes, sheet.title) == ("B2", "A night at a boutique hotel")


def test_a_text_longer_than_a_cell_is_cut_and_counted():
    _, cut = workbook.written(
        [["touchpoint", "doing"], ["a", "x" * 40_000]], "rows", "long", "a.yaml"
    )
    assert cut == 1


def test_a_sheet_has_no_room_for_more_columns_than_it_has():
    with pytest.raises(JourneyError) as caught:
        workbook.written([["x"] * 16_385], "wide", "long", "a.yaml")
    assert caught.value.problems[0].code == "too-many-columns"


# Mappings


def test_a_mapping_is_proposed_saved_changed_and_used_again():
    found = table(ROWS)
    saved = mapping.text_of(proposed(found))
    assert saved == (
        "layout: rows\ncolumns:\n  触点: touchpoint\n  阶段: stage\n  期望: expectation\n"
        "  体验: experience\n  痛点: pains\n  备注:\n"
    )
    assert mapping.read(saved, "map.yaml") == proposed(found)
    changed = mapping.read(
        saved.replace("备注:", "备注: 行为") + "scale: {min: 1, max: 8}\n", "map.yaml"
    )
    made = from_table.imported(found, changed, "map")
    assert [each.doing for each in made.journey.touchpoints] == ["a", "b", "c"]
    assert made.journey.scale.maximum == 8


def test_labels_that_nobody_knows_can_be_given_a_meaning():
    found = table("Moment,Note,Wie\nCall,I call,7\nGo,I go,8\n")
    assert proposed(found) is None
    columns = mapping.read(
        "layout: rows\ncolumns: {Moment: touchpoint, Note: doing, Wie: experience}\n", "map.yaml"
    )
    assert said(from_table.imported(found, columns, "map").journey) == [
        ("all", [("Call", None, 7, []), ("Go", None, 8, [])])
    ]


@given(
    st.dictionaries(AWKWARD, st.sampled_from(["", *LANES]), min_size=1, max_size=5),
    st.sampled_from(LAYOUTS),
)
def test_any_mapping_comes_back_from_its_file(lanes, layout):
    from unicodedata import normalize

    needed = dict(zip(("触点", "泳道", "值"), mapping.NEEDED[layout], strict=False))
    columns = Columns(
        layout, {normalize("NFC", label): lane for label, lane in (lanes | needed).items()}
    )
    assert mapping.read(mapping.text_of(columns), "map.yaml") == columns


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("layout: tall\ncolumns: {a: b}\n", [("not-one-of", 1, 9), ("mapping-lane", 2, 14)]),
        ("columns: {a: touchpoint}\n", [("missing-field", 1, 1)]),
        ("layout: rows\ncolumns: {a: pains}\n", [("mapping-needs", 1, 1)]),
        ("layout: long\ncolumns: {a: touchpoint, b: lane}\n", [("mapping-needs", 1, 1)]),
        ("layout: rows\ncolumns: {a: touchpoint, b: [pains]}\n", [("not-a-text", 2, 29)]),
        ("layout: wide\ncolumns: {a: pains}\nscale: {min: x}\n", [("not-a-value", 3, 14)]),
    ],
)
def test_a_mapping_that_makes_no_sense_is_told(text, found):
    with pytest.raises(JourneyError) as caught:
        mapping.read(text, "map.yaml")
    assert [(e.code, e.mark.line, e.mark.column) for e in caught.value.problems] == found


def test_a_lane_that_is_almost_right_is_suggested():
    with pytest.raises(JourneyError) as caught:
        mapping.read("layout: rows\ncolumns: {a: touchpoint, b: experiense}\n", "map.yaml")
    assert caught.value.problems[0].remedy() == "did you mean 'experience'?"


# Work


def test_the_work_of_an_import_grows_with_its_rows_alone():
    import sys

    def calls(rows):
        text = "touchpoint,lane,value\n" + "".join(
            f"step {n // 4},{lane},5\n"
            for n in range(0, rows, 4)
            for lane in ("expectation", "experience", "doing", "owner")
        )
        count = 0

        def counting(_frame, event, _argument):
            nonlocal count
            count += event == "call"

        found = table(text)
        sys.setprofile(counting)
        try:
            from_table.imported(found, proposed(found), "map")
        finally:
            sys.setprofile(None)
        return count

    small, large = calls(400), calls(4_000)
    assert large < 11 * small
