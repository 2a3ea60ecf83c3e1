"""The rules by which numbers become moments: kind, marks and the reasons for them.

A moment is critical where it holds more than its fair share of what rides on the journey, or of all
that is felt on it. Its kind then says whether it reliably hurts, delights or must be held.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    import numpy.typing as npt

    from journeymap.science import Floats

    Flags = npt.NDArray[np.bool_]

Kind = Literal["pain", "guard", "delight", "irritant", "routine", "bonus"]

MARGIN = 1e-9
"""A share must exceed its threshold by more than rounding could."""

SIGNIFICANT = 0.05
"""The false discovery rate below which a gap counts as reliable."""

NEAR = 0.8
"""A touchpoint that reaches this part of the threshold is a near miss. Our convention."""

RARE = 0.5
"""A touchpoint that fewer customers meet is rare."""

_KINDS: dict[tuple[bool, int], Kind] = {
    (True, -1): "pain",
    (True, 0): "guard",
    (True, 1): "delight",
    (False, -1): "irritant",
    (False, 0): "routine",
    (False, 1): "bonus",
}


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason for a moment: a code and the numbers its words need."""

    code: str
    values: Mapping[str, float | str]


@dataclass(frozen=True, slots=True)
class Moment:
    """What a touchpoint is to the customer; kind and critical are None where it is not scored."""

    kind: Kind | None
    critical: bool | None
    marks: tuple[str, ...]
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class NearMiss:
    """A touchpoint that is almost critical: by which rule, its share, and the threshold."""

    touchpoint: str
    rule: Literal["stakes", "contribution"]
    share: float
    threshold: float

    @property
    def short_by(self) -> float:
        """How far the share is from the threshold."""
        return self.threshold - self.share


@dataclass(frozen=True, slots=True, eq=False)
class Facts:
    """What the rules look at, one entry for each touchpoint; nan where not defined.

    `desired`, `adequate`, `experience`, `gap` in points; `weight` and `reach` as shares; `q` the
    adjusted p value of the gap. `leak`, `peak` and `end` are touchpoints by number.
    """

    weight: Floats
    reach: Floats
    desired: Floats
    adequate: Floats
    experience: Floats
    gap: Floats
    value: Floats
    contribution: Floats
    stakes: Floats
    q: Floats
    attractive: Flags
    beside: Flags
    unavoidable: frozenset[int]
    entries: frozenset[int]
    assumed_flow: tuple[bool, ...]
    leak: int | None
    peak: int | None
    end: int | None
    critical_share: float

    @property
    def counted(self) -> Flags:
        """Touchpoints that are scored and reached: those a contribution is defined for."""
        counted: Flags = ~np.isnan(self.contribution)
        return counted

    @property
    def threshold(self) -> float:
        """The fair share of a touchpoint, times the team's critical share; nan if none counts."""
        counted = int(self.counted.sum())
        return self.critical_share / counted if counted else float("nan")

    @property
    def stakes_share(self) -> Floats:
        """Each touchpoint's share of all stakes."""
        return _shares(self.stakes)

    @property
    def contribution_share(self) -> Floats:
        """Each touchpoint's share of the size of all contributions."""
        return _shares(np.abs(self.contribution))


def _shares(sizes: Floats) -> Floats:
    total = np.nansum(sizes)
    return sizes / total if total > 0 else sizes * 0


def critical(facts: Facts) -> Flags:
    """Which touchpoints hold more than their share of the stakes or of all contributions."""
    above = facts.threshold + MARGIN
    flags: Flags = (facts.stakes_share > above) | (facts.contribution_share > above)
    return flags


def direction(facts: Facts) -> npt.NDArray[np.int64]:
    """-1 where the contribution is reliably negative, 1 where reliably positive, 0 otherwise.

    Reliable is what the test says; where there is no test, the sign decides.
    """
    sign = np.sign(np.nan_to_num(facts.contribution))
    reliable = np.isnan(facts.q) | (facts.q < SIGNIFICANT)
    return np.where(reliable, sign, 0).astype(np.int64)


def moments(facts: Facts) -> tuple[Moment, ...]:
    """The moment that each touchpoint is, in declared order."""
    counted = facts.counted.tolist()
    above, towards = critical(facts).tolist(), direction(facts).tolist()
    severe = _rare_but_severe(facts)
    reasons = _Reasons(facts)
    found = []
    for here, is_counted in enumerate(counted):
        marks = tuple(_marks(facts, here, is_counted, towards[here], severe))
        if is_counted:
            kind = _KINDS[above[here], towards[here]]
            found.append(Moment(kind, above[here], marks, tuple(reasons.of(here))))
        else:
            found.append(Moment(None, None, marks, reasons.not_counted(here)))
    return tuple(found)


def _rare_but_severe(facts: Facts) -> int | None:
    """The touchpoint with the largest loss per visitor, if fewer than half ever meet it."""
    loss = np.where(facts.counted, -facts.weight * np.nan_to_num(facts.value), 0)
    worst = int(np.argmax(loss))
    return worst if loss[worst] > 0 and facts.reach[worst] < RARE else None


def _marks(
    facts: Facts, here: int, is_counted: bool, towards: int, severe: int | None
) -> Iterator[str]:
    if here in facts.unavoidable:
        yield "unavoidable"
    if here == severe:
        yield "rare but severe"
    if facts.attractive[here] and is_counted and towards > 0:
        yield "delighter"
    if here in facts.entries:
        yield "entry"
    for mark in ("peak", "end", "leak"):
        if here == getattr(facts, mark):
            yield mark
    is_scored = not np.isnan(facts.gap[here])
    if not is_scored:
        yield "unscored"
    elif np.isnan(facts.q[here]):
        yield "assumed"
    if facts.assumed_flow[here]:
        yield "assumed flow"
    if facts.reach[here] == 0:
        yield "unreached"


class _Reasons:
    """The reasons of every moment; columns are turned into plain lists once."""

    def __init__(self, facts: Facts) -> None:
        self._threshold = facts.threshold
        self._desired, self._adequate = facts.desired.tolist(), facts.adequate.tolist()
        self._experience, self._gap = facts.experience.tolist(), facts.gap.tolist()
        self._value, self._q = facts.value.tolist(), facts.q.tolist()
        self._stakes = facts.stakes_share.tolist()
        self._contribution = facts.contribution_share.tolist()
        self._reach, self._beside = facts.reach.tolist(), facts.beside.tolist()

    def of(self, here: int) -> Iterator[Reason]:
        """Why a scored touchpoint is the moment it is."""
        yield self._against_expectation(here)
        yield self._certainty(here)
        yield self._weight(here)
        if self._beside[here]:
            yield Reason("beside", {})

    def not_counted(self, here: int) -> tuple[Reason, ...]:
        """Why a touchpoint has no moment."""
        if self._reach[here] == 0:
            return (Reason("unreached", {}),)
        no_expectation = self._desired[here] != self._desired[here]
        no_experience = self._experience[here] != self._experience[here]
        missing = "both" if no_expectation and no_experience else (
            "expectation" if no_expectation else "experience"
        )
        return (Reason("unscored", {"missing": missing}),)

    def _against_expectation(self, here: int) -> Reason:
        gap, value = self._gap[here], self._value[here]
        values = {
            "gap": abs(gap),
            "experience": self._experience[here],
            "desired": self._desired[here],
            "adequate": self._adequate[here],
        }
        if abs(gap) < MARGIN:
            has_zone = self._desired[here] - self._adequate[here] > MARGIN
            return Reason("inside-zone" if has_zone else "met", values)
        felt = abs(value) > MARGIN
        if gap < 0:
            return Reason("short" if felt else "short-unfelt", values)
        return Reason("beyond" if felt else "beyond-unfelt", values)

    def _certainty(self, here: int) -> Reason:
        q = self._q[here]
        if q != q:
            return Reason("assumed", {})
        return Reason("certain" if q < SIGNIFICANT else "uncertain", {"q": q})

    def _weight(self, here: int) -> Reason:
        stakes, contribution = self._stakes[here], self._contribution[here]
        above = self._threshold + MARGIN
        rule = {(True, True): "by-both", (True, False): "by-stakes", (False, True): "by-felt"}
        return Reason(
            rule.get((stakes > above, contribution > above), "by-neither"),
            {
                "stakes": stakes,
                "contribution": contribution,
                "threshold": self._threshold,
                "reach": self._reach[here],
            },
        )


def near_misses(facts: Facts, names: tuple[str, ...]) -> tuple[NearMiss, ...]:
    """Touchpoints that are not critical and reach at least 80 % of the threshold.

    The nearest first; each by the rule it is nearest to.
    """
    threshold = facts.threshold
    is_critical = critical(facts)
    by_rule = np.stack([facts.stakes_share, facts.contribution_share])
    largest = np.where(facts.counted, by_rule.max(axis=0), 0)
    near = facts.counted & ~is_critical & (largest >= NEAR * threshold)
    if facts.counted.sum() < 2:
        return ()
    rules: tuple[Literal["stakes", "contribution"], ...] = ("stakes", "contribution")
    found = [
        NearMiss(
            names[here],
            rules[int(by_rule[1, here] > by_rule[0, here])],
            float(largest[here]),
            threshold,
        )
        for here in np.flatnonzero(near).tolist()
    ]
    return tuple(sorted(found, key=lambda miss: -miss.share))
