"""The structure shows the flow of data: a folder imports only folders before it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import syriatimeline

PACKAGE = Path(syriatimeline.__file__).parent
ORDER = (
    "calendar",
    "temporal",
    "articles",
    "events",
    "dataset",
    "charts",
    "query",
    "tables",
    "export",
    "site",
    "cli",
)
ANYWHERE = ("errors", "installed", "lazy")
MODULES = sorted(path for path in PACKAGE.rglob("*.py") if path.parent != PACKAGE)


def _imports(path: Path) -> Iterator[str]:
    """Every module of the package that a file imports, inside functions too."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports are absolute"
            yield node.module or ""
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_folder_imports_only_folders_before_it(path: Path) -> None:
    """No module reaches up, at import time or later."""
    own = ORDER.index(path.relative_to(PACKAGE).parts[0])

    for name in _imports(path):
        parts = name.split(".")
        if parts[0] != "syriatimeline":
            continue
        if len(parts) == 1:
            assert ORDER[own] == "cli", f"{path} imports the package itself"
        elif parts[1] not in ANYWHERE:
            assert ORDER.index(parts[1]) <= own, f"{path} imports {name}"


def test_every_folder_has_its_place_in_the_order() -> None:
    """A new folder must be given a number."""
    folders = {path.parent.name for path in PACKAGE.glob("*/__init__.py")}

    assert set(ORDER) == folders


def test_what_stands_beside_the_folders_imports_none_of_them_eagerly() -> None:
    """Errors, the lazy importer and what finds packages know nothing of the rest."""
    for name in ANYWHERE:
        imported = set(_imports(PACKAGE / f"{name}.py"))

        assert not any(each.startswith("syriatimeline.") for each in imported)
