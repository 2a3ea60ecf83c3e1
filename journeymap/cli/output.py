"""What `check` and `lint` found: for a person, for a program, or beside the lines on GitHub."""

from __future__ import annotations

import sys
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal, get_args

from journeymap import wording
from journeymap.cli import console
from journeymap.problems import shown

if TYPE_CHECKING:
    from collections.abc import Sequence

    from journeymap.cli.inputs import Inputs
    from journeymap.lint import Finding
    from journeymap.problems import JourneyError, Mark, Problem

Format = Literal["text", "json", "github"]
FORMATS: tuple[Format, ...] = get_args(Format)

SHOWN_AT_MOST = 50
"""Findings of one file that a person is shown; a program gets them all."""


@dataclass(slots=True)
class Output:
    """Tells problems and findings as they come; JSON is printed whole, at the end."""

    form: Format
    language: str
    problems: int = 0
    findings: int = 0
    _told: dict[str, list[dict[str, Any]]] = field(
        default_factory=lambda: {"problems": [], "findings": []}
    )
    _explained: set[str] = field(default_factory=set)

    @property
    def exit_code(self) -> int:
        """0 where there is nothing to tell, else 1; 2 is left to a command that was misspelt."""
        return 1 if self.problems or self.findings else 0

    def broken(self, error: JourneyError) -> None:
        """Tell the problems of a file."""
        self.problems += len(error.problems) + error.more
        if self.form == "text":
            console.say(error.told(self.language))
        for each in error.problems:
            self._tell("problems", "error", each)

    def found(self, findings: Sequence[Finding]) -> None:
        """Tell the findings of a file; why a rule matters is said where it is first broken."""
        self.findings += len(findings)
        for each in findings:
            self._tell("findings", "warning", each, why=each.why(self.language))
        if self.form == "text":
            for each in findings[:SHOWN_AT_MOST]:
                with_why = each.rule not in self._explained
                self._explained.add(each.rule)
                console.say(each.told(self.language, with_why=with_why))
            if len(findings) > SHOWN_AT_MOST:
                count = len(findings) - SHOWN_AT_MOST
                console.say(wording.phrase("more-findings", self.language, count=count))

    def close(self, files: Inputs, sound: int, *, if_fine: str) -> None:
        """Say how many there were, and what else the folders hold."""
        if self.form == "json":
            print_json({"journeys": sound, **self._told})
            return
        for code, count in (("problems-found", self.problems), ("findings", self.findings)):
            if count:
                console.say(wording.phrase(code, self.language, count=count))
        if not self.exit_code:
            console.say(wording.phrase(if_fine, self.language, count=sound))
        for code, count in (("others-skipped", files.others), ("folders-skipped", files.inside)):
            if count:
                console.say(wording.phrase(code, self.language, count=count))

    def _tell(self, kind: str, level: str, told: Problem | Finding, **more: str) -> None:
        what, remedy = told.what(self.language), told.remedy(self.language)
        if self.form == "json":
            place = {
                "file": shown(told.mark.name),
                "line": told.mark.line or None,
                "column": told.mark.column or None,
            }
            self._told[kind].append(
                {**place, "code": told.code, "what": what, **more, "remedy": remedy}
            )
        elif self.form == "github":
            console.say(annotation(level, told.code, told.mark, f"{what}\n{remedy}"))


def annotation(level: str, title: str, mark: Mark, message: str) -> str:
    """A line that GitHub shows beside the line it is about.

    >>> from journeymap.problems import Mark
    >>> annotation("error", "no-field", Mark("a,b.yaml", 3, 5), "100% wrong")
    '::error file=a%2Cb.yaml,line=3,col=5,title=no-field::100%25 wrong'
    """
    place = {"file": shown(mark.name).replace("\\", "/"), "line": mark.line, "col": mark.column}
    given = {name: value for name, value in (place | {"title": title}).items() if value}
    properties = ",".join(
        f"{name}={_escaped(str(value)).replace(':', '%3A').replace(',', '%2C')}"
        for name, value in given.items()
    )
    return f"::{level} {properties}::{_escaped(message)}"


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def print_json(content: object) -> None:
    """Print JSON, in letters where the output can hold them."""
    import json  # noqa: PLC0415 - who reads text need not pay for it

    plain = not console.is_unicode(sys.stdout)
    console.say(json.dumps(content, ensure_ascii=plain, allow_nan=False, indent=2))
