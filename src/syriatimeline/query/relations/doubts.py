"""The tables of what sources differ on, and of what they get wrong."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from syriatimeline.events import DISPUTE_KINDS, ERROR_KINDS, Dispute, Event, Record
from syriatimeline.query.columns import Column
from syriatimeline.query.relations.citations import errors_of
from syriatimeline.query.relations.records import records_of
from syriatimeline.query.relations.table import Table, as_id, as_text, joined
from syriatimeline.query.timeline import Timeline

__all__ = ["DOUBT_TABLES"]

Anything = Timeline[Any]


def _disputes(timeline: Anything) -> Iterator[tuple[Record, Dispute]]:
    return ((record, each) for record in records_of(timeline) for each in record.disputes)


def _positions(timeline: Anything) -> Iterator[tuple[Dispute, int, Any, Any]]:
    for _, dispute in _disputes(timeline):
        for number, position in enumerate(dispute.positions, 1):
            yield from ((dispute, number, position, claim) for claim in position.claims)


_DISPUTES = Table(
    "disputes",
    "That sources differ on one of the events, or on a situation.",
    ("id",),
    (
        as_id("id", "the dispute's id", lambda row: row[1].id),
        as_id(
            "event_id", "the event", lambda row: row[0].id if isinstance(row[0], Event) else None
        ),
        as_id(
            "situation_id",
            "the situation",
            lambda row: None if isinstance(row[0], Event) else row[0].id,
        ),
        Column("kind", "category", "what they differ on", lambda row: row[1].kind, DISPUTE_KINDS),
        Column(
            "state",
            "category",
            "whether it is settled",
            lambda row: row[1].state,
            ("open", "resolved"),
        ),
        as_text("resolution", "how, and by which evidence", lambda row: row[1].resolution),
    ),
    _disputes,
    {"event_id": "events", "situation_id": "situations"},
)

_POSITIONS = Table(
    "positions",
    "A claim on one side of a dispute.",
    ("dispute_id", "position", "claim_id"),
    (
        as_id("dispute_id", "the dispute", lambda row: row[0].id),
        Column("position", "number", "the side, from 1", lambda row: row[1]),
        as_text("says", "what the side comes to, in our words", lambda row: row[2].says),
        as_id("claim_id", "the claim", lambda row: row[3].id),
    ),
    _positions,
    {"dispute_id": "disputes", "claim_id": "claims"},
)

_ERRATA = Table(
    "errata",
    "Something that a source gets wrong; all of the dataset. Its words are in citations.",
    ("id",),
    (
        as_id("id", "the error's id", lambda error: error.id),
        Column("kind", "category", "what is wrong", lambda error: error.kind, ERROR_KINDS),
        as_id("article_id", "the article", lambda error: error.quote.article.id),
        as_text("says", "what it says; a date in EDTF", lambda error: error.says),
        as_text("should_be", "what it should say", lambda error: error.should_be),
        as_text("evidence", "ids of what shows it", lambda error: joined(error.evidence)),
        as_text("why", "the reasoning", lambda error: error.why),
        as_text("effect", "what follows for the dataset", lambda error: error.effect),
    ),
    errors_of,
    {"article_id": "articles"},
)

#: The tables of this module, in the order of the documentation.
DOUBT_TABLES = (_DISPUTES, _POSITIONS, _ERRATA)
