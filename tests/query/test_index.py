"""The index of dates answers what the dates answer."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from strategies import QUICK, WORLD, intervals, whens, world
from syriatimeline.calendar import Certainty, Interval, When
from syriatimeline.query.index import DateIndex


@QUICK
@given(st.lists(st.one_of(whens(), whens(WORLD)), max_size=8), st.one_of(intervals(), world()))
def test_the_index_agrees_with_the_dates(dates: list[When], query: Interval) -> None:
    """For every date and every query, open ends and conventions included."""
    expected = {at: when.during(query) for at, when in enumerate(dates)}
    found = dict(DateIndex.of(dates).during(query))

    assert {at: answer for at, answer in expected.items() if answer is not Certainty.NO} == found
