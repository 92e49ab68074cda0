"""Sentences as spans: what the ledger counts."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from authoring import HAS_TEXTS, SEEDS
from syriatimeline.articles import read_text, sentences

QUICK = settings(max_examples=200, deadline=None)
#: Texts full of what ends a sentence, or seems to.
texts = st.text(st.sampled_from("aБJгSt.!?… \n\t«»“”\"'’)(9\u00a0ё"), max_size=40)


def _words(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        (" \n ", []),
        ("One", ["One"]),
        ("One. Two", ["One.", "Two"]),
        ("One! Two? Three… Four", ["One!", "Two?", "Three…", "Four"]),
        ("One?! Two...", ["One?!", "Two..."]),
        ("A headline\nOne. Two", ["A headline", "One.", "Two"]),
        ("One\n\n\nTwo\n", ["One", "Two"]),
        ("«Да». Он ушёл", ["«Да».", "Он ушёл"]),
        ("«Да!» Он ушёл", ["«Да!»", "Он ушёл"]),
        ("“Yes.” He left. (No.) Yes", ["“Yes.”", "He left.", "(No.)", "Yes"]),
        ("One. «Два», — сказал он.", ["One.", "«Два», — сказал он."]),
        ("In 2024. 5 ships", ["In 2024.", "5 ships"]),
        ("He said so. and left", ["He said so. and left"]),
        ("online.ua and 1.600 dead", ["online.ua and 1.600 dead"]),
        ("J. Smith and St. Ives", ["J. Smith and St. Ives"]),
        ("В. Путин и ген. Иванов", ["В. Путин и ген. Иванов"]),
        ("в 2015 г. Москва", ["в 2015 г. Москва"]),
        ("They met Mr. Smith. He left", ["They met Mr. Smith.", "He left"]),
    ],
)
def test_sentences_of_a_text(text: str, expected: list[str]) -> None:
    """Sentences end at their marks and at line ends, not at abbreviations."""
    assert expected == _words(text)


def test_sentences_of_a_part_of_a_text() -> None:
    """Offsets count from the beginning of the text, whatever part is asked for."""
    text = "One. Two. Three."

    assert [(5, 9)] == sentences(text, 5, 9)
    assert [(5, 9), (10, 16)] == sentences(text, 4)
    assert [(2, 4), (5, 7)] == sentences(text, 2, 7)
    assert [] == sentences(text, 4, 5)


@given(texts)
@QUICK
def test_every_character_lies_in_just_one_sentence(text: str) -> None:
    """No character but space is lost, and none stands in two sentences."""
    covered = [at for start, end in sentences(text) for at in range(start, end)]

    assert sorted(set(covered)) == covered
    assert {at for at, char in enumerate(text) if not char.isspace()} <= set(covered)


@given(st.text(max_size=60))
@QUICK
def test_every_character_of_any_text_lies_in_just_one_sentence(text: str) -> None:
    """The same for texts of any characters."""
    covered = [at for start, end in sentences(text) for at in range(start, end)]

    assert sorted(set(covered)) == covered
    assert {at for at, char in enumerate(text) if not char.isspace()} <= set(covered)


@given(texts, st.integers(0, 40), st.integers(0, 40))
@QUICK
def test_every_character_of_a_part_lies_in_just_one_sentence(text: str, a: int, b: int) -> None:
    """The sentences of a part cover it, and do not leave it."""
    start, end = sorted((min(a, len(text)), min(b, len(text))))
    covered = [at for one, two in sentences(text, start, end) for at in range(one, two)]

    assert sorted(set(covered)) == covered
    assert set(covered) <= set(range(start, end))
    assert {at for at in range(start, end) if not text[at].isspace()} <= set(covered)


@given(texts)
@QUICK
def test_sentences_have_no_space_around_them(text: str) -> None:
    """A sentence begins and ends with a character that is not space, and they are in order."""
    spans = sentences(text)

    assert all(words == words.strip() and words for words in (text[a:b] for a, b in spans))
    assert sorted(spans) == spans


@pytest.mark.skipif(not HAS_TEXTS, reason="the article texts are not in this copy")
@pytest.mark.parametrize("name", sorted(path.name for path in SEEDS.glob("*.txt")))
def test_sentences_of_the_published_articles(name: str) -> None:
    """Every character of every article lies in just one sentence."""
    text = read_text(SEEDS / name).text
    covered = [at for start, end in sentences(text) for at in range(start, end)]

    assert sorted(set(covered)) == covered
    assert {at for at, char in enumerate(text) if not char.isspace()} <= set(covered)
    assert len(sentences(text)) > 10
