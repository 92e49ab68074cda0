"""The page of an article, and that of the errors of all."""

from __future__ import annotations

from typing import Any

from syriatimeline.articles import Article
from syriatimeline.query import Timeline
from syriatimeline.site.views.parts import Section, Sections, claim_of, href
from syriatimeline.site.views.record import steps

__all__ = ["article_sections", "errata_sections"]


def article_sections(timeline: Timeline[Any], article: Article) -> Sections:
    """An article, the claims quoted from it and its errors."""
    claims = [claim for claim in timeline.claims.values() if claim.article == article]
    errors = [each for each in timeline.errata.values() if each.quote.article == article]
    values = {
        "article": article,
        "claims": [(timeline.find(claim.record), claim) for claim in claims],
        "errors": errors,
        "steps": steps,
        "claim_of": lambda name: claim_of(timeline, name),
        "href": lambda name: href(timeline, name),
    }
    yield Section("", "article", values)
    yield Section("Told after it", "article_claims", values)
    if errors:
        yield Section("Errors on record", "record_errors", values)


def errata_sections(timeline: Timeline[Any]) -> Sections:
    """The errors of the sources and the disputes between them."""
    values = {
        "errors": list(timeline.errata.values()),
        "disputes": list(timeline.disputes.values()),
        "find": timeline.find,
        "href": lambda name: href(timeline, name),
    }
    yield Section("Errors in the sources", "record_errors", values)
    yield Section("Disputes between the sources", "disputes", values)
