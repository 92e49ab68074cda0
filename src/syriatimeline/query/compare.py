"""Two timelines compared, record by record and field by field."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from attrs import fields

from syriatimeline.dataset.content import WHOLE, Dataset, Edit
from syriatimeline.dataset.encoding import encode_record
from syriatimeline.events import Record
from syriatimeline.query.changes import Changes, FieldChange, Revision
from syriatimeline.query.reasons import reasons_of
from syriatimeline.query.timeline import Timeline

__all__ = ["diff"]

#: What records refer to, and is not compared field by field.
_OTHERS = ("articles", "actors", "places", "origins", "errata", "schemes", "kinds", "policies")


def diff(old: Timeline[Any], new: Timeline[Any]) -> Changes:
    """The changes that lead from one timeline to another, records matched by id."""
    before, after = _records(old), _records(new)
    older = set(map(repr, old.dataset.edits))
    edits = [edit for edit in new.dataset.edits if repr(edit) not in older]
    revised = [_revision(before[name], after[name], edits) for name in after if name in before]
    one_sided = before.keys() ^ after.keys()
    reasons = {
        name: found
        for name in (*after, *before)
        if name in one_sided
        and (found := reasons_of(before.get(name), after.get(name), edits).get(WHOLE))
    }
    return Changes(
        added=tuple(record for name, record in after.items() if name not in before),
        revised=tuple(revision for revision in revised if revision.fields),
        withdrawn=tuple(record for name, record in before.items() if name not in after),
        moved=tuple(each for each in new.dataset.moved if each.id in before),
        reasons=reasons,
        others=tuple(_others(old.dataset, new.dataset)),
    )


def _records(timeline: Timeline[Any]) -> dict[str, Record]:
    """The events chosen, in their order, and all situations."""
    return {record.id: record for record in (*timeline, *timeline.situations.values())}


def _revision(old: Record, new: Record, edits: Iterable[Edit]) -> Revision:
    if old == new:
        return Revision(new.id, new.title, ())
    withdrawn = new.withdrawn if not old.withdrawn else ""
    return Revision(new.id, new.title, tuple(_fields(old, new, edits)), withdrawn)


def _fields(old: Record, new: Record, edits: Iterable[Edit]) -> Iterator[FieldChange]:
    one, two = encode_record(old), encode_record(new)
    reasons = reasons_of(old, new, edits)
    named = {each.name: None for kind in (type(old), type(new)) for each in fields(kind)}
    for name in ("kind", *named, "standing"):
        if one.get(name) != two.get(name):
            yield FieldChange(name, one.get(name), two.get(name), reasons.get(name, ()))


def _others(old: Dataset, new: Dataset) -> Iterator[str]:
    for name in _OTHERS:
        before = {each.id: each for each in getattr(old, name)}
        after = {each.id: each for each in getattr(new, name)}
        yield from (each for each in sorted(before | after) if before.get(each) != after.get(each))
