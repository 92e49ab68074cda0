"""Asking a dataset. The noun is :class:`Timeline`, the verb :func:`load`."""

from typing import TYPE_CHECKING

from syriatimeline.lazy import importer
from syriatimeline.query.arrange import order_of
from syriatimeline.query.holdings import Holdings
from syriatimeline.query.load import load
from syriatimeline.query.records import Records
from syriatimeline.query.timeline import Timeline

if TYPE_CHECKING:
    from syriatimeline.query.changes import Changes, FieldChange, Revision
    from syriatimeline.query.columns import UNITS, Column, Unit, rows
    from syriatimeline.query.counts import Count, Period
    from syriatimeline.query.dyads import STATE_CODES, StateCodes
    from syriatimeline.query.reasons import Reason

__all__ = [
    "STATE_CODES",
    "UNITS",
    "Changes",
    "Column",
    "Count",
    "FieldChange",
    "Holdings",
    "Period",
    "Reason",
    "Records",
    "Revision",
    "StateCodes",
    "Timeline",
    "Unit",
    "load",
    "order_of",
    "rows",
]

__getattr__ = importer(
    __name__,
    {
        "changes": ("Changes", "FieldChange", "Revision"),
        "columns": ("UNITS", "Column", "Unit", "rows"),
        "counts": ("Count", "Period"),
        "dyads": ("STATE_CODES", "StateCodes"),
        "reasons": ("Reason",),
    },
)
