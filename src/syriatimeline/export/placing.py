"""Putting a file or folder in its place: all of it or nothing, and nothing by mistake."""

from __future__ import annotations

import errno
import tempfile
from collections.abc import Callable
from pathlib import Path

from syriatimeline.errors import ExportError

__all__ = ["put"]


def put(
    path: Path, write: Callable[[Path], None], *, folder: bool = False, force: bool = False
) -> Path:
    """Have something written beside its place, and then rename it.

    Args:
        path: Where it goes; through a link, where that leads.
        write: Writes it to a path where nothing is yet.
        folder: Whether it is a folder.
        force: Whether one that is there is replaced; of a folder, only what is written anew.

    Returns:
        The path.

    Raises:
        ExportError: There is something already, a folder has other files in it, or it cannot be
            written.

    >>> with tempfile.TemporaryDirectory() as here:
    ...     put(Path(here) / "a.txt", lambda path: path.touch()).name
    'a.txt'
    """
    try:
        _check(path, folder, force)
        place = path.resolve()
        with tempfile.TemporaryDirectory(dir=place.parent, prefix=".export.") as beside:
            made = Path(beside) / place.name
            write(made)
            if place.is_dir():
                _replace_files(path, place, made)
            else:
                made.replace(place)
    except UnicodeEncodeError as error:
        half = f"U+{ord(error.object[error.start]):04X}"
        raise ExportError(
            f"{path}: a text of the dataset holds {half}, half of a character, which UTF-8 cannot "
            "write; correct it in the dataset"
        ) from error
    except OSError as error:
        reason = error.strerror or str(error)
        raise ExportError(f"{path}: cannot be written ({reason}); choose another place") from error
    return path


def _replace_files(path: Path, place: Path, made: Path) -> None:
    """Replace what is in a folder, file by file, if nothing of anybody else's is in it.

    Raises:
        ExportError: There is something that is not written anew.
    """
    new, there = _inside(made), _inside(place)
    others = sorted(there - new)
    if others:
        more = f" and {len(others) - 1} more" if len(others) > 1 else ""
        raise ExportError(
            f"{path}: {others[0]}{more} in it would be lost, for this export does not write it; "
            "give another name, or an earlier export"
        )
    # The folder itself stays: somebody may stand in it.
    for each in sorted(new):
        (place / each).parent.mkdir(parents=True, exist_ok=True)
        (made / each).replace(place / each)


def _inside(folder: Path) -> set[Path]:
    """Every file in a folder, relative to it, and what else is no folder."""
    return {each.relative_to(folder) for each in folder.rglob("*") if not each.is_dir()}


def _check(path: Path, folder: bool, force: bool) -> None:
    """Refuse a place where something is that must not be replaced, or no folder to write into."""
    if path.exists():
        if folder != path.is_dir():
            there, wanted = ("a file", "a folder") if folder else ("a folder", "a file")
            if path.is_dir() or path.is_file():
                message = f"there is {there}, and {wanted} is written; give another name"
                raise ExportError(f"{path}: {message}")
        if not (path.is_dir() or path.is_file()):
            # To rename over a device would take it away from everybody.
            raise ExportError(f"{path}: is neither file nor folder; give the name of a file")
        if not force:
            what = "folder" if folder else "file"
            raise ExportError(
                f"{path}: the {what} is there already; give another name, or replace it with "
                "--force (in Python force=True)"
            )
    elif not path.parent.is_dir():
        reason = "there is no such folder" if not path.parent.exists() else "that is no folder"
        raise NotADirectoryError(errno.ENOENT, f"{path.parent}: {reason}", str(path.parent))
