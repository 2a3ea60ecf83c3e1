"""A journey file in the making: what was read from another notation, as lines and an account."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from journeymap import wording
from journeymap.language.editing import written
from journeymap.language.notations.account import told
from journeymap.language.reading import read

if TYPE_CHECKING:
    from journeymap.language.editing.written import Plain
    from journeymap.language.notations.account import Note
    from journeymap.model import Journey


@dataclass(frozen=True, slots=True)
class Imported:
    """A journey file made of another notation, the journey it describes, and the account."""

    text: str
    journey: Journey
    notes: tuple[Note, ...]

    def file(self, source: str, language: str = "en") -> str:
        """The file as it is saved: the account comes first, as comments."""
        head = [wording.phrase("imported-from", language, source=source)]
        head += [f"- {line}" for line in told(self.notes, language, whole=True)]
        comments = "".join(f"# {line}\n" for line in head)
        return f"{comments}\n{self.text}"


def imported(data: dict[str, Plain], notes: tuple[Note, ...]) -> Imported:
    """The journey file of plain data that is known to be sound."""
    text = "\n".join([*written.block(data), ""])
    return Imported(text, read(text), notes)
