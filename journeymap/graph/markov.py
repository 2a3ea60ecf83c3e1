"""The journey as a chain: who comes by, how often, who completes, where the others leave.

Touchpoints and exits form a first-order absorbing Markov chain: Q leads between touchpoints, R to
exits, N = (I - Q)⁻¹ counts visits and B = N R says where customers end (Grinstead & Snell,
ch. 11). Only touchpoints that somebody reaches take part; the others have 0 visits.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from journeymap.flow import ROUNDING
from journeymap.graph.solver import problem, solver

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    import numpy.typing as npt

    from journeymap.flow import Flow, Row
    from journeymap.graph.solver import Solver

    Floats = npt.NDArray[np.float64]

ROUNDED = 1e-9
"""Shares that differ by less are the same."""


@dataclass(frozen=True, slots=True, eq=False)
class Chain:
    """What the shares of a flow imply for customers who enter, one number for each touchpoint.

    `visits` is how often one of them is at the touchpoint on average, `reach` the share of them who
    ever meet it and `again` how often whoever does is there in all, `completes` the share of those
    at the touchpoint who will end in a success exit, `dropoffs` how many of 100 who enter leave
    there for an exit that is neither success nor neutral, and `passage` the share of completers who
    pass there (nan where nobody completes): passage, not causation. `onward` are the steps towards
    success: those to other exits are left out, and every success exit is one place, the number
    after the last touchpoint's.
    """

    flow: Flow
    visits: Floats
    reach: Floats
    again: Floats
    completes: Floats
    dropoffs: Floats
    passage: Floats
    exit_shares: tuple[float, ...]
    completion: float
    loops: tuple[tuple[int, ...], ...]
    onward: tuple[Row, ...]
    _solver: Solver

    @property
    def expected_steps(self) -> float:
        """Touchpoints met from entering to leaving, repeats counted."""
        return float(self.visits.sum())

    def visits_from(self, touchpoint: int) -> Floats:
        """Visits to every touchpoint of one who is at this one: a row of N, 0 if nobody is."""
        entering = {touchpoint: 1.0} if self.visits[touchpoint] > 0 else {}
        return np.array(self._solver.visits(entering)[: len(self.visits)])

    def completion_if(self, touchpoint: int, moved: float, to: int) -> float:
        """Completion if a share of those at a touchpoint went on to another instead of dropping.

        Exact, a rank-one change of the chain: with ε moved from a drop-off at i to the edge i → j
        it rises by Vᵢ·ε·B_j / (1 - ε·N_ji). `moved` is the share ε of those at the touchpoint.

        Raises:
            ValueError: fewer than that drop off there, or nobody reaches one of the two.
        """
        if not self.visits[touchpoint] or not self.visits[to]:
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

    Exits are named by id. Work grows with the number of transitions, and within a loop as
    `loops.unwound` says.

    Raises:
        JourneyError: shares that do not add up, or a loop that nobody or practically nobody ever
            leaves, or that is too crowded. Reading a file tells these with their place; a journey
            made otherwise is told here, after `name`.
    """
    size, reached = len(flow.touchpoints), flow.reached
    _insist_on_whole_shares(flow, reached, name)
    successes = {size + place for place, each in enumerate(flow.exits) if each in success}
    others = successes | {size + place for place, each in enumerate(flow.exits) if each in neutral}
    solved = solver(flow, reached, name)
    entering: dict[int, float] = {}
    for start, share in flow.starts:
        entering[start] = entering.get(start, 0.0) + share
    counted = solved.visits(entering)
    visits, exit_shares = np.array(counted[:size]), np.clip(counted[size:], 0, 1)
    again = np.ones(size)
    for loop, each in solved.loops.items():
        again[list(loop)] = each.per_arrival
    reach = np.clip(visits / again, 0, 1)
    completes = np.clip(solved.gained(dict.fromkeys(successes, 1.0))[:size], 0, 1)
    completion = min(float(sum(exit_shares[each - size] for each in successes)), 1.0)
    passage = np.full(size, np.nan)
    if completion > 0:
        passage = np.clip(reach * completes / completion, 0, 1)
    return Chain(
        flow=flow,
        visits=visits,
        reach=reach,
        again=again,
        completes=completes,
        dropoffs=100 * visits * _dropping(flow, others),
        passage=passage,
        exit_shares=tuple(exit_shares.tolist()),
        completion=completion,
        loops=tuple(solved.loops),
        onward=_towards_success(flow, successes),
        _solver=solved,
    )


def _insist_on_whole_shares(flow: Flow, reached: Sequence[bool], name: str) -> None:
    """Refuse shares that do not add up to 1: customers would vanish, or come from nowhere."""
    entering = sum([share for _, share in flow.starts])
    if abs(entering - 1) > ROUNDING:
        raise problem("shares-sum", f"{name}: starts", total=entering)
    for here, is_reached in enumerate(reached):
        total = sum([share for _, share in flow.steps[here]])
        if is_reached and abs(total - 1) > ROUNDING:
            raise problem("shares-sum", f"{name}: {flow.touchpoints[here]}", total=total)


def _dropping(flow: Flow, others: Collection[int]) -> Floats:
    """The share of those at each touchpoint who leave for an exit that is none of the others."""
    size = len(flow.touchpoints)
    return np.array(
        [
            sum([share for there, share in row if there >= size and there not in others])
            for row in flow.steps
        ]
    )


def _towards_success(flow: Flow, successes: Collection[int]) -> tuple[Row, ...]:
    """The steps that do not end elsewhere, every success exit being the number after the last."""
    end = len(flow.touchpoints)
    return tuple(
        row if max(row)[0] < end else _without_other_exits(row, end, successes)
        for row in flow.steps
    )


def _without_other_exits(row: Row, end: int, successes: Collection[int]) -> Row:
    done = sum([share for there, share in row if there in successes])
    onward = [step for step in row if step[0] < end]
    return (*onward, (end, done)) if done > 0 else tuple(onward)
