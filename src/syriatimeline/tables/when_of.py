"""The date of a row in the authoring form."""

from __future__ import annotations

from typing import Any

from attrs import evolve

from syriatimeline.calendar import Interval, When, certain_days
from syriatimeline.tables.own_cells import given
from syriatimeline.tables.table import Row

__all__ = ["when_of"]


def when_of(row: Row, before: When | None = None, why: str = "") -> str | dict[str, Any]:
    """The date of a row in the authoring form.

    Args:
        row: Has it; what it leaves out is as before.
        before: The date that is changed, if one is.
        why: The reason, where the row has no reasoning of its own.
    """
    when = row.when
    if when is None:
        assert before is not None
        when = before
        if "once" in row and row["once"] is not None:
            when = evolve(when, once=row["once"])
    basis = row.get("basis") or ("editor" if before else "stated")
    value: dict[str, Any] = {"edtf": when.edtf}
    if when.certain != certain_days(when.edtf):
        value["certain"] = _written(when.certain)
    if when.once:
        value["once"] = "true"
    if basis != "stated":
        value["basis"] = basis
    reasoning = given(row, ("date_why",)).get("date_why") or why
    if reasoning and (before or basis != "stated"):
        value["why"] = reasoning
    return value if len(value) > 1 else when.edtf


def _written(certain: Interval | None) -> str:
    return "none" if certain is None else str(certain)
