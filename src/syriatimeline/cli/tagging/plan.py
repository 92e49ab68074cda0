"""What is read: a first look at all of it, then the documents one by one."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import click

from syriatimeline.cli.tagging.documents import Defaults, Input, read
from syriatimeline.cli.tagging.inputs import InputProblem, Source
from syriatimeline.cli.tagging.output import folder_file, refuse_existing
from syriatimeline.errors import UnusableInputError

__all__ = ["Plan"]


class Plan(NamedTuple):
    """What is read, and where the results go."""

    sources: Sequence[Source]
    defaults: Defaults
    output: Path | None
    folder: bool

    def survey(self, problems: list[InputProblem]) -> int | None:
        """How many documents there are, None with standard input; ends where any is unusable.

        Files are read once more for it, so that no time is lost on a run that would fail.
        """
        if self.output is not None and not self.folder:
            refuse_existing(self.output)
        files = [each for each in self.sources if each.path is not None]
        stems: dict[str, str] = {}
        total = 0
        for source in files:
            for found in read(source, self.defaults):
                total += 1
                if isinstance(found, Input) and self.folder:
                    problems.extend(self._taken(found, stems))
                elif isinstance(found, InputProblem):
                    problems.append(found)
        for problem in problems:
            click.echo(f"Error: {problem.message}", err=True)
        if problems:
            sys.exit(2)
        return total if len(files) == len(self.sources) else None

    def _taken(self, found: Input, stems: dict[str, str]) -> Iterator[InputProblem]:
        assert self.output is not None
        path = folder_file(self.output, found.stem)
        if found.stem in stems:
            both = f"{stems[found.stem]} and {found.id}"
            yield InputProblem(f"{both} would both go to {path}; rename one")
        stems[found.stem] = found.id
        try:
            refuse_existing(path)
        except UnusableInputError as error:
            yield InputProblem(str(error))

    def documents(self, problems: list[InputProblem]) -> Iterator[Input]:
        """The documents; what has become unusable meanwhile, or comes on standard input so, is
        said and kept.
        """
        for source in self.sources:
            for found in read(source, self.defaults):
                if isinstance(found, Input):
                    yield found
                else:
                    problems.append(found)
                    click.echo(f"Error: {found.message}", err=True)
