"""A layer in compiled form: loaded without reading its authoring files.

It holds what the layer adds and changes, as it was read against the dataset below. On another
edition of that dataset everything that it refers to must still be there.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from attrs import evolve, field, frozen

from syriatimeline.dataset.bundle import LAYER_BUNDLE
from syriatimeline.dataset.content import WHOLE, Dataset, Moved
from syriatimeline.dataset.declared import with_declared
from syriatimeline.dataset.decode import (
    Decoder,
    decode_credits,
    decode_registries,
    decode_when,
)
from syriatimeline.dataset.layers.layer import Layer
from syriatimeline.dataset.layers.manifest import Manifest
from syriatimeline.dataset.layers.operations import Change
from syriatimeline.dataset.layers.read_layer import ReadLayer
from syriatimeline.dataset.load import read_files, read_head
from syriatimeline.dataset.problems import Mark
from syriatimeline.dataset.store import ClaimStore
from syriatimeline.errors import DatasetError, LayerError, QueryError
from syriatimeline.events import PENDING, Event, Record, Situation, kinds_of

__all__ = ["CompiledLayer", "open_compiled"]

Words = dict[str, list[str]]

#: What records refer to.
_REFERRED = ("articles", "actors", "places", "origins")
_AGAIN = "; compile it again"


@frozen
class CompiledLayer:
    """A compiled layer whose head was read, and nothing else of it yet.

    Attributes:
        layer: Where it lies.
        head: Its ``layer.json``.
        manifest: What it says of itself.
    """

    layer: Layer
    head: dict[str, Any] = field(repr=False)
    manifest: Manifest

    def made_on(self, base: Dataset, layers: Iterable[str]) -> bool:
        """Whether it was compiled, and so checked, on this very dataset with these layers."""
        on = self.head.get("on")
        return bool(on) and on == {
            "edition": base.edition.label,
            "fingerprint": base.edition.fingerprint,
            "layers": list(layers),
        }

    def read(self, below: Dataset) -> ReadLayer:
        """What it says, read against a dataset; its claims are built when they are asked for.

        Raises:
            LayerError: It is damaged, or refers to what this dataset does not have.
        """
        try:
            return self._read(below)
        except KeyError as error:
            raise LayerError(
                f"layer {self.layer}: it was compiled on {_edition(self.head)} and refers to "
                f"{error}, which {below.edition.label} does not have; compile it again"
            ) from error
        except QueryError as error:
            raise LayerError(f"layer {self.layer}: {error}; choose another name") from error
        except DatasetError as error:
            # Most say already what to do.
            said = str(error).removesuffix(_AGAIN)
            raise LayerError(f"layer {self.layer}: {said}{_AGAIN}") from error
        except (TypeError, ValueError, AttributeError, RecursionError) as error:
            raise LayerError(f"layer {self.layer} is damaged ({error!r}){_AGAIN}") from error

    def _read(self, below: Dataset) -> ReadLayer:
        head, manifest, folder = self.head, self.manifest, self.layer.folder
        below = with_declared(below, head)
        named = {name: {each.id: each for each in getattr(below, name)} for name in _REFERRED}
        kinds = kinds_of(below.kinds)
        decoder = Decoder(PENDING, **named, kinds=kinds, given=manifest.given)
        files = read_files(folder, head)
        decode_registries(decoder, head)
        store = ClaimStore(str(folder), decoder, files.claims, files.quotes)
        records = [decoder.record(row, at, store) for at, row in enumerate(files.rows())]
        words = files.errata()
        errata = [decoder.error(row, words) for row in head["errata"]]
        label = self.layer.distribution or str(folder)
        changes = tuple(
            _change(row, str(manifest), decoder, label, words) for row in head["changes"]
        )
        moved = [Moved(**each | {"to": tuple(each["to"])}) for each in head.get("moved", ())]
        _check_targets(changes, below, records, decoder)
        _check_slugs(head, below, records)
        referred: dict[str, Any] = {
            name: _sorted(getattr(decoder, name).values()) for name in _REFERRED
        }
        dataset = evolve(
            below,
            **referred,
            events=_sorted((*below.events, *(each for each in records if isinstance(each, Event)))),
            situations=_sorted(
                (*below.situations, *(each for each in records if isinstance(each, Situation)))
            ),
            errata=_sorted((*below.errata, *errata)),
            moved=(*below.moved, *moved),
        )
        return ReadLayer(manifest, dataset, changes, {}, {})


def open_compiled(layer: Layer) -> CompiledLayer:
    """Read what a compiled layer says of itself.

    Raises:
        LayerError: It is damaged, or of a newer schema.
    """
    head = _head(layer)
    return CompiledLayer(layer, head, _manifest(head, layer))


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
