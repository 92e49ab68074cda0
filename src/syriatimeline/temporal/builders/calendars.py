"""Builders of years, ten-day stretches and lists that English has no words for."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from attrs import evolve

from syriatimeline.temporal.builders.dates import date, in_
from syriatimeline.temporal.builders.durations import ago
from syriatimeline.temporal.builders.parts import _expressed, _shared, range_
from syriatimeline.temporal.builders.registry import Pieces, builder, is_day
from syriatimeline.temporal.expressions import (
    Absolute,
    Duration,
    Expression,
    Holiday,
    Partial,
    Range,
    Recurring,
    Ref,
    Shift,
)

__all__: list[str] = []


@builder
def year(number: float, bc: int = 0, least: int = 100) -> int | Absolute | None:
    """A year by its number and the word for it: «в 988 году», «в 48 году до н. э.»."""
    if number != int(number) or not (1 if bc else least) <= number <= 2199:
        return None
    return Absolute("year", int(number), bc=True) if bc else int(number)


@builder
def yearform(number: float, form: str) -> int | None:
    """A year of three digits by the form of the word for it: «862 год», «к 395 году».

    «862 года» is as many years, and «101 год», too; a large number of years is seldom told so.
    """
    if not 100 <= number <= 999 or number != int(number):
        return None
    if form == "год":
        return int(number) if number >= 200 or not _counted_as_one(number) else None
    counted = form == "года" and number % 10 in (2, 3, 4) and number % 100 // 10 != 1
    return None if counted else int(number)


def _counted_as_one(number: float) -> bool:
    """Whether Russian counts with the singular: 1, 21, 101, not 11."""
    return number % 10 == 1 and number % 100 != 11


@builder
def miscount(number: float) -> bool | None:
    """A number that does not go with the singular: «на 17 день» is no duration."""
    whole_number = number == int(number) and number > 1
    return True if whole_number and not _counted_as_one(number) else None


@builder
def olddate(month: int, number: float, dd: int | None = None) -> Partial | None:
    """A date in a year of three digits: «19 августа 232 года»."""
    fits = 100 <= number <= 999 and number == int(number)
    return date(month=month, dd=dd, year=int(number)) if fits else None


@builder
def dotdate(dotdate: str) -> Partial | None:
    """Day and month in digits: «с 14.10 по 15.10.2018»."""
    day, month = dotdate.split(".")
    return date(month=int(month), dd=int(day))


@builder
def anniversary(number: float, since: int, date: str) -> Holiday | None:
    """A day with a name by the years since then: «80-летие Победы»."""
    return Holiday(date, since + int(number)) if number == int(number) else None


@builder
def onlyon(dd: int, month: int, date: str) -> bool | None:
    """Words that mean no time with one day only: the Movement of 26 July."""
    return True if f"{month}-{dd}" == date else None


@builder
def unfinished(of: Any, rel: int) -> Expression | None:
    """A month whose year is named later: «в декабре прошлого — январе нынешнего года»."""
    found: Expression | None = in_(of=of, period=Shift(rel, "year"))
    return found


@builder
def refby(rel: int) -> Ref:
    """The last, this or the next of what has no days of its own: «в прошлом сезоне»."""
    return Ref("PAST_REF" if rel < 0 else "FUTURE_REF" if rel > 0 else "PRESENT_REF")


@builder
def onemore(big: str, number: float, unit: str) -> Duration | None:
    """A unit and so many of the next smaller one: «год восемь месяцев»."""
    if (big, unit) not in (("year", "month"), ("hour", "minute"), ("minute", "second")):
        return None
    return Duration(((1, big), (number, unit)))


@builder
def centuryn(dd: int) -> int | None:
    """The number of a century in digits: «в 19 веке»; «3 века» are three of them."""
    return dd if 5 <= dd <= 21 else None


@builder
def shortyear(number: int) -> int | None:
    """A year by its last two digits: «в 41-м году»; the small ones count something else."""
    if not 10 < number <= 99:
        return None
    return 1900 + number if number >= 50 or 30 < number < 46 else 2000 + number


@builder
def shortdate(
    short: int, month: int | None = None, dd: int | None = None, season: int | None = None
) -> Partial | None:
    """A date whose year is said by its last two digits: «в мае 45-го года»."""
    found = shortyear(short)
    return None if found is None else date(month=month, dd=dd, season=season, year=found)


@builder
def tenday(n: int, of: Any) -> Range | None:
    """The first, second or third ten days of a month: «в третьей декаде мая»."""
    if not 1 <= n <= 3 or not isinstance(of, Partial) or of.unit != "month":
        return None
    if of.number is None or of.day is not None:
        return None
    # Imported where it is used: it brings along the whole of locale.
    from calendar import monthrange

    last = monthrange(of.year or 2001, of.number)[1] if n == 3 else 10 * n
    return Range(evolve(of, day=10 * n - 9), evolve(of, day=last))


@builder
def several(a: Any, b: Any, c: Any = None, **more: Any) -> Pieces | None:
    """Dates that share what only the last says: «7, 8 и 9 марта», «в 2011 и 2015 годах»."""
    if more:
        return _list({"a": a, "b": b, "c": c, **more})
    last = b if c is None else c
    a, end = _expressed(a, last)
    b, _ = (end, None) if c is None else _expressed(b, last)
    if a is None or b is None or end is None:
        return None
    a, end = _shared(a, end)
    if c is None:
        joined = Range(a, end) if _adjacent(a, end) else end
        return None if a == end else Pieces(joined, {"a": a, "b": end})
    b, _ = _shared(b, end)
    return Pieces(end, {"a": a, "b": b, "c": end})


def _list(parts: dict[str, Any]) -> Pieces | None:
    """A long list of days of one month: «3, 4, 5 и 8 января», «с 8 по 12 и с 15 по 19 мая»."""
    *names, last = parts
    end = parts[last]
    days = [_expressed(parts[name], end)[0] for name in names]
    if None in days or not isinstance(end, Partial):
        return None
    if any(one.day >= other.day for one, other in pairwise([*days, end])):
        return None
    return Pieces(end, {**dict(zip(names, days, strict=True)), last: end})


def _adjacent(a: Expression, b: Expression) -> bool:
    """Whether one day follows the other in its month: then both together are a stretch."""
    if not isinstance(a, Partial) or not isinstance(b, Partial) or not a.day or not b.day:
        return False
    return evolve(a, day=b.day) == b and b.day == a.day + 1


@builder
def nextyear(a: int, b: int) -> Pieces | Range | None:
    """A season over two years: «в сезоне 2014/15»."""
    return range_(a, a + 1) if b == (a + 1) % 100 else None


@builder
def relweekdate(rel: int, weekday: int, of: Expression) -> Expression | None:
    """«В минувшую пятницу, 8 декабря»: the date decides."""
    if isinstance(of, Partial) and of.day is not None and of.weekday is None:
        return evolve(of, weekday=weekday)
    return of if is_day(of) else None


@builder
def agomod(mod: str, dur: Any, sign: int = -1, focus: int = 0) -> Expression | None:
    """«Почти через два года»: the modifier stands before the word that counts."""
    return ago(evolve(dur, mod=mod), sign, None, focus) if isinstance(dur, Duration) else None


@builder
def recurnth(n: int, unit: str, every: str = "EVERY") -> Recurring:
    """Every so manieth: «каждый третий день»."""
    return Recurring(Duration(((int(n), unit),)).open_value(), every)


@builder
def recurlong(number: float, unit: str, times: float = 0, freq: str = "") -> Recurring:
    """So many times in so many units: «два раза в пять лет»."""
    return Recurring(Duration(((number, unit),)).open_value(), freq=freq or f"{times:g}X")
