"""Parts of a stretch: "early March", "the end of 1990", "the first week of May", "later today"."""

from __future__ import annotations

from typing import Literal

from attrs import frozen

from syriatimeline.temporal.expressions.sense import (
    ByContent,
    Context,
    Expression,
    Sense,
    fork_of,
    sense_of,
)
from syriatimeline.temporal.units import Days, bounds_of, index_of

__all__ = ["Nth", "Part", "WeekOf"]

Which = Literal["START", "MID", "END", "EARLIER", "LATER"]

#: First and last day of each part of a month as counted from 1: outer, core; 0 is the last day.
_OF_MONTH: dict[str, tuple[tuple[int, int], tuple[int, int]]] = {
    "START": ((1, 15), (1, 10)),
    "MID": ((8, 23), (11, 20)),
    "END": ((16, 0), (21, 0)),
}


@frozen(eq=False, repr=False)
class Part(ByContent):
    """The beginning, middle or end of a stretch.

    Of a month, the days that the codebook gives. Of anything else its first or second half, or
    the half in its middle. ``EARLIER`` and ``LATER`` end or begin with the day of speaking.

    Attributes:
        which: Which part.
        of: The stretch.
    """

    which: Which
    of: Expression

    @property
    def type(self) -> str:
        """That of the stretch."""
        return self.of.type

    @property
    def mod(self) -> str:
        """START, MID or END."""
        return {"EARLIER": "START", "LATER": "END"}.get(self.which, self.which)

    @property
    def relative(self) -> bool:
        """Whether the stretch is."""
        return self.of.relative or self.which in ("EARLIER", "LATER")

    def senses(self, context: Context) -> list[Sense]:
        """Every way to understand it, the chosen one first."""
        return [part for each in self.of.senses(context) for part in self._of(each, context)]

    def _of(self, sense: Sense, context: Context) -> list[Sense]:
        if sense.first is None or sense.last is None:
            return [sense]
        days = (sense.first, sense.last)
        if self.which in ("EARLIER", "LATER"):
            return [_cut(sense, days, self.which, context.today)]
        if sense.unit != "month":
            first, last = _half(days, self.which)
            return [sense._replace(first=first, last=last)]
        outer, core = (_days_of_month(days, each) for each in _OF_MONTH[self.which])
        ways = {
            "outer": sense._replace(first=outer[0], last=outer[1], drawn=core),
            "core": sense._replace(first=core[0], last=core[1]),
        }
        return fork_of(context, "part-of-month", sense, ways)

    def open_value(self) -> str:
        """The value of the stretch, as far as it is known without a reference date."""
        return self.of.open_value()

    def __str__(self) -> str:
        return f"Part({self.which}, {self.of})"


def _cut(sense: Sense, days: Days, which: str, today: int) -> Sense:
    """What of the stretch lies up to the day of speaking, or from it on; else a half of it."""
    if not days[0] <= today <= days[1]:
        first, last = _half(days, "START" if which == "EARLIER" else "END")
        return sense._replace(first=first, last=last)
    return sense._replace(last=today) if which == "EARLIER" else sense._replace(first=today)


def _half(days: Days, which: str) -> Days:
    """The first or last half, or the half in the middle; at the turn of a year where it can be."""
    first, last = days
    months = index_of("month", last) - index_of("month", first) + 1
    begin = bounds_of("month", index_of("month", first))
    end = bounds_of("month", index_of("month", last))
    if months >= 12 and begin and end and (begin[0], end[1]) == days:
        quarter = months // 4
        cuts = {"START": (0, 2), "MID": (1, 3), "END": (2, 4)}[which]
        start = bounds_of("month", index_of("month", first) + cuts[0] * quarter)
        stop = bounds_of("month", index_of("month", first) + cuts[1] * quarter - 1)
        return (start[0], stop[1]) if start and stop else days
    length = last - first + 1
    half = (length + 1) // 2
    if which == "START":
        return first, first + half - 1
    if which == "END":
        return last - half + 1, last
    quarter = length // 4
    return first + quarter, last - quarter


def _days_of_month(days: Days, part: tuple[int, int]) -> Days:
    return days[0] + part[0] - 1, days[0] + part[1] - 1 if part[1] else days[1]


@frozen(eq=False, repr=False)
class Nth(ByContent):
    """The so manieth unit of a stretch: "the second quarter of 1990", "the last week of May".

    Attributes:
        n: From 1; from the end if negative: -1 is the last.
        unit: What is counted. Weeks of a month are its days 1-7, 8-14 ...; a half is counted
            of anything.
        of: The stretch.
        count: How many of them: 2 for "the first two quarters".
    """

    n: int
    unit: str
    of: Expression
    count: int = 1

    type = "DATE"

    @property
    def mod(self) -> str:
        """START or END for a half or week, whose value is that of the whole; else none."""
        if self.unit == "half" and getattr(self.of, "unit", "") != "year":
            return "START" if self.n == 1 else "END"
        return {1: "START", -1: "END"}.get(self.n, "") if self.unit == "week" else ""

    @property
    def relative(self) -> bool:
        """Whether the stretch is."""
        return self.of.relative

    def senses(self, context: Context) -> list[Sense]:
        """Every way to understand it, the chosen one first."""
        return [part for each in self.of.senses(context) for part in self._of(each)]

    def _of(self, sense: Sense) -> list[Sense]:
        if sense.first is None or sense.last is None:
            return []
        if self.unit == "half" and sense.unit != "year":
            first, last = _half((sense.first, sense.last), "START" if self.n == 1 else "END")
            return [sense._replace(first=first, last=last)]
        if self.unit == "week":
            return self._week(sense, sense.first, sense.last)
        if self.unit.startswith("weekday-"):
            return self._weekday(sense, sense.first, sense.last)
        inside = (
            [
                index
                for index in range(
                    index_of(self.unit, sense.first), index_of(self.unit, sense.last) + 1
                )
                if (days := bounds_of(self.unit, index)) and sense.first <= days[0] <= sense.last
            ]
            if self.unit != "day" or sense.last - sense.first < 40000
            else []
        )
        start = self.n - 1 if self.n > 0 else len(inside) + self.n + 1 - self.count
        if not 0 <= start < len(inside):
            return []
        found = [
            each
            for index in inside[start : start + self.count]
            for each in sense_of(self.unit, index)
        ]
        if not found:
            return []
        value = found[0].value if len(found) == 1 else f"{found[0].value}/{found[-1].value}"
        return [found[0]._replace(value=value, last=found[-1].last, conventions=sense.conventions)]

    def _weekday(self, sense: Sense, first: int, last: int) -> list[Sense]:
        weekday = int(self.unit[-1])
        start = first + (weekday - 1 - (first - 1) % 7) % 7
        end = last - ((last - 1) % 7 + 1 - weekday) % 7
        day = start + 7 * (self.n - 1) if self.n > 0 else end
        if not first <= day <= last:
            return []
        return [each._replace(conventions=sense.conventions) for each in sense_of("day", day)]

    def _week(self, sense: Sense, first: int, last: int) -> list[Sense]:
        """The days 1-7, 8-14 ... of the stretch; the last week is its last seven days."""
        begin = first + 7 * (self.n - 1) if self.n > 0 else last - 6
        end = min(begin + 7 * self.count - 1, last)
        return [sense._replace(first=begin, last=end)] if first <= begin <= end else []

    def open_value(self) -> str:
        """The value as far as it is known without a reference date."""
        whole = self.of.open_value()
        if self.unit in ("quarter", "half") and len(whole) == 4:
            return f"{whole}-{self.unit[0].upper()}{self.n}"
        return whole

    def __str__(self) -> str:
        return f"Nth({self.n}, {self.unit.upper()}, {self.of})"


@frozen(eq=False, repr=False)
class WeekOf(ByContent):
    """The week, Monday to Sunday, that holds a day: "the week of Oct. 23".

    Attributes:
        of: The day.
        mod: TIMEX3 modifier.
    """

    of: Expression
    mod: str = ""

    type = "DATE"

    @property
    def relative(self) -> bool:
        """Whether the day is."""
        return self.of.relative

    def senses(self, context: Context) -> list[Sense]:
        """Every way to understand it, the chosen one first."""
        return [
            week._replace(conventions=each.conventions)
            for each in self.of.senses(context)
            if each.first is not None
            for week in sense_of("week", index_of("week", each.first))
        ]

    def open_value(self) -> str:
        """The value as far as it is known without a reference date."""
        return "XXXX-WXX"

    def __str__(self) -> str:
        return f"WeekOf({self.of})"
