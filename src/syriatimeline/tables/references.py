"""Ids in the cells of a table that name nothing."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from syriatimeline.query.columns import Unit
from syriatimeline.query.records import nearest_names
from syriatimeline.query.timeline import Timeline
from syriatimeline.tables.problem import TableProblems

__all__ = ["check_references", "known_ids"]

#: From columns that hold an id to the code of one that names nothing, and what it would name.
_COLUMNS = {
    "event_id": ("SYT305", "event or situation"),
    "actor_id": ("SYT301", "actor"),
    "article_id": ("SYT303", "article"),
    "origin": ("SYT304", "origin"),
}


def known_ids(timeline: Timeline[Any] | None, unit: Unit) -> dict[str, Collection[str]]:
    """The ids that each such column may hold; of events none, for their ids may be new."""
    if timeline is None or unit == "event":
        return {}
    held = timeline.dataset
    return {
        "event_id": {record.id for record in held.records},
        "actor_id": {actor.id for actor in held.actors},
        "article_id": {article.id for article in held.articles},
        "origin": {origin.id for origin in held.origins},
    }


def check_references(
    line: int | str,
    values: Mapping[str, Any],
    known: Mapping[str, Collection[str]],
    problems: TableProblems,
) -> None:
    """Note every id of a row that names nothing.

    Args:
        line: Where the row begins.
        values: Its cells.
        known: The ids that there are, by column.
        problems: Where they are noted.
    """
    for heading, ids in known.items():
        name = values.get(heading)
        if not name or name in ids:
            continue
        code, what = _COLUMNS[heading]
        near = nearest_names(name, ids)
        hint = f"did you mean {' or '.join(near)}?" if near else "correct it"
        problems.add(line, heading, code, f'no {what} has the id "{name}"; {hint}')
