"""st.load(): a dataset as a timeline."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path

from syriatimeline.dataset.bundle import BUNDLE
from syriatimeline.dataset.content import Dataset
from syriatimeline.dataset.load import load_dataset, read_bundle
from syriatimeline.errors import LayerError
from syriatimeline.events import Event
from syriatimeline.query.timeline import Timeline

__all__ = ["load"]


def load(
    dataset: str | Path | None = None,
    *,
    layers: Iterable[str | Path] = (),
    ordered: bool = False,
) -> Timeline[Event]:
    """The timeline of a dataset; without one, of that which comes with the library.

    Works offline, and always gives the same.

    Args:
        dataset: A folder in the authoring form, which is compiled in memory, or one that
            ``syriatimeline compile`` wrote.
        layers: Layers to put on it: names of installed ones, or folders (``"./mine"``). None is
            ever applied unless it is named.
        ordered: Whether the last of several layers wins where they change the same field;
            otherwise that is an error.

    Raises:
        LayerError: A layer is not there.
        UnusableInputError: It is no such folder.
        ProblemsError: The folder does not compile; holds every problem.
        DatasetError: It is damaged.

    >>> import syriatimeline as st
    >>> timeline = st.load()
    >>> len(timeline), len(timeline.situations), len(timeline.articles)
    (38, 21, 5)
    >>> st.load("seeds").fingerprint == timeline.fingerprint
    True
    """
    given = (layers,) if isinstance(layers, str | Path) else _each(layers)
    if dataset is None and not given:
        return _bundled()
    content = load_dataset() if dataset is None else _read(Path(dataset))
    if given:
        from syriatimeline.dataset.layers import with_layers

        content = with_layers(content, given, ordered=ordered)
    return Timeline(content)


def _each(layers: Iterable[str | Path]) -> tuple[str | Path, ...]:
    try:
        return tuple(layers)
    except TypeError:
        message = f"layers: give a list of names or folders, not {layers!r}"
        raise LayerError(message) from None


def _read(folder: Path) -> Dataset:
    if (folder / BUNDLE).is_file():
        return read_bundle(folder)
    # Imported where it is used: most readers have a compiled dataset.
    from syriatimeline.dataset.compile import compile_folder

    return compile_folder(folder).dataset


@cache
def _bundled() -> Timeline[Event]:
    """One object serves all, as it is immutable."""
    return Timeline(load_dataset())
