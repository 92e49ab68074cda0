"""A relative phrase against days of writing that are not one: the hull over all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from syriatimeline.temporal.expressions import Context, Expression, Sense

if TYPE_CHECKING:
    from syriatimeline.temporal.policy import Policy

__all__ = ["hull_of"]


def hull_of(
    expression: Expression, days: tuple[int, int], lean: int, focus: Sense | None, policy: Policy
) -> list[Sense]:
    """The senses against every day of the reference: those of its first and last day, joined.

    A later reference never gives an earlier reading, so the two ends are enough.
    """
    first = expression.senses(Context(days[0], lean, focus, policy))
    if days[0] == days[1] or not expression.relative:
        return first
    last = expression.senses(Context(days[1], lean, focus, policy))
    joined = [
        _join(one, two, expression)
        for one in first
        for two in last
        if one.conventions == two.conventions
    ]
    if not joined and first and last:
        joined = [_join(first[0], last[0], expression)._replace(conventions=())]
    return joined


def _join(one: Sense, two: Sense, expression: Expression) -> Sense:
    same = one.value == two.value
    return one._replace(
        value=one.value if same else expression.open_value(),
        first=one.first if one.first is None or two.first is None else min(one.first, two.first),
        last=one.last if one.last is None or two.last is None else max(one.last, two.last),
        drawn=one.drawn if one.drawn == two.drawn else None,
    )
