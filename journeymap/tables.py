"""Analysis → DataFrames: every chart's headless twin, and the tables people read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from journeymap import wording
from journeymap.analysis import because

if TYPE_CHECKING:
    from journeymap.analysis import Analysis, TouchpointAnalysis
    from journeymap.model import Journey, Rating, Touchpoint

NAN = float("nan")


def curve(journey: Journey, analysis: Analysis, language: str = "en") -> pd.DataFrame:
    """What the experience curve draws: a row for each touchpoint in declared order.

    Levels and gaps in points, nan where not given; `reach` from 0 to 1; `kind` and `evidence` are
    codes, `word`, `felt`, `because` and `native` sentences in the reader's language.
    """
    stages = {stage.id: stage.name for stage in journey.stages}
    rated = {each.id: each for each in journey.touchpoints}
    rows = []
    for each in analysis.touchpoints:
        low, high = each.gap_ci95 or (NAN, NAN)
        rows.append(
            {
                "stage": each.stage,
                "stage_title": stages[each.stage],
                "touchpoint": each.touchpoint,
                "title": each.title,
                "channels": wording.listed([one.channel for one in each.channels], language),
                "expectation": each.expectation,
                "adequate": each.adequate,
                "experience": each.experience,
                "gap": each.gap,
                "gap_low": low,
                "gap_high": high,
                "reach": each.reach,
                "kind": each.kind,
                "critical": bool(each.critical),
                "evidence": each.evidence,
                "n": each.n,
                "word": wording.moment(each.kind, each.marks, language),
                "felt": _felt(each, language),
                "because": because(each, language),
                "native": _native(journey, rated[each.touchpoint], analysis.segment, language),
            }
        )
    numeric = ["expectation", "adequate", "experience", "gap", "gap_low", "gap_high", "reach", "n"]
    return pd.DataFrame(rows).astype(dict.fromkeys(numeric, "float64"))


def _felt(each: TouchpointAnalysis, language: str) -> str:
    return "" if each.gap is None else wording.felt(each.gap, each.reach, language)


def _native(journey: Journey, touchpoint: Touchpoint, segment: str | None, language: str) -> str:
    """The two scores as their author wrote them, each on its scale."""
    own = next((each for each in touchpoint.segments if each.segment == segment), None)
    scales = {each.id: each.scale or journey.scale for each in journey.measurements}
    parts = []
    for name in ("expectation", "experience"):
        rating: Rating | None = getattr(own, name, None) or getattr(touchpoint, name)
        if rating is not None:
            scale = scales.get(rating.source, journey.scale)
            level = f"{rating.mean:.4g}"
            if rating.adequate is not None:
                level = f"{rating.adequate:.4g}–{level}"
            parts.append(
                wording.phrase(
                    f"native-{name}",
                    language,
                    level=level,
                    minimum=f"{scale.minimum:g}",
                    maximum=f"{scale.maximum:g}",
                )
            )
    return wording.listed(parts, language)


def touchpoints(analysis: Analysis, language: str = "en") -> pd.DataFrame:
    """The table behind the chart, its columns named as people read them; shares in percent."""
    columns: dict[str, list[object]] = {
        "touchpoint": [each.title for each in analysis.touchpoints],
        "moment": [wording.moment(each.kind, each.marks, language) for each in analysis.touchpoints],
        "expectation": [each.expectation for each in analysis.touchpoints],
        "experience": [each.experience for each in analysis.touchpoints],
        "gap-plain": [each.gap for each in analysis.touchpoints],
        "gap-low": [each.gap_ci95 and each.gap_ci95[0] for each in analysis.touchpoints],
        "gap-high": [each.gap_ci95 and each.gap_ci95[1] for each in analysis.touchpoints],
        "value": [each.value for each in analysis.touchpoints],
        "reach": [100 * each.reach for each in analysis.touchpoints],
        "passage_of_completers": [_percent(each.passage_of_completers) for each in analysis.touchpoints],
        "stakes": [_percent(each.stakes_share) for each in analysis.touchpoints],
        "headroom": [each.headroom for each in analysis.touchpoints],
        "dropoffs": [each.dropoffs_per_100 for each in analysis.touchpoints],
        "answers": [each.n for each in analysis.touchpoints],
        "marks": [
            wording.listed([wording.mark(mark, language) for mark in each.marks], language)
            for each in analysis.touchpoints
        ],
    }
    named = {
        wording.phrase(name, language, loss_aversion=f"{analysis.loss_aversion:g}"): column
        for name, column in columns.items()
    }
    return pd.DataFrame(named)


def _percent(share: float | None) -> float | None:
    return None if share is None else 100 * share
