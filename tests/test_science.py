"""From scores to felt value: scale, gap, Kano, value, importance."""

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from journeymap.science.gap import (
    adequacy,
    edge,
    gap,
    reliability_of_difference,
    superiority,
)
from journeymap.science.importance import weights
from journeymap.science.kano import COEFFICIENTS, NONE_GIVEN, mirrored
from journeymap.science.scale import points, width
from journeymap.science.value import (
    best_value,
    expected_value,
    felt_value,
    share_disappointed,
    swing,
)

nan = np.nan

level = st.floats(0, 100)
spread = st.one_of(st.just(nan), st.just(0.0), st.floats(1e-6, 60))
aversion = st.floats(1, 5)
kano = st.sampled_from([*COEFFICIENTS.values(), (0.4, 0.83)])
zone = st.tuples(level, level).map(sorted)


def listed(numbers):
    return pytest.approx(numbers, abs=1e-9, nan_ok=True)


# Scale


def test_a_score_becomes_points_between_the_ends_of_its_scale():
    assert points(np.array([1, 4, 7, nan]), 1, 7) == listed([0, 50, 100, nan])


def test_points_are_mirrored_where_a_low_score_is_the_good_one():
    assert points(np.array([0, 2, 10, nan]), 0, 10, better_low=True) == listed([100, 80, 0, nan])


def test_each_score_may_have_a_scale_of_its_own():
    assert points(np.array([4, 4]), np.array([1, 0]), np.array([7, 5])) == listed([50, 80])


def test_the_ends_of_any_scale_are_exactly_0_and_100_points():
    ends = np.array([0.1, 0.7])
    assert points(ends, 0.1, 0.7).tolist() == [0, 100]


def test_a_spread_is_widened_as_the_scale_is_but_never_moved_or_mirrored():
    assert width(np.array([1.5, 0, nan]), 1, 7) == listed([25, 0, nan])


def test_a_plain_number_gives_a_plain_number():
    numbers = [
        points(4, 1, 7),
        width(1, 1, 7),
        gap(65, 80, 80),
        edge(65, 60, 80),
        felt_value(65, 80, 80, 2, 1, 1),
        expected_value(65, 10, 80, 80, 2, 1, 1),
        share_disappointed(65, 10, 80),
        swing(70, 70, 2, 1, 1),
    ]
    assert all(isinstance(number, float) for number in numbers)


@given(st.floats(-50, 50), st.floats(0.1, 50), st.floats(0.01, 100), st.floats(-50, 50))
def test_rescaling_a_score_and_its_scale_together_changes_no_points(score, span, factor, shift):
    plain = points(score, -50, -50 + span)
    again = points(factor * score + shift, -50 * factor + shift, (span - 50) * factor + shift)
    assert again == pytest.approx(plain, rel=1e-6, abs=1e-5)


# Gap and zone


def test_one_expectation_gives_the_plain_difference():
    assert gap(np.array([65, 80, 95, nan]), 80, 80) == listed([-15, 0, 15, nan])


def test_a_zone_gives_the_distance_to_the_edge_that_experience_lies_beyond():
    experience = np.array([50, 60, 70, 80, 95, nan])
    assert gap(experience, 60, 80) == listed([-10, 0, 0, 0, 15, nan])


def test_a_missing_expectation_leaves_no_gap():
    assert np.isnan(gap(np.array([50.0, 90.0]), nan, nan)).all()


def test_superiority_and_adequacy_of_a_library_survey():
    """LibQUAL, Lehigh: minimum 5.70, desired 7.72, perceived 6.92."""
    assert adequacy(6.92, 5.70) == pytest.approx(1.22)
    assert superiority(6.92, 7.72) == pytest.approx(-0.8)


def test_a_zone_of_tolerance_at_check_in():
    """Adequate 4.6, desired 6.2, experience 4.9 on a 1-7 scale."""
    adequate, desired, experience = points(np.array([4.6, 6.2, 4.9]), 1, 7)
    assert adequacy(experience, adequate) == pytest.approx(5.0)
    assert superiority(experience, desired) == pytest.approx(-21.667, abs=1e-3)
    assert felt_value(experience, adequate, desired, 2, 1, 1) == 0.0


def test_beyond_the_zone_that_edge_is_tested_and_inside_it_the_nearer_one():
    experience = np.array([50, 61, 79, 90, nan])
    assert edge(experience, 60, 80) == listed([60, 60, 80, 80, nan])


def test_at_the_same_distance_from_both_edges_the_adequate_level_is_tested():
    adequate, experience, desired = points(np.array([4.6, 5.4, 6.2]), 1, 7)
    assert edge(experience, adequate, desired) == adequate


def test_no_edge_is_tested_where_one_is_missing():
    assert np.isnan(edge(70, nan, 80))
    assert np.isnan(edge(70, 60, nan))


def test_difference_scores_lose_reliability():
    assert reliability_of_difference(0.8, 0.8, 0.6) == pytest.approx(0.5)


@given(level, level, zone)
def test_a_better_experience_never_makes_the_gap_smaller(one, other, edges):
    worse, better = sorted((one, other))
    assert gap(worse, *edges) <= gap(better, *edges)


@given(level, zone)
def test_a_gap_other_than_zero_is_the_distance_to_the_tested_edge(experience, edges):
    distance = gap(experience, *edges)
    if distance != 0:
        assert distance == pytest.approx(experience - edge(experience, *edges), abs=2e-9)


@given(level, zone)
def test_mirroring_turns_a_gap_around(experience, edges):
    assert gap(*mirrored(experience, *edges)) == pytest.approx(-gap(experience, *edges), abs=1e-9)


# Kano


def test_each_kano_category_says_whether_surplus_and_shortfall_are_felt():
    assert COEFFICIENTS == {
        "must-be": (0, 1),
        "one-dimensional": (1, 1),
        "attractive": (1, 0),
        "indifferent": (0, 0),
        "reverse": (1, 1),
    }
    assert NONE_GIVEN == (1, 1)


def test_mirroring_makes_the_edges_of_a_zone_change_places():
    assert mirrored(90, 20, 40) == (10, 60, 80)


# Felt value


@pytest.mark.parametrize(
    ("category", "short", "above"),
    [
        ("must-be", -20, 0),
        ("one-dimensional", -20, 10),
        ("attractive", 0, 10),
        ("indifferent", 0, 0),
    ],
)
def test_felt_value_follows_the_kano_category(category, short, above):
    gain, loss = COEFFICIENTS[category]
    felt = felt_value(np.array([50, 60, 70, nan]), 60, 60, 2, gain, loss)
    assert felt == listed([short, 0, above, nan])


def test_loss_aversion_multiplies_losses_and_leaves_gains_alone():
    felt = [
        felt_value(np.array([50, 70]), 60, 60, aversion, 1, 1).tolist() for aversion in (1, 2, 3)
    ]
    assert felt == [[-10, 10], [-20, 10], [-30, 10]]


def test_nothing_is_felt_inside_the_zone():
    assert felt_value(np.array([60, 70, 80]), 60, 80, 2, 1, 1).tolist() == [0, 0, 0]


def test_measured_coefficients_may_stand_for_the_category():
    felt = felt_value(np.array([50, 70]), 60, 60, 2, np.array([0.4, 0.4]), np.array([0.83, 0.83]))
    assert felt == listed([-16.6, 4])


def test_the_mean_of_felt_values_is_not_the_felt_value_of_the_mean():
    assert felt_value(50, 50, 50, 2, 1, 1) == 0
    assert expected_value(50, 25, 50, 50, 2, 1, 1) == pytest.approx(-9.9736, abs=1e-4)


def test_without_spread_the_expected_value_is_the_plain_one():
    spreads = np.array([nan, 0, 1e-320])
    assert expected_value(65, spreads, 80, 80, 2, 1, 1) == listed([-30, -30, -30])


def test_the_expected_value_of_a_zone_agrees_with_a_simulation():
    draws = np.random.default_rng(3).normal(68, 15, 400_000)
    simulated = felt_value(draws, 60, 80, 2, 1, 0.5).mean()
    assert expected_value(68, 15, 60, 80, 2, 1, 0.5) == pytest.approx(simulated, abs=0.05)


def test_an_unscored_touchpoint_has_no_expected_value_and_no_disappointed():
    assert np.isnan(expected_value(nan, np.array([10, nan, 0]), 80, 80, 2, 1, 1)).all()
    assert np.isnan(share_disappointed(nan, np.array([10, nan, 0]), 80)).all()


def test_half_are_disappointed_where_experience_just_does():
    shares = share_disappointed(np.array([70, 80, 60]), 10, 70)
    assert shares == pytest.approx([0.5, 0.1587, 0.8413], abs=1e-4)


def test_without_a_spread_nobody_knows_how_many_are_disappointed():
    assert np.isnan(share_disappointed(80, nan, 70))


def test_with_a_spread_of_zero_all_customers_are_on_the_same_side():
    assert share_disappointed(np.array([69, 70, 71]), 0, 70).tolist() == [1, 0, 0]


def test_the_swing_runs_from_the_worst_to_the_best_experience():
    worst, best = felt_value(np.array([0, 100]), 60, 80, 2, 1, 1)
    assert swing(60, 80, 2, 1, 1) == best - worst == 140
    assert np.isnan(swing(nan, 80, 2, 1, 1))


def test_a_perfect_must_be_gains_nothing():
    assert best_value(np.array([70, 70]), np.array([1, 0])) == listed([30, 0])


@given(level, level, zone, aversion, kano)
def test_a_better_experience_never_lowers_felt_value(one, other, edges, aversion, coefficients):
    worse, better = sorted((one, other))
    felt = [felt_value(x, *edges, aversion, *coefficients) for x in (worse, better)]
    assert felt[0] <= felt[1]


@given(st.tuples(level, level).map(sorted), spread, zone, aversion, kano)
def test_a_better_experience_never_lowers_expected_value(rise, sd, edges, aversion, coefficients):
    worse, better = rise
    felt = [expected_value(x, sd, *edges, aversion, *coefficients) for x in (worse, better)]
    assert felt[0] <= felt[1] + 1e-9


@given(level, level, spread, level)
def test_a_better_experience_never_disappoints_more(one, other, sd, adequate):
    worse, better = sorted((one, other))
    shares = share_disappointed(np.array([worse, better]), sd, adequate)
    if np.isnan(sd):
        assert np.isnan(shares).all()
    else:
        assert 0 <= shares[1] <= shares[0] <= 1


@given(level, zone, aversion, kano)
def test_felt_value_lies_between_that_of_the_worst_and_of_the_best(
    x, edges, aversion, coefficients
):
    gain, loss = coefficients
    best = best_value(edges[1], gain)
    worst = best - swing(*edges, aversion, gain, loss)
    assert worst - 1e-9 <= felt_value(x, *edges, aversion, gain, loss) <= best + 1e-9


@given(level, level, aversion)
def test_spread_never_helps_where_losses_weigh_more(x, expectation, aversion):
    spreads = np.array([0, 1, 10, 30])
    felt = expected_value(x, spreads, expectation, expectation, aversion, 1, 1)
    assert (np.diff(felt) <= 1e-9).all()


# Importance


def test_stated_importance_becomes_shares():
    assert weights(np.array([15, 20, 30, 10, 15, 10])) == listed([0.15, 0.2, 0.3, 0.1, 0.15, 0.1])


def test_without_stated_importance_all_weigh_the_same():
    assert weights(np.array([nan, nan, nan, nan])) == listed([0.25] * 4)
    assert weights(np.array([])).tolist() == []


@pytest.mark.parametrize("importance", [[1, nan], [2, -1], [0, 0], [1, np.inf]])
def test_importance_that_says_nothing_sound_is_refused(importance):
    with pytest.raises(ValueError, match="importance"):
        weights(np.array(importance, dtype=float))


@given(st.lists(st.floats(0, 1e308), min_size=1, max_size=50).filter(any))
@example([1e308, 1e308])
@example([5e-324, 0.0])
def test_weights_add_up_to_one(importance):
    shares = weights(np.array(importance))
    assert shares.sum() == pytest.approx(1)
    assert (shares >= 0).all()
