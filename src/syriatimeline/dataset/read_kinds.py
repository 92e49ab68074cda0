"""``kinds.yaml`` -> DeclaredKind: kinds of events that a dataset or layer declares."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from attrs import evolve

from syriatimeline.dataset.declared import both, in_order
from syriatimeline.dataset.fields import Fields, did_you_mean
from syriatimeline.dataset.problems import Mark, Problems
from syriatimeline.events import KINDS, Event
from syriatimeline.events.declared import DeclaredKind, class_above
from syriatimeline.events.faults import Fault, kind_faults

__all__ = ["DECLARATION_KEYS", "read_kinds"]

#: The keys of a declaration.
DECLARATION_KEYS = ("name", "parent", "says", "roles", "plover")

_CODES = {
    "form": "SYT206",
    "taken": "SYT931",
    "deep": "SYT932",
    "inherited": "SYT933",
    "nobody": "SYT934",
    "plover": "SYT935",
    "hides": "SYT936",
    "side": "SYT204",
}


def read_kinds(
    rows: Iterable[Fields],
    problems: Problems,
    slipped: set[str],
    held: Iterable[DeclaredKind] = (),
    layer: str = "",
    marks: dict[str, Mark] | None = None,
) -> tuple[DeclaredKind, ...]:
    """Read the declarations, each of which may be the parent of a later one.

    Args:
        rows: The file.
        problems: Where slips are noted.
        slipped: Where the names of kinds are noted that could not be read.
        held: What the dataset below declares.
        layer: Name and version of the layer, if it is one.
        marks: Where the place of each is noted, as ``kind NAME``.

    Returns:
        Those of the dataset below and of the file, parents first, then by name.
    """
    known = {each.name: each for each in held}
    own: dict[str, Mark] = {}
    for fields in rows:
        name = fields.text("name")
        declared = _read_kind(fields, known, slipped)
        if declared is None and name not in ("", *KINDS, *known):
            slipped.add(str(name))
        elif declared is not None and _is_free(fields, declared, known.get(name), own):
            given = evolve(declared, layers=(layer,) if layer else ())
            known[declared.name] = both(known.get(declared.name), given)
            own[declared.name] = name.mark
            if marks is not None:
                marks[f"kind {declared.name}"] = fields.mark_of("says")
    return in_order(known.values())


def _is_free(
    fields: Fields, declared: DeclaredKind, other: DeclaredKind | None, own: Mapping[str, Mark]
) -> bool:
    """Whether its name is not that of another kind; noted if it is."""
    if other is None or (other == declared and declared.name not in own):
        return True
    if declared.name in own:
        where = f"line {own[declared.name].line} of this file"
    else:
        where = " and ".join(other.layers) or "the dataset below"
    message = f'"{declared.name}" is declared by {where}, too; choose another name'
    if other != declared:
        message = f'"{declared.name}" is another kind in {where}; choose another name'
    fields.problems.add(fields.mark_of("name"), "SYT931", message)
    return False


def _read_kind(
    fields: Fields, known: Mapping[str, DeclaredKind], slipped: set[str]
) -> DeclaredKind | None:
    """One declaration; None, with the problems noted, if it is none."""
    before = len(fields.problems.found)
    fields.only(*DECLARATION_KEYS)
    name, says = fields.text("name", required=True), fields.text("says", required=True)
    parent = _read_parent(fields, known, slipped)
    roles = _read_roles(fields)
    plover = str(fields.text("plover"))
    above = Event if parent is None else class_above(parent)
    for fault in kind_faults(str(name), str(says), roles, plover, above):
        _note(fields, fault, unread=parent is None)
    if name and (alike := _alike(name, known)):
        message = f'"{name}" differs from {alike} by capitals alone; choose another name'
        fields.problems.add(name.mark, "SYT931", message)
    # A name that is no text was noted before this was called.
    if parent is None or not name or len(fields.problems.found) > before:
        return None
    return DeclaredKind(str(name), parent, str(says), roles, plover)


def _alike(name: str, known: Iterable[str]) -> str:
    return next((each for each in known if each != name and each.casefold() == name.casefold()), "")


def _read_parent(
    fields: Fields, known: Mapping[str, DeclaredKind], slipped: set[str]
) -> str | DeclaredKind | None:
    name = fields.text("parent", required=True)
    if name in known:
        return known[name].bare()
    there = [Event.__name__, *KINDS, *known]
    if name in there:
        return str(name)
    if name and name not in slipped:
        hint = did_you_mean(name, there) or f"; there are {', '.join(there)}"
        message = f'no kind of event above is called "{name}"{hint}'
        fields.problems.add(name.mark, "SYT932", message)
    return None


def _read_roles(fields: Fields) -> tuple[tuple[str, str], ...]:
    inner = fields.mapping("roles")
    if inner is None:
        return ()
    return tuple((str(role), str(inner.text(role, required=True))) for role in inner.node)


def _note(fields: Fields, fault: Fault, *, unread: bool) -> None:
    """Note a fault where it stands, unless something else was said of it already."""
    if fault.what in ("name", "says") and not fields.text(fault.what):
        return
    roles = fields.mapping("roles")
    if fault.why == "nobody" and (unread or (roles is None and fields.raw("roles") is not None)):
        return
    mark = fields.mark_of(fault.what)
    for key in roles.node if roles is not None else ():
        if roles is not None and key == fault.what:
            mark = roles.mark_of(key) if fault.why == "side" else key.mark
    code = "SYT203" if fault.what == "says" else _CODES[fault.why]
    fields.problems.add(mark, code, fault.message)
