"""The file in TimelineJS itself, in a browser without a network."""

from __future__ import annotations

import functools
import http.server
import json
import os
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import syriatimeline as st
from built_site import Browser, opened
from exported import hostile, varied, words_in, written
from syriatimeline.events.wording import date_in_words
from syriatimeline.export import export
from syriatimeline.export.telling import marked_title, printable

PAGE = """<!doctype html>
<html lang="en"><meta charset="utf-8"><title>Timeline</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="css/timeline.css">
<div id="timeline" style="width: 100%; height: 600px"></div>
<script src="js/timeline.js"></script>
<script>
  window.timeline = new TL.Timeline("timeline", "events.json");
  window.timeline.on("ready", () => { window.ready = true; });
</script></html>
"""
#: Every slide as it is shown: its id, its headline, its date, and what stands in it.
SLIDES = """
return Array.from(document.querySelectorAll(".tl-slide")).map((slide) => [
  slide.id,
  slide.querySelector(".tl-headline, .tl-headline-title")?.textContent ?? "",
  Array.from(slide.querySelectorAll(".tl-headline-date")).map((each) => each.textContent).join("|"),
  Array.from(slide.querySelectorAll("script, img, svg, iframe, a")).map((each) => each.outerHTML),
])
"""


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Nothing is printed."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A page with TimelineJS, as npm brings it, that loads ``events.json`` from beside it."""
    home = Path(os.environ.get("SYRIATIMELINE_NODE_MODULES", "")) / "@knight-lab" / "timelinejs"
    if not (home / "dist").is_dir():
        pytest.skip(
            "TimelineJS is not in the folder SYRIATIMELINE_NODE_MODULES "
            "(npm install @knight-lab/timelinejs)"
        )
    made = tmp_path_factory.mktemp("timelinejs")
    for name in ("js", "css"):
        shutil.copytree(home / "dist" / name, made / name)
    (made / "index.html").write_text(PAGE, "utf-8")
    return made


@pytest.fixture(scope="module")
def address(folder: Path) -> Iterator[str]:
    """Where that folder is served."""
    handler = functools.partial(_Quiet, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.fixture(scope="module")
def chromium(folder: Path) -> Iterator[Browser]:
    """A browser that reaches nothing but that folder."""
    with opened(folder) as found:
        found.driver.execute_cdp_cmd("Network.enable", {})
        # Several timelines follow each other under one name, within a second.
        found.driver.execute_cdp_cmd("Network.setCacheDisabled", {"cacheDisabled": True})
        found.driver.execute_cdp_cmd("Network.setBlockedURLs", {"urls": ["https://*"]})
        yield found


def slides(
    folder: Path, address: str, browser: Browser, found: st.Timeline[Any]
) -> dict[str, list[Any]]:
    """What TimelineJS shows of a timeline: for each slide its headline, date, and elements."""
    from selenium.webdriver.support.ui import WebDriverWait

    export(found, "timelinejs", folder / "events.json", force=True)
    browser.driver.get("about:blank")
    browser.log()
    browser.driver.get(f"{address}/index.html")
    WebDriverWait(browser.driver, 60).until(lambda _: browser.js("return window.ready === true"))
    console, asked = browser.log()
    assert [] == console
    # Its font is the one thing that it fetches by itself; it does without.
    assert {"cdn.knightlab.com"} >= {
        url.split("/")[2] for url in asked if not url.startswith((address, "data:", "about:"))
    }
    return {name: rest for name, *rest in browser.js(SLIDES)}


@pytest.mark.parametrize("make", [st.load, varied], ids=["real", "varied"])
def test_every_event_has_a_slide_with_its_date_in_words(
    folder: Path, address: str, chromium: Browser, make: Any
) -> None:
    """And no date is shown that says more."""
    found = make()
    shown = slides(folder, address, chromium, found)
    placed = [each for each in found if each.when.earliest or each.when.latest]
    assert len(placed) + 1 == len(shown)
    for each in placed:
        headline, date, _ = shown[each.id]
        assert marked_title(each) == headline.strip()
        assert date_in_words(each.when) == date.strip()
    for each in found:
        if each not in placed:
            assert each.title in chromium.js("return document.body.textContent")


def test_hostile_texts_run_nothing(folder: Path, address: str, chromium: Browser) -> None:
    """They are shown as texts; only links are elements."""
    found = hostile()
    shown = slides(folder, address, chromium, found)
    assert len(found) + 1 == len(shown)
    for each in found:
        headline, _, elements = shown[each.id]
        assert "".join(printable(marked_title(each)).split()) == "".join(headline.split())
        for element in elements:
            # TimelineJS itself makes links of addresses in a text.
            made = element.startswith('<a class="tl-makelink" href="')
            assert made or element.startswith('<a href="https://example.org/')


def test_the_document_is_as_the_format_wants_it(tmp_path: Path) -> None:
    """Dates are texts of numbers, ids are those of the events, mark-up is closed."""
    document = json.loads(written(tmp_path, varied(), "timelinejs").read_text("utf-8"))
    assert {"title", "events", "scale"} == document.keys()
    for slide in document["events"]:
        for name in ("start_date", "end_date"):
            if day := slide.get(name):
                assert all(day[part].isdigit() for part in ("year", "month", "day"))
        assert slide["display_date"]
    assert "Event 6" in document["title"]["text"]["text"]
    assert "test 0" == words_in(document["title"]["text"]["headline"])
