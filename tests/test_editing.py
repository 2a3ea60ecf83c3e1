"""Edits: the change that was meant, and not a sign more."""

import dataclasses
import difflib
import re

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

import journeymap as jm
from journeymap import files
from journeymap.language import read
from journeymap.language.editing import (
    Add,
    Move,
    Remove,
    Rename,
    Set,
    edited,
    formatting,
    spans,
    written,
)
from journeymap.language.editing.document import opened
from journeymap.language.editing.formatting import formatted
from journeymap.language.editing.splices import GONE, Pen, Spot, as_read, plain, spliced
from journeymap.language.places import Report
from journeymap.language.tree import tree
from journeymap.model import Rating, Transition
from journeymap.problems import JourneyError
from tests.browser import JOURNEYS
from tests.edits_text import WHOLES, texts
from tests.yaml_text import IDS, TEXTS, journeys_as_text

HOTEL = (JOURNEYS / "hotel-stay.yaml").read_text("utf-8")
SHIPPED = sorted(JOURNEYS.glob("*.yaml"))

SMALL = """\
# What happens at the desk
journey: desk
exits: {done: Served, gone: Left}
stages:
  - stage: all
    touchpoints:
      - touchpoint: queue     # since May
        experience: 5
        next: {desk: 97%,  gone: 3%}
        pains:
          - long
          # told by many
          - no seats

      # the one that counts
      - touchpoint: desk
        experience: {mean: 6, sd: 1, n: 80}
"""


def change(text, *edits):
    """The lines that edits take away and add."""
    after = edited(text, edits, "a.yaml").text
    lines = difflib.unified_diff(text.splitlines(), after.splitlines(), lineterm="", n=0)
    return [line for line in lines if line[0] in "+-" and line[:3] not in {"+++", "---"}]


def refused(text, *edits):
    """The codes of the problems that edits are refused for."""
    with pytest.raises(JourneyError) as raised:
        edited(text, edits, "a.yaml")
    return [each.code for each in raised.value.problems]


# Setting values


def test_a_value_takes_the_place_of_another_and_nothing_else_moves():
    assert change(SMALL, Set("queue.experience", "4.5")) == [
        "-        experience: 5",
        "+        experience: 4.5",
    ]


def test_a_part_of_a_value_that_was_written_short_is_written_out():
    assert change(SMALL, Set("queue.experience.n", "80"), Set("queue.experience.sd", "1.5")) == [
        "-        experience: 5",
        "+        experience: {mean: 5, n: 80, sd: 1.5}",
    ]


def test_a_new_field_goes_to_its_place_in_the_order_of_the_format():
    assert change(SMALL, Set("queue.title", "I queue"), Set("queue.owner", "Front: office")) == [
        "+        title: I queue",
        '+        owner: "Front: office"',
    ]
    lines = edited(SMALL, [Set("queue.title", "I queue")], "a.yaml").text.splitlines()
    assert lines[7] == "        title: I queue"


def test_a_field_of_the_journey_and_an_exit_are_set_by_their_names():
    edits = [
        Set("title", "At the desk"),
        Set("exits.gone", "Walked out"),
        Set("exits.lost", "Lost"),
    ]
    assert change(SMALL, *edits) == [
        "-exits: {done: Served, gone: Left}",
        "+title: At the desk",
        "+exits: {done: Served, gone: Walked out, lost: Lost}",
    ]


def test_an_item_is_set_by_its_number_or_by_its_name():
    assert change(SMALL, Set("queue.pains.2", "no seats, no water")) == [
        "-          - no seats",
        "+          - no seats, no water",
    ]
    assert change(SMALL, Set("desk.attributes.speed.experience", "4")) == [
        "+        attributes:",
        "+          - attribute: speed",
        "+            experience: 4",
    ]


def test_what_was_typed_may_be_a_list_where_a_list_may_stand():
    assert change(SMALL, Set("desk.pains", "[slow, dear]", typed=True)) == [
        "+        pains: [slow, dear]"
    ]
    assert change(SMALL, Set("desk.title", "[slow, dear]", typed=True)) == [
        '+        title: "[slow, dear]"'
    ]


def test_taking_a_field_out_leaves_its_neighbours():
    assert change(SMALL, Set("queue.pains", None)) == [
        "-        pains:",
        "-          - long",
        "-          # told by many",
        "-          - no seats",
    ]
    assert change(SMALL, Set("desk.experience.sd", None)) == [
        "-        experience: {mean: 6, sd: 1, n: 80}",
        "+        experience: {mean: 6, n: 80}",
    ]


def test_several_lines_become_a_block_of_lines():
    assert change(SMALL, Set("desk.thinking", "One.\nTwo.\n")) == [
        "+        thinking: |",
        "+          One.",
        "+          Two.",
    ]


def test_the_last_value_wins_and_the_same_value_changes_nothing():
    assert change(SMALL, Set("queue.experience", "1"), Set("queue.experience", "5")) == []


# Shares


def test_one_other_way_makes_room_by_taking_the_rest():
    assert change(SMALL, Set("queue.next.gone", "5%")) == [
        "-        next: {desk: 97%,  gone: 3%}",
        "+        next: {desk: rest,  gone: 5%}",
    ]


def test_where_customers_go_by_default_is_written_down_before_some_go_elsewhere():
    assert change(SMALL, Set("desk.next.gone", "10%")) == ["+        next: {done: rest, gone: 10%}"]


def test_several_others_make_room_only_where_one_takes_the_rest():
    three = SMALL.replace("{desk: 97%,  gone: 3%}", "{desk: 90%, gone: 3%, done: 7%}")
    assert refused(three, Set("queue.next.gone", "5%")) == ["edit-shares"]
    assert change(three, Set("queue.next.desk", "rest"), Set("queue.next.gone", "5%")) == [
        "-        next: {desk: 90%, gone: 3%, done: 7%}",
        "+        next: {desk: rest, gone: 5%, done: 7%}",
    ]


def test_a_way_that_is_taken_out_leaves_its_share_to_the_other():
    assert change(SMALL, Set("queue.next.gone", None)) == [
        "-        next: {desk: 97%,  gone: 3%}",
        "+        next: {desk: rest}",
    ]


# Names


def test_every_place_that_refers_to_a_touchpoint_follows_its_new_name():
    assert change(SMALL, Rename("desk", "counter")) == [
        "-        next: {desk: 97%,  gone: 3%}",
        "+        next: {counter: 97%,  gone: 3%}",
        "-      - touchpoint: desk",
        "+      - touchpoint: counter",
    ]
    after = edited(HOTEL, [Rename("checkin", "check-in")], "a.yaml")
    assert "checkin" not in after.text.replace("mobile-checkin", "")


def test_segments_exits_and_measurements_are_renamed_wherever_they_are_named():
    after = edited(HOTEL, [Rename("families", "family"), Rename("q3", "autumn")], "a.yaml").text
    assert "families:" not in after
    assert "q3" not in after
    exits = edited(HOTEL, [Rename("completed", "stayed")], "a.yaml").journey
    assert exits.success == ("stayed",)


def test_a_name_that_is_taken_or_none_or_unknown_is_refused():
    assert refused(SMALL, Rename("desk", "queue")) == ["edit-exists"]
    assert refused(SMALL, Rename("desk", "gone")) == ["edit-exists"]
    assert refused(SMALL, Rename("desk", "the desk")) == ["edit-no-id"]
    assert refused(SMALL, Rename("dsk", "counter")) == ["edit-unknown"]
    assert refused(SMALL.replace("stage: all", "stage: desk"), Rename("desk", "x")) == [
        "edit-several"
    ]


# Touchpoints


def test_a_touchpoint_is_added_behind_another():
    assert change(
        SMALL, Add("form", (("experience", "5"), ("title", "I fill in")), behind="queue")
    ) == [
        "+      - touchpoint: form",
        "+        title: I fill in",
        "+        experience: 5",
        "+",
    ]


def test_a_touchpoint_moves_with_its_comments():
    assert change(SMALL, Move("desk", before="queue")) == [
        "+      # the one that counts",
        "+      - touchpoint: desk",
        "+        experience: {mean: 6, sd: 1, n: 80}",
        "+",
        "-",
        "-      # the one that counts",
        "-      - touchpoint: desk",
        "-        experience: {mean: 6, sd: 1, n: 80}",
    ]


def test_a_touchpoint_to_which_something_leads_stays():
    with pytest.raises(JourneyError) as raised:
        edited(SMALL, [Remove("desk")], "a.yaml")
    (problem,) = raised.value.problems
    assert (problem.code, problem.mark.line, problem.values["lines"]) == (
        "edit-dangling",
        9,
        ("9",),
    )
    freed = [Set("queue.next", "gone"), Remove("desk")]
    assert [each.id for each in edited(SMALL, freed, "a.yaml").journey.touchpoints] == ["queue"]


def test_the_last_touchpoint_of_a_stage_stays():
    freed = [Set("queue.next", "gone"), Remove("desk"), Remove("queue")]
    assert refused(SMALL, *freed) == ["edit-empties-stage"]


# What is refused


def test_what_would_break_the_journey_is_refused_with_what_it_would_break():
    assert refused(SMALL, Set("queue.experience", "50")) == ["edit-breaks", "off-scale"]


def test_what_was_broken_before_is_told_as_it_stands():
    assert refused(SMALL.replace("mean: 6", "mean: 60"), Set("title", "A")) == ["off-scale"]


def test_a_name_that_is_not_known_is_refused_with_the_nearest():
    with pytest.raises(JourneyError) as raised:
        edited(SMALL, [Set("queue.experiense", "5")], "a.yaml")
    assert raised.value.problems[0].values == {"name": "experiense", "near": "experience"}
    assert refused(SMALL, Set("que.experience", "5")) == ["edit-unknown"]
    assert refused(SMALL, Set("queue", "5")) == ["edit-no-field"]
    assert refused(SMALL, Set("queue.touchpoint", "q")) == ["edit-use-rename"]


# Any YAML at all


def tree_of(text):
    report = Report("a.yaml", text)
    root = tree(report)
    assume(root is not None and not report.count)
    return root


def comments_of(text, root):
    end = spans.end(text, root)
    return sorted([*spans.comments(text, root, 0), *re.findall(r"#[^\r\n]*", text[end:])])


@given(texts(), WHOLES, st.data())
def test_any_yaml_is_turned_into_any_other_and_what_stays_keeps_its_comments(drawn, new, data):
    text, comments = drawn
    root = tree_of(text)
    before = plain(root)
    kept = data.draw(st.sets(st.sampled_from([*before]), min_size=1))
    after = {name: before[name] for name in before if name in kept} | new
    result = spliced(text, Pen(text).changed(Spot(root), after))
    new_root = tree_of(result)
    assert plain(new_root) == as_read(after)
    if kept == before.keys() and not any(isinstance(before.get(each), dict | list) for each in new):
        assert comments_of(result, new_root) == sorted(comments)
    assert spliced(result, Pen(result).changed(Spot(new_root), after)) == result


@given(texts())
def test_the_canonical_form_says_the_same_with_every_comment_and_stays_as_it_is(drawn):
    text, comments = drawn
    root = tree_of(text)
    canonical = formatted(text, "a.yaml")
    new_root = tree_of(canonical)
    assert plain(new_root) == plain(root)
    assert comments_of(canonical, new_root) == sorted(comments)
    assert formatted(canonical, "a.yaml") == canonical


def said(text):
    return plain(opened(text, "a.yaml").root)


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        ("a: |-\n   one\n   - \n", "a: |-\n  one\n  - \n"),
        ("a: |-\n   x\n   \u3000\nb: 1\n", "a: |-\n  x\n  \u3000\nb: 1\n"),
        ("a: |\n : \n", "a: |\n  : \n"),
        (
            "a: >\n    \u3000x\u00a0\n    y \n\n    \u00a0\n",
            "a: >\n  \u3000x\u00a0\n  y \n\n  \u00a0\n",
        ),
        ("a: |-\n    x\n      \nb: 1\n", "a: |-\n  x\n    \nb: 1\n"),
        ("a:   |2\n     x\n   y\n", "a: |2\n     x\n   y\n"),
        ("a: |+\n   x\n\n\n", "a: |+\n  x\n\n\n"),
        ("a: |+\n   x", "a: |-\n  x\n"),
        ("a: |\n   x", "a: |-\n  x\n"),
        ("a: 'x\n   \u3000y\u3000\n  z'\n", "a: 'x\n  \u3000y\u3000\n  z'\n"),
        ('a: "x\n    y\\ \n    z"\n', 'a: "x\n  y\\ \n  z"\n'),
        ("a: x\n    \u3000\n    y\u3000\n", "a: x\n  \u3000\n  y\u3000\n"),
    ],
)
def test_the_canonical_form_leaves_every_space_that_a_text_holds(text, canonical):
    assert formatted(text, "a.yaml") == canonical
    assert said(canonical) == said(text)
    assert formatted(canonical, "a.yaml") == canonical


def test_what_goes_from_below_a_text_takes_no_empty_line_of_it_along():
    text = "a: |+\n  x\n\n\nb: 1\n"
    wide = "a: |-\n  x\n  \u3000\nb: 1\n"
    for each, left in ((text, "x\n\n\n"), (wide, "x\n\u3000")):
        splices = Pen(each).patched(Spot(opened(each, "a.yaml").root), {"b": GONE})
        assert said(spliced(each, splices)) == {"a": left}


class Weighed(str):
    """A text that counts how much of it is copied or looked through."""

    __slots__ = ()
    looked_at = 0

    def __getitem__(self, key):
        found = super().__getitem__(key)
        Weighed.looked_at += len(found)
        return found

    def rfind(self, sign, start=0, end=None):
        end = len(self) if end is None else end
        found = super().rfind(sign, start, end)
        Weighed.looked_at += end - max(found, start)
        return found


def chain(count, sign):
    """Touchpoints one after the other, with as many steps back as on."""
    lines = ["journey: chain", "stages:", "  - stage: all", "    touchpoints:"]
    for number in range(count):
        lines += [
            f"      - touchpoint: t{number}",
            f"        next: {{t{number - 1}: 50%, t{number + 1}: 50%}}",
        ]
    return sign.join([*lines, ""])


@pytest.mark.parametrize("sign", ["\n", "\r"], ids=["LF", "CR"])
def test_the_canonical_form_looks_at_each_part_of_a_text_a_few_times_however_long_it_is(sign):
    looked_at = []
    for count in (200, 1600):
        document = opened(chain(count, sign), "a.yaml")
        Weighed.looked_at = 0
        weighed = dataclasses.replace(document, text=Weighed(document.text))
        assert sign.join([*formatting._whole(weighed), ""]) == document.text
        looked_at.append(Weighed.looked_at / len(document.text))
    assert looked_at[1] < 1.5 * looked_at[0]


@given(WHOLES)
def test_what_is_written_anew_reads_as_it_was(value):
    for text in ("\n".join([*written.block(value), ""]), written.flow(value)):
        assert plain(tree_of(text)) == as_read(value)


# Properties


def test_every_shipped_journey_takes_every_kind_of_edit_and_is_what_it_reads_as():
    for file in SHIPPED:
        text = file.read_text("utf-8")
        journey = jm.read(text, file.name)
        names = [each.id for each in journey.touchpoints]
        for name in names:
            for edit in (
                Set(f"{name}.owner", "Somebody, anybody"),
                Set(f"{name}.doing", None),
                Set(f"{name}.pains", ["one: two", "three"]),
                Rename(f"touchpoints.{name}", f"{name}-2"),
                Move(name, behind=names[0]),
                Move(name, before=names[-1]),
                Remove(f"touchpoints.{name}"),
            ):
                after = attempted(text, edit)
                assert after is None or after.journey == read(after.text, "a.yaml")


@pytest.mark.parametrize("file", sorted(files.templates().glob("*/*.yaml")), ids=str)
def test_every_touchpoint_of_a_template_is_taken_out_however_much_shorter_that_makes_the_file(file):
    text = file.read_text("utf-8")
    for touchpoint in jm.read(text, file.name).touchpoints:
        after = attempted(text, Remove(touchpoint.id))
        assert after is None or after.journey == read(after.text, "a.yaml")


def attempted(text, edit):
    """What an edit makes of a text, or None where the journey would not bear it."""
    try:
        return edited(text, [edit], "a.yaml")
    except JourneyError as error:
        if error.problems[0].code not in {"edit-dangling", "edit-empties-stage", "edit-breaks"}:
            raise
        return None


@given(journeys_as_text(), st.data())
def test_setting_a_score_changes_the_model_in_just_that(drawn, data):
    journey, text = drawn
    touchpoint = data.draw(st.sampled_from([*journey.touchpoints]))
    score = data.draw(st.integers(0, 10))
    after = edited(text, [Set(f"touchpoints.{touchpoint.id}.experience", str(score))], "a.yaml")
    expected = dataclasses.replace(touchpoint, experience=Rating(float(score)))
    assert after.journey == with_touchpoints(
        journey, [expected if each == touchpoint else each for each in journey.touchpoints]
    )
    assert after.journey == read(after.text, "a.yaml")


@given(journeys_as_text(), st.data())
def test_setting_any_text_gives_that_text(drawn, data):
    journey, text = drawn
    touchpoint = data.draw(st.sampled_from([*journey.touchpoints]))
    title = data.draw(TEXTS)
    after = edited(text, [Set(f"touchpoints.{touchpoint.id}.thinking", title)], "a.yaml")
    assert (
        next(each for each in after.journey.touchpoints if each.id == touchpoint.id).thinking
        == title
    )
    assert after.journey == read(after.text, "a.yaml")


@given(journeys_as_text(), st.data())
def test_moving_changes_nothing_but_the_order(drawn, data):
    journey, text = drawn
    ids = [each.id for each in journey.touchpoints]
    assume(len(ids) > 1)
    moving = data.draw(st.sampled_from(ids))
    goal = data.draw(st.sampled_from([each for each in ids if each != moving]))
    side = data.draw(st.sampled_from(["before", "behind"]))
    after = attempted(text, Move(moving, **{side: goal}))
    assume(after)  # another order may make a loop that nobody can leave
    rest = [each for each in journey.touchpoints if each.id != moving]
    at = [each.id for each in rest].index(goal) + (side == "behind")
    moved = next(each for each in journey.touchpoints if each.id == moving)
    assert after.journey == with_touchpoints(journey, [*rest[:at], moved, *rest[at:]])
    assert after.journey == read(after.text, "a.yaml")


@given(journeys_as_text(), IDS, st.data())
def test_renaming_changes_nothing_but_the_name(drawn, new, data):
    journey, text = drawn
    ids = [each.id for each in journey.touchpoints]
    old = data.draw(st.sampled_from(ids))
    new = f"u{new}"
    after = edited(text, [Rename(f"touchpoints.{old}", new)], "a.yaml")

    def renamed(each):
        steps = tuple(
            dataclasses.replace(step, target=new) if step.target == old else step
            for step in each.next
        )
        return dataclasses.replace(each, id=new if each.id == old else each.id, next=steps)

    assert after.journey == with_touchpoints(journey, map(renamed, journey.touchpoints))
    back = edited(after.text, [Rename(f"touchpoints.{new}", old)], "a.yaml")
    assert back.journey == journey


def with_touchpoints(journey, touchpoints):
    """The journey with other touchpoints in its one stage."""
    (stage,) = journey.stages
    stage = dataclasses.replace(stage, touchpoints=tuple(touchpoints))
    return dataclasses.replace(journey, stages=(stage,))


def test_a_transition_keeps_what_else_was_said_of_it():
    text = SMALL.replace("gone: 3%", "gone: {share: 3%, after: 10 min}")
    after = edited(text, [Set("queue.next.gone", "5%")], "a.yaml").journey
    assert next(after.touchpoints).next[1] == Transition("gone", 0.05, after="10 min")


# What a designer does first


def test_fields_of_a_new_touchpoint_may_be_lists_mappings_and_parts_in_any_order():
    new = edited(
        SMALL,
        [
            Add(
                "pay",
                (
                    ("experience.n", "5"),
                    ("pains", "[a, b]"),
                    ("experience", "4"),
                    ("next", "{done: 90%, gone: rest}"),
                ),
                behind="queue",
                typed=True,
            )
        ],
        "a.yaml",
    )
    pay = next(each for each in new.journey.touchpoints if each.id == "pay")
    assert (pay.pains, pay.experience.mean, pay.experience.n) == (("a", "b"), 4, 5)
    assert [each.target for each in pay.next] == ["done", "gone"]


def test_a_stage_goes_with_all_in_it_unless_something_outside_leads_there():
    two = SMALL + "  - stage: after\n    touchpoints: [{touchpoint: bye}, {touchpoint: home}]\n"
    assert [each.id for each in edited(two, [Remove("after")], "a.yaml").journey.stages] == ["all"]
    leading = two.replace("gone: 3%}", "home: 3%}")
    assert refused(leading, Remove("after")) == ["edit-dangling"]
    assert refused(SMALL, Remove("all")) == ["edit-last-stage"]


def test_a_field_of_the_journey_is_taken_out_and_its_id_is_only_renamed():
    assert edited(SMALL + "persona: Me\n", [Remove("persona")], "a.yaml").text == SMALL
    assert refused(SMALL, Set("journey", "counter", typed=True)) == ["edit-use-rename"]


def test_what_parted_the_first_touchpoint_from_the_next_goes_with_it():
    apart = SMALL.replace("{desk: 97%,  gone: 3%}", "gone").replace("# the one that counts\n", "\n")
    after = edited(apart, [Remove("queue")], "a.yaml").text
    assert "touchpoints:\n      - touchpoint: desk" in after


def test_a_stage_in_the_place_of_a_touchpoint_is_named_as_what_it_is():
    assert refused(SMALL, Move("queue", behind="all")) == ["edit-is-stage"]
    assert refused(SMALL, Move("all", behind="queue")) == ["edit-is-stage"]


def test_what_a_hash_may_have_cut_goes_on_looking_like_that_in_canonical_form():
    text = "journey: a #4 # b\nstages: [] # c\n"
    assert formatted(text, "a.yaml") == "journey: a #4 # b\nstages: []  # c\n"
