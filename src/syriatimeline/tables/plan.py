"""Every row of a table -> what it adds to a layer, or changes with it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from attrs import frozen

from syriatimeline.errors import ProblemsError
from syriatimeline.events import Record, Situation
from syriatimeline.tables.additions import new_record
from syriatimeline.tables.citing import Origins
from syriatimeline.tables.faulty_rows import in_order, judge_faulty
from syriatimeline.tables.names import Names
from syriatimeline.tables.overrides import changes_of
from syriatimeline.tables.own_cells import OwnCells
from syriatimeline.tables.read import Reading
from syriatimeline.tables.table import Row, Table
from syriatimeline.tables.target import Target
from syriatimeline.tables.which_record import record_of
from syriatimeline.tables.work import Block, Work

__all__ = ["Plan", "plan_of", "roles_known"]


@frozen
class Plan:
    """What a table comes to.

    Attributes:
        blocks: What is written, in the order of the rows.
        records: From the position of a row to the id of its record.
    """

    blocks: tuple[Block, ...]
    records: Mapping[int, str]


def plan_of(
    reading: Reading,
    target: Target,
    *,
    why: str = "",
    repeat_title: bool = False,
    added: Mapping[str, Mapping[str, str]] | None = None,
    origins: Iterable[str] = (),
) -> Plan:
    """Decide row by row what it means.

    Args:
        reading: A table of events, as far as it could be read.
        target: The layer.
        why: The reason of changes whose row gives none.
        repeat_title: Whether the English title stands for a missing Russian one.
        added: By sort (``actor``, ``place``) the kinds of those to be added, by name.
        origins: The labels of origins to be added.

    Raises:
        ProblemsError: A row cannot be meant; holds every problem.
    """
    if not reading.headed:
        raise ProblemsError(reading.problems.found)
    along, names = _added(target, added or {})
    work = Work(
        target=target,
        now=OwnCells(target.now, names),
        below=OwnCells(target.below, names),
        names=names,
        origins=Origins(target, target.ids("org-", 3), frozenset(origins)),
        problems=reading.problems,
        why=why.strip(),
        roles=roles_known(target),
        repeat_title=repeat_title,
    )
    blocks: list[Block] = []
    records: dict[int, str] = {}
    for at, found in enumerate(_read_rows(reading.table, work)):
        records[at] = found.id if isinstance(found, Record) else ""
        for block in found if not isinstance(found, Record) else ():
            records[at] = block.about
            blocks.append(block)
    judge_faulty(reading, work)
    if work.problems.found:
        raise ProblemsError(in_order(reading, work.problems))
    new = [
        Block(0, "origins.yaml", data, data["id"] if data["label"] in work.origins.adds else "")
        for data in work.origins.new.values()
    ]
    return Plan((*along, *new, *blocks), records)


def roles_known(target: Target) -> frozenset[str]:
    """Every role that some kind has."""
    kinds = target.now.kinds.values()
    return frozenset({*Situation.roles(), *(role for kind in kinds for role in kind.roles())})


def _added(target: Target, added: Mapping[str, Mapping[str, str]]) -> tuple[list[Block], Names]:
    """The actors and places to be added, but for those that are known by now."""
    blocks: list[Block] = []
    slugs: dict[str, dict[str, str]] = {"actor": {}, "place": {}}
    for sort, begin in (("actor", "act-"), ("place", "plc-")):
        known: Any = target.now.actors if sort == "actor" else target.now.places
        ids = target.ids(begin, 3)
        for name, kind in added.get(sort, {}).items():
            if name in known:
                continue
            new = ids.take()
            words = "-".join(re.findall("[a-z0-9]+", name.casefold())) or new.rpartition("-")[2]
            slug = f"{target.name}-{sort}-{words}"
            slugs[sort][name] = slug
            data = {"id": new, "slug": slug, "kind": kind, "names": {"en": name}}
            blocks.append(Block(0, f"{sort}s.yaml", data, new))
    return blocks, Names(target.now, slugs)


def _read_rows(table: Table, work: Work) -> Iterator[Record | Iterable[Block]]:
    """For each row the record that it leaves as it is, or the blocks that it comes to."""
    ids = work.target.ids("", 4)
    ids.taken.update(row["id"].strip() for row in table if row.get("id"))
    slugs = set(work.now.records)
    slugs.update(row["slug"].strip() for row in table if row.get("slug"))
    seen: dict[Any, int | str] = {}
    for row in table:
        before = len(work.problems.found)
        record = record_of(row, work)
        if len(work.problems.found) > before or not _first(row, record, seen, work):
            yield ()
        elif record is not None:
            yield list(changes_of(row, record, work)) or record
        else:
            yield list(new_record(row, work, ids, slugs))


def _first(row: Row, record: Record | None, seen: dict[Any, int | str], work: Work) -> bool:
    """Whether no row before is about the same record, or says the same of a new one."""
    first = seen.setdefault(record.id if record else row.cells, row.line)
    if first == row.line:
        return True
    what = f"is about {record.id}, as" if record else "says the same as"
    message = f"the row {what} row {first}; keep one of the two"
    work.problems.add(row.line, "", "SYT948", message)
    return False
