"""A layer in compiled form: written once, then loaded without reading its authoring files.

It holds what the layer adds and changes, as it was read against the dataset below. On another
edition of that dataset everything that it refers to must still be there.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
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
from syriatimeline.events import (
    PENDING,
    Claim,
    Event,
    Provenance,
    Quote,
    Record,
    Situation,
    kinds_of,
)

__all__ = ["compiled_manifest", "compiled_on", "encode_layer", "read_compiled_layer"]

Words = dict[str, list[str]]

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
    whole = encode_value(_given(read.manifest))
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
    words = encode_words(own.errata) | _words(read.changes)
    return Bundle(head, records, claims, (*quotes, words))


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


_AGAIN = "; compile it again"


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
        given = _given(manifest)
        decoder = Decoder(PENDING, articles=held, **named, kinds=kinds_of(below.kinds), given=given)
        files = read_files(layer.folder, head)
        decode_registries(decoder, head)
        store = ClaimStore(str(layer.folder), decoder, files.claims, files.quotes)
        records = [decoder.record(row, at, store) for at, row in enumerate(files.rows())]
        words = files.errata()
        errata = [decoder.error(row, words) for row in head["errata"]]
        label = layer.distribution or str(layer.folder)
        changes = tuple(
            _change(row, str(manifest), decoder, label, words) for row in head["changes"]
        )
        moved = [Moved(**each | {"to": tuple(each["to"])}) for each in head.get("moved", ())]
        _check_targets(changes, below, records, decoder)
        _check_slugs(head, below, records)
    except KeyError as error:
        raise LayerError(
            f"layer {layer}: it was compiled on {_edition(head)} and refers to "
            f"{error}, which {below.edition.label} does not have; compile it again"
        ) from error
    except QueryError as error:
        raise LayerError(f"layer {layer}: {error}; choose another name") from error
    except DatasetError as error:
        # Most say already what to do.
        said = str(error).removesuffix(_AGAIN)
        raise LayerError(f"layer {layer}: {said}{_AGAIN}") from error
    except (TypeError, ValueError, AttributeError, RecursionError) as error:
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


def _check_targets(
    changes: Sequence[Change], below: Dataset, records: Iterable[Record], decoder: Decoder
) -> None:
    """That what is changed, or takes the place of another, is there.

    Raises:
        KeyError: Of what is not.
    """
    named: dict[str, Any] = {**decoder.actors, **decoder.places}
    if changes:
        named |= {record.id: record for record in (*below.records, *records)}
    for change in changes:
        target = named[change.target]
        if change.field == WHOLE:
            for name in change.value:
                named[name]
        elif not hasattr(type(target), change.field.partition(".")[0]):
            # A record of another kind has other roles.
            raise KeyError(f"{change.field} of {change.target}")


def _check_slugs(head: dict[str, Any], below: Dataset, records: Iterable[Record]) -> None:
    """That nothing below has come to be called like what the layer adds.

    Raises:
        QueryError: It has.
    """
    own = {name: [row["slug"] for row in head[name]] for name in ("actors", "places", "origins")}
    own["records"] = [record.slug for record in records]
    for name, slugs in own.items():
        taken = {each.slug for each in getattr(below, name)} if slugs else set()
        for slug in slugs:
            if slug in taken:
                raise QueryError(f"{slug!r} is the slug of another in {below.edition.label}")


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


def _edition(head: dict[str, Any]) -> str:
    on = head.get("on")
    return str(on.get("edition")) if isinstance(on, dict) else "another dataset"


def _manifest(head: dict[str, Any], layer: Layer) -> Manifest:
    try:
        plain = {**head["manifest"], "after": tuple(head["manifest"]["after"])}
        if plain.get("credit"):
            (plain["credit"],) = decode_credits([plain["credit"]])
        return Manifest(**plain)
    except (KeyError, TypeError) as error:
        raise LayerError(f"layer {layer} is damaged ({error!r}); compile it again") from error


def _encoded(change: Change) -> dict[str, Any]:
    return {
        "target": change.target,
        "field": change.field,
        "value": encode_value(change.value),
        "why": change.why,
        # Without the folder: wherever a layer is compiled, it is the same to the byte.
        "at": [change.mark.file.rpartition("/")[2], change.mark.line, change.mark.column],
    }


def _words(changes: Iterable[Change]) -> dict[str, list[str]]:
    """The quoted words of claims added to records of others: those of errata lie beside them."""
    claims = (change.value for change in changes if isinstance(change.value, Claim))
    quotes = ((claim.id, claim.citation) for claim in claims if isinstance(claim.citation, Quote))
    return {name: [quote.exact, quote.prefix, quote.suffix] for name, quote in quotes}


def _change(row: dict[str, Any], layer: str, decoder: Decoder, label: str, words: Words) -> Change:
    file, line, column = row["at"]
    mark = Mark(f"{label}: {file}", line, column)
    value = _value(row, decoder, words)
    return Change(row["target"], row["field"], value, row["why"], layer, mark)


def _value(row: dict[str, Any], decoder: Decoder, words: Words) -> Any:
    name, plain = row["field"], row["value"]
    if name == "when":
        return decode_when(plain)
    if name.startswith("claims."):
        return decoder.claim(plain, words)
    if name == WHOLE:
        return tuple(plain)
    if name == "places":
        return tuple(decoder.places[each] for each in plain)
    # Of the other fields only the roles have lists: of actors.
    return tuple(decoder.actors[each] for each in plain) if isinstance(plain, list) else plain


def _given(manifest: Manifest) -> tuple[Provenance, ...]:
    """What is said of every record that a layer adds."""
    return (Provenance("", str(manifest)),)


def _without(row: dict[str, Any], key: str, value: Any) -> dict[str, Any]:
    return {name: each for name, each in row.items() if name != key or each != value}
