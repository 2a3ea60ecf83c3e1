"""Thousands of damaged files: each is a journey or is told where it is none, and nothing else.

A journey that is still one must also be analyzed without a warning. The seed of a mutation is its
number: `mutated(TEXT, number)` makes the same text again.
"""

import random
import re
import warnings
from pathlib import Path

import pytest

from journeymap import analyze, files, read
from journeymap.language import decode
from journeymap.problems import JourneyError

FOLDER = Path(__file__).parent / "journeys"
SOURCES = {
    "every-field": FOLDER / "every-field.yaml",
    "hotel-stay": files.examples() / "hotel-stay.yaml",
    "heating": files.examples() / "供暖季.yaml",
}
QUICK = 500
LONG = 20_000

SPECIAL = [
    *":-?,[]{}#&*!|>'\"%@`\\~=<\t\r\n\0\x1b\x7f\x85\xa0\xad",
    *"：，％　、。“”（）\u2028\u2029\u200b\u200d\u202e\u2066\ufeff\ufffe\ud800\udfff\ue000\u0301",
    *"é😀入نٌ१",
    "<<",
    "---",
    "...",
    "- ",
    ": ",
    " #",
    "&a ",
    "*a",
    "!!python/object:os.system ",
    "!",
    "%YAML 9.9\n",
    "{{",
    "[[",
    "\n<<<<<<< HEAD\n",
    "\\x00",
    '"\\0"',
]
NASTY = [
    "",
    "~",
    "null",
    "no",
    "1:30",
    ".nan",
    ".inf",
    "-.inf",
    "nan",
    "1e999",
    "-1e308",
    "1e-320",
    "0",
    "-0.0",
    "-1",
    "1",
    "99999999999999999999",
    "1_000",
    "0x10",
    "100%",
    "0%",
    "1%",
    "99.999999999999%",
    "-5%",
    "200%",
    "rest",
    "70％",
    "７",
    "5,5",
    "[]",
    "{}",
    "[[]]",
    "[a, b, c]",
    "{a: 1}",
    "{a: rest, b: rest}",
    "{mean: 5}",
    "{mean: 1, sd: 0, n: 1}",
    "{sd: 1}",
    "{adequate: 7, desired: 1}",
    "{counts: {1: 0, 7: 1}}",
    "{min: 0, max: 1e-300}",
    "{min: -1e300, max: 1e300}",
    "{min: 0, max: 1, step: 1e-300}",
    "*a",
    "&a b",
    "!!int 5",
    "'",
    '"',
    "2026-02-30",
    "checkin",
    "done",
    "ticket",
    "x" * 101,
    "x" * 20_001,
    "一" * 100,
    "é",
    "e\u0301",
]


def mutated(text, seed):
    """The text with one to three mutations."""
    chance = random.Random(seed)
    for _ in range(chance.choice((1, 1, 1, 1, 2, 2, 3))):
        text = chance.choice(MUTATIONS)(text, chance)
    return text


def position(text, chance):
    return chance.randrange(len(text) + 1)


def piece(text, chance, longest=40):
    start = position(text, chance)
    return start, min(len(text), start + chance.randint(1, longest))


def without_a_piece(text, chance):
    start, end = piece(text, chance)
    return text[:start] + text[end:]


def with_a_piece_twice(text, chance):
    start, end = piece(text, chance)
    return text[:end] + text[start:end] + text[end:]


def with_pieces_swapped(text, chance):
    (a, b), (c, d) = sorted((piece(text, chance), piece(text, chance)))
    c = max(b, c)
    d = max(c, d)
    return text[:a] + text[c:d] + text[b:c] + text[a:b] + text[d:]


def with_something_special(text, chance):
    start = position(text, chance)
    return text[:start] + chance.choice(SPECIAL) + text[start:]


def with_a_character_changed(text, chance):
    start = position(text, chance)
    return text[:start] + chance.choice(SPECIAL) + text[start + 1 :]


def cut_short(text, chance):
    start, end = sorted((position(text, chance), position(text, chance)))
    return text[start:] if chance.random() < 0.2 else text[:end]


def with_a_line_moved(text, chance):
    lines = text.split("\n")
    line = lines.pop(chance.randrange(len(lines)))
    lines.insert(chance.randrange(len(lines) + 1), line)
    return "\n".join(lines)


def without_a_line(text, chance):
    lines = text.split("\n")
    del lines[chance.randrange(len(lines))]
    return "\n".join(lines)


def with_a_line_twice(text, chance):
    lines = text.split("\n")
    number = chance.randrange(len(lines))
    return "\n".join([*lines[:number], lines[number], *lines[number:]])


def with_lines_spliced(text, chance):
    ends = [each.start() for each in re.finditer("\n", text)]
    if not ends:
        return text
    end = chance.choice(ends)
    return text[:end] + chance.choice(("", " ", ", ")) + text[end + 1 :].lstrip(" ")


def indented_otherwise(text, chance):
    lines = text.split("\n")
    number = chance.randrange(len(lines))
    indent = chance.choice(("", " ", "  ", "    ", "\t", "\u3000", "          "))
    keep = chance.random() < 0.5
    lines[number] = indent + (lines[number] if keep else lines[number].lstrip())
    return "\n".join(lines)


def with_a_value_replaced(text, chance):
    values = list(re.finditer(r"(?<=: )[^\s,\[\]{}][^,\[\]{}\n]*", text))
    if not values:
        return text
    value = chance.choice(values)
    return text[: value.start()] + chance.choice(NASTY) + text[value.end() :]


def with_a_value_of_another_place(text, chance):
    values = list(re.finditer(r"(?<=: )\S[^\n]*", text))
    if not values:
        return text
    value, other = chance.choice(values), chance.choice(values)
    return text[: value.start()] + other[0] + text[value.end() :]


def with_a_word_changed(text, chance):
    words = list(re.finditer(r"\w+", text))
    if not words:
        return text
    word = chance.choice(words)
    other = chance.choice(
        (chance.choice(words)[0], word[0][1:], word[0] + word[0][-1:], word[0].upper())
    )
    return text[: word.start()] + other + text[word.end() :]


MUTATIONS = (
    without_a_piece,
    with_a_piece_twice,
    with_pieces_swapped,
    with_something_special,
    with_a_character_changed,
    cut_short,
    with_a_line_moved,
    without_a_line,
    with_a_line_twice,
    with_lines_spliced,
    indented_otherwise,
    with_a_value_replaced,
    with_a_value_replaced,
    with_a_value_replaced,
    with_a_value_of_another_place,
    with_a_word_changed,
)


def with_bytes_damaged(data, chance):
    """The bytes with a few of them lost, changed or doubled."""
    damaged = bytearray(data)
    for _ in range(chance.randint(1, 3)):
        start = chance.randrange(len(damaged))
        end = start + chance.randint(1, 4)
        damaged[start:end] = chance.choice(
            (b"", bytes([chance.randrange(256)]), damaged[start:end] * 2)
        )
    return bytes(damaged)


def assert_told_well(error, text):
    """Every problem stands in the text and has words, in both languages."""
    assert error.problems
    lines = re.split("\r\n|\n|\r", text.lstrip("\ufeff"))
    for problem in error.problems:
        assert 1 <= problem.mark.line <= len(lines)
        assert 1 <= problem.mark.column <= len(lines[problem.mark.line - 1]) + 1
        for told in (problem.told(), problem.told("zh")):
            assert len(told) < 600
            assert told.count("\n") == 1
            assert "\x1b" not in told


def outcome(text):
    """What becomes of a text: a journey that is analyzed, one that cannot be, or a refusal."""
    try:
        journey = read(text, "mutated.yaml")
    except JourneyError as error:
        assert_told_well(error, text)
        return "refused"
    try:
        for segment in (None, *(each.id for each in journey.segments)):
            analyze(journey, segment)
    except JourneyError as error:
        return error.problems[0].code
    return "analyzed"


def outcomes(source, numbers):
    text = SOURCES[source].read_text("utf-8").replace("\nscores: ", "\n# scores: ")
    found = []
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        for number in numbers:
            try:
                found.append(outcome(mutated(text, f"{source} {number}")))
            except Exception as error:
                error.add_note(f'mutated(text, "{source} {number}")')
                raise
    return found


def share(found, what):
    return found.count(what) / len(found)


@pytest.mark.parametrize("source", SOURCES)
def test_a_damaged_file_is_a_journey_or_is_told_where_it_is_none(source):
    found = outcomes(source, range(QUICK // len(SOURCES)))
    assert 0.1 < share(found, "analyzed") < 0.9
    assert share(found, "refused") > 0.1


@pytest.mark.long
@pytest.mark.parametrize("source", SOURCES)
def test_twenty_thousand_damaged_files_are_journeys_or_are_told(source):
    found = outcomes(source, range(LONG // len(SOURCES)))
    assert 0.1 < share(found, "analyzed") < 0.9
    assert share(found, "refused") > 0.1


def extreme(seed):
    """A journey of three touchpoints whose numbers are as large, small or unlikely as may be."""
    chance = random.Random(f"extreme {seed}")
    width = chance.choice((1e-310, 1e-300, 1e-6, 1.0, 6.0, 1e6, 1e15))
    low = chance.choice((0.0, -width / 2, 1.0 if width > 1e-3 else 0.0))

    def score(least=0.0):
        return low + width * max(least, chance.choice((0.0, 0.5, 1.0, chance.random())))

    def rating():
        sd = chance.choice((0.0, width * 1e-9, width / 2, width * 0.7))
        n = chance.choice(("1", "2", "1e15"))
        return chance.choice((f"{score()!r}", f"{{mean: {score()!r}, sd: {sd!r}, n: {n}}}"))

    def zone():
        ends = sorted((score(), score()), reverse=better == "low")
        return f"{{adequate: {ends[0]!r}, desired: {ends[1]!r}}}"

    def touchpoint(number):
        yield f"touchpoint: t{number}"
        if weighted:
            yield f"importance: {chance.choice(('1e-320', '1e-9', '1', '1e15'))}"
        yield f"expectation: {chance.choice((rating, zone))()}"
        yield f"experience: {rating()}"
        if chance.random() < 0.4:
            yield f"paired: {{sd: {chance.choice((0.0, width))!r}, n: {chance.choice((1, 2, 900))}}}"
        if chance.random() < 0.5:
            yield f"kano: {chance.choice(('must-be', 'attractive', 'reverse', 'indifferent'))}"
        share = chance.choice(("0%", "1e-300", "1e-17", "1e-5", "0.5", "99.9%", "100%"))
        yield f"next: {{t{chance.randrange(3)}: {share}, {chance.choice(('done', 'left'))}: rest}}"

    better, weighted = chance.choice(("high", "low")), chance.random() < 0.5
    settings = f"loss_aversion: {chance.choice((0.1, 2, 10))}, critical_share: {chance.choice((0.1, 1, 10))}"
    items = ", ".join(f"{{{', '.join(touchpoint(number))}}}" for number in range(3))
    return (
        f"journey: extreme\nexits: [done, left]\nsettings: {{{settings}}}\n"
        f"scale: {{min: {low!r}, max: {low + width!r}, step: {width / 10!r}, better: {better}}}\n"
        f"stages: [{{stage: all, touchpoints: [{items}]}}]\n"
    )


def extremes(numbers):
    found = []
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        for number in numbers:
            try:
                found.append(outcome(extreme(number)))
            except Exception as error:
                error.add_note(f"extreme({number})")
                raise
    return found


def test_extreme_numbers_are_analyzed_without_a_warning():
    assert share(extremes(range(200)), "analyzed") > 0.3


@pytest.mark.long
def test_thousands_of_extreme_numbers_are_analyzed_without_a_warning():
    assert share(extremes(range(200, 6_000)), "analyzed") > 0.3


def damaged_bytes(source, numbers):
    """Each text that is still UTF-8 is read, all else is told as another encoding."""
    data = SOURCES[source].read_bytes()
    for number in numbers:
        damaged = with_bytes_damaged(data, random.Random(f"bytes {number}"))
        try:
            text = decode(damaged, "mutated.yaml")
        except JourneyError as error:
            (problem,) = error.problems
            assert problem.code in {"not-utf-8", "gbk", "wide-encoding"}
            assert problem.mark.line <= damaged.count(b"\n") + 1
        else:
            outcome(text.replace("\nscores: ", "\n# scores: "))


def test_damaged_bytes_are_text_or_told_as_another_encoding():
    damaged_bytes("heating", range(60))


@pytest.mark.long
def test_thousands_of_damaged_bytes_are_text_or_told_as_another_encoding():
    damaged_bytes("heating", range(60, 3_000))
