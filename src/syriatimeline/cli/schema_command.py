"""``syriatimeline schema``: JSON Schemas of the authoring files, for editors."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

__all__ = ["command"]

_EPILOG = """\b
Exit code: 0 printed or written, 2 there is no such schema, or it cannot be written.
Examples:
  syriatimeline schema                    # which there are
  syriatimeline schema events             # print one
  syriatimeline schema --output schemas   # write all of them into a folder
  syriatimeline schema --output schemas --folder src/mylab_layer/data
"""


@click.command(name="schema", epilog=_EPILOG)
@click.argument("names", nargs=-1, metavar="[NAME]...")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="Write them into this folder, as NAME.schema.json; all of them where none is named.",
)
@click.option(
    "--folder",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="A dataset or layer whose own kinds of events are known, too.",
)
def command(names: Sequence[str], output: Path | None, folder: Path | None) -> None:
    """Print JSON Schemas of the authoring files: editors complete and check by them.

    Without a NAME, those that there are, each with the files that it is for.
    """
    from syriatimeline.dataset.schemas import FILES, schema_text, write_schemas
    from syriatimeline.dataset.schemas.declarations import kinds_for
    from syriatimeline.events import KINDS

    kinds = KINDS if folder is None else kinds_for(folder)
    if output is not None:
        for path in write_schemas(output, names or FILES, kinds):
            click.echo(f"wrote {path}")
    elif names:
        click.echo("".join(schema_text(name, kinds) for name in names), nl=False)
    else:
        for name, files in FILES.items():
            click.echo(f"{name:9} {files}")
