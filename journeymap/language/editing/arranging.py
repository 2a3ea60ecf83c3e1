"""Adding, moving and taking out touchpoints."""

from __future__ import annotations

from itertools import dropwhile, islice
from typing import TYPE_CHECKING

from journeymap.language.editing import spans
from journeymap.language.editing.addresses import Place, steps_of, typed
from journeymap.language.editing.assigning import assigned
from journeymap.language.editing.document import Seat
from journeymap.language.editing.names import names
from journeymap.language.editing.refusal import Refusal
from journeymap.language.editing.renaming import ensure_free
from journeymap.language.editing.spans import Span
from journeymap.language.editing.splices import plain
from journeymap.language.editing.structure import fields_of
from journeymap.language.editing.written import is_list, is_mapping
from journeymap.language.grammar import TOUCHPOINT
from journeymap.language.near import nearest
from journeymap.language.places import mark
from journeymap.language.tree import Items, index_of, normal

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from journeymap.language.editing.document import Document
    from journeymap.language.editing.edits import Add, Move
    from journeymap.language.editing.splices import Splice
    from journeymap.language.editing.written import Plain


def default_flow(document: Document, where: Place) -> Plain:
    """Where customers go who are told nothing: to the next touchpoint, or to success."""
    if where.field == "starts":
        return {next(iter(document.touchpoints)): None}
    own = document.node((*where.owner, "next"))
    if where.field != "next" and own is not None:
        return plain(own)
    own_name = next(name for name, seat in document.touchpoints.items() if seat.path == where.owner)
    following = dropwhile(lambda name: name != own_name, document.touchpoints)
    return {next(islice(following, 1, None), success(document)): None}


def success(document: Document) -> str:
    """The first exit that counts as completing the journey."""
    for field in ("success", "exits"):
        node = document.node((field,))
        given = None if node is None else plain(node)
        if given:
            return str(next(iter(given)) if is_list(given) or is_mapping(given) else given)
    return "done"


def added(document: Document, edit: Add) -> Iterator[Splice]:
    """What puts a new touchpoint into its place.

    Raises:
        Refusal: its id is none or taken, or nothing bears the name of the place.
    """
    name = normal(edit.touchpoint)
    ensure_free(document, "touchpoint", name)
    item: dict[str, Plain] = {"touchpoint": name}
    fields = [(steps_of(address), value) for address, value in edit.fields]
    for steps, value in sorted(fields, key=lambda field: len(field[0])):
        item = _with(item, steps, _typed(steps, value) if edit.typed else value)
    ranks = {field: rank for rank, field in enumerate(fields_of(TOUCHPOINT))}
    goal = _goal(document, edit)
    in_order = dict(sorted(item.items(), key=lambda each: ranks[each[0]]))
    spot, apart = document.spot(goal.row), document.are_apart
    yield document.pen.item_before(spot, goal.number, in_order, apart=apart)


def _typed(steps: Sequence[str], value: Plain) -> Plain:
    return typed(Place(("stages", 0, "touchpoints", 0), steps[0], tuple(steps[1:])), value)


def _with(item: dict[str, Plain], steps: Sequence[str], value: Plain) -> dict[str, Plain]:
    new = assigned(TOUCHPOINT, item, steps, value)
    return dict(new) if isinstance(new, dict) else item


def _goal(document: Document, edit: Add | Move) -> Seat:
    """The seat of the item before which something goes, or that behind the last."""
    if edit.before:
        return document.touchpoints[_known(document, edit.before, document.touchpoints)]
    if edit.behind:
        row, number = document.touchpoints[_known(document, edit.behind, document.touchpoints)]
        return Seat(row, number + 1)
    name = (
        _known(document, edit.stage, document.stages)
        if edit.stage
        else next(reversed(document.stages))
    )
    row = (*document.stages[name].path, "touchpoints")
    return Seat(row, sum(seat.row == row for seat in document.touchpoints.values()))


def _known(document: Document, name: str, among: dict[str, Seat]) -> str:
    name = normal(name)
    if name not in among:
        code = "edit-is-stage" if name in document.stages else "edit-unknown"
        raise Refusal(code, name=name, near=nearest(name, among))
    return name


def moved(document: Document, edit: Move) -> Iterator[Splice]:
    """What takes a touchpoint, with its comments, to another place.

    Raises:
        Refusal: one of the names is unknown, or its stage would be left empty.
    """
    seat = document.touchpoints[_known(document, edit.touchpoint, document.touchpoints)]
    goal = _goal(document, edit)
    if goal.row == seat.row and goal.number in {seat.number, seat.number + 1}:
        return
    yield from _taken_out(document, edit.touchpoint, seat)
    target, pen, text = document.spot(goal.row), document.pen, document.text
    row = document.node(seat.row)
    if not isinstance(row, Items) or spans.is_inline(text, row) or pen.is_inside(target):
        node = document.spot(seat.path).node
        yield pen.item_before(target, goal.number, plain(node))
        return
    span = spans.item(text, row, seat.number)
    column = spans.indent(text, spans.dash(text, row, seat.number))
    lines = spans.lines(text[span.start : span.end])
    outdented = [_outdented(line, column) for line in lines]
    yield pen.lines_before(target, goal.number, outdented, apart=document.are_apart)


def _outdented(line: str, by: int) -> str:
    return line[min(by, len(line) - len(line.lstrip(" "))) :]


def _taken_out(document: Document, name: str, seat: Seat) -> Iterator[Splice]:
    kin = document.touchpoints if "touchpoints" in seat.row else document.stages
    if sum(each.row == seat.row for each in kin.values()) == 1:
        code = "edit-last-stage" if kin is document.stages else "edit-empties-stage"
        raise Refusal(code, name=name)
    yield from document.pen.without_items(document.spot(seat.row), {seat.number})


def removed(document: Document, name: str, seat: Seat) -> Iterator[Splice]:
    """What takes out a touchpoint, or a stage with all in it, to which nothing leads from outside.

    Raises:
        Refusal: something still refers to it, with the place of the first; or nothing would be left
            of its stage, or of the journey.
    """
    node = document.spot(seat.path).node
    span = Span(index_of(node), spans.end(document.text, node))
    gone = {
        each
        for each, its in document.touchpoints.items()
        if its.path[: len(seat.path)] == seat.path
    }
    left = [
        each
        for each in names(document.root, "touchpoint")
        if each.text in gone and not span.start <= each.place < span.end
    ]
    if left:
        lines = tuple(str(mark(document.text, each.place, "").line) for each in left)
        raise Refusal("edit-dangling", left[0].place, name=left[0].text, lines=lines)
    yield from _taken_out(document, name, seat)
