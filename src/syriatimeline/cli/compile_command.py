"""``syriatimeline compile``: an authoring folder becomes a bundle."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import click

from syriatimeline.cli.layer_at import is_layer, on_option
from syriatimeline.dataset.bundle import OLD_QUOTES, QUOTES
from syriatimeline.dataset.compile import read_folder
from syriatimeline.dataset.counted import counted
from syriatimeline.dataset.problems import Mark, Problem
from syriatimeline.dataset.write import bundle_files, write_files
from syriatimeline.errors import ProblemsError, UnusableInputError

__all__ = ["command"]

_EPILOG = """\b
Exit code: 0 written (or up to date), 1 problems found and nothing written, 2 unusable input.
Examples:
  syriatimeline compile seeds --output src/syriatimeline/dataset/data
  syriatimeline compile seeds --output /tmp/bundle --no-quotes
  syriatimeline compile seeds --output src/syriatimeline/dataset/data --check
  syriatimeline compile mylab --output mylab-compiled     # a layer, or its package
  syriatimeline compile bb --layer ./aa --output bb-compiled   # one that builds on another
"""


@click.command(name="compile", epilog=_EPILOG)
@click.argument("path", type=click.Path(path_type=Path))
@click.option(
    "--output",
    "-o",
    required=True,
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="Where the bundle goes.",
)
@click.option("--no-quotes", is_flag=True, help="Leave out the quoted words: they are third-party.")
@click.option("--check", is_flag=True, help="Write nothing; say whether the bundle is up to date.")
@on_option
def command(path: Path, output: Path, no_quotes: bool, check: bool, below: tuple[str, ...]) -> None:
    """Compile the authoring folder PATH, of a dataset or a layer.

    Nothing is written if it has problems. A layer is compiled on the installed dataset.
    """
    if is_layer(path):
        problems, files, name = _layer(path, no_quotes, below)
    elif below:
        raise click.UsageError("--layer is what a layer builds on; PATH is none.")
    else:
        problems, files, name = _dataset(path, no_quotes)
    if check and not problems:
        # Quotes that writing would take away are a difference, too.
        gone = {name: "" for name in (QUOTES, OLD_QUOTES) if name not in files}
        problems = _differences(files | gone, output)
    for problem in problems:
        click.echo(str(problem))
    if problems:
        click.echo(f"{path}: {counted(len(problems), 'problem')}, nothing written", err=True)
        sys.exit(1)
    if check:
        click.echo(f"{output}: up to date, {name}")
        return
    if (output / "layer.yaml").is_file():
        raise UnusableInputError(
            f"{output}: a layer in the authoring form is in it, which would be read instead; "
            "give another folder with --output"
        )
    for written in write_files(files, output):
        click.echo(f"wrote {written}")
    click.echo(name)


_Compiled = tuple[list[Problem], dict[str, str], str]


def _dataset(folder: Path, no_quotes: bool) -> _Compiled:
    """The problems of a dataset, its files, and what it is."""
    compiled = read_folder(folder)
    edition = compiled.dataset.edition
    files = {} if compiled.problems else bundle_files(compiled.dataset, quotes=not no_quotes)
    name = f"{edition.name} {edition.version}, fingerprint {edition.fingerprint}"
    return list(compiled.problems), files, name


def _layer(folder: Path, no_quotes: bool, below: Sequence[str]) -> _Compiled:
    """The same of a layer."""
    from syriatimeline.dataset.layers import find_layer
    from syriatimeline.dataset.layers.check_layer import needed
    from syriatimeline.dataset.layers.compile_layer import compiled_layer

    own = find_layer(folder)
    if own.compiled:
        raise UnusableInputError(
            f"{folder}: it is compiled already; give the folder that its layer.yaml lies in"
        )
    try:
        beside = needed(own.folder, below)
        return [], *compiled_layer(own.folder, beside, quotes=not no_quotes)
    except ProblemsError as error:
        return [each for each in error.problems if isinstance(each, Problem)], {}, ""


def _differences(files: dict[str, str], folder: Path) -> list[Problem]:
    found = []
    for name, text in files.items():
        file = folder / name
        there = file.read_bytes() if file.is_file() else b""
        if there != text.encode():
            line = _first_difference(there.decode("utf-8", "replace"), text)
            message = "the bundle differs from what its authoring folder gives; compile it"
            found.append(Problem(Mark(name, line), "SYT801", message))
    return found


def _first_difference(one: str, two: str) -> int:
    pairs = zip(one.split("\n"), two.split("\n"), strict=False)
    return next((number for number, (a, b) in enumerate(pairs, start=1) if a != b), 1)
