"""A layer in the authoring form -> its compiled form."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from syriatimeline.dataset.bundle import LAYER_BUNDLE, file_texts
from syriatimeline.dataset.layers.check_layer import checked
from syriatimeline.dataset.layers.encode_layer import encode_layer
from syriatimeline.dataset.load import load_dataset

__all__ = ["compiled_layer"]


def compiled_layer(
    folder: Path, beside: Iterable[str | Path] = (), *, quotes: bool = True
) -> tuple[dict[str, str], str]:
    """The files of a compiled layer by name, and what it is and was compiled on.

    It is read against the installed dataset and the layers that it builds on.

    Args:
        folder: The folder of the layer, in the authoring form, or of its package.
        beside: Layers that it may build on; others that it names must be installed.
        quotes: Whether the quoted words are among them; they are third-party text.

    Raises:
        LayerError: It, or a layer that it builds on, is not there.
        ProblemsError: It is wrong, or still to be filled in; holds every problem.
    """
    stack = checked(folder, beside)
    *lower, own = stack.reads
    bundle = encode_layer(own, stack.below, [str(read.manifest) for read in lower])
    name = f"layer {own.manifest} on {load_dataset().edition}"
    return file_texts(bundle, LAYER_BUNDLE, quotes=quotes), name
