"""Which touchpoints are moments, of which kind, with which marks, and the words that say why."""

import string

import pytest

from journeymap.analysis import analyze, because
from journeymap.model import Attribute, Kano, Measurement, Rating, Scale
from journeymap.wording.moments import CLAUSES, KINDS, MARKS, felt, word
from tests.builders import journey, told, touchpoint, zone

SURE = (4, 400)
UNSURE = (40, 4)


def measured(mean, spread=SURE):
    return (mean, *spread)


def marks_of(found, name, segment=None):
    return told(found, name, segment).marks


# Critical -----------------------------------------------------------------------------------------


def test_a_touchpoint_with_more_than_its_fair_share_of_the_stakes_is_critical():
    found = analyze(
        journey(touchpoint("a", 60, 60, importance=3), touchpoint("b", 60, 60, importance=1))
    )
    assert [each.stakes_share for each in found.touchpoints] == pytest.approx([0.75, 0.25])
    assert [each.critical for each in found.touchpoints] == [True, False]
    assert told(found, "a").moment.reasons[-1] == "by-stakes"
    assert found.threshold == 0.5


def test_a_touchpoint_with_more_than_its_fair_share_of_what_is_felt_is_critical():
    # A rides on nothing but attractive surplus (20 of 100), yet all that is felt is its surplus.
    found = analyze(journey(touchpoint("a", 80, 100, kano="attractive"), touchpoint("b", 60, 60)))
    a, b = found.touchpoints
    assert a.stakes_share == pytest.approx(20 / 180)
    assert (a.contribution_share, b.contribution_share) == (1.0, 0.0)
    assert (a.critical, a.moment.reasons[-1]) == (True, "by-contribution")
    assert (b.critical, b.moment.reasons[-1]) == (True, "by-stakes")


def test_it_is_told_when_both_rules_say_critical_and_when_neither_does():
    found = analyze(
        journey(touchpoint("a", 60, 40, importance=3), touchpoint("b", 60, 50, importance=1))
    )
    assert [each.moment.reasons[-1] for each in found.touchpoints] == ["by-both", "by-neither"]


def test_in_a_journey_of_equals_no_touchpoint_stands_out():
    found = analyze(journey(*(touchpoint(name, 60, 50) for name in "abcdefg")))
    assert [each.critical for each in found.touchpoints] == [False] * 7
    assert found.critical == ()


@pytest.mark.parametrize("critical_share", [0.1, 1.0, 3.0])
def test_a_single_scored_touchpoint_never_stands_out(critical_share):
    found = analyze(
        journey(touchpoint("a", 60, 40), touchpoint("b"), critical_share=critical_share)
    )
    assert (told(found, "a").critical, told(found, "a").kind) == (False, "irritant")
    assert told(found, "a").moment.reasons[-1] == "alone"
    assert found.near_misses == ()
    assert found.critical == ()


def test_the_fair_share_is_that_of_touchpoints_that_are_scored_and_reached():
    found = analyze(
        journey(
            touchpoint("a", 60, 50, to="b"),
            touchpoint("b", 60, 50, to="d"),
            touchpoint("nobody", 60, 0, to="d"),
            touchpoint("d"),
        )
    )
    assert found.threshold == 0.5


def test_a_team_may_ask_for_more_than_the_fair_share():
    two = (touchpoint("a", 60, 60, importance=3), touchpoint("b", 60, 60, importance=2))
    assert told(journey(*two), "a").critical is True
    assert told(journey(*two, critical_share=1.3), "a").critical is False
    assert analyze(journey(*two, critical_share=1.3)).threshold == 0.65


def test_where_nothing_rides_on_anything_shares_are_not_defined_and_nothing_is_critical():
    found = analyze(journey(*(touchpoint(name, 60, 40, kano="indifferent") for name in "ab")))
    for each in found.touchpoints:
        assert (each.stakes, each.stakes_share, each.contribution_share) == (0, None, None)
        assert (each.kind, each.critical) == ("routine", False)


def test_moments_of_truth_come_losses_first_and_the_largest_first():
    found = analyze(
        journey(
            touchpoint("small-loss", 60, 50),
            touchpoint("gain", 60, 90),
            touchpoint("big-loss", 60, 30),
            *(touchpoint(f"calm-{n}", 60, 60, kano="attractive") for n in range(3)),
        )
    )
    assert [each.touchpoint for each in found.critical] == ["big-loss", "small-loss", "gain"]
    assert [each.touchpoint for each in found.others] == ["calm-0", "calm-1", "calm-2"]


# Kinds --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("importance", "experience", "kind"),
    [
        (9, measured(40), "pain"),
        (9, measured(60), "guard"),
        (9, measured(80), "delight"),
        (1, measured(40), "irritant"),
        (1, measured(60), "routine"),
        (1, measured(80), "bonus"),
        (9, measured(55, UNSURE), "guard"),
        (1, measured(65, UNSURE), "routine"),
        (9, 59, "pain"),
        (9, 60, "guard"),
        (1, 61, "bonus"),
    ],
)
def test_the_kind_says_whether_it_is_critical_and_whether_it_reliably_hurts_or_delights(
    importance, experience, kind
):
    # Beside one that holds most of what is felt, so that what rides on it decides.
    felt_most = touchpoint("b", 60, 20, importance=10)
    rest = [touchpoint(f"rest-{n}", 60, 60, importance=1) for n in range(2)]
    found = journey(touchpoint("a", 60, experience, importance=importance), felt_most, *rest)
    assert told(found, "a").kind == kind


def test_a_surplus_that_is_not_felt_is_no_delight_however_sure():
    found = journey(
        touchpoint("a", 60, measured(90), kano="must-be", importance=3),
        touchpoint("b", 60, 60, importance=1),
    )
    assert told(found, "a").q < 1e-6
    assert told(found, "a").kind == "guard"


def test_equal_scores_on_different_scales_are_not_told_apart_by_rounding():
    scales = (
        Measurement("sevens", scale=Scale(1, 7)),
        Measurement("fives", scale=Scale(0, 5)),
    )
    # Both are 5 points, the first one a float's hair above.
    one, other = Rating(1.3, source="sevens"), Rating(0.25, source="fives")
    found = journey(touchpoint("a", one, other), touchpoint("b", other, one), measurements=scales)
    for name in "ab":
        a = told(found, name)
        assert 0 < abs(a.experience - a.expectation) < 1e-12
        assert (a.gap, a.value, a.kind) == (0, 0, "routine")
        assert a.moment.reasons[0] == "met"
        assert "peak" not in a.marks
    assert analyze(found).order_by_loss_aversion["2"] == ()


def test_an_unscored_touchpoint_has_no_kind_and_no_stakes():
    found = analyze(journey(touchpoint("a", 60), touchpoint("b", 60, 50)))
    a = told(found, "a")
    assert (a.kind, a.critical, a.stakes, a.contribution) == (None,) * 4
    assert (a.evidence, a.moment.reasons) == ("none", ("unscored-experience",))


def test_a_touchpoint_nobody_reaches_has_its_scores_and_no_number():
    nobody = touchpoint("b", measured(60), measured(40), to="done")
    b = told(journey(touchpoint("a", 60, 50, to="done"), nobody), "b")
    assert (b.expectation, b.experience, b.reach, b.visits) == (60, 40, 0, 0)
    undefined = (b.gap, b.gap_ci95, b.q, b.value, b.contribution, b.contribution_ci95, b.stakes)
    assert undefined == (None,) * 7
    undefined = (b.stakes_share, b.headroom, b.share_disappointed, b.gap_shrunk, b.kind, b.critical)
    assert undefined == (None,) * 6
    assert b.contribution_dispersion_aware is None
    assert (b.marks, b.moment.reasons) == (("unreached",), ("unreached",))


def test_a_touchpoint_nobody_reaches_and_nobody_scored_says_both():
    b = told(journey(touchpoint("a", to="done"), touchpoint("b", to="done")), "b")
    assert b.marks == ("unscored", "unreached")
    assert b.moment.reasons == ("unscored-both", "unreached")


# Marks --------------------------------------------------------------------------------------------


def test_every_start_is_an_entry():
    found = journey(touchpoint("a"), touchpoint("b"), touchpoint("c"), starts={"a": 0.5, "c": 0.5})
    assert ["entry" in marks_of(found, name) for name in "abc"] == [True, False, True]


def test_unavoidable_is_what_every_completer_passes():
    found = journey(
        touchpoint("a", to=["b", "c"]), touchpoint("b", to="d"), touchpoint("c"), touchpoint("d")
    )
    unavoidable = [name for name in "abcd" if "unavoidable" in marks_of(found, name)]
    assert unavoidable == ["a", "d"]


def rare_journey(share, loss=20, rare=None):
    return journey(
        touchpoint("a", 60, 50, to={"b": share, "c": "rest"}),
        touchpoint("b", 60, 60 - (rare or loss)),
        touchpoint("c", 60, 60 - loss),
    )


def test_rare_but_severe_is_the_largest_loss_of_all_where_few_meet_it():
    assert "rare but severe" in marks_of(rare_journey(0.4, rare=21), "b")
    assert "rare but severe" not in marks_of(rare_journey(0.4, rare=19), "b")
    assert "rare but severe" not in marks_of(rare_journey(0.5, rare=21), "b")


def test_a_rare_loss_as_large_as_a_common_one_is_still_the_largest():
    assert "rare but severe" in marks_of(rare_journey(0.4), "b")
    assert "rare but severe" not in marks_of(rare_journey(0.4), "c")


def test_rare_but_severe_counts_the_weight():
    found = journey(
        touchpoint("a", 60, 50, to={"b": 0.4, "c": "rest"}, importance=1),
        touchpoint("b", 60, 20, importance=1),
        touchpoint("c", 60, 50, importance=5),
    )
    assert "rare but severe" not in marks_of(found, "b")


def test_where_nothing_is_lost_nothing_is_severe():
    assert "rare but severe" not in marks_of(rare_journey(0.4, loss=-10, rare=-10), "b")


@pytest.mark.parametrize(
    ("kano", "experience", "is_delighter"),
    [
        ("attractive", measured(70), True),
        ("attractive", measured(65, UNSURE), False),
        ("attractive", 61, True),
        ("attractive", measured(50), False),
        ("one-dimensional", measured(90), False),
    ],
)
def test_a_delighter_is_attractive_and_reliably_above_what_was_desired(
    kano, experience, is_delighter
):
    found = journey(touchpoint("a", 60, experience, kano=kano), touchpoint("b", 60, 60))
    assert ("delighter" in marks_of(found, "a")) is is_delighter


def test_within_the_zone_nothing_is_a_delighter():
    found = journey(touchpoint("a", zone(50, 70), measured(65), kano="attractive"))
    assert "delighter" not in marks_of(found, "a")


def test_peak_and_end_are_on_the_most_likely_path():
    found = journey(
        touchpoint("a", 60, 65, to={"b": 0.6, "c": 0.4}),
        touchpoint("b", 60, 40, to="d"),
        touchpoint("c", 60, 0, to="d"),
        touchpoint("d", 60, 70, to="e"),
        touchpoint("e"),
    )
    assert [name for name in "abcde" if "peak" in marks_of(found, name)] == ["b"]
    assert [name for name in "abcde" if "end" in marks_of(found, name)] == ["d"]


def test_where_nothing_is_felt_there_is_no_peak():
    found = journey(touchpoint("a", 60, 60), touchpoint("b", 60, 60))
    assert ["peak" in marks_of(found, name) for name in "ab"] == [False, False]
    assert "end" in marks_of(found, "b")


def test_the_leak_is_where_most_drop_off_and_the_first_declared_of_equals():
    found = journey(
        touchpoint("a", to={"b": "rest", "left": 0.2}),
        touchpoint("b", to={"c": "rest", "left": 0.3 / 0.8}),
        touchpoint("c", to={"done": "rest", "left": 0.3 / 0.5}),
    )
    # The last two differ by a rounding error.
    assert [told(found, name).dropoffs_per_100 for name in "abc"] == pytest.approx([20, 30, 30])
    assert [name for name in "abc" if "leak" in marks_of(found, name)] == ["b"]


def test_neutral_exits_are_no_leak():
    found = journey(touchpoint("a", to={"b": 0.5, "unfit": 0.5}), touchpoint("b"))
    assert ["leak" in marks_of(found, name) for name in "ab"] == [False, False]
    assert told(found, "a").dropoffs_per_100 == 0


@pytest.mark.parametrize(
    ("expectation", "experience", "is_assumed"),
    [
        (60, 50, True),
        (60, measured(50), False),
        (measured(60), 50, True),
        (measured(60), measured(50), False),
        (60, (50, 9, 1), True),
        (60, Rating(50, sd=9), True),
        (60, Rating(50, n=9), True),
        (60, (50, 0.0, 9), False),
    ],
)
def test_what_cannot_be_tested_is_assumed(expectation, experience, is_assumed):
    a = told(journey(touchpoint("a", expectation, experience), touchpoint("b")), "a")
    assert ("assumed" in a.marks) is is_assumed
    assert (a.q is None, a.gap_ci95 is None) == (is_assumed, is_assumed)
    assert a.evidence == ("assumed" if is_assumed else "measured")


def test_an_assumption_says_why():
    found = journey(
        touchpoint("single", 60, (50, None, 1)),
        touchpoint("plain", 60, 50),
        touchpoint("parts", attributes=(Attribute("x", "", 1, "", "", Rating(6), Rating(5)),)),
        touchpoint("known", 60, measured(50), few={"expectation": 80}),
    )
    assert told(found, "single").moment.reasons[1] == "assumed-one-answer"
    assert told(found, "plain").moment.reasons[1] == "assumed-no-spread"
    assert told(found, "parts").moment.reasons[1] == "assumed-attributes"
    assert told(found, "known", "few").moment.reasons[1] == "assumed-inherited"


def test_equal_shares_that_nobody_gave_are_assumed_flow():
    found = journey(
        touchpoint("a", to=["b", "left"]),
        touchpoint("b", to={"c": 0.5, "left": 0.5}),
        touchpoint("c"),
    )
    assert ["assumed flow" in marks_of(found, name) for name in "abc"] == [True, False, False]


def test_entries_that_nobody_counted_are_assumed_flow():
    found = journey(touchpoint("a", to="c"), touchpoint("b"), touchpoint("c"), starts=["a", "b"])
    assert ["assumed flow" in marks_of(found, name) for name in "abc"] == [True, True, False]


# Near misses --------------------------------------------------------------------------------------


def test_near_misses_reach_four_fifths_of_the_threshold_and_the_nearest_come_first():
    found = analyze(
        journey(
            touchpoint("a", 60, 60, importance=42),
            touchpoint("b", 60, 60, importance=28),
            touchpoint("c", 60, 60, importance=30),
        )
    )
    assert [each.touchpoint for each in found.near_misses] == ["c", "b"]
    c, b = found.near_misses
    assert (c.rule, c.share, c.short_by) == ("stakes", pytest.approx(0.3), pytest.approx(1 / 30))
    assert b.short_by == pytest.approx(1 / 3 - 0.28)


def test_a_near_miss_names_the_rule_that_it_is_nearest_to():
    found = analyze(
        journey(
            touchpoint("a", 60, 40, importance=45),
            touchpoint("b", 60, 22, importance=10),
            touchpoint("c", 60, 60, importance=45),
        )
    )
    (miss,) = found.near_misses
    assert (miss.touchpoint, miss.rule) == ("b", "contribution")
    assert miss.share == pytest.approx(380 / (380 + 900))


# Words --------------------------------------------------------------------------------------------


def fields(template):
    return {name for _, name, _, _ in string.Formatter().parse(template) if name}


def test_every_reason_needs_the_same_numbers_in_both_languages():
    for code, (english, chinese) in CLAUSES.items():
        assert fields(english) == fields(chinese), code
        assert english != chinese


def test_chinese_is_written_with_chinese_punctuation():
    for code, (_, chinese) in (CLAUSES | KINDS | MARKS).items():
        plain = chinese.replace("(sd, n)", "")
        assert not set(plain) & set(",;:()?!"), code


def why(found, name="a", language="en"):
    return because(told(found, name), language)


def beside(**fields):
    return touchpoint("b", 60, 60, **fields)


@pytest.mark.parametrize(
    ("made", "said", "in_chinese"),
    [
        (
            touchpoint("a", 60, measured(59)),
            "Experience falls 1 point short of expectation (59 against 60); that is unlikely to be chance (q < 0.001). ",
            "体验 59 分，比期望（60 分）低 1 分，不太可能是偶然（q < 0.001）。",
        ),
        (
            touchpoint("a", 60, measured(72.5, UNSURE)),
            "Experience lies 13 points above expectation (73 against 60); that may be chance (q = 0.58). ",
            "体验 73 分，比期望（60 分）高 13 分，但也可能只是偶然（q = 0.58）。",
        ),
        (
            touchpoint("a", 87.5, measured(88)),
            "Experience lies 0.5 points above expectation (88.0 against 87.5); that is unlikely to be chance (q = 0.013). ",
            "体验 88.0 分，比期望（87.5 分）高 0.5 分，不太可能是偶然（q = 0.013）。",
        ),
        (
            touchpoint("a", 60, measured(60)),
            "Experience meets expectation (60). ",
            "体验 60 分，正好符合期望。",
        ),
        (
            touchpoint("a", 60, 60),
            "Experience meets expectation (60); assumed, since sd and n are not both given. ",
            "体验 60 分，正好符合期望；标准差和样本量不齐全，按假设处理。",
        ),
        (
            touchpoint("a", zone(50, 70), measured(60)),
            "Experience (60) lies within what customers tolerate (50 to 70); clearly inside (q < 0.001). ",
            "体验 60 分，在容忍区间（50–70 分）之内，且离边缘足够远（q < 0.001）。",
        ),
        (
            touchpoint("a", zone(50, 70), measured(51, UNSURE)),
            "Experience (51) lies within what customers tolerate (50 to 70); too near the edge to be sure (q = 0.96). ",
            "体验 51 分，在容忍区间（50–70 分）之内，但离边缘太近，不能确定（q = 0.96）。",
        ),
        (
            touchpoint("a", zone(50, 70), measured(40)),
            "Experience falls 10 points short of what would do (40 against 50); that is unlikely to be chance (q < 0.001). ",
            "体验 40 分，比可接受水平（50 分）低 10 分，不太可能是偶然（q < 0.001）。",
        ),
        (
            touchpoint("a", zone(50, 70), measured(80)),
            "Experience lies 10 points above what is hoped for (80 against 70); that is unlikely to be chance (q < 0.001). ",
            "体验 80 分，比理想水平（70 分）高 10 分，不太可能是偶然（q < 0.001）。",
        ),
    ],
)
def test_the_first_sentence_compares_experience_with_expectation(made, said, in_chinese):
    found = journey(made, beside())
    assert why(found).startswith(said)
    assert why(found, language="zh").startswith(in_chinese)


@pytest.mark.parametrize(
    ("kano", "experience", "reason"),
    [
        (Kano("must-be"), 90, "taken-for-granted"),
        (Kano("attractive"), 30, "not-missed"),
        (Kano("indifferent"), 90, "indifferent"),
        (Kano("indifferent"), 30, "indifferent"),
        (Kano("", 0.0, -0.5), 90, "not-felt"),
        (Kano("must-be"), 30, "by-contribution"),
        (Kano("attractive"), 90, "by-contribution"),
        (Kano("must-be"), 60, "by-neither"),
    ],
)
def test_a_gap_that_is_not_felt_says_why(kano, experience, reason):
    other = Kano("", 0.5, -0.5) if kano.better is not None else None
    found = journey(touchpoint("a", 60, experience, kano=kano), beside(kano=other))
    assert told(found, "a").moment.reasons[2] == reason


def test_shares_that_look_alike_are_told_apart_by_decimals():
    found = journey(
        touchpoint("a", 60, 60, importance=33.45),
        touchpoint("b", 60, 60, importance=33.4),
        touchpoint("c", 60, 60, importance=33.15),
    )
    assert "It carries 33.5% of what rides on the journey, above its fair share of 33.3%" in why(
        found
    )


def test_a_threshold_of_the_teams_own_is_no_fair_share():
    found = journey(touchpoint("a", 60, 60, importance=9), beside(importance=1), critical_share=1.5)
    assert "above 1.5 times its fair share (75%)" in why(found)
    assert "高于平均份额的 1.5 倍（75%）" in why(found, language="zh")


@pytest.mark.parametrize(
    ("share", "english", "chinese"),
    [
        (1.0, "every customer meets it", "每位客户都会经过"),
        (0.9996, ">99.9% of customers meet it", ">99.9% 的客户会经过"),
        (0.996, "99.6% of customers meet it", "99.6% 的客户会经过"),
        (0.25, "25% of customers meet it", "25% 的客户会经过"),
        (0.0001, "<0.1% of customers meet it", "<0.1% 的客户会经过"),
    ],
)
def test_how_many_meet_it_is_never_rounded_to_all_or_none(share, english, chinese):
    found = journey(touchpoint("s", to={"a": share, "done": "rest"}), touchpoint("a", 60, 60))
    assert why(found).endswith(f"; {english}.")
    assert why(found, language="zh").endswith(f"；{chinese}。")


def test_the_heaviest_loss_for_those_who_meet_it_is_told():
    assert why(rare_journey(0.4, rare=30), "b").endswith(
        "To those who meet it, it is the heaviest loss of the journey."
    )


def test_a_touchpoint_without_a_moment_says_what_is_missing():
    found = journey(
        touchpoint("a", 60, to="b"),
        touchpoint("b", None, 60, to="c"),
        touchpoint("c", to="done"),
        touchpoint("d", 60, 60),
    )
    assert [why(found, name) for name in "abcd"] == [
        "Not scored: the experience is missing.",
        "Not scored: the expectation is missing.",
        "Not scored: expectation and experience are missing.",
        "Nobody reaches it.",
    ]
    assert why(found, "a", "zh") == "未评分：缺少体验。"


def test_the_line_under_a_moments_name():
    assert felt(-15.0, 0.7, 0) == "15 short of expectation · 70% meet it"
    assert felt(-15.0, 1.0, 1) == "比期望低 15 分 · 每位客户都遇到"
    assert felt(0.02, 0.7, 0) == "meets expectation · 70% meet it"
    assert felt(7.5, 0.3, 1) == "比期望高 7.5 分 · 30% 的客户遇到"


def test_a_moments_name():
    assert word("pain", ("rare but severe", "leak"), 1) == "痛点时刻·对部分客户很严重"
    assert word(None, ("unscored",), 0) == "not scored"
    assert word(None, ("unreached",), 0) == "reached by nobody"
