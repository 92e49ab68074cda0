"""Finding quotes, and the words around them."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from syriatimeline.articles import context, find_all, locate
from syriatimeline.errors import ArticleError, QuoteError

QUICK = settings(max_examples=150, deadline=None)
#: Texts of few letters, in which much stands several times.
texts = st.text(st.sampled_from("ab \n"), min_size=1, max_size=24)


@st.composite
def quoted(draw: st.DrawFn) -> tuple[str, int, int]:
    """A text and a stretch of it that begins and ends with a letter."""
    words = draw(st.lists(st.sampled_from(["a", "b", "ab", "ёж", "a."]), min_size=1, max_size=14))
    text = draw(st.sampled_from(["", " ", "\n"])) + words[0]
    spans = [(len(text) - len(words[0]), len(text))]
    for word in words[1:]:
        text += draw(st.sampled_from([" ", "\n", "  ", "\n\n"])) + word
        spans.append((len(text) - len(word), len(text)))
    first = draw(st.integers(0, len(spans) - 1))
    last = draw(st.integers(first, len(spans) - 1))
    return text + draw(st.sampled_from(["", " ", "\n"])), spans[first][0], spans[last][1]


# -- finding ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "words", "found"),
    [
        ("one two one", "one", [0, 8]),
        ("aaaa", "aa", [0, 1, 2]),
        ("one", "two", []),
        ("one", "One", []),
        ("", "one", []),
    ],
)
def test_every_place_is_found(text: str, words: str, found: list[int]) -> None:
    """All places are found, those that overlap included, letter by letter."""
    assert found == find_all(text, words)


@given(texts, st.text(st.sampled_from("ab "), min_size=1, max_size=3))
@QUICK
def test_places_found_are_all_and_only_those_where_the_words_stand(text: str, words: str) -> None:
    """A place is found just if the words stand there."""
    assert [at for at in range(len(text)) if text.startswith(words, at)] == find_all(text, words)


# -- locating --------------------------------------------------------------------------------


@pytest.mark.parametrize(("nth", "start"), [(1, 0), (2, 8), (3, 12)])
def test_nth_occurrence(nth: int, start: int) -> None:
    """Occurrences are counted from 1."""
    assert (start, start + 3) == locate("one two one one", "one", nth)


def test_single_occurrence_needs_no_nth() -> None:
    """What stands once is found without nth, and with nth: 1."""
    assert (4, 7) == locate("one two one", "two")
    assert (4, 7) == locate("one two one", "two", nth=1)


def test_several_occurrences_without_nth() -> None:
    """The error knows where the words stand."""
    with pytest.raises(QuoteError) as caught:
        locate("one two one", "one")

    assert "the quote stands 2 times in the text; add nth (1 or 2), or quote more words" == (
        str(caught.value)
    )
    assert ("one", (0, 8)) == (caught.value.quote, caught.value.found)
    assert isinstance(caught.value, ArticleError)


def test_many_occurrences_without_nth() -> None:
    """Of more than two, the error gives the range."""
    with pytest.raises(QuoteError, match=r"stands 3 times in the text; add nth \(1 to 3\), or"):
        locate("one one one", "one")


@pytest.mark.parametrize("nth", [0, -1, 3])
def test_occurrence_that_is_not_there(nth: int) -> None:
    """Too small or too large a number is refused with how many there are."""
    with pytest.raises(QuoteError, match=f"nth: {nth}, but the quote stands 2 times"):
        locate("one two one", "one", nth)


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        ("asked the Borlandic side", 'the nearest words there are "asked the Borlandik side"'),
        ("the  northern pier", "the nearest words there are"),
        ("xyz", "copy it from the file, exactly"),
        ("", "it is empty"),
    ],
)
def test_words_that_are_not_there(words: str, hint: str) -> None:
    """The error shows what the text says where it comes nearest, if it comes near at all."""
    text = "The envoy asked the Borlandik side for the northern pier."
    with pytest.raises(QuoteError) as caught:
        locate(text, words)

    assert hint in str(caught.value)
    assert (words, ()) == (caught.value.quote, caught.value.found)


def test_hint_is_one_line() -> None:
    """A line break in the nearest words does not break the message."""
    with pytest.raises(QuoteError) as caught:
        locate("for the northern\npier of the town", "the northern\npier of a town")

    assert "\n" not in str(caught.value)


@given(quoted())
@QUICK
def test_located_words_are_the_quote(drawn: tuple[str, int, int]) -> None:
    """Whichever occurrence is asked for, its offsets select the words."""
    text, start, end = drawn
    words = text[start:end]
    found = find_all(text, words)
    nth = found.index(start) + 1

    assert (start, end) == locate(text, words, nth)
    assert {words} == {
        text[a:b] for a, b in (locate(text, words, n + 1) for n in range(len(found)))
    }


# -- context ---------------------------------------------------------------------------------


def test_context_makes_a_quote_unique() -> None:
    """Words are added on both sides until the whole stands once."""
    text = "on the day after the day before it all"

    assert ("after ", " before") == context(text, 17, 24)


def test_long_unique_quote_needs_no_context() -> None:
    """Four words that stand once are findable by themselves."""
    assert ("", "") == context("zero one two three four five", 5, 23)


def test_short_quote_gets_context_though_it_is_unique() -> None:
    """A single word could turn up anywhere in a changed text."""
    assert ("zero one ", " three four") == context("zero one two three four five", 9, 12)


def test_context_of_a_whole_text() -> None:
    """A quote of the whole text has nothing around it."""
    assert ("", "") == context("one two", 0, 7)


@given(quoted(), st.integers(1, 6))
@QUICK
def test_context_stands_beside_the_quote_and_makes_it_unique(
    drawn: tuple[str, int, int], at_least: int
) -> None:
    """Prefix, quote and suffix together are a stretch of the text that stands just once."""
    text, start, end = drawn
    prefix, suffix = context(text, start, end, at_least)
    before, after = start - len(prefix), end + len(suffix)
    selected = text[before:after]

    assert prefix + text[start:end] + suffix == selected
    assert [before] == find_all(text, selected)
    assert len(selected.split()) >= at_least or (0, len(text)) == (before, after)


@given(quoted())
@QUICK
def test_context_is_made_of_whole_words(drawn: tuple[str, int, int]) -> None:
    """A prefix begins, and a suffix ends, at the edge of a word."""
    text, start, end = drawn
    prefix, suffix = context(text, start, end)
    before, after = start - len(prefix), end + len(suffix)

    assert before == 0 or text[before - 1].isspace()
    assert after == len(text) or text[after].isspace()


@given(quoted())
@QUICK
def test_context_is_no_longer_than_needed(drawn: tuple[str, int, int]) -> None:
    """With a word less on each side, it would not be unique or not long enough."""
    text, start, end = drawn
    prefix, suffix = context(text, start, end)
    inner_prefix = re.sub(r"^\s*\S*\s*", "", prefix)
    inner_suffix = re.sub(r"\s*\S*\s*$", "", suffix)
    shorter = inner_prefix + text[start:end] + inner_suffix

    assert (prefix, suffix) == ("", "") or (
        len(shorter.split()) < 4 or len(find_all(text, shorter)) > 1
    )
