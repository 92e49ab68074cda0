"""Answer: the columns and rows that a query gives."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape
from typing import TYPE_CHECKING, Any

from attrs import field, frozen

from syriatimeline.dataset.counted import counted
from syriatimeline.errors import MissingExtraError

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["Answer"]

#: Rows and characters of a cell that are shown; what lies beyond is counted, or cut.
SHOWN_ROWS, SHOWN_CHARACTERS = 40, 60
#: The types of pandas for those of SQL; a column of another type holds Python's values.
_PANDAS = {
    "DATE": "datetime64[s]",
    "BOOLEAN": "boolean",
    "VARCHAR": "string",
    "DOUBLE": "float64",
    "FLOAT": "float64",
    **dict.fromkeys(("TINYINT", "SMALLINT", "INTEGER", "BIGINT"), "Int64"),
    **dict.fromkeys(("UTINYINT", "USMALLINT", "UINTEGER"), "Int64"),
}


@frozen
class Answer:
    """What a query gives: immutable, a sequence of rows in their order.

    Attributes:
        columns: The names of the columns.
        types: Their types in SQL, such as ``VARCHAR`` and ``DATE``.
        rows: The rows, each with a value for each column; None where there is none.
        complete: Whether these are all rows; a limit can cut them.
    """

    columns: tuple[str, ...]
    types: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...] = field(repr=False, hash=False)
    complete: bool = True

    def __len__(self) -> int:
        return len(self.rows)

    def __iter__(self) -> Iterator[tuple[Any, ...]]:
        return iter(self.rows)

    def __getitem__(self, at: int) -> tuple[Any, ...]:
        return self.rows[at]

    def to_pandas(self) -> pd.DataFrame:
        """A pandas frame: days are ``datetime64[s]``, whole numbers ``Int64``, texts ``string``.

        Raises:
            MissingExtraError: pandas is not installed.
        """
        try:
            import pandas as pd
        except ImportError as error:
            raise MissingExtraError("to_pandas", "pandas") from error
        frame = pd.DataFrame(
            {
                at: pd.Series([row[at] for row in self.rows], dtype=_PANDAS.get(kind, object))
                for at, kind in enumerate(self.types)
            }
        )
        # Names come last, as a query can give one name to two columns.
        frame.columns = pd.Index(self.columns)
        return frame

    @property
    def count(self) -> str:
        """How many rows, in words."""
        more = "" if self.complete else ", and there are more"
        return f"{counted(len(self), 'row')}{more}"

    def __repr__(self) -> str:
        if self.columns == ("explain_key", "explain_value"):
            # A drawing, of which no line may be cut.
            return "\n".join(str(text) for _, text in self.rows)
        shown = [[_cell(value) for value in row] for row in self.rows[:SHOWN_ROWS]]
        widths = [max(map(len, cells)) for cells in zip(self.columns, *shown, strict=True)]
        lines = [self.columns, ["-" * width for width in widths], *shown]
        text = "\n".join(_line(cells, widths) for cells in lines)
        return f"{text}\n({self._told()})"

    def _told(self) -> str:
        return self.count + (f"; the first {SHOWN_ROWS} shown" if len(self) > SHOWN_ROWS else "")

    def _repr_html_(self) -> str:
        """A table for notebooks; every text in it is escaped."""
        body = "".join(_html("td", map(_cell, row)) for row in self.rows[:SHOWN_ROWS])
        return (
            f'<table class="syriatimeline"><caption>{escape(self._told())}</caption>'
            f"<thead>{_html('th', self.columns)}</thead><tbody>{body}</tbody></table>"
        )


def _cell(value: object) -> str:
    text = "" if value is None else " ".join(str(value).split())
    return text if len(text) <= SHOWN_CHARACTERS else text[: SHOWN_CHARACTERS - 1] + "…"


def _line(cells: Iterable[str], widths: list[int]) -> str:
    return "  ".join(map(str.ljust, cells, widths)).rstrip()


def _html(tag: str, cells: Iterable[str]) -> str:
    return f"<tr>{''.join(f'<{tag}>{escape(cell)}</{tag}>' for cell in cells)}</tr>"
