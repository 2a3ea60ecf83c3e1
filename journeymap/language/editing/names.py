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


class _Wanted(NamedTuple):
    """Of which kind the things are whose names are looked for; perhaps only where one is given."""

    kind: str
    only_given: bool

    def is_what(self, shape: Shape) -> bool:
        """Whether a shape is that of such a name."""
        is_kind = self.kind in getattr(shape, "of", ())
        return is_kind and (not self.only_given or getattr(shape, "gives", False))


def names(node: Node, kind: str, *, only_given: bool = False) -> list[Name]:
    """Every place in a journey where a thing of a kind is named, in the order of the file.

    With `only_given` those alone where it gets its name, which are far fewer to look through.
    """
    found: list[Name] = []
    _collect(node, bare(JOURNEY), _Wanted(kind, only_given), found)
    return found


def _collect(node: Node, shape: Shape, wanted: _Wanted, found: list[Name]) -> None:
    if isinstance(shape, Forms):
        form = _form_of(node, shape)
        if form is not None:
            _collect(node, bare(form), wanted, found)
    elif isinstance(node, ScalarEvent):
        _collect_single(node, shape, wanted, found)
    elif isinstance(node, Items) and isinstance(shape, ListOf):
        item = bare(shape.item)
        for each in node.items:
            _collect(each, item, wanted, found)
    elif isinstance(node, Mapping) and isinstance(shape, Named):
        _collect_named(node, shape, wanted, found)
    elif isinstance(node, Mapping) and isinstance(shape, Fields):
        for name in _naming_fields(shape, wanted):
            if name in node.fields:
                _collect(node.fields[name], bare(shape.fields[name].shape), wanted, found)


def _collect_single(node: ScalarEvent, shape: Shape, wanted: _Wanted, found: list[Name]) -> None:
    if isinstance(shape, ListOf) and shape.or_one:
        _collect(node, bare(shape.item), wanted, found)
    elif wanted.is_what(shape):
        found.append(Name(node, getattr(shape, "gives", False)))


def _collect_named(node: Mapping, shape: Named, wanted: _Wanted, found: list[Name]) -> None:
    name_shape, value_shape = bare(shape.name), bare(shape.value)
    for name, key in node.keys.items():
        _collect(key, name_shape, wanted, found)
        if _holds(value_shape, wanted):
            _collect(node.fields[name], value_shape, wanted, found)


def _form_of(node: Node, shape: Forms) -> Shape | None:
    if isinstance(node, Mapping):
        return shape.mapping
    return shape.items if isinstance(node, Items) else shape.scalar


_FIELDS: dict[tuple[int, _Wanted], tuple[str, ...]] = {}
"""The fields of a shape within which things of a kind are named; shapes live as long as we do."""


def _naming_fields(shape: Fields, wanted: _Wanted) -> tuple[str, ...]:
    key = (id(shape), wanted)
    if key not in _FIELDS:
        holding = (name for name, each in shape.fields.items() if _holds(each.shape, wanted))
        _FIELDS[key] = tuple(holding)
    return _FIELDS[key]


def _holds(shape: Shape, wanted: _Wanted) -> bool:
    shape = bare(shape)
    if isinstance(shape, Fields):
        return bool(_naming_fields(shape, wanted))
    if wanted.is_what(shape):
        return True
    return any(_holds(each, wanted) for each in _within(shape))


def _within(shape: Shape) -> Iterator[Shape]:
    if isinstance(shape, Forms):
        yield from (each for each in (shape.scalar, shape.items, shape.mapping) if each)
    elif isinstance(shape, ListOf):
        yield shape.item
    elif isinstance(shape, Named):
        yield from (shape.name, shape.value)
