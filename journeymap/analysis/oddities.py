"""Flows that may be as they say and are hardly meant: told, and trusted all the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeymap.analysis.results import Oddity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from journeymap.graph import Chain

MOST_ROUNDS = 100
"""Whoever is at a touchpoint more often than this is there on paper alone. Our convention."""

HARDLY_ANYBODY = 0.001
"""A journey that a smaller share completes is odd. Our convention."""


def oddities(chain: Chain) -> tuple[Oddity, ...]:
    """Loops that are walked absurdly often, and a completion of practically none."""
    return tuple(_found(chain))


def _found(chain: Chain) -> Iterator[Oddity]:
    for loop in chain.loops:
        here = max(loop, key=lambda each: chain.again[each])
        rounds = float(chain.again[here])
        if rounds > MOST_ROUNDS:
            yield Oddity("rounds", chain.flow.touchpoints[here], rounds)
    if chain.completion < HARDLY_ANYBODY:
        yield Oddity("completion", None, chain.completion)
