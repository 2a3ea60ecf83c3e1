"""Which fields of a journey the notations of diagrams and graphs hold; all others are left out.

Tables and JSON hold every field.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeymap.language.editing.structure import fields_of, inner_shape
from journeymap.language.editing.written import is_list, is_mapping
from journeymap.language.grammar import JOURNEY

if TYPE_CHECKING:
    from collections.abc import Iterator

    from journeymap.language.editing.written import Plain
    from journeymap.language.shapes import Shape

_STAGES, _TOUCHPOINTS = "stages.", "stages.touchpoints."
_EVERYWHERE = """
    format journey title stages stages.stage stages.title stages.touchpoints
    stages.touchpoints.touchpoint stages.touchpoints.title
"""
"""What every notation holds; the format is about the file, not about the journey."""


def _fields(of_whole: str, of_touchpoints: str) -> frozenset[str]:
    inside = (_TOUCHPOINTS + name for name in of_touchpoints.split())
    return frozenset((*_EVERYWHERE.split(), *of_whole.split(), *inside))


MERMAID = _fields(
    "persona scale scale.min scale.max scale.better", "channels experience experience.mean"
)
FLOWCHART = _fields("starts exits", "next next.share")
GRAPHML = _fields(
    "starts exits success neutral",
    """
    next next.share importance experience experience.mean
    expectation expectation.mean expectation.desired expectation.adequate
    """,
)


def left_out(data: Plain, held: frozenset[str]) -> tuple[str, ...]:
    """The fields of a journey's data that are not among those held, each once.

    Fields of stages and touchpoints are called as there, parts of a field after it; what has a
    name that its author gave, such as a channel, is not part of that.

    >>> touchpoint = {"touchpoint": "a", "experience": {"mean": "5", "sd": "1"}, "mot": "FMOT"}
    >>> data = {"journey": "j", "stages": [{"stage": "s", "touchpoints": [touchpoint]}]}
    >>> left_out(data, MERMAID), left_out(data, FLOWCHART)
    (('experience.sd', 'mot'), ('experience', 'mot'))
    """
    found = (path.removeprefix(_TOUCHPOINTS) for path in _outside(data, held, JOURNEY, ""))
    return tuple(dict.fromkeys(path.removeprefix(_STAGES) for path in found))


def _outside(value: Plain, held: frozenset[str], shape: Shape | None, path: str) -> Iterator[str]:
    """The paths of the given fields that are not held."""
    if is_list(value):
        for place, each in enumerate(value):
            yield from _outside(each, held, _inner(shape, place), path)
    elif is_mapping(value):
        declared = fields_of(shape)
        for name, each in value.items():
            inside = f"{path}.{name}".lstrip(".") if declared else path
            if not declared or inside in held:
                yield from _outside(each, held, _inner(shape, name), inside)
            elif each is not None:
                yield inside


def _inner(shape: Shape | None, step: str | int) -> Shape | None:
    return inner_shape(shape, step) if shape else None
