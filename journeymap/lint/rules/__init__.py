"""Every rule by its name, in the order in which findings of one place are told.

A rule is a function from a Subject to what it found. `journeymap.wording.lint` holds its words and
`docs/lint.md` its section; tests compare the three.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from journeymap.lint.rules import actions, flow, moments, promises, scores, sources, texts, whole

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from journeymap.lint.subject import Hit, Subject

    Rule: TypeAlias = Callable[[Subject], Iterator[Hit]]

_ALL: Mapping[str, Rule] = {
    "no-evidence": scores.no_evidence,
    "guessed-expectations": scores.guessed_expectations,
    "planned-experience": scores.planned_experience,
    "out-of-reach": scores.out_of_reach,
    "equal-importance": scores.equal_importance,
    "critical-without-owner": moments.critical_without_owner,
    "pain-without-cause": moments.pain_without_cause,
    "emotion-against-scores": moments.emotion_against_scores,
    "unreached": flow.unreached,
    "next-left-out": flow.next_left_out,
    "shares-assumed": flow.shares_assumed,
    "shares-rounded": flow.shares_rounded,
    "unused-exit": flow.unused_exit,
    "nobody-leaves": flow.nobody_leaves,
    "unused-measurement": sources.unused_measurement,
    "loose-source": sources.loose_source,
    "undated-measurement": sources.undated_measurement,
    "stale-measurement": sources.stale_measurement,
    "unused-segment": sources.unused_segment,
    "broken-promise": promises.broken_promise,
    "unmeasured-promise": promises.unmeasured_promise,
    "unmeasured-standard": promises.unmeasured_standard,
    "action-without-owner": actions.without_owner,
    "action-without-effect": actions.without_effect,
    "action-backwards": actions.backwards,
    "first-person": texts.first_person,
    "cut-by-hash": texts.cut_by_hash,
    "cut-by-comma": texts.cut_by_comma,
    "joined-by-comma": texts.joined_by_comma,
    "several-in-one": texts.several_in_one,
    "too-many-touchpoints": whole.too_many_touchpoints,
    "no-persona": whole.no_persona,
}


def _unknown_rule(of: Subject) -> Iterator[Hit]:
    """Names in the file's `lint.off` that no rule bears."""
    for number, name in enumerate(of.journey.lint_off):
        if name not in RULES:
            near = of.suggestions.nearest(name, RULES)
            yield of.hit(("lint", "off", number), name=name, near=near)


RULES: Mapping[str, Rule] = {**_ALL, "unknown-rule": _unknown_rule}
