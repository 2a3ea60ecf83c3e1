"""`journeymap check`: what is wrong, and where."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeymap.cli import console
from journeymap.cli.inputs import inputs, loaded
from journeymap.cli.output import Output

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from journeymap.cli.output import Format


def run(given: Sequence[Path], language: str, limit: float, form: Format = "text") -> int:
    """Print every problem and a closing line; 1 where there is a problem."""
    output = Output(form, language)
    files = inputs(given)
    sound = loaded(files, limit, output.broken)
    output.close(files, len(sound), if_fine="all-sound")
    if not output.exit_code and form == "text":
        console.suggest(language, "score", *given[:1])
    return output.exit_code
