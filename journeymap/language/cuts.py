"""Commas that cut: in braces a comma ends a value, also one that was meant to go on after it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from yaml.events import ScalarEvent

from journeymap.language import slips
from journeymap.language.tree import Broken, Mapping, end_of, index_of, is_blank

if TYPE_CHECKING:
    from journeymap.language.places import Report

_WHOLE = re.compile(r"[+-]?[0-9]+")
_FRACTION = re.compile(r",([0-9]+[ ]?%?)(?=[ ]*(?:[,}]|:\s|$))", re.MULTILINE)


def stands_alone(name: str, node: Mapping) -> bool:
    """Whether a name in braces has no colon after it, and something before it."""
    key, value = node.keys[name], node.fields[name]
    return (
        is_blank(value)
        and not key.style
        and index_of(key) != index_of(next(iter(node.keys.values())))
        and index_of(value) == end_of(key)
    )


_NUMBER = re.compile(r"[+-]?[0-9.]+%?")


def is_cut(name: str, previous: str, node: Mapping) -> bool:
    """Whether a comma may have cut a name off from what stands before it, which is no number."""
    before = node.fields.get(previous)
    is_number = type(before) is ScalarEvent and _NUMBER.fullmatch(before.value) is not None
    return stands_alone(name, node) and not is_number


def take_out_numbers(node: Mapping, report: Report) -> None:
    """Note the numbers in braces that a comma cut in two; neither half is read any more."""
    if report.text[index_of(node)] != "{":
        return
    for name, value in list(node.fields.items()):
        if name not in node.fields or type(value) is not ScalarEvent or value.style:
            continue
        half = node.keys[name] if is_blank(value) else value
        cut = _FRACTION.match(report.text, end_of(half)) if _WHOLE.fullmatch(half.value) else None
        if cut is None:
            continue
        note_comma(f"{half.value},{cut[1]}", index_of(half), report)
        if cut[1] in node.keys and index_of(node.keys[cut[1]]) != cut.start(1):
            report.withdraw("repeated-field", cut.start(1))
        node.is_whole = False
        _take_out(name, cut[1], node)


def _take_out(name: str, fraction: str, node: Mapping) -> None:
    """Leave a field without its value, or a name without its second half."""
    if is_blank(node.fields[name]):
        del node.fields[name]
        if fraction in node.fields:
            node.fields[fraction] = Broken(node.keys[fraction])
    else:
        node.fields[name] = Broken(node.keys[name])
        node.fields.pop(fraction, None)


def note_comma(value: str, index: int, report: Report) -> None:
    """Note a comma inside a number: three digits after it may be thousands, others are decimals."""
    written = slips.plain(value)
    plain, joined = written.replace(",", "."), written.replace(",", "")
    is_thousands = len(written.rpartition(",")[2].removesuffix("%").rstrip()) == 3
    code = "thousands-comma" if is_thousands else "decimal-comma"
    report.add(code, index, value=value, plain=plain, joined=joined)


def take_out_texts(node: Mapping, report: Report) -> None:
    """Note the names in braces that a comma cut off from the text before them, and drop them."""
    previous = ""
    cut: dict[str, None] = {}
    for name in node.fields:
        if stands_alone(name, node) and (previous in cut or _is_text(node.fields[previous])):
            if previous not in cut:
                note_text(name, previous, node, report, code="cut-name")
            cut[name] = None
        previous = name
    for name in cut:
        node.is_whole = False
        del node.fields[name]


def _is_text(value: object) -> bool:
    return type(value) is ScalarEvent and not value.style and bool(value.value)


def note_text(
    name: str, previous: str, node: Mapping, report: Report, code: str = "cut-by-comma"
) -> None:
    """Note that a comma cut a name off from the text before it, perhaps in spite of its quotes."""
    before = node.fields[previous]
    if type(before) is ScalarEvent and not before.style and slips.is_left_open(before.value):
        report.add("curly-quotes", index_of(before), character=before.value[0])
    else:
        report.add(code, index_of(node.keys[name]), name=name)
