"""Plain values of a compiled bundle -> Dataset.

Written out by hand: generating structuring functions at run time costs more than reading the
whole bundle does. A test proves that it undoes :mod:`syriatimeline.dataset.encoding`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import lru_cache
from typing import Any

from attrs import field, frozen

from syriatimeline.articles import Article, Range, Reference
from syriatimeline.calendar import OPEN, UNKNOWN, Bound, Interval, When
from syriatimeline.dataset.bundle import LATER
from syriatimeline.dataset.content import Dataset, Edit, Moved
from syriatimeline.events import (
    KINDS,
    Actor,
    Author,
    Claim,
    Credit,
    Dispute,
    Edition,
    Event,
    Link,
    Membership,
    Origin,
    Phrase,
    Place,
    Position,
    Provenance,
    Quote,
    Record,
    Scheme,
    Situation,
    SourceError,
    Store,
    Told,
    Voice,
)
from syriatimeline.temporal.reading import Reading

__all__ = ["Decoder", "decode_credits", "decode_dataset", "decode_registries", "decode_when"]

Plain = Mapping[str, Any]
Words = Mapping[str, list[str]]

_LATER = frozenset(LATER)


@frozen
class Decoder:
    """The records read so far, by id, for those that refer to them.

    Attributes:
        edition: The edition of the records.
        actors, places, origins, articles: What may be referred to.
        kinds: The kinds of events by name.
        given: Which layers gave the records whose rows do not say so.
    """

    edition: Edition
    actors: dict[str, Actor] = field(factory=dict)
    places: dict[str, Place] = field(factory=dict)
    origins: dict[str, Origin] = field(factory=dict)
    articles: dict[str, Article] = field(factory=dict)
    kinds: Mapping[str, type[Event]] = KINDS
    given: tuple[Provenance, ...] = ()
    _groups: dict[tuple[str, ...], tuple[Any, ...]] = field(init=False, factory=dict)

    def actor(self, plain: Plain) -> Actor:
        """An actor with its memberships."""
        memberships = tuple(
            Membership(**{**each, "when": decode_when(each["when"])} | _tuples(each, "evidence"))
            for each in plain.get("memberships", ())
        )
        rest = _tuples(plain, "aliases") | _layers(plain)
        return Actor(**{**plain, "memberships": memberships} | rest)

    def origin(self, plain: Plain) -> Origin:
        """An origin; its speaker must be known by now."""
        rest = dict(plain)
        if "speaker" in rest:
            rest["speaker"] = self.actors[rest["speaker"]]
        if "when" in rest:
            rest["when"] = decode_when(rest["when"])
        return Origin(**rest | _layers(plain))

    def quote(self, plain: Plain, words: Iterable[str]) -> Quote:
        """A quote with its exact words, those before and those after."""
        exact, prefix, suffix = words
        article = self.articles[plain["article"]]
        return Quote(article, exact, plain["start"], plain["end"], prefix, suffix)

    def claim(self, plain: Plain, words: Words) -> Claim:
        """A claim, with the quoted words of its record by claim."""
        rest = dict(plain)
        cited = rest["citation"]
        rest["citation"] = (
            Reference(**cited["reference"])
            if "reference" in cited
            else self.quote(cited, words.get(rest["id"], _NO_WORDS))
        )
        rest["attribution"] = tuple(self.voice(voice) for voice in rest["attribution"])
        rest["origin"] = self.origins[rest["origin"]]
        if "when" in rest:
            rest["when"] = decode_when(rest["when"])
        if "phrase" in rest:
            rest["phrase"] = _phrase(rest["phrase"], rest["citation"])
        if "readings" in rest:
            rest["readings"] = tuple(map(_reading, rest["readings"]))
        if "provenance" in rest:
            rest |= _layers(plain)
        return Claim(**rest)

    def voice(self, plain: Plain) -> Voice:
        """A link of an attribution chain."""
        actor = self.actors[plain["actor"]] if "actor" in plain else None
        return Voice(plain["name"], plain["act"], actor)

    def told(self, plain: Plain, words: Words) -> Told:
        """The claims of a record, its disputes, which refer to them, and its links."""
        claims = tuple(self.claim(each, words) for each in plain["claims"])
        by_id = {claim.id: claim for claim in claims}
        disputes = tuple(_dispute(each, by_id) for each in plain.get("disputes", ()))
        return Told(claims, disputes, tuple(Link(**each) for each in plain.get("links", ())))

    def record(self, row: dict[str, Any], at: int, store: Store) -> Record:
        """An event or situation from its row of the index, which is used up."""
        index = store.index
        index.standing.append(row.pop("standing"))
        index.articles.append(self._among(self.articles, row.pop("articles")))
        index.origins.append(self._among(self.origins, row.pop("origins")))
        index.independent_origins.append(row.pop("independent_origins"))
        index.digest.append(row.pop("digest"))
        later = row.pop("later", ())
        if later and not _LATER.issuperset(later):
            raise ValueError(f"of {row['id']} {later} is said to lie with its claims")
        return self._made(row.pop("kind"), row).held_in(store, at, ("claims", *later))

    def _made(self, kind: str, row: dict[str, Any]) -> Record:
        row["when"] = decode_when(row["when"])
        if "places" in row:
            row["places"] = self._among(self.places, row["places"])
        row["provenance"] = _given(row["provenance"]) if "provenance" in row else self.given
        maker: type[Record] = Situation if kind == "Situation" else self.kinds[kind]
        for role in maker.role_names():
            if role in row:
                row[role] = self._among(self.actors, row[role])
        return maker(**row, claims=(), edition=self.edition)

    def _among(self, known: Mapping[str, Any], ids: list[str]) -> tuple[Any, ...]:
        """What has these ids. Many records name the same few: each group is made once."""
        key = tuple(ids)
        found = self._groups.get(key)
        if found is None:
            found = self._groups[key] = tuple([known[each] for each in ids])
        return found

    def error(self, plain: Plain, words: Words) -> SourceError:
        """A source error, with the quoted words of all errata by id."""
        quote = self.quote(plain["quote"], words.get(plain["id"], _NO_WORDS))
        rest = _tuples(plain, "evidence") | _layers(plain)
        return SourceError(**{**plain, "quote": quote} | rest)


_NO_WORDS = ("", "", "")


def decode_registries(decoder: Decoder, head: Plain) -> None:
    """Add the actors, places, origins and articles of a head to those that are known."""
    decoder.actors.update((row["id"], decoder.actor(row)) for row in head["actors"])
    decoder.places.update((row["id"], _place(row)) for row in head["places"])
    decoder.origins.update((row["id"], decoder.origin(row)) for row in head["origins"])
    decoder.articles.update((row["id"], _article(row)) for row in head["articles"])


def decode_dataset(
    head: Plain, rows: Iterable[dict[str, Any]], store_of: Callable[[Decoder], Store], errata: Words
) -> Dataset:
    """Build the objects of a bundle, all but the claims.

    Args:
        head: As :class:`~syriatimeline.dataset.bundle.Bundle` has it.
        rows: The index, row by row; used up.
        store_of: Gives the store of the claims for what may be referred to.
        errata: The quoted words of the errata.

    Raises:
        KeyError, TypeError, ValueError: The bundle is damaged.
    """
    layers = tuple(head.get("layers", ()))
    credit = decode_credits(head.get("credits", ()))
    edition = Edition(
        head["name"],
        head["version"],
        head["fingerprint"],
        layers,
        credit,
        head.get("policy", ""),
    )
    declared = _declared(head)
    decoder = Decoder(edition, kinds=declared.pop("names", KINDS))
    decode_registries(decoder, head)
    store = store_of(decoder)
    records = [decoder.record(row, at, store) for at, row in enumerate(rows)]
    return Dataset(
        edition=decoder.edition,
        articles=tuple(decoder.articles.values()),
        actors=tuple(decoder.actors.values()),
        places=tuple(decoder.places.values()),
        origins=tuple(decoder.origins.values()),
        events=tuple([each for each in records if isinstance(each, Event)]),
        situations=tuple([each for each in records if isinstance(each, Situation)]),
        errata=tuple(decoder.error(row, errata) for row in head["errata"]),
        schemes=tuple(_scheme(row) for row in head["schemes"]),
        moved=tuple(
            Moved(row["id"], tuple(row["to"]), row["why"], row["layer"])
            for row in head.get("moved", ())
        ),
        edits=tuple(
            Edit(**row | {"citations": tuple(row["citations"])}) for row in head.get("edits", ())
        ),
        **declared,
    )


def _declared(head: Plain) -> dict[str, Any]:
    """The kinds and policies of a head, if it has any, and what the names of the kinds mean."""
    if "kinds" not in head and "policies" not in head:
        return {}
    # Imported where they are: few bundles declare anything.
    from syriatimeline.dataset.declared import decode_kinds, decode_policies
    from syriatimeline.events import kinds_of

    kinds = decode_kinds(head.get("kinds", ()))
    policies = decode_policies(head.get("policies", ()))
    return {"kinds": kinds, "policies": policies, "names": kinds_of(kinds)}


def _layers(plain: Plain) -> dict[str, Any]:
    """Which layers gave the values of what a record refers to, if any did."""
    return {"provenance": _given(plain["provenance"])} if "provenance" in plain else {}


def _given(plain: Iterable[Plain]) -> tuple[Provenance, ...]:
    return tuple([Provenance(**each) for each in plain])


def decode_credits(rows: Iterable[Plain]) -> tuple[Credit, ...]:
    """Who made a dataset and its layers."""
    return tuple(
        Credit(**{**row, "authors": tuple(Author(**each) for each in row.get("authors", ()))})
        for row in rows
    )


def _phrase(plain: Plain, quote: Quote) -> Phrase:
    words = quote.exact[plain["start"] - quote.start : plain["end"] - quote.start]
    return Phrase(words, plain["start"], plain["end"])


def _reading(plain: Plain) -> Reading:
    when = decode_when(plain["when"]) if plain.get("when") else None
    return Reading(plain["value"], when, plain.get("conventions", {}))


def _place(plain: Plain) -> Place:
    rest = _tuples(plain, "aliases", "within", "coordinates") | _layers(plain)
    return Place(**{**plain} | rest)


def _scheme(plain: Plain) -> Scheme:
    return Scheme(**{**plain, "sources": tuple(Reference(**each) for each in plain["sources"])})


def _article(plain: Plain) -> Article:
    rest = dict(plain)
    for key in ("published", "published_lookup"):
        if key in rest:
            rest[key] = decode_when(rest[key])
    if "lookup" in rest:
        rest["lookup"] = Reference(**rest["lookup"])
    rest["ranges"] = tuple(Range(**each) for each in rest.get("ranges", ()))
    return Article(**rest | _layers(plain))


def _dispute(plain: Plain, claims: Mapping[str, Claim]) -> Dispute:
    positions = tuple(
        Position(each["says"], tuple(claims[claim] for claim in each["claims"]))
        for each in plain["positions"]
    )
    return Dispute(**{**plain, "positions": positions})


_LISTS = frozenset({"evidence", "conventions"})
_INTERVALS = frozenset({"possible", "certain", "widest", "drawn"})


def decode_when(plain: Plain) -> When:
    """A date."""
    rest = dict(plain)
    for key in _LISTS & rest.keys():
        rest[key] = tuple(rest[key])
    for key in _INTERVALS & rest.keys():
        rest[key] = _interval(rest[key])
    return When(**rest)


@lru_cache(4096)
def _interval(text: str) -> Interval:
    # Days repeat: each is made once, and kept once.
    start, slash, end = text.partition("/")
    if not slash:
        day = date.fromisoformat(start)
        return Interval(day, day)
    return Interval(_end(start), _end(end))


def _end(text: str) -> date | Bound:
    if text == "..":
        return OPEN
    return date.fromisoformat(text) if text else UNKNOWN


def _tuples(plain: Plain, *keys: str) -> dict[str, tuple[Any, ...]]:
    return {key: tuple(plain[key]) for key in keys if key in plain}
