"""Conventions on which speakers differ: how their readings move, and what holds them all."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from strategies import QUICK, bounded, intervals
from syriatimeline.calendar import (
    CONVENTIONS,
    OPEN,
    UNKNOWN,
    Bound,
    Interval,
    days_of_month,
    possible_days,
    widest_days,
)
from syriatimeline.errors import IntervalError

ROLLING = [("last-month", "rolling-30-days", 30), ("last-week", "rolling-7-days", 7)]

SPOKEN = st.dates(date(1990, 1, 1), date(2040, 12, 31))
CHOSEN = bounded(SPOKEN)
NAMES = st.lists(st.sampled_from(sorted(CONVENTIONS)), max_size=3, unique=True).map(tuple)


def reading(name: str, key: str, spoken: date, chosen: Interval | None = None) -> Interval:
    """What a reading makes of a day of speaking."""
    return CONVENTIONS[name].readings[key](spoken, chosen or Interval.of_day(spoken))


@QUICK
@given(NAMES.filter(bool), SPOKEN, st.integers(0, 40), CHOSEN)
def test_widest_days_hold_the_chosen_days_and_every_reading(
    names: tuple[str, ...], spoken: date, more: int, chosen: Interval
) -> None:
    """The hull holds the days chosen, and every reading on every day on which it may be said."""
    said = Interval(spoken, spoken + timedelta(days=more))

    widest = widest_days(names, said, chosen)

    assert widest is not None
    assert chosen in widest
    for name in names:
        for rule in CONVENTIONS[name].readings.values():
            assert all(rule(day, chosen) in widest for day in said)


@QUICK
@given(intervals(SPOKEN), CHOSEN)
def test_no_convention_widens_nothing(spoken: Interval, chosen: Interval) -> None:
    """Without a convention there are no widest days, whenever it was said."""
    assert widest_days((), spoken, chosen) is None


@QUICK
@given(NAMES.filter(bool), SPOKEN, CHOSEN)
def test_more_conventions_are_never_narrower(
    names: tuple[str, ...], spoken: date, chosen: Interval
) -> None:
    """Each convention by itself lies inside all of them, in whatever order they are named."""
    said = Interval.of_day(spoken)

    together = widest_days(names, said, chosen)

    assert together is not None
    assert together == widest_days(names[::-1], said, chosen)
    for name in names:
        alone = widest_days((name,), said, chosen)

        assert alone is not None
        assert alone in together


@pytest.mark.parametrize(("name", "key", "length"), ROLLING)
@QUICK
@given(spoken=SPOKEN, shift=st.integers(-400, 400))
def test_rolling_reading_moves_with_the_day_of_speaking(
    name: str, key: str, length: int, spoken: date, shift: int
) -> None:
    """A rolling reading ends on the day before and moves by as many days as that of speaking."""
    before = reading(name, key, spoken)
    after = reading(name, key, spoken + timedelta(days=shift))

    assert length == before.days == after.days
    assert spoken - timedelta(days=1) == before.last
    assert before.last is not None
    assert before.last + timedelta(days=shift) == after.last


@QUICK
@given(SPOKEN)
def test_last_week_runs_from_monday_to_sunday_before_this_week(spoken: date) -> None:
    """Every day of a week has the same last week; a week later it is a week later."""
    week = reading("last-week", "monday-to-sunday", spoken)
    later = reading("last-week", "monday-to-sunday", spoken + timedelta(days=7))

    assert week.first is not None
    assert week.last is not None
    assert (0, 6) == (week.first.weekday(), week.last.weekday())
    assert 7 == week.days
    assert 1 <= (spoken - week.last).days <= 7
    assert Interval(week.first + timedelta(days=7), week.last + timedelta(days=7)) == later


@QUICK
@given(SPOKEN)
def test_last_month_ends_where_this_month_begins(spoken: date) -> None:
    """Every day of a month has the same last month: the whole one that ends before it."""
    month = reading("last-month", "calendar", spoken)

    assert month.first is not None
    assert days_of_month(month.first.year, month.first.month) == month
    assert spoken.replace(day=1) - timedelta(days=1) == month.last


@pytest.mark.parametrize("name", ["last-named-month", "part-of-month", "night-into-day"])
@QUICK
@given(spoken=SPOKEN, chosen=CHOSEN)
def test_first_reading_of_a_named_time_is_what_was_chosen(
    name: str, spoken: date, chosen: Interval
) -> None:
    """Where the days are named, the first reading is the days chosen, whenever it was said."""
    first = next(iter(CONVENTIONS[name].readings))

    assert chosen == reading(name, first, spoken, chosen)


@pytest.mark.parametrize(
    ("spoken", "chosen", "previous"),
    [
        ("2025-06-15", "2025-03", "2024-03"),
        ("2025-01-15", "2024-03", "2024-03"),  # both readings agree
        ("2024-12-31", "2024-11", "2023-11"),
        ("2025-01-01", "2024-11", "2024-11"),
        ("2026-06-15", "2026-02", "2025-02"),
    ],
)
def test_last_named_month_may_be_that_of_the_previous_year(
    spoken: str, chosen: str, previous: str
) -> None:
    """The second reading of "last March" is March of the year before that of speaking."""
    day = date.fromisoformat(spoken)

    found = reading("last-named-month", "previous-year", day, possible_days(chosen))

    assert possible_days(previous) == found


@pytest.mark.parametrize(
    ("names", "spoken", "chosen", "widest"),
    [
        (("last-month",), "2025-12-24", "2025-11", "2025-11-01/2025-12-23"),
        (("last-month",), "2025-03-31", "2025-02", "2025-02-01/2025-03-30"),
        (("last-month",), "2025-03-01", "2025-02", "2025-01-30/2025-02-28"),
        (("last-month",), "2025-01", "2024-12", "2024-12-01/2025-01-30"),
        (("last-week",), "2024-12-09", "2024-12-02/2024-12-08", "2024-12-02/2024-12-08"),
        (("last-week",), "2024-12-15", "2024-12-02/2024-12-08", "2024-12-02/2024-12-14"),
        (("last-named-month",), "2025-06-15", "2025-03", "2024-03-01/2025-03-31"),
        (("last-named-month",), "2025-01-15", "2024-03", "2024-03"),
        (("part-of-month",), "2025-06-15", "2025-03-01/2025-03-15", "2025-03-01/2025-03-15"),
        (("night-into-day",), "2024-12-08", "2024-12-07/2024-12-08", "2024-12-07/2024-12-08"),
    ],
)
def test_widest_days_of_what_was_said(
    names: tuple[str, ...], spoken: str, chosen: str, widest: str
) -> None:
    """The hull of the readings, for every convention that ships."""
    found = widest_days(names, possible_days(spoken), possible_days(chosen))

    assert possible_days(widest) == found


@pytest.mark.parametrize("bound", [OPEN, UNKNOWN])
def test_day_of_speaking_needs_two_ends(bound: Bound) -> None:
    """A convention counts from the day of speaking; without one it has no meaning."""
    day = date(2024, 12, 8)

    with pytest.raises(IntervalError, match="day of speaking"):
        widest_days(("last-week",), Interval(day, bound), Interval.of_day(day))
    with pytest.raises(IntervalError, match="day of speaking"):
        widest_days(("last-week",), Interval(bound, day), Interval.of_day(day))

    assert widest_days((), Interval(bound, day), Interval.of_day(day)) is None


@pytest.mark.parametrize("name", ["part-of-month", "night-into-day"])
@pytest.mark.parametrize("spoken", ["../..", "/2024-12-08", "2024-12-08/.."])
def test_named_time_needs_no_day_of_speaking(name: str, spoken: str) -> None:
    """Where no reading counts from the day of speaking, that day may have an open end."""
    chosen = possible_days("2024-12-01/2024-12-15")

    assert chosen == widest_days((name,), possible_days(spoken), chosen)


def test_relative_conventions_depend_on_the_day_of_speaking() -> None:
    """A convention is relative if some reading would differ, had it been said another day."""
    relative = {name for name, convention in CONVENTIONS.items() if convention.relative}

    assert {"last-month", "last-week", "last-named-month"} == relative


@pytest.mark.parametrize("chosen", ["2025-03-01/..", "/2025-03-31"])
def test_named_month_needs_two_ends(chosen: str) -> None:
    """A named month with an open end cannot be moved to another year."""
    with pytest.raises(IntervalError, match="two ends") as caught:
        widest_days(("last-named-month",), possible_days("2025-06-15"), possible_days(chosen))

    assert chosen in str(caught.value)


@pytest.mark.parametrize("name", ["", "last-year", "last month", "LAST-MONTH"])
def test_unknown_convention_is_a_key_error(name: str) -> None:
    """Only the conventions listed can be named, by their exact names."""
    day = possible_days("2024-12-08")

    with pytest.raises(KeyError) as caught:
        widest_days(("last-week", name), day, day)

    assert (name,) == caught.value.args


@pytest.mark.parametrize("name", sorted(CONVENTIONS))
def test_convention_says_what_it_is(name: str) -> None:
    """Each convention knows its name, its words and at least one reading in kebab case."""
    convention = CONVENTIONS[name]

    assert name == convention.name
    assert convention.says
    assert convention.readings
    assert all("_" not in key for key in convention.readings)


def test_conventions_cannot_be_changed() -> None:
    """Nobody can add a convention or a reading at run time."""
    week = CONVENTIONS["last-week"]

    with pytest.raises(TypeError):
        CONVENTIONS["last-year"] = week  # type: ignore[index]
    with pytest.raises(TypeError):
        week.readings["other"] = week.readings["rolling-7-days"]  # type: ignore[index]

    assert 2 == len(week.readings)
