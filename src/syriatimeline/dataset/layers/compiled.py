"""A layer in compiled form: written once, then loaded without reading its authoring files.

It holds what the layer adds and changes, as it was read against the dataset below. On another
edition of that dataset everything that it refers to must still be there.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from attrs import asdict, evolve

from syriatimeline.dataset.bundle import LAYER_BUNDLE, Bundle
from syriatimeline.dataset.content import WHOLE, Dataset, Moved
from syriatimeline.dataset.declared import declared_by, encode_declared, with_declared
from syriatimeline.dataset.decode import (
    Decoder,
    decode_credits,
    decode_registries,
    decode_when,
)
from syriatimeline.dataset.encoding import (
    SCHEMA_VERSION,
    encode_records,
    encode_registries,
    encode_value,
    encode_words,
)
from syriatimeline.dataset.layers.layer import Layer
from syriatimeline.dataset.layers.manifest import Manifest
from syriatimeline.dataset.layers.operations import Change
from syriatimeline.dataset.layers.read_layer import ReadLayer
from syriatimeline.dataset.load import read_files, read_head
from syriatimeline.dataset.problems import Mark
from syriatimeline.dataset.store import ClaimStore
from syriatimeline.errors import DatasetError, LayerError, QueryError
from syriatimeline.events import Claim, Event, Quote, Situation, kinds_of
from syriatimeline.events.record import PENDING

__all__ = ["compiled_manifest", "compiled_on", "encode_layer", "read_compiled_layer"]

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
    return Bundle(head, records, claims, (*quotes, encode_words(own.errata)))


def compiled_manifest(layer: Layer) -> Manifest:
    """What a compiled layer says of itself.

    Raises:
        LayerError: It is damaged, or of a newer schema.
    """
    return _manifest(_head(layer), layer)


def compiled_on(layer: Layer, base: Dataset, layers: Iterable[str]) -> bool:
    """Whether a layer was compiled, and so checked, on this very dataset with these layers."""
    on = _head(layer).get("on")
    return bool(on) and on == {
        "edition": base.edition.label,
        "fingerprint": base.edition.fingerprint,
        "layers": list(layers),
    }


def read_compiled_layer(layer: Layer, below: Dataset) -> ReadLayer:
    """Read a compiled layer against a dataset; its claims are built when they are asked for.

    Raises:
        LayerError: It is damaged, or refers to what this dataset does not have.
    """
    head = _head(layer)
    manifest = _manifest(head, layer)
    named = {name: {each.id: each for each in getattr(below, name)} for name in _BY_ID[1:4]}
    held = {article.id: article for article in below.articles}
    try:
        below = with_declared(below, head)
        decoder = Decoder(PENDING, articles=held, **named, kinds=kinds_of(below.kinds))
        files = read_files(layer.folder, head)
        decode_registries(decoder, head)
        store = ClaimStore(str(layer.folder), decoder, files.claims, files.quotes)
        records = [decoder.record(row, at, store) for at, row in enumerate(files.rows())]
        words = files.errata()
        errata = [decoder.error(row, words) for row in head["errata"]]
        changes = tuple(_change(row, manifest, decoder) for row in head["changes"])
        moved = [Moved(**each | {"to": tuple(each["to"])}) for each in head.get("moved", ())]
    except KeyError as error:
        raise LayerError(
            f"layer {layer}: it was compiled on {head.get('on', {}).get('edition')} and refers to "
            f"{error}, which {below.edition.label} does not have; compile it again"
        ) from error
    except QueryError as error:
        raise LayerError(f"layer {layer}: {error}; choose another name") from error
    except (DatasetError, TypeError, ValueError, AttributeError, RecursionError) as error:
        raise LayerError(f"layer {layer} is damaged ({error!r}); compile it again") from error
    dataset = evolve(
        below,
        articles=_sorted(decoder.articles.values()),
        actors=_sorted(decoder.actors.values()),
        places=_sorted(decoder.places.values()),
        origins=_sorted(decoder.origins.values()),
        events=_sorted((*below.events, *(each for each in records if isinstance(each, Event)))),
        situations=_sorted(
            (*below.situations, *(each for each in records if isinstance(each, Situation)))
        ),
        errata=_sorted((*below.errata, *errata)),
        moved=(*below.moved, *moved),
    )
    return ReadLayer(manifest, dataset, changes, {}, {})


def _sorted(items: Iterable[Any]) -> tuple[Any, ...]:
    return tuple(sorted(items, key=lambda item: item.id))


def _own(dataset: Dataset, below: Dataset) -> Dataset:
    """What a dataset has beyond another."""
    added: dict[str, Any] = {}
    for name in _BY_ID:
        held = {each.id for each in getattr(below, name)}
        added[name] = tuple(each for each in getattr(dataset, name) if each.id not in held)
    return evolve(dataset, **added, schemes=())


def _head(layer: Layer) -> dict[str, Any]:
    try:
        head = read_head(layer.folder, LAYER_BUNDLE)
    except DatasetError as error:
        raise LayerError(f"layer {layer}: {error}") from error
    if head is None:
        raise LayerError(f"layer {layer}: {LAYER_BUNDLE} cannot be read; compile it again")
    return head


def _manifest(head: dict[str, Any], layer: Layer) -> Manifest:
    try:
        plain = {**head["manifest"], "after": tuple(head["manifest"]["after"])}
        if plain.get("credit"):
            (plain["credit"],) = decode_credits([plain["credit"]])
        return Manifest(**plain)
    except (KeyError, TypeError) as error:
        raise LayerError(f"layer {layer} is damaged ({error!r}); compile it again") from error


def _encoded(change: Change) -> dict[str, Any]:
    value = change.value
    plain: dict[str, Any] = {
        "target": change.target,
        "field": change.field,
        "value": encode_value(value),
        "why": change.why,
        "at": [change.mark.file, change.mark.line, change.mark.column],
    }
    if isinstance(value, Claim) and isinstance(value.citation, Quote):
        quote = value.citation
        plain["words"] = [quote.exact, quote.prefix, quote.suffix]
    return plain


def _change(row: dict[str, Any], manifest: Manifest, decoder: Decoder) -> Change:
    return Change(
        row["target"],
        row["field"],
        _value(row, decoder),
        row["why"],
        str(manifest),
        Mark(*row["at"]),
    )


def _value(row: dict[str, Any], decoder: Decoder) -> Any:
    name, plain = row["field"], row["value"]
    if name == "when":
        return decode_when(plain)
    if name.startswith("claims."):
        return decoder.claim(plain, {plain["id"]: row["words"]} if "words" in row else {})
    if name == WHOLE:
        return tuple(plain)
    if name == "places":
        return tuple(decoder.places[each] for each in plain)
    # Of the other fields only the roles have lists: of actors.
    return tuple(decoder.actors[each] for each in plain) if isinstance(plain, list) else plain
