"""``datapackage.json``: every file with its schema, hash and size (https://datapackage.org)."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from syriatimeline.export.deposit.about import abstract
from syriatimeline.query import Timeline
from syriatimeline.query.columns import Column, Form
from syriatimeline.query.dataset_citation import LICENCE, credit_of
from syriatimeline.query.relations import TABLES, Table, about

__all__ = ["descriptor", "schema_of"]

Plain = dict[str, Any]

LICENCE_ADDRESS = "https://creativecommons.org/licenses/by/4.0/"
_TYPES: dict[Form, str] = {
    "text": "string",
    "key": "string",
    "category": "string",
    "day": "date",
    "flag": "boolean",
    "number": "integer",
    "decimal": "number",
}


def descriptor(timeline: Timeline[Any], folder: Path, selection: str = "") -> Plain:
    """The description of a deposit whose files are written.

    Args:
        timeline: What they hold.
        folder: Where they are, in the folders ``csv`` and ``parquet``.
        selection: The filters in words, where they are known.
    """
    edition = timeline.dataset.edition
    credit = credit_of(edition)
    authors = [{"title": str(each), "role": "author"} for each in credit.authors]
    known = credit.licence == LICENCE
    return {
        "profile": "data-package",
        "name": re.sub(r"[^-a-z0-9._]+", "-", edition.name.lower()),
        "title": f"{edition.label}: events, claims and sources",
        "description": abstract(timeline, selection),
        "version": edition.version,
        "fingerprint": edition.fingerprint,
        "keywords": ["timeline", "event data", "provenance", "EDTF"],
        **({"contributors": authors} if authors else {}),
        **({"licenses": [_licence(bool(edition.layers))]} if known else {}),
        "sources": list(_sources(timeline)),
        "resources": list(_resources(timeline, folder)),
    }


def _licence(layered: bool) -> Plain:
    own = "our facts, titles and codings; neither the quoted words"
    title = f"{own} nor the layers of others" if layered else f"{own} nor headlines of others"
    return {"name": LICENCE, "path": LICENCE_ADDRESS, "title": title}


def _sources(timeline: Timeline[Any]) -> Iterator[Plain]:
    """The articles: a title, and an address where one was looked up."""
    for name in sorted(timeline.articles):
        article = timeline.articles[name]
        told = ", ".join(part for part in (article.publisher, article.headline, article.id) if part)
        yield {"title": told} | ({"path": article.url} if article.url else {})


def _resources(timeline: Timeline[Any], folder: Path) -> Iterator[Plain]:
    for table in TABLES.values():
        yield {
            "name": table.name,
            "profile": "tabular-data-resource",
            "title": table.row,
            "format": "csv",
            "mediatype": "text/csv",
            "encoding": "utf-8",
            **_file(folder, f"csv/{table.name}.csv"),
            "schema": schema_of(table.of(timeline)),
            # No resource of its own: readers of packages take its missing numbers for errors.
            "parquet": _file(folder, f"parquet/{table.name}.parquet"),
        }


def _file(folder: Path, path: str) -> Plain:
    content = (folder / path).read_bytes()
    digest = hashlib.sha256(content).hexdigest()
    return {"path": path, "bytes": len(content), "hash": f"sha256:{digest}"}


def schema_of(table: Table) -> Plain:
    """The Table Schema of a table, with its key and what its columns refer to.

    >>> schema_of(TABLES["event_places"])["primaryKey"]
    ['event_id', 'place_id']
    """
    schema: Plain = {
        "fields": [_field(table, column) for column in table.columns],
        "primaryKey": list(table.key),
    }
    references = [
        {
            "fields": [name],
            "reference": {"resource": "" if other == table.name else other, "fields": ["id"]},
        }
        for name, other in table.references.items()
    ]
    return schema | ({"foreignKeys": references} if references else {})


def _field(table: Table, column: Column) -> Plain:
    constraints: Plain = {"required": True} if column.name in table.key else {}
    if column.values:
        constraints["enum"] = list(column.values)
    return {
        "name": column.name,
        "type": _TYPES[column.form],
        "description": about(table, column).split(": ")[0]
        if column.values
        else about(table, column),
        **({"constraints": constraints} if constraints else {}),
    }
