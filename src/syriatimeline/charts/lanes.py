"""Lanes: in which stretch of a chart an event stands, by what it is, who takes part, or where."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from syriatimeline.events import STANDINGS, Event, Record, Situation
from syriatimeline.events.wording import kind_in_words, plain

__all__ = ["LANES", "lane_order", "lanes_of", "name_in"]


def name_in(names: Mapping[str, str], language: str) -> str:
    """A name in a language, or in English."""
    return names.get(language) or names.get("en") or next(iter(names.values()), "")


def _names(held: Iterable[Any], language: str, nobody: str) -> list[str]:
    return [name_in(each.names, language) for each in held] or [nobody]


#: The keys of lanes; an event of several actors, places or articles stands in several lanes.
LANES: Mapping[str, Callable[[Event, str], Iterable[str]]] = {
    "kind": lambda event, language: (kind_in_words(event),),
    "actor": lambda event, language: _names(event.actors, language, "nobody is named"),
    "place": lambda event, language: _names(event.places, language, "no place is named"),
    "article": lambda event, language: (
        [f"{article.publisher}, {article.id}" for article in event.articles] or ["references only"]
    ),
    "standing": lambda event, language: (plain(event.standing),),
}


def lanes_of(record: Record, by: str | None, language: str) -> tuple[str, ...]:
    """The lanes in which a record stands; a situation stands in one of its own.

    >>> import syriatimeline as st
    >>> lanes_of(st.load()["syt-0026"], "actor", "en")
    ('Sergey Naryshkin', "A representative of Syria's new security agencies")
    """
    if isinstance(record, Situation):
        return (f"Situation: {record.topic}",)
    assert isinstance(record, Event)
    return ("",) if by is None else tuple(dict.fromkeys(LANES[by](record, language)))


def lane_order(by: str | None, lane: str, records: Iterable[Record]) -> tuple[Any, ...]:
    """Where a lane stands: situations last, standings in their order, others by their days.

    What has no first day does not bring its lane to the top.
    """
    held = list(records)
    situations = any(isinstance(each, Situation) for each in held)
    standing = min(list(STANDINGS).index(each.standing) for each in held) if by == "standing" else 0
    days = [
        day.toordinal()
        for each in held
        for stretch in (each.when.possible, each.when.certain)
        if stretch is not None
        for day in (stretch.first, stretch.last)
        if day is not None
    ]
    return situations, standing, min(days, default=2**30), lane
