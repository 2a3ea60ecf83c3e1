"""Random small journeys, each as a model and as one of the YAML texts that say it."""

import json

from hypothesis import strategies as st

from journeymap.model import (
    Exit,
    Journey,
    Rating,
    Scale,
    Stage,
    Touchpoint,
    Transition,
)

WORDS = "abcxyzABZ0189-_äßéñ店宿ทห"
IDS = st.text(WORDS, min_size=1, max_size=8)
TEXTS = st.text(
    st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp", "Cn", "Co"]), min_size=1, max_size=30
)
SCORES = st.integers(0, 40).map(lambda quarters: quarters / 4)


def quoted(text):
    """A text in double quotes, with every character that could mean something else escaped."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\x7f")


def single(text):
    """A text in single quotes."""
    return "'" + text.replace("'", "''") + "'"


@st.composite
def ratings(draw):
    """A rating and one way to write it."""
    mean = draw(SCORES)
    if draw(st.booleans()):
        return Rating(mean), draw(
            st.sampled_from([f"{mean}", f"{{mean: {mean}}}", f"{{mean: {mean:.3f}}}"])
        )
    sd, n = draw(st.integers(0, 4)), draw(st.integers(1, 500))
    fields = draw(st.permutations([f"mean: {mean}", f"sd: {sd}", f"n: {n}"]))
    return Rating(mean, sd=float(sd), n=n), f"{{{', '.join(fields)}}}"


@st.composite
def titles(draw):
    """A text and one way to write it."""
    text = draw(TEXTS)
    return text, draw(st.sampled_from([quoted, single]))(text)


@st.composite
def touchpoints(draw, name, targets):
    """A touchpoint and its fields as written."""
    attributes, fields = {}, []
    if draw(st.booleans()):
        attributes["title"], written = draw(titles())
        fields.append(f"title: {written}")
    for field in ("expectation", "experience"):
        if draw(st.booleans()):
            attributes[field], written = draw(ratings())
            fields.append(f"{field}: {written}")
    if draw(st.booleans()):
        percent = draw(st.integers(0, 100))
        attributes["next"] = (Transition("out", percent / 100), Transition(targets, rest=True))
        fields.append(f"next: {{out: {percent}%, {quoted(targets)}: rest}}")
    fields = draw(st.permutations([f"touchpoint: {quoted(name)}", *fields]))
    return Touchpoint(name, **attributes), list(fields)


def block(fields, indent):
    """A list item in block style."""
    lines = [f"{' ' * indent}- {fields[0]}"]
    return lines + [f"{' ' * indent}  {field}" for field in fields[1:]]


@st.composite
def journeys_as_text(draw):
    """A journey, and a text that says it in block or flow style with any line ends."""
    names = draw(st.lists(IDS, min_size=1, max_size=4, unique=True))
    names = [f"t{name}" for name in names]
    # Everybody goes on to a later touchpoint or out, so that no loop is made.
    read = [
        draw(touchpoints(name, draw(st.sampled_from([*names[number + 1 :], "done"]))))
        for number, name in enumerate(names)
    ]
    title, written_title = draw(titles())
    journey = Journey(
        id=names[0],
        stages=(Stage("all", touchpoints=tuple(touchpoint for touchpoint, _ in read)),),
        title=title,
        scale=Scale(0.0, 10.0),
        exits=(Exit("done"), Exit("out", "Gives up")),
    )
    lines = [
        f"journey: {quoted(names[0])}",
        f"title: {written_title}",
        "exits: {done: , out: Gives up}",
    ]
    lines = list(draw(st.permutations(lines)))
    if draw(st.booleans()):
        items = ", ".join(f"{{{', '.join(fields)}}}" for _, fields in read)
        lines.append(f"stages: [{{stage: all, touchpoints: [{items}]}}]")
    else:
        lines += ["stages:", "  - stage: all", "    touchpoints:"]
        for _, fields in read:
            lines += block(fields, draw(st.just(6)))
    end = draw(st.sampled_from(["\n", "\r\n", "\n\n", " # what else\n"]))
    return journey, draw(st.sampled_from(["", "\ufeff", "---\n"])) + end.join(lines) + end
