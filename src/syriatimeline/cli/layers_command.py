"""``syriatimeline layers``: the layers that packages bring."""

from __future__ import annotations

from pathlib import Path

import click

from syriatimeline.cli.filters import dataset_options
from syriatimeline.dataset import Dataset
from syriatimeline.dataset.layers import broken_layers, installed_layers
from syriatimeline.query import load

__all__ = ["command"]

_EPILOG = """\b
Examples:
  syriatimeline layers
  syriatimeline layers --layer ./mylab
"""


@click.command(name="layers", epilog=_EPILOG)
@dataset_options
def command(dataset: Path | None, layers: tuple[str, ...], ordered: bool) -> None:
    """List the installed layers: name, package, folder.

    With --layer or --dataset: the kinds of events and policies that these declare, each with its
    layer.

    None of them is applied unless it is named with --layer, and no code of theirs is run. What is
    wrong with those that cannot be used is said on standard error.
    """
    if layers or dataset is not None:
        _print_declared(load(dataset, layers=layers, ordered=ordered).dataset)
        return
    from syriatimeline.dataset.layers.usable import unusable

    found = installed_layers()
    broken = list(broken_layers())
    for layer in found:
        wrong = unusable(layer)
        if wrong:
            broken.append(wrong)
        else:
            click.echo(f"{layer.name}  {layer.distribution}  {layer.folder}")
    if not found and not broken:
        click.echo("no layer is installed")
    for sentence in broken:
        click.echo(f"not usable: {sentence}", err=True)


def _print_declared(dataset: Dataset) -> None:
    for kind in dataset.kinds:
        click.echo(f"kind    {kind}")
    for policy in dataset.policies:
        click.echo(f"policy  {policy}")
    if not dataset.kinds and not dataset.policies:
        click.echo("no kind of events and no policy is declared")
