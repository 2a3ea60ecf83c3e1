r"""The lines that go and come, as `git diff` shows them, in time that grows with the lines.

Python's own comparison takes the square of their number where many lines go that stand far apart.
Here the lines that stand once on both sides hold the rest in place, as in Bram Cohen's patience
diff, and only what lies between them is compared with care.

>>> print(*unified(["a", "b", "c"], ["a", "c", "d"], "x.yaml"), sep="\n")
--- x.yaml
+++ x.yaml
@@ -1,3 +1,3 @@
 a
-b
 c
+d
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from difflib import Match, SequenceMatcher
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

CONTEXT = 2
"""Lines shown around a change."""

MOST_PAIRS = 250_000
"""Pairs of lines up to which two stretches are compared with care, and beyond which not at all."""


class _Comparison(SequenceMatcher[str]):
    """What Python groups into changes with their surroundings, found in our way."""

    def __init__(self, before: Sequence[str], after: Sequence[str]) -> None:
        super().__init__(None, before, after)
        end = Match(len(before), len(after), 0)
        self._matches = [*_joined(_matches(before, after)), end]

    def get_matching_blocks(self) -> list[Match]:
        """What stays, and the end of both sides."""
        return self._matches


def unified(before: Sequence[str], after: Sequence[str], name: str) -> Iterator[str]:
    """The unified difference of two sequences of lines; nothing where they are the same."""
    groups = _Comparison(before, after).get_grouped_opcodes(CONTEXT)
    for number, group in enumerate(groups):
        if number == 0:
            yield f"--- {name}"
            yield f"+++ {name}"
        (_, start, _, new_start, _), (_, _, stop, _, new_stop) = group[0], group[-1]
        yield f"@@ -{_extent(start, stop)} +{_extent(new_start, new_stop)} @@"
        for tag, *extent in group:
            yield from _shown(tag, before[slice(*extent[:2])], after[slice(*extent[2:])])


def _shown(tag: str, before: Sequence[str], after: Sequence[str]) -> Iterator[str]:
    if tag == "equal":
        yield from (f" {line}" for line in before)
        return
    yield from (f"-{line}" for line in before)
    yield from (f"+{line}" for line in after)


def _extent(start: int, stop: int) -> str:
    """Lines as `git diff` counts them: the first and how many, or after which there are none."""
    count = stop - start
    if count == 1:
        return f"{start + 1}"
    return f"{start + 1 if count else start},{count}"


def _joined(matches: Iterable[Match]) -> list[Match]:
    """The same stretches, those that follow one upon the other as one."""
    joined: list[Match] = []
    for each in matches:
        start, new_start, size = joined[-1] if joined else (0, 0, 0)
        if joined and each[:2] == (start + size, new_start + size):
            joined[-1] = Match(start, new_start, size + each.size)
        else:
            joined.append(each)
    return joined


def _matches(before: Sequence[str], after: Sequence[str]) -> Iterator[Match]:
    """What stays: stretches of lines that are the same, in order on both sides."""
    if len(before) * len(after) <= MOST_PAIRS:
        yield from _between(before, after, 0, 0)
        return
    at, new_at = 0, 0
    for place, new_place in [*_anchors(before, after), (len(before), len(after))]:
        yield from _between(before[at:place], after[new_at:new_place], at, new_at)
        if place < len(before):
            yield Match(place, new_place, 1)
        at, new_at = place + 1, new_place + 1


def _between(before: Sequence[str], after: Sequence[str], at: int, new_at: int) -> Iterator[Match]:
    """What stays of two stretches, the first of which begins at one line, the second at another."""
    if before and after and len(before) * len(after) <= MOST_PAIRS:
        for start, new_start, size in SequenceMatcher(None, before, after).get_matching_blocks():
            if size:
                yield Match(at + start, new_at + new_start, size)


def _anchors(before: Sequence[str], after: Sequence[str]) -> list[tuple[int, int]]:
    """The places of the lines that stand once on both sides: the most that are in one order.

    The longest increasing subsequence, by patience sorting: `tops` ends the piles, and each line
    remembers the pile before its own.
    """
    times, new_times = Counter(before), Counter(after)
    places = {line: place for place, line in enumerate(after) if new_times[line] == 1}
    tops: list[int] = []
    last: list[tuple[int, int]] = []
    earlier: dict[tuple[int, int], tuple[int, int]] = {}
    for place, line in enumerate(before):
        if times[line] == 1 and line in places:
            pair = (place, places[line])
            pile = bisect_left(tops, pair[1])
            tops[pile : pile + 1] = [pair[1]]
            last[pile : pile + 1] = [pair]
            if pile:
                earlier[pair] = last[pile - 1]
    chain = last[-1:]
    while chain and chain[-1] in earlier:
        chain.append(earlier[chain[-1]])
    return chain[::-1]
