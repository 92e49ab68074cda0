"""The timeline page with 5,000 synthetic events: how long a filter takes to show its answer.

The events are those of ``query.py``. Only the page with the timeline is built, and opened in
headless Chromium. A filter's time runs from the dispatch of its event to the frame after the one
that paints the answer (two ``requestAnimationFrame``); of each the median and the longest of
several runs are printed, in milliseconds. Needs Debian's chromium and chromium-driver, and the
Python package selenium.

    python benchmarks/site.py [--events N] [--runs N] [--keep FOLDER]
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from selenium.webdriver import Chrome, ChromeOptions
from selenium.webdriver.chrome.service import Service
from sphinx.application import Sphinx

from query import generated
from syriatimeline.site.rendering import render
from syriatimeline.site.views import timeline_values

TARGET = 200
STATIC = Path(__file__).parents[1] / "src" / "syriatimeline" / "site" / "static"
CONFIGURATION = f"""
project = "Synthetic"
html_theme = "furo"
html_static_path = [{str(STATIC)!r}]
html_css_files = ["syriatimeline.css"]
html_js_files = [("syriatimeline.js", {{"defer": "defer"}})]
html_copy_source = False
"""
PAGE = """
Timeline
========

All
---

.. raw:: html
   :file: timeline.html
"""

#: Sets a field of the form and answers with the milliseconds until the answer is painted.
MEASURE = """
const [name, value, done] = arguments;
const form = document.querySelector(".st-filters");
const begun = performance.now();
if (name === "reset") form.reset();
else {
  form.elements[name].value = value;
  form.elements[name].dispatchEvent(new Event("input", { bubbles: true }));
}
const painted = () =>
  requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now() - begun)));
// Fields are reset after the event of that name, so the page waits for the next task too.
if (name === "reset") setTimeout(painted);
else painted();
"""
#: What is measured: (what it is, field, value), each after all records were shown again.
CASES = (
    ("since a day", "from", "2020-03-01"),
    ("one actor", "actor", "official-7"),
    ("a state with its members", "actor", "state-7"),
    ("a word", "text", "event 49"),
    ("a word that few hold", "text", "event 4999"),
    ("nothing fits", "text", "no such word"),
    ("show all again", "reset", ""),
)


def build(count: int, folder: Path) -> Path:
    """Write the page of so many events, with the theme of the documentation."""
    html = render("timeline", lambda page: f"{page}.html", **timeline_values(generated(count)))
    source = folder / "source"
    source.mkdir(parents=True, exist_ok=True)
    (source / "conf.py").write_text(CONFIGURATION, "utf-8")
    (source / "index.rst").write_text(PAGE, "utf-8")
    (source / "timeline.html").write_text(html, "utf-8")
    built = folder / "html"
    Sphinx(source, source, built, folder / "doctrees", "html", status=None).build()
    return built / "index.html"


def opened(page: Path) -> tuple[Any, float]:
    """The page in a browser, and the milliseconds until its script had run."""
    options = ChromeOptions()
    options.binary_location = shutil.which("chromium") or ""
    for argument in ("--headless=new", "--no-sandbox", "--window-size=1280,900"):
        options.add_argument(argument)
    browser = Chrome(options=options, service=Service(shutil.which("chromedriver")))
    browser.get(page.as_uri())
    timing = "return performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd"
    return browser, float(browser.execute_script(timing))


def measured(browser: Any, name: str, value: str, runs: int) -> list[float]:
    """The times of a filter, each from the whole timeline."""
    times = []
    for _ in range(runs):
        before = ("from", "2020-03-01") if name == "reset" else ("reset", "")
        browser.execute_async_script(MEASURE, *before)
        # The address is written a moment later.
        time.sleep(0.3)
        times.append(float(browser.execute_async_script(MEASURE, name, value)))
    return times


def main() -> None:
    """Build, open, measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--events", type=int, default=5000, help="how many (default 5000)")
    parser.add_argument("--runs", type=int, default=7, help="runs of each (default 7)")
    parser.add_argument("--keep", type=Path, help="build into this folder, and keep it")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = given.keep or Path(temporary)
        seconds, page = _timed(lambda: build(given.events, folder))
        size = page.stat().st_size / 1e6
        print(f"{given.events:,} events: built in {seconds:.1f} s, {size:.1f} MB of HTML")
        browser, ready = opened(page)
        try:
            print(f"{browser.capabilities['browserVersion']}: script had run after {ready:.0f} ms")
            longest = 0.0
            print(f"{'filter':<28}{'shown':>7}{'median':>9}{'longest':>9}")
            for what, name, value in CASES:
                times = measured(browser, name, value, given.runs)
                shown = browser.execute_script(
                    "return document.querySelectorAll('.st-row:not([hidden])').length"
                )
                print(f"{what:<28}{shown:>7,}{statistics.median(times):>9.0f}{max(times):>9.0f}")
                longest = max(longest, *times)
        finally:
            browser.quit()
    print(f"longest: {longest:.0f} ms; target: at most {TARGET} ms")


def _timed(action: Callable[[], Path]) -> tuple[float, Path]:
    start = time.perf_counter()
    return (lambda found: (time.perf_counter() - start, found))(action())


if __name__ == "__main__":
    main()
