"""What is looked at lives in the address bar, so that a link opens the same view.

What the address does not say has its default: the first journey, all customers, no touchpoint,
the language of the browser. What it says may be outdated; nothing of it is taken on trust.
"""

from __future__ import annotations

from urllib.parse import urlencode

import streamlit as st


def looked_at(part: str) -> str:
    """The journey, segment, touchpoint or language that the address names, or an empty text."""
    return st.query_params.get(part, "")


def look_at(**parts: str | None) -> None:
    """Change parts of the address in one step; an empty one is left out of it."""
    st.query_params.from_dict(_with(parts))


def link(**parts: str | None) -> str:
    """The address with parts of it changed."""
    return f"?{urlencode(_with(parts))}"


def _with(parts: dict[str, str | None]) -> dict[str, str]:
    changed = st.query_params.to_dict() | parts
    return {name: each for name, each in changed.items() if each}
