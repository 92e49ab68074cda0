"""Stacking: rows in which stretches stand side by side, so that none hides another."""

from __future__ import annotations

from collections.abc import Iterable

__all__ = ["stacked"]


def stacked(stretches: Iterable[tuple[float, float]], gap: float = 0.0) -> list[int]:
    """The row of each stretch, from 0: the first in which it touches none before it.

    Args:
        stretches: Where each begins and ends.
        gap: The room that is left between two of a row.

    >>> stacked([(0, 10), (5, 8), (12, 20), (9, 30)], gap=1)
    [0, 1, 0, 1]
    """
    rows: list[list[tuple[float, float]]] = []
    found = []
    for left, right in stretches:
        at = next(
            (
                number
                for number, row in enumerate(rows)
                if all(right + gap <= begin or end + gap <= left for begin, end in row)
            ),
            len(rows),
        )
        if at == len(rows):
            rows.append([])
        rows[at].append((left, right))
        found.append(at)
    return found
