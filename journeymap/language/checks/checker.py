"""What every check has at hand: the journey, its tree, and where to note what is wrong."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING, Any

from yaml.events import ScalarEvent

from journeymap.language.tree import Items, Mapping, at, index_of, is_blank, normal, place

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from journeymap.language.places import Report
    from journeymap.language.tree import Node, Path
    from journeymap.model import Journey, SegmentScores, Touchpoint, Transition

MOST_STEPS_OF_SEGMENTS = 200_000
"""Touchpoints times segments that one check looks at; beyond, the analysis finds out."""


@dataclass(slots=True)
class Checker:
    """A journey, its tree, and where to note what is wrong with it."""

    journey: Journey
    root: Node
    report: Report
    touchpoints: list[tuple[Path, Touchpoint]] = field(init=False)
    segment_scores: list[tuple[Path, Touchpoint, SegmentScores]] = field(init=False)
    _firsts: dict[str, str] | None = field(init=False, default=None)

    def __post_init__(self) -> None:
        self.touchpoints = [
            (("stages", stage_number, "touchpoints", number), touchpoint)
            for stage_number, stage in enumerate(self.journey.stages)
            for number, touchpoint in enumerate(stage.touchpoints)
        ]
        self.segment_scores = [
            ((*path, "segments", own.segment), touchpoint, own)
            for path, touchpoint in self.touchpoints
            for own in touchpoint.segments
        ]

    @property
    def is_doubtful(self) -> bool:
        """Whether something is wrong already, so that what is missing may only seem so."""
        return self.report.count > 0

    def note(
        self,
        code: str,
        path: Path,
        among: Iterable[str] = (),
        /,
        *,
        at_name: bool = False,
        **values: Any,  # noqa: ANN401 - whatever the sentence needs
    ) -> None:
        """Note a problem at a path of the file, or at the name the path's end bears there."""
        self.report.add(code, place(self.root, path, at_name=at_name), among, **values)

    def is_given(self, path: Path) -> bool:
        """Whether something was written there, even if it could not be read."""
        node = at(self.root, path) if self.is_doubtful else None
        return node is not None and not is_blank(node)

    def is_whole(self, path: Path, read: Sequence[object]) -> bool:
        """Whether all that was written in a list or mapping could be read."""
        node = at(self.root, path) if self.is_doubtful else None
        if isinstance(node, Mapping):
            return node.is_whole and len(node.fields) == len(read)
        if isinstance(node, Items):
            return len(node.items) == len(read)
        return node is None or is_blank(node) or bool(read)

    def index_of_name(self, path: Path, name: str) -> tuple[int, bool]:
        """Where the name at a path stands, and whether without quotes.

        It stands in a mapping, in a list (items that could not be read count there) or alone.
        """
        node = at(self.root, path[:-1])
        found: Node | None = node
        if isinstance(node, Mapping):
            found = node.keys.get(name)
        elif isinstance(node, Items):
            steps = path[-1] if isinstance(path[-1], tuple) else path[-1:]
            number = next((each for each in steps if isinstance(each, int)), 0)
            items = islice(node.items, number, None)
            found = next((each for each in items if _is_named(each, name)), None)
        if isinstance(found, ScalarEvent):
            return index_of(found), not found.style
        return place(self.root, path), False

    def first_of(self, stage: str) -> str:
        """The id of a stage's first touchpoint; empty where there is no such stage."""
        if self._firsts is None:
            self._firsts = {
                each.id: each.touchpoints[0].id
                for each in reversed(self.journey.stages)
                if each.touchpoints
            }
        return self._firsts.get(stage, "")

    def few(self, segments: Iterable[str]) -> list[str]:
        """The first of some segments, as many as one check has time for; at least one."""
        most = MOST_STEPS_OF_SEGMENTS // len(self.touchpoints)
        return list(dict.fromkeys(segments))[: max(1, most)]

    def transitions(self) -> Iterator[tuple[Path, tuple[Transition, ...]]]:
        """What every `next` says, each with its path: of all customers, then of segments."""
        for path, touchpoint in self.touchpoints:
            if touchpoint.next:
                yield (*path, "next"), touchpoint.next
        for path, _, own in self.segment_scores:
            if own.next:
                yield (*path, "next"), own.next


def _is_named(node: Node, name: str) -> bool:
    return isinstance(node, ScalarEvent) and normal(node.value) == name
