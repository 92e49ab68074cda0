"""Builders of dates: what is said of day, month, year, weekday, season, quarter, decade."""

from __future__ import annotations

import re
from typing import Any

from attrs import evolve

from syriatimeline.temporal.builders.registry import builder, whole
from syriatimeline.temporal.expressions import (
    Absolute,
    Clock,
    Expression,
    Holiday,
    Part,
    Partial,
    Shift,
    WeekOf,
    Within,
)
from syriatimeline.temporal.units import FINE

__all__: list[str] = []


@builder
def date(
    month: int | None = None,
    dd: int | None = None,
    year: int | None = None,
    yyyy: int | None = None,
    yearn: int | None = None,
    era: Partial | None = None,
    weekday: int | None = None,
    rel: int | None = None,
    season: int | None = None,
    quarter: int | None = None,
    half: int | None = None,
    yy: int | None = None,
) -> Partial | None:
    """A date of the calendar, as far as it is said."""
    year = next((each for each in (year, yyyy, yearn) if each is not None), None)
    if era is not None:
        year = era.year
    if yy is not None:
        year = 2000 + yy if yy < 50 else 1900 + yy
    unit, number = "month", month
    for name, given in (("season", season), ("quarter", quarter), ("half", half)):
        if given is not None:
            unit, number = name, given
    made = Partial(year=year, unit=unit, number=number, day=dd, weekday=weekday, which=rel)
    return made if made.possible else None


@builder
def era(number: float, bc: int = 0, ad: int = 0, mod: str = "") -> Partial | None:
    """A year by its number and its era: "490 BC", "AD 70"; or by "c." alone: "c. 410"."""
    year = int(number)
    if year != number or not (100 if mod else 1) <= year <= (7999 if bc else 2199):
        return None
    return Partial(year=1 - year if bc else year, mod=mod)


@builder
def numeric(numdate: str, order: str) -> Partial | Clock | None:
    """A date in digits, in the order of the language ("mdy", "dmy"), or in the one that fits.

    What follows the ``T`` of an ISO date is the time.
    """
    parts = [int(part) for part in re.split(r"[./-]", numdate[:10])]
    if parts[0] > 31:
        day_of = date(year=parts[0], month=parts[1], dd=parts[2])
        time = numdate.partition("T")[2]
        return Clock(time, day_of) if time and day_of else day_of
    year = parts[2]
    if year < 100:
        year += 1900 if year >= 50 else 2000
    day, month = (parts[1], parts[0]) if order == "mdy" else (parts[0], parts[1])
    if month > 12:
        day, month = month, day
    return date(year=year, month=month, dd=day) if year >= 1000 else None


@builder
def shift(unit: str, rel: int = 0, n: int = 0, focus: int = 0, mod: str = "") -> Shift | None:
    """The stretch of a unit so many from here: "last month", "the following year"."""
    if unit in FINE:
        return None
    return Shift(rel + n, unit, focus=bool(focus), mod=mod)


@builder
def recent(unit: str) -> Shift:
    """The latest of its kind that has begun: "over the weekend"."""
    return Shift(0, unit, recent=True)


@builder
def named(of: Expression, rel: int, focus: int = 0) -> Expression | None:
    """The last, this or the next of what comes round: "last March", "the following Friday"."""
    if focus and isinstance(of, Partial) and of.number and of.day is None:
        return evolve(of, which=rel, focus=True) if of.year is None and of.which is None else None
    if focus:
        weekday = of.weekday if isinstance(of, Partial) and of.day is None else None
        return Shift(rel, "day", focus=True, weekday=weekday) if weekday else None
    if isinstance(of, Partial | Holiday) and of.year is None and of.which is None:
        return evolve(of, which=rel)
    return None


@builder
def in_(of: Expression, period: Any = None, year: int | None = None) -> Any:
    """A month, day, holiday or season in a year, month or week that is named with it."""
    stretch = whole(year if period is None else period)
    if not isinstance(of, Partial | Holiday) or of.year is not None:
        return None
    if isinstance(stretch, Partial) and stretch.which is None:
        return _joined(of, stretch)
    if isinstance(stretch, Shift | Partial | Absolute) and _fits(of, stretch):
        return Within(of, stretch)
    return None


def _fits(of: Partial | Holiday, stretch: Any) -> bool:
    """Whether a stretch of this unit can hold such a part."""
    unit = stretch.unit if isinstance(stretch, Shift | Absolute) else "month"
    if isinstance(of, Holiday) or of.number is not None:
        return unit == "year"
    return unit in ("week", "month") if of.day is not None else unit in ("week", "weekend", "month")


def _joined(of: Partial | Holiday, stretch: Partial) -> Expression | None:
    """Day and month, or month and year, as one date."""
    if stretch.number is None and stretch.day is None and stretch.year is not None:
        joined = evolve(of, year=stretch.year)
        return joined if isinstance(joined, Holiday) or joined.possible else None
    if isinstance(of, Holiday) or of.number is not None or stretch.day is not None:
        return None
    if stretch.unit != "month" or of.day is None:
        return None
    made = evolve(stretch, day=of.day, weekday=of.weekday)
    return made if made.possible else None


@builder
def dayin(dd: int, period: Any) -> Any:
    """A day of a month that is named otherwise: "the 8th of this month"."""
    made = Partial(day=dd)
    return in_(of=made, period=period) if made.possible else None


@builder
def ownin(owner: Expression, of: Expression) -> Any:
    """What belongs to a stretch: "this year's Easter"."""
    return in_(of=of, period=owner)


@builder
def weekdate(weekday: int, of: Expression) -> Expression | None:
    """A weekday and the date that it stands beside: "Friday, Oct. 23"."""
    if isinstance(of, Partial) and of.day is not None and of.weekday is None:
        return evolve(of, weekday=weekday)
    if isinstance(of, Within) and isinstance(of.part, Partial) and of.part.day is not None:
        return of
    return of if isinstance(of, Shift) and of.unit == "day" else None


@builder
def weekof(of: Expression) -> WeekOf:
    """The week that holds a day."""
    return WeekOf(of)


@builder
def decade(decade: int, century: int | None = None, part: str = "", bc: int = 0) -> Expression:
    """The decade that begins with a year; two digits mean the 20th century, or the 21st to 10."""
    start = decade if bc or decade >= 100 else (2000 if decade < 20 else 1900) + decade
    if century is not None:
        start = (century - 1) * 100 + decade % 100
    # "The 1600s" are the years to 1699; only of our own time its first ten may be meant.
    hundred = decade % 100 == 0 and 100 <= decade < 1900
    unit, years = ("century", 100) if hundred else ("decade", 10)
    found = Absolute(unit, start // years, bool(bc))
    return Part(part, found) if part else found  # type: ignore[arg-type]


@builder
def century(n: int, unit: str = "century", bc: int = 0, part: str = "") -> Expression | None:
    """A century or millennium by its number."""
    if not 1 <= n <= 99:
        return None
    found = Absolute(unit, int(n) - 1, bool(bc))
    return Part(part, found) if part else found  # type: ignore[arg-type]


@builder
def holiday(holiday: str) -> Holiday:
    """A day with a name."""
    return Holiday(holiday)
