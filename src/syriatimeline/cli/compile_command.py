"""``syriatimeline compile``: an authoring folder becomes a bundle."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from syriatimeline.dataset.compile import read_folder
from syriatimeline.dataset.load import BUNDLE, QUOTES
from syriatimeline.dataset.problems import Mark, Problem
from syriatimeline.dataset.write import bundle_files, write_bundle

__all__ = ["command"]

_EPILOG = """\b
Exit code: 0 written (or up to date), 1 problems found and nothing written, 2 unusable input.
Examples:
  syriatimeline compile seeds --output src/syriatimeline/dataset/data
  syriatimeline compile seeds --output /tmp/bundle --no-quotes
  syriatimeline compile seeds --output src/syriatimeline/dataset/data --check
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
def command(path: Path, output: Path, no_quotes: bool, check: bool) -> None:
    """Compile the authoring folder PATH; nothing is written if it has problems."""
    compiled = read_folder(path)
    problems = list(compiled.problems)
    if check and not problems:
        files = {BUNDLE: "", QUOTES: ""} | bundle_files(compiled.dataset, quotes=not no_quotes)
        problems = _differences(files, output)
    for problem in problems:
        click.echo(str(problem))
    if problems:
        click.echo(f"{path}: {len(problems)} problem(s), nothing written", err=True)
        sys.exit(1)
    edition = compiled.dataset.edition
    if check:
        click.echo(f"{output}: up to date, fingerprint {edition.fingerprint}")
        return
    for written in write_bundle(compiled.dataset, output, quotes=not no_quotes):
        click.echo(f"wrote {written}")
    click.echo(f"{edition.name} {edition.version}, fingerprint {edition.fingerprint}")


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
