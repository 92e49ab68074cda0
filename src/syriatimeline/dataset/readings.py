"""Readings: what the tagger finds for the phrases that authors coded by hand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from attrs import evolve, frozen

from syriatimeline.articles import Article
from syriatimeline.calendar import When
from syriatimeline.dataset.content import Dataset
from syriatimeline.events import Claim, Record
from syriatimeline.temporal import Mention, Policy, Reading, Tagger
from syriatimeline.temporal.language import LANGUAGES

__all__ = ["Difference", "differences", "mentions_of", "with_readings"]

_SPEAKING = ("headline", "subheading", "body")


@frozen
class Difference:
    """A date as its author wrote it, and as the tagger reads its phrase.

    Attributes:
        claim: The claim.
        author: The author's date.
        tagger: The chosen reading's date; None where the phrase has no days for the tagger.
        errata: Ids of the errors on record in those words of the source.
    """

    claim: Claim
    author: When
    tagger: When | None
    errata: tuple[str, ...] = ()

    def __str__(self) -> str:
        read = "no days" if self.tagger is None else self.tagger.edtf
        phrase = self.claim.phrase.text if self.claim.phrase else ""
        why = f"; because {self.author.note}" if self.author.note else ""
        known = f" (see {', '.join(self.errata)})" if self.errata else ""
        return (
            f'{self.claim.id} "{phrase}": its author has {self.author.edtf}, the tagger {read}'
            f"{known}{why}"
        )


def mentions_of(article: Article, text: str, policy: Policy | None = None) -> list[Mention]:
    """The time expressions of an article's headline and body, against its date.

    What is not known of the date is not known of a relative phrase either: an article that is
    bounded on one side only is read without a reference.

    Args:
        article: The article.
        text: Its normalized text.
        policy: Which reading is chosen where speakers differ.
    """
    if article.language not in LANGUAGES:
        return []
    tagger = Tagger((article.language,), policy or Policy())
    anchor = article.anchor if article.anchor.possible.bounded else None
    found: list[Mention] = []
    for part in article.ranges:
        if part.kind in _SPEAKING:
            for each in tagger.tag(text[part.start : part.end], anchor):
                moved = evolve(each, start=each.start + part.start, end=each.end + part.start)
                found.append(moved)
    return found


def with_readings(
    dataset: Dataset, texts: Mapping[str, str], policy: Policy | None = None
) -> Dataset:
    """The dataset with the readings of every claim's phrase, found in the article's text.

    Args:
        dataset: The content; claims whose article has no text keep the readings that they have.
        texts: The normalized text of each article, by id.
        policy: Which reading comes first.
    """
    if not texts:
        return dataset
    mentions = {
        article.id: mentions_of(article, texts[article.id], policy)
        for article in dataset.articles
        if article.id in texts
    }

    def read(record: Record) -> Record:
        # A record that none of these articles tells stays as it is, unbuilt if it is compiled.
        if mentions.keys().isdisjoint(article.id for article in record.articles):
            return record
        return record.with_claims(lambda claim: _read(claim, mentions))

    return dataset.with_records(read)


def _read(claim: Claim, mentions: Mapping[str, list[Mention]]) -> Claim:
    if claim.phrase is None or claim.article is None or claim.article.id not in mentions:
        return claim
    start, end = claim.phrase.start, claim.phrase.end
    hits = [each for each in mentions[claim.article.id] if each.start < end and start < each.end]
    return evolve(claim, readings=_readings(hits))


def _readings(hits: list[Mention]) -> tuple[Reading, ...]:
    """Those of the one mention in a phrase, or of the range that its mentions are ends of."""
    ranges = {each.range for each in hits}
    if len(hits) > 1 and len(ranges) == 1 and (whole := ranges.pop()) is not None:
        return (Reading("/".join(each.value for each in hits), whole),)
    return hits[0].readings if len(hits) == 1 else ()


def differences(dataset: Dataset) -> Iterator[Difference]:
    """Every claim with readings whose chosen days are not those that its author wrote.

    Most are no errors: a phrase that dates the report bounds the event. Where the phrase stands
    in words that hold an error on record, that is named.
    """
    for claim in dataset.claims:
        if claim.when is None or not claim.readings:
            continue
        days = claim.readings[0].when
        if days is None or days.possible != claim.when.possible:
            yield Difference(claim, claim.when, days, tuple(_errata(dataset, claim)))


def _errata(dataset: Dataset, claim: Claim) -> Iterator[str]:
    phrase = claim.phrase
    if phrase is None:
        return
    for error in dataset.errata:
        quote = error.quote
        overlaps = quote.start < phrase.end and phrase.start < quote.end
        if quote.article is claim.article and overlaps:
            yield error.id
