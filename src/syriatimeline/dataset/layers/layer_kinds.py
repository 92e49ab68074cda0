"""The kinds that the events of a layer may have."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from syriatimeline.dataset.fields import records
from syriatimeline.dataset.layers.apply import with_layers
from syriatimeline.dataset.layers.check_layer import builds_on
from syriatimeline.dataset.load import load_dataset
from syriatimeline.dataset.positioned import read_yaml
from syriatimeline.dataset.problems import Problems
from syriatimeline.dataset.read_kinds import read_kinds
from syriatimeline.events import Event, kinds_of

__all__ = ["kinds_in"]


def kinds_in(folder: Path) -> Mapping[str, type[Event]]:
    """Our kinds by name, those of the layers that it builds on, and its own.

    What is wrong with its own is left to :func:`layer_problems`.

    Args:
        folder: The folder of the layer.

    Raises:
        LayerError: It, or a layer that it builds on, is not there.
        ProblemsError: A layer that it builds on is wrong.
    """
    base = load_dataset()
    below = builds_on(folder)
    kinds = (with_layers(base, below) if below else base).kinds
    path = folder / "kinds.yaml"
    if path.is_file():
        problems = Problems()
        kinds = read_kinds(
            records(read_yaml(path, path.name, problems), problems), problems, set(), kinds
        )
    return kinds_of(kinds)
