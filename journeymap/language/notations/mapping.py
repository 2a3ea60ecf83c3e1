"""What the labels of a table mean, as a small YAML file that can be changed and used again.

>>> print(text_of(Columns("rows", {"触点": "touchpoint", "备注": ""})), end="")
layout: rows
columns:
  触点: touchpoint
  备注:
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from yaml.events import ScalarEvent

from journeymap.language.editing import written
from journeymap.language.editing.splices import plain
from journeymap.language.fields import Field, Fields
from journeymap.language.grammar import SCALE
from journeymap.language.lists import Named
from journeymap.language.notations.lanes import (
    JOURNEY_LANES,
    LANE,
    LANES,
    TOUCHPOINT_LANE,
    VALUE,
    meaning,
)
from journeymap.language.notations.table import LAYOUTS, OF_LONG, Columns, of_layout
from journeymap.language.places import Report
from journeymap.language.shapes import ABSENT, other_form
from journeymap.language.tree import Mapping, index_of, tree
from journeymap.language.values import OneOf, Text

if TYPE_CHECKING:
    from journeymap.language.tree import Node

KNOWN = (*LANES, LANE, VALUE, *JOURNEY_LANES)


class _Lane:
    """A lane, by any name that people give it."""

    expects = "text"

    def read(self, node: Node, report: Report) -> Any:  # noqa: ANN401 - the lane, or ABSENT
        """The lane; one that is unknown is told with the nearest there is."""
        if not isinstance(node, ScalarEvent):
            return other_form(self, node, report)
        lane = node.value if node.value in KNOWN else meaning(node.value)
        if not lane:
            report.add("mapping-lane", index_of(node), KNOWN, name=node.value)
            return ABSENT
        return lane


def _label(label: str, lane: str) -> tuple[str, str]:
    return label, lane


def _left_out(label: str) -> tuple[str, str]:
    return label, ""


MAPPING = Fields(
    dict,
    {
        "layout": Field(OneOf(LAYOUTS), "layout", required=True),
        "columns": Field(Named(Text(), _Lane(), _label, bare=_left_out), "columns", required=True),
        "scale": Field(SCALE, "scale"),
    },
)
NEEDED = {"long": OF_LONG, "rows": (TOUCHPOINT_LANE,), "wide": ()}
"""What must be among the labels of each layout."""


def read(text: str, name: str) -> Columns:
    """What a mapping file says.

    Raises:
        JourneyError: with every problem of the file.
    """
    report = Report(name, text.lstrip("\ufeff"))
    root = tree(report)
    columns = _columns(root, report) if root is not None else None
    if report.found or columns is None:
        raise report.error()
    return columns


def _columns(root: Node, report: Report) -> Columns | None:
    given: Any = MAPPING.read(root, report)
    if report.found or not isinstance(root, Mapping):
        return None
    lanes = dict(given["columns"])
    missing = tuple(each for each in NEEDED[given["layout"]] if each not in lanes.values())
    if missing:
        report.add("mapping-needs", index_of(root), names=missing, layout=given["layout"])
    scale: Any = plain(root.fields["scale"]) if "scale" in given else {}
    return Columns(given["layout"], of_layout(given["layout"], lanes), scale)


LONGEST_LABEL = 200
"""Characters of what is still a label; YAML takes no key of a thousand."""


def text_of(columns: Columns) -> str:
    """The mapping file; a label with nothing behind it is left out."""
    lines = [f"layout: {columns.layout}", "columns:"]
    for label, lane in columns.lanes.items():
        if len(label) <= LONGEST_LABEL:
            lines += written.indented(written.field(label, lane or None))
    if columns.scale:
        lines += written.field("scale", dict(columns.scale))
    return "\n".join([*lines, ""])
