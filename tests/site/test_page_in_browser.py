"""The timeline in a browser: keyboard, addresses, history, requests, weight, width."""

from __future__ import annotations

import time
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from built_site import Browser
from syriatimeline.events import STANDINGS

PAGES = (
    "index.html",
    "events/syt-0014.html",
    "articles/art-0002.html",
    "actors/russia.html",
    "errors.html",
    "places/syria.html",
    "events/index.html",
)
FOCUSED = "return document.activeElement.closest('.st-row')?.id ?? ''"
TAB, ENTER, ESCAPE, SPACE = "\ue004", "\ue007", "\ue00c", "\ue00d"


def _focus(browser: Browser, record: str) -> None:
    """Reach a row by the Tab key from the row before it."""
    browser.js(
        "const all = Array.from(document.querySelectorAll('.st-row'));"
        "all[all.findIndex((row) => row.id === arguments[0]) - 1].querySelector('summary').focus()",
        record,
    )
    browser.keys(TAB)
    assert record == browser.js(FOCUSED)


def _is_open(browser: Browser, record: str) -> bool:
    return bool(browser.js("return document.getElementById(arguments[0]).open", record))


def _wait_for_search(browser: Browser, text: str) -> str:
    """The query of the address, once it holds a text: it is written a moment later."""
    for _ in range(40):
        found = str(browser.js("return location.search"))
        if text in found:
            break
        time.sleep(0.05)
    return found


def test_enter_and_space_open_a_row_and_escape_closes_it(browser: Browser) -> None:
    browser.open("index.html")
    _focus(browser, "syt-0007")
    browser.keys(ENTER)
    assert _is_open(browser, "syt-0007")
    browser.keys(TAB)
    assert "A" == browser.js("return document.activeElement.tagName")
    browser.keys(ESCAPE)
    assert not _is_open(browser, "syt-0007")
    assert "syt-0007" == browser.js(FOCUSED)
    browser.keys(SPACE)
    assert _is_open(browser, "syt-0007")


def test_every_row_is_reached_by_tab(browser: Browser) -> None:
    browser.open("index.html")
    browser.js("document.querySelector('.st-guide > summary').focus()")
    reached = []
    for _ in browser.shown():
        browser.keys(TAB)
        reached.append(browser.js(FOCUSED))
    assert browser.shown() == reached


def test_filters_are_folded_until_some_are_set(browser: Browser) -> None:
    state = (
        "return [document.querySelector('.st-finder').open,"
        " document.querySelector('.st-finder > summary').textContent.trim()]"
    )
    for width in (390, 1280):
        browser.size(width, 844)
        browser.open("index.html")
        assert [False, "Filter"] == browser.js(state)
        browser.open("index.html#syt-0007")
        assert [False, "Filter"] == browser.js(state)
        browser.open("index.html?actor=russia&from=2025-01-01")
        assert [True, "Filter (2 set)"] == browser.js(state)
    browser.js("history.replaceState(null, '', '?')")
    browser.open("index.html")
    browser.js("location.hash = 'the-timeline'; history.replaceState(null, '', '?kind=Meeting')")
    browser.js("location.hash = 'syt-0037'; history.back()")
    time.sleep(0.3)
    assert [True, "Filter (1 set)"] == browser.js(state)


def test_filters_and_explanations_open_by_keyboard(browser: Browser) -> None:
    browser.open("index.html")
    browser.js("document.querySelector('.st-finder > summary').focus()")
    browser.keys(ENTER, TAB)
    assert "kind" == browser.js("return document.activeElement.name")
    browser.open("index.html")
    browser.js("document.querySelector('.st-finder > summary').focus()")
    browser.keys(TAB, ENTER)
    (guide,) = browser.driver.find_elements("css selector", ".st-guide")
    for name, meaning in STANDINGS.items():
        assert f"{name.replace('-', ' ')}\n{meaning}" in guide.text
    for word in ("hatched", "surely then", "origin", "Days from … to"):
        assert word in guide.text


def test_the_focus_is_seen(browser: Browser) -> None:
    browser.open("index.html")
    _focus(browser, "syt-0007")
    outline = (
        "const style = getComputedStyle(document.activeElement);"
        "return [style.outlineStyle, style.outlineWidth]"
    )
    assert ["solid", "2px"] == browser.js(outline)


def test_a_row_has_a_name_for_those_who_hear_it(browser: Browser) -> None:
    browser.open("index.html")
    tree = browser.driver.execute_cdp_cmd("Accessibility.getFullAXTree", {})["nodes"]
    names = [
        each["name"]["value"]
        for each in tree
        if each.get("role", {}).get("value") == "DisclosureTriangle"
    ]
    (found,) = [each for each in names if each.startswith("Bashar al-Assad leaves Damascus")]
    assert "7 or 8 Dec 2024" in found
    assert "one origin" in found


def test_a_deep_link_opens_its_row(browser: Browser) -> None:
    browser.open("index.html#syt-0007")
    assert _is_open(browser, "syt-0007")
    box = browser.js("return document.getElementById('syt-0007').getBoundingClientRect().toJSON()")
    assert 0 <= box["top"] < 900
    assert 1 == browser.js("return document.querySelectorAll('.st-row[open]').length")


def test_a_deep_link_outweighs_a_filter_that_hides_its_row(browser: Browser) -> None:
    browser.open("index.html?kind=Meeting#syt-0007")
    assert "syt-0007" in browser.shown()
    assert _is_open(browser, "syt-0007")


def test_an_opened_row_is_named_by_the_address(browser: Browser) -> None:
    browser.open("index.html?kind=Flight")
    browser.js("document.querySelector('#syt-0007 > summary').click()")
    time.sleep(0.1)
    assert "?kind=Flight#syt-0007" == browser.js("return location.search + location.hash")


def test_the_address_keeps_the_filters_over_a_reload_and_back(browser: Browser) -> None:
    browser.open("index.html")
    shown = browser.filter(**{"actor": "russia", "from": "2025-01-01", "certainty": "certain"})
    assert "actor=russia" in _wait_for_search(browser, "actor=russia")
    browser.driver.refresh()
    assert set(shown) == set(browser.shown())
    browser.driver.get(f"{browser.root.as_uri()}/errors.html")
    browser.driver.back()
    assert set(shown) == set(browser.shown())
    assert "russia" == browser.js("return document.querySelector('[name=actor]').value")


def test_back_within_the_page_gives_the_filters_of_that_address(browser: Browser) -> None:
    browser.open("index.html?kind=Meeting")
    meetings = browser.shown()
    browser.js("location.hash = 'the-timeline'")
    browser.filter(kind="Attack")
    _wait_for_search(browser, "kind=Attack")
    browser.driver.back()
    assert "?kind=Meeting" == browser.js("return location.search")
    assert meetings == browser.shown()


def test_show_all_clears_the_filters_and_the_address(browser: Browser) -> None:
    browser.open("index.html?kind=Meeting&from=2025-01-01")
    assert len(browser.shown()) < 59
    browser.js("document.querySelector('.st-filters button').click()")
    time.sleep(0.3)
    assert 59 == len(browser.shown())
    assert "" == browser.js("return location.search")


@pytest.mark.parametrize(
    "query", ["?kind=Nothing", "?from=nonsense", "?certainty=x&actor=%00", "#%E0%A4%A"]
)
def test_an_address_that_makes_no_sense_shows_everything(browser: Browser, query: str) -> None:
    browser.open(f"index.html{query}")
    assert 59 == len(browser.shown())
    assert [] == browser.log()[0]


@pytest.mark.parametrize("page", PAGES)
def test_nothing_is_asked_of_another_host_and_nothing_goes_wrong(
    browser: Browser, page: str
) -> None:
    browser.open(page)
    if page == "index.html":
        browser.filter(actor="russia")
    console, asked = browser.log()
    assert [] == console
    assert asked
    assert {"file", "data"} >= {urlsplit(each).scheme for each in asked}
    assert [] == browser.js(
        "return performance.getEntriesByType('resource').map((each) => each.name)"
        ".filter((name) => !/^(file|data):/.test(name))"
    )


def test_the_page_weighs_at_most_a_megabyte(browser: Browser) -> None:
    browser.open("index.html")
    asked = {
        each.partition("?")[0].partition("#")[0]
        for each in browser.log()[1]
        if each.startswith("file:")
    }
    paths = [Path(urlsplit(each).path) for each in asked]
    assert len(paths) > 3
    assert 1_000_000 >= sum(path.stat().st_size for path in paths)


@pytest.mark.parametrize("page", PAGES)
def test_no_page_is_wider_than_the_window(browser: Browser, page: str) -> None:
    browser.open(page)
    for width in (320, 390, 768, 1280):
        browser.size(width, 844)
        assert width >= browser.js("return document.documentElement.scrollWidth")


def test_every_bar_can_be_seen_and_stands_in_its_track(browser: Browser) -> None:
    for width in (390, 1280):
        browser.size(width, 844)
        browser.open("index.html")
        narrowest, inside = browser.js(
            """
            const box = (each) => each.getBoundingClientRect();
            const bars = document.querySelectorAll(".st-row .st-possible, .st-row .st-certain");
            const boxes = Array.from(bars, (each) => [box(each), box(each.parentElement)]);
            return [Math.min(...boxes.map(([bar]) => bar.width)),
                    boxes.every(([bar, track]) =>
                      bar.left >= track.left - 1 && bar.right <= track.right + 1)];
            """
        )
        assert narrowest >= 6.5
        assert inside


def test_the_axis_stays_in_sight(browser: Browser) -> None:
    for width in (390, 1280):
        browser.size(width, 844)
        browser.open("index.html#syt-0034")
        axis, row = browser.js(
            "return ['.st-axis', '#syt-0034'].map("
            "(each) => document.querySelector(each).getBoundingClientRect().toJSON())"
        )
        assert 0 <= axis["top"] < 120
        assert row["top"] >= axis["bottom"] - 1
