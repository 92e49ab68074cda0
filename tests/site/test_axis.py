"""The axis: places of days, ticks, and the few early dates that are cut off."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from strategies import bounded, days, whens
from syriatimeline.calendar import Interval, When
from syriatimeline.charts.axis import AFTER, BEFORE, ROOM, Axis, axis_of

MONTHS = [f"{date(2024, month, 1):%b}" for month in range(1, 13)]
YEAR = Axis(date(2024, 1, 1), date(2024, 12, 31))


def test_the_first_day_stands_where_the_scale_begins_and_the_end_where_it_ends() -> None:
    assert BEFORE == YEAR.at(YEAR.first)
    assert 100 - AFTER == pytest.approx(YEAR.at(YEAR.last + timedelta(days=1)), abs=AFTER)
    assert (BEFORE, 100 - AFTER) == YEAR.scale


def test_days_beyond_stand_in_the_margins() -> None:
    assert 0 < YEAR.at(date(1, 1, 1)) < BEFORE
    assert 100 - AFTER < YEAR.at(date.max) < 100


def test_the_middle_stands_in_the_middle() -> None:
    assert (BEFORE + 100 - AFTER) / 2 == pytest.approx(YEAR.at(date(2024, 7, 2)), abs=0.2)


@given(bounded(), st.lists(days(), min_size=2))
def test_later_days_never_stand_further_left(span: Interval, among: list[date]) -> None:
    assert span.first is not None
    assert span.last is not None
    places = [Axis(span.first, span.last).at(day) for day in sorted(among)]
    assert places == sorted(places)
    assert all(0 <= place <= 100 for place in places)


@given(st.lists(whens(), max_size=8))
def test_bars_and_ticks_lie_on_the_page_whatever_the_dates(among: list[When]) -> None:
    axis = axis_of(among)
    for when in among:
        bar = axis.bar(when.possible.first, when.possible.last)
        assert 0 <= bar.left
        assert 0 < bar.width
        assert bar.left + bar.width <= 100.1
        assert (bar.fades_left, bar.fades_right) == (
            when.possible.first is None,
            when.possible.last is None,
        )
    places = [tick.at for tick in axis.ticks]
    assert places == sorted(places)
    assert 1 <= len(places) <= 15


def test_a_single_day_has_a_width() -> None:
    day = date(2024, 5, 5)
    assert YEAR.bar(day, day).width > 0


def test_open_ends_reach_the_edges_and_fade() -> None:
    bar = YEAR.bar(None, None)
    assert (0, 100, True, True) == bar


@pytest.mark.parametrize(
    ("first", "last", "labels"),
    [
        (date(2024, 1, 1), date(2024, 12, 31), MONTHS),
        (date(2024, 1, 1), date(2025, 12, 31), ["Jan", "Mar", "May", "Jul", "Sep", "Nov"] * 2),
        (date(2010, 1, 1), date(2013, 12, 31), ["Jan", "Jul"] * 4),
        (date(2010, 1, 1), date(2019, 12, 31), [str(year) for year in range(2010, 2020)]),
    ],
)  # fmt: skip
def test_ticks_take_the_step_that_gives_about_a_dozen(
    first: date, last: date, labels: list[str]
) -> None:
    ticks = Axis(first, last).ticks
    if labels[:2] == ["Jan", "Jul"]:
        assert len(ticks) <= 12
        assert {"Jan", "May", "Jul", "Sep"} >= {tick.label for tick in ticks}
    else:
        assert labels == [tick.label for tick in ticks]


def test_the_break_is_labelled_where_there_is_room() -> None:
    begun = Axis(date(2010, 9, 1), date(2019, 12, 31)).ticks
    assert "2011" == begun[0].label
    far = Axis(date(2011, 2, 1), date(2022, 12, 31)).ticks
    assert ("Feb", "2011") == far[0][1:] or far[0].at - BEFORE <= ROOM
    for earlier, later in pairwise(tick.at for tick in begun):
        assert later > earlier


def test_a_few_early_dates_are_cut_off_and_many_are_not() -> None:
    late = [When.from_edtf(f"2024-{month:02}-15") for month in range(1, 13)]
    assert date(2024, 1, 1) == axis_of([When.from_edtf("1990-03-01"), *late]).first
    early = [When.from_edtf(f"1990-{month:02}-15") for month in range(1, 13)]
    assert date(1990, 1, 1) == axis_of([*early, *late]).first


def test_no_date_and_open_dates_give_an_axis_too() -> None:
    assert axis_of([]).ticks
    assert axis_of([When.from_edtf("../..")]).ticks
    assert axis_of([When.from_edtf("9999-12-31")]).ticks
