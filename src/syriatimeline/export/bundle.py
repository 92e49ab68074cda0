"""A deposit: all tables as CSV and Parquet, with everything that an archive wants beside them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from syriatimeline.export.format import Format
from syriatimeline.export.parquet import CARRIES, write_tables
from syriatimeline.query import Timeline
from syriatimeline.query.csv_table import write_cells
from syriatimeline.query.relations import TABLES
from syriatimeline.query.sql.database import imported

__all__ = ["FORMAT", "write"]


def write(timeline: Timeline[Any], path: Path, selection: str = "") -> None:
    """Write the deposit into a new folder.

    Args:
        timeline: What it holds.
        path: The folder.
        selection: The filters in words, where they are known.

    Raises:
        MissingExtraError: DuckDB is not installed.
    """
    from syriatimeline.export.deposit import codebook, descriptor, papers

    imported("export to a bundle")
    for folder in (path, path / "csv", path / "parquet"):
        folder.mkdir()
    for name, table in TABLES.items():
        with (path / "csv" / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            write_cells(file, table.names, table.rows(timeline))
    write_tables(timeline, path / "parquet")
    texts = papers(timeline, selection) | {"CODEBOOK.md": codebook(timeline)}
    described = json.dumps(descriptor(timeline, path, selection), ensure_ascii=False, indent=2)
    for name, text in (texts | {"datapackage.json": described + "\n"}).items():
        (path / name).write_text(text, "utf-8", newline="\n")


FORMAT = Format(
    name="bundle",
    ending="",
    about="data archives: tables as CSV and Parquet, codebook, datapackage.json, citation",
    carries=CARRIES,
    write=write,
    extra="duckdb",
    names_selection=True,
)
