"""The layer that a table goes into, as it is before: its files, and what it lies on."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from attrs import field, frozen

from syriatimeline.dataset.layers.add import layer_folder
from syriatimeline.dataset.layers.apply import with_layers
from syriatimeline.dataset.layers.check_layer import builds_on, manifest_of
from syriatimeline.dataset.layers.layer import installed_layers
from syriatimeline.dataset.layers.start import check_name
from syriatimeline.dataset.load import load_dataset
from syriatimeline.errors import LayerError
from syriatimeline.query.timeline import Timeline

__all__ = ["Target", "find_target"]


@frozen
class Target:
    """A layer before something is imported.

    Attributes:
        folder: Where it lies, or will lie.
        name: Its name, which begins the ids of what it adds.
        files: The texts of its YAML files, by their path in the folder.
        below: The dataset that it lies on.
        now: The dataset with it; the same as below where the layer is new.
        new: Whether it has yet to be made.
    """

    folder: Path
    name: str
    files: dict[str, str] = field(repr=False)
    below: Timeline[Any]
    now: Timeline[Any]
    new: bool = False

    def ids(self, begin: str, digits: int) -> Ids:
        """The free ids of a sort, after all that stand anywhere in the layer."""
        pattern = re.compile(rf"(?<![\w-]){self.name}-{begin}([0-9]{{1,9}})(?!\w)")
        used = [int(each) for text in self.files.values() for each in pattern.findall(text)]
        return Ids(f"{self.name}-{begin}", digits, [max(used, default=0)])


@frozen
class Ids:
    """Ids that follow each other, and pass over those that were taken meanwhile."""

    begin: str
    digits: int
    last: list[int]
    taken: set[str] = field(factory=set)

    def take(self, wanted: str = "") -> str:
        """The one that is wanted, or the next one that is free."""
        while not wanted:
            self.last[0] += 1
            name = f"{self.begin}{self.last[0]:0{self.digits}}"
            wanted = "" if name in self.taken else name
        self.taken.add(wanted)
        return wanted


def find_target(layer: str | Path, folder: Path | None = None) -> Target:
    """The layer of a name or folder, which need not be there yet.

    Args:
        layer: Its name, or its folder, whose name is that of the layer.
        folder: Where it lies; without one, the folder that ``layer`` names.

    Raises:
        LayerError: It cannot have that name or lie there, or lies elsewhere.
        ProblemsError: It is there and has problems.
    """
    path = Path(layer) if folder is None else folder
    if not path.exists() or not _holds_layer(path):
        return _new(path, Path(layer).resolve().name if str(layer) in (".", "./") else layer)
    inside = layer_folder(path)
    name = manifest_of(inside).name
    if isinstance(layer, str) and "/" not in layer and layer not in (".", name):
        raise LayerError(f"{inside}: this layer is called {name!r}, not {str(layer)!r}")
    base = load_dataset()
    under = builds_on(inside)
    # Read first: what is wrong with its files is told with their lines.
    now: Timeline[Any] = Timeline(with_layers(base, (*under, inside)))
    below: Timeline[Any] = Timeline(with_layers(base, under) if under else base)
    return Target(inside, name, _read_files(inside), below, now)


def _holds_layer(path: Path) -> bool:
    return (path / "layer.yaml").is_file() or any(path.glob("src/*/data/layer.yaml"))


def _new(path: Path, layer: str | Path) -> Target:
    name = Path(layer).name
    check_name(name)
    if path.exists() and (not path.is_dir() or any(path.glob("*.yaml"))):
        what = "other YAML files are in it" if path.is_dir() else "this is a file"
        raise LayerError(f"{path}: {what} and no layer; choose another folder with --folder")
    for installed in installed_layers():
        if installed.name == name:
            raise LayerError(
                f"{name!r} is installed ({installed.distribution}); give the folder of its "
                "source with --folder, or choose another name"
            )
    below: Timeline[Any] = Timeline(load_dataset())
    files = {"layer.yaml": f'name: {name}\nversion: "0.1"\n'}
    return Target(path, name, files, below, below, new=True)


def _read_files(folder: Path) -> dict[str, str]:
    paths = (*folder.glob("*.yaml"), *folder.glob("events/*.yaml"))
    return {path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in paths}
