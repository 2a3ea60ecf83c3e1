"""Names that are referred to: each names something."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from journeymap import wording
from journeymap.language.ids import is_id, note_name
from journeymap.language.tree import normal
from journeymap.model import DEFAULT_EXITS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from journeymap.language.checks.checker import Checker
    from journeymap.language.tree import Path
    from journeymap.model import Exit, Segment, Touchpoint

_WITH_SHARES = ("unknown-target", "unknown-start")
_LEADS_TO_TOUCHPOINTS = (*_WITH_SHARES, "unknown-touchpoint")

MOST_UNLISTED = 20
"""Unknown names that may all be exits, or segments, of a journey that lists none."""


def steps(checker: Checker) -> None:
    """Every transition, start and exit that is named exists."""
    journey = checker.journey
    touchpoints = Known([each for _, each in checker.touchpoints])
    exits = Known(journey.exits)
    targets = Known([*touchpoints.things, *exits.things])
    hidden = ids_are_hidden(checker)
    leading = _References(checker, targets, hidden, "unknown-target")
    for path, given in checker.transitions():
        for number, each in enumerate(given):
            leading.check((*path, (each.target, number)), each.target)
    starting = _References(checker, touchpoints, hidden, "unknown-start")
    for number, start in enumerate(journey.starts):
        starting.check(("starts", (start.touchpoint, number)), start.touchpoint)
    ending = _References(checker, exits, hidden, "unknown-exit")
    for name_of_field in ("success", "neutral"):
        for number, name in enumerate(getattr(journey, name_of_field)):
            ending.check((name_of_field, number), name, field=name_of_field)
    are_listed = journey.exits is not DEFAULT_EXITS or checker.is_given(("exits",))
    _note_all([leading, ending], "" if are_listed else "exits-missing")
    _note_all([starting])
    _successes(checker)


def others(checker: Checker) -> None:
    """Every touchpoint that an action changes and every segment that is scored exists."""
    touchpoints = Known([each for _, each in checker.touchpoints])
    changed = _References(checker, touchpoints, ids_are_hidden(checker), "unknown-touchpoint")
    for number, action in enumerate(checker.journey.actions):
        for name_of_field in ("experience", "expectation"):
            for name, _ in getattr(action, name_of_field):
                changed.check(("actions", number, name_of_field, name), name)
    segments = checker.journey.segments
    are_hidden = not segments and checker.is_given(("segments",))
    scored = _References(checker, Known(segments), are_hidden, "unknown-segment")
    for path, _, own in checker.segment_scores:
        scored.check(path, own.segment)
    _note_all([changed])
    _note_all([scored], "" if segments or are_hidden else "segments-missing")


def ids_are_hidden(checker: Checker) -> bool:
    """Whether a touchpoint or an exit may exist under a name that could not be read."""
    if not checker.is_doubtful:
        return False
    exits = checker.journey.exits
    if exits is DEFAULT_EXITS:
        exits_were_read = not checker.is_given(("exits",))
    else:
        exits_were_read = checker.is_whole(("exits",), exits)
    stages = checker.journey.stages
    all_stages_were_read = bool(stages) and all(stage.touchpoints for stage in stages)
    all_ids_were_read = all_stages_were_read and all(each.id for _, each in checker.touchpoints)
    return not (exits_were_read and all_ids_were_read)


@dataclass(frozen=True)
class Known:
    """Things that can be referred to by their ids; some people write the title instead."""

    things: Sequence[Touchpoint | Exit | Segment]

    @cached_property
    def ids(self) -> dict[str, None]:
        """All ids, in order."""
        return {each.id: None for each in self.things}

    @cached_property
    def by_title(self) -> dict[str, tuple[str, ...]]:
        """The ids of the first things with each title, as far as these have one."""
        found: dict[str, list[str]] = {}
        for each in self.things:
            if each.title:
                ids = found.setdefault(_plain(each.title), [])
                if len(ids) < wording.NAMES_SHOWN:
                    ids.append(each.id)
        return {title: tuple(ids) for title, ids in found.items()}


def _plain(title: str) -> str:
    """A title as titles are compared."""
    return " ".join(normal(title).casefold().split())


@dataclass(slots=True)
class _References:
    """Checks names of one kind; where ids are hidden, only those that look misspelt.

    Unknown names are gathered first: where no exit is listed, say, all of them have one reason.
    """

    checker: Checker
    known: Known
    ids_are_hidden: bool
    code: str
    unknown: list[tuple[Path, str, dict[str, str]]] = field(default_factory=list)

    def check(self, path: Path, name: str, **values: str) -> None:
        """Note a name that is no id of a known thing, or keep it in mind."""
        if is_id(name):
            if name in self.known.ids:
                return
            if self.code in _LEADS_TO_TOUCHPOINTS and (first := self.checker.first_of(name)):
                self.checker.note("stage-for-touchpoint", path, at_name=True, name=name, id=first)
            elif ids := self.known.by_title.get(_plain(name)):
                self._note_title(path, name, ids)
            elif not self.ids_are_hidden or self.near(name):
                self.unknown.append((path, name, values))
        elif name not in self.known.ids and (ids := self._of_title(name)):
            self._note_title(path, name, ids)
        else:
            index, is_plain = self.checker.index_of_name(path, name)
            if is_plain and self.code in _WITH_SHARES and (meant := _with_shares(name)):
                self.checker.report.add("shares-without-braces", index, name=name, example=meant)
                return
            note_name(name, index, self.checker.report, is_plain=is_plain)

    def near(self, name: str) -> str:
        """The known id that was probably meant."""
        return self.checker.report.guess(name, self.known.ids)

    def note(self, path: Path, name: str, values: dict[str, str]) -> None:
        """Note an unknown name."""
        self.checker.note(self.code, path, self.known.ids, at_name=True, name=name, **values)

    def _note_title(self, path: Path, name: str, ids: tuple[str, ...]) -> None:
        self.checker.note("title-for-id", path, at_name=True, name=name, ids=ids)

    def _of_title(self, name: str) -> tuple[str, ...]:
        """The ids of what bears this title; of one like it, where spaces alone make it no id."""
        by_title, title = self.known.by_title, _plain(name)
        joined = "-".join(name.split())
        if title in by_title or joined in self.known.ids or not is_id(joined):
            return by_title.get(title, ())
        return by_title.get(self.checker.report.guess(title, by_title), ())


def _with_shares(name: str) -> str:
    from journeymap.language import shorthands  # noqa: PLC0415 - a sound file pays nothing

    return shorthands.shares(name)


def _note_all(kinds: Iterable[_References], code_if_unlisted: str = "") -> None:
    """Note what is unknown; as one problem where nothing is listed that it could be."""
    unknown = [(kind, *each) for kind in kinds for each in kind.unknown]
    names = tuple(dict.fromkeys(name for _, _, name, _ in unknown))
    if code_if_unlisted and len(unknown) > 1 and len(names) <= MOST_UNLISTED:
        near = {name for kind, _, name, _ in unknown if kind.near(name)}
        unlisted = [each for each in unknown if each[2] not in near]
        if len(unlisted) > 1:
            unknown = [each for each in unknown if each[2] in near]
            _note_unlisted(code_if_unlisted, unlisted)
    for kind, path, name, values in unknown:
        kind.note(path, name, values)


def _note_unlisted(
    code: str, unlisted: Sequence[tuple[_References, Path, str, dict[str, str]]]
) -> None:
    kind, path, first, _ = unlisted[0]
    names = tuple(dict.fromkeys(name for _, _, name, _ in unlisted))
    shown = wording.first_few(names)
    kind.checker.note(code, path, at_name=True, names=shown, first=first)


def _successes(checker: Checker) -> None:
    """An exit is a success or neutral, not both."""
    journey = checker.journey
    if journey.exits is DEFAULT_EXITS and checker.is_given(("exits",)):
        return
    code = "success-and-neutral" if journey.success else "first-exit-neutral"
    successes = frozenset(journey.success_exits)
    for number, name in enumerate(journey.neutral):
        if name in successes:
            checker.note(code, ("neutral", number), name=name)
