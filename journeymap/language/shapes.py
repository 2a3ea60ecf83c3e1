"""How values are written: small readers that combine into the grammar of the journey file.

A shape turns a node into a value of the model, or notes what is wrong with it and gives ABSENT; the
field then keeps its default and reading goes on, so that all problems are told at once. What a
shape accepts is plain data on the shape itself, so that a schema can be generated from it.
"""

from __future__ import annotations

import datetime as dt
import math
import re
import unicodedata
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Protocol

from yaml.events import ScalarEvent

from journeymap.language import slips
from journeymap.language.tree import (
    Broken,
    Items,
    Mapping,
    Node,
    end_of,
    index_of,
    is_blank,
    is_on_one_line,
    normal,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from journeymap.language.places import Report


class _Absent:
    """The value of something not given, or given and unusable."""

    def __repr__(self) -> str:
        return "ABSENT"


ABSENT: Any = _Absent()


@dataclass(frozen=True, slots=True)
class Refused:
    """Given by a maker in place of a value: fields that make no sense together.

    `at` names the field to mend, if it is one of them.
    """

    code: str
    at: str = ""
    values: tuple[tuple[str, Any], ...] = ()


class Shape(Protocol):
    """How one value is written."""

    @property
    def expects(self) -> str:
        """The code by which `wording` names this shape: such as `number` or `list`."""

    def read(self, node: Node, report: Report) -> Any:  # noqa: ANN401 - any value of the model
        """The value, or ABSENT with the reason noted."""


_FORM_CODES = {
    "text": "not-a-text",
    "list": "not-a-list",
    "mapping": "not-fields",
    **dict.fromkeys(
        ("id", "number", "whole", "share", "share-or-rest", "date", "word"), "wrong-form"
    ),
}


def _other_form(shape: Shape, node: Node, report: Report) -> Any:  # noqa: ANN401 - always ABSENT
    """Note that a value is written in another form than its field takes."""
    if type(node) is Broken or index_of(node) in report.tagged:
        return ABSENT
    form = {ScalarEvent: "text", Mapping: "mapping", Items: "list"}[type(node)]
    if found := _slip_in(node):
        slip, index = found
        report.add(slip.code, index + slip.offset, character=slip.character)
    elif shape.expects == "text" and _is_sentence(node):
        report.add("unquoted-colon", index_of(node))
    else:
        code = _FORM_CODES.get(shape.expects, "other-form")
        report.add(code, index_of(node), expected=shape.expects, form=form)
    return ABSENT


def _slip_in(node: Node) -> tuple[slips.Slip, int] | None:
    """What keeps a plain text of one line from being a field, or a field from being an item."""
    found = None
    if type(node) is ScalarEvent and not node.style:
        found = slips.in_line(node.value) if is_on_one_line(node) else None
    elif type(node) is Mapping and node.keys:
        node = next(iter(node.keys.values()))
        found = slips.in_name(node.value) if not node.style else None
    return (found, index_of(node)) if found else None


def _is_sentence(node: Node) -> bool:
    """Whether a mapping is a sentence with a colon that wants quotes."""
    if type(node) is not Mapping or len(node.fields) != 1:
        return False
    ((name, value),) = node.fields.items()
    return type(value) is ScalarEvent and index_of(node) == index_of(node.keys[name])


@dataclass(frozen=True, slots=True)
class Text:
    """Any scalar, as written: `no`, `1:30` and `404` are texts here."""

    expects: str = "text"

    def read(self, node: Node, report: Report) -> Any:  # noqa: ANN401
        """The text."""
        return node.value if type(node) is ScalarEvent else _other_form(self, node, report)


ID_CATEGORIES = frozenset(("Lu", "Ll", "Lt", "Lm", "Lo", "Mn", "Mc", "Nd", "Nl", "No", "So", "Sk"))
_PLAIN_ID = re.compile(r"[A-Za-z0-9_-]+")
_INVISIBLE_CATEGORIES = frozenset(("Cc", "Cf", "Zl", "Zp", "Cn", "Co"))
_INVISIBLE = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2800\u3164\ufe00-\ufe0f\uffa0\U000e0000-\U000e0fff]"
)
"""Characters that nobody sees although they count as letters or marks."""

_JOINERS = "\u200c\u200d"
_EMOJI_STYLE = "\ufe0f"
_VIRAMA = 9
LONGEST_ID = 100


@dataclass(frozen=True, slots=True)
class Id:
    """A name to refer to: letters of any script, digits, `-` and `_`, case kept, in NFC.

    A name that breaks the rule is told and still used, so that what refers to it is found.
    """

    expects: str = "id"

    def read(self, node: Node, report: Report) -> Any:  # noqa: ANN401
        """The id."""
        if type(node) is not ScalarEvent:
            return _other_form(self, node, report)
        name = node.value
        if not _PLAIN_ID.fullmatch(name):
            name = normal(name)
            self._check(name, node, report)
        elif len(name) > LONGEST_ID:
            report.add("id-too-long", index_of(node), longest=LONGEST_ID)
        return name

    def _check(self, name: str, node: ScalarEvent, report: Report) -> None:
        index = index_of(node)
        wrong = next((each for each in enumerate(name) if not _belongs(name, *each)), None)
        if not name:
            report.add("empty-id", index)
        elif len(name) > LONGEST_ID:
            report.add("id-too-long", index, longest=LONGEST_ID)
        elif wrong and _is_invisible(wrong[1]):
            report.add("invisible-in-id", index, character=slips.code_point(wrong[1]))
        elif wrong and not node.style and (slip := slips.in_name(node.value)):
            report.add(slip.code, index + slip.offset, character=slip.character)
        elif wrong and " " in name and all(_belongs(name, *each) for each in _but_spaces(name)):
            report.add("space-in-id", index, id=name, joined="-".join(name.split()))
        elif wrong and wrong[1] == ",":
            report.add("list-without-brackets", index, id=name)
        elif wrong:
            report.add("character-in-id", index, id=name, character=wrong[1])


def is_id(name: str) -> bool:
    """Whether a name keeps to the rule for ids.

    >>> is_id("入住"), is_id("check in"), is_id("")
    (True, False, False)
    """
    if _PLAIN_ID.fullmatch(name):
        return len(name) <= LONGEST_ID
    return 0 < len(name) <= LONGEST_ID and all(_belongs(name, *each) for each in enumerate(name))


def _but_spaces(name: str) -> list[tuple[int, str]]:
    return [each for each in enumerate(name) if each[1] != " "]


def _belongs(name: str, place: int, character: str) -> bool:
    """Whether a character may stand in an id where it does."""
    if character in "-_":
        return True
    if character in _JOINERS or character == _EMOJI_STYLE:
        return place > 0 and _joins(name[place - 1], name[place + 1 : place + 2], character)
    return unicodedata.category(character) in ID_CATEGORIES and not _INVISIBLE.match(character)


def _joins(before: str, after: str, joiner: str) -> bool:
    """Whether an invisible character is part of how its neighbours are written.

    So it is after a virama (Hindi), between Arabic letters (Persian), and in an emoji.
    """
    if unicodedata.category(before) in {"So", "Sk"} or before == _EMOJI_STYLE:
        return joiner == _EMOJI_STYLE or bool(after)
    if joiner == _EMOJI_STYLE or not after:
        return False
    is_arabic = unicodedata.bidirectional(before) == unicodedata.bidirectional(after) == "AL"
    return is_arabic or unicodedata.combining(before) == _VIRAMA


def _is_invisible(character: str) -> bool:
    is_hidden = unicodedata.category(character) in _INVISIBLE_CATEGORIES
    return is_hidden or bool(_INVISIBLE.match(character))


LARGEST = 1e15
"""Beyond any count or amount in a journey; sums and squares of what is smaller stay finite."""


def number(text: str) -> float | None:
    """The number a text says in ASCII digits, if it says one and it is finite."""
    try:
        value = float(text)
    except ValueError:
        return None
    return value if math.isfinite(value) and text.isascii() and "_" not in text else None


_DECIMAL_COMMA = re.compile(r"[+-]?\d+,\d+%?")


def _not_a_value(node: ScalarEvent, expected: str, report: Report) -> Any:  # noqa: ANN401
    """Note that a text is no number, and how it would be one if that can be told."""
    written = slips.plain(node.value) if len(node.value) < LONGEST_ID else node.value
    if _DECIMAL_COMMA.fullmatch(written):
        _note_comma(node.value, written, index_of(node), report)
    elif written != node.value and number(written.removesuffix("%")) is not None:
        report.add("full-width-number", index_of(node), value=node.value, plain=written)
    else:
        report.add("not-a-value", index_of(node), value=node.value, expected=expected)
    return ABSENT


def _note_comma(value: str, written: str, index: int, report: Report) -> None:
    """Note a comma inside a number: three digits after it may be thousands, others are decimals."""
    plain, joined = written.replace(",", "."), written.replace(",", "")
    is_thousands = len(written.rpartition(",")[2].removesuffix("%")) == 3
    code = "thousands-comma" if is_thousands else "decimal-comma"
    report.add(code, index, value=value, plain=plain, joined=joined)


_ENDLESS = re.compile(r"[+-]?[0-9]+(?:\.[0-9]*)?(?:[eE][+]?[0-9]+)?\Z")
"""A number that is no float only because it is too large for one."""


def _too_large(node: ScalarEvent, report: Report) -> Any:  # noqa: ANN401 - always ABSENT
    report.add("number-too-large", index_of(node), value=node.value)
    return ABSENT


@dataclass(frozen=True, slots=True)
class Number:
    """A finite number within limits, both inclusive."""

    minimum: float = -LARGEST
    maximum: float = LARGEST
    whole: bool = False

    @property
    def expects(self) -> str:
        """A whole number, or any."""
        return "whole" if self.whole else "number"

    def read(self, node: Node, report: Report) -> Any:  # noqa: ANN401
        """The number; an int where it is a whole one."""
        if type(node) is not ScalarEvent:
            return _other_form(self, node, report)
        value = number(node.value)
        if value is None and _ENDLESS.match(node.value):
            return _too_large(node, report)
        if value is None or (self.whole and value != int(value)):
            return _not_a_value(node, self.expects, report)
        if not self.minimum <= value <= self.maximum:
            if abs(value) > LARGEST:
                return _too_large(node, report)
            limits = {"minimum": self.minimum, "maximum": self.maximum}
            code = "too-small" if self.maximum == LARGEST else "out-of-range"
            report.add(code, index_of(node), value=node.value, **limits)
            return ABSENT
        return int(value) if self.whole else value


@dataclass(frozen=True, slots=True)
class Share:
    """A part of a whole: `70%` or `0.7`, kept as 0 to 1."""

    expects: str = "share"

    def read(self, node: Node, report: Report) -> Any:  # noqa: ANN401
        """The share."""
        if type(node) is not ScalarEvent:
            return _other_form(self, node, report)
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


@dataclass(frozen=True, slots=True)
class ShareOrRest:
    """A share, or the word `rest` for what the others leave; gives the attributes it fills."""

    share: Share = Share("share-or-rest")
    expects: str = "share-or-rest"

    def read(self, node: Node, report: Report) -> Any:  # noqa: ANN401
        """`{"share": …}` or `{"rest": True}`."""
        if type(node) is ScalarEvent and node.value == "rest":
            return {"rest": True}
        value = self.share.read(node, report)
        return value if value is ABSENT else {"share": value}


@dataclass(frozen=True, slots=True)
class Amount:
    """A number, or a percentage that keeps its sign; gives value and unit."""

    expects: str = "number"

    def read(self, node: Node, report: Report) -> Any:  # noqa: ANN401
        """`(22.0, "%")` or `(31.0, "")`."""
        if type(node) is not ScalarEvent:
            return _other_form(self, node, report)
        unit = "%" if node.value.endswith("%") else ""
        value = number(node.value.removesuffix("%"))
        return _not_a_value(node, "number", report) if value is None else (value, unit)


@dataclass(frozen=True, slots=True)
class Day:
    """A date, year first: 2026-09-30."""

    expects: str = "date"

    def read(self, node: Node, report: Report) -> Any:  # noqa: ANN401
        """The date."""
        if type(node) is not ScalarEvent:
            return _other_form(self, node, report)
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


@dataclass(frozen=True, slots=True)
class OneOf:
    """One of a few words."""

    words: tuple[str, ...]
    expects: str = "word"

    def read(self, node: Node, report: Report) -> Any:  # noqa: ANN401
        """The word."""
        if type(node) is not ScalarEvent:
            return _other_form(self, node, report)
        if node.value not in self.words:
            name = node.value
            report.add("not-one-of", index_of(node), self.words, name=name, allowed=self.words)
            return ABSENT
        return node.value


@dataclass(frozen=True, slots=True)
class ListOf:
    """A list of one shape, as a tuple; `or_one` also takes a single value without the dash.

    `instead` stands for an item that could not be read, so that the places of the others stay.
    In brackets, items that are `names` hold no full-width comma: it was meant to part two of them.
    """

    item: Shape
    or_one: bool = False
    at_least_one: bool = False
    names: bool = False
    instead: Any = ABSENT
    expects: str = "list"

    def read(self, node: Node, report: Report) -> Any:  # noqa: ANN401
        """The values that could be read, in order."""
        if type(node) is not Items:
            if not self.or_one or type(node) is Broken:
                return _other_form(self, node, report)
            if _is_dashes(node, report.text):
                report.add("dash-without-space", index_of(node))
                return ABSENT
            value = self.item.read(node, report)
            return ABSENT if value is ABSENT else (value,)
        if self.at_least_one and not node.items:
            report.add("empty-list", index_of(node))
        read = self.item.read
        values = []
        if self.names and report.text[index_of(node)] == "[":
            _note_full_width_commas(node, report)
        for each in node.items:
            if is_blank(each):
                report.add("blank-item", index_of(each))
                value = ABSENT
            else:
                value = read(each, report)
            value = self.instead if value is ABSENT else value
            if value is not ABSENT:
                values.append(value)
        return tuple(values)


def _note_full_width_commas(node: Items, report: Report) -> None:
    for each in node.items:
        slip = slips.in_name(each.value) if type(each) is ScalarEvent and not each.style else None
        if slip and slip.code == "full-width-comma":
            report.add(slip.code, index_of(each) + slip.offset, character=slip.character)


_DASHES = re.compile(r"-[^\r\n]*[\r\n]\s*-")


def _is_dashes(node: Node, text: str) -> bool:
    """Whether lines that begin with a dash were read as one text, for want of a space after it."""
    return (
        type(node) is ScalarEvent
        and not node.style
        and not is_on_one_line(node)
        and _DASHES.match(text, index_of(node)) is not None
    )


@dataclass(frozen=True, slots=True)
class Named:
    """A mapping from names to values; `make(name, value)` builds each, in order, as a tuple.

    Where `bare` is given, a value left empty means `bare(name)`, which also stands for a value that
    could not be read.
    """

    name: Shape
    value: Shape
    make: Callable[[Any, Any], Any]
    bare: Callable[[Any], Any] | None = None
    expects: str = "mapping"

    def read(self, node: Node, report: Report) -> Any:  # noqa: ANN401
        """The values that could be read, in order."""
        if type(node) is not Mapping:
            return _other_form(self, node, report)
        values = []
        seen: set[object] = set()
        for written, child in node.fields.items():
            key = node.keys[written]
            name = self.name.read(key, report)
            if name is ABSENT:
                continue
            if name in seen:
                report.add("repeated-item", index_of(key), name=written)
            elif is_blank(child):
                if self.bare:
                    values.append(self.bare(name))
                else:
                    report.add("blank-value", index_of(key), name=written)
            else:
                value = self.value.read(child, report)
                if value is not ABSENT:
                    values.append(self.make(name, value))
                elif self.bare:
                    values.append(self.bare(name))
            seen.add(name)
        return tuple(values)


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a mapping, and the attribute of the model it fills.

    `instead` fills a required attribute that is missing, so that the rest can still be read.
    """

    shape: Shape
    attribute: str
    required: bool = False
    instead: Any = ABSENT


@dataclass(frozen=True, slots=True)
class Fields:
    """A mapping with known fields; `make(**attributes)` builds the value.

    A field left empty counts as not given.
    """

    make: Callable[..., Any]
    fields: dict[str, Field]
    expects: str = "mapping"
    required: tuple[str, ...] = field(init=False)

    def __post_init__(self) -> None:
        names = tuple(name for name, each in self.fields.items() if each.required)
        object.__setattr__(self, "required", names)

    def read(self, node: Node, report: Report) -> Any:  # noqa: ANN401
        """The value; ABSENT where a field it needs is missing."""
        if type(node) is not Mapping:
            return self._not_fields(node, report)
        told = len(report.found)
        if not node.fields.keys() <= self.fields.keys():
            for name in [name for name in node.fields if name not in self.fields]:
                self._note_unknown(name, node, report)
        attributes = self._attributes(node, report)
        for name in self.required:
            each = self.fields[name]
            if each.attribute not in attributes:
                _missing(name, node, report)
                attributes[each.attribute] = each.instead
        if ABSENT in attributes.values():
            return ABSENT
        value = self.make(**attributes)
        if type(value) is not Refused:
            return value
        if len(report.found) == told and not node.hides_names:
            place = node.fields.get(value.at, node)
            report.add(value.code, index_of(place), **dict(value.values))
        return ABSENT

    def _attributes(self, node: Mapping, report: Report) -> dict[str, Any]:
        """What was given and could be read, and what stands for a required value that could not."""
        attributes = {}
        known = self.fields
        for name, child in node.fields.items():
            each = known.get(name)
            if each and (type(child) is not ScalarEvent or child.value or not is_blank(child)):
                value = each.shape.read(child, report)
                value = each.instead if value is ABSENT and each.required else value
                if value is not ABSENT or each.required:
                    attributes[each.attribute] = value
        return attributes

    def _not_fields(self, node: Node, report: Report) -> Any:  # noqa: ANN401 - always ABSENT
        if type(node) is ScalarEvent and self.required and not _slip_in(node):
            report.add("text-for-fields", index_of(node), name=node.value, field=self.required[0])
            return ABSENT
        return _other_form(self, node, report)

    def _note_unknown(self, name: str, node: Mapping, report: Report) -> None:
        """Note an unknown field; a known one misspelt is read all the same, under its own name."""
        near = report.guess(name, self.fields)
        key = node.keys[name]
        slip = slips.in_name(name) if not key.style else None
        if near in node.fields:
            near = ""
        elif near:
            node.fields[near], node.keys[near] = node.fields[name], key
        if invisible := next(filter(_is_invisible, name), None):
            report.add("invisible-in-id", index_of(key), character=slips.code_point(invisible))
        elif slip:
            node.hides_names = True
            report.add(slip.code, index_of(key) + slip.offset, character=slip.character)
        elif not name:
            report.add("empty-id", index_of(key))
        elif not near and _stands_alone(name, node):
            _note_cut_off(name, node, report)
        else:
            few = {"allowed": tuple(self.fields)} if len(self.fields) <= FEW else {}
            hint = {"near": near} if near else {}
            code = "unknown-field-of-few" if few else "unknown-field"
            report.add(code, index_of(key), name=name, **few, **hint)


FEW = 8
"""Fields that can be listed in a message."""


def _missing(name: str, node: Mapping, report: Report) -> None:
    """Note that a field is missing, unless what was refused here may have been that field."""
    if name in node.fields:
        report.add("blank-field", index_of(node.keys[name]), field=name)
    elif not node.hides_names:
        report.add("missing-field", index_of(node), field=name)


def _stands_alone(name: str, node: Mapping) -> bool:
    """Whether a name in braces has no colon after it."""
    key, value = node.keys[name], node.fields[name]
    return (
        is_blank(value)
        and index_of(key) != index_of(next(iter(node.keys.values())))
        and index_of(value) == end_of(key)
    )


def _note_cut_off(name: str, node: Mapping, report: Report) -> None:
    """Note that a comma ended a text, or a number, too early."""
    node.hides_names = True
    index = index_of(node.keys[name])
    whole = _WHOLE_BEFORE.search(report.text[max(0, index - LONGEST_ID) : index])
    if whole and name.isdecimal():
        written = f"{whole[1]},{name}"
        _note_comma(written, written, index - len(whole[0]), report)
    else:
        report.add("cut-by-comma", index, name=name)


_WHOLE_BEFORE = re.compile(r"([+-]?[0-9]+),$")


@dataclass(frozen=True, slots=True)
class Forms:
    """A value that may be written in several forms: short as a scalar, or as a list or mapping."""

    expects: str
    scalar: Shape | None = None
    items: Shape | None = None
    mapping: Shape | None = None

    def read(self, node: Node, report: Report) -> Any:  # noqa: ANN401
        """The value, read by the form that was chosen."""
        kind = type(node)
        if kind is ScalarEvent:
            form = self.scalar
        else:
            form = self.mapping if kind is Mapping else self.items if kind is Items else None
        return form.read(node, report) if form else _other_form(self, node, report)


@dataclass(frozen=True, slots=True)
class As:
    """A shape whose value is turned into something else."""

    shape: Shape
    make: Callable[[Any], Any]

    @property
    def expects(self) -> str:
        """What the shape underneath expects."""
        return self.shape.expects

    def read(self, node: Node, report: Report) -> Any:  # noqa: ANN401
        """The value made from what the shape read."""
        value = self.shape.read(node, report)
        return value if value is ABSENT else self.make(value)


def one(value: Any) -> tuple[Any, ...]:  # noqa: ANN401
    """A list of one."""
    return (value,)
