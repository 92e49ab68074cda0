"""The tables of citations: the words that claims and errata rest on, and how they are read."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from attrs import frozen

from syriatimeline.articles import Reference
from syriatimeline.events import Claim, Quote, SourceError
from syriatimeline.query.columns import Column
from syriatimeline.query.relations.claims import claims_of
from syriatimeline.query.relations.table import Table, as_id, as_text, dated
from syriatimeline.query.timeline import Timeline
from syriatimeline.temporal.reading import Reading

__all__ = ["CITATION_TABLES", "errors_of"]

Anything = Timeline[Any]


@frozen
class _Citation:
    id: str
    citation: Quote | Reference
    claim: Claim | None = None
    error: SourceError | None = None

    def quoted(self, name: str) -> Any:
        return getattr(self.citation, name) if isinstance(self.citation, Quote) else None

    def referred(self, name: str) -> Any:
        return getattr(self.citation, name) if isinstance(self.citation, Reference) else None

    def phrase(self, name: str) -> Any:
        return getattr(self.claim.phrase, name) if self.claim and self.claim.phrase else None


@frozen
class _Mention:
    claim: Claim
    number: int
    reading: Reading | None


def errors_of(timeline: Anything) -> list[SourceError]:
    """The errors of the sources, by id."""
    return sorted(timeline.errata.values(), key=lambda error: error.id)


def _citations(timeline: Anything) -> Iterator[_Citation]:
    for _, claim in claims_of(timeline):
        yield _Citation(claim.id, claim.citation, claim=claim)
    for error in errors_of(timeline):
        yield _Citation(error.id, error.quote, error=error)


def _mentions(timeline: Anything) -> Iterator[_Mention]:
    for _, claim in claims_of(timeline):
        if claim.phrase is not None:
            for number, reading in enumerate(claim.readings, 1):
                yield _Mention(claim, number, reading)
            if not claim.readings:
                yield _Mention(claim, 0, None)


def _conventions(item: _Mention) -> str | None:
    if item.reading is None or not item.reading.conventions:
        return None
    return json.dumps(dict(item.reading.conventions), ensure_ascii=False, sort_keys=True)


_CITATIONS = Table(
    "citations",
    "What a claim, or an error of a source, is cited from: quoted words, or a work not held here.",
    ("id",),
    (
        as_id("id", "the id of the claim or error that cites it", lambda row: row.id),
        as_id("claim_id", "the claim", lambda row: row.claim.id if row.claim else None),
        as_id("error_id", "the error", lambda row: row.error.id if row.error else None),
        Column(
            "form",
            "category",
            "words of an article held here, or a reference to a work that is not",
            lambda row: "quote" if isinstance(row.citation, Quote) else "reference",
            ("quote", "reference"),
        ),
        as_id(
            "article_id",
            "the article quoted",
            lambda row: a.id if (a := row.quoted("article")) else None,
        ),
        as_text("quote", "the words", lambda row: row.quoted("exact")),
        Column(
            "quote_start",
            "number",
            "their first code point in the article, from 0",
            lambda row: row.quoted("start"),
        ),
        Column(
            "quote_end", "number", "the code point after their last", lambda row: row.quoted("end")
        ),
        as_text("prefix", "the words just before", lambda row: row.quoted("prefix")),
        as_text("suffix", "the words just after", lambda row: row.quoted("suffix")),
        as_text("phrase", "the words of the quote that say when", lambda row: row.phrase("text")),
        Column(
            "phrase_start",
            "number",
            "their first code point in the article",
            lambda row: row.phrase("start"),
        ),
        Column(
            "phrase_end", "number", "the code point after their last", lambda row: row.phrase("end")
        ),
        as_text(
            "publisher",
            "who published the work that is not held",
            lambda row: row.referred("publisher"),
        ),
        as_text("title", "its title, or what the page is", lambda row: row.referred("title")),
        as_text("url", "its address", lambda row: row.referred("url")),
        as_text(
            "published", "when it was published, in EDTF", lambda row: row.referred("published")
        ),
        as_text("accessed", "the day it was looked at", lambda row: row.referred("accessed")),
        as_text(
            "archived_url", "address of an archived copy", lambda row: row.referred("archived_url")
        ),
        as_text("locator", "where in the work", lambda row: row.referred("locator")),
        as_text("note", "what it says and how far that goes", lambda row: row.referred("note")),
    ),
    _citations,
    {"claim_id": "claims", "error_id": "errata", "article_id": "articles"},
    ("quote", "prefix", "suffix", "phrase"),
)

_MENTIONS = Table(
    "mentions",
    "One way to read the words of a claim that say when.",
    ("claim_id", "reading"),
    (
        as_id("claim_id", "the claim", lambda row: row.claim.id),
        Column(
            "reading",
            "number",
            "1 for the one that our policy chooses, then the others; 0 where the tagger has none",
            lambda row: row.number,
        ),
        Column("chosen", "flag", "whether our policy chooses it", lambda row: row.number == 1),
        as_id(
            "article_id",
            "the article",
            lambda row: row.claim.article.id if row.claim.article else None,
        ),
        Column(
            "phrase_start",
            "number",
            "the words' first code point in the article, from 0",
            lambda row: row.claim.phrase.start,
        ),
        Column(
            "phrase_end",
            "number",
            "the code point after their last",
            lambda row: row.claim.phrase.end,
        ),
        as_text(
            "value", "its TIMEX3 value", lambda row: row.reading.value if row.reading else None
        ),
        as_text(
            "choices",
            "the conventions that it depends on with what each chooses, as a JSON object",
            _conventions,
        ),
        *dated("", lambda row: row.reading.when if row.reading else None),
    ),
    _mentions,
    {"claim_id": "claims", "article_id": "articles"},
)

#: The tables of this module, in the order of the documentation.
CITATION_TABLES = (_CITATIONS, _MENTIONS)
