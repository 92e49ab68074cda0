"""Dates in words: labels for tables, explanations for readers."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from syriatimeline.calendar.basis import BASES
from syriatimeline.calendar.edtf_days import edtf_of
from syriatimeline.calendar.interval import OPEN, Bound, Interval

if TYPE_CHECKING:
    from syriatimeline.calendar.when import When

__all__ = ["explained", "label_of"]

# A month or a day, whose year, or year and month, need not be said twice.
_WHOLE = r"\d{4}-\d\d(?:-\d\d)?"


def explained(when: When) -> str:
    """A date with its reasoning; several lines, no line break at the end."""
    lines = [f"{when.edtf}: {_in_words(when)} ({when.basis}: {BASES[when.basis]})"]
    if when.certain is not None and when.certain != when.possible:
        lines.append(f"surely {when.certain}")
    if when.note:
        lines.append(f"because {when.note}")
    if when.conventions:
        lines.append(
            f"by convention: {', '.join(when.conventions)}"
            + (f"; under other readings as wide as {when.widest}" if when.widest else "")
        )
    if when.drawn is not None:
        lines.append(f"drawn at {when.drawn}")
    if when.evidence:
        lines.append(f"evidence: {', '.join(when.evidence)}")
    return "\n".join(lines)


def label_of(when: When) -> str:
    """A date in a few characters, for tables."""
    if when.possible.first is None and when.possible.last is None:
        return f"at least {_joined(str(when.certain), '/')}" if when.certain else "not bounded"
    edtf = when.edtf
    if edtf[0] == "[" and "," not in edtf:
        return _set_label(edtf)
    if when.extent == "within" and when.possible.first is None:
        return f"≤ {when.possible.last}"
    if when.extent == "within" and when.possible.last is None:
        return f"≥ {when.possible.first}"
    if "/" not in edtf:
        return edtf
    if when.certain is not None and when.certain.first != when.possible.first:
        start = _unsure_start(when.possible, when.certain)
        return f"{start} to {_end_text(edtf.partition('/')[2])}"
    return _joined(edtf, "/")


def _unsure_start(possible: Interval, certain: Interval) -> str:
    """The days on which what held throughout may have begun, in the coarsest exact form."""
    if possible.first is None or certain.first is None:
        return "…"
    whole = Interval(possible.first, certain.first)
    years = possible.first.year, certain.first.year
    if whole == Interval(date(years[0], 1, 1), date(years[1], 12, 31)):
        texts = dict.fromkeys(f"{year:04}" for year in years)
        return "..".join(texts)
    return _set_label(edtf_of(whole, None))


def _set_label(edtf: str) -> str:
    """The label of ``[a..b]``, whose ends may be open; of a single date, that date."""
    start, dots, end = edtf.strip("[]").partition("..")
    if dots and not (start and end):
        return f"≤ {end}" if end else f"≥ {start}"
    return _joined(edtf.strip("[]"), "..", "..")


def _joined(edtf: str, separator: str, joint: str = " to ") -> str:
    """Both ends of a range, the second without the year, or year and month, that it shares."""
    start, found, end = edtf.partition(separator)
    if not found or start == end:
        return start
    shared = 0
    if re.fullmatch(_WHOLE, start) and re.fullmatch(_WHOLE, end) and len(start) == len(end):
        shared = next(
            (size for size in (8, 5) if size < len(end) and start[:size] == end[:size]), 0
        )
    return f"{_end_text(start)}{joint}{_end_text(end)[shared:]}"


def _end_text(end: str) -> str:
    return "…" if end in ("", "..") else end


def _in_words(when: When) -> str:
    one = "at one moment" if when.once else "at some time"
    first, last = when.possible.start, when.possible.end
    if when.extent == "moment":
        return "on that day"
    if when.extent == "throughout":
        return f"throughout, {_from(first)} {_to(last)}"
    if isinstance(first, Bound) and isinstance(last, Bound):
        return f"{one} that nothing bounds"
    if isinstance(first, Bound):
        return f"{one} not after {last}"
    if isinstance(last, Bound):
        return f"{one} not before {first}"
    return f"{one} within {first} to {last}"


def _from(start: date | Bound) -> str:
    if isinstance(start, date):
        return f"from {start}"
    return "from before any record of ours" if start is OPEN else "from a day that is not known"


def _to(end: date | Bound) -> str:
    if isinstance(end, date):
        return f"to {end}"
    return "and no end is known" if end is OPEN else "to a day that is not known"
