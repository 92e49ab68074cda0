"""A citation of a work outside the dataset -> Reference."""

from __future__ import annotations

from syriatimeline.articles import Reference
from syriatimeline.dataset.fields import Fields

__all__ = ["read_reference"]

_REFERENCE_KEYS = (
    "publisher", "title", "url", "published", "accessed", "archived_url", "locator", "note",
)  # fmt: skip


def read_reference(fields: Fields) -> Reference:
    """A work that is cited and not held."""
    fields.only(*_REFERENCE_KEYS)
    publisher = fields.text("publisher", required=True)
    rest = {key: str(fields.text(key)) for key in _REFERENCE_KEYS[1:]}
    return Reference(publisher=str(publisher), **rest)
