"""Held: what is known of a compiled record before its claims are built."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

from attrs import field, frozen

from syriatimeline.articles import Article
from syriatimeline.events.claim import Claim, Origin
from syriatimeline.events.standing import Standing

if TYPE_CHECKING:
    from syriatimeline.events.dispute import Dispute, Link

__all__ = ["Held", "Index", "Store", "Told"]


class Told(NamedTuple):
    """What a record of a compiled dataset gets when somebody asks for it."""

    claims: tuple[Claim, ...]
    disputes: tuple[Dispute, ...] = ()
    links: tuple[Link, ...] = ()


@frozen(eq=False)
class Index:
    """What follows from the claims of compiled records, column by column.

    Columns, and not an object for each record: the garbage collector would look through tens of
    thousands of them again and again.

    Attributes:
        standing, articles, origins, independent_origins: As in :class:`Record`.
        digest: Hash of the whole record, its claims and quotes included.
    """

    standing: list[Standing] = field(factory=list)
    articles: list[tuple[Article, ...]] = field(factory=list)
    origins: list[tuple[Origin, ...]] = field(factory=list)
    independent_origins: list[int] = field(factory=list)
    digest: list[str] = field(factory=list)


class Store(Protocol):
    """Where the claims of compiled records lie until somebody asks for them."""

    @property
    def index(self) -> Index:
        """What follows from them."""

    def told(self, at: int, record: str) -> Told:
        """The claims, disputes and links of a record, built anew.

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
    """

    store: Store
    at: int

    @property
    def standing(self) -> Standing:
        """As :attr:`Record.standing`."""
        return self.store.index.standing[self.at]

    @property
    def articles(self) -> tuple[Article, ...]:
        """As :attr:`Record.articles`."""
        return self.store.index.articles[self.at]

    @property
    def origins(self) -> tuple[Origin, ...]:
        """As :attr:`Record.origins`."""
        return self.store.index.origins[self.at]

    @property
    def independent_origins(self) -> int:
        """As :attr:`Record.independent_origins`."""
        return self.store.index.independent_origins[self.at]

    @property
    def digest(self) -> str:
        """Hash of the whole record, its claims and quotes included."""
        return self.store.index.digest[self.at]
