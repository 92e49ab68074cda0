"""Who stands for an actor: the index finds what the definition finds."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from records import STATE, event, person, timeline
from strategies import QUICK, WORLD, whens
from syriatimeline import Event, Timeline, When
from syriatimeline.events import Actor, Membership

NAMES = tuple(f"act-{number:03}" for number in range(11, 16))


@st.composite
def societies(draw: st.DrawFn) -> dict[str, Actor]:
    """Five actors that belong to each other for a time, in circles too."""
    memberships = st.builds(Membership, st.sampled_from(NAMES), whens(WORLD))
    found = {}
    for name in NAMES:
        belongs_to = tuple(draw(st.lists(memberships, max_size=2)))
        found[name] = Actor(
            name, f"actor-{name}", "group", {"en": name.upper()}, memberships=belongs_to
        )
    return found


@st.composite
def happenings(draw: st.DrawFn) -> Timeline[Event]:
    """Events of a small world, in which some of the five have a role."""
    actors = draw(societies())
    roles = st.lists(st.sampled_from(list(actors.values())), max_size=3)
    dates = draw(st.lists(whens(WORLD), max_size=6))
    nobody = event(99, participants=tuple(actors.values()))
    told = [
        event(number, when, participants=tuple(draw(roles))) for number, when in enumerate(dates)
    ]
    return timeline(*told, nobody)[: len(told)]


def _belongs(
    actors: Mapping[str, Actor], actor: Actor, wanted: set[str], when: When, seen: frozenset[str]
) -> bool:
    """The definition: wanted, or by a membership of the time a member of who belongs."""
    return actor.id in wanted or (
        actor.id not in seen
        and any(
            _belongs(actors, actors[membership.of], wanted, when, seen | {actor.id})
            for membership in actor.memberships
            if membership.when.during(when.possible)
        )
    )


@QUICK
@given(happenings(), st.sets(st.sampled_from(NAMES)), st.booleans(), whens(WORLD))
def test_where_finds_who_belongs_at_the_time(
    found: Timeline[Event], wanted: set[str], members: bool, span: When
) -> None:
    """With the index, after another date filter without it, and in any order of the events."""

    def stands(actor: Actor, among: set[str], when: When) -> bool:
        if not members:
            return actor.id in among
        return _belongs(found.actors, actor, among, when, frozenset())

    expected = [
        each.id for each in found if any(stands(actor, wanted, each.when) for actor in each.actors)
    ]
    alone = found.where(actor=sorted(wanted), members=members)
    backwards = found.order_by("earliest", reverse=True).where(actor=wanted, members=members)
    dated = found.where(during=span, actor=wanted, members=members)

    assert expected == [each.id for each in alone]
    assert set(expected) == {each.id for each in backwards}
    assert [each.id for each in found.where(during=span) if each.id in expected] == [
        each.id for each in dated
    ]
    assert {
        name: tuple(
            dict.fromkeys(
                actor.name
                for each in alone
                for actor in each.actors
                if stands(actor, {name}, each.when)
            )
        )
        for name in wanted
    } == alone.matched


def test_memberships_of_a_chain_need_not_meet() -> None:
    """An event that lasts may touch both, each on a day of its own."""
    organ = person(3, "organ", STATE, when="2024-02-01/2024-02-10")
    member = person(4, "member", organ, when="2024-02-20/2024-02-29")
    found = timeline(
        event(1, "2024-02-05", participants=(member,)),
        event(2, "2024-02", participants=(member,)),
        event(3, "2024-02-05", participants=(organ,)),
        event(4, "2024-02-25", participants=(member,)),
    )

    assert ["syt-0002", "syt-0003"] == [each.id for each in found.where(actor="Arcadia")]


@pytest.mark.parametrize(
    ("when", "expected"),
    [("2024-02", [1, 2]), ("2024-02/..", [1, 2, 3]), ("/2024-02", [0, 1, 2])],
)
def test_an_office_counts_on_its_first_and_last_day(when: str, expected: list[int]) -> None:
    """The days beside them are outside; an open or unknown end reaches without limit."""
    minister = person(3, "minister", STATE, when)
    days = ("2024-01-31", "2024-02-01", "2024-02-29", "2024-03-01")
    events = [event(number, day, participants=(minister,)) for number, day in enumerate(days)]

    found = timeline(*events).where(actor="Arcadia")

    assert [f"syt-{number:04}" for number in expected] == [each.id for each in found]
