"""Bundles of older schemas -> Dataset. Each schema is led to the next, and the last is read.

Schema 1 held records with their claims in one file, and all quoted words in another; its
fingerprint was a hash of both.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from attrs import evolve

from syriatimeline.dataset.bundle import OLD_QUOTES, compact_json
from syriatimeline.dataset.content import Dataset
from syriatimeline.dataset.decode import Decoder, decode_dataset
from syriatimeline.dataset.encoding import fingerprinted
from syriatimeline.errors import DatasetError
from syriatimeline.events import Index, Record, Told

__all__ = ["migrated"]


def migrated(folder: Path, head: dict[str, Any]) -> Dataset:
    """The dataset of a bundle of schema 1, with the fingerprint that its content has today.

    Args:
        folder: Where the bundle lies; it stays as it is.
        head: Its ``timeline.json``.

    Raises:
        DatasetError: It is damaged.
    """
    try:
        quotes = _quotes(folder)
        if quotes and _fingerprint(head, quotes) != head["fingerprint"]:
            raise ValueError(f"its content has not the fingerprint {head['fingerprint']}")
        return _read(head, quotes)
    except (OSError, KeyError, TypeError, ValueError, AttributeError, RecursionError) as error:
        raise DatasetError(f"{folder} is damaged ({error!r}); compile it again") from error


def _quotes(folder: Path) -> dict[str, list[str]]:
    file = folder / OLD_QUOTES
    words: dict[str, list[str]] = json.loads(file.read_text("utf-8")) if file.exists() else {}
    return words


def _fingerprint(content: Mapping[str, Any], quotes: Mapping[str, list[str]]) -> str:
    bare = {key: value for key, value in content.items() if key != "fingerprint"}
    return hashlib.sha256(compact_json([bare, quotes]).encode()).hexdigest()[:16]


class _OldStore:
    """The claims of records that were read whole."""

    def __init__(self, decoder: Decoder, quotes: dict[str, list[str]]) -> None:
        self.decoder, self.quotes = decoder, quotes
        self.rows: list[dict[str, Any]] = []
        self.index = Index()

    def told(self, at: int, record: str) -> Told:
        return self.decoder.told(self.rows[at], self.quotes)


def _read(head: dict[str, Any], quotes: dict[str, list[str]]) -> Dataset:
    stores: list[_OldStore] = []

    def store_of(decoder: Decoder) -> _OldStore:
        stores.append(_OldStore(decoder, quotes))
        return stores[0]

    dataset = decode_dataset(head, _rows(head, stores), store_of, quotes)
    # Nothing was derived then: every claim is built, and what follows from it computed.
    whole = dataset.with_records(_built)
    return fingerprinted(whole, whole.edition)


def _rows(head: dict[str, Any], stores: list[_OldStore]) -> Iterator[dict[str, Any]]:
    """The rows of an index, whose derived values nobody reads before the claims are built."""
    derived = {"standing": "", "articles": (), "origins": (), "independent_origins": 0}
    situations = [{**row, "kind": "Situation"} for row in head["situations"]]
    for row in (*head["events"], *situations):
        rest = dict(row)
        stores[0].rows.append(
            {name: rest.pop(name, []) for name in ("claims", "disputes", "links")}
        )
        yield rest | derived | {"digest": "", "later": ["disputes", "links"]}


def _built(record: Record) -> Record:
    return evolve(record, claims=record.claims)
