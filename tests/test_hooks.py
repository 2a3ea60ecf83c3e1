"""The hooks for pre-commit, run by pre-commit itself in a repository with journeys."""

import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.browser import PROJECT

WHEEL = tomllib.loads((PROJECT / "pyproject.toml").read_text("utf-8"))["tool"]["hatch"]["build"][
    "targets"
]["wheel"]
TAKEN_ALONG = (
    *WHEEL["packages"],
    *WHEEL["force-include"],
    ".pre-commit-hooks.yaml",
    "pyproject.toml",
    "README.md",
    "LICENSE",
)
SOUND = """journey: visit
persona: Somebody with an appointment
exits: [done, gives-up]
stages:
  - stage: all
    touchpoints:
      - touchpoint: wait
        title: I wait
        next: {done: 90%, gives-up: rest}
"""
OUT_OF_ORDER = SOUND.replace(
    "        title: I wait\n        next: {done: 90%, gives-up: rest}\n",
    "        next: {done: 90%,  gives-up: rest}\n        title: I wait\n",
)


def run(*command, folder, environment=None):
    return subprocess.run(
        [str(each) for each in command],
        cwd=folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )


@pytest.fixture(scope="module")
def environment(tmp_path_factory):
    """What a stranger's shell knows: nothing of this project's Python, and a git of its own."""
    home = tmp_path_factory.mktemp("home")
    known = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("PYTHON", "VIRTUAL_ENV", "UV_", "GIT_", "LC_", "LANG"))
    }
    own = str(Path(sys.executable).parent)
    path = os.pathsep.join(each for each in os.environ["PATH"].split(os.pathsep) if each != own)
    git = {
        f"GIT_{who}_{what}": told
        for who in ("AUTHOR", "COMMITTER")
        for what, told in (("NAME", "test"), ("EMAIL", "test@example.org"))
    }
    return (
        known
        | git
        | {
            "HOME": str(home),
            "USERPROFILE": str(home),
            "PATH": path,
            "PRE_COMMIT_HOME": str(home / "pre-commit"),
            "GIT_CONFIG_NOSYSTEM": "1",
        }
    )


def committed(folder, environment):
    """A folder as a git repository with one commit; the commit."""
    for command in (("init", "--quiet"), ("add", "--all"), ("commit", "--quiet", "-m", "all")):
        done = run("git", *command, folder=folder, environment=environment)
        assert done.returncode == 0, done.stdout
    return run("git", "rev-parse", "HEAD", folder=folder, environment=environment).stdout.strip()


@pytest.fixture(scope="module")
def tool(tmp_path_factory, environment):
    """This project as others clone it, and its commit."""
    folder = tmp_path_factory.mktemp("tool")
    for name in TAKEN_ALONG:
        source = PROJECT / name
        if source.is_dir():
            ignored = shutil.ignore_patterns("__pycache__")
            shutil.copytree(source, folder / name, ignore=ignored)
        else:
            shutil.copy(source, folder / name)
    return folder, committed(folder, environment)


@pytest.fixture
def repository(tmp_path, tool, environment):
    """A repository with a journey and the hooks; `commit(text)` runs them on that journey."""
    source, revision = tool
    (tmp_path / "journeys").mkdir()
    hooks = "".join(f"      - id: journeymap-{each}\n" for each in ("check", "lint", "fmt"))
    (tmp_path / ".pre-commit-config.yaml").write_text(
        f"repos:\n  - repo: {source.as_posix()}\n    rev: {revision}\n    hooks:\n{hooks}",
        encoding="utf-8",
    )
    committed(tmp_path, environment)

    def commit(text):
        journey = tmp_path / "journeys" / "visit.yaml"
        journey.write_text(text, encoding="utf-8")
        run("git", "add", "--all", folder=tmp_path, environment=environment)
        done = run(
            sys.executable,
            "-m",
            "pre_commit",
            "run",
            "--color",
            "never",
            folder=tmp_path,
            environment=environment,
        )
        verdicts = {
            line.split(".")[0].removeprefix("journeymap "): line.rpartition(".")[2]
            for line in done.stdout.splitlines()
            if line.startswith("journeymap ")
        }
        return verdicts, done.stdout, journey.read_text(encoding="utf-8")

    return commit


def test_a_good_journey_passes_all_three(repository):
    verdicts, told, _ = repository(SOUND)
    assert verdicts == {"check": "Passed", "lint": "Passed", "fmt": "Passed"}, told


def test_a_file_with_a_problem_stops_the_commit(repository):
    verdicts, told, _ = repository(SOUND.replace("persona:", "personna:"))
    assert (verdicts["check"], verdicts["lint"]) == ("Failed", "Failed")
    assert "journeys/visit.yaml:2:1: 'personna' is no field that can stand here" in told


def test_what_lint_remarks_on_stops_the_commit(repository):
    verdicts, told, _ = repository(SOUND.replace("I wait", "Waiting"))
    assert verdicts == {"check": "Passed", "lint": "Failed", "fmt": "Passed"}
    assert "journeys/visit.yaml:8:16: the title 'Waiting'" in told


def test_a_file_out_of_order_is_put_in_order_to_be_committed_again(repository):
    verdicts, _, text = repository(OUT_OF_ORDER)
    assert verdicts == {"check": "Passed", "lint": "Passed", "fmt": "Failed"}
    assert text == SOUND
