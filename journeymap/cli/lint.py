"""`journeymap lint`: what is sound but unwise, and where; problems first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeymap import files, lint, wording
from journeymap.cli import console
from journeymap.cli.inputs import each_sound, inputs
from journeymap.cli.output import Output

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from journeymap.cli.output import Format
    from journeymap.model import Journey


def run(given: Sequence[Path], language: str, limit: float, form: Format = "text") -> int:
    """Print every problem and finding, and a closing line; 1 where there is either."""
    output = Output(form, language)
    projects: dict[Path, lint.Project] = {}

    def look(path: Path) -> Journey:
        located = files.load_located(path, limit)
        folder = path.parent
        if folder not in projects:
            project = lint.project(folder)
            if project not in projects.values():  # several folders may share one file
                output.found(project.findings)
            projects[folder] = project
        output.found(lint.findings(located, projects[folder].off))
        return located.journey

    named = inputs(given)
    sound = each_sound(named, look, output.broken)
    output.close(named, len(sound), if_fine="nothing-found")
    return output.exit_code


def show_rules(language: str) -> int:
    """Print every rule: its name, why it matters and what to do."""
    for rule in lint.RULES:
        advice = wording.advice(rule, language)
        remedy = advice.remedy.format_map(_Open())
        why = advice.why.format_map(_Open())
        console.say(f"{rule}\n  {why}\n  {remedy}")
    return 0


class _Open(dict[str, str]):
    """Values that only a case would have."""

    def __missing__(self, _name: str) -> str:
        return "…"
