"""Random YAML with comments in all the styles an author may use, and values to turn it into."""

import json
import unicodedata

from hypothesis import strategies as st

NAMES = st.text("abcdeé店-_", min_size=1, max_size=3).map(
    lambda name: unicodedata.normalize("NFC", name)
)
SINGLES = st.one_of(
    st.text("ab :#,'\"[]{}-?\\!&*|%@`~=é店\t", max_size=8),
    st.integers(-5, 200).map(str),
    st.sampled_from(
        ["one\ntwo", "one\n\n  two\nthree\n", "no", "404", "Call: support", "# none", "- x"]
    ),
    st.lists(st.text(" \u3000\u00a0-:x", max_size=3), min_size=1, max_size=3).map(
        lambda lines: "\n".join(["one", *lines, *lines[-1:]])
    ),
)
VALUES = st.recursive(
    SINGLES | st.none(),
    lambda inner: (
        st.lists(inner.filter(lambda each: each is not None), max_size=4)
        | st.dictionaries(NAMES, inner, max_size=4)
    ),
    max_leaves=10,
)
WHOLES = st.dictionaries(NAMES, VALUES, min_size=1, max_size=4)
COMMENTS = st.sampled_from(["# so", "# why: it is, 'so'", "#", "# [a"])


class Author:
    """Writes a value as an author might, drawing each choice."""

    def __init__(self, draw):
        self.draw = draw
        self.comments = []

    def chance(self, odds=3):
        return self.draw(st.integers(0, odds)) == 0

    def comment(self):
        self.comments.append(self.draw(COMMENTS))
        return self.comments[-1]

    def tail(self):
        return f"  {self.comment()}" if self.chance(6) else ""

    def above(self, indent):
        if self.chance(8):
            yield ""
        if self.chance(6):
            yield " " * indent + self.comment()

    def scalar(self, text):
        styles = [json.dumps(text, ensure_ascii=False)]
        if "\n" not in text and "\t" not in text:
            styles.append("'" + text.replace("'", "''") + "'")
        if text and all(each.isalnum() for each in text):
            styles += [text] * 3
        return self.draw(st.sampled_from(styles))

    def flow(self, value):
        gap = self.draw(st.sampled_from(["", " "]))
        if isinstance(value, dict):
            parts = [f"{self.scalar(name)}: {self.flow(each)}" for name, each in value.items()]
            return "{" + gap + self.draw(st.sampled_from([", ", " ,  "])).join(parts) + gap + "}"
        if isinstance(value, list):
            return "[" + gap + ", ".join(map(self.flow, value)) + gap + "]"
        return "" if value is None else self.scalar(value)

    def rest(self, value, own):
        """What follows a name or a dash: the rest of its line, and further lines."""
        if isinstance(value, dict | list) and value and not self.chance():
            return [self.tail(), *self.block(value, own)]
        if isinstance(value, str) and value.startswith("one") and not self.chance():
            bar = "|-" if not value.endswith("\n") else "|+" if value.endswith("\n\n") else "|"
            lines = value.removesuffix("\n").split("\n")
            return [f" {bar}{self.tail()}", *(" " * own + line if line else "" for line in lines)]
        written = self.flow(value)
        return [f"{self.draw(st.sampled_from([' ', '  ']))}{written}{self.tail()}"]

    def block(self, value, indent):
        for each in value:
            yield from self.above(indent)
            step = self.draw(st.sampled_from([2, 4]))
            if isinstance(value, dict):
                start = f"{' ' * indent}{self.scalar(each)}:"
                first, *lines = self.rest(value[each], indent + step)
                yield start + first
            elif isinstance(each, dict) and each and not self.chance():
                first, *lines = self.block_without_comment(each, indent + 2)
                yield f"{' ' * indent}- {first.lstrip()}"
            else:
                first, *lines = self.rest(each, indent + step)
                yield f"{' ' * indent}-{first}"
            yield from lines
            if self.chance(8):
                yield " " * (indent + 1) + self.comment()

    def block_without_comment(self, value, indent):
        lines = list(self.block(value, indent))
        while not lines[0].strip() or lines[0].lstrip().startswith("#"):
            if lines[0].strip():
                self.comments.remove(lines[0].strip())
            del lines[0]
        return lines


@st.composite
def texts(draw):
    """A text and its comments."""
    author = Author(draw)
    lines = list(author.block(draw(WHOLES), 0))
    sign = draw(st.sampled_from(["\n", "\n", "\r\n"]))
    return sign.join([*lines, ""]), author.comments
