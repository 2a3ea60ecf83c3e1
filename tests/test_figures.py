"""The experience curve: what is drawn, where its words stand, what a browser may do with it."""

import json
import subprocess
import sys
from itertools import combinations, pairwise
from typing import Any

import pandas as pd
import plotly.graph_objects as go
import plotly.io
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journeymap.figures import text
from journeymap.figures.blocks import Block, Role
from journeymap.figures.curve import HATCH_SHARE, LEFT, RIGHT, draw, width_of
from journeymap.figures.geometry import areas, extent, strokes
from journeymap.figures.labels import CLEAR, POINT, occupied
from journeymap.figures.layout import COLUMN, Layout, layout
from journeymap.figures.legend import entries
from journeymap.figures.look import CONFIG, Look, Words, contrast, mixed
from journeymap.figures.rows import COLUMNS, Row, lines, rows

ENGLISH = Words(
    expectation="Expectation",
    experience="Experience",
    short="Short of expectation",
    beyond="Beyond expectation",
    interval="95 % interval",
    size="Size: customers who meet it",
    points="points",
    not_measured="not measured",
    assumed="assumed",
    zone="Zone of tolerance",
    critical="Filled: critical",
)
CHINESE = Words(
    expectation="期望",
    experience="体验",
    short="低于期望",
    beyond="高于期望",
    interval="95 % 区间",
    size="大小：经过的顾客",
    points="分",
    not_measured="未测量",
    assumed="假定值",
    zone="容忍区",
    critical="实心：关键时刻",
)
NAMES = {
    "pain": "Moment of pain",
    "guard": "Moment of truth: hold it",
    "delight": "Moment of delight",
    "irritant": "irritant",
    "routine": "routine",
    "bonus": "bonus",
}


def touchpoint(
    name: str, expectation: float | None, experience: float | None, **more: Any
) -> dict[str, Any]:
    """One row of the table, with everything in it that isn't told."""
    known = expectation is not None and experience is not None
    floor = more.get("adequate") or expectation
    gap = None
    if known:
        gap = max(experience - expectation, 0) + min(experience - floor, 0)
    width = more.pop("interval", None)
    kind = more.pop("kind", "routine" if known else None)
    reach = more.pop("reach", 0.5)
    side = "short of" if (gap or 0) < 0 else "above"
    row = {
        "stage": "all",
        "stage_title": "All of it",
        "touchpoint": name,
        "title": name,
        "channels": "",
        "expectation": expectation,
        "adequate": None,
        "experience": experience,
        "experience_low": experience - width if known and width else None,
        "experience_high": experience + width if known and width else None,
        "gap": gap,
        "reach": reach,
        "kind": kind,
        "critical": kind in {"pain", "guard", "delight"},
        "evidence": "measured" if known else "none",
        "n": 80 if known else None,
        "word": NAMES.get(kind, ""),
        "felt": f"{abs(round(gap))} {side} expectation · {round(100 * reach)} % meet it"
        if known
        else "",
        "because": f"Its share of all stakes is {round(30 * reach)} %, more than a fair share.",
        "native": "expected 5.8, met 4.9 on 1–7" if known else "",
    }
    return row | more


def table(*rows: dict[str, Any]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=list(COLUMNS)).astype(
        dict.fromkeys(
            (
                "expectation",
                "adequate",
                "experience",
                "experience_low",
                "experience_high",
                "gap",
                "n",
            ),
            float,
        )
    )


def hotel() -> pd.DataFrame:
    """The hotel stay, with the numbers of a worked example: scale 1-7, paired spreads."""
    before = {"stage": "before", "stage_title": "Before the stay"}
    arriving = {"stage": "arrive", "stage_title": "Arriving"}
    staying = {"stage": "stay", "stage_title": "Staying"}
    leaving = {"stage": "leave", "stage_title": "Leaving"}
    return table(
        touchpoint("booking", 70, 80, title="I book a room", channels="web", interval=3.615, reach=1.0, kind="delight", n=120, native="expected 5.2, met 5.8 on 1–7", because="A moment of delight because it carries 25 % of all stakes, more than its fair share of 17 %, and lies reliably above expectation.", **before),
        touchpoint("checkin", 80, 65, title="I check in", channels="front desk, app", interval=5.563, reach=0.7, kind="pain", because="A moment of pain because it carries 24 % of all stakes, more than its fair share of 17 %, and falls reliably short of expectation.", **arriving),
        touchpoint("room", 86.667, 76.667, title="I settle into my room", channels="room", interval=5.193, reach=0.679, kind="pain", native="expected 6.2, met 5.6 on 1–7", **staying),
        touchpoint("breakfast", 66.667, 81.667, title="I have breakfast", channels="restaurant", interval=6.291, reach=0.4656, kind="bonus", n=48, native="expected 5.0, met 5.9 on 1–7", **staying),
        touchpoint("request", 81.667, 53.333, title="I ask for something", channels="phone, app", interval=13.302, reach=0.2105, kind="irritant", word="irritant, rare but severe", n=22, native="expected 5.9, met 4.2 on 1–7", **staying),
        touchpoint("checkout", 73.333, 75, title="I check out", channels="front desk", interval=4.372, reach=0.6665, kind="routine", n=70, native="expected 5.4, met 5.5 on 1–7", **leaving),
    )  # fmt: skip


def many(count: int) -> pd.DataFrame:
    """A long journey in five stages: every kind, every size, gaps of every sign."""
    kinds = ("pain", "routine", "irritant", "delight", "bonus", "guard", "irritant")
    gaps = {"pain": -25, "guard": -1, "delight": 14, "irritant": -12, "routine": 0, "bonus": 9}
    found = []
    for index in range(count):
        kind = kinds[index % len(kinds)]
        expectation = 55 + 7 * index % 31
        stage = index * 5 // count
        found.append(
            touchpoint(f"t{index}", expectation, expectation + gaps[kind], kind=kind, title="I wait for my luggage at the belt"[: 8 + index % 26], channels="app, counter", interval=index % 4 * 3 or None, reach=(index * 37 % 100) / 100, stage=f"s{stage}", stage_title=f"Part {stage}")
        )  # fmt: skip
    return table(*found)


def clinic() -> pd.DataFrame:
    """A Chinese one."""
    return table(
        touchpoint("搜索", 72, 66, title="我在网上搜索医院和医生的评价", stage_title="了解与选择", kind="irritant", word="小烦恼", felt="低于期望 6 分 · 100 % 的顾客会经过", reach=1),
        touchpoint("挂号", 80, 91, title="我用手机预约挂号", stage_title="了解与选择", kind="delight", word="惊喜时刻", felt="高于期望 11 分 · 92 % 的顾客会经过"),
        touchpoint("签到", 78, 41, title="我到医院签到、排队，等了“很久”（一个多小时）", stage="b", stage_title="到院就诊", kind="pain", word="痛点时刻", felt="低于期望 37 分 · 88 % 的顾客会经过"),
        touchpoint("问诊", 90, 89, title="医生问诊", stage="b", stage_title="到院就诊", kind="guard", word="关键时刻·守住", felt="低于期望 1 分 · 86 % 的顾客会经过"),
    )  # fmt: skip


def patchy() -> pd.DataFrame:
    """Scored, not measured, without expectation, without experience, assumed."""
    return table(
        touchpoint("a", 70, 60, kind="irritant", evidence="assumed"),
        touchpoint("b", None, None),
        touchpoint("c", 80, None),
        touchpoint("d", 80, 55, kind="pain", evidence="assumed"),
        touchpoint("e", 60, 85, kind="delight"),
        touchpoint("f", None, 45),
        touchpoint("g", 75, 74, kind="guard"),
    )


def curve(of: pd.DataFrame, **more: Any) -> go.Figure:
    return draw(of, more.pop("look", Look.light()), more.pop("words", ENGLISH), **more)


def placed(of: pd.DataFrame, column: float = 150) -> Layout:
    return layout(rows(of), column, not_measured="not measured", assumed="assumed")


def traces(figure: go.Figure, **wanted: Any) -> list[Any]:
    return [t for t in figure.data if all(t[key] == value for key, value in wanted.items())]


def filled(figure: go.Figure, colour: str) -> Any:
    (found,) = traces(figure, fillcolor=colour)
    return found


def marks(figure: go.Figure) -> Any:
    (found,) = [t for t in figure.data if t.error_y.array is not None]
    return found


def targets(figure: go.Figure) -> list[Any]:
    return [t for t in figure.data if t.customdata is not None]


def shown(figure: go.Figure) -> list[str]:
    return [label for trace in figure.data for label in trace.text or ()]


# The lines and the areas between them


def test_the_gap_is_cut_exactly_where_experience_crosses_expectation():
    figure = curve(hotel())
    beyond, short = filled(figure, "#0072B2"), filled(figure, "#D55E00")
    # 10 above, then 15 below: two fifths of the way, at 80 - 0.4 * 15 points.
    assert list(zip(beyond.x, beyond.y, strict=True))[:3] == [(0, 80), (0.4, 74), (0, 70)]
    # 10 below, then 15 above: two fifths again.
    assert list(zip(short.x, short.y, strict=True))[:6] == [
        (0.4, 74), (1, 80), (2, 86.667), (2.4, 78.667), (2, 76.667), (1, 65),
    ]  # fmt: skip
    assert beyond.x.count(None) == 2
    assert short.x.count(None) == 1


def test_expectation_is_dashed_and_experience_is_solid_through_the_same_six_columns():
    figure = curve(hotel())
    (dashed,), (solid,) = (
        traces(figure, mode="lines", line_dash="6px,4px"),
        traces(figure, mode="lines", line_dash="solid"),
    )
    assert dashed.x == solid.x == (0, 1, 2, 3, 4, 5)
    assert dashed.y == (70, 80, 86.667, 66.667, 81.667, 73.333)
    assert solid.y == (80, 65, 76.667, 81.667, 53.333, 75)
    assert {t.line.shape for t in (dashed, solid)} == {None}


def test_no_line_and_no_area_bridges_what_was_not_measured():
    figure = curve(patchy())
    (dashed,), (solid,) = (
        traces(figure, mode="lines", line_dash="6px,4px"),
        traces(figure, mode="lines", line_dash="solid"),
    )
    assert dashed.x == (-0.16, 0.16, None, 2, 3, 4, None, 5.84, 6.16)
    assert solid.x == (-0.16, 0.16, None, 3, 4, 5, 6)
    assert filled(figure, "#0072B2").x == (3.5, 4, 4)


@given(st.lists(st.one_of(st.none(), st.floats(0, 100)), min_size=1, max_size=30))
def test_every_value_is_on_exactly_one_stroke_and_no_stroke_passes_a_missing_one(values):
    on = [x for stroke in strokes(values) for x, _ in stroke if x == int(x)]
    alone = [
        i
        for i, v in enumerate(values)
        if v is not None
        and all(n is None for n in (*values[max(0, i - 1) : i], *values[i + 1 : i + 2]))
    ]
    assert sorted([*on, *alone]) == [i for i, v in enumerate(values) if v is not None]
    assert all(b - a <= 1 for stroke in strokes(values) for (a, _), (b, _) in pairwise(stroke))


@given(st.lists(st.tuples(st.integers(0, 100), st.integers(0, 100)), min_size=2, max_size=20))
def test_the_two_gap_areas_add_up_to_the_area_between_the_lines(pairs):
    def size(polygon):
        return abs(sum(x * b - a * y for (x, y), (a, b) in pairwise((*polygon, polygon[0])))) / 2

    above, below = [a for a, _ in pairs], [b for _, b in pairs]
    net = sum(map(size, areas(above, below))) - sum(map(size, areas(below, above)))
    trapezoids = sum((a - b + c - d) / 2 for (a, b), (c, d) in pairwise(pairs))
    assert net == pytest.approx(trapezoids, abs=1e-6)


def test_a_zone_is_a_band_and_the_gap_begins_at_the_edge_it_lies_beyond():
    figure = curve(table(
        touchpoint("wait", 80, 45, adequate=62, kind="pain"),
        touchpoint("eat", 70, 82, adequate=50, kind="delight"),
    ))  # fmt: skip
    (zone,) = [t for t in figure.data if t.fillpattern.shape]
    assert list(zip(zone.x, zone.y, strict=True)) == [(0, 80), (1, 70), (1, 50), (0, 62)]
    assert (zone.fillpattern.shape, zone.fillpattern.fgcolor) == ("\\", Look.light().zone)
    short = filled(figure, "#D55E00")
    # 17 below adequate, then 32 above it: 17 / 49 of the way.
    assert list(zip(short.x, short.y, strict=True)) == [(0, 62), (0.3469, 57.8367), (0, 45)]
    beyond = filled(figure, "#0072B2")
    # 35 below desired, then 12 above it: 35 / 47 of the way.
    assert list(zip(beyond.x, beyond.y, strict=True)) == [(0.7447, 72.5532), (1, 82), (1, 70)]


def test_an_interval_is_a_bar_at_the_experience_and_stays_on_the_scale():
    bars = marks(curve(hotel())).error_y
    assert bars.array[:2] == (3.615, 5.563)
    assert bars.arrayminus[:2] == (3.615, 5.563)
    edge = marks(
        curve(table(touchpoint("a", 100, 2, kind="pain", interval=9), touchpoint("b", 70, 60)))
    ).error_y
    assert (edge.array, edge.arrayminus) == ((9, None), (2, None))


def test_the_scale_runs_from_0_to_100_and_its_neutral_line_is_drawn():
    figure = curve(hotel())
    assert figure.layout.yaxis.tickvals == (0, 25, 50, 75, 100)
    (neutral,) = [s for s in figure.layout.shapes if s.type == "line" and s.yref is None]
    assert (neutral.y0, neutral.y1, neutral.line.color) == (50, 50, "#b3bcc7")


def test_each_stage_is_one_band_over_its_own_columns():
    bands = [s for s in curve(hotel(), width=956).layout.shapes if s.layer == "below"]
    assert [(band.x0, band.x1) for band in bands] == [
        (-0.48, 0.48),
        (0.52, 1.48),
        (1.52, 4.48),
        (4.52, 5.48),
    ]


# Points and moments


def test_every_measured_point_is_marked_and_only_critical_ones_are_filled_and_shaped():
    figure = curve(hotel())
    assert marks(figure).marker.color == (
        "#0072B2",
        "#D55E00",
        "#D55E00",
        "#ffffff",
        "#ffffff",
        "#ffffff",
    )
    (glyphs,) = [
        t for t in figure.data if t.mode == "markers" and "triangle-up" in (t.marker.symbol or ())
    ]
    assert glyphs.marker.symbol == ("triangle-up", "triangle-down", "triangle-down")
    assert glyphs.x == (0, 1, 2)


def test_a_marks_area_grows_with_reach_down_to_a_least_size():
    assert marks(curve(hotel())).marker.size == (26, 21.8, 21.4, 17.7, 11.9, 21.2)
    assert marks(curve(table(touchpoint("a", 50, 40, kind="pain", reach=0.001)))).marker.size == (
        15,
    )


def test_nothing_is_drawn_where_nothing_was_measured_but_the_words_that_say_so():
    figure = curve(patchy())
    assert marks(figure).x == (0, 3, 4, 5, 6)
    assert shown(figure).count("not measured") == 2


def test_an_assumed_score_has_a_dotted_outline_a_lighter_inside_and_the_word():
    figure = curve(patchy(), width=1400)
    dotted = [s for s in figure.layout.shapes if s.type == "circle" and s.yref is None]
    assert [(s.xanchor, s.line.dash) for s in dotted] == [(0, "2px,3px"), (3, "2px,3px")]
    assert marks(figure).marker.color[1] == mixed("#D55E00", "#ffffff", 0.2)
    assert [label for label in shown(figure) if "assumed" in label] == [
        "10 short of expectation<br>50 % meet it · assumed",
        "25 short of expectation<br>50 % meet it · assumed",
    ]


def test_a_touchpoint_with_scores_and_no_kind_is_a_small_grey_dot():
    never_reached = table(
        touchpoint("a", 70, 60, kind=None) | {"reach": float("nan")}, touchpoint("b", 70, 60)
    )
    drawn = marks(curve(never_reached))
    assert (drawn.marker.size[0], drawn.marker.color[0]) == (8, Look.light().muted)


@pytest.mark.parametrize("count", [5, 25, 60])
def test_the_words_of_critical_moments_are_there_however_many_touchpoints_there_are(count):
    found = rows(many(count))
    spoken = {
        b.column: " ".join(b.lines)
        for b in placed(many(count), COLUMN).blocks
        if b.role is Role.WORD
    }
    assert spoken == {i: row.word for i, row in enumerate(found) if row.critical}


def test_quiet_words_leave_narrow_columns_and_stay_in_the_hover():
    wide, narrow = placed(hotel(), 150).blocks, placed(hotel(), COLUMN).blocks
    assert [b.lines for b in wide if b.role is Role.QUIET_WORD] == [
        ("bonus",),
        ("irritant, rare but severe",),
        ("routine",),
    ]
    assert [b for b in narrow if b.role is Role.QUIET_WORD] == []
    assert "irritant, rare but severe" in targets(curve(hotel(), width=1))[0].hovertext[4]


# Choosing a touchpoint


def test_every_touchpoint_can_be_clicked_and_its_id_comes_first():
    scored, others = targets(curve(patchy()))
    assert [c[0] for c in scored.customdata] == ["a", "d", "e", "g"]
    assert [c[0] for c in others.customdata] == ["b", "c", "f"]
    (only,) = targets(curve(hotel()))
    assert [c[0] for c in only.customdata] == [
        "booking",
        "checkin",
        "room",
        "breakfast",
        "request",
        "checkout",
    ]


def test_choosing_one_touchpoint_fades_none_and_rings_it():
    figure = curve(hotel(), selected="room")
    (ring,) = targets(figure)
    assert ring.selectedpoints == (2,)
    assert (ring.marker.opacity, ring.selected.marker.opacity, ring.unselected.marker.opacity) == (
        0,
        1,
        0,
    )
    seen = [t for t in figure.data if t.mode == "markers" and t is not ring]
    assert [t.unselected.marker.opacity for t in seen] == [1, 1]
    assert all(
        t.selected.textfont.color == t.textfont.color for t in figure.data if t.mode == "text"
    )
    assert curve(hotel(), selected="nowhere").to_json() == curve(hotel()).to_json()


def test_hovering_tells_all_that_is_known():
    assert targets(curve(hotel()))[0].hovertext[1] == (
        "<b>I check in</b><br>Arriving · front desk, app"
        "<br>Moment of pain · 15 short of expectation · 70 % meet it"
        "<br>A moment of pain because it carries 24 %"
        "<br>of all stakes, more than its fair share of"
        "<br>17 %, and falls reliably short of expectation.<br>expected 5.8, met 4.9 on 1–7 · n = 80"
    )
    assert (
        targets(curve(patchy()))[1]
        .hovertext[0]
        .startswith("<b>b</b><br>All of it<br>not measured<br>")
    )


def test_only_the_clickable_traces_answer_to_the_pointer():
    figure = curve(patchy())
    assert {t.hoverinfo for t in figure.data if t.customdata is None} == {"skip"}
    assert (figure.layout.xaxis.fixedrange, figure.layout.yaxis.fixedrange) == (True, True)
    assert (
        CONFIG["displayModeBar"],
        CONFIG["displaylogo"],
        CONFIG["scrollZoom"],
        CONFIG["showSendToCloud"],
    ) == (False,) * 4


# Text from people


def test_text_from_the_table_is_never_read_as_html_or_as_a_formula():
    evil = '<span style="background:url(//x)">&amp; $x$</span>'
    texts = dict.fromkeys(
        ("title", "stage_title", "channels", "word", "felt", "because", "native"), evil
    )
    figure = curve(table(touchpoint("a", 70, 50, kind="pain", **texts)), width=1500)
    labels = [*shown(figure), *(label for t in targets(figure) for label in t.hovertext)]
    left = [
        re
        for label in labels
        for re in label.replace("<br>", "").replace("<b>", "").replace("</b>", "")
    ]
    assert not {"<", ">", "$"} & set(left)
    assert '&lt;span style="background:url(//x)"&gt;&amp;amp; &#36;x&#36;&lt;/span&gt;' in labels
    assert not figure.layout.images


def test_a_long_title_takes_three_lines_and_an_ellipsis_and_is_whole_in_the_hover():
    title = "I try to find out whether the part for my washing machine was ordered or forgotten"
    of = table(touchpoint("a", 70, 50, title=title), touchpoint("b", 70, 50))
    figure = curve(of, width=300)
    assert "I try to find out<br>whether the<br>part for my…" in shown(figure)
    assert text.escaped(title) in targets(figure)[0].hovertext[0].replace("<br>", " ").replace(
        "</b> <b>", " "
    )


LETTERS = st.text(st.sampled_from("aeiWm  -店入，。（）“”%é7…"), max_size=60)


@given(LETTERS, st.integers(30, 200), st.booleans())
def test_wrapping_loses_nothing_and_every_line_fits(words, width, bold):
    found = text.wrapped(words, width, 12, bold=bold)
    assert "".join(found).replace(" ", "") == words.replace(" ", "")
    assert all(text.text_width(line, 12, bold=bold) <= width for line in found)


@given(
    st.lists(
        st.sampled_from(["店", "入住", "，", "。", "（", "）", "wait ", "I "]), max_size=30
    ).map("".join)
)
def test_no_line_begins_with_closing_or_ends_with_opening_punctuation(words):
    found = text.wrapped(words.replace("，，", "，"), 400, 12)
    assert not any(
        before[-1] in text.OPENING or after[0] in text.CLOSING for before, after in pairwise(found)
    )


@given(LETTERS, st.integers(40, 200), st.integers(1, 3))
def test_a_shortened_text_keeps_its_lines_and_its_width(words, width, most):
    found = text.shortened(words, width, 12, most)
    assert len(found) <= most
    assert all(text.text_width(line, 12) <= width for line in found)


def test_twenty_thousand_letters_are_shortened_at_once():
    assert text.shortened("我" * 20_000, 110, 13.5, 2, bold=True) == (
        "我我我我我我我",
        "我我我我我我…",
    )


# Where everything stands


def boxes_apart(found: Layout) -> bool:
    near = [(a, b) for a, b in combinations(found.blocks, 2) if abs(a.column - b.column) < 9]
    return not any(a.box.overlaps(b.box) for a, b in near)


def inside_their_column(found: Layout) -> bool:
    own = [b for b in found.blocks if b.role not in {Role.STAGE, Role.TICK}]
    return all(
        b.column * found.column < b.box.left and b.box.right < (b.column + 1) * found.column
        for b in own
    )


def labels_of(found: Layout) -> list[Block]:
    return [
        b for b in found.blocks if b.role in {Role.WORD, Role.QUIET_WORD, Role.FELT, Role.ABSENT}
    ]


def hits(of: tuple[Row, ...], block: Block, column: float) -> bool:
    """Whether a label's box touches a line, a bar or its mark in columns of a width."""
    half = (block.box.right - block.box.left) / 2 / column
    taken = occupied(of[block.column], lines(of), block.column, half)
    return any(
        block.box.bottom < high + CLEAR / 2 and low - CLEAR / 2 < block.box.top
        for low, high in taken
    )


@pytest.mark.parametrize("of", [hotel(), clinic(), patchy(), many(25), many(60)])
@pytest.mark.parametrize("column", [COLUMN, 150, 280])
def test_no_two_labels_meet_and_none_hits_a_line(of, column):
    found = placed(of, column)
    assert boxes_apart(found)
    assert inside_their_column(found)
    assert not any(hits(rows(of), label, column) for label in labels_of(found))


SCORE = st.one_of(st.none(), st.integers(0, 100).map(float))
WORDS = st.sampled_from(
    [
        "call",
        "I wait for my luggage at the belt",
        "我到医院签到、排队，等了很久",
        "Donaudampfschifffahrt",
        "x " * 80,
    ]
)


@st.composite
def journeys(draw: st.DrawFn) -> pd.DataFrame:
    def one(index: int) -> dict[str, Any]:
        expectation, experience = draw(SCORE), draw(SCORE)
        known = expectation is not None and experience is not None
        kind = draw(st.sampled_from(sorted(NAMES))) if known else None
        adequate = (
            draw(st.none() | st.integers(0, int(expectation or 0)).map(float)) if known else None
        )
        return touchpoint(f"t{index}", expectation, experience, adequate=adequate, kind=kind, title=draw(WORDS), channels=draw(WORDS), interval=draw(st.none() | st.integers(1, 40)), reach=draw(st.floats(0, 1)), stage=f"s{index // 4}", stage_title=draw(WORDS), evidence=draw(st.sampled_from(["measured", "assumed"])))  # fmt: skip

    return table(*(one(index) for index in range(draw(st.integers(1, 12)))))


@settings(deadline=None, max_examples=60)
@given(journeys(), st.floats(COLUMN, 400))
def test_whatever_the_scores_labels_meet_nothing_and_stay_clear_when_columns_spread(of, column):
    found = placed(of, column)
    assert boxes_apart(found)
    assert inside_their_column(found)
    assert all(found.bottom < b.box.bottom and b.box.top < found.top for b in found.blocks)
    assert not any(
        hits(rows(of), label, wider)
        for label in labels_of(found)
        for wider in (column, 1.7 * column)
    )


@settings(deadline=None, max_examples=10)
@given(st.integers(5, 60), st.sampled_from([COLUMN, 150.0]))
def test_five_to_sixty_touchpoints_never_overlap(count, column):
    assert boxes_apart(placed(many(count), column))


def test_extent_is_what_a_line_covers_between_two_places():
    assert extent([0, 100, None, 40], 0.25, 0.5) == (25, 50)
    assert extent([0, 100, None, 40], 1.5, 2.5) is None
    assert extent([0, 100, None, 40], 2.9, 3.4) == (40, 40)


def test_six_touchpoints_fill_the_page_and_sixty_make_it_wider():
    assert curve(hotel(), width=1120).layout.width == 1120
    assert placed(hotel(), (1120 - LEFT - RIGHT) / 6).column > 150
    assert curve(many(60), width=1120).layout.width == width_of(many(60)) == LEFT + RIGHT + 60 * 124


def test_a_long_curve_repeats_the_scale_and_the_titles_of_long_stages():
    found = placed(many(60), COLUMN).blocks
    assert [b.column for b in found if b.role is Role.STAGE] == [
        0,
        7,
        12,
        19,
        24,
        31,
        36,
        43,
        48,
        55,
    ]
    assert [b.column for b in found if b.role is Role.TICK and b.lines == ("0",)] == [
        7,
        12,
        19,
        24,
        31,
        36,
        43,
        48,
        55,
    ]
    assert [b for b in placed(hotel(), 150).blocks if b.role is Role.TICK] == []


def test_labels_above_the_scale_push_the_titles_up():
    low = placed(table(touchpoint("a", 20, 30, kind="delight")))
    high = placed(table(touchpoint("a", 90, 100, kind="delight")))
    assert low.header == 100 * POINT + 15
    assert high.header > low.header + 40


# Colours, bytes, manners


@pytest.mark.parametrize("look", [Look.light(), Look.dark()])
def test_every_word_can_be_read_on_every_ground_it_may_stand_on(look):
    band = mixed(look.band, look.background, look.band_strong)
    grounds = [look.background, band, mixed(look.band, look.background, look.band_weak)]
    grounds += [mixed(colour, band, look.fill) for colour in (look.short, look.beyond)]
    grounds += [mixed(look.zone, band, look.zone_fill * HATCH_SHARE)]
    inks = (look.text, look.muted, look.short_word, look.beyond_word)
    assert min(contrast(ink, ground) for ink in inks for ground in grounds) >= 4.5
    assert contrast(look.text, look.hover) >= 4.5


@pytest.mark.parametrize("look", [Look.light(), Look.dark()])
def test_the_lines_of_a_zone_stand_out_from_the_band_of_a_stage(look):
    band = mixed(look.band, look.background, look.band_strong)
    assert contrast(mixed(look.zone, band, look.zone_fill), band) >= 1.5


@pytest.mark.parametrize("look", [Look.light(), Look.dark()])
def test_marks_lines_and_the_shapes_inside_them_can_be_seen(look):
    band = mixed(look.band, look.background, look.band_strong)
    marked = (look.short, look.beyond, look.line, look.muted, look.text)
    assert min(contrast(colour, band) for colour in marked) >= 3
    assert min(contrast(look.on_mark, colour) for colour in (look.short, look.beyond)) >= 3


def test_the_page_shows_through_and_light_and_dark_differ_in_colour_alone():
    light, dark = curve(hotel()), curve(hotel(), look=Look.dark())
    assert (
        light.layout.template.layout.paper_bgcolor
        == dark.layout.template.layout.plot_bgcolor
        == "rgba(0,0,0,0)"
    )
    assert light.layout.height == dark.layout.height
    assert [t.y for t in light.data if t.mode == "lines"] == [
        t.y for t in dark.data if t.mode == "lines"
    ]


def test_a_figure_is_small_and_carries_its_own_template():
    assert len(curve(hotel()).to_json()) < 20_000
    assert len(curve(many(60), words=CHINESE).to_json()) < 60_000
    assert (
        "data" not in json.loads(curve(hotel()).to_json())["layout"]["template"]
        or plotly.io.templates.default == "plotly"
    )


def test_the_legend_names_only_what_is_drawn():
    def names(of: pd.DataFrame, words: Words = ENGLISH) -> list[str]:
        return [note.text for note in curve(of, words=words).layout.annotations][:-1]

    assert names(hotel()) == [
        "Expectation",
        "Experience",
        "Short of expectation",
        "Beyond expectation",
        "Filled: critical",
        "Size: customers who meet it",
        "95 % interval",
    ]
    assert names(clinic(), CHINESE) == [
        "期望",
        "体验",
        "低于期望",
        "高于期望",
        "实心：关键时刻",
        "大小：经过的顾客",
    ]
    assert "Zone of tolerance" in names(table(touchpoint("a", 80, 70, adequate=60)))
    assert "assumed" in names(patchy())


def test_a_curve_without_its_legend_has_it_as_signs_and_words_to_stand_beside_it():
    whole, bare = (curve(hotel(), width=1200, with_legend=each) for each in (True, False))
    assert [sign for sign, _ in entries(rows(hotel()), ENGLISH)] == [
        *("expectation", "experience", "short", "beyond", "critical", "size", "interval"),
    ]
    words = [word for _, word in entries(rows(hotel()), ENGLISH)]
    assert words == [note.text for note in whole.layout.annotations][:-1]
    assert [note.text for note in bare.layout.annotations] == ["points"]
    assert whole.layout.height - bare.layout.height == whole.layout.margin.t == 34
    assert bare.layout.margin.t == 0


def test_an_empty_table_is_an_empty_curve():
    assert targets(curve(table())) == []
    assert curve(table()).layout.width == 960


def test_a_column_that_is_missing_is_named():
    with pytest.raises(KeyError, match="felt"):
        curve(hotel().drop(columns="felt"))


def test_drawing_changes_neither_its_table_nor_plotlys_theme():
    given_table, theme = hotel(), plotly.io.templates.default
    curve(given_table)
    pd.testing.assert_frame_equal(given_table, hotel())
    assert plotly.io.templates.default == theme


def test_figures_do_not_need_streamlit():
    code = "import sys, journeymap.figures.curve; sys.exit('streamlit' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


# In a browser


BOXES = """() => [...document.querySelectorAll('.textpoint text')].map(t => {
    const b = t.getBoundingClientRect();
    return {text: t.textContent, left: b.left, right: b.right, top: b.top, bottom: b.bottom};
})"""


@pytest.mark.parametrize("of", [hotel(), clinic(), patchy()])
def test_a_browser_draws_every_text_no_wider_than_it_was_measured(page, of):
    figure = curve(of, width=1120)
    page.set_content(figure.to_html(include_plotlyjs=True, include_mathjax=False, config=CONFIG))
    page.wait_for_selector(".textpoint text")
    seen = page.evaluate(BOXES)
    expected = {
        "".join(b.lines): b.box
        for b in layout(
            rows(of),
            (1120 - LEFT - RIGHT) / len(of),
            not_measured="not measured",
            assumed="assumed",
        ).blocks
    }
    assert {s["text"] for s in seen} == set(expected)
    assert all(
        s["right"] - s["left"] <= expected[s["text"]].right - expected[s["text"]].left for s in seen
    )
    overlapping = [
        (a["text"], b["text"])
        for a, b in combinations(seen, 2)
        if a["left"] < b["right"]
        and b["left"] < a["right"]
        and a["top"] + 3 < b["bottom"]
        and b["top"] + 3 < a["bottom"]
    ]
    assert overlapping == []
