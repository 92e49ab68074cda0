"""A layer, where a command takes either a dataset or a layer."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TypeVar

import click

from syriatimeline.dataset.bundle import BUNDLE
from syriatimeline.dataset.counted import counted

__all__ = ["is_layer", "layer_result", "on_option"]

F = TypeVar("F", bound=Callable[..., Any])

#: The files by one of which a folder is known to be a dataset.
_OF_DATASETS = ("articles.yaml", "events", BUNDLE)


def is_layer(folder: Path) -> bool:
    """Whether a folder is a layer, in either form, or a package with one in it."""
    from syriatimeline.dataset.layers.folders import layers_in

    inside = layers_in(folder)
    if inside == (folder,):
        return True
    return bool(inside) and not any((folder / each).exists() for each in _OF_DATASETS)


def on_option(function: F) -> F:
    """Add the option that says where lies what a layer builds on."""
    return click.option(
        "--layer",
        "below",
        metavar="NAME",
        multiple=True,
        help="Of a layer: one that it builds on, if that is not installed; its folder (./other). "
        "Repeatable.",
    )(function)


def layer_result(folder: Path, below: Sequence[str]) -> tuple[tuple[str, ...], str]:
    """A line for each problem of a layer, and a sentence on it.

    Args:
        folder: The layer or its package.
        below: What it builds on.

    Raises:
        LayerError: It, or what it builds on, is not there.
    """
    from syriatimeline.dataset.layers.check_layer import layer_problems, needed
    from syriatimeline.dataset.layers.layer import find_layer
    from syriatimeline.dataset.load import load_dataset
    from syriatimeline.errors import ProblemsError

    own = find_layer(folder).folder
    try:
        problems = layer_problems(own, needed(own, below))
    except ProblemsError as error:  # Of a layer below.
        problems = tuple(error.problems)  # type: ignore[arg-type]
    count = counted(len(problems), "problem")
    edition = load_dataset().edition
    says = f"{folder}: {count} in the layer, as it lies on {edition.name} {edition.version}"
    return tuple(map(str, problems)), says
