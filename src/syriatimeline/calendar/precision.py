"""How fine a stretch of days is, by the unit of the calendar that it fills."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from syriatimeline.calendar.interval import Interval, days_of_month, days_of_year

__all__ = ["PRECISIONS", "precision_of"]


def _is_part_of_month(days: Interval, first: date, last: date) -> bool:
    """Early (1-10, outer 1-15), mid (11-20, outer 8-23), late (21-end, outer 16-end)."""
    end = days_of_month(first.year, first.month).last
    parts = {(1, 10), (1, 15), (11, 20), (8, 23)}
    return (first.year, first.month) == (last.year, last.month) and (
        (first.day, last.day) in parts or (first.day in (21, 16) and last == end)
    )


def _is_months(length: int, starts: tuple[int, ...]) -> Callable[[Interval, date, date], bool]:
    def test(days: Interval, first: date, last: date) -> bool:
        month = first.month + length - 1
        year, month = first.year + (month - 1) // 12, (month - 1) % 12 + 1
        return (
            first.month in starts
            and year <= 9999
            and days == Interval(first.replace(day=1), days_of_month(year, month).end)
        )

    return test


def _is_years(length: int) -> Callable[[Interval, date, date], bool]:
    def test(days: Interval, first: date, last: date) -> bool:
        start = first.year // length * length
        whole = Interval(date(max(start, 1), 1, 1), days_of_year(start + length - 1).end)
        return days == whole

    return test


def _is_week(days: Interval, first: date, last: date) -> bool:
    return days.days == 7 and first.weekday() == 0


#: Each precision with its test, finest first. A week runs from Monday (ISO 8601); quarters begin
#: in January, April, July, October; seasons in March, June, September, December; a decade is
#: ``202X``, a century ``20XX``.
PRECISIONS: dict[str, Callable[[Interval, date, date], bool]] = {
    "day": lambda days, first, last: first == last,
    "week": _is_week,
    "part-of-month": _is_part_of_month,
    "month": _is_months(1, tuple(range(1, 13))),
    "quarter": _is_months(3, (1, 4, 7, 10)),
    "season": _is_months(3, (3, 6, 9, 12)),
    "half": _is_months(6, (1, 7)),
    "year": _is_years(1),
    "decade": _is_years(10),
    "century": _is_years(100),
}


def precision_of(days: Interval) -> str:
    """The unit that a stretch of days fills; ``days`` if none, ``open`` if an end is no date.

    >>> from syriatimeline.calendar import possible_days
    >>> precision_of(possible_days("2024-34")), precision_of(possible_days("2024-12-07/2024-12-08"))
    ('quarter', 'days')
    """
    if days.first is None or days.last is None:
        return "open"
    for name, test in PRECISIONS.items():
        if test(days, days.first, days.last):
            return name
    return "days"
