"""Ids in outside registries, and ``schemes.yaml``, which cites where they were looked up."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from syriatimeline.articles import Reference
from syriatimeline.dataset.fields import Fields, did_you_mean
from syriatimeline.dataset.problems import Problems
from syriatimeline.dataset.read_reference import read_reference
from syriatimeline.events import Scheme

__all__ = ["EXTERNAL_FORMS", "SCHEME_ID", "SCHEME_KEYS", "read_external", "read_schemes"]

#: The keys of a scheme.
SCHEME_KEYS = ("id", "name", "sources", "note")
#: The form of its id.
SCHEME_ID = "[a-z][a-z0-9-]*"
#: The ids whose form we know, each with an example.
EXTERNAL_FORMS = {"iso3": ("[A-Z]{3}", "SYR"), "gw": ("[1-9][0-9]{0,2}", "652")}


def read_schemes(rows: Iterable[Fields], problems: Problems) -> dict[str, Scheme]:
    """Read the schemes, by id; each cites, with its address, where its ids were looked up."""
    found: dict[str, Scheme] = {}
    for fields in rows:
        fields.only(*SCHEME_KEYS)
        scheme = Scheme(
            id=str(fields.matching("id", SCHEME_ID, "iso3")),
            name=str(fields.text("name", required=True)),
            sources=tuple(_read_sources(fields)),
            note=str(fields.text("note")),
        )
        if scheme.id in found:
            message = f'"{scheme.id}" is the id of another; choose a new one'
            problems.add(fields.mark_of("id"), "SYT205", message)
        elif scheme.id:
            found[scheme.id] = scheme
    return found


def _read_sources(fields: Fields) -> Iterable[Reference]:
    if not fields.raw("sources"):
        message = '"sources" is missing; cite where the ids were looked up'
        fields.problems.add(fields.mark, "SYT202", message)
    for inner in fields.mappings("sources"):
        inner.text("url", required=True)
        yield read_reference(inner)


def read_external(fields: Fields, schemes: Mapping[str, Scheme]) -> dict[str, str]:
    """The ids of a record in outside registries; one whose scheme is not cited is a problem."""
    inner = fields.mapping("external")
    if inner is None:
        return {}
    for key in inner.node:
        if key not in schemes:
            hint = did_you_mean(key, schemes) or "; add it to schemes.yaml with its sources"
            message = f'nothing says where ids of "{key}" were looked up{hint}'
            fields.problems.add(key.mark, "SYT308", message)
    return {str(key): _read_id(inner, key) for key in inner.node}


def _read_id(inner: Fields, key: str) -> str:
    if key in EXTERNAL_FORMS:
        return str(inner.matching(key, *EXTERNAL_FORMS[key]))
    return str(inner.text(key, required=True))
