"""A citation of a work outside the dataset -> Reference."""

from __future__ import annotations

from syriatimeline.articles import Reference
from syriatimeline.dataset.fields import Fields

__all__ = ["REFERENCE_KEYS", "read_reference"]

#: The keys of a reference.
REFERENCE_KEYS = (
    "publisher", "title", "url", "published", "accessed", "archived_url", "locator", "note",
)  # fmt: skip


def read_reference(fields: Fields) -> Reference:
    """A work that is cited and not held."""
    fields.only(*REFERENCE_KEYS)
    publisher = fields.text("publisher", required=True)
    rest = {key: str(fields.text(key)) for key in REFERENCE_KEYS[1:]}
    return Reference(publisher=str(publisher), **rest)
