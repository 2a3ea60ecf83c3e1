"""`journeymap app`: start the server with every safe setting, and open the page."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from journeymap import files, wording
from journeymap.cli import console
from journeymap.cli.inputs import usual_folder
from journeymap.problems import JourneyError

if TYPE_CHECKING:
    from collections.abc import Iterator

ADDRESS = "127.0.0.1"
FIRST_PORT = 8501
PORTS_TRIED = 50

SAFE_SETTINGS: dict[str, str | tuple[str, ...]] = {
    "browser.gatherUsageStats": "false",
    "browser.serverAddress": ADDRESS,
    "client.disableDataExport": "true",
    "client.showErrorDetails": "none",
    "client.showErrorLinks": "false",
    "client.toolbarMode": "viewer",
    "runner.magicEnabled": "false",
    "runner.postScriptGC": "false",
    "server.address": ADDRESS,
    "server.allowedHosts": (ADDRESS, "localhost"),
    "server.enableCORS": "true",
    "server.enableStaticServing": "false",
    "server.enableXsrfProtection": "true",
    "server.fileWatcherType": "none",
    "server.maxUploadSize": "5",
    "server.runOnSave": "false",
    "server.showEmailPrompt": "false",
}
"""Only this computer, nothing sent elsewhere, nothing asked; `.streamlit/config.toml` says why."""

SCRIPT = Path(__file__).parent.parent / "app" / "run.py"


def run(folder: Path | None, port: int | None, browser: bool, language: str) -> int:
    """Serve until interrupted; the exit code of the server."""
    if find_spec("streamlit") is None or find_spec("plotly") is None:
        console.say(wording.phrase("app-missing", language), error=True)
        return 1
    chosen = usual_or_examples() if folder is None else folder
    try:
        files.folder(chosen)
    except JourneyError as error:
        console.say(error.told(language), error=True)
        return 1
    port = port or free_port()
    url = f"http://{ADDRESS}:{port}"
    console.say(wording.phrase("app-opens", language, folder=chosen, url=url))
    command = [sys.executable, "-m", "streamlit", "run", str(SCRIPT)]
    command += settings(port, headless=not browser)
    # The folder travels by argument, so that no environment decides what is shown.
    process = subprocess.Popen([*command, "--", str(chosen.resolve())], env=_environment())
    try:
        return process.wait()
    except KeyboardInterrupt:
        process.wait()
        return 0


def usual_or_examples() -> Path:
    """The folder one means when naming none; the examples where it holds no journey."""
    usual = usual_folder()
    try:
        return usual if files.folder(usual).journeys else files.examples()
    except JourneyError:
        return files.examples()


def settings(port: int, *, headless: bool) -> Iterator[str]:
    """The server's settings as command-line words."""
    for name, value in SAFE_SETTINGS.items():
        for each in (value,) if isinstance(value, str) else value:
            yield f"--{name}={each}"
    yield f"--server.port={port}"
    yield f"--server.headless={str(headless).lower()}"


def free_port() -> int:
    """The first port from 8501 that nobody listens on."""
    for port in range(FIRST_PORT, FIRST_PORT + PORTS_TRIED):
        with socket.socket() as probe:
            if probe.connect_ex((ADDRESS, port)) != 0:
                return port
    return FIRST_PORT


def _environment() -> dict[str, str]:
    """The environment without settings that would undo the safe ones."""
    return {name: each for name, each in os.environ.items() if not name.startswith("STREAMLIT_")}
