"""The tables in words: for a terminal, and for a codebook."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from syriatimeline.query.columns import Column
from syriatimeline.query.relations.ddl import SQL_TYPES
from syriatimeline.query.relations.table import Table

__all__ = ["about", "in_lines", "in_markdown"]


def about(table: Table, column: Column) -> str:
    """What a column holds, whom it refers to, and the values of a category.

    >>> from syriatimeline.query.relations import TABLES
    >>> table = TABLES["situation_actors"]
    >>> about(table, table.columns[1])
    'the actor (actors.id)'
    """
    other = table.references.get(column.name)
    refers = f" ({other}.id)" if other else ""
    values = f": {', '.join(column.values)}" if column.values else ""
    return f"{column.about}{refers}{values}"


def in_lines(tables: Iterable[Table]) -> str:
    """The tables for a terminal.

    >>> from syriatimeline.query.relations import TABLES
    >>> print(in_lines([TABLES["event_places"]]))
    event_places: A place of an event.
      event_id  VARCHAR  the event (events.id)
      place_id  VARCHAR  the place (places.id)
    """
    return "\n\n".join("\n".join(_lines(table)) for table in tables)


def _lines(table: Table) -> Iterable[str]:
    widest = max(map(len, table.names))
    yield f"{table.name}: {table.row}"
    for column in table.columns:
        kind = SQL_TYPES[column.form]
        yield f"  {column.name:<{widest}}  {kind:<7}  {about(table, column)}"


def in_markdown(tables: Mapping[str, Table], level: int = 2) -> str:
    """The tables for a page, a section each.

    Args:
        tables: The tables by name.
        level: The level of their headings.
    """
    return "\n".join(_section(table, "#" * level) for table in tables.values())


def _section(table: Table, marks: str) -> str:
    lines = [
        f"{marks} {table.name}",
        "",
        f"{table.row} Key: {', '.join(f'`{name}`' for name in table.key)}.",
        "",
        "| Column | Type | What it holds |",
        "|---|---|---|",
    ]
    for column in table.columns:
        told = about(table, column).replace("|", "\\|")
        lines.append(f"| `{column.name}` | {SQL_TYPES[column.form]} | {told} |")
    return "\n".join(lines) + "\n"
