"""`journeymap check`: what is wrong, and where."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from journeymap import wording
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
        click.echo(error.told(language))

    files = inputs(given)
    sound = loaded(files, limit, broken)
    problems = sum(len(error.problems) + error.more for error in found)
    if problems:
        click.echo(wording.phrase("problems-found", language, count=problems))
    elif not sound:
        click.echo(wording.phrase("no-journeys", language))
    else:
        click.echo(wording.phrase("all-sound", language, count=len(sound)))
    if files.others:
        click.echo(wording.phrase("others-skipped", language, count=files.others))
    return 1 if problems or not sound else 0
