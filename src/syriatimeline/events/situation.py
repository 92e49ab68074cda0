"""Situation: what holds through a time and is told without a change."""

from __future__ import annotations

from typing import Literal

from attrs import frozen

from syriatimeline.events.record import Record
from syriatimeline.events.registry import Actor
from syriatimeline.events.roles import Roles, role

__all__ = ["TOPICS", "Situation", "Topic"]

Topic = Literal[
    "presence",
    "alliance",
    "contacts",
    "control",
    "conflict",
    "supply",
    "residence",
    "disagreement",
]

#: What a situation can be about.
TOPICS: tuple[Topic, ...] = (
    "presence",
    "alliance",
    "contacts",
    "control",
    "conflict",
    "supply",
    "residence",
    "disagreement",
)


@frozen(kw_only=True, eq=False, repr=False)
class Situation(Record):
    """Something that held through a time; not counted among the events.

    Attributes:
        topic: One of :data:`TOPICS`.
        holders: Those whose situation it is.
        others: Those towards whom it holds.

    >>> import syriatimeline as st
    >>> next(iter(st.load().situations.values())).when.extent in ("within", "throughout", "moment")
    True
    """

    topic: Topic
    holders: Roles = role("source")
    others: Roles = role("target")

    @property
    def actors(self) -> tuple[Actor, ...]:
        """Holders, then others, each once."""
        return tuple(dict.fromkeys(self.holders + self.others))

    @property
    def acting(self) -> tuple[Actor, ...]:
        """The holders."""
        return self.holders

    def explain(self) -> str:
        """The situation with its date, claims and disputes, for people; several lines."""
        from syriatimeline.events.explanation import explain

        return explain(self)

    def cite(self, style: str = "text", claim: str = "") -> str:
        """A citation of this record; see :meth:`Event.cite`."""
        from syriatimeline.events.citation import cite

        return cite(self, style, claim)
