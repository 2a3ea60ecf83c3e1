"""Journey → GraphML, for programs that look at graphs: the flow, with the analysis' numbers.

Names of attributes are those of `docs/science.md`; a number that is not defined has no attribute.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import networkx as nx
from networkx.readwrite.graphml import GraphMLWriter

from journeymap.flow import flow

if TYPE_CHECKING:
    from journeymap.analysis import Analysis, TouchpointAnalysis
    from journeymap.model import Exit, Journey

    Attributes = dict[str, str | float | bool]

NUMBERS = (
    "weight",
    "reach",
    "visits",
    "expectation",
    "adequate",
    "experience",
    "gap",
    "q",
    "value",
    "contribution",
    "stakes",
    "stakes_share",
    "headroom",
    "share_disappointed",
    "passage_of_completers",
    "dropoffs_per_100",
    "kind",
    "critical",
    "evidence",
)
"""What of a touchpoint's analysis becomes an attribute of its node."""


def graph(journey: Journey, analysis: Analysis) -> nx.DiGraph[str]:
    """The flow as a graph: nodes by id, edges with the share who take them.

    `node` tells a touchpoint from an exit; `customers` of an edge is how often it is taken for
    each customer who enters.
    """
    drawn: nx.DiGraph[str] = nx.DiGraph(id=journey.id, title=journey.name)
    drawn.graph |= {"completion": analysis.completion}
    stages = {stage.id: stage.name for stage in journey.stages}
    for each in analysis.touchpoints:
        drawn.add_node(each.touchpoint, **_of_touchpoint(each, stages[each.stage]))
    for end in journey.exits:
        drawn.add_node(end.id, **_of_exit(journey, analysis, end))
    _add_edges(drawn, journey, analysis)
    return drawn


def _of_touchpoint(each: TouchpointAnalysis, stage_title: str) -> Attributes:
    named: Attributes = {
        "node": "touchpoint",
        "title": each.title,
        "stage": each.stage,
        "stage_title": stage_title,
    }
    found = ((name, getattr(each, name)) for name in NUMBERS)
    return named | {name: value for name, value in found if value is not None}


def _of_exit(journey: Journey, analysis: Analysis, end: Exit) -> Attributes:
    role = "drop-off"
    if end.id in journey.success_exits:
        role = "success"
    elif end.id in journey.neutral:
        role = "neutral"
    share = analysis.exit_shares.get(end.id, 0.0)
    return {"node": "exit", "title": end.title or end.id, "role": role, "share": share}


def _add_edges(drawn: nx.DiGraph[str], journey: Journey, analysis: Analysis) -> None:
    steps = flow(journey, analysis.segment)
    names = (*steps.touchpoints, *steps.exits)
    for start, share in steps.starts:
        drawn.nodes[names[start]]["start"] = share
    for here, row in enumerate(steps.steps):
        each = analysis.touchpoints[here]
        for there, share in row:
            drawn.add_edge(
                each.touchpoint, names[there], share=share, customers=each.visits * share
            )
            if steps.assumed[here]:
                drawn.edges[each.touchpoint, names[there]]["assumed"] = True


def written(journey: Journey, analysis: Analysis) -> bytes:
    """The GraphML of a journey, in UTF-8."""
    writer = GraphMLWriter(prettyprint=True)
    writer.add_graph_element(graph(journey, analysis))
    flags = {key.get("id") for key in writer.xml.iter("key") if key.get("attr.type") == "boolean"}
    for data in writer.xml.iter("data"):
        if data.get("key") in flags:  # networkx writes them as Python does, and XML knows no True
            data.text = str(data.text).lower()
    file = io.BytesIO()
    writer.dump(file)
    return file.getvalue()
