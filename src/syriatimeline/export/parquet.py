"""Parquet: a folder with a file for each table, in the types of the schema."""

from __future__ import annotations

import errno
from pathlib import Path
from typing import Any

from syriatimeline.export.format import Format
from syriatimeline.query import Timeline
from syriatimeline.query.relations import TABLES
from syriatimeline.query.sql.database import database, fill, imported

__all__ = ["CARRIES", "FORMAT", "write", "write_tables"]

#: How tables carry our dates, in whatever files they are.
CARRIES = {
    "possible days": "earliest, latest, edtf",
    "sure days": "certain_from, certain_to",
    "open or unknown ends": "earliest_is, latest_is",
    "approximate or uncertain": "qualifier",
    "within, or throughout": "extent, once",
    "basis and reasoning": "basis, evidence, reasoning",
    "standing": "standing, independent_origins",
    "what each source says": "claims, citations, voices, mentions",
}


def write(timeline: Timeline[Any], path: Path) -> None:
    """Write every table into a new folder.

    Raises:
        MissingExtraError: DuckDB is not installed.
    """
    imported("export to parquet")
    path.mkdir()
    write_tables(timeline, path)


def write_tables(timeline: Timeline[Any], folder: Path) -> list[Path]:
    """Write every table into a folder that is there, under its name.

    Returns:
        The files, in the order of the tables.

    Raises:
        MissingExtraError: DuckDB is not installed.
        OSError: A file cannot be written.
    """
    duckdb = imported("export to parquet")
    written = []
    with database(locked=False, what="export to parquet") as connection:
        for name in TABLES:
            path = folder / f"{name}.parquet"
            target = str(path).replace("'", "''")
            try:
                fill(connection, name, timeline)
                connection.execute(f"COPY {name} TO '{target}' (FORMAT parquet, COMPRESSION zstd)")
                # What is written need not stay in memory.
                connection.execute(f"DROP TABLE {name}")
            except duckdb.Error as error:
                full = "No space left" in str(error)
                raise OSError(
                    errno.ENOSPC if full else errno.EIO,
                    "No space left on device" if full else str(error).splitlines()[0],
                ) from error
            written.append(path)
    return written


FORMAT = Format(
    name="parquet",
    ending="",
    about="a folder with a file for each table: pandas, R, DuckDB, Spark",
    carries=CARRIES,
    write=write,
    extra="duckdb",
)
