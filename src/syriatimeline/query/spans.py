"""What a date keyword may be: a day, an EDTF string, a pair, a When, a record or its id."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime

from syriatimeline.calendar import Interval, When, possible_days
from syriatimeline.errors import CalendarError, QueryError
from syriatimeline.events import Record

__all__ = ["ends_of", "span_of", "starts_of"]

Find = Callable[[str], Record | None]

_RECORD_ID = re.compile(r"syt-\d+|[a-z][a-z0-9]*(?:-[a-z0-9]+)+")


def span_of(value: object, keyword: str, find: Find) -> When:
    """The days that a date keyword means, with what of them is sure.

    Args:
        value: A day, an EDTF string, a pair of them (both inclusive), a When, a record or its id.
        keyword: For messages.
        find: Finds a record by id or slug; None if there is none.

    Raises:
        QueryError: It is none of these.
    """
    if isinstance(value, When):
        return value
    if isinstance(value, Record):
        return value.when
    if isinstance(value, date) and not isinstance(value, datetime):
        return _known(Interval.of_day(value))
    if isinstance(value, str):
        return _from_text(value, keyword, find)
    if isinstance(value, tuple | list) and len(value) == 2:
        first, last = (span_of(each, keyword, find).possible for each in value)
        try:
            return _known(Interval(first.start, last.end))
        except CalendarError as error:
            raise QueryError(f"{keyword}={value!r}: {error}") from error
    raise QueryError(
        f"{keyword}={value!r} is no time; give a date, an EDTF string such as '2025-03', a pair "
        "of them, a When, an event or its id"
    )


def starts_of(value: object, keyword: str, find: Find) -> Interval:
    """The days on which what a bound means may begin: one day, unless the bound is uncertain."""
    when = span_of(value, keyword, find)
    if when.certain is None:
        return when.possible
    return Interval(when.possible.start, when.certain.start)


def ends_of(value: object, keyword: str, find: Find) -> Interval:
    """The days on which what a bound means may end: one day, unless the bound is uncertain."""
    when = span_of(value, keyword, find)
    if when.certain is None:
        return when.possible
    return Interval(when.certain.end, when.possible.end)


def _from_text(text: str, keyword: str, find: Find) -> When:
    record = find(text)
    if record is not None:
        return record.when
    try:
        return _known(possible_days(text))
    except CalendarError as error:
        if _RECORD_ID.fullmatch(text):
            raise QueryError(
                f"{keyword}={text!r}: no event or situation has this id or slug, and it is no "
                "EDTF date; look it up in timeline.events or timeline.situations"
            ) from error
        raise QueryError(f"{keyword}={text!r}: {error}") from error


def _known(days: Interval) -> When:
    """A span that the asker means as it stands: every day of it."""
    return When(days, certain=days)
