"""A timeline without the words of others."""

from __future__ import annotations

from typing import Any

from attrs import evolve

from syriatimeline.events import Claim, Quote
from syriatimeline.query.timeline import Timeline

__all__ = ["without_quotes"]


def without_quotes(timeline: Timeline[Any]) -> Timeline[Any]:
    """The same timeline with every quoted word left out; where the words stand is kept.

    The quotes are third-party; what is left is ours to license.

    >>> import syriatimeline as st
    >>> bare = without_quotes(st.load())
    >>> quote = bare.claims["syt-0001.c1"].citation
    >>> quote.exact, quote.end - quote.start > 0, bare.fingerprint == st.load().fingerprint
    ('', True, True)
    """
    dataset = timeline.dataset.with_claims(_bare_claim)
    errata = tuple(evolve(error, quote=_bare(error.quote)) for error in dataset.errata)
    dataset = evolve(dataset, errata=errata)
    bare = {event.id: event for event in dataset.events}
    answers = {event.id: timeline.certainty_of(event) for event in timeline}
    sure = {name: answer for name, answer in answers.items() if answer is not None}
    return Timeline(
        dataset,
        [bare[event.id] for event in timeline],
        sure if len(sure) == len(answers) and answers else None,
        matched=timeline.matched,
        ordered=True,
    )


def _bare(quote: Quote) -> Quote:
    return evolve(quote, exact="", prefix="", suffix="")


def _bare_claim(claim: Claim) -> Claim:
    quote = claim.citation
    return evolve(
        claim,
        citation=_bare(quote) if isinstance(quote, Quote) else quote,
        phrase=None if claim.phrase is None else evolve(claim.phrase, text=""),
    )
