"""The scale that a label of a table states: `Satisfaction (1-7)`, `期望值（5分制）`.

Only what stands in brackets or ends the label is a scale, and a scale begins at 1 or below: a year
or a question's number is none. Where the upper end alone is stated, a scale of up to nine steps
begins at 1 and a longer one at 0, as people mean it.

>>> stated("Satisfaction (1-7)"), stated("期望值（5分制）"), stated("满意度 百分制")
((1.0, 7.0), (1.0, 5.0), (0.0, 100.0))
>>> stated("Experience in 2024-2025"), without_scale("Satisfaction 1 to 5")
(None, 'Satisfaction')
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_NUMBER = r"[+-]?[0-9]{1,3}(?:[.,][0-9]+)?"
_SCALE = re.compile(
    rf"""
    (?: [(\[【] | [,:;/] | (?P<space>\s) | (?<=[\u4e00-\u9fff]) ) \s*
    (?: (?:on\s+a\s+)? (?:scale|score|rating|range|likert|量表|分值|评分|打分|范围) \s*:?\s* )?
    (?: (?:from|of|从)\s* )?
    (?:
      (?P<low>{_NUMBER}) \s* (?:分\s*)?
        (?:[-\u2010-\u2015\u2212~] | \.{{2,3}} | to | bis | 至 | 到) \s* (?P<high>{_NUMBER})
        \s* (?: % | 分 | points? | pts | stars? | 量表 | scale )?
    | (?:out\s+of|max(?:imum)?\.?|满分) \s* (?P<most>[0-9]+) \s* 分?
    | (?P<points>[0-9]+|[五七九十百]) (?: 分制 | [\s-]*points?(?:\s+scale)? )
    | / \s* (?P<over>[0-9]+)
    ) \s*
    (?: \Z | [)\]】].* | [,;:=].* )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_NOTE_SIGNS = re.compile("[\u00b9\u00b2\u00b3\u2070-\u2079]")
"""Small raised digits: they lead to a footnote, and are no part of a number."""
_OPEN = re.compile(r"[(\[【]")
_IN_CHINESE = {"五": 5, "七": 7, "九": 9, "十": 10, "百": 100}
LONGEST_FROM_ONE = 9
"""Points of a scale that begins at 1 where nobody says so; one of 10 or 100 begins at 0."""

LONGEST_LABEL = 200
"""Characters of a label in which a scale is looked for."""


@lru_cache(4096)
def stated(label: str) -> tuple[float, float] | None:
    """The lowest and the highest score of the scale that a label states, if it states one."""
    found = _found(label)
    if found is None:
        return None
    if found["low"]:
        return _number(found["low"]), _number(found["high"])
    highest = _points(found)
    return (1.0 if highest <= LONGEST_FROM_ONE else 0.0), highest


def without_scale(label: str) -> str:
    """A label without the scale it states."""
    found = _found(label)
    return _plain(label)[: found.start()].rstrip() if found else label


def _found(label: str) -> re.Match[str] | None:
    if len(label) > LONGEST_LABEL:
        return None
    found = _SCALE.search(_plain(label))
    if found is None or (found["space"] and _OPEN.search(found.string, 0, found.start())):
        return None
    if found["low"]:
        low, high = _number(found["low"]), _number(found["high"])
        return found if low <= 1 and low < high else None
    return found if _points(found) > 1 else None


def _number(text: str) -> float:
    return float(text.replace(",", "."))


def _points(found: re.Match[str]) -> float:
    points = found["most"] or found["points"] or found["over"]
    return float(_IN_CHINESE.get(points) or points)


def _plain(label: str) -> str:
    return unicodedata.normalize("NFKC", _NOTE_SIGNS.sub("", label)).strip()
