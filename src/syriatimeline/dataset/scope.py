"""What of a dataset is to be checked where the rest was checked when it was compiled."""

from __future__ import annotations

from collections.abc import Iterable

from attrs import evolve

from syriatimeline.dataset.content import Dataset
from syriatimeline.events import Event, Record, Situation

__all__ = ["unchecked"]


def unchecked(dataset: Dataset) -> Dataset:
    """The dataset with those records alone that were not compiled before, or hang together with
    such: what rests on evidence, and what quotes an article that they quote.

    Records that are compiled and not built yet were checked then, and stay unbuilt.
    """
    by_id = {record.id: record for record in dataset.records}
    new = [record for record in by_id.values() if record.held is None]
    quoted = {article for record in new for article in record.articles}
    quoted |= {error.quote.article for error in dataset.errata}
    chosen = {record.id for record in new}
    if new:
        chosen |= {each.id for each in by_id.values() if not quoted.isdisjoint(each.articles)}
    waiting = [*_named_by_registries(dataset), *chosen]
    chosen.clear()
    while waiting:
        record = by_id.get(waiting.pop())
        if record is not None and record.id not in chosen:
            chosen.add(record.id)
            waiting += _evidence_of(record)
    kept = [record for record in by_id.values() if record.id in chosen]
    return evolve(
        dataset,
        # The ledger is of the dataset below, and was checked with it.
        edits=(),
        events=tuple(each for each in kept if isinstance(each, Event)),
        situations=tuple(each for each in kept if isinstance(each, Situation)),
    )


def _named_by_registries(dataset: Dataset) -> Iterable[str]:
    """The records on which something rests, or to which it leads, that is no record."""
    for each in dataset.moved:
        yield from (each.id, *each.to)
    for article in dataset.articles:
        yield from map(_record_of, article.published.evidence)
    for error in dataset.errata:
        yield from map(_record_of, error.evidence)
    for actor in dataset.actors:
        for membership in actor.memberships:
            yield from map(_record_of, membership.evidence)


def _evidence_of(record: Record) -> Iterable[str]:
    yield from map(_record_of, record.when.evidence)
    for claim in record.claims:
        if claim.when is not None:
            yield from map(_record_of, claim.when.evidence)


def _record_of(name: str) -> str:
    return name.partition(".")[0]
