"""Rows in which a cell is wrong: what else is wrong with them, so that one run tells it all."""

from __future__ import annotations

from collections.abc import Collection

from attrs import evolve

from syriatimeline.tables.additions import new_record
from syriatimeline.tables.dates import DATE_COLUMNS
from syriatimeline.tables.names import UnclearNameError, cells_of_names
from syriatimeline.tables.overrides import changes_of
from syriatimeline.tables.problem import TableProblem, TableProblems
from syriatimeline.tables.read import Reading
from syriatimeline.tables.table import Row
from syriatimeline.tables.which_record import record_of
from syriatimeline.tables.work import Work

__all__ = ["in_order", "judge_faulty"]

_DATES = frozenset({*DATE_COLUMNS, "when"})
#: Where one of these is wrong, nobody knows what the row is about.
_WHICH = frozenset({"", "id", "slug", "title"})


def judge_faulty(reading: Reading, work: Work) -> None:
    """Note what else is wrong with faulty rows; nothing of them is kept.

    Args:
        reading: The table as far as it could be read.
        work: The import.
    """
    wrong: dict[int | str, set[str]] = {}
    for each in work.problems.found:
        wrong.setdefault(each.line, set()).add(each.column)
    for row in reading.faulty:
        columns = wrong.get(row.line, set())
        own = evolve(work, problems=TableProblems(work.problems.file))
        _check_names(row, own)
        if not columns & _WHICH:
            _judge(row, own)
        for each in own.problems.found:
            if not _follows(each.column, columns):
                work.problems.add(each.line, each.column, each.code, each.message)


def in_order(reading: Reading, problems: TableProblems) -> list[TableProblem]:
    """Problems in the order of rows and columns."""
    lines = {line: at for at, line in enumerate(reading.lines)}
    columns = {name: at for at, name in enumerate(reading.table.headings)}

    def place(problem: TableProblem) -> tuple[int, int]:
        return lines.get(problem.line, -1), columns.get(problem.column, -1)

    return sorted(problems.found, key=place)


def _judge(row: Row, work: Work) -> None:
    before = len(work.problems.found)
    record = record_of(row, work)
    if record is not None:
        list(changes_of(row, record, work))
    elif len(work.problems.found) == before:
        list(new_record(row, work, work.target.ids("", 4), set()))


def _follows(column: str, wrong: Collection[str]) -> bool:
    """Whether a problem is only that a wrong cell was left out."""
    return column in wrong or (column in _DATES and not _DATES.isdisjoint(wrong))


def _check_names(row: Row, work: Work) -> None:
    """Note unknown names, whatever kind of event it is."""
    for sort, heading, cell in cells_of_names(row, work.roles):
        try:
            work.names.slugs(sort, cell)
        except UnclearNameError as error:
            for message in error.messages:
                work.problems.add(row.line, heading, error.code, message)
