"""What the names that were asked for stood for, worked out when somebody wants to know."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any

from attrs import frozen

from syriatimeline.events import Actor, Place, Record
from syriatimeline.query.filters import asked_for, each_of, lies_in
from syriatimeline.query.members import Members

if TYPE_CHECKING:
    from syriatimeline.query.timeline import Timeline

__all__ = ["Asked", "Matched"]


@frozen(eq=False)
class Asked:
    """What one call of ``where`` asked for by name.

    Attributes:
        timeline: Where it asked.
        events: What it found.
        actor, place, according_to: The names, or None.
        members: Whether members and parts stood for them.
    """

    timeline: Timeline[Any]
    events: tuple[Record, ...]
    actor: object
    place: object
    according_to: object
    members: bool

    def names(self) -> dict[str, tuple[str, ...]]:
        """What each actor, place and source stood for in these events, as names."""
        return matched_names(
            self.timeline,
            self.events,
            self.actor,
            self.place,
            according_to=self.according_to,
            members=self.members,
        )


class Matched:
    """The answers of all calls that led to a timeline.

    A filter of a large timeline is over many times sooner than it is told who stood for whom.

    Args:
        known: Answers that are known.
        asked: A call whose answers are not.
        before: The answers of the calls before that.
    """

    def __init__(
        self,
        known: Mapping[str, tuple[str, ...]] | None = None,
        asked: Asked | None = None,
        before: Matched | None = None,
    ) -> None:
        self._known, self._asked, self._before = dict(known or {}), asked, before

    @cached_property
    def names(self) -> dict[str, tuple[str, ...]]:
        """What each name stood for."""
        before = self._before.names if self._before else {}
        return before | self._known | (self._asked.names() if self._asked else {})

    def __reduce__(self) -> tuple[object, ...]:
        # The timelines that were filtered stay behind.
        return Matched, (self.names,)


def matched_names(
    timeline: Timeline[Any],
    events: Iterable[Record],
    actor: object,
    place: object,
    *,
    according_to: object = None,
    members: bool,
) -> dict[str, tuple[str, ...]]:
    """What each actor, place and source asked for stood for in these events, as names."""
    found: dict[str, tuple[str, ...]] = {}
    for name, asked in asked_for(timeline.actors, actor, Actor, "actor"):
        stand_for = Members(timeline.actors, {asked.id}, members)
        acting = (
            each.name for event in events for each in event.actors if stand_for.hold(each, event)
        )
        found[name] = tuple(dict.fromkeys(acting))
    for name, asked in asked_for(timeline.places, place, Place, "place"):
        places = (
            each.name
            for event in events
            for each in event.places
            if lies_in(timeline, each, {asked.id}, members)
        )
        found[name] = tuple(dict.fromkeys(places))
    if according_to is not None:
        from syriatimeline.query.sources import Sources

        for source in each_of(according_to):
            sources = Sources(timeline, [source], members)
            tellers = (each for event in events for each in sources.tellers(event))
            found[f"according to {source}"] = tuple(dict.fromkeys(tellers))
    return found
