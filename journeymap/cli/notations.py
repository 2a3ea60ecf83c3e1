"""`journeymap import` and `journeymap export`: journeys from and to other notations."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from journeymap import desk, files, wording
from journeymap.cli import console
from journeymap.cli.inputs import usual_folder
from journeymap.export import reading
from journeymap.language import decode
from journeymap.language.editing import Edited
from journeymap.language.notations import mapping
from journeymap.language.notations.account import told
from journeymap.language.notations.names import id_from
from journeymap.problems import JourneyError, shown
from journeymap.saving import save

if TYPE_CHECKING:
    from collections.abc import Sequence

    from journeymap.export.writing import Notation
    from journeymap.language.notations.account import Note
    from journeymap.language.notations.draft import Imported
    from journeymap.language.notations.table import Columns, Layout

STANDARD = Path("-")
"""Stands for what a command prints, in place of a file."""

TABLES = ("csv", "xlsx")
"""The notations that are tables."""


@dataclass(frozen=True, slots=True)
class Import:
    """What is to be imported, and how."""

    source: Path
    output: Path | None
    notation: reading.Notation | None
    sheet: str | None
    mapping: Path | None
    save_mapping: Path | None
    scale: tuple[float, float] | None
    over: bool
    language: str
    limit: float


@dataclass(frozen=True, slots=True)
class Export:
    """What is to be exported, and how."""

    source: Path
    output: Path | None
    notation: Notation | None
    layout: Layout | None
    all_quotes: bool
    over: bool
    language: str
    limit: float


def run_import(wish: Import) -> int:
    """Write a journey file and give account of it; 1 where there is a problem."""
    try:
        _bring_in(wish)
    except JourneyError as error:
        console.say(error.told(wish.language), error=True)
        return 1
    except ModuleNotFoundError as error:
        return _without_openpyxl(error, wish.language)
    return 0


def _without_openpyxl(error: ModuleNotFoundError, language: str) -> int:
    if error.name != "openpyxl":
        raise error
    console.say(wording.phrase("tables-missing", language), error=True)
    return 1


def _bring_in(wish: Import) -> None:
    path = wish.output or usual_folder() / f"{id_from(wish.source.stem) or 'journey'}.yaml"
    before = "" if path == STANDARD else desk.there(path, over=wish.over)
    made = _imported(wish)
    text = made.file(shown(wish.source.name), wish.language)
    if path == STANDARD:
        console.say(text.rstrip("\n"))
        _give_account(made.notes, wish.language, error=True)
        return
    journey = desk.keep(path, Edited(text, made.journey), before)
    values = {"stages": len(journey.stages), "touchpoints": len(tuple(journey.touchpoints))}
    line = wording.phrase("imported-to", wish.language, file=shown(str(path)), **values)
    console.say(line)
    _give_account(made.notes, wish.language)
    if journey.id != made.journey.id:
        names = {"taken": made.journey.id, "id": journey.id}
        console.say(f"  {wording.phrase('id-taken', wish.language, **names)}")
    console.suggest(wish.language, "score", path)


def _imported(wish: Import) -> Imported:
    name = str(wish.source)
    data = files.data_of(wish.source, wish.limit)
    kind = wish.notation or reading.notation_of(name)
    if kind not in TABLES:
        if wish.sheet or wish.mapping or wish.save_mapping or wish.scale:
            raise click.UsageError(
                "--sheet, --mapping, --save-mapping and --scale say how to read a table, "
                f"and {shown(name)} is none"
            )
        return reading.imported(data, name, kind)
    sheet = reading.sheet(data, name, kind, wish.sheet)
    columns = _mapping(wish.mapping, wish.limit) if wish.mapping else None
    if wish.save_mapping:
        content = mapping.text_of(columns or reading.labels(sheet)).encode()
        save(wish.save_mapping, content, desk.there(wish.save_mapping, over=wish.over))
        line = wording.phrase("mapping-saved", wish.language, file=shown(str(wish.save_mapping)))
        console.say(line, error=wish.output == STANDARD)
    return reading.of_table(sheet, name, columns, wish.scale)


def _mapping(path: Path, limit: float) -> Columns:
    return mapping.read(decode(files.data_of(path, limit), str(path)), str(path))


def _give_account(notes: Sequence[Note], language: str, *, error: bool = False) -> None:
    for line in told(notes, language):
        console.say(f"  {line}", error=error)


def run_export(wish: Export) -> int:
    """Write a journey in another notation and give account of it; 1 where there is a problem."""
    from journeymap.export import writing  # noqa: PLC0415 - an import needs no numeric packages

    try:
        kind = wish.notation or writing.notation_of(str(wish.output or wish.source))
        if wish.layout and kind not in TABLES:
            raise click.UsageError(f"--layout says how to write a table, and {kind} is none")
        path = wish.output or Path(writing.usual_name(wish.source.stem, kind))
        before = "" if path == STANDARD else desk.there(path, over=wish.over)
        journey = files.load(wish.source, wish.limit)
        text = decode(files.data_of(wish.source, wish.limit), str(wish.source))
        source = writing.Source(
            text, journey, wish.layout or "long", wish.all_quotes, str(wish.source)
        )
        made = writing.exported(source, kind)
        if path == STANDARD:
            sys.stdout.buffer.write(made.data)
        else:
            save(path, made.data, before)
            console.say(wording.phrase("exported-to", wish.language, file=shown(str(path))))
    except JourneyError as error:
        console.say(error.told(wish.language), error=True)
        return 1
    except ModuleNotFoundError as error:
        return _without_openpyxl(error, wish.language)
    _give_account(made.notes, wish.language, error=path == STANDARD)
    return 0
