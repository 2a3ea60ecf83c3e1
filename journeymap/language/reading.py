"""Text → Journey: the tree, the grammar over it, then the checks of meaning."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeGuard

from journeymap.language import checks
from journeymap.language.grammar import JOURNEY
from journeymap.language.places import Report
from journeymap.language.tree import (
    Mapping,
    Node,
    index_of,
    is_blank,
    tree,
    without_garbage_collection,
)
from journeymap.model import NEWEST_FORMAT
from journeymap.problems import JourneyError, Mark, Problem

if TYPE_CHECKING:
    from journeymap.model import Journey

_TOP_LEVEL_JOURNEY = re.compile(r"^(?:\{\s*)?[\"']?journey[\"']?\s*[:：]", re.MULTILINE)
_CHINESE = re.compile("[\u4e00-\u9fff]{2}")


def read(text: str, name: str = "journey") -> Journey:
    """The journey a text describes; `name` stands before line and column in what is told.

    Garbage collection pauses while the tree grows.

    Raises:
        JourneyError: with every problem found, each with place and remedy.
    """
    report = Report(name, text.removeprefix("\ufeff"))
    with without_garbage_collection():
        journey = _journey(report)
    if report.found or journey is None:
        raise report.error()
    return journey


def _journey(report: Report) -> Journey | None:
    # A function of its own, so that the tree is gone before garbage collection looks around again.
    root = tree(report)
    if root is None or not _is_mapping(root, report) or not _is_known_format(root, report):
        return None
    journey: Journey = JOURNEY.read(root, report)
    checks.check(journey, root, report)
    return journey


def decode(data: bytes, name: str) -> str:
    """The text of a file's bytes, which must be UTF-8.

    Raises:
        JourneyError: for any other encoding, named where it can be recognised.
    """
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        column = error.start - (data.rfind(b"\n", 0, error.start) + 1) + 1
        code = _encoding_problem(data)
        raise JourneyError([Problem(code, Mark(name, line, column), {})]) from None


def _encoding_problem(data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    try:
        return "gbk" if _CHINESE.search(data.decode("gb18030")) else "not-utf-8"
    except UnicodeDecodeError:
        return "not-utf-8"


def looks_like_journey(text: str) -> bool:
    """Whether a text has a top-level `journey:`, sound or not."""
    return _TOP_LEVEL_JOURNEY.search(text) is not None


def _is_mapping(root: Node, report: Report) -> TypeGuard[Mapping]:
    if isinstance(root, Mapping):
        return True
    if is_blank(root):
        report.add("empty", 0)
    elif not report.found:
        value = getattr(root, "value", "")
        code = "full-width-colon" if "：" in value else "not-a-mapping"
        report.add(code, index_of(root) + max(0, value.find("：")))
    return False


def _is_known_format(root: Mapping, report: Report) -> bool:
    """Only a format we know is read further: in a later one our complaints would mislead."""
    written = getattr(root.fields.get("format"), "value", "")
    if written.isdecimal() and int(written[:9]) > NEWEST_FORMAT:
        place = index_of(root.fields["format"])
        report.add("later-format", place, given=written[:9], newest=NEWEST_FORMAT)
        return False
    return True
