"""Journey file ⇄ JSON of the same shape: numbers as numbers, a share as a part of 1."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

from journeymap.garbage import without_garbage_collection
from journeymap.language.editing.splices import plain
from journeymap.language.notations import json_tree
from journeymap.language.notations.account import Note
from journeymap.language.notations.draft import Imported, imported
from journeymap.language.notations.plain_data import typed
from journeymap.language.places import Report
from journeymap.language.reading import journey_of, looks_like_journey
from journeymap.language.tree import Mapping as Fields

if TYPE_CHECKING:
    from collections.abc import Mapping

    from journeymap.language.editing.written import Plain

REQUIRED = {"journey", "stages"}


def read(text: str, name: str) -> Imported:
    """The journey file that a JSON text makes.

    Raises:
        JourneyError: with every problem, each with its place in the JSON.
    """
    report = Report(name, text.lstrip("\ufeff"))
    with without_garbage_collection():
        data = _data(report)
    if report.found or data is None:
        raise report.error()
    beside = data.pop("scores", None)
    notes = (Note("json-scores", {"name": str(beside)}),) if beside else ()
    return imported(data, notes)


MOST_PARTS = 150_000
"""Fields and items of a JSON text, about: ten thousand touchpoints may have fifteen each."""


def _data(report: Report) -> dict[str, Plain] | None:
    if sum(map(report.text.count, "{[,")) > MOST_PARTS:
        report.add("json-large", 0, most=MOST_PARTS)
        return None
    root = json_tree.tree(report)
    if root is None:
        if looks_like_journey(report.text) and report.found[0].index == 0:
            report.found[:] = [replace(report.found[0], code="already-journey")]
        return None
    if not isinstance(root, Fields) or not REQUIRED & root.fields.keys():
        report.add("json-other", 0)
        return None
    journey_of(root, report)
    return None if report.found else typed(plain(root))


def text_of(data: Mapping[str, Plain]) -> str:
    """A journey's data as JSON, in lines that can be compared."""
    return json.dumps(typed(data), ensure_ascii=False, allow_nan=False, indent=2) + "\n"
