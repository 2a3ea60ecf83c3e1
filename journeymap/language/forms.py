"""Shapes made of shapes: a value in one of several forms, or turned into something else."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from yaml.events import ScalarEvent

from journeymap.language.fields import Fields
from journeymap.language.lists import is_unlisted, note_unlisted
from journeymap.language.shapes import (
    ABSENT,
    Shape,
    in_one,
    is_sentence,
    note_sentence,
    other_form,
    shape_class,
)
from journeymap.language.tree import Items, Mapping, Node, index_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from journeymap.language.places import Report
    from journeymap.language.shapes import Value


@shape_class
class Forms:
    """A value that may be written in several forms: short as a scalar, or as a list or mapping."""

    expects: str
    scalar: Shape | None = None
    items: Shape | None = None
    mapping: Shape | None = None

    def read(self, node: Node, report: Report) -> Value:
        """The value, read by the form that was chosen."""
        if type(node) is ScalarEvent:
            if is_unlisted(node, is_list=self.items is not None):
                return note_unlisted(node, report)
            form = self.scalar
        elif type(node) is Mapping:
            if len(node.fields) == 1 and self._is_item_sentence(node, report):
                note_sentence(node, report)
                return ABSENT
            form = self.mapping
        else:
            form = self.items if type(node) is Items else None
            if self.mapping and self._may_be_pairs(node) and (found := in_one(node, report)):
                form, node = self.mapping, found
        return form.read(node, report) if form else other_form(self, node, report)

    def _is_item_sentence(self, node: Node, report: Report) -> bool:
        """Whether an item of a list is a text in which a colon looks like that of a field."""
        if self.scalar is None or self.scalar.expects != "text" or not is_sentence(node):
            return False
        if type(self.mapping) is not Fields or type(node) is not Mapping:
            return False
        (name,), known, index = node.fields, self.mapping.fields, index_of(node)
        is_item = _IS_ITEM.search(report.text, max(0, index - FAR), index) is not None
        return is_item and name not in known and not report.guess(name, known)

    def _may_be_pairs(self, node: Node) -> bool:
        """Whether the items of a list may be names with values, and not texts with a colon."""
        if type(node) is not Items:
            return False
        takes_text = self.scalar is not None and self.scalar.expects == "text"
        return not (takes_text and any(is_sentence(each) for each in node.items))


FAR = 50
"""Characters before an item in which its dash, comma or bracket stands."""

_IS_ITEM = re.compile(r"(?:-|\[|,)[ \t\r\n]*\Z")


@shape_class
class As:
    """A shape whose value is turned into something else."""

    shape: Shape
    make: Callable[[Any], Any]

    @property
    def expects(self) -> str:
        """What the shape underneath expects."""
        return self.shape.expects

    def read(self, node: Node, report: Report) -> Value:
        """The value made from what the shape read."""
        value = self.shape.read(node, report)
        return value if value is ABSENT else self.make(value)


@shape_class
class NotEmpty:
    """A list or mapping that must hold something where it is given; `code` tells that it does not.

    Where nothing in it could be read it counts as not given.
    """

    shape: Shape
    code: str

    @property
    def expects(self) -> str:
        """What the shape underneath expects."""
        return self.shape.expects

    def read(self, node: Node, report: Report) -> Value:
        """The values, at least one."""
        told = report.count
        value = self.shape.read(node, report)
        if value is ABSENT or value:
            return value
        if report.count == told:
            report.add(self.code, index_of(node))
        return ABSENT


def one(value: Value) -> tuple[Any, ...]:
    """A list of one."""
    return (value,)
