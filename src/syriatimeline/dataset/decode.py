"""Plain values of a compiled bundle -> Dataset.

Written out by hand: generating structuring functions at run time costs more than reading the
whole bundle does. A test proves that it undoes :mod:`syriatimeline.dataset.encoding`.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from attrs import frozen

from syriatimeline.articles import Article, Range, Reference
from syriatimeline.calendar import OPEN, UNKNOWN, Bound, Interval, When
from syriatimeline.dataset.content import Dataset, Edit, Moved
from syriatimeline.events import (
    KINDS,
    Actor,
    Claim,
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
    Scheme,
    Situation,
    SourceError,
    Voice,
)
from syriatimeline.temporal.reading import Reading

__all__ = ["decode"]

Plain = Mapping[str, Any]


@frozen
class _Decoder:
    """The records read so far, by id, for those that refer to them."""

    edition: Edition
    quotes: Mapping[str, list[str]]
    actors: dict[str, Actor]
    places: dict[str, Place]
    origins: dict[str, Origin]
    articles: dict[str, Article]

    def actor(self, plain: Plain) -> Actor:
        memberships = tuple(
            Membership(**{**each, "when": _when(each["when"])} | _tuples(each, "evidence"))
            for each in plain.get("memberships", ())
        )
        return Actor(**{**plain, "memberships": memberships} | _tuples(plain, "aliases"))

    def origin(self, plain: Plain) -> Origin:
        rest = dict(plain)
        if "speaker" in rest:
            rest["speaker"] = self.actors[rest["speaker"]]
        if "when" in rest:
            rest["when"] = _when(rest["when"])
        return Origin(**rest)

    def quote(self, plain: Plain, owner: str) -> Quote:
        exact, prefix, suffix = self.quotes.get(owner, ("", "", ""))
        article = self.articles[plain["article"]]
        return Quote(article, exact, plain["start"], plain["end"], prefix, suffix)

    def claim(self, plain: Plain) -> Claim:
        rest = dict(plain)
        cited = rest["citation"]
        rest["citation"] = (
            Reference(**cited["reference"])
            if "reference" in cited
            else self.quote(cited, rest["id"])
        )
        rest["attribution"] = tuple(self.voice(voice) for voice in rest["attribution"])
        rest["origin"] = self.origins[rest["origin"]]
        if "when" in rest:
            rest["when"] = _when(rest["when"])
        if "phrase" in rest:
            rest["phrase"] = _phrase(rest["phrase"], rest["citation"])
        if "readings" in rest:
            rest["readings"] = tuple(map(_reading, rest["readings"]))
        return Claim(**rest)

    def voice(self, plain: Plain) -> Voice:
        actor = self.actors[plain["actor"]] if "actor" in plain else None
        return Voice(plain["name"], plain["act"], actor)

    def shared(self, plain: Plain, roles: tuple[str, ...]) -> dict[str, Any]:
        """The fields that events and situations have in common."""
        rest = dict(plain)
        claims = tuple(self.claim(claim) for claim in rest["claims"])
        by_id = {claim.id: claim for claim in claims}
        rest["claims"] = claims
        rest["when"] = _when(rest["when"])
        rest["places"] = tuple(self.places[place] for place in rest.get("places", ()))
        rest["links"] = tuple(Link(**link) for link in rest.get("links", ()))
        rest["disputes"] = tuple(_dispute(each, by_id) for each in rest.get("disputes", ()))
        for role in roles:
            rest[role] = tuple(self.actors[actor] for actor in rest.get(role, ()))
        if "provenance" in rest:
            rest["provenance"] = tuple(Provenance(**each) for each in rest["provenance"])
        return rest | {"edition": self.edition}

    def event(self, plain: Plain) -> Event:
        kind = KINDS[plain["kind"]]
        rest = self.shared(plain, tuple(kind.roles()))
        del rest["kind"]
        return kind(**rest)

    def situation(self, plain: Plain) -> Situation:
        return Situation(**self.shared(plain, ("holders", "others")))

    def error(self, plain: Plain) -> SourceError:
        quote = self.quote(plain["quote"], plain["id"])
        return SourceError(**{**plain, "quote": quote} | _tuples(plain, "evidence"))


def decode(content: Plain, quotes: Mapping[str, list[str]]) -> Dataset:
    """Build the objects of a bundle.

    Args:
        content: The plain values that :func:`encode` gave.
        quotes: The quoted words; an empty mapping gives quotes without words.

    Raises:
        KeyError, TypeError, ValueError: The bundle is damaged.
    """
    edition = Edition(
        content["name"],
        content["version"],
        content["fingerprint"],
        tuple(content.get("layers", ())),
    )
    decoder = _Decoder(edition, quotes, {}, {}, {}, {})
    decoder.actors.update((row["id"], decoder.actor(row)) for row in content["actors"])
    decoder.places.update((row["id"], _place(row)) for row in content["places"])
    decoder.origins.update((row["id"], decoder.origin(row)) for row in content["origins"])
    decoder.articles.update((row["id"], _article(row)) for row in content["articles"])
    return Dataset(
        edition=edition,
        articles=tuple(decoder.articles.values()),
        actors=tuple(decoder.actors.values()),
        places=tuple(decoder.places.values()),
        origins=tuple(decoder.origins.values()),
        events=tuple(decoder.event(row) for row in content["events"]),
        situations=tuple(decoder.situation(row) for row in content["situations"]),
        errata=tuple(decoder.error(row) for row in content["errata"]),
        schemes=tuple(_scheme(row) for row in content["schemes"]),
        moved=tuple(
            Moved(row["id"], tuple(row["to"]), row["why"], row["layer"])
            for row in content.get("moved", ())
        ),
        edits=tuple(
            Edit(**row | {"citations": tuple(row["citations"])}) for row in content.get("edits", ())
        ),
    )


def _phrase(plain: Plain, quote: Quote) -> Phrase:
    words = quote.exact[plain["start"] - quote.start : plain["end"] - quote.start]
    return Phrase(words, plain["start"], plain["end"])


def _reading(plain: Plain) -> Reading:
    when = _when(plain["when"]) if plain.get("when") else None
    return Reading(plain["value"], when, plain.get("conventions", {}))


def _place(plain: Plain) -> Place:
    return Place(**{**plain} | _tuples(plain, "aliases", "within", "coordinates"))


def _scheme(plain: Plain) -> Scheme:
    return Scheme(**{**plain, "sources": tuple(Reference(**each) for each in plain["sources"])})


def _article(plain: Plain) -> Article:
    rest = dict(plain)
    for key in ("published", "published_lookup"):
        if key in rest:
            rest[key] = _when(rest[key])
    if "lookup" in rest:
        rest["lookup"] = Reference(**rest["lookup"])
    rest["ranges"] = tuple(Range(**each) for each in rest.get("ranges", ()))
    return Article(**rest)


def _dispute(plain: Plain, claims: Mapping[str, Claim]) -> Dispute:
    positions = tuple(
        Position(each["says"], tuple(claims[claim] for claim in each["claims"]))
        for each in plain["positions"]
    )
    return Dispute(**{**plain, "positions": positions})


def _when(plain: Plain) -> When:
    rest = dict(plain) | _tuples(plain, "evidence", "conventions")
    for key in ("possible", "certain", "widest", "drawn"):
        if key in rest:
            rest[key] = _interval(rest[key])
    return When(**rest)


def _interval(text: str) -> Interval:
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
