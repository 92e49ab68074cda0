"""Dyads: who acts towards whom, state by state, as data on events are usually kept."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import permutations, product
from typing import Any, Literal

from attrs import frozen

from syriatimeline.calendar import Certainty
from syriatimeline.errors import QueryError
from syriatimeline.events import Actor, Conference, Event, Meeting
from syriatimeline.query.arrange import GROUPS
from syriatimeline.query.records import nearest_names
from syriatimeline.query.states import States
from syriatimeline.query.timeline import Timeline

__all__ = ["STATE_CODES", "Dyad", "Party", "StateCodes", "dyads_of"]

StateCodes = Literal["iso3", "gw"]

#: The codes that a dyad can have for its states; where they were looked up, ``schemes`` says.
STATE_CODES: tuple[StateCodes, ...] = ("iso3", "gw")

#: The kinds whose parties all act towards each other.
_MUTUAL = (Meeting, Conference)


@frozen
class Party:
    """One end of a dyad: a state, or an actor that belongs to none.

    Attributes:
        actor: The state, or the actor.
        actors: Those in the event who stand for it.
        membership: Whether one of them surely belonged to it; None if it is no state.
    """

    actor: Actor
    actors: tuple[Actor, ...]
    membership: Certainty | None


@frozen
class Dyad:
    """An event between two parties.

    Attributes:
        record: The event.
        certainty: How surely it passed the date filters; empty without one.
        side: ``source``, ``accused``, or empty where nobody acts.
        source: Who acts; None if nobody is told.
        target: Who is acted upon or addressed; None if nobody is told.
        codes: One of :data:`STATE_CODES`.
    """

    record: Event
    certainty: str
    side: str
    source: Party | None
    target: Party | None
    codes: StateCodes

    @property
    def year(self) -> int | None:
        """The year that holds every possible day; None if several do."""
        (year,) = GROUPS["year"](self.record)
        return None if year is None else int(str(year))

    def code(self, party: Party | None) -> str | None:
        """The code of a party; None if it is no state, or one without such a code."""
        if party is None or party.membership is None:
            return None
        return party.actor.external.get(self.codes)


def dyads_of(timeline: Timeline[Any], codes: StateCodes = "iso3") -> Iterator[Dyad]:
    """The dyads of each event, at least one for each.

    Args:
        timeline: Its events.
        codes: One of :data:`STATE_CODES`.

    Raises:
        QueryError: No such codes; names the nearest.

    >>> import syriatimeline as st
    >>> meeting = st.load().where(actor="Asaad al-Shaibani")
    >>> [(dyad.code(dyad.source), dyad.code(dyad.target)) for dyad in dyads_of(meeting)]
    [('RUS', 'SYR'), ('SYR', 'RUS')]
    """
    if codes not in STATE_CODES:
        near = nearest_names(str(codes), STATE_CODES) or STATE_CODES
        raise QueryError(f"codes={codes!r} is none; did you mean {' or '.join(near)}?")
    states = States(timeline.actors)
    for event in timeline:
        certainty = timeline.certainty_of(event)
        for side, source, target in _ends(states, event):
            yield Dyad(event, certainty.value if certainty else "", side, source, target, codes)


def _ends(states: States, event: Event) -> Iterator[tuple[str, Party | None, Party | None]]:
    """Each pair of parties, with the side of its source."""
    # A declared kind of meeting may have a target: then its parties do not act on each other.
    if isinstance(event, _MUTUAL) and {"source"} == set(event.roles().values()):
        yield from (("source", *pair) for pair in _mutual(_parties(states, event, "source")))
        return
    targets: tuple[Party | None, ...] = _parties(states, event, "target") or (None,)
    acting = {side: _parties(states, event, side) for side in ("source", "accused")}
    for side, sources in acting.items():
        yield from ((side, *pair) for pair in product(sources, targets))
    if not any(acting.values()):
        yield from (("", None, target) for target in targets)


def _mutual(parties: Iterable[Party]) -> Iterable[tuple[Party | None, Party | None]]:
    """Everybody with everybody else; who is alone, within itself."""
    known = tuple(parties)
    # One person who may belong to two states does not meet himself.
    pairs = [(a, b) for a, b in permutations(known, 2) if len({*a.actors, *b.actors}) > 1]
    alone = [(party, party if len(party.actors) > 1 else None) for party in known]
    return pairs or alone or [(None, None)]


def _parties(states: States, event: Event, side: str) -> tuple[Party, ...]:
    """The parties on a side of an event, in the order of its roles."""
    found: dict[Actor, dict[Actor, Certainty | None]] = {}
    for role, its_side in event.roles().items():
        for actor in getattr(event, role) if its_side == side else ():
            parties: Mapping[Actor, Certainty | None] = states.of(actor, event)
            for party, membership in (parties or {actor: None}).items():
                found.setdefault(party, {})[actor] = membership
    return tuple(
        Party(party, tuple(members), _best(members.values())) for party, members in found.items()
    )


def _best(memberships: Iterable[Certainty | None]) -> Certainty | None:
    """Certain if one is, possible if one is, else none."""
    answers = set(memberships)
    return next((each for each in (Certainty.CERTAIN, Certainty.POSSIBLE) if each in answers), None)
