"""``events/*.yaml`` -> Event and Situation objects."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

from attrs import evolve

from syriatimeline.calendar import When
from syriatimeline.dataset.check_letters import check_letters
from syriatimeline.dataset.fields import SLUG, Fields, did_you_mean
from syriatimeline.dataset.problems import Mark, Problems
from syriatimeline.dataset.read_claims import Registries, expander, read_claim
from syriatimeline.dataset.read_dates import read_when
from syriatimeline.dataset.read_registry import Known
from syriatimeline.events import (
    DIRECTIONS,
    DISPUTE_KINDS,
    KINDS,
    LINK_KINDS,
    MODES,
    SCOPES,
    TOPICS,
    Claim,
    Dismissal,
    Dispute,
    Event,
    ForceMovement,
    Link,
    Position,
    Record,
    Situation,
)

__all__ = [
    "DISPUTE_KEYS",
    "DISPUTE_STATES",
    "KIND_KEYS",
    "POSITION_KEYS",
    "RECORD_KEYS",
    "TITLE_LANGUAGES",
    "keys_of",
    "read_records",
    "with_links",
]

R = TypeVar("R", bound=Record)

#: The keys of every record …
RECORD_KEYS = (
    "id", "slug", "kind", "title", "scope", "mode", "when", "places", "roles", "claims", "links",
    "disputes", "withdrawn", "note",
)  # fmt: skip
#: … and those that only some kinds have.
KIND_KEYS = {"Situation": ("topic",), "ForceMovement": ("direction",), "Dismissal": ("office",)}
#: The languages in which every record has a title.
TITLE_LANGUAGES = {"en": "an English", "ru": "a Russian"}
#: The keys of a dispute.
DISPUTE_KEYS = ("id", "kind", "positions", "state", "resolution")
#: How far a dispute is; open where nothing is said.
DISPUTE_STATES = ("open", "resolved")
#: The keys of one side of a dispute.
POSITION_KEYS = ("says", "claims")


def keys_of(kind: str, kinds: Mapping[str, type[Event]] = KINDS) -> tuple[str, ...]:
    """The keys of a record of a kind; a declared one has those of its parents.

    >>> keys_of("ForceMovement")[-2:]
    ('direction', 'series')
    """
    if kind == "Situation":
        return (*RECORD_KEYS, *KIND_KEYS[kind])
    own = (key for each in kinds[kind].__mro__ for key in KIND_KEYS.get(each.__name__, ()))
    return (*RECORD_KEYS, *own, "series")


def read_records(
    rows: Iterable[Fields], registries: Registries, held: Iterable[Record] = ()
) -> Known[Record]:
    """Read every event and situation, in the order of the files; ``held`` are there already."""
    known = Known[Record]("event or situation", "SYT305", registries.problems).held(held)
    for fields in rows:
        record = _read_record(fields, registries)
        if record is not None:
            known.add(record, fields)
    return known


def with_links(record: R, known: Known[Record], marks: dict[str, Mark]) -> R:
    """A record whose links name their targets by id, now that everything is known."""
    links = []
    for link in record.links:
        found = known.by_name.get(link.target)
        links.append(Link(link.kind, found.id if found else link.target))
        written = marks.get(f"{record.id}>{link.target}")
        if found and written:
            marks[f"{record.id}>{found.id}"] = written
    return evolve(record, links=tuple(links))


def _read_record(fields: Fields, known: Registries) -> Record | None:
    if fields.text("kind") in known.slipped:
        return None
    kind = fields.choice("kind", (*known.kinds, "Situation"))
    check_letters(fields, "title", "office")
    fields.only(*keys_of(kind, known.kinds))
    record_id = str(fields.own_id("syt", 4))
    claims = _read_claims(fields, record_id, known)
    when = _read_when(fields, record_id, claims, known)
    known.marks[record_id] = fields.mark
    known.marks[f"{record_id}#when"] = fields.mark_of("when")
    # Everything is read before anything is given up, so that one run shows every problem.
    shared: dict[str, Any] = {
        "id": record_id,
        "slug": str(fields.matching("slug", SLUG, "assad-flees-damascus")),
        "titles": _read_titles(fields, known.problems),
        "when": when,
        "claims": tuple(claims.values()),
        "places": known.places.all(fields.texts("places")),
        "scope": fields.choice("scope", SCOPES, default="core"),
        "mode": fields.choice("mode", MODES, default="actual"),
        "links": tuple(_read_links(fields, known)),
        "disputes": tuple(_read_disputes(fields, record_id, claims, known)),
        "withdrawn": str(fields.text("withdrawn")),
        "note": str(fields.text("note")),
        **_read_roles(fields, kind, known),
        **_read_own(fields, known.kinds.get(kind)),
    }
    if not record_id or when is None:
        # A link to it leads somewhere, once it is mended.
        known.marks[f"{shared['slug']}#when"] = fields.mark_of("when")
        return None
    return Situation(**shared) if kind == "Situation" else known.kinds[kind](**shared)


def _read_own(fields: Fields, kind: type[Event] | None) -> dict[str, Any]:
    """The fields that only some kinds have; None is the situation."""
    if kind is None:
        return {"topic": fields.choice("topic", TOPICS)}
    own: dict[str, Any] = {"series": fields.flag("series")}
    if issubclass(kind, ForceMovement):
        own["direction"] = fields.choice("direction", DIRECTIONS)
    if issubclass(kind, Dismissal):
        own["office"] = str(fields.text("office"))
    return own


def _read_titles(fields: Fields, problems: Problems) -> dict[str, str]:
    titles = fields.text_map("title")
    for language, name in TITLE_LANGUAGES.items():
        if language not in titles:
            message = f'{name} title is missing; add "{language}"'
            problems.add(fields.mark_of("title"), "SYT202", message)
            titles[language] = ""
    return titles


def _read_claims(fields: Fields, record_id: str, known: Registries) -> dict[str, Claim]:
    claims: dict[str, Claim] = {}
    rows = list(fields.mappings("claims"))
    if not rows:
        message = "the record has no claim; add a quote of a source, or remove the record"
        known.problems.add(fields.mark_of("claims"), "SYT601", message)
    for inner in rows:
        local = inner.text("id")
        if local in claims:
            message = f'"{local}" is another claim of this record; choose a new id'
            known.problems.add(local.mark, "SYT205", message)
        before = len(known.problems.found)
        claim = read_claim(inner, record_id, known)
        undated = inner.raw("when") is not None and (claim is None or claim.when is None)
        if (claim is None or undated) and len(known.problems.found) > before:
            known.slipped.add(f"{record_id}.{local}")
        if claim is not None:
            known.marks[claim.id] = inner.mark
            claims[str(local)] = claim
    return claims


def _read_when(
    fields: Fields, record_id: str, claims: dict[str, Claim], known: Registries
) -> When | None:
    if fields.raw("when") is None:
        fields.problems.add(fields.mark, "SYT202", '"when" is missing; add it, "../.." if unknown')
        return None
    return read_when(
        fields, "when", claims=claims, slipped=known.slipped, expand=expander(record_id)
    )


def _read_roles(fields: Fields, kind: str, known: Registries) -> dict[str, Any]:
    roles = (Situation if kind == "Situation" else known.kinds[kind]).roles()
    inner = fields.mapping("roles")
    if inner is None:
        message = f'"roles" is missing; {kind} has {", ".join(roles)}'
        known.problems.add(fields.mark, "SYT602", message)
        return {}
    for key in inner.node:
        if key not in roles:
            hint = did_you_mean(key, roles) or f"; it has {', '.join(roles)}"
            known.problems.add(key.mark, "SYT602", f'{kind} has no role "{key}"{hint}')
    return {name: known.actors.all(inner.texts(name)) for name in roles}


def _read_links(fields: Fields, known: Registries) -> Iterable[Link]:
    for inner in fields.mappings("links"):
        inner.only(*LINK_KINDS)
        for kind in inner.node:
            for target in inner.texts(kind):
                known.marks[f"{fields.text('id')}>{target}"] = target.mark
                yield Link(str(kind), str(target))


def _read_disputes(
    fields: Fields, record_id: str, claims: dict[str, Claim], known: Registries
) -> Iterable[Dispute]:
    for inner in fields.mappings("disputes"):
        inner.only(*DISPUTE_KEYS)
        positions = tuple(_read_positions(inner, record_id, claims, known))
        if len(positions) < 2:
            message = "a dispute has two positions or more; add the other side, with its claims"
            fields.problems.add(inner.mark, "SYT604", message)
        yield Dispute(
            id=str(inner.own_id("dsp")),
            record=record_id,
            kind=inner.choice("kind", DISPUTE_KINDS),
            positions=positions,
            state=inner.choice("state", DISPUTE_STATES, default="open"),  # type: ignore[arg-type]
            resolution=str(inner.text("resolution")),
        )


def _read_positions(
    dispute: Fields, record_id: str, claims: dict[str, Claim], known: Registries
) -> Iterable[Position]:
    for inner in dispute.mappings("positions"):
        inner.only(*POSITION_KEYS)
        found = []
        for name in inner.texts("claims"):
            if name in claims:
                found.append(claims[name])
            elif f"{record_id}.{name}" not in known.slipped:
                hint = did_you_mean(name, claims) or f"; it has {', '.join(claims)}"
                message = f'this record has no claim "{name}"{hint}'
                dispute.problems.add(name.mark, "SYT306", message)
        yield Position(str(inner.text("says", required=True)), tuple(found))
