"""Text before it is drawn: how wide it runs, where it may break, what must be escaped.

A figure is laid out in Python, where no font can be asked. Widths therefore come from one
small table of character classes, rounded up so that the usual system fonts stay inside.
"""

import unicodedata
from functools import lru_cache
from typing import Final

LINE_HEIGHT: Final = 1.3
"""Distance between two baselines, in font sizes: what plotly.js uses for ``<br>``."""

DESCENT: Final = 0.12
"""How far letters such as g reach below their line, in font sizes."""

SLACK: Final = 1.04
BOLD: Final = 1.07

CLOSING: Final = frozenset("，。、；：！？）》」』】〉〕”’…·％‰%!,.:;?)]}»›")
"""Characters that never begin a line."""

OPENING: Final = frozenset("（《「『【〈〔“‘([{«‹")
"""Characters that never end a line."""

_CLASSES: Final = (
    (0.29, " ijlI|.,:;'`!()[]{}·’‘"),
    (0.40, 'frt-/\\"*^“”'),
    (0.53, "ckszvxyJL?–"),
    (0.60, "aeo0123456789$+<>=~#_−×ECFTSZPXYKB"),
    (0.63, "bdghnpqu"),
    (0.74, "ADGHNORUVQ&"),
    (0.94, "mwMW@%—…"),
)
_WIDTHS: Final = {character: width for width, group in _CLASSES for character in group}
_DIRECTIONS: Final = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_THINNEST: Final = 0.25
_OTHER_LETTER: Final = 0.66
_EMOJI: Final = 1.3
_ELLIPSIS: Final = "…"
_SEPARATOR: Final = " · "


@lru_cache(maxsize=4096)
def em_width(character: str) -> float:
    r"""Width of one character, in font sizes; 1 for a Chinese one, 0 for a combining mark.

    >>> em_width("店"), em_width("i") < em_width("m"), em_width("\u0301")
    (1.0, True, 0.0)
    """
    base = unicodedata.normalize("NFD", character)[0]
    if base in _WIDTHS:
        return _WIDTHS[base]
    if unicodedata.category(base) in {"Mn", "Me", "Cf"}:
        return 0.0
    if ord(base) >= 0x1F000:
        return _EMOJI
    # Chinese fonts draw symbols of ambiguous width a full em wide.
    symbol = unicodedata.east_asian_width(base) == "A" and not base.isalpha()
    return 1.0 if symbol or _is_wide(base) else _OTHER_LETTER


def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """How wide a line of text runs, in pixels, at a font size in pixels.

    >>> text_width("入住", 10)
    20.8
    """
    weight = BOLD if bold else 1.0
    return round(sum(map(em_width, text)) * size * weight * SLACK, 3)


def text_height(lines: int, size: float) -> float:
    """Height of a stack of lines, in pixels.

    >>> text_height(2, 10)
    24.2
    """
    return round(((lines - 1) * LINE_HEIGHT + 1 + DESCENT) * size, 3) if lines else 0.0


def ink(lines: int, size: float) -> tuple[tuple[float, float], ...]:
    """Lower and upper edge of each line's letters, in pixels below the first line's top.

    >>> ink(2, 10)
    ((-9.0, 0.5), (-22.0, -12.5))
    """
    starts = (0 - LINE_HEIGHT * size * line for line in range(lines))
    return tuple((round(s - 0.9 * size, 3), round(s + 0.05 * size, 3)) for s in starts)


@lru_cache(maxsize=20_000)
def wrapped(text: str, width: float, size: float, *, bold: bool = False) -> tuple[str, ...]:
    """Text cut into lines no wider than `width` pixels, as few and as even as possible.

    Breaks come after spaces, hyphens and slashes and between Chinese characters, never before
    closing or after opening punctuation; a word wider than a line is cut.

    >>> wrapped("I settle into my room", 90, 13)
    ('I settle into', 'my room')
    >>> wrapped("我在前台办理入住，等了很久", 80, 13)
    ('我在前台办', '理入住，等', '了很久')
    """
    atoms = _atoms(text, width, size, bold=bold)
    lines = _filled(atoms, width, size, bold=bold)
    if len(lines) < 2:
        return lines
    low, high = max(text_width(atom.rstrip(), size, bold=bold) for atom in atoms), width
    while high - low > 1:
        middle = (low + high) / 2
        tried = _filled(atoms, middle, size, bold=bold)
        if len(tried) == len(lines):
            lines, high = tried, middle
        else:
            low = middle
    return lines


def shortened(
    text: str, width: float, size: float, most: int, *, bold: bool = False
) -> tuple[str, ...]:
    """Text in at most `most` lines; what does not fit gives way to an ellipsis.

    >>> shortened("I settle into my very large room", 90, 13, 2)
    ('I settle into', 'my very…')
    """
    # Nobody's twenty thousand letters are measured for the sake of three lines.
    enough = most * round(width / (_THINNEST * size) + 1)
    start = plain(text)[:enough]
    lines = wrapped(start, width, size, bold=bold)
    if len(lines) <= most:
        return lines
    full = _filled(_atoms(start, width, size, bold=bold), width, size, bold=bold)
    last = ("" if _is_wide(start) else " ").join(full[most - 1 : most + 1])
    while last and text_width(last + _ELLIPSIS, size, bold=bold) > width:
        last = last[:-1]
    words = last.rpartition(" ")[0]
    last = words if len(words) > len(last) / 2 else last
    return (*full[: most - 1], last.rstrip("".join(CLOSING | OPENING) + " ") + _ELLIPSIS)


def clauses(text: str, width: float, size: float) -> tuple[str, ...]:
    """Text wrapped at its middle dots first, and inside a clause only where it must be.

    >>> clauses("15 short · 70 % meet it", 90, 11)
    ('15 short', '70 % meet it')
    """
    lines: list[str] = []
    for part in text.split(_SEPARATOR):
        joined = f"{lines[-1]}{_SEPARATOR}{part}" if lines else part
        if lines and text_width(joined, size) <= width:
            lines[-1] = joined
        else:
            lines.extend(wrapped(part, width, size))
    return tuple(lines)


def plain(text: str) -> str:
    r"""Text on one line, without control characters and overrides of the reading direction.

    >>> plain("two\nlines\x00")
    'two lines'
    """
    spaced = " ".join(text.split())
    return "".join(
        character
        for character in spaced
        if unicodedata.category(character) not in {"Cc", "Cs"} and character not in _DIRECTIONS
    )


def escaped(text: str) -> str:
    """Text that Plotly shows letter by letter: no tags, no entities, no formulas.

    Plotly reads a little HTML in every label, and hands ``$…$`` to MathJax.

    >>> escaped("<b>5 & 6</b> $x$")
    '&lt;b&gt;5 &amp; 6&lt;/b&gt; &#36;x&#36;'
    """
    entities = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "$": "&#36;"}
    return "".join(entities.get(character, character) for character in text)


def broken(lines: tuple[str, ...]) -> str:
    """Lines of someone's text as one label: escaped, joined by ``<br>``."""
    return "<br>".join(map(escaped, lines))


def _filled(atoms: tuple[str, ...], width: float, size: float, *, bold: bool) -> tuple[str, ...]:
    lines: list[str] = []
    current = ""
    for atom in atoms:
        if current and text_width((current + atom).rstrip(), size, bold=bold) > width:
            lines.append(current.rstrip())
            current = atom
        else:
            current += atom
    return (*lines, current.rstrip()) if current.strip() else tuple(lines)


def _atoms(text: str, width: float, size: float, *, bold: bool) -> tuple[str, ...]:
    """The pieces of a text that stay in one piece, spaces kept at their ends."""
    pieces: list[str] = []
    current = ""
    for character in plain(text):
        if current and _breaks(current[-1], character):
            pieces.append(current)
            current = ""
        current += character
    if current:
        pieces.append(current)
    return tuple(part for piece in pieces for part in _cut(piece, width, size, bold=bold))


def _breaks(before: str, after: str) -> bool:
    if after.isspace() or after in CLOSING or before in OPENING or em_width(after) == 0:
        return False
    if before.isspace():
        return True
    if before in "-/" and after.isalpha():
        return True
    return _is_wide(before) or _is_wide(after)


def _cut(piece: str, width: float, size: float, *, bold: bool) -> tuple[str, ...]:
    """A piece cut where it would be wider than a line."""
    parts: list[str] = []
    current = ""
    for character in piece:
        too_wide = text_width((current + character).rstrip(), size, bold=bold) > width
        if current and too_wide and em_width(character) > 0:
            parts.append(current)
            current = ""
        current += character
    return (*parts, current)


def _is_wide(text: str) -> bool:
    return any(unicodedata.east_asian_width(character) in "WF" for character in text)
