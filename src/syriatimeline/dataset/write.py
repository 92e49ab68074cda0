"""Writing a compiled bundle: all of it or nothing."""

from __future__ import annotations

import errno
import os
import tempfile
from pathlib import Path

from syriatimeline.dataset.bundle import OLD_QUOTES, QUOTES, file_texts
from syriatimeline.dataset.content import Dataset
from syriatimeline.dataset.encoding import encode
from syriatimeline.errors import UnusableInputError

__all__ = ["bundle_files", "replace_all", "write_bundle", "write_files"]


def bundle_files(dataset: Dataset, *, quotes: bool = True) -> dict[str, str]:
    """The files of a bundle by name, byte for byte the same for the same content.

    Args:
        dataset: The content.
        quotes: Whether the quoted words are among them; they are third-party text.
    """
    return file_texts(encode(dataset), quotes=quotes)


def write_bundle(dataset: Dataset, folder: Path, *, quotes: bool = True) -> list[Path]:
    """Write a bundle into a folder, replacing one that is there.

    Each file is written beside its place and then renamed, so that no reader meets half a file.

    Returns:
        The files written.

    Raises:
        UnusableInputError: The folder cannot be written to.
    """
    return write_files(bundle_files(dataset, quotes=quotes), folder)


def write_files(files: dict[str, str], folder: Path) -> list[Path]:
    """Write the files of a bundle by name; quotes that are no longer among them go.

    Returns:
        The files written.

    Raises:
        UnusableInputError: The folder cannot be written to.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        replace_all({folder / name: text for name, text in files.items()})
        for old in {OLD_QUOTES, QUOTES} - files.keys():
            (folder / old).unlink(missing_ok=True)
    except OSError as error:
        reason = error.strerror or str(error)
        raise UnusableInputError(
            f"{folder}: cannot be written ({reason}); choose another with --output"
        ) from error
    return [folder / name for name in files]


def replace_all(files: dict[Path, str]) -> None:
    """Write every file beside its place, and only then rename them all."""
    ready: dict[Path, Path] = {}
    try:
        for path, text in files.items():
            if path.is_dir():
                raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
            handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
            ready[path] = Path(temporary)
            with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as stream:
                stream.write(text)
            ready[path].chmod(0o644)
        for path, waiting in ready.items():
            waiting.replace(path)
    finally:
        for waiting in ready.values():
            waiting.unlink(missing_ok=True)
