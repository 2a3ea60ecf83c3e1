"""Other notations → journey file: the one way in, whatever the notation."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from journeymap.files import ENDINGS
from journeymap.language.editing.written import text_of
from journeymap.language.notations import csv_text, from_diagram, from_table, json_text
from journeymap.language.notations.table import Columns, proposed, unnamed
from journeymap.language.reading import decode
from journeymap.language.scores import COLUMNS, REQUIRED
from journeymap.problems import JourneyError, Mark, Problem

if TYPE_CHECKING:
    from journeymap.language.notations.account import Note
    from journeymap.language.notations.draft import Imported
    from journeymap.language.notations.table import Table

Notation = Literal["mermaid", "csv", "xlsx", "json"]
NOTATIONS: tuple[Notation, ...] = ("mermaid", "csv", "xlsx", "json")

_BY_ENDING: dict[str, Notation] = {
    ".mmd": "mermaid",
    ".mermaid": "mermaid",
    ".md": "mermaid",
    ".csv": "csv",
    ".tsv": "csv",
    ".xlsx": "xlsx",
    ".xlsm": "xlsx",
    ".json": "json",
}


_ONLY_WRITTEN = {".graphml": "GraphML"}


def notation_of(name: str) -> Notation:
    """The notation of a file by its ending.

    Raises:
        JourneyError: the ending says nothing, or that this is a journey file or cannot be read.
    """
    ending = Path(name).suffix.lower()
    if ending in ENDINGS:
        raise JourneyError([Problem("already-journey", Mark(name), {})])
    if ending in _ONLY_WRITTEN:
        values = {"name": _ONLY_WRITTEN[ending], "allowed": NOTATIONS}
        raise JourneyError([Problem("only-written", Mark(name), values)])
    if ending not in _BY_ENDING:
        raise JourneyError([Problem("unknown-notation", Mark(name), {"allowed": NOTATIONS})])
    return _BY_ENDING[ending]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table, what its labels mean if that is known, and the account so far."""

    table: Table
    columns: Columns | None
    notes: tuple[Note, ...]


def imported(data: bytes, name: str, notation: Notation | None = None) -> Imported:
    """The journey file that the bytes of a file make, in whichever notation; tables as proposed.

    Raises:
        JourneyError: with every problem of the source.
    """
    kind = notation or notation_of(name)
    if kind in {"csv", "xlsx"}:
        return of_table(sheet(data, name, kind), name)
    text = decode(data, name)
    if kind == "json":
        return json_text.read(text, name)
    return from_diagram.read(text, name, Path(name).stem)


def sheet(data: bytes, name: str, kind: Notation, title: str | None = None) -> Sheet:
    """The table in a file, and what its labels most likely mean; `title` names a workbook's sheet.

    Raises:
        JourneyError: it holds no table, or cannot be read.
    """
    notes: tuple[Note, ...]
    if kind == "xlsx":
        from journeymap.export import workbook  # noqa: PLC0415 - an extra, which may be missing

        table, notes = workbook.table(data, name, title)
    else:
        text, notes = csv_text.decoded(data, name)
        table = csv_text.table(text, name)
    labels = {cell.strip() for cell in table.rows[0]} if table.rows else set()
    if set(REQUIRED) <= labels <= set(COLUMNS):
        raise JourneyError([Problem("table-is-scores", Mark(name), {"name": Path(name).name})])
    return Sheet(table, proposed(table), notes)


def of_table(
    found: Sheet,
    name: str,
    columns: Columns | None = None,
    scale: tuple[float, float] | None = None,
) -> Imported:
    """The journey file that a table makes; `columns` say what its labels mean, if not as proposed.

    Raises:
        JourneyError: nobody knows what its labels mean, or with every problem of its cells.
    """
    meant = columns or found.columns
    if meant is None:
        raise JourneyError([Problem("table-none", Mark(name), {})])
    if scale:
        meant = replace(meant, scale=dict(zip(("min", "max"), map(text_of, scale), strict=True)))
    keeps_others = columns is None  # what a mapping leaves out is wanted nowhere
    made = from_table.imported(found.table, meant, Path(name).stem, keeps_others=keeps_others)
    return replace(made, notes=(*found.notes, *made.notes))


def labels(found: Sheet) -> Columns:
    """What is known of the labels, for somebody to say what the others mean."""
    return found.columns or unnamed(found.table)
