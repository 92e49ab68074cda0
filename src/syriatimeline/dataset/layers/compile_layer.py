"""A layer in the authoring form -> its compiled form."""

from __future__ import annotations

from pathlib import Path

from syriatimeline.dataset.bundle import LAYER_BUNDLE, file_texts
from syriatimeline.dataset.layers.apply import stacked
from syriatimeline.dataset.layers.check_layer import builds_on
from syriatimeline.dataset.layers.compiled import encode_layer
from syriatimeline.dataset.load import load_dataset

__all__ = ["compiled_layer"]


def compiled_layer(folder: Path, *, quotes: bool = True) -> tuple[dict[str, str], str]:
    """The files of a compiled layer by name, and what it is and was compiled on.

    It is read against the installed dataset and the layers that it builds on.

    Args:
        folder: The folder of the layer, in the authoring form.
        quotes: Whether the quoted words are among them; they are third-party text.

    Raises:
        LayerError: It, or a layer that it builds on, is not there.
        ProblemsError: It is wrong; holds every problem.
    """
    stack = stacked(load_dataset(), [*builds_on(folder), folder])
    *lower, own = stack.reads
    bundle = encode_layer(own, stack.below, [str(read.manifest) for read in lower])
    name = f"layer {own.manifest} on {load_dataset().edition}"
    return file_texts(bundle, LAYER_BUNDLE, quotes=quotes), name
