"""Values of a journey file ⇄ the cells of a table, safe in a spreadsheet.

A cell that begins like a formula gets an apostrophe before it, which is taken away on reading.

>>> protected("=1+1"), restored("'=1+1"), restored(" plain ")
("'=1+1", '=1+1', 'plain')
>>> cells("pains", ["queue", "noise"]), value("pains", "queue; noise")
(['queue', 'noise'], ['queue', 'noise'])
>>> cells("next", {"room": "rest", "left": "3%"}), value("next", "{room: rest, left: 3%}")
(['{room: rest, left: 3%}'], {'room': 'rest', 'left': '3%'})
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from journeymap.language.editing import written
from journeymap.language.editing.splices import plain
from journeymap.language.editing.written import is_list, is_mapping
from journeymap.language.notations.lanes import holds_fields, holds_list
from journeymap.language.places import Report
from journeymap.language.tree import Items, Mapping, tree

if TYPE_CHECKING:
    from collections.abc import Sequence

    from journeymap.language.editing.written import Plain

FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r")
"""What begins a formula or a command in one spreadsheet or another, East Asian ones included."""

_SEPARATORS = {"channels": re.compile("[;；,，、]")}
_SEPARATOR = re.compile("[;；]")
_BULLET = re.compile(r"[-*–—•·●○▪◦‣]\s+")
"""What people put before each item of a list."""

_DECIMAL_COMMA = re.compile(r"[+-]?\d+,(?!\d{3}\Z)\d+")
"""A number with a decimal comma; three digits behind it may as well be thousands."""


class BrokenCellError(ValueError):
    """A cell begins like fields or a list in the journey file and is none."""


def protected(text: str) -> str:
    """A text as it is put into a cell; what would be lost or do harm there has an apostrophe."""
    return f"'{text}" if _is_risky(text) else text


def _is_risky(text: str) -> bool:
    return (
        text.startswith(FORMULA)
        or text != text.strip()
        or (text.startswith("'") and _is_risky(text[1:]))
    )


def restored(cell: str) -> str:
    """The text that a cell holds, without the spaces around it."""
    return cell[1:] if cell[:1] == "'" and _is_risky(cell[1:]) else cell.strip()


def cells(lane: str, given: Plain) -> list[str]:
    """The cells that hold a value: one, or one for each item of a list of texts."""
    if given is None:
        return []
    if holds_list(lane) and not is_mapping(given):
        items = given if is_list(given) else [given]
        texts = [each for each in items if isinstance(each, str) and _is_simple(lane, each)]
        return texts if len(texts) == len(items) else [written.flow(list(items))]
    if is_mapping(given) or is_list(given):
        return [written.flow(given)]
    return [written.text_of(given)]


def _is_simple(lane: str, text: str) -> bool:
    """Whether an item is read back from a cell as it is."""
    separator = _SEPARATORS.get(lane, _SEPARATOR)
    return bool(
        text
        and text == text.strip()
        and "\n" not in text
        and text[0] not in "[{"
        and not _BULLET.match(text)
        and not separator.search(text)
    )


def value(lane: str, text: str) -> Plain:
    """What a cell's text says in a lane.

    Raises:
        BrokenCellError: it begins like fields or a list and is none.
    """
    if text[:1] in {"{", "["} and holds_fields(lane):
        return _flow(text)
    return items([text], lane) if holds_list(lane) else text


def items(texts: Sequence[str], lane: str) -> list[Plain]:
    """The items of a list that the cells hold, one a line or parted by semicolons.

    >>> items(["- long queue", "• noise; dust"], "pains")
    ['long queue', 'noise', 'dust']
    """
    found: list[Plain] = []
    for text in texts:
        if text[:1] == "[":
            inner = _flow(text)
            found += inner if is_list(inner) else [inner]
        else:
            separator = _SEPARATORS.get(lane, _SEPARATOR)
            parts = text.split("\n") if "\n" in text else separator.split(text)
            bare = (_BULLET.sub("", each.strip(), count=1) for each in parts)
            found += [each for each in bare if each]
    return found


def with_point(text: str) -> str:
    """A number with a decimal comma as one with a point; any other text as it is.

    >>> with_point("5,6"), with_point("1,234"), with_point("5, 6")
    ('5.6', '1,234', '5, 6')
    """
    return text.replace(",", ".") if _DECIMAL_COMMA.fullmatch(text) else text


_SIMPLE_FLOW = re.compile(r"\{(\w[\w-]*: \w[\w.%-]*(?:, \w[\w-]*: \w[\w.%-]*)*)\}")
"""Fields of plain words and numbers, which most are and which need no parser."""


def _flow(text: str) -> Plain:
    if found := _SIMPLE_FLOW.fullmatch(text):
        pairs = [each.split(": ") for each in found[1].split(", ")]
        if len(fields := dict(pairs)) == len(pairs):
            return fields
    report = Report("", text)
    root = tree(report)
    if report.found or not isinstance(root, Mapping | Items):
        raise BrokenCellError(text)
    return plain(root)
