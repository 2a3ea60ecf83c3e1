"""`journeymap new`: a first journey, from what a person answers or from options."""

from __future__ import annotations

import sys
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from rich.cells import cell_len

from journeymap import desk, wording
from journeymap.cli import console
from journeymap.cli.inputs import usual_folder
from journeymap.files import ENDINGS
from journeymap.language import read
from journeymap.language.notations.names import Names, id_from
from journeymap.problems import JourneyError, shown

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from journeymap.model import Journey

UNNAMED = "journey"
"""The name of a file whose title holds no letter to make one of."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What was asked for; None where nothing was said."""

    path: Path | None = None
    title: str | None = None
    template: str | None = None
    language: str | None = None
    scale: tuple[float, float] | None = None
    over: bool = False

    @property
    def says_how(self) -> bool:
        """Whether an option says what the journey is to be like: then nothing is asked."""
        return any(
            each is not None for each in (self.title, self.template, self.language, self.scale)
        )


def run(wish: Wish) -> int:
    """Write the file and say what comes next; 1 where it cannot be written."""
    if console.is_terminal(sys.stdin) and not wish.says_how and not _is_in_vain(wish):
        wish = _asked(wish)
    language = console.language(wish.language)
    template = wish.template or desk.TEMPLATES[0]
    title = (wish.title or "").strip()
    path = _place(wish.path, title or _title(template, language))
    beginning = desk.Beginning(template, language, title, wish.scale)
    try:
        journey = desk.begin(path, beginning, over=wish.over)
    except JourneyError as error:
        console.say(error.told(language), error=True)
        return 1
    told = wording.phrase(
        "new-saved",
        language,
        file=shown(str(path)),
        title=journey.name,
        touchpoints=len(tuple(journey.touchpoints)),
    )
    console.say(f"{told}\n{wording.phrase('new-next', language)}")
    steps = [
        (wording.phrase(f"new-{code}", language), typed) for code, typed in _steps(path, journey)
    ]
    width = max(cell_len(label) for label, _ in steps)
    for label, typed in steps:
        console.say(f"  {label}{' ' * (width - cell_len(label))}  {typed}")
    return 0


def _steps(path: Path, journey: Journey) -> Iterator[tuple[str, str]]:
    """What one does with a new journey, each with the command for it."""
    first, scale = next(journey.touchpoints).id, journey.scale
    width = scale.maximum - scale.minimum
    likely = (round(scale.minimum + part * width) for part in (0.7, 0.5))
    expectation, experience = (min(max(each, scale.minimum), scale.maximum) for each in likely)
    scores = (f"{first}.expectation", expectation, f"{first}.experience", experience)
    yield "set", console.typed("set", path, *scores)
    yield "check", console.typed("check", path)
    yield "score", console.typed("score", path)
    yield "app", console.typed("app", path.parent)


# Asking -------------------------------------------------------------------------------------------


def _asked(wish: Wish) -> Wish:
    """The wish with what a person answers to at most four questions; Enter takes the default."""
    spoken = console.language(None)
    language = _choice("ask-language", spoken, wording.LANGUAGES, wording.chosen(spoken))
    template = _choice("ask-template", language, desk.TEMPLATES, desk.TEMPLATES[0])
    title = _answer("ask-title", language, _title(template, language))
    place = wish.path or Path(_answer("ask-file", language, str(_place(None, title))))
    return replace(wish, language=language, template=template, title=title, path=place)


def _is_in_vain(wish: Wish) -> bool:
    """Whether the file cannot be written whatever the answers are."""
    return wish.path is not None and not wish.over and desk.is_taken(_place(wish.path, UNNAMED))


def _choice(code: str, language: str, choices: Sequence[str], usual: str) -> str:
    """One of several words, by its number or its beginning."""
    numbers = {str(number): each for number, each in enumerate(choices, start=1)}
    names = [f"{at} {wording.phrase(f'choice-{each}', language)}" for at, each in numbers.items()]
    question = wording.phrase(code, language, choices=" · ".join(names))
    while True:
        answer = _typed(question, str(choices.index(usual) + 1)).lower()
        meant = [each for each in choices if each.startswith(answer)]
        if answer in numbers or len(meant) == 1:
            return numbers.get(answer) or meant[0]


def _answer(code: str, language: str, usual: str) -> str:
    return _typed(wording.phrase(code, language), usual)


def _typed(question: str, usual: str) -> str:
    """What a person types, or the usual answer; who ends the input ends the command."""
    sys.stdout.write(f"{question} [{usual}] ")
    sys.stdout.flush()
    line = sys.stdin.readline()
    if not line:
        raise SystemExit(1)
    return line.strip() or usual


# The file -----------------------------------------------------------------------------------------


def _title(template: str, language: str) -> str:
    return read(desk.template(template, language)).name


def _place(given: Path | None, title: str) -> Path:
    """The file that is meant; where only a folder is given, a free one named after the title."""
    if given is not None and not given.is_dir():
        return given if given.suffix in ENDINGS else given.with_name(given.name + ENDINGS[0])
    folder = usual_folder() if given is None else given
    name = id_from(title) or UNNAMED
    free = Names(each.stem for each in folder.glob("*") if each.suffix in ENDINGS)
    return folder / f"{free.given(name)}{ENDINGS[0]}"
