"""Reading with places and scoring, beside what PyYAML takes to build plain values of the bytes."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import yaml
from yaml.cyaml import CSafeLoader

from bench import make
from bench.harness import Benchmark, command_memory, python, seconds
from journeymap import flow, graph
from journeymap.analysis import analyze
from journeymap.garbage import without_garbage_collection
from journeymap.language import read

if TYPE_CHECKING:
    from collections.abc import Iterator

    from journeymap.graph import Chain
    from journeymap.model import Journey

MANY, VERY_MANY = 10_000, 100_000


@cache
def chain_text(touchpoints: int) -> str:
    return make.chain(touchpoints)


@cache
def ring() -> Journey:
    return read(make.ring(MANY))


@cache
def chain() -> Journey:
    return read(chain_text(MANY))


def loaded() -> object:
    return yaml.load(chain_text(MANY), Loader=CSafeLoader)


def analyzed(touchpoints: int) -> object:
    return analyze(read(chain_text(touchpoints)))


def solved(journey: Journey) -> Chain:
    # As `analyze` does.
    with without_garbage_collection():
        return graph.chain(flow.flow(journey), journey.success_exits, journey.neutral)


def benchmarks() -> Iterator[Benchmark]:
    yield Benchmark(
        "reading 10,000 touchpoints with places, beside CSafeLoader",
        ours=seconds(lambda: read(chain_text(MANY))),
        peer=seconds(loaded),
        limit=0.35,
    )
    yield Benchmark(
        "reading and analyzing 10,000 touchpoints, beside CSafeLoader",
        ours=seconds(lambda: analyzed(MANY)),
        peer=seconds(loaded),
        limit=0.5,
    )
    yield Benchmark(
        "reading and analyzing 100,000 touchpoints, beside 10,000",
        ours=seconds(lambda: analyzed(VERY_MANY)),
        peer=seconds(lambda: analyzed(MANY)),
        limit=12,
        repeats=3,
    )
    yield Benchmark(
        "solving one loop of 10,000 touchpoints, beside 10,000 without loops",
        ours=seconds(lambda: solved(ring())),
        peer=seconds(lambda: solved(chain())),
        limit=3,
    )
    yield Benchmark(
        "analyzing one loop of 10,000 touchpoints, beside 10,000 without loops",
        ours=seconds(lambda: analyze(ring())),
        peer=seconds(lambda: analyze(chain())),
        limit=3,
    )
    yield Benchmark(
        "memory of reading and analyzing 10,000 touchpoints, beside CSafeLoader",
        ours=command_memory(
            python(
                "from bench import make; from journeymap.language import read;"
                "from journeymap.analysis import analyze; analyze(read(make.chain(10_000)))"
            )
        ),
        peer=command_memory(
            python(
                "from bench import make; import yaml; from yaml.cyaml import CSafeLoader;"
                "import networkx, numpy, scipy.special;"
                "yaml.load(make.chain(10_000), Loader=CSafeLoader)"
            )
        ),
        unit="MB",
        repeats=2,
    )
