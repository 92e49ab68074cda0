"""A pytest plugin: each problem of a layer is a failed test, with file, line and code.

.. code-block:: toml

    [tool.pytest.ini_options]
    addopts = "-p syriatimeline.pytest_plugin"
    syriatimeline_layers = ["src/mylab_layer/data"]

It is no ``pytest11`` entry point: pytest rewrites the assertions of every module of a package that
brings one, which would slow down the tests of all who merely use the library.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from syriatimeline.dataset.problems import Problem

__all__ = ["LayerFile", "LayerItem"]

_OPTION = "syriatimeline_layers"


def pytest_addoption(parser: pytest.Parser) -> None:
    """Name the option."""
    parser.addini(_OPTION, "Folders of layers whose problems are failed tests.", type="paths")


def pytest_configure(config: pytest.Config) -> None:
    """Refuse a folder that is none: it would be passed over, and nobody would know."""
    for folder in config.getini(_OPTION):
        if not (folder / "layer.yaml").is_file():
            raise pytest.UsageError(f"{_OPTION}: {folder}: no layer.yaml is in it")


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    """Take the ``layer.yaml`` of each layer that is to be checked."""
    if file_path.name != "layer.yaml":
        return None
    folders = [folder.resolve() for folder in parent.config.getini(_OPTION)]
    if file_path.parent.resolve() not in folders:
        return None
    return LayerFile.from_parent(parent, path=file_path, folders=folders)


class LayerFile(pytest.File):
    """A layer. Its tests are its problems, or a single one that passes."""

    def __init__(self, *, folders: list[Path], **keywords: Any) -> None:
        super().__init__(**keywords)
        self.folders = folders

    def collect(self) -> Iterator[pytest.Item]:
        """One test for each problem, or one that says that there is none."""
        from syriatimeline.dataset.layers import layer_problems
        from syriatimeline.errors import SyriaTimelineError

        folder = self.path.parent.resolve()
        try:
            problems = layer_problems(folder, self.folders)
        except SyriaTimelineError as error:
            raise self.CollectError(str(error)) from error
        for problem in problems:
            mark = problem.mark
            file = mark.file.removeprefix(f"{folder}/")
            name = f"{file}:{mark.line}:{mark.column} {problem.code}"
            yield LayerItem.from_parent(self, name=name, problem=problem)
        if not problems:
            yield LayerItem.from_parent(self, name="no problems")


class LayerItem(pytest.Item):
    """One problem of a layer, or that it has none."""

    def __init__(self, *, problem: Problem | None = None, **keywords: Any) -> None:
        super().__init__(**keywords)
        self.problem = problem

    def runtest(self) -> None:
        """Fail with the problem."""
        if self.problem is not None:
            pytest.fail(str(self.problem), pytrace=False)

    def reportinfo(self) -> tuple[Path, int | None, str]:
        """File and line of the problem."""
        if self.problem is None:
            return self.path, None, self.name
        return Path(self.problem.file), self.problem.line - 1, self.name
