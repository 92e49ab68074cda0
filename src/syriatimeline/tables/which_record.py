"""Which record of the dataset a row is about."""

from __future__ import annotations

import re

from syriatimeline.events import Record
from syriatimeline.query.records import nearest_names
from syriatimeline.tables.citing import CitationError, citation_of, claim_citing
from syriatimeline.tables.table import Row
from syriatimeline.tables.work import Work

__all__ = ["record_of"]


def record_of(row: Row, work: Work) -> Record | None:
    """The record that a row is about; None for a new one, or with the problem noted."""
    name, slug = (row.get("id") or "").strip(), (row.get("slug") or "").strip()
    found = work.now.records.get(name or slug)
    if found is not None or (slug and not name):
        return found
    if name:
        if not re.fullmatch(rf"{work.target.name}-[0-9]{{4,}}", name):
            near = nearest_names(name, work.now.records)
            hint = f"did you mean {' or '.join(near)}? For" if near else "for"
            message = (
                f'no event or situation is called "{name}"; {hint} a new event leave the cell '
                f"empty, or begin it with {work.target.name}-"
            )
            work.problems.add(row.line, "id", "SYT305", message)
        return None
    return _by_content(row, work)


def _by_content(row: Row, work: Work) -> Record | None:
    """The record that says what a row without id says; one that nearly does is a problem."""
    key = (row.get("kind") or "", (row.get("title") or "").strip())
    near = work.now.by_title.get(key, ())
    for record in near:
        if _cites(row, record) and not any(True for _ in work.now.differing(row, record)):
            return record
    if near:
        message = (
            f"{near[0].id} has this title and says something else; write its id into the row to "
            "mean it, or a slug for an event of its own"
        )
        work.problems.add(row.line, "title", "SYT952", message)
    return None


def _cites(row: Row, record: Record) -> bool:
    try:
        citation = citation_of(row)
    except CitationError:
        return False
    return citation is None or claim_citing(record, citation) is not None
