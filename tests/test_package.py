"""The wheel: what people install holds all that the app needs."""

import os
import shutil
import subprocess
import sys
import tomllib
import zipfile
from importlib.metadata import version
from pathlib import Path

import pytest

import journeymap
from tests.browser import PROJECT, answers, serving

VERSION = version("journeymap")


def uv():
    """The uv that runs these tests (`uv run` names itself), or another one nearby."""
    found = os.environ.get("UV") or shutil.which("uv") or shutil.which(PROJECT / ".uv/bin/uv")
    if found is None:
        pytest.fail("building the wheel needs uv: run the tests with make test", pytrace=False)
    return found


def run(*command, folder=PROJECT, environment=None):
    """Run a command, failing with its own words if it fails."""
    done = subprocess.run(
        command,
        cwd=folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, (
        f"{command} ended with {done.returncode}\n{done.stdout}{done.stderr}"
    )
    return done.stdout


def below(folder, *patterns):
    """The files of a folder of the project, as paths from there."""
    return {
        path.relative_to(folder).as_posix()
        for pattern in patterns
        for path in folder.rglob(pattern)
        if path.is_file() and "__pycache__" not in path.parts
    }


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    """The built wheel."""
    place = tmp_path_factory.mktemp("wheel")
    run(uv(), "build", "--quiet", "--wheel", "--out-dir", str(place))
    (built,) = place.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def files(wheel):
    """The names of all files in the wheel."""
    return set(zipfile.ZipFile(wheel).namelist())


def test_the_wheel_holds_every_module_with_its_types(files):
    modules = {f"journeymap/{name}" for name in below(PROJECT / "journeymap", "*.py", "py.typed")}
    assert modules - files == set()
    assert "journeymap/py.typed" in files


def test_the_wheel_holds_the_app(files):
    assert {name for name in files if name.startswith("journeymap/app/") and name.endswith(".py")}


def test_the_wheel_holds_every_shipped_journey_and_what_lies_beside_it(files):
    journeys = below(PROJECT / "journeys", "*")
    assert "hotel-stay.yaml" in journeys
    shipped = {name for name in files if name.startswith("journeymap/journeys/")}
    assert shipped == {f"journeymap/journeys/{name}" for name in journeys}


def test_the_wheel_holds_the_schema_where_its_journeys_look_for_it(files):
    assert "journeymap/schema/journey.schema.json" in files


def test_the_wheel_holds_every_template(files):
    templates = below(PROJECT / "journeymap" / "templates", "*.yaml")
    assert len(templates) == 10
    assert {f"journeymap/templates/{name}" for name in templates} <= files


def test_the_wheel_holds_the_licence_and_the_command(files, wheel):
    information = f"journeymap-{VERSION}.dist-info"
    assert f"{information}/licenses/LICENSE" in files
    commands = zipfile.ZipFile(wheel).read(f"{information}/entry_points.txt").decode()
    assert commands.split() == ["[console_scripts]", "journeymap", "=", "journeymap.cli:main"]


def test_the_wheel_holds_nothing_but_the_package(files):
    tops = {name.split("/")[0] for name in files}
    assert tops == {"journeymap", f"journeymap-{VERSION}.dist-info"}


def test_the_version_stands_in_the_package_alone_and_is_the_wheels(wheel):
    project = tomllib.loads((PROJECT / "pyproject.toml").read_text("utf-8"))["project"]
    assert (project["dynamic"], "version" in project) == (["version"], False)
    assert wheel.name.startswith(f"journeymap-{journeymap.__version__}-")
    assert journeymap.__version__ == VERSION


@pytest.fixture(scope="module")
def installed(tmp_path_factory, wheel):
    """A Python into which plain pip has put the wheel with what the app needs, and nothing else."""
    place = tmp_path_factory.mktemp("installed") / "venv"
    run(uv(), "venv", "--quiet", "--seed", "--python", sys.executable, str(place))
    python = place / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    run(python, "-m", "pip", "install", "--quiet", f"{wheel}[app]")
    return python


@pytest.fixture
def elsewhere(tmp_path):
    """An empty folder that is home too, and an environment that knows nothing of this project."""
    known = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    return tmp_path, known | {"HOME": str(tmp_path), "USERPROFILE": str(tmp_path)}


@pytest.mark.long
def test_installed_with_pip_the_command_tells_its_version(installed, elsewhere):
    folder, environment = elsewhere
    command = installed.with_name("journeymap")
    told = run(command, "--version", folder=folder, environment=environment)
    assert VERSION in told


@pytest.mark.long
def test_installed_with_pip_the_shipped_journeys_check_where_there_is_no_folder(
    installed, elsewhere
):
    folder, environment = elsewhere
    where = "import journeymap, pathlib; print(pathlib.Path(journeymap.__file__).parent)"
    package = Path(run(installed, "-c", where, folder=folder, environment=environment).strip())
    assert PROJECT not in package.parents
    command = installed.with_name("journeymap")
    run(command, "check", package / "journeys", folder=folder, environment=environment)
    assert list(folder.iterdir()) == []


@pytest.mark.long
def test_installed_with_pip_the_app_opens_where_there_is_no_folder(installed, tmp_path):
    with serving(None, tmp_path, python=str(installed)) as server:
        assert answers(server.url)
