"""Microsoft's recognizers: their answers as spans with TIMEX3 values.

Of two values the first is taken, which is the past one. A range with two ends is split at its
"to", as TIMEX3 wants it; quarters, weeks, months, years and decades are told by the length of a
range. Within a longer text, version 1.0.2a2 puts "Friday night" two characters too early and gives
it no value: such a phrase is moved to whole words and read again alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from recognizers_date_time import Culture, recognize_datetime

from tagging.grain import dated, span_of, today_if_week, trimmed
from tagging.scoring import Span

__all__ = ["find", "read"]

_SETS = {"XXXX-XX-XX": "P1D", "XXXX-WXX": "P1W", "XXXX-XX": "P1M", "XXXX": "P1Y"}
_TWO_ENDS = re.compile(
    r"(?:from|between)?\s*(.+?)\s*(?:\b(?:to|and|through|until|till)\b|[-–])\s*(.+)",
    re.IGNORECASE,
)


def find(text: str, reference: datetime) -> Any:
    """The tool's own work."""
    return recognize_datetime(text, Culture.English, reference=reference)


def read(text: str, found: Any, reference: datetime) -> Iterator[Span | None]:
    """Its answer as spans."""
    for each in found:
        start, end, value = each.start, each.end + 1, _first(each)
        if not value:
            start, end = _whole_words(text, start, end)
            value = next((_first(one) for one in find(text[start:end], reference)), {})
        timex = value.get("timex") or ""
        ends = _TWO_ENDS.fullmatch(text, start, end)
        if timex.startswith("(") and ends and "start" in value and "end" in value:
            for group, name in ((1, "start"), (2, "end")):
                moment = datetime.fromisoformat(value[name])
                yield span_of(text, *ends.span(group), moment, reference)
            continue
        start, end = trimmed(text, start, end)
        meant = _value(timex, value, text[start:end], reference)
        yield Span(start, end, _type(value.get("type", ""), meant), meant)


def _type(kind: str, value: str | None) -> str:
    """By the value, because "now" is a time to the tool and "the last five years" a date."""
    if kind == "set":
        return "SET"
    if value is None or value.endswith("_REF"):
        return "DATE"
    if value.startswith("P"):
        return "DURATION"
    return "TIME" if "T" in value else "DATE"


def _first(found: Any) -> dict[str, str]:
    values: list[dict[str, str]] = (found.resolution or {}).get("values") or [{}]
    return values[0]


def _whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    """Without the end of a word before, and with the end of the last word."""
    while start < end and (not text[start].isalnum() or text[start - 1 : start].isalnum()):
        start += 1
    while end < len(text) and text[end].isalnum() and text[end - 1].isalnum():
        end += 1
    return start, end


def _value(timex: str, value: dict[str, str], words: str, reference: datetime) -> str | None:
    given = value.get("start") or value.get("end") or value.get("value") or ""
    if timex.startswith("("):
        return _period(given, timex.rstrip(")").rpartition(",")[2])
    if value.get("type") == "set":
        return _SETS.get(timex, timex)
    if timex.startswith("T"):
        return f"{reference:%Y-%m-%d}{timex}" + (":00" if re.fullmatch(r"T\d\d", timex) else "")
    if not re.match(r"\d{4}-\d\d-\d\d", given):
        return timex
    moment = today_if_week(words, datetime.fromisoformat(given), reference)
    part = re.search(r"T(?:MO|AF|EV|NI|DT)\Z", timex)
    if part:
        return f"{moment:%Y-%m-%d}{part.group()}"
    if "T" in timex and not timex.startswith("P"):
        return f"{moment:%Y-%m-%dT%H:%M}"
    if "X" not in timex and not re.search(r"\b(?:ago|earlier|later)\b", words):
        return timex
    return f"{moment:%Y-%m}" if re.fullmatch(r"XXXX-\d\d", timex) else dated(words, moment)


def _period(start: str, length: str) -> str:
    """A unit of the calendar; of several units, as in "the last five years", their number."""
    if length == "P3M" and start[5:7] in ("01", "04", "07", "10"):
        return f"{start[:4]}-Q{(int(start[5:7]) + 2) // 3}"
    if length == "P1W" and len(start) >= 10:
        return f"{date.fromisoformat(start[:10]):%G-W%V}"
    kept = {"P1Y": 4, "P10Y": 3, "P1M": 7, "P1D": 10}.get(length)
    return start[:kept] if kept else length
