"""Allen's thirteen relations between stretches of days, certain or not.

Days are half-open stretches of time: what ends on 17 April *meets* what begins on 18 April.
Source: J. F. Allen, "Maintaining Knowledge about Temporal Intervals", Communications of the ACM
26 (1983), 832-843, https://doi.org/10.1145/182.358434.
"""

from __future__ import annotations

import enum
from collections.abc import Iterator

from syriatimeline.calendar.interval import Interval
from syriatimeline.calendar.when import When
from syriatimeline.errors import IntervalError

__all__ = ["Allen", "allen", "possible_allen"]


class Allen(enum.Enum):
    """The thirteen relations; exactly one holds between two bounded stretches.

    >>> from syriatimeline.calendar import Allen
    >>> Allen.MEETS.inverse
    <Allen.MET_BY: 'met by'>
    """

    BEFORE = "before"
    MEETS = "meets"
    OVERLAPS = "overlaps"
    STARTS = "starts"
    DURING = "during"
    FINISHES = "finishes"
    EQUALS = "equals"
    AFTER = "after"
    MET_BY = "met by"
    OVERLAPPED_BY = "overlapped by"
    STARTED_BY = "started by"
    CONTAINS = "contains"
    FINISHED_BY = "finished by"

    @property
    def inverse(self) -> Allen:
        """The relation of the second to the first."""
        return _INVERSE[self]


_INVERSE = {
    Allen.BEFORE: Allen.AFTER,
    Allen.MEETS: Allen.MET_BY,
    Allen.OVERLAPS: Allen.OVERLAPPED_BY,
    Allen.STARTS: Allen.STARTED_BY,
    Allen.DURING: Allen.CONTAINS,
    Allen.FINISHES: Allen.FINISHED_BY,
    Allen.EQUALS: Allen.EQUALS,
}
_INVERSE |= {inverse: relation for relation, inverse in _INVERSE.items()}

# The four points of two stretches, and a fixed one from which bounds are measured.
_ZERO, _START_1, _END_1, _START_2, _END_2 = range(5)

# Each relation as a chain of points, "<" between neighbours that differ, "=" between equal ones.
_CHAINS = {
    Allen.BEFORE: (_START_1, "<", _END_1, "<", _START_2, "<", _END_2),
    Allen.MEETS: (_START_1, "<", _END_1, "=", _START_2, "<", _END_2),
    Allen.OVERLAPS: (_START_1, "<", _START_2, "<", _END_1, "<", _END_2),
    Allen.STARTS: (_START_1, "=", _START_2, "<", _END_1, "<", _END_2),
    Allen.DURING: (_START_2, "<", _START_1, "<", _END_1, "<", _END_2),
    Allen.FINISHES: (_START_2, "<", _START_1, "<", _END_1, "=", _END_2),
    Allen.EQUALS: (_START_1, "=", _START_2, "<", _END_1, "=", _END_2),
    Allen.AFTER: (_START_2, "<", _END_2, "<", _START_1, "<", _END_1),
    Allen.MET_BY: (_START_2, "<", _END_2, "=", _START_1, "<", _END_1),
    Allen.OVERLAPPED_BY: (_START_2, "<", _START_1, "<", _END_2, "<", _END_1),
    Allen.STARTED_BY: (_START_1, "=", _START_2, "<", _END_2, "<", _END_1),
    Allen.CONTAINS: (_START_1, "<", _START_2, "<", _END_2, "<", _END_1),
    Allen.FINISHED_BY: (_START_1, "<", _START_2, "<", _END_2, "=", _END_1),
}

#: ``(a, b, limit)``: point b is at most ``limit`` days after point a.
_Rule = tuple[int, int, int]


def allen(first: Interval, second: Interval) -> Allen:
    """The relation of two bounded stretches of days.

    Raises:
        IntervalError: An end is open or unknown; see :func:`possible_allen`.

    >>> from syriatimeline.calendar import allen, possible_days
    >>> allen(possible_days("2025-04-17"), possible_days("2025-04-18"))
    <Allen.MEETS: 'meets'>
    """
    for days in (first, second):
        if not days.bounded:
            raise IntervalError(f"{days} has an end that is no date; ask for possible relations")
    found = possible_allen(When(first, certain=first), When(second, certain=second))
    return next(iter(found))


def possible_allen(first: When, second: When) -> frozenset[Allen]:
    """The relations that may hold between two uncertain dates; one if it is certain.

    Each stands for some stretch of days that lies in its possible days and holds its certain
    ones, of one day if it took place ``once``. Conventions are taken at their widest.

    >>> from syriatimeline.calendar import When, possible_allen
    >>> night = When.from_edtf("[2024-12-07..2024-12-08]", once=True)
    >>> sorted(each.value for each in possible_allen(night, When.from_edtf("2024-12-08")))
    ['equals', 'meets']
    """
    bounds = [*_rules(first, _START_1, _END_1), *_rules(second, _START_2, _END_2)]
    return frozenset(
        relation for relation, chain in _CHAINS.items() if _satisfiable([*bounds, *_chained(chain)])
    )


def _rules(when: When, start: int, end: int) -> Iterator[_Rule]:
    """What is known of the start and the (half-open) end of a date."""
    days = when.widest or when.possible
    yield end, start, -1
    if days.first is not None:
        yield start, _ZERO, -days.first.toordinal()
    if days.last is not None:
        yield _ZERO, end, days.last.toordinal() + 1
    if when.certain is not None and when.widest is None:
        if when.certain.first is not None:
            yield _ZERO, start, when.certain.first.toordinal()
        if when.certain.last is not None:
            yield end, _ZERO, -(when.certain.last.toordinal() + 1)
    if when.once:
        yield start, end, 1


def _chained(chain: tuple[int | str, ...]) -> Iterator[_Rule]:
    for left, sign, right in zip(chain[::2], chain[1::2], chain[2::2], strict=False):
        assert isinstance(left, int)
        assert isinstance(right, int)
        yield right, left, -1 if sign == "<" else 0
        if sign == "=":
            yield left, right, 0


def _satisfiable(rules: list[_Rule]) -> bool:
    """Whether whole days exist that keep every rule: no cycle of rules has a negative sum."""
    distance = [0] * 5
    for _ in range(5):
        changed = False
        for origin, target, limit in rules:
            if distance[origin] + limit < distance[target]:
                distance[target] = distance[origin] + limit
                changed = True
        if not changed:
            return True
    return False
