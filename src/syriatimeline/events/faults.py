"""What keeps a declaration from being a kind of events; each fault says what to do."""

from __future__ import annotations

import keyword
import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Literal

from attrs import fields, frozen

from syriatimeline.events.event import Event
from syriatimeline.events.kinds import KINDS

__all__ = ["KIND_NAME", "PLOVER_TYPES", "ROLE_NAME", "SIDES", "Fault", "kind_faults"]

#: The event types of PLOVER, in the order of its manual. REQUEST is what our own kinds use where
#: that manual has DEMAND; both are read.
#: Source: https://github.com/openeventdata/PLOVER/blob/master/PLOVER_MANUAL.tex.
PLOVER_TYPES = (
    *("AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "DEMAND"),
    *("REQUEST", "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE"),
    "ASSAULT",
)
#: The sides that a role can be on.
SIDES = ("source", "target", "accused")

#: The form of the name of a kind.
KIND_NAME = re.compile(r"[A-Z][A-Za-z0-9]{1,39}")
#: The form of the name of a role.
ROLE_NAME = re.compile(r"(?=.{2,40}$)[a-z][a-z0-9]*(?:_[a-z0-9]+)*")
#: So many declared kinds may stand above each other.
_DEEPEST = 8
#: What tables and JSON add to the fields of a record.
_COMPUTED = frozenset({"earliest", "latest", "edtf", "extent", "certainty", "topic"})


@frozen
class Fault:
    """One thing that is wrong with a declaration.

    Attributes:
        what: ``name``, ``says``, ``plover``, ``roles``, or the name of a role.
        why: ``form``, ``taken``, ``inherited``, ``hides``, ``side``, ``nobody``, ``plover`` or
            ``deep``.
        message: What is wrong and what to do.
    """

    what: str
    why: Literal["form", "taken", "inherited", "hides", "side", "nobody", "plover", "deep"]
    message: str


def kind_faults(
    name: str, says: str, roles: Iterable[tuple[str, str]], plover: str, above: type[Event]
) -> Iterator[Fault]:
    """Everything that keeps a declaration from being a kind, seen by itself.

    Args:
        name: Its name.
        says: What happens, in a sentence.
        roles: Its own roles with their sides.
        plover: Its PLOVER type, or nothing.
        above: The class of its parent.

    >>> [fault.message for fault in kind_faults("Meeting", "x", (), "", Event)][0]
    '"Meeting" is a kind that there is; choose another name'
    """
    yield from _name_faults(name)
    if not says.strip() or "\n" in says:
        yield Fault("says", "form", '"says" must be one sentence on one line')
    if plover and plover not in PLOVER_TYPES:
        message = f'"{plover}" is no PLOVER type; choose one of {", ".join(PLOVER_TYPES)}'
        yield Fault("plover", "plover", message)
    yield from _roles_faults(tuple(roles), above)
    if len(above.__mro__) - len(Event.__mro__) > _DEEPEST:
        message = f"it is under more than {_DEEPEST} kinds; choose a parent further up"
        yield Fault("parent", "deep", message)


def _roles_faults(given: tuple[tuple[str, str], ...], above: type[Event]) -> Iterator[Fault]:
    for role, side in given:
        yield from _role_faults(role, side, above)
    if len({role for role, _ in given}) < len(given):
        yield Fault("roles", "form", "a role is given twice; keep one of the two")
    if "source" not in {*above.roles().values(), *(side for _, side in given)}:
        message = "nobody acts in it; give a role on the side source"
        yield Fault("roles", "nobody", message)


def _name_faults(name: str) -> Iterator[Fault]:
    if not KIND_NAME.fullmatch(name) or keyword.iskeyword(name):
        message = f'"{name}" has not the form of a kind; write it like Inspection'
        yield Fault("name", "form", message)
    elif name.casefold() in _taken():
        message = f'"{name}" is a kind that there is; choose another name'
        yield Fault("name", "taken", message)


@cache
def _taken() -> frozenset[str]:
    return frozenset(each.casefold() for each in (*KINDS, "Event", "Record", "Situation"))


def _role_faults(role: str, side: str, above: type[Event]) -> Iterator[Fault]:
    if not ROLE_NAME.fullmatch(role):
        message = f'"{role}" has not the form of a role; write it like site_owners'
        yield Fault(role, "form", message)
    elif role in above.roles():
        message = f'"{role}" is a role of {above.__name__} already; leave it out'
        yield Fault(role, "inherited", message)
    elif role in _reserved() or keyword.iskeyword(role) or keyword.issoftkeyword(role):
        message = f'"{role}" means something else of every event; choose another name'
        yield Fault(role, "hides", message)
    if side not in SIDES:
        yield Fault(role, "side", f'"{side}" is no side; choose one of {", ".join(SIDES)}')


@cache
def _reserved() -> frozenset[str]:
    """What a role would hide: attributes of every event, and fields that only some kinds have."""
    every = (each for kind in KINDS.values() for each in fields(kind))
    some = {each.name for each in every if "side" not in each.metadata}
    return _COMPUTED | some | set(dir(Event))
