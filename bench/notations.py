"""Importing tables, beside what Python's own reader takes and reading the journey that is made."""

from __future__ import annotations

import csv
import io
from functools import cache
from typing import TYPE_CHECKING

from bench import make
from bench.harness import Benchmark, seconds
from journeymap.export import reading
from journeymap.language import read

if TYPE_CHECKING:
    from collections.abc import Iterator

MANY = 10_000


@cache
def long_table() -> str:
    return make.long_table(MANY)


@cache
def rows_table() -> str:
    return make.rows_table(MANY)


@cache
def made_of(table: str) -> str:
    """The journey file that a table makes."""
    return reading.imported(table.encode(), "made.csv").text


def imported(table: str) -> object:
    return reading.imported(table.encode(), "made.csv")


def rows_and_journey(table: str, times: int) -> object:
    for _ in range(times):
        list(csv.DictReader(io.StringIO(table, newline="")))
    return read(made_of(table))


def benchmarks() -> Iterator[Benchmark]:
    yield Benchmark(
        "importing a CSV of 10,000 values, beside csv.DictReader three times and reading once",
        ours=seconds(lambda: imported(long_table())),
        peer=seconds(lambda: rows_and_journey(long_table(), 3)),
        limit=1,
        repeats=7,
    )
    yield Benchmark(
        "importing a CSV of 10,000 touchpoints, beside csv.DictReader and reading once",
        ours=seconds(lambda: imported(rows_table())),
        peer=seconds(lambda: rows_and_journey(rows_table(), 1)),
        limit=2,
    )
