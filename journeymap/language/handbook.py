"""The page that explains every field, from the same table as the schema."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeymap.language.fields import Fields
from journeymap.language.forms import As, Forms, NotEmpty
from journeymap.language.ids import Id
from journeymap.language.lists import ListOf, Named
from journeymap.language.outline import default, name_of, parts
from journeymap.language.values import LARGEST, Amount, Number, OneOf, Text
from journeymap.wording.fields import ENTRY, FIELDS, MAPPINGS, PAGE, SECTION, VALUES

if TYPE_CHECKING:
    from journeymap.language.outline import Part
    from journeymap.language.shapes import Shape


def handbook() -> str:
    """The page of fields, in Markdown."""
    return PAGE + "".join(_section(part) for part in parts())


def _section(part: Part) -> str:
    section = SECTION.format(name=part.name, what=MAPPINGS[part.name])
    return section + "".join(_entry(part, name) for name in part.fields.fields)


def _entry(part: Part, name: str) -> str:
    told = FIELDS[f"{part.name}.{name}"]
    value = default(part.fields, name)
    return ENTRY.format(
        name=f"{part.name}.{name}",
        what=told.what,
        values=values(part.fields.fields[name].shape, name_of(part.name, name)),
        default=told.default if value is None else f"`{value}`",
        examples=" · ".join(f"`{name}: {each}`" for each in told.examples),
    )


def values(shape: Shape, name: str) -> str:
    """What a shape takes, in words; `name` is that of the mapping in it.

    >>> values(ListOf(Number(0, 10), or_one=True), ""), values(OneOf(("high", "low")), "")
    ('number from 0 to 10; or a list of these', '`high`, `low`')
    """
    match shape:
        case As() | NotEmpty():
            told = values(shape.shape, name)
        case Forms():
            forms = (shape.scalar, shape.items, shape.mapping)
            told = _any([values(each, name) for each in forms if each])
        case ListOf(item=item):
            listed = VALUES["list"].format(item=values(item, name))
            told = _any([values(item, name), listed]) if shape.or_one else listed
            told = VALUES["at-least-one"].format(values=told) if shape.at_least_one else told
        case Named():
            value = values(shape.value, name)
            value = VALUES["or-empty"].format(value=value) if shape.bare else value
            told = VALUES["names"].format(name=values(shape.name, name), value=value)
        case Fields():
            told = VALUES["fields"].format(name=name)
        case _:
            told = _single(shape)
    return told


def _any(forms: list[str]) -> str:
    """Several forms of a value; a list of the first is not told at length."""
    listed = VALUES["list"].format(item=forms[0])
    told = (VALUES["list-of-these"] if each == listed else each for each in forms)
    return VALUES["forms"].join(told)


def _single(shape: Shape) -> str:
    """What a shape of single values takes."""
    match shape:
        case OneOf():
            told = ", ".join(VALUES["word"].format(word=each) for each in shape.words)
        case Text(of=("measurement",)):
            told = VALUES["source"]
        case Id(gives=False):
            told = VALUES["reference"].format(kinds=VALUES["or"].join(shape.of))
        case Number():
            told = _number(shape)
        case Amount():
            told = VALUES["amount"]
        case _:
            told = VALUES[shape.expects]
    return told


def _number(shape: Number) -> str:
    number = VALUES[shape.expects]
    bounds = {"number": number, "minimum": shape.minimum, "maximum": shape.maximum}
    if shape.maximum < LARGEST:
        return VALUES["between"].format(**bounds)
    return VALUES["at-least"].format(**bounds) if shape.minimum > -LARGEST else number
