"""Standard errors, intervals, tests, many tests at once, shrinkage."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeymap.science.uncertainty import (
    benjamini_hochberg,
    degrees_of_freedom,
    floor_sd,
    net_promoter_interval,
    paule_mandel,
    precision_weighted_mean,
    shrunk,
    standard_error,
    standard_error_paired,
    t_interval,
    t_test_p,
    welch,
    wilson,
)

nan = np.nan

# Student (1908): hours of sleep gained by ten patients under two drugs.
SLEEP_ONE = np.array([0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0])
SLEEP_TWO = np.array([1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4])

# Rubin (1981): coaching effects in eight schools, and their standard errors.
SCHOOLS = np.array([28.0, 8, -3, 7, -1, 1, 18, 12])
SCHOOL_ERRORS = np.array([15.0, 10, 16, 11, 9, 11, 10, 18])

# Benjamini & Hochberg (1995), the example of the paper.
PAPER = np.array(
    [
        0.0001,
        0.0004,
        0.0019,
        0.0095,
        0.0201,
        0.0278,
        0.0298,
        0.0344,
        0.0459,
        0.324,
        0.4262,
        0.5719,
        0.6528,
        0.759,
        1.0,
    ]
)

p_values = st.lists(st.one_of(st.floats(0, 1), st.just(nan)), max_size=40).map(np.array)


# Standard errors


def test_paired_differences_are_far_surer_than_two_separate_means():
    """51 people; experience sd .64694, expectation sd .4170, sd of differences .53454."""
    apart, _ = welch(0.64694, 51, 0.4170, 51)
    assert standard_error_paired(0.53454, 51) == pytest.approx(0.0749, abs=1e-4)
    assert apart == pytest.approx(0.1078, abs=1e-4)


def test_one_answer_has_no_standard_error_and_no_degrees_of_freedom():
    answers = np.array([nan, 0, 1, 2, 101])
    errors = standard_error(np.array([1, 1, 1, 1, 10]), answers)
    assert errors == pytest.approx([nan, nan, nan, 0.7071, 0.995], abs=1e-4, nan_ok=True)
    assert degrees_of_freedom(answers) == pytest.approx([nan, nan, nan, 1, 100], nan_ok=True)


def test_a_missing_spread_gives_no_standard_error():
    assert np.isnan(standard_error(nan, 20))


def test_equal_answers_get_the_spread_of_rounding_to_a_step():
    spreads = floor_sd(np.array([0, 1e-15, 0.1, 2, nan]), 1)
    assert spreads == pytest.approx([0.288675, 0.288675, 0.1, 2, nan], abs=1e-6, nan_ok=True)


def test_the_floor_follows_the_answer_step():
    assert floor_sd(0, 0.5) == pytest.approx(0.144338, abs=1e-6)


def test_welch_on_students_sleep_data():
    error, df = welch(SLEEP_ONE.std(ddof=1), 10, SLEEP_TWO.std(ddof=1), 10)
    difference = SLEEP_ONE.mean() - SLEEP_TWO.mean()
    assert difference / error == pytest.approx(-1.8608, abs=1e-4)
    assert df == pytest.approx(17.776, abs=1e-3)
    assert t_test_p(difference, error, df) == pytest.approx(0.07939, abs=1e-5)


def test_pairs_on_students_sleep_data():
    differences = SLEEP_ONE - SLEEP_TWO
    error = standard_error_paired(differences.std(ddof=1), 10)
    assert differences.mean() / error == pytest.approx(-4.0621, abs=1e-4)
    p = t_test_p(differences.mean(), error, degrees_of_freedom(10))
    assert p == pytest.approx(0.002833, abs=1e-6)


def test_welch_needs_two_answers_on_each_side():
    error, df = welch(np.array([1, nan, 1]), np.array([1, 9, nan]), 1, 9)
    assert np.isnan(error).all()
    assert np.isnan(df).all()


def test_welch_without_any_spread_has_no_degrees_of_freedom():
    error, df = welch(0, 9, 0, 9)
    assert error == 0
    assert np.isnan(df)


@given(st.floats(1e-6, 1e6), st.integers(2, 10**6), st.floats(1e-6, 1e6), st.integers(2, 10**6))
def test_welch_has_no_fewer_degrees_than_the_smaller_side_and_no_more_than_both(a, n_a, b, n_b):
    _, df = welch(a, n_a, b, n_b)
    assert (min(n_a, n_b) - 1) * (1 - 1e-9) <= df <= (n_a + n_b - 2) * (1 + 1e-9)


# Intervals and tests


def test_an_interval_needs_a_standard_error_and_degrees_of_freedom():
    low, high = t_interval(5, np.array([1, nan, 1]), np.array([10, 10, nan]))
    assert low == pytest.approx([2.77186, nan, nan], abs=1e-5, nan_ok=True)
    assert high == pytest.approx([7.22814, nan, nan], abs=1e-5, nan_ok=True)


def test_a_wider_level_gives_a_wider_interval():
    assert t_interval(0, 1, 10, level=0.99)[1] == pytest.approx(3.16927, abs=1e-5)


def test_an_unknown_or_zero_standard_error_gives_no_p_value():
    p = t_test_p(np.array([5, 5, nan, 0]), np.array([nan, 0, 1, 1]), 10)
    assert p == pytest.approx([nan, nan, nan, 1], nan_ok=True)


@given(st.floats(-100, 100), st.floats(0, 100), st.floats(1, 1e6), st.floats(0.5, 0.999))
def test_an_interval_contains_its_estimate(estimate, se, df, level):
    low, high = t_interval(estimate, se, df, level)
    assert low <= estimate <= high


@given(st.floats(-100, 100), st.floats(0.1, 100), st.floats(1, 1e6))
def test_an_interval_leaves_zero_out_exactly_where_the_test_says_so(estimate, se, df):
    low, high = t_interval(estimate, se, df)
    p = t_test_p(estimate, se, df)
    if abs(p - 0.05) > 1e-6:
        assert (low > 0 or high < 0) == (p < 0.05)


# Many tests


def test_four_of_the_papers_fifteen_tests_are_rejected_and_three_by_bonferroni():
    assert (benjamini_hochberg(PAPER) < 0.05).tolist() == [True] * 4 + [False] * 11
    assert (PAPER * 15 < 0.05).sum() == 3


def test_adjusted_values_of_the_paper():
    q = benjamini_hochberg(PAPER)
    # Rank 5 is p 0.0201 by 15/5; rank 6 takes the smaller value of rank 7, 0.0298 by 15/7.
    assert q[:7] == pytest.approx(
        [0.0015, 0.003, 0.0095, 0.035625, 0.0603, 0.063857, 0.063857], abs=1e-6
    )
    assert q[-1] == 1


def test_what_was_not_tested_counts_for_nothing():
    q = benjamini_hochberg(np.array([nan, 0.04, nan, 0.01]))
    assert q == pytest.approx([nan, 0.04, nan, 0.02], nan_ok=True)
    assert np.isnan(benjamini_hochberg(np.array([nan, nan]))).all()
    assert benjamini_hochberg(np.array([])).tolist() == []


@given(p_values)
def test_adjusted_values_are_never_smaller_nor_above_one_and_keep_the_order(p):
    q = benjamini_hochberg(p)
    tested = ~np.isnan(p)
    assert (np.isnan(q) == ~tested).all()
    assert (q[tested] >= p[tested]).all()
    assert (q[tested] <= 1).all()
    assert (np.diff(q[tested][np.argsort(p[tested])]) >= 0).all()


@given(p_values, st.randoms(use_true_random=False))
def test_the_order_of_the_tests_plays_no_part(p, random):
    shuffled = np.array(random.sample(range(len(p)), len(p)), dtype=int)
    assert benjamini_hochberg(p[shuffled]) == pytest.approx(
        benjamini_hochberg(p)[shuffled], nan_ok=True
    )


# Shares and Net Promoter Score


@pytest.mark.parametrize(
    ("successes", "n", "low", "high"),
    [
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ],
)
def test_wilson_intervals_of_newcombe(successes, n, low, high):
    assert wilson(successes, n) == pytest.approx((low, high), abs=1e-4)


def test_wilson_ends_are_exact_where_nobody_or_everybody_agreed():
    low, high = wilson(np.array([0, 20]), np.array([20, 20]))
    assert low[0] == 0
    assert high[1] == 1
    assert low[1] == pytest.approx(1 - 0.1611, abs=1e-4)


def test_without_answers_there_is_no_share_and_no_net_promoter_score():
    assert np.isnan(wilson(np.array([0, nan]), np.array([0, 10]))).all()
    assert np.isnan(net_promoter_interval(np.array([0, nan]), 0, 0)).all()


@given(st.integers(0, 10**6), st.integers(0, 10**6), st.floats(0.5, 0.999))
def test_wilson_stays_within_zero_and_one_around_the_share(yes, no, level):
    if yes + no:
        low, high = wilson(yes, yes + no, level)
        assert 0 <= low <= yes / (yes + no) * (1 + 1e-12)
        assert yes / (yes + no) * (1 - 1e-12) <= high <= 1


def test_net_promoter_score_of_fifty_promoters_and_twenty_detractors_of_a_hundred():
    assert net_promoter_interval(50, 30, 20) == pytest.approx((14.05, 29.13, 44.20), abs=0.005)


def test_net_promoter_score_of_five_promoters_is_clipped_at_a_hundred():
    low, _, high = net_promoter_interval(5, 0, 0)
    assert low == pytest.approx(17.49, abs=0.005)
    assert high == 100


@given(*[st.integers(0, 10**5)] * 3)
def test_net_promoter_intervals_stay_on_the_scale_and_mirror(promoters, passives, detractors):
    if promoters + passives + detractors:
        low, centre, high = net_promoter_interval(promoters, passives, detractors)
        assert -100 <= low <= centre <= high <= 100
        other = net_promoter_interval(detractors, passives, promoters)
        assert other == pytest.approx((-high, -centre, -low))


# Shrinkage


def test_eight_schools_do_not_differ_beyond_their_errors():
    assert paule_mandel(SCHOOLS, SCHOOL_ERRORS) == 0
    assert precision_weighted_mean(SCHOOLS, SCHOOL_ERRORS) == pytest.approx(
        (7.6856, 4.0719), abs=1e-4
    )


def test_without_true_differences_all_gaps_shrink_to_their_mean():
    tau2, mu, calm = shrunk(SCHOOLS, SCHOOL_ERRORS)
    assert (tau2, mu) == pytest.approx((0, 7.6856), abs=1e-4)
    assert calm == pytest.approx([7.6856] * 8, abs=1e-4)


def test_what_has_no_error_is_neither_used_nor_shrunk():
    gaps, errors = np.array([-10.0, 10.0, 50.0, nan]), np.array([5.0, 5.0, nan, 5.0])
    tau2, mu, calm = shrunk(gaps, errors)
    assert (tau2, mu) == pytest.approx((175, 0))
    assert calm == pytest.approx([-8.75, 8.75, nan, nan], nan_ok=True)


def test_a_zero_error_is_no_error():
    tau2, mu, calm = shrunk(np.array([-10.0, 10.0, 50.0]), np.array([5.0, 5.0, 0.0]))
    assert (tau2, mu) == pytest.approx((175, 0))
    assert calm == pytest.approx([-8.75, 8.75, nan], nan_ok=True)


def test_with_one_gap_there_is_nothing_to_compare():
    tau2, mu, calm = shrunk(np.array([-10.0]), np.array([5.0]))
    assert (tau2, mu, calm.tolist()) == (0, -10, [-10])


def test_with_no_measured_gap_there_is_no_mean():
    tau2, mu, calm = shrunk(np.array([-10.0, nan]), np.array([nan, nan]))
    assert tau2 == 0
    assert np.isnan([mu, *calm]).all()


effects = st.lists(
    st.tuples(st.floats(-100, 100), st.floats(1e-4, 50)), min_size=2, max_size=30
).map(lambda pairs: np.array(pairs).T)


@given(effects)
def test_paule_mandel_makes_the_scatter_what_it_should_be(pairs):
    gaps, errors = pairs
    tau2 = paule_mandel(gaps, errors)
    mean, _ = precision_weighted_mean(gaps, errors, tau2)
    scatter = (np.square(gaps - mean) / (np.square(errors) + tau2)).sum()
    assert tau2 >= 0
    if tau2 > 0:
        assert scatter == pytest.approx(len(gaps) - 1, rel=1e-6)
    else:
        assert scatter <= len(gaps) - 1 + 1e-9


@given(effects)
def test_a_shrunk_gap_lies_between_the_gap_and_the_common_mean(pairs):
    gaps, errors = pairs
    _, mu, calm = shrunk(gaps, errors)
    assert (calm >= np.minimum(gaps, mu) - 1e-9).all()
    assert (calm <= np.maximum(gaps, mu) + 1e-9).all()
