"""Promises to customers and standards inside: measured, and kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from journeymap.lint.subject import Hit, Subject

MOSTLY_KEPT = 0.8
"""Four times in five. Our convention."""


def broken_promise(of: Subject) -> Iterator[Hit]:
    """Promises that are often broken where no action changes what happens or what is expected."""
    for path, touchpoint in of.touchpoints:
        for number, each in enumerate(touchpoint.promises):
            is_broken = each.kept is not None and each.kept < MOSTLY_KEPT
            if is_broken and touchpoint.id not in of.improved:
                place = (*path, "promises", number, "kept")
                yield of.hit(place, name=each.says or each.id, kept=each.kept)


def unmeasured_promise(of: Subject) -> Iterator[Hit]:
    """Promises of a current journey of which nobody knows how often they are kept."""
    if of.is_current:
        for path, touchpoint in of.touchpoints:
            for number, each in enumerate(touchpoint.promises):
                if each.kept is None:
                    yield of.hit((*path, "promises", number), name=each.says or each.id)


def unmeasured_standard(of: Subject) -> Iterator[Hit]:
    """Standards of a current journey that nobody checks."""
    if of.is_current:
        for path, touchpoint in of.touchpoints:
            for number, each in enumerate(touchpoint.standards):
                if each.actual is None and each.met is None:
                    yield of.hit((*path, "standards", number), name=each.metric)
