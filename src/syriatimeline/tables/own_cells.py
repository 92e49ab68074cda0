"""What the table of a dataset says of its records, cell by cell, to compare others with."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from typing import Any

from syriatimeline.events import Actor, Event, Place, Record
from syriatimeline.query.columns import UNITS, items_of
from syriatimeline.query.timeline import Timeline
from syriatimeline.tables.names import Names, UnclearNameError, names_in
from syriatimeline.tables.schema import SOURCE
from syriatimeline.tables.table import Row

__all__ = ["OwnCells", "given", "members"]

#: What says nothing of a record: how it met the filter of the table, and why the row is there;
#: sources are compared claim by claim.
_IGNORED = frozenset({"certainty", "why", "date_why", *(column.name for column in SOURCE)})
_COLUMNS = {column.name: column for column in UNITS["event"]}
_SIDES = {"source_actors": "source", "target_actors": "target", "accused_actors": "accused"}


def _text(name: str) -> Callable[[Any], str]:
    return lambda record: str(getattr(record, name, "") or "")


_EXTRA: dict[str, Callable[[Any], str]] = {
    "when": lambda record: record.when.edtf,
    **{name: _text(name) for name in ("direction", "office", "note", "withdrawn")},
}


def members(record: Record, heading: str) -> tuple[Actor | Place, ...] | None:
    """Those whose names a column holds; None if it holds no names."""
    if heading == "places":
        return record.places
    if heading == "actors":
        return record.actors
    if heading in _SIDES and not isinstance(record, Event):
        names = (name for name, side in record.roles().items() if side == _SIDES[heading])
        return tuple(actor for name in names for actor in getattr(record, name))
    if heading in _SIDES:
        return tuple(getattr(record, heading))
    return None if heading in _COLUMNS or heading in _EXTRA else getattr(record, heading, ())


def given(row: Row, headings: Iterable[str]) -> dict[str, str]:
    """The cells of a row that are not empty, as texts without the space around them."""
    found = {heading: row[heading] for heading in headings if heading in row.headings}
    return {heading: str(cell).strip() for heading, cell in found.items() if cell not in (None, "")}


class OwnCells:
    """The cells of the records of a timeline, situations too.

    Args:
        timeline: The timeline.
        names: Finds those whose names stand in cells.
    """

    def __init__(self, timeline: Timeline[Any], names: Names) -> None:
        self._timeline = timeline
        self._names = names

    @cached_property
    def _items(self) -> dict[str, Any]:
        items = items_of(self._timeline, "event", self._timeline.situations.values())
        return {item.record.id: item for item in items}

    @cached_property
    def records(self) -> dict[str, Record]:
        """Every record, by id and by slug."""
        found = [item.record for item in self._items.values()]
        return {name: record for record in found for name in (record.id, record.slug)}

    @cached_property
    def by_title(self) -> dict[tuple[str, str], list[Record]]:
        """The records of a kind and title."""
        found: dict[tuple[str, str], list[Record]] = {}
        for item in self._items.values():
            found.setdefault((item.record.kind, item.record.title), []).append(item.record)
        return found

    def cell(self, record: Record, heading: str) -> Any:
        """What the table says of a record in a column."""
        if heading in _COLUMNS:
            return _COLUMNS[heading].read(self._items[record.id])
        if heading in _EXTRA:
            return _EXTRA[heading](record)
        return "; ".join(each.name for each in members(record, heading) or ())

    def differing(self, row: Row, record: Record) -> Iterator[str]:
        """The headings under which a row says something else of a record.

        An empty cell says nothing; what says nothing of records is not compared.
        """
        for heading, cell in zip(row.headings, row.cells, strict=True):
            if cell is None or cell == "" or heading in _IGNORED:
                continue
            if not self._same(record, heading, cell):
                yield heading

    def _same(self, record: Record, heading: str, cell: Any) -> bool:
        own = self.cell(record, heading)
        if cell == own or not isinstance(cell, str):
            return bool(cell == own)
        who = members(record, heading)
        if who is None:
            return cell.strip() == (own or "").strip()
        if sorted(names_in(cell)) == sorted(each.name for each in who):
            return True
        try:
            slugs = self._names.slugs("place" if heading == "places" else "actor", cell)
        except UnclearNameError:
            return False
        return sorted(set(slugs)) == sorted({each.slug for each in who})
