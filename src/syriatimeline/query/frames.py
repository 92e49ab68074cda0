"""Timelines as pandas frames; pandas is an extra and imported only here."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from syriatimeline.errors import MissingExtraError, QueryError
from syriatimeline.events import Record
from syriatimeline.query.columns import UNITS, Column, Unit, rows
from syriatimeline.query.timeline import Timeline

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["frame_of", "to_pandas"]


def to_pandas(
    timeline: Timeline[Any], unit: Unit = "event", situations: Iterable[Record] = ()
) -> pd.DataFrame:
    """A frame with a row for each event, claim, or actor in a role.

    Days are ``datetime64[s]``, which holds the years 1 to 9999; a missing bound is ``NaT``, and
    ``earliest_is`` and ``latest_is`` tell an open from an unknown one. Categories have all their
    values in their order. Numbers are ``Int64``, flags ``boolean``; texts are ``object``.

    Args:
        timeline: Its events.
        unit: ``event``, ``claim`` or ``actor``.
        situations: Situations that follow the events.

    Raises:
        MissingExtraError: pandas is not installed.
        QueryError: No such unit.
    """
    if unit not in UNITS:
        raise QueryError(f"no unit {unit!r}; choose one of {', '.join(UNITS)}")
    return frame_of(UNITS[unit], list(rows(timeline, unit, situations)))


def frame_of(columns: Iterable[Column], table: list[dict[str, Any]]) -> pd.DataFrame:
    """A frame of rows under a schema; every column has its type even without a row.

    Raises:
        MissingExtraError: pandas is not installed.
    """
    try:
        import pandas as pd
    except ImportError as error:
        raise MissingExtraError("to_pandas", "pandas") from error
    return pd.DataFrame(
        {column.name: _series(column, [row[column.name] for row in table]) for column in columns}
    )


def _series(column: Column, values: list[Any]) -> Any:
    import numpy as np
    import pandas as pd

    if column.form == "day":
        days = ["NaT" if value is None else value.isoformat() for value in values]
        return pd.Series(np.array(days, dtype="datetime64[s]"))
    if column.form == "category":
        return pd.Series(pd.Categorical(values, categories=list(column.values), ordered=False))
    if column.form == "number":
        return pd.Series(values, dtype="Int64")
    if column.form == "flag":
        return pd.Series(values, dtype="boolean")
    return pd.Series(["" if value is None else value for value in values], dtype=object)
