"""The days that an article's relative phrases are resolved against."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from syriatimeline.articles import Article, Reference
from syriatimeline.calendar import When
from syriatimeline.dataset import load_dataset


def _article(published: str, lookup: str | None) -> Article:
    """An article with these days by its text, and by a lookup."""
    return Article(
        id="art-0001",
        file="000_lantern.txt",
        publisher="The Lantern",
        language="en",
        published=When.from_edtf(published, basis="inferred", note="by the text"),
        published_lookup=When.from_edtf(lookup, basis="looked-up") if lookup else None,
    )


@pytest.mark.parametrize(
    ("published", "lookup", "anchor"),
    [
        ("2025-05-06", "2025-05-06", "2025-05-06"),
        ("[2025-05-06..]", "[..2025-05-09]", "[2025-05-06..2025-05-09]"),
        ("[2025-05-06..2025-05-08]", "[..2025-05-06]", "2025-05-06"),
        ("[2025-05-06..2025-05-08]", "[2025-05-07..]", "[2025-05-07..2025-05-08]"),
        ("2025-05", "2025-05-06", "2025-05-06"),
        ("2025-05-06", "2025", "2025-05-06"),
        ("../..", "2025-05-06", "2025-05-06"),
        ("[2025-05-06..]", "../..", "[2025-05-06..]"),
        ("[..2025-05-06]", "[..2025-05-04]", "[..2025-05-04]"),
    ],
)
def test_anchor_is_what_text_and_lookup_have_in_common(
    published: str, lookup: str, anchor: str
) -> None:
    """The days in both are the days of the article."""
    assert anchor == _article(published, lookup).anchor.edtf


@pytest.mark.parametrize(
    ("published", "lookup"),
    [("2025-05-06", "2025-05-07"), ("[..2025-05-06]", "[2025-05-07..]"), ("2024", "2025-05")],
)
def test_text_prevails_where_the_two_exclude_each_other(published: str, lookup: str) -> None:
    """A lookup that contradicts the text does not move the anchor."""
    article = _article(published, lookup)

    assert article.published == article.anchor


def test_without_a_lookup_the_text_says_when() -> None:
    """An article that was not looked up has the days of its text."""
    article = _article("[2025-05-06..]", None)

    assert article.published == article.anchor


@pytest.mark.parametrize(
    ("published", "lookup", "start", "end"),
    [
        ("[2025-05-06..]", "[..2025-05-09]", "text", "lookup"),
        ("[..2025-05-09]", "[2025-05-06..]", "lookup", "text"),
        ("[2025-05-01..2025-05-09]", "[2025-05-06..2025-05-08]", "lookup", "lookup"),
        ("[2025-05-06..2025-05-08]", "[2025-05-01..2025-05-09]", "text", "text"),
    ],
)
def test_note_says_where_each_end_comes_from(
    published: str, lookup: str, start: str, end: str
) -> None:
    """The anchor names the half that each of its ends came from."""
    anchor = _article(published, lookup).anchor

    assert f"earliest from the {start}, latest from the {end}" == anchor.note
    assert ("inferred", ("art-0001",), True) == (anchor.basis, anchor.evidence, anchor.once)


def test_anchor_of_one_day_is_sure() -> None:
    """Where one day is left, it is certain; where several are, none is."""
    assert "2025-05-06" == str(_article("[2025-05-06..]", "[..2025-05-06]").anchor.certain)
    assert _article("[2025-05-06..]", "[..2025-05-07]").anchor.certain is None


ranges = st.tuples(st.integers(1, 28), st.integers(1, 28)).map(
    lambda pair: f"[2025-05-{min(pair):02}..2025-05-{max(pair):02}]"
)


@given(ranges, ranges)
@settings(max_examples=80, deadline=None)
def test_anchor_lies_in_the_days_of_the_text(published: str, lookup: str) -> None:
    """A lookup narrows the days of the text and never widens them."""
    article = _article(published, lookup)

    assert article.anchor.possible in article.published.possible
    assert article.anchor.possible == article.published.possible or (
        article.published_lookup is not None
        and article.anchor.possible in article.published_lookup.possible
    )


@pytest.mark.parametrize("article", load_dataset().articles, ids=lambda article: str(article.id))
def test_anchors_of_the_published_articles(article: Article) -> None:
    """Every anchor lies in the days of the text, and in those of a lookup if there is one."""
    assert article.anchor.possible in article.published.possible
    if article.published_lookup is not None:
        assert article.published_lookup.possible.intersects(article.published.possible)
        assert article.anchor.possible in article.published_lookup.possible


def test_explanation_of_an_article() -> None:
    """What the text says, what was looked up, and the reference stand in the explanation."""
    article = _article("[2025-05-06..]", "[..2025-05-09]")
    lines = article.explain().split("\n")

    assert "art-0001 The Lantern (en), 000_lantern.txt" == lines[0]
    assert any(line.startswith("published, by the text: [2025-05-06..]: ") for line in lines)
    assert any(line.startswith("published, looked up: [..2025-05-09]: ") for line in lines)
    assert 3 == len(_article("2025-05-06", None).explain().split("\n"))


@pytest.mark.parametrize(
    ("reference", "text"),
    [
        (Reference("The Lantern"), "The Lantern"),
        (
            Reference("The Lantern", url="https://example.org/", accessed="2025-05-06"),
            "The Lantern, https://example.org/ (accessed 2025-05-06)",
        ),
        (
            Reference("The Lantern", "Harbour", published="2025", locator="p. 3", note="unread"),
            "The Lantern, Harbour, p. 3, 2025",
        ),
    ],
)
def test_reference_in_words(reference: Reference, text: str) -> None:
    """A reference is written with what it has."""
    assert text == str(reference)
