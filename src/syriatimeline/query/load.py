"""st.load(): the bundled dataset as a timeline."""

from __future__ import annotations

from functools import cache

from syriatimeline.dataset.load import load_dataset
from syriatimeline.events import Event
from syriatimeline.query.timeline import Timeline

__all__ = ["load"]


@cache
def load() -> Timeline[Event]:
    """The timeline that comes with the library; works offline and always gives the same.

    Raises:
        DatasetError: The installation is damaged.

    >>> import syriatimeline as st
    >>> timeline = st.load()
    >>> len(timeline), len(timeline.situations), len(timeline.articles)
    (38, 21, 5)
    """
    return Timeline(load_dataset())
