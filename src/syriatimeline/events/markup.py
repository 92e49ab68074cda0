"""A record as an HTML card, for notebooks."""

from __future__ import annotations

from html import escape

from syriatimeline.events.claim import Claim, Quote
from syriatimeline.events.record import Record

__all__ = ["record_html"]


def record_html(record: Record) -> str:
    """A card of a record: title, date with its reasoning, standing, each claim with its chain."""
    claims = "".join(f"<li>{_claim(claim)}</li>" for claim in record.claims)
    when = escape(record.when.explain()).replace("\n", "<br>")
    return (
        f'<div class="syriatimeline"><h4>{escape(record.title)}</h4>'
        f'<p lang="ru">{escape(record.titles.get("ru", ""))}</p>'
        f"<p>{escape(record.id)}, {escape(record.kind)}, standing: {escape(record.standing)}</p>"
        f"<p>{when}</p><ul>{claims}</ul></div>"
    )


def _claim(claim: Claim) -> str:
    cited = claim.citation
    if isinstance(cited, Quote):
        words = f'<q lang="{escape(cited.article.language)}">{escape(cited.exact)}</q>'
    else:
        words = escape(str(cited))
    return f"{words} = {escape(claim.gloss)} <small>{escape(claim.chain)}</small>"
