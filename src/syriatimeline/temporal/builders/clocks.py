"""Builders of times of day as Russian says them: "half of the sixth", "in the night to the 9th"."""

from __future__ import annotations

from typing import Any

from attrs import evolve

from syriatimeline.temporal.builders.parts import clock as clock_of
from syriatimeline.temporal.builders.parts import digital, inpart
from syriatimeline.temporal.builders.registry import builder, is_day
from syriatimeline.temporal.expressions import Clock, Expression, NightInto, Partial

__all__: list[str] = []


@builder
def digitalpart(clock: str, part: str, zone: str = "") -> Clock | None:
    """A time in digits and the part of the day: «8.30 вечера»."""
    made = digital(clock, zone=zone)
    return None if made is None else inpart(made, part)


@builder
def halfpast(hour: int, part: str = "", zone: str = "") -> Clock | None:
    """Half of an hour that is named by its number: «в половине шестого» is 5:30."""
    return clock_of(hour - 1 or 12, 30, part=part, zone=zone) if 1 <= hour <= 12 else None


@builder
def quarterto(hour: int, part: str = "", zone: str = "") -> Clock | None:
    """A quarter of an hour before: «без четверти три» is 2:45."""
    return clock_of(hour - 1 or 12, 45, part=part, zone=zone) if 1 <= hour <= 12 else None


@builder
def hourth(hour: int, part: str = "") -> Clock | None:
    """An hour by its number: «в пятом часу утра» is after four."""
    made = clock_of(hour - 1 or 12, part=part) if 1 <= hour <= 12 else None
    return None if made is None else evolve(made, mod="AFTER")


@builder
def halfday(n: int, of: Expression | None = None, night: int = 0) -> Clock | None:
    """The first or second half of a day or night: «во второй половине дня»."""
    if n not in (1, 2) or (of is not None and not is_day(of)):
        return None
    if night:
        return Clock("NI", of, mod="START" if n == 1 else "END")
    return Clock("MO" if n == 1 else "AF", of)


@builder
def nightdate(dd: int) -> NightInto | None:
    """The night into a day of the month."""
    made = Partial(day=dd)
    return NightInto(made) if made.possible else None


@builder
def atpart(clk: Clock, of: Any, zone: str = "") -> Clock | None:
    """A time and a part of a day beside it: «вечером 8 декабря, в 18:30», «ночью в 3:15»."""
    if not isinstance(of, Clock) or of.time[0].isdigit() or clk.day is not None:
        return None
    made = inpart(clk, of.time)
    return None if made is None else evolve(made, day=of.day, zone=zone or made.zone)
