"""TimelineJS3: slides with a date, a text and its source.

The format has no uncertain dates: its ``start_date`` and ``end_date`` place a slide, and the words
beside it, ``display_date``, say what is known. An event without any bound has no place, and is
told on the title slide. Format: https://timeline.knightlab.com/docs/json-format.html
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from html import escape
from pathlib import Path
from typing import Any

from syriatimeline.calendar import When
from syriatimeline.dataset.bundle import canonical_json
from syriatimeline.errors import ExportError
from syriatimeline.events import Claim, Event
from syriatimeline.events.wording import date_in_words, plain
from syriatimeline.export.format import Format
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

_PAGE = (
    "Bars show the days on which an event may have been, or the one end that is known; what is "
    "known of its date stands in words on each slide. The rows say how far an event is vouched for."
)


def write(timeline: Timeline[Any], path: Path) -> None:
    """Write one JSON document: a title slide, and a slide for each event that has a bound.

    Raises:
        ExportError: There is no such event; the viewer would show an error of its own.
    """
    events = list(timeline)
    placed = [event for event in events if _ends(event.when) is not None]
    if not placed:
        raise ExportError(
            f"{timeline.split}, of which none has a day: TimelineJS shows no timeline without one; "
            "widen the filters, or choose another format"
        )
    document = {
        "title": _title(timeline, [event for event in events if event not in placed]),
        "events": [_slide(event) for event in placed],
        "scale": "human",
    }
    path.write_text(canonical_json(document), "utf-8", newline="\n")


def _title(timeline: Timeline[Any], unplaced: list[Event]) -> dict[str, Any]:
    rest = ""
    if unplaced:
        items = "".join(f"<li>{_text(marked_title(each))} ({each.id})</li>" for each in unplaced)
        rest = f"<p>Of these no day is known at all:</p><ul>{items}</ul>"
    edition = timeline.dataset.edition
    return {
        "unique_id": "title",
        "text": {
            "headline": _text(edition.label),
            "text": f"<p>{_text(timeline.split)}. {_PAGE}</p>{rest}<p>{_text(timeline.cite())}</p>",
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
        "text": {"headline": _text(marked_title(event)), "text": "".join(_body(event))},
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


def _text(text: str) -> str:
    return escape(printable(text))


def _body(event: Event) -> Iterator[str]:
    """The slide's text: mode and standing, then what each source says. Everything is escaped."""
    yield f"<p><em>{_text(kind_and_mode(event))}</em>. {_text(standing_in_words(event))}</p>"
    if event.when.note:
        yield f"<p><small>Date, {event.when.basis}: {_text(event.when.note)}</small></p>"
    for line in disputed(event):
        yield f"<p>{_text(line)}</p>"
    for claim in event.claims:
        told = (_text(each) for each in (words_of(claim), in_english(claim)) if each)
        said = "".join(f"{each}<br>" for each in told)
        yield f'<p dir="auto">{said}<small>{_source(claim, event)}</small></p>'


def _source(claim: Claim, event: Event) -> str:
    said, url = _text(sayer(claim, event)), link_of(claim)
    return f'<a href="{escape(url)}">{said}</a>' if url else said


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
        "basis and reasoning": "in the text",
        "standing": "in the text; withdrawn and contested before the headline; as group",
        "what each source says": "quotes with their chains and links, in the text",
    },
    write=write,
)
