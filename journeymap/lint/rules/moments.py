"""Moments of truth: whose they are, and whether anybody has asked why."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from journeymap.lint.subject import Hit, Subject


def critical_without_owner(of: Subject) -> Iterator[Hit]:
    """Moments of truth for which nobody answers."""
    for path, touchpoint, result in of.analyzed:
        if result.critical and not touchpoint.owner:
            yield of.hit((*path, "touchpoint"), at_name=True, name=touchpoint.name)


def pain_without_cause(of: Subject) -> Iterator[Hit]:
    """Moments of pain with no cause beside them and no action that changes them."""
    for path, touchpoint, result in of.analyzed:
        is_known = touchpoint.causes or touchpoint.id in of.improved
        if result.kind == "pain" and not is_known:
            yield of.hit((*path, "touchpoint"), at_name=True, name=touchpoint.name)


def emotion_against_scores(of: Subject) -> Iterator[Hit]:
    """Moods drawn by hand that contradict a gap which was measured and is no chance."""
    for path, touchpoint, result in of.analyzed:
        emotion = touchpoint.emotion or 0
        is_good, is_bad = result.kind in {"delight", "bonus"}, result.kind in {"pain", "irritant"}
        contradicted = (emotion >= 1 and is_bad) or (emotion <= -1 and is_good)
        if contradicted and result.evidence == "measured":
            yield of.hit((*path, "emotion"), name=touchpoint.name, emotion=emotion)
