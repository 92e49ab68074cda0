"""The columns of tables: one schema for CSV, frames and the documentation."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, Literal

from attrs import frozen

from syriatimeline.articles import Reference
from syriatimeline.calendar import BASES, Bound, Certainty, When
from syriatimeline.events import (
    KINDS,
    MODES,
    SCOPES,
    STANCES,
    STANDINGS,
    TOPICS,
    Claim,
    Event,
    Quote,
    Record,
)
from syriatimeline.query.dyads import Dyad, Party, StateCodes, dyads_of
from syriatimeline.query.timeline import Timeline

__all__ = ["UNITS", "Column", "Form", "Unit", "date_columns", "items_of", "rows"]

Unit = Literal["event", "claim", "actor", "dyad"]
Form = Literal["text", "key", "day", "flag", "number", "decimal", "category"]


@frozen
class Column:
    """A column.

    Attributes:
        name: Its heading.
        form: ``text``; ``key`` (a text to join by, missing where there is none); ``day``
            (ISO 8601, empty where there is none); ``flag`` (true, false); ``number`` (whole);
            ``decimal`` (with a point); ``category`` (one of ``values``).
        about: What it holds, in a sentence.
        read: Its value in one row.
        values: The values of a category, in their order.
    """

    name: str
    form: Form
    about: str
    read: Callable[[Any], Any]
    values: tuple[str, ...] = ()


@frozen
class _EventRow:
    record: Record
    certainty: str


@frozen
class _ClaimRow:
    record: Record
    claim: Claim


@frozen
class _ActorRow:
    event: Event
    side: str
    role: str
    actor: Any


def _names(items: Iterable[Any]) -> str:
    return "; ".join([item.name for item in items])


def _end_is(end: object) -> str:
    return end.value if isinstance(end, Bound) else "date"


_ENDS = ("date", *(bound.value for bound in Bound))
_EXTENTS = ("moment", "within", "throughout")


def date_columns(prefix: str, when: Callable[[Any], When | None]) -> tuple[Column, ...]:
    """The columns of one date; all empty where there is none.

    Args:
        prefix: What their names begin with.
        when: The date of a row.
    """

    def of(read: Callable[[When], Any]) -> Callable[[Any], Any]:
        def value(row: Any) -> Any:
            found = when(row)
            return None if found is None else read(found)

        return value

    p = prefix
    return (
        Column(f"{p}earliest", "day", "the first possible day", of(lambda w: w.earliest)),
        Column(
            f"{p}earliest_is",
            "category",
            "whether that is a date, open or unknown",
            of(lambda w: _end_is(w.possible.start)),
            _ENDS,
        ),
        Column(f"{p}latest", "day", "the last possible day", of(lambda w: w.latest)),
        Column(
            f"{p}latest_is",
            "category",
            "whether that is a date, open or unknown",
            of(lambda w: _end_is(w.possible.end)),
            _ENDS,
        ),
        Column(
            f"{p}certain_from",
            "day",
            "the first sure day",
            of(lambda w: w.certain.first if w.certain else None),
        ),
        Column(
            f"{p}certain_to",
            "day",
            "the last sure day",
            of(lambda w: w.certain.last if w.certain else None),
        ),
        Column(f"{p}edtf", "text", "the possible days in EDTF", of(lambda w: w.edtf)),
        Column(
            f"{p}extent",
            "category",
            "on one known day, at some time within, or throughout",
            of(lambda w: w.extent),
            _EXTENTS,
        ),
        Column(f"{p}once", "flag", "it took place within one day", of(lambda w: w.once)),
        Column(
            f"{p}basis",
            "category",
            "what the date rests on",
            of(lambda w: w.basis),
            tuple(BASES),
        ),
    )


_EVENT_COLUMNS = (
    Column("id", "text", "the permanent id", lambda row: row.record.id),
    Column("slug", "text", "its readable alias", lambda row: row.record.slug),
    Column(
        "kind",
        "category",
        "the kind of event, or Situation",
        lambda row: row.record.kind,
        (*KINDS, "Situation"),
    ),
    Column(
        "topic",
        "category",
        "the topic of a situation",
        lambda row: getattr(row.record, "topic", None),
        TOPICS,
    ),
    Column("title", "text", "the English title", lambda row: row.record.title),
    Column("title_ru", "text", "the Russian title", lambda row: row.record.titles["ru"]),
    *date_columns("", lambda row: row.record.when),
    Column(
        "plot",
        "day",
        "a day for drawing and sorting only, never a statement about the event",
        lambda row: row.record.when.plot,
    ),
    Column(
        "certainty",
        "category",
        "whether the date filters surely fit; empty without one",
        lambda row: row.certainty or None,
        (Certainty.CERTAIN.value, Certainty.POSSIBLE.value),
    ),
    Column(
        "standing",
        "category",
        "how far it is vouched for",
        lambda row: row.record.standing,
        tuple(STANDINGS),
    ),
    Column(
        "independent_origins",
        "number",
        "how many independent origins say so",
        lambda row: row.record.independent_origins,
    ),
    Column("mode", "category", "actual, planned, …", lambda row: row.record.mode, MODES),
    Column("scope", "category", "core or context", lambda row: row.record.scope, SCOPES),
    Column(
        "plover",
        "category",
        "the PLOVER event type",
        lambda row: getattr(row.record, "plover", None),
        tuple(
            sorted(
                {kind.PLOVER for kind in KINDS.values() if kind.PLOVER} | {"MOBILIZE", "RETREAT"}
            )
        ),
    ),
    Column(
        "source_actors",
        "text",
        "who acts, or whose situation it is",
        lambda row: _names(
            row.record.source_actors if isinstance(row.record, Event) else row.record.holders
        ),
    ),
    Column(
        "target_actors",
        "text",
        "who is acted upon or addressed",
        lambda row: _names(
            row.record.target_actors if isinstance(row.record, Event) else row.record.others
        ),
    ),
    Column(
        "accused_actors",
        "text",
        "who is said by others to have acted",
        lambda row: _names(getattr(row.record, "accused_actors", ())),
    ),
    Column("places", "text", "where", lambda row: _names(row.record.places)),
    Column(
        "articles",
        "text",
        "ids of the articles that tell it",
        lambda row: "; ".join(article.id for article in row.record.articles),
    ),
    Column("disputes", "number", "how many disputes", lambda row: len(row.record.disputes)),
)


def _quote(row: _ClaimRow) -> Quote | None:
    return row.claim.citation if isinstance(row.claim.citation, Quote) else None


_CLAIM_COLUMNS = (
    Column("id", "text", "the claim's id", lambda row: row.claim.id),
    Column("event_id", "text", "the event or situation", lambda row: row.record.id),
    Column(
        "article_id",
        "text",
        "the article quoted; empty for a reference",
        lambda row: row.claim.article.id if row.claim.article else None,
    ),
    Column(
        "publisher",
        "text",
        "who published what is cited",
        lambda row: (
            row.claim.citation.publisher
            if isinstance(row.claim.citation, Reference)
            else row.claim.citation.article.publisher
        ),
    ),
    Column("quote", "text", "the words", lambda row: q.exact if (q := _quote(row)) else None),
    Column(
        "start",
        "number",
        "their first code point in the article",
        lambda row: q.start if (q := _quote(row)) else None,
    ),
    Column(
        "end",
        "number",
        "the code point after their last",
        lambda row: q.end if (q := _quote(row)) else None,
    ),
    Column("gloss", "text", "what it says, in our English", lambda row: row.claim.gloss),
    Column("stance", "category", "what it does", lambda row: row.claim.stance, STANCES),
    Column("field", "text", "what of the event it supports", lambda row: row.claim.field),
    Column("value", "text", "the value that it gives", lambda row: row.claim.value),
    Column("attribution", "text", "who says it, outermost first", lambda row: row.claim.chain),
    Column("origin", "text", "id of who first says it", lambda row: row.claim.origin.id),
    Column(
        "phrase",
        "text",
        "the words that say when",
        lambda row: row.claim.phrase.text if row.claim.phrase else None,
    ),
    *date_columns("says_", lambda row: row.claim.when),
)

_ACTOR_COLUMNS = (
    Column("event_id", "text", "the event", lambda row: row.event.id),
    Column("actor_id", "text", "the actor", lambda row: row.actor.id),
    Column("actor", "text", "its English name", lambda row: row.actor.name),
    Column("actor_kind", "text", "what it is", lambda row: row.actor.kind),
    Column("role", "text", "its role in the event", lambda row: row.role),
    Column(
        "side",
        "category",
        "whether it acts, is acted upon, or is accused of acting",
        lambda row: row.side,
        ("source", "target", "accused"),
    ),
    Column("kind", "category", "the kind of event", lambda row: row.event.kind, tuple(KINDS)),
    *date_columns("", lambda row: row.event.when),
)


def _party_columns(
    end: str, about: str, party: Callable[[Dyad], Party | None]
) -> tuple[Column, ...]:
    """The columns of one end of a dyad; all empty where there is none."""

    def of(read: Callable[[Party], Any]) -> Callable[[Dyad], Any]:
        return lambda row: None if (found := party(row)) is None else read(found)

    return (
        Column(
            end, "key", f"the state {about}, or the actor without one", of(lambda p: p.actor.name)
        ),
        Column(f"{end}_code", "key", "its code", lambda row: row.code(party(row))),
        Column(f"{end}_actors", "text", "who stands for it", of(lambda p: _names(p.actors))),
        Column(
            f"{end}_membership",
            "category",
            "whether one of them surely belonged to it; empty without a state",
            of(lambda p: p.membership.value if p.membership else None),
            (Certainty.CERTAIN.value, Certainty.POSSIBLE.value),
        ),
    )


def _of_event(*names: str) -> tuple[Column, ...]:
    """Columns that a dyad shares with its event."""
    return tuple(column for column in _EVENT_COLUMNS if column.name in names)


_DYAD_COLUMNS = (
    Column("event_id", "text", "the event", lambda row: row.record.id),
    *_of_event("slug"),
    Column("kind", "category", "the kind of event", lambda row: row.record.kind, tuple(KINDS)),
    *_of_event("plover", "mode", "standing", "certainty"),
    Column(
        "side",
        "category",
        "whether the source acts, or is accused of acting; empty where nobody is told",
        lambda row: row.side or None,
        ("source", "accused"),
    ),
    *_party_columns("source", "that acts", lambda row: row.source),
    *_party_columns("target", "that is acted upon or addressed", lambda row: row.target),
    *date_columns("", lambda row: row.record.when),
    Column("year", "number", "the year that holds every possible day", lambda row: row.year),
    *_of_event("independent_origins", "articles"),
)

#: The columns of each unit, in their order.
UNITS: dict[Unit, tuple[Column, ...]] = {
    "event": _EVENT_COLUMNS,
    "claim": _CLAIM_COLUMNS,
    "actor": _ACTOR_COLUMNS,
    "dyad": _DYAD_COLUMNS,
}


def rows(
    timeline: Timeline[Any],
    unit: Unit = "event",
    situations: Iterable[Record] = (),
    codes: StateCodes = "iso3",
) -> Iterator[dict[str, Any]]:
    """The rows of a table, each a mapping from column names to plain values.

    Args:
        timeline: Its events.
        unit: ``event``; ``claim`` (a row for each claim of each event); ``actor`` (a row for
            each actor in each role); ``dyad`` (a row for each pair of states in each event).
        situations: Situations that follow the events, for the units event and claim.
        codes: Which codes states have, for the unit dyad.

    Raises:
        QueryError: No such codes.

    >>> import syriatimeline as st
    >>> next(rows(st.load(), "actor"))["role"]
    'attackers'
    """
    columns = UNITS[unit]
    for row in items_of(timeline, unit, situations, codes):
        yield {column.name: column.read(row) for column in columns}


def items_of(
    timeline: Timeline[Any],
    unit: Unit,
    situations: Iterable[Record] = (),
    codes: StateCodes = "iso3",
) -> Iterator[Any]:
    """What the rows of a table are read from, in their order: :attr:`Column.read` takes them."""
    if unit == "dyad":
        yield from dyads_of(timeline, codes)
        return
    for event in timeline:
        if unit == "event":
            certainty = timeline.certainty_of(event)
            yield _EventRow(event, certainty.value if certainty else "")
        elif unit == "claim":
            yield from (_ClaimRow(event, claim) for claim in event.claims)
        else:
            for role, side in event.roles().items():
                yield from (_ActorRow(event, side, role, each) for each in getattr(event, role))
    for situation in situations:
        if unit == "event":
            yield _EventRow(situation, "")
        elif unit == "claim":
            yield from (_ClaimRow(situation, claim) for claim in situation.claims)
