"""How soon a command is there, beside the imports it can't do without."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from bench.harness import Benchmark, command_memory, command_seconds, python

if TYPE_CHECKING:
    from collections.abc import Iterator

HOTEL = Path(__file__).parent.parent / "journeys" / "hotel-stay.yaml"
CHECK = [sys.executable, "-m", "journeymap", "check", str(HOTEL)]
SCORE = [sys.executable, "-m", "journeymap", "score", str(HOTEL)]
LINT = [sys.executable, "-m", "journeymap", "lint", str(HOTEL)]
IMPORTS = python("import click, yaml")
COMPUTING = python("import click, yaml, networkx, numpy, scipy.special")


def benchmarks() -> Iterator[Benchmark]:
    yield Benchmark(
        "check on a shipped journey, beside importing click and yaml",
        ours=command_seconds(CHECK),
        peer=command_seconds(IMPORTS),
        limit=2.2,
        repeats=15,
    )
    yield Benchmark(
        "score on a shipped journey, beside importing what computes",
        ours=command_seconds(SCORE),
        peer=command_seconds(COMPUTING),
        limit=1.4,
        repeats=7,
    )
    yield Benchmark(
        "lint on a shipped journey, beside score",
        ours=command_seconds(LINT),
        peer=command_seconds(SCORE),
        limit=1.15,
        repeats=7,
    )
    yield Benchmark(
        "memory of check, beside importing click and yaml",
        ours=command_memory(CHECK),
        peer=command_memory(IMPORTS),
        unit="MB",
        repeats=3,
    )
