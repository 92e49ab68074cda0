"""Our own documentation, built as `make docs` builds it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import html5lib
import pytest

from built_site import opened
from editors import closed_mappings
from pages_read import broken_links, loaded_from_elsewhere, tree_of, words_of
from syriatimeline.dataset.schemas import ENDING, FILES, schema_of, schema_text
from syriatimeline.dataset.schemas.records import roles_of
from syriatimeline.events import KINDS

DOCS = Path(__file__).parents[2] / "docs"


@pytest.fixture(scope="module")
def our_docs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    pytest.importorskip("furo")
    folder = tmp_path_factory.mktemp("docs")
    subprocess.run(
        [sys.executable, "-m", "sphinx", "-n", "-W", "-q", "-b", "html", "-d", folder / "trees",
         DOCS, folder / "html"],
        check=True,
    )  # fmt: skip
    return folder / "html"


def test_no_link_is_broken(our_docs: Path) -> None:
    assert [] == list(broken_links(our_docs))


def test_nothing_is_loaded_from_another_host(our_docs: Path) -> None:
    assert [] == list(loaded_from_elsewhere(our_docs.rglob("*.html")))


def test_pages_are_valid_html(our_docs: Path) -> None:
    for path in (*our_docs.glob("*.html"), *our_docs.glob("reference/*.html")):
        html5lib.HTMLParser(strict=True).parse(path.read_text("utf-8"))


def test_the_schemas_are_on_the_site(our_docs: Path) -> None:
    """Their files, and a page that tells every key of them; roles are told in the codebook."""
    roles = {role for each in roles_of(KINDS).values() for role in each}
    words = words_of(tree_of(our_docs / "reference" / "schemas.html"))
    for name, file in FILES.items():
        assert schema_text(name) == (our_docs / "schemas" / f"{name}{ENDING}").read_text("utf-8")
        assert file in words
        for properties in closed_mappings(schema_of(name)):
            if not properties.keys() <= roles:
                assert all(form["description"] in words for form in properties.values())


def test_the_first_screen_says_what_it_is(our_docs: Path) -> None:
    words = words_of(tree_of(our_docs / "index.html"))
    for each in (
        "Five articles, chosen by hand. Do not count.",
        "A gap means only that these articles are silent.",
        "38 events and 21 situations from 5 articles and 23 origins",
        "fingerprint",
    ):
        assert each in words


def test_the_first_screen_shows_the_first_records(our_docs: Path) -> None:
    """Below what the page is, how much it holds, its limits and its code."""
    with opened(our_docs) as page:
        for width, height, least in ((1280, 800, 4), (390, 844, 1)):
            page.size(width, height)
            page.open("index.html")
            bottoms = page.js(
                "return Array.from(document.querySelectorAll('.st-row'),"
                " (row) => row.getBoundingClientRect().bottom)"
            )
            assert least <= sum(bottom <= height for bottom in bottoms), width


def test_links_to_what_explains_more_stand_in_the_guide(our_docs: Path) -> None:
    links = tree_of(our_docs / "index.html").xpath("//details[@class='st-guide']//a/@href")
    assert ["datamodel.html", "uncertain-dates.html", "glossary.html"] == links


def test_the_tables_lie_beside_the_pages(our_docs: Path) -> None:
    lines = (our_docs / "data" / "events.csv").read_text("utf-8").splitlines()
    assert lines[0].startswith("id,slug,kind")
    assert 1 + 38 + 21 == len(lines)
