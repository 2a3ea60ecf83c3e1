"""Measuring: how long something takes and how much memory it holds, ours and a peer's in turns.

A time alone says more about the machine than about the code, so every claim is a ratio, and both
halves of it are measured in the same run, one after the other, again and again. The smallest of the
repeats counts: whatever else the machine does only ever adds to a time.
"""

from __future__ import annotations

import atexit
import gc
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

Unit: TypeAlias = Literal["s", "MB"]
Measure: TypeAlias = Callable[[], float]
"""One measurement, taken when it is called: seconds or megabytes."""


class CommandFailedError(RuntimeError):
    """A measured command ended with an exit code that was not allowed for."""


@dataclass(frozen=True, slots=True)
class Benchmark:
    """One claim: what is measured, beside which peer, and how many times as much it may take.

    Without a peer only our own number is shown; without a limit the ratio is shown and not judged.
    """

    what: str
    ours: Measure
    peer: Measure | None = None
    limit: float | None = None
    unit: Unit = "s"
    repeats: int = 5


@dataclass(frozen=True, slots=True)
class Measured:
    """The repeats of one side of a benchmark, in its unit."""

    values: tuple[float, ...]

    @property
    def least(self) -> float:
        """The smallest of the repeats, the least disturbed one."""
        return min(self.values)

    @property
    def median(self) -> float:
        """The middle of the repeats; far above the least on a busy machine."""
        return statistics.median(self.values)


@dataclass(frozen=True, slots=True)
class Result:
    """A benchmark with both sides measured."""

    benchmark: Benchmark
    ours: Measured
    peer: Measured | None

    @property
    def ratio(self) -> float | None:
        """How many times the peer's least our least is; None without a peer.

        >>> Result(Benchmark("", ours=float), Measured((3.0, 2.0)), Measured((4.0, 5.0))).ratio
        0.5
        """
        return None if self.peer is None else self.ours.least / self.peer.least

    @property
    def verdict(self) -> str:
        """`ok` within the limit, `over` above it, nothing where there is none to keep.

        >>> claim = Benchmark("", ours=float, limit=0.4)
        >>> Result(claim, Measured((2.0,)), Measured((4.0,))).verdict
        'over'
        """
        if self.ratio is None or self.benchmark.limit is None:
            return ""
        return "ok" if self.ratio <= self.benchmark.limit else "over"


def seconds(work: Callable[[], object], *, prepare: Callable[[], object] | None = None) -> Measure:
    """Measure how long a call takes in this process, with the garbage collector on as in real life.

    What earlier work left behind is collected before the clock starts; `prepare` runs then too.
    """

    def measure() -> float:
        if prepare is not None:
            prepare()
        gc.collect()
        start = time.perf_counter()
        result = work()
        took = time.perf_counter() - start
        del result  # letting go of it is no part of the work
        return took

    return measure


def command_seconds(
    command: Sequence[str], *, folder: Path | None = None, allowed: Sequence[int] = (0,)
) -> Measure:
    """Measure how long a command takes from start to end, its output thrown away.

    Modules are compiled beforehand, as they are for whoever uses a command a second time, even on a
    machine that forbids Python to keep what it compiled.

    Raises CommandFailedError if it ends with an exit code that is not allowed.
    """
    environment = {name: os.environ[name] for name in os.environ if name != FORBIDS_COMPILED}
    environment["PYTHONPYCACHEPREFIX"] = compiled_modules()

    def measure() -> float:
        start = time.perf_counter()
        # Errors go to the terminal as they come: a command that fails tells why itself.
        done = subprocess.run(
            command,
            cwd=folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            check=False,
        )
        took = time.perf_counter() - start
        insist(done.returncode, command, allowed)
        return took

    return measure


FORBIDS_COMPILED = "PYTHONDONTWRITEBYTECODE"


@cache
def compiled_modules() -> str:
    """A folder for compiled modules, which goes with this process."""
    folder = TemporaryDirectory(prefix="journeymap-bench-")
    atexit.register(folder.cleanup)
    return folder.name


def command_memory(
    command: Sequence[str], *, folder: Path | None = None, allowed: Sequence[int] = (0,)
) -> Measure:
    """Measure the most memory a command held at one time, in megabytes; not on Windows.

    Raises CommandFailedError if it ends with an exit code that is not allowed.
    """

    def measure() -> float:
        done = subprocess.run(
            [*python(GO_BETWEEN), *command],
            cwd=folder,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            text=True,
            check=True,
        )
        code, memory = map(int, done.stdout.split())
        insist(code, command, allowed)
        return memory / (2**20 if sys.platform == "darwin" else 2**10)

    return measure


GO_BETWEEN = """
import os, sys
null = os.open(os.devnull, os.O_WRONLY)
child = os.posix_spawnp(
    sys.argv[1], sys.argv[1:], os.environ, file_actions=[(os.POSIX_SPAWN_DUP2, null, 1)]
)
_, status, usage = os.wait4(child, 0)
print(os.waitstatus_to_exitcode(status), usage.ru_maxrss)
"""
"""A small Python that starts a command and tells its exit code and peak memory.

Linux counts what the starting process holds as the peak of the started one, so that a benchmark
with a large journey in hand would see no command below its own size.
"""


def insist(code: int, command: Sequence[str], allowed: Sequence[int]) -> None:
    """Raise CommandFailedError if the exit code is not one of those allowed."""
    if code not in allowed:
        raise CommandFailedError(f"ended with {code}: {' '.join(command)}")


def python_seconds(statement: str, *, setup: str = "pass") -> Measure:
    """Measure how long a statement takes in a Python of its own, after `setup` and its imports.

    For work whose cost depends on what else the process holds.
    """
    clock = (
        f"{setup}\nimport time as _time\n_start = _time.perf_counter()\n{statement}\n"
        "print(_time.perf_counter() - _start)"
    )

    def measure() -> float:
        done = subprocess.run(python(clock), capture_output=True, text=True, check=False)
        if done.returncode:
            raise CommandFailedError(done.stderr)
        return float(done.stdout.splitlines()[-1])

    return measure


def python(code: str) -> list[str]:
    """The command that runs code in a fresh Python, the same as this one."""
    return [sys.executable, "-c", code]


def measured(benchmark: Benchmark) -> Result:
    """Take all repeats of a benchmark, ours and the peer's in turns, who begins changing too."""
    ours: list[float] = []
    peer: list[float] = []
    sides = [(benchmark.ours, ours)]
    if benchmark.peer is not None:
        sides.append((benchmark.peer, peer))
    for _ in range(benchmark.repeats):
        for measure, values in sides:
            values.append(measure())
        sides.reverse()
    return Result(benchmark, Measured(tuple(ours)), Measured(tuple(peer)) if peer else None)


HEADER = ("what", "ours", "peer", "ratio", "limit", "ok")


def row(result: Result) -> tuple[str, ...]:
    """A result as the cells of a table."""
    limit = result.benchmark.limit
    return (
        result.benchmark.what,
        amount(result.ours, result.benchmark.unit),
        "" if result.peer is None else amount(result.peer, result.benchmark.unit),
        "" if result.ratio is None else f"{result.ratio:.2f}",
        "" if limit is None else f"{limit:g}",
        result.verdict,
    )


def amount(side: Measured, unit: Unit) -> str:
    """The least of the repeats and, in brackets, their median.

    >>> amount(Measured((0.0421, 0.0519, 0.0504)), "s")
    '42.1 ms (50.4)'
    >>> amount(Measured((1.5, 1.75)), "s")
    '1.50 s (1.62)'
    >>> amount(Measured((61.2,)), "MB")
    '61 MB'
    """
    if unit == "MB":
        return f"{side.least:.0f} MB"
    if side.least < 1:
        return f"{side.least * 1000:.1f} ms ({side.median * 1000:.1f})"
    return f"{side.least:.2f} s ({side.median:.2f})"


def table(results: Iterable[Result]) -> str:
    """The results as aligned text: the names to the left, the numbers to the right.

    >>> claim = Benchmark("reading", ours=float, limit=0.4)
    >>> print(table([Result(claim, Measured((0.5,)), Measured((1.0,)))]))
    what                 ours           peer  ratio  limit  ok
    reading  500.0 ms (500.0)  1.00 s (1.00)   0.50    0.4  over
    """
    rows = [HEADER, *(row(result) for result in results)]
    widths = [max(len(cells[column]) for cells in rows) for column in range(len(HEADER))]
    return "\n".join(
        "  ".join(
            cell.ljust(width) if column in {0, len(HEADER) - 1} else cell.rjust(width)
            for column, (cell, width) in enumerate(zip(cells, widths, strict=True))
        ).rstrip()
        for cells in rows
    )
