"""Slips of the keyboard: full-width signs, bullets, curly quotes, special or missing spaces.

They stand where YAML wants plain signs, and are told as what they are wherever they break a file.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

WIDE_SPACES = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
BULLET = f"[•‣◦·∙・]|[–—−－*●○■□▪◆➢√✓](?=[\\s{WIDE_SPACES}])"
"""What office programs and chats put before the items of a list; some only before a space."""

CURLY = {"“": "”", "‘": "’", "„": "“”", "”": "”", "«": "»", "「": "」", "『": "』", "＂": "＂"}
"""Quotes that are no quotes to YAML, each with those that close it."""

BRACKETS = {"｛": "｝", "［": "］", "【": "】", "〔": "〕", "「": "」"}


@cache
def _sign() -> re.Pattern[str]:
    """Any of these signs; made when it is first asked for, which a sound file never does."""
    return re.compile(
        f"(：)|([，、；])|([{WIDE_SPACES}]+)|^(-)(?=[^\\s-])|(:)(?!//)(?=\\S)|^({BULLET})"
    )


_CODES = (
    "full-width-colon",
    "full-width-comma",
    "wide-space",
    "dash-without-space",
    "no-space",
    "bullet",
)
_INDENT = re.compile(f"[ \\t{WIDE_SPACES}]*")


@cache
def _bulleted() -> re.Pattern[str]:
    return re.compile(f"[ ]*(?:-[ ]+)*({BULLET})")


@cache
def _key() -> re.Pattern[str]:
    return re.compile(
        rf"""[ {WIDE_SPACES}]*(?:-[ ]+)*
        (?:(?P<dash>-)(?=[^\s-]).*:
         | ["']?(?=.*[^\W\d])[\w-]+(?:[ ][\w-]+)*["']?
           (?:(?P<colon>：) | (?P<space>:)(?!//)(?=[^\s{WIDE_SPACES}])
            | :(?P<wide>[{WIDE_SPACES}])))
        """,
        re.VERBOSE,
    )


_KEY_CODES = {
    "dash": "dash-without-space",
    "colon": "full-width-colon",
    "space": "no-space",
    "wide": "wide-space",
}


OF_ANOTHER_KEYBOARD = frozenset(
    (
        "full-width-colon",
        "full-width-comma",
        "full-width-bracket",
        "curly-quotes",
        "wide-space",
        "bullet",
    )
)
"""Slips that come in numbers: where one kept a file from being read, all of them are told."""


class Slip(NamedTuple):
    """A slip's code, how far into the text it stands, and the character typed there."""

    code: str
    offset: int
    character: str


def in_name(name: str) -> Slip | None:
    """The sign that made a name of what should have been more than a name.

    >>> in_name("min：1，max：7")
    Slip(code='full-width-colon', offset=3, character='：')
    >>> in_name("mean:5").code, in_name("-stage").code, in_name("past experience")
    ('no-space', 'dash-without-space', None)
    """
    return next(all_in_name(name), None)


def all_in_name(name: str) -> Iterator[Slip]:
    """All such signs of a name.

    >>> [slip.offset for slip in all_in_name("min：1，max：7")]
    [3, 5, 9]
    """
    for found in _sign().finditer(name):
        yield Slip(_CODES[(found.lastindex or 1) - 1], found.start(), shown(found[0][0]))


def in_line(line: str) -> Slip | None:
    """The sign that keeps a line from being a field.

    >>> in_line("  - title：酒店").offset, in_line("title:Hello").code, in_line("see http://a")
    (9, 'no-space', None)
    """
    if slip := in_indent(line) or bullet(line):
        return slip
    found = _key().match(line)
    if not found or not found.lastgroup:
        return None
    group = found.lastgroup
    return Slip(_KEY_CODES[group], found.start(group), shown(found[group]))


def in_indent(line: str) -> Slip | None:
    """The first character of a line's indent that is no plain space."""
    indent = _INDENT.match(line)
    for offset, character in enumerate(indent[0] if indent else ""):
        if character != " ":
            return Slip("tab" if character == "\t" else "wide-space", offset, shown(character))
    return None


def bullet(line: str) -> Slip | None:
    """The bullet with which a line begins, in place of a dash.

    >>> bullet("  • too dear").offset, bullet("– 5 degrees").offset, bullet("–5 degrees")
    (2, 0, None)
    """
    found = _bulleted().match(line)
    return Slip("bullet", found.start(1), found[1]) if found else None


def is_left_open(text: str) -> bool:
    """Whether a text begins with a curly quote that is not closed in it.

    >>> is_left_open("“slow"), is_left_open("“slow”"), is_left_open("slow”")
    (True, False, False)
    """
    return text[:1] in CURLY and not closes(text[1:], text[0])


def closes(text: str, opening: str) -> bool:
    """Whether a text closes a curly quote; a single one at its end, since it is an apostrophe too.

    >>> closes("but friendly” he said", "“"), closes("it’s", "‘"), closes("boys’", "‘")
    (True, False, True)
    """
    end = CURLY[opening]
    return text.endswith(end) if opening == "‘" else any(each in text for each in end)


def is_curly(text: str) -> bool:
    """Whether a whole text stands in curly quotes."""
    return len(text) > 1 and text[-1] in CURLY.get(text[0], " ")


BEFORE_SEVERAL = frozenset("•‣◦·∙・–—−－*●○■□▪◆➢√✓").union(BRACKETS)
"""The first characters of a text that may have been meant as several values."""

_PARTS = re.compile("[：，、；:,]")


def is_bracketed(text: str) -> bool:
    """Whether several values stand in full-width brackets; a single one may well be a text.

    >>> is_bracketed("【前台，热线】"), is_bracketed("【试行】"), is_bracketed("【试行】供暖")
    (True, False, False)
    """
    return BRACKETS.get(text[:1]) == text[-1:] and (text[0] in "｛［" or bool(_PARTS.search(text)))


_OPENED = (
    f"[-:：,，[{{][ ]*([{''.join(CURLY)}{''.join(BRACKETS)}])"
    f"[^{''.join(CURLY.values())}{''.join(BRACKETS.values())}]*\\Z"
)
LONGEST_LINE = 500
"""Characters of a line that are looked at for a sign that opens a value."""


def opened(line: str) -> Slip | None:
    """The curly quote or full-width bracket that began a value and is still open at a line's end.

    >>> opened("exits: ｛done"), opened("title: “a”, then")
    (Slip(code='full-width-bracket', offset=7, character='｛'), None)
    """
    skipped = max(0, len(line) - LONGEST_LINE)
    found = re.search(_OPENED, line[skipped:])
    if not found:
        return None
    code = "curly-quotes" if found[1] in CURLY else "full-width-bracket"
    return Slip(code, skipped + found.start(1), found[1])


_SIGNS = str.maketrans("−–。", "--.")


def plain(text: str) -> str:
    """A number as a keyboard would type it: ASCII digits, sign and point.

    >>> plain("７０％"), plain("−0.5"), plain("٧")
    ('70%', '-0.5', '7')
    """
    normal = unicodedata.normalize("NFKC", text).translate(_SIGNS)
    digits = (str(unicodedata.decimal(each)) if each.isdecimal() else each for each in normal)
    return "".join(digits).strip()


def shown(character: str) -> str:
    """A character as it can be told: itself, or its number where nothing would be seen.

    >>> shown("："), shown(chr(0x3000))
    ('：', 'U+3000')
    """
    return character if character.isprintable() else code_point(character)


def code_point(character: str) -> str:
    """A character's number in Unicode.

    >>> code_point(chr(0x200B))
    'U+200B'
    """
    return f"U+{ord(character):04X}"
