"""Paragraphs as a terminal shows them: broken where their language lets a line end."""

from __future__ import annotations

import re

from rich.cells import cell_len

_WIDE = "\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffe6"
_OPENING = "(（《「『【“‘"
_CLOSING = ").,;:，。、；：！？）》」』】”’…"
_PIECE = re.compile(
    rf"[{_OPENING}]*(?:q [<=] [\d.]+|[\d.]+ [分倍位个份]|[{_WIDE}]|[^\s{_WIDE}]+)[{_CLOSING}]*\s*"
)
"""What stays on one line: a word, a Chinese character, a number with what it counts."""


def wrapped(text: str, width: int) -> str:
    """Text in lines of at most so many columns; only a word that is wider stays so.

    Rich breaks lines at spaces alone, which a Chinese sentence has beside its numbers only.

    >>> print(wrapped("体验 28 分，比期望（68 分）低 40 分", 16))
    体验 28 分，比期
    望（68 分）低
    40 分
    """
    lines = [""]
    for piece in _PIECE.findall(text):
        if lines[-1] and cell_len(lines[-1]) + cell_len(piece.rstrip()) > width:
            lines.append("")
        lines[-1] += piece
    return "\n".join(line.rstrip() for line in lines)
