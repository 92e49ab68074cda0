"""The files to tag behind the arguments: files, folders, standard input."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

__all__ = ["STDIN", "InputProblem", "Source", "expand"]

#: How the command line names standard input.
STDIN = "-"


class InputProblem(NamedTuple):
    """A sentence about an input that cannot be read."""

    message: str


class Source(NamedTuple):
    """A file to read, or standard input.

    Attributes:
        path: The file; None for standard input.
        name: As messages and results name it.
        stem: The name of the file that its result goes to, without suffix.
        lines: Whether it holds JSON Lines.
    """

    path: Path | None
    name: str
    stem: str
    lines: bool


def expand(names: Sequence[str], form: str | None) -> Iterator[Source | InputProblem]:
    """The files behind the arguments; a folder stands for its texts, sorted, at any depth.

    Args:
        names: Files, folders, or ``-``; nothing means ``-``.
        form: ``text`` or ``jsonl`` for all; None to go by the names.
    """
    for name in names or (STDIN,):
        if name == STDIN:
            yield Source(None, "standard input", "stdin", form == "jsonl")
            continue
        try:
            yield from _behind(Path(name), form)
        except OSError as error:
            yield InputProblem(f"{name}: cannot be read ({error.strerror})")


def _behind(path: Path, form: str | None) -> Iterator[Source | InputProblem]:
    if path.is_dir():
        yield from _folder(path, form == "jsonl")
    elif not path.exists():
        yield InputProblem(f"{path}: there is no such file or folder; check the name")
    else:
        lines = form == "jsonl" or (form is None and path.suffix == ".jsonl")
        yield Source(path, str(path), path.stem, lines)


def _folder(folder: Path, lines: bool) -> Iterator[Source | InputProblem]:
    pattern = "*.jsonl" if lines else "*.txt"
    found = sorted(path for path in folder.rglob(pattern) if path.is_file())
    for path in found:
        stem = path.relative_to(folder).with_suffix("").as_posix()
        yield Source(path, str(path), stem, lines)
    if not found:
        yield InputProblem(f"{folder}: no {pattern} is in this folder; name the files")
