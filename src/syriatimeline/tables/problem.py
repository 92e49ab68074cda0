"""TableProblem: something wrong in a cell, a row or a heading, with its place and what to do."""

from __future__ import annotations

from attrs import field, frozen

from syriatimeline.dataset.problems import CODES

__all__ = ["TableProblem", "TableProblems"]


@frozen
class TableProblem:
    """One thing that is wrong in a table.

    Attributes:
        file: The name of the file, or ``frame``.
        line: The line on which the row begins, from 1; of a frame the label of the row.
        column: The heading of the column; empty where it concerns the whole row.
        code: A key of :data:`~syriatimeline.dataset.CODES`.
        message: What is wrong and what to do, in one sentence.

    >>> print(TableProblem("mine.csv", 14, "when", "SYT946", "31.12.2024 is no EDTF"))
    mine.csv:14:when SYT946 31.12.2024 is no EDTF
    """

    file: str
    line: int | str
    column: str
    code: str
    message: str

    def __str__(self) -> str:
        place = ":".join(str(each) for each in (self.file, self.line, self.column) if each != "")
        return f"{place} {self.code} {self.message}"


@frozen
class TableProblems:
    """Collects problems while a table is read, so that one run reports them all.

    Attributes:
        file: The name of the table.
        found: The problems so far.
    """

    file: str
    found: list[TableProblem] = field(factory=list)

    def add(self, line: int | str, column: str, code: str, message: str) -> None:
        """Note a problem.

        Raises:
            KeyError: The code is not in the catalogue.
        """
        CODES[code]
        problem = TableProblem(self.file, line, column, code, message)
        if problem not in self.found[-40:]:
            self.found.append(problem)
