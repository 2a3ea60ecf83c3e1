"""Where in the text a thing stands, and the list of what is wrong with it.

Places are kept as plain indexes into the text and turned into line and column for the few problems
that are shown: a file with ten thousand mistakes must not cost minutes to complain about. A text
with a slip is read on in a mended copy, and what is found there is told where it was written.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

from journeymap.language.near import Suggestions
from journeymap.problems import JourneyError, Mark, Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

SHOWN_AT_MOST = 50
"""Problems told of one file; a file with thousands repeats a few mistakes, and 50 show which."""

KEPT_AT_MOST = 1_000
"""Problems kept while reading goes on; of more, the first ones are kept and the others counted."""

LONGEST_VALUE = 60
"""Characters of what the author wrote that a problem repeats."""


@dataclass(frozen=True, slots=True)
class Line:
    """A value that tells another place: the line of that index of the text."""

    index: int


@dataclass(frozen=True, slots=True)
class Written:
    """A value that is told as it is: an example made here, which shortening would break."""

    text: str


def mark(text: str, index: int, name: str) -> Mark:
    r"""The place of a character: lines end where editors end them, at `\n`, `\r\n` or `\r`.

    >>> mark("journey: a\n  b", 13, "a.yaml")
    Mark(name='a.yaml', line=2, column=3)
    """
    line_start = max(text.rfind("\n", 0, index), text.rfind("\r", 0, index)) + 1
    return Mark(name, _lines_before(text, index) + 1, index - line_start + 1)


def marks(text: str, indexes: Iterable[int], name: str) -> list[Mark]:
    r"""The places of many characters: lines are counted once, and not anew for each.

    >>> [str(each) for each in marks("journey: a\r\n  b\rc", [14, 0, 16], "a.yaml")]
    ['a.yaml:2:3', 'a.yaml:1:1', 'a.yaml:3:1']
    """
    starts = [0, *(found.end() for found in _LINE_END.finditer(text))]
    lines = ((bisect_right(starts, index), index) for index in indexes)
    return [Mark(name, line, index - starts[line - 1] + 1) for line, index in lines]


_LINE_END = re.compile(r"\r\n|[\n\r]")


def mark_of_field(text: str, field_name: str, name: str) -> Mark:
    r"""The place of a field of the journey itself; its beginning where it is not found.

    >>> mark_of_field("journey: a\nscores: b.csv", "scores", "a.yaml").line
    2
    """
    sound = text.lstrip("\ufeff")
    found = re.search(rf"^{field_name}[ \t]*:", sound, re.MULTILINE)
    return mark(sound, found.start() if found else 0, name)


def _lines_before(text: str, index: int) -> int:
    returns = text.count("\r", 0, index)
    alone = returns - text.count("\r\n", 0, index) if returns else 0
    return text.count("\n", 0, index) + alone


def shortened(value: str) -> str:
    r"""What the author wrote, on one line and no longer than a message can bear.

    >>> shortened("two\n  lines"), len(shortened("x" * 1000))
    ('two lines', 60)
    """
    start = value[: 10 * LONGEST_VALUE]
    line = _LINE_ENDS.sub(" ", start).strip(" ")
    line = "".join(each for each in line if each not in BIDI_CONTROLS)
    return line if len(line) <= LONGEST_VALUE else line[: LONGEST_VALUE - 1] + "…"


_LINE_ENDS = re.compile(r"[\s]*[\r\n\t\x85\u2028\u2029][\s]*")
BIDI_CONTROLS = frozenset(
    "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
)
"""They would reorder the message around the value."""


@dataclass(slots=True)
class Found:
    """A problem before it is shown: names to suggest from are kept, not yet searched."""

    code: str
    index: int
    values: dict[str, Any]
    among: Iterable[str]


class Mend(NamedTuple):
    """What stands in place of a stretch of the text, so that it can be read on behind a slip."""

    start: int
    end: int
    text: str


@dataclass(slots=True)
class Mended:
    r"""A text as it was written, and its copy in which slips were mended.

    >>> mended = Mended("title:A visit")
    >>> mended.mend([Mend(6, 6, " ")]), mended.text, mended.written_at(7)
    (True, 'title: A visit', 6)
    """

    written: str
    text: str = field(init=False)
    mends: list[Mend] = field(default_factory=list)
    _starts: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.text = self.written

    def written_at(self, index: int) -> int:
        """Where what stands at an index of the copy was written."""
        number = bisect_right(self._starts, index) - 1
        if number < 0:
            return index
        start, end, text = self.mends[number]
        offset = index - self._starts[number]
        return end + offset - len(text) if offset >= len(text) else min(start + offset, end)

    def is_mended(self, written: int) -> bool:
        """Whether what was written at an index is no longer read as it was."""
        number = bisect_right(self.mends, written, key=lambda each: each.start) - 1
        return number >= 0 and written < self.mends[number].end

    def mend(self, mends: Sequence[Mend]) -> bool:
        """Replace stretches of the copy; nothing happens where one was replaced before."""
        added = [
            Mend(self.written_at(each.start), self.written_at(each.end), each.text)
            for each in mends
        ]
        all_mends = sorted((*self.mends, *added))
        if not added or any(
            one == other or other.start < one.end for one, other in pairwise(all_mends)
        ):
            return False
        self.mends = all_mends
        longer = (len(text) - (end - start) for start, end, text in all_mends)
        moved = accumulate(longer, initial=0)
        self._starts = [each.start + by for each, by in zip(all_mends, moved, strict=False)]
        self.text = self._copy()
        return True

    def _copy(self) -> str:
        parts: list[str] = []
        at = 0
        for start, end, text in self.mends:
            parts += (self.written[at:start], text)
            at = end
        return "".join((*parts, self.written[at:]))


@dataclass(slots=True)
class Report:
    """The problems of one text, gathered while it is read; `tagged` are the places of type tags.

    `count` is how many there are, of which `found` holds the first of the file. `text` is what is
    read: a copy once slips were mended. Problems come with places in it, and are kept by where they
    were written; `settled` are those of the slips, of which nothing else is told.
    """

    name: str
    text: str
    count: int = 0
    found: list[Found] = field(default_factory=list)
    tagged: set[int] = field(default_factory=set)
    settled: set[int] = field(default_factory=set)
    suggestions: Suggestions = field(default_factory=Suggestions)
    mended: Mended = field(init=False)

    def __post_init__(self) -> None:
        self.mended = Mended(self.text)

    def add(
        self,
        code: str,
        index: int,
        among: Iterable[str] = (),
        /,
        **values: Any,  # noqa: ANN401 - whatever the sentence needs
    ) -> None:
        """Note a problem; `among` are names of which the nearest to `values["name"]` may help."""
        if self.mended.mends:
            index = self.mended.written_at(index)
            if index in self.settled or self.mended.is_mended(index):
                return
        self.count += 1
        self.found.append(Found(code, index, values, among))
        if len(self.found) > KEPT_AT_MOST:
            self.found = self._first()

    def withdraw(self, code: str, index: int) -> None:
        """Take back a problem that turned out to be part of another one."""
        index = self.mended.written_at(index)
        for found in self.found:
            if found.index == index and found.code == code:
                self.found.remove(found)
                self.count -= 1
                return

    def take(self, text: str) -> None:
        """Read another text of the same length, with the same lines."""
        self.text = text
        self.mended = Mended(text)

    def before(self) -> tuple[int, list[Found]]:
        """What was noted until now, for `back_to`."""
        return self.count, list(self.found)

    def back_to(self, before: tuple[int, list[Found]]) -> None:
        """Forget what was noted since then: the text will be read again from its beginning."""
        self.count, self.found = before
        self.tagged.clear()

    def mend(self, mends: Sequence[Mend]) -> bool:
        """Read on with stretches of the text replaced; False where that was tried before."""
        is_new = self.mended.mend(mends)
        if is_new:
            self.settled.update(found.index for found in self.found)
            self.text = self.mended.text
        return is_new

    def guess(self, name: str, among: Iterable[str]) -> str:
        """The known name that was probably meant, so that one misspelling is told once.

        An empty text where nothing is near, or where the file has had all its suggestions.
        """
        return self.suggestions.nearest(name, among)

    def error(self) -> JourneyError:
        """The first fifty problems by place, and how many more there are."""
        shown = [self._problem(found) for found in self._first()]
        return JourneyError(shown, more=self.count - len(shown))

    def _first(self) -> list[Found]:
        return sorted(self.found, key=lambda found: found.index)[:SHOWN_AT_MOST]

    def _problem(self, found: Found) -> Problem:
        values = {name: self._told(value) for name, value in found.values.items()}
        if found.among and (near := self.guess(str(found.values.get("name", "")), found.among)):
            values["near"] = near
        return Problem(found.code, mark(self.mended.written, found.index, self.name), values)

    def _told(self, value: object) -> object:
        if isinstance(value, Line):
            written = self.mended.written_at(value.index)
            return _lines_before(self.mended.written, written) + 1
        if isinstance(value, Written):
            return value.text
        if isinstance(value, tuple):
            return tuple(shortened(each) for each in value)
        return shortened(value) if isinstance(value, str) else value
