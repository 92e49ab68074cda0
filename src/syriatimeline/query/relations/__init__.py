"""A timeline as tables that refer to each other: one schema for SQL, Parquet and deposits.

The noun is :class:`Table`; :data:`TABLES` has all of them by name.
"""

from syriatimeline.query.relations.ddl import SQL_TYPES, create, in_order, script
from syriatimeline.query.relations.describing import about, in_lines, in_markdown
from syriatimeline.query.relations.schema import TABLES
from syriatimeline.query.relations.table import Table

__all__ = [
    "SQL_TYPES",
    "TABLES",
    "Table",
    "about",
    "create",
    "in_lines",
    "in_markdown",
    "in_order",
    "script",
]
