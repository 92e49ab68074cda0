"""Searching texts by words, in whatever case form of Russian or English they stand."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence

from attrs import field, frozen

from syriatimeline.errors import QueryError

__all__ = ["Stems", "searched_for", "words_of"]

#: A word holds an apostrophe, as in Syria's; a hyphen parts words.
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
#: Characters that change no word: stress marks, the dot that «İ» leaves in small letters, soft
#: hyphens, characters without width. One by one, since that is far faster than a pattern.
_MARKS = "\u0300\u0301\u0307\u00ad\u200b\u200c\u200d\u200e\u200f"
_QUOTED = re.compile(r"[\"“„«](.*)[\"”“»]", re.DOTALL)
_RUSSIAN = re.compile("[а-яѐ-џ]+")
_ENGLISH = re.compile("[a-z']+")
#: A sign that no text has.
_BETWEEN = "\x1f"
_BEGUN = re.compile(r"[^\W_]\*\Z")

#: Shorter words are their own stem, and no stem is shorter: too many would be alike.
_SHORTEST = 3


def words_of(text: str) -> list[str]:
    """The words of a text as they are compared: small letters, «е» for «ё».

    >>> words_of("Syria’s «Тёплый» порт")
    ["syria's", 'теплый', 'порт']
    """
    return _WORD.findall(_folded(text))


def _folded(text: str) -> str:
    folded = unicodedata.normalize("NFC", text).casefold().replace("ё", "е")
    for mark in _MARKS:
        folded = folded.replace(mark, "")
    return folded.replace("’", "'")


@frozen(eq=False)
class Stems:
    """What the case forms of a word share, by the Snowball rules of its language.

    Letters tell the language: Cyrillic ones are read as Russian, Latin ones as English. Words of
    other letters, with digits, or of fewer than three letters stand for themselves.

    >>> stems = Stems()
    >>> stems.of("базы") == stems.of("базой"), stems.of("attacks") == stems.of("attacked")
    (True, True)
    """

    # Each word is worked out once for a search: texts repeat their words.
    _known: dict[str, str] = field(factory=dict, init=False, repr=False)
    _english: Callable[[str], str] = field(init=False, repr=False)
    _russian: Callable[[str], str] = field(init=False, repr=False)

    def __attrs_post_init__(self) -> None:
        # A stemmer keeps the word that it works on, so no two searches share one. Those of the
        # module are taken: its own choice depends on what else is installed.
        from snowballstemmer.english_stemmer import EnglishStemmer
        from snowballstemmer.russian_stemmer import RussianStemmer

        object.__setattr__(self, "_english", EnglishStemmer().stemWord)
        object.__setattr__(self, "_russian", RussianStemmer().stemWord)

    def of(self, word: str) -> str:
        """The stem of a word of :func:`words_of`."""
        found = self._known.get(word)
        if found is None:
            found = self._known[word] = self._stem(word)
        return found

    def _stem(self, word: str) -> str:
        if _ENGLISH.fullmatch(word):
            found = self._english(word)
            return found if len(found) >= _SHORTEST else word
        if not _RUSSIAN.fullmatch(word):
            return word
        # «Песков» looks like the plural of «песок», «Пескова» has an ending less than that:
        # only when nothing more falls off do the two meet.
        while len(shorter := self._russian(word)) >= _SHORTEST and shorter != word:
            word = shorter
        return word


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
    folded = _folded(texts)
    # Most texts lack the first letters of a word that is asked for, which is soon seen.
    likely = [each for each in phrases if all(letters in folded for letters in each.letters)]
    if not likely:
        return False
    found = [_WORD.findall(text) for text in folded.split(_BETWEEN)]
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
        return cls(found, begun, stems, tuple(map(_first_letters, found)))

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


def _first_letters(stem: str) -> str:
    """What every form of a word begins with: forms of an English one may have y or i in them."""
    return re.split("[iy]", stem, maxsplit=1)[0][:_SHORTEST]


def _line(words: Iterable[str]) -> str:
    # No word holds a space, so what is found in it are whole words, and found in linear time.
    return f" {' '.join(words)} "
