"""The shape of a journey: the likeliest ways to success, and what nobody gets around.

Touchpoints are numbers, as in the flow; those that nobody reaches and exits that are no success
are left out.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice, pairwise
from math import exp, inf, log
from typing import TYPE_CHECKING

import networkx as nx

from journeymap.graph.markov import ROUNDED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from journeymap.graph.markov import Chain

    Edge = tuple[int | str, int | str, dict[str, float]]

START, END = "start", "end"
"""The two nodes a drawn graph has beside the touchpoints' numbers."""

TIE = 1e-12
"""Paths whose log shares differ by less of their size are equal; declared order then decides."""

PATHS_COMPARED = 50
"""Equally likely paths beyond the last one asked for that are looked at to order them."""


@dataclass(frozen=True, slots=True)
class Path:
    """Touchpoints by number from a start to a success exit, each met once, and its share."""

    touchpoints: tuple[int, ...]
    share: float


def network(chain: Chain) -> nx.DiGraph[int | str]:
    """The steps towards success as a graph from `start` to `end`, each edge with its `share`.

    Nodes are the touchpoints' numbers; exits that are no success and touchpoints that nobody
    reaches are left out. `distance` is the -log of the share: the likeliest path is the shortest.
    """
    drawn: nx.DiGraph[int | str] = nx.DiGraph()
    drawn.add_nodes_from((START, END))
    drawn.add_edges_from(_edge(START, start, share) for start, share in chain.flow.starts)
    end = len(chain.visits)
    drawn.add_edges_from(
        _edge(here, END if there == end else there, share)
        for here, visits in enumerate(chain.visits.tolist())
        if visits > 0
        for there, share in chain.onward[here]
    )
    return drawn


def _edge(here: int | str, there: int | str, share: float) -> Edge:
    return here, there, {"share": share, "distance": -log(share)}


@dataclass(frozen=True, slots=True)
class Structure:
    """What a journey's shape says: its most likely path to success and what nobody can avoid.

    Touchpoints by number; both are empty where nobody completes.
    """

    path: tuple[int, ...] = ()
    unavoidable: tuple[int, ...] = ()


def structure(chain: Chain) -> Structure:
    """The shape of a solved flow."""
    drawn = network(chain)
    likely = most_likely_path(drawn)
    return Structure(likely.touchpoints, unavoidable(drawn, likely)) if likely else Structure()


def unavoidable(drawn: nx.DiGraph[int | str], path: Path) -> tuple[int, ...]:
    """Touchpoints that every completer passes, in declared order: the dominators of success.

    They lie on any path to success, such as this one, and are those that no other way leads
    around. With several entries they are taken from the common start before them all. Every edge
    is looked at once, however deep the journey: general algorithms for dominators take minutes for
    a long chain that is left for success at each touchpoint.
    """
    way: tuple[int | str, ...] = (START, *path.touchpoints, END)
    place = {node: index for index, node in enumerate(way)}
    found = []
    seen: set[int | str] = set()
    furthest = 0
    for index, here in enumerate(way[:-1]):
        if index and furthest == index:
            found.append(path.touchpoints[index - 1])
        waiting = [here]
        while waiting:
            for there in drawn.adj[waiting.pop()]:
                if there in place:
                    furthest = max(furthest, place[there])
                elif there not in seen:
                    seen.add(there)
                    waiting.append(there)
    return tuple(sorted(found))


def most_likely_path(drawn: nx.DiGraph[int | str]) -> Path | None:
    """The path to success with the largest product of shares, each touchpoint met once.

    Of equally likely ones the first by declared order, exits after touchpoints; None where nobody
    completes.
    """
    # Distances from every touchpoint, not one shortest path, so that ties can be told.
    left = nx.single_source_dijkstra_path_length(drawn.reverse(copy=False), END, weight="distance")
    if START not in left:
        return None
    path: list[int] = []
    here: int | str = START
    distance = 0.0
    while here != END:
        costs = {
            there: edge["distance"] + left[there]
            for there, edge in drawn.adj[here].items()
            if there in left
        }
        best = min(costs.values())
        likeliest = [there for there, cost in costs.items() if cost <= best + TIE * (1 + best)]
        following = min(likeliest, key=lambda there: inf if there == END else int(there))
        distance += drawn.edges[here, following]["distance"]
        if following != END:
            path.append(int(following))
        here = following
    return Path(tuple(path), exp(-distance))


def likely_paths(drawn: nx.DiGraph[int | str], count: int) -> tuple[Path, ...]:
    """The `count` most likely paths to success, each touchpoint met once, the likeliest first.

    Equally likely ones stand in declared order, exits after touchpoints. Yen's algorithm: paths are
    made in order and never all listed, of which there may be billions.
    """
    if not nx.has_path(drawn, START, END):
        return ()
    kept: list[tuple[float, tuple[int, ...]]] = []
    for distance, path in islice(_paths(drawn), count + PATHS_COMPARED):
        if len(kept) >= count and distance > kept[count - 1][0] + ROUNDED:
            break
        kept.append((distance, path))
    last = inf
    kept.sort(key=lambda found: (round(found[0], 9), (*found[1], last)))
    return tuple(Path(path, exp(-distance)) for distance, path in kept[:count])


def _paths(drawn: nx.DiGraph[int | str]) -> Iterator[tuple[float, tuple[int, ...]]]:
    """Every path with the sum of its -log shares, the likeliest first."""
    for nodes in nx.shortest_simple_paths(drawn, START, END, weight="distance"):
        distance = sum(drawn.edges[edge]["distance"] for edge in pairwise(nodes))
        yield distance, tuple(int(node) for node in nodes[1:-1])
