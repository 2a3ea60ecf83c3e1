"""The rules by which numbers become moments: kind, marks and the reasons for them.

A moment is critical where it holds more than its fair share of what rides on the journey, or of all
that is felt on it. Its kind then says whether it reliably hurts, delights or must be held.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import repeat
from typing import TYPE_CHECKING, Literal

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    import numpy.typing as npt

    from journeymap.science import Floats
    from journeymap.scores import Flags

    Codes = npt.NDArray[np.object_]
    Side = npt.NDArray[np.int64]

Kind = Literal["pain", "guard", "delight", "irritant", "routine", "bonus"]
Rule = Literal["stakes", "contribution"]

MARGIN = 1e-9
"""A number must pass its threshold by more than rounding could."""

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
class Moment:
    """What a touchpoint is to the customer; kind and critical are None where it has no number.

    `reasons` are the codes of the sentences that tell why, `numbers` the values these need.
    """

    kind: Kind | None
    critical: bool | None
    marks: tuple[str, ...]
    reasons: tuple[str, ...]
    numbers: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class NearMiss:
    """A touchpoint that is almost critical: by which rule, its share, and the threshold."""

    touchpoint: str
    rule: Rule
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
    adjusted p value of the gap; `tested` whether there is a test, and `assumption` the code of why
    there is none. `kano` are categories. `peak` and `end` are touchpoints by number.
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
    tested: Flags
    assumption: Sequence[str]
    kano: Sequence[str]
    beside: Sequence[bool]
    unavoidable: frozenset[int]
    entries: frozenset[int]
    assumed_flow: Sequence[bool]
    dropoffs: Floats
    peak: int | None
    end: int | None
    critical_share: float

    @property
    def scored(self) -> Flags:
        """Touchpoints with an expectation and an experience."""
        return ~(np.isnan(self.desired) | np.isnan(self.experience))

    @property
    def counted(self) -> Flags:
        """Touchpoints that are scored and reached: those a contribution is defined for."""
        return ~np.isnan(self.contribution)

    @property
    def threshold(self) -> float:
        """The fair share of a touchpoint, times the team's critical share; nan if none counts.

        Never below 1 where only one counts: alone, none stands out.
        """
        counted = int(np.count_nonzero(self.counted))
        if counted < 2:
            return max(self.critical_share, 1.0) if counted else float("nan")
        return self.critical_share / counted

    @property
    def stakes_share(self) -> Floats:
        """Each touchpoint's share of all stakes; nan where there are none at all."""
        return _shares(self.stakes)

    @property
    def contribution_share(self) -> Floats:
        """Each touchpoint's share of the size of all contributions; nan where all are 0."""
        return _shares(np.abs(self.contribution))


def _shares(sizes: Floats) -> Floats:
    total = np.nansum(sizes)
    return sizes / total if total > 0 else np.full(sizes.shape, np.nan)


def critical(facts: Facts) -> Flags:
    """Which touchpoints hold more than their share of the stakes or of all contributions."""
    above = facts.threshold + MARGIN
    flags: Flags = (facts.stakes_share > above) | (facts.contribution_share > above)
    return flags


def direction(facts: Facts) -> npt.NDArray[np.int64]:
    """-1 where the contribution is reliably negative, 1 where reliably positive, 0 otherwise.

    Reliable is what the test says; where there is no test, the sign decides.
    """
    return np.where(_reliable(facts), np.sign(facts.contribution), 0).astype(np.int64)


def _reliable(facts: Facts) -> Flags:
    return facts.counted & (~facts.tested | (facts.q < SIGNIFICANT))


def moments(facts: Facts) -> tuple[Moment, ...]:
    """The moment that each touchpoint is, in declared order."""
    above, towards = critical(facts).tolist(), direction(facts).tolist()
    found = zip(
        facts.counted.tolist(),
        above,
        towards,
        _marks(facts),
        _reasons(facts),
        _numbers(facts),
        strict=True,
    )
    return tuple(
        Moment(_KINDS[is_above, side] if counts else None, is_above if counts else None, *why)
        for counts, is_above, side, *why in found
    )


# Marks --------------------------------------------------------------------------------------------


def _marks(facts: Facts) -> list[tuple[str, ...]]:
    """What else is to be said of each touchpoint."""
    marks: list[list[str]] = [[] for _ in facts.assumed_flow]
    for mark, touchpoints in _marked(facts).items():
        for here in touchpoints:
            marks[here].append(mark)
    return [tuple(each) for each in marks]


def _marked(facts: Facts) -> dict[str, Iterable[int]]:
    """The touchpoints that bear each mark, by number."""
    beyond = np.flatnonzero(_reliable(facts) & (facts.gap > 0)).tolist()
    return {
        "unavoidable": facts.unavoidable,
        "rare but severe": _rare_but_severe(facts),
        "delighter": [here for here in beyond if facts.kano[here] == "attractive"],
        "entry": facts.entries,
        "peak": [] if facts.peak is None else [facts.peak],
        "end": [] if facts.end is None else [facts.end],
        "leak": _leak(facts),
        "unscored": np.flatnonzero(~facts.scored).tolist(),
        "assumed": np.flatnonzero(facts.scored & ~facts.tested).tolist(),
        "assumed flow": [here for here, assumed in enumerate(facts.assumed_flow) if assumed],
        "unreached": np.flatnonzero(facts.reach == 0).tolist(),
    }


def _rare_but_severe(facts: Facts) -> list[int]:
    """The touchpoint with the largest loss per visitor, if fewer than half ever meet it."""
    loss = np.where(facts.counted, -facts.weight * np.nan_to_num(facts.value), 0)
    largest = loss.max()
    is_worst = (loss > MARGIN * largest) & (loss >= largest * (1 - MARGIN))
    return np.flatnonzero(is_worst & (facts.reach < RARE - MARGIN)).tolist()


def _leak(facts: Facts) -> list[int]:
    """The touchpoint with the largest share of drop-offs; of equals the first declared."""
    most = facts.dropoffs.max()
    return [int(np.argmax(facts.dropoffs >= most * (1 - MARGIN)))] if most > 0 else []


# Reasons ------------------------------------------------------------------------------------------


def _numbers(facts: Facts) -> list[dict[str, float]]:
    """What the words of the reasons need, for each touchpoint."""
    columns: dict[str, Iterable[float]] = {
        "gap": facts.gap.tolist(),
        "experience": facts.experience.tolist(),
        "desired": facts.desired.tolist(),
        "adequate": facts.adequate.tolist(),
        "q": facts.q.tolist(),
        "stakes": np.nan_to_num(facts.stakes_share).tolist(),
        "contribution": np.nan_to_num(facts.contribution_share).tolist(),
        "reach": facts.reach.tolist(),
        "threshold": repeat(facts.threshold),
        "critical_share": repeat(facts.critical_share),
    }
    # Not strict: the last two go on for ever.
    rows = zip(*columns.values(), strict=False)
    return [dict(zip(columns, row, strict=True)) for row in rows]


def _reasons(facts: Facts) -> list[tuple[str, ...]]:
    """Why each touchpoint is the moment it is, or has none: one column for each sentence."""
    side = np.sign(np.nan_to_num(facts.gap)).astype(int)
    has_zone = (facts.desired - facts.adequate > MARGIN).astype(int)
    counted = facts.counted
    told = [
        np.where(counted, _AGAINST[has_zone, side + 1], ""),
        np.where(counted, _certainty(facts, side, has_zone), ""),
        _unfelt(facts, side),
        np.where(counted, _weight(facts), ""),
        _at(_rare_but_severe(facts), "severe", len(side)),
        np.where(counted & np.array(facts.beside), "beside", ""),
        _MISSING[np.isnan(facts.desired).astype(int), np.isnan(facts.experience).astype(int)],
        np.where(facts.reach == 0, "unreached", ""),
    ]
    columns = (column.tolist() for column in told)
    return [tuple(filter(None, row)) for row in zip(*columns, strict=True)]


def _table(*rows: Sequence[str]) -> Codes:
    return np.array(rows, dtype=object)


_AGAINST = _table(
    ("short", "met", "beyond"),
    ("short-of-zone", "inside-zone", "beyond-zone"),
)
"""By whether there is a zone, and whether experience lies short of it, in it or beyond."""

_MISSING = _table(
    ("", "unscored-experience"),
    ("unscored-expectation", "unscored-both"),
)
"""By whether the expectation is missing, and whether the experience is."""

_CERTAINTY = _table(("uncertain", "certain"), ("hardly-inside", "clearly-inside"))
"""By whether experience lies inside a zone, and whether the test is significant."""

_RULES = _table(("by-neither", "by-contribution"), ("by-stakes", "by-both"))
"""By whether its share of the stakes, and of all contributions, exceeds the threshold."""

_UNFELT = {
    ("must-be", 1): "taken-for-granted",
    ("attractive", -1): "not-missed",
    ("indifferent", 1): "indifferent",
    ("indifferent", -1): "indifferent",
}
"""Why a gap is not felt, by Kano category and side."""


def _certainty(facts: Facts, side: Side, has_zone: Side) -> Codes:
    """How sure the gap is; nothing where experience meets a plain expectation."""
    found: Codes = _CERTAINTY[(side == 0).astype(int), (facts.q < SIGNIFICANT).astype(int)]
    found[(side == 0) & (has_zone == 0)] = ""
    for here in np.flatnonzero(~facts.tested).tolist():
        found[here] = f"assumed-{facts.assumption[here]}"
    return found


def _unfelt(facts: Facts, side: Side) -> Codes:
    """Why a gap is not felt."""
    unfelt = np.flatnonzero((side != 0) & (facts.value == 0)).tolist()
    found = _at(unfelt, "not-felt", len(side))
    for here in unfelt:
        found[here] = _UNFELT.get((facts.kano[here], int(side[here])), "not-felt")
    return found


def _weight(facts: Facts) -> Codes | str:
    """By which rule it is critical, or that it is not."""
    if np.count_nonzero(facts.counted) < 2:
        return "alone"
    above = facts.threshold + MARGIN
    by_stakes, by_contribution = facts.stakes_share > above, facts.contribution_share > above
    rules: Codes = _RULES[by_stakes.astype(int), by_contribution.astype(int)]
    return rules


def _at(touchpoints: Sequence[int], code: str, size: int) -> Codes:
    """A column that holds the code at some touchpoints."""
    column = np.full(size, "", dtype=object)
    column[touchpoints] = code
    return column


# Near misses --------------------------------------------------------------------------------------


def near_misses(facts: Facts, names: Sequence[str]) -> tuple[NearMiss, ...]:
    """Touchpoints that are not critical and reach at least 80 % of the threshold.

    The nearest first, equals as declared; each by the rule it is nearest to.
    """
    threshold = facts.threshold
    stakes, contribution = (
        np.nan_to_num(facts.stakes_share),
        np.nan_to_num(facts.contribution_share),
    )
    largest = np.maximum(stakes, contribution)
    near = facts.counted & ~critical(facts) & (largest >= NEAR * threshold - MARGIN)
    if np.count_nonzero(facts.counted) < 2:
        return ()
    found = [
        NearMiss(
            names[here],
            "contribution" if contribution[here] > stakes[here] else "stakes",
            float(largest[here]),
            threshold,
        )
        for here in np.flatnonzero(near).tolist()
    ]
    return tuple(sorted(found, key=lambda miss: -round(miss.share, 9)))
