"""The desk: files are changed with what follows them, or not at all."""

import multiprocessing
from pathlib import Path

import pytest

import journeymap as jm
from journeymap import desk
from journeymap.language import read
from journeymap.language.editing import Add, Edited, Move, Remove, Rename, Set
from journeymap.language.editing.formatting import formatted
from journeymap.problems import JourneyError

FORK = multiprocessing.get_context("fork")

DESK = """\
journey: desk
segments: {regulars: Regulars}
scores: desk.csv
stages:
  - stage: all
    touchpoints:
      - touchpoint: queue   # since May
        segments: {regulars: {experience: 3}}
        importance: 1
      - touchpoint: serve
        importance: 2
"""
SCORES = 'touchpoint,score,segment,mean\r\nqueue,experience,,5\r\n"queue",experience,regulars,4\r\n'
OTHER = "journey: office\nstages: [{stage: a, touchpoints: [{touchpoint: come, opens: desk}]}]\n"


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "desk.yaml").write_text(DESK, "utf-8")
    (tmp_path / "desk.csv").write_bytes(SCORES.encode())
    (tmp_path / "office.yaml").write_text(OTHER, "utf-8")
    return tmp_path


def contents(folder):
    return {each.name: each.read_bytes() for each in folder.iterdir()}


def test_the_scores_file_follows_a_touchpoint_and_a_segment(folder):
    desk.edit(folder / "desk.yaml", [Rename("queue", "wait"), Rename("regulars", "guests")])
    scores = (folder / "desk.csv").read_bytes().decode()
    assert scores == SCORES.replace("queue", "wait").replace("regulars", "guests")
    journey = jm.load(folder / "desk.yaml")
    assert [each.id for each in journey.touchpoints] == ["wait", "serve"]
    assert next(journey.touchpoints).experience.mean == 5


def test_a_scores_file_whose_signs_are_composed_otherwise_follows_too(folder):
    (folder / "desk.yaml").write_text(DESK.replace("queue", "caf\u00e9"), "utf-8")
    (folder / "desk.csv").write_text("touchpoint,score,mean\ncafe\u0301,experience,5\n", "utf-8")
    desk.edit(folder / "desk.yaml", [Rename("caf\u00e9", "bar")])
    assert (folder / "desk.csv").read_text("utf-8") == "touchpoint,score,mean\nbar,experience,5\n"


def test_a_journey_that_opens_another_follows_its_name(folder):
    changes = desk.edit(folder / "desk.yaml", [Rename("desk", "counter")])
    assert [each.path.name for each in changes.made] == ["office.yaml", "desk.yaml"]
    assert next(jm.load(folder / "office.yaml").touchpoints).opens == "counter"


def test_what_the_scores_file_would_not_bear_is_refused(folder):
    before = contents(folder)
    with pytest.raises(JourneyError) as raised:
        desk.edit(folder / "desk.yaml", [Set("scale.max", "3")])
    assert raised.value.problems[0].mark.name.endswith("desk.csv")
    assert contents(folder) == before


def test_looking_at_changes_saves_nothing(folder):
    before = contents(folder)
    changes = desk.changes(folder / "desk.yaml", [Move("serve", before="queue")])
    assert [each.id for each in changes.journey.touchpoints] == ["serve", "queue"]
    assert contents(folder) == before


def test_an_edit_that_meets_another_is_done_to_what_the_other_left(folder, monkeypatch):
    file = folder / "desk.yaml"
    changes = desk.changes
    others = iter(["title: Desk\n", "persona: Ann\n"])

    def meanwhile(path, edits, limit):
        found = changes(path, edits, limit)
        file.write_text(file.read_text("utf-8") + next(others, ""), "utf-8")
        return found

    monkeypatch.setattr(desk, "changes", meanwhile)
    desk.edit(file, [Set("queue.owner", "Front")])
    journey = jm.load(file)
    assert (journey.title, journey.persona) == ("Desk", "Ann")
    assert next(journey.touchpoints).owner == "Front"


def test_where_the_last_file_cannot_be_saved_those_before_are_put_back(folder, monkeypatch):
    before = contents(folder)
    save = desk.save

    def fails_on_the_journey(path, data, read):
        if path.name == "desk.yaml":
            raise JourneyError([])
        save(path, data, read)

    monkeypatch.setattr(desk, "save", fails_on_the_journey)
    changes = desk.changes(folder / "desk.yaml", [Rename("queue", "wait")])
    assert len(changes.made) == 2
    with pytest.raises(JourneyError):
        desk.write(changes.made)
    assert contents(folder) == before


def set_again_and_again(file, address, count):
    for number in range(count):
        desk.edit(file, [Set(address, f"{number}")])


def test_two_who_edit_one_file_at_once_both_get_their_way(folder):
    file = folder / "desk.yaml"
    editors = [
        FORK.Process(target=set_again_and_again, args=(file, address, 50))
        for address in ("queue.owner", "serve.owner")
    ]
    for each in editors:
        each.start()
    for each in editors:
        each.join()
    assert [each.exitcode for each in editors] == [0, 0]
    assert [each.owner for each in jm.load(file).touchpoints] == ["49", "49"]
    assert "# since May" in file.read_text("utf-8")


# Links


def refused(call, *given, **options):
    """The codes and files of the problems for which a call is refused."""
    with pytest.raises(JourneyError) as raised:
        call(*given, **options)
    return [(each.code, Path(each.mark.name).name) for each in raised.value.problems]


@pytest.fixture
def home(tmp_path):
    """A folder beside that of the journeys, whose files are nobody's business there."""
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / "private.yaml").write_text(OTHER.replace("office", "private"), "utf-8")
    (tmp_path / "home" / "private.csv").write_bytes(SCORES.encode())
    return tmp_path / "home"


@pytest.fixture
def inner(home, folder):
    """A folder of journeys with a link that leads out of it."""
    (folder / "inner").mkdir()
    (folder / "inner" / "link.yaml").symlink_to("../home/private.yaml")
    return folder / "inner"


@pytest.mark.parametrize(
    "change",
    [
        Set("come.owner", "Me"),
        Rename("come", "arrive"),
        Add("leave"),
        Move("come", before="come"),
        Remove("come.opens"),
    ],
    ids=lambda each: type(each).__name__,
)
def test_no_edit_reads_or_writes_through_a_link_that_leads_out_of_its_folder(inner, home, change):
    before = contents(home)
    link = inner / "link.yaml"
    for call in (desk.changes, desk.edit):
        assert refused(call, link, [change]) == [("link-outside", "link.yaml")]
    assert refused(desk.format_file, link) == [("link-outside", "link.yaml")]
    assert contents(home) == before


def test_what_follows_a_new_name_is_not_looked_for_behind_a_link_that_leads_out(inner, home):
    (inner / "desk.yaml").write_text(DESK.replace("scores: desk.csv\n", ""), "utf-8")
    before = contents(home)
    assert refused(desk.edit, inner / "desk.yaml", [Rename("desk", "counter")]) == [
        ("link-outside", "link.yaml")
    ]
    assert "journey: desk" in (inner / "desk.yaml").read_text("utf-8")
    assert contents(home) == before


def test_scores_that_a_link_would_fetch_from_elsewhere_are_refused_as_check_refuses_them(
    inner, home
):
    (inner / "desk.yaml").write_text(DESK, "utf-8")
    (inner / "desk.csv").symlink_to(home / "private.csv")
    before = contents(home)
    for change in (Set("queue.owner", "Me"), Rename("queue", "wait")):
        assert refused(desk.edit, inner / "desk.yaml", [change]) == [
            ("scores-outside", "desk.yaml")
        ]
    assert contents(home) == before


def test_a_link_within_the_folder_is_followed_and_stays(folder):
    (folder / "link.yaml").symlink_to("desk.yaml")
    desk.edit(folder / "link.yaml", [Set("queue.owner", "Me")])
    assert (folder / "link.yaml").is_symlink()
    assert next(jm.load(folder / "desk.yaml").touchpoints).owner == "Me"


@pytest.mark.parametrize("target", ["../home/private.yaml", "../home/new.yaml"])
def test_nothing_is_begun_behind_a_link_even_where_writing_over_is_allowed(inner, home, target):
    before = contents(home)
    (inner / "visit.yaml").symlink_to(target)
    begin = (desk.begin, inner / "visit.yaml", desk.Beginning())
    assert refused(*begin) == [("file-there", "visit.yaml")]
    assert refused(*begin, over=True) == [("link-outside", "visit.yaml")]
    assert contents(home) == before


@pytest.mark.parametrize("target", ["home/.bashrc", "home/new", "home/folder"])
def test_the_schema_never_goes_where_a_link_leads(folder, home, target):
    (home / ".bashrc").write_text("mine\n", "utf-8")
    (home / "folder").mkdir()
    if target == "home/folder":
        (folder / ".journeymap").symlink_to(target)
    else:
        (folder / ".journeymap").mkdir()
        (folder / desk.SCHEMA_FILE).symlink_to(f"../{target}")
    desk.begin(folder / "visit.yaml", desk.Beginning())
    made = desk.template("blank", "en").replace("journey: blank", "journey: bought")
    desk.keep(folder / "bought.yaml", Edited(made, read(made)), desk.NOTHING)
    for name in ("visit", "bought"):
        text = (folder / f"{name}.yaml").read_text("utf-8")
        assert (read(text).id, "$schema" in text) == (name, False)
    assert (home / ".bashrc").read_text("utf-8") == "mine\n"
    assert not (home / "new").exists()
    assert [*(home / "folder").iterdir()] == []


# The canonical form


def test_what_check_refuses_is_refused_before_it_is_formatted(folder, monkeypatch):
    formats = []
    monkeypatch.setattr(
        desk, "formatted", lambda *given: formats.append(given) or formatted(*given)
    )
    (folder / "office.yaml").write_text(OTHER.replace("opens", "next"), "utf-8")
    assert refused(desk.format_file, folder / "office.yaml") == [("unknown-target", "office.yaml")]
    assert formats == []


def test_a_file_in_canonical_form_stays_as_it_is(folder):
    change = desk.format_file(folder / "desk.yaml")
    assert change.after == change.before.replace(
        "        segments: {regulars: {experience: 3}}\n        importance: 1\n",
        "        importance: 1\n        segments: {regulars: {experience: 3}}\n",
    )
    desk.write([change])
    again = desk.format_file(folder / "desk.yaml")
    assert again.after == again.before


def test_the_shipped_journeys_are_in_canonical_form():
    for file in sorted(jm.files.examples().glob("*.yaml")):
        change = desk.format_file(file)
        assert change.after == change.before
