"""Text → Journey: the tree, the grammar over it, then the checks of meaning."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeGuard

from yaml.events import ScalarEvent

from journeymap.garbage import without_garbage_collection
from journeymap.language import checks, slips
from journeymap.language.grammar import JOURNEY
from journeymap.language.places import Report, mark
from journeymap.language.tree import (
    Mapping,
    Node,
    index_of,
    is_blank,
    place,
    tree,
)
from journeymap.language.values import number
from journeymap.model import NEWEST_FORMAT
from journeymap.problems import JourneyError, Mark, Problem

if TYPE_CHECKING:
    from journeymap.language.tree import Path
    from journeymap.model import Journey

_TOP_LEVEL_JOURNEY = re.compile(r"^\ufeff*(?:\{\s*)?[\"']?journey[\"']?\s*[:：]", re.MULTILINE)
_GBK_HANZI = re.compile(rb"[\xb0-\xd7][\xa1-\xfe]")
_ASCII = bytes(range(0x80))
_MOSTLY = 0.6


def read(text: str, name: str = "journey") -> Journey:
    """The journey a text describes; `name` stands before line and column in what is told.

    Garbage collection pauses while the tree grows.

    Raises:
        JourneyError: with every problem found, each with place and remedy.
    """
    report = Report(name, text.lstrip("\ufeff"))
    with without_garbage_collection():
        journey = _journey(report)
    if report.found or journey is None:
        raise report.error()
    return journey


@dataclass(frozen=True, slots=True)
class Located:
    """A journey beside the text and the tree it was read from, so that its parts have places."""

    journey: Journey
    name: str
    text: str
    root: Node

    def index(self, path: Path, *, at_name: bool = False) -> int:
        """Where in the text the thing at a path stands; see `tree.place`."""
        return place(self.root, path, at_name=at_name)


def located(text: str, name: str = "journey") -> Located:
    """The journey a text describes, with its places.

    Raises:
        JourneyError: as `read`.
    """
    report = Report(name, text.lstrip("\ufeff"))
    with without_garbage_collection():
        root = _root(report)
        journey = None if root is None else journey_of(root, report)
    if report.found or root is None or journey is None:
        raise report.error()
    return Located(journey, name, report.text, root)


def _journey(report: Report) -> Journey | None:
    # A function of its own, so that the tree is gone before garbage collection looks around again.
    root = _root(report)
    return None if root is None else journey_of(root, report)


def _root(report: Report) -> Node | None:
    """The tree of a text; one that is a single text for a slip in its first line is mended."""
    before = report.before()
    root = tree(report)
    if not isinstance(root, ScalarEvent) or not (slip := slips.in_line(root.value)):
        return root
    from journeymap.language import mending  # noqa: PLC0415 - a sound file pays nothing

    told = (slip.code, index_of(root) + slip.offset, {"character": slip.character})
    return tree(report) if mending.mend(report, told, before) else root


def journey_of(root: Node, report: Report) -> Journey | None:
    """The journey a tree describes, with what is wrong noted; None where nothing can be read."""
    if not _is_mapping(root, report) or not _is_known_format(root, report):
        return None
    journey: Journey = JOURNEY.read(root, report)
    checks.check(journey, root, report)
    return journey


def decode(data: bytes, name: str) -> str:
    """The text of a file's bytes, which must be UTF-8.

    Raises:
        JourneyError: for any other encoding, named where it can be recognised.
    """
    if encoding := _wide_encoding(data):
        raise JourneyError([Problem("wide-encoding", Mark(name, 1, 1), {"encoding": encoding})])
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        sound = data[: error.start].decode("utf-8").lstrip("\ufeff")
        code = "gbk" if _is_gbk(data) else "not-utf-8"
        raise JourneyError([Problem(code, mark(sound, len(sound), name), {})]) from None


def _wide_encoding(data: bytes) -> str:
    """UTF-16 or UTF-32, by their byte order marks or by the zeros beside ASCII letters."""
    start = data[:200]
    if (
        start.startswith((b"\xff\xfe\0\0", b"\0\0\xfe\xff"))
        or start.count(0) > len(start) * _MOSTLY
    ):
        return "UTF-32" if start else ""
    if start.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "UTF-16"
    halves = (start[0::2], start[1::2])
    return "UTF-16" if any(half.count(0) > len(half) * _MOSTLY for half in halves) else ""


def _is_gbk(data: bytes) -> bool:
    """Whether the bytes beyond ASCII are mostly those of the common Chinese characters in GBK."""
    try:
        data.decode("gb18030")
    except UnicodeDecodeError:
        return False
    hanzi = 2 * sum(1 for _ in _GBK_HANZI.finditer(data))
    return hanzi > len(data.translate(None, _ASCII)) * _MOSTLY


def looks_like_journey(text: str) -> bool:
    """Whether a text has a top-level `journey:`, sound or not."""
    return _TOP_LEVEL_JOURNEY.search(text) is not None


def _is_mapping(root: Node, report: Report) -> TypeGuard[Mapping]:
    if isinstance(root, Mapping):
        return True
    if is_blank(root):
        report.add("empty", 0)
    elif not report.found:
        report.add("not-a-mapping", index_of(root))
    return False


def _is_known_format(root: Mapping, report: Report) -> bool:
    """Only a format we know is read further: in a later one our complaints would mislead."""
    written = root.fields.get("format")
    given = number(written.value) if isinstance(written, ScalarEvent) else None
    if written is not None and given is not None and given > NEWEST_FORMAT:
        report.add("later-format", index_of(written), given=given, newest=NEWEST_FORMAT)
        return False
    return True
