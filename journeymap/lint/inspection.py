"""A journey through all rules: what they found, in the order of the file."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from journeymap import wording
from journeymap.garbage import without_garbage_collection
from journeymap.language.places import marks
from journeymap.lint.rules import RULES
from journeymap.lint.subject import Subject

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from journeymap.language import Located
    from journeymap.problems import Mark


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing worth a second thought: the rule, the values its sentence needs, and the place."""

    rule: str
    mark: Mark
    values: Mapping[str, object]

    @property
    def code(self) -> str:
        """The rule, under the name by which a problem calls its own."""
        return self.rule

    def what(self, language: str = "en") -> str:
        """What was found, as one sentence without a full stop."""
        return wording.advice(self.rule, language).what.format(**self.values)

    def why(self, language: str = "en") -> str:
        """Why it matters."""
        return wording.advice(self.rule, language).why.format(**self.values)

    def remedy(self, language: str = "en") -> str:
        """What to do about it, the nearest name first where one was found."""
        if near := self.values.get("near"):
            return wording.phrase("did-you-mean", language, near=near)
        return wording.advice(self.rule, language).remedy.format(**self.values)

    def told(self, language: str = "en", *, with_why: bool = True) -> str:
        """Place, what, the rule, why and remedy, as a terminal shows them."""
        lines = [f"{self.mark}: {self.what(language)} [{self.rule}]"]
        lines += [f"  {self.why(language)}"] if with_why else []
        return "\n".join([*lines, f"  {self.remedy(language)}"])


def findings(located: Located, off: Collection[str] = ()) -> tuple[Finding, ...]:
    """What the rules that are not switched off find, by place; rules of one place by the registry.

    Raises:
        JourneyError: the journey is sound, and still too crowded to be worked out.
    """
    silent = {*off, *located.journey.lint_off}
    with without_garbage_collection():
        subject = Subject(located)
        found = chain.from_iterable(
            ((hit.place, rule, hit.values) for hit in look(subject))
            for rule, look in RULES.items()
            if rule not in silent
        )
        ordered = sorted(found, key=lambda each: each[0])
        places = marks(located.text, (place for place, _, _ in ordered), located.name)
        return tuple(
            Finding(rule, mark, values)
            for mark, (_, rule, values) in zip(places, ordered, strict=True)
        )
