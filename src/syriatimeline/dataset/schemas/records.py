"""``events/*.yaml``: events of every kind, and situations."""

from __future__ import annotations

import inspect
from collections.abc import Mapping

from syriatimeline.dataset.read_records import (
    DISPUTE_KEYS,
    DISPUTE_STATES,
    KIND_KEYS,
    POSITION_KEYS,
    TITLE_LANGUAGES,
    keys_of,
)
from syriatimeline.dataset.schemas.described import default_of, described, mandatory
from syriatimeline.dataset.schemas.forms import (
    FLAG,
    SLUG,
    TEXT,
    TEXTS,
    WORDS,
    Schema,
    choice,
    items,
    mapping,
    own_id,
    record_id,
    refer,
    text_map,
    when_given,
)
from syriatimeline.events import (
    DIRECTIONS,
    DISPUTE_KINDS,
    KINDS,
    LINK_KINDS,
    MODES,
    SCOPES,
    TOPICS,
    Dismissal,
    Dispute,
    Event,
    ForceMovement,
    Position,
    Record,
    Situation,
)

__all__ = ["events", "roles_of"]

_SIDES = {
    "source": "Who acts, or whose situation it is: ids or slugs of actors.",
    "target": "Who is acted upon or addressed: ids or slugs of actors.",
    "accused": "Who is said to have acted, by others alone: ids or slugs of actors.",
}
_ABOUT = {
    "slug": "Readable alias of the id: small letters, digits and hyphens.",
    "kind": "What happens; it says which roles there are.",
    "title": "The title in each language, neutral and ours.",
    "places": "Where, as far as known: ids or slugs of places.",
    "scope": "core: what the timeline is about; context: what that refers to.",
    "mode": "How the earliest account puts it.",
    "roles": "Who took part: for each role of the kind, ids or slugs of actors.",
    "topic": "What the situation is about.",
    "direction": "Where a force moves, seen from Syria; unknown where no source says.",
}


def roles_of(kinds: Mapping[str, type[Event]]) -> dict[str, Mapping[str, str]]:
    """The roles of each kind with their sides, those of situations last."""
    roles = {name: kind.roles() for name, kind in kinds.items()}
    return {**roles, Situation.__name__: Situation.roles()}


def events(kinds: Mapping[str, type[Event]] = KINDS) -> Schema:
    """The file: a list of records, each with the roles and keys of its kind."""
    keys = {kind: keys_of(kind, kinds) for kind in roles_of(kinds)}
    every = dict.fromkeys(key for each in keys.values() for key in each)
    needed = {*mandatory(Record), "kind", "title", "roles"}
    return items(
        mapping(
            every,
            _forms(kinds),
            _about(),
            needed & set(every),
            allOf=[
                when_given("kind", kind, _of_kind(kinds.get(kind), set(every) - set(own)))
                for kind, own in keys.items()
            ],
        )
    )


def _about() -> dict[str, str]:
    kinds = (ForceMovement, Dismissal, Situation)
    about = {name: text for kind in kinds for name, text in described(kind).items()}
    return about | described(Event, _ABOUT)


def _forms(kinds: Mapping[str, type[Event]]) -> dict[str, Schema]:
    told = {name: _definition(kind) for name, kind in {**kinds, "Situation": Situation}.items()}
    return {
        "id": record_id(),
        "slug": SLUG,
        "kind": choice(told),
        "title": text_map("The title in this language.", *TITLE_LANGUAGES),
        "scope": choice(SCOPES, default_of(Record, "scope")),
        "mode": choice(MODES, default_of(Record, "mode")),
        "when": refer("date"),
        "places": TEXTS,
        "roles": {"type": "object"},
        "claims": items(refer("claim"), minItems=1),
        "links": items(mapping(LINK_KINDS, dict.fromkeys(LINK_KINDS, TEXTS), _links())),
        "disputes": items(_dispute()),
        "withdrawn": TEXT,
        "note": TEXT,
        "series": FLAG,
        "topic": choice(TOPICS),
        "direction": choice(DIRECTIONS),
        "office": TEXT,
    }


def _definition(kind: type[Record]) -> str:
    return (inspect.getdoc(kind) or "").partition("\n\n")[0].replace("\n", " ")


def _of_kind(kind: type[Event] | None, others: set[str]) -> Schema:
    """The roles of a kind and what it needs, None being the situation; no keys of other kinds."""
    roles = (kind or Situation).roles()
    told = {role: _SIDES[side] for role, side in roles.items()}
    own = {key for keys in KIND_KEYS.values() for key in keys}
    return {
        "properties": {
            "roles": mapping(told, dict.fromkeys(told, TEXTS), told),
            **dict.fromkeys(sorted(others), False),
        },
        "required": [key for key in mandatory(kind or Situation) if key in own],
    }


def _links() -> dict[str, str]:
    return dict.fromkeys(LINK_KINDS, "Ids or slugs of the events or situations it leads to.")


def _dispute() -> Schema:
    about = described(Dispute, {"kind": "What the sources differ on."})
    positions = mapping(
        POSITION_KEYS,
        {"says": WORDS, "claims": TEXTS},
        described(Position, {"claims": "Own ids of the claims that take it, such as c1."}),
        ("says",),
    )
    forms = {
        "id": own_id("dsp"),
        "kind": choice(DISPUTE_KINDS),
        "positions": items(positions, minItems=2),
        "state": choice(DISPUTE_STATES, default_of(Dispute, "state")),
        "resolution": TEXT,
    }
    return mapping(DISPUTE_KEYS, forms, about, mandatory(Dispute))
