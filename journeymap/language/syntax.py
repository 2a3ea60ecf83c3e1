"""What a YAML parser's complaint means to the author.

The parser knows where it gave up and calls it 'did not find expected key'. The line it stands in
usually shows what happened: a tab, a colon inside a sentence, a full-width colon, a merge conflict.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from yaml import MarkedYAMLError
from yaml.reader import ReaderError

if TYPE_CHECKING:
    from yaml import YAMLError

    from journeymap.language.places import Report

_CONFLICT = re.compile(r"^(?:<{7}|={7}|>{7})(?= |$)", re.MULTILINE)
_NOT_YAML = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_FULL_WIDTH_KEY = re.compile(r"^[\s　]*(?:- )?[\"']?[\w-]+[\"']?：", re.MULTILINE)


def conflict(text: str) -> int | None:
    """Where a merge left its marks, if it did."""
    if "<<<<<<<" not in text and ">>>>>>>" not in text:
        return None
    found = _CONFLICT.search(text)
    return found.start() if found else None


def diagnose(error: YAMLError, report: Report) -> None:
    """Note the parser's complaint in the author's terms, at the place to mend."""
    if isinstance(error, ReaderError):
        _unfit_character(report)
    elif isinstance(error, MarkedYAMLError):
        _marked(error, report)
    else:
        report.add("syntax", 0, detail=str(error))


def _unfit_character(report: Report) -> None:
    # The parsers count this position in bytes or in characters; the text itself tells.
    found = _NOT_YAML.search(report.text)
    index = found.start() if found else 0
    report.add("unfit-character", index, character=f"U+{ord(report.text[index]):04X}")


def _marked(error: MarkedYAMLError, report: Report) -> None:
    end = error.problem_mark or error.context_mark
    start = error.context_mark or error.problem_mark
    at, since = (end.index, start.index) if end and start else (0, 0)
    complaint = error.problem or ""
    before = _line_until(report.text, at)
    if "incompatible YAML document" in complaint:
        report.add("yaml-version", at)
    elif "quoted scalar" in (error.context or "") and "end of stream" in complaint:
        report.add("unclosed-quote", since)
    elif "\t" in _indent(report.text, at):
        report.add("tab-indent", at - len(before))
    elif (colon := _full_width_colon(report.text, since, at)) is not None:
        report.add("full-width-colon", colon)
    elif "mapping values are not allowed" in complaint and re.search(r"\S:\s", before):
        report.add("unquoted-colon", at)
    elif "cannot start any token" in complaint:
        report.add("needs-quotes", at, character=report.text[at : at + 1])
    elif "flow sequence" in (error.context or "") or "flow mapping" in (error.context or ""):
        report.add("unclosed-bracket", since, bracket=report.text[since : since + 1])
    elif "unknown escape" in complaint:
        report.add("unknown-escape", at)
    else:
        report.add("bad-indent", at)


def _line_until(text: str, index: int) -> str:
    return text[text.rfind("\n", 0, index) + 1 : index]


def _indent(text: str, index: int) -> str:
    line = text[text.rfind("\n", 0, index) + 1 :].split("\n", 1)[0]
    return line[: len(line) - len(line.lstrip())]


def _full_width_colon(text: str, since: int, at: int) -> int | None:
    first = text.rfind("\n", 0, since) + 1
    last = text.find("\n", at)
    found = _FULL_WIDTH_KEY.search(text, first, last if last >= 0 else len(text))
    return found.end() - 1 if found else None
