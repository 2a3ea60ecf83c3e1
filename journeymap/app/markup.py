"""Pieces of the page as HTML, every text in it escaped.

Streamlit's Markdown would load remote images out of a journey's text; here nothing of a text is
markup. Only texts of this module's own go in unescaped.
"""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING
from unicodedata import bidirectional

from journeymap import wording

if TYPE_CHECKING:
    from collections.abc import Iterable

ICON = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32" fill="none" stroke-width="4">'
    '<path d="M2 9h28" stroke="#8792a2" stroke-dasharray="6 5"/>'
    '<path d="M2 11 16 23 30 7" stroke="#0072B2"/>'
    '<circle cx="16" cy="23" r="6.5" fill="#D55E00"/></svg>'
)
"""A curve below what was expected, with one moment of pain on it."""


TURNING = {"R", "AL", "AN", "RLE", "RLO", "RLI", "LRE", "LRO", "LRI", "FSI", "PDF", "PDI"}
"""Classes of characters that run from right to left or set a direction."""


def headline(name: str, file: str, lines: Iterable[str], numbers: Iterable[Number]) -> str:
    """The journey's name and file, quiet words on it, and its headline numbers beside."""
    quietly = " · ".join(f"<bdi>{escape(line)}</bdi>" for line in lines if line)
    pieces = "".join(
        f'<div title="{escape(each.meaning)}"><dt>{escape(each.label)}</dt>'
        f'<dd class="jm-{each.side}">{escape(each.value)}</dd></div>'
        for each in numbers
    )
    return (
        f'<div class="jm-head"><div class="jm-name">{title(name)}'
        f' <span class="jm-file">{escape(file)}</span>'
        f'<p class="jm-quiet">{quietly}</p></div><dl class="jm-numbers">{pieces}</dl></div>'
    )


@dataclass(frozen=True, slots=True)
class Number:
    """A headline number; `side` says whether it lies short of expectation, beyond it or even."""

    label: str
    value: str
    meaning: str
    side: str = "even"


@dataclass(frozen=True, slots=True)
class Line:
    """A touchpoint in words: what it is, its title, and what is said of it.

    `link` is the address that looks at it, if there is one to go to.
    """

    touchpoint: str
    kind: str | None
    side: str
    word: str
    title: str
    text: str
    link: str = ""
    chosen: bool = False


def moments(lines: Iterable[Line]) -> str:
    """The moments of truth, each with its because."""
    items = "".join(
        f'<li class="jm-moment jm-{each.side}{_chosen(each)}">{_moment(each)}</li>'
        for each in lines
    )
    return f'<ul class="jm-moments">{items}</ul>'


def moment(each: Line) -> str:
    """One moment by itself."""
    return f'<div class="jm-moment jm-{each.side}">{_moment(each)}</div>'


def _moment(each: Line) -> str:
    sign = wording.sign(each.kind)
    return (
        f'<p class="jm-text"><b>{sign} {escape(each.word)}</b> · {_title(each)}</p>'
        f'<p class="jm-text">{escape(each.text)}</p>'
    )


def others(lines: Iterable[Line]) -> str:
    """The other touchpoints, one quiet line each."""
    items = "".join(
        f'<li class="jm-text{_chosen(each)}">{_title(each)} · '
        f"{' · '.join(escape(part) for part in (each.word, each.text) if part)}</li>"
        for each in lines
    )
    return f'<ul class="jm-others">{items}</ul>'


def _title(each: Line) -> str:
    name = f'<bdi class="jm-touchpoint">{escape(each.title)}</bdi>'
    if not each.link:
        return name
    current = ' aria-current="true"' if each.chosen else ""
    return (
        f'<a class="jm-choose" href="{escape(each.link)}" '
        f'data-touchpoint="{escape(each.touchpoint)}"{current}>{name}</a>'
    )


def folded(summary: str, content: str, *, is_open: bool) -> str:
    """What is seen after a click on its summary."""
    state = " open" if is_open else ""
    return (
        f'<details class="jm-fold"{state}><summary>{escape(summary)}</summary>{content}</details>'
    )


def legend(entries: Iterable[tuple[str, str]]) -> str:
    """What the signs of the curve mean: (sign, word)."""
    items = "".join(
        f'<li><span class="jm-sign jm-sign-{sign}"></span>{escape(word)}</li>'
        for sign, word in entries
    )
    return f'<ul class="jm-legend">{items}</ul>'


def isolated(text: str) -> str:
    """A text of a file inside a sentence: running from right to left it must not turn the rest.

    >>> isolated("call"), isolated("שלום") == "\u2068שלום\u2069"
    ('call', True)
    """
    turns = not text.isascii() and any(bidirectional(each) in TURNING for each in text)
    return f"\u2068{text}\u2069" if turns else text


def _chosen(each: Line) -> str:
    return " jm-chosen" if each.chosen else ""


def heading(text: str) -> str:
    """A heading of a part of the page."""
    return f'<h2 class="jm-heading">{escape(text)}</h2>'


def title(text: str) -> str:
    """The heading of a page that has no journey to show."""
    return f'<h1 class="jm-title">{escape(text)}</h1>'


def banner(
    text: str, problems: Iterable[tuple[str, str, str]], more: str = "", *, alone: bool = False
) -> str:
    """A file's problems: (place, what, remedy), and that there are more.

    Alone on the page they get most of its height, else few lines, and are scrolled.
    """
    items = "".join(
        f'<li class="jm-text"><span class="jm-place">{escape(place)}</span> {escape(what)}'
        f'<p class="jm-quiet">{escape(remedy)}</p></li>'
        for place, what, remedy in problems
    )
    rest = quiet(more) if more else ""
    listed = f'<ul tabindex="0">{items}</ul>'
    kind = "jm-banner jm-alone" if alone else "jm-banner"
    return f'<div class="{kind}" role="alert"><b>{escape(text)}</b>{listed}{rest}</div>'


def facts(groups: Iterable[tuple[str, Iterable[tuple[str, str]]]]) -> str:
    """Names and values in groups, one to a line; what has no value is left out."""
    pieces = []
    for name, found in groups:
        rows = "".join(
            f'<dt>{escape(label)}</dt><dd class="jm-text">{escape(value)}</dd>'
            for label, value in found
            if value
        )
        if rows:
            head = f'<h3 class="jm-group">{escape(name)}</h3>' if name else ""
            pieces.append(f'{head}<dl class="jm-facts">{rows}</dl>')
    return "".join(pieces)


def quiet(*lines: str) -> str:
    """Remarks, each a line."""
    return "".join(f'<p class="jm-quiet">{escape(line)}</p>' for line in lines)
