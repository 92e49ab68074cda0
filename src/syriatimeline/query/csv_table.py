"""A table of a timeline as CSV."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, TextIO

from syriatimeline.query.columns import UNITS, Unit, rows
from syriatimeline.query.dyads import StateCodes

if TYPE_CHECKING:
    from syriatimeline.events import Record
    from syriatimeline.query.timeline import Timeline

__all__ = ["write_cells", "write_csv"]


def write_csv(
    file: TextIO,
    timeline: Timeline[Any],
    unit: Unit = "event",
    situations: Iterable[Record] = (),
    codes: StateCodes = "iso3",
) -> None:
    """Write the rows of :func:`rows` under a line of names; lines end in LF.

    A missing value is an empty cell, yes and no are ``true`` and ``false``.

    Args:
        file: Where to.
        timeline: Its events.
        unit: What a row is.
        situations: Situations that follow the events.
        codes: Which codes states have, for the unit dyad.

    Raises:
        QueryError: No such codes.

    >>> import io
    >>> import syriatimeline as st
    >>> file = io.StringIO()
    >>> write_csv(file, st.load().where(place="Baku"))
    >>> len(file.getvalue().splitlines())
    3
    """
    found = rows(timeline, unit, situations, codes)
    write_cells(file, [column.name for column in UNITS[unit]], (row.values() for row in found))


def write_cells(file: TextIO, headings: Iterable[str], found: Iterable[Iterable[object]]) -> None:
    """Write headings and rows in that form."""
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(headings)
    for row in found:
        writer.writerow([_plain(value) for value in row])


def _plain(value: object) -> object:
    return str(value).lower() if isinstance(value, bool) else "" if value is None else value
