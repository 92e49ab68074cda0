"""What axe-core finds on the pages, light and dark, on a desk and on a phone."""

from __future__ import annotations

import pytest

from built_site import Browser

PAGES = (
    "index.html",
    "events/syt-0014.html",
    "articles/art-0002.html",
    "actors/russia.html",
    "errors.html",
)
#: Every rule where the page looks most different; contrast alone where only colours change.
LOOKS: tuple[tuple[str, int, list[str]], ...] = (
    ("light", 1280, []),
    ("dark", 390, []),
    ("dark", 1280, ["color-contrast"]),
    ("light", 390, ["color-contrast"]),
)
RUN = """
const [rules, done] = arguments;
const options = rules.length ? { runOnly: { type: "rule", values: rules } } : {};
axe.run(options).then((found) => done({
  passed: found.passes.length,
  wrong: found.violations.map(({ impact, id, nodes }) =>
    [impact, id, nodes.slice(0, 3).map((node) => node.html)]),
}));
"""


@pytest.mark.parametrize("page", PAGES)
def test_axe_finds_nothing_serious(browser: Browser, axe: str, page: str) -> None:
    browser.open(page)
    # What is folded is looked at too.
    browser.js(
        "document.querySelectorAll('#syt-0014, .st-claim details, .st-finder')"
        ".forEach((each) => { each.open = true })"
    )
    browser.js(axe)
    for scheme, width, rules in LOOKS:
        browser.scheme(scheme)
        browser.size(width, 844)
        found = browser.driver.execute_async_script(RUN, rules)
        assert found["passed"], (scheme, width)
        serious = [each for each in found["wrong"] if each[0] in ("serious", "critical")]
        assert [] == serious, (scheme, width)
