r"""Changes to a journey file, as values.

Applied to a text they keep its author's hand: only what changes is written anew.

>>> from journeymap.language.editing import edited
>>> text = "journey: a\nstages: [{stage: s, touchpoints: [{touchpoint: call, experience: 5}]}]\n"
>>> print(edited(text, [Set("call.experience.n", "80")], "a.yaml").text, end="")
journey: a
stages: [{stage: s, touchpoints: [{touchpoint: call, experience: {mean: 5, n: 80}}]}]
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from journeymap.language.editing.written import Plain


@dataclass(frozen=True, slots=True)
class Set:
    """Give a part of the file a value, or with None leave it out.

    `address` names the part: `title`, `checkin.experience`, `checkin.experience.n`,
    `checkin.next.left`, `exits.gone`, `checkin.attributes.waiting.weight`, `checkin.pains.2`.
    A value that was `typed` may be a list in brackets or a mapping in braces where one may stand.
    """

    address: str
    value: Plain
    typed: bool = False


@dataclass(frozen=True, slots=True)
class Rename:
    """Give what bears an id another one, everywhere it is referred to."""

    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Add:
    """A new touchpoint: its fields, and the touchpoint before or behind which it goes, or a stage.

    In a stage it goes to the end. Its fields may be parts, as in `experience.n`, and `typed` as for
    `Set`.
    """

    touchpoint: str
    fields: tuple[tuple[str, Plain], ...] = ()
    before: str = ""
    behind: str = ""
    stage: str = ""
    typed: bool = False


@dataclass(frozen=True, slots=True)
class Move:
    """Move a touchpoint before or behind another, or to the end of a stage."""

    touchpoint: str
    before: str = ""
    behind: str = ""
    stage: str = ""


@dataclass(frozen=True, slots=True)
class Remove:
    """Take out a touchpoint or stage to which nothing may lead any more, or a part as for `Set`."""

    address: str


Edit: TypeAlias = Set | Rename | Add | Move | Remove
