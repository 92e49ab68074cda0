"""Reading: one way to understand a time expression."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import field, frozen

from syriatimeline.calendar import When

__all__ = ["Reading"]


@frozen
class Reading:
    """One way to understand a mention.

    Attributes:
        value: TIMEX3 value under this reading.
        when: Its days; None where it lies nowhere on the calendar.
        conventions: The choices that it depends on, by convention (see :data:`CHOICES`).

    >>> import syriatimeline as st
    >>> for reading in st.tag("last month", "2025-12-24")[0].readings:
    ...     print(reading)
    2025-11 = 2025-11-01/2025-11-30 (last-month: calendar)
    P30D = 2025-11-24/2025-12-23 (last-month: rolling-30-days)
    """

    value: str
    when: When | None
    conventions: Mapping[str, str] = field(factory=dict, hash=False)

    def __str__(self) -> str:
        chosen = ", ".join(f"{name}: {choice}" for name, choice in self.conventions.items())
        days = str(self.when.possible) if self.when is not None else "no days"
        return f"{self.value} = {days}" + (f" ({chosen})" if chosen else "")
