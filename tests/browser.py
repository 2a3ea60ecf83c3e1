"""A real browser and a real server for the tests: where they are found, started and watched.

Run as a script it brings what is missing: `python tests/browser.py`.
"""

from __future__ import annotations

import ctypes
import os
import platform
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from playwright.sync_api import BrowserContext, ConsoleMessage, WebSocket

PROJECT = Path(__file__).resolve().parent.parent
JOURNEYS = PROJECT / "journeys"
HOST = "127.0.0.1"

COMMANDS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
PLACES = (
    "/usr/bin/chromium",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "~/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "C:/Program Files/Google/Chrome/Application/chrome.exe",
    "C:/Program Files (x86)/Google/Chrome/Application/chrome.exe",
    "~/AppData/Local/Google/Chrome/Application/chrome.exe",
    "C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe",
)
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # Whatever a page tries to reach outside is refused here, and reported by `Visit`.
    f"--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE {HOST}",
)
REMEDY = (
    "No Chromium was found for the browser tests. Run `make browser`, "
    "or `playwright install chromium`, or set CHROMIUM to the path of a Chromium or Chrome."
)


def system_browser() -> str | None:
    """The path of a Chromium or Chrome that is already installed; CHROMIUM names one outright."""
    named = os.environ.get("CHROMIUM")
    if named:
        return named
    found = (shutil.which(command) for command in COMMANDS)
    places = (str(place) for place in (Path(p).expanduser() for p in PLACES) if place.is_file())
    return next((path for path in (*found, *places) if path), None)


def playwright_browser() -> str | None:
    """The path of the Chromium that Playwright downloaded earlier, if it did."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).is_file() else None


def is_debian() -> bool:
    """Whether `apt-get install chromium` brings a browser here; Ubuntu's is an empty stub."""
    try:
        system = platform.freedesktop_os_release()
    except OSError:
        return False
    family = f"{system.get('ID', '')} {system.get('ID_LIKE', '')}".split()
    return "debian" in family and "ubuntu" not in family and shutil.which("apt-get") is not None


def has_chinese_font() -> bool:
    """Whether some installed font can draw Chinese; elsewhere than Linux one always can."""
    if sys.platform != "linux":
        return True
    if shutil.which("fc-list") is None:
        return False
    fonts = subprocess.run(["fc-list", ":lang=zh-cn"], capture_output=True, text=True, check=False)
    return bool(fonts.stdout.strip())


def as_root(command: Sequence[str]) -> list[str] | None:
    """The command as root would start it, or None where nobody may become root unasked."""
    if os.geteuid() == 0:
        return list(command)
    if shutil.which("sudo") and subprocess.run(["sudo", "-n", "true"], check=False).returncode == 0:
        return ["sudo", "-n", *command]
    return None


def install_debian_packages(*packages: str) -> None:
    """Install packages of Debian's own, saying so; exits with the command to type if it may not."""
    apt = ["env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq"]
    update = as_root([*apt, "update"])
    install = as_root([*apt, "install", "-y", "--no-install-recommends", *packages])
    if update is None or install is None:
        sys.exit(f"The browser tests need: sudo apt-get install {' '.join(packages)}")
    print(f"installing for the browser tests: {' '.join(install)}", flush=True)
    for command in (update, install):
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


def loads(library: str) -> bool:
    """Whether a shared library is installed."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def missing_debian_packages() -> list[str]:
    """What the browser tests need of Debian and is not installed."""
    can_start_playwright = loads("libatomic.so.1")
    has_browser = system_browser() or (can_start_playwright and playwright_browser())
    needs = {
        "libatomic1": can_start_playwright,
        "fonts-noto-cjk": has_chinese_font(),
        "chromium": has_browser,
    }
    return [package for package, is_here in needs.items() if not is_here]


def bring_browser() -> None:
    """See to it that a Chromium and a Chinese font are here, installing what is missing."""
    if is_debian():
        packages = missing_debian_packages()
        if packages:
            install_debian_packages(*packages)
    elif not (system_browser() or playwright_browser()):
        print("playwright install chromium", flush=True)
        subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=True)


@dataclass(slots=True)
class Visit:
    """All that a page said and asked for while a test looked at it."""

    requests: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def watch(self, context: BrowserContext) -> None:
        """Take note of every request, console error and uncaught exception of the context."""

        def note_socket(socket: WebSocket) -> None:
            self.requests.append(socket.url)

        def note_message(message: ConsoleMessage) -> None:
            if message.type == "error":
                self.errors.append(f"console: {message.text} ({message.location.get('url', '')})")

        # Playwright writes on the owner of a bound method, which slots forbid: hence functions.
        context.on("request", lambda request: self.requests.append(request.url))
        context.on("page", lambda page: page.on("websocket", note_socket))
        context.on("console", note_message)
        context.on("weberror", lambda error: self.errors.append(f"uncaught: {error.error}"))

    @property
    def outside(self) -> list[str]:
        """The requests that were meant for another machine."""
        return [url for url in self.requests if leaves_this_machine(url)]

    def problems(self) -> list[str]:
        """What no page of ours may do: call out, or log an error."""
        return [f"request left {HOST}: {url}" for url in self.outside] + self.errors


def leaves_this_machine(url: str) -> bool:
    """Whether fetching the address would leave 127.0.0.1.

    >>> leaves_this_machine("http://127.0.0.1:8501/_stcore/health")
    False
    >>> leaves_this_machine("data:image/png;base64,AA==")
    False
    >>> leaves_this_machine("https://cdn.example.com/plotly.js")
    True
    """
    parts = urlsplit(url)
    return parts.scheme in {"http", "https", "ws", "wss"} and parts.hostname != HOST


@dataclass(frozen=True, slots=True)
class AppServer:
    """A running app: its address, the folder it shows and what it printed."""

    url: str
    folder: Path
    log_file: Path

    @property
    def log(self) -> str:
        """Everything the server has printed so far."""
        return self.log_file.read_text(encoding="utf-8", errors="replace")


def free_port() -> int:
    """A port of 127.0.0.1 that nobody listens on at this moment."""
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        port: int = probe.getsockname()[1]
        return port


def answers(url: str) -> bool:
    """Whether the address answers 200."""
    # A proxy set for this machine must not stand between the test and the server.
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with opener.open(url, timeout=2) as response:
            return bool(response.status == 200)
    except (urllib.error.URLError, OSError):
        return False


@contextmanager
def serving(
    folder: Path | None, home: Path, *, python: str = sys.executable, patience: float = 60
) -> Iterator[AppServer]:
    """Run `journeymap app` on a folder of journeys, or on its default, until the block ends.

    It starts in the empty folder `home`, which is its home folder too, so that no settings of this
    project or of this person help it. `patience` is how many seconds it may take to answer.
    """
    port = free_port()
    command = [python, "-m", "journeymap", "app", "--no-browser", "--port", str(port)]
    command += [] if folder is None else [str(folder.resolve())]
    log_file = home / f"app-{port}.log"
    environment = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("STREAMLIT_", "PYTEST_"))
    } | {"HOME": str(home), "USERPROFILE": str(home), "PYTHONUNBUFFERED": "1"}
    with log_file.open("wb") as log:
        process = subprocess.Popen(
            command,
            cwd=home,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    server = AppServer(f"http://{HOST}:{port}", folder or home, log_file)
    try:
        wait_until_ready(server, process, patience)
        yield server
    finally:
        stop(process)


def wait_until_ready(server: AppServer, process: subprocess.Popen[bytes], patience: float) -> None:
    """Return once the server says it is well; tell its log if it ended or took too long."""
    deadline = time.monotonic() + patience
    while not answers(f"{server.url}/_stcore/health"):
        if process.poll() is not None:
            raise RuntimeError(f"the app ended with {process.returncode}:\n{server.log}")
        if time.monotonic() > deadline:
            raise TimeoutError(f"the app did not answer within {patience} s:\n{server.log}")
        time.sleep(0.1)


def stop(process: subprocess.Popen[bytes]) -> None:
    """End the process and whatever it started."""
    for ask in (signal.SIGTERM, getattr(signal, "SIGKILL", signal.SIGTERM)):
        if hasattr(os, "killpg"):
            try:
                os.killpg(process.pid, ask)
            except ProcessLookupError:
                break
        else:
            process.terminate()
        try:
            process.wait(timeout=5)
        except subprocess.TimeoutExpired:
            continue
    process.wait(timeout=5)


if __name__ == "__main__":
    bring_browser()
