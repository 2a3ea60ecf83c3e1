"""What changed, line by line: what Python's own comparison tells, in time that grows with the lines."""

import difflib

from hypothesis import given
from hypothesis import strategies as st

from journeymap.cli import difference
from journeymap.cli.difference import unified

LINES = st.lists(st.sampled_from("abcdefgh"), max_size=12)


def usual(before, after):
    return list(difflib.unified_diff(before, after, "a.yaml", "a.yaml", n=2, lineterm=""))


def patched(before, told):
    """What the lines told make of the lines before."""
    after, at = [], 0
    for line in told[2:]:
        if line.startswith("@@"):
            first, _, count = line.split()[1][1:].partition(",")
            start = int(first) - (count != "0")
            after += before[at:start]
            at = start
        else:
            if line[0] in " -":
                assert before[at] == line[1:]
                at += 1
            if line[0] in " +":
                after.append(line[1:])
    return after + before[at:]


@given(LINES, LINES)
def test_a_short_difference_is_the_usual_one(before, after):
    told = list(unified(before, after, "a.yaml"))
    assert told == usual(before, after)
    assert patched(before, told) == after


@given(LINES, LINES, st.sampled_from([0, 4, 20]))
def test_a_long_difference_turns_the_one_into_the_other(before, after, most):
    with_care, difference.MOST_PAIRS = difference.MOST_PAIRS, most
    try:
        assert patched(before, list(unified(before, after, "a.yaml"))) == after
    finally:
        difference.MOST_PAIRS = with_care


def test_lines_that_stay_are_not_told_however_many_there_are():
    before = [f"line {number}" for number in range(3000)]
    after = [*before[:1000], "new", *before[1001:2500], *before[2501:]]
    told = list(unified(before, after, "a.yaml"))
    assert told == usual(before, after)
    assert len(told) == 2 + 7 + 6


def test_twice_as_many_changes_take_twice_the_comparing(monkeypatch):
    compared = []
    find = difflib.SequenceMatcher.find_longest_match

    def counted(self, start=0, stop=None, *others):
        compared.append(stop - start)
        return find(self, start, stop, *others)

    monkeypatch.setattr(difflib.SequenceMatcher, "find_longest_match", counted)
    work = []
    for count in (2000, 4000):
        lines = [
            line for number in range(count) for line in (f"point {number}", f"next:  {number}")
        ]
        compared.clear()
        told = list(unified(lines, [line.replace(":  ", ": ") for line in lines], "a.yaml"))
        assert len(told) == 3 + 3 * count
        work.append(sum(compared))
    assert work[1] <= 2 * work[0]
