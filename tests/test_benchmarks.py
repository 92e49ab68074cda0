"""The benchmark of the tagger scores as TempEval-3 does: small cases, counted by hand."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

BENCHMARKS = Path(__file__).parent.parent / "benchmarks"


def _module(name: str) -> ModuleType:
    """A module of the benchmark, which is no installed package."""
    known = sys.modules.get(f"tagging.{name}")
    if known is not None:
        return known
    path = BENCHMARKS / "tagging" / f"{name}.py"
    spec = importlib.util.spec_from_file_location(f"tagging.{name}", path)
    assert spec is not None
    assert spec.loader is not None
    module = sys.modules[f"tagging.{name}"] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


scoring: Any = _module("scoring")
kinds: Any = _module("kinds")
Span: Any = scoring.Span


def _scored(gold: list[Any], predicted: list[Any]) -> Any:
    score = scoring.Score()
    score.add(gold, predicted)
    return score


def test_a_prediction_like_the_gold_is_right_in_every_measure() -> None:
    score = _scored([Span(0, 4, "DATE", "2011")], [Span(0, 4, "DATE", "2011")])
    assert [(1.0, 1.0, 1.0)] * 4 == [score.figures(each) for each in scoring.MEASURES]


def test_an_overlap_is_relaxed_but_not_strict() -> None:
    score = _scored([Span(0, 8, "DATE", "2011-05")], [Span(4, 8, "DATE", "2011-05")])
    found = {each: score.figures(each).f1 for each in scoring.MEASURES}
    assert {"strict": 0, "relaxed": 1, "type": 1, "value": 1} == found


def test_touching_is_no_overlap() -> None:
    score = _scored([Span(0, 4, "DATE", "2011")], [Span(4, 8, "DATE", "2011")])
    assert (0, 0, 0) == score.figures("relaxed")


def test_precision_divides_by_predictions_and_recall_by_gold() -> None:
    gold = [Span(0, 4, "DATE", "2011"), Span(10, 14, "DATE", "2012")]
    predicted = [
        Span(0, 4, "DATE", "2011"),
        Span(10, 14, "DURATION", "P1Y"),
        Span(20, 24, "DATE", "2013"),
        Span(30, 34, "DATE", "2014"),
    ]
    score = _scored(gold, predicted)
    assert (0.5, 1.0, pytest.approx(2 / 3)) == score.figures("relaxed")
    assert (0.25, 0.5, pytest.approx(1 / 3)) == score.figures("value")


def test_two_predictions_in_one_mark_count_once_and_the_first_is_taken() -> None:
    gold = [Span(0, 20, "DATE", "2011-05-03")]
    predicted = [Span(10, 20, "DATE", "2011-05-03"), Span(0, 8, "TIME", "T10:00")]
    score = _scored(gold, predicted)
    assert (0.5, 1.0, pytest.approx(2 / 3)) == score.figures("relaxed")
    assert 0 == score.figures("value").f1


def test_one_prediction_over_two_marks_serves_the_first() -> None:
    gold = [Span(10, 14, "DATE", "2012"), Span(0, 4, "DATE", "2011")]
    score = _scored(gold, [Span(0, 14, "DATE", "2012")])
    assert (1.0, 0.5, pytest.approx(2 / 3)) == score.figures("relaxed")
    assert 0 == score.figures("value").f1


def test_an_unknown_gold_type_counts_as_right_and_an_unknown_value_never_does() -> None:
    score = _scored([Span(0, 4)], [Span(0, 4)])
    assert (1, 0) == (score.figures("type").f1, score.figures("value").f1)


def test_nothing_predicted_and_nothing_marked_divide_to_zero() -> None:
    assert (0, 0, 0) == _scored([], []).figures("strict")
    assert (0, 0, 0) == _scored([Span(0, 4)], []).figures("strict")


@pytest.mark.parametrize(
    ("kind", "text", "type_", "value"),
    [
        ("weekday", "Friday", "DATE", "2011-05-06"),
        ("month", "last May", "DATE", "2010-05"),
        ("month-day", "Sept. 27", "DATE", "2011-09-27"),
        ("full date", "May 3, 2011", "DATE", "2011-05-03"),
        ("full date", "2011-05-03", "DATE", "2011-05-03"),
        ("month", "May 2011", "DATE", "2011-05"),
        ("year", "2011", "DATE", "2011"),
        ("year", "the 1980s", "DATE", "198"),
        ("quarter", "the third quarter", "DATE", "2011-Q3"),
        ("relative unit", "next week", "DATE", "2011-W19"),
        ("ago", "two years ago", "DATE", "2009"),
        ("duration", "two years", "DURATION", "P2Y"),
        ("vague", "for years", "DURATION", "PXY"),
        ("vague", "recently", "DATE", "PAST_REF"),
        ("set", "every week", "SET", "P1W"),
        ("time", "Friday night", "TIME", "2011-05-06TNI"),
        ("other", "Easter", "DATE", "2011-04-24"),
    ],
)
def test_an_expression_is_sorted_by_its_type_value_and_words(
    kind: str, text: str, type_: str, value: str
) -> None:
    assert kind == kinds.kind_of(Span(0, len(text), type_, value, text))
