"""Kinds of events that a dataset or a layer declares as data, and the classes made from them."""

from __future__ import annotations

import copyreg
from collections.abc import Iterable, Mapping
from functools import cache
from types import MappingProxyType, new_class
from typing import Any, ClassVar

from attrs import evolve, field, frozen

from syriatimeline.errors import QueryError
from syriatimeline.events.event import Event
from syriatimeline.events.faults import kind_faults
from syriatimeline.events.kinds import KINDS
from syriatimeline.events.roles import Roles, role

__all__ = ["DeclaredKind", "class_above", "declaration_of", "kind_of", "kinds_of"]


@frozen
class DeclaredKind:
    """A kind of events as a value: what ``kinds.yaml`` says of it.

    Equal declarations are one kind, whoever makes them.

    Attributes:
        name: Its name, such as ``Inspection``.
        parent: The kind that it is a case of: the name of one of ours or ``Event``, or another
            declaration.
        says: What happens, in one English sentence.
        roles: Its own roles, each with its side, after those of its parent.
        plover: Its PLOVER event type; empty where it has that of its parent.
        layers: Name and version of each layer that declares it. They are no part of what it is.

    Raises:
        QueryError: It cannot be a kind; says why.

    >>> inspection = DeclaredKind(
    ...     "Inspection", "Meeting", "Somebody looks at a site.", (("inspectors", "source"),)
    ... )
    >>> kind_of(inspection).roles()
    {'participants': 'source', 'inspectors': 'source'}
    """

    name: str
    parent: str | DeclaredKind
    says: str
    roles: tuple[tuple[str, str], ...] = ()
    plover: str = ""
    layers: tuple[str, ...] = field(default=(), eq=False)

    def __attrs_post_init__(self) -> None:
        # Also what a bundle says is checked: names become those of attributes of a class.
        above = class_above(self.parent)
        for fault in kind_faults(self.name, self.says, self.roles, self.plover, above):
            raise QueryError(f"{self.name!r} is no kind of event: {fault.message}")

    @property
    def id(self) -> str:
        """Its name, by which it is known."""
        return self.name

    @property
    def above(self) -> str:
        """The name of its parent."""
        return self.parent if isinstance(self.parent, str) else self.parent.name

    @property
    def depth(self) -> int:
        """How many declared kinds it is under."""
        return 0 if isinstance(self.parent, str) else self.parent.depth + 1

    def __str__(self) -> str:
        given = f" (layer {', '.join(self.layers)})" if self.layers else ""
        return f"{self.name}, a kind of {self.above}: {self.says}{given}"

    def bare(self) -> DeclaredKind:
        """The same without the layers that declare it."""
        parent = self.parent if isinstance(self.parent, str) else self.parent.bare()
        return evolve(self, parent=parent, layers=())


def class_above(parent: object) -> type[Event]:
    """The class of a parent: a declaration, the name of one of our kinds, or ``Event``.

    Raises:
        QueryError: No kind is called so.
    """
    if isinstance(parent, DeclaredKind):
        return kind_of(parent)
    if parent == Event.__name__:
        return Event
    if isinstance(parent, str) and parent in KINDS:
        return KINDS[parent]
    raise QueryError(f"no kind of event is called {parent!r}; declare it first")


class _DeclaredType(type):
    """The class of the classes made here: no module has them, so they are pickled by content."""


def kind_of(declaration: DeclaredKind) -> type[Event]:
    """The class of a declared kind; equal declarations give the same one.

    >>> visit = DeclaredKind("Visit", "Meeting", "Somebody goes to see somebody.")
    >>> issubclass(kind_of(visit), KINDS["Meeting"]), kind_of(visit) is kind_of(visit.bare())
    (True, True)
    """
    return _made(declaration.bare())


@cache
def _made(declaration: DeclaredKind) -> type[Event]:
    body: dict[str, Any] = {
        "__annotations__": {"DECLARATION": ClassVar[DeclaredKind]},
        "__doc__": declaration.says,
        "__module__": __name__,
        "__qualname__": declaration.name,
        "DECLARATION": declaration,
    }
    for name, side in declaration.roles:
        body["__annotations__"][name] = Roles
        body[name] = role(side)
    if declaration.plover:
        # A parent may compute its type; what is declared stands before that.
        body |= {"PLOVER": declaration.plover, "plover": Event.plover}
    above = class_above(declaration.parent)
    bare = new_class(
        declaration.name, (above,), {"metaclass": _DeclaredType}, lambda space: space.update(body)
    )
    return frozen(kw_only=True, eq=False, repr=False)(bare)


def _reduced_kind(kind: Any) -> tuple[Any, ...]:
    return kind_of, (kind.DECLARATION,)


copyreg.pickle(_DeclaredType, _reduced_kind)


def declaration_of(kind: type[Event]) -> DeclaredKind | None:
    """The declaration that a class was made from; None for a kind of ours.

    >>> declaration_of(KINDS["Meeting"]) is None
    True
    """
    found: DeclaredKind | None = getattr(kind, "DECLARATION", None)
    return found


def kinds_of(declared: Iterable[DeclaredKind]) -> Mapping[str, type[Event]]:
    """Our kinds by name, then those declared; read-only.

    >>> list(kinds_of([DeclaredKind("Visit", "Meeting", "Somebody goes to see somebody.")]))[-1]
    'Visit'
    """
    return MappingProxyType(KINDS | {each.name: kind_of(each) for each in declared})
