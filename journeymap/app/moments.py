"""The touchpoints in words: the moments of truth with their because, then the others.

Each leads to its touchpoint. What comes after the first ones in rank is folded away.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from journeymap import tables, wording
from journeymap.app import markup
from journeymap.app.address import link
from journeymap.app.detail import line, short_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from journeymap.analysis import TouchpointAnalysis


@dataclass(frozen=True, slots=True)
class Fold:
    """How much of a list is seen at once, and what is said of the rest."""

    shown: int
    rest: str


MOMENTS = Fold(7, "more-moments")
OTHERS = Fold(12, "more-others")

MOST_FOLDED = 100
"""Lines that are worth unfolding; beyond them only their number is told."""


def moments(
    ranked: Iterable[TouchpointAnalysis], chosen: str, language: str, unscored: str = ""
) -> str:
    """The moments of truth in order, each with its because; what to do where none is scored."""
    head = markup.heading(wording.phrase("moments-heading", language))
    found = [each for each in ranked if each.critical]
    if not found:
        return head + markup.quiet(unscored or wording.phrase("nothing-stands-out", language))

    words = tables.moment_words(found, language)

    def drawn(some: Sequence[TouchpointAnalysis]) -> str:
        lines = (replace(line(each, language), word=words[each.touchpoint]) for each in some)
        return markup.moments(_linked(each, chosen) for each in lines)

    return head + _folded(found, MOMENTS, drawn, chosen, language)


def others(ranked: Iterable[TouchpointAnalysis], chosen: str, language: str) -> str:
    """The other touchpoints in the same order, or an empty text where there are none."""
    found = [each for each in ranked if not each.critical]
    if not found:
        return ""

    def drawn(some: Sequence[TouchpointAnalysis]) -> str:
        return markup.others(_linked(short_line(each, language), chosen) for each in some)

    head = markup.heading(wording.phrase("others-heading", language))
    return head + _folded(found, OTHERS, drawn, chosen, language)


def _linked(each: markup.Line, chosen: str) -> markup.Line:
    """A line that leads to its touchpoint, or away from it where it is the chosen one."""
    is_chosen = each.touchpoint == chosen
    target = None if is_chosen else each.touchpoint
    return replace(each, link=link(touchpoint=target), chosen=is_chosen)


def _folded(
    found: Sequence[TouchpointAnalysis],
    fold: Fold,
    drawn: Callable[[Sequence[TouchpointAnalysis]], str],
    chosen: str,
    language: str,
) -> str:
    """The first lines, and the rest behind a line that counts them, open where the chosen one is.

    One line more is shown: to fold it away would take as much room.
    """
    if len(found) <= fold.shown + 1:
        return drawn(found)
    rest = found[fold.shown :]
    content = drawn(rest[:MOST_FOLDED])
    if len(rest) > MOST_FOLDED:
        left = len(rest) - MOST_FOLDED
        content += markup.quiet(wording.phrase("left-out", language, count=left))
    summary = wording.phrase(fold.rest, language, count=len(rest))
    is_open = any(each.touchpoint == chosen for each in rest)
    return drawn(found[: fold.shown]) + markup.folded(summary, content, is_open=is_open)
