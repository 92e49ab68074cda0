"""Dataset -> plain values for JSON: references as ids, defaults left out, quotes kept apart."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from datetime import date
from functools import cache
from typing import Any

from attrs import asdict, evolve
from cattrs import Converter
from cattrs.gen import make_dict_unstructure_fn, override

from syriatimeline.articles import Article
from syriatimeline.calendar import Bound, Interval
from syriatimeline.dataset.bundle import LATER, READS_SCHEMA, Bundle, compact_json
from syriatimeline.dataset.content import Dataset
from syriatimeline.dataset.declared import encode_declared
from syriatimeline.events import (
    KINDS,
    Actor,
    Edition,
    Event,
    Origin,
    Phrase,
    Place,
    Position,
    Quote,
    Record,
    Reference,
    Scheme,
    Situation,
    SourceError,
)

__all__ = [
    "SCHEMA_VERSION",
    "encode",
    "encode_record",
    "encode_records",
    "encode_registries",
    "encode_value",
    "encode_words",
    "fingerprint_of",
    "fingerprinted",
]

#: The form of the compiled bundle; raised when a reader of the older form would misread it.
SCHEMA_VERSION = READS_SCHEMA

#: What of a head is about its files, and no content.
_OF_FILES = frozenset({"fingerprint", "records", "files"})
_REGISTRIES = ("articles", "actors", "places", "origins", "errata", "schemes")


def encode(dataset: Dataset) -> Bundle:
    """The bundle of a dataset. The fingerprint is computed here, over everything else."""
    records, claims, quotes = encode_records(dataset.records)
    head, words = _head(dataset, dataset.edition), _errata_words(dataset)
    head["fingerprint"] = fingerprint_of(head, [row["digest"] for row in records], words)
    head["records"] = len(records)
    return Bundle(head, records, claims, (*quotes, words))


def fingerprinted(dataset: Dataset, edition: Edition) -> Dataset:
    """The dataset under an edition, with its fingerprint, on every record."""
    digests = [_digest(record) for record in dataset.records]
    fingerprint = fingerprint_of(_head(dataset, edition), digests, _errata_words(dataset))
    known = evolve(edition, fingerprint=fingerprint)
    told = dataset.with_records(lambda record: record.in_edition(known))
    return evolve(told, edition=known)


def fingerprint_of(head: dict[str, Any], digests: list[str], errata: dict[str, list[str]]) -> str:
    """A hash of all content, 16 hexadecimal digits of SHA-256, for printing in a paper."""
    bare = {key: value for key, value in head.items() if key not in _OF_FILES}
    return _hash([bare, digests, errata])[:16]


def encode_records(
    records: Iterable[Record],
) -> tuple[tuple[Any, ...], tuple[Any, ...], tuple[Any, ...]]:
    """The rows of records: of the index, of the claims, and of the quoted words."""
    rows = [_rows(record) for record in records]
    return tuple(zip(*rows, strict=True)) if rows else ((), (), ())


def encode_registries(dataset: Dataset) -> dict[str, list[Any]]:
    """What records refer to, and the errata, each by its name in the dataset."""
    return {name: [_whole()(item) for item in getattr(dataset, name)] for name in _REGISTRIES}


def encode_value(value: Any) -> Any:
    """A value of a record as plain values: a date, a claim, places, texts."""
    return _converter().unstructure(value)


def encode_record(record: Record) -> dict[str, Any]:
    """One event or situation as plain values, its computed fields and quoted words included.

    >>> import syriatimeline as st
    >>> encode_record(st.load()["syt-0001"])["standing"]
    'one-origin'
    """
    plain: dict[str, Any] = _whole()(record)
    plain["kind"] = record.kind
    plain["earliest"] = record.when.earliest.isoformat() if record.when.earliest else None
    plain["latest"] = record.when.latest.isoformat() if record.when.latest else None
    plain["edtf"] = record.when.edtf
    plain["extent"] = record.when.extent
    plain["standing"] = record.standing
    for claim, encoded in zip(record.claims, plain["claims"], strict=True):
        if isinstance(claim.citation, Quote):
            encoded["citation"] |= {
                "exact": claim.citation.exact,
                "prefix": claim.citation.prefix,
                "suffix": claim.citation.suffix,
            }
        if claim.phrase is not None:
            encoded["phrase"]["text"] = claim.phrase.text
    return plain


def _head(dataset: Dataset, edition: Edition) -> dict[str, Any]:
    head: dict[str, Any] = {
        "schema_version": SCHEMA_VERSION,
        "name": edition.name,
        "version": edition.version,
        **encode_registries(dataset),
    }
    # Only a dataset with layers has them.
    if edition.layers:
        head["layers"] = list(edition.layers)
    # And only one whose dates are read by other conventions says by which.
    if edition.policy:
        head["policy"] = edition.policy
    if edition.credits:
        head["credits"] = [encode_value(each) for each in edition.credits]
    if dataset.moved:
        head["moved"] = [asdict(each) for each in dataset.moved]
    # Nor is an empty ledger written.
    if dataset.edits:
        head["edits"] = [asdict(each) for each in dataset.edits]
    return head | encode_declared(dataset)


def _rows(record: Record) -> tuple[dict[str, Any], dict[str, Any], dict[str, list[str]]]:
    """A record's row of the index, that of its claims, and that of its quoted words."""
    plain = _whole()(record)
    claims: dict[str, Any] = {"id": record.id, "claims": plain.pop("claims")}
    later = [name for name in LATER if plain.get(name)]
    claims |= {name: plain.pop(name) for name in later}
    quotes = encode_words((claim.id, claim.citation) for claim in record.claims)
    plain["kind"] = record.kind
    digest = _hash([plain, claims, quotes])[:32]
    plain["standing"] = record.standing
    plain["articles"] = [article.id for article in record.articles]
    plain["origins"] = [origin.id for origin in record.origins]
    plain["independent_origins"] = record.independent_origins
    if later:
        plain["later"] = later
    return plain | {"digest": digest}, claims, quotes


def _digest(record: Record) -> str:
    if (held := record.held) is not None:
        return held.digest
    digest: str = _rows(record)[0]["digest"]
    return digest


def encode_words(quoted: Iterable[tuple[str, object]]) -> dict[str, list[str]]:
    """The quoted words of claims and errata by id; of a reference there are none."""
    return {
        owner: [cited.exact, cited.prefix, cited.suffix]
        for owner, cited in quoted
        if isinstance(cited, Quote)
    }


def _errata_words(dataset: Dataset) -> dict[str, list[str]]:
    return encode_words((error.id, error.quote) for error in dataset.errata)


def _hash(value: object) -> str:
    return hashlib.sha256(compact_json(value).encode()).hexdigest()


@cache
def _converter() -> Converter:
    converter = Converter(omit_if_default=True)
    converter.register_unstructure_hook(date, date.isoformat)
    converter.register_unstructure_hook(Interval, str)
    converter.register_unstructure_hook(Bound, lambda bound: bound.value)
    for referred in (Actor, Place, Article, Origin):
        converter.register_unstructure_hook(referred, _id_of)
    converter.register_unstructure_hook(Quote, _bare_quote)
    # The words of a phrase are those of its quote, which a build without quotes leaves out.
    converter.register_unstructure_hook(
        Phrase, lambda phrase: {"start": phrase.start, "end": phrase.end}
    )
    converter.register_unstructure_hook(
        Quote | Reference,
        lambda citation: (
            _bare_quote(citation)
            if isinstance(citation, Quote)
            else {"reference": converter.unstructure(citation, Reference)}
        ),
    )
    converter.register_unstructure_hook(
        Position,
        lambda position: {"says": position.says, "claims": [c.id for c in position.claims]},
    )
    return converter


@cache
def _whole() -> Callable[[Any], Any]:
    """A function that encodes records whole, and what they refer to as ids."""
    converter = _converter()
    writers: dict[type, Callable[[Any], dict[str, Any]]] = {
        kind: make_dict_unstructure_fn(kind, converter, _cattrs_omit_if_default=True)
        for kind in (Actor, Place, Article, Origin, SourceError, Scheme)
    }
    for kind in (*KINDS.values(), Situation):
        writers[kind] = _record_writer(kind)

    def encode_whole(item: Any) -> dict[str, Any]:
        # Of kinds that are declared nobody knows before they are met.
        kind: Any = type(item)
        plain = (writers.get(kind) or _record_writer(kind))(item)
        return plain | {"kind": item.kind} if isinstance(item, Event) else plain

    return encode_whole


@cache
def _record_writer(kind: type[Record]) -> Callable[[Any], dict[str, Any]]:
    return make_dict_unstructure_fn(
        kind, _converter(), _cattrs_omit_if_default=True, edition=override(omit=True)
    )


def _id_of(referred: Actor | Place | Article | Origin) -> str:
    return referred.id


def _bare_quote(quote: Quote) -> dict[str, Any]:
    return {"article": quote.article.id, "start": quote.start, "end": quote.end}
