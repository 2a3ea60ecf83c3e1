"""Rank stability: would the same touchpoints of a hotel stay stand out if others had answered?

Scale 1-7, loss aversion 2. Reach is given here, rounded; where it comes from is the graph's matter.
"""

import tracemalloc

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journeymap.science.importance import weights
from journeymap.science.kano import COEFFICIENTS
from journeymap.science.scale import points, width
from journeymap.science.stability import rank_stability
from journeymap.science.uncertainty import degrees_of_freedom, standard_error_paired
from journeymap.science.value import swing

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
ERROR = standard_error_paired(SD, N)
DF = degrees_of_freedom(N)
STAKES = WEIGHT * REACH * swing(EXPECTATION, EXPECTATION, 2, GAIN, LOSS)


def near(numbers, digits=1e-3):
    return pytest.approx(numbers, abs=digits)


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
