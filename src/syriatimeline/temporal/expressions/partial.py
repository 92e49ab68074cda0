"""Dates of which some parts are said: "8 December", "Friday", "March 2025", "the third quarter"."""

from __future__ import annotations

from attrs import frozen

from syriatimeline.temporal.expressions.era import RECKONED, as_told, year_value
from syriatimeline.temporal.expressions.picking import (
    following,
    in_some_year,
    much_nearer,
    on_weekday,
    over,
    pick,
    to_come,
    told_of,
)
from syriatimeline.temporal.expressions.sense import ByContent, Context, Sense, fork, sense_of
from syriatimeline.temporal.units import MONTHS_IN, SEASONS, bounds_of, index_of

__all__ = ["Partial"]

#: How many stretches of the unit a year holds.
_PER_YEAR = {unit: 12 // MONTHS_IN[unit] for unit in ("month", "quarter", "season", "half", "year")}


@frozen(eq=False, repr=False)
class Partial(ByContent):
    """A date of the calendar, as far as it is said.

    Attributes:
        year: The year, or None; 0 and less before the common era (0 is 1 BC).
        unit: ``month``, ``quarter``, ``season``, ``half`` or ``year``: what ``number`` counts.
        number: Which of them in its year, from 1; None where only a day or weekday is said.
        day: Day of the month, or None.
        weekday: 1 (Monday) to 7, or None.
        which: -1 for "last March", 0 for "this March", 1 for "next March"; None for a bare one.
        focus: Counted from what was last spoken of ("that winter", "the following March").
        mod: TIMEX3 modifier.

    >>> from syriatimeline.temporal.expressions import Partial
    >>> str(Partial(year=2024, unit="month", number=12, day=8))
    'Day(8) ∩ Month(12) ∩ Year(2024)'
    """

    year: int | None = None
    unit: str = "month"
    number: int | None = None
    day: int | None = None
    weekday: int | None = None
    which: int | None = None
    mod: str = ""
    focus: bool = False

    type = "DATE"

    @property
    def relative(self) -> bool:
        """Whether a reference day is needed: everything but a date with its year."""
        return self.year is None

    @property
    def possible(self) -> bool:
        """Whether such a date occurs in the calendar at all: 30 February does not."""
        if self.number is not None and not 1 <= self.number <= _PER_YEAR[self.unit]:
            return False
        if self.year is not None and not -RECKONED < self.year <= 9999:
            return False
        if self.day is None:
            return True
        if not 1 <= self.day <= 31:
            return False
        # Every date of the calendar occurs in 2000, a leap year.
        return self.number is None or bool(self._in(2000 if self.year is None else self.year))

    def senses(self, context: Context) -> list[Sense]:
        """Every way to understand it, the chosen one first."""
        if self.year is not None:
            return self.in_year(self.year, context)
        if self.number is not None:
            return self._by_year(context)
        if self.weekday is not None and self.day is None:
            return self._by_week(context)
        return self._by_month(context)

    def in_year(self, year: int, context: Context) -> list[Sense]:
        """The date in a year; of a winter, both readings."""
        found = self._in(year)
        if found and year > 0 and (self.unit, self.number) == ("season", 4):
            return fork(context, "winter", {"from-december": found, **_within(year)})
        return found

    def in_month(self, day: int) -> list[Sense]:
        """The day of the month in the month that holds another day."""
        return self._on_day_of(index_of("month", day))

    def open_value(self) -> str:
        """The value with an X for every digit that only a reference date would give."""
        year = "XXXX" if self.year is None else year_value(self.year)
        if self.number is None and self.day is None:
            return f"XXXX-WXX-{self.weekday}" if self.weekday else year
        if self.number is None:
            return f"{year}-XX-{self.day:02d}"
        if self.unit == "month":
            day = "" if self.day is None else f"-{self.day:02d}"
            return f"{year}-{self.number:02d}{day}"
        if self.unit == "season":
            return f"{year}-{SEASONS[self.number - 1]}"
        return f"{year}-{self.unit[0].upper()}{self.number}"

    def _in(self, year: int) -> list[Sense]:
        """The date in a year; empty if that year has none."""
        if -RECKONED < year < 1:
            return [as_told(each) for each in self._in(year + RECKONED)]
        if not 1 <= year <= 9999:
            return []
        if self.number is None:
            return sense_of("year", year)
        index = year * _PER_YEAR[self.unit] + self.number - 1
        if self.day is None:
            return sense_of(self.unit, index)
        days = bounds_of(self.unit, index)
        if days is None or not 1 <= self.day <= days[1] - days[0] + 1:
            return []
        return sense_of("day", days[0] + self.day - 1)

    def _by_year(self, context: Context) -> list[Sense]:
        """A month, season or day of the year whose year is not said."""
        if self.focus:
            return told_of(self._in, self.which or 0, context.focus)
        reach = 9 if (self.number, self.day) == (2, 29) else 2
        if self.unit in ("quarter", "half") and not context.lean:
            context = context._replace(lean=-1)
        return in_some_year(
            self._in,
            self.which,
            context,
            reach=reach,
            weekday=self.weekday,
            exact=self.day is not None,
        )

    def _by_week(self, context: Context) -> list[Sense]:
        week = index_of("week", context.today)
        candidates = [
            each
            for index in range(week - 2, week + 3)
            for each in sense_of("day", index * 7 + (self.weekday or 1))
        ]
        if self.which is None:
            # News names a weekday without more for what has just been.
            return pick(candidates, context if context.lean else context._replace(lean=-1))
        of_week = sense_of("day", (week + self.which) * 7 + (self.weekday or 1))
        if self.which == 0:
            return of_week
        if self.which < 0:
            recent = over(candidates, context.today)
            if self.which < -1:
                return over(candidates, recent[0].first or 0) if recent else []
            return fork(context, "last-weekday", {"most-recent": recent, "previous-week": of_week})
        soonest = to_come(candidates, context.today)
        return fork(context, "next-weekday", {"soonest": soonest, "following-week": of_week})

    def _by_month(self, context: Context) -> list[Sense]:
        """A day of the month whose month is not said: that of the focus, else by tense."""
        focus = context.focus
        pivot = context.today if focus is None or focus.first is None else focus.first
        month = index_of("month", pivot)
        candidates = [
            each for index in range(month - 2, month + 3) for each in self._on_day_of(index)
        ]
        if self.weekday is not None:
            candidates = on_weekday(candidates, self.weekday)
        if pivot != context.today:
            return following(candidates, pivot)
        near = [] if focus is None else much_nearer(candidates, pivot)
        return near or pick(candidates, context)

    def _on_day_of(self, month: int) -> list[Sense]:
        days = bounds_of("month", month)
        if self.day is None or days is None or self.day > days[1] - days[0] + 1:
            return []
        return sense_of("day", days[0] + self.day - 1)

    def __str__(self) -> str:
        parts = [
            f"Weekday({self.weekday})" if self.weekday is not None else "",
            f"Day({self.day})" if self.day is not None else "",
            f"{self.unit.title()}({self.number})" if self.number is not None else "",
            f"Year({self.year})" if self.year is not None else "",
        ]
        inner = " ∩ ".join(part for part in parts if part)
        return inner if self.which is None else f"{_WHICH[self.which]}({inner})"


_WHICH = {-2: "BeforeLast", -1: "Last", 0: "This", 1: "Next", 2: "AfterNext"}


def _within(year: int) -> dict[str, list[Sense]]:
    """The winter months of a year, with the autumn between them: no stretch holds only those."""
    days = bounds_of("year", year)
    assert days is not None
    winter = Sense(f"{year:04d}-WI", days[0], days[1], "season")
    return {"within-the-year": [winter]}
