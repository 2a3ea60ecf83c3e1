"""`journeymap set`, `rename`, `add`, `move`, `remove`, `fmt`: changes to files, shown as made."""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

from journeymap import desk, flow, wording
from journeymap.cli import console
from journeymap.cli.difference import unified
from journeymap.cli.inputs import inputs
from journeymap.language import read
from journeymap.problems import JourneyError, shown
from journeymap.wording import numbers

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from journeymap.desk import Change
    from journeymap.language.editing import Edit
    from journeymap.model import Journey, Rating

COLOURS = {"+": "\033[32m", "-": "\033[31m", "@": "\033[2m"}
PLAIN = "\033[0m"


@dataclass(frozen=True, slots=True)
class How:
    """In what way a change is made: only shown where it is `dry`."""

    language: str
    dry: bool
    limit: float


def run(path: Path, edits: Sequence[Edit], how: How) -> int:
    """Do edits to a file and show what changed; 1 where they cannot be done."""
    try:
        made = desk.changes if how.dry else desk.edit
        found = made(path, edits, how.limit)
    except JourneyError as error:
        console.say(error.told(how.language), error=True)
        return 1
    for each in found.made:
        _show(each)
    if before := _if_sound(found.files[-1]):
        for line in _other_ways(before, found.journey, how.language):
            console.say(line)
    _close([each.path for each in found.made], how)
    return 0


def _if_sound(change: Change) -> Journey | None:
    """The journey as it was; None where the change has mended it."""
    try:
        return read(change.before, str(change.path))
    except JourneyError:
        return None


def format_files(given: Sequence[Path], how: How, *, only_check: bool) -> int:
    """Bring files into canonical form; with `only_check` name those that are not, and return 1."""
    files = inputs(given)
    failed = bool(files.errors)
    changed: list[Path] = []
    for error in files.errors:
        console.say(error.told(how.language), error=True)
    for path in files.journeys:
        try:
            change = desk.format_file(path, how.limit)
            if change.after == change.before:
                continue
            changed.append(path)
            if not only_check:
                _show(change)
            if not (only_check or how.dry):
                desk.write((change,))
        except JourneyError as error:
            failed = True
            console.say(error.told(how.language), error=True)
    if only_check:
        for path in changed:
            text = wording.phrase("not-canonical", how.language, file=shown(str(path)))
            console.say(text, error=True)
        return 1 if failed or changed else 0
    if changed or not failed:
        _close(changed, how)
    return 1 if failed else 0


def _close(changed: Sequence[Path], how: How) -> None:
    if not changed:
        console.say(wording.phrase("nothing-to-change", how.language))
        return
    names = wording.listed([shown(str(path)) for path in changed], how.language)
    console.say(wording.phrase("only-shown" if how.dry else "saved", how.language, files=names))


def _show(change: Change) -> None:
    """The lines that go and come, as `git diff` shows them."""
    name = shown(str(change.path))
    is_terminal = console.is_terminal(sys.stdout)
    for line in unified(_lines(change.before), _lines(change.after), name):
        text = "".join(each if each.isprintable() else " " for each in line)
        colour = COLOURS.get(line[:1], "") if is_terminal else ""
        console.say(f"{colour}{text}{PLAIN}" if colour else text)


def _lines(text: str) -> list[str]:
    return re.split(r"\r\n|[\r\n]", text.removesuffix("\n"))


def _other_ways(before: Journey, after: Journey, language: str) -> Iterator[str]:
    """Where customers now go elsewhere though nobody said so, and what they no longer reach."""
    yield from _no_longer_measured(before, after, language)
    if not before.starts and _begin(before) != (begin := _begin(after)):
        yield wording.phrase("begins-elsewhere", language, name=begin)
    ways, ways_before = _ways(after), _ways(before)
    said = {each.id for each in after.touchpoints if each.next}
    for name, targets in ways.items():
        if name in ways_before and name not in said and ways_before[name] != targets:
            listed = wording.listed(targets, language)
            yield wording.phrase("leads-elsewhere", language, name=name, targets=listed)
    missed = _missed(after) - _missed(before)
    for name in ways:
        if name in missed:
            yield wording.phrase("nobody-reaches", language, name=name)


def _no_longer_measured(before: Journey, after: Journey, language: str) -> Iterator[str]:
    """Scores whose evidence went as they were given a number."""
    then = {each.id: each for each in before.touchpoints}
    for now in after.touchpoints:
        for name in ("expectation", "experience") if now.id in then else ():
            old, new = getattr(then[now.id], name), getattr(now, name)
            if old and new and _is_measured(old) and not _is_measured(new):
                part = f"{now.id}.{name}"
                yield wording.phrase("no-longer-measured", language, part=part)


def _is_measured(score: Rating) -> bool:
    return bool(score.n or score.counts or score.source)


def _begin(journey: Journey) -> str:
    return next(journey.touchpoints).id


def _ways(journey: Journey) -> dict[str, list[str]]:
    steps = flow.flow(journey)
    names = (*steps.touchpoints, *steps.exits)
    return {
        name: [f"{names[target]} {numbers.percent(share)}" for target, share in targets]
        for name, targets in zip(steps.touchpoints, steps.steps, strict=False)
    }


def _missed(journey: Journey) -> set[str]:
    """The touchpoints that nobody reaches."""
    steps = flow.flow(journey)
    pairs = zip(steps.touchpoints, steps.reached, strict=True)
    return {name for name, is_reached in pairs if not is_reached}
