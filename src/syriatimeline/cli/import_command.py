"""``syriatimeline import``: the rows of a spreadsheet become records of a layer."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from syriatimeline.dataset.counted import counted

if TYPE_CHECKING:
    from syriatimeline.tables import Imported

__all__ = ["command"]

_EPILOG = """\b
Exit code: 0 imported, or nothing to import; 2 nothing written, with every problem as
FILE:LINE:COLUMN CODE MESSAGE.
Examples:
  syriatimeline import mine.csv --layer mylab --dry-run
  syriatimeline import mine.csv --layer ./layers/mylab --why "a programme that we have seen"
  syriatimeline import mine.csv --layer mylab --add-actor "Port of Tartus=organisation"
"""
#: How many lines of what changes are printed; a person reads no more of them.
_MOST = 20


def _pairs(_: click.Context, option: click.Parameter, given: tuple[str, ...]) -> dict[str, str]:
    pairs = {}
    for each in given:
        name, _equals, kind = each.rpartition("=")
        if not name.strip() or not kind.strip():
            raise click.BadParameter(f"{each!r} is not NAME=KIND", param=option)
        pairs[name.strip()] = kind.strip()
    return pairs


@click.command(name="import", epilog=_EPILOG)
@click.argument("table", type=click.Path(path_type=Path), metavar="FILE")
@click.option(
    "--layer",
    required=True,
    metavar="NAME",
    help="The layer: its name or folder. It is made if it is not there.",
)
@click.option(
    "--folder",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="Where the layer lies; without it, in the folder that --layer names.",
)
@click.option("--why", default="", metavar="TEXT", help="The reason of changes that give none.")
@click.option(
    "--repeat-title", is_flag=True, help="Repeat the English title where no Russian one is."
)
@click.option(
    "--add-actor",
    multiple=True,
    callback=_pairs,
    metavar="NAME=KIND",
    help="Add an actor that nobody knows yet. Repeatable.",
)
@click.option(
    "--add-place",
    multiple=True,
    callback=_pairs,
    metavar="NAME=KIND",
    help="Add a place that nobody knows yet. Repeatable.",
)
@click.option(
    "--add-origin",
    multiple=True,
    metavar="LABEL",
    help="Add an origin, who first says something. Repeatable.",
)
@click.option("--dry-run", is_flag=True, help="Say what would be imported; write nothing.")
def command(
    table: Path,
    layer: str,
    folder: Path | None,
    why: str,
    repeat_title: bool,
    add_actor: dict[str, str],
    add_place: dict[str, str],
    add_origin: tuple[str, ...],
    dry_run: bool,
) -> None:
    """Put the rows of FILE, a CSV file of events, into a layer.

    A row whose id or slug is known changes that record where its cells differ from those of
    "timeline --format csv"; an empty cell says nothing. Any other row is a new event. All rows
    are imported or none.
    """
    from syriatimeline.tables import import_table

    done = import_table(
        table,
        layer,
        folder=folder,
        why=why,
        repeat_title=repeat_title,
        add_actors=add_actor,
        add_places=add_place,
        add_origins=add_origin,
        dry_run=dry_run,
    )
    for line in _report(done, table):
        click.echo(line)


def _report(done: Imported, table: Path) -> Iterator[str]:
    rows = f"{table.name}: {counted(done.rows, 'row')}"
    if not done.files:
        yield f"{rows}; nothing differs, nothing was written"
        return
    changed: dict[str, list[str]] = {}
    for name, field in done.changed:
        changed.setdefault(name, []).append(field)
    yield f"{rows}; {len(done.added)} added, {len(changed)} changed"
    lines = [f"+ {name} {title}" for name, title in done.added]
    lines += [f"~ {name} {', '.join(fields)}" for name, fields in changed.items()]
    yield from lines[:_MOST]
    if len(lines) > _MOST:
        yield f"… and {len(lines) - _MOST} more"
    shown = done.folder if done.folder.is_absolute() else f"./{done.folder}"
    files = ", ".join(done.files)
    if done.dry:
        yield f"would write in {done.folder}: {files}"
        return
    yield f"wrote in {done.folder}: {files}"
    yield f"next: syriatimeline timeline --layer {shown}"
