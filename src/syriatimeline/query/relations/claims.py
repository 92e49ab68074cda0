"""The tables of claims: what each source says, and by whose mouth."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from syriatimeline.events import Claim, Event, Record
from syriatimeline.query.arrange import order_of
from syriatimeline.query.columns import Column, items_of
from syriatimeline.query.relations.records import records_of, situations_of
from syriatimeline.query.relations.table import (
    Table,
    as_id,
    as_text,
    joined,
    picked,
    reasons,
)
from syriatimeline.query.timeline import Timeline

__all__ = ["CLAIM_TABLES", "claims_of"]

Anything = Timeline[Any]


def claims_of(timeline: Anything) -> Iterator[tuple[Record, Claim]]:
    """The claims of the events chosen and of all situations."""
    return ((record, claim) for record in records_of(timeline) for claim in record.claims)


def _claims(timeline: Anything) -> Iterator[Any]:
    return items_of(timeline.order_by(order_of), "claim", situations_of(timeline))


def _voices(timeline: Anything) -> Iterator[tuple[Claim, int, Any]]:
    for _, claim in claims_of(timeline):
        for number, voice in enumerate(claim.attribution, 1):
            yield claim, number, voice


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
CLAIM_TABLES = (_CLAIMS, _VOICES)
