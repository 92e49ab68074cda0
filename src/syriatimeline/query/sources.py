"""Sources: who was asked for by ``according_to``, and whether a claim is according to them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from syriatimeline.articles import Article, Reference
from syriatimeline.errors import QueryError, UnknownNameError
from syriatimeline.events import Actor, Claim, Origin, Quote, Record, fold_name
from syriatimeline.events.standing import vouching_claims
from syriatimeline.query.index import FIRST, LAST, day_numbers
from syriatimeline.query.members import Members
from syriatimeline.query.records import nearest_names
from syriatimeline.query.telling import publication_of

if TYPE_CHECKING:
    from syriatimeline.query.timeline import Timeline

__all__ = ["Sources"]


class Sources:
    """Who was asked for: outlets, agencies, speakers, origins.

    A claim is according to whoever passes it on: the publisher of its article or reference, a
    voice of its chain, its origin, or who speaks there. Actors are known by all their names.

    Args:
        timeline: The timeline with its registries.
        asked: Names, actors or origins.
        members: Whether an actor stands for who belongs to it when that is said.

    Raises:
        QueryError: A value is no name.
        UnknownNameError: Nobody has that name; names the nearest.

    >>> import syriatimeline as st
    >>> timeline = st.load()
    >>> sources = Sources(timeline, ["Russia"], members=True)
    >>> sources.tellers(timeline["syt-0031"])
    ('Vasily Nebenzya',)
    """

    def __init__(self, timeline: Timeline[Any], asked: Iterable[object], members: bool) -> None:
        self._timeline = timeline
        self._known: dict[str, tuple[tuple[Actor, ...], bool]] = {}
        self._published: dict[Article | Reference, int] = {}
        self._names: set[str] = set()
        self._origins: set[str] = set()
        actors: set[str] = set()
        for value in asked:
            if isinstance(value, Actor):
                actors.add(value.id)
            elif isinstance(value, Origin):
                self._origins.add(value.id)
            else:
                actors |= self._named(value)
        self._only_origins = not actors and not self._names
        self._members = Members(timeline.actors, actors, members)

    def tell(self, record: Record) -> bool:
        """Whether a claim that says it happened is according to one of them."""
        # An index has the origins of just these claims; others are built only if need be.
        if self._only_origins or record.held is not None:
            if any(self._surely(origin) for origin in record.origins):
                return True
            if self._only_origins:
                return False
        return next(self._found(record), None) is not None

    def tellers(self, record: Record) -> tuple[str, ...]:
        """The names of those among them that tell a record, in the order of its claims."""
        return tuple(dict.fromkeys(self._found(record)))

    def _found(self, record: Record) -> Iterator[str]:
        for claim in vouching_claims(record.claims):
            if claim.origin.id in self._origins:
                yield claim.origin.label
            for name, actor in _voices(claim):
                actors, named = self._who(name)
                held = [
                    each.name
                    for each in (actors if actor is None else (actor,))
                    if self._spoke(each, claim)
                ]
                yield from held
                if named and not held:
                    yield name

    def _who(self, name: str) -> tuple[tuple[Actor, ...], bool]:
        """The actors of a name, and whether it was asked for itself."""
        found = self._known.get(name)
        if found is None:
            found = self._known[name] = self._actors(name), fold_name(name) in self._names
        return found

    def _spoke(self, actor: Actor, claim: Claim) -> bool:
        """Whether an actor may have been one of them when the claim was made."""
        reaches = self._members.reaches(actor)
        if not reaches or (FIRST, LAST) in reaches:
            return bool(reaches)
        work = _work(claim)
        if work not in self._published:
            self._published[work] = publication_of(work).last
        # From the origin's first day to the last on which it may have been passed on.
        said = claim.origin.when
        first = day_numbers(said.possible)[0] if said is not None else FIRST
        return self._members.hold_on(actor, first, max(first, self._published[work]))

    def _surely(self, origin: Origin) -> bool:
        """Whether an origin is one of them, whenever it speaks."""
        speaker = origin.speaker
        return origin.id in self._origins or (
            speaker is not None and (FIRST, LAST) in self._members.reaches(speaker)
        )

    def _named(self, value: object) -> set[str]:
        """The actors of a name; notes the origins of that name, and the name itself."""
        if not isinstance(value, str):
            raise QueryError(
                f"according_to={value!r} is no name; give a text, or an actor or origin of the "
                "timeline"
            )
        folded = fold_name(value)
        actors = {actor.id for actor in self._actors(value)}
        origins = {
            origin.id
            for origin in self._timeline.origins.values()
            if folded in map(fold_name, (origin.id, origin.slug, origin.label))
        }
        self._origins |= origins
        if not actors and not origins and folded not in map(fold_name, self._publishers()):
            # Claims are built only where no index has the name.
            told = list(self._told_names())
            if folded not in map(fold_name, told):
                known = (*told, *self._publishers(), *self._registered())
                raise UnknownNameError("source", value, nearest_names(value, known))
        if actors or not origins:
            self._names.add(folded)
        return actors

    def _actors(self, name: str) -> tuple[Actor, ...]:
        actors = self._timeline.actors
        return actors.named(name) if name in actors else ()

    def _publishers(self) -> Iterator[str]:
        return (article.publisher for article in self._timeline.articles.values())

    def _registered(self) -> Iterator[str]:
        for actor in self._timeline.actors.values():
            yield from actor.all_names
        for origin in self._timeline.origins.values():
            yield from (origin.id, origin.slug, origin.label)

    def _told_names(self) -> Iterator[str]:
        for claim in self._timeline.dataset.claims:
            yield from (name for name, _ in _voices(claim))


def _voices(claim: Claim) -> Iterator[tuple[str, Actor | None]]:
    """Everybody in the chain, by name, and as an actor where the registry has one."""
    yield _work(claim).publisher, None
    for voice in claim.attribution:
        yield voice.name, voice.actor
    if claim.origin.speaker is not None:
        yield claim.origin.speaker.name, claim.origin.speaker


def _work(claim: Claim) -> Article | Reference:
    cited = claim.citation
    return cited.article if isinstance(cited, Quote) else cited
