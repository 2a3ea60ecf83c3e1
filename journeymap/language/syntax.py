"""What a YAML parser's complaint means to the author.

The parser knows where it gave up and calls it 'did not find expected key'. The text around that
place usually shows what happened: a tab, a colon inside a sentence, a full-width colon, a quote
that was closed too early. Both of PyYAML's parsers give up at the same places, in other words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple

from yaml.events import ScalarEvent

from journeymap.language import signs, slips

if TYPE_CHECKING:
    from collections.abc import Callable

    from yaml import Event, MarkedYAMLError

    from journeymap.language.places import Report

UNFIT = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufeff\ufffe\uffff]")
"""Characters that no text may hold: among them those of a terminal's control sequences, and the
byte order mark, which was left over from another file wherever it does not begin this one."""

UNFIT_TOLD = 5

_CONFLICT = re.compile(r"^(?:<{7}|={7}|>{7})(?= |$)", re.MULTILINE)
_SAYING = re.compile(r"(?:^|(?<=\r))(?![ \t]*+(?:#|[\r\n]|\Z))", re.MULTILINE)
"""The beginning of a line that holds more than spaces and a comment."""

_UNKNOWN_DIRECTIVE = re.compile(r"%(?!YAML )")
_TAG_DIRECTIVE = re.compile(r"(?:^|(?<=\r))%TAG", re.MULTILINE)
"""It names tags, which are refused anyway, and libyaml compares each with all others."""

_TAB_WITHIN = re.compile(r"(?<=[^\s])([ \t]*\t[ \t]*)")
_ESCAPE = re.compile(r"\\(x[\da-fA-F]{2}|u[\da-fA-F]{4}|U[\da-fA-F]{8}|[^xuU])", re.DOTALL)
_CONTROLS = {"0": 0, "a": 7, "b": 8, "v": 11, "f": 12, "e": 27}
FAR_ABOVE = 20_000
"""Characters; lines apart by more, if only by comments, have nothing to do with one another."""

LONGEST_ESCAPE = len(r"\U00000000")
_FIELD_OF_LINE = re.compile(r"([ ]*)([a-z_]+)[ ]*:(?=\s|\Z)")
_NEXT_FIELD = r"([，、；])(?=[ ]*[a-z_]+$)"
_VALUE_BEFORE = r"(?:[\d%]|rest)[ ]*([，、；])"
_OTHER_LINE_ENDS = str.maketrans("\x85\u2028\u2029", "   ")


def refused(report: Report) -> bool:
    """Note what no parser needs to see: unfit characters, a merge's marks, unknown directives."""
    text = report.text
    if UNFIT.search(text):
        for found in islice(UNFIT.finditer(text), UNFIT_TOLD):
            report.add("unfit-character", found.start(), character=slips.shown(found[0]))
    elif (index := _conflict(text)) is not None:
        report.add("conflict-marks", index)
    elif (index := _unknown_directive(text)) is not None:
        report.add("directive", index)
    return bool(report.found)


def _conflict(text: str) -> int | None:
    if "<<<<<<<" not in text and ">>>>>>>" not in text:
        return None
    found = _CONFLICT.search(text)
    return found.start() if found else None


def _unknown_directive(text: str) -> int | None:
    first = _SAYING.search(text)
    unknown = _UNKNOWN_DIRECTIVE.match(text, first.start()) if first else None
    if unknown is None and "%TAG" in text:
        unknown = _TAG_DIRECTIVE.search(text)
    return unknown.start() if unknown else None


def prepared(text: str) -> str:
    """The text as it goes to the parser, every character in its place.

    Where a parser would see the end of a line and no editor does (U+0085, U+2028, U+2029), and
    where one parser takes a tab for a space and the other does not, there is a space instead.
    """
    if any(end in text for end in "\x85\u2028\u2029"):
        text = text.translate(_OTHER_LINE_ENDS)
    return _TAB_WITHIN.sub(lambda tabs: " " * len(tabs[1]), text) if "\t" in text else text


class Understood(NamedTuple):
    """What a parser had understood when it gave up: its last event, and the brackets then open."""

    last: Event | None
    brackets: list[int]


class Diagnosis(NamedTuple):
    """What the author did: a code, the place to mend, and the values of the case."""

    code: str
    place: int
    values: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Complaint:
    """A parser's complaint: where it gave up (`at`), in what that began (`since`), after what."""

    text: str
    at: int
    since: int
    problem: str
    context: str
    understood: Understood

    @property
    def character(self) -> str:
        """The character at which the parser gave up."""
        return self.text[self.at : self.at + 1]

    @property
    def line_start(self) -> int:
        """Where the line of that character begins."""
        return _line_start(self.text, self.at)

    @property
    def before(self) -> str:
        """What stands in the line before that character."""
        return self.text[self.line_start : self.at]

    @property
    def bracket(self) -> int:
        """Where the innermost bracket that is open was opened."""
        return self.understood.brackets[-1] if self.understood.brackets else self.since

    @property
    def on_one_line(self) -> bool:
        """Whether what the parser was in began in the line in which it gave up."""
        return self.since >= self.line_start

    @property
    def follows(self) -> str:
        """The last visible character before that place, in the same line."""
        return self.before.rstrip()[-1:]


def diagnose(error: MarkedYAMLError, understood: Understood, report: Report) -> None:
    """Note the parser's complaint in the author's terms, at the place to mend."""
    end = error.problem_mark or error.context_mark
    start = error.context_mark or error.problem_mark
    at, since = (end.index, start.index) if end and start else (0, 0)
    size = len(report.text)
    complaint = Complaint(
        report.text,
        min(at, size),
        min(since, size),
        error.problem or "",
        error.context or "",
        understood,
    )
    for recognise in RECOGNISERS:
        if found := recognise(complaint):
            report.add(found.code, found.place, **found.values)
            if found.code in signs.OF_ANOTHER_KEYBOARD:
                signs.note_everywhere(report, found.place)
            return


def _told(code: str, place: int, **values: str | int) -> Diagnosis:
    return Diagnosis(code, place, values)


def unfit_escape(text: str, start: int, end: int) -> Diagnosis | None:
    r"""The first escape within a double-quoted text that stands for an unfit character.

    >>> unfit_escape(r'"a\\0b\0"', 0, 9)
    Diagnosis(code='unfit-character', place=6, values={'character': 'U+0000'})
    """
    for found in _ESCAPE.finditer(text, start, end):
        written = found[1]
        number = int(written[1:], 16) if written[0] in "xuU" else _CONTROLS.get(written[0], 0x20)
        if number <= 0x10FFFF and UNFIT.match(chr(number)):
            return _told("unfit-character", found.start(), character=slips.shown(chr(number)))
    return None


def _version(case: Complaint) -> Diagnosis | None:
    return _told("yaml-version", case.at) if "incompatible YAML" in case.problem else None


def _quoted(case: Complaint) -> Diagnosis | None:
    """Inside a quoted text: it never ends, or holds an escape that is none."""
    if "quoted scalar" not in case.context:
        return None
    if "unexpected" in case.problem:
        return _told("unclosed-quote", case.since)
    backslash = max(case.since, case.text.rfind("\\", 0, case.at + 1))
    if unfit := unfit_escape(case.text, backslash, backslash + LONGEST_ESCAPE):
        return unfit
    return _told("unknown-escape", backslash)


def _odd_space(case: Complaint) -> Diagnosis | None:
    """A tab or another space that is no plain one, where it counts."""
    if case.character == "\t":
        return _told("tab", case.at)
    slip = slips.in_indent(_line(case.text, case.line_start))
    return _slip(slip, case.line_start) if slip else None


def _lone_sign(case: Complaint) -> Diagnosis | None:
    """A question mark or a dash where a value is not known."""
    sign = case.character
    is_alone = re.match(r"[ ]*(?:[,}\r\n]|[ ]#|\Z)", case.text[case.at + 1 : case.at + 50])
    if sign and sign in "?-" and is_alone and case.follows == ":":
        return _told("lone-sign", case.at, character=sign)
    return None


def _bullet(case: Complaint) -> Diagnosis | None:
    """A line that begins with a bullet, such as the asterisk of a chat."""
    start = _line_start(case.text, case.since)
    slip = slips.bullet(_line(case.text, start))
    return _slip(slip, start) if slip and start + slip.offset == case.since else None


def _first_character(case: Complaint) -> Diagnosis | None:
    """A text that begins with a character that means something else to YAML."""
    begins = next((what for what in ("an alias", "an anchor", "tag") if what in case.context), None)
    if begins or "tag handle" in case.problem:
        start = case.since if begins else case.at
        return _told("needs-quotes", start, character=case.text[start : start + 1])
    if "block scalar" in case.context:
        return _told("needs-quotes", case.since, character=case.text[case.since : case.since + 1])
    nothing_begins_so = "cannot start any token" in case.problem or (
        "node content" in case.problem and "block node" in case.context and case.character in ",]}"
    )
    if nothing_begins_so and case.character.strip():
        if case.character in "]}":
            return _told("stray-bracket", case.at, bracket=case.character)
        return _told("needs-quotes", case.at, character=case.character)
    if "sequence entries are not allowed" in case.problem and case.before.strip():
        return _told("dash-after-colon", case.at)
    return None


def _no_field(case: Complaint) -> Diagnosis | None:
    """A line in which the parser looked for a field's name and found no colon after it."""
    if "simple key" not in case.context:
        return None
    start = _line_start(case.text, case.since)
    slip = slips.in_line(_line(case.text, start))
    return _slip(slip, start) if slip else _told("no-colon", case.since)


def _signs_around(case: Complaint) -> Diagnosis | None:
    """A value that begins with a curly quote or a full-width bracket, and holds a colon."""
    if case.character != ":" or not (slip := slips.opened(case.before)):
        return None
    return _slip(slip, case.line_start)


def _missing_dash(case: Complaint) -> Diagnosis | None:
    """A line in the column of dashes that begins like the item above it, and has no dash."""
    found = _FIELD_OF_LINE.match(_line(case.text, case.line_start))
    if not found:
        return None
    indent, name = found.groups()
    dashed = re.compile(rf"{indent}-[ ]+{name}[ ]*:(?!\S)")
    for line in reversed(_lines_above(case.text, case.line_start)):
        if line.strip() and not line.startswith(f"{indent} "):
            is_item = dashed.match(line) is not None
            return (
                _told("dash-missing", case.line_start + len(indent), name=name) if is_item else None
            )
    return None


def _missing_first_dash(case: Complaint, above: int) -> Diagnosis | None:
    """A field named as one of what the field above it lists: `stage` below `stages:`."""
    found = _FIELD_OF_LINE.match(_line(case.text, above))
    parent = _line_above(case.text, above)
    if not found or parent is None:
        return None
    indent, name = found.groups()
    lists_it = _line(case.text, parent).strip() == f"{name}s:"
    return _told("dash-missing", above + len(indent), name=name) if lists_it else None


def begins_item(text: str, index: int, name: str) -> bool:
    r"""Whether a field begins an item of a list, or would if it had its dash.

    >>> begins_item("- stage: a", 2, "stage"), begins_item("stages:\n  stage: a", 10, "stage")
    (True, True)
    """
    start = _line_start(text, index)
    above = _line_above(text, start)
    return re.fullmatch(r"[ ]*(?:-[ ]+)+", text[start:index]) is not None or (
        above is not None and _line(text, above).strip() == f"{name}s:"
    )


def _second_colon(case: Complaint) -> Diagnosis | None:
    """A colon where no field may begin: inside a text, or in a line that was indented too deep."""
    if "mapping values are not allowed" not in case.problem:
        return None
    above = _line_above(case.text, case.line_start)
    if above is not None and (slip := slips.in_line(_line(case.text, above))):
        return _slip(slip, above)
    if re.search(r"\S:\s", case.before):
        return _told("unquoted-colon", case.at)
    if above is not None and (found := _missing_first_dash(case, above)):
        return found
    return _told("too-deep-indent", _first_visible(case.text, case.line_start))


def _in_brackets(case: Complaint) -> Diagnosis | None:
    """Inside a list or mapping in brackets."""
    if "plain scalar" in case.context and case.character == ":":
        return _told("no-space", case.at)
    if "flow" not in case.context:
        return None
    return _full_width_comma(case) or _odd_sign(case) or _missing_sign(case)


def _odd_sign(case: Complaint) -> Diagnosis | None:
    """A sign that cannot stand there."""
    opened = case.text[case.bracket]
    if case.text[case.bracket - 1 : case.bracket] == ":":
        return _told("no-space", case.bracket - 1)
    if case.character == "-" and case.since == case.at:
        return _told("dash-in-brackets", case.at)
    if case.character == "," and case.follows in set(",[{"):
        return _told("nothing-between-commas", case.at)
    if case.character in set("]}"):
        return _told("wrong-bracket", case.at, opened=opened, closed=case.character)
    if case.character == ":" and (case.on_one_line or _is_deeper(case)):
        return _told("colon-in-brackets", case.at)
    return None


def _missing_sign(case: Complaint) -> Diagnosis:
    """A sign that should stand there and does not."""
    if case.on_one_line and case.character.strip() and case.follows in set("\"'"):
        return _told("text-after-quote", case.at)
    if case.character.strip() and case.follows in set("]}"):
        return _told("no-comma", case.at)
    return _told("unclosed-bracket", case.bracket, bracket=case.text[case.bracket])


def _full_width_comma(case: Complaint) -> Diagnosis | None:
    """A full-width comma at that place, or before it between a value and the next field."""
    if case.character in set("，、；："):
        code = "full-width-colon" if case.character == "：" else "full-width-comma"
        return _told(code, case.at, character=case.character)
    start = max(case.since, case.line_start)
    found = re.search(f"{_VALUE_BEFORE}|{_NEXT_FIELD}", case.text[start : case.at])
    if not found:
        return None
    place = start + found.start(found.lastindex or 1)
    return _told("full-width-comma", place, character=case.text[place])


def _is_deeper(case: Complaint) -> bool:
    """Whether the line lies deeper than the one in which the bracket was opened."""
    opening = _line_start(case.text, case.since)
    return _first_visible(case.text, case.line_start) - case.line_start > (
        _first_visible(case.text, opening) - opening
    )


def _after_a_value(case: Complaint) -> Diagnosis | None:
    """Something goes on in the line where a value already ended."""
    if not case.before.strip():
        return None
    if case.character in set("]}"):
        return _told("stray-bracket", case.at, bracket=case.character)
    last = case.understood.last
    if case.follows in set("\"'") and isinstance(last, ScalarEvent) and last.style:
        start = index_of_event(last)
        if start < case.line_start:
            return _told("unclosed-quote", start)
        return _told("text-after-quote", case.at)
    if case.follows in set("]}"):
        return _told("text-after-bracket", case.at)
    return None


def _no_name(case: Complaint) -> Diagnosis | None:
    """A line that begins with its colon."""
    is_alone = case.character == ":" and not case.before.strip()
    return _told("empty-id", case.at) if is_alone else None


def _second_document(case: Complaint) -> Diagnosis | None:
    above = _line_above(case.text, case.line_start)
    if above is not None and _line(case.text, above).startswith("..."):
        return _told("several-documents", case.line_start)
    return None


def _indent(case: Complaint) -> Diagnosis:
    """A line that lines up with nothing, or something that no other recogniser knows."""
    start = case.line_start
    place = _first_visible(case.text, start)
    if place < case.at and case.before.strip():
        return _told("syntax", case.at)
    return _told("bad-indent", place, column=place - start + 1)


RECOGNISERS: tuple[Callable[[Complaint], Diagnosis | None], ...] = (
    _version,
    _quoted,
    _odd_space,
    _lone_sign,
    _bullet,
    _first_character,
    _no_field,
    _signs_around,
    _second_colon,
    _in_brackets,
    _after_a_value,
    _no_name,
    _second_document,
    _missing_dash,
    _indent,
)
"""Asked in this order: what is sure first, what fits any complaint last."""


def _slip(slip: slips.Slip, start: int) -> Diagnosis:
    return _told(slip.code, start + slip.offset, character=slip.character)


def index_of_event(event: Any) -> int:  # noqa: ANN401 - PyYAML's stubs know no index
    """Where an event begins in the text."""
    index: int = event.start_mark.index
    return index


def _line_start(text: str, index: int) -> int:
    return max(text.rfind("\n", 0, index), text.rfind("\r", 0, index)) + 1


def _line(text: str, start: int) -> str:
    return re.split(r"[\r\n]", text[start : start + 2_000], maxsplit=1)[0]


def _first_visible(text: str, start: int) -> int:
    line = _line(text, start)
    return start + len(line) - len(line.lstrip())


def _lines_above(text: str, start: int) -> list[str]:
    """The lines above, as far as they are near."""
    return re.split(r"[\r\n]+", text[max(0, start - FAR_ABOVE) : start])


def _line_above(text: str, start: int) -> int | None:
    """The beginning of the nearest line above that says something, unless it is far away."""
    above = list(_SAYING.finditer(text, max(0, start - FAR_ABOVE), start))
    return above[-1].start() if above else None
