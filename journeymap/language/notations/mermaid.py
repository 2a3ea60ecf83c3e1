"""Mermaid's ways with text, the same for all its diagrams: entities, line breaks, fences.

Mermaid 12 decides; its documentation leaves most of this open.
"""

from __future__ import annotations

import html
import re
from bisect import bisect_right
from itertools import islice
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from journeymap.language import slips
from journeymap.language.reading import looks_like_journey
from journeymap.language.syntax import UNFIT, UNFIT_TOLD

if TYPE_CHECKING:
    from collections.abc import Sequence

    from journeymap.language.places import Report

ENTITY = r"\#[A-Za-z0-9_]+;"
"""A character by number or name, such as `#58;` or `#quot;`, for verbose patterns."""

_ENTITY = re.compile(r"#(\w+);", re.ASCII)
_BREAK = re.compile(r"</?br\s*/?>", re.IGNORECASE)
_ENCODED = re.compile(r'["#$%&:;<>`{}\\\uFB02\xB6\r\n\t]')
"""What means something in a diagram or in the page that shows it; `ﬂ¶` are Mermaid's own marks."""


def decoded(text: str) -> str:
    r"""A text as Mermaid shows it, in lines.

    >>> decoded(" Call#58; 9 to 5<br/>#quot;free#quot; ")
    'Call: 9 to 5\n"free"'
    """
    return UNFIT.sub("", _ENTITY.sub(_character, _BREAK.sub("\n", text))).strip()


def _character(entity: re.Match[str]) -> str:
    name = entity[1]
    return html.unescape(f"&#{name};" if name.isdigit() else f"&{name};")


def encoded(text: str, also: str = "") -> str:
    """A text that Mermaid shows as it is, whatever it holds; `also` are further signs to encode.

    >>> encoded("Call: 9 to 5"), encoded("a, b", also=",")
    ('Call#58; 9 to 5', 'a#44; b')
    """
    safe = _ENCODED.sub(lambda sign: f"#{ord(sign[0])};", text)
    for sign in also:
        safe = safe.replace(sign, f"#{ord(sign)};")
    return safe


class Source(NamedTuple):
    """A diagram alone: what Mermaid takes away before it reads is gone.

    `whole` is the text it stands in, with lines that end alike; it begins there at `begin`. `front`
    and `front_end` are where its front matter stands in that, and `gaps` where something was taken
    out, each with all that was taken out up to there.
    """

    text: str
    whole: str
    begin: int = 0
    gaps: tuple[tuple[int, int], ...] = ()
    front: int = 0
    front_end: int = 0
    comments: int = 0
    has_settings: bool = False

    def original(self, index: int) -> int:
        """Where a character stood before anything was taken out."""
        behind = bisect_right(self.gaps, index, key=itemgetter(0))
        return self.begin + index + (self.gaps[behind - 1][1] if behind else 0)


_FENCE = re.compile(
    r"^[ \t>]*(`{3,}|~{3,})[ \t]*\{?mermaid\b[^\n]*\n(.*?)(?:^[ \t>]*\1|\Z)",
    re.MULTILINE | re.DOTALL,
)
_FENCES = re.compile(r"^[ \t>]*(?:`{3}|~{3})", re.MULTILINE)
_FRONT = re.compile(r"(?:[^\S\n]*+\n)*+([^\S\n]*+)---[^\S\n]*+\n")
_FRONT_END = re.compile(r"^([^\S\n]*+)---[^\S\n]*+(?:\n|\Z)", re.MULTILINE)
_GONE = re.compile(r"(?P<directive>%%\{.*?(?:\}%%|\Z))|\r(?=\n)", re.DOTALL)
_COMMENT = re.compile(r"^[^\S\n]*%%(?!\{)[^\n]+", re.MULTILINE)
_JOURNEY = re.compile(r"\s*journey(?![ \t]*[:：])")
_KIND = re.compile(r"\s*([\w-]+)")


def prepared(report: Report) -> Source | None:
    """The one journey diagram of a text, or None with the reason noted where there is none."""
    text = report.text
    if UNFIT.search(text):
        for found in islice(UNFIT.finditer(text), UNFIT_TOLD):
            report.add("unfit-character", found.start(), character=slips.shown(found[0]))
        return None
    lines = text.replace("\r\n", " \n").replace("\r", "\n")
    fenced = [found.span(2) for found in _FENCE.finditer(lines)]
    diagrams = [_bared(text, lines, *each) for each in fenced or [(0, len(text))]]
    journeys = [each for each in diagrams if _JOURNEY.match(each.text)]
    if len(journeys) > 1:
        for each in journeys[1:]:
            report.add("mermaid-several", each.original(_beginning(each.text)))
    elif not journeys:
        _note_others(diagrams, report)
    return journeys[0] if len(journeys) == 1 else None


def _bared(text: str, lines: str, start: int, end: int) -> Source:
    """What stands between two places, without front matter, directives and comments."""
    front, front_end, begin = _front(lines, start, end)
    parts, gaps, at, taken, directives = [], [], begin, 0, 0
    for found in _GONE.finditer(text, begin, end):
        parts.append(text[at : found.start()])
        at, taken = found.end(), taken + found.end() - found.start()
        gaps.append((at - begin - taken, taken))
        directives += found["directive"] is not None
    parts.append(text[at:end])
    bare, comments = _COMMENT.subn(_blanked, "".join(parts).replace("\r", "\n"))
    return Source(bare, lines, begin, tuple(gaps), front, front_end, comments, directives > 0)


def _front(lines: str, start: int, end: int) -> tuple[int, int, int]:
    """Where front matter begins and ends, and what is behind it; it ends no further in."""
    opened = _FRONT.match(lines, start, end)
    if opened is None:
        return 0, 0, start
    ends = (
        each
        for each in _FRONT_END.finditer(lines, opened.end(), end)
        if opened[1].endswith(each[1])
    )
    closed = max(ends, key=lambda each: len(each[1]), default=None)
    return (opened.end(), closed.start(), closed.end()) if closed else (0, 0, start)


def blank(text: str) -> str:
    """As many characters, but spaces; lines end where they did."""
    return re.sub(r"[^\n]", " ", text)


def _blanked(found: re.Match[str]) -> str:
    return blank(found[0])


def _beginning(text: str) -> int:
    return len(text) - len(text.lstrip())


def _note_others(diagrams: Sequence[Source], report: Report) -> None:
    if looks_like_journey(report.text) and not _FENCES.search(report.text):
        report.add("already-journey", 0)
        return
    for each in diagrams:
        _note_other(each, report)


def _note_other(source: Source, report: Report) -> None:
    found = _KIND.match(source.text)
    if found is None:
        report.add("mermaid-none", 0)
    elif found[1].lower() == "journey":
        report.add("mermaid-capital", source.original(found.start(1)), name=found[1])
    else:
        report.add("mermaid-other", source.original(found.start(1)), name=found[1])
