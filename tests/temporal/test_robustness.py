"""Whatever the text, the thread, the machine and its settings: no error, and the same mentions."""

from __future__ import annotations

import ast
import json
import os
import pickle
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import syriatimeline.temporal
from strategies import QUICK
from syriatimeline.errors import CalendarError, LanguageError, QueryError
from syriatimeline.temporal import Document, Mention, Policy, Tagger
from tagged import ENGLISH, RELATIVE, WORDY, only, texts

THOROUGH = settings(QUICK, max_examples=250)

BOTH = Tagger()
#: Days of writing, those at the ends of the calendar among them.
ANY_DAY = st.one_of(
    st.none(),
    st.sampled_from((date.min, date.max, date(1, 1, 5), date(9999, 12, 28), date(2024, 2, 29))),
    st.dates(),
)
#: Letters that change their length when folded, combine, join or turn the direction of writing.
ODD = st.text(
    st.sampled_from("İıſßŉǰΐﬁẞё\u0301\u200b\u200d\u202e\ufeff\x00²½Ⅻ٣०𝟙𝟚 1a.-:"), max_size=40
)


def assert_sound(text: str, mentions: list[Mention]) -> None:
    """Offsets hold, mentions are in order and apart, and everything about them can be asked."""
    end = 0
    for mention in mentions:
        assert end <= mention.start < mention.end <= len(text)
        assert text[mention.start : mention.end] == mention.text
        assert mention.type in ("DATE", "TIME", "DURATION", "SET")
        assert mention.value
        assert mention.readings[0].value == mention.value
        assert mention.explain()
        assert repr(mention)
        end = mention.end


@THOROUGH
@given(st.one_of(st.text(), ODD), ANY_DAY)
def test_any_text_can_be_tagged(text: str, reference: date | None) -> None:
    assert_sound(text, BOTH.tag(text, reference))


@THOROUGH
@given(WORDY, ANY_DAY, st.sampled_from(("en", "ru")))
def test_any_heap_of_words_can_be_tagged(text: str, reference: date | None, code: str) -> None:
    assert_sound(text, BOTH.tag(text, reference, language=code))


@QUICK
@given(WORDY, st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.integers(0, 400))
def test_any_heap_of_words_can_be_tagged_against_uncertain_days(
    text: str, first: date, more: int
) -> None:
    last = date.fromordinal(first.toordinal() + more)
    assert_sound(text, BOTH.tag(text, f"{first}/{last}", language="en"))


@QUICK
@given(WORDY, ANY_DAY)
def test_any_heap_of_words_can_be_tagged_as_a_story_and_as_finance(
    text: str, reference: date | None
) -> None:
    for tagger in (Tagger(kind="narrative"), Tagger(domain="finance")):
        assert_sound(text, tagger.tag(text, reference, language="en"))


def test_every_text_of_the_corpora_is_sound_at_the_ends_of_the_calendar() -> None:
    for text in texts():
        for reference in (date.min, date.max):
            assert_sound(text.plain, BOTH.tag(text.plain, reference, language=text.code))


@pytest.mark.parametrize("unit", ["second", "minute", "hour"])
@pytest.mark.parametrize("which", ["last", "this", "next", "that", "the same", "the following"])
def test_units_shorter_than_a_day_can_be_pointed_at(which: str, unit: str) -> None:
    text = f"It came in {which} {unit} of the war."
    assert_sound(text, ENGLISH.tag(text, "2025-04-25"))


@pytest.mark.parametrize("before", ["", "İstanbul. ", "ﬁre 𝟙𝟚 ", "e\u0301" * 50, "\U0001f525" * 9])
def test_offsets_count_code_points_as_written(before: str) -> None:
    mention = only(ENGLISH, f"{before}It fell on December 8, 2024.", None)
    assert (len(before) + 11, "December 8, 2024") == (mention.start, mention.text)


LONG = ["of the ", "2024 ", "1 2 3 ", "Monday ", "- ", "last ", "«", "12/8/", "\n", "a.b.", "«8 "]


@pytest.mark.parametrize("piece", LONG)
def test_a_long_text_of_one_piece_can_be_tagged(piece: str) -> None:
    text = piece * (40_000 // len(piece))
    assert_sound(text, BOTH.tag(text, "2025-04-25", language="en"))


# The same mentions, however they are asked for.


def test_a_tagger_can_be_pickled_compared_and_hashed() -> None:
    tagger = Tagger(languages=["en"], policy=Policy(winter="within-the-year"), kind="narrative")
    again = pickle.loads(pickle.dumps(tagger))
    assert (tagger, hash(tagger)) == (again, hash(again))
    assert tagger != ENGLISH
    assert tagger.tag("In winter 2024.") == again.tag("In winter 2024.")


def test_a_mention_can_be_pickled_compared_and_hashed() -> None:
    for text in RELATIVE:
        mention = only(ENGLISH, text, "2025-04-25")
        again = pickle.loads(pickle.dumps(mention))
        assert (mention, hash(mention), mention.readings) == (again, hash(again), again.readings)


def test_threads_find_the_same() -> None:
    def tagged(number: int) -> list[list[Mention]]:
        some = texts()[number::5]
        return [BOTH.tag(each.plain, each.reference, language=each.code) for each in some]

    with ThreadPoolExecutor(8) as pool:
        together = list(pool.map(tagged, range(5)))
    assert [tagged(number) for number in range(5)] == together


def test_a_stream_finds_the_same() -> None:
    documents = [Document(each.plain, each.reference, each.code) for each in texts()]
    streamed = list(BOTH.stream(documents))
    assert documents == [document for document, _ in streamed]
    for document, mentions in streamed:
        once = BOTH.tag(document.text, document.reference, language=document.language)
        assert once == mentions


def test_a_stream_reads_one_document_at_a_time() -> None:
    taken = 0

    def documents() -> object:
        nonlocal taken
        while True:
            taken += 1
            yield Document("Today it rained.", "2025-04-25")

    stream = BOTH.stream(documents())  # type: ignore[arg-type]
    next(stream)
    next(stream)
    assert 2 == taken


@QUICK
@given(WORDY, WORDY)
def test_what_was_tagged_before_changes_nothing(first: str, second: str) -> None:
    before = BOTH.tag(second, "2025-04-25", language="en")
    BOTH.tag(first, "1999-01-01", language="en")
    assert before == BOTH.tag(second, "2025-04-25", language="en")


ELSEWHERE = """
import json, sys
from syriatimeline.temporal import Tagger
tagger = Tagger()
found = [
    [str(mention), [str(each) for each in mention.readings]]
    for code, reference, text in json.load(sys.stdin)
    for mention in tagger.tag(text, reference, language=code)
]
json.dump(found, sys.stdout)
"""


def test_machines_find_the_same_whatever_their_settings() -> None:
    """Neither the time zone nor the locale nor the seed of hashes is asked."""
    machines = [
        {"TZ": "Pacific/Kiritimati", "LC_ALL": "C", "PYTHONHASHSEED": "1"},
        {"TZ": "America/Los_Angeles", "LC_ALL": "tr_TR.UTF-8", "PYTHONHASHSEED": "4711"},
    ]
    given = json.dumps([(each.code, each.reference, each.plain) for each in texts()])
    answers = {
        subprocess.run(
            [sys.executable, "-c", ELSEWHERE],
            input=given,
            env={**os.environ, **machine},
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=True,
        ).stdout
        for machine in machines
    }
    here = [
        [str(mention), [str(each) for each in mention.readings]]
        for text in texts()
        for mention in BOTH.tag(text.plain, text.reference, language=text.code)
    ]
    assert 1 == len(answers)
    assert here == json.loads(answers.pop())


def test_the_clock_is_never_asked() -> None:
    (folder,) = syriatimeline.temporal.__path__
    asked = {"today", "now", "utcnow", "time", "localtime", "gmtime", "fromtimestamp"}
    for path in Path(folder).rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
                assert node.func.attr not in asked, f"{path.name}:{node.lineno}"


# What is refused.


@pytest.mark.parametrize("reference", ["yesterday", "2025-02-30", "25 April 2025"])
def test_a_day_of_writing_that_is_no_edtf_is_refused(reference: str) -> None:
    with pytest.raises(CalendarError):
        ENGLISH.tag("It came yesterday.", reference)


@pytest.mark.parametrize("reference", ["2025-04-25/..", "../2025-04-25", "2025-04-25/"])
def test_a_day_of_writing_without_an_end_is_refused(reference: str) -> None:
    with pytest.raises(QueryError, match="bound it or give None"):
        ENGLISH.tag("It came yesterday.", reference)


def test_a_day_of_writing_of_another_type_is_refused() -> None:
    with pytest.raises(QueryError, match="a reference is a date"):
        ENGLISH.tag("It came yesterday.", 20250425)  # type: ignore[arg-type]


def test_a_language_without_a_pack_is_refused() -> None:
    with pytest.raises(LanguageError, match="tlh"):
        Tagger(languages=("tlh",))
    with pytest.raises(LanguageError, match="tlh"):
        BOTH.tag("It came yesterday.", language="tlh")
