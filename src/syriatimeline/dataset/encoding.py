"""Dataset -> plain values for JSON: references as ids, defaults left out, quotes kept apart."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from datetime import date
from functools import cache
from typing import Any

from attrs import asdict, evolve
from cattrs import Converter
from cattrs.gen import make_dict_unstructure_fn, override

from syriatimeline.articles import Article
from syriatimeline.calendar import Bound, Interval
from syriatimeline.dataset.content import Dataset
from syriatimeline.dataset.load import READS_SCHEMA
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
    "canonical_json",
    "encode",
    "encode_record",
    "fingerprint_of",
    "fingerprinted",
]

#: The form of the compiled bundle; raised when a reader of the older form would misread it.
SCHEMA_VERSION = READS_SCHEMA

_KEPT = ("articles", "actors", "places", "origins", "events", "situations", "errata", "schemes")


def encode(dataset: Dataset) -> tuple[dict[str, Any], dict[str, list[str]]]:
    """The bundle of a dataset, and apart from it the quoted words by claim or error id.

    The fingerprint is computed here, over everything else.
    """
    whole = _top_level()
    content: dict[str, Any] = {
        "schema_version": SCHEMA_VERSION,
        "name": dataset.edition.name,
        "version": dataset.edition.version,
    }
    for name in _KEPT:
        content[name] = [whole(item) for item in getattr(dataset, name)]
    # Only a dataset with layers has them.
    if dataset.edition.layers:
        content["layers"] = list(dataset.edition.layers)
    if dataset.moved:
        content["moved"] = [asdict(each) for each in dataset.moved]
    # Nor is an empty ledger written.
    if dataset.edits:
        content["edits"] = [asdict(each) for each in dataset.edits]
    quotes = {owner: [quote.exact, quote.prefix, quote.suffix] for owner, quote in dataset.quotes}
    content["fingerprint"] = fingerprint_of(content, quotes)
    return content, quotes


def fingerprinted(dataset: Dataset, edition: Edition) -> Dataset:
    """The dataset under an edition, with its fingerprint, on every record."""

    def under(edition: Edition) -> Dataset:
        known = dataset.with_records(lambda record: evolve(record, edition=edition))
        return evolve(known, edition=edition)

    content, _ = encode(under(edition))
    return under(evolve(edition, fingerprint=content["fingerprint"]))


def encode_record(record: Record) -> dict[str, Any]:
    """One event or situation as plain values, its computed fields and quoted words included.

    >>> import syriatimeline as st
    >>> encode_record(st.load()["syt-0001"])["standing"]
    'one-origin'
    """
    plain: dict[str, Any] = _top_level()(record)
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


def canonical_json(value: object) -> str:
    """JSON with sorted keys and one item a line, so that a change shows as a change of lines."""
    return json.dumps(value, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def fingerprint_of(content: dict[str, Any], quotes: dict[str, list[str]]) -> str:
    """A hash of all content, 16 hexadecimal digits of SHA-256, for printing in a paper."""
    bare = {key: value for key, value in content.items() if key != "fingerprint"}
    compact = json.dumps([bare, quotes], ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(compact.encode()).hexdigest()[:16]


@cache
def _top_level() -> Callable[[Any], Any]:
    """A function that encodes records whole, and what they refer to as ids."""
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
    writers: dict[type, Callable[[Any], dict[str, Any]]] = {
        kind: make_dict_unstructure_fn(kind, converter, _cattrs_omit_if_default=True)
        for kind in (Actor, Place, Article, Origin, SourceError, Scheme)
    }
    for kind in (*KINDS.values(), Situation):
        writers[kind] = make_dict_unstructure_fn(
            kind, converter, _cattrs_omit_if_default=True, edition=override(omit=True)
        )

    def encode_whole(item: Any) -> dict[str, Any]:
        plain = writers[type(item)](item)
        return plain | {"kind": item.kind} if isinstance(item, Event) else plain

    return encode_whole


def _id_of(referred: Actor | Place | Article | Origin) -> str:
    return referred.id


def _bare_quote(quote: Quote) -> dict[str, Any]:
    return {"article": quote.article.id, "start": quote.start, "end": quote.end}
