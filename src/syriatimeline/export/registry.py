"""The formats by name, and writing one."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import Any

from syriatimeline.errors import UnknownFormatError
from syriatimeline.export.format import Format
from syriatimeline.export.placing import put
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
    "parquet": "parquet",
    "bundle": "bundle",
}


def format_named(name: str) -> Format:
    """The format of a name; its module is imported now.

    Raises:
        UnknownFormatError: There is none; names the nearest.
    """
    if name not in FORMATS:
        near = _with_ending(name) or nearest_names(name, FORMATS)
        raise UnknownFormatError(name, near, FORMATS)
    return _module_of(name)


def _module_of(name: str) -> Format:
    found: Format = import_module(f"syriatimeline.export.{FORMATS[name]}").FORMAT
    return found


def _with_ending(name: str) -> list[str]:
    """The formats whose files end so: who knows the ending may not know the name."""
    ending = f".{name.lower().removeprefix('.')}"
    return [each for each in FORMATS if _module_of(each).ending == ending]


def export(
    timeline: Timeline[Any],
    name: str,
    target: str | Path,
    *,
    force: bool = False,
    selection: str = "",
) -> Path:
    """Write a timeline into a file of a format.

    It is written beside its place and then renamed: there is all of it or nothing.

    Args:
        timeline: Its events.
        name: The name of the format.
        target: The file; for a format without an ending, a folder.
        force: Whether a file that is there is replaced.
        selection: By which filters its events were chosen, in words such as "place Tartus": what
            is for people or for archives says it. Without it, only how many of them there are.

    Returns:
        The path written.

    Raises:
        UnknownFormatError: There is no such format; names the nearest.
        ExportError: The target is there already, or cannot be written.
        MissingExtraError: The format needs a package that is not installed.

    >>> import tempfile
    >>> import syriatimeline as st
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     written = export(st.load(), "csv", Path(folder) / "events.csv")
    ...     written.read_text("utf-8").splitlines()[0][:13]
    'id,slug,kind,'
    """
    chosen = format_named(name)
    told = (selection,) if chosen.names_selection else ()
    return put(
        Path(target),
        lambda beside: chosen.write(timeline, beside, *told),
        folder=not chosen.ending,
        force=force,
    )
