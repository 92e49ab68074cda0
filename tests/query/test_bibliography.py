"""Bibliographies, read back by the libraries that their users use."""

from __future__ import annotations

import json
import warnings

import pytest

import syriatimeline as st
from records import ARTICLE
from syriatimeline.articles import Article
from syriatimeline.errors import QueryError
from syriatimeline.query.bibliography import STYLES, bibliography

REAL = st.load()
ARTICLES = list(REAL.articles.values())
AWKWARD = Article(
    "art-0009",
    "009_x.txt",
    "A & B {Co} 100% #1_$",
    "ru",
    st.When.from_edtf("2024-12"),
    headline="«Ёж»",
)


@pytest.mark.parametrize("style", list(STYLES))
def test_every_article_has_an_entry(style: str) -> None:
    """Five articles, five ids, UTF-8 with a final line break."""
    written = REAL.bibliography(style)  # type: ignore[arg-type]

    assert written.endswith("\n")
    for article in ARTICLES:
        assert 1 <= written.count(article.id) <= 2


def test_a_filter_narrows_the_articles() -> None:
    """Only those that tell the events found."""
    assert 1 == REAL.where(actor="Naryshkin").bibliography("ris").count("TY  - ")


def test_biblatex_is_read_by_pybtex() -> None:
    """Titles with braces and signs come back as they were."""
    pybtex = pytest.importorskip("pybtex.database")
    data = pybtex.parse_string(bibliography([*ARTICLES, AWKWARD]), "bibtex")

    assert [*REAL.articles, "art-0009"] == list(data.entries)
    assert "2024-12-09/.." == data.entries["art-0002"].fields["date"]
    assert "2024-12-01/2024-12-31" == data.entries["art-0009"].fields["date"]
    assert (
        r"A \& B \textbraceleft{}Co\textbraceright{} 100\% \#1\_\$"
        == (data.entries["art-0009"].fields["organization"])
    )


def test_ris_is_read_by_rispy() -> None:
    """Types, titles, addresses; a day only where it is known."""
    rispy = pytest.importorskip("rispy")
    entries = rispy.loads(REAL.bibliography("ris"))

    assert [article.id for article in ARTICLES] == [entry["id"] for entry in entries]
    assert [article.url for article in ARTICLES] == [
        entry.get("urls", [""])[0] for entry in entries
    ]
    assert ["2025/12/24", None, None, "2025/04/25", "2024/12/09"] == [
        entry.get("date") for entry in entries
    ]


def test_csl_json_is_read_by_citeproc() -> None:
    """A bibliography can be rendered from it, Cyrillic included."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # The library's own imports warn.
        citeproc = pytest.importorskip("citeproc")
        source = pytest.importorskip("citeproc.source.json")
        items = json.loads(bibliography([*ARTICLES, AWKWARD], "csl-json"))
        read = source.CiteProcJSON(items)

        assert {item["id"] for item in items} == set(read)
        style = citeproc.CitationStylesStyle("harvard-cite-them-right", validate=False)
        formatter = citeproc.formatter.plain
        works = citeproc.CitationStylesBibliography(style, read, formatter)
        works.register(citeproc.Citation([citeproc.CitationItem("art-0002")]))
        rendered = "".join(map(str, works.bibliography()[0]))
    assert "Путин не разрешил" in rendered


def test_a_date_that_is_no_day_is_not_narrowed() -> None:
    """CSL and RIS have no ranges; the note says what is known."""
    item = json.loads(bibliography([AWKWARD], "csl-json"))[0]

    assert "issued" not in item
    assert "Published 2024-12." in item["note"]
    assert "DA" not in bibliography([AWKWARD], "ris")
    assert "issued" in json.loads(bibliography([ARTICLE], "csl-json"))[0]


def test_an_unknown_style_names_those_there_are() -> None:
    """The message offers all three."""
    with pytest.raises(QueryError, match="biblatex, csl-json, ris"):
        REAL.bibliography("apa")  # type: ignore[arg-type]
