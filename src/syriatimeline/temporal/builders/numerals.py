"""Builders of numbers."""

from __future__ import annotations

from typing import Any

from syriatimeline.temporal.builders.registry import builder

__all__: list[str] = []


@builder
def const(value: Any, **_: Any) -> Any:
    """A fixed value, whatever the words."""
    return value


@builder
def nothing(**_: Any) -> bool:
    """Words that mean no time together, so that no part of them is taken for one."""
    return True


@builder
def total(a: float, b: float, c: float = 0) -> float:
    """The sum of several numerals: "twenty" and "four"."""
    return a + b + c


@builder
def times(number: float, by: float, more: float = 0) -> float:
    """A product and a rest: "two hundred", "two and a half"."""
    return number * by + float(more) if isinstance(more, str) else number * by + more


@builder
def mixed(number: float, top: int, bottom: int) -> float | None:
    """A number and a fraction: "2 1/2"."""
    return number + top / bottom if number < 100 and 0 < top < bottom <= 8 else None


@builder
def yearwords(high: int, b: int, c: int = 0) -> int | None:
    """A year said in two halves: "nineteen ninety-one"."""
    return high * 100 + b + c if 13 <= high <= 21 else None
