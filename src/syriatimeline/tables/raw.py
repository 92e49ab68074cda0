"""A file or a frame -> headings and cells as texts; nothing is understood yet."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Iterable
from datetime import date, datetime
from pathlib import Path
from typing import Any

from attrs import frozen

from syriatimeline.errors import ProblemsError, QueryError, UnusableInputError
from syriatimeline.query.csv_table import read_back
from syriatimeline.tables.problem import TableProblem

__all__ = ["Raw", "raw_table"]

#: What can stand between cells.
_SEPARATORS = (",", ";", "\t")
#: The first line by which Excel is told what separates the cells.
_SAID = re.compile(r"sep=([,;\t])\r?\n")
_EMPTY = "the file is empty; its first line must hold the headings"


@frozen
class Raw:
    """A table whose cells are texts.

    Attributes:
        name: The name of its file, or ``frame``.
        top: Where the headings stand: the line, or ``columns`` of a frame.
        headings: The headings.
        rows: For each row its line or label, and its cells.
    """

    name: str
    top: int | str
    headings: tuple[str, ...]
    rows: tuple[tuple[int | str, tuple[str, ...]], ...]


def raw_table(source: Any, known: Iterable[str]) -> Raw:
    """The cells of a file or frame.

    Args:
        source: A path, or a pandas frame.
        known: Headings, by which commas, semicolons and tabs are told apart.

    Raises:
        UnusableInputError: There is no such file.
        ProblemsError: It is no table.
        QueryError: It is neither a path nor a frame.
    """
    if isinstance(source, str | Path):
        return _of_file(Path(source), frozenset(known))
    if hasattr(source, "iloc") and hasattr(source, "columns"):
        return _of_frame(source)
    raise QueryError(f"a table is the path of a file or a pandas frame, not {source!r:.60}")


def _of_file(path: Path, known: frozenset[str]) -> Raw:
    try:
        data = path.read_bytes()
    except OSError as error:
        reason = error.strerror or str(error)
        raise UnusableInputError(f"{path}: cannot be read ({reason}); give a CSV file") from error
    text = _decoded(data, path.name)
    if not text.strip():
        raise _no_table(path.name, 1, _EMPTY)
    said = _SAID.match(text)
    separator = said[1] if said else _separator(text, known)
    text, begun = (text[said.end() :], 2) if said else (text, 1)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    found: list[tuple[int, tuple[str, ...]]] = []
    above = begun - 1
    try:
        for cells in reader:
            # A program for spreadsheets also writes the rows that somebody emptied.
            if any(cell.strip() for cell in cells):
                found.append((begun, tuple(cells)))
            begun = above + reader.line_num + 1
    except csv.Error as error:
        message = f"the row that begins here cannot be read ({error}); look at its quotation marks"
        raise _no_table(path.name, begun, message) from error
    if not found:
        raise _no_table(path.name, 1, _EMPTY)
    top, headings = found[0]
    return Raw(path.name, top, tuple(map(str.strip, headings)), tuple(found[1:]))


def _decoded(data: bytes, name: str) -> str:
    if data.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        message = (
            "this is a workbook and no CSV; save the sheet as CSV in UTF-8, or read it with "
            "pandas.read_excel(…, dtype=str) and give the frame"
        )
        raise _no_table(name, 1, message)
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        # So Excel saves what it calls Unicode text.
        try:
            return data.decode("utf-16")
        except UnicodeDecodeError as error:
            message = f"byte {error.start} is not UTF-16; save the file as CSV in UTF-8"
            raise _no_table(name, 1, message) from error
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        message = f"byte {error.start} is not UTF-8; save the file as CSV in UTF-8"
        raise _no_table(name, line, message) from error
    if "\0" in text:
        raise _no_table(name, 1, "there are zero bytes in it; save the file as CSV in UTF-8")
    return text


def _no_table(name: str, line: int, message: str) -> ProblemsError:
    return ProblemsError((TableProblem(name, line, "", "SYT941", message),))


def _separator(text: str, known: frozenset[str]) -> str:
    """What the headings are separated by: that which gives the most known ones."""
    first = text.lstrip("\r\n").splitlines()[0]

    def score(separator: str) -> tuple[int, int]:
        cells = next(csv.reader([first], delimiter=separator), [])
        return sum(cell.strip() in known for cell in cells), len(cells)

    return max(_SEPARATORS, key=score)


def _of_frame(frame: Any) -> Raw:
    headings = tuple(map(str, frame.columns))
    columns = [_texts(frame.iloc[:, at]) for at in range(len(headings))]
    labels = [label if isinstance(label, int) else str(label) for label in frame.index.tolist()]
    rows = zip(*columns, strict=True) if columns else ()
    return Raw("frame", "columns", headings, tuple(zip(labels, rows, strict=True)))


def _texts(series: Any) -> list[str]:
    """The cells of a column of a frame as they would stand in a CSV file."""
    missing = series.isna().tolist()
    return [
        "" if gone else _kept(cell) if isinstance(cell, str) else _text(cell)
        for cell, gone in zip(series.tolist(), missing, strict=True)
    ]


def _kept(cell: str) -> str:
    """A text that keeps its apostrophe when the cell is read: in a frame nothing guards it."""
    return f"'{cell}" if read_back(cell) != cell else cell


def _text(cell: Any) -> str:
    if isinstance(cell, bool):
        return str(cell).lower()
    if isinstance(cell, float) and cell.is_integer():
        # Where a cell is missing, pandas makes floats of whole numbers.
        return str(int(cell))
    if isinstance(cell, datetime):
        # Years before 1000 keep their zeros only in this form.
        return (cell.date() if cell.time() == datetime.min.time() else cell).isoformat()
    return cell.isoformat() if isinstance(cell, date) else str(cell)
