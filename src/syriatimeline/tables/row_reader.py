"""One row of a sheet -> typed cells and a date, with every slip noted in its place."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import Any

from attrs import field, frozen

from syriatimeline.calendar import When
from syriatimeline.query.columns import Column, Unit
from syriatimeline.tables.cells import CellError, read_cell
from syriatimeline.tables.dates import DATE_COLUMNS, DateError, date_of
from syriatimeline.tables.problem import TableProblems
from syriatimeline.tables.references import check_references
from syriatimeline.tables.schema import COMPUTED, NEEDED
from syriatimeline.tables.table import Row

__all__ = ["RowReader", "Settle"]

#: From the cells of a row, by heading, to those that count.
Settle = Callable[[Mapping[str, Any]], Mapping[str, Any]]

_LEAVE = "this column is computed, so leave the cell empty"

#: The columns that say which one a row is.
_KEYS: dict[Unit, tuple[tuple[str, ...], ...]] = {
    "event": (("id",), ("slug",)),
    "claim": (("id",),),
    "actor": (("event_id", "actor_id", "role"),),
    "dyad": (),
}


@frozen
class RowReader:
    """Reads row by row; remembers which keys it has met.

    Attributes:
        unit: What a row is.
        columns: The known columns.
        headings: All headings.
        problems: Where slips are noted.
        ids: What may stand in columns that name something.
        settle: From the cells of a row to those that count.
        seen: The keys so far, with their rows.
    """

    unit: Unit
    columns: Mapping[str, Column]
    headings: tuple[str, ...]
    problems: TableProblems
    ids: Mapping[str, Collection[str]]
    settle: Settle = dict
    seen: dict[tuple[str, ...], int | str] = field(factory=dict)

    def read(self, line: int | str, texts: tuple[str, ...]) -> Row | None:
        """A row, without what is wrong in it, which is noted; None if no cell can be told."""
        before = len(self.problems.found)
        if len(texts) != len(self.headings):
            message = (
                f"the row has {len(texts)} cells, the table {len(self.headings)} headings; "
                "mend the separators and quotation marks"
            )
            self.problems.add(line, "", "SYT944", message)
            return None
        cells = [
            self._cell(line, heading, text)
            for heading, text in zip(self.headings, texts, strict=True)
        ]
        wrong = {each.column for each in self.problems.found[before:]}
        values = dict(self.settle(dict(zip(self.headings, cells, strict=True))))
        if not wrong:
            self._check_keys(line, values)
            check_references(line, values, self.ids, self.problems)
        when = None if wrong & self._dates() else self._date(line, values)
        return Row(line, self.headings, tuple(values[name] for name in self.headings), when)

    def _cell(self, line: int | str, heading: str, text: str) -> Any:
        column = self.columns.get(heading)
        if column is None:
            return None
        try:
            return read_cell(column, text)
        except CellError as error:
            message = str(error)
            if error.code == "SYT945" and self.unit == "event" and heading in COMPUTED:
                message = f"{message.partition(';')[0]}; {_LEAVE}"
            self.problems.add(line, heading, error.code, message)
            return None

    def _check_keys(self, line: int | str, values: Mapping[str, Any]) -> None:
        for heading in NEEDED[self.unit]:
            if heading in values and not values[heading]:
                self.problems.add(line, heading, "SYT943", "the cell is empty; fill it in")
        names = [values[each] for each in ("id", "slug", "title") if each in values]
        if self.unit == "event" and names and not any(names):
            message = "the row has neither id nor slug nor title; say which event it is"
            self.problems.add(line, "", "SYT943", message)
        for headings in _KEYS[self.unit]:
            key = tuple((values.get(heading) or "").strip() for heading in headings)
            if not all(key):
                continue
            first = self.seen.setdefault((headings[0], *key), line)
            if first != line:
                message = f'"{" ".join(key)}" stands in row {first} already; keep one of the two'
                self.problems.add(line, headings[0], "SYT948", message)

    def _dates(self) -> set[str]:
        return {"when", *(self._prefix + name for name in DATE_COLUMNS)}

    @property
    def _prefix(self) -> str:
        return "says_" if self.unit == "claim" else ""

    def _date(self, line: int | str, values: Mapping[str, Any]) -> When | None:
        prefix = self._prefix
        cells = {name: values[prefix + name] for name in DATE_COLUMNS if prefix + name in values}
        said = values.get("when")
        if said and cells.get("edtf") and said != cells["edtf"]:
            message = f'"{said}", but edtf says "{cells["edtf"]}"; leave one of the two out'
            self.problems.add(line, "when", "SYT947", message)
            return None
        if said:
            cells["edtf"] = said
        try:
            return date_of(cells)
        except DateError as error:
            for column, message in error.found:
                self.problems.add(line, prefix + column, "SYT947", message)
            return None
