"""Record: what events and situations share, and how it is read."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any, Literal, Self

from attrs import Attribute, evolve, field, fields, frozen

from syriatimeline.articles import Article, Provenance
from syriatimeline.calendar import When
from syriatimeline.events.claim import Claim, Origin
from syriatimeline.events.dispute import Dispute, Link, Position
from syriatimeline.events.edition import PENDING, Edition
from syriatimeline.events.held import Held
from syriatimeline.events.registry import Actor, Place
from syriatimeline.events.standing import (
    Standing,
    independent_origins,
    standing_of,
    vouching_claims,
)

if TYPE_CHECKING:
    from syriatimeline.calendar import Allen

__all__ = ["MODES", "SCOPES", "Mode", "Record", "Scope"]

Mode = Literal["actual", "planned", "conditional", "negated"]
Scope = Literal["core", "context"]

#: How the earliest account puts it.
MODES: tuple[Mode, ...] = ("actual", "planned", "conditional", "negated")
#: Whether a record is what the timeline is about, or what that refers to.
SCOPES: tuple[Scope, ...] = ("core", "context")


@frozen(kw_only=True, eq=False, repr=False)
class Record:
    """What an event and a situation have in common. Records compare and hash by content.

    A record of a compiled dataset builds its claims and disputes when they are first asked for.

    Attributes:
        id: Permanent id, such as ``syt-0007``.
        slug: Readable alias of the id.
        titles: The title in each language, neutral and ours.
        when: Our conclusion about when, with its evidence.
        claims: What each source says, in the order of the sources.
        places: Where, as far as known.
        scope: ``core`` or ``context``.
        mode: One of :data:`MODES`.
        links: How it hangs together with other records.
        disputes: What its sources differ on.
        withdrawn: Why it was withdrawn; empty otherwise.
        note: Anything a user should know.
        edition: The dataset that it comes from.
        provenance: What of it comes from a layer; nothing of a dataset without one does.
    """

    id: str
    slug: str
    titles: Mapping[str, str]
    when: When
    claims: tuple[Claim, ...]
    places: tuple[Place, ...] = ()
    scope: Scope = "core"
    mode: Mode = "actual"
    links: tuple[Link, ...] = ()
    disputes: tuple[Dispute, ...] = ()
    withdrawn: str = ""
    note: str = ""
    edition: Edition | None = None
    provenance: tuple[Provenance, ...] = ()
    #: What an index knows, as long as ``claims`` is an empty slot.
    _held: Held | None = field(init=False, default=None)

    if not TYPE_CHECKING:

        def __getattr__(self, name: str) -> Any:
            # Reached only where a slot is empty.
            if name in ("claims", "disputes"):
                return self._built(name)
            raise AttributeError(
                f"{type(self).__name__!r} has no attribute {name!r}", name=name, obj=self
            )

    def held_in(self, held: Held, *, disputed: bool) -> Self:
        """This very record, without claims until they are asked for. Only for one just made."""
        object.__delattr__(self, "claims")
        if disputed:
            object.__delattr__(self, "disputes")
        object.__setattr__(self, "_held", held)
        return self

    @property
    def held(self) -> Held | None:
        """What an index knows of it; None once its claims are built."""
        return self._held

    def _built(self, name: str) -> Any:
        held = self._held
        if held is not None:
            claims, disputes = held.store.claims(held.at, self.id)
            object.__setattr__(self, "claims", claims)
            object.__setattr__(self, "disputes", disputes)
            object.__setattr__(self, "_held", None)
        # Another thread may have built them meanwhile: the slot is full then.
        return object.__getattribute__(self, name)

    @classmethod
    @cache
    def _slot_names(cls) -> tuple[str, ...]:
        return tuple(each.name for each in fields(cls))

    def in_edition(self, edition: Edition) -> Self:
        """The same as a record of another edition; what is not built stays so."""
        if self.edition is PENDING:
            # Just read, and seen by nobody yet: fifty thousand copies would take half a second.
            object.__setattr__(self, "edition", edition)
            return self
        # First of all: another thread may build the claims, and empty this, half way through.
        held = self._held
        copy = object.__new__(type(self))
        for each in self._slot_names():
            try:
                value = object.__getattribute__(self, each)
            except AttributeError:
                continue
            object.__setattr__(copy, each, value)
        object.__setattr__(copy, "edition", edition)
        object.__setattr__(copy, "_held", held)
        return copy

    def __eq__(self, other: object) -> bool:
        # One method for all kinds: attrs would generate one for each, at every start.
        if type(other) is not type(self):
            return NotImplemented
        return all(
            getattr(self, each.name) == getattr(other, each.name) for each in _compared(type(self))
        )

    def __hash__(self) -> int:
        return hash((type(self), self.id, self.when))

    def __repr__(self) -> str:
        return f"<{self.kind} {self.id} {self.when.edtf} “{self.title}”>"

    def _repr_html_(self) -> str:
        """A card for notebooks; every text in it is escaped."""
        from syriatimeline.events.markup import record_html

        return record_html(self)

    @property
    def kind(self) -> str:
        """The name of its class: ``Meeting``, ``Request``, … or ``Situation``."""
        return type(self).__name__

    @property
    def title(self) -> str:
        """The English title."""
        return self.titles["en"]

    @property
    def actors(self) -> tuple[Actor, ...]:
        """Everybody in a role, in the order of the roles, each once."""
        raise NotImplementedError

    @property
    def acting(self) -> tuple[Actor, ...]:
        """The acting side: those whose own word makes the record avowed."""
        return self.actors

    def relations(self, other: Record) -> frozenset[Allen]:
        """Allen's relations that may hold between this and another record, by their dates.

        One if it is certain; all thirteen if nothing is known.

        >>> import syriatimeline as st
        >>> timeline = st.load()
        >>> frigate, nebenzya = timeline["syt-0016"], timeline["syt-0031"]
        >>> [relation.value for relation in frigate.relations(nebenzya)]
        ['before']
        """
        from syriatimeline.calendar import possible_allen

        return possible_allen(self.when, other.when)

    def with_claims(self, change: Callable[[Claim], Claim], when: When | None = None) -> Self:
        """The same with every claim changed, in its disputes too, and perhaps with another date."""
        claims = {claim.id: change(claim) for claim in self.claims}
        disputes = tuple(
            evolve(
                dispute,
                positions=tuple(
                    Position(each.says, tuple(claims.get(c.id, c) for c in each.claims))
                    for each in dispute.positions
                ),
            )
            for dispute in self.disputes
        )
        return evolve(
            self, claims=tuple(claims.values()), disputes=disputes, when=when or self.when
        )

    @property
    def articles(self) -> tuple[Article, ...]:
        """The articles that tell it, each once, in the order of the claims."""
        if (held := self._held) is not None:
            return held.articles
        found = (claim.article for claim in self.claims)
        return tuple(dict.fromkeys(article for article in found if article is not None))

    @property
    def origins(self) -> tuple[Origin, ...]:
        """The distinct origins that say it happened, in the order of the claims."""
        if (held := self._held) is not None:
            return held.origins
        return tuple(dict.fromkeys(claim.origin for claim in vouching_claims(self.claims)))

    @property
    def independent_origins(self) -> int:
        """How many origins that is, where those that may be one count as one."""
        if (held := self._held) is not None:
            return held.independent_origins
        return independent_origins(vouching_claims(self.claims))

    @property
    def standing(self) -> Standing:
        """How far it is vouched for, computed from the claims; see :data:`STANDINGS`."""
        if (held := self._held) is not None:
            return held.standing
        return standing_of(
            self.claims,
            acting=self.acting,
            when=self.when.possible,
            occurrence_disputed=any(
                dispute.kind == "occurrence" and dispute.state == "open"
                for dispute in self.disputes
            ),
            withdrawn=bool(self.withdrawn),
        )


def _compared(kind: type[Record]) -> Iterator[Attribute[Any]]:
    """The fields that make a record what it is: all but the edition that it comes from."""
    return (each for each in fields(kind) if each.name not in ("edition", "_held"))
