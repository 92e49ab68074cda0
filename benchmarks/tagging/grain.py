"""From the words and the moment that a peer gives to a TIMEX3 type and value.

Most peers give a point in time for every phrase, be it a year or an hour; what it was meant to be
is read off the words, so that "October 1995" counts as 1995-10 and not as wrong.
"""

from __future__ import annotations

import re
from datetime import datetime, timedelta

from tagging.scoring import Span

__all__ = ["dated", "span_of", "today_if_week", "trimmed"]

_LETTERS = {"second": "TS", "minute": "TM", "hour": "TH", "day": "D", "week": "W"} | {
    "month": "M",
    "quarter": "Q",
    "year": "Y",
    "decade": "E",
    "century": "C",
}
_NUMBERS = {
    name: number
    for number, name in enumerate(
        [
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
        ],
        1,
    )
} | {"a": 1, "an": 1}
_LEADING = re.compile(
    r"\s*(?:(?:about|after|and|around|at|before|by|for|from|in|of|on|since|to|until)\s+"
    r"|the\s+(?=(?-i:[A-Z])|\d))*",
    re.IGNORECASE,
)
_TRAILING = re.compile(
    r"(?:[\s,;]+(?:a|after|and|at|by|for|from|in|of|on|the|to|with))*[\s,;]*\Z", re.IGNORECASE
)
_WEEKDAY = re.compile(
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day(?: (?:morning|night|evening|afternoon))?",
    re.IGNORECASE,
)
_DURATION = re.compile(
    r"(\d+|" + "|".join(_NUMBERS) + r")[ -](" + "|".join(_LETTERS) + r")s?", re.IGNORECASE
)
_UNIT = re.compile(r"\b(day|week|month|quarter|year|decade)s?\b", re.IGNORECASE)
_CLOCK = re.compile(
    r"\d:\d\d|\d\s*[ap]\.?m\b|o'clock|\b(?:noon|midnight|hours?|minutes?)\b", re.IGNORECASE
)
_PARTS = {"morning": "TMO", "afternoon": "TAF", "evening": "TEV", "night": "TNI", "tonight": "TNI"}
_MONTH = re.compile(r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b", re.IGNORECASE)
_SHORT_NUMBER = re.compile(r"(?<!\d)\d{1,2}(?:st|nd|rd|th)?(?!\d)")
_YEAR = re.compile(r"\D*(\d{4})\D*")


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The ends without the little words and white space that tools take along.

    >>> trimmed("It fell on Friday in the", 8, 24)
    (11, 17)
    """
    if re.match(r"\.m\.", text[end : end + 3], re.IGNORECASE):
        end += 3
    start = _LEADING.match(text, start, end).end()  # type: ignore[union-attr]
    return start, start + _TRAILING.search(text[start:end]).start()  # type: ignore[union-attr]


def today_if_week(words: str, moment: datetime, reference: datetime) -> datetime:
    """A bare weekday that a tool put a week before a reference of the same weekday is that day.

    News mean today by its name, and no tool has a setting for it.
    """
    if _WEEKDAY.fullmatch(words) and (reference.date() - moment.date()).days == 7:
        return moment + timedelta(days=7)
    return moment


def span_of(
    text: str, start: int, end: int, moment: datetime | None, reference: datetime
) -> Span | None:
    """A span with type and value, trimmed."""
    start, end = trimmed(text, start, end)
    if start >= end:
        return None
    words = text[start:end]
    if moment is not None:
        moment = today_if_week(words, moment.replace(tzinfo=None), reference)
    return Span(start, end, *_meaning(words, moment))


def _meaning(words: str, moment: datetime | None) -> tuple[str, str | None]:
    if amount := _DURATION.fullmatch(words):
        number = amount[1].lower()
        letters = _LETTERS[amount[2].lower()]
        time = "T" if letters[0] == "T" else ""
        return "DURATION", f"P{time}{_NUMBERS.get(number, number)}{letters[-1]}"
    if words.lower() == "now":
        return "DATE", "PRESENT_REF"
    if moment is None:
        return "DATE", None
    for part, code in _PARTS.items():
        if re.search(rf"\b{part}\b", words, re.IGNORECASE):
            return "TIME", f"{moment:%Y-%m-%d}{code}"
    if _CLOCK.search(words):
        return "TIME", f"{moment:%Y-%m-%dT%H:%M}"
    return "DATE", dated(words, moment)


def dated(words: str, moment: datetime) -> str:
    """A date to the precision of its words."""
    if unit := _UNIT.search(words):
        quarter = f"{moment.year}-Q{(moment.month + 2) // 3}"
        return {
            "day": f"{moment:%Y-%m-%d}",
            "week": f"{moment:%G-W%V}",
            "month": f"{moment:%Y-%m}",
            "quarter": quarter,
            "year": f"{moment:%Y}",
            "decade": f"{moment:%Y}"[:3],
        }[unit[1].lower()]
    if _MONTH.search(words) and not _SHORT_NUMBER.search(words):
        return f"{moment:%Y-%m}"
    year = _YEAR.fullmatch(words)
    return year[1] if year else f"{moment:%Y-%m-%d}"
