"""What is no YAML of ours before it is parsed, and signs that no journey file may hold."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple

from journeymap.language import slips
from journeymap.language.lines import SAYING, line_above, line_at, line_start

if TYPE_CHECKING:
    from journeymap.language.places import Report

UNFIT = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufeff\ufffe\uffff]")
"""Characters that no text may hold: among them those of a terminal's control sequences, and the
byte order mark, which was left over from another file wherever it does not begin this one."""

UNFIT_TOLD = 5

_CONFLICT = re.compile(r"^(?:<{7}|={7}|>{7})(?= |$)", re.MULTILINE)
_UNKNOWN_DIRECTIVE = re.compile(r"%(?!YAML )")
_TAG_DIRECTIVE = re.compile(r"(?:^|(?<=\r))%TAG", re.MULTILINE)
"""It names tags, which are refused anyway, and libyaml compares each with all others."""

_TAB_WITHIN = re.compile(r"(?<=[^\s])([ \t]*\t[ \t]*)")
_ESCAPE = re.compile(r"\\(x[\da-fA-F]{2}|u[\da-fA-F]{4}|U[\da-fA-F]{8}|[^xuU])", re.DOTALL)
_CONTROLS = {"0": 0, "a": 7, "b": 8, "v": 11, "f": 12, "e": 27}
LONGEST_ESCAPE = len(r"\U00000000")
_OTHER_LINE_ENDS = str.maketrans("\x85\u2028\u2029", "   ")


def refused(report: Report) -> bool:
    """Note what no parser needs to see: unfit characters, a merge's marks, unknown directives."""
    text = report.text
    if UNFIT.search(text):
        for found in islice(UNFIT.finditer(text), UNFIT_TOLD):
            report.add("unfit-character", found.start(), character=slips.shown(found[0]))
    elif (index := _conflict(text)) is not None:
        report.add("conflict-marks", index)
    elif (index := _unknown_directive(text)) is not None:
        report.add("directive", index)
    return bool(report.found)


def _conflict(text: str) -> int | None:
    if "<<<<<<<" not in text and ">>>>>>>" not in text:
        return None
    found = _CONFLICT.search(text)
    return found.start() if found else None


def _unknown_directive(text: str) -> int | None:
    first = SAYING.search(text)
    unknown = _UNKNOWN_DIRECTIVE.match(text, first.start()) if first else None
    if unknown is None and "%TAG" in text:
        unknown = _TAG_DIRECTIVE.search(text)
    return unknown.start() if unknown else None


def prepared(text: str) -> str:
    """The text as it goes to the parser, every character in its place.

    Where a parser would see the end of a line and no editor does (U+0085, U+2028, U+2029), and
    where one parser takes a tab for a space and the other does not, there is a space instead.
    """
    if any(end in text for end in "\x85\u2028\u2029"):
        text = text.translate(_OTHER_LINE_ENDS)
    return _TAB_WITHIN.sub(lambda tabs: " " * len(tabs[1]), text) if "\t" in text else text


class Diagnosis(NamedTuple):
    """What the author did: a code, the place to mend, and the values of the case."""

    code: str
    place: int
    values: dict[str, Any]


def unfit_escape(text: str, start: int, end: int) -> Diagnosis | None:
    r"""The first escape within a double-quoted text that stands for an unfit character.

    >>> unfit_escape(r'"a\\0b\0"', 0, 9)
    Diagnosis(code='unfit-character', place=6, values={'character': 'U+0000'})
    """
    for found in _ESCAPE.finditer(text, start, end):
        written = found[1]
        number = int(written[1:], 16) if written[0] in "xuU" else _CONTROLS.get(written[0], 0x20)
        if number <= 0x10FFFF and UNFIT.match(chr(number)):
            values = {"character": slips.shown(chr(number))}
            return Diagnosis("unfit-character", found.start(), values)
    return None


def begins_item(text: str, index: int, name: str) -> bool:
    r"""Whether a field begins an item of a list, or would if it had its dash.

    >>> begins_item("- stage: a", 2, "stage"), begins_item("stages:\n  stage: a", 10, "stage")
    (True, True)
    """
    start = line_start(text, index)
    above = line_above(text, start)
    return re.fullmatch(r"[ ]*(?:-[ ]+)+", text[start:index]) is not None or (
        above is not None and line_at(text, above).strip() == f"{name}s:"
    )


def index_of_event(event: Any) -> int:  # noqa: ANN401 - PyYAML's stubs know no index
    """Where an event begins in the text."""
    index: int = event.start_mark.index
    return index
