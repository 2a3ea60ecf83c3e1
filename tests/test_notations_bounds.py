"""What a stranger's file may cost: too much is refused before it is read, and clearly."""

import csv
import io
import json
import re
import zipfile

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeymap.export import archive, reading, workbook
from journeymap.language.notations import cells, csv_text, from_diagram, lanes, mermaid, table
from journeymap.language.places import Report
from journeymap.problems import JourneyError
from tests.journey_data import AWKWARD

SHEET = "xl/worksheets/sheet1.xml"
STRINGS = "xl/sharedStrings.xml"
OF_STRINGS = (
    b'<Override PartName="/xl/sharedStrings.xml" ContentType="application/'
    b'vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/>'
)
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def book(*rows):
    """A workbook as a person makes it: a map of one touchpoint, or these rows."""
    made = openpyxl.Workbook()
    for row in rows or (["step", "experience"], ["a", 5]):
        made.active.append(row)
    data = io.BytesIO()
    made.save(data)
    return data.getvalue()


def edited(changes, added=(), packed=zipfile.ZIP_DEFLATED, data=None):
    """A workbook in whose parts something was put in the place of something else."""
    made = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data or book())) as before,
        zipfile.ZipFile(made, "w", packed) as after,
    ):
        parts = {name: before.read(name) for name in before.namelist()} | dict(added)
        for name, old, new in changes:
            assert old in parts[name]
            parts[name] = parts[name].replace(old, new)
        for name, content in parts.items():
            after.writestr(name, content)
    return made.getvalue()


def behind_rows(content):
    return edited([(SHEET, b"</sheetData>", content + b"</sheetData>")])


def behind_sheet(content):
    return edited([(SHEET, b"</sheetData>", b"</sheetData>" + content)])


def with_strings(content):
    shared = b'<sst xmlns="%s">%s</sst>' % (MAIN.encode(), content)
    types = ("[Content_Types].xml", b"</Types>", OF_STRINGS + b"</Types>")
    return edited([types], {STRINGS: shared})


def with_sheets(count, content, part="x{}.xml"):
    """A workbook with so many sheets more, all of which hold the same."""
    names = [part.format(number) for number in range(count)]
    sheet = f'<worksheet xmlns="{MAIN}"><sheetData>{content}</sheetData></worksheet>'
    entries = "".join(
        f'<sheet xmlns:r="{OFFICE}" name="x{n}" sheetId="{n + 9}" r:id="x{n}"/>'
        for n in range(count)
    )
    links = "".join(
        f'<Relationship Type="{OFFICE}/worksheet" Target="/xl/worksheets/{name}" Id="x{n}"/>'
        for n, name in enumerate(names)
    )
    changes = [
        ("xl/workbook.xml", b"</sheets>", f"</sheets>{entries}".encode()),
        ("xl/workbook.xml", f"</sheets>{entries}".encode(), f"{entries}</sheets>".encode()),
        (
            "xl/_rels/workbook.xml.rels",
            b"</Relationships>",
            f"{links}</Relationships>".encode(),
        ),
    ]
    return edited(changes, {f"xl/worksheets/{name}": sheet.encode() for name in names})


def refused(data, name="map.xlsx"):
    with pytest.raises(JourneyError) as caught:
        reading.imported(data, name)
    for problem in caught.value.problems:
        assert problem.told() != problem.told("zh")
    return [problem.code for problem in caught.value.problems]


# Workbooks


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (lambda: with_strings(b"<si/>" * 4_000_001), "workbook-large"),
        (lambda: with_strings(b"<si/>" * 400_000), "workbook-full"),
        (lambda: with_strings(b"<si>" * 400_000 + b"</si>" * 400_000), "workbook-full"),
        (lambda: behind_rows(b"<row>" + b"<c/>" * 400_000 + b"</row>"), "workbook-full"),
        (lambda: behind_rows(b'<row a=""/>' * 1_000_000), "workbook-full"),
        (lambda: behind_rows(b"<row" + b' a="" b=""' * 500_000 + b"/>"), "workbook-full"),
        (lambda: behind_sheet(b"<a/>" * 100_001), "workbook-formats"),
        (
            lambda: edited([("xl/styles.xml", b"</cellXfs>", b"<xf/>" * 100_001 + b"</cellXfs>")]),
            "workbook-formats",
        ),
        (lambda: behind_rows(b"<row" + b' a=""' * 150_000 + b"/>"), "not-xlsx"),
        (lambda: with_sheets(1_000, '<row r="1999990"/>'), "workbook-parts"),
        (
            lambda: edited([(SHEET, b"<worksheet", b'<!DOCTYPE a [<!ENTITY b "c">]><worksheet')]),
            "not-xlsx",
        ),
        (lambda: edited([], packed=zipfile.ZIP_BZIP2), "not-xlsx"),
        (lambda: edited([], packed=zipfile.ZIP_LZMA), "not-xlsx"),
    ],
    ids=[
        "size",
        "strings",
        "nested",
        "cells",
        "attributes",
        "attributes-of-one",
        "elements",
        "formats",
        "long-tag",
        "sheets",
        "declarations",
        "bzip2",
        "lzma",
    ],
)
def test_a_workbook_that_would_burst_is_refused_before_its_reader_sees_it(data, code, monkeypatch):
    monkeypatch.delattr(workbook, "load_workbook")
    assert refused(data()) == [code]


def test_of_a_part_no_more_is_unpacked_than_it_says(monkeypatch):
    data = edited([], {"xl/a.xml": b"<" * 10_000_000})
    place = data.index(b"xl/a.xml", data.index(b"PK\x01\x02")) - 46
    claiming = data[: place + 24] + (9).to_bytes(4, "little") + data[place + 28 :]
    most = 0
    read = zipfile.ZipExtFile._read1

    def measured(self, size):
        nonlocal most
        found = read(self, size)
        most = max(most, len(found))
        return found

    monkeypatch.setattr(zipfile.ZipExtFile, "_read1", measured)
    assert refused(claiming) == ["not-xlsx"]
    assert most < 100_000


def test_a_part_that_is_named_as_many_sheets_is_not_read_for_each():
    data = edited([(SHEET, b"<dimension", b"<a")], data=with_sheets(1, "<row/>" * 20_000))
    assert "Sheet" in workbook.table(data, "map.xlsx")[1][0].values["name"]
    many = with_sheets(200, "<row/>" * 20_000, part="one.xml")
    assert refused(many) == ["not-xlsx"]


@pytest.mark.parametrize("count", [2, 6, 20])
def test_rows_that_are_skipped_cost_nothing_and_are_no_rows(count, monkeypatch):
    gone_through = 0
    values = workbook._values

    def counting(*given):
        nonlocal gone_through
        for each in values(*given):
            gone_through += 1
            yield each

    monkeypatch.setattr(workbook, "_values", counting)
    found, _ = workbook.table(with_sheets(count, '<row r="1999990"/>'), "map.xlsx")
    assert found.rows == [["step", "experience"], ["a", "5"]]
    assert gone_through == 4


def test_the_sheet_that_is_chosen_is_read_in_full_and_of_others_the_beginning(monkeypatch):
    asked = []
    rows = workbook._rows

    def spied(sheet, name, most=None):
        asked.append((sheet.title, most))
        return rows(sheet, name, most)

    monkeypatch.setattr(workbook, "_rows", spied)
    data = with_sheets(1, '<row r="1048576"><c t="str"><v>far</v></c></row>')
    workbook.table(data, "map.xlsx", "x0")
    assert asked == [("x0", None)]
    asked.clear()
    workbook.table(data, "map.xlsx")
    assert asked == [("Sheet", 60), ("Sheet", None)]


def test_a_row_far_below_is_read_and_told_by_its_own_number():
    far = b'<row r="1048576"><c t="str"><v>b</v></c><c><v>50</v></c></row>'
    found, _ = workbook.table(behind_rows(far), "map.xlsx")
    assert (len(found.rows), list(found.lines)) == (3, [1, 2, 1_048_576])
    wrong = far.replace(b"<c><v>50</v>", b'<c t="str"><v>five</v>')
    with pytest.raises(JourneyError) as caught:
        reading.imported(behind_rows(wrong), "map.xlsx")
    assert "map.xlsx:1048576:2" in caught.value.told()
    assert found.cell(2, 1) == "B1048576"


@pytest.mark.parametrize(
    "content",
    ['<row r="1999990"><c><v>1</v></c></row>', '<row><c r="XFD1"><v>1</v></c></row>' * 62],
    ids=["rows", "columns"],
)
def test_a_sheet_of_more_rows_or_cells_than_are_gone_through_is_refused(content):
    assert refused(behind_rows(content.encode())) == ["table-large"]


def broken(packed):
    """A workbook with a part whose packed bytes were turned round."""
    data = bytearray(edited([], packed=packed))
    with zipfile.ZipFile(io.BytesIO(bytes(data))) as opened:
        start = opened.getinfo(SHEET).header_offset + 30 + len(SHEET) + 12
    data[start : start + 20] = bytes(each ^ 0xFF for each in data[start : start + 20])
    return bytes(data)


@pytest.mark.parametrize(
    "data",
    [
        lambda: edited([], {"[Content_Types].xml": b"<Types/>"}),
        lambda: edited([("xl/_rels/workbook.xml.rels", b"sheet1.xml", b"none.xml")]),
        lambda: edited([("xl/styles.xml", b'numFmtId="0"', b'numFmtId="2147483648"')]),
        lambda: broken(zipfile.ZIP_DEFLATED),
        lambda: broken(zipfile.ZIP_LZMA),
        lambda: broken(zipfile.ZIP_BZIP2),
        lambda: behind_rows(b"<row><c><v>" + b"1" * 5_000 + b"</v></c></row>"),
    ],
    ids=["types", "links", "formats", "deflate", "lzma", "bzip2", "number"],
)
def test_a_broken_workbook_is_told_to_be_none(data):
    assert refused(data()) == ["not-xlsx"]


def test_a_mistake_of_ours_is_not_taken_for_a_broken_workbook(monkeypatch):
    monkeypatch.setattr(workbook, "MOST_CELLS", None)
    with pytest.raises(TypeError):
        workbook.table(book(), "map.xlsx")


def test_a_title_of_a_thousand_words_costs_no_thousand_looks_in_each_row(monkeypatch):
    asked = 0

    def counting(_label):
        nonlocal asked
        asked += 1
        return ""

    monkeypatch.setattr(table, "meaning", counting)
    rows = [[f"{row} {column}" for column in range(5_000)] for row in range(10)]
    assert table.proposed(table.Table("map.csv", rows, range(1, 11))) is None
    assert asked < 10 * table.FIRST_LABELS + 2 * 5_000


def test_a_map_of_sixty_touchpoints_is_far_within_the_bounds():
    lanes_of_each = [f"lane {n}" for n in range(40)]
    data = book(["step", *lanes_of_each], *[["x" * 50] * 41] * 60)
    parts = archive.unpacked(data, "map.xlsx")
    assert sum(map(len, parts.values())) < archive.MOST_UNPACKED * archive.MEGABYTE / 20
    assert sum(each.count(b"<") for each in parts.values()) < archive.MOST_ELEMENTS / 20


# Tables, diagrams and JSON


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("step,experience\n" + "a,5\n" * 50_000, "table-long"),
        ('step,experience\n"a",5\n' + "\n" * 50_000, "table-long"),
        ("step" + ",x" * 16_384 + "\n", "table-long"),
        ("step" + ",x" * 1_000 + "\n" + "experience,5\n" * 1_000, "table-large"),
        ("step,stage,owner,doing,thinking\n" + "a,b,c,d,e\n" * 41_000, "table-full"),
        ("step,pains\n" + 'a,"[a, b, {c: d}]"\n' * 22_000, "table-fields"),
    ],
    ids=["rows", "empty-rows", "columns", "area", "values", "brackets"],
)
def test_a_table_beyond_any_journey_is_refused_at_once(text, code):
    assert refused(text.encode(), "map.csv") == [code]


def test_a_table_of_ten_thousand_touchpoints_is_read():
    text = "step,experience\n" + "".join(f"t{n},5\n" for n in range(10_000))
    assert sum(1 for _ in reading.imported(text.encode(), "map.csv").journey.touchpoints) == 10_000


def test_a_label_that_means_nothing_is_looked_up_a_few_times_alone(monkeypatch):
    looks = 0
    field = lanes.synonyms.field

    def counting(*given):
        nonlocal looks
        looks += 1
        return field(*given)

    monkeypatch.setattr(lanes.synonyms, "field", counting)
    assert lanes.meaning("a label that nobody has ever given") == ""
    assert looks < 10


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("journey\n" + "section a\n" * 20_001, "mermaid-large"),
        ("journey\nsection s\n" + "a: 3: Me\n" * 20_000, "mermaid-large"),
        ("journey\nsection s\n" + f"a: 3: {'b,' * 3_000}\n" * 7, "mermaid-large"),
        ("journey\nsection s\n" + "accDescr {\n" * 20_001, "mermaid-open"),
        ("```mermaid\njourney\n" + "~~~\n" * 20_001, "mermaid-no-score"),
    ],
    ids=["sections", "tasks", "actors", "descriptions", "unreadable"],
)
def test_a_diagram_beyond_any_journey_is_read_no_further(text, first, monkeypatch):
    told = []
    add = Report.add
    monkeypatch.setattr(
        Report,
        "add",
        lambda self, *given, **values: told.append(given) or add(self, *given, **values),
    )
    with pytest.raises(JourneyError) as caught:
        from_diagram.read(text + "more\n" * 1_000, "visit.mmd")
    assert caught.value.problems[0].code == first
    assert told[-1][0] == "mermaid-large"
    assert len(told) <= 20_001


def test_each_diagram_of_a_document_is_gone_through_alone():
    text = "```mermaid\n" * 8_000
    gone_through = 0
    bared = mermaid._bared

    def measured(*given):
        nonlocal gone_through
        source = bared(*given)
        gone_through += len(source.text)
        return source

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(mermaid, "_bared", measured)
        assert mermaid.prepared(Report("a.md", text)) is None
    assert gone_through <= len(text)


_AS_IN_MERMAID = re.compile(r"\s*?([^\S\n]*)---[^\S\n]*\n(.*?\n|)\1---[^\S\n]*(?:\n|\Z)", re.DOTALL)
"""How Mermaid itself looks for front matter: the same, but for long texts far more work."""


@given(
    st.text(alphabet=" \t\na", max_size=4),
    st.lists(
        st.sampled_from(
            ["---", "--", " ---", "  ---", "   --- ", "\t---", "a", "", "title: b", " "]
        ),
        max_size=7,
    ),
)
def test_front_matter_begins_and_ends_where_mermaid_has_it(before, lines):
    text = before + "\n".join(lines)
    found = _AS_IN_MERMAID.match(text)
    expected = (*found.span(2), found.end()) if found else (0, 0, 0)
    assert mermaid._front(text, 0, len(text)) == expected


def test_front_matter_that_never_ends_is_looked_for_once():
    text = " " * 40_000 + "---\n" + "a\n" * 10
    assert mermaid._front(text, 0, len(text)) == (0, 0, 0)


def test_who_takes_part_throughout_is_found_without_comparing_everyone_with_everyone():
    class Counted(str):
        compared = 0

        def __eq__(self, other):
            Counted.compared += 1
            return str.__eq__(self, other)

        __hash__ = str.__hash__

    tasks = [
        from_diagram.diagram.Task("a", 3, "3", tuple(Counted(f"p{n}") for n in range(100)), "", 1),
        from_diagram.diagram.Task(
            "b", 3, "3", tuple(Counted(f"p{n}") for n in range(99, 198)), "", 1
        ),
    ]
    found = from_diagram.diagram.Diagram(sections=[from_diagram.diagram.Section("s", 1, tasks)])
    assert from_diagram._persona(found) == "p99"
    assert Counted.compared < 1_000


def test_json_beyond_any_journey_is_refused_before_it_is_parsed(monkeypatch):
    monkeypatch.delattr(json, "loads")
    text = '{"journey":"a","stages":[' + "{}," * 100_000 + "{}]}"
    assert refused(text.encode(), "map.json") == ["json-large"]


# No formula in a table, whatever parts its cells

FORMULAS = ("=", "+", "-", "@", "＝", "＋", "－", "＠")


def plain_rows(rows, separator):
    text = csv_text.written(rows).decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=separator))


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("between", [";", "; ", ';"', "\t", "|", "\n", "\r\n", "\r", "\n \u3000"])
@pytest.mark.parametrize("sign", FORMULAS)
def test_no_part_of_a_cell_becomes_a_formula_where_other_signs_part_cells(separator, between, sign):
    rows = [["t", "title", f"Hi{between}{sign}HYPERLINK(A1)"]]
    for row in plain_rows(rows, separator):
        assert not any(cell.lstrip(' "\u3000').startswith(FORMULAS) for cell in row)
    text = csv_text.written(rows).decode("utf-8-sig")
    read_again = csv_text.table(text, "map.csv").rows
    assert [[cells.restored(cell) for cell in row] for row in read_again] == rows


@pytest.mark.parametrize("text", ["a;b", "a\tb", "a|b", "a,b"])
def test_a_cell_with_a_sign_that_may_part_cells_is_in_quotes(text):
    assert csv_text.written([["t", text]]).decode("utf-8-sig") == f't,"{text}"\r\n'


@given(
    st.lists(
        st.lists(
            st.one_of(AWKWARD, st.text(alphabet=";|\t\n\r =+-@'\" a＝")), min_size=3, max_size=3
        ),
        min_size=1,
        max_size=3,
    )
)
def test_what_was_made_safe_comes_back_as_it_was(rows):
    text = "a,b,c\r\n" + csv_text.written(rows).decode("utf-8-sig")
    read_again = csv_text.table(text, "map.csv").rows[1:]
    expected = [[cells.restored(cells.protected(each)) for each in row] for row in rows]
    assert [[cells.restored(cell) for cell in row] for row in read_again] == expected


@pytest.mark.parametrize("sign", FORMULAS)
def test_fullwidth_signs_begin_no_formula_in_a_workbook_either(sign):
    data, _ = workbook.written([["touchpoint", "title"], ["a", f"{sign}1"]], "rows", "t", "a.yaml")
    assert openpyxl.load_workbook(io.BytesIO(data)).active["B2"].value == f"'{sign}1"
    assert reading.sheet(data, "map.xlsx", "xlsx").table.rows[1] == ["a", f"'{sign}1"]
    assert cells.restored(f"'{sign}1") == f"{sign}1"
