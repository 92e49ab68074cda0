"""The measures of TempEval-3, task A: strict, relaxed, type and value.

In text order, every gold expression takes the first predicted one that overlaps it and is not yet
taken. A pair counts as relaxed; as strict if both ends agree; as right in type or value if those
agree. Precision is over all predictions, recall over all gold expressions of a set.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

__all__ = ["MEASURES", "Figures", "Pair", "Score", "Span", "paired"]

MEASURES = ("strict", "relaxed", "type", "value")


class Span(NamedTuple):
    """An expression: half-open in code points; None where type or value is not known."""

    start: int
    end: int
    type: str | None = None
    value: str | None = None
    text: str = ""


#: Of gold and prediction; one of them may be missing.
Pair = tuple[Span | None, Span | None]


class Figures(NamedTuple):
    """Precision, recall and their harmonic mean, from 0 to 1."""

    precision: float
    recall: float
    f1: float


def paired(gold: Iterable[Span], predicted: Iterable[Span]) -> list[Pair]:
    """Every gold expression with its prediction, or None; then the predictions left over."""
    free: list[Span] = sorted(predicted, key=_place)
    pairs: list[Pair] = []
    for mark in sorted(gold, key=_place):
        fitting = (n for n, each in enumerate(free) if _overlap(mark, each))
        place = next(fitting, None)
        pairs.append((mark, None if place is None else free.pop(place)))
    return pairs + [(None, each) for each in free]


def _place(span: Span) -> tuple[int, int]:
    return span.start, span.end


def _overlap(one: Span, two: Span) -> bool:
    return max(one.start, two.start) < min(one.end, two.end)


@dataclass
class Score:
    """Counts over any number of documents."""

    gold: int = 0
    predicted: int = 0
    right: Counter[str] = field(default_factory=Counter)

    def add(self, gold: Sequence[Span], predicted: Sequence[Span]) -> None:
        """Count a document."""
        self.gold += len(gold)
        self.predicted += len(predicted)
        for mark, found in paired(gold, predicted):
            if mark is None or found is None:
                continue
            self.right["relaxed"] += 1
            self.right["strict"] += _place(mark) == _place(found)
            self.right["type"] += mark.type is None or mark.type == found.type
            self.right["value"] += mark.value is not None and mark.value == found.value

    def figures(self, measure: str) -> Figures:
        """Precision, recall and F1 of one of :data:`MEASURES`; 0 where nothing can be divided."""
        right = self.right[measure]
        precision = right / self.predicted if self.predicted else 0.0
        recall = right / self.gold if self.gold else 0.0
        both = precision + recall
        return Figures(precision, recall, 2 * precision * recall / both if both else 0.0)
