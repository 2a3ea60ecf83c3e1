r"""Plain values → YAML as a person would write it: short, quoted only where it must be.

Values are texts, numbers, dates, lists and mappings from texts. Reading what is written here gives
the same texts back, in braces and brackets or without.

>>> scalar("Name first; say how long"), scalar("Call: support"), scalar("a, b", is_inside=True)
('Name first; say how long', '"Call: support"', '"a, b"')
>>> flow({"mean": 5.2, "n": 80})
'{mean: 5.2, n: 80}'
>>> print("\n".join(block({"touchpoint": "pay", "pains": ["dear"], "next": {"done": "rest"}})))
touchpoint: pay
pains: [dear]
next: {done: rest}
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, TypeAlias

from journeymap.language import slips

if TYPE_CHECKING:
    from typing_extensions import TypeIs

Single: TypeAlias = str | float | date | None
Plain: TypeAlias = "Single | list[Plain] | tuple[Plain, ...] | Mapping[str, Plain]"
"""A value as it is written: None leaves the place empty, which means: not given."""

WIDTH = 88
"""Characters up to which a list or mapping stays on one line."""

_MEANS_SOMETHING = re.compile(
    r"""
      \A(?:[\s,\[\]{}#&*!|>'"%@`]|[-?:](?=\s|\Z)|---|\.\.\.|<<\Z|[=~]\Z)  # a first character
    | :(?=\s|\Z) | \s\# | \s\Z                  # a name's end, a comment, a lost space
    """,
    re.VERBOSE,
)
_MEANS_SOMETHING_INSIDE = re.compile(
    rf"[,\[\]{{}}，、；]|\A[-?:{''.join(slips.CURLY)}]|:\Z|:(?=[,\[\]{{}}?])"
)
"""Within braces and brackets also what would be taken there for a slip of the keyboard."""

_UNPRINTABLE = re.compile(
    "[^ -~\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)
"""What a text on one line cannot hold as it is: control signs, and other signs of a line's end."""

_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}


def scalar(value: Single, *, quote: str = "", is_inside: bool = False) -> str:
    """A single value on one line; `quote` is how its author quoted the value before, if at all.

    `is_inside` means: within braces or brackets, where commas and brackets part values.
    """
    text = text_of(value)
    if value is None:
        return ""
    if quote == "'" and not _unprintable(text):
        return _in_single_quotes(text)
    if quote == '"' or not _is_plain(text, is_inside=is_inside):
        is_calm = ('"' in text or "\\" in text) and not _unprintable(text)
        return _in_single_quotes(text) if is_calm and quote != '"' else _in_double_quotes(text)
    return text


def text_of(value: Single) -> str:
    """A single value as text: whole numbers without a point.

    >>> text_of(5.0), text_of(0.1), text_of(date(2026, 9, 30))
    ('5', '0.1', '2026-09-30')
    """
    if value is None:
        return ""
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else repr(value)
    return value.isoformat() if isinstance(value, date) else str(value)


def share(part: float) -> str:
    """A share as a percentage, where that says exactly the same.

    >>> share(0.03), share(0.285), share(1 / 3)
    ('3%', '28.5%', '0.3333333333333333')
    """
    for digits in range(7):
        percent = text_of(round(part * 100, digits))
        if float(percent) / 100 == part and "e" not in percent:
            return f"{percent}%"
    return text_of(part)


def _is_plain(text: str, *, is_inside: bool) -> bool:
    if not text or _unprintable(text) or _MEANS_SOMETHING.search(text):
        return False
    if slips.bullet(text) or slips.is_bracketed(text):
        return False
    return not (is_inside and _MEANS_SOMETHING_INSIDE.search(text))


def _unprintable(text: str) -> bool:
    return _UNPRINTABLE.search(text) is not None


def _in_single_quotes(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _in_double_quotes(text: str) -> str:
    return '"' + "".join(_escaped(each) for each in text) + '"'


def _escaped(character: str) -> str:
    if character in _ESCAPES:
        return _ESCAPES[character]
    if _unprintable(character):
        code = ord(character)
        return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"
    return character


def flow(value: Plain) -> str:
    """A value on one line, lists in brackets and mappings in braces."""
    if is_mapping(value):
        fields = (f"{scalar(name, is_inside=True)}: {flow(each)}" for name, each in value.items())
        return f"{{{', '.join(fields)}}}"
    if is_list(value):
        return f"[{', '.join(flow(each) for each in value)}]"
    return scalar(value, is_inside=True)


def is_mapping(value: Plain) -> TypeIs[Mapping[str, Plain]]:
    """Whether a value has fields."""
    return isinstance(value, Mapping)


def is_list(value: Plain) -> TypeIs[list[Plain] | tuple[Plain, ...]]:
    """Whether a value has items."""
    return isinstance(value, list | tuple)


def _after(written: str) -> str:
    return f" {written}" if written else ""


def line(value: Plain) -> str:
    """A value on one line that it has for itself."""
    return flow(value) if is_mapping(value) or is_list(value) else scalar(value)


def block(value: Plain, width: int = WIDTH) -> list[str]:
    """A value as lines, without indentation: what is short on one line, texts of several as `|`."""
    if is_mapping(value) and value:
        return [each for name, inner in value.items() for each in field(name, inner, width)]
    if is_list(value) and value:
        return [each for inner in value for each in item(inner, width)]
    return [line(value)]


def field(name: str, value: Plain, width: int = WIDTH) -> list[str]:
    """The lines of one field of a mapping."""
    start = f"{scalar(name)}:"
    if isinstance(value, str) and _is_of_lines(value):
        return [f"{start} {_bar(value)}", *indented(value.removesuffix("\n").split("\n"))]
    whole = f"{start}{_after(line(value))}"
    is_single = not (is_mapping(value) or is_list(value))
    if is_single or not value or (_is_short(value) and len(whole) <= width):
        return [whole]
    return [start, *indented(block(value, width - 2))]


def item(value: Plain, width: int = WIDTH) -> list[str]:
    """The lines of one item of a list."""
    if isinstance(value, str) and _is_of_lines(value):
        return [f"- {_bar(value)}", *indented(value.removesuffix("\n").split("\n"))]
    if not is_mapping(value) or not value:
        return [f"- {line(value)}"]
    first, *rest = block(value, width - 2)
    return [f"- {first}", *indented(rest)]


def _is_short(value: Plain) -> bool:
    """Whether a value reads well on one line: no mappings within lists."""
    if is_list(value):
        return not any(is_mapping(each) for each in value)
    return not is_mapping(value) or all(_is_short(each) for each in value.values())


def _is_of_lines(text: str) -> bool:
    """Whether a text is best written as lines of its own: several, and all of them plain to see."""
    return (
        "\n" in text
        and not text.startswith((" ", "\n"))
        and not text.endswith("\n\n")
        and not _unprintable(text.replace("\n", ""))
    )


def _bar(text: str) -> str:
    return "|" if text.endswith("\n") else "|-"


def indented(lines: Sequence[str], by: int = 2) -> list[str]:
    """The lines, each that is not empty moved to the right."""
    return [f"{' ' * by}{each}" if each else "" for each in lines]
