"""Sort English expressions by their kind, from type, value and words alike for gold and ours."""

from __future__ import annotations

import re

from tagging.scoring import Span

__all__ = ["KINDS", "kind_of"]

_MONTH = (
    r"\b(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?"
    r"|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b"
)
_DAY = r"(?<!\d)(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?\b(?!:)"
_YEAR = r"(?<!\d)(?:1\d{3}|20\d\d)(?!\d)"

#: The first that fits decides; ``full date`` and the like are told apart below.
_BY_WORDS = (
    ("ago", re.compile(r"\b(?:ago|earlier|later|before|after)\b", re.IGNORECASE)),
    (
        "weekday",
        re.compile(
            r"\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:days?)?\b", re.IGNORECASE
        ),
    ),
    ("quarter", re.compile(r"\bquarters?\b", re.IGNORECASE)),
    ("month", re.compile(_MONTH, re.IGNORECASE)),
    ("full date", re.compile(r"\d+[-/.]\d+[-/.]\d+|^(?:19|20)\d{6}$")),
    ("year", re.compile(rf"{_YEAR}|['’`]\d\d|\d0s|ties\b", re.IGNORECASE)),
    (
        "relative unit",
        re.compile(
            r"\b(?:second|minute|hour|day|week(?:end)?|month|season|year|decade|centur|spring|summer"
            r"|autumn|fall|winter|today|tonight|yesterday|tomorrow)",
            re.IGNORECASE,
        ),
    ),
)

KINDS = (
    "weekday",
    "month",
    "month-day",
    "full date",
    "year",
    "quarter",
    "relative unit",
    "ago",
    "duration",
    "vague",
    "set",
    "time",
    "other",
)


def kind_of(span: Span) -> str:
    """One of :data:`KINDS`."""
    value = span.value or ""
    if span.type == "SET":
        return "set"
    if value.endswith("_REF") or (value.startswith("P") and "X" in value):
        return "vague"
    if span.type == "DURATION":
        return "duration"
    if span.type == "TIME":
        return "time"
    named = next((name for name, words in _BY_WORDS if words.search(span.text)), "other")
    if named in ("weekday", "month"):
        return _dated(span.text, named)
    return named


def _dated(text: str, named: str) -> str:
    month = re.search(_MONTH, text, re.IGNORECASE)
    if month is None:
        return named
    if not re.search(_DAY, text):
        return "month"
    return "full date" if re.search(_YEAR, text) else "month-day"
