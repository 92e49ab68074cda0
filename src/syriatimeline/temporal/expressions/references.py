"""Times that are pointed at: "now", "recently", "at that time", "during the civil war"."""

from __future__ import annotations

from attrs import frozen

from syriatimeline.calendar import When
from syriatimeline.temporal.expressions.sense import ByContent, Context, Expression, Sense, sense_of
from syriatimeline.temporal.expressions.shift import Shift, shifted_day
from syriatimeline.temporal.units import index_of

__all__ = ["Bounded", "NamedPeriod", "QuarterOf", "Range", "Ref"]


@frozen(eq=False, repr=False)
class Ref(ByContent):
    """A time that is not on the calendar.

    Attributes:
        value: ``PAST_REF``, ``PRESENT_REF`` or ``FUTURE_REF``.
        mod: TIMEX3 modifier.
        by_tense: Whether a clause that speaks of the past makes it ``PAST_REF``.
    """

    value: str
    mod: str = ""
    by_tense: bool = False

    type = "DATE"
    relative = False

    def senses(self, context: Context) -> list[Sense]:
        """The one sense, without days."""
        past = self.by_tense and context.lean < 0
        return [Sense("PAST_REF" if past else self.value)]

    def open_value(self) -> str:
        """Its value."""
        return self.value

    def __str__(self) -> str:
        return f"Ref({self.value.removesuffix('_REF')})"


@frozen(eq=False, repr=False)
class QuarterOf(ByContent):
    """The quarter that an earnings report speaks of, so many years on: "the year-ago quarter".

    Where no quarter was named yet it is the last that is over.

    Attributes:
        years: 0 for the quarter itself, -1 for that of the year before.
        year: The year in which it lies, where it is said.
    """

    years: int = 0
    year: int | None = None
    mod: str = ""

    type = "DATE"
    relative = True

    def senses(self, context: Context) -> list[Sense]:
        """The quarter: that of the report, whose company may count it otherwise, or the last."""
        focus = context.focus
        if focus is None or focus.first is None or focus.last is None or focus.unit != "quarter":
            index = index_of("quarter", context.today) - 1
            if self.year is not None:
                index = self.year * 4 + index % 4
            return sense_of("quarter", index + 4 * self.years)
        year, _, quarter = focus.value.partition("-")
        years = self.years + (self.year - int(year) if self.year is not None else 0)
        first = shifted_day(focus.first, years, "year")
        after = shifted_day(focus.last + 1, years, "year")
        if first is None or after is None:
            return []
        return [Sense(f"{int(year) + years:04d}-{quarter}", first, after - 1, "quarter")]

    def open_value(self) -> str:
        """The value with an X for every digit that only a reference date would give."""
        return "XXXX-QX"

    def __str__(self) -> str:
        return f"QuarterOf(Focus{f', {self.years} YEAR' if self.years else ''})"


@frozen(eq=False, repr=False)
class NamedPeriod(ByContent):
    """A period that has a name of its own: "during the civil war".

    Attributes:
        name: The name.
        when: Its days.
        mod: TIMEX3 modifier.
    """

    name: str
    when: When
    mod: str = ""

    type = "DATE"
    relative = False

    def senses(self, context: Context) -> list[Sense]:
        """Its days; an end that is open or not known is None."""
        first, last = self.when.possible.first, self.when.possible.last
        return [
            Sense(
                self.name,
                None if first is None else first.toordinal(),
                None if last is None else last.toordinal(),
                "period",
            )
        ]

    def open_value(self) -> str:
        """Its name, as no TIMEX3 value says more."""
        return self.name

    def __str__(self) -> str:
        return f"Period({self.name})"


@frozen(eq=False, repr=False)
class Range(ByContent):
    """From the one to the other: «с 5 по 9 марта», "2011-2015".

    Attributes:
        start: The first part.
        end: The last part.
    """

    start: Expression
    end: Expression

    type = "DATE"
    mod = ""

    @property
    def relative(self) -> bool:
        """Whether a part is."""
        return self.start.relative or self.end.relative

    def senses(self, context: Context) -> list[Sense]:
        """From the first day of the one to the last day of the other, where they are in order."""
        found: list[Sense] = []
        # The end may go on from the beginning: "from Friday to Monday".
        starts = self.start.senses(context)
        goes_on = isinstance(self.end, Shift) and self.end.focus and starts
        for end in self.end.senses(context._replace(focus=starts[0]) if goes_on else context):
            # The end is in the focus of the beginning: "from 28 November to 8 December 2024".
            for start in starts:
                if start.first is None or end.last is None or start.first > end.last:
                    continue
                named = tuple(dict.fromkeys(start.conventions + end.conventions))
                if len({name for name, _ in named}) == len(named):
                    value = f"{start.value}/{end.value}"
                    found.append(Sense(value, start.first, end.last, end.unit, named))
        return found

    def open_value(self) -> str:
        """Both values, as far as they are known without a reference date."""
        return f"{self.start.open_value()}/{self.end.open_value()}"

    def __str__(self) -> str:
        return f"Range({self.start}, {self.end})"


@frozen(eq=False, repr=False)
class Bounded(ByContent):
    """What lies on one side of a time: "since 2015", "before the war".

    Attributes:
        side: ``since`` (from its first day on), ``after`` (later), ``until`` (up to its last
            day), ``before`` (earlier).
        of: The time.
    """

    side: str
    of: Expression

    type = "DATE"

    @property
    def mod(self) -> str:
        """The TIMEX3 modifier of the side."""
        return {
            "since": "ON_OR_AFTER",
            "after": "AFTER",
            "until": "ON_OR_BEFORE",
            "before": "BEFORE",
        }[self.side]

    @property
    def relative(self) -> bool:
        """Whether the time is."""
        return self.of.relative

    def senses(self, context: Context) -> list[Sense]:
        """The days on that side; one end is open."""
        return [self._side(each) for each in self.of.senses(context)]

    def _side(self, sense: Sense) -> Sense:
        first, last = sense.first, sense.last
        if self.side == "since":
            return sense._replace(last=None)
        if self.side == "until":
            return sense._replace(first=None)
        if self.side == "after":
            return sense._replace(first=None if last is None else last + 1, last=None)
        return sense._replace(first=None, last=None if first is None else first - 1)

    def open_value(self) -> str:
        """The value of the time."""
        return self.of.open_value()

    def __str__(self) -> str:
        return f"{self.side.title()}({self.of})"
