"""Actors and places: who and where, under every name met."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from attrs import field, frozen

from syriatimeline.articles import Provenance, Reference
from syriatimeline.calendar import When

__all__ = ["ACTOR_KINDS", "Actor", "ActorKind", "Membership", "Place", "Scheme", "fold_name"]

ActorKind = Literal[
    "state", "government", "organ", "force", "person", "group", "outlet", "organisation", "vessel"
]

#: What an actor can be.
ACTOR_KINDS: tuple[ActorKind, ...] = (
    "state",
    "government",
    "organ",
    "force",
    "person",
    "group",
    "outlet",
    "organisation",
    "vessel",
)


def fold_name(name: str) -> str:
    """The form in which names are compared: case, «ё», hyphens, quotes and spacing folded.

    >>> fold_name("Ахмед  аш-Шараа") == fold_name("ахмед аш Шараа")
    True
    """
    folded = name.casefold().replace("ё", "е")
    kept = (" " if char in "-‑–—" else char for char in folded if char not in "\"'’‘`“”«»")
    return " ".join("".join(kept).split())


class _Named:
    """What actors and places share: names in several languages, and an id that identifies."""

    __slots__ = ()

    id: str
    slug: str
    names: Mapping[str, str]
    aliases: tuple[str, ...]

    @property
    def name(self) -> str:
        """The preferred English name."""
        return self.names["en"]

    @property
    def all_names(self) -> tuple[str, ...]:
        """Id, slug, preferred names and aliases: whatever it may be asked for by."""
        return (self.id, self.slug, *self.names.values(), *self.aliases)

    def __hash__(self) -> int:
        return hash(self.id)

    def __str__(self) -> str:
        return self.name


@frozen
class Scheme:
    """A registry outside the dataset whose ids our records carry in ``external``.

    Attributes:
        id: The key of its ids, such as ``iso3``.
        name: What it is called.
        sources: The works in which the ids were looked up.
        note: Anything a user should know.

    >>> import syriatimeline as st
    >>> print(st.load().schemes["iso3"].sources[0].publisher)
    country-converter
    """

    id: str
    name: str
    sources: tuple[Reference, ...]
    note: str = ""


@frozen
class Membership:
    """That an actor belongs to another, and when.

    Attributes:
        of: Id of the actor that it belongs to.
        office: The office held, in English; empty where it simply is a part.
        when: The days on which it holds. Open ends mean that our texts do not say.
        evidence: Ids of claims that say so.
    """

    of: str
    when: When
    office: str = ""
    evidence: tuple[str, ...] = ()


@frozen
class Actor(_Named):
    """Somebody who acts: a state, an organ, a force, a person in office.

    Attributes:
        id: Permanent id, such as ``act-001``.
        slug: Readable alias of the id.
        kind: One of :data:`ACTOR_KINDS`.
        names: The preferred name in each language (ISO 639-1).
        aliases: Other names met, in any language.
        memberships: What it belongs to, with dates.
        described: It has no name in our texts, only a description.
        external: Ids in other registries, by the key of a :class:`Scheme`, which cites them.
        note: Anything a user should know.
        provenance: Which layer added it, and each value that a layer gave; empty without layers.

    >>> import syriatimeline as st
    >>> st.load().actors["russia"].names["ru"]
    'Россия'
    """

    id: str
    slug: str
    kind: ActorKind
    names: Mapping[str, str]
    aliases: tuple[str, ...] = ()
    memberships: tuple[Membership, ...] = ()
    described: bool = False
    external: Mapping[str, str] = field(factory=dict, hash=False)
    note: str = ""
    provenance: tuple[Provenance, ...] = field(default=(), repr=False)

    # attrs would write one of its own, over mappings that cannot be hashed.
    __hash__ = _Named.__hash__


@frozen
class Place(_Named):
    """Somewhere, at the precision of the sources.

    Attributes:
        id: Permanent id, such as ``plc-001``.
        slug: Readable alias of the id.
        kind: country, region, province, city, base, airport, area or sea.
        names: The preferred name in each language (ISO 639-1).
        aliases: Other names met, in any language.
        within: Ids of the places that it lies in.
        coordinates: Latitude and longitude in degrees (WGS 84), only where cited.
        external: Ids in other registries, by the key of a :class:`Scheme`, which cites them.
        note: Anything a user should know.
        provenance: Which layer added it, and each value that a layer gave; empty without layers.

    >>> import syriatimeline as st
    >>> st.load().places["tartus"].names["ru"]
    'Тартус'
    """

    id: str
    slug: str
    kind: str
    names: Mapping[str, str]
    aliases: tuple[str, ...] = ()
    within: tuple[str, ...] = ()
    coordinates: tuple[float, float] | None = None
    external: Mapping[str, str] = field(factory=dict, hash=False)
    note: str = ""
    provenance: tuple[Provenance, ...] = field(default=(), repr=False)

    # attrs would write one of its own, over mappings that cannot be hashed.
    __hash__ = _Named.__hash__
