"""Slips of the keyboard: full-width signs, special or missing spaces where YAML wants plain ones.

They are told as what they are, wherever they break a file.
"""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

WIDE_SPACES = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_SIGN = re.compile(f"(：)|([，、；])|([{WIDE_SPACES}])|^(-)(?=[^\\s-])|(:)(?!//)(?=\\S)")
_CODES = ("full-width-colon", "full-width-comma", "wide-space", "dash-without-space", "no-space")
_INDENT = re.compile(f"[ \\t{WIDE_SPACES}]*")
_KEY = re.compile(
    rf"""[ {WIDE_SPACES}]*(?:-[ ]+)*
    (?:(?P<dash>-)(?=[^\s-]).*:
     | ["']?(?=.*[^\W\d])[\w-]+(?:[ ][\w-]+)*["']?
       (?:(?P<colon>：) | (?P<space>:)(?!//)(?=[^\s{WIDE_SPACES}]) | :(?P<wide>[{WIDE_SPACES}])))
    """,
    re.VERBOSE,
)
_KEY_CODES = {
    "dash": "dash-without-space",
    "colon": "full-width-colon",
    "space": "no-space",
    "wide": "wide-space",
}


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
    found = _SIGN.search(name)
    if not found:
        return None
    return Slip(_CODES[(found.lastindex or 1) - 1], found.start(), shown(found[0]))


def in_line(line: str) -> Slip | None:
    """The sign that keeps a line from being a field.

    >>> in_line("  - title：酒店").offset, in_line("title:Hello").code, in_line("see http://a")
    (9, 'no-space', None)
    """
    indent = in_indent(line)
    if indent:
        return indent
    found = _KEY.match(line)
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
