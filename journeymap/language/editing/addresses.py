"""Addresses: how a person names a part of a journey file, such as `checkin.next.left`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from journeymap.language.editing.refusal import Refusal
from journeymap.language.editing.splices import plain
from journeymap.language.editing.structure import shape_at, takes_collection
from journeymap.language.grammar import JOURNEY, STAGE, TOUCHPOINT
from journeymap.language.near import nearest
from journeymap.language.places import Report
from journeymap.language.tree import normal, tree

if TYPE_CHECKING:
    from journeymap.language.editing.document import Document, Seat
    from journeymap.language.editing.splices import Path
    from journeymap.language.editing.written import Plain
    from journeymap.language.shapes import Shape

_STEP = re.compile(r'"([^"]*)"|([^."]+)')
_ADDRESS = re.compile(rf"(?:{_STEP.pattern})(?:\.(?:{_STEP.pattern}))*")


class Place(NamedTuple):
    """A part of a file: the mapping it belongs to, its field there, and the steps within that."""

    owner: Path
    field: str
    steps: tuple[str, ...]

    @property
    def shape(self) -> Shape | None:
        """The shape of the field."""
        return shape_at(JOURNEY, (*self.owner, self.field))


def steps_of(address: str) -> tuple[str, ...]:
    """The names in an address; one that holds a point stands in double quotes.

    >>> steps_of('checkin.channels."app 2.0".experience')
    ('checkin', 'channels', 'app 2.0', 'experience')
    """
    if not _ADDRESS.fullmatch(address):
        raise Refusal("edit-address", address=address)
    return tuple(normal(quoted or plain) for quoted, plain in _STEP.findall(address))


def thing(document: Document, address: str) -> tuple[str, Seat] | None:
    """The touchpoint, or else the stage, that an address names as a whole: its id and its seat."""
    first, *rest = steps_of(address)
    known = {"touchpoints": document.touchpoints, "stages": document.stages}
    if first in known and len(rest) == 1:
        return _of(rest[0], known[first])
    if rest or (first in JOURNEY.fields and first not in document.touchpoints):
        return None
    return _of(first, document.touchpoints) or _of(first, document.stages)


def _of(name: str, seats: dict[str, Seat]) -> tuple[str, Seat] | None:
    return (name, seats[name]) if name in seats else None


def place(document: Document, address: str) -> Place:
    """The part of a document that an address names, which need not be there yet.

    A first name is looked for among the journey's fields, then its touchpoints, then its stages;
    `touchpoints.` or `stages.` before it says which is meant.

    Raises:
        Refusal: nothing bears the first name, or no field of what bears it the second.
    """
    first, *rest = steps_of(address)
    known = {"touchpoints": document.touchpoints, "stages": document.stages}
    if first in known and rest and rest[0] in known[first]:
        return _within(known[first][rest[0]].path, rest[0], rest[1:], address)
    if first in JOURNEY.fields:
        return Place((), first, tuple(rest))
    for owners in known.values():
        if first in owners:
            return _within(owners[first].path, first, rest, address)
    among = [*JOURNEY.fields, *document.touchpoints, *document.stages]
    raise Refusal("edit-unknown", name=first, near=nearest(first, among))


def _within(owner: Path, name: str, steps: list[str], address: str) -> Place:
    shape = TOUCHPOINT if "touchpoints" in owner else STAGE
    if not steps:
        raise Refusal("edit-no-field", name=name, address=address)
    if steps[0] not in shape.fields:
        raise Refusal("edit-no-part", name=steps[0], near=nearest(steps[0], shape.fields))
    return Place(owner, steps[0], tuple(steps[1:]))


def typed(where: Place, value: Plain) -> Plain:
    """What a person typed as the value of a part: a list or mapping where the part may be one.

    >>> typed(Place(("stages", 0, "touchpoints", 0), "pains", ()), "[slow, dear]")
    ['slow', 'dear']

    Raises:
        Refusal: it begins as a list or mapping and is none.
    """
    if not isinstance(value, str) or not value.startswith(("[", "{")):
        return value
    shape = shape_at(JOURNEY, (*where.owner, where.field, *where.steps))
    if not takes_collection(shape):
        return value
    report = Report("", value)
    node = tree(report)
    if node is None or report.found:
        raise Refusal("edit-value", value=value)
    return plain(node)
