"""Date columns of an edited export that still say what the date was before."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Any

from syriatimeline.calendar import When
from syriatimeline.query.columns import date_columns
from syriatimeline.query.timeline import Timeline

__all__ = ["StaleDates"]

_COLUMNS = {column.name: column for column in date_columns("", lambda when: when)}
#: What is computed from the EDTF, or says what that rested on. ``once`` counts as it stands.
_DERIVED = (
    "earliest", "earliest_is", "latest", "latest_is", "certain_from", "certain_to", "extent",
    "basis",
)  # fmt: skip


class StaleDates:
    """Empties the cells that follow from an EDTF which somebody replaced in the same row.

    Args:
        timelines: The dataset with the layer, and without it: a sheet may be older than its layer.
    """

    def __init__(self, *timelines: Timeline[Any]) -> None:
        self._timelines = timelines

    @cached_property
    def _dates(self) -> tuple[dict[str, When], ...]:
        found = (each.dataset.records for each in self._timelines)
        return tuple(
            {name: record.when for record in records for name in (record.id, record.slug)}
            for records in found
        )

    def __call__(self, cells: Mapping[str, Any]) -> Mapping[str, Any]:
        """The cells of a row, without those that are out of date."""
        edtf = cells.get("when") or cells.get("edtf")
        if not edtf:
            return cells
        replaced = [when for when in self._of(cells) if when.edtf != edtf]
        stale = {
            name
            for name in (*_DERIVED, *(("edtf",) if cells.get("when") else ()))
            if cells.get(name) is not None
            and any(cells[name] == _COLUMNS[name].read(when) for when in replaced)
        }
        return {name: None if name in stale else cell for name, cell in cells.items()}

    def _of(self, cells: Mapping[str, Any]) -> Iterator[When]:
        """The dates that the record of a row has, or had."""
        name = str(cells.get("id") or cells.get("slug") or "").strip()
        for dates in self._dates:
            if name in dates:
                yield dates[name]
