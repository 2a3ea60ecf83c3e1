"""Rank stability: would the same touchpoints stand out if others had answered?

Every measured experience is drawn anew, many times, from what its standard error allows, and the
journey is scored again each time. What is assumed, not measured, stays where it is.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from journeymap.science.floats import Floats, Numbers, choice, floats
from journeymap.science.value import felt_value

Positions: TypeAlias = npt.NDArray[np.intp]

DRAWS = 2_000
"""A share of 50 % is then known to about 2 percentage points."""

SEED = 1980
"""Any number will do; a fixed one gives everybody the same shares."""

MARGIN = 1e-9
"""A share must exceed the threshold by more than rounding could."""

CELLS = 500_000
"""Numbers held in one array at once, 4 MB, however long the journey is."""


@dataclass(frozen=True, slots=True, eq=False)
class Stability:
    """How often, over all draws, the journey's ranking came out the same.

    ``nan`` stands for what no draw can tell: a touchpoint without a contribution, and everything
    where nothing was measured.
    """

    p_worst: Floats
    """Share of draws in which the touchpoint has the most negative contribution of all."""
    p_critical: Floats
    """Share of draws in which it is critical."""
    balance_ci95: tuple[float, float]
    """Where the sum of contributions lies in 95 % of the draws."""
    order: tuple[int, ...]
    """Positions of the touchpoints with a contribution, the worst first; equals as declared."""
    p_order: Floats
    """For every two neighbours in `order`: share of draws in which the first is the worse one.
    ``nan`` where neither was measured."""
    draws: int
    """How many draws were made."""


@dataclass(frozen=True, slots=True, eq=False)
class _Scored:
    """The touchpoints with a contribution, one number of each array for every one of them."""

    factor: Floats
    experience: Floats
    adequate: Floats
    desired: Floats
    loss_aversion: Floats
    gain: Floats
    loss: Floats
    se: Floats
    df: Floats
    stakes_share: Floats

    def contribution(self, experience: Floats) -> Floats:
        value = felt_value(
            experience, self.adequate, self.desired, self.loss_aversion, self.gain, self.loss
        )
        return self.factor * value

    def measured(self) -> npt.NDArray[np.bool_]:
        return (self.se > 0) & (self.df > 0)

    def contributions(self, draws: int, seed: int) -> Iterator[Floats]:
        """Contributions of all draws, some rows of draws by touchpoints at a time."""
        generator = np.random.default_rng(seed)
        moving = np.flatnonzero(self.measured())
        rows = max(1, CELLS // len(self.factor))
        for first in range(0, draws, rows):
            size = (min(rows, draws - first), len(moving))
            experience = np.tile(self.experience, (size[0], 1))
            experience[:, moving] += self.se[moving] * generator.standard_t(self.df[moving], size)
            yield self.contribution(experience)


def rank_stability(  # noqa: PLR0913 - one array for each symbol of a contribution
    *,
    factor: Numbers,
    experience: Numbers,
    adequate: Numbers,
    desired: Numbers,
    loss_aversion: Numbers,
    gain: Numbers,
    loss: Numbers,
    se: Numbers,
    df: Numbers,
    stakes_share: Numbers,
    critical_threshold: float,
    draws: int = DRAWS,
    seed: int = SEED,
) -> Stability:
    """How stable the ranking of touchpoints by contribution is, from seeded draws.

    A draw moves each measured experience by its standard error times a Student t number. Worst is
    the lowest contribution, if it is below 0; touchpoints that share it share the draw. The order
    in which touchpoints are declared changes nothing.

    Args:
        factor: weight times reach, so that factor times felt value is the contribution.
        experience: mean experience in points; ``nan`` leaves a touchpoint out.
        adequate: adequate level in points.
        desired: desired level in points, the same as `adequate` where there is no zone.
        loss_aversion: how much heavier a shortfall weighs.
        gain: how much of a surplus is felt.
        loss: how much of a shortfall is felt.
        se: standard error of the gap in points; ``nan`` where nothing was measured.
        df: its degrees of freedom; ``nan`` where nothing was measured.
        stakes_share: the touchpoint's share of all stakes, 0 to 1.
        critical_threshold: the share, of stakes or of the size of all contributions, above which
            a touchpoint is critical.
        draws: how many draws.
        seed: of the random numbers.
    """
    columns = (
        factor,
        experience,
        adequate,
        desired,
        loss_aversion,
        gain,
        loss,
        se,
        df,
        stakes_share,
    )
    table = np.stack(np.broadcast_arrays(*(np.atleast_1d(floats(column)) for column in columns)))
    everyone = _Scored(*table)
    contribution = everyone.contribution(everyone.experience)
    scored = np.flatnonzero(~np.isnan(contribution))
    order = scored[np.argsort(contribution[scored], kind="stable")]
    # Random numbers are dealt out by what the touchpoints are, not by where they are declared.
    dealt = scored[np.lexsort(table[:, scored])]
    if not everyone.measured()[scored].any():
        return _untold(len(contribution), order, draws)
    position = np.empty(len(contribution), dtype=np.intp)
    position[dealt] = np.arange(len(dealt))
    shares = _shares(_Scored(*table[:, dealt]), position[order], critical_threshold, draws, seed)
    return replace(
        shares,
        p_worst=_spread_out(shares.p_worst, dealt, len(contribution)),
        p_critical=_spread_out(shares.p_critical, dealt, len(contribution)),
        order=tuple(order.tolist()),
    )


def _untold(touchpoints: int, order: Positions, draws: int) -> Stability:
    return Stability(
        p_worst=np.full(touchpoints, np.nan),
        p_critical=np.full(touchpoints, np.nan),
        balance_ci95=(np.nan, np.nan),
        order=tuple(order.tolist()),
        p_order=np.full(max(len(order) - 1, 0), np.nan),
        draws=draws,
    )


def _spread_out(shares: Floats, positions: Positions, length: int) -> Floats:
    """The shares at their positions, ``nan`` elsewhere."""
    everywhere = np.full(length, np.nan)
    everywhere[positions] = shares
    return everywhere


def _shares(
    scored: _Scored, order: Positions, threshold: float, draws: int, seed: int
) -> Stability:
    """The stability of touchpoints that all have a contribution."""
    worst, critical = np.zeros(len(order)), np.zeros(len(order))
    in_order = np.zeros(len(order) - 1)
    balances = []
    by_stakes = scored.stakes_share > threshold + MARGIN
    for contributions in scored.contributions(draws, seed):
        sizes = np.abs(contributions)
        by_size = sizes > (threshold + MARGIN) * sizes.sum(axis=1, keepdims=True)
        ranked = contributions[:, order]
        worst += _parts_of_the_worst(contributions)
        critical += (by_stakes | by_size).sum(axis=0)
        in_order += (ranked[:, :-1] < ranked[:, 1:]).sum(axis=0)
        balances.append(contributions.sum(axis=1))
    measured = scored.measured()[order]
    low, high = np.quantile(np.concatenate(balances), (0.025, 0.975))
    return Stability(
        p_worst=worst / draws,
        p_critical=critical / draws,
        balance_ci95=(float(low), float(high)),
        order=tuple(order.tolist()),
        p_order=choice(measured[:-1] | measured[1:], in_order / draws, np.nan),
        draws=draws,
    )


def _parts_of_the_worst(contributions: Floats) -> Floats:
    """In how many draws each is the worst; those that share the lowest place share the draw."""
    lowest = contributions.min(axis=1, keepdims=True)
    at_lowest = (contributions == lowest) & (lowest < 0)
    parts: Floats = (at_lowest / np.maximum(at_lowest.sum(axis=1, keepdims=True), 1)).sum(axis=0)
    return parts
