"""The tables of the relational form.

``{relations}``
    A section for each table with its columns, read from the schema that SQL, Parquet and deposits
    are made from.
"""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from syriatimeline.query.relations import SQL_TYPES, TABLES, Table

_HEADINGS = ("Column", "Type", "What it holds")


class Relations(SphinxDirective):
    """``{relations}``: see the module."""

    def run(self) -> list[nodes.Node]:
        """The sections."""
        return [_section(table) for table in TABLES.values()]


def _section(table: Table) -> nodes.section:
    title = nodes.literal(table.name, table.name)
    section = nodes.section("", nodes.title("", "", title), ids=[f"table-{table.name}"])
    section["names"] = [f"table {table.name}"]
    told = nodes.paragraph("", f"{table.row} Key: ")
    told += nodes.literal("", ", ".join(table.key))
    told += nodes.Text(".")
    section += told
    group = nodes.tgroup(cols=3)
    group += [nodes.colspec(colwidth=1) for _ in _HEADINGS]
    group += nodes.thead("", _row(*map(nodes.Text, _HEADINGS)))
    group += nodes.tbody("", *(_column(table, at) for at in range(len(table.columns))))
    section += nodes.table("", group, classes=["colwidths-auto"])
    return section


def _column(table: Table, at: int) -> nodes.row:
    column = table.columns[at]
    told: list[nodes.Node] = [nodes.Text(column.about)]
    if other := table.references.get(column.name):
        told.append(nodes.Text("; the "))
        told.append(nodes.literal("", "id"))
        told.append(nodes.Text(" of "))
        told.append(nodes.reference("", other, refuri=f"#table-{other}", internal=True))
    if column.values:
        told.append(nodes.Text(": "))
        for number, value in enumerate(column.values):
            told += [nodes.Text(", ")] if number else []
            told.append(nodes.literal(value, value))
    name = nodes.literal(column.name, column.name)
    return _row(name, nodes.Text(SQL_TYPES[column.form]), *[nodes.inline("", "", *told)])


def _row(*cells: nodes.Node) -> nodes.row:
    return nodes.row("", *(nodes.entry("", nodes.paragraph("", "", cell)) for cell in cells))


def setup(app: Sphinx) -> dict[str, Any]:
    """Register the directive."""
    app.add_directive("relations", Relations)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
