"""What a table may hold: the columns of our own tables, and those that a sheet adds to them."""

from __future__ import annotations

from operator import itemgetter
from typing import TYPE_CHECKING, Any

from syriatimeline.events import DIRECTIONS, KINDS, Situation
from syriatimeline.query.categories import columns_of as with_declared
from syriatimeline.query.columns import UNITS, Column, Unit

if TYPE_CHECKING:
    from syriatimeline.query.timeline import Timeline

__all__ = [
    "COMPUTED",
    "EDTF",
    "EVENT_EXTRAS",
    "NEEDED",
    "ROLES",
    "SOURCE",
    "columns_of",
    "role_column",
]

#: The columns that hold EDTF.
EDTF = frozenset({"edtf", "when", "says_edtf", "published"})

#: What is computed from claims, kind and date of an event.
COMPUTED = frozenset({"plot", "standing", "independent_origins", "plover", "articles", "disputes"})

#: Every role that some kind has, in the order of the kinds.
ROLES = tuple(
    dict.fromkeys((*(role for kind in KINDS.values() for role in kind.roles()), *Situation.roles()))
)


def _own(name: str, about: str, values: tuple[str, ...] = ()) -> Column:
    return Column(name, "category" if values else "text", about, itemgetter(name), values)


def role_column(role: str) -> Column:
    """The column of a role."""
    return _own(role, "who has this role")


#: The columns that say where a row comes from.
SOURCE = (
    _own("publisher", "who published what is cited"),
    _own("source_title", "its title"),
    _own("url", "its address"),
    _own("published", "when it was published, in EDTF"),
    Column("accessed", "day", "when it was looked at", itemgetter("accessed")),
    _own("archived_url", "the address of an archived copy"),
    _own("locator", "where in it"),
    _own("article_id", "an article of the layer, instead of a publisher"),
    _own("quote", "its words; exact where there is an article_id"),
    _own("gloss", "what it says, in English"),
    _own("origin", "id, slug or label of who first says it"),
)

#: The columns that a table of events may have beside those that we write.
EVENT_EXTRAS = (
    _own("when", "the same as edtf"),
    _own("date_why", "the reasoning of a date that is not stated"),
    _own("actors", "who takes part, where the kind has one role"),
    *map(role_column, ROLES),
    _own("direction", "of a ForceMovement", tuple(DIRECTIONS)),
    _own("office", "of a Dismissal"),
    _own("note", "anything a user should know"),
    *SOURCE,
    _own("withdrawn", "why the record is not to be relied on"),
    _own("why", "the reason for what the row changes"),
)

#: The columns without which a row says nothing. An event may do without an id: it is new then.
NEEDED: dict[Unit, tuple[str, ...]] = {
    "event": (),
    "claim": ("id", "event_id"),
    "actor": ("event_id", "actor_id", "role"),
    "dyad": ("event_id",),
}


def columns_of(unit: Unit, timeline: Timeline[Any] | None = None) -> dict[str, Column]:
    """Every column that a table of a unit may have, by name.

    Args:
        unit: What a row is.
        timeline: Whose declared kinds of events have their values and roles, too.

    >>> columns_of("event")["when"].about
    'the same as edtf'
    """
    ours = UNITS[unit] if timeline is None else with_declared(timeline, unit)
    extras = EVENT_EXTRAS if unit == "event" else ()
    found = {column.name: column for column in (*ours, *extras)}
    if timeline is not None and unit == "event":
        roles = (role for kind in timeline.kinds.values() for role in kind.roles())
        found |= {role: role_column(role) for role in roles if role not in found}
    return found
