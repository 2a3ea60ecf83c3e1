"""The documents: every field is explained, every example works, every quoted number is right."""

import json
import re
from dataclasses import dataclass
from math import sqrt
from typing import get_args

import pytest
from click import Argument
from click.testing import CliRunner

from journeymap.analysis import analyze, as_data
from journeymap.cli import main
from journeymap.cli.manual import manual
from journeymap.files import LIMIT
from journeymap.language import read
from journeymap.language.checks.ways import MOST_STEPS_OF_SEGMENTS
from journeymap.language.fields import Fields
from journeymap.language.grammar import JOURNEY
from journeymap.language.ids import LONGEST_ID
from journeymap.language.places import SHOWN_AT_MOST
from journeymap.language.scores import COLUMNS, with_scores
from journeymap.language.tree import DEEPEST, LONGEST_SCALAR
from journeymap.language.values import OneOf
from journeymap.loops import LARGEST_CROWD
from journeymap.model import Scale, Settings
from journeymap.moments import Kind
from journeymap.problems import JourneyError
from journeymap.wording.moments import MARKS
from tests.browser import PROJECT

DOCUMENTS = sorted(
    [*PROJECT.glob("*.md"), *(PROJECT / "docs").rglob("*.md")], key=lambda path: path.as_posix()
)
FORMAT = (PROJECT / "docs" / "format.md").read_text(encoding="utf-8")
SCIENCE = (PROJECT / "docs" / "science.md").read_text(encoding="utf-8")
HOTEL = PROJECT / "journeys" / "hotel-stay.yaml"
EXAMPLE = "A worked example: check-in at the hotel"


# Reading a document


@dataclass(frozen=True)
class Block:
    """A fenced block: what stands behind its fence, its lines, and where it begins."""

    kind: str
    text: str
    line: int

    def __str__(self):
        return f"{self.kind}, line {self.line}"


def blocks(document):
    fenced = re.compile(r"^```([^\n]*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
    return [
        Block(found[1].strip(), found[2], document.count("\n", 0, found.start()) + 2)
        for found in fenced.finditer(document)
    ]


def of_kind(kind):
    return [each for each in blocks(FORMAT) if each.kind == kind]


def prose(document):
    """The document without its fenced blocks."""
    return re.sub(r"^```.*?^```$", "", document, flags=re.MULTILINE | re.DOTALL)


def code(text):
    """What a text shows as code."""
    return re.findall(r"(?<!`)`([^`\n]+)`(?!`)", text)


def section(document, heading):
    return re.split(r"^## ", document.split(f"\n## {heading}\n")[1], flags=re.MULTILINE)[0]


@dataclass(frozen=True)
class Table:
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def tables(document):
    found = re.findall(r"(?:^\|.*\n)+", prose(document), flags=re.MULTILINE)
    return [table(lines.splitlines()) for lines in found]


def table(lines):
    cells = [tuple(cell.strip() for cell in line.strip("|").split("|")) for line in lines]
    return Table(cells[0], tuple(cells[2:]))


# The examples of the format page


def journey_of(fragment):
    """A journey around top-level fields: what they don't give is added."""
    given = set(re.findall(r"^(\w+):", fragment, flags=re.MULTILINE))
    rest = {
        "journey": "journey: frame",
        "stages": "stages: [{stage: all, touchpoints: [{touchpoint: visit}, {touchpoint: phone}]}]",
    }
    return "\n".join([fragment, *(line for field, line in rest.items() if field not in given)])


def touchpoint_of(fragment):
    """A journey around the fields of one touchpoint."""
    indented = "".join(f"        {line}\n" for line in fragment.splitlines())
    return (
        "journey: frame\n"
        "segments: {afraid: }\n"
        "measurements: {survey: {metric: CSAT}}\n"
        "stages:\n  - stage: all\n    touchpoints:\n      - touchpoint: visit\n" + indented
    )


def test_every_yaml_block_is_of_a_kind_that_is_tried_here():
    kinds = {each.kind for each in blocks(FORMAT)}
    assert kinds == {"yaml", "yaml journey", "yaml touchpoint", "yaml refused", "text", "csv"}


@pytest.mark.parametrize("block", of_kind("yaml"), ids=str)
def test_every_whole_journey_is_read(block):
    assert next(read(block.text).touchpoints).experience is not None


@pytest.mark.parametrize("block", of_kind("yaml journey"), ids=str)
def test_every_part_of_a_journey_is_read(block):
    journey = read(journey_of(block.text))
    assert journey != read(journey_of(f"journey: {journey.id}"))


@pytest.mark.parametrize("block", of_kind("yaml touchpoint"), ids=str)
def test_every_part_of_a_touchpoint_is_read(block):
    (touchpoint,) = read(touchpoint_of(block.text)).touchpoints
    (bare,) = read(touchpoint_of("")).touchpoints
    assert touchpoint != bare


def test_the_refused_example_gets_the_words_that_are_printed_below_it():
    (refused,) = of_kind("yaml refused")
    (told,) = of_kind("text")
    with pytest.raises(JourneyError) as caught:
        read(refused.text, "visit.yaml")
    assert caught.value.told() == told.text.rstrip("\n")


def test_the_scores_file_is_read_and_wins():
    journey = read(
        touchpoint_of("channels: [counter, screen]\nexperience: 5\npaired: {sd: 1, n: 9}")
        + "      - touchpoint: phone\n"
    )
    (scores,) = of_kind("csv")
    visit, phone = with_scores(journey, scores.text, "check-up.scores.csv").touchpoints
    assert (visit.experience.mean, visit.experience.n, visit.paired) == (6.4, 212, None)
    assert visit.segments[0].experience.mean == 5.2
    assert [each.experience and each.experience.mean for each in visit.channels] == [None, 7.9]
    assert (phone.paired.sd, phone.paired.n) == (1.9, 150)


def test_the_sentences_with_commas_are_read_as_the_page_says():
    block = next(each for each in of_kind("yaml touchpoint") if "No, not again" in each.text)
    (visit,) = read(touchpoint_of(block.text)).touchpoints
    assert [each.text for each in visit.quotes] == ["No, not again", "Nobody looked up"]
    assert visit.pains == ("slow, but friendly",)
    assert visit.doing == "I sit down, stand up, sit down"
    (cut,) = read(touchpoint_of("quotes: [No, not again]")).touchpoints
    assert [each.text for each in cut.quotes] == ["No", "not again"]


def mistakes():
    (found,) = (
        each for each in tables(FORMAT) if each.header[:2] == ("you write", "`check` answers")
    )
    return found.rows


@pytest.mark.parametrize(("written", "what", "advice", "right"), mistakes())
def test_a_common_mistake_gets_the_answer_that_is_printed_beside_it(written, what, advice, right):
    phone = "      - touchpoint: phone\n"
    with pytest.raises(JourneyError) as caught:
        read(touchpoint_of(written.strip("`")) + phone)
    (problem,) = caught.value.problems
    assert (problem.what(), problem.remedy()) == (what, advice)
    assert read(touchpoint_of(right.strip("`")) + phone).id == "frame"


def test_the_contents_name_every_section():
    headings = re.findall(r"^###? (.+)$", prose(FORMAT), flags=re.MULTILINE)
    contents = re.findall(r"\[([^]]+)\]\(#", section(FORMAT, "Contents"))
    assert sorted(contents) == sorted(set(headings) - {"Contents"})


def test_quotes_keep_what_the_page_says_they_keep():
    written = re.findall(r'^\|[^|]*\| `title: "(.+?)"` \|$', FORMAT, flags=re.MULTILINE)
    assert written == ["Call: support", "Room #4", "@home"]
    for text in written:
        assert read(journey_of(f'title: "{text}"')).title == text
    assert read(journey_of("title: Room #4")).title == "Room"


@pytest.mark.parametrize("text", ["no", "404", "1:30", "3.10", "null", "~"])
def test_a_text_is_read_as_it_is_written(text):
    assert f"`title: {text}`" in FORMAT
    assert read(journey_of(f"title: {text}")).title == text


# The fields of the format page


def grammar_fields(shape, owner):
    """Every field of the grammar with the field that it stands in."""
    if isinstance(shape, Fields):
        for name, each in shape.fields.items():
            yield owner, name
            yield from grammar_fields(each.shape, name)
    for part in ("shape", "item", "scalar", "items", "mapping", "name", "value"):
        if (inner := getattr(shape, part, None)) is not None:
            yield from grammar_fields(inner, owner)


def grammar_words(shape):
    """Every word that the grammar lets choose from."""
    if isinstance(shape, OneOf):
        yield from shape.words
    for each in getattr(shape, "fields", {}).values():
        yield from grammar_words(each.shape)
    for part in ("shape", "item", "scalar", "items", "mapping", "name", "value"):
        if (inner := getattr(shape, part, None)) is not None:
            yield from grammar_words(inner)


FIELDS = sorted(set(grammar_fields(JOURNEY, "journey")))


def field_tables():
    """The tables of fields, each with the fields in whose value its own stand."""
    for each in tables(FORMAT):
        if each.header[0].startswith("in "):
            yield code(each.header[0]), each.rows


def documented():
    return {
        (owner, name): row
        for owners, rows in field_tables()
        for row in rows
        for name in code(row[0])
        for owner in owners
    }


@pytest.mark.parametrize(("owner", "field"), FIELDS)
def test_every_field_has_its_row_where_it_belongs(owner, field):
    assert (owner, field) in documented()


def test_no_row_explains_a_field_that_there_is_not():
    for owners, rows in field_tables():
        for row in rows:
            for name in code(row[0]):
                assert any((owner, name) in FIELDS for owner in owners), (owners, name)


@pytest.mark.parametrize("word", sorted(set(grammar_words(JOURNEY))))
def test_every_word_to_choose_from_is_named(word):
    assert word in code(prose(FORMAT))


def test_defaults_are_those_of_the_model():
    rows = documented()
    assert rows["settings", "loss_aversion"][-1] == f"{Settings().loss_aversion:g}"
    assert rows["settings", "critical_share"][-1] == f"{Settings().critical_share:g}"
    assert rows["scale", "min"][-1] == f"{Scale().minimum:g} and {Scale().maximum:g}"
    assert rows["scale", "step"][-1] == f"{Scale().step:g}"
    assert rows["scale", "better"][-1] == f"`{Scale().better}`"


def test_limits_are_those_of_the_code():
    (limits,) = (each for each in tables(FORMAT) if each.header[0] == "limit")
    told = " ".join(cell for row in limits.rows for cell in row)
    assert f"{LIMIT:g} MB" in told
    assert f"{LONGEST_SCALAR:,} characters" in told
    assert f"{LONGEST_ID} characters" in told
    assert f"| {DEEPEST} |" in FORMAT
    assert f"the first {SHOWN_AT_MOST}" in told
    assert f"{LARGEST_CROWD:,}" in told
    assert f"{MOST_STEPS_OF_SEGMENTS:,}" in told


def test_every_column_of_the_scores_file_is_explained():
    (columns,) = (each for each in tables(FORMAT) if each.header[0] == "column")
    assert tuple(name for row in columns.rows for name in code(row[0])) == COLUMNS


# The numbers of the science page


@pytest.fixture(scope="module")
def hotel():
    """What `journeymap score journeys/hotel-stay.yaml --json --stability` prints."""
    command = ["score", str(HOTEL), "--json", "--stability", "--language", "en"]
    answer = CliRunner().invoke(main, command)
    assert answer.exit_code == 0, answer.output
    return json.loads(answer.stdout)


@pytest.fixture(scope="module")
def checkin(hotel):
    return next(each for each in hotel["touchpoints"] if each["touchpoint"] == "checkin")


def keys(hotel, checkin):
    """Every name that the JSON uses, names of touchpoints, exits and λ aside."""
    return {
        *hotel,
        *hotel["peak_end"],
        *hotel["near_misses"][0],
        *hotel["rank_stability"],
        *checkin,
        *checkin["channels"][0],
        *checkin["attributes"][0],
    }


def test_every_key_of_the_json_is_explained(hotel, checkin):
    assert keys(hotel, checkin) - set(code(prose(SCIENCE))) == set()


def test_no_row_explains_a_key_that_there_is_not(hotel, checkin):
    of_keys = (each for each in tables(SCIENCE) if each.header[0].startswith("key"))
    explained = {name for each in of_keys for row in each.rows for name in code(row[0])}
    assert explained - keys(hotel, checkin) == set()
    assert len(explained) > 50


SCORES = "expectation: 7, experience: 5"
MEASURED = "expectation: {adequate: 4, desired: 7}, experience: {mean: 5, sd: 1, n: 9}"
UNDEFINED = (
    "{touchpoint: unscored}",
    f"{{touchpoint: nobody-completes, {SCORES}, next: out}}",
    f"{{touchpoint: call, {SCORES}, next: done}}, {{touchpoint: unreached, {MEASURED}}}",
    "{touchpoint: weightless, importance: 0, next: done}, {touchpoint: never, importance: 1}",
    f"{{touchpoint: nothing-rides-on-it, kano: indifferent, {MEASURED}}}",
    "{touchpoint: one-answer, expectation: 7, experience: {mean: 5, sd: 1, n: 1}}",
    f"{{touchpoint: measured, {MEASURED}}}",
)
"""The touchpoints of journeys in which some numbers are not defined."""


@pytest.fixture(scope="module")
def values():
    """The values that each key of the JSON takes in all of these journeys."""
    found = {}
    for touchpoints in UNDEFINED:
        stages = f"stages: [{{stage: all, touchpoints: [{touchpoints}]}}]"
        data = as_data(analyze(read(f"journey: small\nexits: [done, out]\n{stages}")))
        for each in (data, data.pop("peak_end"), *data["touchpoints"]):
            for key, value in each.items():
                inside = value.values() if isinstance(value, dict) else [value]
                found.setdefault(key, []).extend(inside)
    return found


def null_rows():
    for each in tables(SCIENCE):
        if each.header[-1] == "`null` when":
            yield from ((name, row[-1]) for row in each.rows for name in code(row[0]))


@pytest.mark.parametrize(("key", "when"), list(null_rows()))
def test_a_number_is_null_when_the_page_says_so_and_never_else(key, when, values):
    if key in values:
        never = when.startswith(("never", "empty", "a part is"))
        assert (None not in values[key]) == never


def test_every_kind_of_moment_is_explained():
    (kinds,) = (each for each in tables(SCIENCE) if "reliably negative" in each.header)
    told = [name for row in kinds.rows for cell in row[1:] for name in code(cell)]
    assert told == list(get_args(Kind))


def test_every_mark_is_explained():
    (marks,) = (each for each in tables(SCIENCE) if each.header[0].startswith("mark"))
    assert {name for row in marks.rows for name in code(row[0])} == set(MARKS)


def test_every_source_is_cited_where_it_is_used():
    text, _, sources = SCIENCE.partition("\n## Sources\n")
    for name, _ in tables(sources)[0].rows:
        author, *_, year = re.sub(r"[,.&]", " ", name).split()
        assert re.search(rf"{author}\b.{{0,40}}{year}", " ".join(text.split())), name


ARITHMETIC = re.compile(r"[\d\s.+\-*/()√]+")


def calculated(how):
    """What a row's arithmetic comes to; None where it says in words how the number is found."""
    plain = how.replace("×", "*").replace("−", "-")
    if not ARITHMETIC.fullmatch(plain):
        return None
    return eval(re.sub(r"√([\d.]+)", r"sqrt(\1)", plain), {"__builtins__": {}, "sqrt": sqrt})


def example_rows(header):
    (found,) = (each for each in tables(section(SCIENCE, EXAMPLE)) if each.header[0] == header)
    return found.rows


def near(text):
    """A printed number, as near as its digits say."""
    plain = text.replace("−", "-")
    digits = len(plain.partition(".")[2])
    return pytest.approx(float(plain), abs=0.5 * 10**-digits + 1e-9)


def inside(data, path):
    for step in path.split("."):
        data = data[int(step)] if isinstance(data, list) else data[step]
    return data


@pytest.mark.parametrize(("number", "how", "result"), example_rows("number"))
def test_every_number_of_the_example_is_what_check_in_comes_to(number, how, result, checkin):
    sure = [inside(checkin, path) for path in code(number)]
    sure += [each for each in [calculated(how)] if each is not None]
    assert sure == [near(result)] * len(sure)
    assert sure != []


@pytest.mark.parametrize(("number", "how", "result"), example_rows("number of the journey"))
def test_every_number_of_the_example_is_what_the_stay_comes_to(number, how, result, hotel):
    sure = [inside(hotel, path) for path in code(number)]
    sure += [each for each in [calculated(how)] if each is not None]
    assert sure == [near(result)] * len(sure)
    assert sure != []


def test_the_example_starts_from_what_the_file_says():
    journey = read(HOTEL.read_text(encoding="utf-8"))
    checkin = next(each for each in journey.touchpoints if each.id == "checkin")
    told = " ".join(section(SCIENCE, EXAMPLE).split())
    assert f"Scale {journey.scale.minimum:g} to {journey.scale.maximum:g}" in told
    assert f"expectation {checkin.expectation.mean:g}" in told
    assert f"experience {checkin.experience.mean:g}" in told
    assert f"differences of {checkin.paired.sd:g} from {checkin.paired.n} guests" in told
    importance = sum(each.importance for each in journey.touchpoints)
    assert f"importance {checkin.importance:g} of {importance:g}" in told
    assert f"category {checkin.kano.category}" in told


def test_the_example_quotes_the_because_and_the_moment(checkin, hotel):
    example = section(SCIENCE, EXAMPLE)
    (quoted,) = re.findall(r"^> (.+)$", example, flags=re.MULTILINE)
    assert quoted == checkin["because"]
    assert checkin["kind"] == "pain"
    assert {"unavoidable", "peak"} <= set(checkin["marks"])
    assert checkin["q"] < 0.001
    assert hotel["rank_stability"]["ties"] == [["checkin", "room"]]
    request = next(each for each in hotel["touchpoints"] if each["touchpoint"] == "request")
    assert "rare but severe" in request["marks"]
    assert (request["critical"], request["reach"] < 0.25) == (False, True)


# Links


def links():
    for document in DOCUMENTS:
        text = prose(document.read_text(encoding="utf-8"))
        for target in re.findall(r"\]\(([^)\s]+)\)", re.sub(r"`[^`\n]*`", "", text)):
            if not re.match(r"[a-z]+:", target):
                yield document, target


def anchors(document):
    """The anchors of a document's headings, as GitHub makes them."""
    headings = re.findall(
        r"^#+ (.+)$", prose(document.read_text(encoding="utf-8")), flags=re.MULTILINE
    )
    return {re.sub(r"[^\w\- ]", "", each.lower()).replace(" ", "-") for each in headings}


@pytest.mark.parametrize(
    ("document", "target"),
    list(links()),
    ids=lambda each: each if isinstance(each, str) else each.relative_to(PROJECT).as_posix(),
)
def test_every_link_leads_somewhere(document, target):
    path, _, anchor = target.partition("#")
    file = document.parent / path if path else document
    assert file.exists()
    assert not anchor or anchor in anchors(file)


# The README


def readme_blocks(kind):
    text = (PROJECT / "README.md").read_text(encoding="utf-8")
    found = re.findall(r"^```(\w*)\n(.*?)^```$", text, re.DOTALL | re.MULTILINE)
    return [block for label, block in found if label == kind]


@pytest.fixture
def visit(tmp_path, monkeypatch):
    """The README's journey, saved as it says."""
    monkeypatch.chdir(tmp_path)
    file = tmp_path / "visit.yaml"
    file.write_text(readme_blocks("yaml")[1], encoding="utf-8")
    return file


def test_the_readmes_first_answer_is_given():
    told = CliRunner().invoke(main, ["score", str(HOTEL), "--language", "en"]).output
    (answer,) = readme_blocks("text")
    assert answer in told


def test_the_readmes_mistake_is_told_as_printed(visit):
    told = CliRunner().invoke(main, ["check", "visit.yaml", "--language", "en"]).output
    assert told == readme_blocks("")[0]


def test_the_readmes_journey_scores_as_printed(visit):
    title = "        title: I find the opening hours\n"
    text = visit.read_text(encoding="utf-8").replace(title, f"{title}        importance: 2\n")
    visit.write_text(text, encoding="utf-8")
    told = CliRunner().invoke(main, ["score", "visit.yaml", "--language", "en"]).output
    assert told == readme_blocks("")[1]


def test_the_readmes_smallest_journey_is_one():
    assert [each.id for each in read(readme_blocks("yaml")[0]).touchpoints] == ["call"]


# How do I say …


HOW = (PROJECT / "docs" / "how-do-i-say.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("block", blocks(HOW), ids=str)
def test_every_answer_is_a_sound_journey_that_can_be_scored(block):
    assert analyze(read(block.text)).touchpoints


# The commands


def test_the_page_of_commands_is_what_they_say_of_themselves():
    committed = (PROJECT / "docs" / "commands.md").read_text("utf-8")
    assert committed == manual(main), "write it anew: make schema"


def test_every_command_and_option_says_what_it_does():
    for name, command in main.commands.items():
        assert command.help, name
        for option in command.params:
            assert isinstance(option, Argument) or option.help, f"{name} {option.name}"
