"""`journeymap import` and `export` as a person types them, and what all notations share."""

import io
import json
import re

import networkx as nx
import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from journeymap import files
from journeymap.analysis import analyze
from journeymap.cli import main
from journeymap.export import graphml, reading, writing
from journeymap.language import read
from journeymap.language.editing import written
from journeymap.language.ids import is_id
from journeymap.language.notations import mapping
from journeymap.language.notations.account import MOST_OF_A_KIND, Note, told
from journeymap.language.notations.names import LONGEST, Names, id_from
from journeymap.language.notations.plain_data import data_of
from journeymap.language.notations.table import LAYOUTS
from journeymap.language.places import Report
from journeymap.language.tree import tree
from tests.browser import JOURNEYS, PROJECT
from tests.journey_data import AWKWARD

HOTEL = JOURNEYS / "hotel-stay.yaml"
SHOPPING = """\
journey
  title Go shopping
  section There
    Find the shop: 4: Dad
    Pay: 2: Dad, Mum
"""
MAP = "触点,期望,体验\n到店,8,6\n离店,7,7\n"


@pytest.fixture
def journeymap(monkeypatch):
    """Run the command in this process; the terminal speaks English unless a test says otherwise."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    return lambda *words: CliRunner().invoke(main, [str(word) for word in words])


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A folder one stands in, with something to import."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "shopping.mmd").write_text(SHOPPING, encoding="utf-8")
    (tmp_path / "map.csv").write_bytes(MAP.encode("gb18030"))
    return tmp_path


# import


@pytest.mark.parametrize(
    ("words", "what"),
    [
        (["import", "shopping.mmd", "--scale", "1-7"], "say how to read a table"),
        (["import", "shopping.mmd", "--mapping", "nowhere.yaml"], "shopping.mmd is none"),
        (["export", HOTEL, "--to", "json", "--layout", "wide"], "json is none"),
    ],
)
def test_an_option_of_tables_is_refused_where_there_is_none(journeymap, folder, words, what):
    before = sorted(folder.iterdir())
    answer = journeymap(*words)
    assert answer.exit_code == 2
    assert what in " ".join(answer.stderr.split())
    assert sorted(folder.iterdir()) == before


def test_a_diagram_becomes_a_file_and_the_account_is_given(journeymap, folder):
    answer = journeymap("import", "shopping.mmd")
    assert answer.exit_code == 0
    assert answer.output.splitlines() == [
        "shopping.yaml is written: stages 1, touchpoints 2",
        "  Mermaid's one score, 1 to 5, is read as the experience; what was expected is unknown",
        "  'Dad' takes part throughout, so the journey is theirs: `persona`",
        "  others who take part stand under `channels`, as whom customers meet there: Mum",
    ]
    assert files.load("shopping.yaml").persona == "Dad"
    assert journeymap("check", "shopping.yaml").output == "Sound journeys: 1\n"


def test_the_file_goes_to_the_folder_journeys_where_there_is_one(journeymap, folder):
    (folder / "journeys").mkdir()
    journeymap("import", "shopping.mmd")
    assert (folder / "journeys" / "shopping.yaml").is_file()


def test_nothing_is_written_over_unless_that_is_said(journeymap, folder):
    (folder / "shopping.yaml").write_text("mine", encoding="utf-8")
    answer = journeymap("import", "shopping.mmd")
    assert answer.exit_code == 1
    assert answer.stderr.splitlines() == [
        "shopping.yaml: there is something of this name already",
        "  choose another name, or let --force write over it",
    ]
    assert (folder / "shopping.yaml").read_text("utf-8") == "mine"
    assert journeymap("import", "shopping.mmd", "--force").exit_code == 0
    assert files.load("shopping.yaml").title == "Go shopping"


def test_a_journey_of_a_name_that_the_folder_has_gets_another(journeymap, folder):
    journeymap("import", "shopping.mmd")
    answer = journeymap("import", "shopping.mmd", "-o", "again.yaml")
    assert (
        "the folder has a journey 'go-shopping' already, so this one is 'go-shopping-2'"
        in answer.output
    )
    assert journeymap("check", ".").output.startswith("Sound journeys: 2\n")


def test_a_file_can_be_printed_with_its_account_beside_it(journeymap, folder):
    answer = journeymap("import", "shopping.mmd", "-o", "-")
    assert read(answer.stdout).title == "Go shopping"
    assert answer.stderr.startswith("  Mermaid's one score")
    assert sorted(each.name for each in folder.iterdir()) == ["map.csv", "shopping.mmd"]


def test_a_table_is_told_its_scale_and_its_labels_are_written_down_and_used_again(
    journeymap, folder
):
    answer = journeymap(
        "import", "map.csv", "--scale", "1-8", "--save-mapping", "labels.yaml", "--language", "zh"
    )
    assert answer.output.splitlines()[:2] == [
        "标签含义已写入 labels.yaml；可修改后用 --mapping 使用",
        "已写入 map.yaml：1 个阶段，2 个触点",
    ]
    assert files.load("map.yaml").scale.maximum == 8
    labels = (
        (folder / "labels.yaml").read_text("utf-8").replace("期望: expectation", "期望: benchmark")
    )
    (folder / "labels.yaml").write_text(labels, encoding="utf-8")
    assert (
        journeymap("import", "map.csv", "--mapping", "labels.yaml", "-o", "other.yaml").exit_code
        == 0
    )
    assert [each.benchmark for each in files.load("other.yaml").touchpoints] == [8, 7]
    assert (
        journeymap("import", "map.csv", "--save-mapping", "labels.yaml", "-o", "x.yaml").exit_code
        == 1
    )


def test_labels_are_written_down_even_where_nobody_knows_them_yet(journeymap, folder):
    (folder / "odd.csv").write_text("Wo,Wie\nhier,5\n", encoding="utf-8")
    answer = journeymap("import", "odd.csv", "--save-mapping", "labels.yaml")
    assert answer.exit_code == 1
    assert "--mapping FILE" in answer.stderr
    assert (folder / "labels.yaml").read_text("utf-8") == "layout: rows\ncolumns:\n  Wo:\n  Wie:\n"


def test_a_source_that_is_something_else_is_refused_and_nothing_is_written(journeymap, folder):
    (folder / "user-journey.mmd").write_text("flowchart LR\n  a --> b\n", encoding="utf-8")
    answer = journeymap("import", "user-journey.mmd")
    assert (answer.exit_code, answer.stderr.splitlines()[0]) == (
        1,
        "user-journey.mmd:1:1: this is 'flowchart', not a Mermaid journey",
    )
    assert not (folder / "user-journey.yaml").exists()


def test_what_it_is_can_be_said(journeymap, folder):
    (folder / "notes.txt").write_text(SHOPPING, encoding="utf-8")
    assert "say it: `--from` mermaid, csv, xlsx, json" in journeymap("import", "notes.txt").stderr
    assert journeymap("import", "notes.txt", "--from", "mermaid").exit_code == 0


def test_a_source_over_the_limit_is_refused(journeymap, folder):
    (folder / "large.csv").write_bytes(b"x" * 5_000_001)
    answer = journeymap("import", "large.csv")
    assert "large.csv: " in answer.stderr
    assert "5 MB" in answer.stderr
    assert journeymap("import", "nothing.csv").exit_code == 1


def test_without_openpyxl_a_workbook_says_how_to_get_it(journeymap, folder, monkeypatch):
    import sys

    monkeypatch.setitem(sys.modules, "openpyxl", None)
    monkeypatch.delitem(sys.modules, "journeymap.export.workbook", raising=False)
    monkeypatch.delattr("journeymap.export.workbook", raising=False)
    # A package keeps its modules as attributes, too.
    monkeypatch.delattr("journeymap.export.workbook", raising=False)
    (folder / "map.xlsx").write_bytes(b"PK")
    for words in (("import", "map.xlsx"), ("export", HOTEL, "--to", "xlsx")):
        answer = journeymap(*words)
        assert answer.exit_code == 1
        assert "`pip install openpyxl`, or `uv pip install openpyxl`" in answer.stderr


# export


@pytest.mark.parametrize("notation", writing.ENDINGS)
def test_a_journey_is_written_in_every_notation(journeymap, folder, notation):
    answer = journeymap("export", HOTEL, "--to", notation)
    name = writing.usual_name("hotel-stay", notation)
    assert answer.exit_code == 0
    assert answer.output.splitlines()[0] == f"{name} is written"
    assert len(answer.output.splitlines()) > 2
    expected = writing.Source(HOTEL.read_text("utf-8"), files.load(HOTEL))
    if notation != "xlsx":  # which holds the time
        assert (folder / name).read_bytes() == writing.exported(expected, notation).data


@pytest.mark.parametrize("ending", ["mmd", "csv", "xlsx", "json"])
def test_what_was_exported_can_be_imported(journeymap, folder, ending):
    assert journeymap("export", HOTEL, "-o", f"hotel.{ending}").exit_code == 0
    answer = journeymap("import", f"hotel.{ending}")
    assert answer.exit_code == 0
    before, after = files.load(HOTEL), files.load("hotel.yaml")
    assert [each.name for each in after.touchpoints] == [each.name for each in before.touchpoints]
    assert [stage.name for stage in after.stages] == [stage.name for stage in before.stages]


def test_an_export_is_printed_as_bytes_with_its_account_beside_it(journeymap, folder):
    answer = journeymap("export", HOTEL, "--to", "json", "-o", "-")
    assert json.loads(answer.stdout)["journey"] == "hotel-stay"
    assert "quotes that nobody has approved" in answer.stderr


def test_an_export_writes_over_nothing_unless_that_is_said(journeymap, folder):
    (folder / "hotel-stay.json").write_text("mine", encoding="utf-8")
    assert journeymap("export", HOTEL, "--to", "json").exit_code == 1
    assert (folder / "hotel-stay.json").read_text("utf-8") == "mine"
    assert journeymap("export", HOTEL, "--to", "json", "--force").exit_code == 0


def test_a_broken_journey_is_not_exported(journeymap, folder):
    (folder / "broken.yaml").write_text("journey: a\nstages: []\n", encoding="utf-8")
    answer = journeymap("export", "broken.yaml", "--to", "csv")
    assert (answer.exit_code, answer.stderr.splitlines()[0][:17]) == (1, "broken.yaml:2:9: ")
    assert not (folder / "broken.csv").exists()


def test_a_journey_goes_to_both_diagrams_of_mermaid_one_after_the_other(journeymap, folder):
    for notation in ("mermaid", "flowchart"):
        assert journeymap("export", HOTEL, "--to", notation).exit_code == 0
    assert {"hotel-stay.mmd", "hotel-stay-flowchart.mmd"} <= {
        each.name for each in folder.iterdir()
    }


@pytest.mark.parametrize(
    ("source", "what"),
    [
        (".", "this is a folder"),
        ("maps", "this is a folder"),
        ("visit.graphml", "GraphML is only written here"),
    ],
)
def test_what_cannot_be_imported_is_not_asked_what_it_is(journeymap, folder, source, what):
    (folder / "maps").mkdir()
    (folder / "visit.graphml").write_text("<graphml/>", encoding="utf-8")
    answer = journeymap("import", source)
    assert answer.exit_code == 1
    assert what in answer.stderr
    assert "--from" not in answer.stderr


def test_what_to_write_must_be_said(journeymap, folder):
    assert "say it: `--to` mermaid, flowchart" in journeymap("export", HOTEL).stderr


def test_an_import_loads_no_computing_package():
    import subprocess
    import sys

    code = (
        "import sys, journeymap.cli.notations;"
        "print([each for each in ('networkx', 'numpy', 'scipy', 'pandas', 'openpyxl') if each in sys.modules])"
    )
    assert (
        subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, check=True
        ).stdout
        == "[]\n"
    )


# GraphML


def graph_of(path):
    journey = files.load(path)
    analysis = analyze(journey)
    return journey, analysis, nx.read_graphml(io.BytesIO(graphml.written(journey, analysis)))


@pytest.mark.parametrize("path", sorted(JOURNEYS.glob("*.yaml")), ids=lambda path: path.stem)
def test_a_graph_has_a_node_for_each_touchpoint_and_exit_with_its_numbers(path):
    journey, analysis, found = graph_of(path)
    exits = [each.id for each in journey.exits]
    assert list(found.nodes) == [*(each.touchpoint for each in analysis.touchpoints), *exits]
    for each in analysis.touchpoints:
        node = found.nodes[each.touchpoint]
        assert node["node"] == "touchpoint"
        assert node["reach"] == each.reach
        for name in ("gap", "kind", "critical", "stakes", "q"):
            assert node.get(name) == getattr(each, name)
    for each in exits:
        assert found.nodes[each]["share"] == analysis.exit_shares[each]


def test_edges_have_their_shares_and_how_often_they_are_taken():
    _, analysis, found = graph_of(HOTEL)
    assert found.edges["checkin", "room"]["share"] == 0.97
    assert found.edges["checkin", "room"]["customers"] == pytest.approx(0.7 * 0.97)
    for each in analysis.touchpoints:
        assert sum(
            found.edges[edge]["share"] for edge in found.out_edges(each.touchpoint)
        ) == pytest.approx(1)
    assert {found.nodes[each.id]["role"] for each in files.load(HOTEL).exits} == {
        "success",
        "drop-off",
    }
    assert found.nodes["booking"]["start"] == 1
    assert b">true<" in graphml.written(files.load(HOTEL), analysis)


@given(AWKWARD)
def test_a_graph_is_xml_whatever_a_title_holds(title):
    text = json.dumps(
        {
            "journey": "v",
            "stages": [{"stage": "s", "touchpoints": [{"touchpoint": "a", "title": title}]}],
        }
    )
    journey = reading.imported(text.encode(), "v.json").journey
    found = nx.read_graphml(io.BytesIO(graphml.written(journey, analyze(journey))))
    assert found.nodes["a"]["title"] == (title or "a").replace("\r\n", "\n").replace("\r", "\n")


# What notations share


@given(st.text(max_size=80))
def test_an_id_made_from_a_title_is_one_or_none(title):
    name = id_from(title)
    assert name == "" or (is_id(name) and len(name) <= LONGEST)


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("I check in", "i-check-in"),
        ("  Call: 9–17!  ", "call-9-17"),
        ("付款", "付款"),
        ("预约 · 就诊", "预约-就诊"),
        ("Über_uns", "über_uns"),
        ("नमस्ते", "नमस्ते"),
        ("می‌خواهم", "می‌خواهم"),
        ("🙂", ""),
        ("---", ""),
        ("a" * 70, "a" * 60),
        ("word " * 20, "word-word-word-word-word-word-word-word-word-word-word-word"),
    ],
)
def test_an_id_keeps_the_letters_of_its_title(title, name):
    assert id_from(title) == name


@given(st.lists(st.sampled_from(["a", "a-2", "b"]), max_size=12))
def test_no_id_is_given_twice(wanted):
    names = Names(["b"])
    given_names = [names.given(each) for each in wanted]
    assert len(set(given_names)) == len(given_names)
    assert "b" not in given_names


def test_notes_of_one_kind_are_told_a_few_times_and_kept_in_the_file():
    many = [Note("mermaid-without-score", {"name": f"task {n}"}, n) for n in range(1, 8)]
    assert told(many)[2:] == [
        "line 3: 'task 3' has no score: it stays unscored",
        "… 4 more of this kind",
    ]
    assert len(told(many, whole=True)) == 7
    assert len(told(many * 100, whole=True)) == MOST_OF_A_KIND + 1


def test_what_a_note_quotes_can_neither_steer_a_terminal_nor_end_a_comment():
    note = Note("mermaid-description", {"text": "one\n\x1b[31mtwo\u2028three " + "x" * 100})
    short, whole = told([note])[0], told([note], whole=True)[0]
    assert "\x1b" not in short + whole
    assert "\n" not in whole
    assert len(short) < 130 < len(whole)


@pytest.mark.parametrize(
    "text",
    ["“a", "”", "、", "a，b", "；", "• a", "– a", "【a，b】", "x:?", "｛a｝", "<<"],
)
def test_what_would_be_taken_for_a_slip_is_quoted_where_it_would_be(text):
    data = {
        "journey": "v",
        "stages": [
            {
                "stage": "s",
                "touchpoints": [
                    {
                        "touchpoint": "a",
                        "pains": text,
                        "channels": {text: None},
                        "gains": [text, "”"],
                    }
                ],
            }
        ],
    }
    lines = "\n".join(written.block(data))
    (found,) = read(lines).touchpoints
    assert (found.pains, found.gains) == ((text,), (text, "”"))
    assert [each.name for each in found.channels] == [text]


def test_data_of_a_journey_is_what_its_author_wrote():
    text = "journey: v\nstages: [{stage: s, touchpoints: [{touchpoint: a, title: 404, next: {done: 70%, left: }}]}]\nexits: [done, left]\n"
    assert data_of(text, read(text))["stages"][0]["touchpoints"] == [
        {"touchpoint": "a", "title": "404", "next": {"done": "70%", "left": None}}
    ]
    assert tree(Report("", text)) is not None


def test_scores_from_beside_take_the_place_of_those_in_the_file():
    journey = files.load(JOURNEYS / "online-order.yaml")
    data = data_of((JOURNEYS / "online-order.yaml").read_text("utf-8"), journey)
    assert "scores" not in data
    by_id = {each["touchpoint"]: each for stage in data["stages"] for each in stage["touchpoints"]}
    for each in journey.touchpoints:
        if each.experience and each.experience.beside:
            assert float(by_id[each.id]["experience"]["mean"]) == each.experience.mean


# The page of notations

PAGE = (PROJECT / "docs" / "notations.md").read_text("utf-8")


def block(kind):
    """The one fenced block of a kind on the page, wherever it is indented."""
    (found,) = re.findall(rf"^( *)```{kind}\n(.*?)^ *```$", PAGE, flags=re.MULTILINE | re.DOTALL)
    return "".join(line.removeprefix(found[0]) for line in found[1].splitlines(keepends=True))


def test_the_diagram_of_the_page_becomes_what_the_page_says():
    assert reading.imported(block("mermaid").encode(), "dentist.mmd").text == block("yaml import")


def test_the_table_and_the_mapping_of_the_page_are_read():
    made = reading.imported(block("csv import").encode(), "map.csv")
    assert [(each.id, len(each.pains)) for each in made.journey.touchpoints] == [
        ("到店", 2),
        ("离店", 0),
    ]
    assert mapping.read(block("yaml mapping"), "labels.yaml").scale == {"min": "1", "max": "5"}


def test_the_page_names_every_notation_layout_option_and_attribute():
    named = set(re.findall(r"`([^`\n]+)`", PAGE))
    assert {f"--to {each}" for each in writing.ENDINGS} <= named
    assert {*LAYOUTS, *graphml.NUMBERS} <= named
    everywhere = {"language", "limit", "source", "file"}
    for command in ("import", "export"):
        for option in main.commands[command].params:
            assert option.name in everywhere or any(name in PAGE for name in option.opts), (
                option.name
            )
