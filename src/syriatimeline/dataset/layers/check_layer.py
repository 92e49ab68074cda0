"""What is wrong with a layer, seen on the installed dataset."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from syriatimeline.dataset.blanks import check_blanks
from syriatimeline.dataset.layers.apply import Stacked, stacked
from syriatimeline.dataset.layers.compiled import open_compiled
from syriatimeline.dataset.layers.layer import find_layer
from syriatimeline.dataset.layers.manifest import Manifest, read_manifest
from syriatimeline.dataset.load import load_dataset
from syriatimeline.dataset.problems import Problem, Problems
from syriatimeline.errors import LayerError, ProblemsError

__all__ = ["builds_on", "checked", "layer_problems", "manifest_of", "needed"]


def manifest_of(folder: Path) -> Manifest:
    """What the ``layer.yaml`` of a folder says.

    Raises:
        LayerError: There is none.
        ProblemsError: It cannot be read; holds every problem.
    """
    layer, problems = find_layer(folder), Problems()
    if layer.compiled:
        return open_compiled(layer).manifest
    manifest = read_manifest(layer, f"{folder}/", problems)
    if manifest is None or problems.found:
        raise ProblemsError(problems.sorted())
    return manifest


def layer_problems(folder: str | Path, beside: Iterable[str | Path] = ()) -> tuple[Problem, ...]:
    """Every problem that a layer has on the installed dataset, by file, line and column.

    Args:
        folder: The folder of the layer or its package (``"./mylab"``), or an installed layer.
        beside: Layers that it may build on; others that it names must be installed.

    Raises:
        LayerError: It, or a layer that it builds on, is not there.

    >>> import tempfile
    >>> from syriatimeline.dataset.layers import start_layer
    >>> with tempfile.TemporaryDirectory() as parent:
    ...     package = start_layer("mylab", Path(parent) / "mylab")
    ...     layer_problems(package / "src" / "mylab_layer" / "data")
    ()
    """
    try:
        checked(folder, beside)
    except ProblemsError as error:
        return tuple(each for each in error.problems if isinstance(each, Problem))
    return ()


def checked(folder: str | Path, beside: Iterable[str | Path] = ()) -> Stacked:
    """A layer on the installed dataset and on what it builds on, if nothing is wrong with it.

    Args:
        folder: As :func:`layer_problems` takes it.
        beside: The same.

    Raises:
        LayerError: It, or a layer that it builds on, is not there.
        ProblemsError: It is wrong, or something in it is still to be filled in.
    """
    own, found = find_layer(folder), Problems()
    stack = None
    try:
        # Which of two layers is right is for those to say who load both.
        below = builds_on(own.folder, beside)
        stack = stacked(load_dataset(), [*below, own.folder], ordered=True)
    except ProblemsError as error:
        found.extend(each for each in error.problems if isinstance(each, Problem))
    check_blanks(own.folder, found, f"{own.folder}/")
    if stack is None or found.found:
        raise ProblemsError(found.sorted())
    return stack


def needed(folder: Path, named: Iterable[str | Path]) -> tuple[Path, ...]:
    """The folders of layers that somebody gives because a layer builds on them.

    Raises:
        LayerError: One is not there, or the layer does not build on it.
        ProblemsError: A ``layer.yaml`` cannot be read.
    """
    folders = tuple(find_layer(each).folder for each in named)
    below = {find_layer(each).folder for each in builds_on(folder, folders)} if folders else set()
    for each in folders:
        if each not in below:
            name = manifest_of(each).name
            raise LayerError(
                f"{folder}: it does not build on {name}; leave that one out, or write "
                f"after: [{name}] into its layer.yaml"
            )
    return folders


def builds_on(folder: Path, beside: Iterable[str | Path] = ()) -> tuple[str | Path, ...]:
    """The layers that a layer builds on, and those that they build on.

    Raises:
        LayerError: One is not there.
        ProblemsError: A ``layer.yaml`` cannot be read.
    """
    others = (find_layer(each).folder for each in beside)
    folders = {manifest_of(each).name: each for each in others if each != folder}
    return tuple(dict.fromkeys(_below(manifest_of(folder), folders, set())))


def _below(manifest: Manifest, folders: Mapping[str, Path], seen: set[str]) -> Iterator[str | Path]:
    """What a layer builds on, and what that builds on."""
    for name in manifest.after:
        if name not in seen:
            seen.add(name)
            below = folders[name] if name in folders else _installed(name, manifest)
            yield from _below(manifest_of(below), folders, seen)
            yield folders.get(name, name)


def _installed(name: str, above: Manifest) -> Path:
    try:
        return find_layer(name).folder
    except LayerError as error:
        raise LayerError(
            f"layer {above} builds on {name}, which is not at hand ({error}); give its folder as "
            "well: --layer of check and compile, or syriatimeline_layers for pytest"
        ) from error
