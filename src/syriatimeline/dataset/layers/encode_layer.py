"""A layer as it was read -> the bundle of its compiled form."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from attrs import asdict, evolve

from syriatimeline.dataset.bundle import Bundle
from syriatimeline.dataset.content import Dataset
from syriatimeline.dataset.declared import declared_by, encode_declared
from syriatimeline.dataset.encoding import (
    SCHEMA_VERSION,
    encode_records,
    encode_registries,
    encode_value,
    encode_words,
)
from syriatimeline.dataset.layers.operations import Change
from syriatimeline.dataset.layers.read_layer import ReadLayer
from syriatimeline.events import Claim

__all__ = ["encode_layer"]

_BY_ID = ("articles", "actors", "places", "origins", "errata", "events", "situations")


def encode_layer(read: ReadLayer, below: Dataset, layers: Iterable[str] = ()) -> Bundle:
    """The bundle of a layer.

    Args:
        read: What the layer says, with the readings of its claims.
        below: The dataset that it was read against.
        layers: Name and version of the layers between.
    """
    own = _own(read.dataset, below)
    records, claims, quotes = encode_records(own.records)
    whole = encode_value(read.manifest.given)
    # What every record would say stands in none.
    records = tuple(_without(row, "provenance", whole) for row in records)
    head: dict[str, Any] = {
        "schema_version": SCHEMA_VERSION,
        "manifest": asdict(read.manifest),
        "on": {
            "edition": below.edition.label,
            "fingerprint": below.edition.fingerprint,
            "layers": list(layers),
        },
        **encode_registries(own),
        **encode_declared(declared_by(read.dataset, str(read.manifest))),
        "moved": [asdict(each) for each in read.dataset.moved if each not in below.moved],
        "changes": [_encoded(change) for change in read.changes],
        "records": len(records),
    }
    added = (change.value for change in read.changes if isinstance(change.value, Claim))
    words = encode_words(
        # Claims added to records of others have no line of their own.
        (*((error.id, error.quote) for error in own.errata), *((c.id, c.citation) for c in added))
    )
    return Bundle(head, records, claims, (*quotes, words))


def _own(dataset: Dataset, below: Dataset) -> Dataset:
    """What a dataset has beyond another."""
    added: dict[str, Any] = {}
    for name in _BY_ID:
        held = {each.id for each in getattr(below, name)}
        added[name] = tuple(each for each in getattr(dataset, name) if each.id not in held)
    return evolve(dataset, **added, schemes=())


def _encoded(change: Change) -> dict[str, Any]:
    return {
        "target": change.target,
        "field": change.field,
        "value": encode_value(change.value),
        "why": change.why,
        # Without the folder: wherever a layer is compiled, it is the same to the byte.
        "at": [change.mark.file.rpartition("/")[2], change.mark.line, change.mark.column],
    }


def _without(row: dict[str, Any], key: str, value: Any) -> dict[str, Any]:
    return {name: each for name, each in row.items() if name != key or each != value}
