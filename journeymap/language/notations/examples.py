"""What a cell of each lane may hold, for the remedies of a table."""

from __future__ import annotations

from journeymap.language.notations.lanes import holds_list, holds_number

EXAMPLES = {
    "channels": "phone; web shop",
    "kano": "must-be",
    "next": "{pay: 97%, left: 3%}",
    "attributes": "[{attribute: speed, expectation: 7, experience: 5}]",
    "expectation_from": "{word of mouth: 40%, promise: 60%}",
    "promises": "[{promise: reply, says: We reply within a day}]",
    "standards": "[{metric: waiting time, at_most: 5, unit: min}]",
    "causes": "[{cause: resources, note: one desk}]",
    "segments": "{members: {experience: 6}}",
    "quotes": "[{text: Nobody told us, approved: 2026-10-02}]",
    "kpis": "[{metric: waiting time, value: 12, unit: min}]",
    "emotion": "-1",
    "opens": "group-booking",
    "journey.state": "planned",
    "journey.success": "done",
    "journey.neutral": "closed",
    "journey.scale": "{min: 1, max: 7}",
    "journey.starts": "{call: 90%, visit: rest}",
    "journey.exits": "{done: All is done, left: Leaves}",
    "journey.settings": "{loss_aversion: 2}",
    "journey.segments": "{members: Members of the club}",
    "journey.measurements": "{poll: {date: 2026-05-31, metric: CSAT}}",
    "journey.outcomes": "[{metric: NPS, value: 12}]",
    "journey.actions": "[{action: desk, title: A second desk, cost: 25}]",
    "journey.lint": "{off: [first-person]}",
}
"""What a cell of a lane may hold, where that is neither a plain text nor a number."""


_EXAMPLES_OF_PARTS = {"n": "40", "counts": "{1: 4, 5: 20}"}


def example(lane: str) -> str:
    """What a cell of a lane may hold.

    >>> example("pains"), example("experience"), example("experience.counts")
    ('queue; noise', '5.6', '{1: 4, 5: 20}')
    """
    if part := _EXAMPLES_OF_PARTS.get(lane.rpartition(".")[2]):
        return part
    usual = "5.6" if holds_number(lane) else "queue; noise" if holds_list(lane) else "a text"
    return EXAMPLES.get(lane, usual)
