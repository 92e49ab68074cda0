"""Layers: what others add to a dataset and change in it. The verb is :func:`with_layers`."""

from __future__ import annotations

from syriatimeline.dataset.layers.apply import with_layers
from syriatimeline.dataset.layers.check_layer import layer_problems
from syriatimeline.dataset.layers.layer import (
    GROUP,
    Layer,
    broken_layers,
    find_layer,
    installed_layers,
)
from syriatimeline.dataset.layers.operations import OPERATIONS
from syriatimeline.dataset.layers.start import start_layer

__all__ = [
    "GROUP",
    "OPERATIONS",
    "Layer",
    "broken_layers",
    "find_layer",
    "installed_layers",
    "layer_problems",
    "start_layer",
    "with_layers",
]
