"""Analysis → DataFrames: every chart's headless twin, and the tables people read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd

from journeymap import wording
from journeymap.analysis import because

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from journeymap.analysis import Analysis, TouchpointAnalysis
    from journeymap.model import Journey, Rating, Scale, Touchpoint

NAN = float("nan")

NUMERIC = (
    "expectation",
    "adequate",
    "experience",
    "experience_low",
    "experience_high",
    "gap",
    "reach",
    "n",
)


def curve(journey: Journey, analysis: Analysis, language: str = "en") -> pd.DataFrame:
    """What the experience curve draws: a row for each touchpoint in declared order.

    Levels and gaps in points, nan where not given; `reach` from 0 to 1; `kind` and `evidence` are
    codes, `word`, `felt`, `because` and `native` sentences in the reader's language. Of several
    moments of truth each word begins with its rank.
    """
    words = moment_words(analysis.critical, language)
    stages = {stage.id: stage.name for stage in journey.stages}
    rated = {each.id: each for each in journey.touchpoints}
    rows = []
    for each in analysis.touchpoints:
        low, high = each.experience_ci95 or (NAN, NAN)
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
                "experience_low": low,
                "experience_high": high,
                "gap": each.gap,
                "reach": each.reach,
                "kind": each.kind,
                "critical": bool(each.critical),
                "evidence": each.evidence,
                "n": each.n,
                "word": words.get(each.touchpoint)
                or wording.moment(each.kind, each.marks, language),
                "felt": felt(each, language),
                "because": because(each, language),
                "native": as_scored(journey, rated[each.touchpoint], analysis.segment, language),
            }
        )
    return pd.DataFrame(rows).astype(dict.fromkeys(NUMERIC, "float64"))


def moment_words(critical: Sequence[TouchpointAnalysis], language: str = "en") -> dict[str, str]:
    """What each moment of truth is called, by touchpoint: of several with its rank before it."""
    words = {each.touchpoint: wording.moment(each.kind, each.marks, language) for each in critical}
    if len(words) == 1:
        return words
    return {
        touchpoint: wording.phrase("ranked", language, rank=rank, word=word)
        for rank, (touchpoint, word) in enumerate(words.items(), 1)
    }


def felt(each: TouchpointAnalysis, language: str) -> str:
    """The line under a moment's name; empty where there is no gap."""
    if each.gap is None:
        return ""
    return wording.felt(each.gap, each.reach, language, has_zone=each.adequate is not None)


def as_scored(
    journey: Journey, touchpoint: Touchpoint, segment: str | None, language: str = "en"
) -> str:
    """The two scores as their author wrote them, each on its scale."""
    own = touchpoint.for_segment(segment)
    scales = {each.id: each.scale or journey.scale for each in journey.measurements}
    parts = []
    for name in ("expectation", "experience"):
        rating: Rating | None = getattr(own, name, None) or getattr(touchpoint, name)
        if rating is not None:
            level = f"{rating.mean:.4g}"
            if rating.adequate is not None:
                level = f"{rating.adequate:.4g}–{level}"
            level = on_scale(level, scales.get(rating.source, journey.scale), language)
            parts.append(wording.phrase(f"native-{name}", language, level=level))
    return wording.listed(parts, language)


def on_scale(level: str, scale: Scale, language: str = "en") -> str:
    """A level in the author's own scale, and that scale."""
    return wording.phrase(
        "on-scale",
        language,
        level=level,
        minimum=f"{scale.minimum:g}",
        maximum=f"{scale.maximum:g}",
    )


KINDS = {
    "touchpoint": "text",
    "moment": "text",
    "expectation": "points",
    "experience": "points",
    "gap-plain": "points",
    "gap-low": "points",
    "gap-high": "points",
    "value": "points",
    "reach": "percent",
    "passage_of_completers": "percent",
    "stakes": "percent",
    "headroom": "points",
    "dropoffs": "points",
    "answers": "count",
    "marks": "text",
}
"""What the columns of the table behind the chart hold, by code, in their order."""


def touchpoints(analysis: Analysis, language: str = "en") -> pd.DataFrame:
    """The table behind the chart: a row for each touchpoint in declared order.

    Its columns are named as people read them (`named` with `KINDS`); what is not defined is
    missing, shares are in percent.
    """
    found = analysis.touchpoints
    columns: dict[str, list[object]] = {
        "touchpoint": [each.title for each in found],
        "moment": [wording.moment(each.kind, each.marks, language) for each in found],
        "expectation": [each.expectation for each in found],
        "experience": [each.experience for each in found],
        "gap-plain": [each.gap for each in found],
        "gap-low": [each.gap_ci95 and each.gap_ci95[0] for each in found],
        "gap-high": [each.gap_ci95 and each.gap_ci95[1] for each in found],
        "value": [each.value for each in found],
        "reach": [100 * each.reach for each in found],
        "passage_of_completers": [_percent(each.passage_of_completers) for each in found],
        "stakes": [_percent(each.stakes_share) for each in found],
        "headroom": [each.headroom for each in found],
        "dropoffs": [each.dropoffs_per_100 for each in found],
        "answers": [each.n for each in found],
        "marks": [
            wording.listed([wording.mark(mark, language) for mark in each.marks], language)
            for each in found
        ],
    }
    types = {"text": "str", "points": "float64", "percent": "float64", "count": "Int64"}
    table = pd.DataFrame(columns).astype({name: types[kind] for name, kind in KINDS.items()})
    return table.set_axis(list(named(KINDS, analysis, language)), axis="columns")


def named(columns: Mapping[str, Any], analysis: Analysis, language: str = "en") -> dict[str, Any]:
    """What is said of columns by code, by the names people read."""
    return {
        wording.phrase(code, language, loss_aversion=f"{analysis.loss_aversion:g}"): each
        for code, each in columns.items()
    }


def _percent(share: float | None) -> float | None:
    return None if share is None else 100 * share
