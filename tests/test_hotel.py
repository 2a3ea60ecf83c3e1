"""The hotel stay from its file to every number: read, analysed, told.

The numbers were computed apart from this code. Points unless a name says otherwise.
"""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from journeymap.analysis import analyze, as_data, because, rank_stability
from journeymap.files import load
from tests.builders import chain, changed, told, zone

HOTEL = Path(__file__).parent.parent / "journeys" / "hotel-stay.yaml"

NAMES = ("booking", "checkin", "room", "breakfast", "request", "checkout")
EXPECTED = {
    "weight": (0.15, 0.2, 0.3, 0.1, 0.15, 0.1),
    "reach": (1.0, 0.7, 0.679, 0.4656, 0.2105, 0.6665),
    "visits": (1.0, 0.7, 0.8036, 0.4821, 0.2491, 0.6665),
    "expectation": (70.0, 80.0, 86.667, 66.667, 81.667, 73.333),
    "experience": (80.0, 65.0, 76.667, 81.667, 53.333, 75.0),
    "gap": (10.0, -15.0, -10.0, 15.0, -28.333, 1.667),
    "value": (10.0, -30.0, -20.0, 15.0, -56.667, 0.0),
    "contribution": (1.5, -4.2, -4.074, 0.6984, -1.7892, 0.0),
    "stakes": (25.5, 25.2, 35.308, 1.552, 5.7359, 9.776),
    "stakes_share": (0.2474, 0.2445, 0.3426, 0.0151, 0.0556, 0.0948),
    "headroom": (3.0, 7.0, 4.074, 0.8536, 2.368, 0.0),
    "share_disappointed": (0.3085, 0.7257, 0.6659, 0.2444, 0.8275, 0.4638),
    "contribution_dispersion_aware": (0.9066, -4.7904, -6.1724, 0.8444, -1.8768, -0.8679),
    "passage_of_completers": (1.0, 1.0, 1.0, 0.6944, 0.2971, 1.0),
    "dropoffs_per_100": (30.0, 2.1, 0.0, 0.0, 1.246, 0.0),
}
GAP_CI95 = (
    (6.385, 13.615),
    (-20.563, -9.437),
    (-15.193, -4.807),
    (8.709, 21.291),
    (-41.635, -15.032),
    (-2.705, 6.038),
)
CONTRIBUTION_CI95 = (
    (0.958, 2.042),
    (-5.758, -2.642),
    (-6.189, -1.959),
    (0.405, 0.991),
    (-2.629, -0.949),
    (-0.361, 0.0),
)
Q = (0.000001, 0.000002, 0.000303, 0.000033, 0.000303, 0.449487)
KINDS = ("delight", "pain", "pain", "bonus", "irritant", "routine")
CRITICAL = (True, True, True, False, False, False)


def near(numbers, tolerance=1e-3):
    return pytest.approx(numbers, abs=tolerance)


@pytest.fixture(scope="module")
def hotel():
    return load(HOTEL)


@pytest.fixture(scope="module")
def analysis(hotel):
    return analyze(hotel)


def with_settings(hotel, **settings):
    return replace(hotel, settings=replace(hotel.settings, **settings))


def test_balances_and_completion(analysis):
    assert analysis.balance_of_completers == near(-11.9838)
    assert analysis.balance == near(-7.8648)
    assert analysis.balance_dispersion_aware == near(-11.9564)
    assert analysis.completion == near(0.6665)
    assert analysis.coverage == 1.0
    assert analysis.expected_steps == near(3.9013)


def test_where_customers_end(analysis):
    assert analysis.exit_shares == near({"completed": 0.6665, "abandoned": 0.3, "left": 0.0335})
    assert sum(analysis.exit_shares.values()) == pytest.approx(1)


def test_nobody_completes_without_these_four(analysis):
    assert analysis.unavoidable == ("booking", "checkin", "room", "checkout")


@pytest.mark.parametrize("field", EXPECTED)
def test_the_numbers_of_every_touchpoint(analysis, field):
    found = [getattr(each, field) for each in analysis.touchpoints]
    assert found == near(list(EXPECTED[field]))


def test_touchpoints_stand_in_declared_order(analysis):
    assert tuple(each.touchpoint for each in analysis.touchpoints) == NAMES


def test_intervals(analysis):
    for each, gap, contribution in zip(
        analysis.touchpoints, GAP_CI95, CONTRIBUTION_CI95, strict=True
    ):
        assert each.gap_ci95 == near(gap)
        assert each.contribution_ci95 == near(contribution)


def test_adjusted_p_values(analysis):
    assert [each.q for each in analysis.touchpoints] == near(list(Q), 5e-7)


def test_kinds_and_critical_moments(analysis):
    assert tuple(each.kind for each in analysis.touchpoints) == KINDS
    assert tuple(each.critical for each in analysis.touchpoints) == CRITICAL


def test_marks(analysis):
    assert {each.touchpoint: each.marks for each in analysis.touchpoints} == {
        "booking": ("unavoidable", "entry", "leak"),
        "checkin": ("unavoidable", "peak"),
        "room": ("unavoidable",),
        "breakfast": ("delighter",),
        "request": ("rare but severe",),
        "checkout": ("unavoidable", "end"),
    }


@pytest.mark.parametrize(
    ("loss_aversion", "balance"),
    [(1, -2.833), (1.5, -5.349), (2, -7.865), (2.25, -9.123), (3, -12.896)],
)
def test_the_balance_by_loss_aversion(hotel, loss_aversion, balance):
    assert analyze(with_settings(hotel, loss_aversion=loss_aversion)).balance == near(balance)


def test_the_balance_for_the_three_usual_loss_aversions_is_always_told(analysis):
    assert analysis.balance_by_lambda == near({"1": -2.833, "2": -7.865, "3": -12.896})


def test_the_order_of_losses_is_the_same_for_every_loss_aversion(analysis):
    order = ("checkin", "room", "request")
    assert analysis.order_by_loss_aversion == {"1": order, "2": order, "3": order}


def test_customers_who_differ_put_the_room_first(analysis):
    assert analysis.ranking_changes_with_dispersion is True
    aware = {each.touchpoint: each.contribution_dispersion_aware for each in analysis.touchpoints}
    assert min(aware, key=aware.get) == "room"


def test_memory_of_the_most_likely_path(analysis):
    found = analysis.peak_end
    assert found.path == ("booking", "checkin", "room", "breakfast", "checkout")
    assert (found.peak, found.end, found.peak_end) == near((-30.0, 0.0, -15.0))
    assert (found.mean, found.trend_per_step) == near((-5.0, 2.5))


def test_shrunk_gaps(analysis):
    found = {each.touchpoint: each.gap_shrunk for each in analysis.touchpoints}
    assert found == near(
        {
            "request": -24.86,
            "checkin": -14.66,
            "room": -9.84,
            "breakfast": 14.28,
            "booking": 9.81,
            "checkout": 1.56,
        },
        0.005,
    )


def test_check_in_and_the_room_cannot_be_told_apart(hotel, analysis):
    stability = rank_stability(hotel, analysis)
    assert stability.p_worst["checkin"] == near(0.541, 0.03)
    assert stability.p_worst["room"] == near(0.458, 0.03)
    assert stability.balance_ci95 == near((-10.72, -5.08), 0.25)
    assert ("checkin", "room") in stability.ties
    assert ("room", "request") not in stability.ties
    assert stability.draws == 2000


def test_a_zone_around_check_in_costs_nothing(hotel):
    room_for_error = changed(hotel, "checkin", expectation=zone(4.6, 6.2))
    checkin = told(room_for_error, "checkin")
    assert checkin.experience - checkin.adequate == near(5.0)
    assert checkin.experience - checkin.expectation == near(-21.667)
    assert (checkin.value, checkin.gap) == (0.0, 0.0)


def test_if_fewer_left_after_a_request_more_would_complete(hotel):
    found = chain(hotel)
    request, checkout = NAMES.index("request"), NAMES.index("checkout")
    assert found.completion_if(request, moved=0.03, to=checkout) == near(0.67402, 1e-5)


def test_the_near_miss_is_told_with_its_rule_and_distance(analysis):
    (miss,) = analysis.near_misses
    assert (miss.touchpoint, miss.rule) == ("request", "contribution")
    assert (miss.share, miss.threshold) == near((0.1459, 0.1667), 1e-4)
    assert miss.short_by == near(0.0208, 1e-4)


# Data ---------------------------------------------------------------------------------------------

JOURNEY_NAMES = {
    "balance_of_completers",
    "balance",
    "balance_dispersion_aware",
    "completion",
    "coverage",
    "exit_shares",
    "expected_steps",
    "unavoidable",
    "peak_end",
    "near_misses",
    "order_by_loss_aversion",
    "touchpoints",
}
TOUCHPOINT_NAMES = {
    "touchpoint",
    "weight",
    "reach",
    "visits",
    "expectation",
    "adequate",
    "experience",
    "gap",
    "gap_ci95",
    "q",
    "value",
    "contribution",
    "contribution_ci95",
    "stakes",
    "stakes_share",
    "headroom",
    "share_disappointed",
    "contribution_dispersion_aware",
    "passage_of_completers",
    "dropoffs_per_100",
    "kind",
    "critical",
    "marks",
    "because",
}


def test_the_data_has_the_names_of_the_contract(analysis):
    data = as_data(analysis)
    assert data.keys() >= JOURNEY_NAMES
    assert all(each.keys() >= TOUCHPOINT_NAMES for each in data["touchpoints"])
    assert data["peak_end"].keys() == {
        "path",
        "peak",
        "end",
        "peak_end",
        "mean",
        "trend_per_step",
    }
    assert data["near_misses"][0].keys() >= {"touchpoint", "rule", "share", "threshold", "short_by"}
    assert data["order_by_loss_aversion"]["2"] == ["checkin", "room", "request"]


def test_the_data_is_json_without_nan_and_the_same_at_every_call(hotel, analysis):
    text = json.dumps(as_data(analysis), allow_nan=False)
    assert json.loads(text)["touchpoints"][1]["gap_ci95"] == near([-20.563, -9.437])
    assert json.dumps(as_data(analyze(hotel)), allow_nan=False) == text


def test_without_a_zone_there_is_no_adequate_level(analysis):
    assert [each["adequate"] for each in as_data(analysis)["touchpoints"]] == [None] * 6


def test_an_unscored_touchpoint_has_nulls_and_never_zeros(hotel):
    data = as_data(analyze(changed(hotel, "breakfast", experience=None)))["touchpoints"][3]
    undefined = (
        "experience gap gap_ci95 q value contribution contribution_ci95 stakes stakes_share "
        "headroom share_disappointed contribution_dispersion_aware kind critical"
    )
    assert {name: data[name] for name in undefined.split()} == dict.fromkeys(undefined.split())
    assert (data["weight"], data["reach"]) == near((0.1, 0.4656))
    assert data["expectation"] == near(66.667)
    assert "unscored" in data["marks"]


# Words --------------------------------------------------------------------------------------------


def test_why_check_in_hurts(analysis):
    assert because(told(analysis, "checkin")) == (
        "Experience falls 15 points short of expectation (65 against 80); that is unlikely to be "
        "chance (q < 0.001). It carries 24% of what rides on the journey and 34% of all that is "
        "felt, both above its fair share of 17%; 70% of customers meet it."
    )


def test_why_check_in_hurts_in_chinese(analysis):
    assert because(told(analysis, "checkin"), "zh") == (
        "体验 65 分，比期望（80 分）低 15 分，不太可能是偶然（q < 0.001）。"
        "影响力占全程的 24%，感受占全程的 34%，都高于平均份额（17%）；70% 的客户会经过。"
    )


def test_everybody_who_enters_meets_booking(analysis):
    assert because(told(analysis, "booking")).endswith("; every customer meets it.")
    assert because(told(analysis, "booking"), "zh").endswith("；每位客户都会经过。")


# Segments -----------------------------------------------------------------------------------------


def test_families_have_their_own_scores_and_take_over_the_rest(hotel):
    families = analyze(hotel, "families")
    checkin, booking = told(families, "checkin"), told(families, "booking")
    assert (checkin.experience, checkin.n) == near((51.667, 24))
    assert checkin.gap == near(-28.333)
    assert checkin.q < 0.001
    assert (booking.gap, booking.q, booking.n) == (near(10.0), None, None)
    assert "assumed" in booking.marks
    assert "assumed" not in checkin.marks
