"""Where a layer lies in the folder that somebody names: that very folder, or the package of it."""

from __future__ import annotations

from pathlib import Path

from syriatimeline.dataset.bundle import LAYER_BUNDLE
from syriatimeline.errors import LayerError

__all__ = ["layer_folder", "layers_in"]

_AUTHORED = "layer.yaml"


def layers_in(folder: Path) -> tuple[Path, ...]:
    """The layers of a folder: itself, if it is one, or those of the package in it.

    In a package the authoring form may lie under ``src`` or, where the compiled form is what is
    published, in a folder of its own; it goes before the compiled one, which is made of it.

    Args:
        folder: A layer in either form, or a folder with ``pyproject.toml`` in it.

    >>> layers_in(Path("no such folder"))
    ()
    """
    if (folder / _AUTHORED).is_file() or (folder / LAYER_BUNDLE).is_file():
        return (folder,)
    authored = [*folder.glob(f"src/*/data/{_AUTHORED}")]
    if (folder / "pyproject.toml").is_file():
        authored += folder.glob(f"*/{_AUTHORED}")
    found = authored or folder.glob(f"src/*/data/{LAYER_BUNDLE}")
    return tuple(sorted(path.parent for path in found))


def layer_folder(folder: Path) -> Path:
    """The layer of a folder that is to be added to: itself, or the one layer of the package in it.

    Raises:
        LayerError: It holds none in the authoring form, or several.
    """
    inside = [each for each in layers_in(folder) if (each / _AUTHORED).is_file()]
    if len(inside) != 1:
        what = "several layers are" if inside else f"no {_AUTHORED} is"
        raise LayerError(f"{folder}: {what} in it; give the folder of a layer with --folder")
    return inside[0]
