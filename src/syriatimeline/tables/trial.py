"""A layer as it would be: tried in a copy, and compared with what its table says."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import Any

from syriatimeline.dataset.layers.apply import with_layers
from syriatimeline.dataset.layers.check_layer import builds_on
from syriatimeline.dataset.load import load_dataset
from syriatimeline.dataset.problems import Problem
from syriatimeline.errors import ProblemsError
from syriatimeline.query.timeline import Timeline
from syriatimeline.tables.layer_text import Written
from syriatimeline.tables.names import Names
from syriatimeline.tables.own_cells import OwnCells
from syriatimeline.tables.plan import Plan
from syriatimeline.tables.problem import TableProblem, TableProblems
from syriatimeline.tables.schema import COMPUTED
from syriatimeline.tables.table import Table
from syriatimeline.tables.target import Target

__all__ = ["compare", "tried"]


def tried(table: Table, target: Target, text: Written) -> Timeline[Any]:
    """The dataset with the layer as it would be.

    Raises:
        ProblemsError: The layer would have problems; each is told where the table has it.
    """
    with tempfile.TemporaryDirectory() as parent:
        trial = Path(parent) / target.name
        (trial / "events").mkdir(parents=True)
        if not target.new:
            for path in target.folder.iterdir():
                if path.is_file():
                    shutil.copyfile(path, trial / path.name)
        for name, content in {**target.files, **text.files}.items():
            (trial / name).write_text(content, "utf-8", newline="\n")
        try:
            return Timeline(with_layers(load_dataset(), [*builds_on(trial), trial]))
        except ProblemsError as error:
            found = [_told(each, f"{trial}/", table, text) for each in error.problems]
            raise ProblemsError(found) from None


def _told(problem: object, folder: str, table: Table, text: Written) -> object:
    """A problem of the layer as one of the row that it comes from."""
    if not isinstance(problem, Problem):
        return problem
    file = problem.file.removeprefix(folder)
    block = text.block_at(file, problem.line)
    column = text.column_at(file, problem.line, problem.message) if block else ""
    block = block or text.block_named(problem.message)
    if block is None or block.line == 0:
        return str(problem).removeprefix(folder)
    heading = column if column in table.headings else ""
    return TableProblem(table.name, block.line, heading, problem.code, problem.message)


def compare(table: Table, plan: Plan, target: Target, after: Timeline[Any]) -> None:
    """Refuse an import after which the dataset would not say what the table says.

    Raises:
        ProblemsError: A cell would come out otherwise.
    """
    problems = TableProblems(table.name)
    own = OwnCells(after, Names(after))
    before = OwnCells(target.now, Names(target.now))
    for at, row in enumerate(table):
        record = own.records[plan.records[at]]
        known = before.records.get(record.id)
        for heading in own.differing(row, record):
            if heading in COMPUTED and known is not None:
                continue  # What it rests on was changed by the row itself; checked before.
            code = "SYT951" if heading in COMPUTED else "SYT952"
            message = (
                f'would come out as "{own.cell(record, heading)}"; correct it, or leave it out'
            )
            problems.add(row.line, heading, code, message)
    if problems.found:
        raise ProblemsError(problems.found)
