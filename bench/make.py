"""Journey files of any size, made up: the same arguments always give the same text."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

STAGE = 100
"""Touchpoints in a stage."""

LOSS = 0.5
"""Customers who leave on the way, over a whole journey, however long it is."""

CHANNELS = ("front desk", "app", "phone", "web shop", "letter")
KANO = ("one-dimensional", "must-be", "attractive", "indifferent")
OWNERS = ("Front office", "Housekeeping", "IT", "Marketing", "Logistics")
DEEDS = ("ask", "wait", "compare", "sign", "pay", "unpack", "complain", "return")
PAINS = ("queue after a long trip", "asked twice for the same thing", "nobody knew", "small print")


def chain(touchpoints: int, *, journey: str = "made-chain") -> str:
    """A journey of touchpoints in one line, each with the fields that a real one has.

    >>> print(chain(1), end="")
    journey: made-chain
    title: A made journey of 1 touchpoints
    scale: {min: 1, max: 7}
    exits: {completed: Gets there, left: Leaves on the way}
    success: completed
    <BLANKLINE>
    stages:
      - stage: stage-1
        title: Stage 1
        touchpoints:
          - touchpoint: t1
            title: I return, step 1
            channels: [app, phone]
            importance: 1
            kano: must-be
            expectation: {mean: 6.39, sd: 1.37, n: 393}
            experience: {mean: 4.71, sd: 0.92, n: 188}
            next: {completed: rest, left: 50%}
            pains: [asked twice for the same thing]
            owner: Logistics
    """
    return text(touchpoints, journey, last="completed: rest")


def ring(touchpoints: int, *, journey: str = "made-ring") -> str:
    """A journey whose last touchpoint leads half of its customers back to the first.

    Everyone may also leave at every touchpoint, so all of it is one loop with many ways out.
    """
    return text(touchpoints, journey, last="t1: 50%, completed: rest")


def folder(place: Path, journeys: int, touchpoints: int) -> list[Path]:
    """Write journeys of so many touchpoints each into a folder, and return the files' paths."""
    place.mkdir(parents=True, exist_ok=True)
    files = [place / f"journey-{number:04}.yaml" for number in range(1, journeys + 1)]
    for file in files:
        file.write_text(chain(touchpoints, journey=file.stem), encoding="utf-8")
    return files


def text(touchpoints: int, journey: str, last: str) -> str:
    """The file's text; `last` is where the last touchpoint leads, beside the exit `left`."""
    random = Random(journey)
    lines = [
        f"journey: {journey}",
        f"title: A made journey of {touchpoints} touchpoints",
        "scale: {min: 1, max: 7}",
        "exits: {completed: Gets there, left: Leaves on the way}",
        "success: completed",
        "",
        "stages:",
    ]
    leaves = f"left: {100 * LOSS / touchpoints:.6g}%"
    for number in range(1, touchpoints + 1):
        if number % STAGE == 1:
            stage = number // STAGE + 1
            lines += [f"  - stage: stage-{stage}", f"    title: Stage {stage}"]
            lines += ["    touchpoints:"]
        onward = last if number == touchpoints else f"t{number + 1}: rest"
        lines += touchpoint(number, f"{{{onward}, {leaves}}}", random)
    return "\n".join(lines) + "\n"


def touchpoint(number: int, onward: str, random: Random) -> list[str]:
    """The lines of one touchpoint."""
    channels = ", ".join(random.sample(CHANNELS, 2))
    return [
        f"      - touchpoint: t{number}",
        f"        title: I {random.choice(DEEDS)}, step {number}",
        f"        channels: [{channels}]",
        f"        importance: {random.randint(1, 10)}",
        f"        kano: {random.choice(KANO)}",
        f"        expectation: {rating(random, 4.5, 6.5)}",
        f"        experience: {rating(random, 2.5, 6.5)}",
        f"        next: {onward}",
        f"        pains: [{random.choice(PAINS)}]",
        f"        owner: {random.choice(OWNERS)}",
    ]


def rating(random: Random, low: float, high: float) -> str:
    """A measured mean between two points of the scale, with its spread and number of answers."""
    mean, spread = round(random.uniform(low, high), 2), round(random.uniform(0.8, 1.6), 2)
    return f"{{mean: {mean}, sd: {spread}, n: {random.randint(40, 400)}}}"


def long_table(rows: int) -> str:
    """A CSV with a row for each value, as a spreadsheet of a team holds it.

    >>> print(long_table(4), end="")
    touchpoint,lane,value
    "I sign, step 1",stage,Stage 1
    "I sign, step 1",expectation,6.1
    "I sign, step 1",experience,3.8
    "I sign, step 1",channels,front desk
    """
    random = Random("made-table")
    lines = ["touchpoint,lane,value"]
    number = 0
    while len(lines) <= rows:
        number += 1
        named = f'"I {random.choice(DEEDS)}, step {number}"'
        lines += [f"{named},{lane},{value}" for lane, value in _cells(number, random)]
    return "\n".join(lines[: rows + 1]) + "\n"


def rows_table(touchpoints: int) -> str:
    """A CSV with a row for each touchpoint.

    >>> print(rows_table(1), end="")
    touchpoint,stage,expectation,experience,channels,pains,owner
    "I sign, step 1",Stage 1,6.1,3.8,front desk,small print,Housekeeping
    """
    random = Random("made-table")
    lines = []
    for number in range(1, touchpoints + 1):
        named = f'"I {random.choice(DEEDS)}, step {number}"'
        cells = dict(_cells(number, random))
        lines.append(",".join([named, *cells.values()]))
    return "\n".join([",".join(["touchpoint", *cells]), *lines]) + "\n"


def _cells(number: int, random: Random) -> Iterator[tuple[str, str]]:
    """The lanes of one touchpoint, each with what its cell holds."""
    yield "stage", f"Stage {number // STAGE + 1}"
    yield "expectation", str(random.randint(45, 65) / 10)
    yield "experience", str(random.randint(25, 65) / 10)
    yield "channels", random.choice(CHANNELS)
    yield "pains", random.choice(PAINS)
    yield "owner", random.choice(OWNERS)
