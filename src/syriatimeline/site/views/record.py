"""The page of an event or situation: date, claims, disputes, errors, links, citations."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from syriatimeline.calendar import When
from syriatimeline.charts.axis import axis_of
from syriatimeline.events import STANDINGS, Actor, Event, Record, SourceError
from syriatimeline.query import Timeline
from syriatimeline.site.linked_data import linked_data
from syriatimeline.site.views.parts import CITATIONS, Section, Sections, claim_of, href
from syriatimeline.site.views.rows import in_order, row_of, situations_of

__all__ = ["record_sections", "steps"]

#: What a link says when it is read from its target.
_SEEN_FROM_TARGET = {
    "part_of": "has as a part",
    "about": "is the subject of",
    "answers": "is answered by",
    "fulfils": "is fulfilled by",
    "series": "has in its series",
    "maybe_same": "maybe the same as",
    "after": "is followed by",
}

#: A role of a record: its name, its side, who has it.
_Role = tuple[str, str, tuple[Actor, ...]]


def record_sections(timeline: Timeline[Any], record: Record) -> Sections:
    """The head of the page, then the parts of the record that have something to show."""
    axis = axis_of(each.when for each in in_order(timeline))
    before, after = _neighbours(timeline, record)
    errors = list(_errors(timeline, record))
    incoming = [
        (_SEEN_FROM_TARGET.get(link.kind, f"target of {link.kind}"), other)
        for other in timeline.dataset.records
        for link in other.links
        if link.target == record.id
    ]
    values = {
        "record": record,
        "row": row_of(axis, record),
        "axis": axis,
        "before": before,
        "after": after,
        "standings": STANDINGS,
        "roles": list(_roles(record)),
        "steps": steps,
        "href": lambda name: href(timeline, name),
        "find": timeline.find,
        "claim_of": lambda name: claim_of(timeline, name),
        "incoming": incoming,
        "errors": errors,
        "citations": CITATIONS,
        "linked_data": linked_data(timeline, record),
    }
    yield Section("", "record", values)
    yield Section("When", "record_when", values)
    yield Section("Who says so", "record_claims", values)
    if record.disputes:
        yield Section("Where the sources differ", "record_disputes", values)
    if errors:
        yield Section("Errors in the sources", "record_errors", values)
    if record.links or incoming:
        yield Section("Linked records", "record_links", values)
    yield Section("Cite this record", "record_cite", values)


def steps(when: When) -> list[tuple[str, str]]:
    """The reasoning of a date without its evidence, a step each: (what it is, what it says).

    >>> steps(When.from_edtf("2024-12-08", note="the day is in the text"))[1]
    ('Because', 'the day is in the text')
    """
    found = [("Date", when.explain().partition("\n")[0])]
    if when.certain is not None and when.certain != when.possible:
        found.append(("Surely", str(when.certain)))
    if when.note:
        found.append(("Because", when.note))
    if when.conventions:
        wider = f"; under other readings as wide as {when.widest}" if when.widest else ""
        found.append(("By convention", ", ".join(when.conventions) + wider))
    if when.drawn is not None:
        found.append(("Drawn at", str(when.drawn)))
    return found


def _neighbours(timeline: Timeline[Any], record: Record) -> tuple[Record | None, Record | None]:
    """The records before and after it by date, among those of its sort."""
    among = timeline if isinstance(record, Event) else situations_of(timeline)
    ordered = [None, *among, None]
    for before, (at, after) in zip(ordered, pairwise(ordered[1:]), strict=False):
        if at is not None and at.id == record.id:
            return before, after
    return None, None


def _roles(record: Record) -> Iterator[_Role]:
    """The roles that somebody has."""
    for name, side in record.roles().items():
        if held := getattr(record, name):
            yield name, side, held


def _errors(timeline: Timeline[Any], record: Record) -> Iterator[SourceError]:
    """The errors of sources that concern a record: it shows them, or they shape it."""
    for error in timeline.errata.values():
        if (
            any(name.partition(".")[0] == record.id for name in error.evidence)
            or record.id in error.effect
            or error.id in record.when.evidence
        ):
            yield error
