"""What records share: dates, references, claims."""

from __future__ import annotations

from syriatimeline.articles import Reference
from syriatimeline.calendar import BASES, CONVENTIONS, When
from syriatimeline.dataset.read_claims import (
    CLAIM_FIELDS,
    CLAIM_ID,
    CLAIM_KEYS,
    QUOTE_WORDS,
    VIA_KEYS,
)
from syriatimeline.dataset.read_dates import AS_CLAIM_KEYS, DATE_KEYS
from syriatimeline.dataset.read_reference import REFERENCE_KEYS
from syriatimeline.dataset.schemas.described import default_of, described, mandatory
from syriatimeline.dataset.schemas.forms import (
    COUNT,
    FLAG,
    TEXT,
    TEXTS,
    WORDS,
    Schema,
    choice,
    items,
    mapping,
    matching,
    refer,
    texts_of,
)
from syriatimeline.events import STANCES, Claim

__all__ = ["QUOTING", "claim", "date", "reference"]

#: What is said of the words of an article, wherever they are quoted.
QUOTING = {
    "article": "Id of the article quoted.",
    "quote": f"The exact words, at most {QUOTE_WORDS}, from the body or a headline.",
    "nth": "Which of them is meant, counted from 1, where the words stand there several times.",
}


def date() -> Schema:
    """A date: EDTF alone, EDTF with its reasoning, or what a claim says."""
    about = described(
        When,
        {
            "edtf": "The days on which it may have been, in EDTF; ../.. where nothing is known.",
            "certain": "The days on which it surely held, in EDTF, inside the possible ones; none "
            "if no day is sure.",
            "convention": "The conventions that it depends on, such as last-month.",
            "spoken": "The day of speaking, in EDTF, where it is not that of the article.",
            "why": "The reasoning, in a sentence; needed unless the basis is stated.",
            "as": "The own id of the claim of this record whose date it is, such as c1.",
        },
    )
    forms = {
        "edtf": WORDS,
        "certain": TEXT,
        "once": FLAG,
        "basis": choice(BASES, default_of(When, "basis")),
        "convention": texts_of({name: each.says for name, each in CONVENTIONS.items()}),
        "spoken": TEXT,
        "drawn": TEXT,
        "evidence": TEXTS,
        "why": TEXT,
        "as": WORDS,
    }
    # With ``as`` the other form holds; it is among these so that editors propose it.
    reasoned = mapping((*DATE_KEYS, "as"), forms, about, ("edtf",)) | {
        "if": {
            "properties": {"basis": {"enum": [each for each in BASES if each != "stated"]}},
            "required": ["basis"],
        },
        "then": {"properties": {"why": WORDS}, "required": ["why"]},
    }
    as_claim = mapping(AS_CLAIM_KEYS, forms, about, ("as",))
    return {
        "if": {"type": "object"},
        "then": {"if": {"required": ["as"]}, "then": as_claim, "else": reasoned},
        "else": WORDS,
    }


def reference() -> Schema:
    """A work that is cited and not held."""
    forms = dict.fromkeys(REFERENCE_KEYS, TEXT) | {"publisher": WORDS}
    return mapping(REFERENCE_KEYS, forms, described(Reference), mandatory(Reference))


def claim() -> Schema:
    """What one source says, by a quote of an article or a reference to another work."""
    about = described(
        Claim,
        QUOTING
        | {
            "id": "Its own id in this record, such as c1.",
            "reference": "A work that is not held here, instead of an article and a quote.",
            "phrase": "The words in the quote that say when.",
            "via": "Whom the outlet cites, outermost first.",
            "voice": "What the outlet does: writes, reports, translates …",
            "origin": "Id or slug of the origin: who first says it, on which occasion.",
            "stance": "What the source does with the statement.",
        },
    )
    forms: dict[str, Schema] = {
        "id": matching(CLAIM_ID),
        "nth": COUNT,
        "reference": refer("reference"),
        "when": refer("date"),
        "via": items(_voice()),
        "voice": TEXT | {"default": "writes"},
        "origin": WORDS,
        "stance": choice(STANCES, default_of(Claim, "stance")),
        "field": choice(CLAIM_FIELDS, default_of(Claim, "field")),
    }
    forms |= {key: TEXT for key in CLAIM_KEYS if key not in forms}
    quoting = ("article", "quote", "gloss")
    return mapping(CLAIM_KEYS, forms, about, ("id", "origin")) | {
        "if": {"required": ["reference"]},
        "else": {"properties": dict.fromkeys(quoting, WORDS), "required": [*quoting]},
    }


def _voice() -> Schema:
    about = {
        "who": "Id or slug of an actor, or words of your own where there is none.",
        "act": "What they do: reports, says, cites, tells …",
    }
    return mapping(VIA_KEYS, dict.fromkeys(VIA_KEYS, WORDS), about, VIA_KEYS)
