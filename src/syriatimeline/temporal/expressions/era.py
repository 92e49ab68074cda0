"""Years before the common era, which lie before the first day of the calendar here.

Their number is the astronomical one: year 0 is 1 BC, year -489 is 490 BC. They have a value and no
days. To count from them, they are reckoned in years of which no text speaks: the calendar
repeats itself every 400 years.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from syriatimeline.temporal.units import MONTHS_IN, SEASONS, bounds_of, index_of

if TYPE_CHECKING:
    from syriatimeline.temporal.expressions.sense import Sense

__all__ = ["RECKONED", "as_told", "reckoned", "year_value"]

#: How many years later such a date is reckoned: 490 BC as the year 7511.
RECKONED = 8000

_YEAR = re.compile(r"(?<![^/])\d{4}(?=[-T/]|\Z)")
_STRETCH = re.compile(r"\d{2,3}\Z")
_TOLD = re.compile(r"BC(\d{4})(?:-(\d\d)|-(SP|SU|FA|WI))?(?:-(\d\d))?")


def year_value(year: int) -> str:
    """The TIMEX3 value of a year.

    >>> year_value(1941), year_value(-489)
    ('1941', 'BC0490')
    """
    return f"{year:04d}" if year > 0 else f"BC{1 - year:04d}"


def as_told(sense: Sense) -> Sense:
    """What was reckoned, under its own year; it has no days."""
    value = _YEAR.sub(lambda match: year_value(int(match.group()) - RECKONED), sense.value)
    if _STRETCH.match(value) and sense.first is not None:
        years = 10 if len(value) == 3 else 100
        value = f"BC{(RECKONED + 1 - int(value) * years - years // 2) // years:0{len(value)}d}"
    return sense._replace(value=value, first=None, last=None, drawn=None)


def reckoned(sense: Sense) -> Sense | None:
    """The days of a date before the common era as they are reckoned; None if it is no such date.

    >>> from syriatimeline.temporal.expressions import Sense
    >>> reckoned(Sense("BC0490-09", unit="month")).value
    '7511-09'
    """
    match = _TOLD.match(sense.value)
    if match is None or sense.first is not None:
        return None
    year = RECKONED + 1 - int(match[1])
    unit, index = "year", year
    if match[2]:
        unit, index = "month", year * MONTHS_IN["year"] + int(match[2]) - 1
    elif match[3]:
        unit, index = "season", year * len(SEASONS) + SEASONS.index(match[3])
    days = bounds_of(unit, index) if 0 < year <= RECKONED else None
    if days is None:
        return None
    first, last = days
    if match[4]:
        first = last = index_of("day", first + int(match[4]) - 1)
        unit = "day"
    value = f"{year:04d}{sense.value[6:]}"
    return sense._replace(value=value, first=first, last=last, unit=unit)
