"""`journeymap app`: find the folder and a port, start the server and open the page."""

from __future__ import annotations

import os
import socket
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING

from journeymap import files, wording
from journeymap.cli import console
from journeymap.cli.inputs import usual_folder
from journeymap.problems import JourneyError, shown

if TYPE_CHECKING:
    from pathlib import Path

ADDRESS = "127.0.0.1"
FIRST_PORT = 8501
PORTS_TRIED = 50


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
    """Be the server, in this process, until it is told to stop."""
    # A setting of the environment could undo a safe one.
    for name in [name for name in os.environ if name.startswith("STREAMLIT_")]:
        del os.environ[name]
    # By name, so that no command but this one ever comes near Streamlit.
    import_module("journeymap.app.server").serve(folder, port, headless=headless)


def usual_or_examples() -> Path:
    """The folder one means when naming none; the examples where it holds no journey."""
    usual = usual_folder()
    try:
        return usual if files.folder(usual).journeys else files.examples()
    except JourneyError:
        return files.examples()


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
