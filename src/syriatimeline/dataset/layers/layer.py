"""Layer: somebody's additions and changes, in a folder or an installed package."""

from __future__ import annotations

import re
from pathlib import Path

from attrs import frozen

from syriatimeline.errors import LayerError
from syriatimeline.installed import installed

__all__ = ["GROUP", "NAME", "TAKEN", "Layer", "find_layer", "installed_layers"]

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
        folder: The folder that holds ``layer.yaml``.
        distribution: Name and version of the package that brings it; empty for a plain folder.
    """

    name: str
    folder: Path
    distribution: str = ""

    def __str__(self) -> str:
        return f"{self.name} ({self.distribution or self.folder})"


def installed_layers() -> tuple[Layer, ...]:
    """The layers of installed packages, by name; none is read, and no code of theirs runs.

    A package names its layer under ``[project.entry-points."syriatimeline.layers"]`` as
    ``name = "package"`` or ``name = "package:folder"``, the folder being one inside the package.

    Raises:
        LayerError: Two packages bring layers of one name; names both.
    """
    found: dict[str, Layer] = {}
    for point in installed(GROUP):
        try:
            layer = Layer(point.name, point.folder(), point.distribution)
        except ValueError as problem:
            raise LayerError(str(problem)) from None
        other = found.get(layer.name)
        if other is not None:
            raise LayerError(
                f"two packages bring a layer called {layer.name!r}: {other.distribution} and "
                f"{layer.distribution}; uninstall one of them"
            )
        found[layer.name] = layer
    return tuple(found[name] for name in sorted(found))


def find_layer(named: str | Path) -> Layer:
    """The layer of a folder, or the installed one of a name.

    Args:
        named: A path that holds a slash or is a :class:`~pathlib.Path`, or a name.

    Raises:
        LayerError: There is none; names those that are installed.
    """
    if isinstance(named, Path) or "/" in named or "\\" in named or named in (".", ".."):
        folder = Path(named)
        if not (folder / "layer.yaml").is_file():
            raise LayerError(f"{folder}: no layer.yaml is in it; give the folder of a layer")
        return Layer(folder.resolve().name, folder)
    by_name = {layer.name: layer for layer in installed_layers()}
    if named not in by_name:
        there = ", ".join(by_name) or "none"
        raise LayerError(
            f"no layer called {named!r} is installed (installed: {there}); for a folder write "
            f"./{named}"
        )
    return by_name[named]
