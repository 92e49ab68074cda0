"""What is wrong with a layer, seen on the installed dataset."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from syriatimeline.dataset.blanks import check_blanks
from syriatimeline.dataset.layers.apply import with_layers
from syriatimeline.dataset.layers.compiled import compiled_manifest
from syriatimeline.dataset.layers.layer import find_layer
from syriatimeline.dataset.layers.manifest import Manifest, read_manifest
from syriatimeline.dataset.load import load_dataset
from syriatimeline.dataset.problems import Problem, Problems
from syriatimeline.errors import ProblemsError

__all__ = ["builds_on", "layer_problems", "manifest_of"]


def manifest_of(folder: Path) -> Manifest:
    """What the ``layer.yaml`` of a folder says.

    Raises:
        LayerError: There is none.
        ProblemsError: It cannot be read; holds every problem.
    """
    layer, problems = find_layer(folder), Problems()
    if layer.compiled:
        return compiled_manifest(layer)
    manifest = read_manifest(layer, f"{folder}/", problems)
    if manifest is None or problems.found:
        raise ProblemsError(problems.sorted())
    return manifest


def layer_problems(folder: Path, beside: Iterable[Path] = ()) -> tuple[Problem, ...]:
    """Every problem that a layer has on the installed dataset, by file, line and column.

    Args:
        folder: The folder of the layer.
        beside: Folders of layers that it may build on; others that it names must be installed.

    Raises:
        LayerError: It, or a layer that it builds on, is not there.

    >>> import tempfile
    >>> from syriatimeline.dataset.layers import start_layer
    >>> with tempfile.TemporaryDirectory() as parent:
    ...     package = start_layer("mylab", Path(parent) / "mylab")
    ...     layer_problems(package / "src" / "mylab_layer" / "data")
    ()
    """
    found = Problems()
    try:
        with_layers(load_dataset(), [*builds_on(folder, beside), folder])
    except ProblemsError as error:
        found.extend(each for each in error.problems if isinstance(each, Problem))
    check_blanks(folder, found, f"{folder}/")
    return found.sorted()


def builds_on(folder: Path, beside: Iterable[Path] = ()) -> tuple[str | Path, ...]:
    """The layers that a layer builds on, and those that they build on.

    Raises:
        LayerError: One is not there.
        ProblemsError: A ``layer.yaml`` cannot be read.
    """
    folders = {manifest_of(each).name: each for each in beside if each != folder}
    return tuple(dict.fromkeys(_below(manifest_of(folder), folders, set())))


def _below(manifest: Manifest, folders: Mapping[str, Path], seen: set[str]) -> Iterator[str | Path]:
    """What a layer builds on, and what that builds on."""
    for name in manifest.after:
        if name not in seen:
            seen.add(name)
            below = folders[name] if name in folders else find_layer(name).folder
            yield from _below(manifest_of(below), folders, seen)
            yield folders.get(name, name)
