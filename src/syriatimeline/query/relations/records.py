"""The tables of events and situations, and of what hangs on them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from syriatimeline.events import LINK_KINDS, Event, Record, Situation
from syriatimeline.query.arrange import order_of
from syriatimeline.query.columns import Column, items_of
from syriatimeline.query.relations.table import Table, as_id, as_text, joined, picked, reasons
from syriatimeline.query.timeline import Timeline

__all__ = ["RECORD_TABLES", "records_of", "situations_of"]

Anything = Timeline[Any]


def situations_of(timeline: Anything) -> list[Situation]:
    """All situations of the dataset, in the order of their dates."""
    return sorted(timeline.situations.values(), key=order_of)


def records_of(timeline: Anything) -> Iterator[Record]:
    """The events chosen, then the situations, each in the order of their dates."""
    yield from sorted(timeline, key=order_of)
    yield from situations_of(timeline)


def _events(timeline: Anything) -> Iterator[Any]:
    return items_of(timeline.order_by(order_of), "event")


def _situations(timeline: Anything) -> Iterator[Any]:
    return items_of(timeline[:0], "event", situations_of(timeline))


def _roles(timeline: Anything) -> Iterator[Any]:
    return items_of(timeline.order_by(order_of), "actor")


def _event_places(timeline: Anything) -> Iterator[tuple[Event, Any]]:
    return ((each, place) for each in sorted(timeline, key=order_of) for place in each.places)


def _event_origins(timeline: Anything) -> Iterator[tuple[Event, Any]]:
    return ((each, origin) for each in sorted(timeline, key=order_of) for origin in each.origins)


def _situation_places(timeline: Anything) -> Iterator[tuple[Situation, Any]]:
    return ((each, place) for each in situations_of(timeline) for place in each.places)


def _situation_actors(timeline: Anything) -> Iterator[tuple[Situation, str, Any]]:
    for each in situations_of(timeline):
        for role in each.role_names():
            yield from ((each, role, actor) for actor in getattr(each, role))


def _links(timeline: Anything) -> Iterator[tuple[Record, Any]]:
    return ((each, link) for each in records_of(timeline) for link in each.links)


def _layers(record: Record) -> str:
    return joined(dict.fromkeys(each.layer for each in record.provenance))


_TOLD = (
    *reasons("", lambda row: row.record.when),
    as_text("note", "anything a user should know", lambda row: row.record.note),
    as_text("withdrawn", "why we no longer stand by it", lambda row: row.record.withdrawn),
    as_text("layers", "the layers that gave it, or values of it", lambda row: _layers(row.record)),
)

_EVENTS = Table(
    "events",
    "An event of the timeline; filters choose which.",
    ("id",),
    (
        *picked("event", leaving_out=("topic",)),
        Column(
            "series", "flag", "a series of which not all are told", lambda row: row.record.series
        ),
        *_TOLD,
    ),
    _events,
)

_SITUATIONS = Table(
    "situations",
    "What held through a time; all of the dataset, as filters do not narrow them.",
    ("id",),
    (
        *picked(
            "event",
            leaving_out=("kind", "plover", "certainty", "accused_actors"),
            source_actors="holders",
            target_actors="others",
        ),
        *_TOLD,
    ),
    _situations,
)

_EVENT_ACTORS = Table(
    "event_actors",
    "An actor in a role of an event, with the event's dates.",
    ("event_id", "role", "actor_id"),
    picked("actor"),
    _roles,
    {"event_id": "events", "actor_id": "actors"},
)

_EVENT_PLACES = Table(
    "event_places",
    "A place of an event.",
    ("event_id", "place_id"),
    (
        as_id("event_id", "the event", lambda row: row[0].id),
        as_id("place_id", "the place", lambda row: row[1].id),
    ),
    _event_places,
    {"event_id": "events", "place_id": "places"},
)

_EVENT_ORIGINS = Table(
    "event_origins",
    "An origin that says an event happened.",
    ("event_id", "origin_id"),
    (
        as_id("event_id", "the event", lambda row: row[0].id),
        as_id("origin_id", "the origin", lambda row: row[1].id),
        as_id(
            "counts_as",
            "the origin as which it counts, where two may be one: count these, each once",
            lambda row: row[1].maybe_same or row[1].id,
        ),
    ),
    _event_origins,
    {"event_id": "events", "origin_id": "origins"},
)

_SITUATION_ACTORS = Table(
    "situation_actors",
    "An actor of a situation.",
    ("situation_id", "role", "actor_id"),
    (
        as_id("situation_id", "the situation", lambda row: row[0].id),
        as_id("actor_id", "the actor", lambda row: row[2].id),
        Column(
            "role",
            "category",
            "whose situation it is, or towards whom it holds",
            lambda row: row[1],
            Situation.role_names(),
        ),
    ),
    _situation_actors,
    {"situation_id": "situations", "actor_id": "actors"},
)

_SITUATION_PLACES = Table(
    "situation_places",
    "A place of a situation.",
    ("situation_id", "place_id"),
    (
        as_id("situation_id", "the situation", lambda row: row[0].id),
        as_id("place_id", "the place", lambda row: row[1].id),
    ),
    _situation_places,
    {"situation_id": "situations", "place_id": "places"},
)

_LINKS = Table(
    "links",
    "That an event or situation hangs together with another.",
    ("from_id", "kind", "to_id"),
    (
        as_id("from_id", "the event or situation", lambda row: row[0].id),
        Column("kind", "category", "how, read from it", lambda row: row[1].kind, LINK_KINDS),
        as_id(
            "to_id",
            "the other event or situation, which filters may have left out",
            lambda row: row[1].target,
        ),
    ),
    _links,
)

#: The tables of this module, in the order of the documentation.
RECORD_TABLES = (
    _EVENTS,
    _EVENT_ACTORS,
    _EVENT_PLACES,
    _EVENT_ORIGINS,
    _SITUATIONS,
    _SITUATION_ACTORS,
    _SITUATION_PLACES,
    _LINKS,
)
