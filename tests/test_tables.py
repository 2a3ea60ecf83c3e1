"""Tables: every chart's headless twin."""

import json
from pathlib import Path

import numpy as np
import pytest

import journeymap as jm
from journeymap import tables, wording
from tests.browser import JOURNEYS

HOTEL = jm.load(JOURNEYS / "hotel-stay.yaml")
WHOLE = jm.analyze(HOTEL)


def row(table, touchpoint):
    return table.set_index("touchpoint").loc[touchpoint]


def test_the_curve_has_a_row_for_each_touchpoint_in_declared_order():
    table = tables.curve(HOTEL, WHOLE)
    assert list(table.touchpoint) == [each.id for each in HOTEL.touchpoints]
    assert list(table.stage_title.unique()) == [each.title for each in HOTEL.stages]


def test_the_curve_holds_points_intervals_and_words():
    checkin = row(tables.curve(HOTEL, WHOLE), "checkin")
    assert checkin.expectation == pytest.approx(80)
    assert checkin.experience == pytest.approx(65)
    assert checkin.gap == pytest.approx(-15)
    interval = (checkin.experience_low, checkin.experience_high)
    assert interval == pytest.approx((59.44, 70.56), abs=0.01)
    assert checkin.reach == pytest.approx(0.7)
    assert (checkin.kind, checkin.critical, checkin.evidence) == ("pain", True, "measured")
    assert (checkin.n, checkin.channels, checkin.word) == (80, "front desk", "1. Moment of pain")
    assert checkin.felt == "15 short of expectation · 70% meet it"
    assert checkin.native == "expected 5.8 on 1 to 7, experienced 4.9 on 1 to 7"


def test_what_was_not_measured_is_missing_and_never_nought():
    bare = jm.read("journey: a\nstages: [{stage: s, touchpoints: [{touchpoint: t}]}]", "a.yaml")
    found = jm.analyze(bare)
    (only,) = tables.curve(bare, found).itertuples()
    levels = (only.expectation, only.adequate, only.experience, only.gap)
    assert np.isnan([*levels, only.experience_low, only.experience_high, only.n]).all()
    assert (only.kind, only.critical, only.felt, only.native) == (None, False, "", "")
    missing = tables.touchpoints(found).iloc[0].isna()
    assert list(missing[~missing].index) == [
        *("Touchpoint", "Moment", "Meet it", "Completers who pass here", "Leave here, of 100"),
        "Marks",
    ]


def test_a_zone_is_told_from_adequate_to_desired_on_the_scale_it_was_asked_on():
    journey = jm.read(
        """journey: a
scale: {min: 1, max: 5}
measurements: {q: {source: phone, scale: {min: 0, max: 10}}}
stages:
  - stage: s
    touchpoints:
      - {touchpoint: t, expectation: {adequate: 6, desired: 8, from: q}, experience: 3.5}
""",
        "a.yaml",
    )
    (only,) = tables.curve(journey, jm.analyze(journey), "zh").itertuples()
    assert only.native == "期望 6–8（量表 0–10）、体验 3.5（量表 1–5）"
    assert (only.adequate, only.expectation) == pytest.approx((60, 80))


def test_a_segment_has_its_own_levels():
    families = tables.curve(HOTEL, jm.analyze(HOTEL, "families"))
    assert row(families, "checkin").native == "expected 5.8 on 1 to 7, experienced 4.1 on 1 to 7"
    assert row(families, "booking").evidence == "assumed"


def test_the_table_behind_the_chart_has_shares_in_percent_and_whole_answers():
    table = tables.touchpoints(WHOLE).set_index("Touchpoint")
    checkin = table.loc["I check in"]
    assert checkin["Meet it"] == pytest.approx(70)
    assert checkin["How much rides on it"] == pytest.approx(24.4, abs=0.1)
    assert checkin["Felt gap, losses count 2×"] == pytest.approx(-30)
    assert checkin["Answers"] == 80
    assert str(table["Answers"].dtype) == "Int64"


@pytest.mark.parametrize("language", wording.LANGUAGES)
def test_the_columns_are_told_in_words_no_two_alike(language):
    names = list(tables.touchpoints(WHOLE, language).columns)
    assert names == list(tables.named(tables.KINDS, WHOLE, language))
    assert len(set(names)) == len(tables.KINDS) == 15


def test_a_table_is_drawn_from_every_shipped_journey():
    for file in sorted(Path(JOURNEYS).glob("*.yaml")):
        journey = jm.load(file)
        found = jm.analyze(journey)
        assert len(tables.curve(journey, found, "zh")) == len(tables.touchpoints(found))
        json.loads(tables.touchpoints(found).to_json())
