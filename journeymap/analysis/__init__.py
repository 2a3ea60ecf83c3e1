"""The one room where the parts meet: journey → flow → scores → moments → Analysis.

`analyze` is what the app, the terminal and every export show. Names and units are a contract:
`docs/science.md` defines each of them.
"""

from journeymap.analysis.assembly import analyze
from journeymap.analysis.data import as_data, stability_data
from journeymap.analysis.ranking import RankStability, rank_stability
from journeymap.analysis.results import (
    Analysis,
    AttributeReading,
    ChannelReading,
    Oddity,
    PathMemory,
    TouchpointAnalysis,
)
from journeymap.analysis.telling import Notes, because, nothing_scored

__all__ = [
    "Analysis",
    "AttributeReading",
    "ChannelReading",
    "Notes",
    "Oddity",
    "PathMemory",
    "RankStability",
    "TouchpointAnalysis",
    "analyze",
    "as_data",
    "because",
    "nothing_scored",
    "rank_stability",
    "stability_data",
]
