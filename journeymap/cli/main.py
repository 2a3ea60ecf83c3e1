"""The commands, their arguments and their help."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import click

import journeymap
from journeymap import wording
from journeymap.cli import console
from journeymap.cli.output import FORMATS
from journeymap.files import ENDINGS, LIMIT

if TYPE_CHECKING:
    from collections.abc import Callable

    from journeymap.cli.output import Format
    from journeymap.export import reading, writing
    from journeymap.language.notations.table import Layout

FILES = click.argument("files", nargs=-1, type=click.Path(path_type=Path), metavar="[FILE|FOLDER]…")
LARGEST_LIMIT = 1000


def _known_language(
    _context: click.Context, _option: click.Parameter, asked: str | None
) -> str | None:
    if asked is not None and not asked.lower().startswith(wording.LANGUAGES):
        raise click.BadParameter(f"'{asked}' is not spoken here; choose en or zh")
    return asked


def _size(_context: click.Context, _option: click.Parameter, asked: float) -> float:
    # Not click's range, which lets nan through.
    if not 0 < asked <= LARGEST_LIMIT:
        raise click.BadParameter(f"choose a size of up to {LARGEST_LIMIT} megabytes, such as 20")
    return asked


LANGUAGE = click.option(
    "--language",
    metavar="en|zh",
    callback=_known_language,
    help="Language of the answer; otherwise that of the terminal.",
)
LIMIT_OPTION = click.option(
    "--limit",
    default=LIMIT,
    metavar="MB",
    callback=_size,
    help=f"Largest file that is read; otherwise {LIMIT:g} MB.",
)


class _Commands(click.Group):
    """The commands in the order in which one needs them."""

    def list_commands(self, _context: click.Context) -> list[str]:
        return list(self.commands)

    def resolve_command(
        self, context: click.Context, words: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command; a file in its place gets told what can be done with it."""
        first = words[0]
        is_command = self.get_command(context, first) is not None
        if not is_command and (Path(first).suffix in ENDINGS or Path(first).is_dir()):
            context.fail(f"'{first}' is no command. Did you mean 'journeymap score {first}'?")
        return super().resolve_command(context, words)


@click.group(
    cls=_Commands,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.version_option(journeymap.__version__, "-V", "--version", prog_name="journeymap")
@click.pass_context
def main(context: click.Context) -> None:
    """Which moments of a customer journey decide, and why.

    A journey is a YAML file: touchpoints with what customers expect and what they experience.

    \b
      See the examples:   journeymap app
      Begin your own:     journeymap new
      Check it:           journeymap check visit.yaml
      See what decides:   journeymap score visit.yaml
    """  # noqa: D301 - click wants the backspace itself, not a backslash
    console.prepare()
    if context.invoked_subcommand is None:
        console.say(context.get_help())


SCALE = re.compile(r"(-?\d+(?:\.\d+)?)\s*(?:-|–|to|\.\.)\s*(-?\d+(?:\.\d+)?)")


def _ends(
    _context: click.Context, _option: click.Parameter, asked: str | None
) -> tuple[float, float] | None:
    if asked is None:
        return None
    found = SCALE.fullmatch(asked.strip())
    if found is None or float(found[1]) >= float(found[2]):
        raise click.BadParameter(f"'{asked}' is no scale; write it like 1-7, the lower end first")
    return float(found[1]), float(found[2])


@main.command(short_help="Begin a journey of your own.")
@click.argument("file", required=False, type=click.Path(path_type=Path))
@click.option("--title", metavar="TITLE", help="Its name; otherwise the template's.")
@click.option(
    "--template",
    type=click.Choice(["blank", "shop", "service", "onboarding", "complaint"]),
    help="What it begins from; otherwise blank.",
)
@click.option(
    "--scale", metavar="1-7", callback=_ends, help="Scale of the scores; otherwise 0 to 10."
)
@click.option("--force", "over", is_flag=True, help="Write over a file of this name.")
@click.option(
    "--language",
    metavar="en|zh",
    callback=_known_language,
    help="Language of the journey and of the answer; otherwise that of the terminal.",
)
def new(  # noqa: PLR0913 - one for each option
    file: Path | None,
    title: str | None,
    template: str | None,
    scale: tuple[float, float] | None,
    over: bool,
    language: str | None,
) -> None:
    """Begin a journey of your own: a FILE with touchpoints to change and scores to fill in.

    Without options it asks, in a terminal. Without FILE the file is named after the title.

    \b
      journeymap new                                          four questions
      journeymap new visit.yaml --template shop --scale 1-7   no question
    """  # noqa: D301 - as above
    from journeymap.cli.new import Wish, run  # noqa: PLC0415 - each command pays for itself alone

    raise SystemExit(run(Wish(file, title, template, language, scale, over)))


FORMAT = click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    default="text",
    help="For a person, for a program, or beside the lines of a pull request on GitHub.",
)


@main.command(short_help="Say what is wrong with journey files, and where.")
@FILES
@FORMAT
@LANGUAGE
@LIMIT_OPTION
def check(files: tuple[Path, ...], form: Format, language: str | None, limit: float) -> None:
    """Say what is wrong with journey files: place, problem, remedy.

    A folder stands for the files in it that have a top-level `journey:`; folders inside it are
    not looked at. Without an argument it is the folder journeys, or this one. Exits with 1 where
    there is a problem.
    """
    from journeymap.cli.check import run  # noqa: PLC0415 - each command pays for itself alone

    raise SystemExit(run(files, console.language(language), limit, form))


@main.command(short_help="Say what is sound in journey files but unwise, and where.")
@FILES
@click.option("--rules", is_flag=True, help="Only list the rules, why they matter, what to do.")
@FORMAT
@LANGUAGE
@LIMIT_OPTION
def lint(
    files: tuple[Path, ...], rules: bool, form: Format, language: str | None, limit: float
) -> None:
    """Say what is sound in journey files but unwise: place, finding, why, remedy.

    Problems come first. A rule is switched off in the file, `lint: {off: [first-person]}`, or for a
    project, `lint.off` in journeymap.toml or under [tool.journeymap] in pyproject.toml. Exits with
    1 where there is a finding or a problem.
    """
    from journeymap.cli.lint import run, show_rules  # noqa: PLC0415 - as above

    spoken = console.language(language)
    raise SystemExit(show_rules(spoken) if rules else run(files, spoken, limit, form))


@main.command(short_help="Show the moments of truth of journeys.")
@FILES
@click.option("--segment", metavar="SEGMENT", help="Score one segment of customers by itself.")
@LANGUAGE
@click.option(
    "--stability",
    is_flag=True,
    help="Also draw the scores 2,000 times: how sure the ranking is, and what is a tie.",
)
@click.option(
    "--all", "explain_all", is_flag=True, help="Explain all moments of truth, however many."
)
@click.option("--json", "as_json", is_flag=True, help="Print every number as JSON.")
@LIMIT_OPTION
def score(  # noqa: PLR0913 - one for each option
    files: tuple[Path, ...],
    segment: str | None,
    language: str | None,
    stability: bool,
    explain_all: bool,
    as_json: bool,
    limit: float,
) -> None:
    """Score journeys: their moments of truth first, each with its because.

    Several files and folders may be given; JSON is then a list. Without an argument it is the
    folder journeys, or this one. Exits with 1 where a file has a problem; the other files are
    scored all the same.

    \b
      journeymap score visit.yaml                   what decides, and why
      journeymap score visit.yaml --segment guests  ... for one group of customers
      journeymap score journeys --json              every number, for other programs
    """  # noqa: D301 - as above
    from journeymap.cli.score import Request, run  # noqa: PLC0415 - each command pays for itself

    request = Request(segment, console.language(language), stability, as_json, explain_all, limit)
    raise SystemExit(run(files, request))


@main.command(short_help="Tell after every save what changed among the moments.")
@FILES
@LANGUAGE
@LIMIT_OPTION
def watch(files: tuple[Path, ...], language: str | None, limit: float) -> None:
    """Tell the moments of journeys, then after every save what changed or what is wrong.

    It goes on until Ctrl+C. Without an argument it is the folder journeys, or this one.
    """
    from journeymap.cli.watch import run  # noqa: PLC0415 - each command pays for itself alone

    raise SystemExit(run(files, console.language(language), limit))


@main.command(short_help="Open a folder's journeys in the browser.")
@click.argument("folder", required=False, type=click.Path(path_type=Path))
@click.option(
    "--port",
    type=click.IntRange(1, 65_535),
    metavar="PORT",
    help="Port to listen on; otherwise the first free one from 8501.",
)
@click.option("--browser/--no-browser", default=True, help="Open the page in the browser.")
@LANGUAGE
def app(folder: Path | None, port: int | None, browser: bool, language: str | None) -> None:
    """Open the journeys of a FOLDER in the browser.

    Without FOLDER it is the folder journeys, or this one if it holds journeys, or the examples.
    Only this computer can reach the page.
    """
    from journeymap.cli.app import run  # noqa: PLC0415 - each command pays for itself alone

    raise SystemExit(run(folder, port, browser, console.language(language)))


FILE = click.argument("file", type=click.Path(path_type=Path))
DRY_RUN = click.option("--dry-run", "dry", is_flag=True, help="Only show what would change.")


def _place(command: Callable[..., None]) -> Callable[..., None]:
    """The options that say where a touchpoint goes."""
    for option, what in (
        ("--stage", "Stage at whose end it goes; otherwise the last."),
        ("--before", "Touchpoint before which it goes."),
        ("--after", "Touchpoint after which it goes."),
    ):
        command = click.option(option, default="", metavar="ID", help=what)(command)
    return command


@main.command(
    name="set",
    short_help="Give parts of a journey file new values.",
    context_settings={"ignore_unknown_options": True},
)
@FILE
@click.argument("pairs", nargs=-1, required=True, metavar="PART VALUE [PART VALUE]…")
@DRY_RUN
@LANGUAGE
@LIMIT_OPTION
def set_(file: Path, pairs: tuple[str, ...], dry: bool, language: str | None, limit: float) -> None:
    """Give parts of a journey file new values, and leave all else as it is written.

    A PART is a touchpoint and its field, or a field of the journey. Where a share grows, the other
    one makes room as `rest`.

    \b
      journeymap set visit.yaml checkin.experience 4.5
      journeymap set visit.yaml checkin.experience.n 80 checkin.owner "Front office"
      journeymap set visit.yaml checkin.next.left 5%
      journeymap set visit.yaml checkin.pains "[long queue, no seats]"
      journeymap set visit.yaml title "A night at a boutique hotel"
    """  # noqa: D301 - as above
    from journeymap.cli.editing import How, run  # noqa: PLC0415 - as above
    from journeymap.language.editing import Set  # noqa: PLC0415 - as above

    if len(pairs) % 2:
        raise click.UsageError(f"'{pairs[-1]}' has no value after it")
    edits = [Set(part, value, typed=True) for part, value in zip(*[iter(pairs)] * 2, strict=True)]
    raise SystemExit(run(file, edits, How(console.language(language), dry, limit)))


@main.command(short_help="Give a touchpoint, exit, segment … another id everywhere.")
@FILE
@click.argument("old")
@click.argument("new")
@DRY_RUN
@LANGUAGE
@LIMIT_OPTION
def rename(  # noqa: PLR0913 - one for each option
    file: Path, old: str, new: str, dry: bool, language: str | None, limit: float
) -> None:
    """Give a touchpoint, stage, exit, segment, measurement, action or the journey another id.

    Every reference follows, in the scores file beside it too. Where several things bear the OLD id,
    `touchpoints.OLD` or `stages.OLD` says which.
    """
    from journeymap.cli.editing import How, run  # noqa: PLC0415 - as above
    from journeymap.language.editing import Rename  # noqa: PLC0415 - as above

    raise SystemExit(run(file, [Rename(old, new)], How(console.language(language), dry, limit)))


@main.command(short_help="Add a touchpoint to a journey file.")
@FILE
@click.argument("touchpoint")
@click.argument("pairs", nargs=-1, metavar="[FIELD VALUE]…")
@_place
@DRY_RUN
@LANGUAGE
@LIMIT_OPTION
def add(  # noqa: PLR0913 - one for each option
    file: Path,
    touchpoint: str,
    pairs: tuple[str, ...],
    stage: str,
    before: str,
    after: str,
    dry: bool,
    language: str | None,
    limit: float,
) -> None:
    """Add a touchpoint, with its fields, where it happens.

    \b
      journeymap add visit.yaml transfer title "I am picked up" --after booking
    """  # noqa: D301 - as above
    from journeymap.cli.editing import How, run  # noqa: PLC0415 - as above
    from journeymap.language.editing import Add  # noqa: PLC0415 - as above

    if len(pairs) % 2:
        raise click.UsageError(f"'{pairs[-1]}' has no value after it")
    _refuse_several_places(stage, before, after)
    fields = tuple(zip(*[iter(pairs)] * 2, strict=True))
    edit = Add(touchpoint, fields, before, after, stage, typed=True)
    raise SystemExit(run(file, [edit], How(console.language(language), dry, limit)))


def _refuse_several_places(*places: str) -> None:
    if sum(map(bool, places)) > 1:
        raise click.UsageError("say one place: --before, --after or --stage")


@main.command(short_help="Move a touchpoint to another place.")
@FILE
@click.argument("touchpoint")
@_place
@DRY_RUN
@LANGUAGE
@LIMIT_OPTION
def move(  # noqa: PLR0913 - one for each option
    file: Path,
    touchpoint: str,
    stage: str,
    before: str,
    after: str,
    dry: bool,
    language: str | None,
    limit: float,
) -> None:
    """Move a touchpoint, with its comments, before or after another or to another stage."""
    from journeymap.cli.editing import How, run  # noqa: PLC0415 - as above
    from journeymap.language.editing import Move  # noqa: PLC0415 - as above

    if not (stage or before or after):
        raise click.UsageError("say where to: --before, --after or --stage")
    _refuse_several_places(stage, before, after)
    edit = Move(touchpoint, before, after, stage)
    raise SystemExit(run(file, [edit], How(console.language(language), dry, limit)))


@main.command(short_help="Take a touchpoint, a stage or a field out of a journey file.")
@FILE
@click.argument("part")
@DRY_RUN
@LANGUAGE
@LIMIT_OPTION
def remove(file: Path, part: str, dry: bool, language: str | None, limit: float) -> None:
    """Take a touchpoint, a stage, or a field such as `checkin.pains`, out of a journey file.

    A touchpoint to which something leads stays, and what leads there is told.
    """
    from journeymap.cli.editing import How, run  # noqa: PLC0415 - as above
    from journeymap.language.editing import Remove  # noqa: PLC0415 - as above

    raise SystemExit(run(file, [Remove(part)], How(console.language(language), dry, limit)))


@main.command(short_help="Bring journey files into canonical form.")
@FILES
@click.option("--check", "only_check", is_flag=True, help="Only say which files are not in it.")
@DRY_RUN
@LANGUAGE
@LIMIT_OPTION
def fmt(
    files: tuple[Path, ...], only_check: bool, dry: bool, language: str | None, limit: float
) -> None:
    """Bring journey files into canonical form: fields in the order of the format, even spacing.

    Comments, values and the choice between lines and braces stay. With --check nothing is written,
    and it exits with 1 where a file is not in that form.
    """
    from journeymap.cli.editing import How, format_files  # noqa: PLC0415 - as above

    how = How(console.language(language), dry, limit)
    raise SystemExit(format_files(files, how, only_check=only_check))


@main.command(short_help="Print the JSON Schema of journey files, for editors.")
@click.option("--fields", "as_page", is_flag=True, help="Print a page that explains every field.")
def schema(as_page: bool) -> None:
    """Print the JSON Schema by which an editor completes, explains and checks while you type.

    \b
      journeymap schema > journey.schema.json     then, as first line of a journey beside it:
      # yaml-language-server: $schema=journey.schema.json
    """  # noqa: D301 - as above
    if as_page:
        from journeymap.language.handbook import handbook  # noqa: PLC0415 - as above

        console.say(handbook().rstrip("\n"))
    else:
        from journeymap.language.schema import as_json  # noqa: PLC0415 - as above

        console.say(as_json())


OUTPUT = click.option(
    "-o",
    "--output",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="File to write; - prints it.",
)
FORCE = click.option("--force", "over", is_flag=True, help="Write over a file of this name.")


@main.command(name="import", short_help="Make a journey file of a diagram or a table.")
@click.argument("source", type=click.Path(path_type=Path))
@OUTPUT
@click.option(
    "--from",
    "notation",
    type=click.Choice(["mermaid", "csv", "xlsx", "json"]),
    help="What it is; otherwise its ending says so.",
)
@click.option("--sheet", metavar="NAME", help="Sheet of a workbook; otherwise the first that fits.")
@click.option(
    "--mapping",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="What a table's labels mean; otherwise it is guessed.",
)
@click.option(
    "--save-mapping",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="Write down what the labels were taken for.",
)
@click.option(
    "--scale", metavar="1-7", callback=_ends, help="Scale of a table's scores; otherwise 0 to 10."
)
@FORCE
@LANGUAGE
@LIMIT_OPTION
def import_(  # noqa: PLR0913 - one for each option
    source: Path,
    output: Path | None,
    notation: reading.Notation | None,
    sheet: str | None,
    mapping: Path | None,
    save_mapping: Path | None,
    scale: tuple[float, float] | None,
    over: bool,
    language: str | None,
    limit: float,
) -> None:
    """Make a journey file of a Mermaid journey, a CSV or XLSX table, or JSON.

    It says what was assumed and what was left out, and writes it into the file too. Without -o the
    file is named after SOURCE and put into the folder journeys, or here.

    \b
      journeymap import shopping.mmd
      journeymap import map.xlsx --scale 1-5 --save-mapping labels.yaml
      journeymap import next-map.xlsx --mapping labels.yaml
    """  # noqa: D301 - as above
    from journeymap.cli.notations import Import, run_import  # noqa: PLC0415 - as above

    wish = Import(
        source,
        output,
        notation,
        sheet,
        mapping,
        save_mapping,
        scale,
        over,
        console.language(language),
        limit,
    )
    raise SystemExit(run_import(wish))


@main.command(short_help="Write a journey as a diagram, a table, JSON or a graph.")
@FILE
@OUTPUT
@click.option(
    "--to",
    "notation",
    type=click.Choice(["mermaid", "flowchart", "csv", "xlsx", "json", "graphml"]),
    help="What to write; otherwise the ending of -o says so.",
)
@click.option(
    "--layout",
    type=click.Choice(["long", "rows", "wide"]),
    help="Of a table: a row for each value (as a rule), a row or a column for each touchpoint.",
)
@click.option("--all-quotes", is_flag=True, help="Also quotes that nobody has approved.")
@FORCE
@LANGUAGE
@LIMIT_OPTION
def export(  # noqa: PLR0913 - one for each option
    file: Path,
    output: Path | None,
    notation: writing.Notation | None,
    layout: Layout | None,
    all_quotes: bool,
    over: bool,
    language: str | None,
    limit: float,
) -> None:
    """Write a journey as a Mermaid diagram, a CSV or XLSX table, JSON or GraphML.

    It says what was left out. Without -o the file is named after FILE and put here.

    \b
      journeymap export visit.yaml --to mermaid
      journeymap export visit.yaml -o visit.xlsx --layout wide
      journeymap export visit.yaml --to flowchart -o -
    """  # noqa: D301 - as above
    from journeymap.cli.notations import Export, run_export  # noqa: PLC0415 - as above

    spoken = console.language(language)
    wish = Export(file, output, notation, layout, all_quotes, over, spoken, limit)
    raise SystemExit(run_export(wish))


@main.command(short_help="Print the script that completes commands in a shell.")
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def completion(shell: str) -> None:
    """Print the script that completes commands in a shell.

    \b
      bash: eval "$(journeymap completion bash)"   in ~/.bashrc
      zsh:  eval "$(journeymap completion zsh)"    in ~/.zshrc
      fish: journeymap completion fish | source    in ~/.config/fish/config.fish
    """  # noqa: D301 - as above
    from click.shell_completion import get_completion_class  # noqa: PLC0415 - rarely wanted

    kind = get_completion_class(shell)
    if kind is None:
        raise click.ClickException(shell)
    console.say(kind(main, {}, "journeymap", "_JOURNEYMAP_COMPLETE").source())
