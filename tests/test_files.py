"""The journey folder: loading, the scores beside a journey, finding journeys, seeing changes."""

import difflib
import os
import random
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from journeymap import files, revisions
from journeymap.language import read
from journeymap.language.near import LONGEST, MOST_WORK
from journeymap.language.scores import with_scores
from journeymap.model import Channel, Paired, Rating, SegmentScores
from journeymap.problems import JourneyError, Mark

HEADER = "touchpoint,score,segment,channel,mean,sd,n,from"

VISIT = """journey: library-visit
scale: {min: 1, max: 7}
segments: {students: Students, families: Families}
measurements: {poll: {scale: {max: 10}}, nps: {metric: NPS}}
scores: visit.csv
stages:
  - stage: visit
    touchpoints:
      - touchpoint: search
        channels: {desk: {experience: 3}, catalogue: }
        expectation: 6
        experience: {mean: 5, sd: 1, n: 20}
        paired: {sd: 1.5, n: 20}
        segments: {students: {expectation: 5, paired: {sd: 1, n: 8}, channels: [chat]}}
      - touchpoint: borrow
        expectation: {adequate: 4, desired: 6}
        experience: 5
        paired: {sd: 1.1, n: 30}
      - touchpoint: café
"""


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """An empty folder to be in, so that messages hold names alone."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def scored(*lines, header=HEADER, journey=VISIT, data=None):
    """The journey with a scores file of these lines beside it."""
    Path("visit.yaml").write_text(journey, encoding="utf-8")
    Path("visit.csv").write_bytes(data or "\n".join([header, *lines, ""]).encode())
    return files.load("visit.yaml")


def touchpoints(*lines, **others):
    return {each.id: each for each in scored(*lines, **others).touchpoints}


def told(*arguments, **others):
    """What is told of a scores file, the header being right."""
    with pytest.raises(JourneyError) as caught:
        scored(*arguments, **others)
    return caught.value.told()


def error(path, **options):
    with pytest.raises(JourneyError) as caught:
        files.load(path, **options)
    return caught.value.told()


# Loading


def test_a_file_that_is_not_there_is_told(folder):
    assert error("nowhere.yaml") == (
        "nowhere.yaml: there is no such file\n  check the name and the folder"
    )


def test_a_folder_is_no_file(folder):
    Path("visits").mkdir()
    assert error("visits") == ("visits: this is a folder, not a file\n  name a journey file in it")


def test_a_file_in_no_folder_is_told(folder):
    Path("file").write_text("")
    assert error("file/visit.yaml").startswith("file/visit.yaml: the file cannot be read: ")


def test_a_name_too_long_for_the_disk_is_told(folder):
    assert "cannot be read" in error("x" * 5000)


def test_a_file_that_may_not_be_read_is_told(folder, monkeypatch):
    def refused(*_):
        raise PermissionError(13, "Permission denied")

    Path("visit.yaml").write_text(VISIT)
    monkeypatch.setattr(files.os, "open", refused)
    assert error("visit.yaml") == (
        "visit.yaml: the file cannot be read: Permission denied\n  check its permissions"
    )


def test_a_file_over_5_mb_is_refused_unless_the_limit_is_raised(folder):
    text = VISIT.replace("scores: visit.csv\n", "") + "#" * 5_200_000
    Path("visit.yaml").write_text(text, encoding="utf-8")
    assert error("visit.yaml") == (
        "visit.yaml: the file has 5.2 MB, more than the limit of 5 MB\n"
        "  split the journey, or raise the limit with --limit"
    )
    assert files.load("visit.yaml", limit=6).id == "library-visit"


def test_the_limit_holds_for_the_scores_too(folder):
    assert told("search,experience,,,5,,," + " " * 5_200_000).startswith("visit.csv: the file has")


# The scores file


def test_a_score_of_the_file_wins_and_says_so(folder):
    search = touchpoints("search,experience,,,4.5,1.2,80,cards")["search"]
    assert search.experience == Rating(4.5, sd=1.2, n=80, source="cards", beside=True)
    assert search.expectation == Rating(6.0)


def test_a_replaced_score_takes_its_paired_spread_along(folder):
    found = touchpoints("search,experience,,,4.5,1.2,80,", "borrow,paired,,,,1.3,44,cards")
    assert found["search"].paired is None
    assert found["borrow"].paired == Paired(1.3, 44, "cards", beside=True)
    assert found["borrow"].expectation == Rating(6.0, adequate=4.0)


def test_a_paired_spread_of_the_file_goes_with_its_scores(folder):
    lines = ("borrow,paired,,,,1.3,44,", "borrow,expectation,,,5.5,,,", "borrow,experience,,,4,,,")
    borrow = touchpoints(*lines)["borrow"]
    assert (borrow.expectation, borrow.experience, borrow.paired) == (
        Rating(5.5, beside=True),
        Rating(4.0, beside=True),
        Paired(1.3, 44, beside=True),
    )


def test_a_segment_line_scores_the_segment_alone(folder):
    search = touchpoints(
        "search,experience,students,,4,1,9,", "search,experience,families,,6,1,12,"
    )["search"]
    assert search.experience == Rating(5.0, sd=1.0, n=20)
    assert search.paired == Paired(1.5, 20)
    assert search.segments == (
        SegmentScores(
            "students",
            expectation=Rating(5.0),
            experience=Rating(4.0, sd=1.0, n=9, beside=True),
            channels=(Channel("chat"),),
        ),
        SegmentScores("families", experience=Rating(6.0, sd=1.0, n=12, beside=True)),
    )


def test_a_channel_line_scores_the_channel_alone(folder):
    search = touchpoints("search,experience,,catalogue,4,1,9,")["search"]
    assert search.channels == (
        Channel("desk", experience=Rating(3.0)),
        Channel("catalogue", experience=Rating(4.0, sd=1.0, n=9, beside=True)),
    )
    assert search.experience == Rating(5.0, sd=1.0, n=20)
    assert search.paired == Paired(1.5, 20)


def test_a_channel_line_of_a_segment_takes_nothing_from_the_channels_of_all(folder):
    (_, families) = touchpoints("search,experience,families,catalogue,4,1,9,")["search"].segments
    assert families == SegmentScores(
        "families",
        channels=(
            Channel("desk"),
            Channel("catalogue", experience=Rating(4.0, sd=1.0, n=9, beside=True)),
        ),
    )


def test_a_channel_of_a_segment_may_be_its_own(folder):
    (students,) = touchpoints("search,expectation,students,chat,6,,,")["search"].segments
    assert students.channels == (Channel("chat", expectation=Rating(6.0, beside=True)),)
    assert students.paired == Paired(1.0, 8)


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("end", [b"\n", b"\r\n", b"\r", b"\n\n"])
def test_byte_order_mark_and_line_ends_change_no_score(folder, mark, end):
    lines = [HEADER.encode(), b"search,experience,,,4.5,1.2,80,cards", b""]
    assert touchpoints(data=mark + end.join(lines))["search"].experience.mean == 4.5


def test_columns_stand_in_any_order_and_may_be_missing(folder):
    found = touchpoints("5.5 , experience, borrow", header=" mean,score,touchpoint ")
    assert found["borrow"].experience == Rating(5.5, beside=True)


def test_cells_may_be_quoted_and_lines_blank(folder):
    line = '"search","experience",,,"4.5",,80,"cards, ""old""\nand new"'
    experience = touchpoints("", line, ",,,,,,,", "borrow,experience,,,6,,,")["search"].experience
    assert experience == Rating(4.5, n=80, source='cards, "old"\nand new', beside=True)


def test_ids_are_compared_in_nfc(folder):
    assert touchpoints("cafe\u0301,experience,,,5,,,")["café"].experience.mean == 5.0


def test_a_score_keeps_to_the_scale_of_its_measurement(folder):
    assert touchpoints("search,experience,,,9,,,poll")["search"].experience.mean == 9.0


def test_a_file_with_a_header_alone_changes_nothing(folder):
    assert touchpoints()["search"].experience == Rating(5.0, sd=1.0, n=20)


@pytest.mark.parametrize(
    ("line", "message"),
    [
        (
            "serch,experience,,,5,,,",
            "'serch' is no touchpoint of the journey\n  did you mean 'search'?",
        ),
        (
            "x,experience,,,5,,,",
            "'x' is no touchpoint of the journey\n  use the id of a touchpoint",
        ),
        (
            "search,experiense,,,5,,,",
            "'experiense' is no kind of score\n  did you mean 'experience'?",
        ),
        (
            "search,,,,5,,,",
            "'' is no kind of score\n  write expectation, experience or paired",
        ),
        (
            "search,experience,student,,5,,,",
            "'student' is no segment of the journey\n  did you mean 'students'?",
        ),
        (
            "search,experience,,app,5,,,",
            "'app' is no channel of this touchpoint\n  add it under the touchpoint's `channels`",
        ),
        ("search,experience,,,,1,9,", "the line has no mean\n  write the mean, or remove the line"),
        ("search,experience,,,good,,,", "'good' is not a number\n  write a number"),
        ('search,experience,,,"4,5",,,', "'4,5' is not a number\n  did you mean '4.5'?"),
        ("search,experience,,,４,,,", "'４' is not a number\n  did you mean '4'?"),
        ("search,experience,,,nan,,,", "'nan' is not a number\n  write a number"),
        ("search,experience,,,5,,9.5,", "'9.5' is not a whole number\n  write a whole number"),
        ("search,experience,,,5,,0,", "0 is less than 1\n  write 1 or more"),
        ("search,experience,,,5,-1,9,", "-1 is less than 0\n  write 0 or more"),
        (
            "search,experience,,,5,,1e99,",
            "1e99 is larger than any number in a journey\n  check its digits",
        ),
        (
            "search,experience,,,9,,,",
            "9 lies off the scale from 1 to 7\n  correct the score, or the scale",
        ),
        (
            "search,experience,,,5,12,9,",
            (
                "on a scale from 1 to 7 the sd is 4.24 at most, not 12\n"
                "  give the standard deviation, in the scale of the scores"
            ),
        ),
        (
            "search,paired,,,,12,9,",
            (
                "on a scale from 1 to 7 the sd is 8.49 at most, not 12\n"
                "  give the standard deviation, in the scale of the scores"
            ),
        ),
        (
            "search,paired,,,5,1,9,",
            "a paired line has sd and n, and neither mean nor channel\n  correct the line",
        ),
        (
            "search,paired,,desk,,1,9,",
            "a paired line has sd and n, and neither mean nor channel\n  correct the line",
        ),
        (
            "search,experience,,,5,,,nps",
            (
                "'nps' measures NPS, which is no score of a touchpoint\n"
                "  put it under the journey's `outcomes` or the touchpoint's `kpis`"
            ),
        ),
        (
            "search,experience,,,5,,,pol",
            "'pol' is no measurement of this journey\n  did you mean 'poll'?",
        ),
        (
            "search,experience,,5,,,",
            "the line has 7 cells, the header 8\n  put cells that hold a comma in quotes",
        ),
        (
            'search,experience,,,5,,,"cards" old',
            "the table is broken from here on\n  check the quotes, or export it again as CSV",
        ),
        (
            'search,experience,,,5,,,"cards',
            "the table is broken from here on\n  check the quotes, or export it again as CSV",
        ),
        (
            "search,experience,,,5,,,a\x1b[31m",
            "U+001B is a character that no text may hold\n  delete it; it is often invisible",
        ),
    ],
)
def test_each_line_that_cannot_be_trusted_is_told(folder, line, message):
    assert told("borrow,experience,,,6,,,", line) == f"visit.csv:3:1: {message}"


@pytest.mark.parametrize(
    ("header", "message"),
    [
        (
            "touchpoint,mean",
            "the column 'score' is missing\n  the first line names the columns: " + HEADER,
        ),
        (
            "touchpoint,scores,mean",
            "'scores' is no column of a scores file\n  did you mean 'score'?",
        ),
        ("touchpoint,score,mean,who", "'who' is no column of a scores file\n  remove it"),
        ("touchpoint,score,mean,mean", "the column 'mean' is there twice\n  remove one of the two"),
        (
            HEADER.replace(",", ";"),
            (
                "the columns are separated by `;`\n"
                "  export it with commas between the columns and points in the numbers"
            ),
        ),
        (
            HEADER.replace(",", "\t"),
            (
                "the columns are separated by tabs\n"
                "  export it with commas between the columns and points in the numbers"
            ),
        ),
        ("", "there is nothing in this file\n  the first line names the columns: " + HEADER),
    ],
)
def test_a_header_that_cannot_be_trusted_is_told(folder, header, message):
    assert told(header=header) == f"visit.csv:1:1: {message}"


@pytest.mark.parametrize("columns", [51, 500_000])
def test_a_header_of_more_columns_than_anyone_reads_is_refused_as_a_whole(folder, columns):
    assert told(header=",".join(["mean"] * columns)) == (
        f"visit.csv:1:1: the table has {columns} columns\n"
        f"  the first line names the columns: {HEADER}"
    )
    assert told(header=",".join(["mean"] * 50)).startswith(
        "visit.csv:1:1: the column 'mean' is there twice"
    )


def work(run):
    """Lines of Python executed while something runs."""
    lines = 0

    def trace(*_):
        nonlocal lines
        lines += 1
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        run()
    finally:
        sys.settrace(before)
    return lines


@pytest.mark.parametrize(
    ("listed", "line"),
    [
        ("channels: [{}]", "a,experience,,x{},5,,,"),
        ("segments: {{{}}}", "a,experience,x{},,5,,,"),
        ("segments: {{x0: {{channels: [{}]}}}}", "a,experience,x0,x{},5,,,"),
    ],
)
def test_the_work_grows_with_the_lines_and_not_with_their_square(listed, line):
    def scoring(count):
        names = [f"x{number}" for number in range(count)]
        text = (
            f"{{journey: v, segments: {{{', '.join(f'{name}: {name}' for name in names)}}}, stages: "
            f"[{{stage: s, touchpoints: [{{touchpoint: a, {listed.format(', '.join(names))}}}]}}]}}"
        )
        lines = [HEADER, *(line.format(number) for number in range(count))]
        journey = read(text)

        def run():
            with suppress(JourneyError):
                with_scores(journey, "\n".join(lines), "visit.csv")

        return work(run)

    scoring(1)
    assert scoring(400) < 2.5 * scoring(200)


def test_unknown_names_of_all_columns_share_the_work_of_one_file(folder, monkeypatch):
    compared = []

    class Counting(difflib.SequenceMatcher):
        def ratio(self):
            compared.append(len(self.a) * len(self.b))
            return super().ratio()

    monkeypatch.setattr(difflib, "SequenceMatcher", Counting)
    chance = random.Random("scores")
    letters = "abcdefghijklmnopqrstuvwxyz0123456789abcdefghijklmnopqrstuvwx"
    names = ["".join(chance.sample(letters, len(letters))) for _ in range(1_000)]
    journey = VISIT + "".join(f"      - touchpoint: {name}\n" for name in names[:500])
    journey = journey.replace(
        "poll:", " ".join(f"{name}: {{}}," for name in names[:500]) + " poll:"
    )
    lines = [f"{name},experience,,,5,,,{name[::-1]}" for name in names[500:]]
    assert told(names[0][1:] + ",experience,,,5,,,", *lines, journey=journey).startswith(
        f"visit.csv:2:1: '{names[0][1:]}' is no touchpoint of the journey\n"
        f"  did you mean '{names[0]}'?"
    )
    assert sum(compared) <= MOST_WORK + LONGEST**2


def test_a_segment_takes_over_fifty_channels_at_most(folder):
    def visit(count):
        names = ", ".join(f"desk-{number}" for number in range(count))
        return VISIT.replace("channels: {desk:", f"channels: {{{names}, desk:")

    line = "search,experience,families,desk,4,,,"
    (_, families) = touchpoints(line, journey=visit(48))["search"].segments
    assert (len(families.channels), families.channels[-2].experience.mean) == (50, 4.0)
    assert told(line, journey=visit(49)) == (
        "visit.csv:2:1: this segment would take over more than 50 channels from everyone\n"
        "  give it its own `channels` in the journey"
    )
    own = visit(99).replace("channels: [chat]", "channels: [chat, desk]")
    (students,) = touchpoints(line.replace("families", "students"), journey=own)["search"].segments
    assert [each.name for each in students.channels] == ["chat", "desk"]


def test_a_cell_too_long_for_a_number_is_not_read_as_one_in_other_letters(folder):
    four = "４" * 60
    assert told(f"search,experience,,,{four},,,").endswith(f"did you mean '{'4' * 60}'?")
    assert told(f"search,experience,,,{four}４,,,").endswith("write a number")


def test_a_score_given_twice_is_told_with_the_line_of_the_first(folder):
    lines = ("search,experience,,,5,,,", "borrow,experience,,,5,,,", "search,experience,,,6,,,")
    assert told(*lines) == (
        "visit.csv:4:1: this score is already given in line 2\n  keep one of the two"
    )


def test_a_line_is_told_where_it_begins(folder):
    lines = ('search,experience,,,5,,,"one\ntwo\nthree"', "x,experience,,,5,,,")
    assert told(*lines).startswith("visit.csv:5:1: 'x' is no touchpoint")


def test_fifty_lines_are_told_and_how_many_more(folder):
    message = told(*(f"t{number},experience,,,5,,," for number in range(10_000)))
    assert message.count("is no touchpoint") == 50
    assert message.splitlines()[-1] == "… and 9950 more problems"


def test_scores_in_a_chinese_encoding_are_told(folder):
    data = f"{HEADER}\nsearch,experience,,,5,,,到馆问卷\n".encode("gbk")
    assert told(data=data) == (
        "visit.csv:2:25: the file is saved in a Chinese encoding (GBK or GB18030)\n  save it as UTF-8"
    )


@pytest.mark.parametrize("name", ["../visit.csv", "/etc/passwd", "inner/visit.csv", ".", ".."])
def test_a_scores_file_elsewhere_is_refused(folder, name):
    Path("inner").mkdir()
    assert told(journey=VISIT.replace("visit.csv", name)) == (
        f"visit.yaml:5:1: the scores file '{name}' lies outside the journey's folder\n"
        "  put it beside the journey and write its name alone"
    )


def test_a_link_out_of_the_folder_is_refused(folder):
    (folder / "inner").mkdir()
    (folder / "outside.csv").write_text(HEADER)
    (folder / "inner" / "visit.csv").symlink_to(folder / "outside.csv")
    (folder / "inner" / "visit.yaml").write_text(VISIT)
    assert "lies outside" in error("inner/visit.yaml")


@pytest.mark.parametrize("content", [VISIT.encode(), b"secret \xff"])
def test_a_journey_that_is_a_link_out_of_its_folder_is_refused_and_nothing_of_it_told(
    folder, content
):
    (folder / "inner").mkdir()
    (folder / "outside.yaml").write_bytes(content)
    (folder / "inner" / "visit.yaml").symlink_to(folder / "outside.yaml")
    assert error("inner/visit.yaml") == (
        "inner/visit.yaml: this link leads out of its folder\n"
        "  name the file it leads to, or put a copy here"
    )


def test_links_in_a_circle_lead_nowhere(folder):
    Path("visit.csv").symlink_to("other.csv")
    Path("other.csv").symlink_to("visit.csv")
    Path("visit.yaml").write_text(VISIT)
    assert error("visit.yaml").startswith("visit.yaml:5:1: the scores file 'visit.csv'")


@pytest.mark.parametrize("name", ["scores.csv", "x" * 300 + ".csv", "inner"])
def test_a_scores_file_that_is_not_there_is_told_where_it_is_named(folder, name):
    Path("inner").mkdir()
    message = told(journey=VISIT.replace("visit.csv", name))
    assert message.startswith("visit.yaml:5:1: the scores file '")
    assert message.endswith("is not beside the journey\n  add it, or remove `scores`")


def test_a_byte_order_mark_does_not_move_the_place_of_scores(folder):
    message = told(journey="\ufeff" + VISIT.replace("visit.csv", "gone.csv"))
    assert message.startswith("visit.yaml:5:1: ")


# The folder


def test_a_folder_tells_journeys_from_other_files(folder):
    Path("b.yaml").write_text("journey: b")
    Path("a.yml").write_text("# first\n\njourney: [broken", encoding="utf-8")
    Path("bom.yaml").write_bytes(b"\xef\xbb\xbfjourney: c")
    Path("utf-16.yaml").write_bytes("journey: d".encode("utf-16"))
    Path("gbk.yaml").write_bytes("journey: 图书馆".encode("gbk"))
    Path("compose.yaml").write_text("services: {}\n# journey: none\n")
    Path("nested.yaml").write_text("stages:\n  journey: no\n")
    Path("notes.md").write_text("journey: x")
    Path(".hidden.yaml").write_text("journey: x")
    Path("inner.yaml").mkdir()
    found = files.folder(".")
    assert [path.name for path in found.journeys] == [
        "a.yml",
        "b.yaml",
        "bom.yaml",
        "gbk.yaml",
        "utf-16.yaml",
    ]
    assert found.others == 3


def test_a_folder_that_is_not_there_is_told(folder):
    with pytest.raises(JourneyError) as caught:
        files.folder("nowhere")
    assert caught.value.told() == "nowhere: there is no such folder\n  check the name"


def test_a_file_is_no_folder(folder):
    Path("file").write_text("")
    with pytest.raises(JourneyError) as caught:
        files.folder("file")
    assert caught.value.problems[0].mark == Mark("file")


def test_a_journey_id_may_stand_in_a_folder_once(folder):
    for name in ("a.yaml", "b.yaml"):
        Path(name).write_text(VISIT.replace("scores: visit.csv\n", ""))
    (problem,) = files.repeated_ids(
        [(Path(name), files.load(name)) for name in ("a.yaml", "b.yaml")]
    )
    assert problem.told() == (
        "b.yaml: the journey 'library-visit' is also in a.yaml\n  give one of the two another id"
    )


def test_the_shipped_journeys_are_sound_and_have_names_of_their_own():
    found = files.folder(files.examples())
    loaded = [(path, files.load(path)) for path in found.journeys]
    assert files.repeated_ids(loaded) == []
    assert "hotel-stay" in {journey.id for _, journey in loaded}


# Changes


def test_the_revision_changes_with_the_file_and_the_tables_beside_it(folder):
    path = Path("visit.yaml")
    path.write_text(VISIT)
    seen = [revisions.revision(path)]
    Path("visit.csv").write_text(HEADER)
    seen.append(revisions.revision(path))
    path.write_text(VISIT + "\n")
    seen.append(revisions.revision(path))
    Path("visit.csv").write_text(HEADER + "\nsearch,experience,,,5,,,")
    seen.append(revisions.revision(path))
    os.utime("visit.csv", ns=(1, 1))
    seen.append(revisions.revision(path))
    path.unlink()
    seen.append(revisions.revision(path))
    assert len(set(seen)) == len(seen)


def test_the_revision_of_what_does_not_change_stays(folder):
    path = Path("visit.yaml")
    path.write_text(VISIT)
    assert revisions.revision(path) == revisions.revision(path)


# What is no ordinary file, and names that would steer a terminal


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes among its files")
def test_a_pipe_is_refused_and_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "pipe.yaml")
    with pytest.raises(JourneyError) as caught:
        files.load(tmp_path / "pipe.yaml")
    assert caught.value.problems[0].values == {"reason": "not an ordinary file"}


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="this system has no endless device")
def test_an_endless_device_is_refused(tmp_path):
    (tmp_path / "zero.yaml").symlink_to("/dev/zero")
    with pytest.raises(JourneyError) as caught:
        files.load(tmp_path / "zero.yaml")
    assert caught.value.problems[0].code == "unreadable"


def test_no_more_of_a_large_file_is_read_than_it_takes_to_refuse_it(tmp_path):
    large = tmp_path / "large.yaml"
    large.write_bytes(b"journey: a\n")
    os.truncate(large, 3_000_000_000)
    with pytest.raises(JourneyError) as caught:
        files.load(large)
    assert caught.value.problems[0].values == {"size": 3000.0, "limit": 5.0}
    before = revisions.revision(large)
    os.truncate(large, 3_000_000_001)
    assert revisions.revision(large) != before


def test_a_files_name_is_shown_without_what_would_steer_a_terminal(tmp_path):
    with pytest.raises(JourneyError) as caught:
        files.load(tmp_path / "a\x1b[31m\u202eb\n.yaml")
    assert str(caught.value.problems[0].mark).endswith("a\\x1b[31m\\u202eb\\n.yaml")


def test_a_missing_file_is_told_with_the_name_that_was_probably_meant(tmp_path):
    (tmp_path / "bakery.yaml").write_text("journey: bakery", "utf-8")
    for name in ("bakry.yaml", "bakery"):
        with pytest.raises(JourneyError) as caught:
            files.load(tmp_path / name)
        assert f"did you mean '{tmp_path / 'bakery.yaml'}'?" in str(caught.value)
    with pytest.raises(JourneyError, match="check the name and the folder"):
        files.load(tmp_path / "shop.yaml")
