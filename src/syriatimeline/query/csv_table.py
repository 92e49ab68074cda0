"""A table of a timeline as CSV."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, TextIO

from syriatimeline.query.columns import UNITS, Unit, rows
from syriatimeline.query.dyads import StateCodes

if TYPE_CHECKING:
    from syriatimeline.events import Record
    from syriatimeline.query.timeline import Timeline

__all__ = ["read_back", "write_cells", "write_csv"]

#: What a program for spreadsheets computes instead of showing, or shows where it could not
#: compute. OWASP names these beginnings, full-width ones among them:
#: https://owasp.org/www-community/attacks/CSV_Injection
_SIGNS = (
    r"(?:[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]"
    r"|#(?:NAME\?|REF!|VALUE!|DIV/0!|N/A|NULL!|NUM!|SPILL!|CALC!))"
)
_COMPUTED = re.compile(f"'*{_SIGNS}")
_KEPT = re.compile(f"'+{_SIGNS}")


def write_csv(
    file: TextIO,
    timeline: Timeline[Any],
    unit: Unit = "event",
    situations: Iterable[Record] = (),
    codes: StateCodes = "iso3",
) -> None:
    """Write the rows of :func:`rows` under a line of names; lines end in LF.

    A missing value is an empty cell, yes and no are ``true`` and ``false``. A text that a
    program for spreadsheets would compute (it begins with ``=``, ``+``, ``-``, ``@``, a tab or a
    line break) has an apostrophe before it; one that begins with apostrophes and then such a
    sign has one more. ``st.read_table`` takes that one away again.

    Args:
        file: Where to.
        timeline: Its events.
        unit: What a row is.
        situations: Situations that follow the events.
        codes: Which codes states have, for the unit dyad.

    Raises:
        QueryError: No such codes.

    >>> import io
    >>> import syriatimeline as st
    >>> file = io.StringIO()
    >>> write_csv(file, st.load().where(place="Baku"))
    >>> len(file.getvalue().splitlines())
    3
    """
    found = rows(timeline, unit, situations, codes)
    write_cells(file, [column.name for column in UNITS[unit]], (row.values() for row in found))


def write_cells(file: TextIO, headings: Iterable[str], found: Iterable[Iterable[object]]) -> None:
    """Write headings and rows in that form."""
    file.writelines(",".join([_cell(value) for value in row]) + "\n" for row in (headings, *found))


def _cell(value: object) -> str:
    """A value as it stands in the file. The module csv leaves bare carriage returns unquoted."""
    if value is None:
        return ""
    if not isinstance(value, str):
        return str(value).lower() if isinstance(value, bool) else str(value)
    # No table may hold a zero byte, and many readers end there.
    text = value.replace("\0", "\N{REPLACEMENT CHARACTER}")
    if _COMPUTED.match(text):
        text = f"'{text}"
    if any(sign in text for sign in ',"\r\n'):
        text = '"' + text.replace('"', '""') + '"'
    return text


def read_back(text: str) -> str:
    """The text that a cell was written from, without the apostrophe that guards it.

    >>> read_back("'=1+1"), read_back("'tis")
    ('=1+1', "'tis")
    """
    return text[1:] if _KEPT.match(text) else text
