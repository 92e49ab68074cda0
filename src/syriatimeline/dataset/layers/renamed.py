"""Actors and places with other names, put wherever a dataset names them.

Claims that are not built yet are renamed when they are.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from attrs import evolve, frozen

from syriatimeline.dataset.content import Dataset
from syriatimeline.events import Claim, Index, Origin, Record, Store, Told

__all__ = ["with_names"]

R = TypeVar("R", bound=Record)
Names = Mapping[str, Any]


def with_names(dataset: Dataset, named: Names) -> Dataset:
    """The dataset with these actors and places in the stead of those of the same id.

    Args:
        dataset: The content.
        named: The actors and places that have changed, by id.
    """
    if not named:
        return dataset
    stores = _renaming(named)
    renamed = dataset.with_records(lambda record: _record(record, named, stores))
    return evolve(
        renamed,
        actors=_among(dataset.actors, named),
        places=_among(dataset.places, named),
        origins=tuple(_origin(each, named) for each in dataset.origins),
    )


def _among(things: tuple[Any, ...], named: Names) -> tuple[Any, ...]:
    return tuple(named.get(each.id, each) for each in things)


def _record(record: R, named: Names, stores: Callable[[Store], Store]) -> R:
    fields = ("places", *record.role_names())
    values = {name: _among(getattr(record, name), named) for name in fields}
    if record.held is not None:
        return record.with_slots(values, stores)
    told = record.with_slots(values)
    return told.with_claims(lambda claim: _claim(claim, named))


@frozen(eq=False)
class _Renaming:
    """A store whose claims have the new names."""

    store: Store
    named: Names
    index: Index

    def told(self, at: int, record: str) -> Told:
        """As the store has them, with the new names; in the disputes too."""
        told = self.store.told(at, record)
        new = {claim.id: _claim(claim, self.named) for claim in told.claims}
        disputes = tuple(each.with_claims(new) for each in told.disputes)
        return Told(tuple(new.values()), disputes, told.links)


def _renaming(named: Names) -> Callable[[Store], Store]:
    """From each store to the one with the new names; one for all its records."""
    known: dict[Store, Store] = {}

    def renaming(store: Store) -> Store:
        if store not in known:
            origins = [tuple(_origin(each, named) for each in row) for row in store.index.origins]
            known[store] = _Renaming(store, named, evolve(store.index, origins=origins))
        return known[store]

    return renaming


def _claim(claim: Claim, named: Names) -> Claim:
    voices = tuple(
        evolve(voice, actor=named[voice.actor.id])
        if voice.actor is not None and voice.actor.id in named
        else voice
        for voice in claim.attribution
    )
    return evolve(claim, attribution=voices, origin=_origin(claim.origin, named))


def _origin(origin: Origin, named: Names) -> Origin:
    if origin.speaker is None or origin.speaker.id not in named:
        return origin
    return evolve(origin, speaker=named[origin.speaker.id])
