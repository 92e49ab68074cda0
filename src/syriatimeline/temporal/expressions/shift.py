"""Dates counted from a day: "last month", "tomorrow", "three years ago", "two days later"."""

from __future__ import annotations

from attrs import frozen

from syriatimeline.temporal.expressions.sense import (
    ByContent,
    Context,
    Expression,
    Sense,
    fork,
    sense_of,
)
from syriatimeline.temporal.units import FINE, MONTHS_IN, bounds_of, index_of, value_of, weekday_of

__all__ = ["Absolute", "Ahead", "Offset", "Shift"]


@frozen(eq=False, repr=False)
class Absolute(ByContent):
    """A stretch that is named by its number: "the 1990s", "the 20th century".

    Attributes:
        unit: ``decade``, ``century`` or ``millennium``.
        index: 199 for the 1990s, 19 for the 20th century.
        bc: Before the common era: it has a value and no days, as the calendar here ends at year 1.
        mod: TIMEX3 modifier.
    """

    unit: str
    index: int
    bc: bool = False
    mod: str = ""

    type = "DATE"
    relative = False

    def senses(self, context: Context) -> list[Sense]:
        """The one stretch."""
        if self.bc:
            return [Sense(self.open_value(), unit=self.unit)]
        return sense_of(self.unit, self.index)

    def open_value(self) -> str:
        """Its value."""
        return ("BC" if self.bc else "") + value_of(self.unit, self.index)

    def __str__(self) -> str:
        return f"{self.unit.title()}({self.index}{' BC' if self.bc else ''})"


@frozen(eq=False, repr=False)
class Shift(ByContent):
    """The stretch of a unit that lies so many from the one of speaking.

    Attributes:
        n: 0 for "this week" and "today", -1 for "last week", 1 for "tomorrow".
        unit: A calendar unit.
        focus: Counted from what was last spoken of ("that year", "the following month").
        mod: TIMEX3 modifier.
        recent: The latest that has begun, not that of the present week ("over the weekend").
        weekday: 1 to 7 for the first such day beyond ("the following Tuesday"); else None.

    >>> from syriatimeline.temporal.expressions import Context, Shift
    >>> from datetime import date
    >>> Shift(-1, "month").senses(Context(date(2025, 12, 24).toordinal()))[0].value
    '2025-11'
    """

    n: int
    unit: str
    focus: bool = False
    mod: str = ""
    recent: bool = False
    weekday: int | None = None

    type = "DATE"
    relative = True

    def senses(self, context: Context) -> list[Sense]:
        """Every way to understand it, the chosen one first."""
        start = context.today
        if self.focus and context.focus is not None:
            told = self._told(context.focus)
            if told is None and self.weekday is None:
                return []
            start = start if told is None else told
        index = index_of(self.unit, start) + self.n
        if self.weekday is not None:
            # From the next day (or the last before) on to that weekday.
            index += self.n * (self.n * (self.weekday - weekday_of(index)) % 7)
        if (
            self.recent
            and (bounds_of(self.unit, index) or (start, start))[0] > start
            and context.lean <= 0
        ):
            index -= 1
        found = sense_of(self.unit, index)
        if self.focus:
            return found
        if self.unit == "week":
            found = fork(
                context, "week-start", {"monday": found, "sunday": self._from_sunday(start)}
            )
        if self.n == -1 and self.unit == "week":
            return fork_rolling(context, "last-week", "monday-to-sunday", found, 7)
        if self.n == -1 and self.unit == "month":
            return fork_rolling(context, "last-month", "calendar", found, 30)
        if self.n == 0 and self.unit == "weekend" and not self.recent:
            past = sense_of(
                "weekend", index_of("week", start) - (1 if start % 7 in range(1, 6) else 0)
            )
            return fork(context, "this-weekend", {"of-this-week": found, "past": past})
        return found

    def _told(self, focus: Sense) -> int | None:
        """The day to count from; None where what was told is wider than the unit ("that day")."""
        if focus.first is None or focus.last is None:
            return focus.first
        if self.weekday is not None and focus.last - focus.first > 31:
            # "The following Monday" follows a day, and not the year spoken of.
            return None
        if index_of(self.unit, focus.first) == index_of(self.unit, focus.last):
            return focus.first
        return focus.first if self.n < 0 else focus.last if self.n > 0 else None

    def _from_sunday(self, day: int) -> list[Sense]:
        """The week from Sunday to Saturday; its value is that of the ISO week of its Wednesday."""
        first = day - day % 7 + self.n * 7
        wednesday = sense_of("week", index_of("week", first + 3)) if first > 0 else []
        return [each._replace(first=first, last=first + 6) for each in wednesday]

    def open_value(self) -> str:
        """The value with an X for every digit that only a reference date would give."""
        if self.weekday is not None:
            return f"XXXX-WXX-{self.weekday}"
        return _OPEN.get(self.unit, "XXXX")

    def __str__(self) -> str:
        return f"Shift({self.n}, {self.unit.upper()}{', from=Focus' if self.focus else ''})"


def fork_rolling(
    context: Context, convention: str, calendar: str, found: list[Sense], days: int
) -> list[Sense]:
    """The calendar's stretch, or as many days up to yesterday."""
    first = context.today - days
    rolling = [Sense(f"P{days}D", first, context.today - 1, "day")] if first > 0 else []
    return fork(context, convention, {calendar: found, f"rolling-{days}-days": rolling})


#: The value without its digits, for each unit.
_OPEN = {
    "day": "XXXX-XX-XX",
    "week": "XXXX-WXX",
    "weekend": "XXXX-WXX-WE",
    "month": "XXXX-XX",
    "quarter": "XXXX-QX",
    "season": "XXXX-XX",
    "half": "XXXX-HX",
    "year": "XXXX",
    "decade": "XXX",
    "century": "XX",
    "millennium": "X",
}


@frozen(eq=False, repr=False)
class Offset(ByContent):
    """So long before or after a day: "three years ago", "two days later", "a week before Easter".

    It is as fine as the finest unit that it names: "two months ago" is a month, not a day.

    Attributes:
        amounts: (how many, unit), the widest unit first.
        sign: -1 before, 1 after.
        base: What it is counted from; None for the day of speaking.
        focus: Counted from what was last spoken of.
        mod: TIMEX3 modifier.
    """

    amounts: tuple[tuple[float, str], ...]
    sign: int
    base: Expression | None = None
    focus: bool = False
    mod: str = ""

    @property
    def type(self) -> str:
        """TIME for what is counted in hours or less."""
        return "TIME" if self.amounts[-1][1] in FINE else "DATE"

    @property
    def relative(self) -> bool:
        """Whether what it is counted from is relative."""
        return self.base is None or self.base.relative

    def senses(self, context: Context) -> list[Sense]:
        """Every way to understand it, the chosen one first."""
        if self.base is not None:
            return [
                shifted._replace(conventions=each.conventions)
                for each in self.base.senses(context)
                for shifted in self._from(each.first if self.sign < 0 else each.last)
            ]
        focus = context.focus if self.focus else None
        if focus is not None and focus.first is not None:
            return self._from(focus.first if self.sign < 0 else focus.last)
        return self._from(context.today)

    def _from(self, day: int | None) -> list[Sense]:
        if day is None:
            return []
        moved = day
        for count, unit in self.amounts:
            step = shifted_day(moved, self.sign * count, unit)
            if step is None:
                return []
            moved = step
        unit = self.amounts[-1][1]
        if unit in FINE:
            found = sense_of("day", moved)
            return [each._replace(value=f"{each.value}TXX:XX") for each in found]
        whole = all(count == int(count) for count, _ in self.amounts)
        unit = unit if whole else FINER.get(unit, unit)
        found = sense_of(unit, index_of(unit, moved))
        if self.sign < 0 and self.mod in ("MORE_THAN", "EQUAL_OR_MORE"):
            # "At least two years ago": that year, or any before it.
            return [each._replace(first=None) for each in found]
        return found

    def open_value(self) -> str:
        """The value with an X for every digit that only a reference date would give."""
        unit = self.amounts[-1][1]
        return "XXXX-XX-XXTXX:XX" if unit in FINE else _OPEN.get(unit, "XXXX")

    def __str__(self) -> str:
        amount = " + ".join(f"{count:g} {unit.upper()}" for count, unit in self.amounts)
        start = str(self.base) if self.base is not None else "Focus" if self.focus else "Reference"
        return f"{start} {'-' if self.sign < 0 else '+'} Duration({amount})"


@frozen(eq=False, repr=False)
class Ahead(ByContent):
    """So long from now, or how long something took, as the tense tells: "in two weeks".

    Attributes:
        amounts: See :class:`Duration`; every count is known.
        mod: TIMEX3 modifier.
    """

    amounts: tuple[tuple[float, str], ...]
    mod: str = ""

    type = "DURATION"
    relative = False

    def settled(self, lean: int) -> Expression:
        """What it means in a clause that leans to the past (-1), to the future (1), or neither."""
        from syriatimeline.temporal.expressions.durations import Duration

        if lean > 0:
            return Offset(self.amounts, 1, mod=self.mod)
        return Duration(self.amounts, self.mod)

    def senses(self, context: Context) -> list[Sense]:
        """Every way to understand it in its clause."""
        return self.settled(context.lean).senses(context)

    def open_value(self) -> str:
        """That of the duration."""
        return self.settled(0).open_value()

    def __str__(self) -> str:
        return f"Ahead({self.settled(0)})"


#: In what unit a fraction of another is counted.
FINER = {"year": "month", "month": "day", "week": "day", "decade": "year", "century": "year"}
_IN_DAYS = {"day": 1.0, "week": 7.0, "weekend": 7.0, "hour": 1 / 24, "minute": 1 / 1440,
            "second": 1 / 86400}  # fmt: skip


def shifted_day(day: int, count: float, unit: str) -> int | None:
    """The day so many units on; the last of its month where that month is shorter.

    None outside the years 1 to 9999.
    """
    if unit in _IN_DAYS:
        moved = count * _IN_DAYS[unit]
        # A few hours before the day of speaking lie on that day as far as anyone can tell.
        target = day + (int(moved) if unit in FINE else round(moved))
        return target if bounds_of("day", target) and abs(moved) < 4_000_000 else None
    months = count * MONTHS_IN[unit]
    if abs(months) > 120_000:
        return None
    home = bounds_of("month", index_of("month", day))
    target_days = bounds_of("month", index_of("month", day) + round(months))
    if home is None or target_days is None:
        return None
    return min(target_days[0] + day - home[0], target_days[1])
