"""Did you mean …: the nearest known name, at a bounded cost for a whole file."""

from __future__ import annotations

import unicodedata
from math import nextafter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

MOST_WORK = 2_000_000
"""What all searches of one file may cost, in pairs of characters compared: half a second or so.

Each search costs a little whatever it finds, a name that is passed over counts as one pair, and a
name that is looked at as its characters.
"""

EVERY_SEARCH = 50
SEARCHED_AT_MOST = 500
LONGEST = 60
LENGTHS_APART = 3
LIKE_ENOUGH = 0.6


class Suggestions:
    """Near names for one file: asked again it answers the same, and "" when its work is spent.

    One budget for all places that ask: a file can hold hundreds of names that are each as like as
    the next, and then every comparison is a long one.
    """

    __slots__ = ("_answers", "_left")

    def __init__(self) -> None:
        self._left = MOST_WORK
        # Names are kept with their answer, so that no other names come to bear their identity.
        self._answers: dict[tuple[str, int, float], tuple[str, Iterable[str]]] = {}

    def nearest(self, name: str, among: Iterable[str], likeness: float = LIKE_ENOUGH) -> str:
        """The known name most like this one, or "" where none is like it enough.

        Full-width letters and case are looked through first, so that the right name wins where only
        they differ. Of equals the first wins.
        """
        question = (name, id(among), likeness)
        if question not in self._answers:
            if self._left <= 0:
                return ""
            self._answers[question] = (self._search(name, among, likeness), among)
        return self._answers[question][0]

    def _search(self, name: str, among: Iterable[str], likeness: float) -> str:
        self._left -= EVERY_SEARCH
        if not name or len(name) > LONGEST:
            return ""
        plain = _plain(name)
        known = self._looked_at(name, among)
        return known[plain] if plain in known else self._most_alike(plain, known, likeness)

    def _looked_at(self, name: str, among: Iterable[str]) -> dict[str, str]:
        """Names of about the same length, by their plain form."""
        known: dict[str, str] = {}
        for each in among:
            self._left -= 1
            if abs(len(each) - len(name)) <= LENGTHS_APART and each != name:
                plain = _plain(each)
                self._left -= len(plain)
                known.setdefault(plain, each)
            if self._left <= 0 or len(known) == SEARCHED_AT_MOST:
                break
        return known

    def _most_alike(self, plain: str, known: dict[str, str], likeness: float) -> str:
        from difflib import SequenceMatcher  # noqa: PLC0415 - only a file with a problem pays

        matcher = SequenceMatcher(b=plain)
        found, best = "", nextafter(likeness, 0)
        for each, name in known.items():
            matcher.set_seq1(each)
            if matcher.real_quick_ratio() > best and matcher.quick_ratio() > best:
                if self._left <= 0:
                    break
                self._left -= len(plain) * len(each)
                if (ratio := matcher.ratio()) > best:
                    found, best = name, ratio
        return found


def nearest(name: str, among: Iterable[str]) -> str:
    """The known name most like a single one, or "" where none is like it enough.

    >>> nearest("chekout", ["check-in", "check-out"])
    'check-out'
    >>> nearest("ｔｉｔｌｅ", ["title"])
    'title'
    """
    return Suggestions().nearest(name, among)


def _plain(name: str) -> str:
    """A name as it is compared, cut off where one character stood for a whole phrase."""
    folded = unicodedata.normalize("NFKC", name).strip().casefold().replace("_", "-")
    return folded[: 2 * LONGEST]
