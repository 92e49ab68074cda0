"""The ledger: what became of every sentence and time expression."""

from __future__ import annotations

from pathlib import Path

import pytest

from authoring import EVENTS, HAS_TEXTS, LANTERN, SEEDS, edit, edit_text, write_dataset
from syriatimeline.articles import sentences
from syriatimeline.dataset import Compiled, Entry, ledger, read_folder
from syriatimeline.dataset.coverage import time_words

needs_texts = pytest.mark.skipif(not HAS_TEXTS, reason="the article texts are not in this copy")

SPEAKING = {"body", "headline", "subheading"}


@pytest.fixture(scope="module", params=["tiny", pytest.param("seeds", marks=needs_texts)])
def compiled(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Compiled:
    """The tiny dataset and the published one, read."""
    if request.param == "seeds":
        return read_folder(SEEDS)
    return read_folder(write_dataset(tmp_path_factory.mktemp("tiny")))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The tiny dataset, to be changed."""
    return write_dataset(tmp_path / "tiny")


def _entries(compiled: Compiled) -> list[Entry]:
    return list(ledger(compiled.dataset, compiled.texts, compiled.dismissals))


def _fates(folder: Path) -> dict[str, tuple[tuple[str, ...], str]]:
    """Of the first article: the words of each entry, by whom they are used, why dismissed."""
    compiled = read_folder(folder)
    text = compiled.texts["art-0001"]
    return {
        text[entry.start : entry.end]: (entry.used_by, entry.dismissed)
        for entry in _entries(compiled)
        if entry.article == "art-0001"
    }


def test_everything_is_explained(compiled: Compiled) -> None:
    """Every sentence and time expression is used or dismissed."""
    entries = _entries(compiled)

    assert [] == [entry for entry in entries if not entry.explained]
    assert {"sentence", "time"} == {entry.kind for entry in entries}


def test_nothing_outside_the_body_and_headlines_is_in_the_ledger(compiled: Compiled) -> None:
    """Navigation, teasers, comments, headers and footers are not looked at."""
    silent = {
        (article.id, at)
        for article in compiled.dataset.articles
        for part in article.ranges
        if part.kind not in SPEAKING
        for at in range(part.start, part.end)
    }
    seen = {
        (entry.article, at) for entry in _entries(compiled) for at in range(entry.start, entry.end)
    }

    assert silent
    assert set() == silent & seen


def test_everything_in_the_body_and_headlines_is_in_the_ledger(compiled: Compiled) -> None:
    """No letter of a body or headline is outside the sentences of the ledger."""
    said = {
        (article.id, at)
        for article in compiled.dataset.articles
        for part in article.ranges
        if part.kind in SPEAKING
        for at in range(part.start, part.end)
        if not compiled.texts[article.id][at].isspace()
    }
    seen = {
        (entry.article, at)
        for entry in _entries(compiled)
        if entry.kind == "sentence"
        for at in range(entry.start, entry.end)
    }

    assert set() == said - seen


def test_every_quote_is_in_the_ledger(compiled: Compiled) -> None:
    """Each claim and error that quotes uses a sentence."""
    users = {owner for entry in _entries(compiled) for owner in entry.used_by}

    assert {owner for owner, _ in compiled.dataset.quotes} == users


def test_time_expressions_lie_in_sentences(compiled: Compiled) -> None:
    """A time expression follows the sentence that it stands in."""
    sentence = None
    for entry in _entries(compiled):
        if entry.kind == "sentence":
            sentence = entry
            continue

        assert sentence is not None
        assert sentence.article == entry.article
        assert sentence.start <= entry.start < entry.end <= sentence.end


def test_ledger_of_a_text(folder: Path) -> None:
    """The ledger of an article, written out."""
    first, second = (LANTERN[a:b] for a, b in sentences(LANTERN, 34, 206))

    assert {
        "Harbour talks end": ((), "the headline repeats syt-0001"),
        first: (("syt-0001.c1",), ""),
        "May 5": (("syt-0001.c1",), ""),
        second: (("syt-0002.c1", "err-001"), ""),
        "Last week": (("syt-0002.c1",), ""),
        "The weather was mild.": ((), "no act"),
        "The boats were blue, and the boats were fast.": ((), "no act"),
    } == _fates(folder)


def test_time_expression_in_a_dismissed_sentence(folder: Path) -> None:
    """What stands in a dismissed sentence is dismissed with it."""
    edit_text(folder, "000_lantern.txt", "weather was mild.", "weather was mild today.")

    assert "no act" == _fates(folder)["today"][1]


def test_time_expression_in_a_used_sentence(folder: Path) -> None:
    """A quote alone does not explain a time expression; a phrase does."""
    edit(folder / EVENTS, "      phrase: on May 5\n", "")
    fates = _fates(folder)

    assert ((), "") == fates["May 5"]
    assert all(used for words, (used, _) in fates.items() if words.startswith("Envoys"))


def test_text_without_time_words_of_its_language(folder: Path) -> None:
    """In a language without a list of time words, only sentences are in the ledger."""
    edit(folder / "articles.yaml", "language: en", "language: fr")
    entries = _entries(read_folder(folder))

    assert {"sentence"} == {entry.kind for entry in entries if entry.article == "art-0001"}


def test_article_without_its_text(compiled: Compiled) -> None:
    """An article whose text is not given has no entries."""
    first = compiled.dataset.articles[0].id
    texts = {key: text for key, text in compiled.texts.items() if key != first}
    entries = ledger(compiled.dataset, texts, compiled.dismissals)

    assert first not in {entry.article for entry in entries}


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "on May 5"),
        ("en", "in September"),
        ("en", "Sept. 3"),
        ("en", "by 2024"),
        ("en", "in the 1990s"),
        ("en", "on Tuesday"),
        ("en", "last week"),
        ("en", "years ago"),
        ("en", "So far"),
        ("en", "YESTERDAY"),
        ("en", "for centuries"),
        ("en", "overnight"),
        ("en", "previously"),
        ("ru", "8 декабря"),
        ("ru", "в мае"),
        ("ru", "к маю"),
        ("ru", "в минувшем месяце"),
        ("ru", "в прошлом году"),
        ("ru", "на прошлой неделе"),
        ("ru", "В ночь"),
        ("ru", "уже четыре года"),
        ("ru", "в 2015-м"),
        ("ru", "накануне"),
        ("ru", "во вторник"),
        ("ru", "десятилетиями"),
        ("ru", "в то время"),
        ("ru", "на протяжении"),
        ("ru", "десять лет"),
    ],
)
def test_words_that_may_tell_a_time(language: str, words: str) -> None:
    """The net finds a word in each of these."""
    assert [] != time_words(words, language)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "the harbour"),
        ("en", "unknowing, ballast, mudday"),
        ("en", "room 1234"),
        ("en", "12024"),
        ("ru", "гавань"),
        ("ru", "майор"),
        ("ru", "прошли переговоры"),
        ("ru", "1400 человек"),
        ("fr", "en mars"),
    ],
)
def test_words_that_tell_no_time(language: str, words: str) -> None:
    """The net looks at whole words only, and lets numbers pass that are no years."""
    assert [] == time_words(words, language)
