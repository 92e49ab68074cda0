"""TimelineJS3: slides with a date, a text and its source.

The format has no uncertain dates: its ``start_date`` and ``end_date`` place a slide, and the words
beside it, ``display_date``, say what is known. An event without any bound has no place, and is
told on the title slide. Format: https://timeline.knightlab.com/docs/json-format.html
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from html import escape
from pathlib import Path
from typing import Any

from syriatimeline.calendar import When
from syriatimeline.events import STANDINGS, Claim, Event, Quote
from syriatimeline.events.wording import date_in_words, kind_in_words, plain
from syriatimeline.export.format import Format
from syriatimeline.query import Timeline

__all__ = ["FORMAT", "write"]

_PAGE = (
    "Bars show the days on which an event may have been; what is known of its date stands in "
    "words on each slide."
)


def write(timeline: Timeline[Any], path: Path) -> None:
    """Write one JSON document: a title slide, and a slide for each event that has a bound."""
    events = list(timeline)
    placed = [event for event in events if _ends(event.when) is not None]
    document = {
        "title": _title(timeline, [event for event in events if event not in placed]),
        "events": [_slide(event) for event in placed],
        "scale": "human",
    }
    text = json.dumps(document, ensure_ascii=False, indent=1, sort_keys=True)
    path.write_text(text + "\n", "utf-8", newline="\n")


def _title(timeline: Timeline[Any], unplaced: list[Event]) -> dict[str, Any]:
    rest = ""
    if unplaced:
        items = "".join(f"<li>{escape(event.title)} ({event.id})</li>" for event in unplaced)
        rest = f"<p>Of these no day is known at all:</p><ul>{items}</ul>"
    edition = timeline.dataset.edition
    return {
        "unique_id": "title",
        "text": {
            "headline": escape(f"{edition.name} {edition.version}"),
            "text": f"<p>{escape(timeline.split)}. {_PAGE}</p>{rest}"
            f"<p>{escape(timeline.cite())}</p>",
        },
    }


def _slide(event: Event) -> dict[str, Any]:
    start, end = _ends(event.when) or (None, None)
    slide: dict[str, Any] = {
        "unique_id": event.id,
        "start_date": _day(start),
        "display_date": date_in_words(event.when),
        # A group for each kind would leave no room for the slides.
        "group": plain(event.standing),
        "text": {"headline": escape(event.title), "text": "".join(_body(event))},
    }
    if end != start:
        # Every date that the page prints by itself would say more than is known.
        slide["end_date"] = _day(end) | {"display_date": " "}
        slide["start_date"]["display_date"] = date_in_words(event.when)
    return slide


def _ends(when: When) -> tuple[date, date] | None:
    """The days that a slide spans; one bound stands for both where the other is not known."""
    first, last = when.earliest, when.latest
    if first is None and last is None:
        return None
    return first or last, last or first  # type: ignore[return-value]


def _day(day: date | None) -> dict[str, Any]:
    assert day is not None
    return {"year": str(day.year), "month": str(day.month), "day": str(day.day)}


def _body(event: Event) -> Iterator[str]:
    """The slide's text: mode and standing, then what each source says. Everything is escaped."""
    mode = "" if event.mode == "actual" else f", {event.mode}"
    standing = f"{plain(event.standing)}: {STANDINGS[event.standing]}"
    yield f"<p><em>{escape(kind_in_words(event) + mode)}</em>. {escape(standing)}.</p>"
    for claim in event.claims:
        yield f"<p>{escape(_words(claim))}<br><small>{_source(claim)}</small></p>"


def _words(claim: Claim) -> str:
    quote = claim.citation
    return f"“{quote.exact}”" if isinstance(quote, Quote) and quote.exact else claim.gloss


def _source(claim: Claim) -> str:
    quote = claim.citation
    url = quote.article.url if isinstance(quote, Quote) else quote.url
    chain = escape(claim.chain)
    if not url.startswith(("https://", "http://")):
        return chain
    return f'<a href="{escape(url)}">{chain}</a>'


FORMAT = Format(
    name="timelinejs",
    ending=".json",
    about="TimelineJS3",
    carries={
        "possible days": "start_date, end_date, display_date in words",
        "sure days": "display_date in words",
        "open or unknown ends": "display_date in words",
        "approximate or uncertain": "display_date in words",
        "within, or throughout": "display_date in words",
        "standing": "in the text",
        "what each source says": "quotes with their chains and links, in the text",
    },
    write=write,
)
