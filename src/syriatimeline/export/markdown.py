"""Markdown: a chapter for each event, to read, or to go on writing from."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from syriatimeline.events import Claim, Event
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

#: What Markdown, or HTML or TeX inside it, would read as its own, anywhere in a line.
_SIGNS = re.compile(r"([\\`*_{}\[\]<>&|~$@^!#])")
#: What makes a list, a heading or a rule of a line that begins with it.
_BEGINS = re.compile(r"^(\d*)([+\-=.):])")


def write(timeline: Timeline[Any], path: Path, selection: str = "") -> None:
    """Write one document. Every text of the dataset is escaped: none of it becomes a mark-up."""
    edition = timeline.dataset.edition
    told = (f"{timeline.split}.", in_words(timeline, selection), timeline.cite())
    lines = [f"# {_plain(edition.label)}", "", _plain(" ".join(filter(None, told))), ""]
    for event in timeline:
        lines += _chapter(event)
    path.write_text("\n".join(lines), "utf-8", newline="\n")


def _plain(text: str) -> str:
    """A text in one line, whose signs are only signs."""
    line = " ".join(printable(text).split())
    return _BEGINS.sub(r"\1\\\2", _SIGNS.sub(r"\\\1", line))


def _chapter(event: Event) -> Iterator[str]:
    when = event.when
    yield f"## {_plain(marked_title(event))}"
    yield ""
    yield f"**{_plain(date_in_words(when))}** ({_plain(when.edtf)}; {_plain(when.basis)})  "
    yield f"{_plain(f'{kind_and_mode(event)}. {standing_in_words(event)}')}  "
    for name, things in (("Actors", event.actors), ("Places", event.places)):
        if things:
            yield f"{name}: {_plain('; '.join(thing.name for thing in things))}  "
    if when.note:
        yield f"Date: {_plain(when.note)}  "
    for line in disputed(event):
        yield f"{_plain(line)}  "
    yield f"Record {_plain(event.id)}"
    yield ""
    for claim in event.claims:
        yield from _said(claim, event)


def _said(claim: Claim, event: Event) -> Iterator[str]:
    for words in filter(None, (words_of(claim), in_english(claim))):
        yield f"> {_plain(words)}  "
    url = link_of(claim)
    yield f"> {_plain(sayer(claim, event))}{f' <{url}>' if url else ''}"
    yield ""


FORMAT = Format(
    name="markdown",
    ending=".md",
    about="people; pandoc",
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
