"""What a change is about, and what to say where that cannot be meant."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from syriatimeline.dataset.fields import Fields, did_you_mean
from syriatimeline.dataset.layers.operation_names import OPERATIONS
from syriatimeline.dataset.positioned import Text
from syriatimeline.dataset.read_claims import Registries
from syriatimeline.dataset.read_registry import Known
from syriatimeline.events import Record

__all__ = ["no_operation", "not_named", "target", "targets"]

#: Keys that go with an operation; none of them names one.
_BESIDE = frozenset({"field", "value", "why", "add", "names", "into"})
_ONLY = (
    "only events and situations can be changed, and actors and places be given names (alias); "
    "change that in the file that it comes from"
)


def no_operation(fields: Fields, named: Sequence[str]) -> str:
    """What to say of a change that has no operation, or several."""
    if named:
        return f"this change has {' and '.join(named)}; make {_NUMBERS[len(named)]} of it"
    operations = ", ".join(OPERATIONS)
    unknown = next((str(key) for key in fields.node if key not in _BESIDE), "")
    if not unknown:
        return f"a change has one of {operations}; this one has none"
    hint = did_you_mean(unknown, OPERATIONS) or f"; a change has one of {operations}"
    return f'"{unknown}" is no operation{hint}'


_NUMBERS = ("", "one", "two", "three", "four", "five", "six")


def target(name: Text, known: Registries, records: Known[Record]) -> Record | None:
    """The event or situation of an id or slug; None, with the problem noted, if it is none."""
    found = records.by_name.get(name)
    if found is None and name:
        what = _what(name, known, records)
        if what:
            message = f'"{name}" is {what}; {_ONLY}'
        else:
            hint = did_you_mean(name, records.by_name) or "; correct the id or slug"
            message = f'no {records.what} is called "{name}"{hint}'
        records.problems.add(name.mark, records.code, message)
    return found


def targets(names: Iterable[Text], known: Registries, records: Known[Record]) -> tuple[Record, ...]:
    """Those of the names that are events or situations."""
    found = (target(name, known, records) for name in names)
    return tuple(record for record in found if record is not None)


def not_named(name: str, known: Registries, records: Known[Record]) -> str:
    """What to say of something that is given names and is no actor or place."""
    what = "an event or situation" if name in records.by_name else _what(name, known, records)
    if what:
        return f'"{name}" is {what}; only actors and places are given names'
    there = [*known.actors.by_name, *known.places.by_name]
    hint = did_you_mean(name, there) or "; give an id or slug"
    return f'no actor or place is called "{name}"{hint}'


def _what(name: str, known: Registries, records: Known[Record]) -> str:
    """What a name is that no event or situation has; empty if it is nothing."""
    for what, registry in (
        ("an actor", known.actors),
        ("a place", known.places),
        ("an article", known.articles),
        ("an origin", known.origins),
    ):
        if name in registry.by_name:
            return what
    return "a claim" if name.partition(".")[0] in records.by_name else ""
