"""The pages written for Sphinx, and what becomes of them there."""

from __future__ import annotations

import json
import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from docutils import nodes
from docutils.core import publish_doctree
from sphinx.application import Sphinx
from sphinx.errors import ConfigError, SphinxError
from sphinx.util.docutils import docutils_namespace

import syriatimeline
from authoring import SEEDS, edit, write_dataset
from built_site import CONFIGURATION, build, write_source
from bundles import hashed
from syriatimeline.site.holding import files_of, timeline_at
from syriatimeline.site.pages import _page

THIRD_PARTY = CONFIGURATION.replace("furo", "basic") + 'syriatimeline_dataset = "dataset"\n'
KHMEIMIM = "Russian forces operate at Qamishli airport"
HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(2)> \" ' & {{ 7*7 }}"


@pytest.fixture(autouse=True)
def _alone() -> Iterator[None]:
    yield
    timeline_at.cache_clear()


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """A documentation of somebody else, with a dataset of their own: a compiled copy of ours."""
    folder = write_source(tmp_path / "source", THIRD_PARTY)
    data = Path(syriatimeline.__file__).parent / "dataset" / "data"
    shutil.copytree(data, folder / "dataset")
    return folder


def _edit(source: Path, old: str, new: str) -> None:
    """Replace a text in the compiled dataset, whatever its fingerprint says."""
    found = False
    for path in (source / "dataset").iterdir():
        text = path.read_text("utf-8")
        found |= old in text
        path.write_text(text.replace(old, new), "utf-8")
    assert found
    hashed(source / "dataset")


def _initialised(source: Path) -> None:
    """As far as the pages are written, without building them."""
    with docutils_namespace():
        Sphinx(source, source, source.parent / "o", source.parent / "t", "html", status=None)


def _few_pages(source: Path) -> Path:
    """Only the timeline, the errors and one event, which are built sooner."""
    left_out = ["a*/*", "places/*", "events/index.rst", "events/syt-00[!0]*", "events/*[!7].rst"]
    (source / "conf.py").write_text(f"{THIRD_PARTY}exclude_patterns = {left_out}\n", "utf-8")
    index = (source / "index.rst").read_text("utf-8")
    (source / "index.rst").write_text(re.sub(r"   \w+/index\n", "", index), "utf-8")
    return source


@pytest.mark.skipif(not any(SEEDS.glob("*.txt")), reason="needs the texts of the articles")
def test_a_project_of_its_own_with_a_dataset_in_the_authoring_form(tmp_path: Path) -> None:
    folder = write_source(tmp_path / "source", THIRD_PARTY)
    shutil.copytree(SEEDS, folder / "dataset")
    built = build(folder, "dirhtml")
    page = (built / "events" / "syt-0007" / "index.html").read_text("utf-8")
    assert "Bashar al-Assad leaves Damascus" in page
    assert 'href="../../articles/art-0002/"' in page
    assert "syriatimeline-page:" not in page


def test_builders_without_html_show_the_titles(source: Path) -> None:
    text = (build(_few_pages(source), "text") / "events" / "syt-0007.txt").read_text("utf-8")
    assert "Bashar al-Assad leaves Damascus" in text
    assert "href" not in text


def test_builders_that_share_what_was_read_have_addresses_of_their_own(source: Path) -> None:
    html = (build(_few_pages(source), "html", "shared") / "index.html").read_text("utf-8")
    assert 'href="events/syt-0007.html"' in html
    page = build(source, "dirhtml", "shared") / "errors" / "index.html"
    assert 'href="../articles/art-0002/"' in page.read_text("utf-8")
    assert "syriatimeline-page:" not in html + page.read_text("utf-8")


@pytest.mark.parametrize(
    "title",
    [
        "*Stars* and **more**, `code`, under_score_ and |bars|",
        "Russia: a colon:: two",
        ":field: of a list",
        "- a bullet",
        "* another",
        "1. a number",
        "(a) a letter",
        "A. Lavrov arrives",
        ".. comment",
        ".. raw:: html",
        ">>> print()",
        "| a line",
        "--option of a program",
        "====",
        "http://example.org/x_ and me@example.org",
        "back\\slash \\* and \\",
        "a <b> & \"quotes\" 'single' …",
        "very long " * 60,
        "وصول الوفد إلى دمشق",
        "会議 はダマスカスで開かれた",
        "x",
        "é́ combining",
    ],
)
def test_a_title_is_shown_as_it_is(title: str) -> None:
    page = _page("article", "art-0001", title).partition(".. syriatimeline-article")[0]
    tree = publish_doctree(page, settings_overrides={"doctitle_xform": False, "halt_level": 1})
    (section,) = tree.findall(nodes.section)
    assert [" ".join(title.split())] == [each.astext() for each in section]


def test_a_removed_record_removes_its_page_and_nobody_elses(source: Path) -> None:
    _initialised(source)
    page = source / "events" / "syt-0007.rst"
    gone = page.with_name("syt-9999.rst")
    gone.write_text(page.read_text("utf-8"), "utf-8")
    theirs = page.with_name("of-my-own.rst")
    theirs.write_text("My own\n======\n", "utf-8")
    _initialised(source)
    assert page.is_file()
    assert not gone.exists()
    assert "My own\n======\n" == theirs.read_text("utf-8")


def test_a_page_of_somebody_is_never_replaced(source: Path) -> None:
    page = source / "events" / "syt-0007.rst"
    page.parent.mkdir()
    page.write_text("Mine\n====\n", "utf-8")
    with pytest.raises(ConfigError, match=r"syt-0007\.rst would be replaced .* move it away"):
        _initialised(source)
    assert "Mine\n====\n" == page.read_text("utf-8")


def test_a_page_that_did_not_change_is_not_written_again(source: Path) -> None:
    _initialised(source)
    pages = dict.fromkeys(source.glob("*/*.rst"), 1000000000)
    for path, stamp in pages.items():
        os.utime(path, (stamp, stamp))
    _edit(source, KHMEIMIM, "Another title")
    _initialised(source)
    changed = [path.stem for path, stamp in pages.items() if path.stat().st_mtime != stamp]
    assert ["syt-0044"] == changed


def test_a_dataset_that_changes_is_shown_in_the_next_build(source: Path) -> None:
    built = build(_few_pages(source))
    _edit(source, KHMEIMIM, "Another title")
    build(source)
    assert "Another title" in (built / "index.html").read_text("utf-8")


def test_markup_in_texts_of_the_dataset_stays_text(source: Path) -> None:
    _edit(source, KHMEIMIM, json.dumps(HOSTILE)[1:-1])
    built = build(source)
    for path in built.rglob("*.html"):
        text = path.read_text("utf-8")
        assert "<script>alert" not in text
        assert "<img src=x" not in text
        assert "49 " not in re.findall(r"alert\(2\).{0,30}", text)
    page = (built / "events" / "syt-0044.html").read_text("utf-8")
    assert "&lt;script&gt;alert(1)" in page


@pytest.mark.parametrize(
    ("directive", "said"),
    [
        ("record:: syt-9999", "no event or situation is called 'syt-9999'"),
        ("article:: art-9999", "no article is called 'art-9999'"),
        ("actor:: vladimir-puti", "no actor is called 'vladimir-puti'; did you mean"),
        ("place:: atlantis", "no place is called 'atlantis'"),
        ("index:: people", "no index of 'people'; there are those of events, articles"),
    ],
)  # fmt: skip
def test_a_name_that_nothing_has_is_told_with_file_and_line(
    source: Path, directive: str, said: str
) -> None:
    (source / "conf.py").write_text(
        THIRD_PARTY + 'exclude_patterns = ["errors.rst", "*/*"]\n', "utf-8"
    )
    (source / "index.rst").write_text(f"Mine\n====\n\n.. syriatimeline-{directive}\n", "utf-8")
    with pytest.raises(SphinxError) as caught:
        build(source)
    message = str(caught.value)
    assert re.search(r"index\.rst:4:", message)
    assert said in message
    assert "Traceback" not in message


def test_an_upgrade_builds_the_pages_anew() -> None:
    """Where the site shows our dataset, it changes with the package, as the templates do."""
    names = {path.name for path in files_of("")}
    bundle = {"timeline.json", "records.jsonl", "claims.jsonl", "quotes.jsonl"}
    assert bundle | {"timeline.html", "record.html"} <= names


def test_a_problem_of_the_dataset_is_told_as_the_check_tells_it(tmp_path: Path) -> None:
    folder = write_source(tmp_path / "source", THIRD_PARTY)
    write_dataset(folder / "dataset")
    edit(folder / "dataset" / "events" / "2025-spring.yaml", "kind: Meeting", "kind: Meting")
    with pytest.raises(ConfigError, match=r'2025-spring\.yaml:3:9 SYT204 "Meting" is no kind'):
        _initialised(folder)


def test_a_dataset_that_cannot_be_read_is_told_in_a_sentence(source: Path) -> None:
    (source / "conf.py").write_text(THIRD_PARTY.replace('"dataset"', '"nowhere"'), "utf-8")
    with pytest.raises(ConfigError, match=r"syriatimeline_dataset = 'nowhere' in conf\.py: "):
        _initialised(source)
