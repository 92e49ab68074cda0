"""What a text has said so far, and in which tense it speaks: what choice among readings needs."""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from syriatimeline.temporal.expressions import (
    Ahead,
    Bounded,
    Clock,
    Ended,
    Expression,
    Holiday,
    NightInto,
    Nth,
    Offset,
    Part,
    Partial,
    QuarterOf,
    Range,
    Ref,
    Sense,
    Shift,
    Stretch,
    WeekOf,
    Within,
)
from syriatimeline.temporal.pack import Pack

__all__ = ["Discourse", "Needs", "clause_before", "lean_of", "looks_on", "needs_of"]

#: How far back, in code points, what was said still counts.
LOOK_BACK = 250
#: The same for an anaphor ("the same day"), which asks for what was last said.
ANAPHOR = 700
#: How far a clause reaches around a mention when its tense is looked for.
CLAUSE = 100


class Needs(NamedTuple):
    """What resolving an expression depends on beside the reference date.

    Attributes:
        tense: The tense of the clause decides between past and future.
        focus: ``quarter`` if a quarter named before decides (finance only), ``year`` if a year
            named before does, ``month`` or ``day`` if one of those does, ``any`` for an
            anaphor ("the same day"); or the empty string.
    """

    tense: bool
    focus: str


def needs_of(expression: Expression) -> Needs:
    """What an expression depends on."""
    inner = _inner(expression)
    if inner is not None:
        return needs_of(inner)
    if isinstance(expression, Clock):
        return Needs(False, "day")
    if isinstance(expression, Shift | Stretch | Offset):
        by_tense = isinstance(expression, Shift) and expression.recent
        return Needs(by_tense, "any" if expression.focus else "")
    if isinstance(expression, Partial | Holiday):
        return _of_date(expression)
    if isinstance(expression, QuarterOf):
        return Needs(False, "quarter")
    by_tense = isinstance(expression, Ref) and expression.by_tense
    return Needs(by_tense or isinstance(expression, Ahead), "")


def _inner(expression: Expression) -> Expression | None:
    """What an expression is made of, if it depends on no more than that."""
    if isinstance(expression, Part | Bounded | Ended | Nth | WeekOf | Within):
        return expression.of
    if isinstance(expression, NightInto | Clock):
        return expression.day
    if isinstance(expression, Range):
        return expression.end
    return expression.base if isinstance(expression, Offset) else None


def _of_date(expression: Partial | Holiday) -> Needs:
    if isinstance(expression, Partial) and expression.focus:
        return Needs(False, "any")
    if expression.year is not None or expression.which is not None:
        return Needs(False, "")
    if isinstance(expression, Partial) and expression.number is None:
        return Needs(True, "month" if expression.day is not None else "")
    return Needs(True, "year")


def looks_on(expression: Expression) -> bool:
    """Whether it goes on from what was last spoken of, and says nothing without that."""
    if isinstance(expression, Offset):
        return expression.focus and expression.sign > 0
    if isinstance(expression, Partial):
        return expression.focus and (expression.which or 0) > 0
    return isinstance(expression, Shift) and expression.focus and expression.n > 0


class Discourse:
    """The mention that was last spoken of, as long as one text is read.

    Attributes:
        sense: What it meant; None before the first.
        end: Where it ended.
        quarter: The quarter that was last spoken of.
        dated: Whether its year was said, there or shortly before.
    """

    __slots__ = ("dated", "end", "quarter", "sense")

    def __init__(self) -> None:
        self.sense: Sense | None = None
        self.end = 0
        self.quarter: Sense | None = None
        self.dated = False

    def focus(self, need: str, start: int, today: int) -> Sense | None:
        """What an expression at a place may refer back to."""
        if need == "quarter":
            return self.quarter
        sense = self.sense
        if not need or sense is None or sense.first is None:
            return None
        reach = ANAPHOR if need == "any" else LOOK_BACK
        if start - self.end > reach:
            return None
        if need == "any":
            return sense
        if need == "day":
            return sense if sense.unit == "day" and start - self.end < CLAUSE else None
        if need == "month":
            return sense if sense.unit in ("day", "month") else None
        # A year that was said with a month holds for the months after it.
        near = start - self.end < LOOK_BACK and sense.unit in ("day", "month")
        return sense if near and self.dated and not _same_year(sense.first, today) else None

    def hear(
        self, expression: Expression, sense: Sense, end: int, focus: Sense | None, today: int
    ) -> None:
        """Take note of a mention that has days."""
        if sense.first is None or sense.last is None or _compares(expression):
            return
        if isinstance(expression, Clock) and expression.day is None:
            return
        self.dated = not expression.relative or (focus is not None and self.dated)
        self.sense, self.end = sense, end
        # A report speaks of one quarter, which is over; others are compared with it.
        if sense.unit == "quarter" and sense.last < today and not isinstance(expression, QuarterOf):
            self.quarter = sense


def _same_year(day: int, today: int) -> bool:
    return today > 0 and date.fromordinal(day).year == date.fromordinal(today).year


def _compares(expression: Expression) -> bool:
    """Whether it only compares with a year before: the text does not go on from there."""
    if isinstance(expression, Offset):
        return expression.base is None and expression.sign < 0 and _of_years(expression)
    return isinstance(expression, Shift) and (expression.n, expression.unit) == (-1, "year")


def _of_years(offset: Offset) -> bool:
    return all(unit == "year" for _, unit in offset.amounts)


#: The end of a clause; a stop after one or two letters ("vs.", "Mr.") ends none.
_BREAK = re.compile(r"(?<=[^\W_]{3})[.!?;]\s|[!?;»”)]\s|\n")


def clause_before(text: str, start: int) -> int:
    """Where the clause begins that runs up to a mention."""
    low = max(0, start - CLAUSE)
    before = text[low:start]
    for stop in _BREAK.finditer(before):
        low = start - len(before) + stop.end()
    return low


def lean_of(text: str, start: int, end: int, pack: Pack) -> int:
    """-1 if the clause around a mention speaks of the past, 1 of the future, 0 if neither.

    The last word before the mention that tells decides, else the first one after it.
    """
    low = clause_before(text, start)
    last, lean = low, 0
    for sign, cue in ((-1, pack.past), (1, pack.future)):
        for match in cue.finditer(text, low, start):
            if match.end() > last:
                last, lean = match.end(), sign
    if lean:
        return lean
    stop_after = _BREAK.search(text, end, end + CLAUSE)
    high = stop_after.start() if stop_after else min(len(text), end + CLAUSE)
    first = high
    for sign, cue in ((-1, pack.past), (1, pack.future)):
        found = cue.search(text, end, high)
        if found and found.start() < first:
            first, lean = found.start(), sign
    return lean
