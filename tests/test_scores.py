"""Whose scores stand for a touchpoint, on which scale, with what spread; weights; Kano."""

import numpy as np
import pytest

from journeymap.model import Attribute, Kano, Measurement, Paired, Rating, Scale, Segment
from journeymap.scores import columns, levels, scored
from tests.builders import POINTS, journey, told, touchpoint, zone

nan = float("nan")


def in_points(found, segment=None):
    return columns(found, scored(found, segment))


def near(numbers):
    return pytest.approx(numbers, abs=1e-9, nan_ok=True)


# Scale --------------------------------------------------------------------------------------------


def test_scores_become_points_on_the_journeys_scale():
    found = in_points(journey(touchpoint("a", 5.2, 5.8), scale=Scale(1, 7)))
    assert (found.desired, found.experience) == (near([70]), near([80]))


def test_where_low_is_good_scores_are_mirrored_the_expectation_too():
    effort = Scale(1, 7, better="low")
    a = told(journey(touchpoint("a", (2.5, 0.6, 9), (4, 1.2, 9)), scale=effort), "a")
    assert (a.expectation, a.experience, a.gap) == near((75, 50, -25))
    assert a.share_disappointed == pytest.approx(0.8682, abs=1e-4)


def test_a_zone_is_mirrored_with_its_scale():
    effort = Scale(1, 5, better="low")
    a = told(journey(touchpoint("a", zone(4, 2), 4.5), scale=effort), "a")
    assert (a.adequate, a.expectation, a.experience, a.gap) == near((25, 75, 12.5, -12.5))


def test_scores_from_a_measurement_with_its_own_scale_are_points_on_that_scale():
    stars = Measurement("stars", scale=Scale(1, 5))
    effort = Measurement("effort", scale=Scale(1, 7, better="low"))
    plain = Measurement("plain")
    found = in_points(
        journey(
            touchpoint("a", 60, Rating(4, sd=1, n=16, source="stars")),
            touchpoint("b", Rating(60, source="plain"), Rating(2.5, source="effort")),
            measurements=(stars, effort, plain),
        )
    )
    assert found.desired == near([60, 60])
    assert found.experience == near([75, 75])
    assert found.experience_sd == near([25, nan])


def test_a_source_in_words_is_on_the_journeys_scale():
    found = in_points(journey(touchpoint("a", Rating(60, source="workshop"), 40)))
    assert found.desired == near([60])


def test_a_paired_spread_is_on_the_scale_of_the_experience_unless_it_names_another():
    stars = Measurement("stars", scale=Scale(1, 5))
    four = Rating(4, source="stars")
    found = in_points(
        journey(
            touchpoint("a", 60, four, paired=Paired(1, 9)),
            touchpoint("b", 60, 75, paired=Paired(1, 9)),
            touchpoint("c", 60, 75, paired=Paired(1, 9, source="stars")),
            measurements=(stars,),
        )
    )
    assert found.paired_sd == near([25, 1, 25])


# Spread -------------------------------------------------------------------------------------------


def test_equal_answers_have_the_spread_of_their_rounding():
    found = in_points(journey(touchpoint("a", 5, (4, 0.0, 9)), scale=Scale(1, 5)))
    assert found.experience_sd == near([25 / np.sqrt(12)])


def test_each_score_is_rounded_to_the_steps_of_its_own_scale():
    tens = Measurement("tens", scale=Scale(0, 100, 10))
    found = in_points(
        journey(
            touchpoint(
                "a",
                Rating(80, sd=0, n=9, source="tens"),
                Rating(60, sd=0, n=9),
                paired=Paired(0, 9, source="tens"),
            ),
            measurements=(tens,),
        )
    )
    assert found.expectation_sd == near([10 / np.sqrt(12)])
    assert found.experience_sd == near([1 / np.sqrt(12)])
    assert found.paired_sd == near([10 / np.sqrt(12)])


def test_a_single_answer_has_no_spread():
    found = in_points(journey(touchpoint("a", 60, (40, 12.0, 1), paired=(5, 1))))
    assert (found.experience_sd, found.paired_sd) == (near([nan]), near([nan]))
    assert found.experience_n == near([1])


def test_a_spread_without_a_number_of_answers_is_kept():
    found = in_points(journey(touchpoint("a", 60, Rating(40, sd=12))))
    assert (found.experience_sd, found.experience_n) == (near([12]), near([nan]))


def test_a_score_that_is_not_given_is_nan_and_not_nought():
    found = levels(journey(touchpoint("a")), [None, Rating(0.0)])
    assert (found.mean, found.adequate) == (near([nan, 0]), near([nan, 0]))


# Attributes ---------------------------------------------------------------------------------------


def attribute(name, weight, expectation=None, experience=None):
    as_rating = [
        Rating(each) if isinstance(each, int) else each for each in (expectation, experience)
    ]
    return Attribute(name, weight=weight, expectation=as_rating[0], experience=as_rating[1])


WAITING = attribute("waiting", 3, 60, 40)
WELCOME = attribute("welcome", 1, 80, 90)


def test_the_weighted_mean_of_attributes_stands_in_for_scores_that_are_missing():
    found = journey(touchpoint("a", attributes=(WAITING, WELCOME)))
    a = told(found, "a")
    assert (a.expectation, a.experience, a.gap) == near((65, 52.5, -12.5))
    assert (a.evidence, a.q, a.gap_ci95) == ("assumed", None, None)
    assert "assumed" in a.marks
    assert a.moment.reasons[1] == "assumed-attributes"


def test_a_touchpoints_own_scores_win_over_those_of_its_attributes():
    a = told(journey(touchpoint("a", 70, (60, 8, 16), attributes=(WAITING, WELCOME))), "a")
    assert (a.expectation, a.experience, a.evidence) == (70, 60, "measured")


def test_attributes_stand_in_for_one_score_alone_and_the_gap_is_assumed():
    a = told(journey(touchpoint("a", None, (60, 8, 16), attributes=(WAITING, WELCOME))), "a")
    assert (a.expectation, a.experience) == near((65, 60))
    assert (a.evidence, a.q, a.gap_ci95, a.n) == ("assumed", None, None, 16)
    assert a.share_disappointed == pytest.approx(0.7340, abs=1e-4)


def test_a_mean_of_attributes_has_no_paired_spread():
    a = told(journey(touchpoint("a", 65, attributes=(WAITING, WELCOME), paired=(9, 30))), "a")
    assert (a.q, a.share_disappointed) == (None, None)


def test_an_attribute_without_a_score_leaves_nothing_to_stand_in():
    partly = attribute("partly", 1, 80)
    a = told(journey(touchpoint("a", attributes=(WAITING, partly))), "a")
    assert (a.expectation, a.experience, a.gap) == (near(65), None, None)
    assert "unscored" in a.marks


def test_an_attribute_without_weight_is_not_missed():
    found = journey(touchpoint("a", attributes=(WAITING, attribute("other", 0))))
    assert told(found, "a").gap == near(-20)
    nothing = journey(touchpoint("a", attributes=(attribute("other", 0, 60, 60),)))
    assert told(nothing, "a").gap is None


def test_attributes_may_have_zones():
    found = journey(touchpoint("a", attributes=(attribute("x", 1, zone(40, 80), 30), WELCOME)))
    a = told(found, "a")
    assert (a.adequate, a.expectation, a.experience) == near((60, 80, 60))


def test_attributes_measured_on_several_scales_meet_on_the_journeys():
    measurements = (
        Measurement("stars", scale=Scale(1, 5)),
        Measurement("effort", scale=Scale(1, 7, better="low")),
    )
    stars = attribute("stars", 1, Rating(3, source="stars"), Rating(4, source="stars"))
    effort = attribute("effort", 1, Rating(4, source="effort"), Rating(7, source="effort"))
    for scale in (POINTS, Scale(0, 10, better="low")):
        found = journey(
            touchpoint("a", attributes=(stars, effort)), measurements=measurements, scale=scale
        )
        a = told(found, "a")
        assert (a.expectation, a.experience) == near((50, 37.5))
        assert [(each.expectation, each.experience) for each in a.attributes] == [
            near((50, 75)),
            near((50, 0)),
        ]


def test_attributes_are_told_with_their_share_of_the_weight():
    a = told(journey(touchpoint("a", 70, 60, attributes=(WAITING, WELCOME))), "a")
    assert [(each.attribute, each.weight, each.gap) for each in a.attributes] == [
        ("waiting", 0.75, near(-20)),
        ("welcome", 0.25, near(10)),
    ]


# Channels -----------------------------------------------------------------------------------------


def channels(*given):
    from journeymap.model import Channel

    return tuple(Channel(name, *scores) for name, *scores in given)


def test_scores_by_channel_stand_beside_and_are_never_combined():
    phone = ("phone", None, Rating(20, sd=9, n=15))
    app = ("app", Rating(90), Rating(80, n=7))
    found = journey(touchpoint("a", 60, 50, channels=channels(phone, app, ("letter",))))
    a = told(found, "a")
    assert (a.experience, a.gap, a.n) == (50, -10, None)
    assert [(c.channel, c.expectation, c.experience, c.gap, c.n) for c in a.channels] == [
        ("phone", near(60), near(20), near(-40), 15),
        ("app", near(90), near(80), near(-10), 7),
        ("letter", near(60), None, None, None),
    ]


def test_channels_alone_score_nothing():
    found = journey(touchpoint("a", 60, channels=channels(("phone", None, Rating(20)))))
    assert told(found, "a").gap is None
    assert told(found, "a").channels[0].gap == near(-40)


def test_channels_of_a_reverse_quality_are_mirrored_like_its_scores():
    phone = ("phone", None, Rating(70))
    found = journey(touchpoint("a", 20, 50, kano="reverse", channels=channels(phone)))
    a = told(found, "a")
    assert (a.expectation, a.experience, a.gap) == near((80, 50, -30))
    assert (a.channels[0].expectation, a.channels[0].experience) == near((80, 30))
    assert a.channels[0].gap == near(-50)


def test_a_segment_takes_over_everyones_channels_without_their_answers():
    phone = ("phone", None, Rating(20, sd=9, n=15))
    own = channels(("app", None, Rating(80, n=4)))
    found = journey(
        touchpoint("a", 60, 50, channels=channels(phone), few={"expectation": 90}),
        touchpoint("b", 60, 50, channels=channels(phone), few={"channels": own}),
    )
    a, b = told(found, "a", "few").channels[0], told(found, "b", "few").channels[0]
    assert (a.expectation, a.experience, a.gap, a.n) == (near(90), near(20), near(-70), None)
    assert (b.channel, b.experience, b.n) == ("app", near(80), 4)


# Importance ---------------------------------------------------------------------------------------


def test_weights_add_up_to_one_over_all_touchpoints_unscored_ones_too():
    found = in_points(journey(touchpoint("a", 60, 50, importance=3), touchpoint("b", importance=1)))
    assert found.weight == near([0.75, 0.25])


def test_weights_are_equal_where_none_is_given():
    found = in_points(journey(*(touchpoint(name) for name in "abcd")))
    assert found.weight == near([0.25] * 4)


# Kano ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("category", "above", "below"),
    [
        ("must-be", 0, -40),
        ("one-dimensional", 20, -40),
        ("attractive", 20, 0),
        ("indifferent", 0, 0),
        ("", 20, -40),
    ],
)
def test_kano_says_whether_a_surplus_and_a_shortfall_are_felt(category, above, below):
    kano = Kano(category) if category else None
    found = journey(touchpoint("a", 60, 80, kano=kano), touchpoint("b", 60, 40, kano=kano))
    assert (told(found, "a").value, told(found, "b").value) == (above, below)


def test_with_a_reverse_quality_less_is_better():
    found = journey(
        touchpoint("a", 40, 20, kano="reverse"), touchpoint("b", 40, 60, kano="reverse")
    )
    a, b = told(found, "a"), told(found, "b")
    assert (a.expectation, a.experience, a.gap, a.value) == (60, 80, 20, 20)
    assert (b.gap, b.value) == (-20, -40)


def test_a_reverse_qualitys_zone_changes_edges():
    a = told(journey(touchpoint("a", zone(20, 40), 90, kano="reverse")), "a")
    assert (a.experience, a.adequate, a.expectation, a.gap) == (10, 60, 80, -50)


def test_measured_coefficients_take_the_place_of_the_category():
    measured = Kano("must-be", better=0.5, worse=-0.25)
    found = journey(touchpoint("a", 60, 80, kano=measured), touchpoint("b", 60, 40, kano=measured))
    assert (told(found, "a").value, told(found, "b").value) == (10, -10)
    assert told(found, "a").stakes == near(0.5 * (0.5 * 40 + 2 * 0.25 * 60))


# Segments -----------------------------------------------------------------------------------------


def test_a_segment_has_its_own_scores_with_their_own_spread():
    found = journey(
        touchpoint("a", 60, (40, 10, 100), paired=(9, 100), few={"experience": (30, 12, 9)})
    )
    a = told(found, "a", "few")
    assert (a.expectation, a.experience, a.n) == (60, 30, 9)
    assert a.gap_ci95 == near((-30 - 2.306004135 * 4, -30 + 2.306004135 * 4))
    assert a.evidence == "measured"


def test_a_segment_takes_over_scores_without_their_spread():
    found = journey(touchpoint("a", (60, 5, 50), (40, 10, 100), paired=(9, 100)))
    a = told(found, "a", "few")
    assert (a.expectation, a.experience) == (60, 40)
    assert (a.n, a.q, a.gap_ci95, a.share_disappointed) == (None,) * 4
    assert (a.evidence, a.moment.reasons[1]) == ("assumed", "assumed-inherited")


def test_what_is_measured_of_a_segment_is_tested_against_a_taken_over_expectation_as_a_standard():
    found = journey(touchpoint("a", (60, 5, 50), (40, 10, 100), few={"experience": (30, 12, 9)}))
    assert told(found, "a", "few").gap_ci95[1] == near(-30 + 2.306004135 * 4)
    only_expected = journey(
        touchpoint("a", (60, 5, 50), (40, 10, 100), few={"expectation": (80, 9, 9)})
    )
    a = told(only_expected, "a", "few")
    assert (a.gap, a.q, a.evidence) == (-40, None, "assumed")


def test_a_segments_paired_spread_is_its_own():
    found = journey(
        touchpoint("a", 60, 40, paired=(9, 100), few={"experience": 30, "paired": Paired(12, 9)})
    )
    assert told(found, "a", "few").gap_ci95[1] == near(-30 + 2.306004135 * 4)


def test_a_segment_inherits_kano_and_importance_unless_it_has_its_own():
    found = journey(
        touchpoint("a", 60, 80, kano="must-be", importance=3, few={"importance": 1}),
        touchpoint("b", 60, 80, importance=1, few={"importance": 1, "kano": "must-be"}),
    )
    assert [told(found, name).weight for name in "ab"] == [0.75, 0.25]
    assert [told(found, name, "few").weight for name in "ab"] == [0.5, 0.5]
    assert [told(found, name, "many").weight for name in "ab"] == [0.75, 0.25]
    assert [told(found, name, "few").value for name in "ab"] == [0, 0]


def test_a_segments_own_score_takes_the_place_of_attributes():
    found = journey(
        touchpoint("a", 65, attributes=(WAITING, WELCOME), few={"experience": (30, 12, 9)})
    )
    everyone, few, many = (told(found, "a", segment) for segment in (None, "few", "many"))
    assert (everyone.experience, everyone.evidence) == (near(52.5), "assumed")
    assert (few.experience, few.evidence) == (30, "measured")
    assert (many.experience, many.moment.reasons[1]) == (near(52.5), "assumed-attributes")


def test_a_segment_that_the_journey_does_not_have_is_no_answer():
    with pytest.raises(KeyError, match="nobody"):
        told(journey(touchpoint("a"), segments=(Segment("few"),)), "a", "nobody")


def test_scores_from_the_file_beside_are_known():
    found = journey(touchpoint("a", 60, Rating(40, beside=True)), touchpoint("b", 60, 40))
    assert (told(found, "a").scores_beside, told(found, "b").scores_beside) == (True, False)
    assert told(found, "a").moment.reasons[-1] == "beside"
