"""Ids made from titles: nothing is transliterated, so a Chinese title makes a Chinese id."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from journeymap.language.ids import LONGEST_ID, is_id
from journeymap.language.tree import normal

if TYPE_CHECKING:
    from collections.abc import Iterable

LONGEST = 60
"""Characters of an id made here: one can still be typed, and a number fits behind it."""

_JOINERS = "\u200c\u200d"
_BESIDE_HYPHENS = re.compile(r"-*[\s-]+-*")

_NO_LETTERS = re.compile(r"-*[^a-z0-9_-]+-*|-{2,}")
_LETTER = re.compile(r"[A-Za-z0-9]")


def id_from(title: str) -> str:
    """The id that a title makes; empty where it holds neither letter nor digit.

    >>> id_from("I check in!"), id_from("到店 · 办理入住"), id_from("Crème brûlée?"), id_from("…")
    ('i-check-in', '到店-办理入住', 'crème-brûlée', '')
    """
    if title.isascii():
        return _cut(_NO_LETTERS.sub("-", title.lower()).strip("-")) if _LETTER.search(title) else ""
    lowered = normal(normal(title).lower())
    kept = "".join(each if _is_kept(each) else " " for each in lowered)
    name = _cut(_BESIDE_HYPHENS.sub("-", kept).strip("-"))
    if name and not is_id(name):
        name = "".join(each for each in name if each not in _JOINERS)
    return name if name and is_id(name) and any(map(str.isalnum, name)) else ""


def _is_kept(character: str) -> bool:
    if character in _JOINERS or character in "-_":
        return True
    return unicodedata.category(character)[0] in "LMN" and is_id(character)


def _cut(name: str) -> str:
    """A long name up to where a word of it ends, if one does."""
    if len(name) <= LONGEST:
        return name
    end = name.rfind("-", LONGEST // 2, LONGEST + 1)
    return name[: end if end > 0 else LONGEST].rstrip("-")


class Names:
    """Ids that are given once each: a second one of the same name gets a number behind it.

    >>> names = Names(["done"])
    >>> [names.given(each) for each in ("pay", "pay", "done", "pay")]
    ['pay', 'pay-2', 'done-2', 'pay-3']
    """

    __slots__ = ("_next",)

    def __init__(self, taken: Iterable[str] = ()) -> None:
        self._next = dict.fromkeys(taken, 2)

    def given(self, wanted: str) -> str:
        """The wanted id, or the first one like it that is still free."""
        if wanted not in self._next:
            self._next[wanted] = 2
            return wanted
        number = self._next[wanted]
        while (name := _numbered(wanted, number)) in self._next:
            number += 1
        self._next[wanted] = number + 1
        self._next[name] = 2
        return name


def _numbered(name: str, number: int) -> str:
    end = f"-{number}"
    return f"{name[: LONGEST_ID - len(end)]}{end}"
