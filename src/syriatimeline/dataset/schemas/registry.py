"""``actors.yaml``, ``places.yaml``, ``origins.yaml``, ``schemes.yaml``."""

from __future__ import annotations

from syriatimeline.dataset.read_registry import (
    ACTOR_KEYS,
    MEMBERSHIP_KEYS,
    ORIGIN_KEYS,
    PLACE_KEYS,
    PLACE_KINDS,
)
from syriatimeline.dataset.read_schemes import EXTERNAL_FORMS, SCHEME_ID, SCHEME_KEYS
from syriatimeline.dataset.schemas.described import described, mandatory
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
    matching,
    own_id,
    refer,
    text_map,
)
from syriatimeline.events import ACTOR_KINDS, Actor, Membership, Origin, Place, Scheme

__all__ = ["actors", "origins", "places", "schemes"]


def _named(begin: str) -> dict[str, Schema]:
    """The forms that actors and places share."""
    return {
        "id": own_id(begin),
        "slug": SLUG,
        "names": text_map("The preferred English name.", "en"),
        "aliases": TEXTS,
        "external": _external(),
        "note": TEXT,
    }


def _external() -> Schema:
    properties: dict[str, Schema] = {}
    for scheme, (pattern, example) in EXTERNAL_FORMS.items():
        form = matching(pattern)
        if example.isdigit():
            # Without quotes it is a number to an editor.
            form = {"type": ["string", "integer"], "minimum": 1, "maximum": 999} | {
                "pattern": form["pattern"]
            }
        properties[scheme] = {"description": f"Such as {example}.", **form}
    return {"type": "object", "properties": properties, "additionalProperties": WORDS}


def actors() -> Schema:
    """Who acts, and who tells."""
    forms = _named("act") | {
        "kind": choice(ACTOR_KINDS),
        "memberships": items(_membership()),
        "described": FLAG,
    }
    about = described(Actor, {"kind": "What the actor is."})
    return items(mapping(ACTOR_KEYS, forms, about, mandatory(Actor)))


def _membership() -> Schema:
    forms = {"of": WORDS, "office": TEXT, "when": refer("date"), "evidence": TEXTS}
    about = described(Membership, {"of": "Id or slug of the actor that it belongs to."})
    return mapping(MEMBERSHIP_KEYS, forms, about, ("of",))


def places() -> Schema:
    """Where."""
    forms = _named("plc") | {"kind": choice(PLACE_KINDS), "within": TEXTS}
    about = described(
        Place,
        {
            "kind": "What the place is.",
            "within": "Ids or slugs of the places that it lies in; they stand before it.",
        },
    )
    return items(mapping(PLACE_KEYS, forms, about, mandatory(Place)))


def origins() -> Schema:
    """Who first says something."""
    forms = {
        "id": own_id("org"),
        "slug": SLUG,
        "label": WORDS,
        "speaker": TEXT,
        "anonymous": FLAG,
        "when": refer("date"),
        "maybe_same": TEXT,
        "note": TEXT,
    }
    about = described(Origin, {"speaker": "Id or slug of the actor who says it, where known."})
    return items(mapping(ORIGIN_KEYS, forms, about, mandatory(Origin)))


def schemes() -> Schema:
    """Outside registries, and where their ids were looked up."""
    source = {"allOf": [refer("reference"), {"properties": {"url": WORDS}, "required": ["url"]}]}
    forms = {
        "id": matching(SCHEME_ID),
        "name": WORDS,
        "sources": items(source, minItems=1),
        "note": TEXT,
    }
    return items(mapping(SCHEME_KEYS, forms, described(Scheme), mandatory(Scheme)))
