"""What the rules of lint cost, beside what they look at."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from bench import make
from bench.harness import Benchmark, seconds
from journeymap import lint
from journeymap.language import located

if TYPE_CHECKING:
    from collections.abc import Iterator

    from journeymap.language import Located

MANY = 10_000


@cache
def chain(touchpoints: int) -> Located:
    return located(make.chain(touchpoints))


def benchmarks() -> Iterator[Benchmark]:
    yield Benchmark(
        "linting 20,000 touchpoints that were read, beside 10,000",
        ours=seconds(lambda: lint.findings(chain(2 * MANY))),
        peer=seconds(lambda: lint.findings(chain(MANY))),
        limit=3,
        repeats=3,
    )
