"""The archive that a workbook is: XML in a zip file, unpacked once and within bounds.

A file of some kilobytes can unpack to gigabytes, a small part can be named as a thousand sheets,
and what a reader makes of XML is many times as large as that. So all is counted before any reads.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from typing import TYPE_CHECKING

from journeymap.problems import JourneyError, Mark, Problem

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

MEGABYTE = 1_000_000
MOST_UNPACKED = 20
"""Megabytes of XML; a map of sixty touchpoints has less than one."""

MOST_PARTS = 1_000
"""Parts of XML, of which each sheet has one or two."""

MOST_ELEMENTS, MOST_ATTRIBUTES = 400_000, 1_000_000
"""Elements of all parts together, of which a filled cell is two or three, and their attributes."""

MOST_OTHERS = 100_000
"""Elements that are not those of cells and texts: formats, merged cells, rules. Each takes far
longer to read, and a large workbook has some thousands."""

LONGEST_PIECE = 500_000
"""Bytes of a tag and the text behind it; a cell holds 32,767 characters."""

MOST_READINGS = 5
"""How often each part may be read on average: some are read for what they are and for their size,
for their beginning and in full."""

_KEPT = (".xml", ".rels")
_UNREAD = ("docProps/", "customXml/")
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
"""All that a workbook may be packed with; the others unpack without any measure."""

_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    OSError,
    OverflowError,
    RuntimeError,
    ValueError,
)
"""What zipfile raises over a file that is no archive, or a broken or a locked one."""


def unpacked(data: bytes, name: str) -> dict[str, bytes]:
    """The parts of a workbook by name: those of XML, since of pictures nothing is read.

    Raises:
        JourneyError: this is no workbook, or there is too much in it.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = [each for each in archive.infolist() if _is_kept(each.filename)]
            _refuse_large(members, name)
            parts = {each.filename: _content(archive, each) for each in members}
    except _BROKEN:
        raise _error("not-xlsx", name) from None
    _refuse_full(parts, name)
    return parts


def _is_kept(part: str) -> bool:
    return part.lower().endswith(_KEPT) and not part.startswith(_UNREAD)


def _content(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> bytes:
    """A part, of which no more is unpacked than it says that there is."""
    with archive.open(member) as opened:
        return opened.read(member.file_size)


def _refuse_large(members: Sequence[zipfile.ZipInfo], name: str) -> None:
    if any(each.compress_type not in _METHODS for each in members):
        raise _error("not-xlsx", name)
    size = sum(each.file_size for each in members)
    if size > MOST_UNPACKED * MEGABYTE:
        raise _error("workbook-large", name, size=size / MEGABYTE, most=MOST_UNPACKED)
    if len(members) > MOST_PARTS:
        raise _error("workbook-parts", name, count=len(members), most=MOST_PARTS)


_OF_CELLS = re.compile(rb"<(?:\w+:)?(?:row|c|v|f|is|si|t|r)[\s/>]")


def _refuse_full(parts: Mapping[str, bytes], name: str) -> None:
    elements = sum(each.count(b"<") - each.count(b"</") for each in parts.values())
    attributes = sum(each.count(b"=") for each in parts.values())
    if elements > MOST_ELEMENTS or attributes > MOST_ATTRIBUTES:
        raise _error("workbook-full", name, most=MOST_ELEMENTS)
    of_cells = sum(len(_OF_CELLS.findall(each)) for each in parts.values())
    if elements - of_cells > MOST_OTHERS:
        raise _error("workbook-formats", name, most=MOST_OTHERS)
    if any(_is_strange(each) for each in parts.values()):
        raise _error("not-xlsx", name)


def _is_strange(part: bytes) -> bool:
    """Whether a part holds what is in no workbook and can stand for far more than it takes."""
    return (
        b"<!DOCTYPE" in part.replace(b"\0", b"") or max(map(len, part.split(b"<"))) > LONGEST_PIECE
    )


def _error(code: str, name: str, **values: object) -> JourneyError:
    return JourneyError([Problem(code, Mark(name), values)])


_COMMENTS = re.compile(r"xl/(?:comments/)?comments?\d*\.xml")


def comments(parts: Mapping[str, bytes]) -> int:
    """How many comments on cells there are, on whichever sheet."""
    return sum(
        content.count(b"<comment ") for part, content in parts.items() if _COMMENTS.fullmatch(part)
    )


def has_formulas(parts: Mapping[str, bytes]) -> bool:
    """Whether there are formulas, on whichever sheet."""
    return any(
        b"<f" in content for part, content in parts.items() if part.startswith("xl/worksheets/")
    )


def packed(parts: Mapping[str, bytes]) -> bytes:
    """An archive of these parts, as long as they are together, for a reader of workbooks."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_STORED) as archive:
        for part, content in parts.items():
            archive.writestr(part, content)
    return data.getvalue()


class Measured(io.BytesIO):
    """A file of which only so much is read: a reader that goes through it again and again stops."""

    def __init__(self, data: bytes) -> None:
        super().__init__(data)
        self._left = MOST_READINGS * len(data)

    def read(self, size: int | None = -1, /) -> bytes:
        """As many bytes as asked for.

        Raises:
            OSError: the file has been read too often.
        """
        data = super().read(size)
        self._left -= len(data)
        if self._left < 0:
            raise OSError
        return data
