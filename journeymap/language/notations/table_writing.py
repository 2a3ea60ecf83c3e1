"""What the cells of a table say → the lines of a journey file."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from journeymap.language import synonyms
from journeymap.language.editing import written
from journeymap.language.editing.written import is_list, is_mapping
from journeymap.language.ids import is_id
from journeymap.language.notations import cells
from journeymap.language.notations.account import Note
from journeymap.language.notations.cells import BrokenCellError
from journeymap.language.notations.lanes import (
    FREE_WORDS,
    JOURNEY_RANKS,
    LANES,
    OF_JOURNEY,
    OF_STAGE,
    PARTS,
    RANKS,
    RATINGS,
    TOUCHPOINT_LANE,
    holds_items,
    holds_list,
    holds_text,
)
from journeymap.language.notations.names import Names, id_from
from journeymap.model import DEFAULT_EXITS, KANO_CATEGORIES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from journeymap.language.editing.written import Plain
    from journeymap.language.notations.table import Columns, Key

Said: TypeAlias = "dict[str, str | list[str]]"
"""What the cells of one touchpoint say, by lane; a list where there are several."""

Remarks: TypeAlias = "dict[Key, list[tuple[str, str]]]"
"""What is kept as comments on each touchpoint: labels with their texts."""

EXITS = f"{OF_JOURNEY}exits"
ONLY_STAGE = "all"
OF_STAGES, OF_TOUCHPOINTS = 4, 8
"""How far in the fields of a stage and of a touchpoint are written."""

MEAN = "mean"

_CALM = re.compile(r"[A-Za-z0-9\u4e00-\u9fff][\w .'%/+-]*(?<! )").fullmatch
_CALM_LINE = re.compile(
    r"[A-Za-z0-9\u4e00-\u9fff][\w .,;!?'()%/+。，、；！？（）-]*(?<! )"
).fullmatch
"""Texts that need no quotes for sure, within braces and brackets or only in a line of their own:
most texts are calm, and a closer look at each would cost more than all else."""

_SCORES = {
    base: tuple((part, base if part == MEAN else f"{base}.{part}") for part in (MEAN, *parts))
    for base, parts in PARTS.items()
}
"""The parts of each score with their lanes; the mean has the score's own."""

_BASES = {lane: lane.partition(".")[0] for lane in LANES}
_WRITTEN_ELSEWHERE = {"stage", TOUCHPOINT_LANE, "title"}
_LOOKED_AT = {"next", "kano", *FREE_WORDS}
"""Lanes whose words may stand for others, or for nothing that a journey file holds."""

IsCalm: TypeAlias = "Callable[[str], re.Match[str] | None]"

_SEVERAL = re.compile("[;；\n]")


class Fault(NamedTuple):
    """Something wrong with what a touchpoint says in a lane; the key "" means the whole journey."""

    key: Key
    lane: str
    code: str
    values: Mapping[str, object]


@lru_cache(1024)
def _plan(lanes: tuple[str, ...]) -> tuple[tuple[str, IsCalm | None], ...]:
    """The fields that are written of such lanes, in order, and which texts of each need no look."""
    fields = dict.fromkeys(_BASES[lane] for lane in sorted(lanes, key=RANKS.__getitem__))
    return tuple((each, _calm(each, lanes)) for each in fields if each not in _WRITTEN_ELSEWHERE)


def _calm(field: str, lanes: Sequence[str]) -> IsCalm | None:
    if field in _LOOKED_AT or any(lane != field and _BASES[lane] == field for lane in lanes):
        return None
    return _CALM_LINE if holds_text(field) else _CALM


class Writer:
    """Writes the file line by line, and knows of which touchpoint each line is."""

    def __init__(self, columns: Columns, fallback: str) -> None:
        self._columns, self._fallback = columns, fallback
        self._lines: list[str] = []
        self._starts: list[int] = [0]
        self._keys: list[Key] = [""]
        self._stages = Names()
        self._ids: dict[Key, str] = {}
        self._named: dict[str, str] = {}
        self._remarks: Remarks = {}
        self._in_words: dict[str, int] = {}
        self._notes: list[Note] = []
        self.faults: list[Fault] = []

    @property
    def notes(self) -> tuple[Note, ...]:
        """The account of what was written."""
        counts = tuple(f"{lane} ({count})" for lane, count in self._in_words.items())
        return (*self._notes, *([Note("table-in-words", {"names": counts})] if counts else ()))

    def text(self, whole: Said, touchpoints: Mapping[Key, Said], remarks: Remarks) -> str:
        """The journey file; what is wrong with a cell is kept among the faults."""
        self._remarks = remarks
        self._give_ids(whole, touchpoints)
        self._write_whole(whole, touchpoints)
        stage: str | None = None
        for key, said in touchpoints.items():
            self._starts.append(len(self._lines))
            self._keys.append(key)
            # A stage that is not named again goes on, as cells that were merged do.
            asked = _one(said.get("stage", stage or ""))
            if asked != stage:
                stage = asked
                self._write_stage(stage, said)
            self._write_touchpoint(key, said)
        return "\n".join([*self._lines, ""])

    def owner(self, line: int) -> tuple[Key, str]:
        """Of which touchpoint, and of which field, a line of the file is; lines count from 1."""
        key = self._keys[bisect_right(self._starts, line - 1) - 1]
        for place in range(line - 1, -1, -1):
            found = _FIELD.match(self._lines[place])
            if found and not (key == "" and found[1]):  # what is further in is part of a field
                return key, _lane(found[2], len(found[1]))
        return key, ""

    # Names

    def _give_ids(self, whole: Said, touchpoints: Mapping[Key, Said]) -> None:
        """Give each touchpoint its id: its name where that can be one, else one made from it."""
        taken = Names(() if EXITS in whole else (each.id for each in DEFAULT_EXITS))
        names = {key: _name(key, said) for key, said in touchpoints.items()}
        ids = {key for key, name in names.items() if " " not in name and is_id(name)}
        for key, name in names.items():
            if key in ids:
                self._ids[key] = given = taken.given(name)
                if given != name:
                    self._notes.append(Note("table-renamed", {"name": name, "id": given}))
        for key, name in names.items():
            if key not in ids:
                self._ids[key] = taken.given(id_from(name) or TOUCHPOINT_LANE)
            if not name:
                self.faults.append(Fault(key, "", "table-no-name", {}))
        self._named = {each: each for each in (*self._ids.values(), *_exits(whole))}
        for called in (
            names,
            {key: _one(said.get("title", "")) for key, said in touchpoints.items()},
        ):
            for key, name in called.items():
                self._named.setdefault(name, self._ids[key])

    # The journey and its stages

    def _write_whole(self, whole: Said, touchpoints: Mapping[Key, Said]) -> None:
        name = _one(whole.get("journey", ""))
        title = _one(whole.get(f"{OF_JOURNEY}title", "")) or ("" if is_id(name) else name)
        self._write("journey", (name if is_id(name) else "") or self._id_of_whole(title))
        if title:
            self._write("title", title)
        others = whole.keys() - {"journey", f"{OF_JOURNEY}title"}
        of_nobody = others - JOURNEY_RANKS.keys()
        for lane in sorted(of_nobody):
            self.faults.append(Fault("", lane, "table-of-nobody", {"lane": lane}))
        for lane in sorted(others - of_nobody, key=JOURNEY_RANKS.__getitem__):
            self._write(lane.removeprefix(OF_JOURNEY), self._value("", lane, whole[lane]))
        if f"{OF_JOURNEY}scale" not in whole:
            if self._columns.scale:
                self._write("scale", dict(self._columns.scale))
            elif any(lane in said for said in touchpoints.values() for lane in RATINGS):
                self._notes.append(Note("table-scale"))
        for key, remarks in self._remarks.items():
            if key not in touchpoints:
                self._write_remarks(remarks)
        self._lines.append("stages:")

    def _id_of_whole(self, title: str) -> str:
        return id_from(title) or id_from(self._fallback) or "journey"

    def _write_stage(self, stage: str, said: Said) -> None:
        wanted = stage if is_id(stage) else id_from(stage) or ("stage" if stage else ONLY_STAGE)
        given = self._stages.given(wanted)
        if not stage:
            self._notes.append(Note("table-one-stage", {"id": given}))
        elif given != wanted:
            self._notes.append(Note("table-stage-again", {"name": stage, "id": given}))
        self._lines.append(f"  - stage: {written.scalar(given)}")
        title = _one(said.get(f"{OF_STAGE}title", "")) or ("" if given == stage else stage)
        if title:
            self._write("title", title, OF_STAGES)
        if lifecycle := said.get(f"{OF_STAGE}lifecycle"):
            self._write("lifecycle", _one(lifecycle), OF_STAGES)
        self._lines.append("    touchpoints:")

    # Touchpoints

    def _write_touchpoint(self, key: Key, said: Said) -> None:
        given, name = self._ids[key], _name(key, said)
        self._lines.append(f"      - touchpoint: {written.scalar(given)}")
        if title := _one(said.get("title", "")) or ("" if given == name else name):
            self._write("title", title, OF_TOUCHPOINTS)
        for lane, is_calm in _plan(tuple(said)):
            text = said.get(lane, "")
            if isinstance(text, str) and is_calm and is_calm(text):
                self._lines.append(f"        {lane}: {text}")
            elif lane in _SCORES:
                self._write_score(key, lane, said)
            elif holds_text(lane):
                text = text if isinstance(text, str) else "\n".join(text)
                self._write(lane, text, OF_TOUCHPOINTS)
            else:
                self._write(lane, self._value(key, lane, text), OF_TOUCHPOINTS)
        self._write_remarks(self._remarks.get(key, ()), OF_TOUCHPOINTS)

    def _write_remarks(self, remarks: Iterable[tuple[str, str]], column: int = 0) -> None:
        """Write comments: a label with its text, of which each line is one."""
        for label, text in remarks:
            for line in f"{label}: {text}".splitlines():
                self._lines.append(f"{' ' * column}# {line}".rstrip())

    def _write_score(self, key: Key, base: str, said: Said) -> None:
        given = [(part, lane) for part, lane in _SCORES[base] if lane in said]
        texts = [said[lane] for _, lane in given]
        if all(isinstance(each, str) and _CALM(each) for each in texts):
            parts = [f"{part}: {text}" for (part, _), text in zip(given, texts, strict=True)]
            is_mean = [lane for _, lane in given] == [base]
            short = texts[0] if is_mean else f"{{{', '.join(parts)}}}"
            self._lines.append(f"        {base}: {short}")
            return
        score = {part: self._value(key, lane, said[lane]) for part, lane in given}
        if is_mapping(whole := score.get(MEAN)):
            score = {**whole, **{part: each for part, each in score.items() if part != MEAN}}
        short_form = score[MEAN] if score.keys() == {MEAN} else score
        self._write(base, short_form, OF_TOUCHPOINTS)

    # Values

    def _value(self, key: Key, lane: str, text: str | list[str]) -> Plain:
        """The value that one cell or several hold; None where they cannot be read."""
        if lane in FREE_WORDS and _is_in_words(text):
            self._keep_words(key, lane, text)
            return None
        try:
            if isinstance(text, list):
                if holds_list(lane):
                    return cells.items(text, lane)
                self.faults.append(Fault(key, lane, "table-twice", {"lane": lane}))
                return None
            value = cells.value(lane, text)
        except BrokenCellError:
            self.faults.append(Fault(key, lane, "table-form", {}))
            return None
        return self._meant(lane, value)

    def _meant(self, lane: str, value: Plain) -> Plain:
        """What a value means where its words may stand for others, or one item for a list."""
        if is_mapping(value) and holds_items(lane):
            return [value]
        if lane == "next":
            return self._next(value)
        if lane == "kano" and isinstance(value, str):
            return synonyms.word(value, KANO_CATEGORIES) or value
        return value

    def _keep_words(self, key: Key, lane: str, text: str | list[str]) -> None:
        """Keep words where fields should stand as a comment."""
        said = text if isinstance(text, str) else "\n".join(text)
        self._remarks.setdefault(key, []).append((lane, said))
        self._in_words[lane] = self._in_words.get(lane, 0) + 1

    def _next(self, value: Plain) -> Plain:
        """Where customers go, by id, where touchpoints were named otherwise."""
        if not isinstance(value, str):
            return value
        names = [each.strip() for each in _SEVERAL.split(value) if each.strip()]
        ids: list[Plain] = [self._named.get(each, each) for each in names]
        return ids if len(ids) > 1 else next(iter(ids), None)

    def _write(self, field: str, value: Plain, column: int = 0) -> None:
        if isinstance(value, str) and _CALM_LINE(value):
            self._lines.append(f"{' ' * column}{field}: {value}")
        elif value is not None:
            lines = written.field(field, value, written.WIDTH - column)
            self._lines += written.indented(lines, column)


_FIELD = re.compile(r"( {0,4}(?:- )?|        |      - )([a-z_]+):(?=\s|\Z)")


def _lane(field: str, column: int) -> str:
    """The lane of a field that is written so far in."""
    if column >= OF_TOUCHPOINTS or field in {"journey", "stage"}:
        return field
    return f"{OF_STAGE if column == OF_STAGES else OF_JOURNEY}{field}"


def _is_in_words(text: str | list[str]) -> bool:
    return not any(each[:1] in {"{", "["} for each in ([text] if isinstance(text, str) else text))


def _exits(whole: Said) -> list[str]:
    """The exits as far as a table names them."""
    try:
        given = cells.value(EXITS, _one(whole.get(EXITS, DEFAULT_EXITS[0].id)))
    except BrokenCellError:
        return []
    return [str(each) for each in given] if is_mapping(given) or is_list(given) else [str(given)]


def _name(key: Key, said: Said) -> str:
    """What a touchpoint is called: in a long table by its key."""
    return key if isinstance(key, str) else _one(said.get(TOUCHPOINT_LANE, ""))


def _one(text: str | list[str]) -> str:
    """The first of several cells that can only say the same."""
    return text if isinstance(text, str) else text[0]
