"""Leaving out, ordering, grouping."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import syriatimeline
from records import event, timeline
from strategies import QUICK, intervals, whens
from syriatimeline import Interval, When
from syriatimeline.errors import QueryError, UnknownNameError
from syriatimeline.query.arrange import GROUPS, ORDERS

REAL = syriatimeline.load()


@QUICK
@given(st.lists(whens(), max_size=6), intervals(), st.sampled_from(["possible", "certain"]))
def test_where_and_without_share_the_timeline(
    dates: list[When], query: Interval, certainty: Any
) -> None:
    """Each event is in exactly one of the two."""
    found = timeline(*(event(number, when) for number, when in enumerate(dates, start=1)))
    span = When(query, certain=query)
    inside = found.where(during=span, certainty=certainty)
    outside = found.without(during=span, certainty=certainty)

    assert {each.id for each in inside} | {each.id for each in outside} == {e.id for e in found}
    assert not {each.id for each in inside} & {each.id for each in outside}


def test_without_refuses_what_where_refuses() -> None:
    """Unknown names raise, unknown keywords too."""
    with pytest.raises(UnknownNameError):
        REAL.without(actor="Rusia")
    with pytest.raises(TypeError):
        REAL.without(colour="red")


@pytest.mark.parametrize("key", list(ORDERS))
def test_every_order_keeps_the_events(key: str) -> None:
    """Each once; reversed is the other way round; slices keep the order."""
    ordered = REAL.order_by(key)

    assert {each.id for each in REAL} == {each.id for each in ordered}
    assert [each.id for each in ordered][::-1] == [e.id for e in REAL.order_by(key, reverse=True)]
    assert [each.id for each in ordered][:5] == [each.id for each in ordered[:5]]
    assert [e.id for e in ordered if e.mode == "actual"] == [
        each.id for each in ordered.where(mode="actual")
    ]


def test_an_order_can_be_a_function() -> None:
    """Of an event."""
    assert "syt-0037" == REAL.order_by(lambda each: -len(each.claims))[0].id


@pytest.mark.parametrize("key", list(GROUPS))
def test_every_grouping_covers_the_events(key: str) -> None:
    """Each event stands in a group at least, and in no group that is not its own."""
    groups = REAL.group_by(key)

    assert {each.id for each in REAL} == {each.id for found in groups.values() for each in found}
    assert all(
        key in GROUPS and name in GROUPS[key](each) for name in groups for each in groups[name]
    )


def test_an_event_that_may_lie_in_two_months_is_in_none() -> None:
    """Grouping by month makes no date more precise."""
    found = timeline(
        event(1, "2024-12-08"), event(2, "[2024-11-30..2024-12-01]"), event(3, "../..")
    )
    groups = found.group_by("month")

    assert {None: 2, "2024-12": 1} == {name: len(events) for name, events in groups.items()}


@pytest.mark.parametrize("method", ["order_by", "group_by"])
def test_an_unknown_key_raises_with_the_nearest(method: str) -> None:
    """The method and the nearest key are named."""
    with pytest.raises(QueryError, match=f"{method}.*did you mean kind"):
        getattr(REAL, method)("kinds")


def test_what_a_name_stood_for_is_shown() -> None:
    """The members that occur in the result, by the name asked for."""
    found = REAL.where(actor="Россия", during="2025-04-19", certainty="certain")

    assert {"Россия": ("Vasily Nebenzya",)} == found.matched
    assert {"Россия": ("Vasily Nebenzya",), "Baku": ()} == found.where(place="Baku").matched
    assert "Tartus stands for Tartus naval base, Tartus" in str(REAL.where(place="Tartus"))
