"""What a dataset declares, kinds of events and policies, as plain values and back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from attrs import evolve

from syriatimeline.dataset.content import Dataset
from syriatimeline.errors import QueryError
from syriatimeline.events import DeclaredKind
from syriatimeline.temporal import NamedPolicy

__all__ = [
    "both",
    "declared_by",
    "decode_kinds",
    "decode_policies",
    "encode_declared",
    "in_order",
    "with_declared",
]

Plain = Mapping[str, Any]


def encode_declared(dataset: Dataset) -> dict[str, list[Any]]:
    """The kinds and policies as plain values; nothing of which there is none."""
    found = {
        "kinds": [_kind(each) for each in dataset.kinds],
        "policies": [_policy(each) for each in dataset.policies],
    }
    return {name: rows for name, rows in found.items() if rows}


def decode_kinds(
    rows: Iterable[Plain], held: Iterable[DeclaredKind] = ()
) -> tuple[DeclaredKind, ...]:
    """The kinds of a bundle.

    Args:
        rows: What :func:`encode_declared` gave, parents first.
        held: Those of the dataset below, which may be parents.

    Raises:
        KeyError, TypeError, ValueError: They are damaged.
    """
    known = {each.name: each.bare() for each in held}
    found = []
    for row in rows:
        declared = DeclaredKind(
            row["name"],
            known.get(row["parent"]) or row["parent"],
            row["says"],
            tuple((role, side) for role, side in row["roles"]),
            row.get("plover", ""),
            tuple(row.get("layers", ())),
        )
        if known.get(declared.name, declared) != declared or declared in found:
            raise QueryError(f"{declared.name!r} is another kind already")
        known[declared.name] = declared.bare()
        found.append(declared)
    return tuple(found)


def decode_policies(rows: Iterable[Plain]) -> tuple[NamedPolicy, ...]:
    """The policies of a bundle.

    Raises:
        KeyError, TypeError, ValueError: They are damaged.
    """
    return tuple(
        NamedPolicy(
            row["name"],
            row["says"],
            tuple((convention, choice) for convention, choice in row["choices"]),
            tuple(row.get("layers", ())),
        )
        for row in rows
    )


def declared_by(dataset: Dataset, layer: str) -> Dataset:
    """The dataset with nothing declared but what a layer declares, or declares too."""
    return evolve(
        dataset,
        kinds=tuple(
            evolve(each, layers=(layer,)) for each in dataset.kinds if layer in each.layers
        ),
        policies=tuple(each for each in dataset.policies if layer in each.layers),
    )


def with_declared(below: Dataset, head: Plain) -> Dataset:
    """The dataset with what the head of a compiled layer declares.

    Raises:
        QueryError: It is something else under a name that is taken, or damaged.
        KeyError, TypeError, ValueError: It is damaged.
    """
    kinds = {each.name: each for each in below.kinds}
    for declared in decode_kinds(head.get("kinds", ()), below.kinds):
        kinds[declared.name] = both(kinds.get(declared.name), declared)
    policies = {each.name: each for each in below.policies}
    for named in decode_policies(head.get("policies", ())):
        other = policies.setdefault(named.name, named)
        if other is not named:
            where = " and ".join(other.layers) or "the dataset below"
            raise QueryError(f"{named.name!r} is another policy in {where}")
    ordered = tuple(policies[name] for name in sorted(policies))
    return evolve(below, kinds=in_order(kinds.values()), policies=ordered)


def both(before: DeclaredKind | None, declared: DeclaredKind) -> DeclaredKind:
    """One kind that is declared twice: what the base declares is no layer's."""
    if before is None:
        return declared
    layers = {*before.layers, *declared.layers} if before.layers else ()
    return evolve(declared, layers=tuple(sorted(layers)))


def in_order(kinds: Iterable[DeclaredKind]) -> tuple[DeclaredKind, ...]:
    """The kinds, parents first, then by name, in whatever order layers are given."""
    return tuple(sorted(kinds, key=lambda each: (each.depth, each.name)))


def _kind(declared: DeclaredKind) -> dict[str, Any]:
    plain: dict[str, Any] = {
        "name": declared.name,
        "parent": declared.above,
        "says": declared.says,
        # A list: keys are sorted when JSON is written, and roles have an order.
        "roles": [list(each) for each in declared.roles],
    }
    if declared.plover:
        plain["plover"] = declared.plover
    return plain | _given(declared.layers)


def _policy(named: NamedPolicy) -> dict[str, Any]:
    choices = [list(each) for each in named.choices]
    return {"name": named.name, "says": named.says, "choices": choices} | _given(named.layers)


def _given(layers: tuple[str, ...]) -> dict[str, Any]:
    return {"layers": list(layers)} if layers else {}
