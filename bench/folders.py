"""A folder of journeys checked and scored in one call, beside the sum of its parts."""

from __future__ import annotations

import sys
import tempfile
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from bench import make
from bench.harness import Benchmark, command_memory, command_seconds, python

if TYPE_CHECKING:
    from collections.abc import Iterator

JOURNEYS, TOUCHPOINTS = 300, 60

PARTS = """
import json, sys
from pathlib import Path
import click, rich.table
from journeymap.analysis import analyze, as_data
from journeymap.language import read
texts = [path.read_text(encoding="utf-8") for path in sorted(Path(sys.argv[1]).iterdir())]
journeys = [read(text) for text in texts]
analyses = [analyze(journey) for journey in journeys]
for analysis in analyses:
    json.dumps(as_data(analysis), indent=2)
"""
"""Reading, analyzing and printing each by itself, in one process with the same imports."""


@cache
def folder() -> Path:
    place = Path(tempfile.mkdtemp(prefix="journeymap-bench-"))
    make.folder(place, JOURNEYS, TOUCHPOINTS)
    return place


def benchmarks() -> Iterator[Benchmark]:
    command = [sys.executable, "-m", "journeymap", "score", str(folder()), "--json"]
    yield Benchmark(
        "300 journeys of 60 touchpoints checked and scored in one call, beside its parts",
        ours=command_seconds(command),
        peer=command_seconds([*python(PARTS), str(folder())]),
        limit=1.3,
        repeats=3,
    )
    yield Benchmark("memory of the same", ours=command_memory(command), unit="MB", repeats=1)
