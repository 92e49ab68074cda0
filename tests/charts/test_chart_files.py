"""Charts as files: the same bytes each time, and pages that ask nobody for anything."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path, PurePath
from xml.etree import ElementTree

import pytest

import syriatimeline as st
from built_site import Browser, opened
from records import event, timeline
from syriatimeline.charts.files import ENDINGS, ending_of, rendered
from syriatimeline.errors import ExportError, MissingExtraError

pytest.importorskip("altair")
pytest.importorskip("vl_convert")

HOSTILE = "</script><script>document.title='taken'</script><img src=x onerror=alert(1)> & \"co\""
REAL = st.load()
COMMAND = [str(Path(sys.executable).with_name("syriatimeline")), "chart", "--during", "2024-12-08"]


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two pages: of some real events, and of one whose title would be markup."""
    folder = tmp_path_factory.mktemp("pages")
    real = REAL.where(during="2024-12-08").chart(over="2024-12")
    (folder / "real.html").write_bytes(rendered(real, ".html"))
    hostile = timeline(event(1, titles={"en": HOSTILE, "ru": HOSTILE})).chart(title=HOSTILE)
    (folder / "hostile.html").write_bytes(rendered(hostile, ".html"))
    (folder / "hostile.svg").write_bytes(rendered(hostile, ".svg"))
    return folder


@pytest.fixture(scope="module")
def browser(pages: Path) -> Iterator[Browser]:
    """A browser without a network."""
    with opened(pages) as found:
        found.driver.execute_cdp_cmd("Network.enable", {})
        found.driver.execute_cdp_cmd(
            "Network.emulateNetworkConditions",
            {"offline": True, "latency": 0, "downloadThroughput": 0, "uploadThroughput": 0},
        )
        yield found


def _drawn(browser: Browser, page: str) -> tuple[list[str], list[str]]:
    browser.open(page)
    for _ in range(100):
        if browser.js("return document.querySelector('#chart svg') !== null"):
            break
        time.sleep(0.1)
    return browser.log()


def test_a_page_asks_nothing_and_complains_of_nothing(browser: Browser, pages: Path) -> None:
    console, asked = _drawn(browser, "real.html")

    assert [] == console
    assert [(pages / "real.html").as_uri()] == asked
    assert browser.js("return document.querySelectorAll('#chart svg text').length") > 60


def test_a_tooltip_has_the_quote_and_its_source(browser: Browser) -> None:
    from selenium.webdriver import ActionChains

    _drawn(browser, "real.html")
    title = REAL["syt-0008"].title
    (found,) = browser.driver.find_elements("css selector", f"#chart [aria-label^='{title}']")
    ActionChains(browser.driver).move_to_element(found).perform()
    time.sleep(0.3)
    shown = str(browser.js("return document.querySelector('#vg-tooltip-element').innerText"))

    for words in (title, "[2024-12-07..2024-12-08]", "several origins", "NEWSru.co.il", "syt-0008"):
        assert words in shown


def test_titles_never_become_markup(browser: Browser, pages: Path) -> None:
    console, asked = _drawn(browser, "hostile.html")

    assert ([], 1) == (console, len(asked))
    assert HOSTILE == browser.js("return document.title")
    assert HOSTILE[:20] in browser.js("return document.querySelector('#chart svg').textContent")
    root = ElementTree.fromstring((pages / "hostile.svg").read_text("utf-8"))
    assert not [each for each in root.iter() if each.tag.endswith(("script", "img"))]


@pytest.mark.parametrize("ending", ENDINGS)
def test_two_processes_write_the_same_bytes(ending: str, tmp_path: Path) -> None:
    """In other time zones, too."""
    written = []
    for zone in ("Asia/Tokyo", "America/New_York"):
        path = tmp_path / f"{zone.partition('/')[2]}{ending}"
        done = subprocess.run(
            [*COMMAND, "-o", str(path)],
            env={
                "TZ": zone,
                "PATH": str(Path(COMMAND[0]).parent),
                "PYTHONHASHSEED": str(len(zone)),
            },
            capture_output=True,
            text=True,
            check=False,
        )
        assert 0 == done.returncode, done.stderr
        written.append(path.read_bytes())

    assert written[0] == written[1]


def test_an_svg_is_xml_with_links_to_its_sources() -> None:
    root = ElementTree.fromstring(rendered(REAL.where(article="NV").chart(), ".svg"))
    links = {
        each.get("{http://www.w3.org/1999/xlink}href")
        for each in root.iter()
        if each.tag.endswith("}a")
    }

    assert REAL.articles["NV"].url in links
    assert not any(link is None or "null" in link for link in links)


def test_a_png_is_a_picture() -> None:
    assert rendered(timeline(event(1)).chart(), ".png").startswith(b"\x89PNG\r\n\x1a\n")


def test_an_ending_says_what_is_written() -> None:
    assert ".png" == ending_of(PurePath("a.b.PNG"))
    for name in ("chart", "chart.pdf", "chart.", ".svg", "svg"):
        with pytest.raises(ExportError, match=r"\.html, \.svg or \.png"):
            ending_of(PurePath(name))


def test_the_package_that_writes_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    chart = timeline(event(1)).chart()
    monkeypatch.setitem(sys.modules, "vl_convert", None)

    with pytest.raises(MissingExtraError, match=r"syriatimeline\[plot\]"):
        rendered(chart, ".svg")
