"""What every rule has at hand: the journey, its places, its flow and its analysis."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from journeymap import flow
from journeymap.analysis import analyze
from journeymap.language.near import Suggestions
from journeymap.language.places import shortened
from journeymap.language.tree import at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from journeymap.analysis import TouchpointAnalysis
    from journeymap.flow import Flow
    from journeymap.language import Located
    from journeymap.language.tree import Node, Path
    from journeymap.model import Journey, SegmentScores, Start, Touchpoint, Transition


class Hit(NamedTuple):
    """What one rule found: where in the text, and the values of the case."""

    place: int
    values: dict[str, Any]


@dataclass(frozen=True)
class Subject:
    """A journey under inspection; what several rules need is worked out once, when first asked."""

    located: Located

    @property
    def journey(self) -> Journey:
        """The journey, with the scores beside it."""
        return self.located.journey

    def hit(self, path: Path, *, at_name: bool = False, **values: object) -> Hit:
        """Something found at a path of the file; texts are shortened for a sentence."""
        return self.hit_at(self.located.index(path, at_name=at_name), **values)

    def hit_at(self, index: int, **values: object) -> Hit:
        """Something found at a place of the text."""
        told = {
            name: shortened(value) if isinstance(value, str) else value
            for name, value in values.items()
        }
        return Hit(index, told)

    def node(self, path: Path) -> Node | None:
        """What is written at a path, if anything."""
        return at(self.located.root, path)

    @cached_property
    def touchpoints(self) -> list[tuple[Path, Touchpoint]]:
        """Every touchpoint with its path."""
        return [
            (("stages", stage_number, "touchpoints", number), touchpoint)
            for stage_number, stage in enumerate(self.journey.stages)
            for number, touchpoint in enumerate(stage.touchpoints)
        ]

    @cached_property
    def segment_scores(self) -> list[tuple[Path, Touchpoint, SegmentScores]]:
        """What differs for each segment, with its path."""
        return [
            ((*path, "segments", own.segment), touchpoint, own)
            for path, touchpoint in self.touchpoints
            for own in touchpoint.segments
        ]

    @cached_property
    def ways(self) -> list[tuple[Path, tuple[Transition, ...] | tuple[Start, ...]]]:
        """Everything that says who goes where: `starts`, then every `next`, with its path."""
        found: list[tuple[Path, tuple[Transition, ...] | tuple[Start, ...]]] = []
        if self.journey.starts:
            found.append((("starts",), self.journey.starts))
        for path, touchpoint in self.touchpoints:
            found.append(((*path, "next"), touchpoint.next))
        for path, _, own in self.segment_scores:
            found.append(((*path, "next"), own.next))
        return [each for each in found if each[1]]

    @cached_property
    def flow(self) -> Flow:
        """Who goes where, for all customers."""
        return flow.flow(self.journey)

    @cached_property
    def results(self) -> tuple[TouchpointAnalysis, ...]:
        """The analysis of every touchpoint, for all customers."""
        return analyze(self.journey).touchpoints

    @cached_property
    def analyzed(self) -> list[tuple[Path, Touchpoint, TouchpointAnalysis]]:
        """Every touchpoint with its path and its analysis."""
        pairs = zip(self.touchpoints, self.results, strict=True)
        return [(path, touchpoint, result) for (path, touchpoint), result in pairs]

    @cached_property
    def improved(self) -> frozenset[str]:
        """The touchpoints that an action changes."""
        actions = self.journey.actions
        return frozenset(
            name for each in actions for name, _ in (*each.experience, *each.expectation)
        )

    @cached_property
    def suggestions(self) -> Suggestions:
        """Near names, at a bounded cost for the whole file."""
        return Suggestions()

    @property
    def is_current(self) -> bool:
        """Whether the journey is there already, so that it can have been measured."""
        return self.journey.state == "current"

    def given_scores(self) -> Iterator[tuple[Path, Touchpoint, Touchpoint | SegmentScores]]:
        """Touchpoints and what differs for segments: what may have scores of its own."""
        for path, touchpoint in self.touchpoints:
            yield path, touchpoint, touchpoint
        yield from self.segment_scores
