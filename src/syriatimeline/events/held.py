"""Held: what is known of a compiled record before its claims are built."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from attrs import frozen

from syriatimeline.articles import Article
from syriatimeline.events.claim import Claim, Origin
from syriatimeline.events.standing import Standing

if TYPE_CHECKING:
    from syriatimeline.events.dispute import Dispute

__all__ = ["Held", "Store"]


class Store(Protocol):
    """Where the claims of compiled records lie until somebody asks for them."""

    def claims(self, at: int, record: str) -> tuple[tuple[Claim, ...], tuple[Dispute, ...]]:
        """The claims and disputes of a record, built anew.

        Args:
            at: Its position among the records of the store.
            record: Its id.

        Raises:
            DatasetError: They are damaged.
        """


@frozen(eq=False)
class Held:
    """What an index says of a record, so that filters need not build its claims.

    Every value was computed from the claims when they were compiled; a test proves them equal.

    Attributes:
        store: Where the claims lie.
        at: The record's position there.
        standing, articles, origins, independent_origins: As in :class:`Record`.
        digest: Hash of the whole record, its claims and quotes included.
    """

    store: Store
    at: int
    standing: Standing
    articles: tuple[Article, ...]
    origins: tuple[Origin, ...]
    independent_origins: int
    digest: str
