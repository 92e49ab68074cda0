"""The site of the shipped dataset, built once for each session, and a browser that shows it.

The browser is Debian's chromium with chromium-driver; axe-core, which npm brings, is looked for in
the folder that ``SYRIATIMELINE_NODE_MODULES`` names. Tests that need what is not there are skipped.
"""

from __future__ import annotations

import contextlib
import json
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

CONFIGURATION = """\
project = "Timeline"
extensions = ["syriatimeline.site"]
html_theme = "furo"
html_copy_source = False
smartquotes = False
"""
INDEX = """\
Timeline of Russia–Syria relations
==================================

.. syriatimeline-facts::

The timeline
------------

.. syriatimeline-timeline::

.. toctree::
   :hidden:

   errors
   events/index
   articles/index
   actors/index
   places/index
"""
ERRORS = "Errors and disputes\n===================\n\n.. syriatimeline-errata::\n"


def write_source(folder: Path, configuration: str = CONFIGURATION) -> Path:
    """A documentation with the timeline, the errors, and a page for each record."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "conf.py").write_text(configuration, "utf-8")
    (folder / "index.rst").write_text(INDEX, "utf-8")
    (folder / "errors.rst").write_text(ERRORS, "utf-8")
    return folder


def build(source: Path, builder: str = "html", trees: str = "trees") -> Path:
    """Build with warnings as errors; the folder of the pages."""
    from sphinx.application import Sphinx
    from sphinx.util.docutils import docutils_namespace

    built = source.parent / builder
    with docutils_namespace():
        Sphinx(
            source,
            source,
            built,
            source.parent / trees,
            builder,
            confoverrides={"nitpicky": True},
            status=None,
            exception_on_warning=True,
        ).build()
    return built


class Browser:
    """A browser with one page open.

    Attributes:
        root: The folder of the built pages.
    """

    def __init__(self, root: Path, *, scripts: bool = True) -> None:
        from selenium.webdriver import Chrome, ChromeOptions
        from selenium.webdriver.chrome.service import Service

        options = ChromeOptions()
        options.binary_location = shutil.which("chromium") or ""
        for argument in ("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-sync"):
            options.add_argument(argument)
        options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
        if not scripts:
            options.add_experimental_option(
                "prefs", {"profile.managed_default_content_settings.javascript": 2}
            )
        self.root = root
        self.driver: Any = Chrome(options=options, service=Service(shutil.which("chromedriver")))
        self.size(1280, 900)

    def open(self, page: str) -> None:
        """Open a page of the site afresh, whatever was open before."""
        self.driver.get("about:blank")
        self.log()
        self.driver.get(f"{self.root.as_uri()}/{page}")

    def js(self, script: str, *arguments: object) -> Any:
        """What a script returns."""
        return self.driver.execute_script(script, *arguments)

    def size(self, width: int, height: int) -> None:
        """Set the size of the window; below 600 it is a phone's."""
        self.driver.execute_cdp_cmd(
            "Emulation.setDeviceMetricsOverride",
            {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 600},
        )

    def scheme(self, name: str) -> None:
        """``light`` or ``dark``."""
        self.driver.execute_cdp_cmd(
            "Emulation.setEmulatedMedia",
            {"features": [{"name": "prefers-color-scheme", "value": name}]},
        )

    def keys(self, *keys: str) -> None:
        """Press keys, wherever the focus is."""
        from selenium.webdriver import ActionChains

        ActionChains(self.driver).send_keys(*keys).perform()

    def filter(self, **fields: str) -> dict[str, str]:
        """Set filters, all others to none; the rows then shown, with their certainty."""
        (found,) = self.filters([fields])
        return found

    def filters(self, queries: list[dict[str, str]]) -> list[dict[str, str]]:
        """What :meth:`filter` gives for each of several sets of filters."""
        found: list[dict[str, str]] = self.js(
            """
            const form = document.querySelector(".st-filters");
            const rows = Array.from(document.querySelectorAll(".st-row"));
            return arguments[0].map((fields) => {
              for (const field of form.elements) {
                if (!field.name) continue;
                const value = fields[field.name] ?? (field.name === "certainty" ? "possible" : "");
                field.value = value;
                if (field.value !== value) throw new Error(`${field.name} cannot be ${value}`);
              }
              form.dispatchEvent(new Event("input", { bubbles: true }));
              const shown = rows.filter((row) => !row.closest("[hidden]"));
              return Object.fromEntries(shown.map((row) => [row.id, row.dataset.answer || ""]));
            });
            """,
            queries,
        )
        return found

    def shown(self) -> list[str]:
        """The ids of the rows that are shown."""
        found: list[str] = self.js(
            "return Array.from(document.querySelectorAll('.st-row'))"
            ".filter((row) => row.getClientRects().length).map((row) => row.id)"
        )
        return found

    def log(self) -> tuple[list[str], list[str]]:
        """What the console said and which addresses were asked for, since the last time."""
        console = [entry["message"] for entry in self.driver.get_log("browser")]
        asked = []
        for entry in self.driver.get_log("performance"):
            message = json.loads(entry["message"])["message"]
            if message["method"] == "Network.requestWillBeSent":
                asked.append(message["params"]["request"]["url"])
        return console, asked


@contextlib.contextmanager
def opened(root: Path, *, scripts: bool = True) -> Iterator[Browser]:
    """A browser that is closed at the end; skips the test where there is none."""
    pytest.importorskip("selenium")
    for program in ("chromium", "chromedriver"):
        if shutil.which(program) is None:
            pytest.skip(f"{program} is not installed (apt install chromium chromium-driver)")
    found = Browser(root, scripts=scripts)
    try:
        yield found
    finally:
        found.driver.quit()


@pytest.fixture(scope="session")
def built_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built pages of the shipped dataset."""
    pytest.importorskip("furo")
    return build(write_source(tmp_path_factory.mktemp("site") / "source"))


@pytest.fixture(scope="session")
def browser_of_session(built_site: Path) -> Iterator[Browser]:
    """One browser for all tests."""
    with opened(built_site) as found:
        yield found


@pytest.fixture
def browser(browser_of_session: Browser) -> Browser:
    """The browser, as wide as a desk and light."""
    browser_of_session.size(1280, 900)
    browser_of_session.scheme("light")
    return browser_of_session


@pytest.fixture(scope="session")
def axe() -> str:
    """The script of axe-core."""
    folder = os.environ.get("SYRIATIMELINE_NODE_MODULES", "")
    path = Path(folder) / "axe-core" / "axe.min.js"
    if not folder or not path.is_file():
        pytest.skip(
            "axe-core is not in the folder SYRIATIMELINE_NODE_MODULES (npm install axe-core)"
        )
    return path.read_text("utf-8")
