"""Customer journeys as files: which touchpoints are moments of truth, and why.

>>> import journeymap as jm
>>> journey = jm.read('''
... journey: three-lines
... stages: [{stage: all, touchpoints: [{touchpoint: call, expectation: 7, experience: 5}]}]
... ''', "three-lines.yaml")
>>> jm.analyze(journey).touchpoints[0].gap
-20.0
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from journeymap.analysis import analyze
    from journeymap.files import load
    from journeymap.language import read
    from journeymap.problems import JourneyError

__version__ = "0.1.0"
__all__ = ["JourneyError", "analyze", "load", "read"]

_ROOMS = {
    "JourneyError": "journeymap.problems",
    "analyze": "journeymap.analysis",
    "load": "journeymap.files",
    "read": "journeymap.language",
}


def __getattr__(name: str) -> Any:  # noqa: ANN401 - whatever the room holds
    """Open a room when it is first asked for: reading a file need not pay for numeric libraries."""
    if name not in _ROOMS:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_ROOMS[name]), name)
