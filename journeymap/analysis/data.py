"""An analysis as plain data for JSON."""

from __future__ import annotations

from dataclasses import fields
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from journeymap.analysis.results import TouchpointAnalysis
from journeymap.analysis.telling import because

if TYPE_CHECKING:
    from journeymap.analysis.ranking import RankStability
    from journeymap.analysis.results import Analysis


def as_data(analysis: Analysis, language: str = "en") -> dict[str, Any]:
    """The analysis as plain data for JSON: the contract's names, None for what is undefined."""
    data = {
        each.name: _plain(getattr(analysis, each.name))
        for each in fields(analysis)
        if each.name != "touchpoints"
    }
    near_misses = analysis.near_misses
    data["near_misses"] = [_plain(each) | {"short_by": each.short_by} for each in near_misses]
    data["touchpoints"] = [_touchpoint_data(each, language) for each in analysis.touchpoints]
    return data


def _touchpoint_data(each: TouchpointAnalysis, language: str) -> dict[str, Any]:
    data = dict(zip(_IN_DATA, _data_of(each), strict=True))
    data |= {name: _plain(held) for name, held in data.items() if isinstance(held, tuple)}
    data["kind"], data["critical"] = each.kind, each.critical
    data["marks"], data["because"] = list(each.marks), because(each, language)
    return data


_IN_DATA = [each.name for each in fields(TouchpointAnalysis) if each.name != "moment"]
_data_of = attrgetter(*_IN_DATA)


def stability_data(found: RankStability) -> dict[str, Any]:
    """Rank stability as plain data for JSON."""
    return {each.name: _plain(getattr(found, each.name)) for each in fields(found)}


def _plain(thing: Any) -> Any:  # noqa: ANN401 - any value of an analysis
    if thing is None or isinstance(thing, float | int | str):
        return thing
    if isinstance(thing, tuple):
        return [_plain(each) for each in thing]
    if isinstance(thing, dict):
        return {name: _plain(each) for name, each in thing.items()}
    return {each.name: _plain(getattr(thing, each.name)) for each in fields(thing)}
