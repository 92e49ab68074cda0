"""When something was first told: by the article that tells it, or by the origin that says it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from attrs import frozen

from syriatimeline.articles import Article, Reference
from syriatimeline.calendar import Certainty, When
from syriatimeline.errors import CalendarError
from syriatimeline.events import Claim, Quote, Record
from syriatimeline.events.standing import vouching_claims
from syriatimeline.query.choices import Teller
from syriatimeline.query.index import FIRST, LAST, day_numbers

__all__ = ["Telling", "publication_of", "told_by"]

#: The last day that there is: by its end whatever is told has been told.
_END = LAST - 1


@frozen
class Telling:
    """A day, such as that of a telling, as numbers of the first and last day that it may be.

    >>> day = When.from_edtf("[2024-12-07..2024-12-08]")
    >>> Telling.of(day).by(Telling.of(When.from_edtf("2024-12-07"))).value
    'possible'
    """

    first: int
    last: int

    @classmethod
    def of(cls, when: When) -> Telling:
        """That of a date: it was told on its first sure day at the latest."""
        first, _ = day_numbers(when.possible)
        if when.qualifier:
            return cls(first, _END)
        if when.certain is not None and when.widest is None:
            return cls(first, day_numbers(when.certain)[0])
        return cls(first, min(_END, day_numbers(when.widest or when.possible)[1]))

    @classmethod
    def end_of(cls, span: When) -> Telling:
        """The last day of a time that somebody asks for."""
        if span.certain is None:
            return cls(*day_numbers(span.possible))
        return cls(day_numbers(span.certain)[1], day_numbers(span.possible)[1])

    def by(self, day: Telling) -> Certainty:
        """Whether it is on or before another day."""
        if self.last <= day.first:
            return Certainty.CERTAIN
        return Certainty.POSSIBLE if self.first <= day.last else Certainty.NO

    def not_before(self, day: int) -> Telling:
        """The same without the days before another; where all are, its last day."""
        return Telling(max(self.first, min(day, self.last)), self.last)

    def not_after(self, day: int) -> Telling:
        """The same without the days after another; where all are, that day."""
        return Telling(min(self.first, day), min(self.last, day))


_ANY_DAY = Telling(FIRST, _END)


def told_by(day: Telling, teller: Teller) -> Callable[[Record], Certainty]:
    """A test whether a record had been told by a day.

    One claim that says it happened is enough; see :func:`vouching_claims`.

    Args:
        day: The day.
        teller: Whose telling counts.
    """
    known: dict[Article | Reference, Telling] = {}
    tellings = {"article": _by_article, "origin": _by_origin}[teller]

    def publication(claim: Claim) -> Telling:
        work = _work(claim)
        if work not in known:
            known[work] = publication_of(work)
        return known[work]

    def test(record: Record) -> Certainty:
        answer = Certainty.NO
        claims = vouching_claims(record.claims)
        past = _told_as_past(record, claims)
        for claim in claims:
            published = publication(claim).not_before(past.get(_work(claim), FIRST))
            found = tellings(record, claim, published).by(day)
            if found is Certainty.CERTAIN:
                return found
            answer = found or answer
        return answer

    return test


def _work(claim: Claim) -> Article | Reference:
    return claim.citation.article if isinstance(claim.citation, Quote) else claim.citation


def _told_as_past(record: Record, claims: Iterable[Claim]) -> Mapping[Article | Reference, int]:
    """The first day on which each work may have told of the days that its claims name as past."""
    found: dict[Article | Reference, int] = {}
    if record.mode != "actual":
        return found
    for claim in claims:
        # Of "about the ninth" the eighth may be meant.
        if claim.when is not None and not claim.when.qualifier:
            first, _ = day_numbers(claim.when.widest or claim.when.possible)
            found[_work(claim)] = max(first, found.get(_work(claim), FIRST))
    return found


def publication_of(work: Article | Reference) -> Telling:
    """When a work was published; one that is not held, at the latest when it was looked at."""
    if isinstance(work, Article):
        return Telling.of(work.anchor)
    known = _day(work.published) or _ANY_DAY
    seen = _day(work.accessed)
    return known.not_after(seen.last) if seen else known


def _day(edtf: str) -> Telling | None:
    try:
        return Telling.of(When.from_edtf(edtf)) if edtf else None
    except CalendarError:
        return None


def _by_article(record: Record, claim: Claim, publication: Telling) -> Telling:
    """When the work was published: not before its origin spoke, nor before what happened began."""
    said = claim.origin.when
    if said is not None:
        publication = publication.not_before(Telling.of(said).first)
    return publication.not_before(_beginning(record))


def _by_origin(record: Record, claim: Claim, publication: Telling) -> Telling:
    """When the origin said it: not after the work that cites it, nor before what happened began.

    A work that speaks in its own voice says it when it is published.
    """
    said = claim.origin.when
    if said is None and len(claim.attribution) == 1:
        return _by_article(record, claim, publication)
    telling = Telling.of(said) if said is not None else _ANY_DAY
    return telling.not_after(publication.last).not_before(_beginning(record))


def _beginning(record: Record) -> int:
    """The first day that something may have happened on; what is no fact may be told before."""
    if record.mode != "actual":
        return FIRST
    return day_numbers(record.when.widest or record.when.possible)[0]
