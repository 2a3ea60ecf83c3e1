"""The journey as a chain: who comes by, how often, who completes, where the others leave.

Touchpoints and exits form a first-order absorbing Markov chain: Q leads between touchpoints, R to
exits, N = (I - Q)⁻¹ counts visits and B = N R says where customers end (Grinstead & Snell,
ch. 11). Only touchpoints that somebody reaches take part; the others have 0 visits.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice, pairwise
from math import exp, inf, log
from typing import TYPE_CHECKING

import networkx as nx
import numpy as np
from scipy.sparse import csc_array, eye_array
from scipy.sparse.linalg import splu

from journeymap.flow import ENDLESS, ROUNDING, listed, loops, visits_per_arrival
from journeymap.problems import JourneyError, Mark, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import numpy.typing as npt
    from scipy.sparse.linalg import SuperLU

    from journeymap.flow import Flow

    Floats = npt.NDArray[np.float64]
    Edge = tuple[int | str, int | str, dict[str, float]]
    Steps = tuple[tuple[tuple[int, float], ...], ...]

START, END = "start", "end"
"""The two nodes a drawn graph has beside the touchpoints' numbers."""

WORK_PER_TOUCHPOINT = 2_000
"""Beyond this, a loop in which everything leads everywhere is cheaper solved column by column."""

ROUNDED = 1e-9
"""Shares that differ by less are the same."""

COLUMNS = 256
"""Columns of a large loop's inverse held at once: 20 MB at 10,000 touchpoints."""

COUNTLESS = 1e15
"""Rounds of a loop beyond what floats can count: its way out is lost in rounding."""

TIE = 1e-12
"""Paths whose log shares differ by less of their size are equal; declared order then decides."""

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
    passage, not causation. `onward` are the steps towards success: those to other exits are left
    out, and every success exit is one place, the number after the last touchpoint's.
    """

    flow: Flow
    visits: Floats
    reach: Floats
    completes: Floats
    dropoffs: Floats
    passage: Floats
    exit_shares: tuple[float, ...]
    completion: float
    loops: tuple[tuple[int, ...], ...]
    onward: Steps
    _solver: SuperLU
    _place: npt.NDArray[np.int64]

    @property
    def expected_steps(self) -> float:
        """Touchpoints met from entering to leaving, repeats counted."""
        return float(self.visits.sum())

    def visits_from(self, touchpoint: int) -> Floats:
        """Visits to every touchpoint of one who is at this one: a row of N, 0 if nobody is."""
        place = self._place[touchpoint]
        visits = np.zeros(len(self.visits))
        if place >= 0:
            entry = np.zeros(int((self._place >= 0).sum()))
            entry[place] = 1.0
            visits[self._place >= 0] = _visits(self._solver, entry)
        return visits

    def completion_if(self, touchpoint: int, moved: float, to: int) -> float:
        """Completion if a share of those at a touchpoint went on to another instead of dropping.

        Exact, a rank-one change of the chain: with ε moved from a drop-off at i to the edge i → j
        it rises by Vᵢ·ε·B_j / (1 - ε·N_ji). `moved` is the share ε of those at the touchpoint.

        Raises:
            ValueError: fewer than that drop off there, or nobody reaches one of the two.
        """
        if self._place[touchpoint] < 0 or self._place[to] < 0:
            raise ValueError("nobody reaches the touchpoint")
        dropping = self.dropoffs[touchpoint] / (100 * self.visits[touchpoint])
        if not 0 <= moved <= dropping + ROUNDED:
            raise ValueError(f"{moved:g} cannot be moved where {dropping:g} drop off")
        back = float(self.visits_from(to)[touchpoint])
        rise = self.visits[touchpoint] * moved * self.completes[to] / (1 - moved * back)
        return self.completion + float(rise)


def chain(
    flow: Flow, success: Sequence[str], neutral: Sequence[str], name: str = "journey"
) -> Chain:
    """Solve the flow: visits, reach, completion, passage and drop-offs.

    Exits are named by id. One sparse factorisation serves all of it; work grows with the number of
    transitions, and within a loop as `flow.visits_per_arrival` says.

    Raises:
        JourneyError: shares that do not add up, or a loop that nobody or practically nobody ever
            leaves. Reading a file tells these with their place; a journey made otherwise is told
            here, after `name`.
    """
    size = len(flow.touchpoints)
    reached = np.array(flow.reached)
    place = np.where(reached, np.cumsum(reached) - 1, -1)
    inner, leaving = _matrices(flow, place, int(reached.sum()))
    _insist_on_whole_shares(flow, inner, leaving, reached, name)
    solver, rounds = _solved(flow, inner, place, name)
    entry = np.zeros(inner.shape[0])
    for start, share in flow.starts:
        entry[place[start]] += share
    visits = np.zeros(size)
    visits[reached] = _visits(solver, entry)
    again = np.ones(size)
    for loop, per_arrival in rounds.items():
        again[list(loop)] = per_arrival
    reach = np.clip(visits / again, 0, 1)
    is_success = np.array([each in success for each in flow.exits])
    is_drop = ~is_success & np.array([each not in neutral for each in flow.exits])
    completes = np.zeros(size)
    completes[reached] = np.clip(solver.solve(leaving @ is_success.astype(float)), 0, 1)
    exit_shares = np.clip(leaving.T @ visits[reached], 0, 1)
    completion = min(float(exit_shares[is_success].sum()), 1.0)
    dropoffs = np.zeros(size)
    dropoffs[reached] = 100 * visits[reached] * (leaving @ is_drop.astype(float))
    passage = np.full(size, np.nan)
    if completion > 0:
        passage = np.clip(reach * completes / completion, 0, 1)
    return Chain(
        flow=flow,
        visits=visits,
        reach=reach,
        completes=completes,
        dropoffs=dropoffs,
        passage=passage,
        exit_shares=tuple(exit_shares.tolist()),
        completion=completion,
        loops=tuple(rounds),
        onward=_towards_success(flow, set(np.flatnonzero(is_success).tolist())),
        _solver=solver,
        _place=place,
    )


def _matrices(
    flow: Flow, place: npt.NDArray[np.int64], reached: int
) -> tuple[csc_array, csc_array]:
    """Q and R over the touchpoints that are reached."""
    size = len(flow.touchpoints)
    source = place[np.repeat(np.arange(size), [len(row) for row in flow.steps])]
    target = np.array([there for row in flow.steps for there, _ in row], dtype=np.int64)
    shares = np.array([share for row in flow.steps for _, share in row])
    inner, out = (source >= 0) & (target < size), (source >= 0) & (target >= size)
    among = csc_array(
        (shares[inner], (source[inner], place[target[inner]])), shape=(reached, reached)
    )
    leaving = csc_array(
        (shares[out], (source[out], target[out] - size)), shape=(reached, len(flow.exits))
    )
    return among, leaving


def _insist_on_whole_shares(
    flow: Flow, inner: csc_array, leaving: csc_array, reached: npt.NDArray[np.bool_], name: str
) -> None:
    """Refuse shares that do not add up to 1: customers would vanish, or come from nowhere."""
    entering = sum(share for _, share in flow.starts)
    totals = np.append(entering, inner.sum(axis=1) + leaving.sum(axis=1))
    for wrong in np.flatnonzero(np.abs(totals - 1) > ROUNDING)[:1].tolist():
        of = flow.touchpoints[np.flatnonzero(reached)[wrong - 1]] if wrong else "starts"
        raise _error("shares-sum", f"{name}: {of}", total=float(totals[wrong]))


def _solved(
    flow: Flow, inner: csc_array, place: npt.NDArray[np.int64], name: str
) -> tuple[SuperLU, dict[tuple[int, ...], Floats]]:
    """I - Q factorised, and the diagonal of N over each loop.

    Loops are looked into before anything is factorised, so that one without an end is told. Only a
    crowded loop, too dear to look into, can still turn out to be singular.
    """
    found = [loop for loop in loops(flow) if place[loop[0]] >= 0]
    rounds, crowded = {}, []
    for loop in found:
        if not _leads_out(flow, loop):
            raise _error("loop-without-exit", name, names=listed(flow, loop))
        visits = visits_per_arrival(flow, loop, WORK_PER_TOUCHPOINT * len(loop))
        rounds[loop] = np.array(visits or [])
        if visits:
            _insist_on_an_end(flow, loop, rounds[loop], name)
        else:
            crowded.append(loop)
    try:
        solver = splu((eye_array(inner.shape[0], format="csc") - inner).tocsc())
    except RuntimeError:
        if not crowded:
            raise
        raise _endless(flow, crowded[0], COUNTLESS, name) from None
    for loop in crowded:
        rounds[loop] = _diagonal(solver, place[list(loop)])
        _insist_on_an_end(flow, loop, rounds[loop], name)
    return solver, rounds


def _leads_out(flow: Flow, loop: tuple[int, ...]) -> bool:
    """Whether any step leaves the loop; whoever is trapped is trapped in one that none leaves."""
    members = set(loop)
    return any(there not in members for here in loop for there, _ in flow.steps[here])


def _insist_on_an_end(flow: Flow, loop: tuple[int, ...], visits: Floats, name: str) -> None:
    """Refuse a loop that is walked a million times; below 1 visit a solver has lost all digits."""
    if not (visits.min() > 1 - ROUNDING and visits.max() <= ENDLESS):
        most = float(visits.max()) if visits.min() > 0 else COUNTLESS
        raise _endless(flow, loop, min(most, COUNTLESS), name)


def _endless(flow: Flow, loop: tuple[int, ...], rounds: float, name: str) -> JourneyError:
    return _error("endless-loop", name, names=listed(flow, loop), rounds=rounds)


def _error(code: str, name: str, **values: object) -> JourneyError:
    return JourneyError([Problem(code, Mark(name), values)])


def _visits(solver: SuperLU, entry: Floats) -> Floats:
    """Entry times N: visits to every touchpoint by those who enter as `entry` says."""
    visits: Floats = solver.solve(entry, trans="T")  # type: ignore[call-overload]  # not in the stubs
    return visits


def _diagonal(solver: SuperLU, places: npt.NDArray[np.int64]) -> Floats:
    """The diagonal of N at some places, by columns; never a dense inverse of a large loop."""
    diagonal = np.empty(len(places))
    for first in range(0, len(places), COLUMNS):
        block = places[first : first + COLUMNS]
        columns = np.zeros((solver.shape[0], len(block)))
        columns[block, np.arange(len(block))] = 1.0
        diagonal[first : first + COLUMNS] = solver.solve(columns)[block, np.arange(len(block))]
    return diagonal


# Structure ----------------------------------------------------------------------------------------


def _towards_success(flow: Flow, success: set[int]) -> Steps:
    """The steps that do not end elsewhere, every success exit being the number after the last."""
    end = len(flow.touchpoints)
    return tuple(
        row if max(row)[0] < end else _without_other_exits(row, end, success) for row in flow.steps
    )


def _without_other_exits(
    row: Sequence[tuple[int, float]], end: int, success: set[int]
) -> tuple[tuple[int, float], ...]:
    done = sum(share for there, share in row if there - end in success)
    onward = [step for step in row if step[0] < end]
    return (*onward, (end, done)) if done > 0 else tuple(onward)


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

    path: tuple[int, ...]
    unavoidable: tuple[int, ...]


def structure(chain: Chain) -> Structure:
    """The shape of a solved flow."""
    drawn = network(chain)
    likely = most_likely_path(drawn)
    return Structure(likely.touchpoints if likely else (), unavoidable(drawn))


def unavoidable(drawn: nx.DiGraph[int | str]) -> tuple[int, ...]:
    """Touchpoints that every completer passes, in declared order: the dominators of success.

    With several entries they are taken from the common start before them all; there are none
    where nobody completes.
    """
    dominator = nx.immediate_dominators(drawn, START)
    found = []
    here = dominator.get(END)
    while here is not None and here != START:
        found.append(int(here))
        here = dominator.get(here)
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
