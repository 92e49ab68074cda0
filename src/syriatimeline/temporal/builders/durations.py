"""Builders of durations, of what is counted from a day by them, and of sets."""

from __future__ import annotations

from typing import Any

from attrs import evolve

from syriatimeline.temporal.builders.registry import builder, whole
from syriatimeline.temporal.expressions import (
    Age,
    Ahead,
    Duration,
    Ended,
    Expression,
    Holiday,
    Offset,
    Partial,
    QuarterOf,
    Recurring,
    Ref,
    Stretch,
    Within,
)
from syriatimeline.temporal.units import UNITS

__all__: list[str] = []


@builder
def duration(
    unit: str, number: float | str | None = None, some: Any = None, a: float = 0, mod: str = ""
) -> Duration | None:
    """So many units; an unknown few where no number is given. Half an hour is 30 minutes.

    Of "two to three weeks" the lower number is the value, and the modifier says that it is more.
    """
    count = float(number) if isinstance(number, str) else number
    if a:
        if count is None or a >= count:
            return None
        if count % 1000 == 0 and a <= count / 1000:
            a *= 1000  # "five or six thousand years"
        count, mod = a, "EQUAL_OR_MORE"
    if count is not None and (not 0 < count < 1e9 or _is_year(count, unit)):
        return None
    if count == 0.5 and unit == "hour":
        count, unit = 30, "minute"
    return Duration(((count, unit),), mod)


def _is_year(count: float, unit: str) -> bool:
    """Whether a number is a year: the 1988 quarter is not 1988 quarters."""
    return unit in ("quarter", "half", "season") and count > 100


@builder
def age(number: float, unit: str) -> Age | None:
    """How old somebody or something is."""
    return Age(((number, unit),)) if 0 < number < 1e9 else None


@builder
def quarterof(years: int = 0, year: int | None = None, period: Any = None) -> Any:
    """The quarter of an earnings report."""
    return QuarterOf(years, year)


#: The units of which a report names the end.
_LONG = ("week", "month", "quarter", "half", "year")


@builder
def ended(of: Any, unit: str, number: float = 1, n: int | None = None) -> Ended | None:
    """So many units that end with a time: "the year ended March 31", "its third quarter ended"."""
    if unit not in _LONG or not 0 < number < 1000 or (n is not None and not 0 < n < 5):
        return None
    return Ended(number, unit, of, n)


@builder
def firstn(dur: Any) -> Duration | None:
    """So many units, said to be the first ones."""
    return dur if isinstance(dur, Duration) and dur.amounts[0][0] is not None else None


@builder
def rate(dur: Any) -> Recurring | None:
    """So much in a unit: "two million a year"."""
    if isinstance(dur, Duration) and len(dur.amounts) == 1 and dur.amounts[0][0] == 1:
        return Recurring(dur.open_value()) if type(dur) is Duration else None
    return None


@builder
def add(a: Duration, b: Duration) -> Duration | None:
    """Two durations said together: "two years and six months"."""
    if not isinstance(a, Duration) or not isinstance(b, Duration):
        return None
    counts = [count for count, _ in a.amounts + b.amounts]
    if None in counts or (counts[len(a.amounts) - 1] or 0) % 1:
        return None
    if UNITS.index(a.amounts[-1][1]) <= UNITS.index(b.amounts[0][1]):
        return None  # A list, and not a sum: "six months, two years".
    return Duration(a.amounts + b.amounts, a.mod)


@builder
def ago(
    dur: Duration | None = None,
    sign: int = -1,
    of: Any = None,
    focus: int = 0,
    days: int = 0,
    unit: str = "",
) -> Expression | None:
    """So long before or after now, what was spoken of, or a named time."""
    if dur is None:
        dur = Duration(((1, unit) if unit else (days, "day"),))
    if not isinstance(dur, Duration):
        return None
    known = tuple((count, unit) for count, unit in dur.amounts if count is not None)
    if len(known) < len(dur.amounts):
        # "A few days later" goes on from something that was told, and may be past.
        return Ref("PAST_REF") if sign < 0 else Ref("FUTURE_REF", by_tense=bool(focus))
    return Offset(known, sign, whole(of), bool(focus), dur.mod)


@builder
def ahead(dur: Any) -> Ahead | None:
    """So long from now, if the clause speaks of the future."""
    if type(dur) is not Duration or any(count is None for count, _ in dur.amounts):
        return None
    return Ahead(tuple((count, unit) for count, unit in dur.amounts if count is not None), dur.mod)


@builder
def yearago() -> Offset:
    """The year before the one spoken of: "a year-earlier loss"."""
    return Offset(((1, "year"),), -1, focus=True)


@builder
def past(
    side: int,
    dur: Any = None,
    unit: str = "",
    n: float | None = None,
    focus: int = 0,
) -> Stretch | None:
    """So many units up to now or from now on; without a number, an unknown few."""
    if dur is None:
        dur = duration(unit, n)
    if not isinstance(dur, Duration):
        return None
    return Stretch(dur.amounts, side, bool(focus), dur.mod)


@builder
def mod(mod: str, of: Expression) -> Expression | None:
    """An expression with a modifier: "about two years", "more than a week"."""
    if isinstance(of, Duration | Offset | Stretch | Partial | Within | Holiday) and not of.mod:
        return evolve(of, mod=mod)
    return None


@builder
def recurring(
    unit: str = "",
    number: float = 1,
    of: Expression | None = None,
    weekday: int = 0,
    daypart: str = "",
    every: str = "",
    each: str = "",
    once: str = "",
    freq: str = "",
    value: str = "",
) -> Recurring:
    """What comes round, by its unit or its name."""
    if of is not None:
        value = of.open_value()
    elif weekday:
        value = f"XXXX-WXX-{weekday}"
    elif unit:
        value = Duration(((number, unit),)).open_value()
    return Recurring(value + (f"T{daypart}" if daypart else ""), every or each, freq or once)


@builder
def recurtimes(number: float, unit: str) -> Recurring:
    """So many times in a unit."""
    return Recurring(Duration(((1, unit),)).open_value(), freq=f"{number:g}X")


@builder
def ref(value: str, mod: str = "", tense: int = 0) -> Ref:
    """A time that is not on the calendar."""
    return Ref(f"{value}_REF", mod, bool(tense))
