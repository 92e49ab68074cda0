"""The changes of layers made in a dataset, and which of them exclude each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, TypeVar

from attrs import evolve

from syriatimeline.dataset.content import WHOLE, Dataset, Moved
from syriatimeline.dataset.layers.operations import Change
from syriatimeline.dataset.layers.relinked import relinked
from syriatimeline.dataset.layers.renamed import with_names
from syriatimeline.dataset.layers.two_changes import both
from syriatimeline.dataset.problems import Problem
from syriatimeline.events import Provenance, Record

__all__ = ["changed", "conflicts"]

R = TypeVar("R", bound=Record)


def conflicts(changes: Sequence[Change]) -> Iterator[Problem]:
    """Every field that two layers change, and every record that one changes and one replaces."""
    first: dict[tuple[str, str], Change] = {}
    whole = {change.target: change for change in changes if change.field == WHOLE}
    for change in changes:
        other = first.setdefault((change.target, change.field), change)
        if other is change:
            other = whole.get(change.target, change)
        if other is not change:
            yield Problem(change.mark, "SYT905", both(change, other))


def changed(dataset: Dataset, changes: Sequence[Change]) -> Dataset:
    """The dataset with the changes, in their order."""
    by_target: dict[str, list[Change]] = {}
    for change in changes:
        by_target.setdefault(change.target, []).append(change)
    moved = tuple(
        Moved(change.target, change.value, change.why, change.layer)
        for change in changes
        if change.field == WHOLE
    )
    gone = {each.id for each in moved}
    named = {
        each.id: _with_aliases(each, by_target[each.id])
        for each in (*dataset.actors, *dataset.places)
        if each.id in by_target
    }
    dataset = with_names(dataset, named)
    whole = evolve(
        dataset,
        events=tuple(
            _with_changes(each, by_target.get(each.id, ()))
            for each in dataset.events
            if each.id not in gone
        ),
        situations=tuple(
            _with_changes(each, by_target.get(each.id, ()))
            for each in dataset.situations
            if each.id not in gone
        ),
        moved=(*dataset.moved, *sorted(moved, key=lambda each: each.id)),
    )
    return relinked(whole, moved) if moved else whole


def _with_aliases(named: Any, changes: Iterable[Change]) -> Any:
    new = [change for change in changes if change.value not in named.aliases]
    if not new:
        return named
    given = sorted(
        (Provenance(change.field, change.layer, change.why) for change in new),
        key=lambda each: each.field,
    )
    return evolve(
        named,
        aliases=tuple(dict.fromkeys((*named.aliases, *(change.value for change in new)))),
        provenance=(*named.provenance, *given),
    )


def _with_changes(record: R, changes: Sequence[Change]) -> R:
    if not changes:
        return record
    values: dict[str, Any] = {}
    claims = list(record.claims)
    given: dict[str, Provenance] = {}
    for change in changes:
        given[change.field] = Provenance(change.field, change.layer, change.why)
        if change.field.startswith("claims."):
            claims.append(change.value)
        elif change.field == "title":
            values["titles"] = {**record.titles, **change.value}
        else:
            values[change.field] = change.value
    claims[len(record.claims) :] = sorted(claims[len(record.claims) :], key=lambda each: each.id)
    provenance = (*record.provenance, *(given[name] for name in sorted(given)))
    return evolve(record, claims=tuple(claims), provenance=provenance, **values)
