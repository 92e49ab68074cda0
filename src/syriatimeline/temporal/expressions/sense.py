"""Sense and Context: what resolving an expression gives, and what it is resolved against."""

from __future__ import annotations

from typing import NamedTuple, Protocol

from attrs import astuple, fields, frozen

from syriatimeline.temporal.policy import Policy
from syriatimeline.temporal.units import bounds_of, value_of

__all__ = ["ByContent", "Context", "Expression", "Sense", "fork", "fork_of", "sense_of"]


class Sense(NamedTuple):
    """One way to understand an expression.

    Attributes:
        value: TIMEX3 value.
        first: First day as an ordinal, inclusive; None where no day is meant, or where the
            stretch has no beginning.
        last: Last day, likewise.
        unit: The unit that the value names.
        conventions: The readings that it depends on, as (convention, choice).
        drawn: The days to draw where a convention names some; None for all of them.
    """

    value: str
    first: int | None = None
    last: int | None = None
    unit: str = ""
    conventions: tuple[tuple[str, str], ...] = ()
    drawn: tuple[int, int] | None = None


class Context(NamedTuple):
    """What an expression is resolved against.

    Attributes:
        today: The reference day as an ordinal.
        lean: -1 if the clause speaks of the past, 1 of the future, 0 if it tells neither; twice
            that in a language whose verb forms are sure of it.
        focus: What was last spoken of, or None.
        policy: Which reading comes first.
    """

    today: int
    lean: int = 0
    focus: Sense | None = None
    policy: Policy = Policy()


@frozen(eq=False, repr=False)
class ByContent:
    """A base of expressions: they compare, hash and print by their attributes.

    One method of each for all kinds: attrs would generate them for each kind, at every start.
    """

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        return astuple(self, recurse=False) == astuple(other, recurse=False)

    def __hash__(self) -> int:
        return hash((type(self), astuple(self, recurse=False)))

    def __repr__(self) -> str:
        inside = ", ".join(
            f"{each.name}={getattr(self, each.name)!r}" for each in fields(type(self))
        )
        return f"{type(self).__name__}({inside})"


class Expression(Protocol):
    """What a phrase says about time, whatever its language."""

    @property
    def type(self) -> str:
        """TIMEX3 type."""

    @property
    def mod(self) -> str:
        """TIMEX3 modifier, or the empty string."""

    @property
    def relative(self) -> bool:
        """Whether its days depend on the day of speaking or on what was said before."""

    def senses(self, context: Context) -> list[Sense]:
        """Every way to understand it, the chosen one first; empty if the calendar ends there."""

    def open_value(self) -> str:
        """The value with an X for every digit that only a reference date would give."""


def sense_of(unit: str, index: int) -> list[Sense]:
    """The stretch of a unit with this number; empty outside the calendar."""
    days = bounds_of(unit, index)
    return [Sense(value_of(unit, index), days[0], days[1], unit)] if days else []


def fork(context: Context, convention: str, senses: dict[str, list[Sense]]) -> list[Sense]:
    """The senses under each reading of a convention, the policy's own first.

    Where all readings give the same days the convention decides nothing and is not named.
    """
    chosen = context.policy.choice(convention)
    order = sorted(senses, key=lambda name: name != chosen)
    days = {tuple((each.first, each.last) for each in senses[name]) for name in order}
    if len(days) == 1:
        return senses[order[0]]
    return [
        each._replace(conventions=((convention, name), *each.conventions))
        for name in order
        for each in senses[name]
    ]


def fork_of(context: Context, convention: str, sense: Sense, ways: dict[str, Sense]) -> list[Sense]:
    """Ways to read one sense further; the conventions it depends on already are named first."""
    forked = fork(context, convention, {name: [each] for name, each in ways.items()})
    return [each._replace(conventions=sense.conventions + each.conventions[:1]) for each in forked]
