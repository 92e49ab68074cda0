"""A stretch that is known by the day on which it ends: "the quarter ended Sept. 30"."""

from __future__ import annotations

from datetime import date

from attrs import frozen

from syriatimeline.temporal.expressions.durations import duration_value
from syriatimeline.temporal.expressions.sense import ByContent, Context, Expression, Sense
from syriatimeline.temporal.expressions.shift import shifted_day
from syriatimeline.temporal.units import bounds_of, index_of, value_of

__all__ = ["Ended"]

#: By how many days the quarter of a company may miss that of the calendar and still be called so.
NEAR = 6


@frozen(eq=False, repr=False)
class Ended(ByContent):
    """So many units up to the last day of a time, inclusive.

    A quarter is a DATE: that of the calendar which ends at about the same time, else ``QX`` of
    the year of its last day. All else is a DURATION.

    Attributes:
        count: How many.
        unit: A week or longer.
        of: When it ends.
        number: The number that a company gives to its quarter, where that is to be the value.
    """

    count: float
    unit: str
    of: Expression
    number: int | None = None

    mod = ""

    @property
    def type(self) -> str:
        """DATE for a quarter, else DURATION."""
        return "DATE" if self._quarter else "DURATION"

    @property
    def relative(self) -> bool:
        """Whether its end is."""
        return self.of.relative

    @property
    def _quarter(self) -> bool:
        return self.unit == "quarter" and self.count == 1

    def senses(self, context: Context) -> list[Sense]:
        """The days up to the end, for each way to understand that."""
        found = []
        for end in self.of.senses(context):
            if end.last is None:
                continue
            first = shifted_day(end.last + 1, -self.count, self.unit)
            if first is not None:
                found.append(end._replace(value=self._value(end.last), first=first, unit=self.unit))
        return found

    def _value(self, last: int) -> str:
        if not self._quarter:
            return self.open_value()
        year = date.fromordinal(last).year
        if self.number is not None:
            return f"{year:04d}-Q{self.number}"
        for day in (last, last - NEAR):
            index = index_of("quarter", day)
            days = bounds_of("quarter", index)
            if days and abs(days[1] - last) <= NEAR:
                return value_of("quarter", index)
        return f"{year:04d}-QX"

    def open_value(self) -> str:
        """Of a quarter, its number; else the value of the duration."""
        if not self._quarter:
            return duration_value(((self.count, self.unit),))
        return f"XXXX-Q{'X' if self.number is None else self.number}"

    def __str__(self) -> str:
        return f"Ended({self.count:g}, {self.unit.upper()}, {self.of})"
