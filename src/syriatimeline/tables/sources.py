"""The source of a row -> a claim, of a new event or of a record that is there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from syriatimeline.events import Record
from syriatimeline.tables.citing import CitationError, citation_of, claim_citing
from syriatimeline.tables.own_cells import given
from syriatimeline.tables.table import Row
from syriatimeline.tables.work import CHANGES, Block, Work

__all__ = ["another_source", "claim_of"]


def another_source(row: Row, record: Record, work: Work) -> Iterator[Block]:
    """Another source of the record, unless it is there already."""
    try:
        citation = citation_of(row)
        if citation is None:
            return
        there = claim_citing(record, citation)
        if there is None:
            data = claim_of(row, citation, work, _free_claim(record, work.target.name))
            yield Block(row.line, CHANGES, {"claim": record.id, "add": data}, record.id, "claims")
            return
    except CitationError as error:
        work.problems.add(row.line, error.column, error.code, str(error))
        return
    gloss = given(row, ("gloss",)).get("gloss", there.gloss)
    if gloss != there.gloss:
        message = f"{there.id} cites this already and glosses it otherwise; change it there"
        work.problems.add(row.line, "gloss", "SYT952", message)


def claim_of(row: Row, citation: dict[str, Any], work: Work, name: str) -> dict[str, Any]:
    """A claim in the authoring form.

    Raises:
        CitationError: Its origin or article is not known, or its words have no gloss.
    """
    gloss = given(row, ("gloss",))
    if "article" in citation and not gloss:
        message = "a quote has its meaning in English; write it under gloss"
        raise CitationError("gloss", "SYT954", message)
    return {"id": name, **citation, "origin": work.origins.slug_of(row, citation), **gloss}


def _free_claim(record: Record, layer: str) -> str:
    taken = {claim.id for claim in record.claims}
    number = 1
    while f"{record.id}.{layer}-c{number}" in taken:
        number += 1
    return f"c{number}"
