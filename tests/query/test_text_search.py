"""``where(text=…)``: words in any case form, beginnings of words, exact characters."""

from __future__ import annotations

import time
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

import syriatimeline
from records import event, timeline
from strategies import QUICK
from syriatimeline.errors import QueryError
from syriatimeline.query.text_search import searched_for
from syriatimeline.query.words import Stems, first_letters, words_of

REAL = syriatimeline.load()
STEMS = Stems()


def found(asked: str, *texts: str) -> bool:
    return searched_for([asked])(texts)


#: Forms of one word: whichever is asked for, each of them is found.
FORMS = [
    "база базы базе базу базой баз базам базами базах",
    "Путин Путина Путину Путиным Путине",
    "Песков Пескова Пескову Песковым Пескове",
    "Киев Киева Киеву Киевом Киеве",
    "Хмеймим Хмеймима Хмеймиму Хмеймиме",
    "Тартус Тартуса Тартусу Тартусом Тартусе",
    "Сирия Сирии Сирию Сирией",
    "Дамаск Дамаска Дамаску Дамаском Дамаске",
    "Асад Асада Асаду Асадом Асаде",
    "войска войск войскам войсками войсках",
    "российский российского российским российские российских",
    "берёт берет",
    "attack attacks attacked attacking",
    "base bases",
    "city cities",
    "withdraw withdraws withdrawing",
    "Syria Syria's Syria’s",
    "meet meets meeting",
    "ship ships shipped",
]


@pytest.mark.parametrize("forms", FORMS)
def test_case_forms_find_each_other(forms: str) -> None:
    for asked in forms.split():
        for form in forms.split():
            assert found(asked, f"до {form} after"), (asked, form)
            assert found(asked.upper(), form)


@pytest.mark.parametrize(
    ("asked", "text"),
    [
        ("база", "базар"),
        ("сирия", "сирийский"),
        ("Syria", "Syrian"),
        ("art", "Tartus"),  # a part of a word
        ("Tart", "Tartus"),
        ("us", "use"),  # two letters stand for themselves
        ("по", "пою"),
        ("2024", "20241"),
        ("Putin", "Путин"),  # no transliteration
        ("left", "leave"),  # another form that no ending makes
    ],
)
def test_other_words_are_not_found(asked: str, text: str) -> None:
    assert not found(asked, text)


@pytest.mark.parametrize(
    ("asked", "text", "expected"),
    [
        ("российская база", "вокруг российских баз", True),
        ("российская база", "база российская", False),
        ("российская база", "российская военная база", False),
        ("аш-Шараа", "Ахмеда аш Шараа", True),  # a hyphen parts words
        ("base in Tartus", "bases, in «Tartus»", True),  # punctuation does not
        ("1,600 dead", "more than 1,600 dead", True),
        ("в ночь на 8 декабря", "в ночь на 8 декабря", True),
        ("в ночь на 8 декабря", "в ночь на 18 декабря", False),
    ],
)
def test_words_follow_each_other(asked: str, text: str, expected: bool) -> None:
    assert expected is found(asked, text)


def test_words_stand_in_one_text() -> None:
    """The end of a title and the beginning of a quote make no phrase."""
    assert not found("one two", "one", "two")


@pytest.mark.parametrize(
    ("asked", "text", "expected"),
    [
        ("Tart*", "in Tartus", True),
        ("ТАРТ*", "порт Тартус", True),
        ("art*", "in Tartus", False),
        ("российских ба*", "вокруг российской базы", True),
        ("российских ба*", "база", False),
        ("one tw*", "tw one", False),
    ],
)
def test_a_star_stands_for_the_rest_of_the_last_word(asked: str, text: str, expected: bool) -> None:
    assert expected is found(asked, text)


@pytest.mark.parametrize("marks", ['"{}"', "«{}»", "“{}”", "„{}“"])
@pytest.mark.parametrize(
    ("asked", "text", "expected"),
    [
        ("артУс", "in Артусе", True),  # a part of a word, in any case
        ("базы", "базе", False),
        ("ё", "е", False),
        ("to this day,", "To this day, Russian forces", True),
        ("to this day ", "To this day, Russian forces", False),
        ("—", "«Да», — сказал он", True),
        ("a*b", "a*b", True),
    ],
)
def test_in_quotation_marks_characters_count(
    marks: str, asked: str, text: str, expected: bool
) -> None:
    assert expected is found(marks.format(asked), text)


def test_forms_of_letters_are_folded() -> None:
    """«ё», stress marks, letters that are written in two parts, soft hyphens."""
    assert found("теплый", "тёплый")
    assert found("Тёплый", "те́плый")
    assert found("Хмеймим", "Хмеймим")  # й as и and a breve
    assert found("evacuation", "evacu\u00adation")


@pytest.mark.parametrize("wrong", ["", "  ", 7, '""', "«»", '" "', "—", "*", "a*b", "a *", "**"])
def test_nothing_to_look_for_is_refused(wrong: object) -> None:
    with pytest.raises(QueryError, match="text="):
        REAL.where(text=wrong)  # type: ignore[arg-type]


#: What is asked of the dataset, and the events that tell of it, read by a person.
ASKED = {
    "база": "syt-0015 syt-0020 syt-0023 syt-0024 syt-0025 syt-0033 syt-0034",
    "базах": "syt-0015 syt-0020 syt-0023 syt-0024 syt-0025 syt-0033 syt-0034",
    "Путин": "syt-0001 syt-0002 syt-0037 syt-0038",
    "Путина": "syt-0001 syt-0002 syt-0037 syt-0038",
    "Нарышкин": "syt-0026 syt-0027 syt-0028",
    "наёмники": "syt-0001 syt-0002",
    "наемников": "syt-0001 syt-0002",
    "беспилотник": "syt-0033 syt-0034",
    "Хмеймим": "syt-0018 syt-0029",
    "попросила": "",
    "корабль": "syt-0015",
    "российская база": "syt-0023 syt-0033 syt-0034",
    "attacks": "syt-0033 syt-0034",
    "attacked": "syt-0033 syt-0034",
    "mercenary": "syt-0001 syt-0002",
    "warship": "syt-0015",
    "conferences": "syt-0027",
    "drone attack": "syt-0033 syt-0034",
    "Hryhor*": "syt-0016",
    "ryhor": "",
    '"ryhor"': "syt-0016",
    '"to this day"': "syt-0014",
}


@pytest.mark.parametrize("asked", ASKED)
def test_the_dataset_word_by_word(asked: str) -> None:
    assert ASKED[asked].split() == sorted(each.id for each in REAL.where(text=asked))


def test_any_of_several() -> None:
    """Exact and folded ones together."""
    both = REAL.where(text=["Путину", '"ryhor"'])

    assert {"syt-0001", "syt-0002", "syt-0016", "syt-0037", "syt-0038"} == {e.id for e in both}


WORDS = st.lists(
    st.sampled_from(("база", "базы", "базе", "the", "ships", "ship", "Syria's", "аш", "8", "ё")),
    min_size=1,
)


@QUICK
@given(WORDS, WORDS, WORDS)
def test_a_text_is_found_by_any_of_its_phrases(
    before: list[str], phrase: list[str], after: list[str]
) -> None:
    """Whatever stands around it; in quotation marks too."""
    text = " ".join([*before, *phrase, *after])

    assert found(" ".join(phrase), text)
    assert found(f'"{" ".join(phrase)}"', text)
    assert found(f"{' '.join(phrase)}*", text)


@QUICK
@given(st.text(max_size=30))
def test_stems_are_words_and_their_own_stems(text: str) -> None:
    """A stem of a stem is the stem in Russian, so that forms are one class."""
    for word in words_of(text):
        stem = STEMS.of(word)

        assert stem
        assert " " not in stem
        assert [word] == words_of(word) or not word.isascii()


@QUICK
@given(st.text("абвгдежзийклмнопрстуфхцчшщъыьэюя", min_size=1, max_size=12))
def test_russian_stems_are_stable(word: str) -> None:
    assert STEMS.of(STEMS.of(word)) == STEMS.of(word)


@pytest.mark.parametrize(
    "forms", [*FORMS, "die dies died dying", "lie lying", "sky skies", "fly flies"]
)
def test_forms_have_theirfirst_letters(forms: str) -> None:
    """By which texts are told to hold none of them before their words are looked at."""
    stems = {STEMS.of(word) for form in forms.split() for word in words_of(form)}
    assert 1 == len(stems)

    letters = first_letters(stems.pop())
    assert all(word.startswith(letters) for form in forms.split() for word in words_of(form))


def test_every_word_of_the_dataset_has_itsfirst_letters() -> None:
    texts = [text for each in REAL.dataset.records for text in (*each.titles.values(), each.note)]
    texts += [claim.gloss for claim in REAL.claims.values()]
    words = {word for text in texts for word in words_of(text)}

    assert [] == [word for word in words if not word.startswith(first_letters(STEMS.of(word)))]


@QUICK
@given(st.text(max_size=20), st.text(max_size=60))
def test_any_text_can_be_asked_for(asked: str, text: str) -> None:
    """Refused in a sentence, or answered; never another error."""
    with suppress(QueryError):
        searched_for([asked])([text])


@pytest.mark.parametrize("asked", ["а " * 500 + "б", "а " * 200 + "б*", "базы", '"аааб"'])
def test_time_grows_with_the_text_only(asked: str) -> None:
    """Twice the text, about twice the time, also where nearly everything fits."""
    spent = []
    for words in (20_000, 80_000):
        text = "а " * words
        begin = time.process_time()
        assert not found(asked, text)
        spent.append(time.process_time() - begin)

    assert spent[1] < 12 * max(spent[0], 0.01)


def test_titles_notes_glosses_and_quotes_are_searched() -> None:
    one = event(1, titles={"en": "A harbour", "ru": "Гавань"}, note="three lighthouses")

    for asked in ("harbours", "гавани", "lighthouse", "so it was"):
        assert 1 == len(timeline(one).where(text=asked))
