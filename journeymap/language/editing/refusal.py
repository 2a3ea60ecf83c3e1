"""Why an edit is not done."""

from __future__ import annotations


class Refusal(Exception):  # noqa: N818 - nothing went wrong: the edit makes no sense
    """An edit that makes no sense in this file: a code and the values its sentence needs.

    `index` is the place in the text it is about, if it is about one.
    """

    def __init__(self, code: str, index: int | None = None, **values: object) -> None:
        super().__init__(code, values)
        self.code = code
        self.index = index
        self.values = values
