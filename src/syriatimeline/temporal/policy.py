"""Policy: which reading is chosen where speakers differ."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any, Protocol

from attrs import Attribute, field, fields, frozen

from syriatimeline.errors import QueryError

__all__ = ["CHOICES", "Policy"]

#: Every convention of the tagger with its readings, the shipped choice first.
CHOICES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "last-month": ("calendar", "rolling-30-days"),
        "last-week": ("monday-to-sunday", "rolling-7-days"),
        "last-named-month": ("most-recent", "previous-year"),
        "next-named-month": ("soonest", "following-year"),
        "last-weekday": ("most-recent", "previous-week"),
        "next-weekday": ("soonest", "following-week"),
        "this-weekend": ("of-this-week", "past"),
        "part-of-month": ("outer", "core"),
        "night-into-day": ("both-days", "named-day"),
        "winter": ("from-december", "within-the-year"),
        "week-start": ("monday", "sunday"),
        "quotation": ("day-of-speech", "day-of-article"),
    }
)


class _HasConventions(Protocol):
    @property
    def conventions(self) -> Mapping[str, str]: ...


def _known(policy: Policy, attribute: Attribute[str], value: str) -> None:
    choices = CHOICES[attribute.name.replace("_", "-")]
    if value not in choices:
        raise QueryError(
            f"the policy {attribute.name} is one of {', '.join(choices)}, not {value!r}"
        )


def _choice(convention: str) -> Any:
    return field(default=CHOICES[convention][0], validator=_known, kw_only=True)


@frozen
class Policy:
    """The reading to choose for each convention; every other reading is kept beside it.

    The defaults are those of the codebook.

    Attributes:
        last_month: "last month": the calendar month before, or the last 30 days.
        last_week: "last week": Monday to Sunday of the week before, or the last 7 days.
        last_named_month: "last March": the most recent one that is over, or the previous year's.
        next_named_month: "next March": the first to begin, or the following year's.
        last_weekday: "last Friday": the most recent before today, or that of the week before.
        next_weekday: "next Tuesday": the first after today, or that of the following week.
        this_weekend: "this weekend", said on a Monday: the coming one, or the one just over.
        part_of_month: "early March": 1-15 or 1-10 ("mid" 8-23 or 11-20, "late" 16 or 21 to end).
        night_into_day: "the night into 8 December": the 7th and the 8th, or the 8th alone.
        winter: "winter 2024": December 2024 to February 2025, or the winter months of 2024.
        week_start: The day on which a week begins.
        quotation: "yesterday" in a quotation: counted from the day of the speech, where the text
            gives it, or from the reference date like all else.

    Raises:
        QueryError: A convention has no such reading.

    >>> from syriatimeline.temporal import Policy
    >>> Policy(last_month="rolling-30-days").last_month
    'rolling-30-days'
    """

    last_month: str = _choice("last-month")
    last_week: str = _choice("last-week")
    last_named_month: str = _choice("last-named-month")
    next_named_month: str = _choice("next-named-month")
    last_weekday: str = _choice("last-weekday")
    next_weekday: str = _choice("next-weekday")
    this_weekend: str = _choice("this-weekend")
    part_of_month: str = _choice("part-of-month")
    night_into_day: str = _choice("night-into-day")
    winter: str = _choice("winter")
    week_start: str = _choice("week-start")
    quotation: str = _choice("quotation")

    def choice(self, convention: str) -> str:
        """The reading chosen for a convention, named as in :data:`CHOICES`."""
        value: str = getattr(self, convention.replace("-", "_"))
        return value

    def choose(self, readings: Iterable[_HasConventions]) -> tuple[Any, ...]:
        """The same readings, the one that agrees with this policy first.

        >>> Policy().choose(())
        ()
        """
        return tuple(sorted(readings, key=lambda each: not self.agrees(each.conventions)))

    def agrees(self, conventions: Mapping[str, str]) -> bool:
        """Whether a reading's conventions are all those of this policy."""
        return all(self.choice(name) == chosen for name, chosen in conventions.items())

    def __str__(self) -> str:
        changed = (
            f"{each.name}={getattr(self, each.name)!r}"
            for each in fields(Policy)
            if getattr(self, each.name) != each.default
        )
        return f"Policy({', '.join(changed)})"
