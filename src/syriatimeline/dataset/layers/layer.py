"""Layer: somebody's additions and changes, in a folder or an installed package."""

from __future__ import annotations

import re
from os import PathLike
from pathlib import Path

from attrs import frozen

from syriatimeline.dataset.bundle import LAYER_BUNDLE
from syriatimeline.dataset.layers.folders import layers_in
from syriatimeline.errors import LayerError
from syriatimeline.installed import installed, unreadable

__all__ = [
    "GROUP",
    "NAME",
    "TAKEN",
    "Layer",
    "broken_layers",
    "find_layer",
    "installed_layers",
]

#: The entry point group in which packages name their layers.
GROUP = "syriatimeline.layers"
#: The form of a layer's name, which begins the ids of everything that it adds.
NAME = re.compile(r"[a-z][a-z0-9]{1,30}")
#: Names that no layer may have, for they begin ids of the base dataset.
TAKEN = frozenset({"act", "art", "dsp", "err", "org", "plc", "syt"})


@frozen
class Layer:
    """Where a layer lies. Nothing of it has been read yet.

    Attributes:
        name: Its name, by which it is asked for.
        folder: The folder that holds ``layer.yaml``, or its compiled form.
        distribution: Name and version of the package that brings it; empty for a plain folder.
    """

    name: str
    folder: Path
    distribution: str = ""

    @property
    def compiled(self) -> bool:
        """Whether it is there in compiled form alone, which is not read beside authoring files."""
        return not (self.folder / "layer.yaml").is_file() and (self.folder / LAYER_BUNDLE).is_file()

    def __str__(self) -> str:
        return f"{self.name} ({self.distribution or self.folder})"


def installed_layers() -> tuple[Layer, ...]:
    """The layers of installed packages, by name; none is read, and no code of theirs runs.

    A package names its layer under ``[project.entry-points."syriatimeline.layers"]`` as
    ``name = "package"`` or ``name = "package:folder"``, the folder being one inside the package.
    One that cannot be used is left out; :func:`broken_layers` says why.
    """
    return tuple(each for each in _sorted_out().values() if isinstance(each, Layer))


def broken_layers() -> tuple[str, ...]:
    """A sentence for each layer of an installed package that cannot be used, and what to do."""
    return (*unreadable(GROUP), *(each for each in _sorted_out().values() if isinstance(each, str)))


def _sorted_out() -> dict[str, Layer | str]:
    """Each layer by name, or what is wrong with it."""
    found: dict[str, Layer | str] = {}
    brought: dict[str, str] = {}
    for point in installed(GROUP):
        first = brought.setdefault(point.name, point.distribution)
        if point.name in found:
            found[point.name] = (
                f"two packages bring a layer called {point.name!r}: {first} and "
                f"{point.distribution}; uninstall one of them"
            )
            continue
        try:
            folder = point.folder()
            found[point.name] = Layer(point.name, folder, point.distribution)
            if not layers_in(folder):
                found[point.name] = (
                    f"{point.distribution}: no layer is in {folder}, where its entry point "
                    f"{point.value!r} leads; install the package again"
                )
        except ValueError as problem:
            found[point.name] = str(problem)
        if not NAME.fullmatch(point.name) or point.name in TAKEN:
            found[point.name] = (
                f"{point.distribution}: its entry point {point.name!r} is no name of a layer; it "
                "has small letters and digits, and begins no ids of the base dataset"
            )
    return found


def find_layer(named: str | Path) -> Layer:
    """The layer of a folder, or the installed one of a name.

    Args:
        named: A path that holds a slash or is a :class:`~pathlib.Path`, of a layer or of the
            package that it lies in; or a name.

    Raises:
        LayerError: There is none; names those that are installed.
    """
    if not isinstance(named, str | PathLike):
        raise LayerError(
            f"{named!r} is no layer; give the name of an installed one, or a folder as text or path"
        )
    if not isinstance(named, str) or "/" in named or "\\" in named or named in (".", ".."):
        folder = Path(named)
        inside = layers_in(folder)
        if len(inside) > 1:
            there = ", ".join(map(str, inside))
            raise LayerError(f"{folder}: several layers are in it; give one of {there}")
        if not inside:
            what = "no layer.yaml is in it" if folder.is_dir() else "no such folder"
            what = "this is a file" if folder.is_file() else what
            raise LayerError(f"{folder}: {what}; give the folder of a layer")
        return Layer(inside[0].resolve().name, inside[0])
    if not named.strip():
        raise LayerError("the name of a layer is empty; give one, or a folder such as ./mylab")
    by_name = _sorted_out()
    found = by_name.get(named)
    if isinstance(found, str):
        raise LayerError(found)
    if found is None:
        there = ", ".join(layer.name for layer in installed_layers()) or "none"
        raise LayerError(
            f"no layer called {named!r} is installed (installed: {there}); for a folder write "
            f"./{named}"
        )
    return found
