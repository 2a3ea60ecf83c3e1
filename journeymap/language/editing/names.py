"""Where names are given and where they are referred to, as the grammar declares it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from yaml.events import ScalarEvent

from journeymap.language.editing.structure import bare
from journeymap.language.fields import Fields
from journeymap.language.forms import Forms
from journeymap.language.grammar import JOURNEY
from journeymap.language.lists import ListOf, Named
from journeymap.language.tree import Items, Mapping, index_of, normal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from journeymap.language.shapes import Shape
    from journeymap.language.tree import Node

SHARED = ("touchpoint", "exit")
"""Kinds whose names share one space: a step may lead to either."""

KINDS = {
    "journey": "journey",
    "touchpoints": "touchpoint",
    "stages": "stage",
    "exits": "exit",
    "segments": "segment",
    "measurements": "measurement",
    "actions": "action",
}
"""The words by which an address says of which kind a name is meant."""


class Name(NamedTuple):
    """A name as it is written somewhere, and whether a thing is given it there."""

    node: ScalarEvent
    is_given: bool

    @property
    def text(self) -> str:
        """The name in the form in which names are compared."""
        return normal(self.node.value)

    @property
    def place(self) -> int:
        """Where it stands in the text."""
        return index_of(self.node)


def names(node: Node, kind: str, shape: Shape = JOURNEY) -> list[Name]:
    """Every place within a value where a thing of a kind is named, in the order of the file."""
    found: list[Name] = []
    _collect(node, bare(shape), kind, found)
    return found


def _collect(node: Node, shape: Shape, kind: str, found: list[Name]) -> None:
    if isinstance(shape, Forms):
        form = _form_of(node, shape)
        if form is not None:
            _collect(node, bare(form), kind, found)
    elif isinstance(node, ScalarEvent):
        _collect_single(node, shape, kind, found)
    elif isinstance(node, Items) and isinstance(shape, ListOf):
        item = bare(shape.item)
        for each in node.items:
            _collect(each, item, kind, found)
    elif isinstance(node, Mapping) and isinstance(shape, Named):
        _collect_named(node, shape, kind, found)
    elif isinstance(node, Mapping) and isinstance(shape, Fields):
        for name in _naming_fields(shape, kind):
            if name in node.fields:
                _collect(node.fields[name], bare(shape.fields[name].shape), kind, found)


def _collect_single(node: ScalarEvent, shape: Shape, kind: str, found: list[Name]) -> None:
    if isinstance(shape, ListOf) and shape.or_one:
        _collect(node, bare(shape.item), kind, found)
    elif kind in getattr(shape, "of", ()):
        found.append(Name(node, getattr(shape, "gives", False)))


def _collect_named(node: Mapping, shape: Named, kind: str, found: list[Name]) -> None:
    name_shape, value_shape = bare(shape.name), bare(shape.value)
    for name, key in node.keys.items():
        _collect(key, name_shape, kind, found)
        if _holds(value_shape, kind):
            _collect(node.fields[name], value_shape, kind, found)


def _form_of(node: Node, shape: Forms) -> Shape | None:
    if isinstance(node, Mapping):
        return shape.mapping
    return shape.items if isinstance(node, Items) else shape.scalar


_FIELDS: dict[tuple[int, str], tuple[str, ...]] = {}
"""The fields of a shape within which things of a kind are named; shapes live as long as we do."""


def _naming_fields(shape: Fields, kind: str) -> tuple[str, ...]:
    key = (id(shape), kind)
    if key not in _FIELDS:
        holding = (name for name, each in shape.fields.items() if _holds(each.shape, kind))
        _FIELDS[key] = tuple(holding)
    return _FIELDS[key]


def _holds(shape: Shape, kind: str) -> bool:
    shape = bare(shape)
    if isinstance(shape, Fields):
        return bool(_naming_fields(shape, kind))
    if kind in getattr(shape, "of", ()):
        return True
    return any(_holds(each, kind) for each in _within(shape))


def _within(shape: Shape) -> Iterator[Shape]:
    if isinstance(shape, Forms):
        yield from (each for each in (shape.scalar, shape.items, shape.mapping) if each)
    elif isinstance(shape, ListOf):
        yield shape.item
    elif isinstance(shape, Named):
        yield from (shape.name, shape.value)
