"""The terminal: its language, and words that survive it whatever it can show."""

from __future__ import annotations

import codecs
import errno
import os
import re
import sys
from typing import TYPE_CHECKING

from journeymap import wording
from journeymap.problems import shown

if TYPE_CHECKING:
    from typing import TextIO

PLAIN = {
    "−": "-",
    "–": "-",
    "—": "-",
    "…": "...",
    "→": "->",
    "·": "-",
    "•": "-",
    "“": '"',
    "”": '"',
    "‘": "'",
    "’": "'",
    "×": "x",
    "▲": "^",
    "▼": "v",
    "◆": "*",
    "λ": "lambda",
    "Δ": "Delta",
}
"""What stands for the signs we use where a terminal has only ASCII."""

_NEEDS_NO_QUOTES = re.compile(r"[\w@%+=:,./-]+")


def prepare() -> None:
    """Let every word out: signs a terminal cannot show become plain ones, other letters codes."""
    codecs.register_error("journeymap", _plainer)
    for stream in filter(None, (sys.stdout, sys.stderr)):  # one that was closed is None
        # Unicode holds every letter, but a file's name may be none.
        errors = "backslashreplace" if is_unicode(stream) else "journeymap"
        stream.reconfigure(errors=errors)


def say(text: str, *, error: bool = False) -> None:
    """Print a line, to stderr if it is an error.

    Straight to the stream: click would send UTF-8 to a terminal that says it can show ASCII alone.
    """
    stream = sys.stderr if error else sys.stdout
    if stream is None:  # closed before we began
        return
    try:
        stream.write(text + "\n")
        stream.flush()
    except OSError as problem:
        if problem.errno != errno.ENOSPC:
            raise
        raise SystemExit(f"journeymap: {problem.strerror}") from None


def is_terminal(stream: TextIO | None) -> bool:
    """Whether a person reads there; a stream may have been closed before we began."""
    return stream is not None and stream.isatty()


def suggest(language: str, command: str, *words: object) -> None:
    """Say which command comes next, to a person alone: scripts and logs see nothing of it."""
    if is_terminal(sys.stderr):
        say(wording.phrase("next", language, command=typed(command, *words)), error=True)


def typed(*words: object) -> str:
    """Our command with its words, as one types it: letters of any script need no quotes.

    >>> typed("check", "到店.yaml"), typed("check", "my visit.yaml")
    ('journeymap check 到店.yaml', "journeymap check 'my visit.yaml'")
    """
    import shlex  # noqa: PLC0415 - a script need not pay for it

    told = map(str, words)
    quoted = (each if _NEEDS_NO_QUOTES.fullmatch(each) else shlex.quote(each) for each in told)
    return shown(" ".join(["journeymap", *quoted]))


def is_unicode(stream: TextIO) -> bool:
    """Whether a stream can hold any character."""
    return (getattr(stream, "encoding", None) or "").lower().replace("-", "").startswith("utf")


def _plainer(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    failed = error.object[error.start : error.end]
    encoded = (
        PLAIN.get(each) or each.encode("ascii", "backslashreplace").decode() for each in failed
    )
    return "".join(encoded), error.end


def language(asked: str | None) -> str:
    """The language of the answer: what was asked for, else the terminal's, else English."""
    settings = (os.environ.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    return asked or next((each for each in settings if each), "en")
