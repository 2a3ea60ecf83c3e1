"""What changed between two analyses, as values and as words."""

from dataclasses import replace

import pytest
from hypothesis import given

from journeymap.analysis import analyze
from journeymap.changes import Changes, NumberChange, OrderChange, changes, told
from tests.builders import journey, journeys, touchpoint

MIRRORED = {
    "newly-critical": "no-longer-critical",
    "no-longer-critical": "newly-critical",
    "kind": "kind",
    "added": "removed",
    "removed": "added",
}


def swapped(change):
    return replace(change, before=change.after, after=change.before)


def mirrored(found):
    """The same changes told the other way round."""
    return Changes(
        tuple(replace(swapped(each), code=MIRRORED[each.code]) for each in found.touchpoints),
        found.worst and swapped(found.worst),
        tuple(swapped(each) for each in found.headline),
    )


def by_touchpoint(found):
    named = {(each.after or each.before).touchpoint: each for each in found.touchpoints}
    return named, found.worst, found.headline


def codes(found):
    return [(each.code, (each.after or each.before).touchpoint) for each in found.touchpoints]


def between(before, after):
    return changes(analyze(before), analyze(after))


CALM = journey(
    touchpoint("find", 70, 70),
    touchpoint("wait", 70, 66),
    touchpoint("pay", 70, 72),
)


def with_wait(experience):
    first, wait, last = CALM.touchpoints
    return journey(first, replace(wait, experience=replace(wait.experience, mean=experience)), last)


@given(journeys())
def test_a_journey_against_itself_has_not_changed(found):
    analysis = analyze(found)
    assert changes(analysis, analysis) == Changes()
    assert not changes(analysis, analysis)


@given(journeys(), journeys())
def test_swapping_two_journeys_gives_the_mirror_image(first, second):
    before, after = analyze(first), analyze(second)
    there, back = changes(before, after), changes(after, before)
    assert by_touchpoint(back) == by_touchpoint(mirrored(there))


@given(journeys(), journeys())
def test_what_changed_can_be_told_in_both_languages(first, second):
    found = between(first, second)
    english, chinese = told(found, "en"), told(found, "zh")
    assert len(english) == len(chinese) <= len(found.touchpoints) + 3


def test_a_moment_that_comes_goes_or_turns_is_told_with_what_it_was():
    before = journey(touchpoint("a", 50, 10), touchpoint("b", 50, 60), touchpoint("c", 20, 20))
    after = journey(touchpoint("a", 50, 50), touchpoint("b", 50, 40), touchpoint("c", 20, 90))
    found = between(before, after)
    assert codes(found) == [("newly-critical", "c"), ("kind", "a"), ("kind", "b")]
    assert told(found)[:3] == (
        "Now a moment of truth: c (routine → Moment of delight)",
        "a: Moment of pain → Moment of truth: hold it",
        "b: Moment of delight → Moment of pain",
    )
    assert codes(between(after, before))[0] == ("no-longer-critical", "c")


def test_touchpoints_are_matched_by_their_id_and_not_by_their_place():
    find, wait, pay = (replace(each, next=()) for each in CALM.touchpoints)
    assert between(journey(find, wait, pay), journey(find, pay, wait)).touchpoints == ()


def test_touchpoints_that_come_and_go_are_told():
    find, wait, pay = CALM.touchpoints
    found = between(journey(find, wait), journey(find, replace(pay, title="I pay")))
    assert codes(found)[-2:] == [("added", "pay"), ("removed", "wait")]
    assert told(found)[-4:-2] == (
        "New touchpoint: I pay (Moment of delight)",
        "Touchpoint gone: wait (it was: Moment of pain)",
    )


def test_the_order_of_the_worst_is_told_when_it_changes_among_the_first_three():
    def losing(*experiences):
        names = zip("abcd", experiences, strict=True)
        return journey(*(touchpoint(name, 90, experience) for name, experience in names))

    found = between(losing(80, 70, 60, 85), losing(80, 60, 70, 85))
    assert isinstance(found.worst, OrderChange)
    assert [each.touchpoint for each in found.worst.before] == ["c", "b", "a"]
    assert [each.touchpoint for each in found.worst.after] == ["b", "c", "a"]
    assert "What hurts most, in order: b, c, a (before: c, b, a)" in told(found)
    assert between(losing(80, 70, 60, 85), losing(80, 70, 60, 86)).worst is None


def test_losses_that_differ_by_rounding_alone_stand_as_declared():
    first = journey(touchpoint("a", 0.3, 0.1), touchpoint("b", 0.3, 0.1))
    second = journey(touchpoint("a", 0.3, 0.1), touchpoint("b", 0.2 + 0.1, 0.1))
    assert between(first, second) == Changes()


def test_the_headline_is_told_as_people_read_it():
    found = between(with_wait(66), with_wait(60))
    assert found.headline == (
        NumberChange("balance_of_completers", pytest.approx(-2.0), pytest.approx(-6.0)),
    )
    assert "Felt against expectation, by those who complete: −2.0 → −6.0 points" in told(found)
    assert "完成者总体感受差距：−2.0 → −6.0 分" in told(found, "zh")


def test_a_completion_that_moves_is_told():
    def leaving(share):
        return journey(touchpoint("a", 70, 70, to={"done": "rest", "left": share}))

    found = between(leaving(0.1), leaving(0.3))
    assert found.headline == (NumberChange("completion", pytest.approx(0.9), pytest.approx(0.7)),)
    assert told(found) == ("Complete the journey: 90% → 70%",)


def test_a_number_that_moved_too_little_to_be_read_is_known_and_not_told():
    found = between(with_wait(66), with_wait(66.001))
    assert [each.number for each in found.headline] == ["balance_of_completers"]
    assert told(found) == ()


def test_a_journey_that_gets_its_first_score_says_what_was_not_known_before():
    found = between(journey(touchpoint("a")), journey(touchpoint("a", 70, 60)))
    assert told(found) == (
        "a: not scored → irritant",
        "What hurts most, in order: a (before: nothing)",
        "Felt against expectation, by those who complete: – → −20.0 points",
    )
