"""Text → a tree of plain nodes with places, by way of YAML events.

YAML's constructors are not safe for a file someone else wrote: merges and aliases explode, tags run
code, deep nesting ends the process, `no` turns into False. Building the tree from events refuses
the first three where they stand and leaves every scalar as its author wrote it. A scalar node *is*
its event, which already knows text, style and place: nothing is built twice.
"""

from __future__ import annotations

import re
import unicodedata
from itertools import chain, islice, repeat, starmap
from typing import TYPE_CHECKING, Any, TypeAlias

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    StreamEndEvent,
)

from journeymap.language import syntax
from journeymap.language.places import SHOWN_AT_MOST, Line, Report

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

_PRIVATE = range(0xE000, 0xF900)

try:
    from yaml.cyaml import CParser  # type: ignore[attr-defined]  # not in the stubs
except ImportError:  # PyYAML built without libyaml: slower, the same events

    class CParser(  # type: ignore[no-redef]
        yaml.reader.Reader, yaml.scanner.Scanner, yaml.parser.Parser
    ):
        """The event reader in pure Python.

        It would refuse a question mark within a text in brackets, as libyaml does not: there, and
        in all other texts, another character stands for it while it reads, if one is left.
        """

        def __init__(self, stream: str) -> None:
            held = set(stream)
            unused = (each for each in map(chr, _PRIVATE) if each not in held)
            self._for_question = next(unused, "?")
            stream = re.sub(r"(?<=[^\s,\[{])\?", self._for_question, stream)
            yaml.reader.Reader.__init__(self, stream)
            yaml.scanner.Scanner.__init__(self)
            yaml.parser.Parser.__init__(self)

        def get_event(self) -> Event:
            """The next event, or None after the last."""
            try:
                event: Event = yaml.parser.Parser.get_event(self)  # type: ignore[no-untyped-call]
            except (ValueError, OverflowError):  # PyYAML's own words for an escape beyond Unicode
                raise yaml.scanner.ScannerError(
                    "while scanning a quoted scalar", None, "an escape is none", self.get_mark()
                ) from None
            if isinstance(event, ScalarEvent):
                event.value = event.value.replace(self._for_question, "?")
            return event


DEEPEST = 40
LONGEST_SCALAR = 20_000

MOST_PARTS = 800_000
"""Events of a text; a journey of five million characters has fewer. Each costs 400 bytes or so."""

LEAST_PART = 6
"""Characters to an event in texts beyond that; written by hand it is 8 to 12."""

MOST_READ_AGAIN = 12_000_000
"""Characters that are read again behind slips, all readings of a text together."""

Event: TypeAlias = Any
"""A PyYAML event, or None after the last; the stubs know neither its marks nor its tag."""

Step: TypeAlias = "str | int | tuple[str | int, ...]"
"""One step down: a name in a mapping, a number in a list (or of a mapping's names), or one of
several, the first that is there."""

Path: TypeAlias = "Sequence[Step]"


LONGEST_NORMAL = 400
"""Characters of a name of a hundred letters that are each written with three marks."""


def normal(name: str) -> str:
    """The one form in which names are compared: Unicode NFC.

    A text too long for a name stays as it is: ordering its marks takes the square of their number.
    """
    if name.isascii() or len(name) > LONGEST_NORMAL:
        return name
    return unicodedata.normalize("NFC", name)


class Mapping:
    """Fields by name in written order; `keys` holds the same names as nodes, for their places.

    What is refused is left out: `is_whole` then is False, and `hides_names` True where it may have
    been any field. `more` are items of the same list that were written into it for want of a dash.
    """

    __slots__ = ("fields", "hides_names", "is_whole", "keys", "more", "start_mark")

    def __init__(self, start: Event) -> None:
        self.start_mark = start.start_mark
        self.fields: dict[str, Node] = {}
        self.keys: dict[str, ScalarEvent] = {}
        self.is_whole = True
        self.hides_names = False
        self.more: list[Mapping] = []


class Items:
    """A list of nodes."""

    __slots__ = ("items", "start_mark")

    def __init__(self, start: Event) -> None:
        self.start_mark = start.start_mark
        self.items: list[Node] = []


class Broken:
    """Stands where something was refused and told, so that reading can go on around it."""

    __slots__ = ("start_mark",)

    def __init__(self, event: Event) -> None:
        self.start_mark = event.start_mark


Node: TypeAlias = "ScalarEvent | Mapping | Items | Broken"


def index_of(node: Node) -> int:
    """Where a node begins in the text."""
    return syntax.index_of_event(node)


def end_of(node: Event) -> int:
    """Where a scalar ends in the text."""
    index: int = node.end_mark.index
    return index


def is_on_one_line(node: Event) -> bool:
    """Whether a scalar begins and ends in the same line."""
    return bool(node.start_mark.line == node.end_mark.line)


def place(root: Node, path: Path, *, at_name: bool = False) -> int:
    """Where the thing at a path begins; where the path ends early, the last thing that is there.

    A plain value is placed where it stands, or at its field's name if `at_name`; a mapping or list
    at its field's name.
    """
    name = node = root
    complete = True
    for step in path:
        found = _inside(node, step)
        if found is None:
            complete = False
            break
        name, node = found
    named = at_name and complete
    return index_of(name if named or not isinstance(node, ScalarEvent) else node)


def at(root: Node, path: Path) -> Node | None:
    """The node at a path, or None where there is none."""
    node = root
    for step in path:
        found = _inside(node, step)
        if found is None:
            return None
        node = found[1]
    return node


def _inside(node: Node, step: Step) -> tuple[Node, Node] | None:
    """The name and the node of one step down; an item is its own name."""
    for each in step if isinstance(step, tuple) else (step,):
        found: Node | None = None
        if isinstance(each, str) and isinstance(node, Mapping) and each in node.fields:
            return node.keys[each], node.fields[each]
        if isinstance(each, int) and isinstance(node, Items):
            found = node.items[each] if each < len(node.items) else None
        elif isinstance(each, int) and isinstance(node, Mapping):
            found = next(islice(node.keys.values(), each, None), None)
        if found is not None:
            return found, found
    return None


def is_blank(node: Node) -> bool:
    """Whether a value was left empty, which means: not given."""
    return type(node) is ScalarEvent and not node.value and node.implicit[0]


def tree(report: Report) -> Node | None:
    """The tree of the report's text, or None with the reason noted where the text is no YAML.

    Behind a slip that is plain to mend the reading goes on: all of them are told, and the tree is
    that of the mended text.
    """
    if syntax.refused(report):
        return None
    if (text := syntax.prepared(report.text)) != report.text:
        report.take(text)
    left = MOST_READ_AGAIN
    for _ in range(SHOWN_AT_MOST):
        before = report.before()
        try:
            return _document(_events(report.text).__next__, report)
        except _TooMuchError as stop:
            code, index, most = stop.args
            report.add(code, index, most=most)
            return None
        except yaml.MarkedYAMLError as error:
            # A sound file pays for neither.
            from journeymap.language import complaints, mending  # noqa: PLC0415

            understood = complaints.understood(
                iter(CParser(report.text).get_event, None), report.text
            )
            slip = complaints.diagnosis(error, understood, report.text)
            left -= max(slip.place, len(report.text) // SHOWN_AT_MOST)
            in_brackets = bool(understood.brackets)
            if not mending.mend(report, slip, before, in_brackets=in_brackets) or left < 0:
                return None
    return None


def _events(text: str) -> Iterator[Event]:
    """The events of a text, counted without a step of ours for each."""
    most = max(MOST_PARTS, len(text) // LEAST_PART)
    parser = CParser(text)
    within = starmap(parser.get_event, repeat((), most))
    return chain(within, starmap(_refuse_next, [(parser, most)]))


def _refuse_next(parser: CParser, most: int) -> Event:
    index = syntax.index_of_event(parser.get_event())
    raise _TooMuchError("too-many-parts", index, most)


def _document(get: Callable[[], Event], report: Report) -> Node | None:
    get()
    event = get()
    if not isinstance(event, DocumentStartEvent):
        report.add("empty", 0)
        return None
    root = _Builder(get, report).node(get(), 1)
    get()
    event = get()
    if not isinstance(event, StreamEndEvent):
        report.add("several-documents", event.start_mark.index)
        return None
    return root


def _is_plain(event: Event) -> bool:
    """Whether an event is a scalar with nothing to object to: nearly all of a file is.

    Unfit characters are no longer in the text, so that only an escape in double quotes makes one.
    """
    return (
        type(event) is ScalarEvent
        and event.tag is None
        and event.anchor is None
        and event.style != '"'
        and len(event.value) <= LONGEST_SCALAR
    )


def _parts(node: Node) -> tuple[Node, ...]:
    """An item of a list, and those that were written into it."""
    return (node, *node.more) if type(node) is Mapping else (node,)


class _TooMuchError(Exception):
    """Nesting or size beyond what any journey needs: its code, its place, the most there may be."""


class _Builder:
    """Turns events into nodes; what is refused is noted and its place kept by a Broken node."""

    __slots__ = ("_get", "_has_torn", "_report")

    def __init__(self, get: Callable[[], Event], report: Report) -> None:
        self._get = get
        self._report = report
        self._has_torn = False

    def node(self, event: Event, depth: int) -> Node:
        kind = type(event)
        if kind is AliasEvent:
            self._report.add("alias", event.start_mark.index, name=event.anchor)
            return Broken(event)
        self._refuse(event)
        if kind is ScalarEvent:
            return Broken(event) if self._is_unfit(event) else event
        if depth > DEEPEST:
            raise _TooMuchError("too-deep", event.start_mark.index, DEEPEST)
        return (
            self._mapping(event, depth) if kind is MappingStartEvent else self._items(event, depth)
        )

    def _mapping(self, start: Event, depth: int) -> Mapping:
        first = mapping = Mapping(start)
        fields, keys, get, read = mapping.fields, mapping.keys, self._get, self.node
        while type(event := get()) is not MappingEndEvent:
            key: Node = event if _is_plain(event) else read(event, depth + 1)
            is_merge = type(key) is ScalarEvent and key.value == "<<" and not key.style
            event = get()
            if is_merge:
                self._merge(mapping, key, event, depth)
                continue
            value: Node = event if _is_plain(event) else read(event, depth + 1)
            if type(key) is not ScalarEvent:
                mapping.is_whole, mapping.hides_names = False, True
                if type(key) is not Broken:
                    self._report.add("key-not-text", index_of(key))
                continue
            name = key.value
            if not name.isascii():
                name = normal(name)
            if name in fields:
                if not self._begins_item(first, name):
                    mapping.is_whole = False
                    line = Line(index_of(keys[name]))
                    self._report.add("repeated-field", index_of(key), name=name, line=line)
                    continue
                mapping = self._torn_off(first, key)
                fields, keys = mapping.fields, mapping.keys
            fields[name] = value
            keys[name] = key
        return first

    def _merge(self, mapping: Mapping, key: Node, event: Event, depth: int) -> None:
        """Refuse `<<` with all that it merges: one mistake, told once."""
        self._report.add("merge", index_of(key))
        mapping.is_whole, mapping.hides_names = False, True
        _Builder(self._get, Report(self._report.name, self._report.text)).node(event, depth + 1)

    def _items(self, start: Event, depth: int) -> Items:
        sequence = Items(start)
        get, read, append = self._get, self.node, sequence.items.append
        while type(event := get()) is not SequenceEndEvent:
            append(event if _is_plain(event) else read(event, depth + 1))
        if self._has_torn:
            sequence.items = [part for each in sequence.items for part in _parts(each)]
        return sequence

    def _begins_item(self, mapping: Mapping, name: str) -> bool:
        """Whether a name that is there again began an item of a list: a dash is missing then.

        Beyond the problems that are shown nobody looks: each time it is a search through lines.
        """
        if name != next(iter(mapping.fields)):
            return False
        return bool(mapping.more) or (
            self._report.count < SHOWN_AT_MOST
            and syntax.begins_item(self._report.text, index_of(mapping), name)
        )

    def _torn_off(self, mapping: Mapping, key: ScalarEvent) -> Mapping:
        """The item that begins with a key, as it would have been with its dash."""
        self._report.add("dash-missing", index_of(key), name=key.value)
        self._has_torn = True
        item = Mapping(key)
        mapping.more.append(item)
        return item

    def _refuse(self, event: Event) -> None:
        """Note an anchor or a tag; what it stands before is read all the same."""
        index = event.start_mark.index
        if event.anchor is not None:
            self._report.add("anchor", index, name=event.anchor)
        if event.tag is not None:
            place = max(index, self._report.text.find("!", index))
            written = re.match(r"!<[^>]*>|![^\s,\[\]{}]*", self._report.text[place : place + 200])
            self._report.add("tag", place, name=written[0] if written else "!")
            self._report.tagged.add(index)

    def _is_unfit(self, event: Event) -> bool:
        start = event.start_mark.index
        if len(event.value) > LONGEST_SCALAR:
            self._report.add("too-long", start, longest=LONGEST_SCALAR)
            return True
        if event.style != '"':
            return False
        if unfit := syntax.unfit_escape(self._report.text, start, event.end_mark.index):
            self._report.add(unfit.code, unfit.place, **unfit.values)
            return True
        return False
