"""Where the parts meet: gaps, contributions, balances, coverage, certainty, memory, data."""

import json
from dataclasses import replace

import numpy as np
import pytest
from click.testing import CliRunner
from hypothesis import assume, given
from hypothesis import strategies as st
from scipy.special import stdtrit

from bench.make import chain as made_chain
from journeymap.analysis import (
    Notes,
    analyze,
    as_data,
    nothing_scored,
    rank_stability,
    stability_data,
)
from journeymap.app.notes import notes
from journeymap.cli import main
from journeymap.language import read
from journeymap.model import Kano, Paired, Rating, Scale
from tests.builders import POINTS, changed, journey, journeys, told, touchpoint, zone


def near(numbers, tolerance=1e-9):
    return pytest.approx(numbers, abs=tolerance)


# Gap and zone -------------------------------------------------------------------------------------


def test_the_gap_is_experience_minus_expectation():
    a = told(journey(touchpoint("a", 80, 65)), "a")
    assert (a.gap, a.adequate) == (-15, None)


@pytest.mark.parametrize(("experience", "gap"), [(45, -5), (50, 0), (60, 0), (70, 0), (78, 8)])
def test_with_a_zone_the_gap_is_the_distance_to_the_edge_beyond_which_experience_lies(
    experience, gap
):
    a = told(journey(touchpoint("a", zone(50, 70), experience)), "a")
    assert (a.gap, a.adequate, a.expectation) == (gap, 50, 70)
    assert a.value == (2 * gap if gap < 0 else gap)


def test_the_interval_of_a_gap_with_a_zone_is_that_of_the_same_distance():
    half = 1.9842169515864 * 2
    a = told(journey(touchpoint("a", zone(50, 70), (49, 20, 100))), "a")
    assert a.gap_ci95 == near((-1 - half, 0))
    a = told(journey(touchpoint("a", zone(50, 70), (60, 20, 100))), "a")
    assert a.gap_ci95 == (0, 0)
    wide = told(journey(touchpoint("a", zone(50, 70), (60, 200, 100))), "a")
    assert wide.gap_ci95 == near((60 - 10 * half - 50, 60 + 10 * half - 70))


@pytest.mark.parametrize(("experience", "edge"), [(52, 50), (68, 70), (60, 50), (45, 50), (75, 70)])
def test_inside_a_zone_the_nearer_edge_is_tested_and_in_a_tie_the_adequate_one(experience, edge):
    tested = told(journey(touchpoint("a", zone(50, 70), (experience, 20, 100))), "a")
    plain = told(journey(touchpoint("a", edge, (experience, 20, 100))), "a")
    assert tested.q == plain.q


# Felt value and contribution ----------------------------------------------------------------------


def test_a_loss_counts_as_often_as_loss_aversion_says():
    two = (touchpoint("a", 60, 50), touchpoint("b", 60, 70))
    assert [told(journey(*two), name).value for name in "ab"] == [-20, 10]
    assert [told(journey(*two, loss_aversion=1.5), name).value for name in "ab"] == [-15, 10]


def weighted(**options):
    return journey(
        touchpoint("a", 60, 50, importance=1, to={"b": 0.5, "left": 0.5}),
        touchpoint("b", 60, 80, importance=3),
        **options,
    )


def test_a_contribution_is_weight_times_reach_times_felt_value():
    found = analyze(weighted())
    assert [each.contribution for each in found.touchpoints] == near([0.25 * -20, 0.75 * 0.5 * 20])
    assert found.balance == near(2.5)


def test_the_balance_of_completers_takes_those_who_complete():
    found = analyze(weighted())
    assert found.balance_of_completers == near(0.25 * -20 + 0.75 * 20)


def test_losing_customers_early_improves_the_balance_but_not_that_of_completers():
    def shop(leaving):
        return analyze(
            journey(
                touchpoint("a", 60, 60, to={"b": "rest", "left": leaving}),
                touchpoint("b", 60, 30),
            )
        )

    assert (shop(0.1).balance, shop(0.9).balance) == near((-27, -3))
    assert shop(0.1).balance_of_completers == near(shop(0.9).balance_of_completers)
    assert (shop(0.1).completion, shop(0.9).completion) == near((0.9, 0.1))


def test_stakes_are_the_swing_from_worst_to_best_whatever_todays_score_is():
    found = journey(
        touchpoint("a", 60, 10, importance=1), touchpoint("b", zone(50, 80), 60, importance=3)
    )
    assert told(found, "a").stakes == near(0.25 * (40 + 2 * 60))
    assert told(found, "b").stakes == near(0.75 * (20 + 2 * 50))
    assert told(changed(found, "a", experience=Rating(90)), "a").stakes == near(40)


def test_headroom_is_what_a_perfect_experience_could_still_give():
    found = journey(
        touchpoint("a", 60, 50),
        touchpoint("b", 60, 50, kano="must-be"),
        touchpoint("c", 60, 90, kano="must-be"),
        touchpoint("d", 60, 100),
    )
    assert [told(found, name).headroom for name in "abcd"] == near([15, 5, 0, 0])


def test_nothing_is_scored_nothing_is_counted():
    found = analyze(journey(touchpoint("a"), touchpoint("b", 60)))
    assert (found.balance, found.balance_of_completers, found.threshold) == (None, None, None)
    assert found.coverage == 0
    assert found.balance_by_lambda == {"1": None, "2": None, "3": None}
    assert found.order_by_loss_aversion == {"1": (), "2": (), "3": ()}
    assert (found.peak_end.path, found.peak_end.peak_end) == (("a", "b"), None)


def test_where_nobody_completes_completers_have_no_balance():
    found = analyze(journey(touchpoint("a", 60, 50, to="left")))
    assert (found.completion, found.balance, found.balance_of_completers) == (0, -20, None)
    assert found.touchpoints[0].passage_of_completers is None
    assert found.peak_end.path == ()
    assert found.unavoidable == ()


# Coverage -----------------------------------------------------------------------------------------


def test_coverage_is_the_scored_part_of_the_weight_that_customers_meet():
    found = journey(
        touchpoint("a", 60, 50, importance=1, to={"b": 0.5, "left": 0.5}),
        touchpoint("b", 60, importance=2),
    )
    assert analyze(found).coverage == near(0.5)


def test_coverage_is_undefined_where_customers_meet_no_weight():
    found = journey(
        touchpoint("a", 60, 50, importance=0, to="done"), touchpoint("b", 60, 50, importance=1)
    )
    assert analyze(found).coverage is None


# Loss aversion ------------------------------------------------------------------------------------


def test_the_order_of_losses_is_told_for_three_loss_aversions():
    found = analyze(
        journey(
            touchpoint("mixed", 60, 40, kano=Kano("", 0.0, -1.0), importance=5),
            touchpoint("small", 60, 45, kano=Kano("", 0.0, -1.0), importance=5),
            touchpoint("gain", 60, 80, kano=Kano("", 1.0, -1.0), importance=5),
        )
    )
    assert found.order_by_loss_aversion == dict.fromkeys("123", ("mixed", "small"))


def test_equal_losses_stand_in_declared_order_whatever_rounding_does():
    thirds = [touchpoint(name, 60, 60 - 0.1 - 0.2) for name in "ab"]
    found = analyze(journey(*thirds, touchpoint("c", 60, 60 - 0.3)))
    assert found.order_by_loss_aversion["2"] == ("a", "b", "c")


def test_a_segment_is_scored_by_itself():
    found = journey(
        touchpoint("a", 60, 50, few={"to": {"b": 0.2, "left": 0.8}, "experience": 30}),
        touchpoint("b", 60, 60),
    )
    everyone, few = analyze(found), analyze(found, "few")
    assert (everyone.segment, few.segment) == (None, "few")
    assert (everyone.completion, few.completion) == near((1, 0.2))
    assert (everyone.balance, few.balance) == near((-10, -30))


def test_loops_are_listed():
    found = journey(
        touchpoint("a"),
        touchpoint("b", to={"c": "rest", "done": 0.5}),
        touchpoint("c", to={"b": 0.5, "done": "rest"}),
    )
    assert analyze(found).loops == (("b", "c"),)


# What is hardly meant -----------------------------------------------------------------------------


def odd(found):
    return [(each.oddity, each.touchpoint, each.value) for each in analyze(found).oddities]


def test_a_loop_that_is_hardly_ever_left_is_remarked_on_once():
    found = journey(
        touchpoint("a", to={"b": 0.5, "left": 0.5}),
        touchpoint("b", to="c"),
        touchpoint("c", to={"b": 0.9999, "done": 0.0001}),
    )
    assert odd(found) == [("rounds", "b", near(10_000, 1e-6))]


def test_a_loop_walked_a_hundred_times_is_borne():
    assert odd(journey(touchpoint("a", to={"a": 0.99, "done": 0.01}))) == []
    assert odd(journey(touchpoint("a", to={"a": 0.991, "done": 0.009}))) != []


def test_a_completion_of_practically_none_is_remarked_on():
    def shop(share):
        return journey(touchpoint("a", to={"done": share, "left": "rest"}))

    assert odd(shop(0.0009)) == [("completion", None, near(0.0009))]
    assert odd(shop(0.001)) == []
    assert odd(journey(touchpoint("a", to="left"))) == [("completion", None, 0)]


def test_what_is_hardly_meant_is_told_on_the_page_and_by_score(tmp_path):
    found = journey(touchpoint("a", title="I wait", to={"a": 0.9999, "left": 0.0001}))
    analysis = analyze(found)
    told = list(notes(found, analysis, rank_stability(found, analysis), "en"))
    assert told[-2:] == [
        "Hardly meant: whoever comes to I wait is there 10,000 times on average; check the shares of those who leave",
        "Hardly meant: 0% complete the journey; check the shares on the way to success",
    ]
    file = tmp_path / "shop.yaml"
    file.write_text(
        "journey: shop\nexits: [done, left]\nstages: [{stage: s, touchpoints: "
        "[{touchpoint: 等候, next: {等候: 98%, left: 1.9995%, done: rest}}]}]\n",
        encoding="utf-8",
    )
    answer = CliRunner().invoke(main, ["score", str(file), "--language", "zh"]).stdout
    assert "不大可能：完成旅程的客户为 <0.1%；请核对通往成功的份额" in answer


# Certainty ----------------------------------------------------------------------------------------


def interval(mean, se, df):
    half = float(stdtrit(df, 0.975)) * se
    return near((mean - half, mean + half))


def test_an_expectation_without_spread_is_a_fixed_standard():
    a = told(journey(touchpoint("a", 60, (50, 12, 36))), "a")
    assert a.gap_ci95 == interval(-10, 2, 35)
    assert a.n == 36


def test_two_spreads_make_welchs_interval():
    a = told(journey(touchpoint("a", (60, 6, 9), (50, 12, 16))), "a")
    variances = 36 / 9, 144 / 16
    df = sum(variances) ** 2 / (variances[0] ** 2 / 8 + variances[1] ** 2 / 15)
    assert a.gap_ci95 == interval(-10, sum(variances) ** 0.5, df)


def test_paired_beats_separate_spreads():
    a = told(journey(touchpoint("a", (60, 6, 9), (50, 12, 16), paired=(8, 64))), "a")
    assert a.gap_ci95 == interval(-10, 1, 63)
    assert a.n == 64


def test_one_pair_says_nothing_and_the_separate_spreads_are_taken():
    a = told(journey(touchpoint("a", 60, (50, 12, 36), paired=(8, 1))), "a")
    assert a.gap_ci95 == interval(-10, 2, 35)
    assert a.n == 36


def test_equal_answers_are_uncertain_by_their_rounding():
    fives = Scale(1, 5)
    a = told(journey(touchpoint("a", 4, (3, 0.0, 4)), scale=fives), "a")
    assert a.gap_ci95 == interval(-25, 25 / 12**0.5 / 2, 3)
    paired = told(journey(touchpoint("a", 4, 3, paired=Paired(0, 4)), scale=fives), "a")
    assert paired.gap_ci95 == a.gap_ci95


def test_the_interval_of_a_contribution_is_that_of_experience_pushed_through_felt_value():
    a = told(journey(touchpoint("a", 60, (58, 12, 36)), touchpoint("b")), "a")
    low, high = 58 - 2 * stdtrit(35, 0.975), 58 + 2 * stdtrit(35, 0.975)
    assert a.contribution_ci95 == near((0.5 * 2 * (low - 60), 0.5 * (high - 60)))
    must_be = journey(touchpoint("a", 60, (58, 12, 36), kano="must-be"), touchpoint("b"))
    assert told(must_be, "a").contribution_ci95[1] == 0


def test_p_values_are_adjusted_over_what_is_tested_and_reached():
    found = journey(
        touchpoint("a", 60, (54, 20, 36), to="b"),
        touchpoint("b", 60, (58, 20, 36), to="c"),
        touchpoint("c", 60, 20, to="done"),
        touchpoint("nobody", 60, (0, 1, 36)),
    )
    single = [told(journey(touchpoint("x", 60, (mean, 20, 36))), "x").q for mean in (54, 58)]
    assert single == near([0.0804, 0.5524], 1e-4)
    assert [told(found, name).q for name in "abc"] == [near(2 * single[0]), near(single[1]), None]
    assert told(found, "nobody").q is None


def test_share_disappointed_is_that_of_customers_below_what_would_do():
    assert told(journey(touchpoint("a", 60, (70, 20, 9))), "a").share_disappointed == near(
        0.3085, 1e-4
    )
    zoned = told(journey(touchpoint("a", zone(50, 90), (70, 20, 9))), "a")
    assert zoned.share_disappointed == near(0.1587, 1e-4)
    assert told(journey(touchpoint("a", 60, 70)), "a").share_disappointed is None


def test_the_spread_of_customers_is_the_paired_one_else_both_else_that_of_experience():
    def share(**fields):
        return told(journey(touchpoint("a", **fields)), "a").share_disappointed

    both = {"expectation": Rating(60, sd=12), "experience": Rating(70, sd=16)}
    assert share(**both) == near(0.3085, 1e-4)
    assert share(**both, paired=(10, 9)) == near(0.1587, 1e-4)
    assert share(expectation=60, experience=Rating(70, sd=16)) == near(0.2660, 1e-4)
    assert share(expectation=Rating(60, sd=12), experience=70) is None


def test_customers_who_differ_feel_more_than_the_mean_customer():
    a = told(journey(touchpoint("a", 50, (50, 25, 9)), touchpoint("b", 50, 40)), "a")
    assert a.value == 0
    assert a.contribution_dispersion_aware == near(0.5 * -9.9736, 1e-4)


def test_what_has_no_spread_enters_the_dispersion_aware_balance_plain():
    found = analyze(journey(touchpoint("a", 50, (50, 25, 9)), touchpoint("b", 50, 40)))
    assert found.touchpoints[1].contribution_dispersion_aware is None
    assert found.balance_dispersion_aware == near(0.5 * -9.9736 - 10, 1e-4)


def test_without_any_spread_there_is_no_dispersion_aware_balance():
    found = analyze(journey(touchpoint("a", 50, 40), touchpoint("b", (50, 9, 9), 40)))
    assert (found.balance_dispersion_aware, found.ranking_changes_with_dispersion) == (None, None)


@pytest.mark.parametrize(
    ("a", "b", "changes"),
    [
        ((60, 50), (60, (52, 40, 9)), True),  # B: -8 by the mean, -22 by its customers
        ((60, 50), (60, (52, 1, 9)), False),
        ((60, 50), (60, (60, 60, 9)), True),  # B loses nothing by the mean
        ((60, 70), (60, (71, 1, 9)), False),
        ((60, (74, 30, 9)), (60, (72, 1, 9)), False),  # delights that change places
    ],
)
def test_it_is_told_where_customers_who_differ_change_the_order_of_losses(a, b, changes):
    found = analyze(journey(touchpoint("a", *a), touchpoint("b", *b)))
    assert found.ranking_changes_with_dispersion is changes


def test_small_samples_are_drawn_towards_the_common_gap():
    found = analyze(
        journey(
            touchpoint("a", 60, (40, 10, 4)),
            touchpoint("b", 60, (80, 10, 400)),
            touchpoint("c", 60, 20),
        )
    )
    a, b, c = (each.gap_shrunk for each in found.touchpoints)
    assert -20 < a < -15
    assert b == near(20, 0.02)
    assert c is None


# Rank stability -----------------------------------------------------------------------------------


def stability_of(*touchpoints, **options):
    found = journey(*touchpoints, **options)
    return rank_stability(found, analyze(found))


def test_nothing_is_solved_twice_for_the_stability_of_an_analysis(monkeypatch):
    found = journey(
        touchpoint("a", 60, (40, 20, 30), to={"a": 0.5, "b": 0.2, "left": 0.3}),
        touchpoint("b", 60, (20, 20, 30)),
    )
    analysis = analyze(found)
    monkeypatch.delattr("journeymap.graph.chain")
    # 40 % meet B: A loses 20 on average and B 16, which lie 1.02 standard errors apart.
    assert rank_stability(found, analysis).p_worst["a"] == pytest.approx(0.845, abs=0.02)


def test_two_that_the_data_cannot_tell_apart_are_a_tie():
    found = stability_of(
        touchpoint("a", 60, (40, 20, 30)),
        touchpoint("b", 60, (41, 20, 30)),
        touchpoint("c", 60, (80, 20, 30)),
    )
    assert found.ties == (("a", "b"),)
    assert found.p_worst["a"] + found.p_worst["b"] == near(1)
    assert found.p_worst["c"] == 0


def test_rank_stability_leaves_out_what_has_no_contribution():
    found = stability_of(
        touchpoint("a", 60, (40, 20, 30), to="done"), touchpoint("b", 60, 40, to="done")
    )
    assert found.p_worst.keys() == {"a"}
    assert found.p_critical == {"a": 0.0}


@pytest.mark.parametrize("critical_share", [0.1, 1.0])
def test_alone_a_touchpoint_stands_out_in_no_draw(critical_share):
    found = stability_of(touchpoint("a", 60, (40, 20, 9)), critical_share=critical_share)
    assert found.p_critical == {"a": 0.0}


def test_without_a_measurement_no_draw_can_tell():
    data = stability_data(stability_of(touchpoint("a", 60, 40), touchpoint("b", 60, 50)))
    assert data == {
        "p_worst": {},
        "p_critical": {},
        "balance_ci95": None,
        "ties": [],
        "draws": 2000,
    }


# Memory -------------------------------------------------------------------------------------------


def test_memory_is_of_the_most_likely_path():
    found = analyze(
        journey(
            touchpoint("a", 60, 65, to={"b": 0.6, "c": 0.4}),
            touchpoint("b", 60, 40, to="d"),
            touchpoint("c", 60, 0, to="d"),
            touchpoint("d", 60, 70, to="e"),
            touchpoint("e"),
        )
    ).peak_end
    assert found.path == ("a", "b", "d", "e")
    assert (found.peak, found.end, found.peak_end) == (-40, 10, -15)
    assert found.mean == near(-25 / 3)
    assert found.trend_per_step == near(2.5)


# Data ---------------------------------------------------------------------------------------------


@given(journeys())
def test_the_data_is_json_without_nan_and_the_same_at_every_call(found):
    for segment in (None, "few"):
        analysis = analyze(found, segment)
        text = json.dumps(as_data(analysis, "zh"), allow_nan=False)
        assert json.dumps(as_data(analyze(found, segment), "zh"), allow_nan=False) == text
        json.dumps(stability_data(rank_stability(found, analysis)), allow_nan=False)


@given(journeys())
def test_contributions_add_up_to_the_balance(found):
    analysis = analyze(found)
    parts = [each.contribution for each in analysis.touchpoints if each.contribution is not None]
    assert (analysis.balance is None) == (not parts)
    assert (analysis.balance or 0) == near(sum(parts))
    passing = [
        each.weight * each.passage_of_completers * each.value
        for each in analysis.touchpoints
        if each.value is not None and analysis.completion > 0
    ]
    assert (analysis.balance_of_completers or 0) == near(sum(passing))


@given(journeys())
def test_shares_lie_between_nought_and_one(found):
    analysis = analyze(found)
    for each in analysis.touchpoints:
        for share in (
            each.weight,
            each.reach,
            each.passage_of_completers,
            each.stakes_share,
            each.contribution_share,
            each.share_disappointed,
            each.q,
        ):
            assert share is None or 0 <= share <= 1
        assert each.headroom is None or each.headroom >= 0
        assert (each.value is None) == (each.kind is None) == (each.critical is None)
        assert each.reach > 0 or each.value is None
    for shares in ("stakes_share", "contribution_share"):
        known = [getattr(each, shares) for each in analysis.touchpoints]
        known = [share for share in known if share is not None]
        assert not known or sum(known) == near(1)
    assert sum(each.weight for each in analysis.touchpoints) == near(1)
    assert analysis.coverage is None or 0 <= analysis.coverage <= 1 + 1e-9


@given(journeys())
def test_intervals_hold_their_number(found):
    for each in analyze(found).touchpoints:
        assert (each.gap_ci95 is None) == (each.q is None) == (each.contribution_ci95 is None)
        if each.gap_ci95:
            assert each.gap_ci95[0] - 1e-9 <= each.gap <= each.gap_ci95[1] + 1e-9
            low, high = each.contribution_ci95
            assert low - 1e-9 <= each.contribution <= high + 1e-9


def better(rating, scale, by, is_reverse):
    """A rating that is better by a part of what is still possible."""
    best = scale.maximum if (scale.better == "high") != is_reverse else scale.minimum
    return replace(rating, mean=rating.mean + by * (best - rating.mean))


@given(journeys(), st.floats(0, 1), st.data())
def test_a_better_experience_never_makes_its_own_value_or_contribution_worse(found, by, data):
    scored = [each for each in found.touchpoints if each.experience is not None]
    assume(scored)
    one = data.draw(st.sampled_from(scored))
    is_reverse = one.kano is not None and one.kano.category == "reverse"
    improved = better(one.experience, found.scale, by, is_reverse)
    before, after = (
        told(each, one.id) for each in (found, changed(found, one.id, experience=improved))
    )
    if before.value is not None:
        assert after.value >= before.value - 1e-9
        assert after.contribution >= before.contribution - 1e-9
        assert after.headroom <= before.headroom + 1e-9
        assert after.stakes == near(before.stakes)


NUMBERS = [
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
    "contribution_share",
    "headroom",
    "share_disappointed",
    "contribution_dispersion_aware",
    "gap_shrunk",
    "passage_of_completers",
    "dropoffs_per_100",
    "n",
]


def same_numbers(one, other):
    """The two analyses agree on every number of every touchpoint, found by its id."""
    of_other = {each.touchpoint: each for each in other.touchpoints}
    for each in one.touchpoints:
        for name in NUMBERS:
            mine, others = getattr(each, name), getattr(of_other[each.touchpoint], name)
            assert (mine is None) == (others is None), name
            if mine is not None:
                assert mine == pytest.approx(others, rel=1e-6, abs=1e-6), name
        assert each.evidence == of_other[each.touchpoint].evidence
    for name in ("balance", "balance_of_completers", "balance_dispersion_aware", "completion"):
        mine, others = getattr(one, name), getattr(other, name)
        assert mine == others or mine == pytest.approx(others, abs=1e-6)


@given(journeys(), st.randoms(use_true_random=False))
def test_the_order_of_declaration_changes_no_score(found, random):
    touchpoints = list(found.touchpoints)
    random.shuffle(touchpoints)
    (stage,) = found.stages
    turned = replace(found, stages=(replace(stage, touchpoints=tuple(touchpoints)),))
    for segment in (None, "few"):
        one, other = analyze(found, segment), analyze(turned, segment)
        same_numbers(one, other)
        assert set(one.unavoidable) == set(other.unavoidable)


def rescaled(rating, stretch, shift):
    if rating is None:
        return None
    return replace(
        rating,
        mean=rating.mean * stretch + shift,
        adequate=None if rating.adequate is None else rating.adequate * stretch + shift,
        sd=None if rating.sd is None else rating.sd * stretch,
    )


def rescaled_journey(found, stretch, shift):
    def scores(each):
        changes = {
            name: rescaled(getattr(each, name), stretch, shift)
            for name in ("expectation", "experience")
        }
        if getattr(each, "paired", None):
            changes["paired"] = replace(each.paired, sd=each.paired.sd * stretch)
        for name in ("attributes", "segments"):
            if getattr(each, name, ()):
                changes[name] = tuple(scores(one) for one in getattr(each, name))
        return replace(each, **changes)

    scale = replace(
        found.scale,
        minimum=found.scale.minimum * stretch + shift,
        maximum=found.scale.maximum * stretch + shift,
        step=found.scale.step * stretch,
    )
    (stage,) = found.stages
    touchpoints = tuple(scores(each) for each in stage.touchpoints)
    return replace(found, scale=scale, stages=(replace(stage, touchpoints=touchpoints),))


@given(journeys(), st.sampled_from((0.5, 2.0, 10.0)), st.sampled_from((-20.0, 0.0, 3.0)))
def test_rescaling_scores_scale_and_step_together_changes_nothing(found, stretch, shift):
    other = rescaled_journey(found, stretch, shift)
    for segment in (None, "few"):
        same_numbers(analyze(found, segment), analyze(other, segment))


@given(journeys())
def test_a_scale_turned_round_changes_nothing(found):
    assume(found.scale.better == "high")
    turned = rescaled_journey(found, -1.0, 100.0)
    scale = Scale(turned.scale.maximum, turned.scale.minimum, found.scale.step, "low")
    (stage,) = turned.stages
    positive = tuple(unsigned(each) for each in stage.touchpoints)
    turned = replace(turned, scale=scale, stages=(replace(stage, touchpoints=positive),))
    same_numbers(analyze(found), analyze(turned))


def unsigned(each):
    """With spreads that a turned scale made negative as they were."""
    spreads = {
        name: replace(rating, sd=-rating.sd)
        for name in ("expectation", "experience")
        if (rating := getattr(each, name)) is not None and rating.sd is not None
    }
    if each.paired:
        spreads["paired"] = replace(each.paired, sd=-each.paired.sd)
    return replace(each, **spreads)


def test_a_journey_on_another_scale_is_the_same_journey():
    sevens = journey(touchpoint("a", (5.2, 1.1, 40), (5.8, 1.2, 44)), scale=Scale(1, 7))
    points = rescaled_journey(sevens, 100 / 6, -100 / 6)
    assert points.scale == Scale(pytest.approx(0), pytest.approx(100), pytest.approx(100 / 6))
    same_numbers(analyze(sevens), analyze(points))
    assert points.scale != POINTS


# Size ---------------------------------------------------------------------------------------------


def test_ten_thousand_touchpoints_are_analysed():
    found = read(made_chain(10_000), "made")
    analysis = analyze(found)
    assert analysis.completion == pytest.approx(0.60653, abs=1e-4)
    assert analysis.coverage == 1.0
    parts = np.array([each.contribution for each in analysis.touchpoints])
    assert analysis.balance == pytest.approx(parts.sum())


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({}, "No touchpoint is scored yet. Begin with 'a'"),
        ({"experience": 5}, "what they expect isn't, and a gap takes both. Begin with 'b'"),
        ({"expectation": 5}, "what they experience isn't yet, and a gap takes both. Once 'b'"),
    ],
)
def test_where_nothing_is_scored_what_is_missing_is_told(given, words):
    found = journey(touchpoint("a"), touchpoint("b", **given))
    assert words in nothing_scored(found, analyze(found))


def test_where_less_is_better_it_is_told_that_the_scores_are_turned_round():
    fee = touchpoint("a", title="I pay a fee", kano=Kano("reverse"), expectation=3, experience=5)
    found = journey(fee, touchpoint("b", 50, 50))
    analysis = analyze(found)
    notes = Notes(found, analysis, {each.id: each.name for each in found.touchpoints})
    assert next(notes.told(5)) == (
        "Less is better at I pay a fee: these scores are turned round, so that more points are better"
    )
    assert "I pay a fee" not in " ".join(
        Notes(journey(touchpoint("b", 50, 50)), analysis, {"a": "I pay a fee", "b": "b"}).told(5)
    )


PLAIN = [touchpoint(f"p{n}", 50, 50) for n in range(6)]


def test_two_that_are_never_the_worst_are_tied_without_saying_how_often():
    found = journey(touchpoint("a", 50, 40), touchpoint("b", 50, 40), *PLAIN)
    analysis = analyze(found)
    stability = replace(rank_stability(found, analysis), p_worst={}, ties=(("a", "b"),))
    titles = {each.id: each.id for each in found.touchpoints} | {"a": "One", "b": "Two"}
    told = list(Notes(found, analysis, titles).told(5, stability))
    assert "Cannot be told apart: One and Two" in told
