"""``syriatimeline diff``: what differs between two datasets, and which overrides that touches."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import click
from attrs import asdict, frozen

from syriatimeline.dataset.content import Dataset
from syriatimeline.dataset.problems import Problem
from syriatimeline.errors import ProblemsError
from syriatimeline.query import Changes, Timeline, load
from syriatimeline.query.overrides import Touched, touched

__all__ = ["command"]

_EPILOG = """\b
OLD and NEW are each a folder, authored or compiled, or - for the installed dataset.
Exit code: 0 compared, whether they differ or not; 2 unusable input.
Examples:
  syriatimeline diff old/data -                    # what an update changed
  syriatimeline diff - - --new-layer ./mine        # what a layer changes
  syriatimeline diff old/data - --layer ./mine     # what an update means for a layer
"""


#: The codes of what refers to something that is not there.
_NOT_THERE = frozenset({"SYT301", "SYT302", "SYT303", "SYT304", "SYT305", "SYT306"})


@frozen
class Compared:
    """Two datasets and their difference.

    Attributes:
        old, new: The timelines.
        changes: From the one to the other.
        touched: The overrides of the layers on both whose fields changed below.
        unmet: What the layers on both no longer find in the new one; then neither has them.
    """

    old: Timeline[Any]
    new: Timeline[Any]
    changes: Changes
    touched: tuple[Touched, ...]
    unmet: tuple[Problem, ...] = ()


@click.command(name="diff", epilog=_EPILOG)
@click.argument("old", metavar="OLD")
@click.argument("new", metavar="NEW")
@click.option(
    "--layer",
    "layers",
    metavar="NAME",
    multiple=True,
    help="Put a layer on both, and say which of its overrides meet a change. Repeatable.",
)
@click.option("--old-layer", metavar="NAME", multiple=True, help="Put a layer on OLD. Repeatable.")
@click.option("--new-layer", metavar="NAME", multiple=True, help="Put a layer on NEW. Repeatable.")
@click.option("--ordered", is_flag=True, help="Of several layers the last one wins.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "json"]),
    default="table",
    show_default=True,
    help="How to print.",
)
def command(
    old: str,
    new: str,
    layers: tuple[str, ...],
    old_layer: tuple[str, ...],
    new_layer: tuple[str, ...],
    ordered: bool,
    form: str,
) -> None:
    """Print what NEW adds to OLD, revises and no longer has, field by field, with the reasons.

    Reasons are those of layers and of the editorial ledger.
    """
    below = _read(old), _read(new)
    one = _with_layers(below[0], layers + old_layer, ordered)
    met: tuple[Touched, ...] = ()
    try:
        two = _with_layers(below[1], layers + new_layer, ordered)
    except ProblemsError as error:
        unmet = tuple(each for each in error.problems if isinstance(each, Problem))
        if not layers or len(unmet) < len(error.problems) or not _gone(unmet):
            raise
        _PRINTERS[form](Compared(*below, below[0].diff(below[1]), met, unmet))
        return
    if layers:
        with_both = _with_layers(below[1], layers, ordered)
        met = touched(below[0].diff(below[1]), below[1].dataset, with_both.dataset)
    _PRINTERS[form](Compared(one, two, one.diff(two), met))


def _gone(problems: Iterable[Problem]) -> bool:
    """Whether all that is wrong is that something is no longer there: the layer was sound."""
    return all(each.code in _NOT_THERE for each in problems)


def _read(place: str) -> Timeline[Any]:
    return load(None if place == "-" else Path(place))


def _with_layers(timeline: Timeline[Any], layers: tuple[str, ...], ordered: bool) -> Timeline[Any]:
    if not layers:
        return timeline
    from syriatimeline.dataset.layers import with_layers

    return Timeline(with_layers(timeline.dataset, layers, ordered=ordered))


def _print_table(compared: Compared) -> None:
    from syriatimeline.cli.diff_table import print_changes

    print_changes(compared.old, compared.new, compared.changes, compared.touched, compared.unmet)


def _print_json(compared: Compared) -> None:
    document: dict[str, Any] = {
        "old": _edition(compared.old.dataset),
        "new": _edition(compared.new.dataset),
        **compared.changes.to_dict(),
        "touched": [asdict(each) for each in compared.touched],
        "unmet": [asdict(each) for each in compared.unmet],
    }
    click.echo(json.dumps(document, ensure_ascii=False, indent=2))


def _edition(dataset: Dataset) -> dict[str, Any]:
    return asdict(dataset.edition)


_PRINTERS: dict[str, Callable[[Compared], None]] = {"table": _print_table, "json": _print_json}
