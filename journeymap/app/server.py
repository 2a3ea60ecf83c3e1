"""The server of the page: Streamlit with the settings named here and with nobody else's.

Streamlit also reads files of settings and of secrets from the home folder and from the folder it
starts in. One that came with somebody's journeys could let other sites in or load fonts from
elsewhere, by options that nobody thought of naming here; so none is looked for.
"""

from __future__ import annotations

from pathlib import Path

from streamlit import config, net_util
from streamlit.web import bootstrap
from streamlit.web.server.starlette import starlette_websocket

ADDRESS = "127.0.0.1"

SETTINGS: dict[str, str | bool | int | list[str]] = {
    "browser.gatherUsageStats": False,
    "browser.serverAddress": ADDRESS,
    "client.disableDataExport": True,
    "client.showErrorDetails": "none",
    "client.showErrorLinks": False,
    "client.toolbarMode": "viewer",
    "logger.hideWelcomeMessage": True,
    "logger.level": "warning",
    "runner.magicEnabled": False,
    "runner.postScriptGC": False,
    "server.address": ADDRESS,
    "server.allowedHosts": [ADDRESS, "localhost"],
    "server.baseUrlPath": "",
    "server.enableCORS": True,
    "server.enableStaticServing": False,
    "server.enableXsrfProtection": True,
    "server.fileWatcherType": "none",
    "server.maxUploadSize": 5,
    "server.runOnSave": False,
    "server.showEmailPrompt": False,
    "theme.dark.primaryColor": "#4BA3DB",
    "theme.light.primaryColor": "#0072B2",
}
"""Only this computer, nothing sent elsewhere, nothing asked; `.streamlit/config.toml` says why."""

SCRIPT = Path(__file__).with_name("run.py")


def serve(folder: Path, port: int, *, headless: bool) -> None:
    """Be the server of a folder's journeys, in this process, until it is told to stop.

    It hears Ctrl+C itself, and nothing is left behind.
    """
    setattr(starlette_websocket, "is_url_from_allowed_origins", no_other_page)  # noqa: B010 - it is imported there
    config.get_config_files = no_files
    net_util.get_internal_ip = net_util.get_external_ip = no_address
    options = SETTINGS | {"server.port": port, "server.headless": headless}
    bootstrap.load_config_options(options)
    bootstrap.run(str(SCRIPT), is_hello=False, args=[str(folder.resolve())], flag_options=options)


def no_files(file_name: str) -> list[str]:  # noqa: ARG001 - the name is Streamlit's
    """Where Streamlit may look for a file of settings or secrets: nowhere."""
    return []


def no_other_page(url: str) -> bool:  # noqa: ARG001 - the name is Streamlit's
    """Whether a page of another address may connect: none, not even another port of this computer.

    Streamlit lets in whatever this computer serves, so that any program's page could read along.
    """
    return False


def no_address() -> None:
    """The address others know this computer by: to learn it Streamlit would ask a server for it."""
