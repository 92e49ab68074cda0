"""Timelines as pandas frames; pandas is an extra and imported only here."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import islice
from typing import TYPE_CHECKING, Any

from syriatimeline.errors import MissingExtraError
from syriatimeline.events import Record
from syriatimeline.query.categories import columns_of
from syriatimeline.query.choices import check_choice
from syriatimeline.query.columns import UNITS, Column, Unit, items_of
from syriatimeline.query.dyads import StateCodes
from syriatimeline.query.timeline import Timeline

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["frame_of", "to_dyads", "to_pandas"]

#: The day that numpy counts from, and the number by which it says that there is none.
_EPOCH, _NOT_A_TIME = date(1970, 1, 1).toordinal(), -(2**63)


def to_pandas(
    timeline: Timeline[Any], unit: Unit = "event", situations: Iterable[Record] = ()
) -> pd.DataFrame:
    """A frame with a row for each event, claim, actor in a role, or pair of states.

    Days are ``datetime64[s]``, which holds the years 1 to 9999; a missing bound is ``NaT``, and
    ``earliest_is`` and ``latest_is`` tell an open from an unknown one. Categories have all their
    values in their order. Numbers are ``Int64``, flags ``boolean``; texts are ``object``,
    keys ``string``.

    Args:
        timeline: Its events.
        unit: ``event``, ``claim``, ``actor`` or ``dyad``.
        situations: Situations that follow the events.

    Raises:
        MissingExtraError: pandas is not installed.
        QueryError: No such unit.
    """
    check_choice("unit", unit, UNITS)
    return frame_of(columns_of(timeline, unit), items_of(timeline, unit, situations))


def to_dyads(timeline: Timeline[Any], codes: StateCodes = "iso3") -> pd.DataFrame:
    """A frame with a row for each event and pair of states; see :meth:`Timeline.to_dyads`.

    Raises:
        MissingExtraError: pandas is not installed.
        QueryError: No such codes; names the nearest.
    """
    return frame_of(columns_of(timeline, "dyad"), items_of(timeline, "dyad", codes=codes))


def frame_of(columns: tuple[Column, ...], items: Iterable[Any]) -> pd.DataFrame:
    """A frame under a schema, read from items; every column has its type even without a row.

    Raises:
        MissingExtraError: pandas is not installed.
    """
    try:
        import pandas as pd
    except ImportError as error:
        raise MissingExtraError("to_pandas", "pandas") from error
    values: dict[str, list[Any]] = {column.name: [] for column in columns}
    # Few items at a time: to pass over all of them for each column finds none in the cache.
    left = iter(items)
    while some := list(islice(left, 128)):
        for column in columns:
            values[column.name].extend(map(column.read, some))
    return pd.DataFrame({column.name: _series(column, values[column.name]) for column in columns})


def _series(column: Column, values: list[Any]) -> Any:
    import numpy as np
    import pandas as pd

    if column.form == "day":
        # Day numbers: to write each day as text and read it again takes four times as long.
        days = [_NOT_A_TIME if value is None else value.toordinal() - _EPOCH for value in values]
        return pd.Series(np.array(days, "int64").view("datetime64[D]").astype("datetime64[s]"))
    if column.form == "category":
        return pd.Series(pd.Categorical(values, categories=list(column.values), ordered=False))
    if column.form == "number":
        return pd.Series(values, dtype="Int64")
    if column.form == "flag":
        return pd.Series(values, dtype="boolean")
    if column.form == "key":
        return pd.Series(values, dtype="string")
    return pd.Series(["" if value is None else value for value in values], dtype=object)
