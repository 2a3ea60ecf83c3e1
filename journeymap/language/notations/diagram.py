"""Mermaid `journey` → what it says: title, sections, tasks with score and actors.

Tokens and their order are those of Mermaid 12, so that a diagram is read here as it is drawn there,
slips included. What Mermaid can't draw is refused, with every place and a remedy.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from yaml.events import ScalarEvent

from journeymap.language.notations.mermaid import ENTITY, blank, decoded, prepared
from journeymap.language.places import Report
from journeymap.language.tree import LONGEST_SCALAR, Mapping, tree

if TYPE_CHECKING:
    from journeymap.language.notations.mermaid import Source


@dataclass(frozen=True, slots=True)
class Task:
    """A task: `score` is None where none is written, and nan where what is written is no number.

    `given` is the score as written, `beyond` what stands behind the actors, which nobody reads.
    """

    name: str
    score: float | None
    given: str
    people: tuple[str, ...]
    beyond: str
    line: int


@dataclass(frozen=True, slots=True)
class Section:
    """A section and its tasks; the first one has no name where tasks come before any section."""

    name: str
    line: int
    tasks: list[Task] = field(default_factory=list)


@dataclass(slots=True)
class Diagram:
    """What a journey diagram says, and what of it is about drawing alone or for its authors."""

    title: str = ""
    accessible_title: str = ""
    description: str = ""
    sections: list[Section] = field(default_factory=list)
    comments: int = 0
    has_settings: bool = False

    @property
    def tasks(self) -> list[Task]:
        """All tasks in order."""
        return [task for section in self.sections for task in section.tasks]


MOST_PARTS = 20_000
"""Sections, tasks, actors and what cannot be read of a diagram; Mermaid gives up far earlier."""

_TOKEN = re.compile(
    rf"""
      (?P<skipped> %(?!\{{)[^\n]* | [^}}]%%[^\n]* | \s+ | \#(?![A-Za-z0-9_]+;)[^\n]* )
    | (?P<journey> journey(?![A-Za-z0-9_]) )
    | title\s (?P<title> (?:[^#\n;]|{ENTITY})++ )
    | acctitle\s*:\s* (?P<accessible_title> [^\n]* )
    | accdescr\s*:\s* (?P<description> [^\n]* )
    | accdescr\s*\{{ (?P<block> \s* )
    | section\s (?P<section> (?:[^#:\n;]|{ENTITY})++ )
    | (?P<task> (?:[^#:\n;]|{ENTITY})++ ) (?: :(?!%%)(?P<data> (?:[^#\n;]|{ENTITY})++ ) )?
    | (?P<other> . )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_BEGINNING = re.compile(r"\s*(journey)(?![A-Za-z0-9_])")


def read(text: str, name: str) -> Diagram:
    """What a journey diagram says, or the one that stands in a fence of a document.

    Raises:
        JourneyError: with every place at which Mermaid would give up, or what the text is instead.
    """
    report = Report(name, text.lstrip("\ufeff"))
    diagram = None
    if source := prepared(report):
        diagram = _Reader(source, report).diagram()
    if report.found or diagram is None:
        raise report.error()
    return diagram


class _Reader:
    """Goes through the tokens of a diagram and notes what Mermaid could not read."""

    def __init__(self, source: Source, report: Report) -> None:
        self._source, self._report = source, report
        self._diagram = Diagram(comments=source.comments, has_settings=source.has_settings)
        self._line, self._counted = 1, 0
        self._parts, self._last_brace = 0, source.text.rfind("}")

    def diagram(self) -> Diagram:
        """What the diagram says."""
        text = self._source.text
        begun = _BEGINNING.match(text)
        if begun is None:  # a longer word that begins alike
            self._note("mermaid-other", len(text) - len(text.lstrip()), name=text.split()[0])
            return self._diagram
        if self._source.front_end:
            self._read_front()
        place, is_named = begun.end(), False
        while found := _TOKEN.match(text, place):
            kind = found.lastgroup or ""
            self._parts += kind != "skipped"
            if self._parts > MOST_PARTS:
                self._note("mermaid-large", found.start(), most=MOST_PARTS)
                break
            if kind == "block" and found.end() <= self._last_brace:
                place = self._take_description(found)
            elif kind in {"journey", "block", "task", "other"}:
                self._note_unread(found, is_named=is_named)
                place = self._end_of_line(found.start("block") if kind == "block" else found.end())
            else:
                self._take(found, kind)
                place = found.end()
            is_named = kind == "section"
        if not self._diagram.sections and not self._report.found:
            self._note("mermaid-empty", begun.start(1))
        return self._diagram

    def _end_of_line(self, place: int) -> int:
        end = self._source.text.find("\n", place)
        return len(self._source.text) if end < 0 else end

    def _note(self, code: str, place: int, **values: object) -> None:
        self._report.add(code, self._source.original(place), **values)

    def _note_unread(self, found: re.Match[str], *, is_named: bool) -> None:
        """Note what Mermaid gives up at; `is_named` says that a section's name stands before it."""
        start, behind = found.start(), self._source.text[found.end() : found.end() + 1]
        if found["journey"]:
            self._note("mermaid-word", start, name=found[0])
        elif found.lastgroup == "block":
            self._note("mermaid-open", start)
        elif found["other"]:
            code = "mermaid-colon" if is_named else "mermaid-no-name"
            self._note("mermaid-semicolon" if found[0] == ";" else code, start)
        else:
            code = {";": "mermaid-semicolon", "#": "mermaid-hash"}.get(behind, "mermaid-no-score")
            self._note(code, found.end() if behind == ";" else start, name=found[0].strip())

    def _take(self, found: re.Match[str], kind: str) -> None:
        text = found[kind]
        if kind == "skipped":
            self._diagram.comments += not text.isspace()
        elif len(found[0]) > LONGEST_SCALAR:
            self._note("too-long", found.start(), longest=LONGEST_SCALAR)
        elif kind == "section":
            self._diagram.sections.append(Section(decoded(text), self._line_of(found)))
        elif kind == "data":
            self._take_task(found)
        else:
            setattr(self._diagram, kind, decoded(text))

    def _take_description(self, found: re.Match[str]) -> int:
        """Take a description of several lines; the place behind it."""
        end = self._source.text.index("}", found.end())
        if end - found.start() > LONGEST_SCALAR:
            self._note("too-long", found.start(), longest=LONGEST_SCALAR)
        else:
            text = decoded(self._source.text[found.end() : end])
            self._diagram.description = re.sub(r"\n\s+", "\n", text)
        return end + 1

    def _take_task(self, found: re.Match[str]) -> None:
        line = self._line_of(found)
        if not self._diagram.sections:
            self._diagram.sections.append(Section("", line))
        given, *others = found["data"].split(":")
        self._parts += others[0].count(",") if others else 0
        people = (decoded(each) for each in others[0].split(",")) if others else ()
        task = Task(
            decoded(found["task"]),
            as_number(given),
            decoded(given),
            tuple(dict.fromkeys(each for each in people if each)),
            decoded(":".join(others[1:])),
            line,
        )
        self._diagram.sections[-1].tasks.append(task)

    def _line_of(self, found: re.Match[str]) -> int:
        """The line in which a token begins; tokens come in order, so each line is counted once."""
        place = self._source.original(found.start())
        self._line += self._source.whole.count("\n", self._counted, place)
        self._counted = place
        return self._line

    def _read_front(self) -> None:
        """Take the title from the front matter, and note what is wrong with it."""
        source = self._source
        within = blank(source.whole[: source.front]) + source.whole[source.front : source.front_end]
        report = Report(self._report.name, within)
        root = tree(report) if within.strip() else None
        for problem in report.found:
            self._report.add(problem.code, problem.index, problem.among, **problem.values)
        if isinstance(root, Mapping):
            title = root.fields.get("title")
            self._diagram.title = title.value if isinstance(title, ScalarEvent) else ""
            self._diagram.has_settings |= bool(root.fields.keys() - {"title"})


_DECIMAL = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?|[+-]?Infinity", re.ASCII)
_OTHER_BASE = re.compile(r"0(?:x[\da-f]+|o[0-7]+|b[01]+)", re.IGNORECASE)


def as_number(text: str) -> float | None:
    """The number that Mermaid's JavaScript sees; nan where it sees none, None in an empty text.

    >>> as_number(" 5 "), as_number("0x4"), as_number("five"), as_number(" ")
    (5.0, 4.0, nan, None)
    """
    text = text.strip()
    if not text:
        return None
    if _OTHER_BASE.fullmatch(text):
        try:
            return float(int(text, 0))
        except OverflowError:
            return math.inf
    return float(text) if _DECIMAL.fullmatch(text) else math.nan
