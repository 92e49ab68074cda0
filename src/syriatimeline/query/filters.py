"""The keywords of ``where``: each becomes a test of one record with three answers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from typing import TYPE_CHECKING, Any, TypeVar

from syriatimeline.articles import Article
from syriatimeline.calendar import Certainty, When
from syriatimeline.errors import QueryError
from syriatimeline.events import MODES, STANDINGS, Actor, Place, Quote, Record
from syriatimeline.query.choices import Teller, check_choice
from syriatimeline.query.members import Members
from syriatimeline.query.records import Records
from syriatimeline.query.spans import ends_of, span_of, starts_of

if TYPE_CHECKING:
    from syriatimeline.query.timeline import Timeline

__all__ = ["Test", "asked_for", "each_of", "lies_in", "members_of", "tests_of"]

#: A test of one record.
Test = Callable[[Record], Certainty]

T = TypeVar("T")


def tests_of(timeline: Timeline[Any], keywords: Mapping[str, Any], members: bool) -> list[Test]:
    """The tests of the keywords that were given (those that are not None).

    Raises:
        QueryError: A value cannot be meant.
        UnknownNameError: A name that no record has.
    """
    return [
        _MAKERS[name](timeline, value, members)
        for name, value in keywords.items()
        if value is not None
    ]


def each_of(value: T | Iterable[T]) -> tuple[T, ...]:
    """One value as it is, an iterable as its values: any of them may match."""
    if isinstance(value, str) or not isinstance(value, Iterable):
        return (value,)
    return tuple(value)


def _certain(flag: bool) -> Certainty:
    return Certainty.CERTAIN if flag else Certainty.NO


def _during(timeline: Timeline[Any], value: object, _: bool) -> Test:
    span = span_of(value, "during", timeline.find)

    def test(record: Record) -> Certainty:
        return _overlap(record.when, span)

    return test


def _overlap(when: When, span: When) -> Certainty:
    """Whether two dates share a day, the one asked about being uncertain itself."""
    if not when.possible.intersects(span.possible):
        return Certainty.NO
    both_sure = (
        when.certain is not None
        and span.certain is not None
        and when.widest is None
        and when.certain.intersects(span.certain)
    )
    return Certainty.CERTAIN if both_sure else Certainty.POSSIBLE


def _before(timeline: Timeline[Any], value: object, _: bool) -> Test:
    bound = starts_of(value, "before", timeline.find)
    return lambda record: record.when.before(bound)


def _after(timeline: Timeline[Any], value: object, _: bool) -> Test:
    bound = ends_of(value, "after", timeline.find)
    return lambda record: record.when.after(bound)


def _actor(timeline: Timeline[Any], value: object, members: bool) -> Test:
    asked = members_of(timeline, value, members)
    return lambda record: _certain(any(asked.hold(actor, record) for actor in record.actors))


def members_of(timeline: Timeline[Any], value: object, members: bool) -> Members:
    """Who stands for the actors that ``where(actor=…)`` names.

    Raises:
        QueryError: A value is no name.
        UnknownNameError: A name that no actor has.
    """
    wanted = {actor.id for _, actor in asked_for(timeline.actors, value, Actor, "actor")}
    return Members(timeline.actors, wanted, members)


def _place(timeline: Timeline[Any], value: object, members: bool) -> Test:
    wanted = {place.id for _, place in asked_for(timeline.places, value, Place, "place")}
    return lambda record: _certain(
        any(lies_in(timeline, place, wanted, members) for place in record.places)
    )


def lies_in(timeline: Timeline[Any], place: Place, wanted: Set[str], members: bool) -> bool:
    """Whether a place is one of those wanted, or lies in one."""
    return place.id in wanted or (
        members
        and any(lies_in(timeline, timeline.places[outer], wanted, True) for outer in place.within)
    )


def asked_for(
    records: Records[Any], value: object, kind: type, keyword: str
) -> Iterator[tuple[str, Any]]:
    """Each thing asked for, with the name that it was asked by; nothing for None."""
    for name in () if value is None else each_of(value):
        for found in _named(records, name, kind, keyword):
            yield (name if isinstance(name, str) else getattr(found, "name", found.id)), found


def _article(timeline: Timeline[Any], value: object, _: bool) -> Test:
    wanted = {article.id for _, article in asked_for(timeline.articles, value, Article, "article")}
    return lambda record: _certain(any(article.id in wanted for article in record.articles))


def _named(records: Records[Any], name: object, kind: type, keyword: str) -> tuple[Any, ...]:
    if isinstance(name, kind):
        return (name,)
    if not isinstance(name, str):
        raise QueryError(f"{keyword}={name!r} is no name; give a text or an object of the timeline")
    return records.named(name)


def _according_to(timeline: Timeline[Any], value: object, members: bool) -> Test:
    # Few queries ask for either; loading a dataset need not wait for them.
    from syriatimeline.query.sources import Sources

    sources = Sources(timeline, each_of(value), members)
    return lambda record: _certain(sources.tell(record))


def _published_by(timeline: Timeline[Any], value: tuple[object, Teller], _: bool) -> Test:
    time, teller = value
    from syriatimeline.query.telling import Telling, told_by

    return told_by(Telling.end_of(span_of(time, "published_by", timeline.find)), teller)


def _text(_: Timeline[Any], value: object, __: bool) -> Test:
    # The stemmer is imported only where words are searched.
    from syriatimeline.query.text_search import searched_for

    found = searched_for(each_of(value))
    return lambda record: _certain(found(_texts(record)))


def _texts(record: Record) -> Iterable[str]:
    yield from record.titles.values()
    yield record.note
    for claim in record.claims:
        yield claim.gloss
        if isinstance(claim.citation, Quote):
            yield claim.citation.exact


def _one_of(keyword: str, allowed: Iterable[str]) -> Callable[[Timeline[Any], object, bool], Test]:
    known = tuple(allowed)

    def make(_: Timeline[Any], value: object, __: bool) -> Test:
        wanted = each_of(value)
        for each in wanted:
            check_choice(keyword, each, known)
        return lambda record: _certain(getattr(record, keyword) in wanted)

    return make


def _min_origins(_: Timeline[Any], value: object, __: bool) -> Test:
    if not isinstance(value, int) or isinstance(value, bool) or value < 1:
        raise QueryError(f"min_origins={value!r} must be a whole number from 1")
    least = value
    return lambda record: _certain(record.independent_origins >= least)


_MAKERS: Mapping[str, Callable[[Timeline[Any], Any, bool], Test]] = {
    "during": _during,
    "before": _before,
    "after": _after,
    "actor": _actor,
    "place": _place,
    "article": _article,
    "standing": _one_of("standing", STANDINGS),
    "mode": _one_of("mode", MODES),
    "min_origins": _min_origins,
    "according_to": _according_to,
    "published_by": _published_by,
    "text": _text,
}
