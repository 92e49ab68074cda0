"""What a deposit is about, how it was made, and what follows from that."""

from __future__ import annotations

from typing import Any

from syriatimeline.dataset.counted import counted
from syriatimeline.export.selection import in_words
from syriatimeline.query import Timeline
from syriatimeline.query.dataset_citation import NAME

__all__ = ["LIMITS", "SUBJECT", "abstract", "limits", "subject"]

#: Of the dataset that comes with the library: what it is about, without the days.
SUBJECT = "Russia and Syria: a timeline of their relations, as news articles tell it"
#: And what a reader must know. The datasheet and the limits of the documentation say the same in
#: the same words; a test compares.
LIMITS = (
    "Five articles, chosen by hand.",
    "They are no sample: not of the press, not of a period, not of opinions.",
    "The articles were coded twice, independently, by language models that had only the texts and "
    "the codebook.",
    "No area specialist has reviewed the codings or the settled records yet.",
    "A gap means only that these articles are silent.",
    "A record says what sources claim and what follows from it; its standing says who vouches.",
)


def subject(timeline: Timeline[Any]) -> str:
    """What it is about and from when to when; empty for a dataset of others."""
    if timeline.dataset.edition.name != NAME:
        return ""
    span = Timeline(timeline.dataset, timeline.dataset.events).span
    return f"{SUBJECT}, {span.first} to {span.last}." if span else f"{SUBJECT}."


def limits(timeline: Timeline[Any]) -> str:
    """How it was made and what follows from that; empty where it is not known.

    With a layer it is not known: that has articles and codings of its own.
    """
    edition = timeline.dataset.edition
    return "" if edition.name != NAME or edition.layers else " ".join(LIMITS)


def abstract(timeline: Timeline[Any], selection: str = "") -> str:
    """All of it in a paragraph, for forms and catalogues."""
    held = (
        f"{timeline.split}; {counted(len(timeline.situations), 'situation')}; all tables of the "
        "timeline, with their dates' doubt."
    )
    parts = (subject(timeline), in_words(timeline, selection), held, limits(timeline))
    return " ".join(filter(None, parts))
