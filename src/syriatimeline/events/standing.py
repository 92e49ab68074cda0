"""Standing: how far an event is vouched for. Computed by a published rule, never typed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal

from syriatimeline.calendar import Interval
from syriatimeline.events.claim import Claim
from syriatimeline.events.registry import Actor

__all__ = ["STANDINGS", "Standing", "independent_origins", "standing_of", "vouching_claims"]

Standing = Literal["avowed", "several-origins", "one-origin", "contested", "withdrawn"]

#: The standings with what they mean; the first that applies, in the order
#: withdrawn, contested, avowed, several-origins, one-origin.
STANDINGS: dict[Standing, str] = {
    "avowed": "the acting side says so itself: an actor, or an official or organ of the same state",
    "several-origins": "two or more independent origins say so, none of them the acting side",
    "one-origin": "a single origin says so, and it is not the acting side",
    "contested": "a source denies it, or whether it happened is disputed",
    "withdrawn": "we no longer stand by this record",
}


def standing_of(
    claims: Sequence[Claim],
    acting: Iterable[Actor],
    when: Interval | None = None,
    occurrence_disputed: bool = False,
    withdrawn: bool = False,
) -> Standing:
    """The standing of a record.

    Args:
        claims: Its claims.
        acting: The actors on its acting side.
        when: The days it may have held on; an office counts only if it may have been held then.
        occurrence_disputed: Whether there is an open dispute on whether it happened.
        withdrawn: Whether we withdrew it.

    >>> standing_of((), ())
    'one-origin'
    """
    if withdrawn:
        return "withdrawn"
    if occurrence_disputed or any(claim.stance == "denies" for claim in claims):
        return "contested"
    vouching = vouching_claims(claims)
    speakers = [claim.origin.speaker for claim in vouching if claim.origin.speaker is not None]
    # Most origins are nobody's office: then no membership need be looked at.
    if speakers and not _with_parents(acting, when).isdisjoint(_with_parents(speakers, when)):
        return "avowed"
    return "several-origins" if independent_origins(vouching) > 1 else "one-origin"


def independent_origins(vouching: Iterable[Claim]) -> int:
    """How many origins claims have, where those that may be one count as one."""
    return len({claim.origin.maybe_same or claim.origin.id for claim in vouching})


def vouching_claims(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """The claims that say it happened.

    Who dates or places an act tells it; who only differs on its scope, a number or a motive
    does not.
    """
    return tuple(
        claim
        for claim in claims
        if claim.stance in ("asserts", "confirms")
        and claim.field in ("event", "when", "place", "actor")
    )


def _with_parents(actors: Iterable[Actor], when: Interval | None) -> set[str]:
    """Ids of the actors and of what they belong to then: a spokesman speaks for his state."""
    found = set()
    for actor in actors:
        found.add(actor.id)
        found |= {
            membership.of
            for membership in actor.memberships
            if when is None or membership.when.during(when)
        }
    return found
