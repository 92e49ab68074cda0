"""st.load(): a dataset as a timeline."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from syriatimeline.dataset.load import BUNDLE, load_dataset, read_bundle
from syriatimeline.events import Event
from syriatimeline.query.timeline import Timeline

__all__ = ["load"]


def load(dataset: str | Path | None = None) -> Timeline[Event]:
    """The timeline of a dataset; without one, of that which comes with the library.

    Works offline, and always gives the same.

    Args:
        dataset: A folder in the authoring form, which is compiled in memory, or one that
            ``syriatimeline compile`` wrote.

    Raises:
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
    if dataset is None:
        return _bundled()
    folder = Path(dataset)
    if (folder / BUNDLE).is_file():
        return Timeline(read_bundle(folder))
    # Imported where it is used: most readers have a compiled dataset.
    from syriatimeline.dataset.compile import compile_folder

    return Timeline(compile_folder(folder).dataset)


@cache
def _bundled() -> Timeline[Event]:
    """One object serves all, as it is immutable."""
    return Timeline(load_dataset())
