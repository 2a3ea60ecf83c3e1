"""Mappings with known fields: what may stand in a touchpoint, a stage, the journey itself."""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING, Any

from yaml.events import ScalarEvent

from journeymap.language import cuts, slips, synonyms
from journeymap.language.ids import is_invisible
from journeymap.language.lists import ListOf
from journeymap.language.shapes import ABSENT, Shape, in_one, other_form, shape_class, slip_in
from journeymap.language.tree import Mapping, Node, index_of, is_blank

if TYPE_CHECKING:
    from collections.abc import Callable, Container

    from journeymap.language.places import Report
    from journeymap.language.shapes import Value


@shape_class
class Refused:
    """Given by a maker in place of a value: fields that make no sense together.

    `at` names the field to mend, if it is one of them.
    """

    code: str
    at: str = ""
    values: tuple[tuple[str, Any], ...] = ()


@shape_class
class Field:
    """One field of a mapping, and the attribute of the model it fills.

    `instead` fills a required attribute that is missing, so that the rest can still be read.
    """

    shape: Shape
    attribute: str
    required: bool = False
    instead: Any = ABSENT


@shape_class
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

    def read(self, node: Node, report: Report) -> Value:
        """The value; ABSENT where a field it needs is missing."""
        told = report.count
        if type(node) is not Mapping:
            found = in_one(node, report)
            if found is None:
                return self._not_fields(node, report)
            node = found
        if not node.fields.keys() <= self.fields.keys():
            self._note_unknown(node, report)
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
        if report.count == told and not node.hides_names:
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
                if type(child) is Mapping and type(each.shape) is ListOf:
                    node.fields[name] = each.shape.itemised(child, report)
                value = each.shape.read(node.fields[name], report)
                value = each.instead if value is ABSENT and each.required else value
                if value is not ABSENT or each.required:
                    attributes[each.attribute] = value
        return attributes

    def _not_fields(self, node: Node, report: Report) -> Any:  # noqa: ANN401 - always ABSENT
        if type(node) is ScalarEvent and not slip_in(node):
            from journeymap.language import shorthands  # noqa: PLC0415 - a sound file pays nothing

            text, index = node.value, index_of(node)
            if {"min", "max"} <= self.fields.keys() and (plain := shorthands.scale(text)):
                report.add("written-in-short", index, value=text, plain=plain, expected="mapping")
                return ABSENT
            if self.required:
                shorthands.note_item(node, self, report)
                return ABSENT
        return other_form(self, node, report)

    def _note_unknown(self, node: Mapping, report: Report) -> None:
        """Note unknown fields; a known one misspelt is read all the same, under its own name."""
        cuts.take_out_numbers(node, report)
        names = list(node.fields)
        for previous, name in zip(("", *names), names, strict=False):
            if name not in self.fields:
                has_slip = not node.keys[name].style and slips.in_name(name) is not None
                is_torn = has_slip or cuts.is_cut(name, previous, node)
                near = "" if is_torn else self._meant(name, node, report)
                if near:
                    node.fields[near], node.keys[near] = node.fields[name], node.keys[name]
                self._note(name, near, previous, node, report)

    def _note(self, name: str, near: str, previous: str, node: Mapping, report: Report) -> None:
        key = node.keys[name]
        found = list(slips.all_in_name(name)) if not key.style else []
        first, space, _ = name.partition(" ")
        if space and first in self.fields and first not in node.fields and not key.style:
            node.hides_names = True
            is_alone = cuts.stands_alone(name, node)
            code = "colon-missing-in-braces" if is_alone else "colon-missing"
            report.add(code, index_of(key), name=first)
        elif invisible := next(filter(is_invisible, name), None):
            report.add("invisible-in-id", index_of(key), character=slips.code_point(invisible))
        elif found:
            node.hides_names = True
            for slip in found:
                report.add(slip.code, index_of(key) + slip.offset, character=slip.character)
        elif not name:
            report.add("empty-id", index_of(key))
        elif not near and cuts.stands_alone(name, node):
            node.hides_names = True
            if previous in self.fields or not cuts.stands_alone(previous, node):
                cuts.note_text(name, previous, node, report)
        elif not near and (told := self._elsewhere(name, node.fields[name])):
            code, values = told
            report.add(code, index_of(key), name=name, **values)
        else:
            few = {"allowed": tuple(self.fields)} if len(self.fields) <= FEW else {}
            hint = {"near": near} if near else {}
            code = "unknown-field-of-few" if few else "unknown-field"
            report.add(code, index_of(key), name=name, **few, **hint)

    def _elsewhere(self, name: str, value: Node) -> tuple[str, dict[str, Any]] | None:
        """Where what an unknown field says has its place: in a comment, or in the scale."""
        if _is_comment(name, self.fields):
            text = value.value if type(value) is ScalarEvent and value.value else "…"
            return "field-for-comment", {"text": text}
        if name in _OF_SCALE and "mean" in self.fields:
            ends = dict.fromkeys(_OF_SCALE, "…")
            if type(value) is ScalarEvent:
                ends[name] = value.value
            return "scale-in-score", {"minimum": ends["min"], "maximum": ends["max"]}
        return None

    def _meant(self, name: str, node: Mapping, report: Report) -> str:
        """The known field that an unknown one was meant to be, unless that is there already."""
        if _is_comment(name, self.fields):
            return ""
        near = synonyms.field(name, self.fields) or report.guess(name, self.fields)
        if not near or near in node.fields:
            return ""
        shape, child = self.fields[near].shape, node.fields[name]
        if type(shape) is not Fields or type(child) is not Mapping or not child.fields:
            return near
        known = shape.fields
        fits = any(each in known or report.guess(each, known) for each in child.fields)
        return near if fits else ""


_OF_SCALE = ("min", "max")
_COMMENTS = frozenset(
    ("note", "notes", "comment", "comments", "todo", "todos", "remark", "remarks")
).union(("备注", "注释", "说明", "待办"))
"""What people call a field that is to say something to their colleagues, and not in the map."""


def _is_comment(name: str, known: Container[str]) -> bool:
    """Whether an unknown field is a note, where no field takes one."""
    return name.casefold() in _COMMENTS and "note" not in known


FEW = 8
"""Fields that can be listed in a message."""


def _missing(name: str, node: Mapping, report: Report) -> None:
    """Note that a field is missing, unless what was refused here may have been that field."""
    if name in node.fields:
        report.add("blank-field", index_of(node.keys[name]), field=name)
    elif not node.hides_names:
        report.add("missing-field", index_of(node), field=name)
