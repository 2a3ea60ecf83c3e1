"""The manual of the commands as one page, made from what each says of itself."""

from __future__ import annotations

import inspect
import sys
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Iterator

HEAD = """\
# The commands

Every command, as `journeymap COMMAND --help` tells it. Where FILE|FOLDER is given, a folder stands
for the journeys in it, and nothing at all for the folder `journeys`, or the one you are in.
"""

BAR = "\\|"
"""A bar within a cell of a table."""


def manual(group: click.Group) -> str:
    """The page in Markdown: one section for each command, in the order in which one needs them."""
    context = click.Context(group, info_name="journeymap", **group.context_settings)
    names = group.list_commands(context)
    commands = [(name, command) for name in names if (command := group.get_command(context, name))]
    contents = [
        f"- [`{name}`](#{name}): {command.get_short_help_str(100)}" for name, command in commands
    ]
    sections = ["\n".join(_section(name, command, context)) for name, command in commands]
    return "\n".join([HEAD, *contents, "", "\n".join(sections)])


def _section(name: str, command: click.Command, parent: click.Context) -> Iterator[str]:
    context = click.Context(command, info_name=name, parent=parent)
    usage = command.get_usage(context).removeprefix("Usage: ")
    yield from (f"## {name}", "", "```", " ".join(usage.split()), "```", "")
    for paragraph in inspect.cleandoc(command.help or "").split("\n\n"):
        yield from (*_paragraph(paragraph), "")
    options = [each for each in command.get_params(context) if isinstance(each, click.Option)]
    records = [record for each in options if (record := each.get_help_record(context))]
    rows = (
        f"| `{names.replace('|', BAR)}` | {what.replace('|', BAR)} |" for names, what in records
    )
    yield from ("| option | |", "|---|---|", *rows, "")


def _paragraph(text: str) -> list[str]:
    """A paragraph of a command's help; lines that click leaves as they are stay so here."""
    if text.startswith("\b"):
        return ["```", *(line.removeprefix("  ") for line in text.splitlines()[1:]), "```"]
    return [" ".join(text.split())]


if __name__ == "__main__":
    from journeymap.cli.main import main

    sys.stdout.write(manual(main))
