"""The timeline: lanes by kind under one axis, and the choices of its filters."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import groupby
from typing import Any

from syriatimeline.charts.axis import axis_of
from syriatimeline.events import STANDINGS
from syriatimeline.query import Timeline
from syriatimeline.site.views.rows import Row, in_order, row_of, situations_of

__all__ = ["timeline_values"]

#: From so many records on, the browser leaves blocks of rows that are out of sight undone.
LARGE = 300


def timeline_values(timeline: Timeline[Any]) -> dict[str, Any]:
    """The lanes, the axis and the choices of the filters."""
    records = in_order(timeline)
    axis = axis_of(each.when for each in records)
    actors = _found_by(timeline, "actor", timeline.actors)
    places = _found_by(timeline, "place", timeline.places)
    rows = [
        row_of(axis, each, actors.get(each.id, ()), places.get(each.id, ())) for each in records
    ]
    rows.sort(key=lambda row: (row.is_situation, row.lane))
    lanes = [(name, list(held)) for name, held in groupby(rows, lambda row: row.lane)]
    # What has no first day comes first in its lane, but does not bring the lane to the top.
    lanes.sort(key=lambda lane: min(row.first_known for row in lane[1]))
    return {
        "timeline": timeline,
        "axis": axis,
        "large": len(rows) > LARGE,
        "groups": [
            ("Events", [lane for lane in lanes if not lane[1][0].is_situation]),
            ("Situations", [lane for lane in lanes if lane[1][0].is_situation]),
        ],
        "actors": _used(timeline.actors.values(), rows, "actors"),
        "places": _used(timeline.places.values(), rows, "places"),
        "standings": STANDINGS,
    }


def _found_by(
    timeline: Timeline[Any], keyword: str, named: Mapping[str, Any]
) -> dict[str, list[str]]:
    """From the id of a record to the slugs by which ``where`` finds it, members included."""
    found: dict[str, list[str]] = {}
    for events in (timeline, situations_of(timeline)):
        for each in named.values():
            for record in events.where(**{keyword: each}):
                found.setdefault(record.id, []).append(each.slug)
    return found


def _used(named: Iterable[Any], rows: list[Row], field: str) -> list[Any]:
    """Those that find a record, by name."""
    slugs = {slug for row in rows for slug in getattr(row, field)}
    return sorted((each for each in named if each.slug in slugs), key=lambda each: each.name)
