"""Every phrasing of every language's corpus: what is found, what it means, what is left alone.

Each text is a test. Brackets mark its mentions; ``expect`` says what they mean: one mapping for
all of them, or a list with one for each.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib.resources import files
from typing import Any

import pytest
import yaml

from syriatimeline.temporal import Mention, Tagger
from syriatimeline.temporal.pack import LANGUAGES

BRACKETS = re.compile(r"\[([^\[\]]*)\]")
KINDS = ("expect", "not_date", "never", "later")


def groups(code: str) -> list[dict[str, Any]]:
    """The groups of a language's corpus."""
    path = files("syriatimeline.temporal") / "languages" / code / "corpus.yaml"
    return yaml.safe_load(path.read_text("utf-8"))  # type: ignore[no-any-return]


def cases() -> Iterator[Any]:
    for code in LANGUAGES:
        for group in groups(code):
            texts = group["never"] if "never" in group else group["texts"]
            for text in texts:
                marks: tuple[Any, ...] = ()
                if "later" in group:
                    marks = (pytest.mark.xfail(reason=str(group["later"]), strict=True),)
                yield pytest.param(code, group, text, id=f"{code}: {text}", marks=marks)


def unmarked(text: str) -> tuple[str, list[tuple[int, int]]]:
    """The text without brackets, and where they stood."""
    spans: list[tuple[int, int]] = []
    for number, match in enumerate(BRACKETS.finditer(text)):
        start = match.start() - 2 * number
        spans.append((start, start + len(match[1])))
    return BRACKETS.sub(r"\1", text), spans


def said(mention: Mention) -> dict[str, str]:
    """What a mention says, as the corpus writes it."""
    first, last = mention.earliest, mention.latest
    days = f"{first or '..'}/{last or '..'}" if first or last else ""
    return {"type": mention.type, "value": mention.value, "mod": mention.mod, "days": days}


def wanted(group: dict[str, Any], number: int) -> list[dict[str, str]]:
    """What a group expects of each of so many mentions."""
    given: Any = group.get("expect", group.get("not_date"))
    each = given if isinstance(given, list) else [given] * number
    return [
        {
            "type": one["type"],
            "value": str(one["value"]),
            "mod": one.get("mod", ""),
            "days": _interval(str(one.get("days", ""))),
        }
        for one in each
    ]


def _interval(days: str) -> str:
    return days if "/" in days or not days else f"{days}/{days}"


@pytest.mark.parametrize(("code", "group", "text"), list(cases()))
def test_corpus(code: str, group: dict[str, Any], text: str) -> None:
    plain, spans = unmarked(text)
    tagger = Tagger(languages=(code,), kind=group.get("kind", "news"))
    found = tagger.tag(plain, str(group["reference"]), language=code)
    assert [each.text for each in found] == [plain[start:end] for start, end in spans]
    assert [(each.start, each.end) for each in found] == spans
    if "never" not in group:
        assert [said(each) for each in found] == wanted(group, len(found))


@pytest.mark.parametrize("code", LANGUAGES)
def test_no_text_stands_twice(code: str) -> None:
    texts = [
        (str(group["reference"]), text)
        for group in groups(code)
        for text in group["never" if "never" in group else "texts"]
    ]
    assert len(texts) == len(set(texts))


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_group_is_of_a_known_kind(code: str) -> None:
    for group in groups(code):
        assert any(kind in group for kind in KINDS), group
        assert "later" not in group or "expect" in group or "never" in group, group
