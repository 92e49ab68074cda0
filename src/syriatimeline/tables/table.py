"""Table: rows that were read and found sound."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, TextIO, overload

from attrs import evolve, field, frozen

from syriatimeline.calendar import When
from syriatimeline.dataset.counted import counted
from syriatimeline.errors import UnknownNameError
from syriatimeline.query.columns import Unit
from syriatimeline.query.records import nearest_names
from syriatimeline.tables.schema import columns_of, role_column

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["Row", "Table"]


@frozen
class Row(Mapping[str, Any]):
    """A row: a read-only map from the headings to typed values.

    A text is a ``str``, a day a ``date``, a flag a ``bool``, a number an ``int``, a category one
    of its values; an empty cell is ``""`` where a text stands, otherwise None.

    Attributes:
        line: The line on which it begins, from 1; of a frame the label of the row.
        headings: The headings of its table.
        cells: Its values, in the order of the headings.
        when: The date that its columns give together; of a claim, what the source says. None if
            they name no day.
    """

    line: int | str
    headings: tuple[str, ...] = field(repr=False)
    cells: tuple[Any, ...]
    when: When | None = None

    def __getitem__(self, heading: str) -> Any:
        try:
            return self.cells[self.headings.index(heading)]
        except ValueError:
            near = nearest_names(heading, self.headings)
            raise UnknownNameError("column", heading, near) from None

    def __contains__(self, heading: object) -> bool:
        return heading in self.headings

    def get(self, heading: str, default: Any = None) -> Any:
        """The value under a heading, or ``default`` if there is no such column."""
        # Without looking for names like it, as a failed subscript does.
        return self[heading] if heading in self.headings else default

    def __iter__(self) -> Iterator[str]:
        return iter(self.headings)

    def __len__(self) -> int:
        return len(self.headings)


@frozen(repr=False)
class Table(Sequence[Row]):
    """A table of events, claims, actors or dyads that was read and found sound.

    Attributes:
        name: The name of its file, or ``frame``.
        unit: What a row is.
        headings: Its headings, in their order.
        rows: Its rows, in their order.
        categories: The values that each category may have.

    >>> import syriatimeline as st
    >>> table = st.read_table(st.load().where(place="Baku").to_pandas())
    >>> table
    <table frame: 2 rows (event), 29 columns>
    >>> table[0]["kind"], table[0].when.edtf
    ('Meeting', '[2025-04-17..2025-04-18]')
    """

    name: str
    unit: Unit
    headings: tuple[str, ...]
    rows: tuple[Row, ...]
    categories: tuple[tuple[str, tuple[str, ...]], ...] = ()

    @overload
    def __getitem__(self, at: int) -> Row: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Row]: ...
    def __getitem__(self, at: int | slice) -> Row | Sequence[Row]:
        return self.rows[at]

    def __len__(self) -> int:
        return len(self.rows)

    def __repr__(self) -> str:
        rows, columns = counted(len(self.rows), "row"), counted(len(self.headings), "column")
        return f"<table {self.name}: {rows} ({self.unit}), {columns}>"

    def write_csv(self, file: TextIO) -> None:
        """Write it as ``syriatimeline timeline --format csv`` does.

        Args:
            file: Where to.
        """
        from syriatimeline.query.csv_table import write_cells

        write_cells(file, self.headings, (row.cells for row in self.rows))

    def to_pandas(self) -> pd.DataFrame:
        """A frame like that of ``Timeline.to_pandas``.

        Raises:
            MissingExtraError: pandas is not installed.
        """
        from syriatimeline.query.frames import frame_of

        known, values = columns_of(self.unit), dict(self.categories)
        columns = (
            evolve(
                known.get(name) or role_column(name),
                read=_cell(at),
                values=values.get(name, ()),
            )
            for at, name in enumerate(self.headings)
        )
        return frame_of(tuple(columns), self.rows)


def _cell(at: int) -> Callable[[Row], Any]:
    return lambda row: row.cells[at]
