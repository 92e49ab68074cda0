"""A row about a record that is there already -> the changes that it asks for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from syriatimeline.events import Record
from syriatimeline.tables.dates import DATE_COLUMNS
from syriatimeline.tables.names import UnclearNameError
from syriatimeline.tables.own_cells import given
from syriatimeline.tables.schema import COMPUTED
from syriatimeline.tables.sources import another_source
from syriatimeline.tables.table import Row
from syriatimeline.tables.when_of import when_of
from syriatimeline.tables.work import CHANGES, Block, Work

__all__ = ["changes_of"]

_DATES = frozenset({*DATE_COLUMNS, "when"})
_SIDES = {"source_actors": "source", "target_actors": "target", "accused_actors": "accused"}


def changes_of(row: Row, record: Record, work: Work) -> Iterator[Block]:
    """The operations that make a record what its row says; problems are noted.

    Args:
        row: Says what the record should be.
        record: As it is.
        work: The import.
    """
    differing = [
        each for each in work.now.differing(row, record) if not _stale(each, row, record, work)
    ]
    values: dict[str, str] = {}
    for heading in differing:
        field = _field_of(heading, row, record, work)
        if field:
            values.setdefault(field, heading)
    for field, heading in values.items():
        standing = _standing_in_the_way(field, record, work.target.name)
        if standing:
            work.problems.add(row.line, heading, "SYT952", standing)
            return
    why = given(row, ("why",)).get("why") or work.why
    for field, heading in values.items():
        yield from _operation(field, heading, row, record, work, why)
    yield from another_source(row, record, work)


def _standing_in_the_way(field: str, record: Record, layer: str) -> str:
    """Why a layer cannot change a field by one more operation; empty where it can."""
    if record.id.startswith(f"{layer}-"):
        return (
            f"{record.id} is in this layer already and says something else; change it in the "
            "folder events, or give the row another id"
        )
    if any((each.field, each.layer.split(" ")[0]) == (field, layer) for each in record.provenance):
        return f"this layer changes {field} of {record.id} already; mend it in changes.yaml"
    return ""


def _stale(heading: str, row: Row, record: Record, work: Work) -> bool:
    """Whether a computed cell says what it was before: a row changes what it rests on."""
    below = work.below.records.get(record.id)
    if below is None or heading not in COMPUTED:
        return False
    return bool(row[heading] == work.below.cell(below, heading))


def _field_of(heading: str, row: Row, record: Record, work: Work) -> str:
    """The field that a column belongs to; empty, with the problem noted, if none can change."""
    if heading in ("title", "title_ru"):
        return "title"
    if heading in _DATES:
        return "when"
    if heading in ("places", "scope", "mode", "note", "withdrawn", *record.roles()):
        return heading
    if heading in _SIDES or heading == "actors":
        return _role_of(heading, row, record, work)
    own = _shown(work.now.cell(record, heading))
    if heading in COMPUTED:
        code, message = "SYT951", f"this column is computed, and is {own} for {record.id}; {_BACK}"
    else:
        code = "SYT952"
        message = f"{record.id} has {own} here, which no table can change; {_BACK}"
    work.problems.add(row.line, heading, code, message)
    return ""


_BACK = "put that back, or leave the cell empty"


def _role_of(heading: str, row: Row, record: Record, work: Work) -> str:
    """The one role that a column of actors stands for."""
    roles = record.roles()
    side = _SIDES.get(heading)
    found = [role for role, of in roles.items() if side in (None, of)]
    if len(found) == 1:
        return found[0]
    if not found and side == "target" and row.get("source_actors") == row[heading]:
        return ""  # In a meeting both sides are the same; the other column says it.
    several = f"several roles: {', '.join(found)}" if found else "no such role"
    message = (
        f"a {record.kind} has {several}; write columns called by the role "
        f"({', '.join(roles)}), and put back here what was there"
    )
    work.problems.add(row.line, heading, "SYT952", message)
    return ""


def _operation(
    field: str, heading: str, row: Row, record: Record, work: Work, why: str
) -> Iterator[Block]:
    if field == "withdrawn":
        data = {"withdraw": record.id, "why": row["withdrawn"].strip()}
        yield Block(row.line, CHANGES, data, record.id, field)
        return
    if not why:
        message = f"the row changes {field} of {record.id} and does not say why; {_WHY}"
        work.problems.add(row.line, heading, "SYT953", message)
        return
    value = _value(field, heading, row, record, work, why)
    if value is None:
        return
    data = {"override": record.id, "field": field, "value": value, "why": why}
    yield Block(row.line, CHANGES, data, record.id, field)


_WHY = 'fill in the column "why", or give one reason for all with --why'


def _value(field: str, heading: str, row: Row, record: Record, work: Work, why: str) -> Any:
    if field == "title":
        cells = given(row, ("title", "title_ru"))
        named = {"en": cells.get("title"), "ru": cells.get("title_ru")}
        return {
            language: title
            for language, title in named.items()
            if title and title != record.titles[language]
        }
    if field == "when":
        return when_of(row, record.when, why)
    if field in ("scope", "mode", "note"):
        return row[heading].strip()
    try:
        return work.names.slugs("place" if field == "places" else "actor", row[heading])
    except UnclearNameError as error:
        for message in error.messages:
            work.problems.add(row.line, heading, error.code, message)
        return None


def _shown(own: Any) -> str:
    return f'"{own}"' if own not in (None, "") else "nothing"
