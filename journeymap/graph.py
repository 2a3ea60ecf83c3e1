"""The journey as a chain: who comes by, how often, who completes, where the others leave.

Touchpoints and exits form a first-order absorbing Markov chain: Q leads between touchpoints, R to
exits, N = (I - Q)⁻¹ counts visits and B = N R says where customers end (Grinstead & Snell,
ch. 11). Only touchpoints that somebody reaches take part; the others have 0 visits.
"""

from __future__ import annotations

import heapq
from dataclasses import dataclass
from itertools import islice
from math import inf, log
from typing import TYPE_CHECKING

import networkx as nx
import numpy as np
from scipy.sparse import csc_array, eye_array
from scipy.sparse.linalg import splu

from journeymap.flow import loops, visits_per_arrival

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import numpy.typing as npt
    from scipy.sparse.linalg import SuperLU

    from journeymap.flow import Flow

    Floats = npt.NDArray[np.float64]

START, END = "start", "end"
"""The two nodes a drawn graph has beside the touchpoints' numbers."""

WORK_PER_TOUCHPOINT = 2_000
"""Beyond this, a loop in which everything leads everywhere is cheaper solved column by column."""

COLUMNS = 256
"""Columns of a large loop's inverse held at once: 20 MB at 10,000 touchpoints."""

TIE = 1e-12
"""Paths whose log shares differ by less are equally likely; declared order then decides."""

PATHS_COMPARED = 50
"""Equally likely paths beyond the last one asked for that are looked at to order them."""


@dataclass(frozen=True, slots=True)
class Path:
    """Touchpoints by number from a start to a success exit, each met once, and its share."""

    touchpoints: tuple[int, ...]
    share: float


@dataclass(frozen=True, slots=True, eq=False)
class Chain:
    """What the shares of a flow imply for customers who enter, one number for each touchpoint.

    `visits` is how often one of them is at the touchpoint on average, `reach` the share of them who
    ever meet it, `completes` the share of those at the touchpoint who will end in a success exit,
    `dropoffs` how many of 100 who enter leave there for an exit that is neither success nor
    neutral, and `passage` the share of completers who pass there (nan where nobody completes):
    passage, not causation.
    """

    flow: Flow
    success: tuple[int, ...]
    visits: Floats
    reach: Floats
    completes: Floats
    dropoffs: Floats
    passage: Floats
    exit_shares: tuple[float, ...]
    completion: float
    loops: tuple[tuple[int, ...], ...]
    _solver: SuperLU
    _place: npt.NDArray[np.int64]

    @property
    def expected_steps(self) -> float:
        """Touchpoints met from entering to leaving, repeats counted."""
        return float(self.visits.sum())

    def visits_from(self, touchpoint: int) -> Floats:
        """Visits to every touchpoint of one who is at this one: a row of N."""
        place = self._place[touchpoint]
        visits = np.zeros(len(self.visits))
        if place >= 0:
            entry = np.zeros(int((self._place >= 0).sum()))
            entry[place] = 1.0
            visits[self._place >= 0] = self._solver.solve(entry, trans="T")
        return visits

    def completion_if(self, touchpoint: int, moved: float, to: int) -> float:
        """Completion if a share of those at a touchpoint went on to another instead of dropping.

        Exact, a rank-one change of the chain: with ε moved from a drop-off at i to the edge i → j
        it rises by Vᵢ·ε·B_j / (1 - ε·N_ji). `moved` is the share ε of those at the touchpoint.
        """
        back = float(self.visits_from(to)[touchpoint])
        rise = self.visits[touchpoint] * moved * self.completes[to] / (1 - moved * back)
        return self.completion + float(rise)


def chain(flow: Flow, success: Sequence[str], neutral: Sequence[str]) -> Chain:
    """Solve the flow: visits, reach, completion, passage and drop-offs.

    Exits are named by id. One sparse factorisation serves all of it; work grows with the number of
    transitions, and within a loop as `flow.visits_per_arrival` says.
    """
    size = len(flow.touchpoints)
    reached = np.array(flow.reached)
    place = np.where(reached, np.cumsum(reached) - 1, -1)
    inner, leaving = _matrices(flow, place, int(reached.sum()))
    solver = splu((eye_array(inner.shape[0], format="csc") - inner).tocsc())
    entry = np.zeros(inner.shape[0])
    for start, share in flow.starts:
        entry[place[start]] += share
    visits = np.zeros(size)
    visits[reached] = solver.solve(entry, trans="T")

    is_success = np.array([each in success for each in flow.exits])
    is_drop = ~is_success & np.array([each not in neutral for each in flow.exits])
    completes = np.zeros(size)
    completes[reached] = np.clip(solver.solve(leaving @ is_success.astype(float)), 0, 1)
    exit_shares = leaving.T @ visits[reached]
    completion = float(exit_shares[is_success].sum())

    found = tuple(loop for loop in loops(flow) if reached[loop[0]])
    again = np.ones(size)
    for loop in found:
        again[list(loop)] = _visits_per_arrival(flow, loop, solver, place)
    reach = np.clip(visits / again, 0, 1)
    dropoffs = np.zeros(size)
    dropoffs[reached] = 100 * visits[reached] * (leaving @ is_drop.astype(float))
    passage = np.full(size, np.nan)
    if completion > 0:
        passage = np.clip(reach * completes / completion, 0, 1)
    return Chain(
        flow=flow,
        success=tuple(np.flatnonzero(is_success).tolist()),
        visits=visits,
        reach=reach,
        completes=completes,
        dropoffs=dropoffs,
        passage=passage,
        exit_shares=tuple(exit_shares.tolist()),
        completion=completion,
        loops=found,
        _solver=solver,
        _place=place,
    )


def _matrices(
    flow: Flow, place: npt.NDArray[np.int64], reached: int
) -> tuple[csc_array, csc_array]:
    """Q and R over the touchpoints that are reached."""
    size = len(flow.touchpoints)
    sources, targets, parts = [], [], []
    for here, row in enumerate(flow.steps):
        if place[here] >= 0:
            for there, share in row:
                sources.append(here)
                targets.append(there)
                parts.append(share)
    source, target = place[sources], np.array(targets, dtype=np.int64)
    share = np.array(parts)
    goes_on = target < size
    inner = csc_array(
        (share[goes_on], (source[goes_on], place[target[goes_on]])), shape=(reached, reached)
    )
    out = ~goes_on
    leaving = csc_array(
        (share[out], (source[out], target[out] - size)), shape=(reached, len(flow.exits))
    )
    return inner, leaving


def _visits_per_arrival(
    flow: Flow, loop: tuple[int, ...], solver: SuperLU, place: npt.NDArray[np.int64]
) -> Floats:
    """The diagonal of N over one loop; never a dense inverse of a large one."""
    sparse = visits_per_arrival(flow, loop, WORK_PER_TOUCHPOINT * len(loop))
    if sparse is not None:
        return np.array(sparse)
    places = place[list(loop)]
    total = int((place >= 0).sum())
    diagonal = np.empty(len(loop))
    for first in range(0, len(loop), COLUMNS):
        block = places[first : first + COLUMNS]
        columns = np.zeros((total, len(block)))
        columns[block, np.arange(len(block))] = 1.0
        diagonal[first : first + COLUMNS] = solver.solve(columns)[block, np.arange(len(block))]
    return diagonal


# Structure ----------------------------------------------------------------------------------------


def network(chain: Chain) -> nx.DiGraph[int | str]:
    """The steps towards success as a graph from `start` to `end`, each edge with its `share`.

    Nodes are the touchpoints' numbers; exits that are no success are left out.
    """
    size = len(chain.flow.touchpoints)
    successes = {size + each for each in chain.success}
    graph: nx.DiGraph[int | str] = nx.DiGraph()
    graph.add_nodes_from((START, END))
    graph.add_edges_from((START, start, {"share": share}) for start, share in chain.flow.starts)
    for here, row in enumerate(chain.flow.steps):
        if chain.visits[here] > 0:
            to_success = sum(share for there, share in row if there in successes)
            graph.add_edges_from((here, there, {"share": share}) for there, share in row if there < size)
            if to_success > 0:
                graph.add_edge(here, END, share=to_success)
    return graph


def unavoidable(chain: Chain) -> tuple[int, ...]:
    """Touchpoints that every completer passes, in declared order: the dominators of success.

    With several entries they are taken from a common start before them all.
    """
    graph = network(chain)
    if chain.completion == 0 or END not in graph:
        return ()
    dominator = nx.immediate_dominators(graph, START)
    found = []
    here = dominator.get(END)
    while here is not None and here != START:
        found.append(here)
        here = dominator.get(here)
    return tuple(sorted(found))


def most_likely_path(chain: Chain) -> Path | None:
    """The path to success with the largest product of shares, each touchpoint met once.

    Of equally likely ones the first by declared order; None where nobody completes.
    """
    if chain.completion == 0:
        return None
    graph = network(chain)
    to_end = _distances_to_end(graph)
    here: int | str = START
    path: dict[int | str, None] = {}
    distance = 0.0
    while here != END:
        steps = [
            (inf if there == END else there, there, -log(edge["share"]))
            for there, edge in graph.adj[here].items()
            if there in to_end and there not in path
        ]
        best = min(cost + to_end[there] for _, there, cost in steps)
        _, here, cost = min(step for step in steps if step[2] + to_end[step[1]] <= best + TIE)
        distance += cost
        path[here] = None
    del path[END]
    return Path(tuple(int(each) for each in path), float(np.exp(-distance)))


def _distances_to_end(graph: nx.DiGraph[int | str]) -> dict[int | str, float]:
    """The least sum of -log shares from each node to the end (Dijkstra)."""
    known: dict[int | str, float] = {}
    waiting: list[tuple[float, int, int | str]] = [(0.0, 0, END)]
    pushed = 0
    while waiting:
        distance, _, here = heapq.heappop(waiting)
        if here in known:
            continue
        known[here] = distance
        for before, edge in graph.pred[here].items():
            if before not in known:
                pushed += 1
                heapq.heappush(waiting, (distance - log(edge["share"]), pushed, before))
    return known


def likely_paths(chain: Chain, count: int) -> tuple[Path, ...]:
    """The `count` most likely paths to success, each touchpoint met once, the likeliest first.

    Yen's algorithm: paths are made in order and never all listed, of which there may be billions.
    """
    if chain.completion == 0:
        return ()
    graph = network(chain)
    for _, _, edge in graph.edges(data=True):
        edge["distance"] = -log(edge["share"])
    found = islice(_paths(graph), count + PATHS_COMPARED)
    kept: list[Path] = []
    for path in found:
        if len(kept) >= count and path.share < kept[count - 1].share * (1 - TIE):
            break
        kept.append(path)
    kept.sort(key=lambda path: (-round(log(path.share), 9), path.touchpoints))
    return tuple(kept[:count])


def _paths(graph: nx.DiGraph[int | str]) -> Iterator[Path]:
    for nodes in nx.shortest_simple_paths(graph, START, END, weight="distance"):
        share = np.prod([graph.edges[edge]["share"] for edge in nx.utils.pairwise(nodes)])
        yield Path(tuple(int(node) for node in nodes[1:-1]), float(share))
