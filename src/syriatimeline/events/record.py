"""Record: what events and situations share, and how it is read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any, Literal, Self

from attrs import Attribute, evolve, field, fields, frozen

from syriatimeline.articles import Article, Provenance
from syriatimeline.calendar import When
from syriatimeline.events.claim import Claim, Origin
from syriatimeline.events.dispute import Dispute, Link
from syriatimeline.events.edition import PENDING, Edition
from syriatimeline.events.held import Held, Store, Told
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
#: What a compiled record builds when somebody asks for any of it.
_TOLD = Told._fields


@frozen(kw_only=True, eq=False, repr=False)
class Record:
    """What an event and a situation have in common. Records compare and hash by content.

    A record of a compiled dataset builds its claims, disputes and links when they are first asked
    for.

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
    #: Where its claims lie, and at which position, as long as ``claims`` is an empty slot.
    _store: Store | None = field(init=False, default=None)
    _at: int = field(init=False, default=0)

    if not TYPE_CHECKING:

        def __getattr__(self, name: str) -> Any:
            # Reached only where a slot is empty.
            if name in _TOLD:
                return self._built(name)
            raise AttributeError(
                f"{type(self).__name__!r} has no attribute {name!r}", name=name, obj=self
            )

    def held_in(self, store: Store, at: int, empty: Iterable[str]) -> Self:
        """This very record, without its claims, and what else is empty, until somebody asks for
        them. Only for one just made.
        """
        for name in empty:
            object.__delattr__(self, name)
        object.__setattr__(self, "_at", at)
        object.__setattr__(self, "_store", store)
        return self

    @property
    def held(self) -> Held | None:
        """What an index knows of it; None once its claims are built."""
        store = self._store
        return None if store is None else Held(store, self._at)

    def _built(self, name: str) -> Any:
        store = self._store
        if store is not None:
            told = store.told(self._at, self.id)
            for each in _TOLD:
                object.__setattr__(self, each, getattr(told, each))
            object.__setattr__(self, "_store", None)
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
        return self.with_slots({"edition": edition})

    def with_slots(
        self, values: Mapping[str, Any], store: Callable[[Store], Store] | None = None
    ) -> Self:
        """The same with some fields changed that its claims do not depend on; nothing is built.

        Args:
            values: The new values by field.
            store: Gives the place where its claims lie now, as long as they are not built.
        """
        # First of all: another thread may build the claims, and empty this, half way through.
        known = self._store
        copy = object.__new__(type(self))
        for each in self._slot_names():
            try:
                value = object.__getattribute__(self, each)
            except AttributeError:
                continue
            object.__setattr__(copy, each, value)
        for each, value in values.items():
            object.__setattr__(copy, each, value)
        object.__setattr__(copy, "_store", store(known) if store and known else known)
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

    @classmethod
    def roles(cls) -> dict[str, str]:
        """The roles of this kind, in order, each with its side.

        >>> import syriatimeline as st
        >>> st.Request.roles()
        {'requesters': 'source', 'addressees': 'target'}
        """
        return {
            attribute.name: attribute.metadata["side"]
            for attribute in fields(cls)
            if "side" in attribute.metadata
        }

    @classmethod
    @cache
    def role_names(cls) -> tuple[str, ...]:
        """The names of the roles of this kind, in order.

        >>> import syriatimeline as st
        >>> st.Request.role_names()
        ('requesters', 'addressees')
        """
        return tuple(cls.roles())

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
        disputes = tuple(dispute.with_claims(claims) for dispute in self.disputes)
        return evolve(
            self, claims=tuple(claims.values()), disputes=disputes, when=when or self.when
        )

    @property
    def articles(self) -> tuple[Article, ...]:
        """The articles that tell it, each once, in the order of the claims."""
        if (store := self._store) is not None:
            return store.index.articles[self._at]
        found = (claim.article for claim in self.claims)
        return tuple(dict.fromkeys(article for article in found if article is not None))

    @property
    def origins(self) -> tuple[Origin, ...]:
        """The distinct origins that say it happened, in the order of the claims."""
        if (store := self._store) is not None:
            return store.index.origins[self._at]
        return tuple(dict.fromkeys(claim.origin for claim in vouching_claims(self.claims)))

    @property
    def independent_origins(self) -> int:
        """How many origins that is, where those that may be one count as one."""
        if (store := self._store) is not None:
            return store.index.independent_origins[self._at]
        return independent_origins(vouching_claims(self.claims))

    @property
    def standing(self) -> Standing:
        """How far it is vouched for, computed from the claims; see :data:`STANDINGS`."""
        if (store := self._store) is not None:
            return store.index.standing[self._at]
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
    return (each for each in fields(kind) if each.name not in ("edition", "_store", "_at"))
