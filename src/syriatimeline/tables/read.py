"""st.read_table(): a sheet -> a table whose every cell was checked."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING, Any

from attrs import frozen

from syriatimeline.errors import ProblemsError
from syriatimeline.query.choices import check_choice
from syriatimeline.query.columns import UNITS, Column, Unit
from syriatimeline.query.records import nearest_names
from syriatimeline.tables.problem import TableProblem, TableProblems
from syriatimeline.tables.raw import Raw, raw_table
from syriatimeline.tables.references import known_ids
from syriatimeline.tables.row_reader import RowReader, Settle
from syriatimeline.tables.schema import NEEDED, columns_of
from syriatimeline.tables.table import Row, Table

if TYPE_CHECKING:
    from pathlib import Path

    import pandas as pd

    from syriatimeline.query.timeline import Timeline

__all__ = ["Reading", "read_all", "read_table"]


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
    reading = read_all(source, unit, timeline=timeline)
    if reading.problems.found:
        raise ProblemsError(reading.problems.found)
    return reading.table


@frozen
class Reading:
    """A table as far as it could be read.

    Attributes:
        table: Its sound rows.
        faulty: The others, without the cells that are wrong.
        problems: What is wrong.
        headed: Whether its headings are sound: if not, rows only seem to lack what they have.
        lines: The lines or labels of all rows, in their order.
    """

    table: Table
    faulty: tuple[Row, ...]
    problems: TableProblems
    headed: bool
    lines: tuple[int | str, ...]


def read_all(
    source: str | Path | pd.DataFrame,
    unit: Unit = "event",
    *,
    timeline: Timeline[Any] | None = None,
    settle: Settle = dict,
) -> Reading:
    """Read a table like :func:`read_table`, and go on where something in it is wrong.

    Args:
        source: As there.
        unit: As there.
        timeline: As there.
        settle: From the cells of a row to those that count, before its date is read.

    Raises:
        UnusableInputError: There is no such file.
        ProblemsError: It is no table, or one of another unit.
        QueryError: No such unit, or neither a path nor a frame.
    """
    check_choice("unit", unit, UNITS)
    known = columns_of(unit, timeline)
    raw = raw_table(source, known)
    problems = TableProblems(raw.name)
    _check_unit(raw, unit)
    columns = _columns(raw, known, unit, problems)
    headed = not problems.found
    reader = RowReader(unit, columns, raw.headings, problems, known_ids(timeline, unit), settle)
    rows: list[Row] = []
    faulty: list[Row] = []
    for line, cells in raw.rows:
        before = len(problems.found)
        row = reader.read(line, cells)
        if row is not None:
            (faulty if len(problems.found) > before else rows).append(row)
    values = ((name, column.values) for name, column in columns.items() if column.values)
    table = Table(raw.name, unit, raw.headings, tuple(rows), tuple(values))
    return Reading(table, tuple(faulty), problems, headed, tuple(line for line, _ in raw.rows))


def _check_unit(raw: Raw, unit: Unit) -> None:
    """Refuse a whole table of another unit, which would have a problem in each heading.

    Raises:
        ProblemsError: It is one.
    """
    for other, columns in UNITS.items():
        if other != unit and raw.headings == tuple(column.name for column in columns):
            message = f"these are the columns of a table of {other}s, not of {unit}s"
            raise ProblemsError((TableProblem(raw.name, raw.top, "", "SYT942", message),))


#: So many columns are named to somebody who has written one of their own.
_SHOWN = 12


def _some(known: Collection[str]) -> str:
    names = ", ".join(list(known)[:_SHOWN])
    more = f" and {len(known) - _SHOWN} others" if len(known) > _SHOWN else ""
    return f"remove it, or use one of {names}{more}"


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
            hint = f"did you mean {' or '.join(near)}?" if near else _some(known)
            problems.add(raw.top, heading, "SYT942", f"no column is called so; {hint}")
    for needed in NEEDED[unit]:
        if needed not in found:
            problems.add(raw.top, needed, "SYT943", f"a table of {unit}s needs this column; add it")
    if unit == "event" and not {"id", "slug", "title"} & found.keys():
        message = "no column says which event a row is; add id, slug or title"
        problems.add(raw.top, "", "SYT943", message)
    return found
