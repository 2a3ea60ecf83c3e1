"""Scores: on a scale that can be one, within it, and with a spread that answers can have."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt
from typing import TYPE_CHECKING, Any

from journeymap import flow

if TYPE_CHECKING:
    from collections.abc import Iterator

    from journeymap.language.checks.checker import Checker
    from journeymap.language.near import Suggestions
    from journeymap.language.tree import Path
    from journeymap.model import (
        Attribute,
        Channel,
        Journey,
        Measurement,
        Paired,
        Rating,
        Scale,
        SegmentScores,
        Touchpoint,
    )

    Scored = Touchpoint | Channel | Attribute | SegmentScores

SAME_MEASUREMENT = 0.8
"""How like a measurement's name a source must be to be that name misspelt; sources may be words."""

FINEST_STEP = 1e-6
"""The finest answer step there can be, in lengths of the scale; nobody answers more exactly."""

WIDEST_SPREAD = sqrt(0.5)
"""The largest sample sd there can be, in lengths of the scale: two answers, one at either end."""

WIDEST_PAIRED_SPREAD = sqrt(2)
"""The same of differences, which reach from one scale's length below zero to one above."""

ROUNDING_OF_SPREAD = 0.01


def scales(checker: Checker) -> None:
    """The journey's scale and those of its measurements run upwards, in steps that fit them."""
    journey = checker.journey
    given: list[tuple[Path, Scale | None]] = [(("scale",), journey.scale)]
    given += [(("measurements", each.id, "scale"), each.scale) for each in journey.measurements]
    for path, scale in given:
        if scale and scale.minimum >= scale.maximum:
            checker.note("scale-upside-down", path, minimum=scale.minimum, maximum=scale.maximum)
        elif scale and not FINEST_STEP <= scale.step / (scale.maximum - scale.minimum) <= 1:
            checker.note("scale-step", (*path, "step"), step=scale.step)


def scores(checker: Checker) -> None:
    """Every score keeps to its scale and its source, and its parts to what they are parts of."""
    rules = RatingRules.of(checker.journey, checker.report.suggestions)
    for path, touchpoint in checker.touchpoints:
        _ratings(checker, rules, path, touchpoint)
        _paired(checker, rules, path, touchpoint)
        for channel in touchpoint.channels:
            _ratings(checker, rules, (*path, "channels", channel.name), channel)
        for number, attribute in enumerate(touchpoint.attributes):
            _ratings(checker, rules, (*path, "attributes", number), attribute)
        if touchpoint.benchmark is not None:
            for code, _, values in rules.off_scale(touchpoint.benchmark, rules.scale, ()):
                checker.note(code, (*path, "benchmark"), **values)
        total = sum(share for _, share in touchpoint.expectation_from)
        if total > 1 + flow.ROUNDING:
            checker.note("parts-sum", (*path, "expectation_from"), total=total)
    for path, _, own in checker.segment_scores:
        _ratings(checker, rules, path, own)
        _paired(checker, rules, path, own)
        for channel in own.channels:
            _ratings(checker, rules, (*path, "channels", channel.name), channel)


def _ratings(checker: Checker, rules: RatingRules, path: Path, scored: Scored) -> None:
    for name_of_field in ("expectation", "experience"):
        rating: Rating | None = getattr(scored, name_of_field)
        if rating is not None:
            for code, part, values in rules.problems(rating):
                checker.note(code, (*path, name_of_field, *part), **values)


def _paired(
    checker: Checker, rules: RatingRules, path: Path, scored: Touchpoint | SegmentScores
) -> None:
    if scored.paired is None:
        return
    for code, part, values in rules.paired_problems(scored.paired):
        checker.note(code, (*path, "paired", *part), **values)
    for name_of_field, answered in _answers_to_both(scored.paired, scored):
        if scored.paired.n > answered:
            values = {"n": scored.paired.n, "answered": answered, "field": name_of_field}
            checker.note("paired-too-many", (*path, "paired", "n"), **values)
            return


def _answers_to_both(
    paired: Paired, scored: Touchpoint | SegmentScores
) -> Iterator[tuple[str, int]]:
    """How many answered each question, as far as the paired answers are among theirs."""
    source = paired.source or (scored.experience.source if scored.experience else "")
    for name_of_field in ("expectation", "experience"):
        rating: Rating | None = getattr(scored, name_of_field)
        if rating is not None and rating.n is not None and rating.source == source:
            yield name_of_field, rating.n


Told = tuple[str, "Path", dict[str, Any]]
"""A code, the path from the score on, and the values of the case."""


@dataclass(frozen=True, slots=True)
class RatingRules:
    """What a journey's scores must keep to: its scale, and those of its measurements."""

    scale: Scale
    measurements: dict[str, Measurement]
    suggestions: Suggestions

    @classmethod
    def of(cls, journey: Journey, suggestions: Suggestions) -> RatingRules:
        """The rules for one journey."""
        measurements = {each.id: each for each in journey.measurements}
        return cls(journey.scale, measurements, suggestions)

    def problems(self, rating: Rating) -> Iterator[Told]:
        """What is wrong with a score."""
        scale = self.scale
        if rating.source:
            yield from self._source(rating.source)
            measurement = self.measurements.get(rating.source)
            scale = (measurement and measurement.scale) or scale
        if scale.minimum >= scale.maximum:
            return
        told = list(self._counts(rating, scale) if rating.counts else self._mean(rating, scale))
        yield from told
        if rating.adequate is not None:
            off = list(self.off_scale(rating.adequate, scale, ("adequate",)))
            yield from off
            if not off and all(code != "off-scale" for code, _, _ in told):
                yield from self._zone(rating.mean, rating.adequate, scale)

    def paired_problems(self, paired: Paired) -> Iterator[Told]:
        """What is wrong with a spread of differences."""
        scale = self.scale
        if paired.source:
            yield from self._source(paired.source)
            measurement = self.measurements.get(paired.source)
            scale = (measurement and measurement.scale) or scale
        if scale.minimum < scale.maximum:
            yield from self._spread(paired.sd, WIDEST_PAIRED_SPREAD, scale)

    def off_scale(self, value: float, scale: Scale, part: Path) -> Iterator[Told]:
        """A value that lies off a scale."""
        if not scale.minimum <= value <= scale.maximum:
            limits = {"minimum": scale.minimum, "maximum": scale.maximum}
            yield "off-scale", part, {"value": value, **limits}

    def _source(self, source: str) -> Iterator[Told]:
        measurement = self.measurements.get(source)
        if measurement is None and self.measurements and " " not in source:
            near = self.suggestions.nearest(source, self.measurements, SAME_MEASUREMENT)
            if near:
                yield "unknown-measurement", ("from",), {"name": source, "near": near}
        elif measurement and measurement.metric.upper() == "NPS":
            yield "nps-is-no-score", ("from",), {"name": source}

    def _mean(self, rating: Rating, scale: Scale) -> Iterator[Told]:
        yield from self.off_scale(rating.mean, scale, (("desired", "mean"),))
        if rating.sd is not None:
            yield from self._spread(rating.sd, WIDEST_SPREAD, scale)

    def _counts(self, rating: Rating, scale: Scale) -> Iterator[Told]:
        """The first answer off the scale; mean and sd follow from the answers."""
        for number, (answer, _) in enumerate(rating.counts):
            if not scale.minimum <= answer <= scale.maximum:
                yield from self.off_scale(answer, scale, ("counts", number))
                return

    def _zone(self, desired: float, adequate: float, scale: Scale) -> Iterator[Told]:
        if adequate != desired and (adequate > desired) == (scale.better == "high"):
            yield "zone-upside-down", ("adequate",), {"adequate": adequate, "desired": desired}

    def _spread(self, sd: float, widest: float, scale: Scale) -> Iterator[Told]:
        limit = widest * (scale.maximum - scale.minimum)
        if sd > limit * (1 + ROUNDING_OF_SPREAD):
            limits = {"minimum": scale.minimum, "maximum": scale.maximum}
            yield "impossible-spread", ("sd",), {"sd": sd, "limit": limit, **limits}
