"""Changing a large file, beside reading it: what one edit costs whoever types it."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from bench import make
from bench.harness import Benchmark, seconds
from journeymap.language import read
from journeymap.language.editing import Add, Move, Rename, Set, edited

if TYPE_CHECKING:
    from collections.abc import Iterator

    from journeymap.language.editing import Edit

MANY = 10_000
MIDDLE = f"t{MANY // 2}"


@cache
def text() -> str:
    return make.chain(MANY)


def benchmarks() -> Iterator[Benchmark]:
    for what, edit in (
        ("setting a score", Set(f"{MIDDLE}.experience.mean", "4.2")),
        ("adding a touchpoint", Add("new", (("importance", "1"),), behind=MIDDLE)),
        ("moving a touchpoint", Move(MIDDLE, behind=f"t{MANY // 2 - 2}")),
        ("renaming a touchpoint", Rename(MIDDLE, "renamed")),
    ):
        yield _beside_reading(what, edit)


def _beside_reading(what: str, edit: Edit) -> Benchmark:
    return Benchmark(
        f"{what} in a file of {MANY:,} touchpoints, beside reading it",
        ours=seconds(lambda: edited(text(), [edit], "made.yaml")),
        peer=seconds(lambda: read(text(), "made.yaml")),
        limit=1.2,
    )
