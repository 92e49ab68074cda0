"""The tables of claims: what each source says, in which words, by whose mouth."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from attrs import frozen

from syriatimeline.articles import Reference
from syriatimeline.events import Claim, Event, Quote, Record, SourceError
from syriatimeline.query.arrange import order_of
from syriatimeline.query.columns import Column, items_of
from syriatimeline.query.relations.records import records_of, situations_of
from syriatimeline.query.relations.table import (
    Table,
    as_id,
    as_text,
    dated,
    joined,
    picked,
    reasons,
)
from syriatimeline.query.timeline import Timeline
from syriatimeline.temporal.reading import Reading

__all__ = ["CLAIM_TABLES", "claims_of", "errors_of"]

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


def claims_of(timeline: Anything) -> Iterator[tuple[Record, Claim]]:
    """The claims of the events chosen and of all situations."""
    return ((record, claim) for record in records_of(timeline) for claim in record.claims)


def errors_of(timeline: Anything) -> list[SourceError]:
    """The errors of the sources, by id."""
    return sorted(timeline.errata.values(), key=lambda error: error.id)


def _claims(timeline: Anything) -> Iterator[Any]:
    return items_of(timeline.order_by(order_of), "claim", situations_of(timeline))


def _citations(timeline: Anything) -> Iterator[_Citation]:
    for _, claim in claims_of(timeline):
        yield _Citation(claim.id, claim.citation, claim=claim)
    for error in errors_of(timeline):
        yield _Citation(error.id, error.quote, error=error)


def _voices(timeline: Anything) -> Iterator[tuple[Claim, int, Any]]:
    for _, claim in claims_of(timeline):
        for number, voice in enumerate(claim.attribution, 1):
            yield claim, number, voice


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


_CLAIMS = Table(
    "claims",
    "What one source says of one of the events, or of a situation.",
    ("id",),
    (
        as_id("id", "the claim's id", lambda row: row.claim.id),
        as_id(
            "event_id",
            "the event; empty for a situation",
            lambda row: row.record.id if isinstance(row.record, Event) else None,
        ),
        as_id(
            "situation_id",
            "the situation; empty for an event",
            lambda row: None if isinstance(row.record, Event) else row.record.id,
        ),
        *picked(
            "claim",
            leaving_out=("id", "event_id", "quote", "start", "end", "phrase"),
            origin="origin_id",
        ),
        *reasons("says_", lambda row: row.claim.when),
        as_text("note", "anything a user should know", lambda row: row.claim.note),
        as_text(
            "layers",
            "the layers that gave it, or values of it",
            lambda row: joined(dict.fromkeys(each.layer for each in row.claim.provenance)),
        ),
    ),
    _claims,
    {
        "event_id": "events",
        "situation_id": "situations",
        "article_id": "articles",
        "origin_id": "origins",
    },
)

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

_VOICES = Table(
    "voices",
    "One link of the chain by which a claim is passed on.",
    ("claim_id", "position"),
    (
        as_id("claim_id", "the claim", lambda row: row[0].id),
        Column("position", "number", "from 1, the outlet, inwards", lambda row: row[1]),
        as_text("name", "who", lambda row: row[2].name),
        as_text("act", "says, reports, cites, …", lambda row: row[2].act),
        as_id(
            "actor_id",
            "the actor, where there is one",
            lambda row: row[2].actor.id if row[2].actor else None,
        ),
    ),
    _voices,
    {"claim_id": "claims", "actor_id": "actors"},
)

#: The tables of this module, in the order of the documentation.
CLAIM_TABLES = (_CLAIMS, _CITATIONS, _MENTIONS, _VOICES)
