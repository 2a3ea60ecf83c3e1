"""Who goes where: shares completed by rule, loops, and how often they are walked."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeymap.flow import (
    ENDLESS,
    flow,
    listed,
    loops,
    shares,
    transitions,
    visits_per_arrival,
)
from journeymap.model import Exit, Start, Transition
from tests.builders import a_flow, dense, flows, journey, steps, touchpoint

PLENTY = 10**9


def values(given):
    return shares(steps(given)).values


# Shares -------------------------------------------------------------------------------------------


def test_stated_shares_are_taken_as_they_are():
    found = shares(steps({"room": 0.97, "left": 0.03}))
    assert (found.values, found.basis) == ((0.97, 0.03), "stated")


def test_the_rest_takes_what_is_left():
    found = shares(steps({"room": "rest", "left": 0.25}))
    assert (found.values, found.basis) == ((0.75, 0.25), "stated")


def test_nobody_takes_the_rest_where_nothing_is_left():
    assert values({"a": 0.7, "b": 0.2, "c": 0.1, "d": "rest"})[3] == 0.0


def test_shares_not_given_are_equal_and_assumed():
    found = shares(steps(["web", "shop", "phone"]))
    assert found.values == pytest.approx((1 / 3, 1 / 3, 1 / 3))
    assert found.basis == "assumed"


def test_what_is_left_is_shared_alike_by_those_without_a_share_and_assumed():
    found = shares(steps({"web": 0.4, "shop": None, "phone": None}))
    assert (found.values, found.basis) == ((0.4, 0.3, 0.3), "assumed")


def test_one_target_without_a_share_is_not_an_assumption():
    assert shares(steps("room")).basis == "stated"
    assert shares(steps({"room": 0.4, "left": None})).basis == "stated"


def test_numbers_of_customers_stand_for_shares():
    found = shares((Transition("room", n=30), Transition("left", n=10)))
    assert (found.values, found.basis) == ((0.75, 0.25), "counted")


def test_stated_shares_win_over_numbers_of_customers():
    given = (Transition("room", 0.86, n=12), Transition("left", 0.14, n=2))
    assert shares(given).values == pytest.approx((0.86, 0.14))


@pytest.mark.parametrize("given", [{"a": 0.5, "b": 0.49}, {"a": 0.5, "b": 0.51}])
def test_a_rounding_miss_within_one_percent_is_scaled(given):
    found = shares(steps(given))
    assert sum(found.values) == pytest.approx(1)
    assert found.basis == "rounded"
    assert found.values[1] / found.values[0] == pytest.approx(given["b"] / given["a"])


@pytest.mark.parametrize("given", [{"a": 0.5, "b": 0.48}, {"a": 0.5, "b": 0.52}, {"a": 0.7}])
def test_a_larger_miss_cannot_be_meant(given):
    found = shares(steps(given))
    assert found.basis == "wrong"
    assert found.total == pytest.approx(sum(given.values()))


@given(st.lists(st.none() | st.integers(1, 30), min_size=1, max_size=6))
def test_whatever_is_given_shares_add_up_to_one_or_are_wrong(parts):
    given = [Transition(str(i), None if p is None else p / 100) for i, p in enumerate(parts)]
    found = shares(given)
    assert all(share >= 0 for share in found.values)
    if found.basis != "wrong":
        assert sum(found.values) == pytest.approx(1)


# Steps --------------------------------------------------------------------------------------------


def test_without_next_the_next_touchpoint_follows_and_the_first_success_exit_after_the_last():
    found = journey(touchpoint("a"), touchpoint("b"), success=("done", "unfit"), neutral=())
    assert list(transitions(found)) == [(Transition("b"),), (Transition("done"),)]
    assert flow(found).steps == (((1, 1.0),), ((2, 1.0),))


def test_the_first_touchpoint_is_the_start_unless_another_is_named():
    two = (touchpoint("a"), touchpoint("b"))
    assert flow(journey(*two)).starts == ((0, 1.0),)
    assert flow(journey(*two, starts=["b"])).starts == ((1, 1.0),)
    assert flow(journey(*two, starts={"a": 0.25, "b": 0.75})).starts == ((0, 0.25), (1, 0.75))


def test_starts_without_shares_are_equal_and_assumed():
    two = (touchpoint("a"), touchpoint("b"))
    assert flow(journey(*two, starts=["a", "b"])).starts == ((0, 0.5), (1, 0.5))
    assert flow(journey(*two, starts=["a", "b"])).assumed_starts is True
    assert flow(journey(*two, starts=["a"])).assumed_starts is False
    assert flow(journey(*two, starts={"a": 0.5, "b": 0.5})).assumed_starts is False


def test_steps_with_assumed_shares_are_known():
    found = journey(touchpoint("a", to=["b", "left"]), touchpoint("b", to={"done": 1.0}))
    assert flow(found).assumed == (True, False)


def test_a_target_named_twice_is_one_step():
    found = flow(journey(touchpoint("a", to=["b", "b", "left"]), touchpoint("b")))
    assert found.steps[0] == ((1, pytest.approx(2 / 3)), (3, pytest.approx(1 / 3)))


def test_a_step_that_nobody_takes_is_none():
    found = flow(journey(touchpoint("a", to={"b": 1.0, "left": 0.0}), touchpoint("b")))
    assert found.steps[0] == ((1, 1.0),)


def test_a_segment_takes_its_own_steps_and_inherits_the_others():
    found = journey(
        touchpoint("a", to={"b": 0.9, "left": 0.1}, few={"to": {"b": 0.5, "left": 0.5}}),
        touchpoint("b", to={"done": 0.8, "left": 0.2}),
    )
    assert flow(found).steps[0] == ((1, 0.9), (3, 0.1))
    assert flow(found, "few").steps == (((1, 0.5), (3, 0.5)), ((2, 0.8), (3, 0.2)))
    assert flow(found, "many").steps == flow(found).steps


def test_touchpoints_that_nobody_reaches_and_those_without_a_way_out_are_known():
    found = a_flow([{1: 1.0}, {4: 1.0}, {1: 1.0}, {3: 1.0}], exits=("done",))
    assert found.reached == [True, True, False, False]
    assert found.escapes == [True, True, True, False]


def test_a_long_list_of_names_is_cut():
    found = a_flow([{9: 1.0}] * 9, exits=("done",))
    assert listed(found, (0, 1)) == "t0, t1"
    assert listed(found, tuple(range(7))) == "t0, t1, t2, t3, t4 … (+2)"


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


def test_a_loop_of_ten_thousand_needs_no_recursion():
    size = 10_000
    rows = [{here + 1: 0.99, size: 0.01} for here in range(size - 1)]
    found = a_flow([*rows, {0: 0.5, size: 0.5}], exits=("done",))
    assert loops(found) == [tuple(range(size))]
    visits = visits_per_arrival(found, range(size), PLENTY)
    assert visits == pytest.approx([1 / (1 - 0.99 ** (size - 1) * 0.5)] * size)


def test_one_who_may_come_back_is_there_more_than_once():
    found = a_flow([{1: 1.0}, {0: 0.5, 2: 0.5}], exits=("done",))
    assert visits_per_arrival(found, (0, 1), PLENTY) == pytest.approx([2, 2])


def test_one_who_stays_is_there_more_than_once():
    found = a_flow([{0: 0.75, 1: 0.25}], exits=("done",))
    assert visits_per_arrival(found, (0,), PLENTY) == pytest.approx([4])


@pytest.mark.parametrize("rare", [1e-6, 1e-9, 1e-14])
def test_a_rare_way_out_keeps_its_digits(rare):
    found = a_flow([{1: 1.0}, {2: 1.0}, {0: 1 - rare, 3: rare}], exits=("done",))
    visits = visits_per_arrival(found, (0, 1, 2), PLENTY)
    assert visits == pytest.approx([1 / rare] * 3, rel=1e-9)


def test_a_loop_without_a_way_out_is_walked_for_ever():
    found = a_flow([{1: 1.0}, {0: 1.0}])
    assert min(visits_per_arrival(found, (0, 1), PLENTY)) > ENDLESS


def test_work_beyond_the_limit_is_refused():
    everywhere = dict.fromkeys(range(50), 0.01) | {50: 0.5}
    found = a_flow([everywhere] * 50, exits=("done",))
    assert visits_per_arrival(found, range(50), 1000) is None
    assert visits_per_arrival(found, range(50), PLENTY) == pytest.approx([1.02] * 50)


@given(flows(most=12))
def test_visits_per_arrival_are_the_diagonal_of_the_dense_inverse(found):
    inner, _ = dense(found)
    diagonal = np.linalg.inv(np.eye(len(inner)) - inner).diagonal()
    in_loops = {each for loop in loops(found) for each in loop}
    for loop in loops(found):
        visits = visits_per_arrival(found, loop, PLENTY)
        assert visits == pytest.approx(diagonal[list(loop)])
    others = [each for each in range(len(inner)) if each not in in_loops]
    assert diagonal[others] == pytest.approx(np.ones(len(others)))


@given(flows(most=12))
def test_drawn_flows_lead_somewhere_with_whole_shares(found):
    assert all(found.escapes)
    for row in found.steps:
        assert sum(share for _, share in row) == pytest.approx(1)
        assert len({there for there, _ in row}) == len(row)


def test_ids_that_name_nothing_are_passed_over():
    found = journey(
        touchpoint("a", to={"b": 0.5, "nowhere": 0.5}), touchpoint("b"), starts=["a", "nobody"]
    )
    assert flow(found).steps[0] == ((1, 0.5),)
    assert flow(found).starts == ((0, 0.5),)


def test_a_start_without_customers_is_none():
    found = journey(touchpoint("a"), touchpoint("b"), exits=(Exit("done"),), neutral=())
    two = flow(journey(*found.touchpoints, starts={"a": 1.0, "b": 0.0}))
    assert two.starts == ((0, 1.0),)
    assert shares((Start("a", 1.0), Start("b", rest=True))).values == (1.0, 0.0)
