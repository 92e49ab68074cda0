"""Bundle: a compiled dataset or layer as plain values, and the files that hold them.

An index names everything but the claims, a record a line; claims and quoted words lie beside it,
line for line, and are read when somebody asks for them. Quotes are third-party text, so that
they have a file of their own.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from typing import Any

from attrs import field, frozen

__all__ = [
    "BUNDLE",
    "CLAIMS",
    "LATER",
    "LAYER_BUNDLE",
    "OLD_QUOTES",
    "QUOTES",
    "READS_SCHEMA",
    "RECORDS",
    "Bundle",
    "canonical_json",
    "compact_json",
    "file_texts",
]

#: The file of what is not told record by record; that of a layer has a name of its own.
BUNDLE, LAYER_BUNDLE = "timeline.json", "layer.json"
#: The index, the claims and the quoted words: a line for each record, in one order.
RECORDS, CLAIMS, QUOTES = "records.jsonl", "claims.jsonl", "quotes.jsonl"
#: Where schema 1 kept the quoted words.
OLD_QUOTES = "quotes.json"
#: What of a record lies with its claims, where there is any.
LATER = ("disputes", "links")
#: The schema that this version of the library writes, and reads without migrating.
READS_SCHEMA = 2

Plain = Mapping[str, Any]


@frozen
class Bundle:
    """Plain values for JSON.

    Attributes:
        head: Registries, articles, errata and what the edition is.
        records: The index: each record without its claims.
        claims: The claims and disputes of each record, in the same order.
        quotes: The quoted words of each record by claim, and last those of the errata; of a
            layer also those of the claims that it adds to records of others.
    """

    head: dict[str, Any] = field(repr=False)
    records: tuple[dict[str, Any], ...] = field(repr=False)
    claims: tuple[dict[str, Any], ...] = field(repr=False)
    quotes: tuple[dict[str, list[str]], ...] = field(repr=False)


def file_texts(bundle: Bundle, name: str = BUNDLE, *, quotes: bool = True) -> dict[str, str]:
    """The files of a bundle by name, byte for byte the same for the same content.

    The head gets the hash of each of the others, so that reading finds what was altered.

    Args:
        bundle: The plain values.
        name: The name of the file for its head.
        quotes: Whether the quoted words are among them.
    """
    lines = {RECORDS: _lines(bundle.records), CLAIMS: _lines(bundle.claims)}
    if quotes:
        lines[QUOTES] = _lines(bundle.quotes)
    hashes = {file: hashlib.sha256(text.encode()).hexdigest() for file, text in lines.items()}
    return {name: canonical_json(bundle.head | {"files": hashes}), **lines}


def canonical_json(value: object) -> str:
    """JSON with sorted keys and one item a line, so that a change shows as a change of lines."""
    return json.dumps(value, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def compact_json(value: object) -> str:
    """JSON with sorted keys and nothing between them: for lines, and to be hashed."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _lines(rows: Iterable[Plain]) -> str:
    return "".join(compact_json(row) + "\n" for row in rows)
