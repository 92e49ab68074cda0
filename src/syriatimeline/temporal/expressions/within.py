"""A part of the calendar inside a stretch that is named otherwise: "December last year"."""

from __future__ import annotations

from datetime import date

from attrs import frozen

from syriatimeline.temporal.expressions.holidays import Holiday
from syriatimeline.temporal.expressions.partial import Partial
from syriatimeline.temporal.expressions.sense import ByContent, Context, Expression, Sense, sense_of
from syriatimeline.temporal.units import weekday_of

__all__ = ["Within"]


@frozen(eq=False, repr=False)
class Within(ByContent):
    """What of a stretch has this month, day or weekday: "Tuesday last week", "5th of last month".

    Attributes:
        part: What is looked for.
        of: Where; a year, month or week.
    """

    part: Partial | Holiday
    of: Expression
    mod: str = ""

    type = "DATE"

    @property
    def relative(self) -> bool:
        """Whether the stretch is."""
        return self.of.relative

    def senses(self, context: Context) -> list[Sense]:
        """Every way to understand it, the chosen one first."""
        return [
            found._replace(conventions=each.conventions + found.conventions)
            for each in self.of.senses(context)
            for found in self._in(each, context)
        ]

    def _in(self, stretch: Sense, context: Context) -> list[Sense]:
        if stretch.first is None or stretch.last is None:
            return []
        part = self.part
        if isinstance(part, Holiday) or part.number is not None:
            years = range(
                date.fromordinal(stretch.first).year, date.fromordinal(stretch.last).year + 1
            )
            found = [sense for year in years for sense in part.in_year(year, context)]
        elif part.day is not None:
            found = part.in_month(stretch.first)
        else:
            found = [
                sense
                for day in range(stretch.first, min(stretch.last, stretch.first + 6) + 1)
                if weekday_of(day) == part.weekday
                for sense in sense_of("day", day)
            ]
        return [
            each
            for each in found
            if each.first is not None and stretch.first <= each.first <= stretch.last
        ][:1]

    def open_value(self) -> str:
        """The value with an X for every digit that only a reference date would give."""
        return self.part.open_value()

    def __str__(self) -> str:
        return f"{self.part} ∩ {self.of}"
