"""Numbers as people read them: a true minus, no more digits than they bear."""

from __future__ import annotations

from math import floor
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

MINUS = "\u2212"
UNDEFINED = "–"
MOST_DECIMALS = 2


def points(value: float) -> str:
    """Points from 0 to 100, or a difference of them: whole, one decimal below 10.

    >>> points(-15.04), points(1.667), points(10.0), points(22.5)
    ('−15', '1.7', '10', '23')
    """
    size = abs(value)
    text = _rounded(size, 1 if size < 9.95 and abs(size - round(size)) >= 0.05 else 0)
    return MINUS + text if value < 0 and float(text) else text


def _rounded(value: float, digits: int) -> str:
    """Halves are rounded up, as people do: 22.5 is 23, and so is what lies a float's hair below."""
    return f"{floor(value * 10**digits + 0.5 + 1e-9) / 10**digits:.{digits}f}"


def levels(one: float, other: float) -> tuple[str, str]:
    """Two levels in points, with the decimals it takes for their difference to be seen as it is.

    >>> levels(65, 80), levels(88, 87.5), levels(53.33, 81.67)
    (('65', '80'), ('88.0', '87.5'), ('53.3', '81.7'))
    """
    difference = points(abs(one - other))
    rounded_by = 0.05 if "." in difference else 0.5
    shown = ("", "")
    for digits in range(MOST_DECIMALS + 1):
        shown = (_rounded(one, digits), _rounded(other, digits))
        seen = abs(float(shown[0]) - float(shown[1]))
        if abs(seen - float(difference)) <= rounded_by + 1e-9:
            break
    return shown


def signed(value: float) -> str:
    """Points with one decimal and their sign: what is felt, over or under expectation.

    >>> signed(-11.98), signed(0.62), signed(0.0)
    ('−12.0', '+0.6', '0.0')
    """
    text = f"{abs(value):.1f}"
    if not float(text):
        return text
    return ("+" if value > 0 else MINUS) + text


def percent(share: float | None) -> str:
    """A share as percent: whole, and never none or all of it unless it is.

    >>> percent(0.6665), percent(0.125), percent(0.004), percent(0.9962), percent(None)
    ('67%', '13%', '0.4%', '99.6%', '–')
    >>> percent(0.0001), percent(0.99999)
    ('<0.1%', '>99.9%')
    """
    if share is None:
        return UNDEFINED
    rest = min(share, 1 - share)
    if rest <= 1e-9 or rest >= 0.00995:
        return f"{_rounded(100 * share, 0)}%"
    if rest < 0.0005:
        return "<0.1%" if share < 0.5 else ">99.9%"
    return f"{_rounded(100 * share, 1)}%"


def apart(shares: Sequence[float], threshold: float) -> tuple[list[str], str]:
    """Shares and a threshold as percent, with the decimals it takes to tell each from it.

    >>> apart([0.24, 0.12], 1 / 6), apart([0.0877, 0.02], 0.0923)
    ((['24%', '12%'], '17%'), (['8.8%', '2.0%'], '9.2%'))
    """
    shown, of_threshold = [percent(share) for share in shares], percent(threshold)
    for digits in range(1, MOST_DECIMALS + 1):
        told = zip(shown, shares, strict=True)
        if all(text != of_threshold or abs(share - threshold) <= 1e-9 for text, share in told):
            break
        shown = [_precise(share, digits) for share in shares]
        of_threshold = _precise(threshold, digits)
    return shown, of_threshold


def _precise(share: float, digits: int) -> str:
    text = _rounded(100 * share, digits)
    return f"{text}%" if float(text) else percent(share)


def q(value: float) -> str:
    """An adjusted p value, as far as it is worth telling.

    >>> q(0.0000021), q(0.0303), q(0.449)
    ('q < 0.001', 'q = 0.030', 'q = 0.45')
    """
    if value < 0.001:
        return "q < 0.001"
    return f"q = {value:.3f}" if value < 0.1 else f"q = {value:.2f}"
