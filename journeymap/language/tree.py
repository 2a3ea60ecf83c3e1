"""Text → a tree of plain nodes with places, by way of YAML events.

YAML's constructors are not safe for a file someone else wrote: merges and aliases explode, tags run
code, deep nesting ends the process, `no` turns into False. Building the tree from events refuses
the first three where they stand and leaves every scalar as its author wrote it. A scalar node *is*
its event, which already knows text, style and place: nothing is built twice.
"""

from __future__ import annotations

import gc
import re
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeAlias

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from journeymap.language import syntax

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from journeymap.language.places import Report

try:
    from yaml.cyaml import CParser
except ImportError:  # PyYAML built without libyaml: slower, the same events

    class CParser(  # type: ignore[no-redef]
        yaml.reader.Reader, yaml.scanner.Scanner, yaml.parser.Parser
    ):
        """The event reader in pure Python."""

        def __init__(self, stream: str) -> None:
            yaml.reader.Reader.__init__(self, stream)
            yaml.scanner.Scanner.__init__(self)
            yaml.parser.Parser.__init__(self)


DEEPEST = 40
LONGEST_SCALAR = 20_000
_UNFIT = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")

Path: TypeAlias = "Sequence[str | int]"


class Mapping:
    """Fields by name in written order; `keys` holds the same names as nodes, for their places."""

    __slots__ = ("fields", "keys", "start_mark")

    def __init__(self, start: MappingStartEvent) -> None:
        self.start_mark = start.start_mark
        self.fields: dict[str, Node] = {}
        self.keys: dict[str, ScalarEvent] = {}


class Items:
    """A list of nodes."""

    __slots__ = ("items", "start_mark")

    def __init__(self, start: SequenceStartEvent) -> None:
        self.start_mark = start.start_mark
        self.items: list[Node] = []


class Broken:
    """Stands where something was refused and told, so that reading can go on around it."""

    __slots__ = ("start_mark",)

    def __init__(self, event: yaml.Event) -> None:
        self.start_mark = event.start_mark


Node: TypeAlias = "ScalarEvent | Mapping | Items | Broken"


def index_of(node: Node) -> int:
    """Where a node begins in the text."""
    index: int = node.start_mark.index
    return index


def place(root: Node, path: Path, *, at_name: bool = False) -> int:
    """Where the thing at a path begins; where the path ends early, the last thing that is there.

    A plain value is placed where it stands, or at its field's name if `at_name`; a mapping or list
    at its field's name. A name looked for in a list is found among the list's texts.
    """
    node, index, complete = root, index_of(root), True
    for step in path:
        found = _inside(node, step)
        if found is None:
            complete = False
            break
        index, node = found
    named = at_name and complete
    return index if named or not isinstance(node, ScalarEvent) else index_of(node)


def _inside(node: Node, step: str | int) -> tuple[int, Node] | None:
    """The place and the node of one step down."""
    if isinstance(node, Mapping) and step in node.fields:
        return index_of(node.keys[str(step)]), node.fields[str(step)]
    if isinstance(node, Items):
        for number, item in enumerate(node.items):
            if step in (number, getattr(item, "value", None)):
                return index_of(item), item
    return None


def is_blank(node: Node) -> bool:
    """Whether a value was left empty, which means: not given."""
    return type(node) is ScalarEvent and not node.value and node.implicit[0]


@contextmanager
def without_garbage_collection() -> Iterator[None]:
    """Collection finds nothing in a growing tree of live nodes, and doubles the time of building it."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def tree(report: Report) -> Node | None:
    """The tree of the report's text, or None with the reason noted where the text is no YAML."""
    if (index := syntax.conflict(report.text)) is not None:
        report.add("conflict-marks", index)
        return None
    try:
        return _document(CParser(report.text).get_event, report)
    except yaml.YAMLError as error:
        syntax.diagnose(error, report)
    except UnicodeEncodeError as error:
        report.add("unfit-character", error.start, character=_named(error.object[error.start]))
    return None


def _document(get: Callable[[], yaml.Event | None], report: Report) -> Node | None:
    get()
    event = get()
    if not isinstance(event, DocumentStartEvent):
        report.add("empty", 0)
        return None
    root = _Builder(get, report).node(get(), 1)
    if root is None:
        return None
    get()
    event = get()
    if event is not None and not isinstance(event, StreamEndEvent):
        report.add("several-documents", event.start_mark.index)
        return None
    return root


def _is_plain(event: yaml.Event) -> bool:
    """Whether an event is a scalar with nothing to object to: nearly all of a file is."""
    return (
        type(event) is ScalarEvent
        and event.tag is None
        and event.anchor is None
        and len(value := event.value) <= LONGEST_SCALAR
        and value.isprintable()
    )


class _TooDeepError(Exception):
    """Nesting beyond what any journey needs."""


class _Builder:
    """Turns events into nodes; what is refused is noted and its place kept by a Broken node."""

    __slots__ = ("_get", "_report")

    def __init__(self, get: Callable[[], yaml.Event | None], report: Report) -> None:
        self._get = get
        self._report = report

    def node(self, event: yaml.Event | None, depth: int) -> Node | None:
        try:
            return self._node(event, depth)
        except _TooDeepError as stop:
            self._report.add("too-deep", stop.args[0], deepest=DEEPEST)
            return None

    def _node(self, event: yaml.Event, depth: int) -> Node:
        kind = type(event)
        if kind is AliasEvent:
            self._report.add("alias", event.start_mark.index, name=event.anchor)
            return Broken(event)
        refused = self._is_refused(event)
        if kind is ScalarEvent:
            return Broken(event) if refused or self._is_unfit(event) else event
        if depth > DEEPEST:
            raise _TooDeepError(event.start_mark.index)
        return (
            self._mapping(event, depth) if kind is MappingStartEvent else self._items(event, depth)
        )

    def _mapping(self, start: MappingStartEvent, depth: int) -> Mapping:
        mapping = Mapping(start)
        fields, keys, get, read = mapping.fields, mapping.keys, self._get, self._node
        while type(event := get()) is not MappingEndEvent:
            key = event if _is_plain(event) else read(event, depth + 1)
            event = get()
            value = event if _is_plain(event) else read(event, depth + 1)
            if type(key) is not ScalarEvent:
                if type(key) is not Broken:
                    self._report.add("key-not-text", index_of(key))
                continue
            name = key.value
            if name in fields:
                self._report.add("repeated-field", index_of(key), name=name)
            elif name == "<<":
                self._report.add("merge", index_of(key))
            else:
                fields[name] = value
                keys[name] = key
        return mapping

    def _items(self, start: SequenceStartEvent, depth: int) -> Items:
        sequence = Items(start)
        get, read, append = self._get, self._node, sequence.items.append
        while type(event := get()) is not SequenceEndEvent:
            append(event if _is_plain(event) else read(event, depth + 1))
        return sequence

    def _is_refused(self, event: yaml.Event) -> bool:
        """Note an anchor or a tag."""
        if event.anchor is not None:
            self._report.add("anchor", event.start_mark.index, name=event.anchor)
        if event.tag is not None:
            self._report.add("tag", event.start_mark.index, name=event.tag)
        return event.anchor is not None or event.tag is not None

    def _is_unfit(self, event: ScalarEvent) -> bool:
        if len(event.value) > LONGEST_SCALAR:
            self._report.add("too-long", event.start_mark.index, longest=LONGEST_SCALAR)
            return True
        if unfit := _UNFIT.search(event.value):
            self._report.add("unfit-character", event.start_mark.index, character=_named(unfit[0]))
            return True
        return False


def _named(character: str) -> str:
    """A character that cannot be shown, by its number.

    >>> _named(chr(0))
    'U+0000'
    """
    return f"U+{ord(character):04X}"
