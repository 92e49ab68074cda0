"""From an EDTF expression to the civil days that it means."""

from __future__ import annotations

from datetime import date

from syriatimeline.calendar.edtf import (
    PARTS_OF_YEAR,
    Edtf,
    EdtfDate,
    EdtfInterval,
    EdtfSet,
    parse_edtf,
)
from syriatimeline.calendar.interval import (
    OPEN,
    Bound,
    Interval,
    days_of_month,
    days_of_year,
)
from syriatimeline.errors import EdtfError

__all__ = ["certain_days", "edtf_of", "possible_days"]


def possible_days(edtf: str | Edtf) -> Interval:
    """The days on which what the expression dates may have held: the hull of its parts.

    A season is three whole months (spring March to May, summer June to August, autumn
    September to November, winter December to February of the next year), a convention of
    this library for the northern hemisphere: EDTF leaves it open. A qualifier (``?``, ``~``)
    never widens anything. The time of a moment is left out; its day is the one written.

    Args:
        edtf: An expression, or a string to be read as one.

    Raises:
        EdtfError: The string is no EDTF, or its year is outside 1 to 9999.
        IntervalError: An end lies before its start.

    >>> from syriatimeline.calendar import possible_days
    >>> possible_days("2024-12/2025-04-25")
    Interval(2024-12-01/2025-04-25)
    """
    expression = parse_edtf(edtf) if isinstance(edtf, str) else edtf
    if isinstance(expression, EdtfDate):
        return _date_days(expression)
    if isinstance(expression, EdtfInterval):
        return _span(expression.start, expression.end)
    spans = [_span(first, last) for first, last in expression.members]
    hull = spans[0]
    for span in spans[1:]:
        hull = hull.hull(span)
    return hull


def certain_days(edtf: str | Edtf) -> Interval | None:
    """The days on which it surely held; None where no single day is sure.

    A whole day is sure; "in March" names no sure day; from ``2015`` to ``2025-04-25`` is sure
    from the last day of 2015 (it had begun by then). Whatever is qualified is not sure.

    >>> from syriatimeline.calendar import certain_days
    >>> certain_days("2015/2025-04-25")
    Interval(2015-12-31/2025-04-25)
    >>> certain_days("2025-03") is None
    True
    """
    expression = parse_edtf(edtf) if isinstance(edtf, str) else edtf
    if isinstance(expression, EdtfDate):
        days = _date_days(expression)
        return days if days.days == 1 and not expression.qualifier else None
    if isinstance(expression, EdtfInterval):
        return _certain_span(expression)
    return _certain_members(expression)


def _certain_span(expression: EdtfInterval) -> Interval | None:
    ends = [end for end in (expression.start, expression.end) if isinstance(end, EdtfDate)]
    if not ends or any(end.qualifier for end in ends):
        return None
    first, last = _date_days(ends[0]).last, _date_days(ends[-1]).first
    if first is None or last is None:
        return None
    if len(ends) == 1:
        # Sure only where the one known end is a whole day: it held on that day.
        return Interval(first, last) if first == last else None
    return Interval(first, last) if first <= last else None


def _certain_members(expression: EdtfSet) -> Interval | None:
    if not expression.every or len(expression.members) > 1:
        return None
    first, last = expression.members[0]
    return _certain_span(EdtfInterval(first, last))


def _span(first: EdtfDate | Bound, last: EdtfDate | Bound) -> Interval:
    start = _date_days(first).start if isinstance(first, EdtfDate) else first
    end = _date_days(last).end if isinstance(last, EdtfDate) else last
    return Interval(start, end)


def _date_days(found: EdtfDate) -> Interval:
    years = _year_days(found)
    month, day = found.month, found.day
    if month is None or month == "XX":
        return years
    year = years.start.year if isinstance(years.start, date) else 1
    if int(month) > 12:
        return _part_of_year(year, int(month))
    if day is None or day == "XX":
        return days_of_month(year, int(month))
    return Interval.of_day(date(year, int(month), int(day)))


def _year_days(found: EdtfDate) -> Interval:
    # A "Y" year lies beyond 9999 by its form, and may have more digits than can be read.
    digits = "-1" if found.year[0] == "Y" else found.year
    first, last = int(digits.replace("X", "0")), int(digits.replace("X", "9"))
    if not 1 <= last <= 9999:
        reason = "its year is outside 1 to 9999, the years whose days can be computed"
        raise EdtfError(str(found), 0, f"{reason}; leave the date out and say it in a note")
    return Interval(days_of_year(max(first, 1)).start, days_of_year(last).end)


def _part_of_year(year: int, part: int) -> Interval:
    month, length = PARTS_OF_YEAR[part]
    first = date(year, month, 1)
    last = month + length - 1
    if last <= 12:
        return Interval(first, days_of_month(year, last).end)
    if year == 9999:
        reason = "that winter ends after the year 9999; use its December"
        raise EdtfError(f"{year}-{part}", 0, reason)
    return Interval(first, days_of_month(year + 1, last - 12).end)


def edtf_of(possible: Interval, certain: Interval | None, qualifier: str = "") -> str:
    """Write days as EDTF, such that :func:`possible_days` of it gives them back.

    ``a/b`` where something held throughout, ``[a..b]`` where it happened at some time within;
    whole months, years, decades and centuries in their short form.

    >>> from syriatimeline.calendar import Interval, possible_days
    >>> edtf_of(possible_days("2025-03-01/2025-03-31"), None)
    '2025-03'
    """
    if possible.first is not None and possible.first == possible.last:
        return possible.first.isoformat() + qualifier
    if certain is not None or Bound.UNKNOWN in (possible.start, possible.end):
        start = _coarse_start(possible, certain)
        end = _coarse_end(possible, certain)
        return f"{start}/{end}"
    short = _short_form(possible)
    if short is not None:
        return short + qualifier
    if possible == Interval(OPEN, OPEN):
        return "../.."
    return f"[{_set_end(possible.start)}..{_set_end(possible.end)}]"


def _short_form(days: Interval) -> str | None:
    first = days.first
    if first is None or days.last is None or first.day != 1:
        return None
    if days == days_of_month(first.year, first.month):
        return f"{first.year:04}-{first.month:02}"
    for unit, unknown in ((1, 0), (10, 1), (100, 2)):
        starts = max(first.year // unit * unit, 1)
        ends = first.year // unit * unit + unit - 1
        if days == Interval(date(starts, 1, 1), date(ends, 12, 31)):
            return f"{first.year:04}"[: 4 - unknown] + "X" * unknown
    return None


def _coarse_start(possible: Interval, certain: Interval | None) -> str:
    sure = certain.first if certain else None
    if possible.first is not None and sure is not None and sure != possible.first:
        for days, text in _units(possible.first):
            if days.first == possible.first and days.last == sure:
                return text
    return _slash_end(possible.start)


def _coarse_end(possible: Interval, certain: Interval | None) -> str:
    sure = certain.last if certain else None
    if possible.last is not None and sure is not None and sure != possible.last:
        for days, text in _units(possible.last):
            if days.last == possible.last and days.first == sure:
                return text
    return _slash_end(possible.end)


def _units(day: date) -> tuple[tuple[Interval, str], ...]:
    return (
        (days_of_month(day.year, day.month), f"{day.year:04}-{day.month:02}"),
        (days_of_year(day.year), f"{day.year:04}"),
    )


def _set_end(end: date | Bound) -> str:
    return end.isoformat() if isinstance(end, date) else ""


def _slash_end(end: date | Bound) -> str:
    if isinstance(end, date):
        return end.isoformat()
    return ".." if end is OPEN else ""
