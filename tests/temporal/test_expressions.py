"""What each kind of expression means on the calendar, without any words."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from dateutil.easter import easter
from dateutil.relativedelta import relativedelta
from hypothesis import given
from hypothesis import strategies as st

from strategies import QUICK
from syriatimeline.temporal.expressions import (
    Absolute,
    Bounded,
    Clock,
    Context,
    Duration,
    Expression,
    Holiday,
    NightInto,
    Nth,
    Offset,
    Part,
    Partial,
    Range,
    Recurring,
    Ref,
    Sense,
    Shift,
    Stretch,
    WeekOf,
    Within,
    duration_value,
)
from syriatimeline.temporal.units import UNITS, bounds_of, index_of, value_of
from tagged import days_of_value

FRIDAY = date(2025, 4, 25)
DAYS = st.dates(date(1000, 1, 1), date(9800, 12, 31))
CALENDAR = [unit for unit in UNITS if unit not in ("second", "minute", "hour")]


def context(today: date = FRIDAY, lean: int = 0) -> Context:
    return Context(today.toordinal(), lean)


def told(expression: Expression, today: date = FRIDAY, lean: int = 0) -> str:
    """Value and days of the chosen sense."""
    return in_words(expression.senses(context(today, lean))[0])


def in_words(sense: Sense) -> str:
    first, last = (
        "" if day is None else date.fromordinal(day).isoformat()
        for day in (sense.first, sense.last)
    )
    return f"{sense.value} {first}/{last}" if first or last else sense.value


# Units


@QUICK
@given(st.sampled_from(CALENDAR), DAYS)
def test_a_unit_holds_the_day_that_numbers_it(unit: str, day: date) -> None:
    days = bounds_of(unit, index_of(unit, day.toordinal()))
    assert days is not None
    if unit == "weekend":
        assert days[1] - days[0] == 1
        assert 0 <= days[1] - day.toordinal() < 7
    else:
        assert days[0] <= day.toordinal() <= days[1]


@QUICK
@given(st.sampled_from(CALENDAR), DAYS)
def test_stretches_of_a_unit_follow_each_other(unit: str, day: date) -> None:
    index = index_of(unit, day.toordinal())
    this, following = bounds_of(unit, index), bounds_of(unit, index + 1)
    assert this is not None
    if following is not None:
        assert following[0] - this[1] == (6 if unit == "weekend" else 1)


@QUICK
@given(st.sampled_from([unit for unit in CALENDAR if unit != "millennium"]), DAYS)
def test_the_value_of_a_stretch_names_its_days(unit: str, day: date) -> None:
    index = index_of(unit, day.toordinal())
    days = bounds_of(unit, index)
    assert days is not None
    first, last = (date.fromordinal(each) for each in days)
    assert (first, last) == days_of_value(value_of(unit, index))


@pytest.mark.parametrize("unit", CALENDAR)
def test_the_calendar_ends_where_its_last_stretch_ends(unit: str) -> None:
    past = index_of(unit, date.max.toordinal()) + 1
    assert bounds_of(unit, past) is None
    assert bounds_of(unit, -1) is None


# Expressions

EXAMPLES: list[tuple[Expression, str]] = [
    (Partial(2024, number=12, day=8), "2024-12-08 2024-12-08/2024-12-08"),
    (Partial(2024, number=12), "2024-12 2024-12-01/2024-12-31"),
    (Partial(2024), "2024 2024-01-01/2024-12-31"),
    (Partial(2024, "quarter", 3), "2024-Q3 2024-07-01/2024-09-30"),
    (Partial(2024, "season", 4), "2024-WI 2024-12-01/2025-02-28"),
    (Partial(2024, "half", 2), "2024-H2 2024-07-01/2024-12-31"),
    (Partial(number=12, day=24), "2024-12-24 2024-12-24/2024-12-24"),
    (Partial(weekday=2), "2025-04-22 2025-04-22/2025-04-22"),
    (Partial(weekday=5), "2025-04-25 2025-04-25/2025-04-25"),
    (Partial(weekday=5, which=-1), "2025-04-18 2025-04-18/2025-04-18"),
    (Partial(weekday=5, which=1), "2025-05-02 2025-05-02/2025-05-02"),
    (Partial(number=3, which=-1), "2025-03 2025-03-01/2025-03-31"),
    (Partial(number=4, which=-1), "2024-04 2024-04-01/2024-04-30"),
    (Partial(number=4, which=0), "2025-04 2025-04-01/2025-04-30"),
    (Partial(number=4, which=1), "2026-04 2026-04-01/2026-04-30"),
    (Partial(number=2, day=29), "2024-02-29 2024-02-29/2024-02-29"),
    (Shift(0, "day"), "2025-04-25 2025-04-25/2025-04-25"),
    (Shift(-1, "week"), "2025-W16 2025-04-14/2025-04-20"),
    (Shift(-1, "weekend"), "2025-W16-WE 2025-04-19/2025-04-20"),
    (Shift(1, "quarter"), "2025-Q3 2025-07-01/2025-09-30"),
    (Shift(-1, "season"), "2024-WI 2024-12-01/2025-02-28"),
    (Shift(0, "decade"), "202 2020-01-01/2029-12-31"),
    (Shift(-1, "century"), "19 1900-01-01/1999-12-31"),
    (Absolute("decade", 199), "199 1990-01-01/1999-12-31"),
    (Absolute("century", 4, bc=True), "BC04"),
    (Offset(((2, "day"),), -1), "2025-04-23 2025-04-23/2025-04-23"),
    (Offset(((3, "year"),), 1), "2028 2028-01-01/2028-12-31"),
    (Offset(((1, "week"),), -1, Holiday("12-25", 2024)), "2024-W51 2024-12-16/2024-12-22"),
    (Offset(((1, "year"), (6, "month")), -1), "2023-10 2023-10-01/2023-10-31"),
    (Stretch(((2, "week"),), -1), "P2W 2025-04-11/2025-04-25"),
    (Stretch(((None, "week"),), -1), "PXW /2025-04-25"),
    (Duration(((13, "year"),)), "P13Y"),
    (Recurring("XXXX-WXX-1", "EVERY"), "XXXX-WXX-1"),
    (Ref("PAST_REF"), "PAST_REF"),
    (Part("START", Partial(2025, number=3)), "2025-03 2025-03-01/2025-03-15"),
    (Part("END", Partial(2025, number=2)), "2025-02 2025-02-16/2025-02-28"),
    (Part("MID", Partial(2025, number=2)), "2025-02 2025-02-08/2025-02-23"),
    (Part("START", Partial(2024)), "2024 2024-01-01/2024-06-30"),
    (Nth(1, "weekday-1", Partial(2024, number=12)), "2024-12-02 2024-12-02/2024-12-02"),
    (Nth(-1, "weekday-1", Partial(2024, number=12)), "2024-12-30 2024-12-30/2024-12-30"),
    (Nth(1, "week", Partial(2024, number=5)), "2024-05 2024-05-01/2024-05-07"),
    (Nth(-1, "day", Partial(2024, number=2)), "2024-02-29 2024-02-29/2024-02-29"),
    (Nth(1, "quarter", Partial(2024), 2), "2024-Q1/2024-Q2 2024-01-01/2024-06-30"),
    (WeekOf(Partial(2024, number=12, day=8)), "2024-W49 2024-12-02/2024-12-08"),
    (Within(Partial(weekday=2), Shift(-1, "week")), "2025-04-15 2025-04-15/2025-04-15"),
    (Within(Partial(number=12), Shift(-1, "year")), "2024-12 2024-12-01/2024-12-31"),
    (Clock("08:30"), "2025-04-25T08:30 2025-04-25/2025-04-25"),
    (Clock("NI", Shift(-1, "day")), "2025-04-24TNI 2025-04-24/2025-04-24"),
    (NightInto(Partial(2024, number=12, day=8)), "2024-12-08TNI 2024-12-07/2024-12-08"),
    (Holiday("11-4-4", 2024), "2024-11-28 2024-11-28/2024-11-28"),
    (Holiday("5-1--1", 2025), "2025-05-26 2025-05-26/2025-05-26"),
    (Holiday("easter-2", 2025), "2025-04-18 2025-04-18/2025-04-18"),
    (Holiday("orthodox-easter", 2024), "2024-05-05 2024-05-05/2024-05-05"),
    (Range(Partial(2011), Partial(2015)), "2011/2015 2011-01-01/2015-12-31"),
    (Bounded("since", Partial(2015)), "2015 2015-01-01/"),
    (Bounded("after", Partial(2015)), "2015 2016-01-01/"),
    (Bounded("until", Partial(2015)), "2015 /2015-12-31"),
    (Bounded("before", Partial(2015)), "2015 /2014-12-31"),
]


@pytest.mark.parametrize(("expression", "what"), EXAMPLES, ids=lambda each: str(each))
def test_an_expression_means(expression: Expression, what: str) -> None:
    assert what == told(expression)


@pytest.mark.parametrize("expression", [each for each, _ in EXAMPLES], ids=str)
def test_an_expression_prints_and_has_an_open_value(expression: Expression) -> None:
    assert str(expression)
    assert expression.open_value()
    assert (
        ("X" in expression.open_value())
        or not expression.relative
        or isinstance(expression, Stretch)
    )


@pytest.mark.parametrize(
    ("expression", "past", "future"),
    [
        (Partial(weekday=2), "2025-04-22", "2025-04-29"),
        (Partial(weekday=5), "2025-04-25", "2025-04-25"),
        (Partial(number=4), "2025-04", "2025-04"),
        (Partial(number=9), "2024-09", "2025-09"),
        (Partial(number=10), "2024-10", "2025-10"),
    ],
    ids=str,
)
def test_the_tense_decides_past_or_future(expression: Partial, past: str, future: str) -> None:
    senses = [expression.senses(context(lean=lean))[0].value for lean in (-1, 1)]
    assert [past, future] == senses


@pytest.mark.parametrize(
    "impossible",
    [
        Partial(2025, number=2, day=29),
        Partial(number=2, day=30),
        Partial(number=13),
        Partial(2024, "quarter", 5),
        Partial(day=32),
        Partial(-8000),
        Partial(10000),
    ],
    ids=str,
)
def test_what_the_calendar_has_not_is_impossible(impossible: Partial) -> None:
    assert not impossible.possible


@QUICK
@given(st.sampled_from([each for each, _ in EXAMPLES]), st.dates(), st.sampled_from((-1, 0, 1)))
def test_every_expression_has_senses_in_order_anywhere(
    expression: Expression, today: date, lean: int
) -> None:
    """At the ends of the calendar there may be none; days never run backwards."""
    for sense in expression.senses(context(today, lean)):
        assert sense.value
        if sense.first is not None and sense.last is not None:
            assert 1 <= sense.first <= sense.last <= date.max.toordinal()


# Against dateutil

UNIT_STEPS = st.sampled_from(("day", "week", "month", "year"))


def around(unit: str, day: date) -> tuple[date, date]:
    """The day, week, month or year that holds a day."""
    if unit == "day":
        return day, day
    if unit == "week":
        monday = day - timedelta(days=day.weekday())
        return monday, monday + timedelta(days=6)
    if unit == "month":
        first = day.replace(day=1)
        return first, first + relativedelta(months=1, days=-1)
    return day.replace(month=1, day=1), day.replace(month=12, day=31)


@QUICK
@given(UNIT_STEPS, st.integers(1, 90), st.sampled_from((-1, 1)), DAYS)
def test_so_long_before_and_after_is_as_dateutil_counts(
    unit: str, count: int, sign: int, today: date
) -> None:
    step: relativedelta = relativedelta(**{f"{unit}s": count})  # type: ignore[arg-type]
    (sense,) = Offset(((count, unit),), sign).senses(context(today))
    first, last = around(unit, today + step if sign > 0 else today - step)
    assert (first.toordinal(), last.toordinal()) == (sense.first, sense.last)


@QUICK
@given(UNIT_STEPS, st.integers(1, 90), st.sampled_from((-1, 1)), DAYS)
def test_a_stretch_begins_or_ends_where_dateutil_counts(
    unit: str, count: int, side: int, today: date
) -> None:
    step: relativedelta = relativedelta(**{f"{unit}s": count})  # type: ignore[arg-type]
    (sense,) = Stretch(((count, unit),), side).senses(context(today))
    far = today + step if side > 0 else today - step
    assert sorted((far.toordinal(), today.toordinal())) == [sense.first, sense.last]


@QUICK
@given(st.integers(1583, 4099))
def test_easter_is_as_dateutil_counts(year: int) -> None:
    (sense,) = Holiday("easter", year).senses(context())
    assert easter(year).isoformat() == sense.value


@QUICK
@given(
    st.integers(1600, 2400),
    st.integers(1, 12),
    st.integers(1, 7),
    st.sampled_from((1, 2, 3, 4, -1)),
)
def test_the_nth_weekday_is_as_dateutil_counts(year: int, month: int, weekday: int, n: int) -> None:
    from dateutil.relativedelta import FR, MO, SA, SU, TH, TU, WE

    day = (MO, TU, WE, TH, FR, SA, SU)[weekday - 1]
    start = date(year, month, 1) if n > 0 else date(year, month, 1) + relativedelta(day=31)
    expected = start + relativedelta(weekday=day(n))
    (sense,) = Nth(n, f"weekday-{weekday}", Partial(year, number=month)).senses(context())
    assert expected.isoformat() == sense.value


@pytest.mark.parametrize(
    ("amounts", "value"),
    [
        (((2, "year"), (6, "month")), "P2Y6M"),
        (((0.5, "hour"),), "PT0.5H"),
        (((1, "day"), (12, "hour")), "P1DT12H"),
        (((None, "decade"),), "PXE"),
        (((5, "decade"),), "P50Y"),
        (((2, "century"),), "P200Y"),
        (((1.5, "year"),), "P1.5Y"),
    ],
)
def test_the_value_of_a_duration(amounts: tuple[tuple[float | None, str], ...], value: str) -> None:
    assert value == duration_value(amounts)


def test_the_last_weekday_of_a_month_of_thirty_days() -> None:
    """The last Friday of June: the month ends where it ends."""
    last_friday = Holiday("6-5--1", 2025).senses(Context(1))

    assert ["2025-06-27"] == [sense.value for sense in last_friday]
