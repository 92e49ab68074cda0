"""Days that have a name: "Christmas", "Easter", «День Победы»."""

from __future__ import annotations

from datetime import date, timedelta

from attrs import frozen

from syriatimeline.calendar import days_of_month
from syriatimeline.temporal.expressions.picking import in_some_year
from syriatimeline.temporal.expressions.sense import ByContent, Context, Sense, sense_of

__all__ = ["Holiday"]


@frozen(eq=False, repr=False)
class Holiday(ByContent):
    """A day that comes once a year, by a rule.

    Attributes:
        rule: ``12-25``; ``easter`` or ``orthodox-easter`` with ``+1`` or ``-2``; ``11-4-4`` for
            the fourth Thursday of November (``-1`` for the last).
        year: The year, or None.
        which: -1 for "last", 0 for "this", 1 for "next"; None for a bare one.
        mod: TIMEX3 modifier.

    >>> from syriatimeline.temporal.expressions import Context, Holiday
    >>> Holiday("11-4-4", 1998).senses(Context(1))[0].value
    '1998-11-26'
    """

    rule: str
    year: int | None = None
    which: int | None = None
    mod: str = ""

    type = "DATE"

    @property
    def relative(self) -> bool:
        """Whether a reference day is needed."""
        return self.year is None

    def senses(self, context: Context) -> list[Sense]:
        """Every way to understand it, the chosen one first."""
        if self.year is not None:
            return self._in(self.year)
        return in_some_year(self._in, self.which, context)

    def in_year(self, year: int, context: Context) -> list[Sense]:
        """The day in a year."""
        return self._in(year)

    def _in(self, year: int) -> list[Sense]:
        day = _day_of(self.rule, year) if 326 <= year <= 4099 or self.rule[0].isdigit() else None
        return sense_of("day", day.toordinal()) if day else []

    def open_value(self) -> str:
        """The value with an X for every digit that only a reference date would give."""
        year = "XXXX" if self.year is None else f"{self.year:04d}"
        month, _, day = self.rule.partition("-")
        fixed = month.isdigit() and day.isdigit()
        return f"{year}-{month:0>2}-{day:0>2}" if fixed else f"{year}-XX-XX"

    def __str__(self) -> str:
        year = "" if self.year is None else f" ∩ Year({self.year})"
        return f"Holiday({self.rule}){year}"


def _day_of(rule: str, year: int) -> date | None:
    if not 1 <= year <= 9999:
        return None
    if "easter" in rule:
        return _from_easter(rule, year)
    parts = [
        int(part) for part in rule.replace("--", "-~").replace("-", " ").replace("~", "-").split()
    ]
    if len(parts) == 2:
        return date(year, parts[0], parts[1])
    month, weekday, n = parts
    if n > 0:
        first = date(year, month, 1)
        return first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (n - 1))
    last = days_of_month(year, month).last
    assert last is not None
    return last - timedelta(days=(last.isoweekday() - weekday) % 7)


def _from_easter(rule: str, year: int) -> date:
    # Imported where it is used: most texts name no such day.
    from dateutil.easter import EASTER_JULIAN, EASTER_ORTHODOX, EASTER_WESTERN, easter

    name, sign, days = rule.partition("+") if "+" in rule else rule.rpartition("-")
    if not days.isdigit():
        name, sign, days = rule, "+", "0"
    orthodox = name.startswith("orthodox")
    # Before the reform of the calendar histories give the Julian date, which both churches had.
    if year < 1583:
        day = easter(year, EASTER_JULIAN)
    else:
        day = easter(year, EASTER_ORTHODOX) if orthodox else easter(year, EASTER_WESTERN)
    return day + timedelta(days=int(sign + days))
