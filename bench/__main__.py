"""Run the benchmarks whose name holds one of the given words, or all of them."""

from __future__ import annotations

import importlib
import pkgutil
import platform
import sys
import traceback
from typing import TYPE_CHECKING

import bench
from bench.harness import Benchmark, Result, measured, table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

NOT_BENCHMARKS = {"__main__", "harness", "make"}


def registered() -> Iterator[Benchmark]:
    """Every benchmark of every module in this folder, by the modules' names."""
    for module in sorted(pkgutil.iter_modules(bench.__path__), key=lambda found: found.name):
        if module.name not in NOT_BENCHMARKS:
            yield from importlib.import_module(f"bench.{module.name}").benchmarks()


def main(words: Sequence[str]) -> int:
    """Measure and print; 1 if a benchmark crashed. A claim that is not kept is told, not failed."""
    results: list[Result] = []
    crashed: list[str] = []
    for benchmark in registered():
        if words and not any(word in benchmark.what for word in words):
            continue
        print(f"measuring: {benchmark.what}", file=sys.stderr, flush=True)
        try:
            results.append(result := measured(benchmark))
            print(f"  {_in_short(result)}", file=sys.stderr, flush=True)
        except Exception:  # noqa: BLE001 - one that crashes must not hide what the others measured
            traceback.print_exc()
            crashed.append(benchmark.what)
    print(f"Python {platform.python_version()}, {platform.machine()}, {platform.system()}")
    print("least of the repeats, their median in brackets; ratio = ours / peer, of the least\n")
    print(table(results))
    over = [result.benchmark.what for result in results if result.verdict == "over"]
    print(f"\n{len(over)} over the limit" + "".join(f"\n  {what}" for what in over))
    print("".join(f"crashed: {what}\n" for what in crashed), end="")
    return 1 if crashed else 0


def _in_short(result: Result) -> str:
    """What came out, for whoever watches: the table comes when all is measured."""
    ratio, limit = result.ratio, result.benchmark.limit
    if ratio is None:
        return f"{result.ours.least:.3g} {result.benchmark.unit}"
    return f"ratio {ratio:.2f}" + ("" if limit is None else f", limit {limit:g}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
