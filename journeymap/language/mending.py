r"""Slips that can be mended plainly, so that a file is read on behind them.

Nothing here changes a file: a copy of its text is mended where only one thing can have been meant,
and all that is wrong further on is told in the same run. Other slips end the reading.

>>> mends("title:A visit", "no-space", 5)
(Mend(start=6, end=6, text=' '),)
>>> mends("journey: a\nnonsense", "no-colon", 11)
()
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, TypeAlias

from journeymap.language import signs, slips
from journeymap.language.indents import FIELD, column_meant, line_below, odd_indent, open_above
from journeymap.language.lines import LONGEST_LINE, column_of, indent_of, line_at, line_start
from journeymap.language.places import Mend

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from journeymap.language.places import Found, Report

Mends: TypeAlias = tuple[Mend, ...]

_NAME = re.compile(r"[a-z_]+")
_NAMED = re.compile(r"[^\W\d][\w-]*[\"']?\Z")
_WIDE_SPACES = re.compile(f"[ {slips.WIDE_SPACES}]+")
_BEFORE_VALUE = re.compile(r"[ ]*(?:-[ ]+)*(?:[\w-]+[ ]*:[ ]+)?")
_COMMENT = re.compile(r"(?:[ ]+#.*|[ ]+)\Z")
_END_IN_BRACKETS = re.compile(r"[ ]*[,\]}\r\n]")
_PLAIN_BRACKETS = {False: "[]", True: "{}"}


def mend(
    report: Report,
    slip: tuple[str, int, dict[str, Any]],
    before: tuple[int, list[Found]],
    *,
    in_brackets: bool = False,
) -> bool:
    """Note what keeps a text from being read: its code, place and values. Mend it if that is plain.

    A sign of another keyboard is noted and mended with all others of the file. What was noted since
    `before` will be found again where the text is read again, and is forgotten.
    """
    told = [slip]
    if slip[0] in slips.OF_ANOTHER_KEYBOARD and not _has_others(before[1]):
        others = {each[1]: each for each in signs.everywhere(report.text)}
        others.pop(slip[1], None)
        told += others.values()
    found = _of_all(report.text, told, in_brackets=in_brackets)
    if found:
        report.back_to(before)
    for code, place, values in told:
        report.add(code, place, **values)
    return bool(found) and report.mend(found)


def _has_others(found: Sequence[Found]) -> bool:
    return any(each.code in slips.OF_ANOTHER_KEYBOARD for each in found)


def _of_all(
    text: str, told: Sequence[tuple[str, int, dict[str, Any]]], *, in_brackets: bool
) -> list[Mend]:
    """What mends the first of several slips, and the others as far as they stand apart."""
    (code, place, _), *others = told
    first = mends(text, code, place, in_brackets=in_brackets)
    found = [each for code, place, _ in others for each in mends(text, code, place)]
    apart: list[Mend] = []
    for each in sorted((*first, *found)) if first else ():
        if not apart or each.start >= apart[-1].end:
            apart.append(each)
    return apart


def mends(text: str, code: str, place: int, *, in_brackets: bool = False) -> Mends:
    """What to replace so that a slip is none any more; nothing where that is not plain."""
    mend = (_IN_BRACKETS if in_brackets else _IN_LINES).get(code)
    return mend(text, place) if mend else ()


def _space(text: str, place: int) -> Mends:
    """The space that is missing after a colon; an address and a time are no fields."""
    is_name = _NAMED.search(text[line_start(text, place) : place])
    is_field = is_name and text[place + 1 : place + 3] != "//"
    return (Mend(place + 1, place + 1, " "),) if is_field else ()


def _space_after_dash(text: str, place: int) -> Mends:
    """The space that is missing after a dash, unless the lines below are lined up without it."""
    end = place + len(line_at(text, place))
    is_lined_up = indent_of(line_below(text, end)) == place + 1 - line_start(text, place)
    return () if is_lined_up else (Mend(place + 1, place + 1, " "),)


def _colon(text: str, place: int) -> Mends:
    """The colon that is missing after a field's name."""
    name = _NAME.match(text, place)
    return (Mend(name.end(), name.end(), ":"),) if name else ()


def _dash(_text: str, place: int) -> Mends:
    return (Mend(place, place, "- "),)


def _name_of_list(text: str, place: int) -> Mends:
    """The line that names a list whose items stand there, in the column of the fields above."""
    start, item = line_start(text, place), FIELD.match(text, place)
    columns = (each.column for each in open_above(text, start) if each.column <= place - start)
    column = max(columns, default=0)
    return (Mend(start, start, f"{' ' * column}{item[1]}s:\n"),) if item else ()


def _sign(plain: str) -> Callable[[str, int], Mends]:
    """A plain sign in place of one, with a space after it."""

    def mend(text: str, place: int) -> Mends:
        spaces = _WIDE_SPACES.match(text, place + 1)
        end = spaces.end() if spaces else place + 1
        return (Mend(place, end, plain if text[end : end + 1] in "\r\n" else f"{plain} "),)

    return mend


def _wide_space(text: str, place: int) -> Mends:
    """Plain spaces for wide ones: in an indent as many as line it up."""
    if not text[line_start(text, place) : place].strip():
        return _indent(text, place)
    spaces = _WIDE_SPACES.match(text, place)
    return (Mend(place, spaces.end(), " "),) if spaces else ()


def _indent(text: str, place: int) -> Mends:
    """Plain spaces in place of a line's indent, as many as line it up with what stands above."""
    start = line_start(text, place)
    line = line_at(text, start)
    column = column_meant(text, start, line)
    return () if column is None else (Mend(start, start + odd_indent(line), " " * column),)


def _in_quotes(text: str, start: int, end: int) -> Mends:
    quoted = text[start:end].replace("'", "''")
    return (Mend(start, end, f"'{quoted}'"),)


def _quotes_to_end(text: str, place: int) -> Mends:
    """Quotes around the value of a line, unless it goes on in the next one."""
    start = line_start(text, place)
    line = line_at(text, start)
    before, end = _BEFORE_VALUE.match(line), start + len(_COMMENT.sub("", line))
    if len(line) == LONGEST_LINE or not before or not 0 < before.end() <= place - start:
        return ()
    if indent_of(line_below(text, end)) > column_of(line):
        return ()
    return _in_quotes(text, start + before.end(), end)


def _quotes_to_comma(text: str, place: int) -> Mends:
    """Quotes around a value in brackets that holds no sign of theirs."""
    end = _END_IN_BRACKETS.search(text, place, place + slips.LONGEST_LINE)
    return _in_quotes(text, place, end.start()) if end else ()


def _plain_quotes(text: str, place: int) -> Mends:
    """Plain quotes for curly ones."""
    rest = line_at(text, place + 1)
    ends = [at for each in slips.CURLY.get(text[place], "") if (at := rest.find(each)) >= 0]
    if not ends:
        return ()
    quoted = rest[: min(ends)].replace("'", "''")
    return (Mend(place, place + min(ends) + 2, f"'{quoted}'"),)


def _plain_brackets(text: str, place: int) -> Mends:
    """Plain brackets for full-width ones around all the rest of a line."""
    line = line_at(text, place).rstrip(" ")
    if slips.BRACKETS.get(line[:1]) != line[-1:]:
        return ()
    plain = _PLAIN_BRACKETS[re.search("[:：]", line) is not None]
    end = place + len(line)
    return Mend(place, place + 1, plain[0]), Mend(end - 1, end, plain[1])


def _plain_number(text: str, place: int) -> Mends:
    number = re.compile(r"[^\s,，、}｝\]]+").match(text, place)
    return (Mend(place, number.end(), slips.plain(number[0])),) if number else ()


def _quoted_sign(text: str, place: int) -> Mends:
    return (Mend(place, place + 1, f'"{text[place]}"'),)


def _backslash(_text: str, place: int) -> Mends:
    return (Mend(place, place, "\\"),)


def _nothing(_text: str, place: int) -> Mends:
    return (Mend(place, place + 1, " "),)


_ANYWHERE: dict[str, Callable[[str, int], Mends]] = {
    "no-space": _space,
    "full-width-colon": _sign(":"),
    "full-width-comma": _sign(","),
    "full-width-number": _plain_number,
    "full-width-bracket": _plain_brackets,
    "wide-space": _wide_space,
    "curly-quotes": _plain_quotes,
    "lone-sign": _quoted_sign,
    "unknown-escape": _backslash,
}
_IN_LINES = _ANYWHERE | {
    "tab": _indent,
    "bullet": _sign("-"),
    "dash-without-space": _space_after_dash,
    "dash-missing": _dash,
    "colon-missing": _colon,
    "list-name-missing": _name_of_list,
    "needs-quotes": _quotes_to_end,
    "unquoted-colon": _quotes_to_end,
    "text-after-quote": _quotes_to_end,
}
_IN_BRACKETS = _ANYWHERE | {
    "nothing-between-commas": _nothing,
    "needs-quotes": _quotes_to_comma,
}
