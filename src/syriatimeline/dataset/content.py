"""Dataset: everything that one edition holds, as objects."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from attrs import evolve, frozen
from attrs import field as attribute

from syriatimeline.articles import Article
from syriatimeline.events import (
    Actor,
    Claim,
    Dispute,
    Edition,
    Event,
    Origin,
    Place,
    Quote,
    Record,
    Scheme,
    Situation,
    SourceError,
)

if TYPE_CHECKING:
    # Few datasets have either, and loading must not pay for what they are made of.
    from syriatimeline.events import DeclaredKind
    from syriatimeline.temporal import NamedPolicy

__all__ = ["WHOLE", "Dataset", "Edit", "Moved"]

#: The field of a change that touches all of its target.
WHOLE = "*"


@frozen
class Moved:
    """A tombstone: a record whose place others have taken.

    Attributes:
        id: Its id, which is never given to another.
        to: Ids of its successors: one where it was merged, several where it was split.
        why: The reason.
        layer: Name and version of the layer that says so; empty where the dataset itself does.
    """

    id: str
    to: tuple[str, ...]
    why: str
    layer: str

    @property
    def reason(self) -> str:
        """The reason, after the layer that gives it if one does."""
        return f"{self.layer}: {self.why}" if self.layer else self.why


@frozen
class Edit:
    """A line of the editorial ledger: what was changed in a published dataset, and why.

    Attributes:
        date: The day of the change, ``YYYY-MM-DD``.
        editor: Who changed it.
        target: Id of the record, claim, dispute, article, actor, place, origin or source error.
        field: The field, as the model calls it; ``*`` for all of it.
        old, new: Its values; None where there was, or is, nothing.
        reason: Why.
        citations: What the change rests on: ids of the dataset, or addresses.
    """

    date: str
    editor: str
    target: str
    field: str
    old: Any = attribute(hash=False)
    new: Any = attribute(hash=False)
    reason: str
    citations: tuple[str, ...] = ()


@frozen
class Dataset:
    """The content of a dataset; a :class:`~syriatimeline.Timeline` is a view of it.

    Attributes:
        edition: Its name, version and fingerprint.
        articles, actors, places, origins, events, situations, errata: The records, by id.
        schemes: The registries that ids in ``external`` belong to.
        moved: The records that were merged into others, or split.
        edits: The editorial ledger, oldest first.
        kinds: The kinds of events that are declared, parents first.
        policies: The policies that are named.

    >>> from syriatimeline.dataset import load_dataset
    >>> load_dataset().edition.name
    'syriatimeline'
    """

    edition: Edition
    articles: tuple[Article, ...] = ()
    actors: tuple[Actor, ...] = ()
    places: tuple[Place, ...] = ()
    origins: tuple[Origin, ...] = ()
    events: tuple[Event, ...] = ()
    situations: tuple[Situation, ...] = ()
    errata: tuple[SourceError, ...] = ()
    schemes: tuple[Scheme, ...] = ()
    moved: tuple[Moved, ...] = ()
    edits: tuple[Edit, ...] = ()
    kinds: tuple[DeclaredKind, ...] = ()
    policies: tuple[NamedPolicy, ...] = ()

    @property
    def records(self) -> Iterator[Record]:
        """Events, then situations."""
        yield from self.events
        yield from self.situations

    @property
    def claims(self) -> Iterator[Claim]:
        """Every claim, record by record."""
        for record in self.records:
            yield from record.claims

    @property
    def quotes(self) -> Iterator[tuple[str, Quote]]:
        """Every quote with the id of the claim or source error that quotes it."""
        for claim in self.claims:
            if isinstance(claim.citation, Quote):
                yield claim.id, claim.citation
        for error in self.errata:
            yield error.id, error.quote

    @property
    def disputes(self) -> Iterator[Dispute]:
        """Every dispute, record by record."""
        for record in self.records:
            yield from record.disputes

    def with_claims(self, change: Callable[[Claim], Claim]) -> Dataset:
        """The same with every claim changed, wherever it is referred to."""
        return self.with_records(lambda record: record.with_claims(change))

    def with_records(self, change: Callable[[Any], Any]) -> Dataset:
        """The same with every event and situation changed into another of its sort."""
        return evolve(
            self,
            events=tuple(map(change, self.events)),
            situations=tuple(map(change, self.situations)),
        )
