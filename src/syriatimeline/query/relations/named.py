"""The tables of actors and places, with their names, ids and memberships: all of the dataset."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from syriatimeline.events import ACTOR_KINDS
from syriatimeline.query.columns import Column
from syriatimeline.query.relations.table import Table, as_id, as_text, dated
from syriatimeline.query.timeline import Timeline

__all__ = ["NAMED_TABLES", "all_of"]

Anything = Timeline[Any]


def all_of(name: str) -> Callable[[Anything], list[Any]]:
    """The records of a registry by id, in whatever order the dataset has them."""

    def items(timeline: Anything) -> list[Any]:
        return sorted(getattr(timeline, name).values(), key=lambda each: each.id)

    return items


def each_of(name: str, parts: Callable[[Any], Any]) -> Callable[[Anything], Iterator[Any]]:
    """A pair of a record of a registry and each of its parts."""
    records = all_of(name)
    return lambda timeline: ((each, part) for each in records(timeline) for part in parts(each))


def _names(each: Any) -> Iterator[tuple[str | None, str]]:
    yield from each.names.items()
    yield from ((None, alias) for alias in dict.fromkeys(each.aliases))


def _external(each: Any) -> list[tuple[str, str]]:
    return sorted(each.external.items())


_ACTORS = Table(
    "actors",
    "Somebody who acts.",
    ("id",),
    (
        as_id("id", "the actor's id", lambda row: row.id),
        as_text("slug", "its readable alias", lambda row: row.slug),
        Column("kind", "category", "what it is", lambda row: row.kind, ACTOR_KINDS),
        as_text("name", "its English name", lambda row: row.name),
        Column(
            "described", "flag", "it has no name, only a description", lambda row: row.described
        ),
        as_text("note", "anything a user should know", lambda row: row.note),
    ),
    all_of("actors"),
)

_PLACES = Table(
    "places",
    "Somewhere, at the precision of the sources.",
    ("id",),
    (
        as_id("id", "the place's id", lambda row: row.id),
        as_text("slug", "its readable alias", lambda row: row.slug),
        as_text("kind", "country, city, base, …", lambda row: row.kind),
        as_text("name", "its English name", lambda row: row.name),
        Column(
            "latitude",
            "decimal",
            "degrees north (WGS 84), only where cited",
            lambda row: row.coordinates[0] if row.coordinates else None,
        ),
        Column(
            "longitude",
            "decimal",
            "degrees east (WGS 84), only where cited",
            lambda row: row.coordinates[1] if row.coordinates else None,
        ),
        as_text("note", "anything a user should know", lambda row: row.note),
    ),
    all_of("places"),
)

_MEMBERSHIPS = Table(
    "memberships",
    "That an actor belongs to another, and when.",
    ("actor_id", "number"),
    (
        as_id("actor_id", "the actor", lambda row: row[0].id),
        Column("number", "number", "which of its memberships, from 1", lambda row: row[1][0]),
        as_id("of_id", "what it belongs to", lambda row: row[1][1].of),
        as_text("office", "the office held", lambda row: row[1][1].office),
        *dated("", lambda row: row[1][1].when),
        as_text(
            "claims", "ids of the claims that say so", lambda row: "; ".join(row[1][1].evidence)
        ),
    ),
    each_of("actors", lambda actor: enumerate(actor.memberships, 1)),
    {"actor_id": "actors", "of_id": "actors"},
)


def _named(article: str, one: str, many: str) -> Table:
    return Table(
        f"{one}_names",
        f"A name of {article} {one}: the preferred one of a language, or another that was met.",
        (f"{one}_id", "number"),
        (
            as_id(f"{one}_id", f"the {one}", lambda row: row[0].id),
            Column("number", "number", "which of its names, from 1", lambda row: row[1][0]),
            as_text("name", "the name", lambda row: row[1][1][1]),
            as_text(
                "preferred_in",
                "the language (ISO 639-1) in which it is the preferred one",
                lambda row: row[1][1][0],
            ),
        ),
        each_of(many, lambda each: enumerate(_names(each), 1)),
        {f"{one}_id": many},
    )


def _identified(article: str, one: str, many: str) -> Table:
    return Table(
        f"{one}_ids",
        f"The id of {article} {one} in another registry.",
        (f"{one}_id", "scheme"),
        (
            as_id(f"{one}_id", f"the {one}", lambda row: row[0].id),
            as_id("scheme", "the registry", lambda row: row[1][0]),
            as_text("value", "its id there", lambda row: row[1][1]),
        ),
        each_of(many, _external),
        {f"{one}_id": many, "scheme": "schemes"},
    )


_PLACE_PARTS = Table(
    "place_parts",
    "That a place lies in another.",
    ("place_id", "within_id"),
    (
        as_id("place_id", "the place", lambda row: row[0].id),
        as_id("within_id", "the place that it lies in", lambda row: row[1]),
    ),
    each_of("places", lambda place: place.within),
    {"place_id": "places", "within_id": "places"},
)

#: The tables of this module, in the order of the documentation.
NAMED_TABLES = (
    _ACTORS,
    _named("an", "actor", "actors"),
    _identified("an", "actor", "actors"),
    _MEMBERSHIPS,
    _PLACES,
    _named("a", "place", "places"),
    _identified("a", "place", "places"),
    _PLACE_PARTS,
)
