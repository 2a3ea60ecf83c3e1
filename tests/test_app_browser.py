"""The page in a real browser: what a person sees, clicks and saves."""

import json
import os
import re
import shutil
import time
from itertools import combinations

import pytest
from playwright.sync_api import TimeoutError as Impatient
from playwright.sync_api import expect

import journeymap as jm
from journeymap.analysis import because
from journeymap.figures.look import Look
from tests.browser import JOURNEYS, serving
from tests.test_app import many
from tests.test_cli_app import HOSTILE, SECRETS

PATIENCE = 30_000
"""Milliseconds a slow machine may take to draw."""

SHIPPED = sorted(JOURNEYS.glob("*.yaml"))
HOTEL = "hotel-stay.yaml"
SMALL = """journey: small
title: {title}
stages:
  - stage: all
    touchpoints:
      - {{touchpoint: call, title: I call, expectation: 7, experience: {experience}}}
      - {{touchpoint: answer, title: I get an answer, expectation: 8, experience: 9}}
"""

expect.set_options(timeout=PATIENCE)


def address(server, **parts):
    """The address of a view of the app."""
    from urllib.parse import urlencode

    return f"{server.url}/?{urlencode(parts)}"


def drawn(page):
    """Return once the page shows a journey and rests."""
    title(page).wait_for(timeout=PATIENCE)
    page.locator(".js-plotly-plot .scatterlayer .trace").first.wait_for(timeout=PATIENCE)
    rested(page)
    page.wait_for_function(
        """() => Math.abs(document.querySelector(".js-plotly-plot").clientWidth
                          - document.querySelector(".st-key-curve").scrollWidth) < 2"""
    )
    return page


def rested(page):
    """Return once nothing is under way and the page hears clicks on its links."""
    page.wait_for_function(
        """() => document.querySelector('.stApp[data-test-script-state="notRunning"]')
                 && !document.querySelector('[data-stale="true"]')
                 && document.querySelector(".jm-listens")""",
        timeout=PATIENCE,
    )
    return page


def place_of(page, touchpoint):
    """Where a touchpoint's point lies on the screen, scrolled into view."""
    found = page.evaluate(
        """(id) => {
            const plot = document.querySelector(".js-plotly-plot");
            const {xaxis, yaxis} = plot._fullLayout;
            for (const trace of plot._fullData) {
                const index = (trace.customdata || []).findIndex((each) => each[0] === id);
                if (index < 0) continue;
                const across = xaxis._offset + xaxis.d2p(trace.x[index]);
                const view = document.querySelector(".st-key-curve");
                view.scrollLeft = across - view.clientWidth / 2;
                plot.scrollIntoView({block: "nearest"});
                const box = plot.getBoundingClientRect();
                return [box.x + across, box.y + yaxis._offset + yaxis.d2p(trace.y[index])];
            }
        }""",
        touchpoint,
    )
    assert found, f"{touchpoint} is not on the curve"
    return found


def ringed(page):
    """The touchpoints whose ring is drawn."""
    return page.evaluate(
        """() => document.querySelector(".js-plotly-plot")._fullData.flatMap((trace) =>
            (trace.customdata || []).filter((each, index) =>
                [].concat(trace.marker.opacity)[index] === 1).map((each) => each[0]))"""
    )


def click(page, touchpoint):
    page.mouse.click(*place_of(page, touchpoint))


def hover(page, touchpoint):
    """Hold the mouse over a point until its label shows; what is drawn anew may move it."""
    for step in range(30):
        across, up = place_of(drawn(page), touchpoint)
        page.mouse.move(across + step % 3 - 1, up)
        try:
            page.locator(".hoverlayer text").first.wait_for(timeout=1_000)
        except Impatient:
            continue
        return
    pytest.fail(f"{touchpoint} shows no label")


def title(page):
    """The name of the journey that is shown; the one before may stand a moment longer."""
    return page.locator(".jm-title").first


def heading(page):
    return page.locator(".jm-heading").first


def card(page):
    """The detail's first lines: the moment and its because."""
    return page.locator(".st-key-detail .jm-moment")


def opened(page, box):
    """The open list of a select box."""
    drawn(page)
    options = page.get_by_role("listbox").get_by_role("option")
    for _ in range(10):
        # While a list of journeys changes, the box before and the box after stand side by side.
        field = page.locator(f"[class*=st-key-{box}-] input")
        expect(field).to_have_count(1)
        try:
            field.last.click(timeout=3_000)
            options.first.wait_for(timeout=3_000)
        except Impatient:
            continue
        return options
    pytest.fail(f"the list of {box} does not open")


def pick(page, box, label):
    """Choose an entry of a select box."""
    opened(page, box).filter(has_text=re.compile(f"^{re.escape(label)}$")).click()


def close(page):
    """Close the open list; what is pressed after it is closed would clear the box."""
    page.keyboard.press("Escape")
    expect(page.get_by_role("listbox")).to_have_count(0)


def is_offered(page, label):
    """Whether a journey appears among those to choose from; an open list does not grow."""
    deadline = time.monotonic() + PATIENCE / 1000
    while time.monotonic() < deadline:
        names = opened(page, "journey").all_inner_texts()
        close(page)
        if label in names:
            return True
    return False


@pytest.fixture
def folder(tmp_path):
    """A folder with one small journey."""
    (tmp_path / "small.yaml").write_text(SMALL.format(title="Small", experience=5), "utf-8")
    return tmp_path


# What is seen


def test_each_shipped_journey_opens_with_its_worst_moment_and_nothing_overlaps(
    shipped_app, open_page, subtests
):
    page = open_page()
    for file in SHIPPED:
        with subtests.test(file=file.name):
            page.set_viewport_size({"width": 1280, "height": 800})
            page.goto(address(shipped_app, journey=file.name, language="en"))
            analysis = jm.analyze(jm.load(file))
            worst = analysis.critical[0]
            first = page.locator(".jm-moments .jm-moment").first
            expect(first).to_be_visible()
            expect(first).to_contain_text(worst.title)
            expect(first).to_contain_text(because(worst))
            expect(page.locator(".jm-moments .jm-moment")).to_have_count(len(analysis.critical))
            assert untidy(drawn(page)) == []
            page.get_by_role("radio", name="中文").click()
            expect(first).to_contain_text(because(worst, "zh"))
            assert untidy(drawn(page)) == []
            page.set_viewport_size({"width": 1920, "height": 1080})
            assert untidy(drawn(page)) == []


def untidy(page):
    """Texts that run out of their place or into each other, on the curve and beside it."""
    found = page.evaluate(
        """() => {
            const problems = [];
            const box = (each) => {
                const {x, y, right, bottom, width} = each.getBoundingClientRect();
                return {text: each.textContent.slice(0, 40), x, y, right, bottom, width};
            };
            if (document.documentElement.scrollWidth > innerWidth) problems.push("page too wide");
            for (const each of document.querySelectorAll(".jm-title,.jm-quiet,.jm-text,dt,dd,h2"))
                if (each.scrollWidth > each.clientWidth + 1)
                    problems.push("runs out: " + each.textContent.slice(0, 60));
            const plot = document.querySelector(".js-plotly-plot");
            const frame = box(plot);
            const onCurve = [...plot.querySelectorAll("text")].map(box).filter((t) => t.width);
            for (const t of onCurve)
                if (t.x < frame.x - 1 || t.right > frame.right + 1 || t.bottom > frame.bottom + 1)
                    problems.push("clipped: " + t.text);
            return {problems, onCurve,
                    beside: [...document.querySelectorAll(".jm-text,.jm-heading")].map(box)};
        }"""
    )
    meet = [
        f"{one['text']} × {other['text']}"
        for texts in (found["onCurve"], found["beside"])
        for one, other in combinations(texts, 2)
        if min(one["right"], other["right"]) - max(one["x"], other["x"]) > 1
        and min(one["bottom"], other["bottom"]) - max(one["y"], other["y"]) > 2
        and one["text"] not in other["text"]
    ]
    return found["problems"] + meet


def test_the_page_is_dark_as_the_browser_wishes_until_light_is_chosen_in_the_menu(
    shipped_app, open_page
):
    page = drawn(open_page(address(shipped_app, journey=HOTEL), dark=True))
    assert colours(page) == [rgb(Look.dark().background), rgb(Look.dark().muted)]
    page.get_by_role("button", name="Main menu").click()
    page.get_by_role("menuitemradio", name="Light").click()
    page.wait_for_function(
        "(ink) => getComputedStyle(document.querySelector('.js-plotly-plot text')).fill === ink",
        arg=rgb(Look.light().muted),
    )
    assert colours(page) == [rgb(Look.light().background), rgb(Look.light().muted)]


def colours(page):
    """The page's background and the curve's quiet ink."""
    return page.evaluate(
        """() => [getComputedStyle(document.querySelector(".stApp")).backgroundColor,
                  getComputedStyle(document.querySelector(".js-plotly-plot text")).fill]"""
    )


def rgb(colour):
    return f"rgb({', '.join(str(int(colour[at : at + 2], 16)) for at in (1, 3, 5))})"


def test_the_language_is_the_browsers_until_another_is_chosen(shipped_app, open_page):
    page = drawn(open_page(address(shipped_app, journey=HOTEL), locale="zh-CN"))
    expect(heading(page)).to_have_text("关键时刻")
    expect(page.locator("html")).to_have_attribute("lang", "zh-CN")
    page.get_by_role("radio", name="English").click()
    expect(heading(page)).to_have_text("Moments of truth")
    expect(page.locator("html")).to_have_attribute("lang", "en")
    page.reload()
    drawn(page)
    expect(heading(page)).to_have_text("Moments of truth")


def test_the_first_view_is_the_easiest_example_with_its_file_and_how_to_begin(
    shipped_app, open_page
):
    page = drawn(open_page(address(shipped_app, language="en")))
    expect(title(page)).to_have_text("A night at a boutique hotel")
    expect(page.locator(".jm-file")).to_have_text(HOTEL)
    expect(page.get_by_text("Your own: journeymap app FOLDER")).to_be_visible()


@pytest.mark.parametrize("width", [640, 1280, 1920])
def test_nothing_covers_the_menu_wherever_the_page_is_scrolled_to(width, shipped_app, open_page):
    view = address(shipped_app, journey="telecom-complaint.yaml", touchpoint="bot")
    page = drawn(open_page(view, width=width))
    for down in (0, 200, 900, 10_000):
        assert page.evaluate(
            """(down) => {
                document.querySelector(".stMain").scrollTop = down;
                const menu = document.querySelector(".stMainMenu button");
                const {x, y, width, height} = menu.getBoundingClientRect();
                return menu.contains(document.elementFromPoint(x + width / 2, y + height / 2));
            }""",
            down,
        )


def test_the_legend_stays_in_sight_while_a_long_curve_is_scrolled(shipped_app, open_page):
    page = drawn(open_page(address(shipped_app, journey="bank-loan.yaml", language="en")))
    legend = page.locator(".jm-legend")
    before = legend.bounding_box()
    page.locator(".st-key-curve").evaluate("each => each.scrollLeft = 10000")
    assert legend.bounding_box() == before
    for word in ("Expectation", "Zone of tolerance", "assumed"):
        expect(legend.get_by_text(word, exact=True)).to_be_in_viewport()
    assert page.evaluate(
        """() => [...document.querySelectorAll(".jm-sign")].every((sign) => {
            const {width, height} = sign.getBoundingClientRect();
            return width >= 8 && height >= 1;
        })"""
    )


# What is clicked


def test_a_click_on_a_point_shows_its_detail_and_a_second_click_closes_it(shipped_app, open_page):
    page = drawn(open_page(address(shipped_app, journey=HOTEL, language="en")))
    hint = "Click a point of the curve, or choose a touchpoint here"
    expect(page.get_by_placeholder(hint)).to_be_visible()
    for touchpoint, name, line in (
        ("checkin", "I check in", "I queue with my bags"),
        ("request", "I ask for something", "Nobody called me back"),
    ):
        click(page, touchpoint)
        expect(card(page)).to_contain_text(name)
        expect(card(page)).to_be_in_viewport()
        expect(page.locator(".st-key-detail")).to_contain_text(line)
        drawn(page)
        assert ringed(page) == [touchpoint]
    click(page, "request")
    expect(card(page)).to_have_count(0)
    drawn(page)
    assert ringed(page) == []
    click(page, "room")
    expect(card(page)).to_contain_text("I settle into my room")
    page.locator(".st-key-detail").get_by_role("button", name="Clear value").click()
    expect(card(page)).to_have_count(0)
    drawn(page)
    assert ringed(page) == []


def test_a_link_opens_the_same_view_and_back_goes_back(shipped_app, open_page):
    page = drawn(open_page(address(shipped_app, journey=SHIPPED[0].name, language="en")))
    pick(page, "journey", "A night at a boutique hotel")
    expect(title(page)).to_have_text("A night at a boutique hotel")
    pick(page, "segment", "Families with children, 30%")
    expect(page.locator(".jm-numbers")).to_contain_text("4 of 6 measured")
    drawn(page)
    click(page, "room")
    expect(card(page)).to_contain_text("I settle into my room")
    link = page.url
    other = drawn(open_page(link))
    expect(other.locator(".jm-numbers")).to_contain_text("4 of 6 measured")
    expect(card(other)).to_contain_text("I settle into my room")
    assert ringed(other) == ["room"]
    page.go_back()
    expect(card(page)).to_have_count(0)
    page.go_back()
    expect(page.locator(".jm-numbers")).to_contain_text("6 of 6 measured")


def test_another_segment_keeps_the_touchpoint_and_another_journey_lets_it_go(
    shipped_app, open_page
):
    view = address(shipped_app, journey=HOTEL, touchpoint="checkin", language="en")
    page = drawn(open_page(view))
    pick(page, "segment", "Families with children, 30%")
    expect(card(page)).to_contain_text("falls 28 points short")
    pick(page, "journey", jm.load(SHIPPED[0]).title)
    expect(title(page)).to_have_text(jm.load(SHIPPED[0]).title)
    expect(card(page)).to_have_count(0)
    assert "touchpoint" not in page.url
    assert "segment" not in page.url


def test_a_link_to_what_is_not_there_shows_the_easiest_example_and_says_so(shipped_app, open_page):
    lost = {"journey": "<b>gone</b>.yaml", "segment": "nobody", "touchpoint": "nowhere"}
    page = drawn(open_page(address(shipped_app, language="en", **lost)))
    expect(page.get_by_text("<b>gone</b>.yaml is not in this folder")).to_be_visible()
    expect(title(page)).to_have_text("A night at a boutique hotel")


def test_a_touchpoint_is_chosen_and_let_go_with_the_keyboard_alone(shipped_app, open_page):
    page = drawn(open_page(address(shipped_app, journey=HOTEL, language="en")))
    page.locator("[class*=st-key-touchpoint-] input").focus()
    page.keyboard.type("breakf")
    page.keyboard.press("Enter")
    expect(card(page)).to_contain_text("I have breakfast")
    drawn(page)
    assert ringed(page) == ["breakfast"]
    page.locator("[class*=st-key-touchpoint-] input").focus()
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type("None of")
    page.keyboard.press("Enter")
    expect(card(page)).to_have_count(0)


def test_a_long_curve_scrolls_in_its_place_and_stays_there_after_a_click(shipped_app, open_page):
    page = drawn(open_page(address(shipped_app, journey="online-order.yaml")))
    curve = page.locator(".st-key-curve")
    assert curve.evaluate("each => each.scrollWidth > each.clientWidth + 100")
    curve.focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_function("document.querySelector('.st-key-curve').scrollLeft > 0")
    place = place_of(page, "return")
    before = curve.evaluate("each => each.scrollLeft")
    assert before > 300
    page.mouse.click(*place)
    expect(card(page)).to_contain_text("I send it back")
    drawn(page)
    assert curve.evaluate("each => each.scrollLeft") == before


IN_SIGHT = """(id) => {
    const plot = document.querySelector(".js-plotly-plot");
    const {xaxis} = plot._fullLayout;
    const [place] = plot._fullData.flatMap((trace) => (trace.customdata || [])
        .flatMap((each, index) => each[0] === id ? [trace.x[index]] : []));
    const x = plot.getBoundingClientRect().x + xaxis._offset + xaxis.d2p(place);
    const view = document.querySelector(".st-key-curve").getBoundingClientRect();
    return view.x < x && x < view.right;
}"""
"""Whether a point lies inside what is seen of the curve."""


def test_a_touchpoint_in_the_address_is_in_sight_on_a_long_curve(shipped_app, open_page):
    page = drawn(open_page(address(shipped_app, journey="online-order.yaml", touchpoint="return")))
    page.wait_for_function(IN_SIGHT, arg="return")
    assert ringed(page) == ["return"]
    assert not page.evaluate(IN_SIGHT, "search")


def test_a_click_on_a_moment_shows_its_detail_and_its_point_and_a_second_one_closes_it(
    shipped_app, open_page
):
    page = drawn(open_page(address(shipped_app, journey="online-order.yaml", language="en")))
    page.evaluate("window.same = true")
    moment = page.locator(".jm-moments .jm-moment", has_text="I get my money back")
    moment.locator("p").last.click()
    expect(card(page)).to_contain_text("I get my money back")
    expect(card(page)).to_be_in_viewport()
    expect(moment).to_have_class(re.compile("jm-chosen"))
    page.wait_for_function(IN_SIGHT, arg="refund")
    drawn(page)
    assert ringed(page) == ["refund"]
    moment.click()
    expect(card(page)).to_have_count(0)
    assert "touchpoint" not in page.url
    # A link that the browser itself follows would have loaded the page anew.
    assert page.evaluate("window.same")


def test_moments_are_chosen_with_the_keyboard_which_stays_where_it_was(shipped_app, open_page):
    page = drawn(open_page(address(shipped_app, journey=HOTEL, language="en")))
    links = page.locator(".jm-moments a")
    links.nth(1).focus()
    for number in (1, 2):
        expect(links.nth(number)).to_be_focused()
        name = links.nth(number).inner_text()
        page.keyboard.press("Enter")
        expect(card(page)).to_contain_text(name)
        drawn(page)
        expect(links.nth(number)).to_be_focused()
        page.keyboard.press("Tab")
    expect(page.locator(".jm-others a").first).to_be_focused()
    page.keyboard.press("Enter")
    expect(card(page)).to_contain_text("I ask for something")


def test_the_detail_stays_beside_the_moments_however_many_there_are(
    tmp_path, app_server, open_page
):
    (tmp_path / "many.yaml").write_text(many(18, 10), "utf-8")
    page = drawn(open_page(address(app_server(tmp_path), language="en")))
    moments = page.locator(".jm-moments .jm-moment")
    expect(moments.nth(6)).to_be_visible()
    expect(moments.nth(7)).to_be_hidden()
    page.get_by_text("11 more moments of truth").click()
    expect(moments.nth(7)).to_be_visible()
    moments.nth(17).click()
    expect(card(page)).to_contain_text("Number 17")
    expect(card(page)).to_be_in_viewport()
    expect(moments.nth(17)).to_be_in_viewport()


def test_a_journey_too_long_for_a_curve_is_read_and_clicked_without_one(
    tmp_path, app_server, open_page
):
    (tmp_path / "many.yaml").write_text(many(1000, 500), "utf-8")
    page = rested(open_page(address(app_server(tmp_path), language="en")))
    expect(page.get_by_text("No curve is drawn of 1,500 touchpoints")).to_be_visible()
    page.locator(".jm-moments .jm-moment").nth(2).click()
    expect(card(page)).to_contain_text("Number 2")
    expect(page.locator(".js-plotly-plot")).to_have_count(0)


def test_the_table_behind_the_chart_is_one_click_away_and_cannot_be_exported(
    shipped_app, open_page
):
    page = drawn(open_page(address(shipped_app, journey=HOTEL, language="en")))
    page.get_by_text("The table behind the chart").click()
    page.get_by_test_id("stDataFrame").hover()
    expect(page.locator("[role=gridcell]", has_text="I check in")).to_have_count(1)
    buttons = page.get_by_test_id("stElementToolbarButton")
    expect(buttons.first).to_be_visible()
    assert "Download as CSV" not in page.locator(".stApp").inner_text()
    assert page.get_by_label("Download as CSV").count() == 0


# What is saved


def in_place(path, text):
    path.write_text(text, "utf-8")


def by_rename(path, text):
    """As most editors do: a new file takes the old one's name."""
    fresh = path.with_suffix(".tmp")
    fresh.write_text(text, "utf-8")
    fresh.replace(path)


def with_backup(path, text):
    """As vim may do: the old file moves away before the new one is written."""
    path.rename(path.with_name(path.name + "~"))
    path.write_text(text, "utf-8")


def test_a_saved_file_shows_by_itself_however_it_is_written(folder, app_server, open_page):
    page = drawn(open_page(address(app_server(folder), language="en")))
    for save in (in_place, by_rename, with_backup, in_place):
        name = f"Saved {save.__name__}"
        save(folder / "small.yaml", SMALL.format(title=name, experience=6))
        expect(title(page)).to_have_text(name)


def test_a_broken_file_is_told_over_the_last_good_picture_until_it_is_mended(
    folder, app_server, open_page
):
    shutil.copy(JOURNEYS / HOTEL, folder)
    server = app_server(folder)
    view = address(server, journey="small.yaml", touchpoint="call", language="en")
    page = drawn(open_page(view))
    by_rename(folder / "small.yaml", SMALL.format(title="Small", experience=50))
    banner = page.locator(".jm-banner")
    expect(banner).to_contain_text("Problems in small.yaml: 1. You see it as it last was sound")
    expect(banner).to_contain_text("small.yaml:6:71")
    expect(banner).to_contain_text("50 lies off the scale from 0 to 10")
    expect(card(page)).to_contain_text("falls 20 points short")
    drawn(page)
    assert ringed(page) == ["call"]
    # The line that makes it a journey may break, too.
    by_rename(folder / "small.yaml", "journy: small\nstages: []\n")
    expect(banner).to_contain_text("small.yaml:1:1")
    expect(title(page)).to_have_text("Small")
    pick(page, "journey", "A night at a boutique hotel")
    expect(title(page)).to_have_text("A night at a boutique hotel")
    expect(banner).to_have_count(0)
    expect(page.get_by_text("Other files with problems: small.yaml")).to_be_visible()
    pick(page, "journey", "⚠ Small")
    expect(banner).to_be_visible()
    by_rename(folder / "small.yaml", SMALL.format(title="Mended", experience=4))
    expect(title(page)).to_have_text("Mended")
    expect(banner).to_have_count(0)
    expect(page.get_by_text("Other files with problems")).to_have_count(0)


def test_many_problems_are_counted_and_scrolled_in_a_panel_that_leaves_room_for_the_picture(
    folder, app_server, open_page
):
    page = drawn(open_page(address(app_server(folder), language="en")))
    by_rename(folder / "small.yaml", many(0, 60).replace("expectation: 9", "expectation: 90"))
    banner = page.locator(".jm-banner")
    expect(banner).to_contain_text("Problems in small.yaml: 60. You see it as it last was sound")
    assert banner.bounding_box()["height"] < 260
    listed = banner.get_by_role("list")
    listed.focus()
    page.keyboard.press("End")
    last = listed.get_by_role("listitem").last
    expect(last).to_be_in_viewport()
    expect(title(page)).to_be_in_viewport()


def test_an_edit_keeps_the_touchpoint_that_is_looked_at(folder, app_server, open_page):
    page = drawn(open_page(address(app_server(folder), language="en")))
    click(page, "call")
    expect(card(page)).to_contain_text("falls 20 points short")
    by_rename(folder / "small.yaml", SMALL.format(title="Small", experience=4))
    expect(card(page)).to_contain_text("falls 30 points short")
    drawn(page)
    assert ringed(page) == ["call"]
    click(page, "call")
    expect(card(page)).to_have_count(0)


def test_files_and_the_folder_come_and_go_and_two_people_see_it(folder, app_server, open_page):
    server = app_server(folder)
    pages = [drawn(open_page(address(server, language=language))) for language in ("en", "zh")]
    shutil.copy(JOURNEYS / HOTEL, folder / "another.yaml")
    for page in pages:
        assert is_offered(page, "A night at a boutique hotel")
        # A file that sorts before it does not push away what is looked at.
        expect(title(page)).to_have_text("Small")
    (folder / "small.yaml").unlink()
    for page in pages:
        expect(title(page)).to_have_text("A night at a boutique hotel")
    elsewhere = folder.with_name("elsewhere")
    folder.rename(elsewhere)
    expect(pages[0].get_by_text(f"The folder {folder.name} is gone")).to_be_visible()
    expect(pages[1].get_by_text(f"文件夹 {folder.name} 不见了")).to_be_visible()
    elsewhere.rename(folder)
    for page in pages:
        expect(title(page)).to_have_text("A night at a boutique hotel")


def test_an_empty_folder_teaches_how_to_begin(tmp_path, app_server, open_page):
    page = open_page(address(app_server(tmp_path), language="en"))
    expect(page.get_by_text(f"There is no journey in {tmp_path.name} yet")).to_be_visible()
    example = page.get_by_test_id("stCode").inner_text()
    (tmp_path / "first.yaml").write_text(example, "utf-8")
    expect(title(page)).to_have_text("My first journey")


# What must not happen

EVIL = (
    '<script>window.evil=1</script><img src="http://127.0.0.1:9/a" onerror="window.evil=1">'
    '<span style="background:url(http://127.0.0.1:9/b)">s</span></div></li></style>'
    "![i](http://127.0.0.1:9/c) [l](javascript:window.evil=1) <a href='javascript:evil()'>a</a> "
    ":material/home: :red[r] $x^2$ **b** `c` &lt; =1+1 שלום \u202eabc " + "W" * 200
)


SHOWN_FIELDS = {
    *("journey", "persona", "touchpoint", "two", "done", "gone", "outcome", "outcome unit"),
    *("channel", "attribute", "says", "where", "standard", "unit", "cause", "quote", "pain"),
    *("gain", "doing", "thinking", "feeling", "physical_evidence", "frontstage", "backstage"),
    *("support", "script", "owner", "kpi", "kpi unit", "mot"),
}
"""The fields whose text the page shows beside the curve."""


def evil_journey():
    """A journey with hostile text wherever the format takes text."""

    def said(where):
        return f"«{where}» {EVIL}"

    def figure(where):
        return {"metric": said(where), "value": 7, "unit": said(f"{where} unit"), "n": 9}

    touchpoint = {
        "touchpoint": "one",
        "title": said("touchpoint"),
        "channels": {said("channel"): {"experience": 4}, "web": {"experience": 3}},
        "mot": said("mot"),
        "importance": 1,
        "expectation": {"mean": 8, "sd": 1, "n": 90, "from": said("expectation from")},
        "experience": {"mean": 3, "sd": 1, "n": 90, "from": said("experience from")},
        "benchmark": 6,
        "next": {"two": {"share": 0.9, "after": said("after")}, "gone": "rest"},
        "attributes": [
            {"attribute": "a", "title": said("attribute"), "expectation": 7, "experience": 4}
        ],
        "promises": [{"promise": "p", "says": said("says"), "where": said("where"), "kept": 0.6}],
        "standards": [
            {"metric": said("standard"), "at_most": 5, "actual": 9, "unit": said("unit")}
        ],
        "causes": [{"cause": "other", "note": said("cause"), "from": said("cause from")}],
        **{
            name: said(name)
            for name in (
                "doing",
                "thinking",
                "feeling",
                "physical_evidence",
                "frontstage",
                "backstage",
                "support",
                "script",
                "owner",
            )
        },
        "quotes": [said("quote")],
        "pains": [said("pain")],
        "gains": [said("gain")],
        "kpis": [figure("kpi")],
    }
    return {
        "journey": "evil",
        "title": said("journey"),
        "persona": said("persona"),
        "exits": {"done": said("done"), "gone": said("gone")},
        "segments": {"some": {"title": said("segment"), "share": 0.5}},
        "measurements": {"q": {"source": said("source"), "metric": said("measured")}},
        "outcomes": [figure("outcome")],
        "stages": [
            {
                "stage": "s",
                "title": said("stage"),
                "lifecycle": said("lifecycle"),
                "touchpoints": [
                    touchpoint,
                    {"touchpoint": "two", "title": said("two"), "importance": 1},
                ],
            }
        ],
        "actions": [{"action": "a", "title": said("action"), "owner": said("action owner")}],
    }


def test_hostile_text_is_shown_as_text_and_does_nothing(tmp_path, app_server, open_page, visit):
    name = (
        "![f](x) $y$ & :material-home:.yaml".replace(":", "")
        if os.name == "nt"
        else ("<b>![f](x)</b> $y$ :material-home:.yaml".replace("/", ""))
    )
    text = json.dumps(evil_journey(), ensure_ascii=False)
    (tmp_path / name).write_text(text, "utf-8")
    page = drawn(open_page(address(app_server(tmp_path), touchpoint="one", language="en")))
    shown = page.locator(".stApp").inner_text()
    told = re.findall(r"«([^»]+)» <script>window\.evil=1</script><img src=", shown)
    assert set(told) >= SHOWN_FIELDS
    for box in ("journey", "segment", "touchpoint"):
        expect(opened(page, box).last).to_contain_text("**b** `c` &lt;")
        assert harmless(page)
        close(page)
    hover(page, "one")
    page.get_by_text("The table behind the chart").click()
    page.get_by_test_id("stDataFrame").locator("canvas").first.wait_for()
    assert harmless(page)
    in_place(tmp_path / name, text.replace('"doing"', json.dumps(f"<img src=x>{EVIL[:80]}")))
    expect(page.locator(".jm-banner")).to_contain_text("<img src=x><script>window.evil=1</script>")
    assert harmless(page)
    assert not [url for url in visit.requests if ":9/" in url]


def harmless(page):
    """Whether nothing of a text became part of the page."""
    return page.evaluate(
        """() => window.evil === undefined && !document.querySelector(
            '.stApp img, .stApp a[href^="javascript"], .katex, [style*="127.0.0.1:9"], ' +
            '.stMainBlockContainer strong, .stMainBlockContainer code, .jm-text a:not(.jm-choose), ' +
            '.jm-choose:not([href^="?"]), .jm-text script')"""
    )


def test_a_strangers_settings_neither_style_the_page_nor_fetch_anything(
    folder, tmp_path_factory, open_page
):
    home = tmp_path_factory.mktemp("hostile")
    (home / ".streamlit").mkdir()
    (home / ".streamlit" / "config.toml").write_text(HOSTILE, "utf-8")
    (home / ".streamlit" / "secrets.toml").write_text(SECRETS, "utf-8")
    with serving(folder, home) as server:
        page = drawn(open_page(address(server, language="en")))
        font = page.evaluate("getComputedStyle(document.body).fontFamily")
        assert "evil" not in font


def test_a_whole_visit_leaves_nothing_in_the_servers_log(folder, app_server, open_page):
    shutil.copy(JOURNEYS / HOTEL, folder)
    server = app_server(folder)
    page = drawn(open_page(address(server, journey=HOTEL, language="en")))
    click(page, "room")
    expect(card(page)).to_be_visible()
    page.get_by_text("The table behind the chart").click()
    page.get_by_test_id("stDataFrame").locator("canvas").first.wait_for()
    page.get_by_role("radio", name="中文").click()
    expect(heading(page)).to_have_text("关键时刻")
    in_place(folder / HOTEL, "journey: [")
    expect(page.locator(".jm-banner")).to_be_visible()
    (said,) = server.log.splitlines()
    assert server.url in said
