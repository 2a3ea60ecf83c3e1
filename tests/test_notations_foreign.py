"""Tables as colleagues make them: scales in labels, decimal commas, words, headings, bullets."""

import csv
import io

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.comments import Comment

from journeymap.export import reading
from journeymap.language import read
from journeymap.language.notations import csv_text, from_table, label_scales
from journeymap.language.notations.account import told
from journeymap.language.notations.examples import EXAMPLES, example
from journeymap.language.notations.lanes import FREE_WORDS, JOURNEY_LANES, LANES, meaning
from journeymap.language.notations.mapping import read as mapping_of
from journeymap.language.notations.table import proposed
from journeymap.problems import JourneyError


def imported(text, **options):
    sheet = reading.sheet(text.encode(), "map.csv", "csv")
    return reading.of_table(sheet, "map.csv", **options)


def notes(made):
    return {note.code: dict(note.values) for note in made.notes}


def problems(text, **options):
    with pytest.raises(JourneyError) as caught:
        imported(text, **options)
    return caught.value.problems


# Scales in labels


@pytest.mark.parametrize(
    ("label", "scale"),
    [
        ("Expectation (1-7)", (1, 7)),
        ("期望值(5分制)", (1, 5)),
        ("期望值（1-5分）", (1, 5)),
        ("Experience [0–10]", (0, 10)),
        ("Satisfaction 1 to 5", (1, 5)),
        ("Satisfaction on a scale from 1 to 7", (1, 7)),
        ("Satisfaction (scale 1-5, 5 = best)", (1, 5)),
        ("Rating: 1…7", (1, 7)),
        ("体验1到7", (1, 7)),
        ("体验【十分制】", (0, 10)),
        ("满意度 百分制", (0, 100)),
        ("满意度（满分10分）", (0, 10)),
        ("Experience (-3 to +3)", (-3, 3)),
        ("Experience (5-point scale)", (1, 5)),
        ("Experience (out of 10)", (0, 10)),
        ("Experience /5", (1, 5)),
        ("Experience", None),
        ("Experience (5-1)", None),
        ("Experience (n=30-40)", None),
        ("Experience (question 1-4)", None),
        ("Experience 2024-2025", None),
        ("Experience Q1-4", None),
        ("Experience v2", None),
    ],
)
def test_a_label_may_state_a_scale(label, scale):
    assert label_scales.stated(label) == scale
    assert (meaning(label) in {"experience", "expectation"}) == (
        scale is not None or "(" in label or label == "Experience"
    )


@pytest.mark.parametrize(
    ("text", "language", "line"),
    [
        (
            "step,Expectation (1-7),Experience\na,6,5\n",
            "en",
            "the label 'Expectation (1-7)' says: 1 to 7 is the scale; `--scale` says otherwise",
        ),
        (
            "触点,期望值(7分制),体验\na,6,5\n",
            "zh",
            "量表 1–7 取自标签“期望值(7分制)”；可用 `--scale` 另行指定",
        ),
        (
            "touchpoint,lane,value (1-7)\na,expectation,6\na,experience,5\n",
            "en",
            "the label 'value (1-7)' says: 1 to 7 is the scale; `--scale` says otherwise",
        ),
        (
            "step,a,b\nexperience (1-7),6,5\ndoing,x,y\n",
            "en",
            "the label 'experience (1-7)' says: 1 to 7 is the scale; `--scale` says otherwise",
        ),
    ],
)
def test_the_scale_is_taken_over_from_a_label_and_told(text, language, line):
    made = imported(text)
    assert (made.journey.scale.minimum, made.journey.scale.maximum) == (1, 7)
    assert line in told(made.notes, language)
    assert "table-scale" not in notes(made)


def test_two_labels_of_different_scales_are_refused_with_both_places():
    (problem,) = problems("step,Expectation (1-7),Experience (1-5)\na,6,5\n")
    assert (problem.code, problem.mark.line, problem.mark.column) == ("table-scales", 1, 3)
    assert problem.what() == (
        "'Experience (1-5)' states the scale 1–5, and 'Expectation (1-7)' in the cell B1 1–7"
    )
    assert "--mapping FILE" in problem.remedy()
    same = imported("step,Expectation (1-5),Experience (5分制)\na,4,5\n")
    assert same.journey.scale.maximum == 5


def test_a_scale_that_is_said_otherwise_wins_and_that_is_told():
    made = imported("step,Experience (1-7)\na,4\n", scale=(0.0, 10.0))
    assert made.journey.scale.maximum == 10
    assert told(made.notes)[2] == (
        "'Experience (1-7)' says 1 to 7, but the scale from 0 to 10 is taken"
    )
    assert "table-scale-differs" not in notes(
        imported("step,Experience (1-7)\na,4\n", scale=(1.0, 7.0))
    )
    in_cell = 'touchpoint,lane,value\n,journey.scale,"{min: 1, max: 9}"\na,experience,4\n'
    made = imported(in_cell, scale=(1.0, 7.0))
    assert made.journey.scale.maximum == 9
    assert notes(made)["table-scale-differs"] == {
        "name": "scale", "minimum": "1", "maximum": "7", "low": "1", "high": "9",
    }  # fmt: skip


# Decimal commas


@pytest.mark.parametrize("separator", [";", "\t"])
def test_a_comma_in_a_number_is_a_decimal_one_where_commas_part_no_cells(separator):
    text = "step;expectation;experience;n of experience;doing\na;5,6;-0,5;40;3,5 hours, or so\n"
    made = imported(text.replace(";", separator) + "", scale=(-5.0, 10.0))
    (step,) = made.journey.touchpoints
    assert (step.expectation.mean, step.experience.mean) == (5.6, -0.5)
    assert step.doing == "3,5 hours, or so"
    assert notes(made)["table-decimal-commas"] == {"count": 2}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("step;experience\na;1,234\n", "thousands-comma"),
        ('step,experience\na,"5,6"\n', "decimal-comma"),
        ('step|experience\na|5,6\n', "decimal-comma"),
    ],
)  # fmt: skip
def test_a_comma_that_may_mean_something_else_is_refused(text, code):
    assert [each.code for each in problems(text)] == [code]


# Words where fields should stand


@pytest.mark.parametrize("lane", sorted(FREE_WORDS))
def test_free_words_stop_no_import_and_stay_as_a_comment(lane):
    made = imported(f"step,experience,{lane}\na,6,fast: answers\nb,5,\n")
    assert f"\n        # {lane}: fast: answers\n      - touchpoint: b\n" in made.text
    assert notes(made)["table-in-words"] == {"names": (f"{lane} (1)",)}
    assert [getattr(each, lane) for each in made.journey.touchpoints] == [(), ()]


def test_several_words_stay_together():
    made = imported('step,experience,kpis\na,6,"fast\nfriendly"\n,,cheap\n')
    assert "        # kpis: fast\n        # friendly\n        # cheap\n" in made.text
    assert notes(made)["table-in-words"] == {"names": ("kpis (1)",)}


def test_what_counts_is_never_put_aside():
    found = problems("step,experience,importance,kano,next\na,good,high,fine,somewhere\n")
    assert [each.code for each in found] == [
        "table-value",
        "table-value",
        "not-one-of",
        "unknown-target",
    ]


@pytest.mark.parametrize(
    ("text", "what", "remedy"),
    [
        (
            "step,experience,importance\na,6,high\n",
            "'high' in the cell C2, lane `importance`, is not a number",
            "write a number, or empty the cell; or leave the whole lane out: ",
        ),
        (
            'step,experience,kpis\na,6,"[fast]"\n',
            "the lane `kpis` cannot hold what the cell C2 says",
            f"write it like this: `{EXAMPLES['kpis']}`; or leave the whole lane out: ",
        ),
        (
            'step,experience\na,"[6, 7]"\n',
            "the lane `experience` cannot hold what the cell B2 says",
            "write it like this: `5.6`; or leave the whole lane out: ",
        ),
    ],
)
def test_a_remedy_is_for_somebody_with_a_spreadsheet(text, what, remedy):
    (problem,) = problems(text)
    assert problem.what() == what
    assert problem.remedy().startswith(remedy)
    assert "--mapping FILE" in problem.remedy()
    assert "- `" not in problem.remedy()
    assert "泳道" in problem.what("zh")


@pytest.mark.parametrize("lane", sorted({*LANES, *JOURNEY_LANES} - {"touchpoint", "stage"}))
def test_what_a_cell_of_a_lane_may_hold_is_of_the_form_it_takes(lane):
    told_of = set()
    try:
        imported(f'step,owner,{lane}\nb,me,"{example(lane)}"\n')
    except JourneyError as error:
        told_of = {each.code for each in error.problems}
    assert not told_of & {"table-form", "table-value", "not-one-of", "out-of-range", "space-in-id"}


def test_a_slip_within_a_field_of_the_journey_is_told_at_its_cell():
    long = 'touchpoint,lane,value\n,journey.outcomes,"[{metric: NPS, value: high}]"\na,doing,x\n'
    (problem,) = problems(long)
    assert (problem.code, problem.mark.line, problem.mark.column) == ("table-value", 2, 3)
    assert "lane `journey.outcomes`" in problem.what()


def test_one_item_needs_no_brackets():
    made = imported('step,owner,kpis\nb,me,"{metric: wait, value: 3}"\n')
    (step,) = made.journey.touchpoints
    assert [(each.metric, each.value) for each in step.kpis] == [("wait", 3)]


# What stands around


def test_a_row_above_the_table_is_the_title():
    made = imported("Library journey v3,,\nstep,experience,doing\na,6,x\n")
    assert (made.journey.title, made.journey.id) == ("Library journey v3", "library-journey-v3")
    assert notes(made)["table-heading"] == {"text": "Library journey v3"}
    wide = imported("Our map,,\nstep,a,b\nexperience,6,5\ndoing,x,y\n")
    assert wide.journey.title == "Our map"


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("title", ["Library", "Library, third draft"])
def test_a_heading_without_separators_does_not_hide_what_parts_the_cells(title, separator):
    table = "step,experience,owner\na,6,x\nb,5,y\n".replace(",", separator)
    made = imported(f"{title}\n{table}")
    assert [each.owner for each in made.journey.touchpoints] == ["x", "y"]
    is_torn = separator in title
    assert made.journey.title == ("" if is_torn else title)
    assert ("table-above" in notes(made)) == is_torn


@pytest.mark.parametrize(
    ("rows", "names"),
    [
        ("Library,2026,\n", ("Library", "2026")),
        (f"{'x' * 201},,\n", ("x" * 201,)),
        ("Library,,\nDraft,of May,\n", ("Draft", "of May")),
    ],
)
def test_what_else_stands_above_is_told(rows, names):
    made = imported(f"{rows}step,experience,doing\na,6,x\n")
    assert notes(made)["table-above"] == {"names": names}


def test_a_title_of_its_own_stays():
    made = imported("Library,,\nstep,experience,journey.title\na,6,Museum\n")
    assert made.journey.title == "Museum"
    assert notes(made)["table-above"] == {"names": ("Library",)}


def test_comments_on_cells_are_counted():
    book = openpyxl.Workbook()
    for row in (["step", "experience"], ["a", 6], ["b", 5]):
        book.active.append(row)
    book.active["B2"].comment = Comment("ask Ana", "me")
    book.active["B3"].comment = Comment("and Ben", "me")
    data = io.BytesIO()
    book.save(data)
    made = reading.imported(data.getvalue(), "map.xlsx")
    assert notes(made)["table-comments"] == {"count": 2}
    assert "略去了单元格批注：2 条" in told(made.notes, "zh")


@pytest.mark.parametrize(
    ("label", "lane"),
    [
        ("What customers do", "doing"),
        ("User thinks", "thinking"),
        ("what the customer feels", "feeling"),
        ("Customers say", "quotes"),
        ("用户原声", "quotes"),
        ("触达渠道", "channels"),
        ("后台支持", "backstage"),
        ("支持过程", "support"),
    ],
)
def test_more_labels_are_known(label, lane):
    assert meaning(label) == lane


OTHERS = 'step,experience,Ideas,\na,6,"signs\nlights",see Ana\nb,5,,\n'


def test_what_has_no_place_stays_as_comments_on_its_touchpoint():
    made = imported(OTHERS)
    assert made.text.endswith(
        "        experience: 6\n        # Ideas: signs\n        # lights\n        # D: see Ana\n"
        "      - touchpoint: b\n        experience: 5\n"
    )
    assert notes(made)["table-kept"] == {"names": ("Ideas (1)", "D (1)")}
    assert made.journey == imported("step,experience\na,6\nb,5\n").journey


def test_every_layout_keeps_what_has_no_place():
    wide = imported("step,a,b\nexperience,6,5\ndoing,x,y\nIdeas,signs,\n")
    long = imported("touchpoint,lane,value\na,experience,6\na,Ideas,signs\nb,experience,5\n")
    for made in (wide, long):
        assert "        # Ideas: signs\n      - touchpoint: b\n" in made.text
        assert notes(made)["table-kept"] == {"names": ("Ideas (1)",)}


@pytest.mark.parametrize("label", ["Description", "Category", "描述"])
def test_a_label_of_long_tables_means_nothing_in_others(label):
    rows = imported(f"step,experience,{label}\na,6,signs\n")
    wide = imported(f"step,a,b\nexperience,6,5\ndoing,x,y\n{label},signs,\n")
    mapping = (
        f"layout: rows\ncolumns: {{step: touchpoint, experience: experience, {label}: value}}\n"
    )
    left = imported(
        f"step,experience,{label}\na,6,signs\n", columns=mapping_of(mapping, "labels.yaml")
    )
    assert f"        # {label}: signs\n" in rows.text
    assert f"        # {label}: signs\n" in wide.text
    long = imported(f"touchpoint,lane,value\na,experience,6\na,{label},signs\n")
    assert f"        # {label}: signs\n" in long.text
    assert notes(left)["table-left-out"] == {"names": (f"{label} (1)",)}


def test_much_that_has_no_place_is_counted_alone_and_so_is_what_a_mapping_leaves_out():
    much = imported(f"step,experience,Ideas\na,6,{'x' * from_table.MOST_KEPT}\n")
    mapping = "layout: rows\ncolumns: {step: touchpoint, experience: experience, Ideas: }\n"
    left = imported(OTHERS, columns=mapping_of(mapping, "labels.yaml"))
    assert "#" not in much.text + left.text
    assert notes(much)["table-left-out"] == {"names": ("Ideas (1)",)}
    assert notes(left)["table-left-out"]["names"][0] == "Ideas (1)"


@pytest.mark.parametrize("end", ["\x85", "\u2028", "\u2029", "\r\n", "\r"])
def test_no_sign_of_a_line_s_end_gets_out_of_a_comment(end):
    found = csv_text.table(f'step,experience,Ideas\na,6,"one{end}experience: 3"\n', "map.csv")
    made = from_table.imported(found, proposed(found), "map")
    assert read(made.text) == made.journey
    assert [each.experience.mean for each in made.journey.touchpoints] == [6]


# Bullets


def test_what_begins_an_item_of_a_list_is_no_part_of_it():
    made = imported(
        'step,experience,pains,gains,doing,channels\n'
        'a,6,"- queue\n• noise",- 43 hits,- reads,"* web\n* phone"\nb,5,-5 min,–,,\n'
    )  # fmt: skip
    first, second = made.journey.touchpoints
    assert (first.pains, first.gains) == (("queue", "noise"), ("43 hits",))
    assert [each.name for each in first.channels] == ["web", "phone"]
    assert (first.doing, second.pains, second.gains) == ("- reads", ("-5 min",), ("–",))


# Any table

LABELS = st.sampled_from(
    """step|experience (1-5)|体验5分制|Ideas||kpis|pains|journey.scale|next|lane|value|touchpoint|stage
    |experience.n|emotion|journey.outcomes|#""".replace("\n    ", "").split("|")
)
CELLS = st.sampled_from(
    """|a|5|5,6|1,234|- x|{a: b}|[x]|[{metric: a, value: b}]|# x|{|one\ntwo|one\u2028journey: x
    |x\x85- y|done|{min: 1, max: 5}|'=1|%|–""".replace("\n    ", "").split("|")
)


@st.composite
def tables(draw):
    """Tables of odd labels and cells, as CSV with some separator."""
    width, is_wide = draw(st.integers(1, 4)), draw(st.booleans())
    cells = st.lists(CELLS, min_size=width, max_size=width)
    rows = draw(st.lists(cells, min_size=1, max_size=5))
    if is_wide:
        rows = [[draw(LABELS), *row] for row in rows]
    else:
        rows.insert(draw(st.integers(0, 1)), [draw(LABELS) for _ in range(width)])
    text = io.StringIO()
    csv.writer(text, delimiter=draw(st.sampled_from(",;\t"))).writerows(rows)
    return text.getvalue()


@settings(max_examples=300)
@given(tables())
def test_any_table_is_imported_or_refused_with_remedies(text):
    try:
        made = imported(text)
    except JourneyError as error:
        remedies = [each.remedy(language) for each in error.problems for language in ("en", "zh")]
    else:
        remedies = ["none needed"]
        assert read(made.file("map.csv")) == made.journey
    assert all(remedies)


@pytest.mark.parametrize(
    ("label", "scale"),
    [
        ("Experience (1,0-7,0)", (1, 7)),
        ("Experience (1-7²)", (1, 7)),
        ("Experience (/00)", None),
        ("Experience (/٠)", None),
    ],
)
def test_the_scale_of_a_label_knows_commas_and_footnotes(label, scale):
    assert label_scales.stated(label) == scale


def test_what_parts_most_lines_alike_parts_the_cells():
    told = imported("touchpoint;Experience (1,0-7,0)\na;5,6\nb;4,5\n")
    assert "experience: 5.6" in told.text
    rows = csv_text.table("Touchpoint;Satisfaction, mean, 2026\na;5\nb;4\n", "map.csv").rows
    assert rows[1] == ["a", "5"]


def test_a_field_of_no_touchpoint_is_told_and_a_way_to_nowhere_is_none():
    with pytest.raises(JourneyError) as caught:
        imported("touchpoint,field,value\n,emotion,2\na,experience,5\n")
    assert [each.code for each in caught.value.problems] == ["table-of-nobody"]
    assert "next" not in imported('touchpoint,experience,next\na,5,";"\nb,5,\n').text
