"""What a YAML parser's complaint means to the author.

The parser knows where it gave up and calls it 'did not find expected key'. The text around that
place usually shows what happened: a tab, a colon inside a sentence, a full-width colon, a quote
that was closed too early. Both of PyYAML's parsers give up at the same places, in other words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from yaml import MarkedYAMLError
from yaml.events import CollectionEndEvent, CollectionStartEvent, ScalarEvent

from journeymap.language import slips, synonyms
from journeymap.language.lines import (
    FAR_ABOVE,
    column_of,
    first_visible,
    indent_of,
    line_above,
    line_at,
    line_start,
    lines_above,
    says,
)
from journeymap.language.syntax import LONGEST_ESCAPE, Diagnosis, index_of_event, unfit_escape

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from yaml import Event


_FIELD_OF_LINE = re.compile(r"([ ]*)([a-z_]+)[ ]*:(?=\s|\Z)")
_NAME_OF_LINE = re.compile(r"[a-z_]+(?=[ \r\n]|\Z)")
_ITEM_OF_LINE = re.compile(r"([ ]*)-[ ]+([a-z_]+)[ ]*:(?=\s|\Z)")
_QUOTED_BEFORE = re.compile(r"""[ ]*(?:-[ ]+)*(?:[\w-]+[ ]*:[ ]+)?(["']).*\1[ ]*""")
_WIDE_BEGINNING = re.compile(f"^[{slips.WIDE_SPACES}]", re.MULTILINE)
_NEXT_FIELD = r"([，、；])(?=[ ]*[a-z_]+$)"
_VALUE_BEFORE = r"(?:[\d%]|rest)[ ]*([，、；])"


class Understood(NamedTuple):
    """What a parser had understood when it gave up: its last event, and the brackets then open."""

    last: Event | None
    brackets: list[int]


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
        return line_start(self.text, self.at)

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
    def is_second_colon(self) -> bool:
        """Whether the parser gave up at a colon behind which no value may begin."""
        return "mapping values are not allowed" in self.problem

    @property
    def follows(self) -> str:
        """The last visible character before that place, in the same line."""
        return self.before.rstrip()[-1:]


def understood(events: Iterable[Event], text: str) -> Understood:
    """What a parser of the text understands before it gives up."""
    last = None
    opened: list[CollectionStartEvent] = []
    try:
        for last in events:
            if isinstance(last, CollectionStartEvent):
                opened.append(last)
            elif isinstance(last, CollectionEndEvent):
                opened.pop()
    except MarkedYAMLError:
        pass
    in_brackets = (index_of_event(each) for each in opened if each.flow_style)
    # A pair in a list, as in [a: b], is a mapping without brackets of its own.
    return Understood(last, [each for each in in_brackets if text[each] in "[{"])


def diagnosis(error: MarkedYAMLError, understood: Understood, text: str) -> Diagnosis:
    """The parser's complaint in the author's terms, at the place to mend."""
    end = error.problem_mark or error.context_mark
    start = error.context_mark or error.problem_mark
    at, since = (end.index, start.index) if end and start else (0, 0)
    complaint = Complaint(
        text,
        min(at, len(text)),
        min(since, len(text)),
        error.problem or "",
        error.context or "",
        understood,
    )
    return next(found for recognise in RECOGNISERS if (found := recognise(complaint)))


def _told(code: str, place: int, **values: str | int) -> Diagnosis:
    return Diagnosis(code, place, values)


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
    slip = slips.in_indent(line_at(case.text, case.line_start))
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
    start = line_start(case.text, case.since)
    slip = slips.bullet(line_at(case.text, start))
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
        is_after_quote = _QUOTED_BEFORE.fullmatch(case.before) is not None
        return _told("text-after-quote" if is_after_quote else "dash-after-colon", case.at)
    return None


def _no_field(case: Complaint) -> Diagnosis | None:
    """A line in which the parser looked for a field's name and found no colon after it."""
    if "simple key" not in case.context:
        return None
    start = line_start(case.text, case.since)
    slip = slips.in_line(line_at(case.text, start))
    return _slip(slip, start) if slip else _without_colon(case.text, case.since)


def _without_colon(text: str, place: int) -> Diagnosis:
    """A line that is no field: perhaps for want of a colon after a field's name."""
    found = _NAME_OF_LINE.match(text, place)
    if found and found[0] in synonyms.FIELDS:
        return _told("colon-missing", place, name=found[0])
    return _told("no-colon", place)


def _list_without_name(case: Complaint) -> Diagnosis | None:
    """An item of a list where the line that names the list is missing: `- stage`, no `stages:`."""
    found = _ITEM_OF_LINE.match(line_at(case.text, case.line_start))
    if not found or case.understood.brackets:
        return None
    indent, name = found.groups()
    list_name = f"{name}s"
    if list_name not in synonyms.FIELDS:
        return None
    for line in filter(says, reversed(lines_above(case.text, case.line_start))):
        if re.match(rf"[ ]*(?:-[ ]+)*(?:{list_name}\b|(?<=-[ ]){name}[ ]*:)", line):
            return None
        if column_of(line) <= len(indent) or indent_of(line) < len(indent):
            break
    return _told("list-name-missing", case.line_start + len(indent), name=name, field=list_name)


def _signs_around(case: Complaint) -> Diagnosis | None:
    """A value that begins with a curly quote or a full-width bracket, and holds a colon."""
    if case.character != ":" or not (slip := slips.opened(case.before)):
        return None
    return _slip(slip, case.line_start)


def _missing_dash(case: Complaint) -> Diagnosis | None:
    """A line in the column of dashes that begins like the item above it, and has no dash."""
    found = _FIELD_OF_LINE.match(line_at(case.text, case.line_start))
    if not found:
        return None
    indent, name = found.groups()
    dashed = re.compile(rf"{indent}-[ ]+{name}[ ]*:(?!\S)")
    for line in reversed(lines_above(case.text, case.line_start)):
        if line.strip() and not line.startswith(f"{indent} "):
            is_item = dashed.match(line) is not None
            return (
                _told("dash-missing", case.line_start + len(indent), name=name) if is_item else None
            )
    return None


def _missing_first_dash(case: Complaint, above: int) -> Diagnosis | None:
    """A field named as one of what the field above it lists: `stage` below `stages:`."""
    found = _FIELD_OF_LINE.match(line_at(case.text, above))
    parent = line_above(case.text, above)
    if not found or parent is None:
        return None
    indent, name = found.groups()
    lists_it = line_at(case.text, parent).strip() == f"{name}s:"
    return _told("dash-missing", above + len(indent), name=name) if lists_it else None


def _slip_before(case: Complaint) -> Diagnosis | None:
    """A colon where no field may begin, for a slip in the line above or in the same one."""
    if not case.is_second_colon:
        return None
    above = line_above(case.text, case.line_start)
    if above is not None and (slip := slips.in_line(line_at(case.text, above))):
        return _slip(slip, above)
    slip = slips.in_line(case.before)
    if slip is None or slip.code not in {"no-space", "full-width-colon"}:
        return None
    name = case.before[column_of(case.before) : slip.offset]
    is_field = name in synonyms.FIELDS or case.before[slip.offset + 1 :][:1] in set("{[｛［")
    return _slip(slip, case.line_start) if is_field else None


def _text_above_field(case: Complaint) -> Diagnosis | None:
    """A text where a field should be, with fields below it: the first line, or behind a dash."""
    above = line_above(case.text, case.line_start) if case.is_second_colon else None
    if above is None or _is_value(case.text, case.understood.last):
        return None
    line = line_at(case.text, above)
    is_lined_up = column_of(line) == indent_of(line_at(case.text, case.line_start))
    if not is_lined_up or re.search(r":(?:\s|\Z)", line):
        return None
    return _without_colon(case.text, above + column_of(line))


def _is_value(text: str, last: Any) -> bool:  # noqa: ANN401 - PyYAML's stubs know no line
    """Whether the text that a parser was in is a field's value, and does not begin its line."""
    is_text = isinstance(last, ScalarEvent)
    if not is_text:
        return False
    index = index_of_event(last)
    start = line_start(text, index)
    is_on_one_line = last.start_mark.line == last.end_mark.line
    return is_on_one_line or index != start + column_of(line_at(text, start))


def _second_colon(case: Complaint) -> Diagnosis | None:
    """A colon where no field may begin: inside a text, or in a line that was indented too deep."""
    if not case.is_second_colon:
        return None
    if found := _list_without_name(case):
        return found
    if re.search(r"\S:\s", case.before):
        return _told("unquoted-colon", case.at)
    above = line_above(case.text, case.line_start)
    if above is not None and (found := _missing_first_dash(case, above)):
        return found
    return _dash_out_of_line(case) or _deeper_line(case, above)


def _deeper_line(case: Complaint, above: int | None) -> Diagnosis:
    """A line with a colon, deeper than what it belongs to: a field, or more of the text above."""
    place = first_visible(case.text, case.line_start)
    field = _FIELD_OF_LINE.match(line_at(case.text, case.line_start))
    is_known = field is not None and field[2] in synonyms.FIELDS
    if above is not None and not is_known and _is_text(line_at(case.text, above)):
        return _told("colon-in-next-line", place)
    return _told("too-deep-indent", place)


def _is_text(line: str) -> bool:
    """Whether a line is a text, or the beginning of one behind a field that takes no id."""
    found = re.match(r"[ ]*(?:-[ ]+)*(?:([a-z_]+)[ ]*:(?:[ ]+|\Z))?(.*)", line)
    name, text = (found[1] or "", found[2]) if found else ("", "")
    return bool(text.strip()) and name != "journey" and f"{name}s" not in synonyms.FIELDS


def _dash_out_of_line(case: Complaint) -> Diagnosis | None:
    """A dash one column off, while the fields below it stand where those of other items do."""
    above = line_above(case.text, case.line_start)
    found = _ITEM_OF_LINE.match(line_at(case.text, above)) if above is not None else None
    field = _FIELD_OF_LINE.match(line_at(case.text, case.line_start))
    if above is None or not found or not field:
        return None
    column, meant = len(found[1]), len(field[1]) - 2
    if abs(column - meant) != 1:
        return None
    around = case.text[max(0, above - FAR_ABOVE) : case.at + FAR_ABOVE]
    others = re.search(rf"^[ ]{{{meant}}}-[ ]{found[2]}[ ]*:(?!\S)", around, re.MULTILINE)
    place = above + column
    return _told("dash-out-of-line", place, column=column + 1, meant=meant + 1) if others else None


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
    opening = line_start(case.text, case.since)
    return first_visible(case.text, case.line_start) - case.line_start > (
        first_visible(case.text, opening) - opening
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
    above = line_above(case.text, case.line_start)
    if above is not None and line_at(case.text, above).startswith("..."):
        return _told("several-documents", case.line_start)
    return None


def _odd_beginning(case: Complaint) -> Diagnosis | None:
    """A bullet or a dash without its space in that line, or a wide space that begins one above."""
    start = case.line_start
    slip = slips.in_line(line_at(case.text, start))
    if slip and slip.code in {"dash-without-space", "bullet"}:
        return _slip(slip, start)
    wide = list(_WIDE_BEGINNING.finditer(case.text, max(0, start - FAR_ABOVE), start))
    if not wide:
        return None
    return _told("wide-space", wide[-1].start(), character=slips.shown(wide[-1][0]))


def _indent(case: Complaint) -> Diagnosis:
    """A line that lines up with nothing, or something that no other recogniser knows."""
    start = case.line_start
    place = first_visible(case.text, start)
    if place < case.at and case.before.strip():
        return _told("syntax", case.at)
    if found := _dash_out_of_line(case):
        return found
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
    _slip_before,
    _text_above_field,
    _second_colon,
    _in_brackets,
    _after_a_value,
    _no_name,
    _second_document,
    _odd_beginning,
    _list_without_name,
    _missing_dash,
    _indent,
)
"""Asked in this order: what is sure first, what fits any complaint last."""


def _slip(slip: slips.Slip, start: int) -> Diagnosis:
    return _told(slip.code, start + slip.offset, character=slip.character)
