"""Intervals of civil days: their ends, their days, and what two of them share."""

from __future__ import annotations

import calendar
from datetime import date, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from strategies import QUICK, WORLD, bounded, days, inside, intervals
from syriatimeline.calendar import (
    OPEN,
    UNKNOWN,
    Bound,
    Interval,
    days_of_month,
    days_of_year,
    possible_days,
)
from syriatimeline.errors import IntervalError

DAY = date(2024, 12, 8)
NEXT = date(2024, 12, 9)


@pytest.mark.parametrize(
    ("start", "end"),
    [
        (NEXT, DAY),  # runs backward
        (date.max, date.min),  # runs backward as far as can be
        (datetime(2024, 12, 8, 10), NEXT),  # a moment is no civil day
        (DAY, datetime(2024, 12, 9)),  # not even at midnight
        ("2024-12-08", NEXT),  # EDTF has to be read first
        (DAY, None),  # None does not say whether the end is open or unknown
        (DAY, 739228),  # an ordinal is no day
        (DAY, "open"),  # the value of a bound is not the bound
    ],
)
def test_rejects_ends_that_cannot_be(start: object, end: object) -> None:
    """An interval has dates or bounds as ends, the later one last."""
    with pytest.raises(IntervalError) as caught:
        Interval(start, end)  # type: ignore[arg-type]

    assert isinstance(caught.value, ValueError)


def test_error_names_both_days_and_what_to_do() -> None:
    """The message of a reversed interval holds both days and a way out."""
    with pytest.raises(IntervalError, match=r"2024-12-08 lies before .* 2024-12-09; swap"):
        Interval(NEXT, DAY)


@pytest.mark.parametrize(
    ("interval", "text"),
    [
        (Interval(DAY, DAY), "2024-12-08"),
        (Interval(DAY, NEXT), "2024-12-08/2024-12-09"),
        (Interval(DAY, OPEN), "2024-12-08/.."),
        (Interval(UNKNOWN, DAY), "/2024-12-08"),
        (Interval(OPEN, UNKNOWN), "../"),
        (Interval(UNKNOWN, UNKNOWN), "/"),
        (Interval(date(9, 1, 2), DAY), "0009-01-02/2024-12-08"),
    ],
)
def test_writes_itself_as_edtf(interval: Interval, text: str) -> None:
    """The text of an interval shows its ends, a single day once."""
    assert text == str(interval)
    assert f"Interval({text})" == repr(interval)


@QUICK
@given(intervals())
def test_text_is_read_back_as_the_same_interval(interval: Interval) -> None:
    """What an interval writes of itself means the same days."""
    assert interval == possible_days(str(interval))


@QUICK
@given(bounded())
def test_has_first_last_and_length_between_dates(interval: Interval) -> None:
    """A bounded interval counts both of its ends."""
    first, last = interval.first, interval.last

    assert interval.bounded
    assert first is not None
    assert last is not None
    assert (last - first).days + 1 == interval.days
    assert first in interval
    assert last in interval


@QUICK
@given(intervals().filter(lambda interval: Bound in map(type, (interval.start, interval.end))))
def test_has_no_length_with_an_end_that_is_no_date(interval: Interval) -> None:
    """An open or unknown end leaves an interval without length, and its days cannot be listed."""
    with pytest.raises(IntervalError, match="cannot be listed"):
        list(interval)

    assert interval.days is None
    assert not interval.bounded


@QUICK
@given(days(), st.integers(0, 60))
def test_lists_its_days_in_order(first: date, more: int) -> None:
    """Iterating gives every day from the first to the last, once."""
    last = date.fromordinal(min(first.toordinal() + more, date.max.toordinal()))

    listed = list(Interval(first, last))

    assert [first, last] == [listed[0], listed[-1]]
    assert all(two - one == timedelta(days=1) for one, two in pairwise(listed))


@QUICK
@given(intervals(), intervals())
def test_hull_and_intersection_do_not_depend_on_order(one: Interval, two: Interval) -> None:
    """Hull, intersection and intersects are commutative."""
    assert one.hull(two) == two.hull(one)
    assert one.intersection(two) == two.intersection(one)
    assert one.intersects(two) == two.intersects(one)


@QUICK
@given(intervals(), intervals(), intervals())
def test_hull_and_intersection_do_not_depend_on_grouping(
    one: Interval, two: Interval, three: Interval
) -> None:
    """Hull and intersection are associative, also where nothing is shared."""
    left = one.intersection(two)
    right = two.intersection(three)

    assert one.hull(two).hull(three) == one.hull(two.hull(three))
    assert (left and left.intersection(three)) == (right and one.intersection(right))


@QUICK
@given(intervals())
def test_hull_and_intersection_with_itself_change_nothing(interval: Interval) -> None:
    """Hull and intersection are idempotent."""
    assert interval == interval.hull(interval)
    assert interval == interval.intersection(interval)


@QUICK
@given(intervals(), intervals())
def test_hull_contains_both_and_intersection_is_contained(one: Interval, two: Interval) -> None:
    """Both lie in the hull, and what they share lies in both."""
    hull = one.hull(two)
    shared = one.intersection(two)

    assert one in hull
    assert two in hull
    assert (shared is not None) == one.intersects(two)
    assert shared is None or (shared in one and shared in two and shared in hull)


@QUICK
@given(bounded(), st.data())
def test_part_leaves_the_whole_as_it_is(whole: Interval, data: st.DataObject) -> None:
    """Whatever lies inside adds nothing to the hull and is all of the intersection."""
    part = data.draw(inside(whole))

    assert part in whole
    assert whole == whole.hull(part)
    assert part == whole.intersection(part)


@QUICK
@given(intervals(), intervals(), intervals())
def test_inside_is_transitive(one: Interval, two: Interval, three: Interval) -> None:
    """What lies inside a part lies inside the whole."""
    part, whole = one.hull(two), one.hull(two).hull(three)

    assert one in part
    assert part in whole
    assert one in whole


@QUICK
@given(bounded(st.sampled_from(tuple(WORLD))), bounded(st.sampled_from(tuple(WORLD))))
def test_agrees_with_sets_of_days(one: Interval, two: Interval) -> None:
    """Between dates, an interval answers as the set of its days does."""
    ones, twos = set(one), set(two)
    shared = one.intersection(two)
    hull = set(one.hull(two))

    assert (twos <= ones) == (two in one)
    assert bool(ones & twos) == one.intersects(two)
    assert ones & twos == set(shared or ())
    assert {day for day in WORLD if min(ones | twos) <= day <= max(ones | twos)} == hull


@QUICK
@given(days(), intervals())
def test_holds_the_days_between_its_ends(day: date, interval: Interval) -> None:
    """A day lies inside if no end with a date excludes it."""
    after_start = not isinstance(interval.start, date) or interval.start <= day
    before_end = not isinstance(interval.end, date) or day <= interval.end

    assert (after_start and before_end) == (day in interval)
    assert (day in interval) == (Interval.of_day(day) in interval)
    assert (day in interval) == interval.intersects(Interval.of_day(day))


@pytest.mark.parametrize("other", ["2024-12-08", 739228, None, OPEN])
def test_does_not_hold_what_is_no_day(other: object) -> None:
    """Only days and intervals can lie inside an interval."""
    everything = Interval(OPEN, OPEN)

    assert other not in everything


@pytest.mark.parametrize(
    ("one", "two", "hull", "shared"),
    [
        (OPEN, UNKNOWN, OPEN, UNKNOWN),  # a bound that exists may be anywhere
        (OPEN, NEXT, OPEN, NEXT),
        (UNKNOWN, NEXT, UNKNOWN, NEXT),
        (OPEN, OPEN, OPEN, OPEN),
        (UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN),
    ],
)
def test_keeps_open_apart_from_unknown(
    one: Bound, two: date | Bound, hull: Bound, shared: date | Bound
) -> None:
    """An open end outweighs an unknown one in a hull; a date outweighs both in an intersection."""
    left, right = Interval(DAY, one), Interval(DAY, two)

    assert Interval(DAY, hull) == left.hull(right)
    assert Interval(DAY, shared) == left.intersection(right)


def test_open_end_reaches_past_the_last_day_of_the_calendar() -> None:
    """No interval between dates is as wide as one with an open end."""
    every_day = Interval(date.min, date.max)

    assert every_day in Interval(OPEN, OPEN)
    assert Interval(date.min, OPEN) not in every_day
    assert Interval(UNKNOWN, date.max) not in every_day


@pytest.mark.parametrize("year", [1, 1900, 2000, 2023, 2024, 9999])
@pytest.mark.parametrize("month", range(1, 13))
def test_month_is_as_long_as_the_calendar_says(year: int, month: int) -> None:
    """A month runs from its first day to its last, leap years and the year 9999 included."""
    found = days_of_month(year, month)

    assert date(year, month, 1) == found.first
    assert calendar.monthrange(year, month)[1] == found.days


@pytest.mark.parametrize(("year", "length"), [(1, 365), (1900, 365), (2000, 366), (9999, 365)])
def test_year_is_as_long_as_the_calendar_says(year: int, length: int) -> None:
    """A year runs from 1 January to 31 December."""
    found = days_of_year(year)

    assert Interval(date(year, 1, 1), date(year, 12, 31)) == found
    assert length == found.days


@pytest.mark.parametrize(
    ("year", "month"),
    [
        (2024, 0),  # months are counted from 1
        (2024, 13),  # to 12
        (0, 1),  # there is no year 0 to compute with
        (10000, 12),  # nor one after 9999
    ],
)
def test_month_must_exist(year: int, month: int) -> None:
    """A month outside the calendar is an error."""
    with pytest.raises(ValueError, match=r"month|year"):
        days_of_month(year, month)


def test_equal_intervals_are_one_key() -> None:
    """Intervals are values: equal ones are the same key, and none can be changed."""
    keys = {Interval(DAY, NEXT): 1, Interval(DAY, OPEN): 2, Interval(DAY, UNKNOWN): 3}

    assert 1 == keys[possible_days("2024-12-08/2024-12-09")]
    assert 3 == len(keys)
    with pytest.raises(AttributeError):
        next(iter(keys)).start = OPEN  # type: ignore[misc]
