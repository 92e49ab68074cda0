"""The tables by name, and what a table says of itself."""

from __future__ import annotations

from typing import Any

from syriatimeline.query.columns import Column
from syriatimeline.query.relations.citations import CITATION_TABLES
from syriatimeline.query.relations.claims import CLAIM_TABLES
from syriatimeline.query.relations.doubts import DOUBT_TABLES
from syriatimeline.query.relations.named import NAMED_TABLES
from syriatimeline.query.relations.records import RECORD_TABLES
from syriatimeline.query.relations.registry import REGISTRY_TABLES
from syriatimeline.query.relations.table import Table, as_id, as_text, joined
from syriatimeline.query.timeline import Timeline

__all__ = ["TABLES"]


def _edition(timeline: Timeline[Any]) -> tuple[Timeline[Any]]:
    return (timeline,)


_EDITION = Table(
    "edition",
    "The one dataset that all rows come from.",
    ("fingerprint",),
    (
        as_text("name", "its name", lambda row: row.dataset.edition.name),
        as_text("version", "its version", lambda row: row.version),
        as_id("fingerprint", "hash of its whole content", lambda row: row.fingerprint),
        as_text("layers", "the layers on it", lambda row: joined(row.dataset.edition.layers)),
        Column("events", "number", "how many events are in these tables", len),
        Column(
            "events_in_all",
            "number",
            "how many the dataset has, whatever the filters",
            lambda row: len(row.dataset.events),
        ),
    ),
    _edition,
)

#: Every table by name, in the order of the documentation.
TABLES: dict[str, Table] = {
    table.name: table
    for table in (
        *RECORD_TABLES,
        *CLAIM_TABLES,
        *CITATION_TABLES,
        *DOUBT_TABLES,
        *REGISTRY_TABLES,
        *NAMED_TABLES,
        _EDITION,
    )
}
