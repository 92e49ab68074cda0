"""Selection: what part of a dataset an export holds, in words."""

from __future__ import annotations

from typing import Any

from syriatimeline.query import Timeline

__all__ = ["in_words"]


def in_words(timeline: Timeline[Any], selection: str = "") -> str:
    """How much of the dataset a timeline holds, and by which filters; empty for all of it.

    Args:
        timeline: What is exported.
        selection: The filters in words, where they are known.

    >>> import syriatimeline as st
    >>> timeline = st.load()
    >>> in_words(timeline.where(place="Baku"), "place Baku")
    'A selection (place Baku): 2 of 38 events.'
    >>> in_words(timeline)
    ''
    """
    held, all_of_them = len(timeline), len(timeline.dataset.events)
    if not selection and held == all_of_them:
        return ""
    by = f" ({selection})" if selection else ""
    return f"A selection{by}: {held} of {all_of_them} events."
