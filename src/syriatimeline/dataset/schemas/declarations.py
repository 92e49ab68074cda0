"""``kinds.yaml`` and ``policies.yaml``: what a dataset or layer declares."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from syriatimeline.dataset.fields import records
from syriatimeline.dataset.layers.folders import layers_in
from syriatimeline.dataset.layers.layer_kinds import kinds_in
from syriatimeline.dataset.positioned import read_yaml
from syriatimeline.dataset.problems import Problems
from syriatimeline.dataset.read_kinds import DECLARATION_KEYS, read_kinds
from syriatimeline.dataset.read_policies import POLICY_KEYS
from syriatimeline.dataset.schemas.described import described
from syriatimeline.dataset.schemas.forms import (
    WORDS,
    Schema,
    choice,
    items,
    mapping,
    matching,
    or_empty,
)
from syriatimeline.errors import ProblemsError, UnusableInputError
from syriatimeline.events import KINDS, Event, kinds_of
from syriatimeline.events.declared import DeclaredKind
from syriatimeline.events.faults import KIND_NAME, PLOVER_TYPES, ROLE_NAME, SIDES
from syriatimeline.temporal import CHOICES, Policy
from syriatimeline.temporal.named_policy import POLICY_NAME, NamedPolicy

__all__ = ["kinds", "kinds_for", "policies"]


def kinds() -> Schema:
    """Kinds of events, each a case of one that there is."""
    name = matching(KIND_NAME.pattern)
    forms: dict[str, Schema] = {
        "name": name | {"not": {"enum": [*KINDS, "Event", "Record", "Situation"]}},
        # Of ours, or one that stands before it.
        "parent": {"anyOf": [{"enum": [Event.__name__, *KINDS]}, name]},
        "says": WORDS | {"not": {"pattern": r"\n"}},
        "roles": {
            "type": "object",
            "propertyNames": matching(ROLE_NAME.pattern),
            "additionalProperties": choice(SIDES),
        },
        "plover": or_empty(choice(PLOVER_TYPES)),
    }
    about = described(
        DeclaredKind,
        {
            "parent": "The kind that it is a case of: one of ours, Event, or one declared before.",
            "roles": "Its own roles, each with its side, besides those of its parent.",
        },
    )
    return items(mapping(DECLARATION_KEYS, forms, about, ("name", "parent", "says")))


def policies() -> Schema:
    """Policies, each of which settles a convention or more."""
    forms = {
        "name": matching(POLICY_NAME.pattern),
        "says": WORDS | {"not": {"pattern": r"\S[\s\S]*\n[\s\S]*\S"}},
        **{name: choice(choices) for name, choices in CHOICES.items()},
    }
    settled = {name.replace("_", "-"): says for name, says in described(Policy).items()}
    needed = ("name", "says")
    return items(
        mapping(
            POLICY_KEYS,
            forms,
            described(NamedPolicy, settled),
            needed,
            minProperties=len(needed) + 1,
        )
    )


def kinds_for(folder: Path) -> Mapping[str, type[Event]]:
    """The kinds of events of a dataset or layer in the authoring form, declared ones included.

    Args:
        folder: The folder that holds ``layer.yaml``, or its package, or the authoring files of
            a dataset.

    Raises:
        UnusableInputError: There is no such folder.
        LayerError: A layer that it builds on is not there.
        ProblemsError: Its declarations, or a layer that it builds on, are wrong.
    """
    inside = layers_in(folder)
    if len(inside) == 1 and (inside[0] / "layer.yaml").is_file():
        return kinds_in(inside[0])
    if not folder.is_dir():
        raise UnusableInputError(f"{folder}: there is no such folder; give a dataset or a layer")
    path = folder / "kinds.yaml"
    if not path.is_file():
        return KINDS
    problems = Problems()
    declared = read_kinds(records(read_yaml(path, path.name, problems), problems), problems, set())
    if problems.found:
        raise ProblemsError(problems.sorted())
    return kinds_of(declared)
