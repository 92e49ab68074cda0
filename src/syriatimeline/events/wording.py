"""Wording: dates, kinds and standings in words for people who know none of our notations."""

from __future__ import annotations

import re
from datetime import date, timedelta

from syriatimeline.calendar import Interval, When
from syriatimeline.events.claim import Claim, Stance
from syriatimeline.events.record import Record
from syriatimeline.events.situation import Situation

__all__ = ["claim_in_words", "date_in_words", "kind_in_words", "plain"]

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_QUALIFIERS = {"": "", "?": ", uncertain", "~": ", approximate", "%": ", uncertain and approximate"}
#: What a source does, before what it is about; those that assert have a verb for each field.
_STANCES: dict[Stance, str] = {
    "confirms": "confirms",
    "denies": "denies",
    "silent": "reports that nothing was said of",
}
#: What a field is called, with the verb of those that assert it; the record itself is the event.
_FIELDS = {
    "event": ("tells of", "the {record}"),
    "when": ("gives", "the date"),
    "place": ("gives", "the place"),
    "actor": ("tells of", "the actors"),
    "number": ("gives", "the number"),
    "scope": ("gives", "the scope"),
    "motive": ("gives", "the motive"),
}


def date_in_words(when: When) -> str:
    """A date as a person would say it; it says no more and no less than its days.

    >>> date_in_words(When.from_edtf("[2024-12-07..2024-12-08]"))
    '7 or 8 Dec 2024'
    >>> date_in_words(When.from_edtf("[..2024-12-08]")), date_in_words(When.from_edtf("2025-11"))
    ('by 8 Dec 2024', 'some time in Nov 2025')
    """
    return _told(when) + _QUALIFIERS[when.qualifier]


def _told(when: When) -> str:
    if when.extent == "moment":
        return _stretch(when.possible)
    if when.certain is None:
        return _within(when.possible, "some time in ")
    if when.certain == when.possible and when.possible.bounded:
        return f"throughout {_stretch(when.possible)}"
    return _throughout(when.possible, when.certain)


def _throughout(possible: Interval, certain: Interval) -> str:
    """What began and ended on days of which some are not known."""
    if possible.first is None and possible.last is None:
        return f"surely {_within(certain, '')}; first and last day not known"
    begin, end = "first day not known", "last day not known"
    if possible.first is not None and certain.first is not None:
        begin = f"began {_within(Interval(possible.first, certain.first), 'in ')}"
    if possible.last is not None and certain.last is not None:
        end = f"ended {_within(Interval(certain.last, possible.last), 'in ')}"
    return f"{begin}, {end}"


def _within(days: Interval, in_: str) -> str:
    """One of some days; ``in_`` stands before a whole month or year."""
    first, last = days.first, days.last
    if first is None and last is None:
        return "date not known"
    if first is None:
        assert last is not None
        return (
            f"by {f'the end of {last.year}' if (last.month, last.day) == (12, 31) else _day(last)}"
        )
    if last is None:
        return f"{first.year if (first.month, first.day) == (1, 1) else _day(first)} or later"
    if first == last:
        return f"{'on ' if in_ == 'in ' else ''}{_day(first)}"
    if whole := _unit(first, last):
        return f"{in_}{whole}"
    if last - first == timedelta(days=1):
        return f"{_start(first, last)} or {_day(last)}"
    return f"between {_start(first, last)} and {_day(last)}"


def _stretch(days: Interval) -> str:
    """All of some days."""
    first, last = days.first, days.last
    assert first is not None
    assert last is not None
    if first == last:
        return _day(first)
    return _unit(first, last) or f"{_start(first, last)} to {_day(last)}"


def _unit(first: date, last: date) -> str:
    """Whole months or years as such; empty for other days."""
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return str(first.year) if first.year == last.year else f"{first.year} to {last.year}"
    ends_month = last == date.max or (last + timedelta(days=1)).day == 1
    if first.day == 1 and ends_month and (first.year, first.month) == (last.year, last.month):
        return f"{_MONTHS[first.month - 1]} {first.year}"
    return ""


def _day(day: date) -> str:
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def _start(first: date, last: date) -> str:
    """The first day, without the month and year that the last one says again."""
    if first.year != last.year:
        return _day(first)
    return str(first.day) if first.month == last.month else _day(first).rpartition(" ")[0]


def kind_in_words(record: Record) -> str:
    """The kind of an event, or what a situation is about, as words.

    >>> import syriatimeline as st
    >>> kind_in_words(st.load()["syt-0008"])
    'Change of government'
    """
    if isinstance(record, Situation):
        return record.topic.capitalize()
    return re.sub(r"(?<!^)(?=[A-Z])", " ", record.kind).capitalize()


def plain(name: str) -> str:
    """A name of ours as words.

    >>> plain("one-origin"), plain("part_of")
    ('one origin', 'part of')
    """
    return name.replace("-", " ").replace("_", " ")


def claim_in_words(claim: Claim, record: Record) -> str:
    """What a source does with a record or a field of it, after its name or id.

    >>> import syriatimeline as st
    >>> timeline = st.load()
    >>> claim_in_words(timeline.claims["syt-0037.c5"], timeline["syt-0037"])
    'reports that nothing was said of the event'
    """
    asserts, about = _FIELDS[claim.field]
    said = f"{_STANCES.get(claim.stance, asserts)} {about}"
    return said.format(record="situation" if isinstance(record, Situation) else "event")
