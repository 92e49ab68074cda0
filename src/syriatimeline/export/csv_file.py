"""CSV: a row for each event, in the columns of every table of this library."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from syriatimeline.export.format import Format
from syriatimeline.query import Timeline
from syriatimeline.query.csv_table import write_csv

__all__ = ["FORMAT", "write"]


def write(timeline: Timeline[Any], path: Path) -> None:
    """Write the events, a row each, in UTF-8 with lines that end in LF."""
    with path.open("w", encoding="utf-8", newline="") as file:
        write_csv(file, timeline)


FORMAT = Format(
    name="csv",
    ending=".csv",
    about="spreadsheets, R, pandas",
    carries={
        "possible days": "earliest, latest, edtf",
        "sure days": "certain_from, certain_to",
        "open or unknown ends": "earliest_is, latest_is",
        "approximate or uncertain": "edtf",
        "within, or throughout": "extent, once",
        "basis and reasoning": "basis; no reasoning",
        "standing": "standing, independent_origins",
    },
    write=write,
    loads="`st.read_table`: every cell as it was, and the date of each row",
)
