"""Loops: found, judged, and how often they are walked before customers leave for good."""

from random import Random

import numpy as np
import pytest
from hypothesis import given

from journeymap.language import read
from journeymap.loops import (
    ENDLESS,
    LARGEST_CROWD,
    Budget,
    faults,
    leads_out,
    loops,
    named,
    parts,
    surely_ends,
    unwound,
    worth,
)
from journeymap.problems import JourneyError
from tests.builders import a_flow, dense, flows


def plenty():
    return Budget(10**9)


def per_arrival(found, loop):
    return unwound(found, loop, plenty()).per_arrival


def judged(found, budget=None):
    return list(faults(found, budget or plenty()))


# Loops --------------------------------------------------------------------------------------------


def test_loops_are_the_parts_where_one_may_come_back():
    found = a_flow(
        [
            {1: 1.0},
            {2: 0.5, 3: 0.5},
            {1: 1.0},
            {3: 0.2, 4: 0.8},
            {5: 1.0},
        ],
        exits=("done",),
    )
    assert loops(found) == [(1, 2), (3,)]


def test_a_chain_has_no_loops():
    assert loops(a_flow([{1: 1.0}, {2: 1.0}], exits=("done",))) == []


@given(flows(most=12))
def test_no_part_stands_before_one_that_leads_to_it(found):
    order = parts(found)
    where = {here: number for number, part in enumerate(order) for here in part}
    assert sorted(where) == list(range(len(found.touchpoints)))
    for here, row in enumerate(found.steps):
        assert all(where[here] <= where[there] for there, _ in row if there in where)


def test_a_loop_leads_out_where_a_step_leaves_it():
    found = a_flow([{1: 1.0}, {0: 0.5, 2: 0.5}, {3: 1.0}, {2: 1.0}])
    assert [leads_out(found, loop) for loop in loops(found)] == [True, False]


def test_a_long_list_of_names_is_cut():
    found = a_flow([{9: 1.0}] * 9, exits=("done",))
    assert named(found, (0, 1)) == ("t0", "t1")
    assert named(found, tuple(range(7))) == ("t0", "t1", "t2", "t3", "t4", "… (+2)")


# Unwinding ----------------------------------------------------------------------------------------


def test_a_loop_of_ten_thousand_needs_no_recursion():
    size = 10_000
    rows = [{here + 1: 0.99, size: 0.01} for here in range(size - 1)]
    found = a_flow([*rows, {0: 0.5, size: 0.5}], exits=("done",))
    assert loops(found) == [tuple(range(size))]
    budget = plenty()
    visits = unwound(found, tuple(range(size)), budget).per_arrival
    assert 10**9 - budget.left < 5 * size
    assert visits == pytest.approx([1 / (1 - 0.99 ** (size - 1) * 0.5)] * size)


def test_one_who_may_come_back_is_there_more_than_once():
    found = a_flow([{1: 1.0}, {0: 0.5, 2: 0.5}], exits=("done",))
    assert per_arrival(found, (0, 1)) == pytest.approx([2, 2])


def test_one_who_stays_is_there_more_than_once():
    found = a_flow([{0: 0.75, 1: 0.25}], exits=("done",))
    assert per_arrival(found, (0,)) == pytest.approx([4])


@pytest.mark.parametrize("rare", [1e-6, 1e-9, 1e-14])
def test_a_rare_way_out_keeps_its_digits(rare):
    found = a_flow([{1: 1.0}, {2: 1.0}, {0: 1 - rare, 3: rare}], exits=("done",))
    visits = per_arrival(found, (0, 1, 2))
    assert visits == pytest.approx([1 / rare] * 3, rel=1e-9)


def test_a_loop_without_a_way_out_is_walked_for_ever():
    found = a_flow([{1: 1.0}, {0: 1.0}])
    assert min(per_arrival(found, (0, 1))) > ENDLESS


def test_work_beyond_the_limit_is_refused():
    everywhere = dict.fromkeys(range(50), 0.01) | {50: 0.5}
    found = a_flow([everywhere] * 50, exits=("done",))
    assert unwound(found, tuple(range(50)), plenty(), most=1000) is None
    assert unwound(found, tuple(range(50)), Budget(1000)) is None
    assert per_arrival(found, tuple(range(50))) == pytest.approx([1.02] * 50)


def test_work_is_taken_out_of_what_is_left_also_where_it_was_in_vain():
    found = a_flow([{1: 1.0}, {2: 0.5, 0: 0.5}, {0: 0.5, 3: 0.5}], exits=("done",))
    budget = Budget(100)
    assert unwound(found, (0, 1, 2), budget)
    # First one with two neighbours, then one with one.
    assert budget.left == 100 - 2 * 2 - 1 * 1
    assert unwound(found, (0, 1, 2), budget, most=3) is None
    assert budget.left == 92


@given(flows(most=12))
def test_visits_per_arrival_are_the_diagonal_of_the_dense_inverse(found):
    inner, _ = dense(found)
    diagonal = np.linalg.inv(np.eye(len(inner)) - inner).diagonal()
    in_loops = {each for loop in loops(found) for each in loop}
    for loop in loops(found):
        visits = per_arrival(found, loop)
        assert visits == pytest.approx(diagonal[list(loop)])
    others = [each for each in range(len(inner)) if each not in in_loops]
    assert diagonal[others] == pytest.approx(np.ones(len(others)))


@given(flows(most=12))
def test_an_unwound_loop_turns_arrivals_into_visits_and_gains_into_those_in_the_end(found):
    inner, _ = dense(found)
    random = np.random.default_rng(1)
    for loop in loops(found):
        inverse = np.linalg.inv(np.eye(len(loop)) - inner[np.ix_(loop, loop)])
        solved = unwound(found, loop, plenty())
        numbers = random.random(len(inner))
        arrived, gained = numbers.tolist(), numbers.tolist()
        solved.count_visits(arrived)
        solved.look_ahead(gained)
        assert [arrived[here] for here in loop] == pytest.approx(numbers[list(loop)] @ inverse)
        assert [gained[here] for here in loop] == pytest.approx(inverse @ numbers[list(loop)])
        others = [here for here in range(len(inner)) if here not in loop]
        assert [arrived[here] for here in others] == numbers[others].tolist()


# Whether everybody can leave ----------------------------------------------------------------------


def everywhere(size, leaving=0.1):
    """A loop in which everything leads everywhere."""
    crowd = dict.fromkeys(range(size), (1 - leaving) / size)
    return a_flow([crowd | {size: leaving}] * size, exits=("done",))


def test_whoever_can_leave_soon_is_not_trapped():
    found = a_flow([{1: 1.0}, {0: 0.5, 2: 0.5}])
    assert judged(found) == []
    assert surely_ends(found, (0, 1))


def test_a_loop_that_nobody_leaves_is_told_and_not_the_one_before_it():
    found = a_flow([{1: 1.0}, {0: 0.5, 2: 0.5}, {3: 1.0}, {2: 1.0}])
    assert judged(found) == [("loop-without-exit", (2, 3))]


def test_a_loop_that_practically_nobody_leaves_is_told():
    found = a_flow([{1: 1.0}, {0: 1 - 1e-7, 2: 1e-7}])
    assert judged(found) == [("endless-loop", (0, 1))]
    assert not surely_ends(found, (0, 1))


def test_a_loop_that_nobody_enters_troubles_nobody():
    assert judged(a_flow([{3: 1.0}, {2: 1.0}, {1: 1.0}])) == []


def test_a_crowded_loop_that_is_left_at_once_is_not_unwound():
    budget = Budget(10**9)
    assert judged(everywhere(100), budget) == []
    assert budget.left == 10**9 - worth(tuple(range(100)))


def test_a_crowded_loop_that_practically_nobody_leaves_is_told():
    assert judged(everywhere(60, leaving=1e-9)) == [("endless-loop", tuple(range(60)))]


def left_late(size=40, behind=15):
    """A crowd of which nobody leaves but at the end of a row behind it."""
    crowd = dict.fromkeys(range(size + 1), 1 / (size + 1))
    row = [{size + number + 1: 1.0} for number in range(behind - 1)]
    return a_flow([crowd] * size + row + [{0: 0.5, size + behind: 0.5}], exits=("done",))


def test_a_crowded_loop_that_is_left_late_is_unwound():
    (loop,) = loops(left_late())
    assert not surely_ends(left_late(), loop)
    assert unwound(left_late(), loop, plenty(), worth(loop)) is None
    assert judged(left_late()) == []


def test_a_crowd_that_is_too_large_to_be_solved_is_told():
    size, random = LARGEST_CROWD + 100, Random(1)
    rows = [dict.fromkeys(random.sample(range(size), 20), 0.04) | {size: 0.2} for _ in range(size)]
    found = a_flow(rows, exits=("done",))
    assert [code for code, _ in judged(found, Budget(5_000_000))] == ["crowded-loop"]


def test_several_crowds_may_cost_as_much_as_the_largest_one(monkeypatch):
    monkeypatch.setattr("journeymap.loops.LARGEST_CROWD", 60)
    three = [
        {(first + there) % 150: 0.9 / 50 for there in range(50)} | {(first + 50): 0.1}
        for first in (0, 50, 100)
        for _ in range(50)
    ]
    assert 50**3 < 60**3 < 2 * 50**3
    found = judged(a_flow(three, exits=("done",)))
    assert [(code, loop[0]) for code, loop in found] == [
        ("crowded-loop", 50),
        ("crowded-loop", 100),
    ]


def test_one_budget_serves_all_flows_of_a_file():
    budget = Budget(80_000)
    told = [[code for code, _ in judged(left_late(), budget)] for _ in range(3)]
    assert told == [[], [], ["crowded-loop"]]


@given(flows(most=12))
def test_what_surely_ends_does(found):
    for loop in loops(found):
        if surely_ends(found, loop):
            assert max(per_arrival(found, loop)) <= ENDLESS


# What the author of a file is told ----------------------------------------------------------------


def told(segments, monkeypatch, **limits):
    for name, limit in limits.items():
        monkeypatch.setattr(f"journeymap.{name.replace('__', '.')}", limit)
    text = f"""
journey: web
segments: {{new: New, old: Old}}
stages:
  - stage: pages
    touchpoints:
      - touchpoint: a
        next: [b, c, d, done]
        segments: {segments}
      - {{touchpoint: b, next: [a, c, d]}}
      - {{touchpoint: c, next: [a, b, d]}}
      - {{touchpoint: d, next: [a, b, c]}}
""".removeprefix("\n")
    try:
        read(text, "web.yaml")
    except JourneyError as error:
        return error.told()
    return ""


def test_a_crowd_is_told_at_its_beginning(monkeypatch):
    assert told("{}", monkeypatch) == ""
    limits = {"loops__SMALL": 0, "loops__LARGEST_CROWD": 3}
    assert told("{}", monkeypatch, **limits) == (
        "web.yaml:7:9: customers go back and forth between a, b, c, d in too many ways to work out"
        "\n  leave out steps that hardly anybody takes, or cut the journey into several"
    )


def test_a_crowd_of_one_segment_is_told_at_its_own_way(monkeypatch):
    limits = {"language__checks__ways__MOST_WORK": 20}
    own = "{old: {next: [b, done]}}"
    assert told("{}", monkeypatch, **limits) == ""
    assert told(own, monkeypatch, **limits, loops__LARGEST_CROWD=3).startswith(
        "web.yaml:8:26: 'old' goes back and forth between a, b, c, d in too many ways"
    )


def test_segments_with_more_ways_than_can_be_looked_at_are_told(monkeypatch):
    own = "{new: {next: [b, done]}, old: {next: [c, done]}}"
    steps = 4 + 2 + 3 * 3
    limit = "language__checks__ways__MOST_STEPS_OF_SEGMENTS"
    assert told(own, monkeypatch, **{limit: 2 * steps}) == ""
    assert told(own, monkeypatch, **{limit: 2 * steps - 1}) == (
        "web.yaml:8:50: the segments' own ways through the journey come to more than 29 steps"
        "\n  leave out `next` where a segment goes the way of everyone, or split the file"
    )
