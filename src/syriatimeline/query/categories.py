"""The columns of tables with the values that a dataset's own kinds of events add."""

from __future__ import annotations

from typing import Any

from attrs import evolve

from syriatimeline.events import KINDS
from syriatimeline.query.columns import UNITS, Column, Unit
from syriatimeline.query.timeline import Timeline

__all__ = ["columns_of", "with_declared"]


def columns_of(timeline: Timeline[Any], unit: Unit) -> tuple[Column, ...]:
    """The columns of a unit, whose categories have every kind that the timeline knows.

    >>> import syriatimeline as st
    >>> columns_of(st.load(), "event") == UNITS["event"]
    True
    """
    return with_declared(timeline, UNITS[unit])


def with_declared(timeline: Timeline[Any], columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """The columns of any table, whose categories have every kind that the timeline knows."""
    declared = timeline.dataset.kinds
    if not declared:
        return columns
    names = tuple(each.name for each in declared)
    types = {each.plover for each in declared if each.plover}
    added = {"kind": names, "plover": tuple(sorted(types))}
    return tuple(_with_values(column, added.get(column.name, ())) for column in columns)


def _with_values(column: Column, added: tuple[str, ...]) -> Column:
    if not added:
        return column
    if column.name == "plover":
        return evolve(column, values=tuple(sorted({*column.values, *added})))
    # What follows our kinds (Situation) follows all kinds.
    ours = [each for each in column.values if each in KINDS]
    rest = [each for each in column.values if each not in KINDS]
    return evolve(column, values=(*ours, *added, *rest))
