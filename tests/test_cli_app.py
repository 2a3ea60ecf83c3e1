"""`journeymap app`: only this computer, nothing asked, nothing left behind."""

import http.client
import os
import signal
import socket
import subprocess
import sys
import time
import tomllib

import pytest
from click.testing import CliRunner

from journeymap import files
from journeymap.app import server
from journeymap.cli import app, main
from tests.browser import HOST, PROJECT, answers, free_port

linux = pytest.mark.skipif(sys.platform != "linux", reason="127.0.0.2 is this computer on Linux")
posix = pytest.mark.skipif(os.name != "posix", reason="has no signals of this kind")
SMALL = "journey: small\nstages: [{stage: s, touchpoints: [{touchpoint: t}]}]\n"

EXAMPLES = "These are the examples; your own: journeymap app FOLDER"


@pytest.fixture
def journeymap(monkeypatch):
    """Run the command in this process, in English."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    return lambda *words: CliRunner().invoke(main, [str(word) for word in words])


@pytest.fixture
def served(monkeypatch):
    """What would be served: folder, port, whether without a browser."""
    calls = []
    monkeypatch.setattr(app, "serve", lambda *words, **named: calls.append((*words, named)))
    return calls


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A folder one stands in, with one journey in its folder journeys."""
    (tmp_path / "journeys").mkdir()
    (tmp_path / "journeys" / "small.yaml").write_text(SMALL, "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def start(tmp_path):
    """Start the command in a process of its own, its home folder and standing there empty."""
    started = []

    def begin(*words, python=("-m", "journeymap", "app"), cwd=tmp_path, env=None):
        process = subprocess.Popen(
            [sys.executable, *python, *map(str, words)],
            cwd=cwd,
            env=(env or os.environ | {"HOME": str(tmp_path)}) | {"PYTHONUNBUFFERED": "1"},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
        )
        started.append(process)
        return process

    yield begin
    for process in started:
        process.kill()
        process.communicate()


def up(port):
    """Return once the app answers."""
    deadline = time.monotonic() + 60
    while not answers(f"http://{HOST}:{port}/_stcore/health"):
        assert time.monotonic() < deadline, "the app does not answer"
        time.sleep(0.1)


def test_the_settings_are_those_of_the_configuration_file():
    settings = tomllib.loads((PROJECT / ".streamlit" / "config.toml").read_text("utf-8"))
    assert dict(told(settings)) == server.SETTINGS


def told(settings, prefix=""):
    """The settings of a file by their full names."""
    for name, value in settings.items():
        if isinstance(value, dict):
            yield from told(value, f"{prefix}{name}.")
        else:
            yield f"{prefix}{name}", value


def test_the_folder_journeys_is_meant_where_there_is_one(journeymap, folder, served):
    answer = journeymap("app", "--port", free_port())
    assert answer.exit_code == 0
    ((chosen, _, headless),) = served
    assert (chosen.resolve(), headless) == (folder / "journeys", {"headless": False})


def test_the_examples_open_where_there_is_no_journey(journeymap, tmp_path, monkeypatch, served):
    monkeypatch.chdir(tmp_path)
    assert journeymap("app", "--no-browser").exit_code == 0
    ((chosen, _, headless),) = served
    assert (chosen, headless) == (files.examples(), {"headless": True})


def test_it_says_where_the_page_opens(journeymap, folder, served):
    port = free_port()
    answer = journeymap("app", folder, "--port", port)
    assert answer.output == (
        f"Journeys of {folder.name} (0) open at http://127.0.0.1:{port}   (Ctrl+C stops)\n"
    )


def test_a_folder_that_is_not_there_is_told(journeymap, folder, served):
    answer = journeymap("app", "lost")
    assert (answer.exit_code, served) == (1, [])
    assert "lost" in answer.output


def test_a_taken_port_is_told_and_passed_over_where_none_is_asked_for(
    journeymap, folder, served, monkeypatch
):
    with socket.create_server((HOST, 0)) as taken:
        port = taken.getsockname()[1]
        answer = journeymap("app", "--port", port)
        assert (answer.exit_code, served) == (1, [])
        assert answer.output == (f"Port {port} is taken; without --port the app finds a free one\n")
        monkeypatch.setattr(app, "FIRST_PORT", port)
        assert app.free_port() > port
        monkeypatch.setattr(app, "PORTS_TRIED", 1)
        assert app.is_free(app.free_port())


@pytest.mark.parametrize("missing", ["streamlit", "plotly"])
def test_without_the_app_extra_it_says_what_to_install(missing, journeymap, served, monkeypatch):
    monkeypatch.setattr(app, "find_spec", lambda name: None if name == missing else name)
    answer = journeymap("app")
    assert (answer.exit_code, served) == (1, [])
    assert answer.output == (
        "The app needs Streamlit and Plotly: in journeymap's folder, pip install '.[app]'\n"
    )


HOSTILE = """
[browser]
gatherUsageStats = true
[server]
address = "0.0.0.0"
baseUrlPath = "elsewhere"
corsAllowedOrigins = ["http://evil.example"]
enableAgentApi = true
sslCertFile = "/nowhere/certificate.pem"
sslKeyFile = "/nowhere/key.pem"
[theme]
base = "http://evil.example/theme.toml"
font = "evil:http://evil.example/font.css"
[[theme.fontFaces]]
family = "evil"
url = "http://evil.example/font.woff2"
"""
SECRETS = """
[auth]
redirect_uri = "http://evil.example"
cookie_secret = "known"
client_id = "evil"
client_secret = "evil"
server_metadata_url = "http://evil.example"
"""


@pytest.fixture
def hostile(tmp_path):
    """Files of settings by a stranger, in the home folder and in the folder one stands in."""
    places = [tmp_path / "home", tmp_path / "here"]
    for place in places:
        (place / ".streamlit").mkdir(parents=True)
        (place / ".streamlit" / "config.toml").write_text(HOSTILE, "utf-8")
        (place / ".streamlit" / "secrets.toml").write_text(SECRETS, "utf-8")
        (place / ".streamlit" / "credentials.toml").write_text("no TOML at all", "utf-8")
    home, here = map(str, places)
    return {"cwd": here, "env": os.environ | {"HOME": home, "USERPROFILE": home}}


def asked(port, path, **headers):
    """What the app answers: status and headers."""
    connection = http.client.HTTPConnection(HOST, port, timeout=20)
    connection.request("GET", path, headers=headers)
    answer = connection.getresponse()
    connection.close()
    return answer.status, answer.headers


UPGRADE = {
    "Connection": "Upgrade",
    "Upgrade": "websocket",
    "Sec-WebSocket-Key": "c2l4dGVlbiBieXRlcyBvaw==",
    "Sec-WebSocket-Version": "13",
}


@linux
def test_neither_environment_nor_files_of_settings_let_others_in(start, hostile):
    port = free_port()
    environment = {"STREAMLIT_SERVER_ADDRESS": "0.0.0.0", "STREAMLIT_SERVER_PORT": str(port + 1)}
    process = start(
        "--no-browser", "--port", port, cwd=hostile["cwd"], env=hostile["env"] | environment
    )
    up(port)
    with socket.socket() as other:
        assert other.connect_ex(("127.0.0.2", port)) != 0
    evil = "http://evil.example"
    assert "Access-Control-Allow-Origin" not in asked(port, "/_stcore/health", Origin=evil)[1]
    assert asked(port, "/_stcore/stream", **UPGRADE, Origin=evil)[0] == 403
    assert asked(port, "/_stcore/stream", **UPGRADE, Origin=f"http://{HOST}:{port}")[0] == 101
    assert "evil" not in asked(port, "/auth/login")[1].get("Location", "")
    process.terminate()
    (refused,) = process.communicate(timeout=20)[0].splitlines()[2:-1]
    assert "Rejecting WebSocket connection" in refused


WATCHED = f"""
import sys
from ipaddress import ip_address

def watch(event, arguments):
    if event in {{"socket.connect", "socket.sendto"}}:
        _, address = arguments
        if isinstance(address, tuple) and not ip_address(address[0]).is_loopback:
            print("went to", address, flush=True)
    if event == "socket.getaddrinfo" and arguments[0] not in {{"{HOST}", "localhost"}}:
        print("asked for", arguments[0], flush=True)

sys.addaudithook(watch)
from journeymap.cli import main
main()
"""


@posix
def test_nothing_goes_beyond_this_computer_even_when_another_site_asks(start):
    port = free_port()
    process = start("--no-browser", "--port", port, python=["-c", WATCHED, "app"])
    up(port)
    asked(port, "/")
    asked(port, "/_stcore/host-config", Origin="http://evil.example")
    neighbours = (f"http://{HOST}:9999", "http://localhost:3000", f"https://{HOST}:{port + 1}")
    for origin in ("http://evil.example", *neighbours):
        assert asked(port, "/_stcore/stream", **UPGRADE, Origin=origin)[0] == 403
    process.terminate()
    said = process.communicate(timeout=20)[0]
    assert "Stopping..." in said
    assert "went to" not in said
    assert "asked for" not in said


@posix
@pytest.mark.parametrize("ending", ["SIGINT", "SIGTERM"])
def test_it_ends_well_and_has_said_no_more_than_needed(ending, start):
    port = free_port()
    process = start("--no-browser", "--port", port)
    up(port)
    process.send_signal(getattr(signal, ending))
    said, _ = process.communicate(timeout=20)
    assert process.returncode == 0
    first, *rest = said.splitlines()
    assert f"http://127.0.0.1:{port}" in first
    assert [line.strip() for line in rest] == [EXAMPLES, "Stopping..."]


@posix
def test_on_a_terminal_it_opens_the_page_and_asks_nothing(tmp_path):
    import pty

    opened = tmp_path / "opened"
    browser = tmp_path / "bin" / "xdg-open"
    browser.parent.mkdir()
    browser.write_text(f'#!/bin/sh\necho "$1" > "{opened}"\n', "utf-8")
    browser.chmod(0o755)
    port = free_port()
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "journeymap", "app", "--port", str(port)],
        cwd=tmp_path,
        env=os.environ
        | {"HOME": str(tmp_path), "DISPLAY": ":0", "BROWSER": f"{browser} %s"}
        | {"PATH": f"{browser.parent}{os.pathsep}{os.environ['PATH']}"},
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        start_new_session=True,
    )
    os.close(theirs)
    try:
        up(port)
        deadline = time.monotonic() + 20
        while not (opened.is_file() and opened.read_text()) and time.monotonic() < deadline:
            time.sleep(0.1)
        assert opened.read_text().strip() == f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(timeout=20)
    said = b""
    while chunk := read(ours):
        said += chunk
    _, examples, last = said.decode().strip().splitlines()
    assert examples.strip() == EXAMPLES
    assert "Stopping..." in last


def read(terminal):
    """What is left on a terminal; its end is an error on Linux."""
    try:
        return os.read(terminal, 4096)
    except OSError:
        return b""
