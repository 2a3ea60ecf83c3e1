"""Do raters agree?"""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeymap.science.agreement import krippendorff_alpha, within_group_agreement

nan = np.nan

# Krippendorff (2011): four observers (rows) and twelve units.
OBSERVERS = np.array(
    [
        [1, 2, 3, 3, 2, 1, 4, 1, 2, nan, nan, nan],
        [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, nan, 3],
        [nan, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, nan],
        [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, nan],
    ]
)
UNITS = OBSERVERS.T

METRICS = ["nominal", "ordinal", "interval", "ratio"]
ratings = st.lists(
    st.lists(st.sampled_from([1.0, 2.0, 3.0, 5.0, nan]), min_size=3, max_size=3),
    min_size=1,
    max_size=12,
).map(np.array)


def test_agreement_of_five_raters_about_one_touchpoint():
    assert within_group_agreement(np.array([4.0, 4, 5, 3, 4]), categories=5) == pytest.approx(0.75)


def test_raters_who_all_say_the_same_agree_fully():
    assert within_group_agreement(np.array([3.0, 3, 3]), categories=5) == 1


def test_raters_split_between_the_extremes_do_not_agree_at_all():
    assert within_group_agreement(np.array([1.0, 1, 5, 5]), categories=5) == 0


def test_agreement_of_many_touchpoints_skips_what_was_not_rated():
    ratings = np.array(
        [[4, 4, 5, 3, 4, nan], [2, 2, nan, nan, nan, nan], [3, *[nan] * 5], [nan] * 6]
    )
    agreement = within_group_agreement(ratings, categories=5)
    assert agreement == pytest.approx([0.75, 1, nan, nan], nan_ok=True)


@pytest.mark.parametrize(
    ("metric", "alpha"),
    [("nominal", 0.743), ("ordinal", 0.815), ("interval", 0.849), ("ratio", 0.797)],
)
def test_alpha_of_krippendorffs_example(metric, alpha):
    assert krippendorff_alpha(UNITS, metric) == pytest.approx(alpha, abs=5e-4)


def test_alpha_takes_ratings_as_ordered_unless_told_otherwise():
    assert krippendorff_alpha(UNITS) == krippendorff_alpha(UNITS, "ordinal")


def test_alpha_of_opposed_raters_is_below_zero():
    assert krippendorff_alpha(np.array([[1.0, 2], [2, 1]]), "nominal") == pytest.approx(-0.5)


@pytest.mark.parametrize("metric", METRICS)
@pytest.mark.parametrize(
    "ratings",
    [
        np.full((3, 2), 4.0),
        np.array([[1.0, nan], [nan, 2.0]]),
        np.array([[0.0, 0.0]]),
        np.full((2, 3), nan),
        np.empty((0, 3)),
    ],
)
def test_alpha_is_undefined_where_all_are_equal_or_nothing_can_be_compared(metric, ratings):
    assert np.isnan(krippendorff_alpha(ratings, metric))


def test_a_ratio_scale_refuses_negative_ratings():
    with pytest.raises(ValueError, match="below 0"):
        krippendorff_alpha(np.array([[-1.0, 1.0]]), "ratio")


@given(ratings, st.sampled_from(METRICS))
def test_the_order_of_raters_and_units_plays_no_part(ratings, metric):
    turned = ratings[::-1, ::-1]
    alpha = krippendorff_alpha(ratings, metric)
    assert krippendorff_alpha(turned, metric) == pytest.approx(alpha, nan_ok=True)
    assert np.isnan(alpha) or alpha <= 1 + 1e-12


@given(ratings)
def test_within_group_agreement_stays_within_zero_and_one(ratings):
    agreement = within_group_agreement(ratings, categories=5)
    known = agreement[~np.isnan(agreement)]
    assert ((known >= 0) & (known <= 1)).all()
