"""The journey file as a JSON Schema, by which editors complete, explain and check while one types.

It is made from the grammar. What `check` refuses for its shape the schema refuses too, and nothing
else, as far as the data that YAML 1.2 makes of a file still shows it: there `null` is nothing at
all, `0x10` a number like 16, and `.nan` within all bounds.

Among the types neither `null` nor `boolean` is listed, although a field may be left empty and a
text may be `true`: editors offer what is listed, and these two words are never meant.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from journeymap.language import patterns
from journeymap.language.fields import Fields
from journeymap.language.forms import As, Forms, NotEmpty
from journeymap.language.grammar import JOURNEY
from journeymap.language.ids import LONGEST_ID, Id
from journeymap.language.lists import ListOf, Named
from journeymap.language.outline import Part, default, example, name_of
from journeymap.language.values import (
    LARGEST,
    Amount,
    Day,
    Number,
    OneOf,
    Share,
    ShareOrRest,
    Text,
)
from journeymap.wording.fields import FIELDS, MAPPINGS, MISWRITTEN

if TYPE_CHECKING:
    from journeymap.language.shapes import Shape

DIALECT = "https://json-schema.org/draft/2020-12/schema"
TEXT_TYPES = ("string", "number", "boolean")
UNLISTED_TYPES = ("null", "boolean")

SHAPE_PROBLEMS = frozenset(
    (
        *("blank-field", "blank-item", "blank-value", "character-in-id"),
        *("colon-missing-in-braces", "cut-by-comma", "empty", "empty-id", "empty-list"),
        *("field-for-comment", "full-width-number", "id-too-long"),
        *("invisible-in-id", "list-without-brackets", "missing-field", "no-exits", "not-a-list"),
        *("not-a-mapping", "not-a-text", "not-a-value", "not-fields", "not-known-yet"),
        *("not-one-of", "number-too-large", "number-with-unit", "other-form", "out-of-range"),
        *("pairs-in-list", "scale-in-score", "score-of-top", "share-out-of-range"),
        *("shares-without-braces", "space-in-id", "text-for-fields", "text-for-item"),
        *("text-for-kind", "text-in-brackets", "written-in-short"),
        *("too-small", "unknown-field", "unknown-field-of-few", "unquoted-colon", "wrong-form"),
    )
)
"""What `check` says of a file that is sound YAML and that this schema refuses."""

SLIPS = frozenset(
    (
        *("bullet", "colon-missing", "curly-quotes", "cut-name", "dash-missing"),
        *("dash-without-space", "decimal-comma", "full-width-bracket", "full-width-colon"),
        *("full-width-comma", "no-space", "thousands-comma", "title-for-id", "wide-space"),
    )
)
"""What it says of slips of the keyboard and the like. The schema sees them where what they left has
another shape than was meant; where it is a text like any other, `check` alone does.

All other problems are those of YAML itself, told by the editor, or of what several places say
together (names that lead nowhere, sums, scores off their scale), told by `check` alone.
"""

EMPTY = {"not": {"type": ["string", "number", "boolean", "array", "object"]}}


def as_json() -> str:
    """The schema as the text of a file, without its last line end."""
    return json.dumps(schema(), indent=2)


def schema() -> dict[str, Any]:
    """The JSON Schema of a journey file."""
    writer = _Writer()
    fields = writer.fields(Part("journey", JOURNEY))
    return {
        "$schema": DIALECT,
        "title": "journey",
        "description": MAPPINGS["journey"],
        "type": "object",
        **fields,
        "$defs": {"empty": EMPTY, **dict(sorted(writer.shared.items()))},
    }


@dataclass(frozen=True, slots=True)
class _Accepted:
    """The types of value that are accepted, and what is said of the values of each."""

    types: tuple[str, ...]
    keywords: dict[str, Any] = field(default_factory=dict)

    def __or__(self, other: _Accepted) -> _Accepted:
        """Both, where they concern values of different types."""
        types = dict.fromkeys((*self.types, *other.types))
        return _Accepted(tuple(types), self.keywords | other.keywords)

    def written(self, *, may_be_empty: bool) -> dict[str, Any]:
        """The schema."""
        listed = [each for each in self.types if each not in UNLISTED_TYPES]
        unlisted = [each for each in self.types if each in UNLISTED_TYPES]
        if may_be_empty:
            unlisted.append("null")
        if not unlisted:
            return {"type": _alone_or_all(listed), **self.keywords}
        if "enum" in self.keywords:
            return {"anyOf": [self.keywords, {"$ref": "#/$defs/empty"}]}
        types = {"if": {"type": _alone_or_all(unlisted)}, "else": {"type": _alone_or_all(listed)}}
        return self.keywords | types


def _alone_or_all(types: list[str]) -> str | list[str]:
    return types[0] if len(types) == 1 else types


@dataclass(frozen=True, slots=True)
class _Writer:
    """Writes shapes as schemas; what several places have in common is `shared`, by name.

    Along with a shape goes the name of the mapping that is in it, if one is.
    """

    shared: dict[str, Any] = field(default_factory=dict)

    def fields(self, part: Part) -> dict[str, Any]:
        """What stands in a mapping with known fields."""
        required = list(part.fields.required)
        return {
            "properties": {name: self._field(part, name) for name in part.fields.fields},
            **({"required": required} if required else {}),
            "additionalProperties": False,
        }

    def _field(self, part: Part, name: str) -> dict[str, Any]:
        told, given = FIELDS[f"{part.name}.{name}"], part.fields.fields[name]
        value = default(part.fields, name)
        examples = [example(each) for each in told.examples]
        short = [each for each in examples if not isinstance(each, dict)]
        long = [each for each in examples if isinstance(each, dict)]
        own = {
            "description": told.what,
            **({"default": value} if value is not None else {}),
            **({"examples": short} if short else {}),
        }
        used = self._use(given.shape, name_of(part.name, name), may_be_empty=not given.required)
        if long:
            # Editors would offer them as `[object Object]`; from here they are shown, not offered.
            used["else"] = used["else"] | {"examples": long}
        return own | used | own

    def _use(self, shape: Shape, name: str, *, may_be_empty: bool = False) -> dict[str, Any]:
        accepted = self._accepted(shape, name)
        told = {}
        if common := _common_name(shape, name):
            titled = {}
            if common in MAPPINGS:
                titled, told = {"title": common}, {"description": MAPPINGS[common]}
            self.shared[common] = titled | accepted.keywords
            accepted = _Accepted(accepted.types, {"$ref": f"#/$defs/{common}"})
        return told | accepted.written(may_be_empty=may_be_empty)

    def _accepted(self, shape: Shape, name: str) -> _Accepted:
        match shape:
            case As():
                accepted = self._accepted(shape.shape, name)
            case NotEmpty():
                accepted = self._accepted(shape.shape, name)
                accepted |= _Accepted((), {"minItems": 1, "minProperties": 1})
            case Forms():
                accepted = self._forms(shape, name)
            case ListOf():
                accepted = self._list(shape, name)
            case Named():
                accepted = self._named(shape, name)
            case Fields():
                accepted = _Accepted(("object",), self.fields(Part(name, shape)))
            case _:
                accepted = _single(shape)
        return accepted

    def _forms(self, shape: Forms, name: str) -> _Accepted:
        accepted = _Accepted(())
        for form in (shape.scalar, shape.items, shape.mapping):
            if form is not None:
                accepted |= _beside_others(self._accepted(form, name))
        return accepted

    def _list(self, shape: ListOf, name: str) -> _Accepted:
        keywords: dict[str, Any] = {"items": self._use(shape.item, name)}
        if shape.at_least_one:
            keywords["minItems"] = 1
        accepted = _Accepted(("array",), keywords)
        return accepted | self._accepted(shape.item, name) if shape.or_one else accepted

    def _named(self, shape: Named, name: str) -> _Accepted:
        value = self._use(shape.value, name, may_be_empty=shape.bare is not None)
        match _bare(shape.name):
            case OneOf(words=known):
                keywords = {
                    "properties": dict.fromkeys(known, value),
                    "additionalProperties": False,
                }
            case Number() | Id() as key:
                accepted = self._use(key, name)
                keywords = {"propertyNames": accepted, "additionalProperties": value}
            case _:
                keywords = {"additionalProperties": value}
        return _Accepted(("object",), keywords)


def _bare(shape: Shape) -> Shape:
    """The shape that reads a value, whatever is made of it then."""
    return _bare(shape.shape) if isinstance(shape, (As, NotEmpty)) else shape


def _common_name(shape: Shape, name: str) -> str:
    """The name under which a shape is written once for all; empty where it is written in place."""
    match _bare(shape):
        case Fields() | Forms(mapping=As() | Fields()):
            common = name
        case Id():
            common = "id"
        case Number(minimum=minimum, maximum=maximum) as number:
            low = f" from {minimum:g}" if minimum > -LARGEST else ""
            high = f" to {maximum:g}" if maximum < LARGEST else ""
            common = f"{number.expects}{low}{high}".replace("-", "minus ").replace(" ", "-")
        case Share() | ShareOrRest() | Day() as value:
            common = value.expects
        case Amount():
            common = "amount"
        case _:
            common = ""
    return common


def _beside_others(accepted: _Accepted) -> _Accepted:
    """A value that may be written in another form: words to choose from are then a pattern."""
    if "enum" not in accepted.keywords:
        return accepted
    among = accepted.keywords["enum"]
    told = MISWRITTEN["word"].format(words=", ".join(among))
    pattern = {"pattern": f"^(?:{'|'.join(among)})$", "patternErrorMessage": told}
    return _Accepted(accepted.types, pattern)


def _single(shape: Shape) -> _Accepted:
    """What a shape of single values accepts."""
    match shape:
        case OneOf():
            accepted = _Accepted(("string",), {"enum": list(shape.words)})
        case Text():
            accepted = _Accepted(TEXT_TYPES)
        case Id():
            written = {"maxLength": LONGEST_ID, **_written(patterns.identifier(), "id")}
            accepted = _Accepted(TEXT_TYPES, written)
        case Number():
            accepted = _number(shape)
        case Share():
            accepted = _between(0, 1, _written(patterns.share(), "share"))
        case ShareOrRest():
            written = _written(patterns.share("rest"), "share-or-rest")
            accepted = _between(0, 1, {"examples": ["60%", "rest"], **written})
        case Amount():
            accepted = _between(-LARGEST, LARGEST, _written(patterns.amount(), "amount"))
        case Day():
            accepted = _Accepted(("string",), _written(patterns.day(), "date"))
        case _:
            raise TypeError(shape)
    return accepted


def _number(shape: Number) -> _Accepted:
    pattern = patterns.number(shape.minimum, shape.maximum, whole=shape.whole)
    type_ = "integer" if shape.whole else "number"
    return _between(shape.minimum, shape.maximum, _written(pattern, shape.expects), type_)


def _between(
    minimum: float, maximum: float, written: dict[str, Any], type_: str = "number"
) -> _Accepted:
    """Numbers within bounds, or texts that say one."""
    return _Accepted((type_, "string"), {"minimum": minimum, "maximum": maximum, **written})


def _written(pattern: str, kind: str) -> dict[str, Any]:
    """How a text must be written, and what editors say where it is not."""
    return {"pattern": pattern, "patternErrorMessage": MISWRITTEN[kind]}
