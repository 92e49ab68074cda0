"""Which one is meant, where a phrase fits one stretch in every year or week."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from syriatimeline.temporal.expressions.sense import Context, Sense, fork
from syriatimeline.temporal.units import weekday_of

__all__ = [
    "following",
    "in_some_year",
    "much_nearer",
    "on_weekday",
    "over",
    "pick",
    "to_come",
    "told_of",
]

#: How many days after what was last spoken of a date without a year may lie to share its year.
SOON = 100

#: From a year to the one stretch that it holds, or to nothing.
InYear = Callable[[int], list[Sense]]


def in_some_year(
    in_year: InYear,
    which: int | None,
    context: Context,
    *,
    reach: int = 2,
    weekday: int | None = None,
    exact: bool = False,
) -> list[Sense]:
    """What comes round each year, where the year is not said.

    Args:
        in_year: The stretch in a given year.
        which: -1 for "last", 0 for "this", 1 for "next", None for a bare one.
        context: Decides by the tense and by what was last spoken of.
        reach: How many years to look either way.
        exact: It is a day, of which one that lies much nearer is meant in any tense.
        weekday: 1 to 7 where the phrase names it: a year in which it fits comes first.
    """
    pivot = date.fromordinal(context.today).year
    years = range(pivot - reach, pivot + reach + 1)
    candidates = [each for year in years for each in in_year(year)]
    if weekday is not None:
        candidates = on_weekday(candidates, weekday)
    if which is None:
        said = _after_focus(in_year, context)
        near = much_nearer(candidates, context.today) if exact or abs(context.lean) < 2 else []
        return said or near or pick(candidates, context)
    if which == 0:
        return in_year(pivot)
    if which < 0:
        recent = over(candidates, context.today)
        senses = {"most-recent": recent, "previous-year": in_year(pivot + which)}
        return fork(context, "last-named-month", senses) if which == -1 else in_year(pivot + which)
    senses = {
        "soonest": to_come(candidates, context.today),
        "following-year": in_year(pivot + which),
    }
    return fork(context, "next-named-month", senses)


def pick(candidates: list[Sense], context: Context) -> list[Sense]:
    """By the tense of the clause; the nearest where it tells nothing, the past at equal distance.

    What contains the day of speaking is meant in any tense.
    """
    today = context.today
    found: list[Sense] = []
    if context.lean < 0:
        found = [each for each in candidates if each.first is not None and each.first <= today][-1:]
    elif context.lean > 0:
        found = [each for each in candidates if each.last is not None and each.last >= today][:1]
    return found or nearest(candidates, today)


def nearest(candidates: list[Sense], today: int) -> list[Sense]:
    """The nearest, and the earlier at equal distance."""
    return sorted(candidates, key=lambda each: _distance(each, today))[:1]


def over(candidates: list[Sense], today: int) -> list[Sense]:
    """The last one that is over before today."""
    return [each for each in candidates if each.last is not None and each.last < today][-1:]


def to_come(candidates: list[Sense], today: int) -> list[Sense]:
    """The first one that begins after today."""
    return [each for each in candidates if each.first is not None and each.first > today][:1]


def following(candidates: list[Sense], start: int) -> list[Sense]:
    """The first one that is not over before a day."""
    return [each for each in candidates if each.last is not None and each.last >= start][:1]


def told_of(in_year: InYear, n: int, focus: Sense | None) -> list[Sense]:
    """The one before (-1), in or near (0) or after (1) what was last spoken of."""
    if focus is None or focus.first is None or focus.last is None:
        return []
    year = date.fromordinal(focus.first).year
    candidates = [each for y in range(year - 1, year + 3) for each in in_year(y)]
    if n < 0:
        return over(candidates, focus.first)
    if n > 0:
        return to_come(candidates, focus.last)
    holding = [
        each
        for each in candidates
        if (each.first or 0) <= focus.last and focus.first <= (each.last or 0)
    ]
    return holding[-1:] or nearest(candidates, focus.first)


def _after_focus(in_year: InYear, context: Context) -> list[Sense]:
    """A year that the text has just named decides: the first stretch not over before it."""
    focus = context.focus
    if focus is None or focus.first is None:
        return []
    year = date.fromordinal(focus.first).year
    if focus.last is not None and focus.last - focus.first > SOON:
        # Of a year that was named, or a range over months, what it holds is meant.
        held = [
            each
            for y in range(year, date.fromordinal(focus.last).year + 1)
            for each in in_year(y)
            if (each.first or 0) >= focus.first and (each.last or 0) <= focus.last
        ]
        if len(held) == 1:
            return held
    found = following([each for y in (year, year + 1) for each in in_year(y)], focus.first)
    return [each for each in found if (each.first or 0) - focus.first <= SOON]


def much_nearer(candidates: list[Sense], today: int) -> list[Sense]:
    """The nearest one, where the next nearest is far away: no tense then tells otherwise."""
    first = nearest(candidates, today)
    others = nearest([each for each in candidates if each not in first], today)
    near, far = (_distance(each[0], today) if each else SOON * 9 for each in (first, others))
    return first if near * 5 <= far else []


def _distance(sense: Sense, today: int) -> int:
    first, last = sense.first or 0, sense.last or 0
    return 0 if first <= today <= last else min(abs(first - today), abs(last - today))


def on_weekday(candidates: list[Sense], weekday: int) -> list[Sense]:
    """Those that begin on a weekday (1 to 7); all of them where none does."""
    fitting = (each.first is not None and weekday_of(each.first) == weekday for each in candidates)
    return [each for each, fits in zip(candidates, fitting, strict=True) if fits] or candidates
