"""EDTF, the Extended Date/Time Format: reading and writing.

Levels 0 and 1 whole, and of level 2 the sets (``[a..b]``: one of these days, ``{a,b}``:
all of them), without which "some time from a to b" could not be told from "throughout", and
the quarters, quadrimesters and halves of a year.
Source of the grammar: https://www.loc.gov/standards/datetime/ (the Library of Congress,
4 February 2019; part of ISO 8601-2:2019).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from attrs import frozen

from syriatimeline.calendar.interval import OPEN, UNKNOWN, Bound
from syriatimeline.errors import EdtfError

__all__ = ["Edtf", "EdtfDate", "EdtfInterval", "EdtfSet", "parse_edtf"]

#: Parts of a year that stand in the place of a month, with their first month and length: the
#: seasons of level 1 (of the northern hemisphere, our convention), and of level 2 the quarters,
#: quadrimesters and halves. A winter ends in the next year.
PARTS_OF_YEAR = {
    **{21 + number: (3 + 3 * number, 3) for number in range(4)},
    **{33 + number: (1 + 3 * number, 3) for number in range(4)},
    **{37 + number: (1 + 4 * number, 4) for number in range(3)},
    **{40 + number: (1 + 6 * number, 6) for number in range(2)},
}

_DATE = (
    r"(?P<year>-?[0-9]{4}|-?[0-9]{3}X|-?[0-9]{2}XX|Y-?[1-9][0-9]{4,})"
    r"(?:-(?P<month>[0-9]{2}|XX)(?:-(?P<day>[0-9]{2}|XX))?)?"
    r"(?P<time>T[0-9]{2}:[0-9]{2}:[0-9]{2}(?:Z|[+-][0-9]{2}(?::[0-9]{2})?)?)?"
    r"(?P<qualifier>[?~%])?"
)
_TIME = r"T(\d\d):(\d\d):(\d\d)(?:Z|[+-](\d\d)(?::(\d\d))?)?"
_LEVEL_2 = r"^[?~%]|[?~%]-|X[0-9]|XX-[0-9]|S[0-9]|E[0-9]|-[?~%]"


@frozen
class EdtfDate:
    """A date, month, season, year or moment, as far as it is known.

    Attributes:
        year: Four characters, the last one or two perhaps ``X``; a minus sign before the
            year 0; or ``Y`` and five or more digits.
        month: ``"01"`` to ``"12"``, a season ``"21"`` to ``"24"``, a quarter ``"33"`` to
            ``"36"``, a quadrimester ``"37"`` to ``"39"``, a half ``"40"`` or ``"41"``,
            ``"XX"``, or None.
        day: ``"01"`` to ``"31"``, ``"XX"``, or None.
        time: ``"T23:20:30Z"`` and the like, as written, or None.
        qualifier: ``"?"`` uncertain, ``"~"`` approximate, ``"%"`` both, ``""`` neither.

    >>> from syriatimeline.calendar import parse_edtf
    >>> parse_edtf("2004-06-XX~").qualifier
    '~'
    """

    year: str
    month: str | None = None
    day: str | None = None
    time: str | None = None
    qualifier: str = ""

    def __str__(self) -> str:
        parts = [part for part in (self.year, self.month, self.day) if part is not None]
        return "-".join(parts) + (self.time or "") + self.qualifier


@frozen
class EdtfInterval:
    """From one date to another, throughout; an end may be open (``..``) or unknown (empty).

    >>> from syriatimeline.calendar import parse_edtf
    >>> parse_edtf("2015/..").end
    OPEN
    """

    start: EdtfDate | Bound
    end: EdtfDate | Bound

    def __str__(self) -> str:
        return f"{_end_text(self.start)}/{_end_text(self.end)}"


@frozen
class EdtfSet:
    """Dates and ranges of which one holds (``[…]``) or all hold (``{…}``).

    Attributes:
        every: True for ``{…}``: all of them.
        members: Pairs (first, last); a single date is paired with itself. An ``OPEN`` end
            is only possible first in the first and last in the last pair.

    >>> from syriatimeline.calendar import parse_edtf
    >>> str(parse_edtf("[2024-12-07..2024-12-08]"))
    '[2024-12-07..2024-12-08]'
    """

    every: bool
    members: tuple[tuple[EdtfDate | Bound, EdtfDate | Bound], ...]

    def __str__(self) -> str:
        texts = (
            str(first) if first is last else f"{_bare(first)}..{_bare(last)}"
            for first, last in self.members
        )
        body = ",".join(texts)
        return f"{{{body}}}" if self.every else f"[{body}]"


Edtf = EdtfDate | EdtfInterval | EdtfSet


def parse_edtf(text: str) -> Edtf:
    """Read an EDTF string.

    Args:
        text: Level 0, level 1, or a set of level 2. Surrounding space is an error.

    Returns:
        What it says, as a value whose ``str()`` is the text again.

    Raises:
        EdtfError: It is none; names the offset and what was expected.

    >>> from syriatimeline.calendar import parse_edtf
    >>> parse_edtf("2024-12-08").day
    '08'
    """
    if text[:1] in ("[", "{"):
        return _parse_set(text)
    if "/" in text:
        return _parse_interval(text)
    return _parse_date(text, text, 0)


def _parse_interval(text: str) -> EdtfInterval:
    left, _, right = text.partition("/")
    if "/" in right:
        at = len(left) + 1 + right.index("/")
        raise EdtfError(text, at, f"a second slash (at offset {at}); an interval has two ends")
    return EdtfInterval(_parse_end(left, text, 0), _parse_end(right, text, len(left) + 1))


def _parse_end(part: str, whole: str, offset: int) -> EdtfDate | Bound:
    if part == "..":
        return OPEN
    return _parse_date(part, whole, offset) if part else UNKNOWN


def _parse_set(text: str) -> EdtfSet:
    closing = {"[": "]", "{": "}"}[text[0]]
    if len(text) < 2 or text[-1] != closing:
        at = len(text)
        raise EdtfError(
            text, at, f'"{text[0]}" is not closed (at offset {at}); end with "{closing}"'
        )
    members = []
    offset = 1
    parts = text[1:-1].split(",")
    for number, part in enumerate(parts):
        members.append(_parse_member(part, text, offset, number == 0, number == len(parts) - 1))
        offset += len(part) + 1
    return EdtfSet(text[0] == "{", tuple(members))


def _parse_member(
    part: str, whole: str, offset: int, is_first: bool, is_last: bool
) -> tuple[EdtfDate | Bound, EdtfDate | Bound]:
    left, dots, right = part.partition("..")
    if not dots:
        single = _parse_date(part, whole, offset)
        return single, single
    if (not left and not right) or (not left and not is_first) or (not right and not is_last):
        reason = f'only a set\'s first or last ".." may stand without a date (at offset {offset})'
        raise EdtfError(whole, offset, reason)
    first = _parse_date(left, whole, offset) if left else OPEN
    last = _parse_date(right, whole, offset + len(left) + 2) if right else OPEN
    return first, last


def _parse_date(part: str, whole: str, offset: int) -> EdtfDate:
    match = re.fullmatch(_DATE, part)
    if match is None:
        raise EdtfError(whole, offset, _why_no_date(part, offset))
    found = EdtfDate(
        match["year"], match["month"], match["day"], match["time"], match["qualifier"] or ""
    )
    _check_parts(found, match, whole, offset)
    return found


def _why_no_date(part: str, offset: int) -> str:
    if re.search(_LEVEL_2, part):
        where = f"(at offset {offset})"
        return f"this part of EDTF level 2 is not supported {where}; widen it, or use a set"
    return (
        f"not an EDTF date (at offset {offset}); write year, year-month or "
        "year-month-day with leading zeros, such as 2024-12-08"
    )


def _check_parts(found: EdtfDate, match: re.Match[str], whole: str, offset: int) -> None:
    def fail(group: str, reason: str) -> EdtfError:
        at = offset + match.start(group)
        return EdtfError(whole, at, f"{reason} (at offset {at}); correct it or leave the part out")

    for group, wrong, reason in _rules(found):
        if wrong:
            raise fail(group, reason)


def _rules(found: EdtfDate) -> Iterator[tuple[str, bool, str]]:
    """What can be wrong with a date of the right shape: (its part, whether it is, what it is)."""
    year, month, day, time = found.year, found.month, found.day, found.time
    yield "year", year == "-0000", "the year 0 has no sign"
    yield "month", year[0] == "Y" and month is not None, "a Y year has no month"
    yield "time", time is not None and not _has_day(found), "a time needs a whole day before it"
    yield "time", time is not None and not _time_exists(time), "that time of day does not exist"
    if "X" in year:
        yield "year", month is not None, "an unspecified year cannot have a month (level 2)"
    if month == "XX":
        reason = "a specified day cannot have an unspecified month (level 2)"
        yield "month", day not in (None, "XX"), reason
    elif month is not None:
        number = int(month)
        part = number in PARTS_OF_YEAR and day is None
        if 25 <= number <= 32:
            yield "month", True, "the seasons of level 2 are not supported"
        yield "month", not (part or 1 <= number <= 12), f"month {month} does not exist"
        if day is not None and day != "XX":
            exists = 1 <= int(day) <= _month_length(year, number)
            yield "day", not exists, f"day {day} does not exist in {year}-{month}"


def _has_day(found: EdtfDate) -> bool:
    return found.day is not None and "XX" not in (found.month, found.day)


def _time_exists(time: str) -> bool:
    match = re.fullmatch(_TIME, time)
    if match is None:
        return False
    hour, minute, second, zone_hour, zone_minute = (int(group or 0) for group in match.groups())
    return hour < 24 and minute < 60 and second < 60 and zone_hour < 15 and zone_minute < 60


def _month_length(year: str, month: int) -> int:
    # Imported where it is used: it brings along the whole of locale.
    from calendar import monthrange

    # The Gregorian calendar repeats every 400 years; monthrange knows years 1 to 9999 only.
    return monthrange(int(year) % 400 + 400, month)[1]


def _end_text(end: EdtfDate | Bound) -> str:
    if isinstance(end, EdtfDate):
        return str(end)
    return ".." if end is OPEN else ""


def _bare(end: EdtfDate | Bound) -> str:
    return str(end) if isinstance(end, EdtfDate) else ""
