"""A row about what nobody knows yet -> a new event or situation."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from syriatimeline.events import DIRECTIONS, Event, ForceMovement, Situation, fold_name
from syriatimeline.tables.citing import CitationError, citation_of
from syriatimeline.tables.names import UnclearNameError
from syriatimeline.tables.own_cells import given
from syriatimeline.tables.sources import claim_of
from syriatimeline.tables.table import Row
from syriatimeline.tables.target import Ids
from syriatimeline.tables.when_of import when_of
from syriatimeline.tables.work import Block, Work

__all__ = ["IMPORTED", "new_record"]

#: Where new records are written.
IMPORTED = "events/imported.yaml"
_SIDES = ("source", "target", "accused")


def new_record(row: Row, work: Work, ids: Ids, slugs: set[str]) -> Iterator[Block]:
    """The record that a row describes; nothing, with the problems noted, if it tells too little.

    Args:
        row: Describes it.
        work: The import.
        ids: Free ids.
        slugs: Slugs that are taken.
    """
    before = len(work.problems.found)
    kind = _kind(row, work)
    titles = _titles(row, work)
    if row.when is None:
        column = next((each for each in ("when", "edtf") if each in row), "edtf")
        message = 'a new event has a date; write it in EDTF, "../.." if nothing is known'
        work.problems.add(row.line, column, "SYT943", message)
    if row.get("basis") not in (None, "stated") and not row.get("date_why"):
        message = f'a date whose basis is "{row["basis"]}" needs its reasoning; add it here'
        work.problems.add(row.line, "date_why", "SYT943", message)
    claim = _claim(row, work)
    places = _members("place", "places", row, work)
    roles = dict(_roles(row, kind, work)) if kind else {}
    if kind is not None and len(work.problems.found) == before:
        _check_kind(row, kind, bool(places or any(roles.values())), work)
    if len(work.problems.found) > before or kind is None or claim is None:
        return
    name = ids.take(row.get("id", "").strip())
    cells = given(row, ("scope", "mode", "topic", "direction", "office", "note", "withdrawn"))
    data: dict[str, Any] = {"id": name, "slug": _slug(row, work, slugs), "kind": row["kind"]}
    data |= {key: cells[key] for key in ("topic", "direction", "office") if key in cells}
    data |= {"title": titles, "when": when_of(row)}
    data |= {key: cells[key] for key in ("scope", "mode", "withdrawn") if key in cells}
    data |= {"places": places} if places else {}
    data |= {"roles": roles, "claims": [claim]}
    data |= {"note": cells["note"]} if "note" in cells else {}
    yield Block(row.line, IMPORTED, data, name)


def _kind(row: Row, work: Work) -> type[Event] | type[Situation] | None:
    name = row.get("kind")
    if not name:
        message = "a new event has a kind, such as Meeting; fill it in"
        work.problems.add(row.line, "kind", "SYT943", message)
        return None
    if name != Situation.__name__:
        return work.target.now.kinds[name]
    if not row.get("topic"):
        work.problems.add(row.line, "topic", "SYT943", "a new situation has a topic; fill it in")
    return Situation


def _check_kind(row: Row, kind: type[Event] | type[Situation], named: bool, work: Work) -> None:
    """Note what a kind needs beside its roles."""
    if issubclass(kind, ForceMovement) and not row.get("direction"):
        message = f"a {kind.__name__} has a direction; write one of {', '.join(DIRECTIONS)}"
        work.problems.add(row.line, "direction", "SYT943", message)
    if not named:
        message = (
            "a new event has somebody who takes part, or a place; fill in source_actors, or a role "
            f"({', '.join(kind.roles())})"
        )
        work.problems.add(row.line, "source_actors", "SYT943", message)


def _titles(row: Row, work: Work) -> dict[str, str]:
    cells = given(row, ("title", "title_ru"))
    if "title" not in cells:
        work.problems.add(row.line, "title", "SYT943", "a new event has a title; fill it in")
    if "title_ru" not in cells and not work.repeat_title:
        message = (
            "a new event has its title in Russian, too; fill it in, or repeat the English one "
            "with --repeat-title"
        )
        work.problems.add(row.line, "title_ru", "SYT943", message)
    english = cells.get("title", "")
    return {"en": english, "ru": cells.get("title_ru", english)}


def _claim(row: Row, work: Work) -> dict[str, Any] | None:
    try:
        citation = citation_of(row)
        if citation is not None:
            return claim_of(row, citation, work, "c1")
        message = "a new event has a source; fill in its publisher, and url and source_title"
        raise CitationError("publisher", "SYT954", message)
    except CitationError as error:
        work.problems.add(row.line, error.column, error.code, str(error))
        return None


def _members(sort: str, heading: str, row: Row, work: Work) -> list[str]:
    cell = row.get(heading)
    if not cell:
        return []
    try:
        return list(dict.fromkeys(work.names.slugs(sort, cell)))
    except UnclearNameError as error:
        for message in error.messages:
            work.problems.add(row.line, heading, error.code, message)
        return []


def _roles(
    row: Row, kind: type[Event] | type[Situation], work: Work
) -> Iterator[tuple[str, list[str]]]:
    """The roles that columns of their own fill, or the one that a side stands for."""
    roles = kind.roles()
    named = [role for role in roles if row.get(role)]
    for role in named:
        yield role, _members("actor", role, row, work)
    for heading in ("actors", *(f"{side}_actors" for side in _SIDES)):
        if not row.get(heading):
            continue
        side = heading.removesuffix("_actors") if heading != "actors" else None
        found = [role for role, of in roles.items() if side in (None, of)]
        if not found and side == "target" and row.get("source_actors"):
            continue  # In a meeting both sides are the same; what came out is compared later.
        if set(found) & set(named):
            continue
        if len(found) == 1:
            yield found[0], _members("actor", heading, row, work)
            continue
        several = f"several roles here: {', '.join(found)}" if found else "no role here"
        message = (
            f"a {kind.__name__} has {several}; write columns called by the role "
            f"({', '.join(roles)})"
        )
        work.problems.add(row.line, heading, "SYT952", message)
    for role in row:
        if role in work.roles and role not in roles and row[role]:
            message = f"a {kind.__name__} has no role of that name; it has {', '.join(roles)}"
            work.problems.add(row.line, role, "SYT952", message)


def _slug(row: Row, work: Work, taken: set[str]) -> str:
    """The slug of the row, or a free one of its title."""
    wanted = str(row.get("slug") or "").strip()
    if not wanted:
        words = re.findall("[a-z0-9]+", fold_name(row["title"]))[:8]
        stem = "-".join((work.target.name, *(words or ("event",))))
        wanted, number = stem, 1
        while wanted in taken:
            number += 1
            wanted = f"{stem}-{number}"
    taken.add(wanted)
    return wanted
