"""What differs between two timelines: events added, revised field by field, withdrawn."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from attrs import fields, frozen

from syriatimeline.dataset.encoding import encode_record
from syriatimeline.events import Event
from syriatimeline.query.timeline import Timeline

__all__ = ["Changes", "FieldChange", "Revision", "diff"]


@frozen
class FieldChange:
    """A field of an event with both values, as plain values."""

    field: str
    old: Any
    new: Any


@frozen
class Revision:
    """An event that is in both, and not the same.

    Attributes:
        id: Its id.
        title: Its title in the new timeline.
        fields: What changed, in the order of the model.
    """

    id: str
    title: str
    fields: tuple[FieldChange, ...]


@frozen
class Changes:
    """The difference from an old timeline to a new one.

    Attributes:
        added: Events that only the new one has.
        revised: Events of both with changed fields.
        withdrawn: Events that only the old one has.

    >>> import syriatimeline as st
    >>> timeline = st.load()
    >>> print(timeline.where(mode="planned").diff(timeline.where(mode="planned")))
    nothing changed
    """

    added: tuple[Event, ...] = ()
    revised: tuple[Revision, ...] = ()
    withdrawn: tuple[Event, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.added or self.revised or self.withdrawn)

    def __str__(self) -> str:
        lines = [f"+ {event.id} {event.title} ({event.when.label})" for event in self.added]
        for revision in self.revised:
            lines.append(f"~ {revision.id} {revision.title}")
            lines += [f"    {_shown(change)}" for change in revision.fields]
        lines += [f"- {event.id} {event.title} ({event.when.label})" for event in self.withdrawn]
        return "\n".join(lines) or "nothing changed"

    def to_json(self) -> str:
        """The changes as JSON: ``added``, ``revised``, ``withdrawn``.

        >>> Changes().to_json()
        '{"added": [], "revised": [], "withdrawn": []}'
        """
        plain = {
            "added": [encode_record(event) for event in self.added],
            "revised": [
                {
                    "id": revision.id,
                    "fields": {
                        change.field: {"old": change.old, "new": change.new}
                        for change in revision.fields
                    },
                }
                for revision in self.revised
            ],
            "withdrawn": [encode_record(event) for event in self.withdrawn],
        }
        return json.dumps(plain, ensure_ascii=False)


def _shown(change: FieldChange) -> str:
    def short(value: Any) -> str:
        text = json.dumps(value, ensure_ascii=False)
        return text if len(text) <= 70 else text[:69] + "…"

    return f"{change.field}: {short(change.old)} → {short(change.new)}"


def diff(old: Timeline[Any], new: Timeline[Any]) -> Changes:
    """The changes that lead from one timeline to another, events matched by id."""
    before = {event.id: event for event in old}
    after = {event.id: event for event in new}
    revised = (
        Revision(name, after[name].title, tuple(_fields(before[name], after[name])))
        for name in after
        if name in before and before[name] != after[name]
    )
    return Changes(
        added=tuple(event for event in new if event.id not in before),
        revised=tuple(revised),
        withdrawn=tuple(event for event in old if event.id not in after),
    )


def _fields(old: Event, new: Event) -> Iterator[FieldChange]:
    one, two = encode_record(old), encode_record(new)
    named = {each.name: None for kind in (type(old), type(new)) for each in fields(kind)}
    for name in ("kind", *named, "standing"):
        if one.get(name) != two.get(name):
            yield FieldChange(name, one.get(name), two.get(name))
