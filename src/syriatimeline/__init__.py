"""A citation-grade timeline of Russia–Syria relations, and the instruments that make it.

>>> import syriatimeline as st
>>> timeline = st.load()
>>> event = timeline["syt-0007"]
>>> event.when.edtf
'[2024-12-07..2024-12-08]'

The names below are imported when they are first used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from syriatimeline import errors
from syriatimeline.lazy import importer

if TYPE_CHECKING:
    from syriatimeline.articles import Article, Reference
    from syriatimeline.calendar import OPEN, UNKNOWN, Certainty, Interval, When
    from syriatimeline.events import (
        Actor,
        Asylum,
        Attack,
        ChangeOfControl,
        ChangeOfGovernment,
        Claim,
        Conference,
        Crackdown,
        Dismissal,
        Dispute,
        Event,
        Flight,
        ForceMovement,
        Handover,
        Link,
        Mediation,
        Meeting,
        Offensive,
        Origin,
        Place,
        Quote,
        Refusal,
        Request,
        Sheltering,
        Situation,
        SourceError,
        Statement,
        ViolenceAgainstCivilians,
        Voice,
    )
    from syriatimeline.query import Timeline, load
    from syriatimeline.tables import Table, read_table
    from syriatimeline.temporal import (
        Document,
        Highlighted,
        Mention,
        Periods,
        Policy,
        Reading,
        Tagger,
        highlight,
        resolve,
        tag,
    )

__version__ = "0.1.0"

_HOMES = {
    "articles": ("Article", "Reference"),
    "calendar": ("OPEN", "UNKNOWN", "Certainty", "Interval", "When"),
    "events": (
        "Actor",
        "Asylum",
        "Attack",
        "ChangeOfControl",
        "ChangeOfGovernment",
        "Claim",
        "Conference",
        "Crackdown",
        "Dismissal",
        "Dispute",
        "Event",
        "Flight",
        "ForceMovement",
        "Handover",
        "Link",
        "Mediation",
        "Meeting",
        "Offensive",
        "Origin",
        "Periods",
        "Place",
        "Policy",
        "Quote",
        "Refusal",
        "Request",
        "Sheltering",
        "Situation",
        "SourceError",
        "Statement",
        "ViolenceAgainstCivilians",
        "Voice",
    ),
    "temporal": (
        "Document",
        "Highlighted",
        "Mention",
        "Periods",
        "Policy",
        "Reading",
        "Tagger",
        "highlight",
        "resolve",
        "tag",
    ),
    "query": ("Timeline", "load"),
    "tables": ("Table", "read_table"),
}
__all__ = [
    "OPEN",
    "UNKNOWN",
    "Actor",
    "Article",
    "Asylum",
    "Attack",
    "Certainty",
    "ChangeOfControl",
    "ChangeOfGovernment",
    "Claim",
    "Conference",
    "Crackdown",
    "Dismissal",
    "Dispute",
    "Document",
    "Event",
    "Flight",
    "ForceMovement",
    "Handover",
    "Highlighted",
    "Interval",
    "Link",
    "Mediation",
    "Meeting",
    "Mention",
    "Offensive",
    "Origin",
    "Periods",
    "Place",
    "Policy",
    "Quote",
    "Reading",
    "Reference",
    "Refusal",
    "Request",
    "Sheltering",
    "Situation",
    "SourceError",
    "Statement",
    "Table",
    "Tagger",
    "Timeline",
    "ViolenceAgainstCivilians",
    "Voice",
    "When",
    "errors",
    "highlight",
    "load",
    "read_table",
    "resolve",
    "tag",
]


__getattr__ = importer(__name__, _HOMES)


def __dir__() -> list[str]:
    return sorted([*__all__, "__version__"])
