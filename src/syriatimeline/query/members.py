"""Who belongs to an actor at the time of an event, and in which events somebody has a role."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Set

from attrs import field, frozen

from syriatimeline.events import Actor, Record
from syriatimeline.query.index import FIRST, LAST, DateIndex, day_numbers

__all__ = ["ActorIndex", "Members"]

#: Day numbers of which the first day of a record is at most the last, and its last at least the
#: first. The first may lie after the last: a record that lasts can touch what lies apart.
_Reach = tuple[int, int]


class Members:
    """Who stands for the actors wanted, and when: worked out once for each actor.

    Args:
        actors: All actors, by id.
        wanted: Ids of those that were asked for.
        members: Whether who belongs to them, directly or through others, stands for them.
    """

    def __init__(self, actors: Mapping[str, Actor], wanted: Set[str], members: bool) -> None:
        self._actors = actors
        self._wanted = wanted
        self._members = members
        self._reaches: dict[Actor, tuple[_Reach, ...]] = {}

    def hold(self, actor: Actor, record: Record) -> bool:
        """Whether an actor is one of those wanted, or may have belonged to one at the time."""
        return self.hold_on(actor, *day_numbers(record.when.possible))

    def hold_on(self, actor: Actor, first: int, last: int) -> bool:
        """The same on days by their numbers, from the first to the last."""
        return _touch(self.reaches(actor), first, last)

    def reaches(self, actor: Actor) -> tuple[_Reach, ...]:
        """When an actor stands for one of those wanted; empty if it never does."""
        found = self._reaches.get(actor)
        if found is None:
            found = self._reaches[actor] = tuple(self._chains(actor, frozenset()))
        return found

    def _chains(self, actor: Actor, seen: frozenset[str]) -> Iterator[_Reach]:
        """One reach for each chain of memberships that leads to one of those wanted.

        A record must share a day with each membership: it ends no earlier than the latest of
        their beginnings, and begins no later than the earliest of their ends.
        """
        if actor.id in self._wanted:
            yield FIRST, LAST
        elif self._members and actor.id not in seen:
            for membership in actor.memberships:
                first, last = day_numbers(membership.when.possible)
                for low, high in self._chains(self._actors[membership.of], seen | {actor.id}):
                    yield max(low, first), min(high, last)


@frozen
class ActorIndex:
    """In which records each actor has a role, as positions in the order given."""

    positions: Mapping[Actor, tuple[int, ...]] = field(repr=False)

    @classmethod
    def of(cls, records: Iterable[Record]) -> ActorIndex:
        """The index of records."""
        found: dict[Actor, list[int]] = {}
        for at, record in enumerate(records):
            for actor in record.actors:
                found.setdefault(actor, []).append(at)
        return cls({actor: tuple(positions) for actor, positions in found.items()})

    def among(self, members: Members, dates: DateIndex) -> list[int]:
        """The positions of the records in which one of the members has a role, in order.

        Args:
            members: Who is looked for.
            dates: The dates of the same records.
        """
        found: set[int] = set()
        for actor, positions in self.positions.items():
            reaches = members.reaches(actor)
            if reaches:
                rows = ((at, dates.rows[at]) for at in positions)
                found.update(at for at, row in rows if _touch(reaches, row[0], row[1]))
        return sorted(found)


def _touch(reaches: Iterable[_Reach], first: int, last: int) -> bool:
    return any(low <= last and first <= high for low, high in reaches)
