"""The tables as SQL: what DuckDB is told of them."""

from __future__ import annotations

from collections.abc import Mapping

from syriatimeline.query.columns import Column, Form
from syriatimeline.query.relations.table import Table

__all__ = ["SQL_TYPES", "create", "in_order", "script"]

#: The type of each form of column.
SQL_TYPES: Mapping[Form, str] = {
    "text": "VARCHAR",
    "key": "VARCHAR",
    "category": "VARCHAR",
    "day": "DATE",
    "flag": "BOOLEAN",
    "number": "INTEGER",
    "decimal": "DOUBLE",
}


def create(table: Table, *, keys: bool = False) -> str:
    """The statement that creates a table.

    Args:
        table: The table.
        keys: Whether with its primary key and references; filling takes longer then.

    >>> from syriatimeline.query.relations import TABLES
    >>> print(create(TABLES["event_places"], keys=True))
    CREATE TABLE event_places (
      event_id VARCHAR REFERENCES events (id),
      place_id VARCHAR REFERENCES places (id),
      PRIMARY KEY (event_id, place_id)
    )
    """
    refers = table.references if keys else {}
    lines = [_column(column, refers.get(column.name, ""), table) for column in table.columns]
    if keys:
        lines.append(f"PRIMARY KEY ({', '.join(table.key)})")
    return f"CREATE TABLE {table.name} (\n  " + ",\n  ".join(lines) + "\n)"


def _column(column: Column, refers_to: str, table: Table) -> str:
    if refers_to == table.name:
        # A database checks row by row, and a row may refer to one that comes later.
        return f"-- refers to {refers_to} (id), unchecked\n  {_column(column, '', table)}"
    reference = f" REFERENCES {refers_to} (id)" if refers_to else ""
    return f"{column.name} {SQL_TYPES[column.form]}{reference}"


def script(tables: Mapping[str, Table]) -> str:
    """The statements for all tables with their keys, each after those that it refers to.

    >>> from syriatimeline.query.relations import TABLES
    >>> script(TABLES).count("CREATE TABLE") == len(TABLES)
    True
    """
    return (
        "".join(f"{create(table, keys=True)};\n\n" for table in in_order(tables)).rstrip("\n")
        + "\n"
    )


def in_order(tables: Mapping[str, Table]) -> list[Table]:
    """The tables, each after those that it refers to."""
    placed: dict[str, Table] = {}

    def place(name: str) -> None:
        for other in tables[name].references.values():
            if other != name and other not in placed:
                place(other)
        placed.setdefault(name, tables[name])

    for name in tables:
        place(name)
    return list(placed.values())
