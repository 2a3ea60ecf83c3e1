"""What is wrong in meaning: references that lead nowhere, shares that do not add up, no way out.

Each check reads the model and notes problems by their path in the file. Where something was refused
while reading, nothing is said about what may only follow from it: one mistake is told once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeymap.language.checks import once, ratings, references, ways, weights
from journeymap.language.checks.checker import Checker

if TYPE_CHECKING:
    from journeymap.language.places import Report
    from journeymap.language.tree import Node
    from journeymap.model import Journey


def check(journey: Journey, root: Node, report: Report) -> None:
    """Note everything that is wrong with the journey's meaning."""
    checker = Checker(journey, root, report)
    before = report.count
    for each in (once.steps, references.steps, ways.shares):
        each(checker)
    flow_is_sound = report.count == before and ways.were_all_read(checker)
    for each in (once.others, references.others, ratings.scales, ratings.scores):
        each(checker)
    if checker.touchpoints:
        weights.importance(checker)
        weights.kano(checker)
        if flow_is_sound:
            ways.out(checker)
