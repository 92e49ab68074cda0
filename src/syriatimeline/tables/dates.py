"""The date of a row: several columns that must say one thing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from syriatimeline.calendar import (
    OPEN,
    UNKNOWN,
    Bound,
    Interval,
    When,
    certain_days,
    possible_days,
)
from syriatimeline.errors import IntervalError

__all__ = ["DATE_COLUMNS", "DateError", "date_of"]

#: The columns of a date, as every table has them.
DATE_COLUMNS = (
    "earliest", "earliest_is", "latest", "latest_is", "certain_from", "certain_to", "edtf",
    "extent", "once", "basis",
)  # fmt: skip

Cells = Mapping[str, Any]


class DateError(ValueError):
    """Columns of a date contradict each other.

    Attributes:
        found: The columns to look at, without their prefix, each with what is wrong with it.
    """

    def __init__(self, *found: tuple[str, str]) -> None:
        self.found = found
        super().__init__("; ".join(message for _, message in found))


def date_of(cells: Cells) -> When | None:
    """The date that the columns of a row give; None if they name no days.

    A column that is missing or empty says nothing.

    Args:
        cells: From the names in :data:`DATE_COLUMNS`, without prefix, to typed values.

    Raises:
        DateError: They contradict each other.

    >>> date_of({"earliest": date(2024, 12, 7), "latest": date(2024, 12, 8)}).edtf
    '[2024-12-07..2024-12-08]'
    >>> date_of({"edtf": "2024-12", "earliest": date(2024, 12, 7)})
    Traceback (most recent call last):
    ...
    syriatimeline.tables.dates.DateError: "2024-12-07", but the first day of "2024-12" is ...
    """
    edtf = cells.get("edtf")
    possible = possible_days(edtf) if edtf else _between(cells)
    if possible is None:
        return None
    found = tuple(_contradictions(cells, possible))
    if found:
        raise DateError(*found)
    written = When.from_edtf(edtf) if edtf else When(possible)
    try:
        return When(
            possible=possible,
            certain=_certain(cells, possible, edtf),
            once=bool(cells.get("once")),
            basis=cells.get("basis") or "stated",
            qualifier=written.qualifier,
            written=written.written,
        )
    except IntervalError as error:
        column = "once" if "one day" in str(error) else "certain_from"
        raise DateError((column, f"{error}")) from None


def _between(cells: Cells) -> Interval | None:
    """The days between two columns, where there is no EDTF."""
    if cells.get("earliest") is None and cells.get("latest") is None:
        return None
    try:
        return Interval(
            cells.get("earliest") or _bound(cells.get("earliest_is")),
            cells.get("latest") or _bound(cells.get("latest_is")),
        )
    except IntervalError as error:
        raise DateError(("latest", f"{error}")) from None


def _bound(said: str | None) -> Bound:
    return UNKNOWN if said == UNKNOWN.value else OPEN


def _contradictions(cells: Cells, possible: Interval) -> Iterator[tuple[str, str]]:
    whole = cells.get("edtf") or str(possible)
    for name, end, what in (
        ("earliest", possible.start, "first"),
        ("latest", possible.end, "last"),
    ):
        cell, kind = cells.get(name), cells.get(f"{name}_is")
        is_date = isinstance(end, date)
        if cell is not None and cell != end:
            known = end if isinstance(end, date) else end.value
            yield name, f'"{cell}", but the {what} day of "{whole}" is {known}; {_MEND}'
        if kind is not None and kind != (end.value if isinstance(end, Bound) else "date"):
            found = "a date" if is_date else end.value  # type: ignore[union-attr]
            yield f"{name}_is", f'"{kind}", but the {what} day of {whole} is {found}; {_MEND}'
    yield from _wrong_extent(cells, possible, whole)


_MEND = "correct one of the two, or leave this cell empty"


def _wrong_extent(cells: Cells, possible: Interval, whole: str) -> Iterator[tuple[str, str]]:
    extent = cells.get("extent")
    if extent is None:
        return
    one_day = possible.days == 1
    if (extent == "moment") != one_day:
        days = "one day" if one_day else "several days"
        yield "extent", f'"{extent}", but {whole} is {days}; {_MEND}'
    sure = cells.get("certain_from") or cells.get("certain_to")
    if extent == "within" and sure:
        yield "extent", f'"within", but {sure} is a sure day; {_MEND}'


def _certain(cells: Cells, possible: Interval, edtf: str | None) -> Interval | None:
    """The sure days: as given; else as the extent has it; else as EDTF implies."""
    first, last = cells.get("certain_from"), cells.get("certain_to")
    if first is not None or last is not None:
        return Interval(first or _outer(possible.start, last), last or _outer(possible.end, first))
    implied = certain_days(edtf or str(possible))
    extent = cells.get("extent")
    if extent is None:
        # Two bounds say that it was at some time between them.
        return implied if edtf or possible.days == 1 else None
    if extent == "throughout":
        return implied or possible
    empty = "certain_from" in cells and "certain_to" in cells
    return None if extent == "within" or empty else implied


def _outer(end: date | Bound, other: date | None) -> date | Bound:
    """An end of the sure days that is not given: without bound, or else the one day."""
    return end if isinstance(end, Bound) else other or end
