"""The account of an import or export: what was assumed, kept aside or left out.

A Note is no Problem: what was made is sound, and its reader should know how it came about.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from journeymap import wording
from journeymap.language.places import shortened
from journeymap.language.syntax import UNFIT

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

TOLD_OF_A_KIND = 3
"""Notes of one kind that are told; a source repeats itself, and three show how."""

MOST_OF_A_KIND = 100
"""Notes of one kind that are kept in a file."""


@dataclass(frozen=True, slots=True)
class Note:
    """One thing to know: a code, the values its sentence needs, and the line of the source.

    Line 0 means the source as a whole.
    """

    code: str
    values: Mapping[str, object] = field(default_factory=dict)
    line: int = 0

    def told(self, language: str = "en", *, whole: bool = False) -> str:
        """The note as one sentence without a full stop; what it quotes is cut unless `whole`."""
        values = {name: _shown(value, language, whole) for name, value in self.values.items()}
        told = wording.note(self.code, values, language)
        return wording.phrase("at-line", language, line=self.line, told=told) if self.line else told


def _shown(value: object, language: str, whole: bool) -> object:
    """What was written in the source, on one line and harmless."""
    if isinstance(value, tuple):
        parts = [str(_shown(each, language, whole)) for each in value]
        return wording.listed(parts, language)
    if not isinstance(value, str):
        return value
    return UNFIT.sub("", " ".join(value.split()) if whole else shortened(value))


def told(notes: Sequence[Note], language: str = "en", *, whole: bool = False) -> list[str]:
    """The notes as sentences, those of one kind together; of many alike the first, unless `whole`.

    >>> told([Note("comments-left-out", {"count": 2})])
    ['comments left out: 2']
    """
    kinds: dict[str, list[Note]] = {}
    for note in notes:
        kinds.setdefault(note.code, []).append(note)
    most = MOST_OF_A_KIND if whole else TOLD_OF_A_KIND
    lines = []
    for alike in kinds.values():
        lines += [note.told(language, whole=whole) for note in alike[:most]]
        if len(alike) > most:
            lines.append(wording.phrase("more-notes", language, count=len(alike) - most))
    return lines
