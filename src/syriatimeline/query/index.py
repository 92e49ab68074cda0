"""DateIndex: the dates of many events as plain numbers, so that one pass answers ``during``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from attrs import field, frozen

from syriatimeline.calendar import Certainty, Interval, When

__all__ = ["DateIndex"]

_FIRST, _LAST = 0, date.max.toordinal() + 1

# possible from, to; sure from, to; widest from, to; whether the bounds can make it certain.
_Row = tuple[int, int, int, int, int, int, bool]


@frozen
class DateIndex:
    """The bounds of dates as day numbers, in the order given.

    It answers what :meth:`When.during` answers, many times faster; a test proves them equal.

    >>> from syriatimeline.calendar import possible_days
    >>> index = DateIndex.of([When.from_edtf("2024-12-08"), When.from_edtf("2025-03")])
    >>> [(at, answer.value) for at, answer in index.during(possible_days("2025-03-08"))]
    [(1, 'possible')]
    """

    rows: tuple[_Row, ...] = field(repr=False)

    @classmethod
    def of(cls, dates: Iterable[When]) -> DateIndex:
        """The index of dates."""
        return cls(tuple(map(_row, dates)))

    def during(self, query: Interval) -> Iterator[tuple[int, Certainty]]:
        """The positions of the dates that held, surely or possibly, on a day of ``query``."""
        low, high = _numbers(query)
        certain, possible = Certainty.CERTAIN, Certainty.POSSIBLE
        for at, row in enumerate(self.rows):
            first, last, sure_first, sure_last, wide_first, wide_last, bounds_count = row
            if first <= high and low <= last:
                sure = sure_first <= high and low <= sure_last
                inside = bounds_count and low <= wide_first and wide_last <= high
                yield at, certain if sure or inside else possible


def _numbers(days: Interval) -> tuple[int, int]:
    first, last = days.first, days.last
    return (
        first.toordinal() if first is not None else _FIRST,
        last.toordinal() if last is not None else _LAST,
    )


def _row(when: When) -> _Row:
    sure = when.certain if when.widest is None else None
    # What is nowhere sure lies after everything and ends before it.
    sure_numbers = _numbers(sure) if sure is not None else (_LAST + 1, _FIRST - 1)
    return (
        *_numbers(when.possible),
        *sure_numbers,
        *_numbers(when.widest or when.possible),
        not when.qualifier,
    )
