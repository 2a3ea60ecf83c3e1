"""Did you mean …: the nearest known name, at a bounded cost."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

SEARCHED_AT_MOST = 500
"""Names compared with one: some 30 ms, and a file has fifty problems told at most."""

LONGEST = 60
LENGTHS_APART = 3


def nearest(name: str, among: Iterable[str], likeness: float = 0.6) -> str:
    """The known name most like this one, or an empty text where none is like it enough.

    Full-width letters and case are looked through first, so that the right name wins where only
    they differ. The search is capped: among ten thousand names it would be a denial of service.

    >>> nearest("chekout", ["check-in", "check-out"])
    'check-out'
    >>> nearest("ｔｉｔｌｅ", ["title"])
    'title'
    """
    if not name or len(name) > LONGEST:
        return ""
    plain = _plain(name)
    candidates: dict[str, str] = {}
    for known in among:
        if abs(len(known) - len(name)) <= LENGTHS_APART and known != name:
            candidates.setdefault(_plain(known), known)
            if len(candidates) >= SEARCHED_AT_MOST:
                break
    if plain in candidates:
        return candidates[plain]
    from difflib import get_close_matches  # noqa: PLC0415 - only a file with a problem pays for it

    matches = get_close_matches(plain, candidates, n=1, cutoff=likeness)
    return candidates[matches[0]] if matches else ""


def _plain(name: str) -> str:
    return unicodedata.normalize("NFKC", name).strip().casefold().replace("_", "-")
