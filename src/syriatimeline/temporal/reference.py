"""The day of writing, in the forms in which it may be given."""

from __future__ import annotations

import re
from datetime import date

from syriatimeline.calendar import Interval, When
from syriatimeline.errors import QueryError

__all__ = ["reference_of"]


def reference_of(reference: date | str | When | None) -> When | None:
    """The reference as a When with two ends, or None.

    Raises:
        EdtfError: It is a string and no EDTF.
        QueryError: It has an open end, or is of no such type.
    """
    if reference is None:
        return None
    if isinstance(reference, str):
        # A time of day, as feeds give it, says nothing more about the day.
        reference = _read_reference(re.sub(r"(?<=\d)T.*", "", reference))
    if isinstance(reference, date):
        day = date(reference.year, reference.month, reference.day)
        reference = When(Interval(day, day), certain=Interval(day, day))
    if not isinstance(reference, When):
        raise QueryError(
            f"a reference is a date, an EDTF string, a When or None, not {reference!r}"
        )
    if not reference.possible.bounded:
        raise QueryError(
            f"a reference needs an earliest and a latest day, {reference.possible} has not both; "
            "bound it or give None"
        )
    return reference


def _read_reference(text: str) -> date | When:
    """A plain day is read without EDTF, whose reader takes longer to import than to use."""
    if re.fullmatch(r"\d{4}-\d\d-\d\d", text):
        try:
            return date.fromisoformat(text)
        except ValueError:
            pass  # EDTF says what is wrong.
    return When.from_edtf(text)
