"""HTML: one page that holds all it needs, to read, print, or send by mail.

It fetches nothing and runs nothing. Every text of the dataset is escaped.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import Any

from syriatimeline.events import Claim, Event, Quote
from syriatimeline.events.wording import date_in_words
from syriatimeline.export.format import Format
from syriatimeline.export.selection import in_words
from syriatimeline.export.telling import (
    disputed,
    in_english,
    kind_and_mode,
    link_of,
    marked_title,
    printable,
    sayer,
    standing_in_words,
    words_of,
)
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


def write(timeline: Timeline[Any], path: Path, selection: str = "") -> None:
    """Write the page: what it holds, and by which filters; then a section for each event."""
    path.write_text("".join(_page(timeline, selection)), "utf-8", newline="\n")


def _text(text: str) -> str:
    return escape(printable(text))


def _page(timeline: Timeline[Any], selection: str) -> Iterator[str]:
    title = _text(f"{timeline.dataset.edition.label}: {timeline.split}")
    yield '<!doctype html>\n<html lang="en">\n<meta charset="utf-8">\n'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
    yield f"<title>{title}</title>\n<style>{_STYLE}</style>\n<body>\n<main>\n"
    yield f"<h1>{title}</h1>\n"
    if selected := in_words(timeline, selection):
        yield f"<p>{_text(selected)}</p>\n"
    yield f"<p>{_text(timeline.cite())}</p>\n"
    yield "<p>Dates are as exact as the sources: “by”, “or”, “some time in” are meant so. The "
    yield "standing of an event says how far it is vouched for; quotes are their authors'.</p>\n"
    for event in timeline:
        yield from _section(event)
    yield "</main>\n</body>\n</html>\n"


def _section(event: Event) -> Iterator[str]:
    when = event.when
    withdrawn = ' class="withdrawn"' if event.withdrawn else ""
    yield f'<article id="{escape(event.id)}"{withdrawn}>\n'
    yield f'<p class="when">{_text(date_in_words(when))}</p>\n'
    yield f'<h2 dir="auto">{_text(marked_title(event))}</h2>\n'
    for language, title in sorted(event.titles.items()):
        if language != "en":
            yield f'<p lang="{escape(language)}" dir="auto">{_text(title)}</p>\n'
    yield f'<p class="note">{_text(kind_and_mode(event))}. {_text(standing_in_words(event))}\n'
    reasoning = f": {when.note}" if when.note else ""
    yield f"{_text(f'{when.edtf}, {when.basis}{reasoning}')}</p>\n"
    for name, things in (("Actors", event.actors), ("Places", event.places)):
        if things:
            yield f'<p class="note">{name}: {_text("; ".join(each.name for each in things))}</p>\n'
    for line in disputed(event):
        yield f'<p class="note">{_text(line)}</p>\n'
    for claim in event.claims:
        yield _said(claim, event)
    yield f'<p class="note">{_text(event.cite())}</p>\n</article>\n'


def _said(claim: Claim, event: Event) -> str:
    quote, words, url = claim.citation, words_of(claim), link_of(claim)
    quoted = isinstance(quote, Quote) and quote.exact
    language = quote.article.language if isinstance(quote, Quote) and quoted else "en"
    spoken = f'<p lang="{escape(language)}" dir="auto">{_text(words)}</p>' if words else ""
    if english := in_english(claim):
        spoken += f"<p>{_text(english)}</p>"
    said = _text(f"{sayer(claim, event)} ({claim.id})")
    if url:
        said = f'<a href="{escape(url)}" rel="noreferrer">{said}</a>'
    return f"<blockquote>{spoken}<footer>{said}</footer></blockquote>\n"


FORMAT = Format(
    name="html",
    ending=".html",
    about="browsers; paper; mail",
    carries={
        "possible days": "in words, and as EDTF",
        "sure days": "in words",
        "open or unknown ends": "in words, and as EDTF",
        "approximate or uncertain": "in words, and as EDTF",
        "within, or throughout": "in words, and as EDTF",
        "basis and reasoning": "in words",
        "standing": "in words",
        "what each source says": "quotes with their chains and links",
    },
    write=write,
    names_selection=True,
)
