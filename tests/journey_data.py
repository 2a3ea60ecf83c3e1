"""Random small journeys as plain data, with texts that mean something elsewhere: in YAML, CSV, XML."""

from hypothesis import strategies as st

AWKWARD = st.text(
    st.one_of(
        st.sampled_from(
            "ab 1，、；：,;:'\"“”‘’「」【】｛｝•–—-*●#&!|>%@`=~?[]{}\\\n\t\r0.％\u3000\xa0…<$^_/+"
        ),
        st.characters(exclude_categories=["Cs", "Cc", "Cn", "Co"], exclude_characters="\ufeff"),
    ),
    min_size=1,
    max_size=12,
)
SCORES = st.integers(0, 20).map(lambda half: half / 2)
COUNTS = st.dictionaries(st.integers(0, 10).map(str), st.integers(1, 9), min_size=1, max_size=4)
SHARES = st.integers(1, 99).map(lambda percent: percent / 100)


def maybe(strategy):
    """A value or none: a field that is given or not."""
    return st.none() | strategy


def fields(**strategies):
    """Mappings in which every field may be missing."""
    found = st.fixed_dictionaries({name: maybe(each) for name, each in strategies.items()})
    return found.map(lambda given: {name: each for name, each in given.items() if each is not None})


def several(strategy):
    return st.lists(strategy, min_size=1, max_size=3)


MEASURED = st.fixed_dictionaries(
    {"mean": SCORES}, optional={"n": st.integers(2, 99), "from": AWKWARD}
)
ZONES = st.tuples(SCORES, SCORES).map(
    lambda both: dict(zip(("adequate", "desired"), sorted(both), strict=True))
)
EXPERIENCES = SCORES | MEASURED | st.fixed_dictionaries({"counts": COUNTS})
QUOTES = st.fixed_dictionaries({"text": AWKWARD}, optional={"approved": st.just("2026-10-02")})
CHANNELS = several(AWKWARD).map(lambda names: list(dict.fromkeys(names)))


@st.composite
def ways(draw, names):
    """Where customers go on to: named targets, each once, whose shares make a whole."""
    targets = draw(st.lists(st.sampled_from(names), min_size=1, max_size=3, unique=True))
    form = draw(st.sampled_from(["one", "list", "shares"]))
    if form == "one" or len(targets) == 1:
        return targets[0]
    if form == "list":
        return targets
    *first, last = targets
    share = draw(SHARES) / len(first)
    return {each: {"share": share, "after": draw(AWKWARD)} for each in first} | {last: "rest"}


@st.composite
def touchpoints(draw, name, later):
    """A touchpoint that leads to later ones or out, so that everybody can leave."""
    found = draw(
        fields(
            title=AWKWARD,
            mot=AWKWARD,
            kano=st.sampled_from(["must-be", "attractive"]),
            expectation=SCORES | MEASURED | ZONES,
            experience=EXPERIENCES,
            benchmark=SCORES,
            next=ways(later),
            attributes=several(fields(title=AWKWARD, weight=st.integers(0, 5), experience=SCORES)),
            expectation_from=st.just({"past experience": 0.5, "promise": 0.25}),
            causes=several(fields(note=AWKWARD)),
            kpis=several(st.fixed_dictionaries({"metric": AWKWARD, "value": st.just("7%")})),
            emotion=st.integers(-2, 2),
            doing=AWKWARD,
            thinking=AWKWARD,
            feeling=AWKWARD,
            quotes=several(AWKWARD | QUOTES),
            pains=several(AWKWARD),
            gains=several(AWKWARD),
            frontstage=AWKWARD,
            owner=AWKWARD,
            channels=CHANNELS,
            segments=st.just({"few": {"experience": 4}}),
        )
    )
    for number, each in enumerate(found.get("attributes", [])):
        each["attribute"] = f"a{number}"
    for each in found.get("causes", []):
        each["cause"] = "other"
    return {"touchpoint": name} | found


@st.composite
def journeys(draw):
    """The data of a sound journey; only what needs no text of its own is always the same."""
    names = draw(
        st.lists(st.sampled_from(["pay", "T-1", "付款", "ä_b", "7"]), min_size=1, unique=True)
    )
    exits = ["done", "left"]
    made = [
        draw(touchpoints(name, [*names[place + 1 :], *exits])) for place, name in enumerate(names)
    ]
    cut = draw(st.integers(0, len(made) - 1))
    stages = [each for each in (made[:cut], made[cut:]) if each]
    whole = draw(
        fields(
            title=AWKWARD,
            persona=AWKWARD,
            scale=st.just({"min": 0, "max": 10, "step": 0.5}),
            starts=st.sampled_from(names),
            outcomes=several(st.fixed_dictionaries({"metric": AWKWARD, "value": st.just(31)})),
        )
    )
    return {
        "journey": draw(st.sampled_from(["visit", "一次就诊"])),
        **whole,
        "exits": {"done": draw(AWKWARD), "left": None},
        "segments": {"few": draw(AWKWARD)},
        "stages": [
            {
                "stage": f"s{number}",
                **draw(fields(title=AWKWARD, lifecycle=AWKWARD)),
                "touchpoints": each,
            }
            for number, each in enumerate(stages)
        ],
    }
