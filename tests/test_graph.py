"""The journey as a chain: visits, reach, completion, passage, drop-offs, paths, loops."""

import sys
import warnings
from collections import Counter
from dataclasses import replace
from itertools import pairwise
from math import prod
from random import Random
from types import SimpleNamespace

import networkx as nx
import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from journeymap import graph
from journeymap.analysis import analyze
from journeymap.graph import Path, likely_paths, most_likely_path, network
from journeymap.problems import JourneyError
from tests.builders import a_flow, chain, dense, flows, journey, told, touchpoint


def passed_by_all(found):
    return graph.structure(found).unavoidable


# Published chains ---------------------------------------------------------------------------------


def drunkards_walk(start):
    """Corners 1 to 3 between home (left) and the bar (right), each way as likely."""
    rows = [{3: 0.5, 1: 0.5}, {0: 0.5, 2: 0.5}, {1: 0.5, 4: 0.5}]
    return chain(a_flow(rows, ("left", "right"), {start: 1.0}), success=("left",))


def test_the_drunkards_walk_has_the_published_fundamental_matrix():
    found = drunkards_walk(0)
    rows = [found.visits_from(corner).tolist() for corner in range(3)]
    assert rows == [
        pytest.approx([1.5, 1, 0.5]),
        pytest.approx([1, 2, 1]),
        pytest.approx([0.5, 1, 1.5]),
    ]


@pytest.mark.parametrize(("start", "published"), [(0, 3), (1, 4), (2, 3)])
def test_the_drunkards_walk_takes_the_published_steps(start, published):
    assert drunkards_walk(start).expected_steps == pytest.approx(published)


def test_the_drunkards_walk_ends_at_home_as_often_as_published():
    assert drunkards_walk(0).completion == pytest.approx(0.75)
    assert drunkards_walk(0).exit_shares == pytest.approx((0.75, 0.25))
    assert drunkards_walk(0).completes == pytest.approx([0.75, 0.5, 0.25])


def test_the_five_paths_have_the_published_conversion_removal_and_credit():
    ads, mail = {2: 0.5, 1: 0.25, 3: 0.25}, {2: 1.0}
    found = chain(a_flow([ads, mail], ("done", "null"), {0: 0.8, 1: 0.2}))
    assert found.completion == pytest.approx(0.8)
    assert found.reach == pytest.approx([0.8, 0.4])
    assert found.passage == pytest.approx([0.75, 0.5])
    credit = 4 * found.passage / found.passage.sum()
    assert credit == pytest.approx([2.4, 1.6])


# Visits, reach, completion ------------------------------------------------------------------------


def test_visits_count_repeats_and_reach_does_not():
    found = chain(a_flow([{1: 1.0}, {0: 0.5, 2: 0.5}]))
    assert found.visits == pytest.approx([2, 2])
    assert found.reach == pytest.approx([1, 1])
    assert found.expected_steps == pytest.approx(4)
    assert found.loops == ((0, 1),)


def test_of_a_hundred_who_enter_those_who_give_up_are_counted_where_they_leave():
    found = chain(
        journey(
            touchpoint("a", to={"b": 0.7, "left": 0.2, "unfit": 0.1}),
            touchpoint("b", to={"done": 0.9, "left": 0.1}),
        )
    )
    assert found.dropoffs == pytest.approx([20, 7])
    assert found.completion == pytest.approx(0.63)
    assert found.exit_shares == pytest.approx((0.63, 0.27, 0.1))


def test_every_success_exit_completes():
    found = chain(
        journey(
            touchpoint("a", to={"done": 0.5, "unfit": 0.3, "left": 0.2}),
            success=("done", "unfit"),
            neutral=(),
        )
    )
    assert found.completion == pytest.approx(0.8)
    assert found.dropoffs == pytest.approx([20])


def test_customers_may_enter_at_several_touchpoints():
    found = chain(
        journey(
            touchpoint("web", to={"pay": 0.5, "left": 0.5}),
            touchpoint("shop", to="pay"),
            touchpoint("pay"),
            starts={"web": 0.6, "shop": 0.4},
        )
    )
    assert found.reach == pytest.approx([0.6, 0.4, 0.7])
    assert found.completion == pytest.approx(0.7)
    assert found.passage == pytest.approx([0.3 / 0.7, 0.4 / 0.7, 1])
    assert passed_by_all(found) == (2,)


def test_a_touchpoint_nobody_reaches_has_no_visits():
    found = chain(journey(touchpoint("a", to="done"), touchpoint("b", to={"a": 0.5, "done": 0.5})))
    assert found.visits.tolist() == [1, 0]
    assert found.reach.tolist() == [1, 0]
    assert found.passage.tolist() == [1, 0]
    assert found.visits_from(1).tolist() == [0, 0]


def test_where_nobody_completes_there_is_no_passage_and_no_path():
    found = chain(journey(touchpoint("a", to="left")))
    assert found.completion == 0
    assert np.isnan(found.passage).all()
    assert most_likely_path(network(found)) is None
    assert likely_paths(network(found), 3) == ()
    assert passed_by_all(found) == ()


@given(flows())
def test_reach_is_the_chance_of_ever_coming_by(found):
    inner, _ = dense(found)
    entry = np.zeros(len(inner))
    for start, share in found.starts:
        entry[start] = share
    reach = []
    for here in range(len(inner)):
        stopped = inner.copy()
        stopped[here] = 0
        reach.append(np.linalg.solve(np.eye(len(inner)) - stopped.T, entry)[here])
    assert chain(found).reach == pytest.approx(reach, abs=1e-12)


@given(flows())
def test_reach_and_passage_are_shares_and_exits_take_everyone(found):
    solved = chain(found)
    assert ((solved.reach >= 0) & (solved.reach <= 1)).all()
    assert (solved.visits >= solved.reach - 1e-9).all()
    assert sum(solved.exit_shares) == pytest.approx(1)
    assert solved.completion + solved.dropoffs.sum() / 100 == pytest.approx(1)
    if solved.completion > 0:
        assert ((solved.passage >= 0) & (solved.passage <= 1)).all()


@given(flows())
def test_passage_is_what_completion_would_lose_without_the_touchpoint(found):
    solved = chain(found)
    assume(solved.completion > 0)
    size = len(found.touchpoints)
    for here in range(size):
        lost = (((size + 1), 1.0),)
        without = replace(found, steps=(*found.steps[:here], lost, *found.steps[here + 1 :]))
        removal = 1 - chain(without).completion / solved.completion
        assert solved.passage[here] == pytest.approx(removal, abs=1e-9)


@given(flows(most=4))
@settings(max_examples=20)
def test_reach_and_completion_are_what_customers_walk(found):
    random, walks = Random(1), 4000
    met, completed = np.zeros(len(found.touchpoints)), 0
    names = range(len(found.touchpoints) + len(found.exits))
    for _ in range(walks):
        here = random.choices([s for s, _ in found.starts], [p for _, p in found.starts])[0]
        seen = set()
        while here < len(found.touchpoints):
            seen.add(here)
            targets, shares = zip(*found.steps[here], strict=True)
            here = random.choices(targets, shares)[0]
        met[list(seen)] += 1
        completed += here == names[len(found.touchpoints)]
    solved = chain(found)
    assert solved.reach == pytest.approx(met / walks, abs=0.04)
    assert solved.completion == pytest.approx(completed / walks, abs=0.04)


# What if ------------------------------------------------------------------------------------------


@given(flows(), st.data())
def test_completion_if_equals_solving_the_changed_journey(found, data):
    solved = chain(found, neutral=("unfit",))
    size = len(found.touchpoints)
    left = size + 1
    dropping = [
        here
        for here, row in enumerate(found.steps)
        if solved.visits[here] > 0 and dict(row).get(left, 0) > 0
    ]
    assume(dropping)
    here = data.draw(st.sampled_from(dropping))
    to = data.draw(st.sampled_from(np.flatnonzero(solved.reach > 0).tolist()))
    row = dict(found.steps[here])
    moved = row[left] * data.draw(st.sampled_from((0.1, 0.5, 0.9)))
    row[left] -= moved
    row[to] = row.get(to, 0) + moved
    changed = tuple(row.items())
    after = replace(found, steps=(*found.steps[:here], changed, *found.steps[here + 1 :]))
    assert solved.completion_if(here, moved, to) == pytest.approx(chain(after).completion)


def test_more_than_drop_off_cannot_be_moved():
    found = chain(journey(touchpoint("a", to={"b": 0.9, "left": 0.1}), touchpoint("b")))
    assert found.completion_if(0, moved=0.1, to=1) == pytest.approx(1.0)
    with pytest.raises(ValueError, match=r"0\.2 cannot be moved where 0\.1 drop off"):
        found.completion_if(0, moved=0.2, to=1)


def test_nobody_can_be_moved_to_where_nobody_goes():
    found = chain(journey(touchpoint("a", to={"done": 0.9, "left": 0.1}), touchpoint("b")))
    with pytest.raises(ValueError, match="nobody reaches"):
        found.completion_if(0, moved=0.1, to=1)


# Structure ----------------------------------------------------------------------------------------


def test_touchpoints_without_a_way_around_are_unavoidable():
    found = chain(a_flow([{1: 0.5, 2: 0.5}, {3: 1.0}, {3: 0.9, 5: 0.1}, {4: 1.0}]))
    assert passed_by_all(found) == (0, 3)


def test_a_way_back_is_no_way_around():
    found = chain(a_flow([{1: 1.0}, {2: 0.5, 0: 0.5}, {3: 1.0}]))
    assert passed_by_all(found) == (0, 1, 2)


def test_with_two_entries_only_what_both_pass_is_unavoidable():
    found = chain(a_flow([{2: 1.0}, {2: 1.0}, {3: 1.0}], starts={0: 0.5, 1: 0.5}))
    assert passed_by_all(found) == (2,)


def test_with_two_successes_only_what_leads_to_both_is_unavoidable():
    found = chain(
        a_flow([{1: 0.5, 2: 0.5}, {3: 1.0}, {4: 1.0}], ("done", "bought")),
        success=("done", "bought"),
    )
    assert passed_by_all(found) == (0,)


@given(flows(most=9))
def test_unavoidable_touchpoints_are_the_dominators_of_success(found):
    solved = chain(found)
    assume(solved.completion > 0)
    drawn = network(solved)
    dominator = nx.immediate_dominators(drawn, graph.START)
    expected, here = [], dominator[graph.END]
    while here != graph.START:
        expected.append(here)
        here = dominator[here]
    assert passed_by_all(solved) == tuple(sorted(expected))


def test_every_touchpoint_is_looked_at_once_for_what_is_unavoidable():
    """A chain left for success everywhere, each touchpoint leading two back: quadratic for some."""
    size, looks = 1000, Counter()

    class Counted(dict):
        def __getitem__(self, here):
            looks[here] += 1
            return super().__getitem__(here)

    onward = {here: [here + 1, max(here - 2, 0), graph.END] for here in range(size - 1)}
    drawn = SimpleNamespace(
        adj=Counted(onward | {graph.START: [0], size - 1: [graph.END], graph.END: []})
    )
    assert graph.unavoidable(drawn, Path((0,), 0.5)) == (0,)
    assert graph.unavoidable(drawn, Path(tuple(range(size)), 0.5)) == (0,)
    assert max(looks.values()) == 2


@given(flows(most=9))
def test_unavoidable_touchpoints_are_those_all_completers_pass(found):
    solved = chain(found)
    assume(solved.completion > 1e-6)
    always = np.flatnonzero(solved.passage > 1 - 1e-9)
    assert passed_by_all(solved) == tuple(always.tolist())


def test_the_most_likely_path_has_the_largest_product_of_shares():
    # Straight on .5 · .5; around over t2 .4 · 1 · 1, though its first step is the less likely.
    found = chain(a_flow([{1: 0.6, 2: 0.4}, {3: 0.5, 4: 0.5}, {3: 1.0}]))
    assert most_likely_path(network(found)) == Path((0, 2), pytest.approx(0.4))


def test_of_equally_likely_paths_the_one_declared_first_is_taken():
    found = chain(a_flow([{2: 0.5, 1: 0.5}, {3: 1.0}, {3: 1.0}]))
    assert most_likely_path(network(found)) == Path((0, 1), pytest.approx(0.5))


def test_equally_likely_means_but_for_rounding():
    found = chain(a_flow([{1: 0.1 + 0.2, 2: 0.3, 4: 0.4}, {3: 1.0}, {3: 1.0}]))
    assert most_likely_path(network(found)).touchpoints == (0, 1)
    found = chain(a_flow([{1: 0.3, 2: 0.1 + 0.2, 4: 0.4}, {3: 1.0}, {3: 1.0}]))
    assert most_likely_path(network(found)).touchpoints == (0, 1)


def test_exits_come_after_touchpoints_where_two_paths_are_as_likely():
    found = chain(a_flow([{1: 0.5, 2: 0.5}, {2: 1.0}]))
    assert most_likely_path(network(found)).touchpoints == (0, 1)
    assert [path.touchpoints for path in likely_paths(network(found), 2)] == [(0, 1), (0,)]


def test_a_path_begins_at_the_likeliest_way_in():
    found = chain(a_flow([{2: 1.0}, {2: 1.0}], starts={0: 0.3, 1: 0.7}))
    assert most_likely_path(network(found)) == Path((1,), pytest.approx(0.7))


def all_paths(solved):
    drawn = network(solved)
    found = []
    for nodes in nx.all_simple_paths(drawn, graph.START, graph.END):
        share = prod(drawn.edges[edge]["share"] for edge in pairwise(nodes))
        found.append((tuple(nodes[1:-1]), share))
    end = len(solved.visits)
    return sorted(found, key=lambda each: (-round(np.log(each[1]), 9), (*each[0], end)))


@given(flows(most=6), st.integers(1, 6))
def test_likely_paths_are_the_likeliest_of_all_paths(found, count):
    solved = chain(found)
    expected = all_paths(solved) if solved.completion > 0 else []
    listed = likely_paths(network(solved), count)
    assert [path.touchpoints for path in listed] == [path for path, _ in expected[:count]]
    assert [path.share for path in listed] == pytest.approx([s for _, s in expected[:count]])


@given(flows(most=8))
def test_the_most_likely_path_is_the_first_of_the_likely_paths(found):
    solved = chain(found)
    assume(solved.completion > 0)
    assert most_likely_path(network(solved)) == likely_paths(network(solved), 1)[0]


# Size and loops -----------------------------------------------------------------------------------


def tangle(size, seed, onward=0.6):
    """Touchpoints that lead on, back and across; each may also leave."""
    random = Random(seed)
    rows = []
    for here in range(size):
        row = {min(size, here + 1): onward, size + 1: 0.05}
        for _ in range(4):
            there = random.randrange(size)
            row[there] = row.get(there, 0) + (0.95 - onward) / 4
        rows.append(row)
    return a_flow(rows)


@pytest.mark.parametrize("seed", range(5))
def test_sixty_touchpoints_dense_with_loops_are_solved_as_by_the_dense_inverse(seed):
    found = tangle(60, seed)
    inner, leaving = dense(found)
    inverse = np.linalg.inv(np.eye(60) - inner)
    solved = chain(found)
    assert solved.visits == pytest.approx(inverse[0])
    assert solved.reach == pytest.approx(inverse[0] / inverse.diagonal())
    assert solved.completion == pytest.approx((inverse @ leaving)[0, 0])
    assert len(likely_paths(network(solved), 10)) == 10
    assert passed_by_all(solved)[0] == 0


def test_a_loop_of_ten_thousand_is_solved():
    size = 10_000
    rows = [{here + 1: 1 - 1e-5, size + 1: 1e-5} for here in range(size - 1)]
    solved = chain(a_flow([*rows, {0: 0.5, size: 0.5}]))
    survive = (1 - 1e-5) ** (size - 1)
    assert solved.reach[-1] == pytest.approx(survive)
    assert solved.visits[0] == pytest.approx(1 / (1 - survive / 2))
    assert solved.completion == pytest.approx(survive / 2 / (1 - survive / 2))


def test_everything_leading_everywhere_is_solved_by_its_inverse():
    size = 400
    random = np.random.default_rng(3)
    weights = random.random((size, size + 2))
    weights /= weights.sum(axis=1, keepdims=True)
    found = a_flow([dict(enumerate(row.tolist())) for row in weights])
    inner, leaving = dense(found)
    inverse = np.linalg.inv(np.eye(size) - inner)
    solved = chain(found)
    assert solved.reach == pytest.approx(inverse[0] / inverse.diagonal())
    assert solved.completion == pytest.approx((inverse @ leaving)[0, 0])


def test_a_path_of_ten_thousand_is_found():
    size = 10_000
    rows = [{here + 1: 1 - 1e-5, size + 1: 1e-5} for here in range(size - 1)]
    solved = chain(a_flow([*rows, {size: 1.0}]))
    assert most_likely_path(network(solved)).touchpoints == tuple(range(size))
    assert passed_by_all(solved) == tuple(range(size))


def test_a_path_too_unlikely_for_floats_ends_nothing():
    size = 3_000
    rows = [{here + 1: 0.5, size + 1: 0.5} for here in range(size - 1)]
    solved = chain(a_flow([*rows, {size: 1.0}]))
    assert solved.completion == 0
    assert most_likely_path(network(solved)) is None


# What no solver may meet --------------------------------------------------------------------------


def refused(found):
    """The one problem that is told, without a warning on the way."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        with pytest.raises(JourneyError) as error:
            chain(found)
    (problem,) = error.value.problems
    return problem


def test_a_loop_that_nobody_leaves_is_told():
    problem = refused(a_flow([{1: 0.5, 3: 0.5}, {2: 1.0}, {1: 1.0}]))
    assert problem.code == "loop-without-exit"
    assert problem.told() == (
        "journey: nobody who comes to t1, t2 can ever leave\n  add a way out under `next`"
    )


def test_it_is_the_trap_that_is_told_and_not_the_loop_before_it():
    problem = refused(a_flow([{1: 1.0}, {0: 0.5, 2: 0.5}, {3: 1.0}, {2: 1.0}]))
    assert (problem.code, problem.values["names"]) == ("loop-without-exit", ("t2", "t3"))


def test_a_loop_that_practically_nobody_leaves_is_told():
    problem = refused(a_flow([{1: 1.0}, {0: 1 - 1e-7, 2: 1e-7}]))
    assert (problem.code, problem.values["names"]) == ("endless-loop", ("t0", "t1"))
    assert problem.values["rounds"] == pytest.approx(1e7)
    assert problem.told().startswith("journey: practically nobody leaves t0, t1")


def test_a_loop_walked_almost_a_million_times_is_borne():
    solved = chain(a_flow([{1: 1.0}, {0: 1 - 1.1e-6, 2: 1.1e-6}]))
    assert solved.visits[0] == pytest.approx(1 / 1.1e-6)
    assert solved.completion == pytest.approx(1)


@pytest.mark.parametrize("rare", [1e-8, 1e-13, 1e-17, 1e-300])
def test_a_crowded_loop_that_practically_nobody_leaves_is_told(rare):
    size = 300
    rows = [dict.fromkeys(range(size), 1 / size) for _ in range(size)]
    rows[7][size] = rare
    assert refused(a_flow(rows)).code == "endless-loop"


def test_a_crowd_that_is_too_large_to_be_solved_is_told_before_it_is_tried():
    size, random = 2_100, Random(1)
    rows = [dict.fromkeys(random.sample(range(size), 20), 0.04) | {size: 0.2} for _ in range(size)]
    problem = refused(a_flow(rows))
    assert problem.told() == (
        "journey: customers go back and forth between t0, t1, t2, t3, t4, … (+2095) in too many "
        "ways to work out\n"
        "  leave out steps that hardly anybody takes, or cut the journey into several"
    )


@given(flows(most=12))
def test_a_crowd_inverted_is_solved_as_one_unwound(found):
    inverted = pytest.MonkeyPatch()
    with inverted.context() as patch:
        patch.setattr("journeymap.loops.SMALL", -1000)
        inverse = chain(found)
    plain = chain(found)
    for numbers in ("visits", "reach", "again", "completes"):
        assert getattr(inverse, numbers) == pytest.approx(getattr(plain, numbers))


def test_a_way_out_lost_in_rounding_is_told():
    problem = refused(a_flow([{1: 1.0}, {0: 1.0, 2: sys.float_info.min}]))
    assert problem.code == "endless-loop"
    assert problem.values["rounds"] == 1e15


def test_a_loop_that_nobody_enters_troubles_nobody():
    solved = chain(a_flow([{3: 1.0}, {2: 1.0}, {1: 1.0}]))
    assert (solved.completion, solved.loops) == (1.0, ())


def test_customers_who_would_vanish_are_told():
    problem = refused(a_flow([{1: 0.7}, {2: 1.0}]))
    assert problem.told().startswith("journey: t0: the shares add up to 70.0%, not 100%")


def test_customers_who_enter_nowhere_are_told():
    problem = refused(a_flow([{1: 1.0}], starts={0: 0.5}))
    assert problem.told().startswith("journey: starts: the shares add up to 50.0%, not 100%")
    assert refused(a_flow([{1: 1.0}], starts={0: 0.0})).code == "shares-sum"


def test_a_journey_made_in_python_is_told_by_its_name():
    made = journey(touchpoint("a", to="b"), touchpoint("b", to="a"))
    with pytest.raises(JourneyError, match="tiny: nobody who comes to a, b can ever leave"):
        analyze(made)
    assert told(journey(touchpoint("a")), "a").reach == 1.0
