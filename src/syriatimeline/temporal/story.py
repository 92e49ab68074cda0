"""How a history goes on: its dates count from what was told last, not from the day of writing."""

from __future__ import annotations

import re

from syriatimeline.temporal.discourse import clause_before
from syriatimeline.temporal.expressions import (
    Clock,
    Context,
    Expression,
    Holiday,
    NightInto,
    Offset,
    Partial,
    Range,
    Sense,
    Shift,
    Stretch,
)
from syriatimeline.temporal.expressions.era import as_told, reckoned
from syriatimeline.temporal.pack import Pack
from syriatimeline.temporal.policy import Policy
from syriatimeline.temporal.units import FINE

__all__ = ["Story", "points_back", "told_earlier"]

#: How many days the longest stretch of a unit has: from a wider one it cannot be counted.
_LONGEST = {
    **dict.fromkeys((*FINE, "day"), 1),
    **dict.fromkeys(("week", "weekend"), 7),
    "month": 31,
    "quarter": 92,
    "season": 92,
    "half": 184,
    "year": 366,
    "decade": 3653,
    "century": 36525,
    "millennium": 365243,
}
#: "Today" is when the history was written; nobody wants to know the day.
TODAY = Shift(0, "day")
#: How far before a mention a bracket that holds it may open, in code points.
_BRACKET = 60


class Story:
    """What was told last, as long as one text is read.

    Attributes:
        told: What it meant, and in which unit; None before the first date.
        span: The whole range whose end was told last; else the same.
        ancient: Whether it lies before the common era, and so in the years as they are reckoned.
    """

    __slots__ = ("ancient", "span", "told")

    def __init__(self) -> None:
        self.told: Sense | None = None
        self.span: Sense | None = None
        self.ancient = False

    def senses(self, expression: Expression, lean: int, back: bool, policy: Policy) -> list[Sense]:
        """Every way to understand it, the chosen one first; empty if what was told cannot say.

        Args:
            expression: What the words say.
            lean: The tense of its clause, for what does not depend on the course of events.
            back: Whether its clause tells of something earlier.
            policy: Which reading comes first.
        """
        told = self.told
        if expression == TODAY:
            return [Sense("PRESENT_REF")]
        if not expression.relative or told is None or told.first is None or told.last is None:
            return expression.senses(Context(1, lean, policy=policy))
        grain = _grain(expression)
        if grain and told.last - told.first >= _LONGEST[grain]:
            found = _vague(expression, told)
        elif back and grain == "year" and not isinstance(expression, Shift | Offset):
            found = expression.senses(Context(told.last, -2, None, policy))
        else:
            focus = self.span if grain == "year" and not points_back(expression) else told
            # A month that is named again is the next one: the story goes on.
            found = expression.senses(Context(told.first, 2, focus, policy))
        return [as_told(each) for each in found] if self.ancient else found

    def hear(self, expression: Expression, sense: Sense, whole: Sense | None, aside: bool) -> None:
        """Take note of a date: the story goes on from it, unless it is only looked at from there.

        Args:
            expression: What the words say.
            sense: What it means.
            whole: The range of which it is one end.
            aside: Whether its place in the sentence says so.
        """
        ancient = reckoned(sense)
        sense = ancient or sense
        if aside or sense.first is None or sense.last is None or _looks_back(expression):
            return
        self.ancient = ancient is not None
        self.told = sense
        short = whole is not None and sense.unit in ("day", "month")
        self.span = whole if short and not self.ancient else sense

    def aside(self, text: str, start: int, sense: Sense, pack: Pack, back: bool) -> bool:
        """Whether a date is told in passing: in brackets, looking back, as an end far away."""
        told = self.told
        bracket = text.rfind("(", max(0, start - _BRACKET), start)
        in_brackets = bracket > text.rfind(")", max(0, start - _BRACKET), start)
        if told is None or told.first is None or told.last is None:
            return in_brackets and sense.unit not in ("day", "month")
        if in_brackets:
            return True
        if sense.first is None or self.ancient:
            return False
        if back and sense.first < told.first:
            return True
        return pack.beyond is not None and _says(pack.beyond, text, start)


def _says(cue: re.Pattern[str], text: str, start: int) -> bool:
    return cue.search(text, clause_before(text, start), start) is not None


def told_earlier(text: str, start: int, pack: Pack) -> bool:
    """Whether the clause of a mention tells of something earlier: "it had begun in March"."""
    return pack.perfect is not None and _says(pack.perfect, text, start)


def points_back(expression: Expression) -> bool:
    """Whether it says nothing where nothing was told: "the same day", "at noon"."""
    core = _core(expression)
    if isinstance(core, Clock):
        return True
    return isinstance(core, Partial | Shift | Offset | Stretch) and core.focus


def _core(expression: Expression) -> Expression:
    """What it is a part of, or a time of."""
    while True:
        inner = getattr(expression, "day" if isinstance(expression, Clock | NightInto) else "of", 0)
        if isinstance(expression, Partial | Holiday) or not inner or isinstance(inner, int):
            return expression
        expression = inner


def _grain(expression: Expression) -> str:
    """The widest unit of what it can be counted from; "" if it does not matter."""
    core = _core(expression.end if isinstance(expression, Range) else expression)
    if isinstance(core, Clock):
        return "day"
    if isinstance(core, Shift):
        return core.unit
    if isinstance(core, Offset):
        return core.amounts[-1][1] if core.base is None else _grain(core.base)
    if isinstance(core, Holiday):
        return "year"
    if isinstance(core, Partial):
        return "year" if core.number is not None else "month" if core.day is not None else "week"
    return ""


def _vague(expression: Expression, told: Sense) -> list[Sense]:
    """A time of day, told after a month or year: its day is one of that."""
    if not isinstance(expression, Clock) or expression.day is not None:
        return []
    if told.unit not in ("month", "year"):
        return []
    day = told.value + ("-XX" if told.unit == "month" else "-XX-XX")
    return [told._replace(value=f"{day}T{expression.time}")]


def _looks_back(expression: Expression) -> bool:
    """Whether it is only looked at from what was told: "the year before", "for three years"."""
    if isinstance(expression, Stretch):
        return True
    if isinstance(expression, Clock) and expression.day is None:
        return True
    if isinstance(expression, Offset):
        return expression.base is None and expression.sign < 0
    core = _core(expression)
    if isinstance(core, Partial | Holiday):
        return core.which is not None and core.which < 0
    return isinstance(core, Shift) and core.n < 0
