r"""How many comments a journey file has: those on lines of their own and those behind values.

>>> comments("# one\njourney: a  # two\npains: ['# none', b#none]  # three # still three\n")
3
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from yaml.events import ScalarEvent

from journeymap.language.places import Report
from journeymap.language.tree import Items, Mapping, end_of, index_of, tree

if TYPE_CHECKING:
    from collections.abc import Iterator

    from journeymap.language.tree import Node

_COMMENT = re.compile(r"(?:^|(?<=\s))#(?! yaml-language-server)[^\n\r]*")
_NO_END = re.compile(r"[^\n\r]")
BLOCK = ("|", ">")


def comments(text: str) -> int:
    """The comments of a sound text; the line that tells an editor its schema is none."""
    text = text.lstrip("\ufeff")
    pieces, at = [], 0
    root = tree(Report("", text))
    for scalar in () if root is None else _scalars(root):
        start = index_of(scalar)
        # What follows the sign of a block is not yet its text.
        start = text.index("\n", start) if scalar.style in BLOCK and "\n" in text[start:] else start
        pieces += [text[at:start], _NO_END.sub("x", text[start : end_of(scalar)])]
        at = max(start, end_of(scalar))
    return len(_COMMENT.findall("".join([*pieces, text[at:]])))


def _scalars(node: Node) -> Iterator[ScalarEvent]:
    """All names and values of a tree in the order of the text."""
    if type(node) is ScalarEvent:
        yield node
    elif type(node) is Mapping:
        for name, value in node.fields.items():
            yield node.keys[name]
            yield from _scalars(value)
    elif type(node) is Items:
        for each in node.items:
            yield from _scalars(each)
