"""Who goes where: shares completed by rule, steps by number, and what a segment does otherwise."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeymap.flow import flow, segment_flows, shares, transitions
from journeymap.model import Exit, SegmentScores, Start, Touchpoint, Transition
from tests.builders import a_flow, flows, journey, steps, touchpoint


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


class Counted(tuple):
    """A tuple that knows how often it was gone through."""

    walks = 0

    def __iter__(self):
        type(self).walks += 1
        return super().__iter__()


def test_the_flows_of_a_thousand_segments_are_found_in_one_walk_over_each_touchpoint():
    many = [SegmentScores(f"s{i}", next=(Transition("done", 1.0),)) for i in range(1000)]
    found = journey(Touchpoint("a", segments=Counted(many)))
    assert len(list(segment_flows(found, flow(found)))) == 1000
    assert Counted.walks <= 2


@given(st.data())
def test_the_flows_of_segments_are_those_of_each_segment_by_itself(data):
    ways = st.sampled_from([(), {"b": 0.5, "left": 0.5}, ["a", "done"], "done"])
    found = journey(
        *(
            touchpoint(
                name,
                to=data.draw(ways),
                few={"to": data.draw(ways)},
                many={"to": data.draw(ways)},
            )
            for name in "ab"
        )
    )
    with_ways = dict(segment_flows(found, flow(found)))
    for segment in ("few", "many"):
        assert with_ways.get(segment, flow(found)) == flow(found, segment)


def test_touchpoints_that_nobody_reaches_are_known():
    found = a_flow([{1: 1.0}, {4: 1.0}, {1: 1.0}, {3: 1.0}], exits=("done",))
    assert found.reached == [True, True, False, False]


@given(flows(most=12))
def test_drawn_flows_have_whole_shares(found):
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
