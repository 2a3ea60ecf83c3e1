"""Journey → Mermaid `flowchart`: who goes where, with the moments of truth marked.

Stages are subgraphs, shares stand on the edges, exits are rounded; a moment of truth has a class of
its own kind, and its sign before its name, so that nothing is said by colour alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeymap import wording
from journeymap.flow import flow
from journeymap.language.editing.written import scalar
from journeymap.language.notations.mermaid import encoded
from journeymap.wording import numbers

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from journeymap.flow import Flow
    from journeymap.model import Exit, Journey, Stage

STYLES = {
    "pain": "fill:#fde3d3,stroke:#d55e00,color:#1f2937,stroke-width:3px",
    "delight": "fill:#d9ecf8,stroke:#0072b2,color:#1f2937,stroke-width:3px",
    "guard": "fill:#eef1f5,stroke:#334155,color:#1f2937,stroke-width:3px",
}
"""The kinds that a moment of truth can be: how each is drawn."""

MOST_EDGES = 500
"""Edges of which Mermaid draws no more, unless the page that shows them allows it."""

MOST_CHARACTERS = 50_000
"""Characters of a diagram of which Mermaid draws no more, likewise."""


_SHOWN_TWICE_ESCAPED = str.maketrans("<&", "＜＆")
"""Mermaid 12 shows `&lt;` and `&amp;` for these in a flowchart's title, and knows no way around."""

_BREAK = "#10;"


def flowchart(journey: Journey, kinds: Mapping[str, str]) -> str:
    """The flow of a journey for everyone; `kinds` are those of its moments of truth, by id."""
    return "".join(f"{line}\n" for line in _lines(journey, kinds))


def _lines(journey: Journey, kinds: Mapping[str, str]) -> Iterator[str]:
    steps = flow(journey)
    title = scalar(journey.name.translate(_SHOWN_TWICE_ESCAPED), quote='"')
    yield from ("---", f"title: {title}", "---", "flowchart LR")
    number = 0
    for place, stage in enumerate(journey.stages):
        yield from _subgraph(place, stage, number, kinds)
        number += len(stage.touchpoints)
    yield from (_exit(number + place, each) for place, each in enumerate(journey.exits))
    yield from _starts(steps)
    yield from _edges(steps)
    yield from _classes(steps, kinds)


def _subgraph(place: int, stage: Stage, number: int, kinds: Mapping[str, str]) -> Iterator[str]:
    yield f'  subgraph s{place + 1}["{_label(stage.name)}"]'
    for touchpoint in stage.touchpoints:
        sign = wording.sign(kinds.get(touchpoint.id))
        yield f'    n{number}["{sign and sign + " "}{_label(touchpoint.name)}"]'
        number += 1
    yield "  end"


def _exit(number: int, each: Exit) -> str:
    return f'  n{number}(["{_label(each.title or each.id)}"])'


def _label(text: str) -> str:
    return encoded(text).replace(_BREAK, "<br>")


def _starts(steps: Flow) -> Iterator[str]:
    """The ways in, where there are several."""
    if len(steps.starts) > 1:
        yield "  start((( )))"
        yield from (f"  start {_arrow(share)} n{there}" for there, share in steps.starts)


def _edges(steps: Flow) -> Iterator[str]:
    for here, row in enumerate(steps.steps):
        yield from (f"  n{here} {_arrow(share)} n{there}" for there, share in row)


def _arrow(share: float) -> str:
    return "-->" if share == 1 else f'-->|"{numbers.percent(share)}"|'


def _classes(steps: Flow, kinds: Mapping[str, str]) -> Iterator[str]:
    """The moments of truth by their kind."""
    for kind, style in STYLES.items():
        found = [f"n{n}" for n, each in enumerate(steps.touchpoints) if kinds.get(each) == kind]
        if found:
            yield f"  classDef {kind} {style}"
            yield f"  class {','.join(found)} {kind}"


def edges(journey: Journey) -> int:
    """How many edges a journey's flowchart has."""
    steps = flow(journey)
    several = len(steps.starts) if len(steps.starts) > 1 else 0
    return several + sum(map(len, steps.steps))
