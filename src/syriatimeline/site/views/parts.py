"""What the pages are made of: sections under headings, and the addresses of what they name."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from syriatimeline.events import Claim
from syriatimeline.query import Timeline
from syriatimeline.site.pages import page_of

__all__ = ["CITATIONS", "Section", "Sections", "anchor_of", "claim_of", "href"]

#: The styles in which a record or claim can be cited on its page, with their names.
CITATIONS = {"text": "Text", "bibtex": "BibTeX", "csl-json": "CSL-JSON"}


class Section(NamedTuple):
    """A part of a page.

    Attributes:
        title: Its heading; empty for what stands before the first heading.
        template: The template that shows it.
        values: What the template needs.
    """

    title: str
    template: str
    values: dict[str, Any]


Sections = Iterator[Section]


def href(timeline: Timeline[Any], name: str) -> str:
    """The page of a claim, record, article or source error by id; empty if it has none.

    >>> import syriatimeline as st
    >>> href(st.load(), "syt-0007.c1"), href(st.load(), "art-0002"), href(st.load(), "nobody")
    ('events/syt-0007#syt-0007-c1', 'articles/art-0002', '')
    """
    record = timeline.find(name.partition(".")[0])
    if record is not None:
        anchor = f"#{anchor_of(name)}" if "." in name else ""
        return page_of("record", record.id) + anchor
    if name in timeline.articles:
        return page_of("article", timeline.articles[name].id)
    if name in timeline.errata:
        return page_of("article", timeline.errata[name].quote.article.id) + f"#{name}"
    return ""


def claim_of(timeline: Timeline[Any], name: str) -> Claim | None:
    """A claim by id; None for the id of anything else."""
    return timeline.claims.get(name)


def anchor_of(claim: str) -> str:
    """The anchor of a claim on the page of its record: points are no part of one.

    >>> anchor_of("syt-0007.c1")
    'syt-0007-c1'
    """
    return claim.replace(".", "-")
