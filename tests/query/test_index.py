"""The index of dates answers what the dates answer."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from strategies import QUICK, WORLD, bounded, intervals, whens, world
from syriatimeline.calendar import Certainty, Interval, When
from syriatimeline.query.counts import PERIODS, Period, count_by
from syriatimeline.query.index import DateIndex


@QUICK
@given(st.lists(st.one_of(whens(), whens(WORLD)), max_size=8), st.one_of(intervals(), world()))
def test_the_index_agrees_with_the_dates(dates: list[When], query: Interval) -> None:
    """For every date and every query, open ends and conventions included."""
    expected = {at: when.during(query) for at, when in enumerate(dates)}
    found = dict(DateIndex.of(dates).during(query))

    assert {at: answer for at, answer in expected.items() if answer is not Certainty.NO} == found


@QUICK
@given(
    st.lists(st.one_of(whens(), whens(WORLD)), max_size=8),
    st.sampled_from(list(PERIODS)),
    bounded(st.dates(date(2023, 12, 1), date(2024, 4, 1))),
)
def test_counts_agree_with_the_dates(dates: list[When], period: Period, during: Interval) -> None:
    """For every period, however the dates lie to it; one pass counts what many would."""
    for count in count_by(DateIndex.of(dates), period, during):
        answers = [when.during(count.days) for when in dates]

        assert answers.count(Certainty.CERTAIN) == count.certain
        assert answers.count(Certainty.POSSIBLE) == count.possible


@QUICK
@given(st.lists(st.one_of(whens(), whens(WORLD)), max_size=8))
def test_the_hull_runs_from_the_first_to_the_last_bound(dates: list[When]) -> None:
    """Ends without a day count for nothing, so there may be none."""
    bounds = [day for when in dates for day in (when.earliest, when.latest) if day is not None]
    expected = Interval(min(bounds), max(bounds)) if bounds else None

    assert expected == DateIndex.of(dates).hull()
