"""What a shape is: a small reader of values, combined with others into the grammar of the file.

A shape turns a node into a value of the model, or notes what is wrong with it and gives ABSENT; the
field then keeps its default and reading goes on, so that all problems are told at once. What a
shape accepts is plain data on the shape itself, so that a schema can be generated from it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Protocol, TypeAlias, TypeVar, dataclass_transform

from yaml.events import ScalarEvent

from journeymap.language import slips
from journeymap.language.tree import Broken, Items, Mapping, Node, index_of, is_on_one_line

if TYPE_CHECKING:
    from journeymap.language.places import Report


Value: TypeAlias = Any
"""Whatever a shape reads: which value of the model it is, its place in the grammar knows."""


class _Absent:
    """The value of something not given, or given and unusable."""

    def __repr__(self) -> str:
        return "ABSENT"


ABSENT: Any = _Absent()


T = TypeVar("T")


@dataclass_transform(frozen_default=True, eq_default=False, field_specifiers=(field,))
def shape_class(made: type[T]) -> type[T]:
    """A frozen class of shapes, each of which is equal to itself alone.

    Each method that a dataclass is given is compiled whenever a command starts; shapes do without
    those that nobody calls.
    """
    return dataclass(frozen=True, slots=True, eq=False, repr=False)(made)


class Shape(Protocol):
    """How one value is written."""

    @property
    def expects(self) -> str:
        """The code by which `wording` names this shape: such as `number` or `list`."""

    def read(self, node: Node, report: Report) -> Value:
        """The value, or ABSENT with the reason noted."""


_FORM_CODES = {
    "text": "not-a-text",
    "list": "not-a-list",
    "mapping": "not-fields",
    **dict.fromkeys(
        ("id", "number", "whole", "share", "share-or-rest", "date", "word"), "wrong-form"
    ),
}


def other_form(shape: Shape, node: Node, report: Report) -> Any:  # noqa: ANN401 - always ABSENT
    """Note that a value is written in another form than its field takes."""
    if type(node) is Broken or index_of(node) in report.tagged:
        return ABSENT
    form = {ScalarEvent: "text", Mapping: "mapping", Items: "list"}[type(node)]
    if found := slip_in(node):
        slip, index = found
        report.add(slip.code, index + slip.offset, character=slip.character)
    elif shape.expects == "text" and is_sentence(node):
        note_sentence(node, report)
    elif shape.expects == "text" and _begins_with_bracket(node, report.text):
        report.add("text-in-brackets", index_of(node))
    else:
        code = _FORM_CODES.get(shape.expects, "other-form")
        report.add(code, index_of(node), expected=shape.expects, form=form)
    return ABSENT


def slip_in(node: Node) -> tuple[slips.Slip, int] | None:
    """What keeps a plain text of one line from being a field, or a field from being an item."""
    found = None
    if type(node) is ScalarEvent and not node.style:
        found = slips.in_line(node.value) if is_on_one_line(node) else slips.bullet(node.value)
    elif type(node) is Mapping and node.keys:
        node = next(iter(node.keys.values()))
        found = slips.in_name(node.value) if not node.style else None
    return (found, index_of(node)) if found else None


def is_sentence(node: Node) -> bool:
    """Whether a mapping is a sentence with a colon that wants quotes."""
    if type(node) is not Mapping or len(node.fields) != 1:
        return False
    ((name, value),) = node.fields.items()
    return type(value) is ScalarEvent and index_of(node) == index_of(node.keys[name])


def note_sentence(node: Node, report: Report) -> None:
    """Note that a text with a colon was read as a field, perhaps in spite of curly quotes."""
    index = index_of(node)
    character = report.text[index]
    if character in slips.CURLY:
        report.add("curly-quotes", index, character=character)
    else:
        report.add("unquoted-colon", index)


def _begins_with_bracket(node: Node, text: str) -> bool:
    """Whether a list is a text that begins with a bracket: it holds a colon, as no list would."""
    return (
        type(node) is Items
        and text[index_of(node)] == "["
        and any(type(each) is Mapping for each in node.items)
    )


def in_one(node: Node, report: Report) -> Mapping | None:
    """The names with values that were written as a list, as the mapping that they are; noted."""
    if type(node) is not Items or not node.items:
        return None
    found = Mapping(node)
    for each in node.items:
        if type(each) is not Mapping or len(each.fields) != 1:
            return None
        ((name, value),) = each.fields.items()
        if name in found.fields:
            return None
        found.fields[name], found.keys[name] = value, each.keys[name]
    report.add("pairs-in-list", index_of(node), example=_in_braces(found))
    return found


SHOWN_OF_PAIRS = 2


def _in_braces(mapping: Mapping) -> str:
    """The beginning of a mapping as it is written in braces."""
    shown = [
        f"{name}: {value.value if type(value) is ScalarEvent else '…'}"
        for name, value in list(mapping.fields.items())[:SHOWN_OF_PAIRS]
    ]
    return f"{{{', '.join(shown)}{', …' if len(mapping.fields) > SHOWN_OF_PAIRS else ''}}}"
