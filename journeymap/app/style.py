"""The style of the page: its colours are the curve's, in light and in dark."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from journeymap.figures.look import Look


def style(look: Look) -> str:
    """The style of everything that is always there."""
    return f"<style>{_page(look)}{_journey(look)}{_problems(look)}{_legend(look)}</style>"


def curve_style(width: int) -> str:
    """A curve that needs more pixels than the page has scrolls in its place."""
    return f"<style>.st-key-curve>div{{min-width:{width}px}}</style>"


def _page(look: Look) -> str:
    return f"""
.stMainBlockContainer{{padding:1.4rem 3rem 3rem}}
.stAppHeader.stAppHeader{{background:transparent}}
.stAppHeader.stAppHeader,.stAppHeader.stAppHeader *{{pointer-events:none}}
.stAppHeader.stAppHeader button{{pointer-events:auto}}
.stStatusWidget{{position:fixed;right:1rem;bottom:1rem;background:{look.hover};
border:1px solid {look.hover_border};border-radius:.4rem;padding:.15rem .4rem}}
.st-key-behaviour{{display:none}}
.jm-head{{display:flex;flex-wrap:wrap;justify-content:space-between;align-items:flex-end;
gap:.5rem 3rem}}
.jm-name{{flex:1 1 22rem;min-width:0}}
h1.jm-title{{display:inline;font-size:1.7rem;font-weight:700;line-height:1.2;padding:0;
margin:0 .6rem 0 0}}
.jm-file{{font-family:ui-monospace,Menlo,Consolas,monospace;font-size:.82rem;color:{look.muted};
overflow-wrap:anywhere;unicode-bidi:isolate}}
h2.jm-heading{{font-size:1.05rem;font-weight:650;line-height:1.3;margin:0;padding:0}}
.jm-heading~.jm-heading{{margin-top:1.3rem}}
.jm-quiet{{color:{look.muted};font-size:.92rem;line-height:1.45;margin:.15rem 0 0}}
.jm-title,.jm-quiet,.jm-text{{overflow-wrap:anywhere;unicode-bidi:isolate}}
dl.jm-numbers{{display:flex;flex-wrap:wrap;gap:.4rem 2.2rem;margin:0;padding:0}}
.jm-numbers dt{{color:{look.muted};font-size:.85rem;font-weight:400;cursor:help}}
.jm-numbers dd{{font-size:1.55rem;font-weight:700;line-height:1.25;margin:0;white-space:nowrap}}
.jm-short b,dd.jm-short{{color:{look.short_word}}}
.jm-beyond b,dd.jm-beyond{{color:{look.beyond_word}}}
.jm-numbers dd,.jm-facts dd,.jm-moments li,.jm-others li,.jm-legend li{{margin-left:0}}
"""


def _journey(look: Look) -> str:
    return f"""
ul.jm-moments{{list-style:none;margin:.6rem 0 0;padding:0}}
.jm-moment.jm-moment{{border-left:4px solid {look.neutral};border-radius:0 .4rem .4rem 0;
margin:0 0 .5rem;padding:.2rem .7rem .25rem .8rem}}
.jm-moment.jm-short{{border-color:{look.short}}}
.jm-moment.jm-beyond{{border-color:{look.beyond}}}
.jm-listens li.jm-moment{{cursor:pointer}}
.jm-listens li.jm-moment:hover{{background:color-mix(in srgb,{look.band} 7%,transparent)}}
.jm-moment.jm-chosen{{background:color-mix(in srgb,{look.band} 14%,transparent)}}
li.jm-moment:focus-within:has(:focus-visible){{outline:2px solid {look.beyond};outline-offset:2px}}
.jm-moment b{{font-weight:700}}
.jm-moment .jm-touchpoint{{font-weight:650}}
.jm-moment p,.jm-notes p{{margin:0;line-height:1.45}}
a.jm-choose.jm-choose{{color:inherit;text-decoration:none}}
a.jm-choose:hover,.jm-others a.jm-choose:focus-visible{{text-decoration:underline}}
.jm-moment a.jm-choose:focus-visible{{outline:none}}
details.jm-fold{{margin:.2rem 0 0}}
.jm-fold summary{{cursor:pointer;color:{look.muted};font-size:.92rem;padding:.15rem 0}}
.jm-fold summary:hover{{color:{look.text}}}
ul.jm-others{{list-style:none;margin:.4rem 0 0;padding:0;font-size:.92rem;line-height:1.6}}
.jm-others .jm-touchpoint{{font-weight:600}}
.jm-others li.jm-chosen{{font-weight:600}}
dl.jm-facts{{display:grid;grid-template-columns:minmax(6rem,11rem) minmax(0,1fr);gap:.25rem 1rem;
margin:.6rem 0 0;padding:0;font-size:.95rem;line-height:1.45}}
.jm-facts dt{{color:{look.muted};font-weight:400}}
.jm-facts dd{{margin:0}}
h3.jm-group{{font-size:.95rem;font-weight:650;margin:.9rem 0 0;padding:.6rem 0 0;
border-top:1px solid {look.grid}}}
.st-key-detail .jm-moment{{scroll-margin:1rem}}
@media (min-width:641px){{
[data-testid=stLayoutWrapper]:has(>.st-key-detail){{position:sticky;top:.6rem}}
.st-key-detail{{max-height:calc(100vh - 1.2rem);overflow-y:auto;padding:0 .6rem .6rem 2px;
scrollbar-width:thin;scrollbar-color:{look.neutral} transparent}}
}}
.st-key-curve{{overflow-x:auto;overflow-y:hidden;scrollbar-color:{look.neutral} {look.grid};
background:linear-gradient(to right,{look.background} 2rem,transparent 4rem) 0 0/4rem 100%,
linear-gradient(to left,{look.background} 2rem,transparent 4rem) 100% 0/4rem 100%,
linear-gradient(to right,{look.grid},transparent) 0 0/1rem 100%,
linear-gradient(to left,{look.grid},transparent) 100% 0/1rem 100%;
background-repeat:no-repeat;background-attachment:local,local,scroll,scroll}}
"""


def _problems(look: Look) -> str:
    return f"""
.jm-banner{{border:1px solid {look.short};border-left-width:6px;border-radius:.4rem;
padding:.6rem 1rem}}
.jm-banner ul{{margin:.3rem 0 0;padding:0 0 0 1.1rem;max-height:11.5rem;overflow-y:auto}}
.jm-alone ul{{max-height:70vh}}
.jm-banner li{{margin:.3rem 0}}
.jm-place{{font-family:ui-monospace,Menlo,Consolas,monospace;font-size:.85rem;color:{look.muted}}}
"""


def _legend(look: Look) -> str:
    """The curve's signs once more, drawn by the browser: outside it they stay when it scrolls."""
    bar = f"linear-gradient({look.line},{look.line})"
    return f"""
ul.jm-legend{{display:flex;flex-wrap:wrap;gap:.1rem 1.2rem;list-style:none;margin:.2rem 0 0;
padding:0;font-size:.78rem;color:{look.muted}}}
.jm-legend li{{display:flex;align-items:center;gap:.4rem;margin:0;font-size:inherit}}
.jm-sign{{box-sizing:border-box;flex:none;width:24px;height:12px}}
.jm-sign-expectation{{height:0;border-top:1.5px dashed {look.line}}}
.jm-sign-experience{{height:0;border-top:2.5px solid {look.line}}}
.jm-sign-short{{background:{look.short};opacity:{look.fill}}}
.jm-sign-beyond{{background:{look.beyond};opacity:{look.fill}}}
.jm-sign-zone{{border-top:1.5px dashed {look.line};border-bottom:1px solid {look.zone};
background:repeating-linear-gradient(45deg,transparent 0 4px,{look.zone} 4px 5px)}}
.jm-sign-critical{{width:12px;border-radius:50%;background:{look.text}}}
.jm-sign-size{{width:26px;height:14px;background:
radial-gradient(circle at 5px 7px,transparent 2.5px,{look.muted} 3px 4px,transparent 4.5px),
radial-gradient(circle at 18px 7px,transparent 5px,{look.muted} 5.5px 6.5px,transparent 7px)}}
.jm-sign-interval{{width:8px;height:14px;background:{bar} 50% 0/1.3px 100%,{bar} 0 0/100% 1.3px,
{bar} 0 100%/100% 1.3px;background-repeat:no-repeat}}
.jm-sign-assumed{{width:13px;height:13px;border-radius:50%;border:2px dotted {look.muted}}}
"""
