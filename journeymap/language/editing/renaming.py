"""Giving what bears an id another one, and every place that refers to it with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeymap.language.editing import written
from journeymap.language.editing.document import opened
from journeymap.language.editing.names import KINDS, SHARED, names
from journeymap.language.editing.refusal import Refusal
from journeymap.language.editing.splices import Splice, spliced
from journeymap.language.ids import is_id
from journeymap.language.near import nearest
from journeymap.language.tree import end_of, normal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from journeymap.language.editing.document import Document
    from journeymap.language.editing.edits import Rename
    from journeymap.language.editing.names import Name


def renamed(document: Document, edit: Rename) -> Iterator[Splice]:
    """What gives a thing another id.

    Raises:
        Refusal: nothing bears the old id, or things of several kinds do; or the new one is no id
            or taken.
    """
    kind, old = kind_and_id(document, edit.old)
    new = normal(edit.new)
    if new != old:
        ensure_free(document, kind, new)
    for each in names(document.root, kind):
        if each.text == old:
            yield _written(each, new)


def followed(text: str, kind: str, old: str, new: str, name: str) -> str:
    """A journey's text in which what refers to something outside it follows its new name.

    Raises:
        JourneyError: with the problems that leave the form of the text in doubt.
    """
    document = opened(text, name)
    splices = (
        _written(each, new)
        for each in names(document.root, kind)
        if each.text == old and not each.is_given
    )
    return document.marks + spliced(document.text, splices)


def _written(name: Name, new: str) -> Splice:
    quote = name.node.style or ""
    return Splice(name.place, end_of(name.node), written.scalar(new, quote=quote))


def ensure_free(document: Document, kind: str, name: str) -> None:
    """Refuse a name that is none, or that another thing of the kind bears.

    Raises:
        Refusal: as said.
    """
    if not is_id(name):
        raise Refusal("edit-no-id", name=name)
    for rival in SHARED if kind in SHARED else (kind,):
        for each in given(document, rival):
            if each == name:
                raise Refusal("edit-exists", name=name)


def given(document: Document, kind: str) -> list[str]:
    """The ids of all things of a kind."""
    if kind == "touchpoint":
        return list(document.touchpoints)
    return [each.text for each in names(document.root, kind, only_given=True)]


def kind_and_id(document: Document, name: str) -> tuple[str, str]:
    """Of what kind the thing is that bears an id; `segments.families` says which is meant.

    Raises:
        Refusal: nothing bears the id, or things of several kinds do.
    """
    before, _, after = name.partition(".")
    kinds = [KINDS[before]] if before in KINDS and after else list(KINDS.values())
    wanted = normal(after if len(kinds) == 1 else name)
    known = {kind: given(document, kind) for kind in kinds}
    bearing = [kind for kind in kinds if wanted in known[kind]]
    # A journey may be called like its first touchpoint, and is seldom meant.
    bearing = [kind for kind in bearing if kind != "journey"] or bearing
    if len(bearing) > 1:
        raise Refusal("edit-several", name=name, kinds=tuple(bearing))
    if not bearing:
        among = [each for ids in known.values() for each in ids]
        raise Refusal("edit-unknown", name=wanted, near=nearest(wanted, among))
    return bearing[0], wanted
