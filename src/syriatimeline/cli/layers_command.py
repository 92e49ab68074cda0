"""``syriatimeline layers``: the layers that packages bring."""

from __future__ import annotations

import click

from syriatimeline.dataset.layers import installed_layers

__all__ = ["command"]

_EPILOG = """\b
Examples:
  syriatimeline layers
"""


@click.command(name="layers", epilog=_EPILOG)
def command() -> None:
    """List the installed layers: name, package, folder.

    None of them is applied unless it is named with --layer, and no code of theirs is run.
    """
    found = installed_layers()
    for layer in found:
        click.echo(f"{layer.name}  {layer.distribution}  {layer.folder}")
    if not found:
        click.echo("no layer is installed")
