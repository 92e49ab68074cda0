"""The formats by name, and writing one: all of a file or nothing."""

from __future__ import annotations

import errno
import os
import shutil
import tempfile
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

from syriatimeline.errors import ExportError, UnknownFormatError
from syriatimeline.export.format import Format
from syriatimeline.query import Timeline
from syriatimeline.query.records import nearest_names

__all__ = ["FORMATS", "export", "format_named"]

#: Every format with its module, in the order of the documentation.
FORMATS = {
    "csv": "csv_file",
    "jsonl": "json_lines",
    "timelinejs": "timelinejs",
    "ical": "icalendar_file",
    "geojson": "geojson_file",
    "jsonld": "jsonld",
    "biblatex": "biblatex",
    "csl-json": "csl_json",
    "markdown": "markdown",
    "html": "html_page",
}


def format_named(name: str) -> Format:
    """The format of a name; its module is imported now.

    Raises:
        UnknownFormatError: There is none; names the nearest.
    """
    if name not in FORMATS:
        raise UnknownFormatError(name, nearest_names(name, FORMATS) or FORMATS)
    found: Format = import_module(f"syriatimeline.export.{FORMATS[name]}").FORMAT
    return found


def export(
    timeline: Timeline[Any], name: str, target: str | Path, *, force: bool = False
) -> Path:
    """Write a timeline into a file of a format.

    It is written beside its place and then renamed: there is all of it or nothing.

    Args:
        timeline: Its events.
        name: The name of the format.
        target: The file; for a format without an ending, a folder.
        force: Whether a file that is there is replaced.

    Returns:
        The path written.

    Raises:
        UnknownFormatError: There is no such format; names the nearest.
        ExportError: The target is there already, or cannot be written.
        MissingExtraError: The format needs a package that is not installed.

    >>> import syriatimeline as st
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     written = export(st.load(), "csv", Path(folder) / "events.csv")
    ...     written.read_text("utf-8").splitlines()[0][:13]
    'id,slug,kind,'
    """
    chosen, path = format_named(name), Path(target)
    if path.exists() and not force:
        raise ExportError(f"{path}: there is something already; give another name, or --force")
    if path.is_dir() == bool(chosen.ending) and path.exists():
        raise ExportError(f"{path}: {name} is written into a {_kind(chosen)}; give another name")
    _written(path, lambda beside: chosen.write(timeline, beside))
    return path


def _kind(chosen: Format) -> str:
    return "file" if chosen.ending else "folder"


def _written(path: Path, write: Callable[[Path], None]) -> None:
    """Have something written beside its place, and put it there."""
    try:
        if not path.parent.is_dir():
            raise NotADirectoryError(errno.ENOENT, "there is no such folder", str(path.parent))
        with tempfile.TemporaryDirectory(dir=path.parent, prefix=f".{path.name}.") as beside:
            made = Path(beside) / path.name
            write(made)
            if path.is_dir():
                old = Path(beside) / "old"
                path.rename(old)
                made.rename(path)
                shutil.rmtree(old)
            else:
                os.replace(made, path)
    except OSError as error:
        reason = error.strerror or str(error)
        raise ExportError(f"{path}: cannot be written ({reason}); choose another place") from error
