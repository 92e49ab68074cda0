"""Letters that pass for others, characters that hide: refused where they stand."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as hst

from authoring import edit, problems_of, write_dataset
from syriatimeline.dataset.letters import looks, mixed_word, passing_for, visible

LATIN, CYRILLIC = "ABEKMHOPCTYXaeopcyxk", "АВЕКМНОРСТУХаеорсухк"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The tiny dataset, clean."""
    return write_dataset(tmp_path / "tiny")


def _found(folder: Path) -> list[str]:
    return [str(problem) for problem in problems_of(folder)]


@pytest.mark.parametrize(
    "text",
    [
        "Су-24М", "X-59", "iPhone-ом", "Т72Б", "НАТО (NATO)", "Ми-8АМТШ", "C-17 и Ан-124", "МИД РФ",
        "Зенит-M", "VKонтакте", "Al-Sharaa", "Асад–Assad", "№5А", "1-я рота", "β-блокатор",
        "Ἀθῆναι", "دمشق", "𠀀", "", "Ё-мобиль", "d’Artagnan",
    ],
)  # fmt: skip
def test_honest_words_pass(text: str) -> None:
    assert mixed_word(text) is None


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("myl\u0430b", "myl\u0430b"),
        ("port of \u0422artus", "\u0422artus"),
        ("Москв\u0061", "Москв\u0061"),
        ("p\u043ert", "p\u043ert"),
        ("syt-\u041e\uff10", "\uff10"),
        ("\U0001d40cary", "\U0001d40c"),
        ("M\u03bfscow", "M\u03bfscow"),
        ("\u0405yria", "\u0405yria"),
    ],
)
def test_words_of_two_alphabets_are_found(text: str, word: str) -> None:
    assert word == mixed_word(text)


@given(hst.text("bdfghlqrtvzDFGLQRUVZ", min_size=1), hst.sampled_from(CYRILLIC))
def test_any_look_alike_in_a_latin_word_is_found(word: str, letter: str) -> None:
    assert f"{word}{letter}{word}" == mixed_word(f"{word}{letter}{word}")


@given(hst.text("бгджзлпфцчшщъыьэюя", min_size=1), hst.sampled_from(LATIN))
def test_any_look_alike_in_a_cyrillic_word_is_found(word: str, letter: str) -> None:
    assert f"{word}{letter}{word}" == mixed_word(f"{word}{letter}{word}")


@given(hst.text(LATIN, max_size=8))
def test_what_looks_the_same_is_found_in_whatever_letters(name: str) -> None:
    typed = name.translate(str.maketrans(LATIN, CYRILLIC))
    assert looks(name) == looks(typed)
    assert bool(name) == bool(list(passing_for([("a", name), ("b", typed)])))
    assert [] == list(passing_for([("a", name), ("a", typed), ("b", name)]))


@given(hst.text())
def test_nothing_hides_in_what_is_made_visible(text: str) -> None:
    assert visible(text) == visible(visible(text))
    assert visible(text).isprintable() or not text.isprintable()


def test_a_mixed_name_is_shown_where_it_stands(folder: Path) -> None:
    edit(folder / "actors.yaml", "en: Borland", "en: B\u043erland")
    (said,) = [each for each in _found(folder) if "SYT606" in each]
    assert said.startswith('actors.yaml:8:15 SYT606 "B\u043erland" mixes alphabets')
    assert "U+0042 U+043E U+0072" in said
    assert said.endswith("type it anew in one")


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("actors.yaml", "office: Envoy", "office: Env\u043ey"),
        ("places.yaml", "en: Northern pier", "en: Northern p\u0456er"),
        ("origins.yaml", "label: The Herald", "label: The H\u0435rald"),
        ("articles.yaml", "publisher: The Herald", "publisher: The H\u0435rald"),
        ("events/2025-spring.yaml", "en: Ana Arden asks", "en: \u0410na Arden asks"),
    ],
)
def test_names_and_titles_everywhere(folder: Path, file: str, old: str, new: str) -> None:
    edit(folder / file, old, new)
    assert any(each.startswith(f"{file}:") and "SYT606" in each for each in _found(folder))


def test_a_name_that_only_looks_like_another(folder: Path) -> None:
    # A short form in capitals can be made of look-alike letters altogether.
    edit(folder / "actors.yaml", "  kind: person", "  aliases: [TAMEP]\n  kind: person")
    edit(folder / "actors.yaml", "  kind: outlet", "  aliases: [ТАМЕР]\n  kind: outlet")
    (said,) = _found(folder)
    assert "SYT606" in said
    assert '"ТАМЕР" of act-004 looks like "TAMEP" of act-003 and is typed otherwise' in said


def test_one_may_have_names_that_look_alike_in_two_languages(folder: Path) -> None:
    edit(folder / "actors.yaml", "  kind: person", "  aliases: [TAMEP, ТАМЕР]\n  kind: person")
    assert [] == _found(folder)


CLAIM = "id: c1\n      article: art-0001\n      quote: met"


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("events/2025-spring.yaml", "id: syt-0001", "id: syt-００01"),
        ("events/2025-spring.yaml", "id: syt-0001", "id: s\u0443t-0001"),
        ("events/2025-spring.yaml", CLAIM, CLAIM.replace("c1", "\u04411")),
        ("events/2025-spring.yaml", CLAIM, CLAIM.replace("c1", "c１")),
        ("events/2025-spring.yaml", CLAIM, CLAIM.replace("c1", "c١")),
        ("events/2025-spring.yaml", "slug: envoys", "slug: env\u043eys"),
        ("actors.yaml", "id: act-001", "id: act-００1"),
        ("actors.yaml", "slug: alandia", "slug: al\u0430ndia"),
        ("places.yaml", "id: plc-001", "id: plc-０01"),
        ("origins.yaml", "slug: herald-own", "slug: herald-\u043ewn"),
        ("articles.yaml", "id: art-0001", "id: art-０001"),
        ("articles.yaml", "language: en", "language: \u0435n"),
    ],
)
def test_ids_are_ascii(folder: Path, file: str, old: str, new: str) -> None:
    edit(folder / file, old, new)
    assert any(each.startswith(f"{file}:") and "SYT206" in each for each in _found(folder))


HIDDEN = ["\u202e", "\u2066", "\u200b", "\u00ad", "\u061c", "\U000e0041", "\ufeff"]


@pytest.mark.parametrize("char", HIDDEN)
@pytest.mark.parametrize(
    ("file", "old"),
    [
        ("dataset.yaml", "tiny"),
        ("articles.yaml", "The Herald"),
        ("articles.yaml", "headline: Harbour"),
        ("actors.yaml", "office: Env"),
        ("origins.yaml", "Ana Arden"),
        ("errata.yaml", "the sentence"),
        ("coverage.yaml", "why: no"),
        ("events/2025-spring.yaml", "gloss: met"),
    ],
)
def test_what_hides_is_shown_where_it_stands(folder: Path, file: str, old: str, char: str) -> None:
    _put(folder / file, old, char)
    (said,) = _found(folder)
    assert said.startswith(f"{file}:")
    assert f"SYT605 here is the character U+{ord(char):04X}, which cannot be seen" in said


def _put(path: Path, before: str, char: str) -> None:
    text = path.read_text("utf-8")
    assert before in text
    path.write_text(text.replace(before, before + char, 1), "utf-8")


@pytest.mark.parametrize("char", ["\x07", "\x1b", "\x00", "\x7f", "\ufffe"])
def test_a_character_that_no_file_has_is_shown_where_it_stands(folder: Path, char: str) -> None:
    _put(folder / "actors.yaml", "en: Alan", char)
    said = _found(folder)
    assert f"actors.yaml:4:19 SYT605 here is the character U+{ord(char):04X}" in said[0]


def test_a_quote_keeps_the_characters_of_its_text(folder: Path) -> None:
    # Websites put invisible characters into their texts; a quote is exact.
    _put(folder / "000_lantern.txt", "Cliffton on", "\u200b")
    _put(folder / "events" / "2025-spring.yaml", "quote: met in Cliffton on", "\u200b")
    assert not any("SYT605" in each for each in _found(folder))


@pytest.mark.parametrize("name", ["a\u202eb.yaml", "a\x1bb.yaml", "own\u200b.yaml"])
def test_a_file_name_hides_nothing(folder: Path, name: str) -> None:
    (folder / "events" / name).write_text("# nothing\n", "utf-8")
    said = _found(folder)
    assert any("SYT605" in each and "the name of the file" in each for each in said)
    assert all(each.isprintable() for each in said)
