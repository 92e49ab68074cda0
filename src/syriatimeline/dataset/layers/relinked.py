"""Links to records that were merged, led on to what took their place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TypeVar

from attrs import evolve

from syriatimeline.dataset.content import Dataset, Moved
from syriatimeline.dataset.successors import successors
from syriatimeline.events import Link, Provenance, Record

__all__ = ["relinked"]

R = TypeVar("R", bound=Record)


def relinked(dataset: Dataset, moved: Iterable[Moved]) -> Dataset:
    """The dataset without links to records that layers merged into others.

    They lead to the record that took its place; a link of that very record is gone, and so is one
    that it had twice. Of a record that was split nobody but an author knows which part is meant:
    links to it stay, and its id leads on.

    Args:
        dataset: The content, with all its tombstones.
        moved: Those of the layers.
    """
    onward = successors(dataset.moved)
    led = {each.id: onward[each.id] for each in moved if len(onward[each.id].to) == 1}
    return dataset.with_records(lambda record: _led_on(record, led)) if led else dataset


def _led_on(record: R, led: Mapping[str, Moved]) -> R:
    # Asking for them builds the claims of no record but those that have links.
    through = [led[link.target] for link in record.links if link.target in led]
    if not through:
        return record
    links = (
        Link(link.kind, led[link.target].to[0] if link.target in led else link.target)
        for link in record.links
    )
    told = {each.id: Provenance("links", each.layer, each.why) for each in through}
    return evolve(
        record,
        links=tuple(dict.fromkeys(each for each in links if each.target != record.id)),
        provenance=(*record.provenance, *(told[name] for name in sorted(told))),
    )
