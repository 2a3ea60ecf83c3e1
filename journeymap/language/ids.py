"""Ids: the short names by which other places refer to a touchpoint, an exit, a segment."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from yaml.events import ScalarEvent

from journeymap.language import slips
from journeymap.language.shapes import other_form, shape_class
from journeymap.language.tree import Node, index_of, normal

if TYPE_CHECKING:
    from journeymap.language.places import Report
    from journeymap.language.shapes import Value


ID_CATEGORIES = frozenset(("Lu", "Ll", "Lt", "Lm", "Lo", "Mn", "Mc", "Nd", "Nl", "No", "So", "Sk"))
_PLAIN_ID = re.compile(r"[A-Za-z0-9_-]+")
_INVISIBLE_CATEGORIES = frozenset(("Cc", "Cf", "Zl", "Zp", "Cn", "Co"))
_INVISIBLE = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2800\u3164\ufe00-\ufe0f\uffa0\U000e0000-\U000e0fff]"
)
"""Characters that nobody sees although they count as letters or marks."""

_JOINERS = "\u200c\u200d"
_EMOJI_STYLE = "\ufe0f"
_VIRAMA = 9
LONGEST_ID = 100


@shape_class
class Id:
    """A name to refer to: letters of any script, digits, `-` and `_`, case kept, in NFC.

    `of` says what kinds of thing it may name; it `gives` a thing its name or refers to one. A name
    that breaks the rule is told and still used, so that what refers to it is found; where it is
    told `later`, what it was meant to refer to can be told with it, since all ids are known then.
    """

    of: tuple[str, ...] = ()
    gives: bool = False
    later: bool = False
    expects: str = "id"

    def read(self, node: Node, report: Report) -> Value:
        """The id."""
        if type(node) is not ScalarEvent:
            return other_form(self, node, report)
        name = normal(node.value)
        if not self.later and not is_id(name):
            note_name(name, index_of(node), report, is_plain=not node.style)
        return name


def note_name(name: str, index: int, report: Report, *, is_plain: bool) -> None:
    """Note what keeps a name from being an id; signs in quotes are no slips of the keyboard."""
    wrong = [each for place, each in enumerate(name) if not _belongs(name, place, each)]
    found = list(slips.all_in_name(name)) if is_plain and wrong else []
    hidden = next(filter(is_invisible, wrong[:1]), None)
    if not name:
        report.add("empty-id", index)
    elif len(name) > LONGEST_ID:
        report.add("id-too-long", index, longest=LONGEST_ID)
    elif hidden:
        report.add("invisible-in-id", index, character=slips.code_point(hidden))
    elif found:
        for slip in found:
            report.add(slip.code, index + slip.offset, character=slip.character)
    elif is_plain and slips.is_curly(name):
        report.add("curly-quotes", index, character=name[0])
    elif set(wrong) == {" "}:
        report.add("space-in-id", index, id=name, joined="-".join(name.split()))
    elif "," in wrong:
        report.add("list-without-brackets", index, id=name)
    else:
        sign = next(each for each in wrong if each != " ")
        report.add("character-in-id", index, id=name, character=sign)


def is_id(name: str) -> bool:
    """Whether a name keeps to the rule for ids.

    >>> is_id("入住"), is_id("check in"), is_id("")
    (True, False, False)
    """
    if _PLAIN_ID.fullmatch(name):
        return len(name) <= LONGEST_ID
    return 0 < len(name) <= LONGEST_ID and all(_belongs(name, *each) for each in enumerate(name))


def _belongs(name: str, place: int, character: str) -> bool:
    """Whether a character may stand in an id where it does."""
    if character in "-_":
        return True
    if character in _JOINERS or character == _EMOJI_STYLE:
        return place > 0 and _joins(name[place - 1], name[place + 1 : place + 2], character)
    return unicodedata.category(character) in ID_CATEGORIES and not _INVISIBLE.match(character)


def _joins(before: str, after: str, joiner: str) -> bool:
    """Whether an invisible character is part of how its neighbours are written.

    So it is after a virama (Hindi), between Arabic letters (Persian), and in an emoji.
    """
    if unicodedata.category(before) in {"So", "Sk"} or before == _EMOJI_STYLE:
        return joiner == _EMOJI_STYLE or bool(after)
    if joiner == _EMOJI_STYLE or not after:
        return False
    is_arabic = unicodedata.bidirectional(before) == unicodedata.bidirectional(after) == "AL"
    return is_arabic or unicodedata.combining(before) == _VIRAMA


def is_invisible(character: str) -> bool:
    """Whether nobody sees a character.

    >>> is_invisible(chr(0x200B)), is_invisible("é")
    (True, False)
    """
    is_hidden = unicodedata.category(character) in _INVISIBLE_CATEGORIES
    return is_hidden or bool(_INVISIBLE.match(character))
