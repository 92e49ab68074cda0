"""Every phrasing of every language's corpus: what is found, what it means, what is left alone.

Each sentence is a test. What a corpus may say, and what is wrong in one, is tested below.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from syriatimeline.errors import LanguageError
from syriatimeline.temporal.corpus import Sentence, read_corpus, repeated, run_corpus
from syriatimeline.temporal.language import LANGUAGES, language_of
from syriatimeline.temporal.pack import pack_of

CORPORA = {code: read_corpus(language_of(code).folder) for code in LANGUAGES}


def cases() -> Iterator[Any]:
    for code, sentences in CORPORA.items():
        for each in sentences:
            marks = [pytest.mark.xfail(reason=each.later, strict=True)] if each.later else []
            yield pytest.param(code, each, id=f"{code}: {each.marked}", marks=marks)


@pytest.mark.parametrize(("code", "sentence"), list(cases()))
def test_corpus(code: str, sentence: Sentence) -> None:
    assert sentence.expected == sentence.run(pack_of(code)).found


@pytest.mark.parametrize("code", LANGUAGES)
def test_no_text_stands_twice(code: str) -> None:
    assert [] == repeated(CORPORA[code])


# -- what a corpus may say -------------------------------------------------------------------

DATE = "expect: {type: DATE, value: 2024-12-08, days: 2024-12-08}"


def written(folder: Path, text: str) -> Path:
    (folder / "corpus.yaml").write_text(text, "utf-8")
    return folder


def test_a_sentence_knows_its_line_and_its_mentions(tmp_path: Path) -> None:
    group = f"- reference: 2025-04-25\n  {DATE}\n  texts:\n    - It was [8 May] or [9 May].\n"
    (sentence,) = read_corpus(written(tmp_path, f"# One.\n{group}"))
    assert 5 == sentence.line
    assert "It was 8 May or 9 May." == sentence.text
    assert [(7, "8 May"), (16, "9 May")] == [(each.start, each.text) for each in sentence.expected]
    assert {"2024-12-08/2024-12-08"} == {each.days for each in sentence.expected}


@pytest.mark.parametrize(
    ("group", "problem"),
    [
        ("- [", r"corpus\.yaml:2: it is no YAML"),
        ("expect: none", "a list of groups"),
        (f"- {DATE}\n  texts: []", ":1: a group has a reference"),
        (f"- reference: yesterday\n  {DATE}\n  texts: []", ":1: .*yesterday"),
        ("- reference: 2025-04-25\n  texts: []", ":1: a group has one of expect, not_date"),
        (f"- reference: 2025-04-25\n  {DATE}\n  never: []", ":1: a group has one of expect"),
        (f"- reference: 2025-04-25\n  {DATE}", "are a list of texts"),
        (f"- reference: 2025-04-25\n  {DATE}\n  texts: [1]", "are a list of texts"),
        (f"- reference: 2025-04-25\n  {DATE}\n  text: []", "a group has no text"),
        (f"- reference: 2025-04-25\n  kind: novel\n  {DATE}\n  texts: []", "news, narrative"),
        ("- reference: 2025-04-25\n  expect: 2024\n  texts: []", "{type: …, value: …, days"),
        (f"- reference: 2025-04-25\n  {DATE}\n  texts: [None.]", "has 0 in brackets"),
        ("- reference: 2025-04-25\n  never: ['A [b].']", "so it has no brackets"),
    ],
)
def test_what_cannot_be_meant_is_named(tmp_path: Path, group: str, problem: str) -> None:
    with pytest.raises(LanguageError, match=problem):
        read_corpus(written(tmp_path, f"{group}\n"))


def test_a_missing_corpus_is_named(tmp_path: Path) -> None:
    with pytest.raises(LanguageError, match=r"corpus\.yaml: cannot be read"):
        read_corpus(tmp_path)


def test_a_sentence_that_stands_twice_is_named(tmp_path: Path) -> None:
    text = "- reference: 2025-04-25\n  never:\n    - One.\n    - Two.\n    - One.\n"
    assert ["corpus.yaml:5: it stands in line 3 already: One."] == repeated(
        read_corpus(written(tmp_path, text))
    )


def test_what_does_not_work_yet_must_fail(tmp_path: Path) -> None:
    """Else it would stay behind when it works."""
    group = "- reference: 2025-04-25\n  later: no\n  never: [It was in 2011., Nothing.]\n"
    pack = pack_of("en")
    sentences = read_corpus(written(tmp_path, group.replace("no", "years are hard")))
    first, second = (each.run(pack) for each in sentences)
    assert first.passed
    assert not second.passed
    assert "take the group out of 'later'" in str(second)
    assert 'found:    "2011" DATE 2011 2011-01-01/2011-12-31' in str(first)
    assert "expected: nothing" in str(first)


def test_the_corpus_of_a_pack_is_run() -> None:
    assert all(each.passed for each in run_corpus(pack_of("en")))
