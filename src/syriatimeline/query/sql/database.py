"""A database in memory that holds a timeline's tables and reaches nothing else."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from itertools import islice
from typing import TYPE_CHECKING, Any

from syriatimeline.errors import MissingExtraError
from syriatimeline.query.relations import SQL_TYPES, TABLES, Table, create

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

    from syriatimeline.query.timeline import Timeline

__all__ = ["MEMORY", "database", "fill", "imported"]

#: What a query may take; it never writes to disk what does not fit.
MEMORY = "2GB"
#: Rows that are put in at once: fewer take longer, more need memory.
_ROWS = 10_000
#: Set before anything is asked. One thread: then rows come in the same order every time.
_SETTINGS = {
    "threads": "1",
    "temp_directory": "",
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "allow_community_extensions": "false",
}
#: Set when nothing of ours needs it any more; the last one makes all of them final.
_LOCKS = (
    "SET python_enable_replacements = false",
    "SET errors_as_json = true",
    "SET enable_external_access = false",
    "SET lock_configuration = true",
)


def imported(what: str) -> Any:
    """The module of DuckDB.

    Args:
        what: What needs it, for the message.

    Raises:
        MissingExtraError: It is not installed.
    """
    try:
        import duckdb
    except ImportError as error:
        raise MissingExtraError(what, "duckdb") from error
    return duckdb


@contextmanager
def database(*, locked: bool = True, what: str = "sql") -> Iterator[DuckDBPyConnection]:
    """A new database with every table, all of them empty.

    Args:
        locked: Whether it can reach no file, no network, no extension and no Python variable.
        what: What needs it, for the message.

    Raises:
        MissingExtraError: DuckDB is not installed.
    """
    limit = {"memory_limit": MEMORY} if locked else {}
    connection = imported(what).connect(":memory:", config=_SETTINGS | limit)
    try:
        for table in TABLES.values():
            connection.execute(create(table))
        for lock in _LOCKS if locked else ():
            connection.execute(lock)
        yield connection
    finally:
        connection.close()


def fill(connection: DuckDBPyConnection, name: str, timeline: Timeline[Any]) -> None:
    """Put the rows of a timeline into a table."""
    table = TABLES[name]
    put = _insertion(table)
    rows = table.rows(timeline)
    while some := list(islice(rows, _ROWS)):
        cells = {f"p{at}": _listed(values) for at, values in enumerate(zip(*some, strict=True))}
        connection.execute(put, cells)


def _insertion(table: Table) -> str:
    # A column at a time as one JSON list: row by row takes minutes, and files could be left over.
    lists = (
        f"unnest(from_json($p{at}, '[\"{SQL_TYPES[column.form]}\"]'))"
        for at, column in enumerate(table.columns)
    )
    return f"INSERT INTO {table.name} SELECT {', '.join(lists)}"


def _listed(values: Iterable[Any]) -> str:
    return json.dumps(list(values), default=_day, ensure_ascii=False)


def _day(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"{value!r} has no place in a table")
