"""Pieces of the page as HTML, every text in it escaped.

Streamlit's Markdown would load remote images out of a journey's text; here nothing of a text is
markup. Only texts of this module's own and colours of the look go in unescaped.
"""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING
from unicodedata import bidirectional

if TYPE_CHECKING:
    from collections.abc import Iterable

    from journeymap.figures.look import Look

ICON = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32" fill="none" stroke-width="4">'
    '<path d="M2 9h28" stroke="#8792a2" stroke-dasharray="6 5"/>'
    '<path d="M2 11 16 23 30 7" stroke="#0072B2"/>'
    '<circle cx="16" cy="23" r="6.5" fill="#D55E00"/></svg>'
)
"""A curve below what was expected, with one moment of pain on it."""

SIGNS = {"pain": "▼", "delight": "▲", "guard": "◆"}
"""The shape that says without colour what kind of moment it is, as on the curve."""


BRING = """<script>
requestAnimationFrame(() => document.querySelector(".st-key-detail .jm-moment")?.scrollIntoView({
  block: "nearest",
  behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth",
}));
</script>"""
"""Scrolls no further than it takes to see what was clicked; the one script of the page."""


TURNING = {"R", "AL", "AN", "RLE", "RLO", "RLI", "LRE", "LRO", "LRI", "FSI", "PDF", "PDI"}
"""Classes of characters that run from right to left or set a direction."""


def style(look: Look) -> str:
    """The style of the page: its colours are the curve's."""
    return f"""<style>
.stMainBlockContainer{{padding:1.4rem 3rem 3rem}}
.stAppHeader.stAppHeader{{background:transparent}}
.stAppHeader.stAppHeader,.stAppHeader.stAppHeader *{{pointer-events:none}}
.stAppHeader.stAppHeader button{{pointer-events:auto}}
.jm-head{{display:flex;flex-wrap:wrap;justify-content:space-between;align-items:flex-end;
gap:.5rem 3rem}}
.jm-name{{flex:1 1 22rem;min-width:0}}
h1.jm-title{{font-size:1.7rem;font-weight:700;line-height:1.2;margin:0;padding:0}}
h2.jm-heading{{font-size:1.05rem;font-weight:650;line-height:1.3;margin:0;padding:0}}
.jm-heading~.jm-heading{{margin-top:1.3rem}}
.jm-quiet{{color:{look.muted};font-size:.92rem;line-height:1.45;margin:.15rem 0 0}}
.jm-title,.jm-quiet,.jm-text{{overflow-wrap:anywhere;unicode-bidi:isolate}}
dl.jm-numbers{{display:flex;flex-wrap:wrap;gap:.4rem 2.2rem;margin:0;padding:0}}
.jm-numbers dt{{color:{look.muted};font-size:.85rem;font-weight:400;cursor:help}}
.jm-numbers dd{{font-size:1.55rem;font-weight:700;line-height:1.25;margin:0;white-space:nowrap}}
.jm-short b,dd.jm-short{{color:{look.short_word}}}
.jm-beyond b,dd.jm-beyond{{color:{look.beyond_word}}}
.jm-numbers dd,.jm-facts dd,.jm-moments li,.jm-others li{{margin-left:0}}
ul.jm-moments{{list-style:none;margin:.6rem 0 0;padding:0}}
.jm-moment.jm-moment{{border-left:4px solid {look.neutral};border-radius:0 .4rem .4rem 0;
margin:0 0 .5rem;padding:.2rem .7rem .25rem .8rem}}
.jm-moment.jm-short{{border-color:{look.short}}}
.jm-moment.jm-beyond{{border-color:{look.beyond}}}
.jm-moment.jm-chosen{{background:color-mix(in srgb,{look.band} 14%,transparent)}}
.jm-moment b{{font-weight:700}}
.st-key-detail .jm-moment{{scroll-margin:1rem}}
.jm-moment .jm-touchpoint{{font-weight:650}}
.jm-moment p,.jm-notes p{{margin:0;line-height:1.45}}
ul.jm-others{{list-style:none;margin:.4rem 0 0;padding:0;font-size:.92rem;line-height:1.6}}
.jm-others .jm-touchpoint{{font-weight:600}}
.jm-others li.jm-chosen{{font-weight:600}}
.jm-banner{{border:1px solid {look.short};border-left-width:6px;border-radius:.4rem;
padding:.6rem 1rem}}
.jm-banner ul{{margin:.3rem 0 0;padding:0 0 0 1.1rem;max-height:15rem;overflow-y:auto}}
.jm-banner li{{margin:.3rem 0}}
.jm-place{{font-family:ui-monospace,Menlo,Consolas,monospace;font-size:.85rem;color:{look.muted}}}
dl.jm-facts{{display:grid;grid-template-columns:minmax(6rem,11rem) minmax(0,1fr);gap:.25rem 1rem;
margin:.6rem 0 0;padding:0;font-size:.95rem;line-height:1.45}}
.jm-facts dt{{color:{look.muted};font-weight:400}}
.jm-facts dd{{margin:0}}
h3.jm-group{{font-size:.95rem;font-weight:650;margin:.9rem 0 0;padding:.6rem 0 0;
border-top:1px solid {look.grid}}}
.st-key-curve{{overflow-x:auto;overflow-y:hidden;scrollbar-color:{look.neutral} {look.grid};
background:linear-gradient(to right,{look.background} 2rem,transparent 4rem) 0 0/4rem 100%,
linear-gradient(to left,{look.background} 2rem,transparent 4rem) 100% 0/4rem 100%,
linear-gradient(to right,{look.grid},transparent) 0 0/1rem 100%,
linear-gradient(to left,{look.grid},transparent) 100% 0/1rem 100%;
background-repeat:no-repeat;background-attachment:local,local,scroll,scroll}}
</style>"""


def curve_style(width: int) -> str:
    """A curve that needs more pixels than the page has scrolls in its place."""
    return f"<style>.st-key-curve>div{{min-width:{width}px}}</style>"


def headline(name: str, lines: Iterable[str], numbers: Iterable[Number]) -> str:
    """The journey's name, quiet words on it, and its headline numbers beside."""
    quietly = " · ".join(f"<bdi>{escape(line)}</bdi>" for line in lines if line)
    pieces = "".join(
        f'<div title="{escape(each.meaning)}"><dt>{escape(each.label)}</dt>'
        f'<dd class="jm-{each.side}">{escape(each.value)}</dd></div>'
        for each in numbers
    )
    return (
        f'<div class="jm-head"><div class="jm-name"><h1 class="jm-title">{escape(name)}</h1>'
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
    """A touchpoint in words: what it is, its title, and what is said of it."""

    kind: str | None
    side: str
    word: str
    title: str
    text: str
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
    sign = SIGNS.get(each.kind or "", "")
    return (
        f'<p class="jm-text"><b>{sign} {escape(each.word)}</b> · '
        f'<bdi class="jm-touchpoint">{escape(each.title)}</bdi></p>'
        f'<p class="jm-text">{escape(each.text)}</p>'
    )


def others(lines: Iterable[Line]) -> str:
    """The other touchpoints, one quiet line each."""
    items = "".join(
        f'<li class="jm-text{_chosen(each)}"><bdi class="jm-touchpoint">{escape(each.title)}'
        f"</bdi> · {' · '.join(escape(part) for part in (each.word, each.text) if part)}</li>"
        for each in lines
    )
    return f'<ul class="jm-others">{items}</ul>'


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


def banner(text: str, problems: Iterable[tuple[str, str, str]], more: str = "") -> str:
    """A file's problems: (place, what, remedy), and that there are more."""
    items = "".join(
        f'<li class="jm-text"><span class="jm-place">{escape(place)}</span> {escape(what)}'
        f'<p class="jm-quiet">{escape(remedy)}</p></li>'
        for place, what, remedy in problems
    )
    rest = quiet(more) if more else ""
    return f'<div class="jm-banner" role="alert"><b>{escape(text)}</b><ul>{items}</ul>{rest}</div>'


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
