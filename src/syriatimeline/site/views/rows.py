"""Rows: records with the places of their bars on an axis."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from attrs import frozen

from syriatimeline.calendar import Interval
from syriatimeline.charts.axis import Axis, Bar, axis_of
from syriatimeline.events import STANDINGS, Record, Situation
from syriatimeline.events.wording import kind_in_words
from syriatimeline.query import Timeline

__all__ = ["Row", "in_order", "listed", "row_of", "situations_of"]


@frozen
class Row:
    """A record on an axis.

    Attributes:
        record: The record.
        possible: Where the days stand on which it may have been.
        certain: Where those stand on which it surely was.
        drawn: Where those stand at which a convention draws it.
        actors: Slugs of the actors by which it is found, with those that they belong to.
        places: Slugs of the places by which it is found.
    """

    record: Record
    possible: Bar
    certain: Bar | None = None
    drawn: Bar | None = None
    actors: tuple[str, ...] = ()
    places: tuple[str, ...] = ()

    @property
    def is_situation(self) -> bool:
        """Whether it stands among the situations."""
        return isinstance(self.record, Situation)

    @property
    def kind(self) -> str:
        """Its lane, as the filter and the address of the page name it."""
        record = self.record
        return f"Situation:{record.topic}" if isinstance(record, Situation) else record.kind

    @property
    def lane(self) -> str:
        """Its lane in words."""
        return kind_in_words(self.record)

    @property
    def first_known(self) -> tuple[date, date]:
        """The first day that bounds its date, and its last: where its lane stands among others."""
        when = self.record.when
        stretches = [each for each in (when.possible, when.certain) if each is not None]
        days = [day for each in stretches for day in (each.first, each.last) if day is not None]
        return min(days, default=date.max), when.possible.last or date.max

    @property
    def days(self) -> dict[str, str]:
        """The days that the filter by date asks for, as ``first/last``; empty ends are open."""
        when = self.record.when
        stretches = {"possible": when.possible, "certain": when.certain, "widest": when.widest}
        return {name: _days(each) for name, each in stretches.items() if each is not None}


def _days(stretch: Interval) -> str:
    first, last = stretch.first, stretch.last
    return f"{first.isoformat() if first else ''}/{last.isoformat() if last else ''}"


def row_of(
    axis: Axis, record: Record, actors: Iterable[str] = (), places: Iterable[str] = ()
) -> Row:
    """A record on an axis, with the slugs by which it is found."""

    def bar(days: Interval | None) -> Bar | None:
        return None if days is None else axis.bar(days.first, days.last)

    when = record.when
    possible = axis.bar(when.possible.first, when.possible.last)
    # Of a short stretch the part that is drawn could not be told from the whole.
    drawn = bar(when.drawn) if when.certain is None and possible.width > 5 else None
    return Row(record, possible, bar(when.certain), drawn, tuple(actors), tuple(places))


def in_order(timeline: Timeline[Any]) -> list[Record]:
    """Events, then situations, each in the order of their dates."""
    return [*timeline, *situations_of(timeline)]


def situations_of(timeline: Timeline[Any]) -> Timeline[Any]:
    """The situations as a timeline, so that they are found as events are."""
    return Timeline(timeline.dataset, timeline.dataset.situations)  # type: ignore[arg-type]


def listed(records: list[Record]) -> dict[str, Any]:
    """Some records under an axis of their own."""
    axis = axis_of(each.when for each in records)
    rows = [row_of(axis, each) for each in records]
    return {"axis": axis, "rows": rows, "standings": STANDINGS}
