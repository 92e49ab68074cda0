"""Table: what a row is, its columns, its key, and what it refers to."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from attrs import evolve, field, frozen

from syriatimeline.query.categories import with_declared
from syriatimeline.query.columns import UNITS, Column, Unit, date_columns
from syriatimeline.query.timeline import Timeline

__all__ = ["Table", "as_id", "as_text", "dated", "joined", "picked"]


@frozen
class Table:
    """A table of the relational form.

    Attributes:
        name: Its name.
        row: What a row is, in a sentence.
        key: The columns that identify a row.
        columns: Its columns; ``read`` of each takes an item.
        items: What the rows are read from, in their order, whatever order the timeline has.
        references: From a column to the table whose ``id`` it holds.
        quoted: The columns that hold words of others, which a deposit can leave out.

    >>> from syriatimeline.query.relations import TABLES
    >>> TABLES["event_places"].references["place_id"]
    'places'
    """

    name: str
    row: str
    key: tuple[str, ...]
    columns: tuple[Column, ...] = field(repr=False)
    items: Callable[[Timeline[Any]], Iterable[Any]] = field(repr=False)
    references: Mapping[str, str] = field(factory=dict, hash=False)
    quoted: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """The names of its columns."""
        return tuple(column.name for column in self.columns)

    def rows(self, timeline: Timeline[Any]) -> Iterator[tuple[Any, ...]]:
        """The rows of a timeline: texts, days, numbers, flags, and None where there is nothing.

        >>> import syriatimeline as st
        >>> from syriatimeline.query.relations import TABLES
        >>> next(TABLES["event_places"].rows(st.load().where(place="Baku")))
        ('syt-0026', 'plc-015')
        """
        reads = [column.read for column in self.columns]
        for item in self.items(timeline):
            # A text of no characters says as little as none, and one of the two is enough.
            yield tuple([None if (value := read(item)) == "" else value for read in reads])

    def of(self, timeline: Timeline[Any]) -> Table:
        """The same with the values of the kinds that the timeline's dataset declares."""
        return evolve(self, columns=with_declared(timeline, self.columns))


def picked(unit: Unit, *, leaving_out: Iterable[str] = (), **renamed: str) -> tuple[Column, ...]:
    """The columns of a unit, for a table in which they mean the same.

    Args:
        unit: The unit.
        leaving_out: Names of columns that the table has not.
        renamed: New names by the old ones.
    """
    without = set(leaving_out)
    return tuple(
        evolve(column, name=renamed.get(column.name, column.name))
        for column in UNITS[unit]
        if column.name not in without
    )


def as_text(name: str, about: str, read: Callable[[Any], Any]) -> Column:
    """A column of texts."""
    return Column(name, "text", about, read)


def as_id(name: str, about: str, read: Callable[[Any], Any]) -> Column:
    """A column of ids."""
    return Column(name, "key", about, read)


def joined(values: Iterable[str]) -> str:
    """Several texts in one cell."""
    return "; ".join(values)


def dated(prefix: str, when: Callable[[Any], Any]) -> tuple[Column, ...]:
    """Every column of a date, and those that say what it rests on."""
    return (*date_columns(prefix, when), *reasons(prefix, when))


def reasons(prefix: str, when: Callable[[Any], Any]) -> tuple[Column, ...]:
    """What a date rests on: source's doubt, conventions, evidence, reasoning."""

    def of(read: Callable[[Any], Any]) -> Callable[[Any], Any]:
        return lambda item: None if (found := when(item)) is None else read(found)

    p = prefix
    return (
        as_text(
            f"{p}qualifier",
            "whether the source's words are approximate (~), uncertain (?) or both (%)",
            of(lambda w: w.qualifier),
        ),
        as_text(
            f"{p}conventions",
            "the conventions of language that it depends on",
            of(lambda w: joined(w.conventions)),
        ),
        Column(
            f"{p}widest_from",
            "day",
            "the first day that any reading of them allows",
            of(lambda w: w.widest.first if w.widest else None),
        ),
        Column(
            f"{p}widest_to",
            "day",
            "the last day that any reading of them allows",
            of(lambda w: w.widest.last if w.widest else None),
        ),
        as_text(
            f"{p}evidence",
            "ids of the claims, records and articles that it rests on",
            of(lambda w: joined(w.evidence)),
        ),
        as_text(f"{p}reasoning", "why, in a sentence", of(lambda w: w.note)),
    )
