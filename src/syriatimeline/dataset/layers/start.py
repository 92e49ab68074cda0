"""Starting a layer: the files under ``template/package`` become a package that can be installed."""

from __future__ import annotations

import hashlib
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path
from string import Template

from syriatimeline.dataset.layers.layer import NAME, TAKEN
from syriatimeline.errors import LayerError

__all__ = ["TEMPLATES", "check_name", "fill_in", "schema_line", "start_layer"]

#: What is copied with ``$name`` and the like filled in. The ending keeps tools from reading it.
TEMPLATES = Path(__file__).parent / "template"
_ENDING = ".template"
#: The schemas that come with the package.
SCHEMAS = Path(__file__).parents[1] / "schemas"


def fill_in(path: Path, values: Mapping[str, str]) -> str:
    """The text of a template with its values.

    Raises:
        KeyError: A value is missing.
    """
    return Template(path.read_text("utf-8")).substitute(values)


def start_layer(name: str, folder: Path | None = None) -> Path:
    """Write a package with an example layer, ready to be installed and tested.

    It is written beside its place and then renamed: there is all of it or nothing.

    Args:
        name: The name of the layer.
        folder: Where the package goes; without one, a folder of that name.

    Returns:
        The folder of the package.

    Raises:
        LayerError: The name is none, or the folder has files in it or cannot be written.

    >>> with tempfile.TemporaryDirectory() as parent:
    ...     package = start_layer("mylab", Path(parent) / "mylab")
    ...     sorted(path.name for path in (package / "src" / "mylab_layer" / "data").iterdir())
    ['actors.yaml', 'articles.yaml', 'changes.yaml', 'events', 'example-gazette.txt', 'layer.yaml',
     'origins.yaml']
    """
    check_name(name)
    shown = Path(name) if folder is None else folder
    target = shown.resolve()
    try:
        if target.exists() and (not target.is_dir() or any(target.iterdir())):
            raise LayerError(f"{shown}: something is there already; give another with --folder")
        target.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=target.parent, prefix=f".{target.name}.") as beside:
            made = Path(beside) / "package"
            _write_package(name, made)
            _move(made, target)
    except OSError as error:
        reason = error.strerror or str(error)
        raise LayerError(f"{shown}: cannot be written ({reason}); choose another folder") from error
    return shown


def check_name(name: str) -> None:
    """Refuse what cannot be the name of a layer.

    Raises:
        LayerError: It has another form, or begins ids of the base dataset.
    """
    if name in TAKEN:
        raise LayerError(f"{name!r} begins ids of the base dataset; choose another name")
    if not NAME.fullmatch(name):
        form = "2 to 31 small letters and digits, a letter first"
        raise LayerError(f"{name!r} is no name of a layer; write {form}")


def _write_package(name: str, folder: Path) -> None:
    root = TEMPLATES / "package"
    values = {"name": name, "package": f"{name}_layer"}
    article = next(root.rglob(f"*.txt{_ENDING}"))
    values["digest"] = hashlib.sha256(fill_in(article, values).encode()).hexdigest()
    for path in sorted(root.rglob(f"*{_ENDING}")):
        inside = path.relative_to(root).as_posix().replace("PACKAGE", values["package"])
        file = folder / inside.removesuffix(_ENDING)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(fill_in(path, values), "utf-8", newline="\n")
    _copy_schemas(folder / "schemas")


def _copy_schemas(folder: Path) -> None:
    """For editors, beside the data: they have no published address, so files refer to copies."""
    folder.mkdir()
    for path in sorted(SCHEMAS.glob("*.json")):
        shutil.copyfile(path, folder / path.name)


def schema_line(file: Path) -> str:
    """The first line of a new file, by which editors find its schema; empty where there is none.

    Args:
        file: A file of a layer in a package that has the folder ``schemas``.
    """
    stem = "events" if file.parent.name == "events" else file.stem
    for ups, above in enumerate(file.absolute().parents):
        if (above / "schemas" / f"{stem}.schema.json").is_file():
            way = "../" * ups
            return f"# yaml-language-server: $schema={way}schemas/{stem}.schema.json\n"
        if (above / "pyproject.toml").is_file():
            break
    return ""


def _move(made: Path, target: Path) -> None:
    """Put what was made in its place. An empty folder stays: somebody may stand in it."""
    if not target.exists():
        made.rename(target)
        return
    for each in sorted(made.iterdir()):
        each.rename(target / each.name)
