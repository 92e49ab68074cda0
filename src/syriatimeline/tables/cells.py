"""One cell: from what stands in it to a typed value, or to a sentence that says what is wrong."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from syriatimeline.calendar import possible_days
from syriatimeline.errors import CalendarError
from syriatimeline.query.columns import Column
from syriatimeline.query.csv_table import read_back
from syriatimeline.query.records import nearest_names
from syriatimeline.tables.schema import EDTF

__all__ = ["CellError", "read_cell"]

#: What a program for spreadsheets would compute, and what it shows where it could not.
_FORMULA = re.compile(r"=\s*[-+(]*\s*(?:[A-Z][A-Z0-9.]*\(|\$?[A-Z]{1,3}\$?[0-9]+\b|[0-9])")
_FAILED = re.compile(r"#(?:NAME\?|REF!|VALUE!|DIV/0!|N/A|NULL!|NUM!|SPILL!|CALC!)")
_ISO_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_SERIAL = re.compile(r"[0-9]{5}(?:[.,][0-9]+)?")
_OTHER_NOTATION = re.compile(r"[0-9]{1,4}([./-])[0-9]{1,2}\1[0-9]{1,4}(?:[ T][0-9:.]+)?")
_NUMBER = re.compile(r"-?[0-9]{1,18}")
#: A span as tables for people print it; what its end leaves out is as at its beginning.
_SPAN = re.compile(
    r"([0-9]{4}(?:-[0-9]{2}){0,2})\s*(?:\.\.|…|[–—]| - )\s*([0-9]{2,4}(?:-[0-9]{2}){0,2})"
)


class CellError(ValueError):
    """What is wrong with a cell.

    Attributes:
        code: Its code.
    """

    def __init__(self, code: str, message: str) -> None:
        self.code = code
        super().__init__(message)


def read_cell(column: Column, text: str) -> Any:
    """The value of a cell under the schema of its column.

    Args:
        column: Says what the cell may hold.
        text: What stands in it.

    Returns:
        A text as it stands, without the apostrophe that keeps spreadsheets from computing it; of
        an empty cell an empty text, or None in columns of other forms.

    Raises:
        CellError: It holds something else.

    >>> from syriatimeline.tables.schema import columns_of
    >>> read_cell(columns_of("event")["earliest"], "2024-12-08")
    datetime.date(2024, 12, 8)
    """
    if text.startswith(("=", "#")):
        _refuse_formula(text)
    if column.form == "text":
        return _edtf(text) if column.name in EDTF else read_back(text)
    stripped = text.strip()
    if not stripped:
        return None
    if column.form == "key":
        return read_back(text)
    if column.form == "day":
        return _day(stripped)
    if column.form == "number":
        return _number(stripped)
    if column.form == "flag":
        return _flag(stripped)
    if stripped in column.values:
        return stripped
    raise CellError("SYT945", f'"{stripped}" is no {column.name}; {_hint(stripped, column.values)}')


def _refuse_formula(text: str) -> None:
    if _FORMULA.match(text):
        what = "is a formula; paste its value over it"
    elif _FAILED.fullmatch(text.strip()):
        what = "stands for a formula that failed; write the value itself"
    else:
        return
    raise CellError("SYT949", f'"{_short(text)}" {what}')


def _day(text: str) -> date:
    if not _ISO_DAY.fullmatch(text):
        raise CellError("SYT946", _no_date(text, "a day in ISO 8601"))
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise CellError("SYT946", f'"{text}" does not exist; correct the day') from None


def _edtf(text: str) -> str:
    stripped = text.strip()
    if stripped:
        try:
            possible_days(stripped)
        except CalendarError as error:
            other = _SERIAL.fullmatch(stripped) or _OTHER_NOTATION.fullmatch(stripped)
            message = _no_date(stripped, "EDTF") if other else _span_meant(stripped) or str(error)
            raise CellError("SYT946", message) from error
    return stripped


def _span_meant(text: str) -> str:
    """How EDTF writes what may be a span of days; nothing where it is none."""
    match = _SPAN.fullmatch(text)
    if match is None:
        return ""
    start, end = match.groups()
    end = start[: len(start) - len(end)] + end if len(end) < len(start) else end
    return (
        f'"{text}" is not EDTF; write {start}/{end} for a span from day to day, or '
        f"[{start}..{end}] for one day among these"
    )


def _no_date(text: str, wanted: str) -> str:
    if _SERIAL.fullmatch(text):
        return (
            f"{text} is the number under which a spreadsheet keeps a day; give the column the "
            "format text and write the day, such as 2024-12-08"
        )
    return (
        f'"{_short(text)}" is not {wanted}, and is not guessed at; write year, month and day, '
        "such as 2024-12-08"
    )


def _number(text: str) -> int:
    if not _NUMBER.fullmatch(text):
        raise CellError("SYT945", f'"{_short(text)}" is no whole number; write one, such as 3')
    return int(text)


def _flag(text: str) -> bool:
    if text.casefold() not in ("true", "false"):
        raise CellError("SYT945", f'"{_short(text)}" is neither true nor false; write one of them')
    return text.casefold() == "true"


def _hint(value: str, known: tuple[str, ...]) -> str:
    near = nearest_names(value, known)
    return f"did you mean {' or '.join(near)}?" if near else f"choose one of {', '.join(known)}"


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 40 else f"{line[:39]}…"
