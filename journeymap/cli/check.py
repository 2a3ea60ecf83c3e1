"""`journeymap check`: what is wrong, and where."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeymap import wording
from journeymap.cli import console
from journeymap.cli.inputs import inputs, loaded

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from journeymap.problems import JourneyError


def run(given: Sequence[Path], language: str, limit: float) -> int:
    """Print every problem and a closing line; 1 where there is a problem."""
    found: list[JourneyError] = []

    def broken(error: JourneyError) -> None:
        found.append(error)
        console.say(error.told(language))

    files = inputs(given)
    sound = loaded(files, limit, broken)
    problems = sum(len(error.problems) + error.more for error in found)
    if problems:
        console.say(wording.phrase("problems-found", language, count=problems))
    elif not sound:
        console.say(wording.phrase("no-journeys", language))
    else:
        console.say(wording.phrase("all-sound", language, count=len(sound)))
    if files.others:
        console.say(wording.phrase("others-skipped", language, count=files.others))
    return 1 if problems or not sound else 0
