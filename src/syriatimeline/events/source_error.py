"""SourceError: what a source gets wrong, kept on record instead of silently mended."""

from __future__ import annotations

from attrs import field as attribute
from attrs import frozen

from syriatimeline.articles import Provenance
from syriatimeline.events.claim import Quote

__all__ = ["ERROR_KINDS", "SourceError"]

#: What can be wrong with a source's words.
ERROR_KINDS = ("wrong-date", "wrong-name", "typo", "mistranslation", "unclear", "silent-edit")


@frozen
class SourceError:
    """An error of a source, with what it should say and how we know.

    Attributes:
        id: Permanent id, such as ``err-001``.
        kind: One of :data:`ERROR_KINDS`.
        quote: The words that are wrong.
        says: What they say (for a date: EDTF).
        should_be: What they should say, as far as known; empty where that is open.
        evidence: Ids of claims, events and articles that show it.
        why: The reasoning.
        effect: What follows for the dataset.
        provenance: Which layer added it; empty without layers.

    >>> import syriatimeline as st
    >>> [error.should_be for error in st.load().errata.values() if error.kind == "wrong-date"]
    ['2024-12-09']
    """

    id: str
    kind: str
    quote: Quote
    says: str
    should_be: str = ""
    evidence: tuple[str, ...] = ()
    why: str = ""
    effect: str = ""
    provenance: tuple[Provenance, ...] = attribute(default=(), repr=False)
