"""The tables of articles, origins and registries elsewhere: all of the dataset."""

from __future__ import annotations

from syriatimeline.query.columns import Column
from syriatimeline.query.relations.named import all_of
from syriatimeline.query.relations.table import Table, as_id, as_text, dated

__all__ = ["REGISTRY_TABLES"]

_ARTICLES = Table(
    "articles",
    "A published text that claims are quoted from; the text itself is not here.",
    ("id",),
    (
        as_id("id", "the article's id", lambda row: row.id),
        as_text("file", "name of the source document", lambda row: row.file),
        as_text("publisher", "the outlet", lambda row: row.publisher),
        as_text("country", "its country, ISO 3166-1", lambda row: row.country),
        as_text("language", "the text's language, ISO 639-1", lambda row: row.language),
        as_text("headline", "the headline", lambda row: row.headline),
        as_text("url", "its address", lambda row: row.url),
        *dated("published_", lambda row: row.published),
        *dated("looked_up_", lambda row: row.published_lookup),
        as_text(
            "looked_up_in",
            "the work in which that was looked up",
            lambda row: str(row.lookup) if row.lookup else None,
        ),
        *dated("anchor_", lambda row: row.anchor),
        Column(
            "characters",
            "number",
            "length of the normalized text in code points",
            lambda row: row.characters,
        ),
        Column("body_words", "number", "words of its body", lambda row: row.body_words),
        as_text("bytes_sha256", "hash of the file", lambda row: row.bytes_sha256),
        as_text("text_sha256", "hash of the normalized text", lambda row: row.text_sha256),
        as_text("note", "anything a user should know", lambda row: row.note),
    ),
    all_of("articles"),
)

_ORIGINS = Table(
    "origins",
    "Who first says something, on one occasion.",
    ("id",),
    (
        as_id("id", "the origin's id", lambda row: row.id),
        as_text("slug", "its readable alias", lambda row: row.slug),
        as_text("label", "the occasion", lambda row: row.label),
        as_id(
            "speaker_id",
            "the actor who says it",
            lambda row: row.speaker.id if row.speaker else None,
        ),
        Column("anonymous", "flag", "the source does not name who", lambda row: row.anonymous),
        as_id("maybe_same_id", "another origin that may be this one", lambda row: row.maybe_same),
        *dated("said_", lambda row: row.when),
        as_text("note", "anything a user should know", lambda row: row.note),
    ),
    all_of("origins"),
    {"speaker_id": "actors", "maybe_same_id": "origins"},
)

_SCHEMES = Table(
    "schemes",
    "A registry outside the dataset, with where its ids were looked up.",
    ("id",),
    (
        as_id("id", "its key", lambda row: row.id),
        as_text("name", "what it is called", lambda row: row.name),
        as_text(
            "sources", "where the ids were looked up", lambda row: "; ".join(map(str, row.sources))
        ),
        as_text("note", "anything a user should know", lambda row: row.note),
    ),
    all_of("schemes"),
)

#: The tables of this module, in the order of the documentation.
REGISTRY_TABLES = (_ARTICLES, _ORIGINS, _SCHEMES)
