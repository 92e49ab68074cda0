"""Where a row comes from: its source as a claim of the authoring form."""

from __future__ import annotations

import re
from typing import Any
from zlib import crc32

from attrs import field, frozen

from syriatimeline.articles import Reference
from syriatimeline.events import Claim, Quote, Record, fold_name
from syriatimeline.tables.own_cells import given
from syriatimeline.tables.schema import SOURCE
from syriatimeline.tables.table import Row
from syriatimeline.tables.target import Ids, Target

__all__ = ["CitationError", "Origins", "citation_of", "claim_citing"]

_REFERENCE = ("publisher", "title", "url", "published", "accessed", "archived_url", "locator")


class CitationError(ValueError):
    """What is wrong with the source of a row.

    Attributes:
        column: Where.
        code: Its code.
    """

    def __init__(self, column: str, code: str, message: str) -> None:
        self.column = column
        self.code = code
        super().__init__(message)


def citation_of(row: Row) -> dict[str, Any] | None:
    """The lines of a claim that cite the source of a row; None if it names none.

    Raises:
        CitationError: It names a part of one.
    """
    cells = given(row, (column.name for column in SOURCE))
    if not cells.keys() - {"gloss", "origin"}:
        return None
    if "article_id" in cells:
        if "quote" not in cells:
            message = "an article is cited with its words; copy them into the column quote"
            raise CitationError("quote", "SYT954", message)
        return {"article": cells["article_id"], "quote": cells["quote"]}
    if "publisher" not in cells:
        message = "a source has a publisher; fill it in, or give an article_id"
        raise CitationError("publisher", "SYT954", message)
    cells["title"] = cells.get("source_title", "")
    reference = {key: cells[key] for key in _REFERENCE if cells.get(key)}
    if "quote" in cells:
        # Nobody can check the words of a work that is not here: they are noted, not quoted.
        words = " ".join(cells["quote"].split()).strip("“”«»")
        reference["note"] = f"“{words}”"
    return {"reference": reference}


def claim_citing(record: Record, citation: dict[str, Any]) -> Claim | None:
    """The claim of a record that cites the same."""
    for claim in record.claims:
        if isinstance(claim.citation, Quote):
            words = (claim.citation.article.id, claim.citation.exact)
            if words == (citation.get("article"), citation.get("quote")):
                return claim
        elif claim.citation == Reference(**citation.get("reference", {"publisher": ""})):
            return claim
    return None


@frozen
class Origins:
    """Finds who first says something, or notes that a sheet does not tell it.

    Attributes:
        target: The layer.
        ids: Free ids.
        adds: The labels of those that may be added.
        new: The records of origins to be added, by slug.
    """

    target: Target
    ids: Ids
    adds: frozenset[str] = frozenset()
    new: dict[str, dict[str, Any]] = field(factory=dict)

    def slug_of(self, row: Row, citation: dict[str, Any]) -> str:
        """The slug of an origin: that of the cell, else one for the publisher.

        Raises:
            CitationError: There is no such origin.
        """
        wanted = given(row, ("origin",)).get("origin", "")
        if wanted:
            return self._known(wanted)
        publisher = self._publisher(citation)
        words = "-".join(re.findall("[a-z0-9]+", fold_name(publisher)))
        # Names in other letters share a slug unless something tells them apart.
        mark = words or f"x{crc32(publisher.encode()):08x}"
        slug = f"{self.target.name}-untold-{mark}"
        if slug not in self.target.now.origins and slug not in self.new:
            label = f"whom {publisher} follows is not told in the sheet"
            self.new[slug] = {"id": self.ids.take(), "slug": slug, "label": label}
        return slug

    def _known(self, wanted: str) -> str:
        for origin in self.target.now.origins.values():
            if wanted in (origin.id, origin.slug, origin.label):
                return origin.slug
        if wanted in self.adds:
            return self._add(wanted)
        message = (
            f'no origin is called "{wanted}"; add it: --add-origin "{wanted}", write an id or '
            "slug, or leave the cell empty"
        )
        raise CitationError("origin", "SYT304", message)

    def _add(self, label: str) -> str:
        """The slug of a new origin; who is known by its label is its speaker."""
        there = (slug for slug, each in self.new.items() if each["label"] == label)
        slug = next(there, "")
        if not slug:
            new = self.ids.take()
            slug = f"{self.target.name}-origin-{new.rpartition('-')[2]}"
            self.new[slug] = {"id": new, "slug": slug, "label": label}
            actors = self.target.now.actors
            found = actors.named(label) if label in actors else ()
            if len(found) == 1:
                self.new[slug]["speaker"] = found[0].slug
        return slug

    def _publisher(self, citation: dict[str, Any]) -> str:
        if "reference" in citation:
            return str(citation["reference"]["publisher"])
        article = self.target.now.articles
        name = citation["article"]
        if name not in article:
            message = f'no article is called "{name}"; add it: syriatimeline new article FILE'
            raise CitationError("article_id", "SYT303", message)
        return article[name].publisher
