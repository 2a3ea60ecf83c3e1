"""The commands, their arguments and their help."""

from __future__ import annotations

from pathlib import Path

import click

import journeymap
from journeymap import wording
from journeymap.cli import console
from journeymap.files import LIMIT

FILES = click.argument("files", nargs=-1, type=click.Path(path_type=Path), metavar="[FILE|FOLDER]…")


def _known_language(
    _context: click.Context, _option: click.Parameter, asked: str | None
) -> str | None:
    if asked is not None and not asked.lower().startswith(wording.LANGUAGES):
        raise click.BadParameter(f"'{asked}' is not spoken here; choose en or zh")
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
    show_default=True,
    metavar="MB",
    help="Largest file that is read.",
)


@click.group(
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Shell completion:  journeymap completion bash|zsh|fish",
)
@click.version_option(journeymap.__version__, "-V", "--version", prog_name="journeymap")
@click.pass_context
def main(context: click.Context) -> None:
    """Which moments of a customer journey decide, and why.

    A journey is a YAML file: touchpoints with what customers expect and what they experience.

    \b
      journeymap app             open the example journeys in the browser
      journeymap score FILE      the moments of truth of one journey
      journeymap check FILE      what is wrong with a file, and where
    """  # noqa: D301 - click wants the backspace itself, not a backslash
    console.prepare()
    if context.invoked_subcommand is None:
        console.say(context.get_help())


@main.command(short_help="Say what is wrong with journey files, and where.")
@FILES
@LANGUAGE
@LIMIT_OPTION
def check(files: tuple[Path, ...], language: str | None, limit: float) -> None:
    """Say what is wrong with journey files: place, problem, remedy.

    A folder stands for the files in it that have a top-level `journey:`. Without an argument it
    is the folder journeys, or this one. Exits with 1 where there is a problem.
    """
    from journeymap.cli.check import run  # noqa: PLC0415 - each command pays for itself alone

    raise SystemExit(run(files, console.language(language), limit))


@main.command(short_help="Show the moments of truth of journeys.")
@FILES
@click.option("--segment", metavar="SEGMENT", help="Score one segment of customers by itself.")
@LANGUAGE
@click.option(
    "--stability",
    is_flag=True,
    help="Also draw the scores 2,000 times: how sure the ranking is, and what is a tie.",
)
@click.option("--json", "as_json", is_flag=True, help="Print every number as JSON.")
@LIMIT_OPTION
def score(  # noqa: PLR0913 - one for each option
    files: tuple[Path, ...],
    segment: str | None,
    language: str | None,
    stability: bool,
    as_json: bool,
    limit: float,
) -> None:
    """Score journeys: their moments of truth first, each with its because.

    Several files and folders may be given; JSON is then a list. Without an argument it is the
    folder journeys, or this one. Exits with 1 where a file has a problem; the other files are
    scored all the same.
    """
    from journeymap.cli.score import Request, run  # noqa: PLC0415 - each command pays for itself

    request = Request(segment, console.language(language), stability, as_json, limit)
    raise SystemExit(run(files, request))


@main.command(short_help="Open a folder's journeys in the browser.")
@click.argument("folder", required=False, type=click.Path(path_type=Path))
@click.option("--port", type=int, help="Port to listen on; otherwise the first free one from 8501.")
@click.option("--browser/--no-browser", default=True, help="Open the page in the browser.")
@LANGUAGE
def app(folder: Path | None, port: int | None, browser: bool, language: str | None) -> None:
    """Open the journeys of a FOLDER in the browser.

    Without FOLDER it is the folder journeys, or this one if it holds journeys, or the examples.
    Only this computer can reach the page.
    """
    from journeymap.cli.app import run  # noqa: PLC0415 - each command pays for itself alone

    raise SystemExit(run(folder, port, browser, console.language(language)))


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
