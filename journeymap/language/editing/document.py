"""A journey file open for editing: its text, its tree, and where its touchpoints stand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from yaml.events import ScalarEvent

from journeymap.garbage import without_garbage_collection
from journeymap.language.editing.spans import is_inline
from journeymap.language.editing.splices import Path, Pen, Spot
from journeymap.language.editing.structure import fields_of, shape_at
from journeymap.language.grammar import JOURNEY
from journeymap.language.places import Report
from journeymap.language.reading import read
from journeymap.language.tree import Items, Mapping, at, normal, tree

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from journeymap.language.tree import Node

BYTE_ORDER_MARK = "\ufeff"


class Seat(NamedTuple):
    """Where an item stands: the path to its list, and its number there."""

    row: Path
    number: int

    @property
    def path(self) -> Path:
        """The path to the item."""
        return (*self.row, self.number)


@dataclass(frozen=True, slots=True)
class Document:
    """A text that is a journey as far as its form goes; `text` leaves out byte order marks."""

    name: str
    text: str
    root: Mapping
    marks: str
    touchpoints: dict[str, Seat]
    stages: dict[str, Seat]

    @property
    def pen(self) -> Pen:
        """Writes new fields to their place in the order of the format."""
        return Pen(self.text, order)

    @property
    def are_apart(self) -> bool:
        """Whether empty lines part the touchpoints, judged by the first stage with several."""
        for seat in self.stages.values():
            node = self.node((*seat.path, "touchpoints"))
            if isinstance(node, Items) and len(node.items) > 1:
                return not is_inline(self.text, node) and self.pen.are_apart(node)
        return False

    def spot(self, path: Path) -> Spot:
        """The value at a path."""
        return self.pen.at(self.root, path)

    def node(self, path: Path) -> Node | None:
        """What is written at a path, if anything."""
        return at(self.root, path)


def opened(text: str, name: str) -> Document:
    """The document of a text.

    Raises:
        JourneyError: with the problems that leave its form in doubt.
    """
    sound = text.lstrip(BYTE_ORDER_MARK)
    report = Report(name, sound)
    with without_garbage_collection():
        root = tree(report)
    if root is None or not isinstance(root, Mapping) or report.found:
        read(text, name)
        message = "a text with problems in its form was read"
        raise AssertionError(message)
    stages = dict(_named(root, ("stages",), "stage"))
    touchpoints = {
        touchpoint: seat
        for number in range(len(_items(root, ("stages",))))
        for touchpoint, seat in _named(root, ("stages", number, "touchpoints"), "touchpoint")
    }
    return Document(name, sound, root, text[: len(text) - len(sound)], touchpoints, stages)


def _items(root: Node, row: Path) -> list[Node]:
    node = at(root, row)
    return node.items if isinstance(node, Items) else []


def _named(root: Node, row: Path, field_name: str) -> Iterator[tuple[str, Seat]]:
    """The items of a list by the name they bear in a field."""
    for number, each in enumerate(_items(root, row)):
        name = each.fields.get(field_name) if isinstance(each, Mapping) else None
        if isinstance(name, ScalarEvent):
            yield normal(name.value), Seat(row, number)


def order(path: Path) -> Sequence[str]:
    """The order in which the format declares the fields of the mapping at a path."""
    return fields_of(shape_at(JOURNEY, path))
