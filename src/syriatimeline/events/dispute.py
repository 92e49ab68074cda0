"""How records hang together, and what their sources differ on."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from attrs import evolve, frozen

from syriatimeline.events.claim import Claim

__all__ = ["DISPUTE_KINDS", "LINK_KINDS", "Dispute", "Link", "Position"]

#: How one record can hang together with another.
LINK_KINDS = ("part_of", "about", "answers", "fulfils", "series", "maybe_same", "after")
#: What sources can differ on.
DISPUTE_KINDS = ("date", "place", "scope", "number", "identity", "occurrence", "characterisation")


@frozen
class Link:
    """That a record hangs together with another.

    Attributes:
        kind: One of :data:`LINK_KINDS`, read from this record to the target.
        target: Id of the other event or situation.

    >>> import syriatimeline as st
    >>> st.load()["syt-0002"].links[0]
    Link(kind='answers', target='syt-0001')
    """

    kind: str
    target: str


@frozen
class Position:
    """One side of a dispute.

    Attributes:
        says: What it comes to, in English, in our words.
        claims: The claims that take it.
    """

    says: str
    claims: tuple[Claim, ...]


@frozen
class Dispute:
    """That sources differ. Never averaged; political characterisation is not adjudicated.

    Attributes:
        id: Permanent id, such as ``dsp-001``.
        record: Id of the event or situation.
        kind: One of :data:`DISPUTE_KINDS`.
        positions: The sides, two or more.
        state: ``open`` or ``resolved``.
        resolution: How, and on which evidence; empty while open.

    >>> import syriatimeline as st
    >>> len(next(iter(st.load().disputes.values())).positions) >= 2
    True
    """

    id: str
    record: str
    kind: str
    positions: tuple[Position, ...]
    state: Literal["open", "resolved"] = "open"
    resolution: str = ""

    def with_claims(self, claims: Mapping[str, Claim]) -> Dispute:
        """The same with other claims of the same ids; those that are not given stay."""
        positions = tuple(
            Position(each.says, tuple(claims.get(claim.id, claim) for claim in each.claims))
            for each in self.positions
        )
        return evolve(self, positions=positions)
