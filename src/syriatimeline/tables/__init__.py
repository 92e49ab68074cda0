"""Tables that come in: the noun is :class:`Table`, the verb :func:`read_table`.

Names are imported where they are used: reading a table must not pay for importing it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from syriatimeline.lazy import importer

if TYPE_CHECKING:
    from syriatimeline.tables.import_rows import Imported, import_table
    from syriatimeline.tables.problem import TableProblem
    from syriatimeline.tables.read import read_table
    from syriatimeline.tables.schema import EVENT_EXTRAS
    from syriatimeline.tables.table import Row, Table

__all__ = [
    "EVENT_EXTRAS",
    "Imported",
    "Row",
    "Table",
    "TableProblem",
    "import_table",
    "read_table",
]

__getattr__ = importer(
    __name__,
    {
        "import_rows": ("Imported", "import_table"),
        "problem": ("TableProblem",),
        "read": ("read_table",),
        "schema": ("EVENT_EXTRAS",),
        "table": ("Row", "Table"),
    },
)
