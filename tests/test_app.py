"""The page without a browser: what it chooses, calls and shows."""

import json
import os
import shutil
import sys
from html import escape
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest

import journeymap as jm
from journeymap import analysis, wording
from journeymap.app import journey, run
from journeymap.app.choices import distinct
from journeymap.app.detail import detail
from journeymap.app.notes import notes
from journeymap.app.page import LET_OUT, LOOK_EVERY
from journeymap.app.shelf import BLINK, LOOKED_LATELY, Shelf
from tests.browser import JOURNEYS, PROJECT

HOTEL = "hotel-stay.yaml"
SMALL = """journey: {name}
title: {title}
stages:
  - stage: all
    touchpoints:
      - {{touchpoint: call, title: I call, expectation: 7, experience: {experience}}}
      - {{touchpoint: answer, title: I get an answer, expectation: 8, experience: 9}}
"""


def small(name="small", title="Small", experience=5):
    return SMALL.format(name=name, title=title, experience=experience)


@pytest.fixture
def page(monkeypatch):
    """Run the script on a folder: `page(folder, journey=…, segment=…)`."""

    def opened(folder, **parts):
        monkeypatch.setattr(sys, "argv", ["run.py", str(folder)])
        app = AppTest.from_file(run.__file__, default_timeout=60)
        app.query_params.update(parts)
        return ran(app)

    return opened


def ran(app):
    app.run()
    assert not app.exception
    return app


def text(app):
    """All HTML that the page shows."""
    return "".join(each.proto.body for each in app.get("html"))


def box(app, part):
    """The select box for a part of the address."""
    (found,) = [each for each in app.selectbox if each.key.startswith(f"{part}-")]
    return found


# Choosing


OWN = "These are examples. Your own: journeymap app FOLDER"


def test_the_examples_open_with_the_easiest_and_say_how_to_begin_ones_own(page):
    app = page(JOURNEYS)
    assert box(app, "journey").value == HOTEL
    assert f'</h1> <span class="jm-file">{HOTEL}</span>' in text(app)
    assert OWN in text(app)
    assert OWN not in text(page(JOURNEYS, journey=HOTEL))


def test_ones_own_folder_opens_with_its_first_journey_by_name(page, tmp_path):
    for file in ("bank-loan.yaml", HOTEL):
        shutil.copy(JOURNEYS / file, tmp_path)
    app = page(tmp_path)
    assert box(app, "journey").value == "bank-loan.yaml"
    assert '<h1 class="jm-title">A loan for a new oven</h1>' in text(app)
    assert OWN not in text(app)


def test_without_a_folder_the_examples_are_shown(monkeypatch):
    monkeypatch.setattr(sys, "argv", ["run.py"])
    app = ran(AppTest.from_file(run.__file__, default_timeout=60))
    assert "A night at a boutique hotel" in box(app, "journey").options


def test_the_script_of_a_checkout_shows_its_journeys():
    app = ran(AppTest.from_file(str(PROJECT / "streamlit_app.py"), default_timeout=60))
    assert "A night at a boutique hotel" in box(app, "journey").options


def test_the_address_says_what_is_looked_at(page):
    app = page(JOURNEYS, journey=HOTEL, segment="families", touchpoint="checkin", language="zh")
    hotel = jm.load(JOURNEYS / HOTEL)
    families = jm.analyze(hotel, "families")
    checkin = next(each for each in families.touchpoints if each.touchpoint == "checkin")
    assert escape(analysis.because(checkin, "zh")) in text(app)
    assert detail(hotel, families, "checkin", "zh") in text(app)
    assert (box(app, "segment").value, box(app, "touchpoint").value) == ("families", "checkin")


def test_a_choice_is_written_into_the_address(page):
    app = page(JOURNEYS, journey=HOTEL)
    box(app, "segment").select("families").run()
    box(app, "touchpoint").select("room").run()
    assert app.query_params == {"journey": HOTEL, "segment": "families", "touchpoint": "room"}
    box(app, "touchpoint").select("").run()
    assert app.query_params == {"journey": HOTEL, "segment": "families"}


def test_another_journey_begins_with_all_customers_and_no_touchpoint(page):
    app = page(JOURNEYS, journey=HOTEL, segment="families", touchpoint="checkin")
    box(app, "journey").select("bank-loan.yaml").run()
    assert app.query_params == {"journey": "bank-loan.yaml"}
    assert (box(app, "segment").value, box(app, "touchpoint").value) == ("", None)


def test_what_an_old_address_names_and_is_no_more_is_passed_over(page):
    app = page(JOURNEYS, journey="old.yaml", segment="old", touchpoint="old", language="old")
    assert "old.yaml is not in this folder; you see hotel-stay.yaml instead" in text(app)
    assert (box(app, "segment").value, box(app, "touchpoint").value) == ("", None)


def test_the_language_is_chosen_by_the_address_and_by_a_click(page):
    app = page(JOURNEYS, journey=HOTEL, language="zh-TW")
    assert "关键时刻" in text(app)
    (control,) = app.get("button_group")
    control.set_value("en").run()
    assert app.query_params["language"] == "en"
    assert "Moments of truth" in text(app)


def test_journeys_with_the_same_title_can_be_told_apart(page, tmp_path):
    for name in ("one", "two"):
        (tmp_path / f"{name}.yaml").write_text(small(name, "Twin"), "utf-8")
    app = page(tmp_path)
    assert box(app, "journey").options == ["Twin (one.yaml)", "Twin (two.yaml)"]
    box(app, "journey").select("two.yaml").run()
    assert app.query_params == {"journey": "two.yaml"}


@given(st.dictionaries(st.text("ab ()", max_size=5), st.text("ab ()", max_size=5)))
def test_no_two_labels_of_a_box_are_alike_whatever_the_titles(titles):
    labels = distinct(titles)
    assert list(labels) == list(titles)
    assert len(set(labels.values())) == len(titles)
    assert all(labels[name].startswith(title) for name, title in titles.items())


def test_a_touchpoint_whose_title_looks_like_anothers_label_can_be_told_apart(page, tmp_path):
    same = "{touchpoint: %s, title: %s, expectation: 7, experience: 5}"
    rows = [same % each for each in (("a", "Call"), ("b", "Call"), ("c", "Call (a)"))]
    (tmp_path / "alike.yaml").write_text(
        f"journey: alike\nstages: [{{stage: s, touchpoints: [{', '.join(rows)}]}}]", "utf-8"
    )
    app = page(tmp_path, language="en")
    assert box(app, "touchpoint").options[1:] == ["Call (a) (a)", "Call (b)", "Call (a)"]


def test_a_box_whose_value_was_changed_from_elsewhere_hears_no_late_answer(page, tmp_path):
    # A browser that does not know the change yet reports what the box held before as a choice.
    app = page(JOURNEYS, journey=HOTEL)
    late = box(app, "touchpoint")
    app.query_params["touchpoint"] = "room"
    ran(app)
    assert box(app, "touchpoint").key != late.key
    assert box(app, "touchpoint").value == "room"
    late.select("breakfast").run()
    assert app.query_params["touchpoint"] == "room"


# Showing


def test_the_headline_says_what_is_felt_how_many_complete_and_what_is_measured(page):
    shown = text(page(JOURNEYS, journey=HOTEL))
    assert '<dd class="jm-short">−12.0 points</dd>' in shown
    assert '<dd class="jm-even">67%</dd>' in shown
    assert "6 of 6 measured" in shown
    quiet = "Business traveller, one night</bdi> · <bdi>scale 1 to 7, shown as points from 0 to 100"
    assert quiet in shown


def test_every_touchpoint_is_in_words_the_moments_first(page):
    shown = text(page(JOURNEYS, journey=HOTEL))
    order = ("I check in", "I settle into my room", "I book a room", "I ask for something")
    places = [shown.index(f">{title}</bdi>") for title in order]
    assert places == sorted(places)
    assert "irritant, severe for some · 28 short of expectation · 21% meet it" in shown


def test_a_moment_leads_to_its_touchpoint_and_the_chosen_one_away_from_it(page):
    shown = text(page(JOURNEYS, journey=HOTEL, touchpoint="room", language="en"))
    there = f"?journey={HOTEL}&amp;touchpoint=checkin&amp;language=en"
    assert f'<a class="jm-choose" href="{there}" data-touchpoint="checkin"><bdi' in shown
    back = f"?journey={HOTEL}&amp;language=en"
    chosen = f'<a class="jm-choose" href="{back}" data-touchpoint="room" aria-current="true"><bdi'
    assert chosen in shown


def many(short, even, name="many"):
    """A journey of so many touchpoints far short of expectation, and so many as expected."""
    touchpoint = "  - {{touchpoint: {}, title: Number {}, expectation: 9, experience: {}}}\n"
    return f"journey: {name}\nstages:\n- stage: all\n  touchpoints:\n" + "".join(
        touchpoint.format(f"t{n}", n, 3 if n < short else 9) for n in range(short + even)
    )


@pytest.mark.parametrize(
    ("language", "moments", "others"),
    [
        ("en", "11 more moments of truth", "8 more touchpoints"),
        ("zh", "另有 11 个关键时刻", "另有 8 个触点"),
    ],
)
def test_of_many_moments_the_first_seven_are_read_and_the_rest_is_folded_away(
    language, moments, others, page, tmp_path
):
    (tmp_path / "many.yaml").write_text(many(18, 20), "utf-8")
    shown = text(page(tmp_path, language=language))
    before, after = shown.split(f'<details class="jm-fold"><summary>{moments}</summary>')
    assert before.count('<li class="jm-moment') == 7
    inside, rest = after.split("</details>", 1)
    assert inside.count('<li class="jm-moment') == 11
    assert rest.index(f"<summary>{others}</summary>") > 0


def test_what_is_folded_away_is_open_where_the_chosen_touchpoint_is(page, tmp_path):
    (tmp_path / "many.yaml").write_text(many(18, 10), "utf-8")
    assert '<details class="jm-fold" open>' in text(page(tmp_path, touchpoint="t15"))
    assert '<details class="jm-fold" open>' not in text(page(tmp_path, touchpoint="t3"))


def test_one_line_more_is_shown_and_not_folded_away(page, tmp_path):
    (tmp_path / "many.yaml").write_text(many(8, 13), "utf-8")
    assert "<details" not in text(page(tmp_path))


TOO_LONG = {
    "en": (
        "No curve is drawn of 1,200 touchpoints: nobody could read it.",
        "… and 793 more, not listed here",
        "A table of 1,000 of 1,200 touchpoints, those that decide most first",
    ),
    "zh": (
        "触点共 1,200 个，曲线会无法阅读，因此不画。",
        "……还有 793 个，此处未列出",
        "1,200 个触点中最关键的 1,000 个的数据",
    ),
}


@pytest.mark.parametrize("language", wording.LANGUAGES)
def test_of_a_journey_too_long_for_a_curve_there_are_words_and_a_short_table(
    language, page, tmp_path, monkeypatch
):
    monkeypatch.setattr("journeymap.app.journey.show_curve", None)
    (tmp_path / "many.yaml").write_text(many(900, 300), "utf-8")
    app = page(tmp_path, language=language, touchpoint="t1199")
    told, more, heading = TOO_LONG[language]
    assert told in text(app)
    assert more in text(app)
    assert text(app).count("<li") < 300
    assert app.expander[0].label == heading
    assert app.dataframe[0].value.shape == (1000, 15)
    # The one in the address is offered too, however far down it ranks.
    assert len(box(app, "touchpoint").options) == 1 + 1000 + 1
    assert box(app, "touchpoint").value == "t1199"


def test_the_longest_curve_that_is_drawn_has_a_thousand_touchpoints():
    assert journey.LARGE == 1000


def test_nothing_scored_is_nothing_felt(page, tmp_path):
    journey = (
        "journey: bare\nstate: planned\nstages: [{stage: all, touchpoints: [{touchpoint: a}]}]"
    )
    (tmp_path / "bare.yaml").write_text(journey, "utf-8")
    shown = text(page(tmp_path))
    assert '<dd class="jm-even">–</dd>' in shown
    assert "0 of 1 measured" in shown
    assert "No touchpoint stands out." not in shown
    told = "No touchpoint is scored yet. Begin with 'a': give it an expectation and an experience"
    assert escape(told) in shown
    assert "planned</bdi> · <bdi>scale 0 to 10" in shown
    assert "a</bdi></a> · not scored</li>" in shown


def test_the_curve_and_the_table_hold_every_touchpoint(page):
    app = page(JOURNEYS, journey=HOTEL)
    (chart,) = app.get("plotly_chart")
    points = [
        trace["customdata"]
        for trace in json.loads(chart.proto.spec)["data"]
        if trace.get("customdata")
    ]
    assert points == [[[each.id] for each in jm.load(JOURNEYS / HOTEL).touchpoints]]
    assert app.dataframe[0].value.shape == (6, 15)


def test_the_detail_tells_numbers_words_and_the_way_on():
    hotel = jm.load(JOURNEYS / HOTEL)
    told = detail(hotel, jm.analyze(hotel), "checkin", "en")
    for name, value in (
        ("Customers who meet it", "70%"),
        ("Expected → experienced", "80 → 65"),
        ("Gap [95%]", "−15.0 [−20.6, −9.4]"),
        ("How much rides on it", "24%"),
        ("Then", "I settle into my room 97%, Leaves early 3%"),
        ("Evidence", "measured, 80 answers"),
        ("Doing", "I queue with my bags"),
        ("Feeling, as drawn by the team", "tired (−1)"),
        (
            "In customers&#x27; words",
            "“Nobody looked up”; “Twelve minutes!” (may be shown to others)",
        ),
        ("Expectation comes from", "past experience 60%, promise 40%"),
        ("Weight", "20%"),
        ("As scored", "expected 5.8 on 1 to 7, experienced 4.9 on 1 to 7"),
        ("Comparable services reach", "5.5 on 1 to 7"),
    ):
        assert f'<dt>{name}</dt><dd class="jm-text">{value}</dd>' in told


def test_the_notes_say_how_it_ends_what_is_nearly_so_and_what_cannot_be_told():
    hotel = jm.load(JOURNEYS / HOTEL)
    found = jm.analyze(hotel)
    told = list(notes(hotel, found, jm.analysis.rank_stability(hotel, found), "en"))
    assert told[0] == "How it ends: Stay completed 67%, Gives up 30%, Leaves early 3%"
    assert told[1] == "Measured outcomes: NPS 31 (n = 420), rebooked within a year 22%"
    assert told[2].startswith("Almost a moment of truth: I ask for something, with ")
    assert told[3] == "Most leave at I book a room: 30 of 100 who enter"
    assert told[4].startswith("Cannot be told apart: I check in (the worst in 53% of draws)")


def test_of_many_notes_of_one_kind_the_first_are_told_and_the_rest_is_counted():
    long = jm.read(many(40, 0), "many.yaml")
    found = jm.analyze(long)
    assert len(found.near_misses) == 40
    stability = jm.analysis.rank_stability(long, found)
    told = [note for note in notes(long, found, stability, "en") if "moment of truth:" in note]
    assert [note.split(",")[0] for note in told] == [
        f"Almost a moment of truth: Number {n}" for n in range(5)
    ]
    assert "… 35 more of this kind" in notes(long, found, stability, "en")
    assert "……此类情况还有 35 条" in notes(long, found, stability, "zh")


def told_to_the_browser(app):
    """What the page's own script is given."""
    (script,) = app.get("bidi_component")
    return json.loads(script.proto.json)


def test_the_browser_is_told_the_language_and_where_the_chosen_touchpoint_stands(page):
    app = page(JOURNEYS, journey=HOTEL, touchpoint="checkin", language="zh")
    told = told_to_the_browser(app)
    assert (told["language"], told["chosen"], told["place"]) == ("zh-CN", "checkin", 1.5 / 6)
    app = page(JOURNEYS, journey=HOTEL, touchpoint="nowhere", language="en")
    told = told_to_the_browser(app)
    assert (told["language"], told["place"], told["clicks"]) == ("en", None, 0)


def test_a_text_that_runs_from_right_to_left_does_not_turn_the_words_around_it(tmp_path):
    journey = jm.read(
        """journey: a
exits: {done: שלום, gone: "\u202eevil"}
stages: [{stage: s, touchpoints: [{touchpoint: t, title: שלום, next: {done: 90%, gone: rest}}]}]
""",
        "a.yaml",
    )
    found = jm.analyze(journey)
    ends = "\u2068שלום\u2069 90%, \u2068\u202eevil\u2069 10%"
    assert f">{ends}</dd>" in detail(journey, found, "t", "en")
    told = list(notes(journey, found, jm.analysis.rank_stability(journey, found), "en"))
    assert told[0] == f"How it ends: {ends}"


@pytest.mark.parametrize("language", wording.LANGUAGES)
@pytest.mark.parametrize("file", sorted(JOURNEYS.glob("*.yaml")), ids=lambda each: each.stem)
def test_every_touchpoint_of_every_shipped_journey_has_its_detail(file, language):
    journey = jm.load(file)
    for segment in (None, *(each.id for each in journey.segments)):
        found = jm.analyze(journey, segment)
        for each in journey.touchpoints:
            assert escape(each.name) in detail(journey, found, each.id, language)


def test_the_detail_tells_waiting_actions_and_which_words_may_be_shown():
    journey = jm.read(
        """\
journey: clinic
stages:
  - stage: all
    touchpoints:
      - touchpoint: ask
        quotes: [{text: Nobody called, approved: 2026-05-01}, Twice I rang]
        next: {see: {share: 80%, after: 3 weeks}, done: rest}
      - touchpoint: see
actions: [{action: call, title: Call back, experience: {ask: 1}, owner: Desk, due: 2026-12-01}]
""",
        "clinic.yaml",
    )
    told = detail(journey, jm.analyze(journey), "ask", "en")
    assert "see 80% (after 3 weeks), " in told
    assert "“Nobody called” (may be shown to others); “Twice I rang”" in told
    assert "Call back (Desk, due 2026-12-01)" in told


def test_no_text_of_a_file_goes_through_markdown(page, tmp_path):
    evil = "![x](http://127.0.0.1:9/x) **b** <script>"
    (tmp_path / "evil.yaml").write_text(small(title=json.dumps(evil)), "utf-8")
    app = page(tmp_path, touchpoint="call")
    assert box(app, "journey").options == [evil]
    assert "![x](http://127.0.0.1:9/x) **b** &lt;script&gt;" in text(app)
    assert not any(
        evil in str(each.proto) for kind in ("markdown", "code") for each in app.get(kind)
    )


# Files that change


def test_a_broken_file_keeps_its_last_picture_under_its_problems(page, tmp_path):
    file = tmp_path / "small.yaml"
    file.write_text(small(), "utf-8")
    app = page(tmp_path)
    file.write_text(small(experience=50), "utf-8")
    shown = text(ran(app))
    assert "Problems in small.yaml: 1. You see it as it last was sound" in shown
    assert "small.yaml:6:71</span> 50 lies off the scale from 0 to 10" in shown
    assert "falls 20 points short" in shown
    assert box(app, "journey").options == ["⚠ Small"]
    file.write_text(small(experience=4), "utf-8")
    shown = text(ran(app))
    assert "falls 30 points short" in shown
    assert 'jm-banner"' not in shown


def test_a_file_that_never_was_sound_says_what_to_mend_and_nothing_else(page, tmp_path):
    (tmp_path / "small.yaml").write_text("journey: small\n", "utf-8")
    app = page(tmp_path)
    assert "Problems in small.yaml: 1. It can&#x27;t be shown yet" in text(app)
    assert not app.get("plotly_chart")


def test_problems_are_counted_above_and_other_files_named_as_far_as_they_can_be_read(
    page, tmp_path
):
    (tmp_path / "long.yaml").write_text(many(9, 0).replace("expectation: 9", "expectation: 90"))
    for name in "abcdefg":
        (tmp_path / f"{name}.yaml").write_text("journey: broken\n", "utf-8")
    shown = text(page(tmp_path, journey="long.yaml", language="en"))
    assert "Problems in long.yaml: 9. It can&#x27;t be shown yet</b>" in shown
    assert "Other files with problems: a.yaml, b.yaml, c.yaml, d.yaml, e.yaml, … (+2)" in shown


def test_a_copy_that_kept_the_id_is_shown_with_its_problem(page, tmp_path):
    for name in ("a", "b"):
        (tmp_path / f"{name}.yaml").write_text(small(title=name), "utf-8")
    app = page(tmp_path, journey="b.yaml")
    assert "Problems in b.yaml: 1. It can be shown" in text(app)
    assert '<h1 class="jm-title">b</h1>' in text(app)
    assert 'jm-banner"' not in text(page(tmp_path, journey="a.yaml"))


def test_an_empty_folder_teaches_a_journey_that_is_sound(page, tmp_path):
    app = page(tmp_path, language="zh")
    (tmp_path / "first.yaml").write_text(app.code[0].value, "utf-8")
    assert '<h1 class="jm-title">我的第一个旅程</h1>' in text(ran(app))


def test_a_folder_that_cannot_be_written_to_opens_and_is_left_alone(page, tmp_path):
    file = tmp_path / "small.yaml"
    file.write_text(small(), "utf-8")
    file.chmod(0o444)
    tmp_path.chmod(0o555)
    try:
        assert '<h1 class="jm-title">Small</h1>' in text(page(tmp_path))
        assert list(tmp_path.iterdir()) == [file]
    finally:
        tmp_path.chmod(0o755)
        file.chmod(0o644)


def test_a_folder_that_is_gone_is_told(page, tmp_path):
    assert "The folder lost is gone" in text(page(tmp_path / "lost"))


# The shelf


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "small.yaml").write_text(small(), "utf-8")
    return tmp_path


def test_a_file_is_read_once_for_each_state_it_is_in(folder):
    shelf = Shelf(folder)
    (before,) = shelf.entries()
    assert shelf.entries() == (before,)
    assert shelf.entries()[0] is before
    (folder / "small.yaml").write_text(small(experience=6), "utf-8")
    (after,) = shelf.entries()
    assert after.revision != before.revision
    assert after.sound.journey.stages[0].touchpoints[0].experience.mean == 6


def test_scores_beside_a_journey_count_as_a_change_of_it(folder):
    shelf = Shelf(folder)
    before = shelf.entries()
    (folder / "small.scores.csv").write_text("touchpoint,score,mean\n", "utf-8")
    assert shelf.entries()[0].revision != before[0].revision


def test_a_look_at_a_large_folder_asks_for_the_state_of_each_file_a_few_times_only(
    tmp_path, monkeypatch
):
    for number in range(40):
        (tmp_path / f"j{number}.yaml").write_text(small(f"j{number}"), "utf-8")
        (tmp_path / f"j{number}.csv").write_text("touchpoint,score,mean\n", "utf-8")
    asked = []
    state = os.stat

    def counted(path, *words, **named):
        asked.append(path)
        return state(path, *words, **named)

    monkeypatch.setattr(os, "stat", counted)
    assert len(Shelf(tmp_path).entries()) == 40
    assert len(asked) <= 5 * 80


def test_one_look_serves_everyone_for_a_moment(folder, monkeypatch):
    shelf = Shelf(folder)
    monkeypatch.setattr("journeymap.app.shelf.LOOKED_LATELY", 3600)
    before = shelf.state()
    (folder / "small.yaml").write_text(small(experience=6), "utf-8")
    assert shelf.state() == before
    monkeypatch.setattr("journeymap.app.shelf.LOOKED_LATELY", -1)
    assert shelf.state() != before


def test_a_run_lasts_a_moment_longer_than_its_drawing_so_that_all_is_sent(page, monkeypatch):
    waited = []
    monkeypatch.setattr("journeymap.app.page.time", SimpleNamespace(sleep=waited.append))
    assert told_to_the_browser(page(JOURNEYS))["chosen"] == ""
    assert waited == [LET_OUT]


def test_a_saved_file_shows_within_two_seconds():
    assert LOOK_EVERY + LOOKED_LATELY + BLINK < 2


def test_a_file_that_its_editor_moves_away_for_a_blink_does_not_vanish(folder, monkeypatch):
    shelf = Shelf(folder)
    (before,) = shelf.entries()
    aside = (folder / "small.yaml").rename(folder / "small.yaml~")
    monkeypatch.setattr(
        "journeymap.app.shelf.time.sleep", lambda _: aside.rename(folder / "small.yaml")
    )
    assert shelf.entries() == (before,)
    monkeypatch.undo()
    (folder / "small.yaml").unlink()
    assert shelf.entries() == ()


@pytest.mark.skipif(os.name != "posix", reason="links are not for everyone elsewhere")
def test_a_folder_that_rests_is_not_read_again(folder, monkeypatch):
    shelf = Shelf(folder)
    lock = folder / ".#small.yaml"  # as Emacs leaves beside a file that is being edited
    lock.symlink_to("nowhere")
    before = shelf.entries()
    monkeypatch.setattr("journeymap.revisions.SETTLED", -1)
    monkeypatch.setattr("journeymap.revisions.revision", None)
    assert shelf.entries() == before
    monkeypatch.undo()
    (folder / "small.yaml").write_text(small(experience=6), "utf-8")
    (after,) = shelf.entries()
    assert after.revision != before[0].revision


def test_a_journey_stays_one_when_its_first_line_breaks(folder):
    shelf = Shelf(folder)
    (before,) = shelf.entries()
    (folder / "small.yaml").write_text("journy: small\n", "utf-8")
    (broken,) = shelf.entries()
    assert broken.sound is before.sound
    assert broken.error.problems[0].mark.line == 1
    (folder / "notes.yaml").write_text("journy: never was one\n", "utf-8")
    assert len(shelf.entries()) == 1


def test_the_examples_are_all_sound_on_the_shelf(tmp_path):
    folder = Path(shutil.copytree(JOURNEYS, tmp_path / "copy"))
    names = sorted(each.name for each in JOURNEYS.glob("*.yaml"))
    assert [(entry.name, entry.error) for entry in Shelf(folder).entries()] == [
        (name, None) for name in names
    ]
