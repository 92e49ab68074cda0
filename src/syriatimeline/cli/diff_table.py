"""Changes as a table: a row for each record, a line for each value that changed."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from syriatimeline.cli.output import console
from syriatimeline.dataset.problems import Problem
from syriatimeline.events import Actor, Place, Record
from syriatimeline.query import Changes, FieldChange, Reason, Revision, Timeline
from syriatimeline.query.overrides import Touched

__all__ = ["leaves", "print_changes"]

#: A value is cut after this many characters; JSON has all of it.
_LONGEST = 160


def print_changes(
    old: Timeline[Any],
    new: Timeline[Any],
    changes: Changes,
    met: Iterable[Touched],
    unmet: Iterable[Problem] = (),
) -> None:
    """Print a table of changes with a summary.

    Args:
        old: The timeline before.
        new: The timeline after.
        changes: From the one to the other.
        met: The overrides that meet a change.
        unmet: What layers no longer find in the new one.
    """
    from rich import box
    from rich.table import Table

    out = console()
    editions = old.dataset.edition, new.dataset.edition
    names = {each.id: each.name for one in (old, new) for each in _named_things(one)}
    out.print("old: {}\nnew: {}".format(*editions), style="dim")
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, padding=(0, 1, 0, 0))
    table.add_column("", no_wrap=True)
    table.add_column("Record", no_wrap=out.width >= 70, overflow="fold")
    table.add_column("What changed", ratio=1, overflow="fold")
    for row in _rows(changes, names):
        table.add_row(*row)
    if table.row_count:
        out.print()
        out.print(table)
    for line in _others(old, new, changes):
        out.print(f"\n{line}", markup=False)
    for each in met:
        out.print(f"\n{each}:", style="bold")
        for change in each.changes:
            out.print("\n".join(f"  {line}" for line in leaves(change, names)))
    for number, problem in enumerate(unmet):
        if not number:
            out.print("\nWithout the layers, which no longer find:", style="bold")
        out.print(f"  {problem}", markup=False, highlight=False)
    out.print("\n" + _summary(changes, editions[0] == editions[1]))


def _summary(changes: Changes, same: bool) -> str:
    gone = sum(bool(revision.withdrawn) for revision in changes.revised)
    counts = (
        (len(changes.added), "added"),
        (len(changes.revised) - gone, "revised"),
        (len(changes.withdrawn) + gone, "withdrawn"),
    )
    if changes:
        return ", ".join(f"{count} {what}" for count, what in counts) + "."
    return "Nothing changed." if same else "No event or situation changed."


def _others(old: Timeline[Any], new: Timeline[Any], changes: Changes) -> Iterator[str]:
    """What is no record and differs, and what of that is new."""
    told = {each.id: _name_of(each) for one in (old, new) for each in _referred(one)}
    there = {each.id for each in _referred(old)}
    there |= {kind.name for kind in old.dataset.kinds}
    there |= {policy.name for policy in old.dataset.policies}
    for words, is_old in (
        ("what records refer to differs in", True),
        ("new beside records:", False),
    ):
        named = (each for each in changes.others if (each in there) is is_old)
        shown = ", ".join(f"{each} {told.get(each, '')}".strip() for each in named)
        if shown:
            yield f"{words} {shown}"


def _named_things(timeline: Timeline[Any]) -> Iterator[Actor | Place]:
    yield from timeline.dataset.actors
    yield from timeline.dataset.places


def _referred(timeline: Timeline[Any]) -> Iterator[Any]:
    """Everything that records refer to, and the errors of sources."""
    held = timeline.dataset
    for named in (held.articles, held.actors, held.places, held.origins, held.errata, held.schemes):
        yield from named


def _name_of(thing: Any) -> str:
    """What people call it: an article by its outlet, an origin by its label."""
    for key in ("name", "label", "publisher", "kind"):
        if hasattr(thing, key):
            return str(getattr(thing, key))
    return ""


def _rows(changes: Changes, names: Mapping[str, str]) -> Iterator[tuple[Any, ...]]:
    for record in changes.added:
        yield "+", record.id, _told(record, changes.reasons.get(record.id, ()))
    for revision in changes.revised:
        yield "-" if revision.withdrawn else "~", revision.id, _revised(revision, names)
    moved = {each.id: each for each in changes.moved}
    for record in changes.withdrawn:
        reasons = changes.reasons.get(record.id, ())
        where = moved.get(record.id)
        if where is not None:
            by = f" by {where.layer}" if where.layer else ""
            became = Reason(f"now {', '.join(where.to)}{by}", where.why)
            reasons = (became, *reasons)
        yield "-", record.id, _told(record, reasons or (Reason("no longer there"),))


def _told(record: Record, reasons: Iterable[Reason]) -> Any:
    from rich.text import Text

    text = Text(record.title)
    text.append(f"\n{record.when.label} · {record.kind}", style="dim")
    for reason in reasons:
        text.append(f"\n{reason}")
    return text


def _revised(revision: Revision, names: Mapping[str, str]) -> Any:
    from rich.text import Text

    text = Text(revision.title)
    # The reasons are told with their fields; where there are none, provenance is what changed.
    fields = [each for each in revision.fields if each.field != "provenance"] or revision.fields
    for change in fields:
        for line in leaves(change, names):
            text.append(f"\n{line}")
        for reason in change.reasons:
            text.append(f"\n  {reason}", style="dim")
    return text


def leaves(change: FieldChange, names: Mapping[str, str]) -> Iterator[str]:
    """A line for each value inside a field that changed, such as ``when.possible: A → B``.

    Args:
        change: The change of the field.
        names: Names of actors and places by their ids.
    """
    for path, old, new in _leaves(change.field, change.old, change.new):
        if old is None:
            yield f"{path}: + {_shown(new, names)}"
        elif new is None:
            yield f"{path}: - {_shown(old, names)}"
        else:
            yield f"{path}: {_shown(old, names)} → {_shown(new, names)}"


def _leaves(path: str, old: Any, new: Any) -> Iterator[tuple[str, Any, Any]]:
    one, two = _named(old), _named(new)
    if one is None or two is None:
        yield path, old, new
        return
    for key in {**one, **two}:
        if one.get(key) != two.get(key):
            # The id of a claim or dispute says where it belongs.
            inner = key if isinstance(old, list) and key else f"{path}.{key}"
            yield from _leaves(inner, one.get(key), two.get(key))


def _named(value: Any) -> dict[str, Any] | None:
    """The parts of a mapping, or of a list of things with ids; None of anything else."""
    if isinstance(value, dict):
        return value
    if isinstance(value, list) and value and all(_has_id(each) for each in value):
        return {each["id"]: each for each in value}
    return None


def _has_id(value: Any) -> bool:
    return isinstance(value, dict) and "id" in value


def _shown(value: Any, names: Mapping[str, str]) -> str:
    if isinstance(value, dict):
        # A whole claim, position or dispute is known by what it says.
        value = value.get("gloss") or value.get("says") or value.get("kind") or value
    if isinstance(value, str):
        text = f"“{value}”" if any(char.isspace() for char in value) else value
    elif isinstance(value, list) and all(isinstance(each, str) for each in value):
        text = ", ".join(f"{each} {names.get(each, '')}".strip() for each in value) or "none"
    else:
        text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
