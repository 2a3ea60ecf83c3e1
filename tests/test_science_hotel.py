"""A hotel stay of six touchpoints, every number from score to stability.

Scale 1-7, loss aversion 2. Reach is given here, rounded; where it comes from is the graph's matter.
"""

import time
import tracemalloc

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journeymap.science.gap import gap, tested_edge
from journeymap.science.importance import weights
from journeymap.science.kano import COEFFICIENTS
from journeymap.science.memory import peak_end
from journeymap.science.scale import points, width
from journeymap.science.stability import rank_stability
from journeymap.science.uncertainty import (
    benjamini_hochberg,
    degrees_of_freedom,
    shrunk,
    standard_error_paired,
    t_interval,
    t_test_p,
)
from journeymap.science.value import (
    best_value,
    expected_value,
    felt_value,
    share_disappointed,
    swing,
)

tested_edge.__test__ = False  # a formula with an unlucky name, no test
nan = np.nan

BOOKING, CHECKIN, ROOM, BREAKFAST, REQUEST, CHECKOUT = range(6)

REACH = np.array([1.0, 0.7, 0.679, 0.4656, 0.2105, 0.6665])
WEIGHT = weights(np.array([15.0, 20, 30, 10, 15, 10]))
KANO = ("one-dimensional", "one-dimensional", "must-be", "attractive", "one-dimensional", "must-be")
GAIN, LOSS = np.array([COEFFICIENTS[category] for category in KANO]).T
EXPECTATION = points(np.array([5.2, 5.8, 6.2, 5.0, 5.9, 5.4]), 1, 7)
EXPERIENCE = points(np.array([5.8, 4.9, 5.6, 5.9, 4.2, 5.5]), 1, 7)
SD = width(np.array([1.2, 1.5, 1.4, 1.3, 1.8, 1.1]), 1, 7)
N = np.array([120.0, 80, 80, 48, 22, 70])
GAP = gap(EXPERIENCE, EXPECTATION, EXPECTATION)
ERROR = standard_error_paired(SD, N)
DF = degrees_of_freedom(N)
VALUE = felt_value(EXPERIENCE, EXPECTATION, EXPECTATION, 2, GAIN, LOSS)
STAKES = WEIGHT * REACH * swing(EXPECTATION, EXPECTATION, 2, GAIN, LOSS)


def near(numbers, digits=1e-3):
    return pytest.approx(numbers, abs=digits)


def test_scores_in_points():
    assert near([70.0, 80.0, 86.667, 66.667, 81.667, 73.333]) == EXPECTATION
    assert near([80.0, 65.0, 76.667, 81.667, 53.333, 75.0]) == EXPERIENCE


def test_gaps_and_their_intervals():
    low, high = t_interval(GAP, ERROR, DF)
    assert near([10.0, -15.0, -10.0, 15.0, -28.333, 1.667]) == GAP
    assert low == near([6.385, -20.563, -15.193, 8.709, -41.635, -2.705])
    assert high == near([13.615, -9.437, -4.807, 21.291, -15.032, 6.038])


def test_adjusted_tests():
    q = benjamini_hochberg(t_test_p(GAP, ERROR, DF))
    assert q == near([0.000001, 0.000002, 0.000303, 0.000033, 0.000303, 0.449487], 5e-7)


def test_the_tested_edge_of_a_plain_expectation_is_the_expectation():
    assert near(EXPECTATION) == tested_edge(EXPERIENCE, EXPECTATION, EXPECTATION)


def test_felt_values_and_contributions():
    assert near([10.0, -30.0, -20.0, 15.0, -56.667, 0.0]) == VALUE
    assert near([1.5, -4.2, -4.074, 0.6984, -1.7892, 0.0]) == WEIGHT * REACH * VALUE
    assert (WEIGHT * REACH * VALUE).sum() == near(-7.8648)


def test_the_interval_of_a_contribution_is_that_of_experience_pushed_through_felt_value():
    ends = [
        WEIGHT * REACH * felt_value(end, EXPECTATION, EXPECTATION, 2, GAIN, LOSS)
        for end in t_interval(EXPERIENCE, ERROR, DF)
    ]
    assert ends[0] == near([0.958, -5.758, -6.189, 0.405, -2.629, -0.361])
    assert ends[1] == near([2.042, -2.642, -1.959, 0.991, -0.949, 0.0])


@pytest.mark.parametrize(
    ("loss_aversion", "balance"),
    [(1, -2.833), (1.5, -5.349), (2, -7.865), (2.25, -9.123), (3, -12.896)],
)
def test_the_balance_falls_with_loss_aversion(loss_aversion, balance):
    value = felt_value(EXPERIENCE, EXPECTATION, EXPECTATION, loss_aversion, GAIN, LOSS)
    assert (WEIGHT * REACH * value).sum() == near(balance)


@pytest.mark.parametrize("loss_aversion", [1, 2, 3])
def test_the_three_worst_are_the_same_for_every_loss_aversion(loss_aversion):
    value = felt_value(EXPERIENCE, EXPECTATION, EXPECTATION, loss_aversion, GAIN, LOSS)
    assert np.argsort(WEIGHT * REACH * value)[:3].tolist() == [CHECKIN, ROOM, REQUEST]


def test_the_balance_of_those_who_complete():
    passage = np.array([1.0, 1.0, 1.0, 0.6944, 0.2971, 1.0])
    assert (WEIGHT * passage * VALUE).sum() == near(-11.9838)


def test_stakes_and_headroom():
    assert near([25.5, 25.2, 35.308, 1.552, 5.7359, 9.776], 2e-3) == STAKES
    assert STAKES / STAKES.sum() == near([0.2474, 0.2445, 0.3426, 0.0151, 0.0556, 0.0948], 1e-4)
    headroom = WEIGHT * REACH * (best_value(EXPECTATION, GAIN) - VALUE)
    assert headroom == near([3.0, 7.0, 4.074, 0.8536, 2.368, 0.0])


def test_customers_who_differ_change_the_ranking():
    felt = expected_value(EXPERIENCE, SD, EXPECTATION, EXPECTATION, 2, GAIN, LOSS)
    contribution = WEIGHT * REACH * felt
    assert contribution == near([0.9066, -4.7904, -6.1724, 0.8444, -1.8768, -0.8679])
    assert contribution.sum() == near(-11.9564)
    assert np.argsort(contribution)[0] == ROOM
    assert np.argsort(VALUE * WEIGHT * REACH)[0] == CHECKIN


def test_shares_of_disappointed_customers():
    shares = share_disappointed(EXPERIENCE, SD, EXPECTATION)
    assert shares == near([0.3085, 0.7257, 0.6659, 0.2444, 0.8275, 0.4638], 1e-4)


def test_shrunk_gaps():
    tau2, mu, calm = shrunk(GAP, ERROR)
    assert tau2 == near(246.4, 0.05)
    assert mu == near(-3.95, 0.005)
    assert calm == near([9.81, -14.66, -9.84, 14.28, -24.86, 1.56], 0.005)


def test_memory_of_the_most_likely_path():
    remembered = peak_end(VALUE[[BOOKING, CHECKIN, ROOM, BREAKFAST, CHECKOUT]])
    numbers = (remembered.peak, remembered.end, remembered.peak_end, remembered.mean)
    assert numbers == near((-30.0, 0.0, -15.0, -5.0))
    assert remembered.trend_per_step == near(2.5)


# Rank stability


def stability(**changes):
    stay = {
        "factor": WEIGHT * REACH,
        "experience": EXPERIENCE,
        "adequate": EXPECTATION,
        "desired": EXPECTATION,
        "loss_aversion": 2,
        "gain": GAIN,
        "loss": LOSS,
        "se": ERROR,
        "df": DF,
        "stakes_share": STAKES / STAKES.sum(),
        "critical_threshold": 1 / 6,
    }
    return rank_stability(**(stay | changes))


def test_check_in_and_the_room_are_about_equally_likely_the_worst():
    stay = stability()
    assert stay.p_worst == near([0, 0.541, 0.458, 0, 0, 0], 0.03)
    assert stay.p_worst.sum() == near(1)
    assert stay.balance_ci95 == near((-10.72, -5.08), 0.25)
    assert stay.draws == 2000


def test_the_three_with_most_at_stake_are_critical_in_every_draw():
    assert stability().p_critical[:3].tolist() == [1, 1, 1]


def test_the_data_cannot_tell_check_in_from_the_room():
    stay = stability()
    assert stay.order == (CHECKIN, ROOM, REQUEST, CHECKOUT, BREAKFAST, BOOKING)
    assert stay.p_order[0] == near(0.541, 0.03)
    assert (stay.p_order[0] < 0.95, stay.p_order[1] > 0.95) == (True, True)


def test_the_same_question_gets_the_same_answer_and_another_seed_a_similar_one():
    assert stability().p_worst.tolist() == stability().p_worst.tolist()
    assert stability(seed=7).p_worst == near(stability().p_worst, 0.05)


def test_the_order_of_declaration_changes_no_share():
    turned = rank_stability(
        factor=(WEIGHT * REACH)[::-1],
        experience=EXPERIENCE[::-1],
        adequate=EXPECTATION[::-1],
        desired=EXPECTATION[::-1],
        loss_aversion=2,
        gain=GAIN[::-1],
        loss=LOSS[::-1],
        se=ERROR[::-1],
        df=DF[::-1],
        stakes_share=(STAKES / STAKES.sum())[::-1],
        critical_threshold=1 / 6,
    )
    stay = stability()
    assert turned.p_worst[::-1].tolist() == stay.p_worst.tolist()
    assert turned.p_critical[::-1].tolist() == stay.p_critical.tolist()
    assert turned.p_order.tolist() == stay.p_order.tolist()
    assert turned.balance_ci95 == stay.balance_ci95


def test_what_was_not_measured_stays_where_it_is():
    only_checkin = np.where(np.arange(6) == CHECKIN, ERROR, nan)
    stay = stability(se=only_checkin)
    assert stay.p_worst[[CHECKIN, ROOM]].sum() == near(1)
    assert stay.p_order[0] == near(0.564, 0.03)
    assert np.isnan(stay.p_order[1:]).all()
    # Check-in's interval alone, around the balance.
    assert stay.balance_ci95 == near((-7.865 - 1.558, -7.865 + 1.558), 0.1)


def test_where_nothing_was_measured_no_draw_can_tell():
    stay = stability(se=nan)
    assert np.isnan(stay.p_worst).all()
    assert np.isnan(stay.p_critical).all()
    assert np.isnan(stay.balance_ci95).all()
    assert np.isnan(stay.p_order).all()
    assert stay.order == (CHECKIN, ROOM, REQUEST, CHECKOUT, BREAKFAST, BOOKING)


def test_an_unscored_touchpoint_takes_no_part():
    stay = stability(experience=np.where(np.arange(6) == ROOM, nan, EXPERIENCE))
    assert np.isnan(stay.p_worst[ROOM])
    assert np.isnan(stay.p_critical[ROOM])
    assert ROOM not in stay.order
    assert stay.p_worst[CHECKIN] == near(1, 0.01)


def test_touchpoints_that_share_the_lowest_place_share_the_draw():
    stay = rank_stability(
        factor=np.array([0.5, 0.5, 0.1]),
        experience=np.array([40.0, 40, 60]),
        adequate=50,
        desired=50,
        loss_aversion=2,
        gain=1,
        loss=1,
        se=np.array([nan, nan, 0.1]),
        df=np.array([nan, nan, 9]),
        stakes_share=np.array([0.45, 0.45, 0.1]),
        critical_threshold=1 / 3,
    )
    assert stay.p_worst.tolist() == [0.5, 0.5, 0]


def test_nothing_is_worst_where_nothing_is_lost():
    stay = stability(experience=np.full(6, 100.0), se=0.1)
    assert stay.p_worst.tolist() == [0] * 6


def test_one_touchpoint_never_stands_out():
    stay = rank_stability(
        factor=0.3,
        experience=40,
        adequate=50,
        desired=50,
        loss_aversion=2,
        gain=1,
        loss=1,
        se=3,
        df=20,
        stakes_share=1,
        critical_threshold=1,
    )
    assert stay.p_critical.tolist() == [0]
    assert stay.order == (0,)
    assert stay.p_order.tolist() == []


def test_a_journey_without_scores_has_no_ranking():
    stay = stability(experience=nan)
    assert stay.order == ()
    assert stay.p_order.tolist() == []
    assert np.isnan(stay.p_worst).all()


@settings(max_examples=25)
@given(
    st.lists(
        st.tuples(st.floats(0, 100), st.floats(0, 100), st.floats(0.1, 20)), min_size=1, max_size=8
    )
)
def test_shares_stay_within_zero_and_one(touchpoints):
    experience, expectation, se = np.array(touchpoints).T
    stay = rank_stability(
        factor=1 / len(touchpoints),
        experience=experience,
        adequate=expectation,
        desired=expectation,
        loss_aversion=2,
        gain=1,
        loss=1,
        se=se,
        df=12,
        stakes_share=1 / len(touchpoints),
        critical_threshold=1 / len(touchpoints),
        draws=200,
    )
    for shares in (stay.p_worst, stay.p_critical, stay.p_order):
        assert ((shares >= 0) & (shares <= 1)).all()
    assert stay.p_worst.sum() <= 1 + 1e-9
    assert stay.balance_ci95[0] <= stay.balance_ci95[1]


# Size


def test_ten_thousand_touchpoints_are_valued_within_a_fraction_of_a_second():
    many = 2000
    experience, sd, n = (np.tile(column, many)[:10_000] for column in (EXPERIENCE, SD, N))
    expectation, gain, loss = (
        np.tile(column, many)[:10_000] for column in (EXPECTATION, GAIN, LOSS)
    )
    began = time.perf_counter()
    error, df = standard_error_paired(sd, n), degrees_of_freedom(n)
    distance = gap(experience, expectation, expectation)
    q = benjamini_hochberg(t_test_p(distance, error, df))
    t_interval(distance, error, df)
    expected_value(experience, sd, expectation, expectation, 2, gain, loss)
    _, _, calm = shrunk(distance, error)
    took = time.perf_counter() - began
    assert q[0] == near(1.467e-6, 1e-9)
    assert calm.shape == (10_000,)
    assert took < 0.5


def test_the_stability_of_a_long_journey_needs_little_memory():
    tracemalloc.start()
    stability_of_many = rank_stability(
        factor=1e-4,
        experience=np.linspace(0, 100, 10_000),
        adequate=80,
        desired=80,
        loss_aversion=2,
        gain=1,
        loss=1,
        se=3,
        df=30,
        stakes_share=1e-4,
        critical_threshold=1e-4,
        draws=200,
    )
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert stability_of_many.p_worst.sum() == near(1)
    assert peak < 64e6
