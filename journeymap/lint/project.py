"""What a project switches off: `journeymap.toml`, or `[tool.journeymap]` in `pyproject.toml`."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from journeymap.files import LIMIT, data_of
from journeymap.language import decode
from journeymap.language.near import nearest
from journeymap.language.places import mark, shortened
from journeymap.lint.inspection import Finding
from journeymap.lint.rules import RULES
from journeymap.problems import JourneyError, Mark, Problem

if TYPE_CHECKING:
    from pathlib import Path

OWN, SHARED = "journeymap.toml", "pyproject.toml"


@dataclass(frozen=True, slots=True)
class Project:
    """The rules that a project switches off, and its names that no rule bears."""

    off: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()


def project(folder: Path) -> Project:
    """The settings in the nearest folder that has any, from this one upwards.

    Raises:
        JourneyError: the file that would hold them can't be understood.
    """
    here = folder.resolve()
    for parent in (here, *here.parents):
        for name in (OWN, SHARED):
            file = parent / name
            if file.is_file() and (settings := _settings(file)) is not None:
                return settings
    return Project()


def _settings(file: Path) -> Project | None:
    """What a file says; None for a `pyproject.toml` that says nothing of journeymap."""
    text = decode(data_of(file, LIMIT), str(file))
    try:
        content = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise _error("no-toml", file, reason=shortened(str(error))) from None
    if file.name == SHARED:
        tool = content.get("tool")
        own = tool.get("journeymap") if isinstance(tool, dict) else None
        if not isinstance(own, dict):
            return None
        content = own
    off = _off(content.get("lint", {}), file)
    return Project(off, tuple(_unknown(name, text, file) for name in off if name not in RULES))


def _off(lint: Any, file: Path) -> tuple[str, ...]:  # noqa: ANN401 - whatever the file holds
    if not isinstance(lint, dict):
        raise _error("setting-no-list", file, name="lint")
    for name in lint:
        if name != "off":
            raise _error("setting-unknown", file, name=shortened(name))
    off = lint.get("off", [])
    if not isinstance(off, list) or not all(isinstance(each, str) for each in off):
        raise _error("setting-no-list", file, name="lint.off")
    return tuple(off)


def _unknown(name: str, text: str, file: Path) -> Finding:
    found = re.search(rf"[\"']{re.escape(name)}[\"']", text)
    place = mark(text, found.start(), str(file)) if found else Mark(str(file))
    return Finding("unknown-rule", place, {"name": shortened(name), "near": nearest(name, RULES)})


def _error(code: str, file: Path, **values: str) -> JourneyError:
    return JourneyError([Problem(code, Mark(str(file)), values)])
