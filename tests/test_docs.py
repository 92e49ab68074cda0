"""The pages: nothing on them stands untested, and what they promise of other files holds."""

from __future__ import annotations

import importlib.util
import re
import runpy
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

import syriatimeline as st
from syriatimeline import errors
from syriatimeline.dataset import CODES

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
PAGES = sorted(
    path
    for folder, pattern in ((DOCS, "**/*.md"), (ROOT, "*.md"))
    for path in folder.glob(pattern)
    if "_build" not in path.parts and path.name != "CHANGELOG.md"
)
#: Languages of blocks that are run, and of those that only show something.
RUN = {"python", "console"}
SHOWN = {"sh", "r", "text", "yaml", "toml", "json"}
#: What a console block may show besides our own command; .ci/run does these on a clean machine.
SETTING_UP = re.compile(r"pip install |make (timeline|test|docs)$")
FENCE = re.compile(r"^(?P<indent> *)(?P<fence>`{3,})(?P<info>[^`\n]*)$", re.MULTILINE)


def blocks(text: str) -> Iterator[tuple[str, int, int]]:
    """The fenced blocks of a page: their language, and where their content begins and ends."""
    opened: re.Match[str] | None = None
    for match in FENCE.finditer(text):
        if opened is None:
            opened = match
        elif not match["info"].strip() and len(match["fence"]) >= len(opened["fence"]):
            yield opened["info"].strip(), opened.end(), match.start()
            opened = None
    assert opened is None, "a block is not closed"


def sybil() -> Any:
    """What runs the pages, as the root ``conftest.py`` sets it up."""
    spec = importlib.util.spec_from_file_location("pages_conftest", ROOT / "conftest.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module._markdown


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_example_is_run(page: Path) -> None:
    """Each block of Python or commands is an example that the tests run."""
    text = page.read_text("utf-8")
    found = [(start, end) for language, start, end in blocks(text) if language in RUN]
    if not found:
        return
    run = [example.region.start for example in sybil().parse(page).examples()]

    tested = [ROOT / path for path in PROJECT["tool"]["pytest"]["ini_options"]["testpaths"]]
    assert any(page == each or each in page.parents for each in tested)
    for start, end in found:
        line = text.count("\n", 0, start) + 1
        assert any(start - 40 <= each <= end for each in run), f"{page.name}:{line} is not run"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_no_example_hides_from_the_tests(page: Path) -> None:
    """A block is run, or of a language that only shows something; nothing is skipped."""
    text = page.read_text("utf-8")

    assert "skip:" not in text
    for language, start, end in blocks(text):
        if language.startswith("{"):
            assert not language.startswith(("{code-block}", "{code}", "{sourcecode}")), language
            continue
        assert language in RUN | SHOWN, f"{page.name}: {language!r}"
        content = text[start:end]
        if language == "python":
            assert ">>>" in content
        elif language in SHOWN:
            assert ">>> " not in content
            assert "$ syriatimeline" not in content
        else:
            for command in re.findall(r"^\s*\$ (.*)$", content, re.MULTILINE):
                assert command.startswith("syriatimeline ") or SETTING_UP.match(command), command


def rows(page: str, name: str) -> dict[str, list[str]]:
    """The lines that a page adds to a table of the library."""
    text = (DOCS / page).read_text("utf-8")
    body = next(
        text[start:end]
        for language, start, end in blocks(text)
        if language == f"{{catalogue}} {name}"
    )
    lines = (line.partition(": ") for line in body.strip().splitlines() if line[0] != ":")
    return {key: value.split(" | ") for key, _, value in lines}


def test_every_code_has_a_cause_and_a_remedy() -> None:
    """The catalogue of errors leaves nobody without an answer."""
    told = rows("reference/errors.md", "codes")

    assert CODES.keys() == told.keys()
    for cells in told.values():
        assert 2 == len(cells)
        assert all(len(each.strip()) > 5 for each in cells)


def test_every_error_class_has_a_cause_and_a_remedy() -> None:
    """So has each exception of the library."""
    told = rows("reference/errors.md", "python errors")

    known = {
        name
        for name, each in vars(errors).items()
        if isinstance(each, type) and issubclass(each, errors.SyriaTimelineError)
    }
    assert known == told.keys()
    assert all(2 == len(cells) for cells in told.values())


def test_the_citation_file_is_valid() -> None:
    """The keys that version 1.2.0 of the format demands, and ours, which must not drift."""
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text("utf-8"))

    assert {"cff-version", "message", "title", "authors"} <= citation.keys()
    assert "1.2.0" == citation["cff-version"]
    assert "dataset" == citation["type"]
    assert PROJECT["project"]["name"] == citation["title"]
    assert st.__version__ == citation["version"]
    assert [each["name"] for each in PROJECT["project"]["authors"]] == [
        each["name"] for each in citation["authors"]
    ]
    # The format reads a list of licences as "or"; ours hold side by side, each for its part.
    assert "CC-BY-4.0" == citation["license"]


def test_the_authoring_form_has_the_version_of_the_package() -> None:
    """The third place that names it."""
    dataset = yaml.safe_load((ROOT / "seeds" / "dataset.yaml").read_text("utf-8"))

    assert st.__version__ == dataset["version"]


def test_read_the_docs_builds_as_we_do() -> None:
    """With the same configuration and extra, and no warning let through."""
    settings = yaml.safe_load((ROOT / ".readthedocs.yaml").read_text("utf-8"))

    assert 2 == settings["version"]
    assert (ROOT / settings["sphinx"]["configuration"]).is_file()
    assert settings["sphinx"]["fail_on_warning"]
    extras = settings["python"]["install"][0]["extra_requirements"]
    assert set(extras) <= PROJECT["project"]["optional-dependencies"].keys()


def test_the_release_holds_no_secret() -> None:
    """PyPI is told who publishes by GitHub; only the job that publishes may ask for that."""
    text = (ROOT / ".github" / "workflows" / "release.yml").read_text("utf-8")
    workflow = yaml.safe_load(text)

    assert "secrets." not in text
    assert "password" not in workflow["jobs"]["publish"]["steps"][-1].get("with", {})
    assert {"contents": "read"} == workflow["permissions"]
    assert "permissions" not in workflow["jobs"]["build"]
    assert {"id-token": "write"} == workflow["jobs"]["publish"]["permissions"]
    assert "pypi" == workflow["jobs"]["publish"]["environment"]


@pytest.mark.parametrize("address", ["", "https://docs.example/en/stable/"])
def test_no_address_of_the_site_is_made_up(monkeypatch: pytest.MonkeyPatch, address: str) -> None:
    """The pages know their address only where their host says it."""
    pytest.importorskip("sphinxext.opengraph")
    monkeypatch.syspath_prepend(str(DOCS / "_ext"))
    monkeypatch.setenv("READTHEDOCS_CANONICAL_URL", address)
    monkeypatch.delenv("READTHEDOCS", raising=False)
    settings = runpy.run_path(str(DOCS / "conf.py"))
    context = {"metatags": '<meta property="og:url" content="x.html" />\n<meta name="other" />'}
    settings["_without_address"](None, "x", "page.html", context, None)

    assert address == settings["html_baseurl"] == settings["ogp_site_url"]
    assert "sphinx.ext.intersphinx" not in settings["extensions"]
    assert bool(address) == ("og:url" in context["metatags"])
    assert '<meta name="other" />' in context["metatags"]
