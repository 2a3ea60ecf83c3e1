"""What the grammar says of a place in the file: which shape stands there, which fields it has.

Many values may be written short: `experience: 4.9` for `experience: {mean: 4.9}`. To change a part
of one, it is first written out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeymap.language.editing.written import is_list, is_mapping
from journeymap.language.fields import Fields
from journeymap.language.forms import As, Forms, NotEmpty
from journeymap.language.lists import ListOf, Named

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from journeymap.language.editing.splices import Path
    from journeymap.language.editing.written import Plain
    from journeymap.language.shapes import Shape


def shape_at(shape: Shape, path: Path) -> Shape | None:
    """The shape of what stands at a path, or None where nothing can."""
    found: Shape | None = shape
    for step in path:
        found = inner_shape(found, step) if found else None
    return found


def inner_shape(shape: Shape, step: str | int) -> Shape | None:
    """The shape of a field or item, or None where a shape has no such."""
    shape = bare(shape)
    if isinstance(shape, Forms):
        form = shape.items if isinstance(step, int) else shape.mapping
        return inner_shape(form, step) if form else None
    if isinstance(shape, ListOf):
        return shape.item if isinstance(step, int) else None
    if isinstance(shape, Named):
        return shape.value
    if isinstance(shape, Fields) and isinstance(step, str):
        field = shape.fields.get(step)
        return field.shape if field else None
    return None


def bare(shape: Shape) -> Shape:
    """The shape as it is written, whatever is made of it afterwards."""
    while isinstance(shape, As | NotEmpty):
        shape = shape.shape
    return shape


def takes_collection(shape: Shape | None) -> bool:
    """Whether a list or a mapping may be written where a shape stands."""
    shape = bare(shape) if shape else None
    if isinstance(shape, Forms):
        return shape.items is not None or shape.mapping is not None
    return isinstance(shape, ListOf | Named | Fields)


def fields_of(shape: Shape | None) -> Sequence[str]:
    """The fields that a mapping of a shape may have, in the format's order; none if any may."""
    shape = bare(shape) if shape else None
    if isinstance(shape, Forms):
        return fields_of(shape.mapping)
    return tuple(shape.fields) if isinstance(shape, Fields) else ()


def naming_field(shape: Shape | None) -> str:
    """The field by which the items of a list are told apart, if they are: `attribute`, `metric`."""
    shape = bare(shape) if shape else None
    if isinstance(shape, ListOf):
        shape = bare(shape.item)
        shape = shape.mapping if isinstance(shape, Forms) else shape
        return shape.required[0] if isinstance(shape, Fields) and shape.required else ""
    return ""


def written_out(shape: Shape, value: Plain) -> Plain:
    """A value that is written short, in the form that has room for more."""
    shape = bare(shape)
    if value is None:
        return None
    if isinstance(shape, Forms) and shape.mapping and not is_mapping(value):
        return _LONG[shape.expects](value)
    if isinstance(shape, ListOf) and shape.or_one and not is_list(value):
        return [value]
    return value


def _names(value: Plain) -> Mapping[str, Plain]:
    names = value if is_list(value) else [value]
    return {str(name): None for name in names}


_LONG: Mapping[str, Callable[[Plain], Plain]] = {
    "score": lambda value: {"mean": value},
    "kano": lambda value: {"category": value},
    "transition": lambda value: {"share": value},
    "quote": lambda value: {"text": value},
    "segment": lambda value: {"title": value},
    "flow": _names,
    "channels": _names,
    "exits": _names,
}
"""How each short form is written out, by the code of its shape."""
