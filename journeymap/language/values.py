"""Single values: texts, numbers, shares, dates and words."""

from __future__ import annotations

import datetime as dt
import math
import re
from typing import TYPE_CHECKING, Any

from yaml.events import ScalarEvent

from journeymap.language import slips, synonyms
from journeymap.language.cuts import note_comma
from journeymap.language.ids import LONGEST_ID
from journeymap.language.shapes import ABSENT, other_form, shape_class
from journeymap.language.tree import Node, index_of

if TYPE_CHECKING:
    from journeymap.language.places import Report
    from journeymap.language.shapes import Value


@shape_class
class Text:
    """Any scalar, as written: `no`, `1:30` and `404` are texts here.

    `of` says what kinds of thing it may name, as words that name nothing are fine, too.
    """

    of: tuple[str, ...] = ()
    expects: str = "text"

    def read(self, node: Node, report: Report) -> Value:
        """The text."""
        return node.value if type(node) is ScalarEvent else other_form(self, node, report)


LARGEST = 1e15
"""Beyond any count or amount in a journey; sums and squares of what is smaller stay finite."""


def number(text: str) -> float | None:
    """The number a text says in ASCII digits, if it says one and it is finite."""
    try:
        value = float(text)
    except ValueError:
        return None
    return value if math.isfinite(value) and text.isascii() and "_" not in text else None


_DECIMAL_COMMA = re.compile(r"[+-]?\d+,\d+ ?%?")
_NOT_KNOWN = frozenset(
    ("?", "??", "???", "-", "–", "—", "/", "n/a", "na", "tbd", "tbc", "unknown", "todo")
).union(("未知", "待定", "暂无", "不详", "待补充", "？"))
"""What people write where they have no number yet."""


def _not_a_value(node: ScalarEvent, expected: str, report: Report, kind: str = "") -> Value:
    """Note that a text is no number, and how it would be one if that can be told."""
    value, index = node.value, index_of(node)
    written = slips.plain(value) if len(value) < LONGEST_ID else value
    if _DECIMAL_COMMA.fullmatch(written):
        note_comma(value, index, report)
    elif value.casefold() in _NOT_KNOWN:
        report.add("not-known-yet", index, value=value, expected=expected)
    elif slips.is_curly(value):
        report.add("curly-quotes", index, character=value[0])
    elif written != value and number(written.removesuffix("%")) is not None:
        report.add("full-width-number", index, value=value, plain=written)
    elif found := _in_short(written, kind):
        code, meant = found
        report.add(code, index, value=value, expected=expected, **meant)
    else:
        report.add("not-a-value", index, value=value, expected=expected)
    return ABSENT


def _in_short(text: str, kind: str) -> tuple[str, dict[str, Any]] | None:
    from journeymap.language import shorthands  # noqa: PLC0415 - a sound file pays nothing

    return shorthands.of_number(text, kind) if kind else None


_ENDLESS = re.compile(r"[+-]?[0-9]+(?:\.[0-9]*)?(?:[eE][+]?[0-9]+)?\Z")
"""A number that is no float only because it is too large for one."""


def _too_large(node: ScalarEvent, report: Report) -> Any:  # noqa: ANN401 - always ABSENT
    report.add("number-too-large", index_of(node), value=node.value)
    return ABSENT


@shape_class
class Number:
    """A finite number within limits, both inclusive.

    `kind` is what it says, where people write more than a number for it: a `score` that may have
    fields, a `level` on the same scale, or something `measured` that has a unit beside it.
    """

    minimum: float = -LARGEST
    maximum: float = LARGEST
    whole: bool = False
    kind: str = ""

    @property
    def expects(self) -> str:
        """A whole number, or any."""
        return "whole" if self.whole else "number"

    def read(self, node: Node, report: Report) -> Value:
        """The number; an int where it is a whole one."""
        if type(node) is not ScalarEvent:
            return other_form(self, node, report)
        value = number(node.value)
        if value is None and _ENDLESS.match(node.value):
            return _too_large(node, report)
        if value is None or (self.whole and value != int(value)):
            return _not_a_value(node, self.expects, report, self.kind)
        if not self.minimum <= value <= self.maximum:
            if abs(value) > LARGEST:
                return _too_large(node, report)
            limits = {"minimum": self.minimum, "maximum": self.maximum}
            code = "too-small" if self.maximum == LARGEST else "out-of-range"
            report.add(code, index_of(node), value=node.value, **limits)
            return ABSENT
        return int(value) if self.whole else value


@shape_class
class Share:
    """A part of a whole: `70%` or `0.7`, kept as 0 to 1."""

    expects: str = "share"

    def read(self, node: Node, report: Report) -> Value:
        """The share."""
        if type(node) is not ScalarEvent:
            return other_form(self, node, report)
        text = node.value
        percent = text.endswith("%")
        value = number(text[:-1] if percent else text)
        if value is None:
            return _not_a_value(node, self.expects, report)
        # Dividing what was written keeps 70% and 0.7 the same float.
        share = value / 100 if percent else value
        if not 0 <= share <= 1:
            meant = {"near": f"{text}%"} if not percent and 0 <= value <= 100 else {}
            report.add("share-out-of-range", index_of(node), value=text, **meant)
            return ABSENT
        return share


@shape_class
class ShareOrRest:
    """A share, or the word `rest` for what the others leave; gives the attributes it fills."""

    share: Share = Share("share-or-rest")
    expects: str = "share-or-rest"

    def read(self, node: Node, report: Report) -> Value:
        """`{"share": …}` or `{"rest": True}`."""
        if type(node) is ScalarEvent and node.value == "rest":
            return {"rest": True}
        value = self.share.read(node, report)
        return value if value is ABSENT else {"share": value}


@shape_class
class Amount:
    """A number, or a percentage that keeps its sign; gives value and unit."""

    expects: str = "number"

    def read(self, node: Node, report: Report) -> Value:
        """`(22.0, "%")` or `(31.0, "")`."""
        if type(node) is not ScalarEvent:
            return other_form(self, node, report)
        unit = "%" if node.value.endswith("%") else ""
        value = number(node.value.removesuffix("%"))
        if value is None:
            return _not_a_value(node, "number", report, "measured")
        return (value, unit) if abs(value) <= LARGEST else _too_large(node, report)


@shape_class
class Day:
    """A date, year first: 2026-09-30."""

    expects: str = "date"

    def read(self, node: Node, report: Report) -> Value:
        """The date."""
        if type(node) is not ScalarEvent:
            return other_form(self, node, report)
        day = _day(node.value) if _DAY.fullmatch(node.value) else None
        if day is None:
            meant = _meant_day(slips.plain(node.value[:LONGEST_ID]))
            near = {"near": meant.isoformat()} if meant else {}
            report.add("not-a-value", index_of(node), value=node.value, expected="date", **near)
            return ABSENT
        return day


_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_OTHER_DAY = re.compile(
    r"(?P<y>[0-9]{4})[-/.年 ](?P<m>[0-9]{1,2})[-/.月 ](?P<d>[0-9]{1,2})日?(?:[T ].*)?"
    r"|(?P<d2>[0-9]{1,2})\. ?(?P<m2>[0-9]{1,2})\. ?(?P<y2>[0-9]{4})"
)


def _meant_day(text: str) -> dt.date | None:
    """The date that is written in another order or with other signs, where that is plain."""
    found = _OTHER_DAY.fullmatch(text)
    if not found:
        return None
    year, month, day = (found[each] or found[f"{each}2"] for each in "ymd")
    return _day(f"{year}-{month:0>2}-{day:0>2}")


def _day(text: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        return None


@shape_class
class OneOf:
    """One of a few words."""

    words: tuple[str, ...]
    expects: str = "word"

    def read(self, node: Node, report: Report) -> Value:
        """The word."""
        if type(node) is not ScalarEvent:
            return other_form(self, node, report)
        if node.value not in self.words:
            name = node.value
            meant = synonyms.word(name, self.words)
            near = {"near": meant} if meant else {}
            among = () if meant else self.words
            report.add("not-one-of", index_of(node), among, name=name, allowed=self.words, **near)
            return ABSENT
        return node.value
