"""Builders of parts of a stretch, of times of day, and of ranges."""

from __future__ import annotations

import re
from typing import Any

from attrs import evolve

from syriatimeline.temporal.builders.registry import Pieces, builder, is_day, whole
from syriatimeline.temporal.expressions import (
    Bounded,
    Clock,
    Duration,
    Expression,
    NightInto,
    Nth,
    Part,
    Partial,
    Range,
    Recurring,
    Ref,
    Shift,
    Stretch,
    Within,
)
from syriatimeline.temporal.units import FINE

__all__: list[str] = []

_WITHOUT_PARTS = (Duration, Recurring, Ref, Stretch, Clock)


@builder
def part(part: str, of: Any = None, unit: str = "", owner: Any = None) -> Expression | None:
    """The beginning, middle or end of a stretch."""
    stretch = whole(owner if of is None else of, "" if unit in FINE else unit)
    if stretch is None or isinstance(stretch, _WITHOUT_PARTS):
        return None
    return Part(part, stretch)  # type: ignore[arg-type]


@builder
def partday(part: str) -> Part:
    """Earlier or later on the day that was spoken of."""
    return Part("START" if part == "EARLIER" else "END", Shift(0, "day", focus=True))


@builder
def unitend(unit: str) -> Part:
    """The end of the present year (or month, week)."""
    return Part("END", Shift(0, unit))


@builder
def ordinal(n: int, unit: str) -> tuple[int, str] | None:
    """The so manieth quarter or half, of something named beside it."""
    return (int(n), unit) if 1 <= abs(n) <= (4 if unit == "quarter" else 2) else None


@builder
def ordof(
    part: tuple[int, str],
    of: Any = None,
    period: Any = None,
    owner: Any = None,
    unit: str = "",
    year: Any = None,
) -> Expression | None:
    """A quarter or half of a year or other stretch; a bare one is the nearest by tense."""
    n, what = part
    given = next((each for each in (of, period, owner, year) if each is not None), None)
    stretch = whole(given, unit)
    if stretch is None:
        return Partial(unit=what, number=n) if n > 0 else None
    return nth(n, what, stretch)


@builder
def ordago(part: tuple[int, str]) -> Expression | None:
    """A quarter or half of last year."""
    return nth(part[0], part[1], Shift(-1, "year"))


@builder
def nth(n: int, unit: str, of: Any, count: int = 1) -> Expression | None:
    """The so manieth unit of a stretch; a bare unit is the present one."""
    stretch = whole(None, of) if isinstance(of, str) else whole(of)
    if stretch is None or isinstance(stretch, _WITHOUT_PARTS) or unit in FINE:
        return None
    numbered = unit in ("quarter", "half", "month") and count == 1 and n > 0
    if numbered and isinstance(stretch, Partial) and stretch.number is None and stretch.year:
        joined = Partial(year=stretch.year, unit=unit, number=int(n))
        return joined if joined.possible else None
    return Nth(int(n), unit, stretch, int(count))


@builder
def nthweekday(n: int, weekday: int, of: Any) -> Expression | None:
    """The so manieth Monday of a month."""
    stretch = whole(of)
    return None if stretch is None else Nth(int(n), f"weekday-{weekday}", stretch)


@builder
def clock(
    hour: float, minute: float | None = None, ampm: str = "", zone: str = "", part: str = ""
) -> Clock | None:
    """A time by the clock."""
    h, m = int(hour), int(minute or 0)
    if hour != h or not 0 <= h <= 24 or not 0 <= m < 60:
        return None
    if ampm and not 1 <= h <= 12:
        return None
    if ampm == "pm" and h < 12:
        h += 12
    if ampm == "am" and h == 12:
        h = 0
    made = Clock(f"{h:02d}:{m:02d}", zone=zone)
    return evolve(made, time=_in_part(made.time, part)) if part else made


@builder
def digital(clock: str, ampm: str = "", zone: str = "") -> Clock | None:
    """A time in digits: ``8:30``."""
    parts = re.split(r"[:.]", clock)
    made = _clock(int(parts[0]), int(parts[1]), ampm, zone)
    if made is None or (len(parts) > 2 and int(parts[2]) > 59):
        return None
    return evolve(made, time=":".join((made.time, *parts[2:])))


_clock = clock


@builder
def daypart(
    daypart: str,
    of: Expression | None = None,
    rel: int | None = None,
    part: str = "",
    adj: str = "",
) -> Clock | None:
    """A part of a day: "Friday night", "late this morning"."""
    if of is not None and not is_day(of):
        return None
    if of is None and rel is not None:
        of = Shift(rel, "day")
    return Clock(daypart, of, mod={"EARLIER": "START", "LATER": "END"}.get(part, part or adj))


@builder
def at(clk: Clock, of: Expression, zone: str = "") -> Clock | None:
    """A time of a day that is named with it."""
    if clk.day is not None or not is_day(of):
        return None
    return evolve(clk, day=of, zone=zone or clk.zone)


@builder
def clocks(a: Clock, b: Clock) -> Pieces | None:
    """From one time to another of the same day: "between 9pm and 11pm on Friday"."""
    if a.day is not None or not a.time[0].isdigit() or not b.time[0].isdigit():
        return None
    return Pieces(b, {"a": evolve(a, day=b.day), "b": b})


@builder
def inpart(
    clk: Clock, daypart: str, rel: int | None = None, of: Expression | None = None
) -> Clock | None:
    """A time in a part of a day: eight in the evening."""
    if of is None and rel:
        of = Shift(rel, "day")
    if of is not None and not is_day(of):
        return None
    return evolve(clk, day=of or clk.day, time=_in_part(clk.time, daypart))


def _in_part(time: str, part: str) -> str:
    """The hour on the 24-hour clock where the part of the day tells: 8 in the evening is 20."""
    hour = int(time[:2])
    if part == "NI" and hour == 12:
        return f"00{time[2:]}"
    if part in ("AF", "EV", "NI") and hour < 12 and not (part == "NI" and hour < 6):
        return f"{hour + 12:02d}{time[2:]}"
    return time


@builder
def nightof(daypart: str, dd: int, of: Any) -> Clock | None:
    """A night by the days on which it began and ended: "the night of 3-4 July"."""
    if not isinstance(of, Partial) or of.day is None:
        return None
    began = evolve(of, day=int(dd), weekday=None)
    return Clock(daypart, began) if began.possible else None


@builder
def days(a: Expression, b: Any) -> Pieces | None:
    """Days of a month that is not named: "the 21st and 22nd"."""
    last = Partial(day=int(b)) if isinstance(b, int | float) else b
    return Pieces(Range(a, last), {"a": a, "b": last}) if last.possible else None


@builder
def night(of: Expression) -> NightInto | None:
    """The night into a day."""
    return NightInto(of) if is_day(of) else None


@builder
def bounded(side: str, of: Any) -> Bounded | None:
    """What lies on one side of a time."""
    stretch = whole(of)
    return None if stretch is None else Bounded(side, stretch)


@builder
def range_(a: Any, b: Any, span: int = 0, year: int | None = None) -> Pieces | Range | None:
    """From the one to the other; what only one part says holds for the other too."""
    a, b = _expressed(a, b)
    if year is not None:
        a, b = (evolve(each, year=year) if isinstance(each, Partial) else None for each in (a, b))
    if a is None or b is None or isinstance(a, Ref | Clock) or isinstance(b, Ref | Clock):
        return None
    a, b = _shared(a, b)
    if a == b or _reversed(a, b):
        return None
    joined = Range(a, b)
    return joined if span else Pieces(joined, {"a": a, "b": b})


def _expressed(a: Any, b: Any) -> tuple[Any, Any]:
    """Bare numbers as what they stand for beside the other part: a day of its month, or a year."""
    if isinstance(a, int | float) and isinstance(b, int | float):
        year = int(a)
        return whole(a), whole(b if b > 99 else year - year % 100 + int(b))
    if isinstance(a, int | float):
        return _like(int(a), b), b
    if isinstance(b, int | float) and isinstance(a, Partial) and _bare_year(a):
        return a, whole(b)
    if isinstance(b, int | float):
        return a, _like(int(b), a)
    if isinstance(a, Partial) and a == Partial(day=a.day) and isinstance(b, Partial) and b.number:
        return _like(a.day or 0, b), b
    if isinstance(a, Partial) and a.day and isinstance(b, Partial) and b.day and not b.number:
        # "January 28-29, 2019": the last part has no month, but the year.
        return evolve(a, year=b.year), evolve(a, year=b.year, day=b.day, weekday=None)
    return a, b


def _bare_year(of: Partial) -> bool:
    return of.year is not None and of.number is None and of.day is None


def _like(n: int, other: Any) -> Expression | None:
    if isinstance(other, Partial) and other.year is not None and _bare_year(other):
        # "431-404 BC", "70 to 86 AD": the era stands with the last year.
        made = Partial(year=n if other.year > 0 else 1 - n)
        return made if made.possible else None
    if n > 99:
        return whole(n)
    if isinstance(other, Within) and isinstance(other.part, Partial) and other.part.day:
        return evolve(other, part=evolve(other.part, day=n, weekday=None))
    if not isinstance(other, Partial) or other.day is None:
        return None
    made = evolve(other, day=n, weekday=None)
    return made if made.possible else None


def _shared(a: Expression, b: Expression) -> tuple[Expression, Expression]:
    """The year of one part is that of the other, too, or of the year beside it."""
    if isinstance(b, Within) and isinstance(a, Partial) and a.year is None and a.number:
        return Within(a, b.of), b
    if not isinstance(a, Partial) or not isinstance(b, Partial):
        return a, b
    if a == Partial(weekday=a.weekday) and b == Partial(weekday=b.weekday) and a != b:
        # "From Friday to Monday": the first Monday after that Friday.
        return a, Shift(1, "day", focus=True, weekday=b.weekday)
    if a.number is None or b.number is None or a.weekday or b.weekday:
        return a, b
    in_order = (a.number, a.day or 0) <= (b.number, b.day or 32)
    if a.year is None and b.year is not None:
        a = evolve(a, year=b.year if in_order else b.year - 1)
    elif b.year is None and a.year is not None:
        b = evolve(b, year=a.year if in_order else a.year + 1)
    return a, b


def _reversed(a: Expression, b: Expression) -> bool:
    if not isinstance(a, Partial) or not isinstance(b, Partial) or a.year is None or b.year is None:
        return False
    return (a.year, a.number or 0, a.day or 0) > (b.year, b.number or 13, b.day or 32)
