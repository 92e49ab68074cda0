"""The pages of actors and places."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from syriatimeline.events import Actor, Place
from syriatimeline.query import Timeline
from syriatimeline.site.views.parts import Section, Sections, href
from syriatimeline.site.views.rows import in_order, listed

__all__ = ["actor_sections", "place_sections"]


def actor_sections(timeline: Timeline[Any], actor: Actor) -> Sections:
    """An actor, what it belongs to, who belongs to it, its records, and what it says first."""
    members = [
        (each, membership)
        for each in timeline.actors.values()
        for membership in each.memberships
        if membership.of == actor.id
    ]
    values = {
        "kind": "actor",
        "named": actor,
        "parents": [(timeline.actors[each.of], each) for each in actor.memberships],
        "members": members,
        "schemes": timeline.schemes,
    }
    yield Section("", "named", values)
    records = [each for each in in_order(timeline) if actor.id in _ids(each.actors)]
    yield Section("Records", "records", listed(records))
    said = [
        claim
        for claim in timeline.claims.values()
        if claim.origin.speaker and claim.origin.speaker.id == actor.id
    ]
    if said:
        spoken = {"claims": said, "href": lambda name: href(timeline, name)}
        yield Section("First said by it", "said", spoken)


def _ids(named: Iterable[Actor | Place]) -> list[str]:
    """Ids, by which they are the same where a layer gives one of them more names."""
    return [each.id for each in named]


def place_sections(timeline: Timeline[Any], place: Place) -> Sections:
    """A place, where it lies, what lies in it, and its records."""
    values = {
        "kind": "place",
        "named": place,
        "parents": [(timeline.places[name], None) for name in place.within],
        "members": [(each, None) for each in timeline.places.values() if place.id in each.within],
        "schemes": timeline.schemes,
    }
    yield Section("", "named", values)
    records = [each for each in in_order(timeline) if place.id in _ids(each.places)]
    yield Section("Records", "records", listed(records))
