"""Conventions on which speakers differ, with every reading that ships.

A convention may choose what is drawn and counted as possible; it must never make a date
certain. :attr:`When.widest` therefore holds the hull of all readings listed here.
The choices are reasoned in the codebook.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from types import MappingProxyType
from typing import TYPE_CHECKING

from attrs import frozen

from syriatimeline.calendar.interval import Interval, days_of_month
from syriatimeline.errors import IntervalError

if TYPE_CHECKING:
    from dateutil.relativedelta import relativedelta

__all__ = ["CONVENTIONS", "Convention", "widest_days"]

#: A reading: (the day of speaking, the days chosen) -> the days under this reading.
Reading = Callable[[date, Interval], Interval]


@frozen
class Convention:
    """A way of speaking with more than one reading, the first being the one we choose.

    Attributes:
        name: Its key in :data:`CONVENTIONS`.
        says: What is said, in words.
        readings: From the name of a reading to its rule.
    """

    name: str
    says: str
    readings: Mapping[str, Reading]

    @property
    def relative(self) -> bool:
        """Whether a reading depends on the day of speaking."""
        return any(rule is not _chosen for rule in self.readings.values())


def _month_before(spoken: date, _: Interval) -> Interval:
    last = spoken - _relativedelta(months=1)
    return days_of_month(last.year, last.month)


def _week_before(spoken: date, _: Interval) -> Interval:
    monday = spoken - timedelta(days=spoken.weekday() + 7)
    return Interval(monday, monday + timedelta(days=6))


def _rolling(days: int) -> Reading:
    def reading(spoken: date, _: Interval) -> Interval:
        return Interval(spoken - timedelta(days=days), spoken - timedelta(days=1))

    return reading


def _chosen(_: date, days: Interval) -> Interval:
    return days


def _same_days_of_previous_year(spoken: date, days: Interval) -> Interval:
    if days.first is None or days.last is None:
        raise IntervalError(f"a named month has two ends, {days} has not")
    if days == days_of_month(days.first.year, days.first.month):
        return days_of_month(spoken.year - 1, days.first.month)
    back = _relativedelta(years=days.first.year - (spoken.year - 1))
    return Interval(days.first - back, days.last - back)


def _relativedelta(years: int = 0, months: int = 0) -> relativedelta:
    # Imported where it is used: loading a dataset needs no month arithmetic.
    from dateutil.relativedelta import relativedelta

    return relativedelta(years=years, months=months)


def _convention(name: str, says: str, **readings: Reading) -> tuple[str, Convention]:
    named = {key.replace("_", "-"): rule for key, rule in readings.items()}
    return name, Convention(name, says, MappingProxyType(named))


CONVENTIONS: Mapping[str, Convention] = MappingProxyType(
    dict(
        (
            _convention(
                "last-month",
                '"last month": the calendar month before the day of speaking, or the last 30 days',
                calendar=_month_before,
                rolling_30_days=_rolling(30),
            ),
            _convention(
                "last-week",
                '"last week": Monday to Sunday of the week before, or the 7 days before',
                monday_to_sunday=_week_before,
                rolling_7_days=_rolling(7),
            ),
            _convention(
                "last-named-month",
                '"last March": the most recent March that is over, or that of the year before',
                most_recent=_chosen,
                previous_year=_same_days_of_previous_year,
            ),
            _convention(
                "part-of-month",
                '"early", "mid", "late" in a month: 1-15, 8-23, 16-end',
                outer=_chosen,
            ),
            _convention(
                "night-into-day",
                "the night into a day: its evening before, or its morning",
                both_days=_chosen,
            ),
        )
    )
)


def widest_days(names: tuple[str, ...], spoken: Interval, chosen: Interval) -> Interval | None:
    """The hull of ``chosen`` and of every reading of the named conventions.

    Args:
        names: Keys of :data:`CONVENTIONS`; none gives None.
        spoken: The days on which it may have been said; both ends must be dates if a
            convention is relative to that day.
        chosen: The days under the reading that we choose.

    Raises:
        IntervalError: The day of speaking has an open or unknown end.
        KeyError: No convention has that name.

    >>> from syriatimeline.calendar import possible_days
    >>> widest_days(("last-month",), possible_days("2025-12-24"), possible_days("2025-11"))
    Interval(2025-11-01/2025-12-23)
    """
    if not names:
        return None
    if not any(CONVENTIONS[name].relative for name in names):
        return chosen
    if spoken.first is None or spoken.last is None:
        raise IntervalError(f"a convention needs a day of speaking with two ends, not {spoken}")
    hull = chosen
    for name in names:
        for reading in CONVENTIONS[name].readings.values():
            for day in (spoken.first, spoken.last):
                hull = hull.hull(reading(day, chosen))
    return hull
