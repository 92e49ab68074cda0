"""What an editorial ledger obeys: it is about what there is, in order, and only ever longer."""

from __future__ import annotations

import difflib
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from attrs import fields

from syriatimeline.dataset.bundle import BUNDLE
from syriatimeline.dataset.content import WHOLE, Dataset, Edit
from syriatimeline.dataset.fields import did_you_mean
from syriatimeline.dataset.problems import Mark, Problem
from syriatimeline.dataset.read_ledger import KEYS, LEDGER

__all__ = ["check_edits", "lost_edits"]

_ADDRESS = re.compile(r"https?://\S+")


def check_edits(dataset: Dataset, marks: Mapping[str, Mark]) -> Iterator[Problem]:
    """Check that every edit is about something that there is, and none is older than the last."""
    if dataset.edition.layers:
        return  # The ledger is that of the dataset below, with which it was checked.
    known = _known(dataset)
    last = ""
    for number, edit in enumerate(dataset.edits, start=1):
        mark = marks.get(f"{LEDGER}:{number}", Mark(BUNDLE))
        if edit.target not in known:
            hint = did_you_mean(edit.target, known) or "; give its id"
            yield Problem(mark, "SYT912", f'there is no "{edit.target}"{hint}')
        elif edit.field not in known[edit.target]:
            hint = did_you_mean(edit.field, known[edit.target])
            there = hint or f"; there are {', '.join(known[edit.target])}"
            yield Problem(mark, "SYT912", f'{edit.target} has no field "{edit.field}"{there}')
        for cited in edit.citations:
            if cited not in known and not _ADDRESS.fullmatch(cited):
                message = f'"{cited}" is neither an id of the dataset nor an address; correct it'
                yield Problem(mark, "SYT912", message)
        if edit.date < last:
            message = f"{edit.date} stands after {last}; append new lines at the end"
            yield Problem(mark, "SYT913", message)
        last = max(last, edit.date)


def _known(dataset: Dataset) -> dict[str, tuple[str, ...]]:
    """From the id of everything that can be edited to the fields that it has."""
    tombstones = dict.fromkeys((each.id for each in dataset.moved), (WHOLE,))
    things: tuple[Any, ...] = (
        *dataset.records,
        *dataset.claims,
        *dataset.disputes,
        *dataset.articles,
        *dataset.actors,
        *dataset.places,
        *dataset.origins,
        *dataset.errata,
    )
    names = {kind: _fields(kind) for kind in {type(thing) for thing in things}}
    return tombstones | {thing.id: names[type(thing)] for thing in things}


def _fields(kind: type) -> tuple[str, ...]:
    own = ("id", "edition", "provenance", "_store", "_at")
    names = [each.name for each in fields(kind) if each.name not in own]
    # Authors of records write "title".
    return (WHOLE, *names, *(("title",) if "titles" in names else ()))


def lost_edits(
    old: Sequence[Edit], new: Sequence[Edit], marks: Mapping[str, Mark]
) -> Iterator[Problem]:
    """What keeps a ledger from being an older one with lines appended."""
    before, after = ([_written(edit) for edit in edits] for edits in (old, new))
    if after[: len(before)] == before:
        return
    matcher = difflib.SequenceMatcher(None, before, after, autojunk=False)
    for what, first, last, start, _ in matcher.get_opcodes():
        mark = marks.get(f"{LEDGER}:{min(start + 1, len(new))}", Mark(LEDGER))
        if what == "insert" and first < len(old):
            message = f"lines stand before line {first + 1} of the older ledger; append them"
            yield Problem(mark, "SYT914", message)
        for number in range(first, last) if what in ("delete", "replace") else ():
            edit = old[number]
            message = (
                f"line {number + 1} of the older ledger ({edit.date}, {edit.field} of "
                f"{edit.target}) is lost or changed; restore it, and append what is new"
            )
            yield Problem(mark, "SYT914", message)


def _written(edit: Edit) -> str:
    """The line without what does not matter: spaces and the order of keys."""
    return json.dumps([getattr(edit, key) for key in KEYS], sort_keys=True)
