"""Linked data: a record as JSON-LD with the words of schema.org, for search engines."""

from __future__ import annotations

from typing import Any

from syriatimeline.events import Claim, Quote, Record
from syriatimeline.query import Timeline

__all__ = ["linked_data"]


def linked_data(timeline: Timeline[Any], record: Record) -> dict[str, Any]:
    """A record as a schema.org ``Event``, with the claims that tell it.

    A day is given as ``startDate`` and ``endDate`` only where it is known; a date that is not is
    given as EDTF in a property of its own, never narrowed.

    Source: https://schema.org/Event, https://schema.org/Claim.

    >>> import syriatimeline as st
    >>> linked_data(st.load(), st.load()["syt-0007"])["identifier"]
    'syt-0007'
    """
    when = record.when
    found: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Event",
        "identifier": record.id,
        "name": record.title,
        "additionalType": record.kind,
        "about": [{"@type": "Thing", "name": each.name} for each in record.actors],
        "location": [{"@type": "Place", "name": each.name} for each in record.places],
        "additionalProperty": [
            _property("date (EDTF)", when.edtf),
            _property("basis of the date", when.basis),
            _property("standing", record.standing),
            _property("mode", record.mode),
        ],
        "subjectOf": [
            *(_claim(claim) for claim in record.claims),
            {
                "@type": "Dataset",
                "name": timeline.dataset.edition.name,
                "version": timeline.version,
                "identifier": timeline.fingerprint,
            },
        ],
    }
    if "ru" in record.titles:
        found["alternateName"] = {"@language": "ru", "@value": record.titles["ru"]}
    if when.known_day is not None and not when.qualifier:
        found["startDate"] = found["endDate"] = when.edtf
    return {name: value for name, value in found.items() if value}


def _property(name: str, value: str) -> dict[str, str]:
    return {"@type": "PropertyValue", "name": name, "value": value}


def _claim(claim: Claim) -> dict[str, Any]:
    cited = claim.citation
    work: dict[str, Any]
    if isinstance(cited, Quote):
        work = {
            "@type": "NewsArticle",
            "identifier": cited.article.id,
            "headline": cited.article.headline,
            "inLanguage": cited.article.language,
            "publisher": {"@type": "Organization", "name": cited.article.publisher},
            "url": cited.article.url,
        }
    else:
        work = {
            "@type": "CreativeWork",
            "name": cited.title,
            "publisher": {"@type": "Organization", "name": cited.publisher},
            "url": cited.url,
        }
    return {
        "@type": "Claim",
        "identifier": claim.id,
        "text": claim.gloss,
        "appearance": {name: value for name, value in work.items() if value},
    }
