"""HTML: one page that holds all it needs, to read, print, or send by mail.

It fetches nothing and runs nothing. Every text of the dataset is escaped.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import Any

from syriatimeline.events import STANDINGS, Claim, Event, Quote
from syriatimeline.events.wording import date_in_words, kind_in_words, plain
from syriatimeline.export.format import Format
from syriatimeline.query import Timeline

__all__ = ["FORMAT", "write"]

_STYLE = """
:root { color-scheme: light dark; }
body { max-width: 46rem; margin: 0 auto; padding: 1rem; font: 1rem/1.5 system-ui, sans-serif; }
article { border-top: 1px solid; padding: .75rem 0; break-inside: avoid; }
h2 { font-size: 1.1rem; margin: 0; }
.when { font-weight: 600; }
.note, footer, nav { font-size: .9rem; }
blockquote { margin: .5rem 0 .5rem 1rem; padding-left: .75rem; border-left: 3px solid; }
blockquote footer::before { content: "\\2014\\00a0"; }
.withdrawn h2 { text-decoration: line-through; }
"""


def write(timeline: Timeline[Any], path: Path) -> None:
    """Write the page: what it holds, then a section for each event."""
    path.write_text("".join(_page(timeline)), "utf-8", newline="\n")


def _page(timeline: Timeline[Any]) -> Iterator[str]:
    title = escape(f"{timeline.dataset.edition.label}: {timeline.split}")
    yield '<!doctype html>\n<html lang="en">\n<meta charset="utf-8">\n'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
    yield f"<title>{title}</title>\n<style>{_STYLE}</style>\n<body>\n<main>\n"
    yield f"<h1>{title}</h1>\n<p>{escape(timeline.cite())}</p>\n"
    yield "<p>Dates are as exact as the sources: “by”, “or”, “some time in” are meant so. The "
    yield "standing of an event says how far it is vouched for; quotes are their authors'.</p>\n"
    for event in timeline:
        yield from _section(event)
    yield "</main>\n</body>\n</html>\n"


def _section(event: Event) -> Iterator[str]:
    when = event.when
    mode = "" if event.mode == "actual" else f", {event.mode}"
    withdrawn = ' class="withdrawn"' if event.withdrawn else ""
    yield f'<article id="{escape(event.id)}"{withdrawn}>\n'
    yield f'<p class="when">{escape(date_in_words(when))}</p>\n'
    yield f"<h2>{escape(event.title)}</h2>\n"
    yield "".join(
        f'<p lang="{escape(language)}" dir="auto">{escape(title)}</p>\n'
        for language, title in event.titles.items()
        if language != "en"
    )
    yield f'<p class="note">{escape(kind_in_words(event) + mode)}; '
    yield f"{plain(event.standing)}: {escape(STANDINGS[event.standing])}. "
    yield f"{escape(when.edtf)}, {escape(when.basis)}"
    yield f": {escape(when.note)}</p>\n" if when.note else "</p>\n"
    if event.withdrawn:
        yield f"<p><strong>Withdrawn: {escape(event.withdrawn)}</strong></p>\n"
    for claim in event.claims:
        yield _said(claim)
    yield f'<p class="note">{escape(event.cite())}</p>\n</article>\n'


def _said(claim: Claim) -> str:
    cited = claim.citation
    words, language, url = claim.gloss, "en", ""
    if isinstance(cited, Quote):
        url = cited.article.url
        if cited.exact:
            words, language = f"“{cited.exact}”", cited.article.language
    else:
        url = cited.url
    chain = escape(f"{claim.chain} ({claim.id}, {claim.stance})")
    if url.startswith(("https://", "http://")):
        chain = f'<a href="{escape(url)}" rel="noreferrer">{chain}</a>'
    spoken = f'<p lang="{escape(language)}" dir="auto">{escape(words)}</p>'
    return f"<blockquote>{spoken}<footer>{chain}</footer></blockquote>\n"


FORMAT = Format(
    name="html",
    ending=".html",
    about="browsers; paper; mail",
    carries={
        "possible days": "in words, and as EDTF",
        "sure days": "in words, and as EDTF",
        "open or unknown ends": "in words, and as EDTF",
        "approximate or uncertain": "in words, and as EDTF",
        "within, or throughout": "in words, and as EDTF",
        "basis and reasoning": "in words",
        "standing": "in words",
        "what each source says": "quotes with their chains and links",
    },
    write=write,
)
