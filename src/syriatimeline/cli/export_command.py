"""``syriatimeline export``: the timeline as a file that other programs read."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import Any

import click

from syriatimeline.cli.filters import (
    dataset_options,
    filter_options,
    filtered,
    in_words,
    under,
    under_option,
)
from syriatimeline.errors import ExportError
from syriatimeline.export.registry import FORMATS, export, format_named
from syriatimeline.query import load

__all__ = ["command"]

_EPILOG = """\b
Exit code: 0 written, 1 whoever read standard output left, 2 nothing written.
Examples:
  syriatimeline export --format csv -o events.csv
  syriatimeline export --format html --place Tartus -o tartus.html
  syriatimeline export --format jsonl --actor Russia > russia.jsonl
  syriatimeline export --format bundle --no-quotes -o deposit
"""


@click.command(name="export", epilog=_EPILOG)
@click.option(
    "--format",
    "name",
    required=True,
    metavar="FORMAT",
    help=f"One of {', '.join(FORMATS)}.",
)
@click.option(
    "--output",
    "-o",
    metavar="FILE",
    help="Where to; without it or with -, standard output. Some formats are folders.",
)
@click.option(
    "--force",
    is_flag=True,
    help="Replace a file that is there; of a folder, only files that are written anew.",
)
@click.option("--no-quotes", is_flag=True, help="Leave out the words of others; ours are left.")
@filter_options
@under_option
@dataset_options
def command(
    name: str,
    output: str | None,
    force: bool,
    no_quotes: bool,
    dataset: Path | None,
    **options: Any,
) -> None:
    """Write the timeline, or the part that the filters leave, as a file for other programs.

    Tables by claim, actor or pair of states: "syriatimeline timeline --format csv --unit".
    """
    chosen = format_named(name)
    if output == "":
        raise ExportError("--output has no name; give that of a file, or - for standard output")
    whole = load(dataset, layers=options.pop("layers"), ordered=options.pop("ordered"))
    read = under(whole, options.pop("under"))
    selection = in_words(options)
    timeline = filtered(read, options)
    if no_quotes:
        from syriatimeline.query.quoteless import without_quotes

        timeline = without_quotes(timeline)
    if output is not None and output != "-":
        export(timeline, name, output, force=force, selection=selection)
        click.echo(f"wrote {output}: {timeline.split}", err=True)
        return
    if not chosen.ending:
        raise ExportError(f"{name} is a folder; say where it goes with --output")
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / f"timeline{chosen.ending}"
        written = export(timeline, name, place, selection=selection)
        sys.stdout.flush()
        sys.stdout.buffer.write(written.read_bytes())
