"""Setting a part of a value that may be written short, in plain data.

>>> from journeymap.language.grammar import EXPERIENCE, NEXT
>>> assigned(EXPERIENCE, "4.9", ["n"], "80")
{'mean': '4.9', 'n': '80'}
>>> assigned(NEXT, {"room": "97%", "left": "3%"}, ["left"], "5%")
{'room': 'rest', 'left': '5%'}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeymap.flow import ROUNDING
from journeymap.language.editing.refusal import Refusal
from journeymap.language.editing.splices import GONE, Gone
from journeymap.language.editing.structure import (
    bare,
    fields_of,
    inner_shape,
    naming_field,
    written_out,
)
from journeymap.language.editing.written import is_list, is_mapping
from journeymap.language.forms import Forms
from journeymap.language.lists import ListOf
from journeymap.language.near import nearest
from journeymap.language.tree import normal
from journeymap.language.values import number

if TYPE_CHECKING:
    from collections.abc import Sequence

    from journeymap.language.editing.written import Plain
    from journeymap.language.shapes import Shape

REST = "rest"


def assigned(shape: Shape, given: Plain, steps: Sequence[str], value: Plain | Gone) -> Plain | Gone:
    """The value `given` with one part of it set or taken out, the part that `steps` lead to.

    Raises:
        Refusal: there can be no such part, or shares would have to change that nobody named.
    """
    if not steps:
        return value
    first, *rest = steps
    given = written_out(shape, given)
    if is_flow(shape):
        return _with_share(given, first, rest, value)
    if is_list(given) or isinstance(_form(shape), ListOf):
        return _with_item(shape, given if is_list(given) else [], steps, value)
    name = normal(first)
    inner = inner_shape(shape, name)
    if inner is None:
        known = tuple(fields_of(shape))
        code = "edit-no-part" if known else "edit-no-parts"
        raise Refusal(code, name=first, near=nearest(first, known))
    fields = dict(given) if is_mapping(given) else {}
    new = assigned(inner, fields.get(name), rest, value)
    if isinstance(new, Gone):
        fields.pop(name, None)
    else:
        fields[name] = new
    return fields or GONE


def _form(shape: Shape) -> Shape:
    """The shape in which a value is written out."""
    shape = bare(shape)
    return bare(shape.mapping or shape.items or shape) if isinstance(shape, Forms) else shape


def is_flow(shape: Shape) -> bool:
    """Whether a shape holds shares that add up: `next`, `starts`."""
    shape = bare(shape)
    return isinstance(shape, Forms) and shape.expects == "flow"


def _with_item(
    shape: Shape, items: Sequence[Plain], steps: Sequence[str], value: Plain | Gone
) -> Plain | Gone:
    """A list with one item changed: by its name, or by its number counted from 1."""
    first, *rest = steps
    item_shape = inner_shape(_form(shape), 0)
    if item_shape is None:
        raise Refusal("edit-no-parts", name=first, near="")
    name_field = naming_field(_form(shape))
    number = _number_of(items, first, name_field)
    new_items = list(items)
    is_new = number == len(items)
    if is_new and isinstance(value, Gone):
        return new_items
    start: Plain = {name_field: first} if is_new and name_field and rest else None
    new = assigned(item_shape, start if is_new else items[number], rest, value)
    new_items[number : number + 1] = [] if isinstance(new, Gone) else [new]
    return new_items or GONE


def _number_of(items: Sequence[Plain], name: str, name_field: str) -> int:
    """The place of the item that is meant, or the end of the list for a new one."""
    for place, each in enumerate(items):
        if is_mapping(each) and name_field and each.get(name_field) == name:
            return place
    most = len(items) + 1
    if name.isdecimal() and len(name) <= len(str(most)) and 1 <= int(name) <= most:
        return int(name) - 1
    if name_field and not name.isdecimal():
        return len(items)
    raise Refusal("edit-no-item", name=name, count=len(items))


# Shares


def _with_share(
    given: Plain, target: str, rest: Sequence[str], value: Plain | Gone
) -> Plain | Gone:
    """Ways on with one of them changed; the others make room where it is plain how.

    One other way takes the rest. Of several, only one that takes the rest already gives way.
    """
    ways = dict(given) if is_mapping(given) else {}
    target = normal(target)
    is_share = not rest or list(rest) == ["share"]
    if isinstance(value, Gone) and not rest:
        ways.pop(target, None)
    elif not rest and not (isinstance(value, Gone) or is_mapping(value)):
        ways[target] = _with_share_of(ways.get(target), value)
    else:
        ways[target] = _part_of_way(ways.get(target), rest, value)
    if not ways:
        return GONE
    return _made_room(ways, target) if is_share else ways


def _part_of_way(given: Plain, rest: Sequence[str], value: Plain | Gone) -> Plain:
    if not rest:
        return None if isinstance(value, Gone) else value
    way: dict[str, Plain] = {} if given is None else {"share": given}
    if is_mapping(given):
        way = dict(given)
    if isinstance(value, Gone):
        way.pop(rest[0], None)
    else:
        way[rest[0]] = value
    return way["share"] if way.keys() == {"share"} else way


def _share_of(way: Plain) -> Plain:
    return way.get("share") if is_mapping(way) else way


def _with_share_of(way: Plain, share: Plain | Gone) -> Plain:
    if isinstance(share, Gone):
        return None
    return {**way, "share": share} if is_mapping(way) else share


def _made_room(ways: dict[str, Plain], target: str) -> dict[str, Plain]:
    others = [name for name in ways if name != target]
    rests = [name for name in ways if _share_of(ways[name]) == REST]
    if target in ways and _share_of(ways[target]) == REST:
        if len(rests) > 1:
            raise Refusal(
                "edit-second-rest", name=target, other=next(n for n in rests if n != target)
            )
        return ways
    if rests or _fills(ways):
        return ways
    if len(others) == 1:
        ways[others[0]] = _with_share_of(ways[others[0]], REST)
        return ways
    if not others:
        raise Refusal("edit-shares-alone")
    raise Refusal("edit-shares", others=tuple(others))


def _fills(ways: dict[str, Plain]) -> bool:
    """Whether the shares add up to the whole, as far as rounding goes, or none is given."""
    shares = [_part(_share_of(way)) for way in ways.values()]
    if all(_share_of(way) is None for way in ways.values()):
        return True
    return None not in shares and abs(sum(filter(None, shares)) - 1) <= ROUNDING


def _part(share: Plain) -> float | None:
    """The share that was written, 0 to 1, if it is one."""
    text = str(share)
    value = number(text.removesuffix("%"))
    return value / 100 if value is not None and text.endswith("%") else value
