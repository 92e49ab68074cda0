"""Markdown: a chapter for each event, to read, or to go on writing from."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from syriatimeline.events import STANDINGS, Claim, Event, Quote
from syriatimeline.events.wording import date_in_words, kind_in_words, plain
from syriatimeline.export.format import Format
from syriatimeline.query import Timeline

__all__ = ["FORMAT", "write"]

#: What Markdown, or HTML inside it, would read as its own: anywhere, and at the start of a line.
_SIGNS = re.compile(r"([\\`*_\[\]<>&|~])")
_BEGINS = re.compile(r"^(\d*)([#+\-=.):])")


def write(timeline: Timeline[Any], path: Path) -> None:
    """Write one document. Every text of the dataset is escaped: none of it becomes a mark-up."""
    edition = timeline.dataset.edition
    lines = [f"# {_plain(edition.label)}", "", _plain(f"{timeline.split}. {timeline.cite()}"), ""]
    for event in timeline:
        lines += _chapter(event)
    path.write_text("\n".join(lines), "utf-8", newline="\n")


def _plain(text: str) -> str:
    """A text in one line, whose signs are only signs."""
    return _BEGINS.sub(r"\1\\\2", _SIGNS.sub(r"\\\1", " ".join(text.split())))


def _chapter(event: Event) -> Iterator[str]:
    when = event.when
    yield f"## {_plain(event.title)}"
    yield ""
    yield f"**{_plain(date_in_words(when))}** ({_plain(when.edtf)}; {_plain(when.basis)})  "
    mode = "" if event.mode == "actual" else f", {event.mode}"
    standing = f"{plain(event.standing)}: {STANDINGS[event.standing]}"
    yield f"{_plain(f'{kind_in_words(event)}{mode}; {standing}')}  "
    for name, things in (("Actors", event.actors), ("Places", event.places)):
        if things:
            yield f"{name}: {_plain('; '.join(thing.name for thing in things))}  "
    if when.note:
        yield f"Date: {_plain(when.note)}  "
    yield f"Record {_plain(event.id)}"
    yield ""
    for claim in event.claims:
        yield from _said(claim)


def _said(claim: Claim) -> Iterator[str]:
    cited = claim.citation
    words = f"“{cited.exact}”" if isinstance(cited, Quote) and cited.exact else claim.gloss
    yield f"> {_plain(words)}  "
    url = cited.article.url if isinstance(cited, Quote) else cited.url
    link = f" <{url}>" if re.fullmatch(r"https?://[^\s<>]+", url) else ""
    yield f"> {_plain(claim.chain)}, {_plain(claim.stance)} the {_plain(claim.field)}{link}"
    yield ""


FORMAT = Format(
    name="markdown",
    ending=".md",
    about="people; pandoc",
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
