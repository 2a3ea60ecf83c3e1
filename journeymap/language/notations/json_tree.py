"""JSON → the tree that a journey file is read from, so that all its problems get their place.

>>> from journeymap.language.places import Report
>>> root = tree(Report("a.json", '{"journey": "visit", "title": null}'))
>>> root.fields["journey"].value, root.fields["title"].value
('visit', '')
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, NamedTuple

from yaml.error import Mark
from yaml.events import ScalarEvent

from journeymap.language import slips
from journeymap.language.places import Line
from journeymap.language.syntax import UNFIT
from journeymap.language.tree import (
    DEEPEST,
    LONGEST_SCALAR,
    Broken,
    Items,
    Mapping,
    index_of,
    normal,
)

if TYPE_CHECKING:
    from journeymap.language.places import Report
    from journeymap.language.tree import Node


def tree(report: Report) -> Node | None:
    """The tree of the report's text, or None with the place noted at which it is no JSON."""
    try:
        # Numbers stay texts: the grammar knows how large one may be.
        json.loads(report.text, parse_int=str, parse_float=str)
    except json.JSONDecodeError as error:
        report.add("json-broken", min(error.pos, max(0, len(report.text) - 1)))
    except RecursionError:
        report.add("too-deep", 0, most=DEEPEST)
    return None if report.found else _Builder(report).value(1)


class _Start(NamedTuple):
    """Where a mapping or list begins."""

    start_mark: Mark


def _mark(index: int) -> Mark:
    """A place as events have it; no value in JSON goes over several lines."""
    return Mark("", index, 0, 0, None, index)


_STRING = re.compile(r'"(?:[^"\\]|\\.)*+"')
_WORD = re.compile(r"[^\s,\]}]+")
_SPACE = re.compile(r"[ \t\r\n]*")


class _Builder:
    """Goes through a text that is known to be JSON."""

    __slots__ = ("_at", "_report", "_text")

    def __init__(self, report: Report) -> None:
        self._report, self._text, self._at = report, report.text, 0

    def value(self, depth: int) -> Node:
        """The next value, and what is within."""
        start, sign = self._at, self._next()
        if sign == '"':
            return self._string()
        if sign not in "{[":
            return self._word()
        start = self._at
        self._at += 1
        if depth > DEEPEST:
            if depth == DEEPEST + 1:
                self._report.add("too-deep", start, most=DEEPEST)
            self._skip()
            return Broken(_Start(_mark(start)))
        return self._mapping(start, depth) if sign == "{" else self._items(start, depth)

    def _next(self) -> str:
        """The next sign that is no space."""
        found = _SPACE.match(self._text, self._at)
        self._at = found.end() if found else self._at
        return self._text[self._at]

    def _skip(self) -> None:
        """Go behind the end of a mapping or list that is too deep to be read."""
        opened = 1
        while opened:
            sign = self._next()
            if sign == '"':
                self._piece(_STRING)
                continue
            opened += (sign in "{[") - (sign in "}]")
            self._at += 1

    def _mapping(self, start: int, depth: int) -> Mapping:
        mapping = Mapping(_Start(_mark(start)))
        while self._next() != "}":
            if self._text[self._at] == ",":
                self._at += 1
                self._next()
            key = self._string()
            self._next()
            self._at += 1
            value = self.value(depth + 1)
            if not isinstance(key, ScalarEvent):
                mapping.is_whole, mapping.hides_names = False, True
                continue
            name = normal(key.value)
            if name in mapping.fields:
                first = Line(index_of(mapping.keys[name]))
                self._report.add("repeated-field", index_of(key), name=name, line=first)
                continue
            mapping.fields[name], mapping.keys[name] = value, key
        self._at += 1
        return mapping

    def _items(self, start: int, depth: int) -> Items:
        items = Items(_Start(_mark(start)))
        while self._next() != "]":
            if self._text[self._at] == ",":
                self._at += 1
            items.items.append(self.value(depth + 1))
        self._at += 1
        return items

    def _piece(self, pattern: re.Pattern[str]) -> tuple[str, Mark, Mark]:
        start = self._at
        found = pattern.match(self._text, start)
        self._at = found.end() if found else start + 1
        return self._text[start : self._at], _mark(start), _mark(self._at)

    def _string(self) -> ScalarEvent | Broken:
        piece, start, end = self._piece(_STRING)
        value = json.loads(piece) if "\\" in piece else piece[1:-1]
        if unfit := UNFIT.search(value):
            self._report.add("unfit-character", start.index, character=slips.shown(unfit[0]))
        elif len(value) > LONGEST_SCALAR:
            self._report.add("too-long", start.index, longest=LONGEST_SCALAR)
        else:
            return _scalar(value, start, end, '"')
        return Broken(_Start(start))

    def _word(self) -> ScalarEvent:
        """A number, or a word of JSON: nothing is a value left empty."""
        piece, start, end = self._piece(_WORD)
        return _scalar("" if piece == "null" else piece, start, end, None)


def _scalar(value: str, start: Mark, end: Mark, style: str | None) -> ScalarEvent:
    return ScalarEvent(None, None, (style is None, style is not None), value, start, end, style)
