"""Scale: days as pixels of a chart, and as the moments that its axis counts in."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from attrs import frozen

from syriatimeline.calendar import Interval
from syriatimeline.charts.axis import AFTER, BEFORE, MONTHS, Axis, Tick

__all__ = ["DAY", "Scale", "moment_of"]

#: The milliseconds of a day; a moment counts them from 1 January 1970, in UTC.
DAY = 86_400_000
_EPOCH = date(1970, 1, 1).toordinal()
#: The least width of what is drawn, and the least room of a tick, in pixels.
LEAST, ROOM = 7.0, 18.0
#: The steps between days that have a tick.
_STEPS = (1, 2, 7)
#: An axis of more days has ticks by months.
_FEW = 93


def moment_of(day: date) -> int:
    """When a day begins, in milliseconds.

    >>> moment_of(date(1970, 1, 2))
    86400000
    """
    return (day.toordinal() - _EPOCH) * DAY


@frozen
class Scale:
    """An axis that is drawn so many pixels wide.

    Attributes:
        axis: Its days, with room on both sides for what lies beyond.
        width: Its width in pixels.

    >>> scale = Scale(Axis(date(2024, 12, 1), date(2024, 12, 31)), 620)
    >>> scale.moment(scale.pixel(date(2024, 12, 8))) == moment_of(date(2024, 12, 8))
    True
    """

    axis: Axis
    width: int

    @property
    def domain(self) -> tuple[int, int]:
        """The first and the last moment of the whole width."""
        return self.moment(0), self.moment(self.width)

    @property
    def linear(self) -> tuple[float, float]:
        """The pixels between which the scale holds."""
        return BEFORE * self.width / 100, (100 - AFTER) * self.width / 100

    def pixel(self, day: date) -> float:
        """Where a day begins; days beyond the axis stand in its margin."""
        return self.axis.at(day) * self.width / 100

    def moment(self, pixel: float) -> int:
        """The moment at a pixel; not to scale where the scale does not hold."""
        first, last = self.linear
        days = (self.axis.last - self.axis.first).days + 1
        return round(moment_of(self.axis.first) + (pixel - first) * days * DAY / (last - first))

    def stretch(self, days: Interval, least: float = LEAST) -> tuple[float, float]:
        """Where days begin and end, drawn no narrower than can be seen."""
        left = 0.0 if days.first is None else self.pixel(days.first)
        right = float(self.width) if days.last is None else self._end(days.last)
        missing = max(0.0, least - (right - left)) / 2
        return left - missing, right + missing

    def shows(self, days: Interval) -> bool:
        """Whether any of some days is on the axis."""
        return days.intersects(Interval(self.axis.first, self.axis.last))

    def widens(self, days: Interval) -> bool:
        """Whether days within the axis are drawn wider than they are, so that they are seen."""
        left, right = self.stretch(days, 0)
        return right - left < LEAST and not any(self.beyond(days))

    def _end(self, day: date) -> float:
        if day == date.max:
            # The last day of the calendar has none after it.
            return self.linear[1] if day == self.axis.last else self.pixel(day)
        return self.pixel(day + timedelta(days=1))

    def beyond(self, days: Interval) -> tuple[bool, bool]:
        """Whether days reach before the axis, and after it; ends that are no dates do not."""
        return (
            days.first is not None and days.first < self.axis.first,
            days.last is not None and days.last > self.axis.last,
        )

    @property
    def by_days(self) -> bool:
        """Whether ticks are days."""
        return (self.axis.last - self.axis.first).days < _FEW

    @property
    def ticks(self) -> list[Tick]:
        """The days, months or years that are named below the axis."""
        if not self.by_days:
            return self.axis.ticks
        first, last = self.linear
        days = (self.axis.last - self.axis.first).days + 1
        step = next((each for each in _STEPS if each * (last - first) / days >= ROOM), _STEPS[-1])
        return list(self._days(step))

    def _days(self, step: int) -> Iterator[Tick]:
        for number in range(self.axis.first.toordinal(), self.axis.last.toordinal() + 1):
            day = date.fromordinal(number)
            # No tick stands close before the first of a month, which has one.
            if (day.day - 1) % step == 0 and (step == 1 or day.day + step <= 29):
                yield Tick(self.axis.at(day), str(day.day), f"{MONTHS[day.month - 1]} {day.year}")
