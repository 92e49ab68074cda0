"""Intervals of civil days, whose ends may be open or unknown."""

from __future__ import annotations

import enum
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta

from attrs import frozen

from syriatimeline.errors import IntervalError

__all__ = ["OPEN", "UNKNOWN", "Bound", "Interval", "days_of_month", "days_of_year"]


class Bound(enum.Enum):
    """The end of an interval that is not a date.

    ``OPEN``: it goes on, or no bound exists (EDTF ``..``). ``UNKNOWN``: a bound exists and
    nobody says which (EDTF: nothing beside the slash).

    >>> from syriatimeline.calendar import OPEN
    >>> OPEN
    OPEN
    """

    OPEN = "open"
    UNKNOWN = "unknown"

    def __repr__(self) -> str:
        return self.name


OPEN = Bound.OPEN
UNKNOWN = Bound.UNKNOWN

_Pick = Callable[[date, date], date]


@frozen
class Interval:
    """A stretch of civil days of the proleptic Gregorian calendar, **both ends inclusive**.

    Attributes:
        start: The first day, or ``OPEN`` or ``UNKNOWN``.
        end: The last day, or ``OPEN`` or ``UNKNOWN``.

    Raises:
        IntervalError: The end lies before the start, or is neither a date nor a bound.

    >>> from datetime import date
    >>> from syriatimeline.calendar import Interval, OPEN
    >>> march = Interval(date(2025, 3, 1), date(2025, 3, 31))
    >>> march.days, date(2025, 3, 31) in march
    (31, True)
    >>> march.intersection(Interval(date(2025, 3, 30), OPEN))
    Interval(2025-03-30/2025-03-31)
    """

    start: date | Bound
    end: date | Bound

    def __attrs_post_init__(self) -> None:
        for end in (self.start, self.end):
            if isinstance(end, datetime) or not isinstance(end, date | Bound):
                raise IntervalError(
                    f"the end of an interval is a date, OPEN or UNKNOWN, not {end!r}"
                )
        if isinstance(self.start, date) and isinstance(self.end, date) and self.end < self.start:
            raise IntervalError(
                f"the latest day {self.end} lies before the earliest day {self.start}; "
                "swap them or correct one"
            )

    @classmethod
    def of_day(cls, day: date) -> Interval:
        """The interval of one day."""
        return cls(day, day)

    @property
    def first(self) -> date | None:
        """The first day; None where the start is open or unknown."""
        return self.start if isinstance(self.start, date) else None

    @property
    def last(self) -> date | None:
        """The last day; None where the end is open or unknown."""
        return self.end if isinstance(self.end, date) else None

    @property
    def bounded(self) -> bool:
        """Whether both ends are dates."""
        return self.first is not None and self.last is not None

    @property
    def days(self) -> int | None:
        """How many days it holds; None where an end is open or unknown."""
        if self.first is None or self.last is None:
            return None
        return (self.last - self.first).days + 1

    def __contains__(self, other: object) -> bool:
        """Whether a day, or every day of another interval, lies inside."""
        if isinstance(other, date):
            other = Interval(other, other)
        if not isinstance(other, Interval):
            return False
        return _low(self) <= _low(other) and _high(other) <= _high(self)

    def __iter__(self) -> Iterator[date]:
        """Every day in order.

        Raises:
            IntervalError: An end is open or unknown.
        """
        if self.first is None or self.last is None:
            raise IntervalError(f"the days of {self} cannot be listed: an end is not a date")
        for number in range(self.first.toordinal(), self.last.toordinal() + 1):
            yield date.fromordinal(number)

    def intersects(self, other: Interval) -> bool:
        """Whether the two share a day. Open and unknown ends reach without limit."""
        return _low(self) <= _high(other) and _low(other) <= _high(self)

    def intersection(self, other: Interval) -> Interval | None:
        """The days in both, or None. Where neither has a date, an unknown end stays unknown."""
        if not self.intersects(other):
            return None
        return Interval(
            _inner(self.start, other.start, max),
            _inner(self.end, other.end, min),
        )

    def hull(self, other: Interval) -> Interval:
        """The smallest interval that holds both. An open end outweighs an unknown one."""
        return Interval(
            _outer(self.start, other.start, min),
            _outer(self.end, other.end, max),
        )

    def __str__(self) -> str:
        if self.start == self.end and isinstance(self.start, date):
            return self.start.isoformat()
        return f"{_end_text(self.start)}/{_end_text(self.end)}"

    def __repr__(self) -> str:
        return f"Interval({self})"


def days_of_month(year: int, month: int) -> Interval:
    """The days of a month (1 to 12) of a year (1 to 9999).

    >>> from syriatimeline.calendar import days_of_month
    >>> days_of_month(2024, 2)
    Interval(2024-02-01/2024-02-29)
    """
    if month == 12:
        return Interval(date(year, 12, 1), date(year, 12, 31))
    return Interval(date(year, month, 1), date(year, month + 1, 1) - timedelta(days=1))


def days_of_year(year: int) -> Interval:
    """The days of a year (1 to 9999).

    >>> from syriatimeline.calendar import days_of_year
    >>> days_of_year(2024).days
    366
    """
    return Interval(date(year, 1, 1), date(year, 12, 31))


def _low(interval: Interval) -> int:
    return interval.start.toordinal() if isinstance(interval.start, date) else 0


def _high(interval: Interval) -> int:
    return interval.end.toordinal() if isinstance(interval.end, date) else date.max.toordinal() + 1


def _inner(one: date | Bound, two: date | Bound, nearer: _Pick) -> date | Bound:
    if isinstance(one, date) and isinstance(two, date):
        return nearer(one, two)
    if isinstance(one, date):
        return one
    if isinstance(two, date):
        return two
    return UNKNOWN if UNKNOWN in (one, two) else OPEN


def _outer(one: date | Bound, two: date | Bound, farther: _Pick) -> date | Bound:
    if isinstance(one, date) and isinstance(two, date):
        return farther(one, two)
    return OPEN if OPEN in (one, two) else UNKNOWN


def _end_text(end: date | Bound) -> str:
    if isinstance(end, date):
        return end.isoformat()
    return ".." if end is OPEN else ""
