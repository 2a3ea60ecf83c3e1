"""Pieces of the page as HTML, every text in it escaped.

Streamlit's Markdown would load remote images out of a journey's text; here nothing of a text is
markup. Colours come from the page's own theme, so that light and dark need no second version.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

STYLE = """<style>
.jm-title{font-size:1.75rem;font-weight:700;line-height:1.25;overflow-wrap:anywhere}
.jm-quiet{opacity:.72;font-size:.95rem;overflow-wrap:anywhere}
.jm-heading{font-size:1.05rem;font-weight:650;margin:.2rem 0 .5rem}
.jm-numbers{display:flex;flex-wrap:wrap;gap:.4rem 2.4rem}
.jm-number .jm-label{opacity:.72;font-size:.85rem}
.jm-number .jm-value{font-size:1.6rem;font-weight:700;line-height:1.3;white-space:nowrap}
.jm-moment{border-left:4px solid currentColor;padding:.1rem 0 .1rem .8rem;margin:0 0 .9rem}
.jm-moment .jm-name{font-weight:650}
.jm-moment .jm-name b{font-weight:750}
.jm-because{line-height:1.45;overflow-wrap:anywhere}
.jm-short{border-color:#D55E00}.jm-beyond{border-color:#0072B2}.jm-even{border-color:#808890}
.jm-banner{border:1px solid #D55E00;border-left:6px solid #D55E00;border-radius:.4rem;
padding:.7rem 1rem;margin-bottom:.4rem}
.jm-banner ul{margin:.4rem 0 0;padding-left:1.1rem}
.jm-banner li{margin:.25rem 0;overflow-wrap:anywhere}
.jm-place{font-family:ui-monospace,Menlo,Consolas,monospace;font-size:.85rem;opacity:.8}
.jm-facts{display:grid;grid-template-columns:max-content 1fr;gap:.3rem 1rem;margin:.5rem 0 0}
.jm-facts dt{opacity:.72}
.jm-facts dd{margin:0;overflow-wrap:anywhere}
</style>"""


def title(name: str, lines: Iterable[str]) -> str:
    """The journey's name and a quiet line under it."""
    quiet = " · ".join(escape(line) for line in lines if line)
    return f'<div class="jm-title">{escape(name)}</div><div class="jm-quiet">{quiet}</div>'


def heading(text: str) -> str:
    """A heading of a part of the page."""
    return f'<div class="jm-heading" role="heading" aria-level="2">{escape(text)}</div>'


def numbers(found: Iterable[tuple[str, str, str]]) -> str:
    """Headline numbers: (label, value, what it means)."""
    pieces = "".join(
        f'<div class="jm-number" title="{escape(meaning)}"><div class="jm-label">{escape(label)}'
        f'</div><div class="jm-value">{escape(value)}</div></div>'
        for label, value, meaning in found
    )
    return f'<div class="jm-numbers">{pieces}</div>'


def moment(side: str, word: str, name: str, because: str) -> str:
    """A moment of truth: its name, the touchpoint, and why."""
    return (
        f'<div class="jm-moment jm-{side}"><div class="jm-name"><b>{escape(word)}</b> · '
        f'{escape(name)}</div><div class="jm-because">{escape(because)}</div></div>'
    )


def banner(text: str, problems: Iterable[tuple[str, str, str]]) -> str:
    """A file's problems: (place, what, remedy)."""
    items = "".join(
        f'<li><span class="jm-place">{escape(place)}</span> {escape(what)}'
        f'<br><span class="jm-quiet">{escape(remedy)}</span></li>'
        for place, what, remedy in problems
    )
    return f'<div class="jm-banner" role="alert"><b>{escape(text)}</b><ul>{items}</ul></div>'


def facts(found: Iterable[tuple[str, str]]) -> str:
    """Names and values, one to a line; those without a value are left out."""
    rows = "".join(
        f"<dt>{escape(name)}</dt><dd>{escape(value)}</dd>" for name, value in found if value
    )
    return f'<dl class="jm-facts">{rows}</dl>'


def quiet(text: str) -> str:
    """A remark."""
    return f'<div class="jm-quiet">{escape(text)}</div>'
