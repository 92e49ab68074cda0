"""Units of the calendar: where each begins and ends, and its TIMEX3 value.

Every stretch of a unit has a number that counts them through (years since year 0, months since
January of year 0, weeks since Monday 1 January 0001), so that "last", "next" and "three ... ago"
are plain additions. Days are proleptic Gregorian ordinals, as ``date.toordinal`` counts them;
ends are inclusive; weeks run from Monday (ISO 8601); a season is named by the year in which it
begins, so winter 2024 runs from December 2024 to February 2025.
"""

from __future__ import annotations

from datetime import date
from typing import Literal, get_args

__all__ = [
    "FINE",
    "LETTERS",
    "MONTHS_IN",
    "SEASONS",
    "UNITS",
    "Days",
    "Unit",
    "bounds_of",
    "index_of",
    "value_of",
    "weekday_of",
]

Unit = Literal[
    "second",
    "minute",
    "hour",
    "day",
    "week",
    "weekend",
    "month",
    "quarter",
    "season",
    "half",
    "year",
    "decade",
    "century",
    "millennium",
]

#: First and last day as ordinals, both inclusive.
Days = tuple[int, int]

#: The units from the finest to the widest.
UNITS: tuple[Unit, ...] = get_args(Unit)

#: Units shorter than a day: the calendar here counts days.
FINE = ("second", "minute", "hour")

#: The letter of each unit in a TIMEX3 duration; hours and shorter follow a ``T``.
LETTERS: dict[str, str] = {
    "second": "TS",
    "minute": "TM",
    "hour": "TH",
    "day": "D",
    "week": "W",
    "weekend": "WE",
    "month": "M",
    "quarter": "Q",
    "season": "SN",
    "half": "H",
    "year": "Y",
    "decade": "E",
    "century": "C",
    "millennium": "L",
}

#: How many months a unit holds, for the units that are made of months.
MONTHS_IN = {
    "month": 1,
    "quarter": 3,
    "season": 3,
    "half": 6,
    "year": 12,
    "decade": 120,
    "century": 1200,
    "millennium": 12000,
}

#: By how many months the first stretch of the unit is off January: spring begins in March.
_LAG = {"season": 2}

#: The TIMEX3 codes of the seasons, spring first.
SEASONS = ("SP", "SU", "FA", "WI")


def index_of(unit: str, day: int) -> int:
    """The number of the unit's stretch that holds a day.

    >>> index_of("week", 8) - index_of("week", 7)
    1
    """
    if unit == "day":
        return day
    if unit in ("week", "weekend"):
        return (day - 1) // 7
    then = date.fromordinal(day)
    return (then.year * 12 + then.month - 1 - _LAG.get(unit, 0)) // MONTHS_IN[unit]


def bounds_of(unit: str, index: int) -> Days | None:
    """First and last day of a stretch; None outside the years 1 to 9999.

    >>> from datetime import date
    >>> [date.fromordinal(day).isoformat() for day in bounds_of("month", 2025 * 12 + 2)]
    ['2025-03-01', '2025-03-31']
    """
    if unit == "day":
        return (index, index) if 0 < index <= _LAST else None
    if unit in ("week", "weekend"):
        first = index * 7 + 1 + (5 if unit == "weekend" else 0)
        last = index * 7 + 7
        return (first, last) if 0 < first and last <= _LAST else None
    length = MONTHS_IN[unit]
    start = index * length + _LAG.get(unit, 0)
    first_day, after = _first_of_month(start), _first_of_month(start + length)
    return (first_day, after - 1) if first_day and after else None


def weekday_of(day: int) -> int:
    """The weekday of a day, 1 (Monday) to 7.

    >>> weekday_of(1), weekday_of(7)
    (1, 7)
    """
    return (day - 1) % 7 + 1


def value_of(unit: str, index: int) -> str:
    """The TIMEX3 value of a stretch.

    >>> value_of("quarter", 1989 * 4 + 2), value_of("decade", 199), value_of("season", 2024 * 4 + 3)
    ('1989-Q3', '199', '2024-WI')
    """
    if unit == "year":
        return f"{index:04d}"
    if unit == "month":
        return f"{index // 12:04d}-{index % 12 + 1:02d}"
    if unit == "day":
        return date.fromordinal(index).isoformat()
    if unit in ("week", "weekend"):
        year, week, _ = date.fromordinal(index * 7 + 4).isocalendar()
        return f"{year:04d}-W{week:02d}" + ("-WE" if unit == "weekend" else "")
    if unit == "quarter":
        return f"{index // 4:04d}-Q{index % 4 + 1}"
    if unit == "half":
        return f"{index // 2:04d}-H{index % 2 + 1}"
    if unit == "season":
        return f"{index // 4:04d}-{SEASONS[index % 4]}"
    return (
        f"{index:03d}" if unit == "decade" else f"{index:02d}" if unit == "century" else f"{index}"
    )


#: How many digits a value keeps of a year.
_DIGITS = {"decade": 3, "century": 2, "millennium": 1}
_LAST = date.max.toordinal()


def _first_of_month(count: int) -> int:
    """The first day of the month with this number; 0 outside the years 1 to 9999.

    The month after December 9999 begins where the calendar ends.
    """
    year = count // 12
    if 1 <= year <= 9999:
        return date(year, count % 12 + 1, 1).toordinal()
    return _LAST + 1 if count == 120000 else 0
