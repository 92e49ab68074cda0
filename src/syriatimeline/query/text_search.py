"""Searching texts by words, in whatever case form of Russian or English they stand."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

from attrs import frozen

from syriatimeline.errors import QueryError
from syriatimeline.query.words import WORD, Stems, first_letters, folded_text, words_of

__all__ = ["searched_for"]

_QUOTED = re.compile(r"[\"“„«](.*)[\"”“»]", re.DOTALL)
_BEGUN = re.compile(r"[^\W_]\*\Z")
#: A sign that no text has.
_BETWEEN = "\x1f"


def searched_for(values: Iterable[object]) -> Callable[[Iterable[str]], bool]:
    """A test of several texts together: whether one of them holds one of the values.

    Args:
        values: Words, which must follow each other in one text, in any case form; the last one
            may end in ``*`` for any continuation. In quotation marks: characters, which must
            stand so, in small or capital letters, and may be part of words.

    Raises:
        QueryError: A value has nothing to look for.

    >>> searched_for(["российские базы"])(["на российских базах"])
    True
    """
    stems = Stems()
    asked = [_asked(value) for value in values]
    exact = [text for quoted, text in asked if quoted]
    phrases = [_Phrase.of(text, stems) for quoted, text in asked if not quoted]

    def test(texts: Iterable[str]) -> bool:
        joined = _BETWEEN.join(texts)
        return _contains(joined, exact) or _holds(joined, phrases)

    return test


def _contains(texts: str, exact: Sequence[str]) -> bool:
    if not exact:
        return False
    folded = texts.casefold()
    return any(each in folded for each in exact)


def _holds(texts: str, phrases: Sequence[_Phrase]) -> bool:
    if not phrases:
        return False
    folded = folded_text(texts)
    # Most texts lack the first letters of a word that is asked for, which is soon seen.
    likely = [each for each in phrases if all(letters in folded for letters in each.letters)]
    if not likely:
        return False
    found = [WORD.findall(text) for text in folded.split(_BETWEEN)]
    return any(each.stands_in(words) for each in likely for words in found)


def _asked(value: object) -> tuple[bool, str]:
    """Whether it stands in quotation marks, and what is looked for."""
    if not isinstance(value, str) or not value.strip():
        raise QueryError(f"text={value!r} is no text to look for; give one or more words")
    quoted = _QUOTED.fullmatch(value.strip())
    if quoted is None:
        return False, value.strip()
    if not quoted[1].strip():
        raise QueryError(f"text={value!r} has nothing between its quotation marks; put words there")
    return True, quoted[1].casefold()


@frozen(eq=False)
class _Phrase:
    """Words that follow each other.

    Attributes:
        words: Their stems; the last one as it is where only its beginning is given.
        begun: Whether that is so.
        stems: Works out the stems of a text.
        letters: Letters that a text must have, or the words are not in it.
    """

    words: tuple[str, ...]
    begun: bool
    stems: Stems
    letters: tuple[str, ...]

    @classmethod
    def of(cls, text: str, stems: Stems) -> _Phrase:
        begun = text.endswith("*")
        words = words_of(text)
        if "*" in text.removesuffix("*") or (begun and not _BEGUN.search(text)):
            raise QueryError(
                f"text={text!r}: * stands only at the end, after the beginning of a word"
            )
        if not words:
            raise QueryError(
                f"text={text!r} has no word; put signs into quotation marks to find them"
            )
        last = words[-1:] if begun else [stems.of(words[-1])]
        found = (*map(stems.of, words[:-1]), *last)
        return cls(found, begun, stems, tuple(map(first_letters, found)))

    def stands_in(self, found: Sequence[str]) -> bool:
        """Whether the words of a text hold it."""
        of = self.stems.of
        if not self.begun:
            return _line(self.words) in _line(map(of, found))
        *before, start = self.words
        many = len(before)
        return any(
            found[at].startswith(start) and before == [*map(of, found[at - many : at])]
            for at in range(many, len(found))
        )


def _line(words: Iterable[str]) -> str:
    # No word holds a space, so what is found in it are whole words, and found in linear time.
    return f" {' '.join(words)} "
