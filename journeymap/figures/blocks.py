"""The pieces a layout is made of: boxes, and lines of text that fill them.

Pixels, with the 0 of the scale as vertical zero and up positive, and the left edge of the
first column as horizontal zero.
"""

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from journeymap.figures import text


class Role(StrEnum):
    """What a piece of text is for; decides its size, weight and place in the column."""

    STAGE = "stage"
    TITLE = "title"
    CHANNELS = "channels"
    WORD = "word"
    QUIET_WORD = "quiet word"
    FELT = "felt"
    ABSENT = "absent"
    TICK = "tick"


@dataclass(frozen=True, slots=True)
class Type:
    """Font size in pixels and weight."""

    size: float
    bold: bool = False


TYPES: Final = {
    Role.STAGE: Type(11.5, bold=True),
    Role.TITLE: Type(13.5, bold=True),
    Role.CHANNELS: Type(11),
    Role.WORD: Type(13, bold=True),
    Role.QUIET_WORD: Type(11.5),
    Role.FELT: Type(11),
    Role.ABSENT: Type(11),
    Role.TICK: Type(10),
}

LEFT_ALIGNED: Final = frozenset({Role.STAGE, Role.TICK})
"""All other text is centred on its column."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle."""

    left: float
    right: float
    bottom: float
    top: float

    def overlaps(self, other: "Box") -> bool:
        """Whether two rectangles share any area."""
        beside = self.right <= other.left or other.right <= self.left
        apart = self.top <= other.bottom or other.top <= self.bottom
        return not (beside or apart)


@dataclass(frozen=True, slots=True)
class Block:
    """Lines of text in their place; `column` is the touchpoint they belong to."""

    role: Role
    column: int
    lines: tuple[str, ...]
    box: Box

    def raised(self, by: float) -> "Block":
        """The same block, so many pixels higher."""
        box = replace(self.box, bottom=self.box.bottom + by, top=self.box.top + by)
        return replace(self, box=box)


def width(role: Role, lines: tuple[str, ...]) -> float:
    """How wide lines of a role's text run, in pixels."""
    kind = TYPES[role]
    return max((text.text_width(line, kind.size, bold=kind.bold) for line in lines), default=0.0)


def height(role: Role, lines: tuple[str, ...]) -> float:
    """How high lines of a role's text stand, in pixels."""
    return text.text_height(len(lines), TYPES[role].size)


def block(role: Role, column: int, lines: tuple[str, ...], x: float, top: float) -> Block:
    """Lines hung from `top` at `x`: their centre, or their left edge for left-aligned roles."""
    wide = width(role, lines)
    left = x if role in LEFT_ALIGNED else x - wide / 2
    return Block(role, column, lines, Box(left, left + wide, top - height(role, lines), top))


def wrapped(role: Role, words: str, room: float) -> tuple[str, ...]:
    """A role's text in as many lines as it needs."""
    kind = TYPES[role]
    return text.wrapped(words, room, kind.size, bold=kind.bold)


def shortened(role: Role, words: str, room: float, most: int) -> tuple[str, ...]:
    """A role's text in at most so many lines."""
    kind = TYPES[role]
    return text.shortened(words, room, kind.size, most, bold=kind.bold)
