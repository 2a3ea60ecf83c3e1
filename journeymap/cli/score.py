"""`journeymap score`: the moments of truth, as words or as JSON."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from journeymap import wording
from journeymap.analysis import analyze, as_data, rank_stability, stability_data
from journeymap.cli import console
from journeymap.cli.inputs import inputs, loaded
from journeymap.cli.output import print_json
from journeymap.language.near import nearest
from journeymap.problems import JourneyError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from journeymap.analysis import Analysis, RankStability
    from journeymap.model import Journey


@dataclass(frozen=True, slots=True)
class Request:
    """What was asked for."""

    segment: str | None
    language: str
    stability: bool
    as_json: bool
    explain_all: bool
    limit: float


def run(given: Sequence[Path], request: Request) -> int:
    """Print the moments of every sound journey; 1 where a file has a problem."""
    failed = False

    def broken(error: JourneyError) -> None:
        nonlocal failed
        failed = True
        console.say(error.told(request.language), error=True)

    files = inputs(given)
    scored: list[tuple[Journey, Analysis, RankStability | None]] = []
    for _, journey in loaded(files, request.limit, broken):
        if request.segment is not None and request.segment not in {
            each.id for each in journey.segments
        }:
            failed = True
            console.say(_no_segment(journey, request), error=True)
            continue
        try:
            analysis = analyze(journey, request.segment)
        except JourneyError as error:
            broken(error)
            continue
        stability = rank_stability(journey, analysis) if request.stability else None
        scored.append((journey, analysis, stability))
    if request.as_json:
        found = [_data(each, request.language) for each in scored]
        if found or files.several:
            print_json(found if files.several else found[0])
    elif scored:
        from journeymap.cli.report import show  # noqa: PLC0415 - JSON needs no tables

        show(scored, request.language, explain_all=request.explain_all)
        console.suggest(request.language, "app", files.journeys[0].parent)
    return 1 if failed else 0


def _no_segment(journey: Journey, request: Request) -> str:
    segments = [each.id for each in journey.segments]
    values = {"journey": journey.id, "segment": request.segment}
    if not segments:
        return wording.phrase("no-segments", request.language, **values)
    near = nearest(request.segment or "", segments)
    listed = wording.phrase(
        "unknown-segment", request.language, **values, known=", ".join(segments)
    )
    hint = f"\n  {wording.phrase('did-you-mean', request.language, near=near)}" if near else ""
    return listed + hint


def _data(scored: tuple[Journey, Analysis, RankStability | None], language: str) -> dict[str, Any]:
    journey, analysis, stability = scored
    data = {"title": journey.name} | as_data(analysis, language)
    if stability:
        data["rank_stability"] = stability_data(stability)
    return data
