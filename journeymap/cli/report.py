"""What `journeymap score` prints: headline, moments with their because, then every touchpoint."""

from __future__ import annotations

import io
import os
import sys
from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from journeymap import wording
from journeymap.analysis import Notes, because, nothing_scored
from journeymap.cli import console
from journeymap.cli.paragraph import wrapped
from journeymap.figures.text import plain
from journeymap.wording import numbers

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from journeymap.analysis import Analysis, RankStability, TouchpointAnalysis
    from journeymap.model import Journey

WIDTH_WITHOUT_TERMINAL = 110
WIDEST = 1_000
"""Columns that no terminal has more of."""

LEAST_WIDTH = 80
"""From this width the headline's labels have room enough to stay on one line."""

EXPLAINED = 7
"""Moments of truth, and near misses, that are told unless all are asked for: about a screen."""

LISTED = 200
"""Touchpoints that the table lists unless all are asked for; the app's table holds more."""

INDENT = (0, 0, 0, 2)
STYLES = {
    "pain": "bold red",
    "delight": "bold blue",
    "guard": "bold",
    "irritant": "red",
    "bonus": "blue",
}


def show(
    scored: Sequence[tuple[Journey, Analysis, RankStability | None]],
    language: str,
    *,
    explain_all: bool,
) -> None:
    """Print every journey's report."""
    on_terminal = console.is_terminal(sys.stdout)
    buffer = io.StringIO()
    printer = Console(
        file=None if on_terminal else buffer,
        width=_width(on_terminal=on_terminal),
        highlight=False,
        emoji=False,
        markup=False,
    )
    for number, (journey, analysis, stability) in enumerate(scored):
        if number:
            printer.print()
        _Report(printer, journey, analysis, stability, language).show(
            len(analysis.touchpoints) if explain_all else EXPLAINED
        )
    if not on_terminal:
        console.say("\n".join(line.rstrip() for line in buffer.getvalue().splitlines()))


def _width(*, on_terminal: bool) -> int | None:
    """How many columns there are, as far as anything sensible says so; None asks the terminal."""
    said = os.environ.get("COLUMNS", "")
    if not said:
        return None if on_terminal else WIDTH_WITHOUT_TERMINAL
    is_sensible = said.isdecimal() and len(said) <= len(str(WIDEST)) and 0 < int(said) <= WIDEST
    return int(said) if is_sensible else WIDTH_WITHOUT_TERMINAL


class _Report:
    """One journey's report.

    Texts of the file are never markup, and hold nothing that could steer the terminal.
    """

    def __init__(
        self,
        console: Console,
        journey: Journey,
        analysis: Analysis,
        stability: RankStability | None,
        language: str,
    ) -> None:
        self._console = console
        self._journey = journey
        self._analysis = analysis
        self._stability = stability
        self._language = language
        self._titles = {each.touchpoint: plain(each.title) for each in analysis.touchpoints}

    def show(self, explained: int) -> None:
        self._headline()
        self._moments(explained)
        self._console.print()
        if notes := [("•", self._paragraph(note)) for note in self._notes(explained)]:
            listed = Table.grid(padding=(0, 1))
            for note in notes:
                listed.add_row(*note, style="dim")
            self._console.print(listed)
            self._console.print()
        most = max(LISTED, explained)
        self._console.print(self._table(most))
        if (more := len(self._analysis.touchpoints) - most) > 0:
            self._console.print(Text(self._say("unlisted-touchpoints", count=more)))

    def _say(self, code: str, **values: object) -> str:
        return wording.phrase(code, self._language, **values)

    def _paragraph(self, text: str) -> Text:
        """Text that stands two columns in."""
        return Text(wrapped(text, self._console.width - INDENT[-1]))

    def _headline(self) -> None:
        analysis, journey = self._analysis, self._journey
        segments = {each.id: each.title or each.id for each in journey.segments}
        parts = [journey.persona, segments.get(analysis.segment or "", "")]
        self._console.print(Text(plain(journey.name), style="bold"))
        if any(parts):
            told = " · ".join(plain(part) for part in parts if part)
            self._console.print(Text(told, style="dim"))
        scored = [each for each in analysis.touchpoints if each.evidence != "none"]
        measured = sum(each.evidence == "measured" for each in scored)
        felt = analysis.balance_of_completers
        table = Table.grid(padding=(0, 2))
        table.add_column(no_wrap=self._console.width >= LEAST_WIDTH)
        table.add_column()
        for label, value in (
            (
                "balance_of_completers",
                numbers.UNDEFINED
                if felt is None
                else self._say(
                    "felt-line",
                    value=numbers.signed(felt),
                    loss_aversion=f"{analysis.loss_aversion:g}",
                ),
            ),
            ("completion", numbers.percent(analysis.completion)),
            (
                "evidence",
                self._say(
                    "evidence-line",
                    coverage=numbers.percent(analysis.coverage),
                    scored=len(scored),
                    of=len(analysis.touchpoints),
                    measured=measured,
                ),
            ),
        ):
            table.add_row(Text(self._say(label), style="dim"), Text(value, style="bold"))
        self._console.print(table)
        self._console.print()

    def _moments(self, explained: int) -> None:
        critical = self._analysis.critical
        if unscored := nothing_scored(self._journey, self._analysis, self._language):
            self._console.print(Text(wrapped(plain(unscored), self._console.width), style="bold"))
        elif not critical:
            self._console.print(Text(self._say("nothing-stands-out"), style="bold"))
        for each in critical[:explained]:
            style = STYLES.get(each.kind or "", "")
            title = Text(f"{wording.sign(each.kind)} ", style=style)
            title.append(wording.moment(each.kind, each.marks, self._language), style=style)
            title.append(f"  {self._titles[each.touchpoint]}", style="bold")
            self._console.print(title)
            self._console.print(Padding(self._paragraph(because(each, self._language)), INDENT))
        if more := len(critical[explained:]):
            self._console.print(Text(self._say("unexplained-moments", count=more), style="bold"))

    def _notes(self, explained: int) -> Iterator[str]:
        analysis, stability = self._analysis, self._stability
        notes = Notes(self._journey, analysis, self._titles, self._language)
        yield from notes.told(explained, stability)
        if stability and stability.balance_ci95 and analysis.balance is not None:
            low, high = (numbers.signed(end) for end in stability.balance_ci95)
            balance = numbers.signed(analysis.balance)
            yield self._say("balance-interval", balance=balance, low=low, high=high)

    def _table(self, most: int) -> Table:
        """Touchpoints in order; where it would be too wide, without what the moments' words say."""
        whole = self._table_of(most, is_narrow=False)
        unbounded = self._console.options.update(width=WIDEST)
        if self._console.measure(whole, options=unbounded).minimum < self._console.width:
            return whole
        return self._table_of(most, is_narrow=True)

    def _table_of(self, most: int, *, is_narrow: bool) -> Table:
        analysis = self._analysis
        rest = [each for each in analysis.touchpoints if each.critical is None]
        found = (*analysis.critical, *analysis.others, *rest)[:most]
        rows = [tuple(self._row(each, is_narrow=is_narrow)) for each in found]
        gap = "gap-plain" if is_narrow else "gap"
        columns = ("expectation", "experience", gap, "reach", "stakes-column")
        table = Table(box=None, padding=(0, 1), pad_edge=False, header_style="dim")
        table.add_column(self._say("touchpoint"), overflow="fold", min_width=16)
        table.add_column(self._say("moment"), overflow="fold", min_width=14)
        for number, column in enumerate(columns[: 4 if is_narrow else 5], 2):
            head = self._say(column)
            width = max(cell_len(each) for each in (head, *(row[number] for row in rows)))
            table.add_column(head, justify="right", no_wrap=True, min_width=width)
        for each, row in zip(found, rows, strict=True):
            table.add_row(*map(Text, row), style="" if each.critical else "dim")
        return table

    def _row(self, each: TouchpointAnalysis, *, is_narrow: bool) -> Iterator[str]:
        yield self._titles[each.touchpoint]
        yield wording.moment(each.kind, each.marks, self._language)
        yield _expectation(each)
        yield numbers.UNDEFINED if each.experience is None else numbers.points(each.experience)
        yield _gap(each, with_interval=not is_narrow)
        yield numbers.percent(each.reach)
        if not is_narrow:
            yield numbers.percent(each.stakes_share)


def _expectation(each: TouchpointAnalysis) -> str:
    """The expected level, or the zone from what would do to what is hoped for."""
    if each.expectation is None:
        return numbers.UNDEFINED
    desired = numbers.points(each.expectation)
    return desired if each.adequate is None else f"{numbers.points(each.adequate)}–{desired}"


def _gap(each: TouchpointAnalysis, *, with_interval: bool) -> str:
    if each.gap is None:
        return numbers.UNDEFINED
    gap = numbers.signed(each.gap)
    if each.gap_ci95 is None or not with_interval:
        return gap
    return f"{gap} [{numbers.signed(each.gap_ci95[0])}, {numbers.signed(each.gap_ci95[1])}]"
