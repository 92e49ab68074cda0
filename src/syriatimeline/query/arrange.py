"""The keys by which events are ordered and grouped."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping
from typing import Any

from syriatimeline.events import Event, Record
from syriatimeline.query.choices import check_choice

__all__ = ["GROUPS", "ORDERS", "group_keys", "order_key", "order_of"]


def order_of(record: Record) -> tuple[tuple[int, int], str]:
    """The order of a timeline: earliest day, latest day, id; open and unknown starts first."""
    return record.when.sort_key, record.id


def _latest(event: Event) -> tuple[int, int]:
    earliest, latest = event.when.sort_key
    return latest, earliest


#: What ``order_by`` knows by name.
ORDERS: Mapping[str, Callable[[Event], Any]] = {
    "earliest": lambda event: event.when.sort_key,
    "latest": _latest,
    "id": lambda event: event.id,
    "kind": lambda event: event.kind,
    "standing": lambda event: event.standing,
    "title": lambda event: event.title,
}


def _within(form: str) -> Callable[[Event], tuple[str | None]]:
    """The one year or month that holds every possible day; None if several do."""

    def keys(event: Event) -> tuple[str | None]:
        first, last = event.when.earliest, event.when.latest
        if first is None or last is None:
            return (None,)
        one, two = first.isoformat(), last.isoformat()
        length = len(form)
        return (one[:length],) if one[:length] == two[:length] else (None,)

    return keys


#: What ``group_by`` knows by name; an event of several actors stands in several groups.
GROUPS: Mapping[str, Callable[[Event], Iterable[Hashable]]] = {
    "kind": lambda event: (event.kind,),
    "standing": lambda event: (event.standing,),
    "mode": lambda event: (event.mode,),
    "scope": lambda event: (event.scope,),
    "plover": lambda event: (event.plover,),
    "actor": lambda event: tuple(actor.slug for actor in event.actors) or (None,),
    "place": lambda event: tuple(place.slug for place in event.places) or (None,),
    "article": lambda event: tuple(article.id for article in event.articles) or (None,),
    "year": _within("YYYY"),
    "month": _within("YYYY-MM"),
}


def order_key(key: str | Callable[[Event], Any]) -> Callable[[Event], Any]:
    """The function of an order; the id settles ties.

    Raises:
        QueryError: No such name; names the nearest.
    """
    chosen = _known("order_by", key, ORDERS)
    return lambda event: (chosen(event), event.id)


def group_keys(key: str | Callable[[Event], Hashable]) -> Callable[[Event], Iterable[Hashable]]:
    """The function of a grouping.

    Raises:
        QueryError: No such name; names the nearest.
    """
    if callable(key):
        return lambda event: (key(event),)
    found: Callable[[Event], Iterable[Hashable]] = _known("group_by", key, GROUPS)
    return found


def _known(method: str, key: Any, known: Mapping[str, Callable[[Event], Any]]) -> Any:
    if callable(key):
        return key
    check_choice(f"{method}: key", key, known)
    return known[key]
