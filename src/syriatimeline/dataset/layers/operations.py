"""``changes.yaml``: what a layer changes in records that it did not write."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from attrs import evolve, frozen
from attrs import field as attribute

from syriatimeline.dataset.check_letters import alias_mark, check_letters
from syriatimeline.dataset.content import WHOLE
from syriatimeline.dataset.fields import Fields, did_you_mean
from syriatimeline.dataset.layers.manifest import Manifest
from syriatimeline.dataset.layers.operation_names import OPERATIONS
from syriatimeline.dataset.layers.targets import no_operation, not_named, target, targets
from syriatimeline.dataset.problems import Mark
from syriatimeline.dataset.read_claims import Registries, expander, read_claim
from syriatimeline.dataset.read_dates import read_when
from syriatimeline.dataset.read_registry import Known
from syriatimeline.events import MODES, SCOPES, Claim, Event, Provenance, Record

__all__ = ["OPERATIONS", "OPERATION_KEYS", "OVERRIDABLE", "Change", "read_changes"]

#: The keys of each operation, its own first.
OPERATION_KEYS = {
    "override": ("override", "field", "value", "why"),
    "withdraw": ("withdraw", "why"),
    "claim": ("claim", "add", "why"),
    "alias": ("alias", "names", "why"),
    "merge": ("merge", "into", "why"),
    "split": ("split", "into", "why"),
}
#: The fields that can be overridden, besides the roles of a kind.
OVERRIDABLE = ("title", "when", "places", "scope", "mode", "note")


@frozen
class Change:
    """One change of one field.

    Attributes:
        target: Id of the record, actor or place.
        field: The field; :data:`WHOLE` for all of it. Two changes of one field exclude each other.
        value: The new value.
        why: The reason.
        layer: Name and version of the layer.
        mark: Where it stands.
    """

    target: str
    field: str
    value: Any = attribute(eq=False)
    why: str
    layer: str
    mark: Mark


def read_changes(
    rows: Iterable[Fields], known: Registries, records: Known[Record], manifest: Manifest
) -> list[Change]:
    """Read every change, in the order of the file."""
    found: list[Change] = []
    for fields in rows:
        named = [name for name in OPERATIONS if fields.raw(name) is not None]
        if len(named) != 1:
            known.problems.add(fields.mark, "SYT902", no_operation(fields, named))
            continue
        found += _READERS[named[0]](fields, known, records, manifest)
    return found


def _reason(fields: Fields) -> str:
    return str(fields.text("why", required=True))


def _override(
    fields: Fields, known: Registries, records: Known[Record], manifest: Manifest
) -> Iterable[Change]:
    fields.only(*OPERATION_KEYS["override"])
    record = target(fields.text("override", required=True), known, records)
    name = fields.text("field", required=True)
    why = _reason(fields)
    if record is None or not name:
        return
    readers = _fields_of(record, known)
    if name not in readers:
        hint = did_you_mean(name, list(readers)) or f"; there are {', '.join(readers)}"
        message = f'"{name}" of {record.id} cannot be overridden{hint}'
        known.problems.add(name.mark, "SYT903", message)
        return
    if name == "title":
        check_letters(fields, "value")
    if fields.raw("value") is None:
        known.problems.add(fields.mark, "SYT202", '"value" is missing; give the new value')
        return
    before = len(known.problems.found)
    value = readers[name](fields)
    if len(known.problems.found) == before:
        yield Change(record.id, str(name), value, why, str(manifest), fields.mark)


def _fields_of(record: Record, known: Registries) -> dict[str, Callable[[Fields], Any]]:
    """From each field that can be overridden to what reads its new value."""
    claims = {claim.id.rpartition(".")[2]: claim for claim in record.claims}
    readers: dict[str, Callable[[Fields], Any]] = {
        "title": lambda fields: fields.text_map("value"),
        "when": lambda fields: read_when(
            fields, "value", claims=claims, expand=expander(record.id)
        ),
        "places": lambda fields: known.places.all(fields.texts("value")),
        "scope": lambda fields: fields.choice("value", SCOPES),
        "mode": lambda fields: fields.choice("value", MODES),
        "note": lambda fields: str(fields.text("value")),
    }
    for role in record.role_names():
        readers[role] = lambda fields: known.actors.all(fields.texts("value"))
    return readers


def _withdraw(
    fields: Fields, known: Registries, records: Known[Record], manifest: Manifest
) -> Iterable[Change]:
    fields.only(*OPERATION_KEYS["withdraw"])
    record = target(fields.text("withdraw", required=True), known, records)
    why = _reason(fields)
    if record is not None and why:
        yield Change(record.id, "withdrawn", why, why, str(manifest), fields.mark)


def _claim(
    fields: Fields, known: Registries, records: Known[Record], manifest: Manifest
) -> Iterable[Change]:
    fields.only(*OPERATION_KEYS["claim"])
    record = target(fields.text("claim", required=True), known, records)
    inner = fields.mapping("add")
    if inner is None:
        message = '"add" is missing; give the claim under it'
        known.problems.add(fields.mark, "SYT202", message)
    if record is None or inner is None:
        return
    claim: Claim | None = read_claim(inner, record.id, known, f"{manifest.name}-")
    if claim is None:
        return
    if any(claim.id == each.id for each in record.claims):
        message = f'"{claim.id}" is there already; choose a new id'
        known.problems.add(inner.mark_of("id"), "SYT205", message)
        return
    known.marks[claim.id] = inner.mark
    why = str(fields.text("why"))
    claim = evolve(claim, provenance=(Provenance("", str(manifest), why),))
    yield Change(record.id, f"claims.{claim.id}", claim, why, str(manifest), fields.mark)


def _alias(
    fields: Fields, known: Registries, records: Known[Record], manifest: Manifest
) -> Iterable[Change]:
    fields.only(*OPERATION_KEYS["alias"])
    check_letters(fields, "names")
    name = fields.text("alias", required=True)
    found = known.actors.by_name.get(name) or known.places.by_name.get(name)
    if not name:
        return
    if found is None:
        known.problems.add(name.mark, "SYT301", not_named(name, known, records))
        return
    if fields.raw("names") is None:
        known.problems.add(fields.mark, "SYT202", '"names" is missing; give the names')
    for alias in fields.texts("names"):
        known.marks[alias_mark(found.id, alias)] = alias.mark
        yield Change(
            found.id, f"aliases.{alias}", str(alias), str(fields.text("why")), str(manifest),
            alias.mark,
        )  # fmt: skip


def _merge(
    fields: Fields, known: Registries, records: Known[Record], manifest: Manifest
) -> Iterable[Change]:
    fields.only(*OPERATION_KEYS["merge"])
    old = targets(fields.texts("merge"), known, records)
    into = target(fields.text("into", required=True), known, records)
    why = _reason(fields)
    if into is None or not why:
        return
    for record in old:
        if record.id == into.id:
            message = f"{record.id} is merged into itself; leave it out"
            known.problems.add(fields.mark, "SYT904", message)
            continue
        if isinstance(record, Event) != isinstance(into, Event):
            message = f"{_what(record)} and {_what(into)} cannot be one; withdraw what is wrong"
            known.problems.add(fields.mark_of("into"), "SYT904", message)
            continue
        yield Change(record.id, WHOLE, (into.id,), why, str(manifest), fields.mark)


def _what(record: Record) -> str:
    return f"the {'event' if isinstance(record, Event) else 'situation'} {record.id}"


def _split(
    fields: Fields, known: Registries, records: Known[Record], manifest: Manifest
) -> Iterable[Change]:
    fields.only(*OPERATION_KEYS["split"])
    old = target(fields.text("split", required=True), known, records)
    into = targets(fields.texts("into"), known, records)
    why = _reason(fields)
    if old is None or not why:
        return
    successors = tuple(record.id for record in into)
    if len(set(successors)) < 2 or old.id in successors:
        message = f"{old.id} is split into two or more other records; name them under into"
        known.problems.add(fields.mark_of("into"), "SYT904", message)
        return
    yield Change(old.id, WHOLE, successors, why, str(manifest), fields.mark)


_Reader = Callable[[Fields, Registries, Known[Record], Manifest], Iterable[Change]]
_READERS: dict[str, _Reader] = {
    "override": _override,
    "withdraw": _withdraw,
    "claim": _claim,
    "alias": _alias,
    "merge": _merge,
    "split": _split,
}
