"""st.read_table(): a sheet -> a table whose every cell was checked."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING, Any

from attrs import field, frozen

from syriatimeline.calendar import When
from syriatimeline.errors import ProblemsError
from syriatimeline.query.choices import check_choice
from syriatimeline.query.columns import UNITS, Column, Unit
from syriatimeline.query.records import nearest_names
from syriatimeline.tables.cells import CellError, read_cell
from syriatimeline.tables.dates import DATE_COLUMNS, DateError, date_of
from syriatimeline.tables.problem import TableProblem, TableProblems
from syriatimeline.tables.raw import Raw, raw_table
from syriatimeline.tables.references import check_references, known_ids
from syriatimeline.tables.schema import NEEDED, columns_of
from syriatimeline.tables.table import Row, Table

if TYPE_CHECKING:
    from pathlib import Path

    import pandas as pd

    from syriatimeline.query.timeline import Timeline

__all__ = ["read_table"]


def read_table(
    source: str | Path | pd.DataFrame,
    unit: Unit = "event",
    *,
    timeline: Timeline[Any] | None = None,
) -> Table:
    """Read a table in the columns of our own, and check each cell.

    Columns may stand in any order and be left out. A table of events may have columns of its own
    beside (:data:`~syriatimeline.tables.EVENT_EXTRAS`).

    Args:
        source: A CSV file in UTF-8, with commas, semicolons or tabs, or a pandas frame.
        unit: What a row is: ``event``, ``claim``, ``actor`` or ``dyad``.
        timeline: Whose declared kinds of events are known, too. In the other tables, ids must
            be ids of what it holds.

    Raises:
        UnusableInputError: There is no such file.
        ProblemsError: Something in it is wrong; holds every problem, with the line on which its
            row begins and the heading of its column.
        QueryError: No such unit, or neither a path nor a frame.

    >>> import pandas as pd
    >>> import syriatimeline as st
    >>> st.read_table(pd.DataFrame({"id": ["syt-0007"], "when": ["08.12.2024"]}))
    Traceback (most recent call last):
    ...
    syriatimeline.errors.ProblemsError: frame:0:when SYT946 "08.12.2024" is not EDTF, and is not
    guessed at; write year, month and day, such as 2024-12-08
    """
    check_choice("unit", unit, UNITS)
    known = columns_of(unit, timeline)
    raw = raw_table(source, known)
    problems = TableProblems(raw.name)
    _check_unit(raw, unit)
    columns = _columns(raw, known, unit, problems)
    reader = _Rows(unit, columns, raw.headings, problems, known_ids(timeline, unit))
    rows = tuple(row for line, cells in raw.rows if (row := reader.read(line, cells)) is not None)
    if problems.found:
        raise ProblemsError(problems.found)
    values = ((name, column.values) for name, column in columns.items() if column.values)
    return Table(raw.name, unit, raw.headings, rows, tuple(values))


def _check_unit(raw: Raw, unit: Unit) -> None:
    """Refuse a whole table of another unit, which would have a problem in each heading.

    Raises:
        ProblemsError: It is one.
    """
    for other, columns in UNITS.items():
        if other != unit and raw.headings == tuple(column.name for column in columns):
            message = f"these are the columns of a table of {other}s, not of {unit}s"
            raise ProblemsError((TableProblem(raw.name, raw.top, "", "SYT942", message),))


def _columns(
    raw: Raw, known: Mapping[str, Column], unit: Unit, problems: TableProblems
) -> dict[str, Column]:
    """The known columns of a table; every other heading is a problem."""
    found: dict[str, Column] = {}
    for heading in raw.headings:
        if not heading:
            problems.add(raw.top, "", "SYT942", "a column has no heading; give it one")
        elif heading in found:
            problems.add(raw.top, heading, "SYT942", "the heading stands twice; keep one of them")
        elif heading in known:
            found[heading] = known[heading]
        else:
            near = nearest_names(heading, known)
            hint = f"did you mean {' or '.join(near)}?" if near else f"known: {', '.join(known)}"
            problems.add(raw.top, heading, "SYT942", f"no column is called so; {hint}")
    for needed in NEEDED[unit]:
        if needed not in found:
            problems.add(raw.top, needed, "SYT943", f"a table of {unit}s needs this column; add it")
    if unit == "event" and not {"id", "slug", "title"} & found.keys():
        message = "no column says which event a row is; add id, slug or title"
        problems.add(raw.top, "", "SYT943", message)
    return found


#: The columns that say which one a row is.
_KEYS: dict[Unit, tuple[tuple[str, ...], ...]] = {
    "event": (("id",), ("slug",)),
    "claim": (("id",),),
    "actor": (("event_id", "actor_id", "role"),),
    "dyad": (),
}


@frozen
class _Rows:
    """Reads row by row; remembers which keys it has met."""

    unit: Unit
    columns: Mapping[str, Column]
    headings: tuple[str, ...]
    problems: TableProblems
    ids: Mapping[str, Collection[str]]
    seen: dict[tuple[str, ...], int | str] = field(factory=dict)

    def read(self, line: int | str, texts: tuple[str, ...]) -> Row | None:
        """A row; None, with the problems noted, if something in it is wrong."""
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
        if len(self.problems.found) > before:
            return None
        values = dict(zip(self.headings, cells, strict=True))
        self._check_keys(line, values)
        check_references(line, values, self.ids, self.problems)
        when = self._date(line, values)
        return Row(line, self.headings, tuple(cells), when)

    def _cell(self, line: int | str, heading: str, text: str) -> Any:
        column = self.columns.get(heading)
        if column is None:
            return None
        try:
            return read_cell(column, text)
        except CellError as error:
            self.problems.add(line, heading, error.code, str(error))
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

    def _date(self, line: int | str, values: Mapping[str, Any]) -> When | None:
        prefix = "says_" if self.unit == "claim" else ""
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
            self.problems.add(line, prefix + error.column, "SYT947", str(error))
            return None
