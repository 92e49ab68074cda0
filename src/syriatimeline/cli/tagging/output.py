"""Where results go: standard output, a file, or a folder; a file is whole or not there."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from syriatimeline.cli.tagging.formats import Tagged
from syriatimeline.errors import UnusableInputError

__all__ = ["folder_file", "opened", "refuse_existing"]


@contextmanager
def opened(output: Path | None, folder: bool) -> Iterator[Callable[[Tagged], object]]:
    """Where to write; on leaving without an error a file is put in its place.

    Args:
        output: A file or folder that need not be there; None for standard output.
        folder: Whether each document has a file of its own in it.

    Raises:
        UnusableInputError: It cannot be written.
    """
    if output is None:
        yield _to_stdout
        _flush_stdout()
    elif folder:
        yield lambda tagged: _write_one(folder_file(output, tagged.stem), tagged.output)
    else:
        refuse_existing(output)
        with _whole(output) as file:
            yield lambda tagged: _into(file, tagged.output)


def folder_file(folder: Path, stem: str) -> Path:
    """The file of a document."""
    return folder / f"{stem}.tml"


def refuse_existing(path: Path) -> None:
    """What is there is not overwritten.

    Raises:
        UnusableInputError: It is there.
    """
    with _explained(path):
        there = path.exists()
    if there:
        raise UnusableInputError(f"{path}: it is there already; remove it or choose another name")


def _to_stdout(tagged: Tagged) -> None:
    with _explained("standard output"):
        sys.stdout.write(tagged.output)


def _flush_stdout() -> None:
    with _explained("standard output"):
        sys.stdout.flush()


def _into(file: TextIO, text: str) -> None:
    file.write(text)


def _write_one(path: Path, text: str) -> None:
    refuse_existing(path)
    with _explained(path):
        path.parent.mkdir(parents=True, exist_ok=True)
    with _whole(path) as file:
        file.write(text)


@contextmanager
def _whole(path: Path) -> Iterator[TextIO]:
    """A file beside the one that is meant, renamed when it is done, removed when it is not."""
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    with _explained(path):
        try:
            with part.open("x", encoding="utf-8", errors="replace", newline="") as file:
                yield file
            part.replace(path)
        except BaseException:
            part.unlink(missing_ok=True)
            raise


@contextmanager
def _explained(where: object) -> Iterator[None]:
    """A sentence for what the system refuses; a reader that has gone is left to the command."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        raise UnusableInputError(f"{where}: cannot be written ({error.strerror})") from error
