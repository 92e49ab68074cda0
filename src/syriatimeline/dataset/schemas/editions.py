"""What a dataset or layer says of itself, and what is changed: ``dataset.yaml``, ``layer.yaml``,
``changes.yaml``, ``moved.yaml``, a line of ``ledger.jsonl``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from syriatimeline.dataset.compile import DATASET_KEYS
from syriatimeline.dataset.content import Edit
from syriatimeline.dataset.layers.layer import NAME, TAKEN
from syriatimeline.dataset.layers.manifest import MANIFEST_KEYS, Manifest
from syriatimeline.dataset.layers.operations import OPERATION_KEYS, OPERATIONS, OVERRIDABLE
from syriatimeline.dataset.read_credit import AUTHOR_KEYS, LICENCE, ORCID
from syriatimeline.dataset.read_ledger import KEYS
from syriatimeline.dataset.schemas.described import described, mandatory
from syriatimeline.dataset.schemas.forms import (
    TEXT,
    TEXTS,
    WORDS,
    Schema,
    choice,
    items,
    mapping,
    matching,
    record_id,
    refer,
    text_map,
)
from syriatimeline.dataset.schemas.records import roles_of
from syriatimeline.dataset.tombstones import MOVED_KEYS
from syriatimeline.events import KINDS, MODES, SCOPES, Author, Credit, Edition, Event

__all__ = ["changes", "dataset", "layer", "ledger", "moved"]

_TARGET = {
    "override": "Id or slug of the event or situation.",
    "withdraw": "Id or slug of the event or situation.",
    "claim": "Id or slug of the event or situation.",
    "alias": "Id or slug of the actor or place.",
    "merge": "Ids or slugs of the events or situations that are one with another.",
    "split": "Id or slug of the event or situation that is several.",
}
_ABOUT = {
    "field": "Which field gets another value.",
    "value": "The new value, in the form of that field.",
    "add": "The claim.",
    "names": "The names by which it is found as well.",
    "into": "Ids or slugs of what takes its place.",
    "why": "The reason.",
}


def dataset() -> Schema:
    """``dataset.yaml``."""
    forms = {"name": WORDS, "version": WORDS, **_credit()}
    about = described(Credit, described(Edition))
    return mapping(DATASET_KEYS, forms, about, ("name", "version"))


def layer() -> Schema:
    """``layer.yaml``."""
    name = matching(NAME.pattern) | {"not": {"enum": sorted(TAKEN)}}
    forms = {"name": name, "version": WORDS, "after": TEXTS, **_credit()}
    about = described(Credit, described(Manifest))
    return mapping(MANIFEST_KEYS, forms, about, mandatory(Manifest))


def _credit() -> dict[str, Schema]:
    """Who made it. That an ORCID iD or a licence exists is for the reader to say."""
    orcid = matching(rf"(?:https?://orcid\.org/)?{ORCID}")
    forms = {"name": WORDS, "orcid": orcid, "affiliation": TEXT}
    author = mapping(AUTHOR_KEYS, forms, described(Author), mandatory(Author))
    licence = {"type": WORDS["type"], "pattern": matching(LICENCE)["pattern"]}
    return {"title": TEXT, "authors": items(author), "licence": licence}


def changes(kinds: Mapping[str, type[Event]] = KINDS) -> Schema:
    """``changes.yaml``: a list of operations, one each."""
    every = dict.fromkeys(key for keys in OPERATION_KEYS.values() for key in keys)
    about = _ABOUT | {
        name: f"{says.capitalize()}. {_TARGET[name]}" for name, says in OPERATIONS.items()
    }
    forms: dict[str, Schema] = {key: {} for key in every}
    roles = [*dict.fromkeys(role for each in roles_of(kinds).values() for role in each)]
    return items(
        mapping(every, forms, about)
        | {
            "oneOf": [{"required": [name]} for name in OPERATIONS],
            "allOf": [
                {"if": {"required": [name]}, "then": _operation(name, about, roles)}
                for name in OPERATIONS
            ],
        }
    )


def _operation(name: str, about: Mapping[str, str], roles: Sequence[str]) -> Schema:
    keys = OPERATION_KEYS[name]
    # These only add, and need no reason.
    optional = {"why"} if name in ("claim", "alias") else set()
    forms = {
        name: TEXTS if name == "merge" else WORDS,
        "field": choice([*OVERRIDABLE, *roles]),
        "value": {},
        "add": refer("claim"),
        "names": TEXTS,
        "into": _several() if name == "split" else WORDS,
        "why": TEXT if optional else WORDS,
    }
    more = {"allOf": _values(roles)} if name == "override" else {}
    return mapping(keys, forms, about, {*keys} - optional, **more)


def _values(roles: Sequence[str]) -> list[Schema]:
    """The form of the new value, by field."""
    forms = {
        ("title",): text_map("The title in this language."),
        ("when",): refer("date"),
        ("scope",): choice(SCOPES),
        ("mode",): choice(MODES),
        ("note",): TEXT,
        ("places", *roles): TEXTS,
    }
    return [
        {
            "if": {"properties": {"field": {"enum": [*fields]}}, "required": ["field"]},
            "then": {"properties": {"value": form}},
        }
        for fields, form in forms.items()
    ]


def moved() -> Schema:
    """``moved.yaml``: a list of tombstones, each of what was merged or split."""
    about = {
        "merge": "The ids that are gone; one record took the place of all of them.",
        "split": "The id that is gone; several records took its place.",
        "into": _ABOUT["into"],
        "why": _ABOUT["why"],
    }
    ids: Schema = {"type": ["string", "array"], **_only(record_id()), "items": record_id()}
    one: Schema = TEXTS | {"minItems": 1, "maxItems": 1}
    forms = {"merge": ids, "split": ids | {"minItems": 1, "maxItems": 1}, "into": {}, "why": WORDS}
    conditions = [
        {"if": {"required": [key]}, "then": {"properties": {"into": into}}}
        for key, into in (("merge", one), ("split", _several()))
    ]
    more = {"oneOf": [{"required": [key]} for key in ("merge", "split")], "allOf": conditions}
    return items(mapping(MOVED_KEYS, forms, about, ("into", "why"), **more))


def _only(form: Schema) -> Schema:
    """The pattern of a form, which says nothing of what is no text."""
    return {"pattern": form["pattern"]}


def _several() -> Schema:
    return items(TEXT, minItems=2, uniqueItems=True)


def ledger() -> Schema:
    """A line of ``ledger.jsonl``, which is JSON: every key is there, and texts are texts."""
    words: Schema = {"type": "string", "pattern": r"\S"}
    forms: dict[str, Schema] = dict.fromkeys(KEYS, words) | {
        "date": matching("[0-9]{4}-[0-9]{2}-[0-9]{2}") | {"format": "date"},
        "old": {},
        "new": {},
        "citations": items({"type": "string", "minLength": 1}),
    }
    return mapping(KEYS, forms, described(Edit), KEYS)
