"""Counting events over time, and drawing dates inside their bounds."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Any, Literal

from attrs import frozen

from syriatimeline.calendar import Interval, days_of_month, days_of_year
from syriatimeline.errors import QueryError
from syriatimeline.query.choices import check_choice
from syriatimeline.query.index import DateIndex
from syriatimeline.query.timeline import Timeline

__all__ = ["PERIODS", "Count", "Period", "count_by", "draw_dates"]

Period = Literal["day", "week", "month", "quarter", "year"]


@frozen
class Count:
    """How many events a period holds.

    Attributes:
        period: ``2024-12-08``, ``2024-W49``, ``2024-12``, ``2024-Q4`` or ``2024``.
        days: Its days.
        certain: How many events surely held on one of them.
        possible: How many more may have.
    """

    period: str
    days: Interval
    certain: int
    possible: int


def _week_of(day: date) -> Interval:
    monday = day - timedelta(days=day.weekday())
    # The calendar ends on a Friday.
    return Interval(monday, date.fromordinal(min(monday.toordinal() + 6, date.max.toordinal())))


def _quarter_of(day: date) -> Interval:
    first = (day.month - 1) // 3 * 3 + 1
    return Interval(date(day.year, first, 1), days_of_month(day.year, first + 2).end)


#: From a day to the days of its period. Weeks begin on Monday (ISO 8601).
PERIODS: dict[Period, Callable[[date], Interval]] = {
    "day": Interval.of_day,
    "week": _week_of,
    "month": lambda day: days_of_month(day.year, day.month),
    "quarter": _quarter_of,
    "year": lambda day: days_of_year(day.year),
}

_NAMES: dict[Period, Callable[[date], str]] = {
    "day": date.isoformat,
    "week": lambda day: "{}-W{:02}".format(*day.isocalendar()[:2]),
    "month": lambda day: f"{day.year:04}-{day.month:02}",
    "quarter": lambda day: f"{day.year:04}-Q{(day.month + 2) // 3}",
    "year": lambda day: f"{day.year:04}",
}


def count_by(dates: DateIndex, period: Period, during: Interval | None = None) -> tuple[Count, ...]:
    """How many events each period surely and possibly holds.

    An event counts in every period that it may have held in; the certain counts are those that
    would not change whatever its date turns out to be.

    Args:
        dates: The dates of the events.
        period: ``day``, ``week``, ``month``, ``quarter`` or ``year``.
        during: The days to count over; by default from the first to the last bound of the events.

    Raises:
        QueryError: No such period, or days without two ends.
    """
    check_choice("period", period, PERIODS)
    during = during or dates.hull()
    if during is None:
        return ()
    periods = list(_periods(period, during))
    return tuple(
        Count(_NAMES[period](_first(days)), days, certain, possible)
        for days, (certain, possible) in zip(periods, dates.counts(periods), strict=True)
    )


def _first(days: Interval) -> date:
    if days.first is None:
        raise QueryError(f"{days} has no first day; give days with two ends")
    return days.first


def _periods(period: Period, during: Interval) -> Iterator[Interval]:
    if not during.bounded or during.last is None:
        raise QueryError(f"{during} has an open or unknown end; give days with two ends")
    days = PERIODS[period](_first(during))
    while True:
        yield days
        if days.last is None or days.last >= during.last:
            return
        days = PERIODS[period](days.last + timedelta(days=1))


def draw_dates(timeline: Timeline[Any], n: int, seed: int) -> list[dict[str, date | None]]:
    """Dates drawn inside the bounds of each event, for multiple imputation.

    Each draw gives each event one day: any of its possible days with the same chance (of its
    sure days, where it held throughout); None where an end is open or unknown. The draws say
    nothing about which day is likelier.

    Args:
        timeline: Its events.
        n: How many draws, from 1.
        seed: The same seed gives the same draws, on every machine.

    Returns:
        ``n`` mappings from the ids of events to days.

    Raises:
        QueryError: ``n`` is no whole number from 1, or ``seed`` no whole number.
    """
    if not isinstance(n, int) or isinstance(n, bool) or n < 1:
        raise QueryError(f"n={n!r} must be a whole number from 1")
    # Without a seed, and with some kinds of it, the draws would differ from run to run.
    if not isinstance(seed, int) or isinstance(seed, bool):
        raise QueryError(f"seed={seed!r} must be a whole number")
    source = random.Random(seed)
    return [{event.id: _drawn(event.when, source) for event in timeline} for _ in range(n)]


def _drawn(when: Any, source: random.Random) -> date | None:
    days: Interval = when.certain or when.widest or when.possible
    if days.first is None or days.last is None:
        return None
    return date.fromordinal(source.randint(days.first.toordinal(), days.last.toordinal()))
