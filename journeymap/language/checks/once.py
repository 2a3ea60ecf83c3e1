"""Names that are given: each once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from journeymap.language.places import Line
from journeymap.language.tree import place
from journeymap.model import DEFAULT_EXITS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from journeymap.language.checks.checker import Checker
    from journeymap.language.tree import Path


def steps(checker: Checker) -> None:
    """Touchpoints and exits share one space of names; a list names a step once."""
    journey = checker.journey
    first = _once(checker, [((*path, "touchpoint"), each.id) for path, each in checker.touchpoints])
    for number, each in enumerate(journey.exits):
        if each.id and each.id in first:
            _name_of_both(checker, each.id, ("exits", (each.id, number)), first[each.id])
    _listed_once(checker, ("exits",), [each.id for each in journey.exits])
    _listed_once(checker, ("starts",), [each.touchpoint for each in journey.starts])
    for path, given in checker.transitions():
        _listed_once(checker, path, [each.target for each in given])


def others(checker: Checker) -> None:
    """Stages, actions, a touchpoint's attributes and its channels each have names of their own."""
    journey = checker.journey
    lists: list[tuple[Path, str, Sequence[Any]]] = [
        (("stages",), "stage", journey.stages),
        (("actions",), "action", journey.actions),
        *(
            ((*path, "attributes"), "attribute", each.attributes)
            for path, each in checker.touchpoints
        ),
    ]
    for path, field_name, items in lists:
        _once(checker, [((*path, i, field_name), item.id) for i, item in enumerate(items)])
    for path, touchpoint in checker.touchpoints:
        _listed_once(checker, (*path, "channels"), [each.name for each in touchpoint.channels])


def _once(checker: Checker, named: Iterable[tuple[Path, str]]) -> dict[str, Path]:
    """Note every name that an earlier one already is; gives the place of each name's first use."""
    first: dict[str, Path] = {}
    for path, name in named:
        if name in first and name:
            earlier = Line(place(checker.root, first[name]))
            checker.note("repeated-id", path, name=name, line=earlier)
        first.setdefault(name, path)
    return first


def _listed_once(checker: Checker, path: Path, names: Sequence[str]) -> None:
    """Note every name that stands in one list twice."""
    if len(names) > 1 and len(set(names)) < len(names):
        seen: set[str] = set()
        for number, name in enumerate(names):
            if name in seen:
                checker.note("repeated-item", (*path, number), name=name)
            seen.add(name)


def _name_of_both(checker: Checker, name: str, exit_path: Path, touchpoint_path: Path) -> None:
    if checker.journey.exits is DEFAULT_EXITS:
        checker.note("id-of-default-exit", touchpoint_path, name=name)
    else:
        line = Line(place(checker.root, touchpoint_path))
        checker.note("id-of-touchpoint", exit_path, at_name=True, name=name, line=line)
