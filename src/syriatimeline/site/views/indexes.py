"""The indexes: a table of all events, articles, actors or places."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from syriatimeline.events.wording import date_in_words, kind_in_words, plain
from syriatimeline.query import Timeline
from syriatimeline.site.pages import page_of
from syriatimeline.site.views.rows import in_order

__all__ = ["INDEXES"]

#: The page of a record, and the cells of its row.
_Rows = Sequence[tuple[str, tuple[str, ...]]]


def _events(timeline: Timeline[Any]) -> dict[str, Any]:
    rows = [
        (
            page_of("record", each.id),
            (
                each.id,
                date_in_words(each.when),
                each.title,
                kind_in_words(each),
                plain(each.standing),
            ),
        )
        for each in in_order(timeline)
    ]
    return _index(("Id", "Date", "Title", "Kind", "Standing"), 2, rows)


def _articles(timeline: Timeline[Any]) -> dict[str, Any]:
    rows = [
        (
            page_of("article", each.id),
            (
                each.id,
                each.publisher,
                each.headline or "without a headline",
                each.language,
                date_in_words(each.anchor),
            ),
        )
        for each in timeline.articles.values()
    ]
    return _index(("Id", "Publisher", "Headline", "Language", "Published"), 2, rows)


def _actors(timeline: Timeline[Any]) -> dict[str, Any]:
    return _named("actor", timeline.actors.values())


def _places(timeline: Timeline[Any]) -> dict[str, Any]:
    return _named("place", timeline.places.values())


def _named(kind: str, named: Iterable[Any]) -> dict[str, Any]:
    rows = [
        (page_of(kind, each.slug), (each.name, each.names.get("ru", ""), each.kind))
        for each in sorted(named, key=lambda each: each.name)
    ]
    return _index(("Name", "In Russian", "Kind"), 0, rows)


def _index(headings: tuple[str, ...], linked: int, rows: _Rows) -> dict[str, Any]:
    """A table whose cell number ``linked`` leads to the page."""
    return {"headings": headings, "linked": linked, "rows": rows}


#: From the folder of an index to what it shows.
INDEXES: dict[str, Callable[[Timeline[Any]], dict[str, Any]]] = {
    "events": _events,
    "articles": _articles,
    "actors": _actors,
    "places": _places,
}
