"""Days, intervals and dates that keep their uncertainty. Knows no text and no events.

Days are civil days of the proleptic Gregorian calendar, years 1 to 9999; intervals include
both ends. The noun is :class:`When`, the verb :func:`parse_edtf`.
"""

from typing import TYPE_CHECKING

from syriatimeline.calendar.basis import BASES, Basis
from syriatimeline.calendar.interval import (
    OPEN,
    UNKNOWN,
    Bound,
    Interval,
    days_of_month,
    days_of_year,
)
from syriatimeline.calendar.when import Certainty, Extent, When
from syriatimeline.lazy import importer

if TYPE_CHECKING:
    from syriatimeline.calendar.conventions import CONVENTIONS, Convention, widest_days
    from syriatimeline.calendar.edtf import Edtf, EdtfDate, EdtfInterval, EdtfSet, parse_edtf
    from syriatimeline.calendar.edtf_days import certain_days, edtf_of, possible_days
    from syriatimeline.calendar.precision import PRECISIONS, precision_of
    from syriatimeline.calendar.relations import Allen, allen, possible_allen

__all__ = [
    "BASES",
    "CONVENTIONS",
    "OPEN",
    "PRECISIONS",
    "UNKNOWN",
    "Allen",
    "Basis",
    "Bound",
    "Certainty",
    "Convention",
    "Edtf",
    "EdtfDate",
    "EdtfInterval",
    "EdtfSet",
    "Extent",
    "Interval",
    "When",
    "allen",
    "certain_days",
    "days_of_month",
    "days_of_year",
    "edtf_of",
    "parse_edtf",
    "possible_allen",
    "possible_days",
    "precision_of",
    "widest_days",
]

__getattr__ = importer(
    __name__,
    {
        "edtf": ("Edtf", "EdtfDate", "EdtfInterval", "EdtfSet", "parse_edtf"),
        "edtf_days": ("certain_days", "edtf_of", "possible_days"),
        "precision": ("PRECISIONS", "precision_of"),
        "relations": ("Allen", "allen", "possible_allen"),
        "conventions": ("CONVENTIONS", "Convention", "widest_days"),
    },
)
