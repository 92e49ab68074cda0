"""The short Russian development sets; their text stays outside the project.

Set SYRIATIMELINE_GOLD to the folder that holds them.
"""

from __future__ import annotations

import json
import os
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml

from syriatimeline.temporal import Mention, Tagger

GOLD = Path(os.environ.get("SYRIATIMELINE_GOLD", ""))
SETS = ("chrono", "dateparser", "duckling")
SLACK = {"week": 7, "month": 31, "year": 366}
pytestmark = pytest.mark.skipif(
    not os.environ.get("SYRIATIMELINE_GOLD"), reason="SYRIATIMELINE_GOLD names no folder"
)


def exceptions(name: str) -> set[int]:
    """The index numbers of a set that are excepted."""
    path = Path(__file__).with_name("short_ru_exceptions.yaml")
    listed = yaml.safe_load(path.read_text("utf-8"))
    return {number for each in listed for number in each.get(name, ())}


def cases(name: str) -> list[tuple[int, dict[str, Any]]]:
    """Every case of a set that has a reference, or asks for nothing."""
    lines = (GOLD / f"short-{name}-ru.jsonl").read_text("utf-8").splitlines()
    numbered = enumerate(map(json.loads, lines), 1)
    return [(number, each) for number, each in numbered if each["ref"] or each["expected"] is None]


def day_of(text: str) -> date:
    """A day whose month or day may be 00."""
    year, month, day = (int(part) for part in text[:10].split("-"))
    return date(year, month or 1, day or 1)


def passes(case: dict[str, Any], mentions: list[Mention]) -> bool:
    """Whether the mentions hold the expected day, or both ends of the expected stretch."""
    expected = case["expected"]
    days = [(each.earliest, each.latest) for each in mentions if each.earliest and each.latest]
    if expected is None or not (expected.get("value") or expected.get("start_date")):
        return expected is not None or not days
    value = expected.get("value")
    first, _, last = str(value if isinstance(value, str) else expected["start_date"]).partition("/")
    before = timedelta(1) if first == ".." and last.endswith("T00:00:00") else timedelta(0)
    first = last if first == ".." else first
    last = first if last in ("", "..") else last
    if not days:
        return False
    low, high = min(each[0] for each in days), max(each[1] for each in days)
    slack = timedelta(SLACK.get(expected.get("grain", ""), 1)) if last != first else before
    return low <= day_of(first) - before <= high and high >= day_of(last) - slack


@pytest.mark.parametrize("name", SETS)
def test_every_case_passes_or_is_excepted(name: str) -> None:
    tagger = Tagger(languages=("ru",))
    failed = {
        number
        for number, case in cases(name)
        if not passes(case, tagger.tag(case["text"], (case["ref"] or "")[:10] or None))
    }
    assert failed - exceptions(name) == set()


@pytest.mark.parametrize("name", SETS)
def test_every_exception_is_still_needed(name: str) -> None:
    tagger = Tagger(languages=("ru",))
    passed = {
        number
        for number, case in cases(name)
        if passes(case, tagger.tag(case["text"], (case["ref"] or "")[:10] or None))
    }
    assert passed & exceptions(name) == set()
