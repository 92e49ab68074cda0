"""The table of builders, and what they share."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from attrs import frozen

from syriatimeline.temporal.expressions import (
    Expression,
    Holiday,
    Offset,
    Partial,
    Shift,
    Within,
)

__all__ = ["BUILDERS", "Pieces", "builder", "is_day", "whole"]

_Function = TypeVar("_Function", bound=Callable[..., Any])

#: From the name that rules use to the function. Filled while the package is imported.
BUILDERS: dict[str, Callable[..., Any]] = {}


@frozen
class Pieces:
    """An expression of which the parts are mentions of their own: "April 17 and 18".

    Attributes:
        whole: What the whole means.
        parts: From the slot of each part to its expression.
    """

    whole: Expression
    parts: Mapping[str, Expression]


def builder(function: _Function) -> _Function:
    """Enter a function into the table; a trailing underscore keeps its name off Python's own."""
    BUILDERS[function.__name__.rstrip("_")] = function
    return function


def whole(of: Any, unit: str = "") -> Expression | None:
    """An expression for what a rule matched: a year for a number, the present one for a unit."""
    if isinstance(of, int | float):
        return Partial(year=int(of)) if 1 <= of <= 9999 else None
    if of is None and unit:
        return Shift(0, unit)
    return of  # type: ignore[no-any-return]


def is_day(expression: Any) -> bool:
    """Whether an expression means one day."""
    if isinstance(expression, Partial):
        return expression.day is not None or (
            expression.weekday is not None and expression.number is None
        )
    if isinstance(expression, Within):
        return is_day(expression.part)
    if isinstance(expression, Offset):
        return expression.amounts[-1][1] == "day"
    if isinstance(expression, Holiday):
        return True
    return isinstance(expression, Shift) and expression.unit == "day"
