"""Whether a layer of a package can be put on a dataset at all: what its own manifest says."""

from __future__ import annotations

from syriatimeline.dataset.layers.compiled import open_compiled
from syriatimeline.dataset.layers.layer import Layer
from syriatimeline.dataset.layers.manifest import read_manifest
from syriatimeline.dataset.problems import Problems
from syriatimeline.errors import LayerError

__all__ = ["unusable"]


def unusable(layer: Layer) -> str:
    """Why an installed layer cannot be used, in a sentence; empty if nothing is seen.

    Its ``layer.yaml``, or the head of its compiled form, is read, and nothing else of it.

    Args:
        layer: The layer.
    """
    problems = Problems()
    if not layer.compiled:
        read_manifest(layer, f"{layer.distribution}: ", problems)
        return str(problems.sorted()[0]) if problems.found else ""
    try:
        manifest = open_compiled(layer).manifest
    except LayerError as error:
        return f"{layer.distribution}: {error}"
    if manifest.name != layer.name:
        return (
            f"{layer.distribution}: the layer is called {manifest.name!r}, and its entry point "
            f"calls it {layer.name!r}; use one name in both"
        )
    return ""
