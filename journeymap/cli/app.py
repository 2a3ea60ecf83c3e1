"""`journeymap app`: start the server with every safe setting, and open the page."""

from __future__ import annotations

import os
import runpy
import socket
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from journeymap import files, wording
from journeymap.cli import console
from journeymap.cli.inputs import usual_folder
from journeymap.problems import JourneyError, shown

if TYPE_CHECKING:
    from collections.abc import Iterator

ADDRESS = "127.0.0.1"
FIRST_PORT = 8501
PORTS_TRIED = 50

SETTINGS: dict[str, str | tuple[str, ...]] = {
    "browser.gatherUsageStats": "false",
    "browser.serverAddress": ADDRESS,
    "client.disableDataExport": "true",
    "client.showErrorDetails": "none",
    "client.showErrorLinks": "false",
    "client.toolbarMode": "viewer",
    "logger.hideWelcomeMessage": "true",
    "logger.level": "warning",
    "runner.magicEnabled": "false",
    "runner.postScriptGC": "false",
    "server.address": ADDRESS,
    "server.allowedHosts": (ADDRESS, "localhost"),
    "server.baseUrlPath": "",
    "server.enableCORS": "true",
    "server.enableStaticServing": "false",
    "server.enableXsrfProtection": "true",
    "server.fileWatcherType": "none",
    "server.maxUploadSize": "5",
    "server.runOnSave": "false",
    "server.showEmailPrompt": "false",
    "theme.dark.primaryColor": "#4BA3DB",
    "theme.light.primaryColor": "#0072B2",
}
"""Only this computer, nothing sent elsewhere, nothing asked; `.streamlit/config.toml` says why."""

SCRIPT = Path(__file__).parent.parent / "app" / "run.py"


def run(folder: Path | None, port: int | None, browser: bool, language: str) -> int:
    """Serve until interrupted; 1 where that can't begin."""
    if find_spec("streamlit") is None or find_spec("plotly") is None:
        console.say(wording.phrase("app-missing", language), error=True)
        return 1
    chosen = usual_or_examples() if folder is None else folder
    chosen = chosen.parent if chosen.is_file() else chosen
    try:
        count = len(files.folder(chosen).journeys)
    except JourneyError as error:
        console.say(error.told(language), error=True)
        return 1
    if port is not None and not is_free(port):
        console.say(wording.phrase("port-taken", language, port=port), error=True)
        return 1
    port = port or free_port()
    url = f"http://{ADDRESS}:{port}"
    name = shown(chosen.resolve().name or str(chosen))
    console.say(wording.phrase("app-opens", language, folder=name, count=count, url=url))
    if chosen == files.examples():
        console.say(wording.phrase("app-examples", language))
    serve(chosen, port, headless=not browser)
    return 0


def serve(folder: Path, port: int, *, headless: bool) -> None:
    """Be the server, in this process: it hears Ctrl+C itself, and nothing is left behind.

    Does not return where the server ends the process.
    """
    # A setting of the environment could undo a safe one; the folder travels by argument.
    for name in [name for name in os.environ if name.startswith("STREAMLIT_")]:
        del os.environ[name]
    options = settings(port, headless=headless)
    sys.argv = ["streamlit", "run", str(SCRIPT), *options, "--", str(folder.resolve())]
    runpy.run_module("streamlit", run_name="__main__", alter_sys=True)


def usual_or_examples() -> Path:
    """The folder one means when naming none; the examples where it holds no journey."""
    usual = usual_folder()
    try:
        return usual if files.folder(usual).journeys else files.examples()
    except JourneyError:
        return files.examples()


def settings(port: int, *, headless: bool) -> Iterator[str]:
    """The server's settings as command-line words, which win over files of settings."""
    for name, value in SETTINGS.items():
        for each in (value,) if isinstance(value, str) else value:
            yield f"--{name}={each}"
    yield f"--server.port={port}"
    yield f"--server.headless={str(headless).lower()}"


def free_port() -> int:
    """The first port from 8501 that nobody listens on, or any other one."""
    usual = range(FIRST_PORT, FIRST_PORT + PORTS_TRIED)
    return next((port for port in usual if is_free(port)), 0) or any_port()


def is_free(port: int) -> bool:
    """Whether this computer's port can be listened on."""
    try:
        socket.create_server((ADDRESS, port)).close()
    except OSError:
        return False
    return True


def any_port() -> int:
    """A port the system gives away."""
    with socket.create_server((ADDRESS, 0)) as server:
        port: int = server.getsockname()[1]
    return port
