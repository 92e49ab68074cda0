"""Markdown by a CommonMark reader and the page by html5lib: what is said, and nothing else."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest

import syriatimeline as st
from exported import hostile, varied, written
from syriatimeline.events.wording import date_in_words
from syriatimeline.export.telling import link_of, printable

REAL = st.load()
TAGS = {
    *("html", "head", "meta", "title", "style", "body", "main", "article", "h1", "h2", "p"),
    *("blockquote", "footer", "a"),
}
TIMELINES = pytest.mark.parametrize("make", [st.load, varied, hostile])


def spoken(text: str) -> str:
    return " ".join(printable(text).split())


@TIMELINES
def test_the_markdown_holds_chapters_and_quotes_only(tmp_path: Path, make: Any) -> None:
    """No list, no code, no HTML, no image; links only to the sources."""
    markdown_it = pytest.importorskip("markdown_it")
    found = make()
    text = written(tmp_path, found, "markdown").read_text("utf-8")
    tokens = markdown_it.MarkdownIt("commonmark").parse(text)
    assert {each.type for each in tokens} <= {
        f"{kind}_{end}"
        for kind in ("heading", "paragraph", "blockquote")
        for end in ("open", "close")
    } | {"inline"}
    assert 1 + len(found) == sum(each.type == "heading_open" for each in tokens)
    inline = [child for each in tokens for child in each.children or ()]
    assert {each.type for each in inline} <= {
        "text",
        "text_special",
        "hardbreak",
        "softbreak",
        "strong_open",
        "strong_close",
        "link_open",
        "link_close",
    }
    links = [str(each.attrs["href"]) for each in inline if each.type == "link_open"]
    cited = [link_of(claim) for each in found for claim in each.claims if link_of(claim)]
    assert [unquote(each) for each in cited] == [unquote(each) for each in links]


@TIMELINES
def test_the_markdown_says_all_that_is_known(tmp_path: Path, make: Any) -> None:
    markdown_it = pytest.importorskip("markdown_it")
    found = make()
    tokens = markdown_it.MarkdownIt("commonmark").parse(
        written(tmp_path, found, "markdown").read_text("utf-8")
    )
    said = "".join(
        child.content or (" " if child.type.endswith("break") else "")
        for each in tokens
        for child in each.children or ()
        if not child.type.startswith("link")
    )
    for event in found:
        for part in (date_in_words(event.when), event.when.edtf, event.when.note, event.withdrawn):
            assert spoken(part) in said
        for claim in event.claims:
            assert spoken(claim.chain) in said


@TIMELINES
def test_the_page_is_valid_and_stands_alone(tmp_path: Path, make: Any) -> None:
    """Strictly read; it has no script, no image, no style from elsewhere."""
    html5lib = pytest.importorskip("html5lib")
    found = make()
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    tree = parser.parse(written(tmp_path, found, "html").read_text("utf-8"))
    tags = {each.tag for each in tree.iter() if isinstance(each.tag, str)}
    assert tags <= TAGS
    assert [each.id for each in found] == [each.get("id") for each in tree.iter("article")]
    for event, section in zip(found, tree.iter("article"), strict=True):
        said = spoken("".join(section.itertext()))
        assert spoken(date_in_words(event.when)) in said
        for part in (event.when.edtf, event.withdrawn, event.cite()):
            assert spoken(part) in said
        for claim in event.claims:
            assert spoken(claim.chain) in said
        assert ("withdrawn" == section.get("class")) == bool(event.withdrawn)


def test_a_quote_says_its_language(tmp_path: Path) -> None:
    text = written(tmp_path, REAL, "html").read_text("utf-8")
    assert '<p lang="ru" dir="auto">“Асад обратился к Путину”</p>' in text
