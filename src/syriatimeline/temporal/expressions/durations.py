"""How long and how often: "four years", "the past two weeks", "every Monday"."""

from __future__ import annotations

from attrs import frozen

from syriatimeline.temporal.expressions.sense import ByContent, Context, Sense
from syriatimeline.temporal.expressions.shift import shifted_day
from syriatimeline.temporal.units import LETTERS

__all__ = ["Age", "Duration", "Recurring", "Stretch", "duration_value"]

#: (how many, or None where the text does not say; unit), the widest unit first.
Amounts = tuple[tuple[float | None, str], ...]


def duration_value(amounts: Amounts) -> str:
    """The TIMEX3 value of a duration.

    >>> from syriatimeline.temporal.expressions import duration_value
    >>> duration_value(((2, "year"), (6, "month"))), duration_value(((None, "week"),))
    ('P2Y6M', 'PXW')
    """
    days = "".join(_amount(n, unit) for n, unit in amounts if not LETTERS[unit].startswith("T"))
    times = "".join(_amount(n, unit) for n, unit in amounts if LETTERS[unit].startswith("T"))
    return f"P{days}{'T' + times if times else ''}"


def _amount(count: float | None, unit: str) -> str:
    if count is not None and unit in _YEARS:
        return f"{count * _YEARS[unit]:.10g}Y"
    return f"{'X' if count is None else f'{count:.10g}'}{LETTERS[unit].removeprefix('T')}"


#: What is counted in years where its number is known.
_YEARS = {"decade": 10, "century": 100, "millennium": 1000}


@frozen(eq=False, repr=False)
class Duration(ByContent):
    """How long something lasted or is; it lies nowhere on the calendar.

    Attributes:
        amounts: Pairs of how many (None where the text does not say) and unit, widest first.
        mod: TIMEX3 modifier.
    """

    amounts: Amounts
    mod: str = ""

    type = "DURATION"
    relative = False

    def senses(self, context: Context) -> list[Sense]:
        """The one sense, without days."""
        return [Sense(self.open_value(), unit=self.amounts[-1][1])]

    def open_value(self) -> str:
        """Its value."""
        return duration_value(self.amounts)

    def __str__(self) -> str:
        inner = " + ".join(
            f"{'some' if count is None else f'{count:g}'} {unit.upper()}"
            for count, unit in self.amounts
        )
        return f"Duration({inner})"


@frozen(eq=False, repr=False)
class Age(Duration):
    """How old somebody is: a duration that says nothing of when."""

    def __str__(self) -> str:
        return f"Age({super().__str__()})"


@frozen(eq=False, repr=False)
class Stretch(ByContent):
    """A duration that ends or begins with the day of speaking: "the past two weeks".

    Its days run to the day of speaking itself. Where the text does not say how many, one end is
    not known.

    Attributes:
        amounts: Pairs of how many (None where the text does not say) and unit, widest first.
        side: -1 up to the day of speaking, 1 from it on.
        focus: Counted from what was last spoken of.
        mod: TIMEX3 modifier.
    """

    amounts: Amounts
    side: int
    focus: bool = False
    mod: str = ""

    type = "DURATION"
    relative = True

    def senses(self, context: Context) -> list[Sense]:
        """The one sense, with its days."""
        today = context.today
        if self.focus and context.focus is not None and context.focus.first is not None:
            today = context.focus.first
        far: int | None = today
        for count, unit in self.amounts:
            if count is None or far is None:
                far = None
                break
            far = shifted_day(far, self.side * count, unit)
        unit = self.amounts[-1][1]
        first, last = (far, today) if self.side < 0 else (today, far)
        return [Sense(self.open_value(), first, last, unit)]

    def open_value(self) -> str:
        """Its value."""
        return duration_value(self.amounts)

    def __str__(self) -> str:
        return f"Stretch({'to' if self.side < 0 else 'from'} Reference, {Duration(self.amounts)})"


@frozen(eq=False, repr=False)
class Recurring(ByContent):
    """What comes round: "daily", "every Monday", "twice a week".

    Attributes:
        value: ``P1D``, ``XXXX-WXX-1``.
        quant: "EVERY", "EACH", or the empty string.
        freq: How often in it: "2X".
    """

    value: str
    quant: str = ""
    freq: str = ""
    mod: str = ""

    type = "SET"
    relative = False

    def senses(self, context: Context) -> list[Sense]:
        """The one sense, without days."""
        return [Sense(self.value)]

    def open_value(self) -> str:
        """Its value."""
        return self.value

    def __str__(self) -> str:
        return f"Every({self.value}{', ' + self.freq if self.freq else ''})"
