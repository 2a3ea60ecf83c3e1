"""Edits → a new text and the journey it describes; the rest of the text stays as it was."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from journeymap.garbage import without_garbage_collection
from journeymap.language.editing import arranging, renaming
from journeymap.language.editing.addresses import Place, place, thing, typed
from journeymap.language.editing.assigning import assigned, is_flow
from journeymap.language.editing.document import BYTE_ORDER_MARK, opened
from journeymap.language.editing.edits import Add, Edit, Move, Remove, Rename, Set
from journeymap.language.editing.refusal import Refusal
from journeymap.language.editing.regrowing import regrown
from journeymap.language.editing.splices import GONE, Gone, UnusualError, plain, spliced
from journeymap.language.places import Report, mark
from journeymap.language.reading import journey_of, read
from journeymap.problems import JourneyError, Mark, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from journeymap.language.editing.document import Document
    from journeymap.language.editing.splices import Path, Splice
    from journeymap.language.editing.written import Plain
    from journeymap.model import Journey


@dataclass(frozen=True, slots=True)
class Edited:
    """A text after edits, and the journey it now describes."""

    text: str
    journey: Journey


def edited(text: str, edits: Sequence[Edit], name: str) -> Edited:
    """The text with all edits done, one after the other, or none.

    Raises:
        JourneyError: the text is no sound journey, or would not be one any more, or an edit makes
            no sense in it: with every problem.
    """
    with without_garbage_collection():
        return _edited(text, edits, name)


def _edited(text: str, edits: Sequence[Edit], name: str) -> Edited:
    # A function of its own, so that the trees are gone before garbage collection looks around.
    now, grown = text, None
    for batch in _batches(edits):
        document = opened(now, name)
        splices = _splices(document, batch)
        now = document.marks + spliced(document.text, splices)
        grown = regrown(document, splices)
    root, sound = grown or (opened(now, name).root, now.lstrip(BYTE_ORDER_MARK))
    report = Report(name, sound)
    journey = journey_of(root, report)
    if report.found or journey is None:
        raise _would_break(text, now, name)
    return Edited(now, journey)


def _error(
    document: Document, code: str, index: int | None, values: dict[str, object]
) -> JourneyError:
    where = Mark(document.name) if index is None else mark(document.text, index, document.name)
    return JourneyError([Problem(code, where, values)])


def _would_break(before: str, after: str, name: str) -> JourneyError:
    """The problems of the text as it is, or else those that the edits would make."""
    read(before, name)
    try:
        read(after, name)
    except JourneyError as error:
        problems = [Problem("edit-breaks", Mark(name), {}), *error.problems]
        return JourneyError(problems, error.more)
    message = "what was read in parts is sound as a whole"
    raise AssertionError(message)


def _batches(edits: Sequence[Edit]) -> Iterator[list[Edit]]:
    """Edits that can be done at once: values that are set, others one by one."""
    for are_values, group in groupby(edits, key=lambda each: isinstance(each, Set)):
        if are_values:
            yield list(group)
        else:
            yield from ([each] for each in group)


def _splices(document: Document, batch: Sequence[Edit]) -> list[Splice]:
    try:
        return [*_splices_of(document, batch[0], batch)]
    except Refusal as refusal:
        raise _error(document, refusal.code, refusal.index, refusal.values) from None
    except UnusualError as unusual:
        raise _error(document, "edit-unusual", unusual.args[0], {}) from None


def _splices_of(document: Document, first: Edit, batch: Sequence[Edit]) -> Iterator[Splice]:
    if isinstance(first, Rename):
        return renaming.renamed(document, first)
    if isinstance(first, Add):
        return arranging.added(document, first)
    if isinstance(first, Move):
        return arranging.moved(document, first)
    if isinstance(first, Remove):
        whole = thing(document, first.address)
        if whole is None:
            return _set(document, [Set(first.address, None)])
        return arranging.removed(document, *whole)
    return _set(document, [each for each in batch if isinstance(each, Set)])


def _set(document: Document, batch: Sequence[Set]) -> Iterator[Splice]:
    patches: dict[Path, dict[str, Plain | Gone]] = {}
    for each in batch:
        where = place(document, each.address)
        if each.typed and where == Place((), "journey", ()):
            # Nobody else knows a new file yet, but journeys that open an old one follow `rename`.
            raise Refusal("edit-use-rename", name="journey")
        patch = patches.setdefault(where.owner, {})
        if where.field not in patch:
            patch[where.field] = _given(document, where)
        value = typed(where, each.value) if each.typed else each.value
        new = GONE if value is None else value
        patch[where.field] = _assigned(document, where, patch[where.field], new)
    for owner, patch in patches.items():
        yield from document.pen.patched(document.spot(owner), patch)


def _given(document: Document, where: Place) -> Plain:
    node = document.node((*where.owner, where.field))
    return None if node is None else plain(node)


def _assigned(
    document: Document, where: Place, given: Plain | Gone, value: Plain | Gone
) -> Plain | Gone:
    shape = where.shape
    if shape is None:
        raise Refusal("edit-no-part", name=where.field, near="")
    if not where.steps and where.field in {"stage", "touchpoint"}:
        raise Refusal("edit-use-rename", name=where.field)
    given = None if isinstance(given, Gone) else given
    if where.steps and given is None and is_flow(shape):
        given = arranging.default_flow(document, where)
    return assigned(shape, given, where.steps, value)
