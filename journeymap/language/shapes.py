"""How values are written: small readers that combine into the grammar of the journey file.

A shape turns a node into a value of the model, or notes what is wrong with it and gives ABSENT; the
field then keeps its default and reading goes on, so that all problems are told at once. What a
shape accepts is plain data on the shape itself, so that a schema can be generated from it.
"""

from __future__ import annotations

import datetime
import math
import re
import unicodedata
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Protocol

from yaml.events import ScalarEvent

from journeymap.language.tree import Broken, Items, Mapping, Node, index_of, is_blank

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
    """Given by a maker in place of a value: fields that make no sense together."""

    code: str


class Shape(Protocol):
    """How one value is written."""

    @property
    def expects(self) -> str:
        """The code by which `wording` names this shape: `number`, `list` …"""

    def read(self, node: Node, report: Report) -> Any:  # noqa: ANN401 - any value of the model
        """The value, or ABSENT with the reason noted."""


def _other_form(shape: Shape, node: Node, report: Report) -> Any:  # noqa: ANN401 - always ABSENT
    if type(node) is not Broken:
        form = {ScalarEvent: "text", Mapping: "mapping", Items: "list"}[type(node)]
        report.add("other-form", index_of(node), expected=shape.expects, form=form)
    return ABSENT


@dataclass(frozen=True, slots=True)
class Text:
    """Any scalar, as written: `no`, `1:30` and `404` are texts here."""

    expects: str = "text"

    def read(self, node: Node, report: Report) -> Any:  # noqa: ANN401
        """The text."""
        return node.value if type(node) is ScalarEvent else _other_form(self, node, report)


ID_CATEGORIES = frozenset(("Lu", "Ll", "Lt", "Lm", "Lo", "Mn", "Mc", "Nd", "Nl", "No", "So", "Sk"))
_PLAIN_ID = re.compile(r"[A-Za-z0-9_-]+")
_INVISIBLE = frozenset(("Cc", "Cf", "Zl", "Zp"))
LONGEST_ID = 100


def normal(name: str) -> str:
    """The one form in which ids are compared: Unicode NFC."""
    return name if name.isascii() else unicodedata.normalize("NFC", name)


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

    def _check(self, name: str, node: Node, report: Report) -> None:
        if not name:
            report.add("empty-id", index_of(node))
        elif len(name) > LONGEST_ID:
            report.add("id-too-long", index_of(node), longest=LONGEST_ID)
        elif invisible := [each for each in name if unicodedata.category(each) in _INVISIBLE]:
            report.add("invisible-in-id", index_of(node), character=f"U+{ord(invisible[0]):04X}")
        elif wrong := [each for each in name if not _belongs_in_id(each)]:
            code = "full-width-comma-in-id" if wrong[0] in "，、" else "character-in-id"
            report.add(code, index_of(node), id=name, character=wrong[0])


def _belongs_in_id(character: str) -> bool:
    return character in "-_" or unicodedata.category(character) in ID_CATEGORIES


def _number(text: str) -> float | None:
    """The number a text says in ASCII digits, if it says one and it is finite."""
    try:
        value = float(text)
    except ValueError:
        return None
    return value if math.isfinite(value) and text.isascii() and "_" not in text else None


def _not_a_number(node: ScalarEvent, expected: str, report: Report) -> Any:  # noqa: ANN401
    plain = unicodedata.normalize("NFKC", node.value)
    if plain != node.value and _number(plain.strip().removesuffix("%")) is not None:
        report.add("full-width-number", index_of(node), value=node.value, plain=plain.strip())
    else:
        report.add("not-a-value", index_of(node), value=_short(node.value), expected=expected)
    return ABSENT


def _short(text: str) -> str:
    return text if len(text) <= 60 else text[:57] + "…"


@dataclass(frozen=True, slots=True)
class Number:
    """A finite number within limits, both inclusive."""

    minimum: float = -math.inf
    maximum: float = math.inf
    whole: bool = False

    @property
    def expects(self) -> str:
        """A whole number, or any."""
        return "whole" if self.whole else "number"

    def read(self, node: Node, report: Report) -> Any:  # noqa: ANN401
        """The number; an int where it is a whole one."""
        if type(node) is not ScalarEvent:
            return _other_form(self, node, report)
        value = _number(node.value)
        if value is None or (self.whole and value != int(value)):
            return _not_a_number(node, self.expects, report)
        if not self.minimum <= value <= self.maximum:
            code = "out-of-range" if math.isfinite(self.maximum) else "too-small"
            limits = {"minimum": self.minimum, "maximum": self.maximum}
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
        value = _number(text[:-1] if percent else text)
        if value is None:
            return _not_a_number(node, "share", report)
        # Dividing what was written keeps 70% and 0.7 the same float.
        share = value / 100 if percent else value
        if not 0 <= share <= 1:
            report.add("share-out-of-range", index_of(node), value=text)
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
        value = _number(node.value.removesuffix("%"))
        return _not_a_number(node, "number", report) if value is None else (value, unit)


@dataclass(frozen=True, slots=True)
class Day:
    """A date, year first: 2026-09-30."""

    expects: str = "date"

    def read(self, node: Node, report: Report) -> Any:  # noqa: ANN401
        """The date."""
        if type(node) is not ScalarEvent:
            return _other_form(self, node, report)
        try:
            return datetime.date.fromisoformat(node.value)
        except ValueError:
            return _not_a_number(node, "date", report)


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
            allowed = ", ".join(self.words)
            name = _short(node.value)
            report.add("not-one-of", index_of(node), self.words, name=name, allowed=allowed)
            return ABSENT
        return node.value


@dataclass(frozen=True, slots=True)
class ListOf:
    """A list of one shape, as a tuple; `or_one` also takes a single value without the dash.

    `instead` stands for an item that could not be read, so that the places of the others stay.
    """

    item: Shape
    or_one: bool = False
    at_least_one: bool = False
    instead: Any = ABSENT
    expects: str = "list"

    def read(self, node: Node, report: Report) -> Any:  # noqa: ANN401
        """The values that could be read, in order."""
        if type(node) is not Items:
            if not self.or_one or type(node) is Broken:
                return _other_form(self, node, report)
            value = self.item.read(node, report)
            return ABSENT if value is ABSENT else (value,)
        if self.at_least_one and not node.items:
            report.add("empty-list", index_of(node))
        read = self.item.read
        values = []
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
            if name in seen:
                report.add("repeated-id", index_of(key), name=name)
            elif is_blank(child):
                if self.bare:
                    values.append(self.bare(name))
                else:
                    report.add("blank-value", index_of(key), name=written)
            elif name is not ABSENT:
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
            return _other_form(self, node, report)
        known, attributes = self.fields, {}
        for name, child in node.fields.items():
            each = known.get(name)
            if each is None:
                cut_off = is_blank(child) and " " in name
                code = "cut-by-comma" if cut_off else "unknown-field"
                report.add(code, index_of(node.keys[name]), known, name=_short(name))
            elif type(child) is not ScalarEvent or child.value or not is_blank(child):
                value = each.shape.read(child, report)
                if value is not ABSENT:
                    attributes[each.attribute] = value
        for name in self.required:
            each = known[name]
            if each.attribute not in attributes:
                if name not in node.fields or is_blank(node.fields[name]):
                    report.add("missing-field", index_of(node), field=name)
                attributes[each.attribute] = each.instead
        if ABSENT in attributes.values():
            return ABSENT
        value = self.make(**attributes)
        if type(value) is Refused:
            report.add(value.code, index_of(node))
            return ABSENT
        return value


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
