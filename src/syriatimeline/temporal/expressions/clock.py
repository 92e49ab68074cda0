"""Times of day: "8:30 a.m. Tuesday", "this morning", "the night into 8 December"."""

from __future__ import annotations

from attrs import frozen

from syriatimeline.temporal.expressions.sense import (
    ByContent,
    Context,
    Expression,
    Sense,
    fork_of,
    sense_of,
)

__all__ = ["Clock", "NightInto"]


@frozen(eq=False, repr=False)
class Clock(ByContent):
    """A time of a day.

    Attributes:
        time: What follows the ``T`` of the value: ``08:30``, ``MO``, ``NI``.
        day: The day; None for that of speaking (or what was last spoken of).
        zone: As written ("EST", "МСК"); kept, and not put into the value.
        mod: TIMEX3 modifier.
    """

    time: str
    day: Expression | None = None
    zone: str = ""
    mod: str = ""

    type = "TIME"

    @property
    def relative(self) -> bool:
        """Whether the day is."""
        return self.day is None or self.day.relative

    def senses(self, context: Context) -> list[Sense]:
        """Every way to understand it, the chosen one first."""
        if self.day is not None:
            days = self.day.senses(context)
        elif context.focus is not None and context.focus.unit == "day":
            days = [context.focus._replace(value=context.focus.value[:10])]
        else:
            days = sense_of("day", context.today)
        return [each._replace(value=f"{each.value.partition('T')[0]}T{self.time}") for each in days]

    def open_value(self) -> str:
        """The value with an X for every digit that only a reference date would give."""
        day = "XXXX-XX-XX" if self.day is None else self.day.open_value()
        return f"{day}T{self.time}"

    def __str__(self) -> str:
        return f"Clock({self.time}) ∩ {self.day if self.day is not None else 'Day(?)'}"


@frozen(eq=False, repr=False)
class NightInto(ByContent):
    """The night that ends on the morning of a day: «в ночь на 8 декабря».

    Attributes:
        day: The day on whose morning it ends.
    """

    day: Expression

    type = "TIME"
    mod = ""

    @property
    def relative(self) -> bool:
        """Whether the day is."""
        return self.day.relative

    def senses(self, context: Context) -> list[Sense]:
        """The evening before and the day; or the day alone."""
        found: list[Sense] = []
        for each in self.day.senses(context):
            if each.first is None or each.first < 2 or each.unit != "day":
                continue
            night = each._replace(value=f"{each.value.partition('T')[0]}TNI")
            both = night._replace(first=each.first - 1, drawn=(each.first, each.first))
            ways = {"both-days": both, "named-day": night}
            found += fork_of(context, "night-into-day", each, ways)
        return found

    def open_value(self) -> str:
        """The value with an X for every digit that only a reference date would give."""
        return f"{self.day.open_value()}TNI"

    def __str__(self) -> str:
        return f"Night(before={self.day})"
