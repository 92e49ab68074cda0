"""Mention: a time expression found in a text, with what it may mean."""

from __future__ import annotations

from datetime import date

from attrs import evolve, field, frozen

from syriatimeline.calendar import OPEN, UNKNOWN, Interval, When
from syriatimeline.temporal.expressions import Bounded, Expression, NamedPeriod, Range, Sense
from syriatimeline.temporal.policy import Policy
from syriatimeline.temporal.reading import Reading

__all__ = ["Mention"]


@frozen
class Mention:
    """A time expression in a text.

    Attributes:
        start: First code point.
        end: One past the last: ``text[start:end] == mention.text``.
        text: The expression as written.
        type: TIMEX3 type: ``DATE``, ``TIME``, ``DURATION`` or ``SET``.
        value: TIMEX3 value under the chosen reading. Without a reference date an X stands for
            every digit that only it would give.
        mod: TIMEX3 modifier, or the empty string.
        language: Code of the pack that found it.
        expression: What the words say, independent of language and reference.
        reference: The days on which the text was written, as given; None if not.
        range: The whole stretch where this is one end of a range ("from April 17 to 18").
        anchor: What a relative phrase was counted from where that is not the reference.
    """

    start: int
    end: int
    text: str
    type: str
    value: str
    mod: str
    language: str
    expression: Expression = field(hash=False)
    reference: When | None = field(default=None, hash=False, repr=False)
    range: When | None = field(default=None, hash=False, repr=False)
    anchor: str = field(default="", repr=False)
    _senses: tuple[Sense, ...] = field(default=(), repr=False)

    @property
    def readings(self) -> tuple[Reading, ...]:
        """Every way to understand it, the chosen one first."""
        return tuple(self._reading(each) for each in self._senses) or (Reading(self.value, None),)

    @property
    def when(self) -> When | None:
        """The days under the chosen reading, with the conventions that they depend on.

        None for what lies nowhere on the calendar: "two years", "recently".
        """
        return self._when(self._senses[0]) if self._senses else None

    @property
    def earliest(self) -> date | None:
        """The first day, inclusive; None if there is none or it is open."""
        sense = self._senses[0] if self._senses else None
        return date.fromordinal(sense.first) if sense and sense.first is not None else None

    @property
    def latest(self) -> date | None:
        """The last day, inclusive; None if there is none or it is open."""
        sense = self._senses[0] if self._senses else None
        return date.fromordinal(sense.last) if sense and sense.last is not None else None

    def under(self, policy: Policy) -> Mention:
        """The same mention, read by another policy: a choice among the stored readings."""
        chosen = sorted(self._senses, key=lambda each: not policy.agrees(dict(each.conventions)))
        if not chosen:
            return self
        return evolve(self, senses=tuple(chosen), value=chosen[0].value)

    def explain(self) -> str:
        """How the days came about, step by step; several lines.

        >>> import syriatimeline as st
        >>> print(st.tag("It fell last month.", "2025-12-24")[0].explain())
        "last month" (characters 8 to 18, English)
          says        Shift(-1, MONTH)
          counted from 2025-12-24
          means       2025-11 = 2025-11-01/2025-11-30 (last-month: calendar)
          or          P30D = 2025-11-24/2025-12-23 (last-month: rolling-30-days)
        """
        from syriatimeline.temporal.wording import explained

        return explained(self)

    def _repr_html_(self) -> str:
        """A card for notebooks; every text in it is escaped."""
        from syriatimeline.temporal.markup import mention_html

        return mention_html(self)

    def _reading(self, sense: Sense) -> Reading:
        return Reading(sense.value, self._when(sense), dict(sense.conventions))

    def _when(self, sense: Sense) -> When | None:
        if isinstance(self.expression, NamedPeriod):
            return self.expression.when
        if sense.first is None and sense.last is None:
            return None
        missing = OPEN if isinstance(self.expression, Bounded) else UNKNOWN
        possible = _interval(sense.first, sense.last, missing)
        throughout = isinstance(self.expression, Range) or possible.days == 1
        names = tuple(name for name, _ in sense.conventions)
        return When(
            possible=possible,
            certain=possible if throughout else None,
            basis="resolved" if self.expression.relative else "stated",
            conventions=names,
            widest=self._widest(possible, missing) if names else None,
            drawn=_interval(*sense.drawn, missing) if sense.drawn else None,
            note=f'"{self.text}"',
        )

    def _widest(self, possible: Interval, missing: object) -> Interval:
        hull = possible
        for each in self._senses:
            if each.first is not None or each.last is not None:
                hull = hull.hull(_interval(each.first, each.last, missing))
        return hull


def _interval(first: int | None, last: int | None, missing: object) -> Interval:
    return Interval(
        date.fromordinal(first) if first is not None else missing,  # type: ignore[arg-type]
        date.fromordinal(last) if last is not None else missing,  # type: ignore[arg-type]
    )
