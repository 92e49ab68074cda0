"""What a phrase can say about time, whatever its language.

Each expression resolves itself against a :class:`Context` to senses, prints itself, and knows
its TIMEX3 value without one.
"""

from __future__ import annotations

from syriatimeline.temporal.expressions.clock import Clock, NightInto
from syriatimeline.temporal.expressions.durations import (
    Age,
    Duration,
    Recurring,
    Stretch,
    duration_value,
)
from syriatimeline.temporal.expressions.ended import Ended
from syriatimeline.temporal.expressions.holidays import Holiday
from syriatimeline.temporal.expressions.partial import Partial
from syriatimeline.temporal.expressions.parts import Nth, Part, WeekOf
from syriatimeline.temporal.expressions.references import (
    Bounded,
    NamedPeriod,
    QuarterOf,
    Range,
    Ref,
)
from syriatimeline.temporal.expressions.sense import Context, Expression, Sense
from syriatimeline.temporal.expressions.shift import Absolute, Ahead, Offset, Shift
from syriatimeline.temporal.expressions.within import Within

__all__ = [
    "Absolute",
    "Age",
    "Ahead",
    "Bounded",
    "Clock",
    "Context",
    "Duration",
    "Ended",
    "Expression",
    "Holiday",
    "NamedPeriod",
    "NightInto",
    "Nth",
    "Offset",
    "Part",
    "Partial",
    "QuarterOf",
    "Range",
    "Recurring",
    "Ref",
    "Sense",
    "Shift",
    "Stretch",
    "WeekOf",
    "Within",
    "duration_value",
]
