"""Sayings: what a chart tells of an event in words: who says it, with which quote, from where."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

from syriatimeline.charts.labels import one_line
from syriatimeline.events import Claim, Quote, Record
from syriatimeline.events.wording import date_in_words, kind_in_words, plain

__all__ = ["link_of", "open_in", "said_of"]

#: The most characters of a quote or a gloss.
MOST = 280


def said_of(record: Record) -> dict[str, str]:
    """The words of a tooltip; empty where there is nothing to say.

    >>> import syriatimeline as st
    >>> said_of(st.load()["syt-0016"])["date"]
    '8 Dec 2024 (2024-12-08)'
    """
    claim = _quoted(record.claims) or next(iter(record.claims), None)
    told = {
        "date": f"{date_in_words(record.when)} ({record.when.edtf})",
        "kind": _kind(record),
        "standing": plain(record.standing),
        "differ": _cut(" | ".join(_differ(record))),
        "says": "",
        "quote": "",
        "gloss": "",
        "source": "",
    }
    return told if claim is None else told | _claimed(claim)


def open_in(record: Record) -> tuple[str, ...]:
    """What the sources differ on and nobody has settled, in two words each.

    >>> import syriatimeline as st
    >>> open_in(st.load()["syt-0014"])
    ('scope disputed',)
    """
    kinds = dict.fromkeys(each.kind for each in record.disputes if each.state == "open")
    return tuple(f"{kind} disputed" for kind in kinds)


def _differ(record: Record) -> Iterator[str]:
    """What the sources differ on, with every position; what is open first."""
    for dispute in sorted(record.disputes, key=lambda each: each.state):
        sides = "; or: ".join(position.says for position in dispute.positions)
        how = f", {dispute.resolution}" if dispute.resolution else ""
        yield f"{dispute.kind} ({dispute.state}{how}): {sides}"


def _kind(record: Record) -> str:
    kind = kind_in_words(record)
    return kind if record.mode == "actual" else f"{kind}, {record.mode}"


def _claimed(claim: Claim) -> dict[str, str]:
    cited = claim.citation
    if isinstance(cited, Quote):
        quote = f"“{_cut(cited.exact)}”" if cited.exact else ""
        article = cited.article
        source = f"{article.publisher}, {article.id}, {date_in_words(article.anchor)}"
    else:
        quote, source = "", one_line(str(cited))
    return {"says": claim.chain, "quote": quote, "gloss": _cut(claim.gloss), "source": source}


def _cut(text: str) -> str:
    text = one_line(text)
    return text if len(text) <= MOST else text[: MOST - 1].rstrip() + "…"


def _quoted(claims: Iterable[Claim]) -> Claim | None:
    """The first claim that quotes an article."""
    return next((each for each in claims if isinstance(each.citation, Quote)), None)


def link_of(record: Record) -> str | None:
    """The address of the article of the first quote; None if it has none that a browser opens.

    >>> import syriatimeline as st
    >>> link_of(st.load()["syt-0007"]).startswith("https://nv.ua/")
    True
    """
    claim = _quoted(record.claims)
    url = claim.article.url if claim is not None and claim.article is not None else ""
    try:
        return url if url and urlsplit(url).scheme in ("http", "https") else None
    except ValueError:
        return None
