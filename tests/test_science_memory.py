"""A path of felt values as it is remembered."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeymap.science.memory import PeakEnd, peak_end, peak_position

nan = np.nan


def test_a_hotel_stay_is_remembered_by_check_in_and_check_out():
    remembered = peak_end(np.array([10.0, -30, -20, 15, 0]))
    assert remembered == PeakEnd(peak=-30, end=0, peak_end=-15, mean=-5, trend_per_step=2.5)


def test_the_first_of_equal_peaks_counts_even_if_rounding_favours_another():
    assert peak_position(np.array([5, -30, 30 + 1e-13])) == 1


def test_an_unscored_touchpoint_leaves_no_memory_but_takes_a_step():
    remembered = peak_end(np.array([-10, nan, 10, nan]))
    assert remembered == PeakEnd(peak=-10, end=10, peak_end=0, mean=0, trend_per_step=10)


def test_one_value_has_no_trend():
    remembered = peak_end(np.array([7.0]))
    assert (remembered.peak, remembered.end, remembered.peak_end, remembered.mean) == (7, 7, 7, 7)
    assert np.isnan(remembered.trend_per_step)


@pytest.mark.parametrize("path", [[], [nan, nan]])
def test_a_path_without_values_is_not_remembered(path):
    remembered = peak_end(np.array(path, dtype=float))
    assert np.isnan([remembered.peak, remembered.peak_end, remembered.trend_per_step]).all()
    assert peak_position(np.array(path, dtype=float)) is None


@given(st.lists(st.floats(-300, 100), min_size=1, max_size=30).map(np.array))
def test_the_peak_is_the_value_largest_in_size(values):
    remembered = peak_end(values)
    assert abs(remembered.peak) == pytest.approx(np.abs(values).max(), abs=1e-9)
    assert remembered.end == values[-1]


@given(st.integers(2, 20), st.floats(-5, 5), st.floats(-50, 50))
def test_values_on_a_straight_line_have_its_slope_as_trend(length, slope, start):
    path = start + slope * np.arange(length)
    assert peak_end(path).trend_per_step == pytest.approx(slope, abs=1e-9)
