"""A tree as the plain data that other programs see: editors guess types where we read texts."""

from __future__ import annotations

import re
from typing import Any

from yaml.events import ScalarEvent

from journeymap.language.tree import Broken, Items, Mapping, Node

_EMPTY = re.compile(r"~|null|Null|NULL|")
_BOOLEAN = re.compile(r"true|True|TRUE|false|False|FALSE")
_WHOLE = re.compile(r"[-+]?[0-9]+")
_OTHER_BASE = re.compile(r"0o[0-7]+|0x[0-9a-fA-F]+")
_DECIMAL = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?")
_ENDLESS = re.compile(r"[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)")


def data(node: Node) -> Any:  # noqa: ANN401 - whatever the file holds
    """The data of a tree as YAML 1.2 types it (its core schema); None for what was refused."""
    match node:
        case Mapping():
            return {name: data(value) for name, value in node.fields.items()}
        case Items():
            return [data(each) for each in node.items]
        case Broken():
            return None
        case ScalarEvent():
            return node.value if node.style else typed(node.value)


def typed(text: str) -> str | float | bool | None:
    """What a text without quotes is to YAML 1.2.

    >>> typed("404"), typed("3.10"), typed("true"), typed("~"), typed("no"), typed("1:30")
    (404, 3.1, True, None, 'no', '1:30')
    """
    if _EMPTY.fullmatch(text):
        return None
    if _BOOLEAN.fullmatch(text):
        return text.lower() == "true"
    if _WHOLE.fullmatch(text):
        return int(text)
    if _OTHER_BASE.fullmatch(text):
        return int(text, 0)
    if _DECIMAL.fullmatch(text):
        return float(text)
    return float(text.replace(".", "", 1)) if _ENDLESS.fullmatch(text) else text
