"""Allen's relations, against an enumeration of all choices of days."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from strategies import QUICK, WORLD, bounded, days, whens
from syriatimeline.calendar import Allen, Interval, When, allen, possible_allen
from syriatimeline.errors import IntervalError

DAY = timedelta(days=1)


def _half_open(days: Interval) -> tuple[date, date]:
    """The first day, and the day after the last."""
    if days.first is None or days.last is None:
        raise ValueError(days)
    return days.first, days.last + DAY


def _by_definition(first: Interval, second: Interval) -> Allen:
    """The relation straight from the definitions, on half-open ends."""
    a, b, c, d = (day for days in (first, second) for day in _half_open(days))
    table = {
        Allen.BEFORE: b < c,
        Allen.MEETS: b == c,
        Allen.OVERLAPS: a < c < b < d,
        Allen.STARTS: a == c and b < d,
        Allen.DURING: c < a and b < d,
        Allen.FINISHES: c < a and b == d,
        Allen.EQUALS: a == c and b == d,
        Allen.AFTER: d < a,
        Allen.MET_BY: d == a,
        Allen.OVERLAPPED_BY: c < a < d < b,
        Allen.STARTED_BY: a == c and d < b,
        Allen.CONTAINS: a < c and d < b,
        Allen.FINISHED_BY: a < c and b == d,
    }
    held = [relation for relation, holds in table.items() if holds]
    assert 1 == len(held)
    return held[0]


def _choices(when: When) -> Iterator[Interval]:
    """Every stretch that a bounded date may stand for."""
    outer = when.widest or when.possible
    sure = when.certain if when.widest is None else None
    for start in outer:
        for end in outer:
            if end < start or (when.once and end != start):
                continue
            stretch = Interval(start, end)
            if sure is None or sure in stretch:
                yield stretch


@QUICK
@given(bounded(st.sampled_from(tuple(WORLD))), bounded(st.sampled_from(tuple(WORLD))))
def test_certain_stretches_have_the_relation_of_the_definitions(
    first: Interval, second: Interval
) -> None:
    """Exactly one of the thirteen, and its inverse the other way round."""
    expected = _by_definition(first, second)

    assert expected is allen(first, second)
    assert expected.inverse is allen(second, first)
    assert expected is expected.inverse.inverse


def test_all_pairs_of_a_small_world() -> None:
    """Every pair of stretches of five days, and each relation occurs."""
    stretches = [Interval(a, b) for a in WORLD for b in WORLD if a <= b]
    found = {(a, b): allen(a, b) for a in stretches for b in stretches}

    assert {pair: _by_definition(*pair) for pair in found} == found
    assert set(Allen) == set(found.values())


@QUICK
@given(whens(WORLD), whens(WORLD))
def test_uncertain_dates_have_the_relations_of_their_choices(first: When, second: When) -> None:
    """Those of every pair of choices, no more and no fewer, where both are bounded."""
    if not (
        (first.widest or first.possible).bounded and (second.widest or second.possible).bounded
    ):
        return
    expected = {_by_definition(a, b) for a in _choices(first) for b in _choices(second)}

    assert expected == possible_allen(first, second)


@QUICK
@given(whens(), whens())
def test_the_relations_of_the_other_side_are_the_inverses(first: When, second: When) -> None:
    """Open ends included."""
    inverses = {relation.inverse for relation in possible_allen(second, first)}

    assert inverses == possible_allen(first, second)


@QUICK
@given(days())
def test_a_day_meets_the_next(day: date) -> None:
    """Days are half-open: 17 April meets 18 April."""
    if day == date.max:
        return
    first, second = Interval.of_day(day), Interval.of_day(day + DAY)

    assert Allen.MEETS is allen(first, second)


@pytest.mark.parametrize("text", ["2024-12-08/..", "/2024-12-08"])
def test_an_end_that_is_no_date_has_no_single_relation(text: str) -> None:
    """The message sends to the possible relations, which exist."""
    when = When.from_edtf(text)

    with pytest.raises(IntervalError, match="possible relations"):
        allen(when.possible, Interval.of_day(date(2024, 12, 8)))
    assert possible_allen(when, When.from_edtf("2024-12-08"))


def test_what_surely_began_before_is_not_after() -> None:
    """The certain days of one side shut relations out."""
    presence = When.from_edtf("2015/..", certain="2016-01-01/2025-04-25")
    fall = When.from_edtf("2024-12-08")

    assert frozenset({Allen.CONTAINS}) == possible_allen(presence, fall)
