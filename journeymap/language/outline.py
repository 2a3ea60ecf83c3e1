"""The grammar seen from outside: its mappings by name, their fields' defaults and words."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from journeymap.language.fields import Fields
from journeymap.language.grammar import JOURNEY
from journeymap.language.places import Report
from journeymap.language.plain import data
from journeymap.language.tree import tree

if TYPE_CHECKING:
    from collections.abc import Iterator

    from journeymap.language.shapes import Shape

ONE_OF = {
    "stages": "stage",
    "touchpoints": "touchpoint",
    "channels": "channel",
    "attributes": "attribute",
    "promises": "promise",
    "standards": "standard",
    "causes": "cause",
    "quotes": "quote",
    "kpis": "figure",
    "outcomes": "figure",
    "segments": "segment",
    "touchpoint.segments": "segment-scores",
    "measurements": "measurement",
    "actions": "action",
}
"""What one of the things in a field is called; any other field's mapping bears the field's name."""


@dataclass(frozen=True, slots=True)
class Part:
    """A mapping with known fields, and the name by which tables and schema speak of it."""

    name: str
    fields: Fields


def name_of(owner: str, field: str) -> str:
    """The name of the mapping that a field of another mapping holds.

    >>> name_of("journey", "segments"), name_of("touchpoint", "segments"), name_of("stage", "next")
    ('segment', 'segment-scores', 'next')
    """
    return ONE_OF.get(f"{owner}.{field}") or ONE_OF.get(field, field)


def parts() -> list[Part]:
    """Every mapping with known fields, each after the one that holds it first."""
    found: dict[str, Part] = {}
    waiting = [Part("journey", JOURNEY)]
    while waiting:
        this = waiting.pop(0)
        if this.name in found:
            continue
        found[this.name] = this
        for name, each in this.fields.fields.items():
            inside = (shape for shape in made_of(each.shape) if isinstance(shape, Fields))
            waiting += [Part(name_of(this.name, name), shape) for shape in inside]
    return list(found.values())


def made_of(shape: Shape) -> Iterator[Shape]:
    """A shape and those it is made of, not those of the fields in it."""
    yield shape
    for name in ("shape", "scalar", "items", "mapping", "item", "name", "value"):
        inner = getattr(shape, name, None)
        if inner is not None:
            yield from made_of(inner)


def default(mapping: Fields, name: str) -> str | float | None:
    """The plain value that the model has where a field is not given, if it has one."""
    if not dataclasses.is_dataclass(mapping.make):
        return None
    attribute = mapping.fields[name].attribute
    value = {each.name: each.default for each in dataclasses.fields(mapping.make)}[attribute]
    if not isinstance(value, (str, int, float)) or value == "":
        return None
    return int(value) if isinstance(value, float) and value.is_integer() else value


def example(text: str) -> Any:  # noqa: ANN401 - whatever it says
    """The data of an example that is written as in a file.

    >>> example("{room: rest, left: 3%}"), example("4.9")
    ({'room': 'rest', 'left': '3%'}, 4.9)
    """
    node = tree(Report("example", text))
    return None if node is None else data(node)
