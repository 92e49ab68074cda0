"""The words of the JSON-LD: prefixes, and how names, dates and addresses become nodes."""

from __future__ import annotations

from typing import Any

from syriatimeline.calendar import When
from syriatimeline.export.telling import is_address

__all__ = ["CONTEXT", "Node", "address", "edtf", "names_of", "node", "property_of", "ref"]

#: What the prefixes stand for; EDTF has a datatype at the Library of Congress.
CONTEXT = {
    "schema": "https://schema.org/",
    "oa": "http://www.w3.org/ns/oa#",
    "prov": "http://www.w3.org/ns/prov#",
    "dcterms": "http://purl.org/dc/terms/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "edtf": "http://id.loc.gov/datatypes/edtf/",
}

Node = dict[str, Any]


def ref(thing: Any) -> Node:
    """The node of a record."""
    return {"@id": f"#{thing.id}"}


def node(thing: Any, kinds: str | list[str], **values: Any) -> Node:
    """A node of a record; values that are empty are left out."""
    kept = {name.replace("_", ":", 1): value for name, value in values.items() if value}
    return {"@id": f"#{thing.id}", "@type": kinds, "schema:identifier": thing.id} | kept


def names_of(names: Any) -> list[Node]:
    """Names as texts in their languages."""
    return [{"@value": text, "@language": language} for language, text in sorted(names.items())]


def edtf(when: When) -> Node:
    """A date, never narrowed to a day."""
    return {"@value": when.edtf, "@type": "edtf:EDTF"}


def address(url: str) -> Any:
    """An address as a node; what is none, as a text."""
    return ({"@id": url} if is_address(url) else url) if url else None


def property_of(name: str, value: str) -> Node:
    """A property that schema.org has no word for."""
    return {"@type": "schema:PropertyValue", "schema:name": name, "schema:value": value}
