"""The signs of another keyboard in a whole file: who types one of them types many.

A file that cannot be read because of one is searched for all of them, so that they are mended at
once. Only those are told that break a file for sure; texts, quotes and comments may hold any sign.
"""

from __future__ import annotations

import re
from itertools import chain, islice
from typing import TYPE_CHECKING, Any

from journeymap.language import slips, synonyms

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_TOLD = 200

_QUOTED = r"""(?:^|(?<=[\s:,\[{：，]))(?:"(?:[^"\\\n]|\\.)*"|'[^'\n]*')"""
_NOT_LOOKED_AT = rf"{_QUOTED}|(?:^|(?<=\s))#[^\n]*"
_BRACKETED = r"(?:[:：]|^[ ]*-)[ ]*([｛［【〔])([^\n]{0,300})[｝］】〕][ ]*$"
_CURLY_QUOTED = f"([{''.join(slips.CURLY)}])(?=([^\\n]{{0,300}}))"


def everywhere(text: str) -> Iterator[tuple[str, int, dict[str, Any]]]:
    r"""All such signs: the code, the place and the values of each.

    >>> [(code, place) for code, place, _ in everywhere("title：a：b\npersona：c，d")]
    [('full-width-colon', 5), ('full-width-colon', 17)]
    """
    text = text.replace("\r", "\n")
    seen = re.sub(_NOT_LOOKED_AT, lambda found: " " * len(found[0]), text, flags=re.MULTILINE)
    found = (_all_of(code, pattern, seen) for code, pattern in _patterns())
    return islice(chain(*found, _brackets(seen), _curly_quotes(seen)), MOST_TOLD)


def _patterns() -> tuple[tuple[str, str], ...]:
    """The signs that break a file, each by what stands around it."""
    field = rf"(?:\b[a-z_]{{2,30}}|\bn|{'|'.join(synonyms.in_chinese())})[ ]*"
    item = f"^[ ]*(?:(?:-|{slips.BULLET})[ ]+)*"
    digits = "[0-9０-９]+"
    number = rf"[+\-−－]?{digits}(?:[.．。]{digits})?[%％]?"
    end = "(?=[ ]*(?:$|[,，、}｝]))"
    return (
        ("wide-space", f"^[ ]*([{slips.WIDE_SPACES}])"),
        ("wide-space", f"{item}{field}:([{slips.WIDE_SPACES}])"),
        ("bullet", f"^[ ]*(?:-[ ]+)*({slips.BULLET})[ ]+{field}[:：]"),
        ("full-width-colon", f"(?:{item}|[{{｛,，、；][ ]*){field}(：)"),
        ("full-width-colon", r"[{｛][ ]*[\w-]+(：)"),
        ("full-width-comma", f"([，、；])[ ]*{field}[:：]"),
        ("full-width-number", f"(?:{field}|[{{｛,，][ ]*[\\w-]+)[:：][ ]*({number}){end}"),
    )


def _all_of(code: str, pattern: str, text: str) -> Iterator[tuple[str, int, dict[str, Any]]]:
    for found in re.finditer(pattern, text, re.MULTILINE):
        sign = found[1]
        if code != "full-width-number":
            yield code, found.start(1), {"character": slips.shown(sign)}
        elif (number := slips.plain(sign)) != sign:
            yield code, found.start(1), {"value": sign, "plain": number}


def _brackets(text: str) -> Iterator[tuple[str, int, dict[str, Any]]]:
    """Full-width brackets around a value, and the signs that part what is within."""
    for found in re.finditer(_BRACKETED, text, re.MULTILINE):
        yield "full-width-bracket", found.start(1), {"character": found[1]}
        for slip in slips.all_in_name(found[2]):
            if slip.code in {"full-width-colon", "full-width-comma"}:
                yield slip.code, found.start(2) + slip.offset, {"character": slip.character}


def _curly_quotes(text: str) -> Iterator[tuple[str, int, dict[str, Any]]]:
    """Those around a text that holds a sign which means something: a colon, in brackets a comma."""
    for found in re.finditer(_CURLY_QUOTED, text):
        sign, quoted, place = found[1], found[2], found.start()
        near = max(0, place - slips.LONGEST_LINE)
        before = text[max(near, text.rfind("\n", near, place)) : place].rstrip()
        ends = [at for each in slips.CURLY[sign] if (at := quoted.find(each)) >= 0]
        inside = quoted[: min(ends)] if ends and before[-1:] in set(":,[{-：，") else ""
        if ": " in inside or ("," in inside and re.search(r"[\[{]", before)):
            yield "curly-quotes", place, {"character": sign}
