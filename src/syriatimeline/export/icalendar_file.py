"""iCalendar (RFC 5545): all-day entries for calendars, without a time or a day that nobody told.

An entry spans the days on which the event may have been. Unless it is known to the day, or lasted
through all of them, its summary begins with what is known, in words. An event with one bound stands
on the day of that bound, and says so; one without any is a journal entry without a date. An entry
is confirmed only if its days are known, it is told as done, and the acting side or more than one
origin says so.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from syriatimeline.errors import MissingExtraError
from syriatimeline.events import Event
from syriatimeline.events.wording import date_in_words, kind_in_words, plain
from syriatimeline.export.format import Format
from syriatimeline.export.telling import (
    disputed,
    in_english,
    marked_title,
    printable,
    sayer,
    standing_in_words,
    surely_all,
    words_of,
)
from syriatimeline.query import Timeline

if TYPE_CHECKING:
    from icalendar import Event as Entry
    from icalendar import Journal

__all__ = ["FORMAT", "write"]


def write(timeline: Timeline[Any], path: Path) -> None:
    """Write a calendar with an entry for each event.

    Raises:
        MissingExtraError: The package icalendar is not installed.
    """
    try:
        from icalendar import Calendar
    except ImportError as error:
        raise MissingExtraError("writing a calendar", "ical") from error
    edition = timeline.dataset.edition
    calendar = Calendar()
    calendar.add("prodid", f"-//{edition.name}//{edition.version}//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", printable(edition.label))
    stamp = _stamp(timeline)
    for event in timeline:
        calendar.add_component(_entry(event, stamp, edition.name))
    path.write_bytes(calendar.to_ical())


def _stamp(timeline: Timeline[Any]) -> datetime:
    """What the format wants to know of every entry: when it was made. No clock is read, so that
    the same content gives the same file: it is the last day on which an article can be of.
    """
    days = [each.anchor.latest for each in timeline.dataset.articles if each.anchor.latest]
    day = max(days, default=date(1970, 1, 1))
    return datetime(day.year, day.month, day.day, tzinfo=UTC)


def _entry(event: Event, stamp: datetime, name: str) -> Entry | Journal:
    from icalendar import Event as Entry
    from icalendar import Journal

    first, last = event.when.earliest, event.when.latest
    start, end = first or last, last or first
    entry = Entry() if start is not None else Journal()
    entry.add("uid", f"{event.id}@{name}")
    entry.add("dtstamp", stamp)
    if start is not None and end is not None:
        entry.add("dtstart", start)
        # The end is the day after the last one; the last day of the calendar has none.
        if end < date.max:
            entry.add("dtend", end + timedelta(days=1))
        entry.add("transp", "TRANSPARENT")
    entry.add("summary", printable(_summary(event)))
    entry.add("description", printable("\n".join(_description(event))))
    entry.add("categories", [kind_in_words(event), plain(event.standing), event.mode])
    if start is not None:
        entry.add("status", _status(event))
        if event.places:
            entry.add("location", printable(_places(event)))
    entry.add("x-edtf", event.when.edtf)
    return entry


def _summary(event: Event) -> str:
    title = marked_title(event)
    return title if surely_all(event.when) else f"[{date_in_words(event.when)}] {title}"


def _places(event: Event) -> str:
    return "; ".join(place.name for place in event.places)


def _status(event: Event) -> str:
    if event.withdrawn:
        return "CANCELLED"
    vouched = event.standing in ("avowed", "several-origins") and event.mode == "actual"
    return "CONFIRMED" if vouched and surely_all(event.when) else "TENTATIVE"


def _description(event: Event) -> Iterator[str]:
    yield f"{date_in_words(event.when)} ({event.when.edtf}; {event.when.basis})."
    if event.when.note:
        yield f"Date: {event.when.note}."
    yield f"{event.mode}; {standing_in_words(event)}"
    if event.places:
        yield f"{_places(event)}."
    yield from disputed(event)
    for claim in event.claims:
        said = (words_of(claim), in_english(claim), sayer(claim, event))
        yield " – ".join(each for each in said if each)
    yield event.cite()


FORMAT = Format(
    name="ical",
    ending=".ics",
    about="calendars",
    carries={
        "possible days": "DTSTART, DTEND; in words in the summary",
        "sure days": "in words",
        "open or unknown ends": "in words in the summary",
        "approximate or uncertain": "in words; X-EDTF",
        "within, or throughout": "in words",
        "basis and reasoning": "in the description",
        "standing": "a category; STATUS; withdrawn and contested in the summary",
        "what each source says": "in the description",
    },
    write=write,
    extra="ical",
)
