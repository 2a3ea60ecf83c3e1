"""What people write in short where the format has fields for it, and how it is written then.

Only a value that could not be read is looked at here.

>>> scale("1–7"), shares("wait 80%, gone 20%"), score("7 (n=12)")
('{min: 1, max: 7}', '{wait: 80%, gone: 20%}', '{mean: 7, n: 12}')
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from journeymap.language.ids import LONGEST_ID, is_id
from journeymap.language.places import Written, shortened
from journeymap.language.tree import index_of
from journeymap.language.values import OneOf, Text

if TYPE_CHECKING:
    from yaml.events import ScalarEvent

    from journeymap.language.fields import Fields
    from journeymap.language.places import Report
    from journeymap.language.shapes import Shape

_NUMBER = r"[+-]?\d+(?:\.\d+)?"
_SCALE = re.compile(rf"({_NUMBER})\s*(?:-|–|—|~|～|/|\.\.+|…|to|bis|至|到)\s*({_NUMBER})")
_SHARE = r"\d+(?:\.\d+)?[ ]?%|0?\.\d+|rest"
_STEP_AND_SHARE = re.compile(
    rf"(?P<step>[^\s(=]+)(?:[ ]+|[ ]*[(=][ ]*)(?P<share>{_SHARE})\)?"
    rf"|(?P<share2>{_SHARE})[ ]+(?:to[ ]+)?(?P<step2>\S+)"
)
_OF_TOP = re.compile(rf"({_NUMBER})\s*(?:/|of|out of|分?,?满分)\s*({_NUMBER})分?")
_SCORE = re.compile(rf"({_NUMBER})\s*[(,;]?(.*?)[)]?")
_SAMPLE = re.compile(rf"\s*(n|sd)\s*[=:]?\s*({_NUMBER})\s*", re.IGNORECASE)
_MEASURED = re.compile(rf"({_NUMBER})\s*(%|[^\W\d_][^\d,;:#]{{0,19}})")


def scale(text: str) -> str:
    """The fields of a scale that is written as two numbers, or "".

    >>> scale("1 to 7"), scale("7-1"), scale("Likert")
    ('{min: 1, max: 7}', '', '')
    """
    found = _SCALE.fullmatch(text) if len(text) < LONGEST_ID else None
    if not found or float(found[1]) >= float(found[2]):
        return ""
    return f"{{min: {found[1]}, max: {found[2]}}}"


def shares(text: str) -> str:
    """The mapping that was meant by names with shares behind or before them, or "".

    >>> shares("wait (80%)"), shares("80% wait, 20% gone"), shares("wait, gone 20%")
    ('{wait: 80%}', '{wait: 80%, gone: 20%}', '')
    """
    if len(text) > LONGEST_ID:
        return ""
    parts = [_STEP_AND_SHARE.fullmatch(each) for each in re.split(r"[ ]*[,;，、；][ ]*", text)]
    pairs = [
        (each["step"] or each["step2"], (each["share"] or each["share2"]).replace(" ", ""))
        for each in parts
        if each
    ]
    if len(pairs) < len(parts) or not all(is_id(step) for step, _ in pairs):
        return ""
    return f"{{{', '.join(f'{step}: {share}' for step, share in pairs)}}}"


def score(text: str) -> str:
    """The fields of a score that is written with its number of answers, or "".

    >>> score("7.2 (sd 1.1, n=48)"), score("7 ± 1.5"), score("7 (good)")
    ('{mean: 7.2, sd: 1.1, n: 48}', '{mean: 7, sd: 1.5}', '')
    """
    found = _SCORE.fullmatch(text.replace("±", " sd ")) if len(text) < LONGEST_ID else None
    if not found or not found[2]:
        return ""
    samples = [_SAMPLE.fullmatch(each) for each in re.split("[,;]", found[2])]
    given = {each[1].lower(): each[2] for each in samples if each}
    if len(given) < len(samples):
        return ""
    told = (f"{name}: {number}" for name, number in {"mean": found[1], **given}.items())
    return f"{{{', '.join(told)}}}"


def of_number(text: str, kind: str) -> tuple[str, dict[str, Any]] | None:
    """The code and the values that tell how a number of some kind is written, or None.

    >>> of_number("8/10", "level")
    ('score-of-top', {'plain': '8', 'top': '10'})
    >>> of_number("3 days", "measured")
    ('number-with-unit', {'plain': '3', 'unit': 'days'})
    """
    if len(text) > LONGEST_ID:
        return None
    if kind == "measured":
        found = _MEASURED.fullmatch(text)
        unit = found[2].strip() if found else ""
        shown = f'"{unit}"' if unit == "%" else unit
        return ("number-with-unit", {"plain": found[1], "unit": shown}) if found else None
    if found := _OF_TOP.fullmatch(text):
        return "score-of-top", {"plain": found[1], "top": found[2]}
    fields = score(text) if kind == "score" else ""
    return ("written-in-short", {"plain": fields}) if fields else None


_MOST_SHOWN = 40
_SIGNS = re.compile(r"""[,:#\[\]{}"'`]|^[-?!&*|>%@]""")


def note_item(node: ScalarEvent, item: Fields, report: Report, *, is_alone: bool = False) -> None:
    """Note a text that stands for an item with fields, or alone for a list of them."""
    text = node.value
    code, example, values = _as_item(text, item)
    if example:
        braces = f"{{{example}}}"
        values["example"] = Written(f"[{braces}]" if is_alone else braces)
    report.add(code, index_of(node), name=text, **values)


def _as_item(text: str, item: Fields) -> tuple[str, str, dict[str, Any]]:
    """The code, the fields as they would be written, and further values to tell.

    No fields are shown where an item needs more than one of them.
    """
    name = item.required[0]
    shape = item.fields[name].shape
    others = (
        each
        for each, field in item.fields.items()
        if type(field.shape) is Text and not field.shape.of
    )
    other = next((each for each in others if each != name), "")
    if len(item.required) > 1:
        return "text-for-fields", "", {"field": name}
    shown = _shown(text)
    if isinstance(shape, OneOf):
        values = {"field": name, "allowed": shape.words}
        return "text-for-kind", f"{name}: {shape.words[0]}, {other}: {shown}", values
    if isinstance(shape, Text):
        return "text-for-item", f"{name}: {shown}", {}
    return "text-for-item", f"{name}: {_made_id(text)}, {other}: {shown}", {}


def _shown(text: str) -> str:
    """A text as it may stand in braces, if it is short."""
    quoted = text.replace("'", "''")
    shown = shortened(f"'{quoted}'" if _SIGNS.search(text) else text)
    return shown if len(shown) <= _MOST_SHOWN else "…"


def _made_id(text: str) -> str:
    made = "-".join(text.casefold().split()[:3])
    return made if is_id(made) and len(made) <= _MOST_SHOWN else "a-name"


def _is_free_text(shape: Shape) -> bool:
    """Whether any text may stand there, which names nothing."""
    return type(shape) is Text and not shape.of
