"""Regular expressions for values that a schema sees as texts: numbers, shares, dates and ids.

A schema can compare numbers but not the texts in which they are written, and YAML hands over a
quoted number, or any share in percent, as a text. The expressions here are understood alike by
Python and by JavaScript, whose dialect JSON Schema asks for.
"""

from __future__ import annotations

import unicodedata
from itertools import groupby

from journeymap.language.ids import ID_CATEGORIES, is_invisible
from journeymap.language.values import LARGEST

_SPACE = "[ \\t\\r\\n]*"
_EXPONENT = "[+-]?(?:[0-9]+\\.?[0-9]*|\\.[0-9]+)[eE][+-]?[0-9]+"
"""A number with an exponent passes whatever it comes to; hardly anybody quotes one."""

_AT_LEAST = {0: "", 0.1: "(?=0*(?:[1-9]|\\.[1-9]))", 1: "(?=0*[1-9])"}
"""What looks ahead for decimals from each of the bounds that fields have, up to any other."""


def number(minimum: float = -LARGEST, maximum: float = LARGEST, *, whole: bool = False) -> str:
    """What matches the numbers within two bounds, as texts.

    >>> import re
    >>> [text for text in ("0.3", "+.5", "1.0", "1.01", "-.5", "x") if re.match(number(0, 1), text)]
    ['0.3', '+.5', '1.0']
    """
    return f"^{_SPACE}{_signed(minimum, maximum, whole=whole)}{_SPACE}$"


def share(*words: str) -> str:
    """What matches a share: `70%` or `0.7`, or one of some words.

    >>> import re
    >>> [text for text in ("70%", "0.7", "70", "101%", "rest") if re.match(share("rest"), text)]
    ['70%', '0.7', 'rest']
    """
    numbers = f"{_SPACE}(?:{_signed(0, 100)}{_SPACE}%|{_signed(0, 1)}{_SPACE})"
    return f"^(?:{'|'.join([*words, numbers])})$"


def amount() -> str:
    """What matches a number or a percentage."""
    return f"^{_SPACE}{_signed(-LARGEST, LARGEST)}{_SPACE}%?$"


def day() -> str:
    """What matches the days that there are, in the years 1 to 9999.

    >>> import re
    >>> [bool(re.match(day(), text)) for text in ("2024-02-29", "2023-02-29", "2026-9-30")]
    [True, False, False]
    """
    in_any_year = (
        "(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])",
        "(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)",
        "02-(?:0[1-9]|1[0-9]|2[0-8])",
    )
    leap = "(?:[0-9]{2}(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)"
    return f"^(?!0000)(?:[0-9]{{4}}-(?:{'|'.join(in_any_year)})|{leap}-02-29)$"


def identifier() -> str:
    r"""What matches an id, as far as one expression can tell.

    Which signs are no letters is taken from the Unicode of 2002 that every Python carries, so that
    the schema is the same wherever it is made. Signs that came later, signs beyond the first plane
    and joiners in the wrong place are left to `check`.

    >>> import re
    >>> [text for text in ("check-in", "入住", "a b", "c.d", "é") if re.match(identifier(), text)]
    ['check-in', '入住', 'é']
    """
    runs = groupby(range(_FIRST_PLANE), key=lambda code: _is_refused(chr(code)))
    ranges = [list(codes) for is_refused, codes in runs if is_refused]
    refused = "".join(f"\\u{codes[0]:04x}-\\u{codes[-1]:04x}" for codes in ranges)
    return f"^(?![\\u200c\\u200d\\ufe0f])[^{refused}]+$"


def _signed(minimum: float, maximum: float, *, whole: bool = False) -> str:
    parts = [_EXPONENT]
    if maximum >= 0:
        parts.append(f"\\+?{_decimal(max(minimum, 0), maximum, whole=whole)}")
    if minimum <= 0:
        parts.append(f"-{_decimal(max(-maximum, 0), -minimum, whole=whole)}")
    return f"(?:{'|'.join(parts)})"


def _decimal(minimum: float, maximum: float, *, whole: bool) -> str:
    """What matches decimals without a sign; the maximum is 0, one digit or a power of ten."""
    digits = str(int(maximum))
    fraction, no_fraction = "(?:\\.0*)?" if whole else "(?:\\.[0-9]*)?", "(?:\\.0*)?"
    if maximum == 0:
        below = f"0*{no_fraction}"
    elif len(digits) == 1:
        below = f"0*[0-{int(maximum) - 1}]?{fraction}|0*{digits}{no_fraction}"
    elif maximum == 10 ** (len(digits) - 1):
        below = f"0*[0-9]{{0,{len(digits) - 1}}}{fraction}|0*{digits}{no_fraction}"
    else:
        raise ValueError(maximum)
    return f"(?=\\.?[0-9]){_AT_LEAST[minimum]}(?:{below})"


_FIRST_PLANE = 0x10000
_LEFT_TO_CHECK = frozenset("-_\u200c\u200d\ufe0f")


def _is_refused(character: str) -> bool:
    """Whether a character stands in no id, in the Unicode of 2002 and in that of today."""
    if character in _LEFT_TO_CHECK or "\ud800" <= character <= "\udfff":
        return False
    then, now = unicodedata.ucd_3_2_0.category(character), unicodedata.category(character)
    is_known = then != "Cn"
    return is_known and (is_invisible(character) or not {then, now} & ID_CATEGORIES)
