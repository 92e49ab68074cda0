"""Axis: where a day stands on the page, as a share of its width."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import pairwise
from typing import NamedTuple

from attrs import frozen

from syriatimeline.calendar import When

__all__ = ["MONTHS", "Axis", "Bar", "Tick", "axis_of"]

#: The share of the width that is kept for what lies before the axis begins, and after it ends.
BEFORE, AFTER = 12.0, 4.0
#: The share of all ends that may lie before the axis begins: a few would squeeze the rest.
EARLY = 0.25
#: The least room that a label needs.
ROOM = 8.0
#: About how many ticks stand on an axis.
TICKS = 12
#: The steps between ticks that are looked at, in months.
_STEPS = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 2400, 6000, 12000)
_LAST_BUT_ONE = date.max - timedelta(days=1)


class Tick(NamedTuple):
    """A mark on the axis: its place in per cent of the width, its label, and the wider unit."""

    at: float
    label: str
    year: str


class Bar(NamedTuple):
    """A stretch of days on the axis, in per cent of the width.

    Attributes:
        left: Where it begins.
        width: How wide it is; a single day keeps its true, small width (the page draws it no
            narrower than can be seen).
        fades_left: No first day is known, or the stretch goes on.
        fades_right: No last day is known, or the stretch goes on.
    """

    left: float
    width: float
    fades_left: bool = False
    fades_right: bool = False


@frozen
class Axis:
    """A linear axis of days, with room on both sides for what lies beyond.

    Attributes:
        first: The first day on the axis.
        last: The last day, inclusive.

    >>> Axis(date(2024, 1, 1), date(2024, 12, 31)).at(date(2024, 1, 1))
    12.0
    """

    first: date
    last: date

    @property
    def scale(self) -> tuple[float, float]:
        """Where the linear part begins and ends; what lies outside is not to scale."""
        return BEFORE, 100 - AFTER

    @property
    def begins(self) -> str:
        """The month in which the linear part begins, in words."""
        return f"{MONTHS[self.first.month - 1]} {self.first.year}"

    def at(self, day: date) -> float:
        """Where the beginning of a day stands; days beyond the axis stand in the margin."""
        if day < self.first:
            return BEFORE / 2
        whole = (self.last - self.first).days + 1
        inside = 100 - BEFORE - AFTER
        return min(BEFORE + inside * (day - self.first).days / whole, 100 - AFTER / 2)

    def bar(self, first: date | None, last: date | None) -> Bar:
        """The place of a stretch of days, both inclusive; None where an end is open."""
        left = 0.0 if first is None else self.at(first)
        # The last day of the calendar has none after it.
        right = 100.0 if last is None else self.at(min(last, _LAST_BUT_ONE) + timedelta(days=1))
        return Bar(round(left, 2), round(max(right - left, 0.1), 2), first is None, last is None)

    @property
    def ticks(self) -> list[Tick]:
        """The first days of months or years, about a dozen, and where the axis begins."""
        months = (self.last.year - self.first.year) * 12 + self.last.month - self.first.month + 1
        step = next((each for each in _STEPS if months / each <= TICKS), _STEPS[-1])
        found = [
            Tick(round(self.at(day), 2), _label(day, step), str(day.year))
            for day in _months(self.first, self.last, step)
        ]
        # The break of the axis is told, wherever there is room for it.
        if not found or found[0].at - BEFORE > ROOM:
            found.insert(0, Tick(BEFORE, MONTHS[self.first.month - 1], str(self.first.year)))
        return found


def _label(day: date, step: int) -> str:
    return str(day.year) if step >= 12 else MONTHS[day.month - 1]


MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def _months(first: date, last: date, step: int) -> Iterator[date]:
    at = first.year * 12 + first.month - 1
    at += -at % step
    while at // 12 <= 9999 and (day := date(at // 12, at % 12 + 1, 1)) <= last:
        if day >= first:
            yield day
        at += step


def axis_of(dates: Iterable[When]) -> Axis:
    """An axis that shows most of the dates; the few that lie far before it stand in its margin.

    >>> axis_of([]).first.isoformat()
    '2000-01-01'
    """
    ends = sorted(
        day
        for when in dates
        for interval in (when.possible, when.certain)
        if interval is not None
        for day in (interval.first, interval.last)
        if day is not None
    )
    if not ends:
        return Axis(date(2000, 1, 1), date(2000, 12, 31))
    first = ends[0]
    for earlier, later in pairwise(ends[: 1 + int(len(ends) * EARLY)]):
        # A gap that is longer than all that follows is cut off.
        if later - earlier > ends[-1] - later:
            first = later
    last = ends[-1]
    return Axis(first.replace(day=1), _end_of_month(last))


def _end_of_month(day: date) -> date:
    if (day.year, day.month) == (9999, 12):
        return day
    after = date(day.year + day.month // 12, day.month % 12 + 1, 1)
    return after - timedelta(days=1)
